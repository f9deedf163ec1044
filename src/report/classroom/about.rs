//! What is said of a session itself, above its debrief.

use serde::Serialize;

/// What is said of a session itself.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct RoomAbout {
    /// What it is called.
    pub title: String,
    /// The day it was held: "30 November 2026".
    pub day: String,
    /// The code it was joined by.
    pub code: String,
    /// How it went through its calls, in words.
    pub pace: String,
    /// The day it is erased.
    pub keep_until: String,
}
