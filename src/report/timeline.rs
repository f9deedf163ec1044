//! The call from left to right, laid out for a drawing of any width.
//!
//! Places are in tenths of a per cent of the width, so that the drawing stretches while its words keep their
//! size. Labels are put in lanes that hold at [`NARROWEST_PX`] and wider; a narrower page leaves the words out.

use super::account::{Account, point_word, verdict_word, what};
use crate::call::clock;
use crate::debrief::Debrief;
use crate::debrief::item::Verdict;

/// The narrowest drawing whose labels are kept apart, in pixels.
const NARROWEST_PX: u32 = 620;
/// A generous width of a character of a label, in pixels.
const CHAR_PX: u32 = 8;
/// The mark and the gaps beside a label, in pixels.
const AROUND_PX: u32 = 26;
/// The most times the axis names, its beginning among them.
const TICKS: u64 = 6;
/// Distances between two times of the axis, in seconds.
const STEPS_S: [u64; 12] = [10, 15, 30, 60, 120, 180, 300, 600, 900, 1_800, 3_600, 7_200];
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
        let length_ms = longest_ms(debrief, account);
        let raises = debrief.concern.raised_at_ms.iter().enumerate();
        let spoken = debrief.transcript.iter();
        let (spots, lanes) = spots(account, length_ms);
        let axis_y = FIRST_LANE_PX + LANE_PX * lanes + 10;
        Timeline {
            raises: raises
                .map(|(place, at_ms)| Raise {
                    x: percent(place_of(*at_ms, length_ms)),
                    number: place + 1,
                    time: clock(*at_ms),
                })
                .collect(),
            spoken: spoken
                .map(|moment| percent(place_of(moment.at_ms, length_ms)))
                .collect(),
            spots,
            ticks: ticks(length_ms),
            height: axis_y + 8,
            axis_y,
        }
    }
}

/// The length of the axis: the call, and everything shown on it. Never nothing.
fn longest_ms(debrief: &Debrief, account: &Account<'_>) -> u64 {
    let points = account
        .points
        .iter()
        .filter_map(|point| done_ms(point.item));
    let said = debrief.transcript.iter().map(|moment| moment.at_ms);
    let last_ms = points.chain(said).max().unwrap_or(0);
    last_ms.max(debrief.length_ms).max(1_000)
}

/// When a point was done, or else when its matter was said.
fn done_ms(item: &crate::debrief::item::Item) -> Option<u64> {
    item.at_ms.or(item.moment.as_ref().map(|it| it.at_ms))
}

fn place_of(at_ms: u64, length_ms: u64) -> u32 {
    let place = at_ms.min(length_ms) * 1000 / length_ms.max(1);
    u32::try_from(place).unwrap_or(1000)
}

fn percent(place: u32) -> String {
    format!("{}.{}%", place / 10, place % 10)
}

fn ticks(length_ms: u64) -> Vec<Tick> {
    let length_s = length_ms / 1000;
    let fits = |step: &&u64| length_s / **step < TICKS;
    let step_s = *STEPS_S
        .iter()
        .find(fits)
        .unwrap_or(&STEPS_S[STEPS_S.len() - 1]);
    (0..=length_s / step_s)
        .map(|tick| {
            let place = place_of(tick * step_s * 1000, length_ms);
            Tick {
                x: percent(place),
                words: if step_s < 60 {
                    format!("{} s", tick * step_s)
                } else {
                    format!("{} min", tick * step_s / 60)
                },
                at_start: tick == 0,
                at_end: place > NEAR_THE_END,
            }
        })
        .collect()
}

/// The points in lanes such that no two labels of a lane touch, and how many lanes there are.
fn spots(account: &Account<'_>, length_ms: u64) -> (Vec<Spot>, u32) {
    let mut timed: Vec<_> = account
        .points
        .iter()
        .filter_map(|point| Some((done_ms(point.item)?, point)))
        .collect();
    timed.sort_by_key(|(at_ms, point)| (*at_ms, point.number));
    let mut ends_px: Vec<u32> = Vec::new();
    let mut spots = Vec::with_capacity(timed.len());
    for (at_ms, point) in timed {
        let place = place_of(at_ms, length_ms);
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
        let wide_px = u32::try_from(chars).unwrap_or(u32::MAX / CHAR_PX) * CHAR_PX + AROUND_PX;
        let at_px = place * NARROWEST_PX / 1000;
        let at_end = at_px + wide_px > NARROWEST_PX;
        let (from_px, until_px) = if at_end {
            (at_px.saturating_sub(wide_px), at_px + AROUND_PX / 2)
        } else {
            (at_px.saturating_sub(AROUND_PX / 2), at_px + wide_px)
        };
        let lane = lane_for(&mut ends_px, from_px, until_px);
        let y = FIRST_LANE_PX + LANE_PX * lane;
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
            at_end,
        });
    }
    (
        spots,
        u32::try_from(ends_px.len()).unwrap_or(u32::MAX / LANE_PX),
    )
}

fn lane_for(ends_px: &mut Vec<u32>, from_px: u32, until_px: u32) -> u32 {
    let free = ends_px.iter().position(|end_px| *end_px <= from_px);
    let lane = free.unwrap_or_else(|| {
        ends_px.push(0);
        ends_px.len() - 1
    });
    ends_px[lane] = until_px;
    u32::try_from(lane).unwrap_or(u32::MAX / LANE_PX)
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
    use super::{lane_for, percent, place_of, ticks};

    #[test]
    fn places_are_tenths_of_a_per_cent() {
        assert_eq!(percent(place_of(0, 60_000)), "0.0%");
        assert_eq!(percent(place_of(20_000, 60_000)), "33.3%");
        assert_eq!(percent(place_of(60_001, 60_000)), "100.0%");
    }

    #[test]
    fn the_axis_names_a_few_times_whatever_the_length() {
        for (length_ms, last) in [
            (1_000, "0 s"),
            (59_000, "45 s"),
            (664_000, "10 min"),
            (14_400_000, "240 min"),
        ] {
            let ticks = ticks(length_ms);
            assert!((1..=6).contains(&ticks.len()), "{length_ms}: {ticks:?}");
            assert_eq!(ticks[ticks.len() - 1].words, last, "{length_ms}");
        }
    }

    #[test]
    fn labels_of_a_lane_do_not_touch() {
        let mut ends_px = Vec::new();
        let lanes = [(0, 100), (50, 150), (100, 180), (120, 300), (149, 200)]
            .map(|(from_px, until_px)| lane_for(&mut ends_px, from_px, until_px));
        assert_eq!(lanes, [0, 1, 0, 2, 3]);
    }
}
