//! The time of a call from left to right: how long the line is, where a time stands on it, and which times
//! it names.

use super::account::Account;
use crate::debrief::Debrief;
use crate::debrief::item::Item;

/// Distances between two times of the axis, in seconds.
const STEPS_S: [u64; 12] = [10, 15, 30, 60, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200];

/// The time of a call from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Axis {
    /// Its length, in milliseconds. Never nothing.
    pub length_ms: u64,
}

/// A time the axis names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// The time, in seconds since the call began.
    pub at_s: u64,
    /// Whether the axis counts in seconds; in minutes, if not.
    pub in_seconds: bool,
}

impl Tick {
    /// How many seconds or minutes it is.
    pub fn count(self) -> u64 {
        if self.in_seconds {
            self.at_s
        } else {
            self.at_s / 60
        }
    }
}

impl Axis {
    /// As long as the call, and everything shown of it.
    pub fn of(debrief: &Debrief, account: &Account<'_>) -> Axis {
        let points = account
            .points
            .iter()
            .filter_map(|point| done_ms(point.item));
        let said = debrief.transcript.iter().map(|moment| moment.at_ms);
        let last_ms = points.chain(said).max().unwrap_or(0);
        Axis {
            length_ms: last_ms.max(debrief.length_ms).max(1_000),
        }
    }

    /// Where a time stands, in tenths of a per cent of the length.
    pub fn place_of(self, at_ms: u64) -> u32 {
        let place = at_ms.min(self.length_ms) * 1000 / self.length_ms.max(1);
        u32::try_from(place).unwrap_or(1000)
    }

    /// The times it names: round ones, and no more than this many, its beginning among them.
    pub fn ticks(self, most: u64) -> Vec<Tick> {
        let length_s = self.length_ms / 1000;
        let fits = |step: &&u64| length_s / **step < most;
        let step_s = *STEPS_S
            .iter()
            .find(fits)
            .unwrap_or(&STEPS_S[STEPS_S.len() - 1]);
        let ticks = 0..=length_s / step_s;
        ticks
            .map(|tick| Tick {
                at_s: tick * step_s,
                in_seconds: step_s < 60,
            })
            .collect()
    }
}

/// When a point was done, or else when its matter was said, in milliseconds since the call began.
pub fn done_ms(item: &Item) -> Option<u64> {
    item.at_ms.or(item.moment.as_ref().map(|it| it.at_ms))
}

#[cfg(test)]
mod tests {
    use super::Axis;

    #[test]
    fn places_are_tenths_of_a_per_cent() {
        let axis = Axis { length_ms: 60_000 };
        assert_eq!(axis.place_of(0), 0);
        assert_eq!(axis.place_of(20_000), 333);
        assert_eq!(axis.place_of(60_001), 1000);
    }

    #[test]
    fn it_names_a_few_times_whatever_the_length() {
        for (length_ms, last_s) in [
            (1_000, 0),
            (59_000, 45),
            (664_000, 9 * 60),
            (14_400_000, 240 * 60),
        ] {
            let ticks = Axis { length_ms }.ticks(5);
            assert!((1..=5).contains(&ticks.len()), "{length_ms}: {ticks:?}");
            assert_eq!(ticks[ticks.len() - 1].at_s, last_s, "{length_ms}");
        }
        let ticks = Axis { length_ms: 664_000 }.ticks(12);
        let counts: Vec<u64> = ticks.iter().map(|tick| tick.count()).collect();
        assert_eq!(counts, (0..=11).collect::<Vec<u64>>());
    }
}
