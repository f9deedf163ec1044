//! What a call is played for, and how its clock is read.

use serde::{Deserialize, Serialize};

/// How much help the trainee has.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// The topics still open are named, and a colleague gives hints.
    Guided,
    /// A colleague gives a hint when asked.
    #[default]
    Practice,
    /// Neither; a question that was not understood has to be put again.
    Assessed,
}

impl Mode {
    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Guided => "guided",
            Mode::Practice => "practice",
            Mode::Assessed => "assessed",
        }
    }
}

/// The terms a call is played on; part of its journal's header.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub struct Terms {
    /// How much help the trainee has.
    pub mode: Mode,
    /// Whether the clock stands still while the trainee thinks: it then moves only by what is said.
    /// For those who need longer to read, hear or type; the debrief states it.
    #[serde(default)]
    pub untimed: bool,
}
