//! Why a supervisor's command was not carried out. The shift is then exactly as it was.

use std::fmt;

use crate::scenario::script::{Grade, Officer, ReviewDecision};

use super::words::{decision_words, grade_words};

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The time given is before something that has happened.
    TimeRunsBack {
        /// The earliest time that can be given, in milliseconds.
        earliest_ms: u64,
    },
    /// The review has gone on as long as one can.
    TooLate,
    /// It is over.
    Over,
    /// There is no such log, person or route.
    Unknown(&'static str),
    /// The log was written by the person on duty.
    Own {
        /// Who wrote it, and would review it.
        handler: Officer,
        /// To whom it can be passed.
        colleague: Officer,
    },
    /// The log was written by somebody else, and is the supervisor's to review.
    NotOwn {
        /// Who wrote it.
        handler: Officer,
    },
    /// It is out of the queue.
    Decided(ReviewDecision),
    /// It was sent back or escalated, so it cannot be agreed to or closed.
    Changed(ReviewDecision),
    /// A check was ordered and is not back.
    CheckOut,
    /// The handler made that search; it stands in the log.
    AlreadyChecked {
        /// Which enquiry of the log, from 1.
        enquiry: usize,
    },
    /// It has been done already.
    Already(&'static str),
    /// It has this grade already, or a higher one.
    NotHigher(Grade),
    /// A reason has to be given.
    Reason(&'static str),
    /// What was typed is too long.
    TooLong {
        /// The most characters that are taken.
        most: usize,
    },
    /// There are too many already.
    TooMany,
    /// No recording is being heard.
    NothingHeard,
    /// All of it has been heard.
    HeardAll,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TimeRunsBack { earliest_ms } => write!(
                f,
                "Time cannot run backwards: it is already {}.",
                crate::call::clock(*earliest_ms)
            ),
            Refusal::TooLate => {
                f.write_str("The review has gone on too long. End it, or leave it.")
            }
            Refusal::Over => f.write_str("The review is over."),
            Refusal::Unknown(what) => write!(f, "There is no such {what} here."),
            Refusal::Own { handler, colleague } => write!(
                f,
                "This log was written by {} {}: that is you. Whoever took a call does not review it. Pass it on to \
                 {} {}.",
                handler.name, handler.number, colleague.name, colleague.number
            ),
            Refusal::NotOwn { handler } => write!(
                f,
                "This log was written by {} {}, not by you: it is yours to review. Only a log of your own is passed on.",
                handler.name, handler.number
            ),
            Refusal::Decided(decision) => write!(
                f,
                "This log is out of your queue: {}.",
                decision_words(*decision).to_lowercase()
            ),
            Refusal::Changed(decision) => write!(
                f,
                "You have {} this log, so it cannot be agreed to or closed as it stands.",
                match decision {
                    ReviewDecision::Escalated => "escalated",
                    _ => "sent back",
                }
            ),
            Refusal::CheckOut => f.write_str(
                "The check you ordered is not back. A log is not closed or agreed to while one is out: send it back, \
                 or escalate it.",
            ),
            Refusal::AlreadyChecked { enquiry } => write!(
                f,
                "The handler made that search: it stands in the log as enquiry {enquiry}."
            ),
            Refusal::Already(what) => write!(f, "{what} already."),
            Refusal::NotHigher(grade) => write!(
                f,
                "It is graded {}. To escalate is to give it a higher grade.",
                grade_words(Some(*grade))
            ),
            Refusal::Reason(what) => f.write_str(what),
            Refusal::TooLong { most } => {
                write!(f, "That is too long. Keep it under {most} characters.")
            }
            Refusal::TooMany => f.write_str("There is no room for more about this log."),
            Refusal::NothingHeard => f.write_str("No recording is being heard."),
            Refusal::HeardAll => f.write_str("You have heard this recording to its end."),
        }
    }
}

impl std::error::Error for Refusal {}
