//! A supervisor at a review: the shift, its clock, and what is told.

use std::time::{Duration, Instant};

use super::clock::CallClock;
use super::reviewing::Reviewing;
use crate::supervising::Shift;
use crate::supervising::command::Command;

/// A supervisor at a review.
pub struct ReviewSitting {
    reviewing: Reviewing,
    clock: CallClock,
    notices: Vec<String>,
    // What is shown goes by this: things that happened, and turns of a recording begun.
    seen: (u32, u16),
    views: u64,
    // When time was last let pass.
    looked: Instant,
}

/// How long it may be between two looks, with nobody in front of it.
const BETWEEN_LOOKS: Duration = Duration::from_secs(3);

impl ReviewSitting {
    /// Takes a review on, or goes on with one from where it stands.
    pub fn new(reviewing: Reviewing) -> ReviewSitting {
        let shift = reviewing.shift();
        let mut clock = CallClock::from(shift.now_ms(), shift.terms().untimed);
        clock.set_slow(shift.terms().slowed);
        ReviewSitting {
            seen: seen(shift, shift.now_ms()),
            reviewing,
            clock,
            notices: Vec::new(),
            views: 0,
            looked: Instant::now(),
        }
    }

    /// The same with a clock that moves only when it is moved: for what is played without a person.
    pub fn stepped(reviewing: Reviewing) -> ReviewSitting {
        let at_ms = reviewing.shift().now_ms();
        ReviewSitting {
            clock: CallClock::stepped(at_ms),
            ..ReviewSitting::new(reviewing)
        }
    }

    /// The review and where it is kept.
    pub fn reviewing(&self) -> &Reviewing {
        &self.reviewing
    }

    /// The review, once it is over.
    pub fn into_reviewing(self) -> Reviewing {
        self.reviewing
    }

    /// The shift.
    pub fn shift(&self) -> &Shift {
        self.reviewing.shift()
    }

    /// The clock.
    pub fn clock(&self) -> &CallClock {
        &self.clock
    }

    /// The clock, to be moved.
    pub fn clock_mut(&mut self) -> &mut CallClock {
        &mut self.clock
    }

    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        !self.shift().state().is_open()
    }

    /// Whether the supervisor has stopped the clock.
    pub fn is_paused(&self) -> bool {
        self.clock.is_paused()
    }

    /// The time of the review, in milliseconds since it began.
    pub fn now_ms(&self) -> u64 {
        self.clock.now_ms().max(self.shift().now_ms())
    }

    /// How often what is shown has changed since the review was taken on.
    pub fn views(&self) -> u64 {
        self.views
    }

    /// When what is shown will change by itself, in milliseconds since the review began; `None` where it will not.
    pub fn next_ms(&self) -> Option<u64> {
        let goes_on = !self.is_over() && self.clock.runs();
        self.shift().next_ms().filter(|_| goes_on)
    }

    /// What there is to tell of the keeping, told once.
    pub fn take_notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notices)
    }

    /// Lets time pass up to now. An untimed review hears a recording to its end at once.
    pub fn tick(&mut self) {
        if self.is_over() {
            return;
        }
        // A program that was stopped, or a machine that slept, is no supervisor who took long.
        self.clock.waited(self.looked, BETWEEN_LOOKS);
        self.looked = Instant::now();
        let hearing = self.shift().state().hearing;
        self.clock.silence(hearing.is_none());
        let at_ms = match hearing {
            Some(hearing) if self.clock.is_untimed() => hearing.until_ms,
            _ => self.now_ms(),
        };
        // Only a review that has lasted too long refuses to wait; the next thing done is then told so.
        let _ = self.reviewing.handle(at_ms, Command::Wait);
        self.clock.move_to(self.shift().now_ms());
        let fresh = self.reviewing.take_notices();
        self.notices.extend(fresh.iter().map(ToString::to_string));
        self.look();
    }

    /// Does something now.
    ///
    /// # Errors
    ///
    /// Why it was not done, in words for the supervisor.
    pub fn act(&mut self, command: Command) -> Result<(), String> {
        let at_any_time = matches!(command, Command::Leave | Command::End | Command::Open(_));
        if self.is_paused() && !at_any_time {
            return Err("The clock stands still. Let it go on first.".to_owned());
        }
        let at_ms = self.now_ms();
        let done = self.reviewing.handle(at_ms, command);
        let done = done.map(drop).map_err(|why| why.to_string());
        self.tick();
        self.look();
        done
    }

    /// Stops the clock. An untimed review's stands still in any case.
    pub fn pause(&mut self) {
        self.tick();
        self.clock.pause();
    }

    /// Lets it go on.
    pub fn go_on(&mut self) {
        self.clock.go_on();
    }

    fn look(&mut self) {
        let seen = seen(self.shift(), self.now_ms());
        if seen != self.seen {
            self.seen = seen;
            self.views += 1;
        }
    }
}

fn seen(shift: &Shift, now_ms: u64) -> (u32, u16) {
    let hearing = shift.state().hearing;
    let begun = hearing.map_or(0, |it| shift.begun(it.log, now_ms));
    (shift.state().events, begun)
}
