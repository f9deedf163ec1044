//! Whether the output device still takes sound.

use std::time::{Duration, Instant};

/// How long a device may take no sound before it counts as lost. Devices that are changed for another take
/// about half a second.
const LOST: Duration = Duration::from_secs(2);
/// The most that the time between two looks counts for: between looks the machine may have slept.
const GAP: Duration = Duration::from_millis(600);

/// Whether the output device still takes sound: as long as it does, a clock of the output's own goes on.
#[derive(Clone, Debug, Default)]
pub(super) struct Pulse {
    last: Option<(Instant, (u64, u64))>,
    still: Duration,
}

impl Pulse {
    /// Looks at the output's clock; false when it has stood still for too long.
    pub fn beats(&mut self, now: Instant, ticks: (u64, u64)) -> bool {
        match self.last {
            Some((then, before)) if before == ticks => {
                self.still += now.saturating_duration_since(then).min(GAP);
            }
            _ => self.still = Duration::ZERO,
        }
        self.last = Some((now, ticks));
        self.still < LOST
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_goes_on_beats_and_one_that_stands_still_is_lost() {
        let began = Instant::now();
        let at = |ms| began + Duration::from_millis(ms);
        let mut pulse = Pulse::default();
        for tick in 0..100 {
            assert!(pulse.beats(at(tick * 100), (tick, 0)));
        }
        let mut lost_ms = 10_000;
        while pulse.beats(at(lost_ms), (99, 0)) {
            lost_ms += 100;
        }
        assert!((11_900..12_200).contains(&lost_ms), "{lost_ms}");
    }

    #[test]
    fn a_machine_that_slept_has_lost_nothing() {
        let began = Instant::now();
        let mut pulse = Pulse::default();
        assert!(pulse.beats(began, (5, 0)));
        assert!(pulse.beats(began + Duration::from_secs(3_600), (5, 0)));
        assert!(pulse.beats(began + Duration::from_secs(3_601), (6, 0)));
    }
}
