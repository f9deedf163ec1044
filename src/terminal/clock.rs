//! The clock of a call being played: real time, less the time it stood still.

use std::time::{Duration, Instant};

use crate::limits;

/// A wait that lasted this much longer than asked for is not waiting: the program was stopped, or the
/// machine slept.
const STOPPED: Duration = Duration::from_secs(2);

/// The clock of a call being played.
#[derive(Clone, Debug)]
pub struct CallClock {
    // Where the clock stood at `since`.
    base_ms: u64,
    // `None` while it stands still.
    since: Option<Instant>,
    untimed: bool,
}

impl CallClock {
    /// A clock that goes on from here; untimed, it moves only when it is moved.
    pub fn from(at_ms: u64, untimed: bool) -> CallClock {
        CallClock {
            base_ms: at_ms,
            since: (!untimed).then(Instant::now),
            untimed,
        }
    }

    /// The time of the call, in milliseconds since it began. It stops at the longest a call may last.
    pub fn now_ms(&self) -> u64 {
        let gone = self.since.map_or(Duration::ZERO, |since| since.elapsed());
        let gone_ms = u64::try_from(gone.as_millis()).unwrap_or(u64::MAX);
        self.base_ms.saturating_add(gone_ms).min(limits::CALL_MS)
    }

    /// Whether it moves by itself.
    pub fn runs(&self) -> bool {
        self.since.is_some()
    }

    /// Whether it moves only by what is said.
    pub fn is_untimed(&self) -> bool {
        self.untimed
    }

    /// Stops it.
    pub fn pause(&mut self) {
        self.base_ms = self.now_ms();
        self.since = None;
    }

    /// Lets it go on.
    pub fn go_on(&mut self) {
        if !self.untimed && self.since.is_none() {
            self.since = Some(Instant::now());
        }
    }

    /// Moves it forward to this time, if it is not there yet.
    pub fn move_to(&mut self, at_ms: u64) {
        self.base_ms += at_ms.saturating_sub(self.now_ms());
    }

    /// Takes account of a wait that should have lasted at most this long. Whether the program had been
    /// stopped meanwhile; that time does not count.
    pub fn waited(&mut self, began: Instant, at_most: Duration) -> bool {
        let over = began.elapsed().saturating_sub(at_most);
        match &mut self.since {
            Some(since) if over > STOPPED => {
                *since += over;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_untimed_clock_moves_only_when_it_is_moved_and_never_back() {
        let mut clock = CallClock::from(5_000, true);
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(clock.now_ms(), 5_000);
        clock.go_on();
        assert!(!clock.runs());
        clock.move_to(9_000);
        clock.move_to(8_000);
        assert_eq!(clock.now_ms(), 9_000);
    }

    #[test]
    fn moving_a_running_clock_to_a_time_it_has_passed_does_not_hurry_it() {
        let began = Instant::now();
        let mut clock = CallClock::from(0, false);
        for _ in 0..10 {
            std::thread::sleep(Duration::from_millis(3));
            clock.move_to(clock.now_ms());
        }
        assert!(u128::from(clock.now_ms()) <= began.elapsed().as_millis());
    }

    #[test]
    fn a_pause_takes_no_time() {
        let mut clock = CallClock::from(1_000, false);
        clock.pause();
        let at_ms = clock.now_ms();
        std::thread::sleep(Duration::from_millis(20));
        assert_eq!(clock.now_ms(), at_ms);
        clock.go_on();
        std::thread::sleep(Duration::from_millis(5));
        assert!(clock.now_ms() > at_ms);
    }

    #[test]
    fn time_in_which_the_program_was_stopped_does_not_count() {
        let now = Instant::now();
        let Some(long_ago) = now.checked_sub(Duration::from_secs(60)) else {
            return;
        };
        let mut clock = CallClock {
            base_ms: 0,
            since: Some(long_ago),
            untimed: false,
        };
        assert!(clock.waited(long_ago, Duration::from_millis(500)));
        assert!(clock.now_ms() < 1_000, "{}", clock.now_ms());
        assert!(!clock.waited(now, Duration::from_millis(500)));
    }
}
