//! What happened on a shift. Folding the events in order gives its state; nothing else is needed.

use serde::{Deserialize, Serialize};

use super::command::Act;
use crate::journal::Happening;
use crate::scenario::number::LogNo;

/// Something that happened, and when.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Event {
    /// Milliseconds since the shift began.
    #[serde(rename = "at")]
    pub at_ms: u64,
    /// What happened.
    pub what: What,
}

/// What can happen.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum What {
    /// A log was opened.
    Opened(LogNo),
    /// The recording of its call began to be heard, from where it was stopped the last time.
    Hearing {
        /// Whose.
        log: LogNo,
        /// How long what is left of it lasts, in milliseconds.
        for_ms: u32,
    },
    /// It was heard so far, to its end or stopped.
    Heard {
        /// Whose.
        log: LogNo,
        /// How many turns of the recording have been heard by now, from its beginning.
        turns: u16,
    },
    /// Something was done about a log.
    Did(LogNo, Act),
    /// The review ended.
    Ended {
        /// Which card of each log says what followed.
        cards: Vec<u8>,
    },
    /// The supervisor left.
    Left,
}

impl Happening for Event {
    fn at_ms(&self) -> u64 {
        self.at_ms
    }
}
