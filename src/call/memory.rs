//! The things a call remembers: what was said, marked, searched, written, graded and referred.

use super::command::TraceAt;
use super::event::Searched;
use crate::scenario::number::{AdviceNo, FactNo, LineNo, RecordNo, RouteNo, SignNo};
use crate::scenario::script::{Decision, Grade, Urgency};

/// How much of a fact has been said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Told {
    /// Nothing.
    Not,
    /// Some of it.
    Half,
    /// All of it.
    Whole,
}

/// A line as it was spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The line.
    pub line: LineNo,
    /// Its first word, in milliseconds since the call began.
    pub from_ms: u64,
    /// Its last word, or where it was cut off.
    pub until_ms: u64,
    /// Whether it was cut off.
    pub cut: bool,
}

/// Something the trainee said in their own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uttered {
    /// When.
    pub at_ms: u64,
    /// What.
    pub what: UtteredWhat,
}

/// What the trainee said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UtteredWhat {
    /// In their own words.
    Words(Box<str>),
    /// A move.
    Move(crate::understanding::Move),
    /// Advice.
    Advice(AdviceNo),
}

/// How the caller's concern stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConcernState {
    /// How often it has been said.
    pub raised: u8,
    /// How often it was passed over.
    pub passed_over: u8,
    /// Whether it has been said and waits to be taken up.
    pub open: bool,
    /// The trainee's turns since it was last said.
    pub turns_since: u8,
    /// When it was last taken up.
    pub heeded_at_ms: Option<u64>,
    /// How often it had been said when it was first taken up.
    pub heeded_after: Option<u8>,
}

/// A mark that stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The line.
    pub line: LineNo,
    /// The sign.
    pub sign: SignNo,
    /// When it was made.
    pub at_ms: u64,
}

/// An enquiry that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enquiry {
    /// When.
    pub at_ms: u64,
    /// What was asked and what came back.
    pub searched: Searched,
    /// Traces opened, in order, and when.
    pub opened: Vec<(u8, u64)>,
}

/// An entry of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When it was written.
    pub at_ms: u64,
    /// What it is.
    pub what: EntryWhat,
    /// When it was struck, if it was.
    pub struck_at_ms: Option<u64>,
}

/// What an entry of the log is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryWhat {
    /// A line, quoted.
    Quote(LineNo),
    /// Own words, the facts they carry, whether they carry the concern, and the wording to be put better.
    Own {
        /// The words.
        text: Box<str>,
        /// The facts.
        carries: Vec<FactNo>,
        /// Whether they carry the caller's concern.
        concern: bool,
        /// Places in the catalogue's list.
        wording: Vec<u16>,
    },
    /// A trace.
    Trace(TraceAt, RecordNo),
}

/// The grade given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// The grade.
    pub grade: Grade,
    /// Why.
    pub because: Option<Box<str>>,
    /// When it was given.
    pub at_ms: u64,
}

/// A referral made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// By which route.
    pub route: RouteNo,
    /// How soon.
    pub urgency: Urgency,
    /// Why.
    pub reason: Box<str>,
    /// When it was made.
    pub at_ms: u64,
}

/// The supervisor's last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastWord {
    /// Which of the script's decisions; `None` when a challenge changed it.
    pub ruling: Option<u8>,
    /// What was decided.
    pub decision: Decision,
    /// When.
    pub at_ms: u64,
}
