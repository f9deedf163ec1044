//! Where a trainee is in a session, as its server tells it. What is told besides is left unread.

use serde::Deserialize;

use crate::scenario::script::Seat;

/// Where a trainee is in a session.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct SeatView {
    /// The session's id.
    pub room: String,
    /// Its name; there need not be one.
    pub title: String,
    /// What the trainee is called in it.
    pub name: String,
    /// How it goes through its calls.
    pub pace: Pace,
    /// Where it is.
    pub standing: Standing,
    /// Which call the trainee is at, from 0.
    pub step: u16,
    /// How many there are.
    pub steps: u16,
    /// Whether the instructor has taken them out of it.
    pub removed: bool,
    /// Whether they have left it.
    #[serde(default)]
    pub left: bool,
    /// The call they are at.
    pub call: Option<SeatCall>,
    /// What the instructor says.
    pub hint: Option<Hint>,
    /// The calls that are over.
    #[serde(default)]
    pub past: Vec<Past>,
    /// Whether what the session came to may be seen.
    #[serde(default)]
    pub room_debrief: bool,
    /// When it was told: what was told before is out of date.
    #[serde(default)]
    pub version: u64,
}

/// How a session goes through its calls.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// Everybody hears one call.
    Together,
    /// Everybody plays by themselves.
    Own,
}

/// Where a session is.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Standing {
    /// Whether it has begun, and ended.
    pub phase: Phase,
    /// Whether every clock stands still.
    #[serde(default)]
    pub paused: bool,
}

/// Whether a session has begun, and ended.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Trainees come in.
    Lobby,
    /// Calls are played.
    Running,
    /// It is over.
    Ended,
}

/// The call a trainee is at.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct SeatCall {
    /// Its title.
    pub title: String,
    /// Its scenario.
    pub scenario: String,
    /// Where the trainee sits in it.
    pub seat: Seat,
    /// What it may stir up.
    pub care_note: Option<String>,
    /// About how long it takes.
    pub minutes: u32,
    /// How far it is.
    pub state: CallState,
    /// Its id, once it was taken.
    pub call: Option<String>,
}

/// How far a call is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum CallState {
    /// It cannot be taken yet.
    Waiting,
    /// It can be taken.
    Ready,
    /// It was taken, and is not over.
    Open,
    /// It is over.
    Over,
}

/// What the instructor says.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Hint {
    /// The words.
    pub words: String,
    /// Its number.
    pub no: u32,
    /// Whether it was said to everybody.
    pub to_all: bool,
}

/// A call that is over.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Past {
    /// Its place, from 0.
    pub step: u16,
    /// Its title; there is none where its scenario has gone.
    #[serde(default)]
    pub title: Option<String>,
    /// Its id.
    pub call: String,
    /// What it came to, where that is shown.
    pub total: Option<u32>,
    /// Whether it was passed, where that is shown.
    pub passed: Option<bool>,
    /// Whether its debrief may be opened.
    pub debrief: bool,
}

/// Where a trainee is, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whereabouts {
    /// Out of it, by the instructor.
    Removed,
    /// It is over.
    Over,
    /// It has not begun.
    Lobby,
    /// Everything stands still.
    Paused,
    /// The next call comes by itself.
    Waiting,
    /// A call can be taken.
    Ready,
    /// A call can be gone on with.
    Open,
    /// A call is over, and there is another.
    Next,
    /// The last call is over.
    Done,
}

impl SeatView {
    /// Where the trainee is.
    pub fn whereabouts(&self) -> Whereabouts {
        if self.removed {
            return Whereabouts::Removed;
        }
        match self.standing.phase {
            Phase::Ended => return Whereabouts::Over,
            Phase::Lobby => return Whereabouts::Lobby,
            Phase::Running if self.standing.paused => return Whereabouts::Paused,
            Phase::Running => {}
        }
        match self.call.as_ref().map(|it| it.state) {
            None | Some(CallState::Waiting) => Whereabouts::Waiting,
            Some(CallState::Ready) => Whereabouts::Ready,
            Some(CallState::Open) => Whereabouts::Open,
            Some(CallState::Over) if self.step + 1 < self.steps => Whereabouts::Next,
            Some(CallState::Over) => Whereabouts::Done,
        }
    }

    /// Whether this session is taken part in from a browser alone: one call is heard by everybody, or its call is played
    /// from the supervisor's seat.
    pub fn needs_a_browser(&self) -> bool {
        self.pace == Pace::Together
            || self
                .call
                .as_ref()
                .is_some_and(|it| it.seat == Seat::Supervisor)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(phase: &str, state: &str, step: u16) -> SeatView {
        let told = json!({
            "room": "ab", "title": "Tuesday", "name": "Quiet Heron", "no": 3, "pace": "own",
            "standing": { "phase": phase, "step": 0, "paused": false, "locked": false, "more": [1] },
            "step": step, "steps": 2, "removed": false, "left": false,
            "call": { "title": "The server owner", "scenario": "server-owner", "seat": "CallHandler",
                "care_note": null, "minutes": 14, "state": state, "call": null },
            "hint": { "words": "Ask his age.", "no": 1, "to_all": true }, "asked": null, "answers": null,
            "past": [], "room_debrief": false, "care": [], "version": 7, "something_new": true,
        });
        serde_json::from_value(told).unwrap()
    }

    #[test]
    fn where_a_trainee_is_follows_from_what_is_told() {
        let at = |phase, state, step| told(phase, state, step).whereabouts();
        assert_eq!(at("lobby", "waiting", 0), Whereabouts::Lobby);
        assert_eq!(at("running", "waiting", 0), Whereabouts::Waiting);
        assert_eq!(at("running", "ready", 0), Whereabouts::Ready);
        assert_eq!(at("running", "open", 0), Whereabouts::Open);
        assert_eq!(at("running", "over", 0), Whereabouts::Next);
        assert_eq!(at("running", "over", 1), Whereabouts::Done);
        assert_eq!(at("ended", "over", 1), Whereabouts::Over);
        let mut view = told("running", "open", 0);
        view.standing.paused = true;
        assert_eq!(view.whereabouts(), Whereabouts::Paused);
        view.removed = true;
        assert_eq!(view.whereabouts(), Whereabouts::Removed);
    }

    #[test]
    fn a_room_that_goes_together_and_a_review_are_for_a_browser() {
        let mut view = told("running", "ready", 0);
        assert!(!view.needs_a_browser());
        view.pace = Pace::Together;
        assert!(view.needs_a_browser());
        view.pace = Pace::Own;
        view.call.as_mut().unwrap().seat = Seat::Supervisor;
        assert!(view.needs_a_browser());
    }
}
