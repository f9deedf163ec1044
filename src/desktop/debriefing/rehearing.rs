//! Hearing a call again: where it stands, and the call as it stood then.

use super::tape::{By, Line, Tape};
use crate::call::Call;
use crate::learning::clock::CallClock;

/// From how far into a line the way back leads to its beginning, in milliseconds; until then it leads to the
/// line before.
const INTO_MS: u64 = 1_500;

/// A call that is heard again.
pub struct Rehearing {
    call: Call,
    happened: usize,
    clock: CallClock,
    by_hand: bool,
}

impl Rehearing {
    /// Begins at this time. By hand, its clock goes on only when it is moved.
    ///
    /// None where nothing is heard.
    pub fn at(tape: &Tape, at_ms: u64, by_hand: bool) -> Option<Rehearing> {
        let at_ms = at_ms.min(tape.length_ms);
        let happened = tape.happened_by(at_ms);
        Some(Rehearing {
            call: tape.call(happened)?,
            happened,
            clock: clock(at_ms, by_hand),
            by_hand,
        })
    }

    /// The call as it stood at the time that is heard.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// Its clock.
    pub fn clock(&self) -> &CallClock {
        &self.clock
    }

    /// The time that is heard, in milliseconds since the call began.
    pub fn now_ms(&self) -> u64 {
        self.clock.now_ms()
    }

    /// Whether it goes on.
    pub fn is_playing(&self) -> bool {
        !self.clock.is_paused()
    }

    /// Takes account of the time that went by. At the end it stands still.
    pub fn tick(&mut self, tape: &Tape) {
        if self.is_playing() && self.now_ms() >= tape.length_ms {
            self.stand_at(tape.length_ms);
            self.clock.pause();
        }
        self.follow(tape);
    }

    /// Lets it go on, or stand still. At its end it begins anew.
    pub fn play_or_pause(&mut self, tape: &Tape) {
        if self.is_playing() {
            self.clock.pause();
            return;
        }
        if self.now_ms() >= tape.length_ms {
            self.seek(tape, 0);
        }
        self.clock.go_on();
    }

    /// Goes to this time, and goes on or stands still there as before.
    pub fn seek(&mut self, tape: &Tape, at_ms: u64) {
        self.stand_at(at_ms.min(tape.length_ms));
        self.follow(tape);
    }

    /// Goes on by this many milliseconds, or back.
    pub fn seek_by(&mut self, tape: &Tape, by_ms: i64) {
        let at_ms = self.now_ms().saturating_add_signed(by_ms);
        self.seek(tape, at_ms);
    }

    /// Goes to the beginning of the next line.
    pub fn next_line(&mut self, tape: &Tape) {
        let now_ms = self.now_ms();
        let next = tape.lines.iter().find(|line| line.from_ms > now_ms);
        if let Some(next) = next {
            self.seek(tape, next.from_ms);
        }
    }

    /// Goes to the beginning of this line, or of the one before if this one has only begun.
    pub fn line_before(&mut self, tape: &Tape) {
        let now_ms = self.now_ms();
        let begun = tape.lines.iter().rev();
        let mut begun = begun.filter(|line| line.from_ms <= now_ms);
        let only_begun = |line: &&Line| now_ms - line.from_ms < INTO_MS;
        let from_ms = match begun.next() {
            Some(line) if only_begun(&line) => begun.next().map_or(0, |line| line.from_ms),
            Some(line) => line.from_ms,
            None => 0,
        };
        self.seek(tape, from_ms);
    }

    /// Whether something is being said.
    pub fn is_speaking(&self, tape: &Tape) -> bool {
        tape.is_speaking(self.now_ms())
    }

    /// Who is heard, and the words, if anything was said yet; and whether it is being said.
    pub fn heard<'t>(&self, tape: &'t Tape) -> Option<(By, &'t str, bool)> {
        let now_ms = self.now_ms();
        let line = tape.lines.get(tape.line_by(now_ms)?)?;
        Some((line.by, &line.text, line.until_ms > now_ms))
    }

    fn stand_at(&mut self, at_ms: u64) {
        let playing = self.is_playing();
        self.clock = clock(at_ms, self.by_hand);
        if !playing {
            self.clock.pause();
        }
    }

    fn follow(&mut self, tape: &Tape) {
        let happened = tape.happened_by(self.now_ms());
        if happened != self.happened
            && let Some(call) = tape.call(happened)
        {
            self.happened = happened;
            self.call = call;
        }
    }

    /// Moves a clock that goes by hand.
    #[cfg(test)]
    pub fn move_to(&mut self, at_ms: u64) {
        self.clock.move_to(at_ms);
    }
}

fn clock(at_ms: u64, by_hand: bool) -> CallClock {
    if by_hand {
        CallClock::stepped(at_ms)
    } else {
        CallClock::from(at_ms, false)
    }
}
