//! What a trainee can do.

use crate::records::Query;
use crate::scenario::number::{AdviceNo, LineNo, RouteNo, SignNo};
use crate::scenario::script::{Grade, System, Urgency};
use crate::understanding::{Heard, Move};

/// A trace of an enquiry, both counted from 0.
#[derive(
    Clone, Copy, Debug, serde::Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord,
)]
pub struct TraceAt {
    /// Which enquiry of the call.
    pub enquiry: u16,
    /// Which of its traces, in the order shown.
    pub trace: u8,
}

/// Something the trainee does. Given to [`super::Call::handle`] with the time it is done at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Nothing: time goes by, and the caller may speak.
    Wait,
    /// Says something in their own words, as it was understood.
    Ask {
        /// What was typed.
        text: String,
        /// What it was taken to mean.
        heard: Heard,
    },
    /// Settles what was meant: one of the candidates offered, counted from 0, or none of them.
    Choose(Option<u8>),
    /// Makes a move of the conversation without typing it.
    Say(Move),
    /// Ties a line that was heard to a sign.
    Mark {
        /// The line.
        line: LineNo,
        /// The sign.
        sign: SignNo,
    },
    /// Takes a mark back.
    Unmark {
        /// The line.
        line: LineNo,
        /// The sign.
        sign: SignNo,
    },
    /// Searches a record system.
    Search {
        /// Which.
        system: System,
        /// For what.
        query: Query,
        /// The lawful reason, in the trainee's words.
        reason: String,
    },
    /// Opens a trace.
    Open(TraceAt),
    /// Writes an entry of the log in the trainee's own words.
    Write(String),
    /// Quotes a line in the log.
    Quote(LineNo),
    /// Puts a trace in the log.
    Note(TraceAt),
    /// Strikes an entry of the log, counted from 0. It stays readable.
    Strike(u16),
    /// Gives the caller a piece of advice.
    Advise(AdviceNo),
    /// Grades the call.
    Grade {
        /// The grade.
        grade: Grade,
        /// Why.
        because: Option<String>,
    },
    /// Refers it.
    Refer {
        /// By which route.
        route: RouteNo,
        /// How soon it must be taken up.
        urgency: Urgency,
        /// Why.
        reason: String,
    },
    /// Asks a colleague for help.
    AskColleague,
    /// Puts the caller on hold.
    Hold,
    /// Takes the caller off hold.
    Resume,
    /// Sends the log to the supervisor.
    Submit,
    /// Accepts the supervisor's decision.
    Accept,
    /// Challenges it.
    Challenge {
        /// Lines quoted as evidence.
        quotes: Vec<LineNo>,
        /// Traces brought as evidence.
        traces: Vec<TraceAt>,
        /// Why, in the trainee's words.
        reason: String,
    },
    /// Ends the call.
    End,
    /// Leaves without finishing. Nothing is scored.
    Leave,
}

impl Command {
    /// Whether it is said or done to the caller: in a call that follows another it is for whoever leads to do.
    pub fn is_to_caller(&self) -> bool {
        matches!(
            self,
            Command::Ask { .. }
                | Command::Choose(_)
                | Command::Say(_)
                | Command::Advise(_)
                | Command::Hold
                | Command::Resume
        )
    }
}
