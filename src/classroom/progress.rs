//! How one trainee is getting on in a call, as the instructor sees it while it goes on. Nothing of it is a score.

use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::call::memory::Told;
use crate::call::state::Phase;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::{FactNo, LineNo};
use crate::scenario::script::{Grade, Urgency};
use crate::supervising::Shift;
use crate::supervising::state::Phase as ReviewPhase;

/// How one trainee is getting on in a call.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub struct Progress {
    /// Where the call is: one of the names of [`Phase`].
    pub phase: String,
    /// The time of the call, in milliseconds since it began.
    pub at_ms: u64,
    /// What was done last, one word: "ask", "mark", "search", …; empty before anything was done.
    pub last: String,
    /// How many things the trainee has done.
    pub done: u32,
    /// Facts that have been said, by their place in the script, in order.
    pub heard: Vec<u16>,
    /// Marks that stand: the line's number among the lines said, and the sign's id.
    pub marks: Vec<(u16, String)>,
    /// How many enquiries were made.
    pub enquiries: u16,
    /// How many entries stand in the log.
    pub log: u16,
    /// How many pieces of advice were given.
    pub advised: u16,
    /// The grade.
    pub grade: Option<Grade>,
    /// Referrals: the route's id, and how soon.
    pub referrals: Vec<(String, Urgency)>,
    /// Whether the log was submitted.
    pub submitted: bool,
    /// Whether the call is over, and whether it was left.
    pub over: bool,
    /// See `over`.
    pub left: bool,
    /// In a call that follows another: how much of that one has come over.
    #[serde(default)]
    pub followed: u32,
}

impl Progress {
    /// How a call stands after `done` things, of which this was the last.
    pub fn of(call: &Call, last: &str, done: u32) -> Progress {
        let state = call.state();
        Progress {
            phase: format!("{:?}", state.phase),
            at_ms: call.now_ms(),
            last: last.to_owned(),
            done,
            heard: heard(call),
            marks: marks(call),
            enquiries: count(state.enquiries.len()),
            log: count(state.standing_log().count()),
            advised: count(state.advised.len()),
            grade: state.grade.as_ref().map(|it| it.grade),
            referrals: referrals(call),
            // The supervisor answers at once, so whatever was submitted has had a word said about it.
            submitted: state.last_word.is_some(),
            over: !state.is_open(),
            left: state.phase == Phase::Left,
            followed: 0,
        }
    }

    /// How a review stands after `done` things, of which this was the last.
    pub fn of_review(shift: &Shift, last: &str, done: u32) -> Progress {
        let state = shift.state();
        Progress {
            phase: format!("{:?}", state.phase),
            at_ms: state.last_event_ms,
            last: last.to_owned(),
            done,
            over: matches!(state.phase, ReviewPhase::Ended | ReviewPhase::Left),
            left: state.phase == ReviewPhase::Left,
            ..Progress::default()
        }
    }
}

fn count(of: usize) -> u16 {
    u16::try_from(of).unwrap_or(u16::MAX)
}

fn heard(call: &Call) -> Vec<u16> {
    let facts = 0..count(call.scenario().facts.len());
    facts
        .filter(|it| call.state().told(FactNo(*it)) != Told::Not)
        .collect()
}

/// The marks by the numbers that front ends show. A line that is still to come has none yet.
fn marks(call: &Call) -> Vec<(u16, String)> {
    let signs = &Catalogue::built_in().signs;
    let mut lines: Vec<LineNo> = Vec::new();
    for spoken in &call.state().spoken {
        if spoken.from_ms <= call.now_ms() && !lines.contains(&spoken.line) {
            lines.push(spoken.line);
        }
    }
    let marks = call.state().marks.iter().filter_map(|mark| {
        let place = lines.iter().position(|it| *it == mark.line)?;
        let sign = signs.get(mark.sign.place())?;
        Some((count(place + 1), sign.id.clone()))
    });
    let mut marks: Vec<(u16, String)> = marks.collect();
    marks.sort_unstable();
    marks
}

fn referrals(call: &Call) -> Vec<(String, Urgency)> {
    let routes = &Catalogue::built_in().routes;
    let made = call.state().referrals.iter();
    made.filter_map(|it| Some((routes.get(it.route.place())?.id.clone(), it.urgency)))
        .collect()
}
