//! The call from left to right, laid out for a drawing of any width.
//!
//! Places are in tenths of a per cent of the width, so that the drawing stretches while its words keep their
//! size. Labels are put in lanes that hold at [`NARROWEST_PX`] and wider; a narrower page leaves the words out.

use super::account::{Account, point_word, verdict_word, what};
use super::axis::{self, Axis, done_ms};
use super::lanes::Lanes;
use crate::call::clock;
use crate::debrief::Debrief;
use crate::debrief::item::Verdict;

/// The narrowest drawing whose labels are kept apart, in pixels.
const NARROWEST_PX: u32 = 620;
/// A generous width of a character of a label, in pixels.
const CHAR_PX: u32 = 8;
/// The most times the axis names, its beginning among them.
const TICKS: u64 = 5;
/// From where a label stands to the left of its place, in tenths of a per cent.
const NEAR_THE_END: u32 = 930;
/// Where the first lane is, and how far apart lanes are, in pixels from the top.
const FIRST_LANE_PX: u32 = 66;
const LANE_PX: u32 = 20;

/// The drawing's parts.
#[derive(Clone, Debug)]
pub(super) struct Timeline {
    /// When the fear was raised, each time.
    pub raises: Vec<Raise>,
    /// When somebody spoke.
    pub spoken: Vec<String>,
    /// Points with a place in time, by time.
    pub spots: Vec<Spot>,
    /// The times named on the axis.
    pub ticks: Vec<Tick>,
    /// The height of the whole, in pixels.
    pub height: u32,
    /// Where the axis' words stand, in pixels from the top.
    pub axis_y: u32,
}

/// A time the fear was raised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Raise {
    pub x: String,
    pub number: usize,
    pub time: String,
}

/// A point at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub x: String,
    pub y: u32,
    pub text_y: u32,
    /// Its number in the account.
    pub number: usize,
    pub time: String,
    pub what: String,
    /// "Check", "Check: missed".
    pub label: String,
    pub verdict: &'static str,
    /// How it is drawn: "met", "late" or "open".
    pub class: &'static str,
    /// Whether its label stands to the left of it.
    pub at_end: bool,
}

/// A time named on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tick {
    pub x: String,
    pub words: String,
    pub at_start: bool,
    pub at_end: bool,
}

impl Timeline {
    pub fn of(debrief: &Debrief, account: &Account<'_>) -> Timeline {
        let axis = Axis::of(debrief, account);
        let raises = debrief.concern.raised_at_ms.iter().enumerate();
        let spoken = debrief.transcript.iter();
        let (spots, lanes) = spots(account, axis);
        let axis_y = FIRST_LANE_PX + LANE_PX * lanes + 10;
        Timeline {
            raises: raises
                .map(|(place, at_ms)| Raise {
                    x: percent(axis.place_of(*at_ms)),
                    number: place + 1,
                    time: clock(*at_ms),
                })
                .collect(),
            spoken: spoken
                .map(|moment| percent(axis.place_of(moment.at_ms)))
                .collect(),
            spots,
            ticks: ticks(axis),
            height: axis_y + 8,
            axis_y,
        }
    }
}

fn percent(place: u32) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

fn ticks(axis: Axis) -> Vec<Tick> {
    let words = |tick: axis::Tick| {
        let unit = if tick.in_seconds { "s" } else { "min" };
        format!("{} {unit}", tick.count())
    };
    let ticks = axis.ticks(TICKS).into_iter();
    ticks
        .map(|tick| {
            let place = axis.place_of(tick.at_s * 1000);
            Tick {
                x: percent(place),
                words: words(tick),
                at_start: tick.at_s == 0,
                at_end: place > NEAR_THE_END,
            }
        })
        .collect()
}

/// The points in lanes such that no two labels of a lane touch, and how many lanes there are.
fn spots(account: &Account<'_>, axis: Axis) -> (Vec<Spot>, u32) {
    let mut timed: Vec<_> = account
        .points
        .iter()
        .filter_map(|point| Some((done_ms(point.item)?, point)))
        .collect();
    timed.sort_by_key(|(at_ms, point)| (*at_ms, point.number));
    let mut lanes = Lanes::new(NARROWEST_PX);
    let mut spots = Vec::with_capacity(timed.len());
    for (at_ms, point) in timed {
        let place = axis.place_of(at_ms);
        let verdict = verdict_word(point.item.verdict);
        let label = if point.is_met() {
            point_word(point.item.point).to_owned()
        } else {
            format!(
                "{}: {}",
                point_word(point.item.point),
                verdict.to_lowercase()
            )
        };
        let chars = label.chars().count() + point.number.to_string().len() + 1;
        let label_px = u32::try_from(chars).unwrap_or(u32::MAX / CHAR_PX) * CHAR_PX;
        let placed = lanes.put(place * NARROWEST_PX / 1000, label_px);
        let y = FIRST_LANE_PX + LANE_PX * placed.lane;
        spots.push(Spot {
            x: percent(place),
            y,
            text_y: y + 4,
            number: point.number,
            time: clock(at_ms),
            what: what(point.item),
            label,
            verdict,
            class: class_of(point.item.verdict),
            at_end: placed.at_end,
        });
    }
    (spots, lanes.count())
}

fn class_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Late => "late",
        Verdict::Missed | Verdict::Wrong => "open",
    }
}

#[cfg(test)]
mod tests {
    use super::{Axis, percent, ticks};

    #[test]
    fn places_are_tenths_of_a_per_cent() {
        let axis = Axis { length_ms: 60_000 };
        assert_eq!(percent(axis.place_of(0)), "0.0%");
        assert_eq!(percent(axis.place_of(20_000)), "33.3%");
        assert_eq!(percent(axis.place_of(60_001)), "100.0%");
    }

    #[test]
    fn the_axis_names_a_few_times_whatever_the_length() {
        for (length_ms, last) in [
            (1_000, "0 s"),
            (59_000, "45 s"),
            (664_000, "9 min"),
            (14_400_000, "240 min"),
        ] {
            let ticks = ticks(Axis { length_ms });
            assert!((1..=5).contains(&ticks.len()), "{length_ms}: {ticks:?}");
            assert_eq!(ticks[ticks.len() - 1].words, last, "{length_ms}");
        }
    }
}
