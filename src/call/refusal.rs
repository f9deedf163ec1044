//! Why a command was not carried out. The call is then exactly as it was.

use std::fmt;

use super::state::Phase;
use crate::records::QueryFault;

/// Why a command was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The time given is before something that has happened.
    TimeRunsBack {
        /// The earliest time that can be given, in milliseconds.
        earliest_ms: u64,
    },
    /// The call has lasted as long as a call can.
    TooLate,
    /// It cannot be done at this point of the call.
    NotNow(Phase),
    /// There is nothing like it in this scenario.
    Unknown(&'static str),
    /// The line has not been heard.
    NotHeard,
    /// It has been done already.
    Already(&'static str),
    /// It has not been done, so it cannot be taken back.
    NotThere(&'static str),
    /// Something has to be typed.
    Empty(&'static str),
    /// What was typed is too long.
    TooLong {
        /// The most characters that are taken.
        most: usize,
    },
    /// There are too many already.
    TooMany(&'static str),
    /// The search cannot be made.
    Query(QueryFault),
    /// Nothing has been asked that needs settling.
    NothingUnclear,
    /// A colleague cannot help in an assessed call.
    Assessed,
    /// The call has to be graded first.
    GradeFirst,
    /// The supervisor agreed; there is nothing to challenge.
    NothingToChallenge,
    /// The supervisor will hear no more challenges.
    NoMoreChallenges,
    /// Somebody else speaks with the caller.
    Led,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TimeRunsBack { earliest_ms } => write!(
                f,
                "Time cannot run backwards: the call is already at {}.",
                super::clock(*earliest_ms)
            ),
            Refusal::TooLate => f.write_str("The call has gone on too long. End it, or leave it."),
            Refusal::NotNow(phase) => f.write_str(not_now(*phase)),
            Refusal::Unknown(what) => write!(f, "There is no such {what} here."),
            Refusal::NotHeard => {
                f.write_str("The caller has not said that yet. Only what was heard can be used.")
            }
            Refusal::Already(what) => write!(f, "{what} already."),
            Refusal::NotThere(what) => write!(f, "{what}."),
            Refusal::Empty(what) => write!(f, "{what}"),
            Refusal::TooLong { most } => {
                write!(f, "That is too long. Keep it under {most} characters.")
            }
            Refusal::TooMany(what) => write!(f, "There is no room for more {what}."),
            Refusal::Query(fault) => write!(f, "{fault}"),
            Refusal::NothingUnclear => {
                f.write_str("There is nothing to choose from. Ask the caller something first.")
            }
            Refusal::Assessed => f.write_str("This is an assessed call: nobody is free to help."),
            Refusal::GradeFirst => f.write_str("Grade the call before you submit it."),
            Refusal::NothingToChallenge => {
                f.write_str("The supervisor agreed with you. There is nothing to challenge.")
            }
            Refusal::Led => f.write_str(
                "Your instructor speaks with the caller for the whole room. Say what you would ask, and decide the rest \
                 yourself.",
            ),
            Refusal::NoMoreChallenges => f.write_str(
                "The supervisor has heard your challenges. Accept the decision or end the call.",
            ),
        }
    }
}

fn not_now(phase: Phase) -> &'static str {
    match phase {
        Phase::Ringing => "The telephone is still ringing.",
        Phase::Talking => "Not while the caller is on the line.",
        Phase::OnHold => "The caller is on hold. Take them off hold first.",
        Phase::RungOff => "The caller has rung off. Finish the log, grade, refer and submit.",
        Phase::Reviewed => "The log is with the supervisor. Accept the decision or challenge it.",
        Phase::Settled => "The decision is settled. End the call to see what followed.",
        Phase::Ended | Phase::Left => "The call is over.",
    }
}

impl std::error::Error for Refusal {}
