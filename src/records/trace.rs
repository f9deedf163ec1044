//! What a search brings back.

use serde::{Deserialize, Serialize};

use super::Reason;
use crate::scenario::number::RecordNo;

/// A record that may be about the person searched for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// The record.
    pub record: RecordNo,
    /// How well it fits, 1 to 1000. It ranks traces; it is not a probability.
    pub score: u16,
    /// What fits and what does not, name first. Never empty.
    pub reasons: Vec<Reason>,
}
