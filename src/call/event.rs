//! What happened. Folding the events in order gives the state of the call; nothing else is needed.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::command::TraceAt;
use super::hint::Hint;
use crate::records::{Query, Trace};
use crate::scenario::loaded::Supervisor;
use crate::scenario::number::{AdviceNo, CastNo, FactNo, LineNo, RouteNo, SignNo};
use crate::scenario::script::{Decision, Grade, System, Treatment, Urgency};
use crate::understanding::{Candidate, Heard, Manner, Move};

/// Something that happened, and when.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Event {
    /// Milliseconds since the call began.
    #[serde(rename = "at")]
    pub at_ms: u64,
    /// What happened.
    pub what: What,
}

/// What can happen.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum What {
    /// The caller begins a line.
    Said {
        /// The line.
        line: LineNo,
        /// Milliseconds from this event to its first word.
        after_ms: u32,
        /// Its length in milliseconds.
        for_ms: u32,
    },
    /// The caller speaks unasked, after a lull.
    Lull,
    /// The trainee spoke while the caller was speaking; what had not been said is unsaid.
    CutIn,
    /// The trainee said something in their own words.
    Asked(Arc<Asked>),
    /// It could not be told which of these was meant; the trainee is asked.
    Unclear {
        /// What it may have meant, best first.
        candidates: Vec<Candidate>,
        /// How it was put.
        manner: Manner,
    },
    /// The trainee settled what was meant.
    Chose(Option<u8>),
    /// Part of what was said was not understood.
    NotUnderstood {
        /// Which part.
        part: u8,
    },
    /// The trainee made a move of the conversation.
    Moved(Move),
    /// The caller was treated this way.
    Treated(Treatment),
    /// A fact was asked for.
    Pressed(FactNo),
    /// A fact was asked for, and the caller is not ready to say it.
    Guarded(FactNo),
    /// The concern was taken up.
    Heeded,
    /// The concern was passed over.
    PassedOver,
    /// A line was tied to a sign.
    Marked {
        /// The line.
        line: LineNo,
        /// The sign.
        sign: SignNo,
    },
    /// A mark was taken back.
    Unmarked {
        /// The line.
        line: LineNo,
        /// The sign.
        sign: SignNo,
    },
    /// A record system was searched.
    Searched(Box<Searched>),
    /// A trace was opened.
    Opened(TraceAt),
    /// An entry of the trainee's own words was written.
    Wrote(Box<Wrote>),
    /// A line was quoted in the log.
    Quoted(LineNo),
    /// A trace was put in the log.
    Noted(TraceAt),
    /// An entry was struck.
    Struck(u16),
    /// Advice was given, in the words of the catalogue.
    Advised(AdviceNo),
    /// What was typed gave this advice.
    TypedAdvice(AdviceNo),
    /// The call was graded.
    Graded {
        /// The grade.
        grade: Grade,
        /// Why.
        because: Option<Box<str>>,
    },
    /// It was referred.
    Referred {
        /// By which route.
        route: RouteNo,
        /// How soon.
        urgency: Urgency,
        /// Why.
        reason: Box<str>,
    },
    /// A colleague helped.
    Helped(Hint),
    /// The caller was put on hold.
    Held,
    /// The caller was taken off hold.
    Resumed,
    /// The caller rang off.
    RangOff,
    /// The log was sent to the supervisor.
    Submitted,
    /// The supervisor decided.
    Decided {
        /// Which of the script's decisions; `None` when a challenge changed it.
        ruling: Option<u8>,
        /// What was decided.
        decision: Decision,
    },
    /// The decision was accepted.
    Accepted,
    /// The decision was challenged.
    Challenged(Box<Challenged>),
    /// The challenge did not change it.
    Unmoved,
    /// The call ended, with this outcome of the script's.
    Ended {
        /// Which card.
        outcome: u8,
    },
    /// The trainee left.
    Left,
}

impl What {
    /// Whether it belongs to the conversation, which a call that follows another has from there. The rest is each
    /// trainee's own doing.
    pub fn is_conversation(&self) -> bool {
        match self {
            What::Said { .. }
            | What::Lull
            | What::CutIn
            | What::Asked(_)
            | What::Unclear { .. }
            | What::Chose(_)
            | What::NotUnderstood { .. }
            | What::Moved(_)
            | What::Treated(_)
            | What::Pressed(_)
            | What::Guarded(_)
            | What::Heeded
            | What::PassedOver
            | What::Advised(_)
            | What::TypedAdvice(_)
            | What::Held
            | What::Resumed
            | What::RangOff => true,
            What::Marked { .. }
            | What::Unmarked { .. }
            | What::Searched(_)
            | What::Opened(_)
            | What::Wrote(_)
            | What::Quoted(_)
            | What::Noted(_)
            | What::Struck(_)
            | What::Graded { .. }
            | What::Referred { .. }
            | What::Helped(_)
            | What::Submitted
            | What::Decided { .. }
            | What::Accepted
            | What::Challenged(_)
            | What::Unmoved
            | What::Ended { .. }
            | What::Left => false,
        }
    }

    /// The supervisor's words that go with this, if any do.
    pub fn supervisor(&self) -> Option<Supervisor> {
        match self {
            What::Decided { ruling, .. } => {
                Some(ruling.map_or(Supervisor::Changes, Supervisor::Decides))
            }
            What::Unmoved => Some(Supervisor::Stands),
            _ => None,
        }
    }
}

/// Something said in the trainee's own words.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Asked {
    /// What was typed.
    pub text: Box<str>,
    /// What it was taken to mean.
    pub heard: Heard,
}

impl Asked {
    /// How it was put.
    pub fn manner(&self) -> Manner {
        self.heard.manner
    }
}

/// An enquiry of a record system.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Searched {
    /// Which system.
    pub system: System,
    /// For what.
    pub query: Query,
    /// The reason given.
    pub reason: Box<str>,
    /// Members of the cast the details given belong to.
    pub about: Vec<CastNo>,
    /// What came back, best first.
    pub traces: Vec<Trace>,
}

/// A log entry in the trainee's own words.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Wrote {
    /// The words.
    pub text: Box<str>,
    /// Facts heard by then that the words carry.
    pub carries: Vec<FactNo>,
    /// Whether they carry the caller's concern, which had been heard by then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub concern: bool,
    /// Wording to be put better: places in the catalogue's list.
    pub wording: Vec<u16>,
}

/// A challenge to the supervisor's decision.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Challenged {
    /// Lines quoted.
    pub quotes: Vec<LineNo>,
    /// Traces brought.
    pub traces: Vec<TraceAt>,
    /// The reason given.
    pub reason: Box<str>,
}
