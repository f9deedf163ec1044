//! What a supervisor can do.

use serde::{Deserialize, Serialize};

use crate::scenario::number::{CastNo, LogNo, RouteNo};
use crate::scenario::script::{Grade, ReviewDecision, System, Urgency};

/// Something the supervisor does. Given to [`super::Shift::handle`] with the time it is done at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Nothing: time goes by.
    Wait,
    /// Opens a log and reads it.
    Open(LogNo),
    /// Hears the recording of its call, from where it was stopped the last time.
    Hear(LogNo),
    /// Stops hearing it.
    Stop,
    /// Does something about a log.
    Do(LogNo, Act),
    /// Ends the review.
    End,
    /// Leaves without finishing. Nothing is scored.
    Leave,
}

/// Something done about a log.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Act {
    /// It is sent back to its handler.
    SendBack {
        /// With these instructions.
        because: Box<str>,
    },
    /// Something is ordered.
    Order {
        /// What.
        order: Order,
        /// Why, if it was said.
        because: Option<Box<str>>,
    },
    /// It is given a higher grade.
    Escalate {
        /// The grade.
        grade: Grade,
        /// Why.
        because: Box<str>,
    },
    /// It is referred.
    Refer {
        /// By which route.
        route: RouteNo,
        /// How soon it must be taken up.
        urgency: Urgency,
        /// Why.
        because: Box<str>,
    },
    /// It is closed: no further action.
    Close {
        /// The rationale.
        because: Box<str>,
    },
    /// It is agreed to as it stands.
    Agree {
        /// Why, if it was said.
        because: Option<Box<str>>,
    },
    /// It is passed on to a colleague, because it is one's own.
    PassOn,
}

/// Something a supervisor orders.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Order {
    /// A search of this system about this member of the call's cast.
    Check {
        /// Which system.
        system: System,
        /// About whom.
        about: CastNo,
    },
    /// That the parent is rung back.
    CallBack,
}

impl Act {
    /// The decision it is, if it is one.
    pub fn decision(&self) -> Option<ReviewDecision> {
        match self {
            Act::SendBack { .. } => Some(ReviewDecision::SentBack),
            Act::Escalate { .. } => Some(ReviewDecision::Escalated),
            Act::Close { .. } => Some(ReviewDecision::Closed),
            Act::Agree { .. } => Some(ReviewDecision::Agreed),
            Act::PassOn => Some(ReviewDecision::PassedOn),
            Act::Order { .. } | Act::Refer { .. } => None,
        }
    }

    /// What was written with it.
    pub fn because(&self) -> Option<&str> {
        match self {
            Act::SendBack { because }
            | Act::Escalate { because, .. }
            | Act::Refer { because, .. }
            | Act::Close { because } => Some(because),
            Act::Order { because, .. } | Act::Agree { because } => because.as_deref(),
            Act::PassOn => None,
        }
    }
}
