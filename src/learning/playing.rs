//! A call being played and kept: every command goes through here, so that nothing happens unwritten.

use super::keeping::{JournalFile, Notice};
use crate::call::Call;
use crate::call::command::Command;
use crate::call::deed::Deed;
use crate::call::event::Event;
use crate::call::play::Step;
use crate::call::refusal::Refusal;
use crate::call::run::{NotDone, Running, Shared};

/// A call being played and kept.
pub struct Playing {
    running: Running,
    kept: JournalFile,
    notices: Vec<Notice>,
}

impl Playing {
    /// A call and where it is kept.
    pub fn new(call: Call, kept: JournalFile, notice: Option<Notice>) -> Playing {
        Playing {
            running: Running::new(call),
            kept,
            notices: notice.into_iter().collect(),
        }
    }

    /// The call.
    pub fn call(&self) -> &Call {
        &self.running.call
    }

    /// The call, for a view.
    pub fn call_mut(&mut self) -> &mut Call {
        &mut self.running.call
    }

    /// Where it is kept.
    pub fn kept(&self) -> &JournalFile {
        &self.kept
    }

    /// Makes ready what is needed when something is asked.
    pub fn prepare(&self) {
        self.running.prepare();
    }

    /// Whether what is needed when something is asked is at hand.
    pub fn is_ready(&self) -> bool {
        self.running.is_ready()
    }

    /// Puts out of memory what is made again when it is needed.
    pub fn rest(&mut self) {
        self.running.rest();
    }

    /// When a step of a play would be due if it were the next thing done, in milliseconds since the call began.
    pub fn due_ms(&self, step: &Step) -> u64 {
        self.running.due_ms(step)
    }

    /// What there is to tell of the keeping, told once.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Lets time pass.
    ///
    /// # Errors
    ///
    /// When the call is over or has lasted too long.
    pub fn pass(&mut self, at_ms: u64) -> Result<Vec<Event>, Refusal> {
        self.handle(at_ms, Command::Wait)
    }

    /// Does something. What it brought.
    ///
    /// # Errors
    ///
    /// Why it was not done; the call is as it was.
    pub fn handle(&mut self, at_ms: u64, command: Command) -> Result<Vec<Event>, Refusal> {
        let happened = self.running.call.handle(at_ms, command)?.to_vec();
        self.keep(happened, Ok(()))
    }

    /// Does something as it was written. What it brought, the passing of time included.
    ///
    /// # Errors
    ///
    /// Why it was not done; what time itself brought has then happened all the same, and is kept.
    pub fn deed(&mut self, at_ms: u64, deed: &Deed) -> Result<Vec<Event>, NotDone> {
        let mut happened = Vec::new();
        let done = self.running.deed(at_ms, deed, &mut happened);
        self.keep(happened, done)
    }

    /// Does a step of a play at its time.
    ///
    /// # Errors
    ///
    /// See [`Playing::deed`].
    pub fn step(&mut self, step: &Step) -> Result<Vec<Event>, NotDone> {
        let mut happened = Vec::new();
        let done = self.running.step(step, &mut happened);
        self.keep(happened, done)
    }

    /// Takes over what happened in the call this one follows. What it was here.
    pub fn follow(&mut self, led: &[Event]) -> Vec<Event> {
        let call = &mut self.running.call;
        let happened: Vec<Event> = led.iter().filter_map(|it| call.follow(it)).collect();
        let kept: Result<Vec<Event>, std::convert::Infallible> = self.keep(happened, Ok(()));
        kept.unwrap_or_default()
    }

    /// What would be made of these words if they were said now: the meaning the caller would take them to have, in the words
    /// in which a trainee is asked what was meant. `None` where the caller would not understand.
    pub fn meaning(&self, words: &str) -> Option<String> {
        self.running.meaning(words)
    }

    /// Tries again to write what could not be written.
    pub fn catch_up(&mut self) {
        self.notices.extend(self.kept.catch_up());
    }

    /// Takes what is large from other calls of the same scenario and seed.
    pub fn share(&mut self, shared: &Shared) {
        self.running.share(shared);
    }

    fn keep<E>(&mut self, happened: Vec<Event>, done: Result<(), E>) -> Result<Vec<Event>, E> {
        if !happened.is_empty() {
            self.notices.extend(self.kept.append(&happened));
        }
        done.map(|()| happened)
    }
}
