//! A call being played and kept: every command goes through here, so that nothing happens unwritten.

use super::keeping::{JournalFile, Notice};
use crate::call::Call;
use crate::call::command::Command;
use crate::call::deed::Deed;
use crate::call::event::Event;
use crate::call::play::{Step, When};
use crate::call::refusal::Refusal;
use crate::call::run::{NotDone, Running};

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
        let events = self.running.call.handle(at_ms, command)?.to_vec();
        if !events.is_empty() {
            self.notices.extend(self.kept.append(&events));
        }
        Ok(events)
    }

    /// Does something as it was written. What it brought, the passing of time included.
    ///
    /// # Errors
    ///
    /// Why it was not done; what time itself brought has then happened all the same, and is kept.
    pub fn deed(&mut self, at_ms: u64, deed: &Deed) -> Result<Vec<Event>, NotDone> {
        let mut happened = self.pass(at_ms).map_err(NotDone::Refused)?;
        if let Some(command) = self.running.command(deed).map_err(NotDone::Fault)? {
            happened.extend(self.handle(at_ms, command).map_err(NotDone::Refused)?);
        }
        Ok(happened)
    }

    /// Does a step of a play at its time.
    ///
    /// # Errors
    ///
    /// See [`Playing::deed`].
    pub fn step(&mut self, step: &Step) -> Result<Vec<Event>, NotDone> {
        let mut happened = Vec::new();
        if step.when == When::Then && self.call().now_ms() == 0 {
            // The opening is said at nought; before the first command it has not been yet.
            happened = self.pass(0).map_err(NotDone::Refused)?;
        }
        let due_ms = self.running.due_ms(step);
        happened.extend(self.deed(due_ms, &step.deed)?);
        Ok(happened)
    }
}
