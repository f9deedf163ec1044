//! A reel at a moment: so many steps done, and the clock of the call at some time.

use super::clock::CallClock;
use super::reel::{Frame, Reel};
use crate::call::Call;
use crate::call::command::Command;
use crate::call::view::View;

/// A reel at a moment.
pub struct Film {
    reel: Reel,
    call: Call,
    clock: CallClock,
    // For those who are to hear nothing although the clock goes on.
    silence: CallClock,
    done: usize,
    happened: usize,
    view: View,
    // What the view was made from: things that happened, and turns begun.
    seen: (usize, usize),
}

impl Film {
    /// A reel at its start: the call rings.
    pub fn new(reel: Reel) -> Film {
        let mut call = reel.call_at(0);
        let mut silence = CallClock::stepped(0);
        silence.pause();
        let view = call.view();
        let mut film = Film {
            reel,
            call,
            clock: CallClock::stepped(0),
            silence,
            done: 0,
            happened: 0,
            view,
            seen: (0, 0),
        };
        film.place(0, 0);
        film
    }

    /// The reel.
    pub fn reel(&self) -> &Reel {
        &self.reel
    }

    /// The call at this moment.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// Its clock.
    pub fn clock(&self) -> &CallClock {
        &self.clock
    }

    /// A clock that stands still, by which nothing is heard.
    pub fn silence(&self) -> &CallClock {
        &self.silence
    }

    /// What is shown.
    pub fn view(&self) -> &View {
        &self.view
    }

    /// The time of the call, in milliseconds since it began.
    pub fn now_ms(&self) -> u64 {
        self.clock.now_ms()
    }

    /// How many steps are done.
    pub fn done(&self) -> usize {
        self.done
    }

    /// The step done last.
    pub fn last(&self) -> Option<&Frame> {
        self.reel.frames.get(self.done.checked_sub(1)?)
    }

    /// The step done next.
    pub fn next(&self) -> Option<&Frame> {
        self.reel.frames.get(self.done)
    }

    /// The step that is being set about, or is being said; none while nothing is.
    pub fn begun(&self) -> Option<&Frame> {
        self.next().filter(|it| it.begins_ms <= self.now_ms())
    }

    /// Whether every step is done.
    pub fn is_over(&self) -> bool {
        self.done >= self.reel.frames.len()
    }

    /// Whether the caller is being heard now.
    pub fn is_speaking(&self) -> bool {
        let now_ms = self.now_ms();
        let spoken = self.call.state().spoken.iter().rev();
        let mut recent = spoken.take_while(|it| it.until_ms > now_ms);
        recent.any(|it| it.from_ms <= now_ms)
    }

    /// Lets the clock stand still, or go on.
    pub fn hold(&mut self, still: bool) {
        if still && !self.clock.is_paused() {
            self.clock.pause();
        } else if !still {
            self.clock.go_on();
        }
    }

    /// Runs on to this time, but not beyond the next step.
    pub fn run_to(&mut self, at_ms: u64) {
        let most_ms = self.next().map_or(at_ms, |it| it.at_ms);
        let at_ms = at_ms.min(most_ms).max(self.now_ms());
        self.place(self.done, at_ms);
    }

    /// Does the next step, at its time.
    pub fn step(&mut self) {
        if let Some(at_ms) = self.next().map(|it| it.at_ms) {
            self.place(self.done + 1, at_ms);
        }
    }

    /// Goes to where so many steps were done, forward or back.
    pub fn go_to_step(&mut self, done: usize) {
        let done = done.min(self.reel.frames.len());
        let last = done.checked_sub(1).and_then(|it| self.reel.frames.get(it));
        let at_ms = last.map_or(0, |it| it.at_ms);
        self.place(done, at_ms);
    }

    /// Goes to a time, forward or back.
    pub fn go_to(&mut self, at_ms: u64) {
        let at_ms = at_ms.min(self.reel.ends_ms);
        let done = self.reel.frames.partition_point(|it| it.at_ms <= at_ms);
        self.place(done, at_ms);
    }

    /// Goes to where so many steps were done and its clock shows this time, or the nearest there is to it.
    pub fn stand(&mut self, done: usize, at_ms: u64) {
        let done = done.min(self.reel.frames.len());
        let last = done.checked_sub(1).and_then(|it| self.reel.frames.get(it));
        let least_ms = last.map_or(0, |it| it.at_ms);
        let next = self.reel.frames.get(done);
        let most_ms = next.map_or(self.reel.ends_ms, |it| it.at_ms);
        self.place(done, at_ms.min(most_ms).max(least_ms));
    }

    fn place(&mut self, done: usize, at_ms: u64) {
        let happened = self.reel.happened(done, at_ms);
        if happened != self.happened || at_ms < self.now_ms() {
            self.call = self.reel.call_at(happened);
            self.happened = happened;
        }
        self.done = done;
        // What time brings by now has happened already, so this moves the call's time and nothing else. A call that
        // is over stays where it ended.
        let _ = self.call.handle(at_ms, Command::Wait);
        if at_ms < self.now_ms() {
            let still = self.clock.is_paused();
            self.clock = CallClock::stepped(at_ms);
            self.hold(still);
        }
        self.clock.move_to(at_ms);
        self.look();
    }

    /// Makes the view again if anything in it has changed.
    fn look(&mut self) {
        let now_ms = self.now_ms();
        let spoken = &self.call.state().spoken;
        let begun = spoken.iter().filter(|it| it.from_ms <= now_ms).count();
        let seen = (self.happened, begun);
        if seen != self.seen {
            self.seen = seen;
            self.view = self.call.view();
        }
    }
}
