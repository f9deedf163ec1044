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
    /// Whether the clock goes at half speed while the caller is silent, for the same people; the debrief states it.
    /// Left out of a header where it is not so, so that journals from before it stay what they were.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub slowed: bool,
    /// Whether the conversation is another call's, which this one follows: a room hears one caller, and everybody in it
    /// marks, searches, writes, grades and refers by themselves. Left out of a header where it is not so.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub follows: bool,
}

impl Terms {
    /// What is to be stated of the clock, if it does not go with real time: "untimed", "slowed".
    pub fn pace(self) -> Option<&'static str> {
        match (self.untimed, self.slowed) {
            (true, _) => Some("untimed"),
            (false, true) => Some("slowed"),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_from_before_there_was_a_slowed_clock_read_and_write_as_they_did() {
        let before = r#"{"mode":"assessed","untimed":true}"#;
        let terms: Terms = serde_json::from_str(before).unwrap();
        assert!(!terms.slowed);
        assert_eq!(serde_json::to_string(&terms).unwrap(), before);
    }

    #[test]
    fn a_slowed_clock_is_written_and_stated() {
        let terms = Terms {
            slowed: true,
            ..Terms::default()
        };
        let written = serde_json::to_string(&terms).unwrap();
        assert_eq!(
            written,
            r#"{"mode":"practice","untimed":false,"slowed":true}"#
        );
        assert_eq!(serde_json::from_str::<Terms>(&written).unwrap(), terms);
        assert_eq!(terms.pace(), Some("slowed"));
        assert_eq!(Terms::default().pace(), None);
    }
}
