//! The clock of a call being played: real time, less the time it stood still.
//!
//! Front ends give the rules the time; this is where they have it from. It can go with real time, go at half speed
//! while the caller is silent, stand still while the trainee thinks, or be stepped by a test or a film.

use std::time::{Duration, Instant};

use crate::call::Call;
use crate::limits;

/// A wait that lasted this much longer than asked for is not waiting: the program was stopped, or the
/// machine slept.
const STOPPED: Duration = Duration::from_secs(2);
/// How much slower a slow clock goes while the caller is silent.
const SLOWER: u32 = 2;

/// The clock of a call being played.
///
/// ```
/// use warning_signs::learning::clock::CallClock;
///
/// let mut clock = CallClock::stepped(4_000);
/// assert!(clock.runs());
/// clock.move_to(9_000);
/// assert_eq!(clock.now_ms(), 9_000);
/// ```
#[derive(Clone, Debug)]
pub struct CallClock {
    // Where the clock stood at `since`, or stands while there is none.
    base: Duration,
    since: Option<Instant>,
    moved_by: MovedBy,
    paused: bool,
    slow: bool,
    silent: bool,
}

/// What moves a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MovedBy {
    /// Real time.
    Time,
    /// What is said, and nothing else.
    Speech,
    /// Whoever holds it; to everybody else it looks like one that real time moves.
    Hand,
}

impl CallClock {
    /// The clock of this call, going on from where the call stands, on the call's terms.
    pub fn of(call: &Call) -> CallClock {
        let mut clock = CallClock::from(call.now_ms(), call.terms().untimed);
        clock.set_slow(call.terms().slowed);
        clock
    }

    /// A clock that goes on from here; untimed, it moves only when it is moved.
    pub fn from(at_ms: u64, untimed: bool) -> CallClock {
        let moved_by = if untimed {
            MovedBy::Speech
        } else {
            MovedBy::Time
        };
        CallClock::begin(at_ms, moved_by)
    }

    /// A clock for tests and films: it says that it runs, and moves only by [`CallClock::move_to`]. The terms of the
    /// call are no matter to it, so that a film of an ordinary call is not taken for an untimed one.
    pub fn stepped(at_ms: u64) -> CallClock {
        CallClock::begin(at_ms, MovedBy::Hand)
    }

    fn begin(at_ms: u64, moved_by: MovedBy) -> CallClock {
        CallClock {
            base: Duration::from_millis(at_ms),
            since: (moved_by == MovedBy::Time).then(Instant::now),
            moved_by,
            paused: false,
            slow: false,
            silent: false,
        }
    }

    /// The time of the call, in milliseconds since it began. It stops at the longest a call may last.
    pub fn now_ms(&self) -> u64 {
        let now_ms = u64::try_from(self.now().as_millis()).unwrap_or(u64::MAX);
        now_ms.min(limits::CALL_MS)
    }

    fn now(&self) -> Duration {
        let gone = self.since.map_or(Duration::ZERO, |since| since.elapsed());
        self.base.saturating_add(gone / self.divisor())
    }

    fn divisor(&self) -> u32 {
        if self.slow && self.silent { SLOWER } else { 1 }
    }

    /// Begins to count anew from now, so that what follows does not change what has gone by.
    fn settle(&mut self) {
        self.base = self.now();
        if self.since.is_some() {
            self.since = Some(Instant::now());
        }
    }

    /// Whether the time of the call goes on: not while it is paused, and never for an untimed one, which moves only
    /// when it is moved.
    pub fn runs(&self) -> bool {
        !self.paused && !self.is_untimed()
    }

    /// Whether it was stopped by [`CallClock::pause`].
    pub fn is_paused(&self) -> bool {
        self.paused
    }

    /// Whether it moves only by what is said.
    pub fn is_untimed(&self) -> bool {
        self.moved_by == MovedBy::Speech
    }

    /// Whether it goes at half speed while the caller is silent, for those who need longer to read, hear or type.
    pub fn is_slow(&self) -> bool {
        self.slow
    }

    /// Lets it go at half speed while the caller is silent, or not. The front end says when that is, with
    /// [`CallClock::silence`]; the caller's voice is never slowed.
    pub fn set_slow(&mut self, slow: bool) {
        if self.slow != slow {
            self.settle();
            self.slow = slow;
        }
    }

    /// Says whether the caller is silent now; to be said at each tick. Only a slow clock minds.
    pub fn silence(&mut self, silent: bool) {
        if self.silent != silent {
            self.settle();
            self.silent = silent;
        }
    }

    /// How long to wait, in real time, until it shows this time, as it goes now. `None` when it does not get there by
    /// itself.
    pub fn wait_until(&self, at_ms: u64) -> Option<Duration> {
        let gap = Duration::from_millis(at_ms).saturating_sub(self.now());
        let itself = self.since.is_some() || gap.is_zero();
        itself.then(|| gap.saturating_mul(self.divisor()))
    }

