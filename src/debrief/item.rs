//! One point of a debrief: an expectation, and what became of it.

use serde::Serialize;

/// A point of a debrief.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Its name: the point and what it is about, "check:national-subject".
    pub id: String,
    /// The part of the chain it belongs to.
    pub point: Point,
    /// The score it counts in.
    pub category: Category,
    /// What became of it.
    pub verdict: Verdict,
    /// What was looked for, in a few words.
    pub what: String,
    /// What was seen of it.
    pub seen: String,
    /// Why it matters.
    pub why: String,
    /// What it rests on.
    pub guidance: Option<GuidanceRef>,
    /// When it was done, in milliseconds since the call began.
    pub at_ms: Option<u64>,
    /// The line that matters to it, and when it was said.
    pub moment: Option<Moment>,
    /// How much it counts beside its neighbours; nothing for what only counts when it goes wrong.
    pub weight: u8,
    /// Points taken off its category when it goes wrong.
    pub penalty: u8,
    /// Whether missing it fails the call.
    pub critical: bool,
}

/// A part of the chain from ring to review.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Point {
    /// Recognising a sign.
    Recognise,
    /// Asking.
    Ask,
    /// Checking records.
    Check,
    /// Keeping the log.
    Record,
    /// Advising the caller.
    Advise,
    /// Grading.
    Grade,
    /// Referring.
    Refer,
    /// Answering the supervisor's decision.
    Challenge,
    /// Treating the caller well.
    Care,
}

impl Point {
    /// Its name in plays.
    pub fn name(self) -> &'static str {
        match self {
            Point::Recognise => "recognise",
            Point::Ask => "ask",
            Point::Check => "check",
            Point::Record => "record",
            Point::Advise => "advise",
            Point::Grade => "grade",
            Point::Refer => "refer",
            Point::Challenge => "challenge",
            Point::Care => "care",
        }
    }
}

/// A score.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    /// Recognising: asking and marking.
    Recognise,
    /// Checking records.
    Check,
    /// Keeping the log.
    Record,
    /// Advising.
    Advise,
    /// Escalating: grade, referral, challenge.
    Escalate,
    /// Care for the caller.
    Care,
}

/// What became of an expectation.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It was met.
    Met,
    /// It was done, and later or less urgently than it should have been.
    Late,
    /// It was not done.
    Missed,
    /// The wrong thing was done.
    Wrong,
}

/// A moment of the call.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Moment {
    /// When, in milliseconds since the call began.
    pub at_ms: u64,
    /// The caller's line, by its id; none when the trainee spoke.
    pub line: Option<String>,
    /// The words.
    pub text: String,
}

/// A reference to the guidance list.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct GuidanceRef {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it is.
    pub address: String,
}