    /// Stops it.
    pub fn pause(&mut self) {
        if !self.is_untimed() {
            self.base = self.now();
            self.since = None;
            self.paused = true;
        }
    }

    /// Lets it go on.
    pub fn go_on(&mut self) {
        if self.paused {
            self.paused = false;
            self.since = (self.moved_by == MovedBy::Time).then(Instant::now);
        }
    }

    /// Moves it forward to this time, if it is not there yet.
    pub fn move_to(&mut self, at_ms: u64) {
        let to = Duration::from_millis(at_ms.min(limits::CALL_MS));
        self.base = self.base.saturating_add(to.saturating_sub(self.now()));
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

    /// A clock that began this long ago; `None` where the machine has not run for so long.
    fn begun(ago: Duration) -> Option<CallClock> {
        let mut clock = CallClock::from(0, false);
        clock.since = Some(Instant::now().checked_sub(ago)?);
        Some(clock)
    }

    #[test]
    fn an_untimed_clock_moves_only_when_it_is_moved_and_never_back() {
        let mut clock = CallClock::from(5_000, true);
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(clock.now_ms(), 5_000);
        clock.pause();
        clock.go_on();
        assert!(!clock.runs() && !clock.is_paused());
        clock.move_to(9_000);
        clock.move_to(8_000);
        assert_eq!(clock.now_ms(), 9_000);
        assert_eq!(clock.wait_until(9_001), None);
        assert_eq!(clock.wait_until(9_000), Some(Duration::ZERO));
    }

    #[test]
    fn a_stepped_clock_runs_and_moves_only_when_it_is_moved() {
        let mut clock = CallClock::stepped(5_000);
        std::thread::sleep(Duration::from_millis(5));
        assert_eq!(clock.now_ms(), 5_000);
        assert!(clock.runs() && !clock.is_untimed());
        clock.pause();
        assert!(!clock.runs());
        clock.go_on();
        assert!(clock.runs());
        clock.set_slow(true);
        clock.silence(true);
        clock.move_to(9_000);
        clock.move_to(8_000);
        assert_eq!(clock.now_ms(), 9_000);
        assert!(!clock.waited(Instant::now(), Duration::ZERO));
    }

    #[test]
    fn a_slow_clock_goes_at_half_speed_while_the_caller_is_silent() {
        let Some(mut clock) = begun(Duration::from_secs(60)) else {
            return;
        };
        // The first minute went by at full speed, and that is not taken back.
        clock.silence(true);
        clock.set_slow(true);
        let at_ms = clock.now_ms();
        assert!((60_000..61_000).contains(&at_ms), "{at_ms}");
        let wait = clock.wait_until(at_ms + 10_000).unwrap();
        assert!((19_000..=20_000).contains(&wait.as_millis()), "{wait:?}");

        let later = clock
            .since
            .and_then(|it| it.checked_sub(Duration::from_secs(60)));
        clock.since = later.or(clock.since);
        if later.is_some() {
            let now_ms = clock.now_ms();
            assert!((90_000..91_000).contains(&now_ms), "{now_ms}");
            // The caller speaks: what has gone by stays, and what follows is real time.
            clock.silence(false);
            assert!((90_000..91_500).contains(&clock.now_ms()));
            let wait = clock.wait_until(clock.now_ms() + 10_000).unwrap();
            assert!((9_000..=10_000).contains(&wait.as_millis()), "{wait:?}");
        }
    }

    #[test]
    fn silence_is_no_matter_to_a_clock_that_is_not_slow() {
        let Some(mut clock) = begun(Duration::from_secs(30)) else {
            return;
        };
        clock.silence(true);
        let wait = clock.wait_until(clock.now_ms() + 10_000).unwrap();
        assert!((9_000..=10_000).contains(&wait.as_millis()), "{wait:?}");
    }

    #[test]
    fn saying_the_same_again_and_again_loses_no_time() {
        let Some(mut clock) = begun(Duration::from_secs(30)) else {
            return;
        };
        clock.set_slow(true);
        for turn in 0..1_000 {
            clock.silence(turn % 2 == 0);
        }
        assert!(clock.now_ms() >= 30_000, "{}", clock.now_ms());
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
        assert_eq!(clock.wait_until(at_ms + 5), None);
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
        let Some(mut clock) = begun(Duration::from_secs(60)) else {
            return;
        };
        assert!(clock.waited(long_ago, Duration::from_millis(500)));
        assert!(clock.now_ms() < 1_000, "{}", clock.now_ms());
        assert!(!clock.waited(now, Duration::from_millis(500)));
    }
}
