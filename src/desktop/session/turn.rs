//! What a session changes about a call that is played in it: its clock stands still when the instructor stops it, the
//! instructor may say something, and it goes on no longer once the session has.

use crate::desktop::look::Look;
use crate::learning::over_there::Posted;
use crate::learning::session::SeatView;
use crate::learning::session::view::{Hint, Phase};
use crate::learning::sitting::Sitting;

/// A call's place in a session.
pub struct Turn {
    /// The call's id.
    pub call: String,
    /// What is known of the bytes that were sent.
    pub posted: Posted,
    step: u16,
    // What is told while the instructor has stopped the clock.
    held: Option<String>,
    // Whether the trainee had stopped it themselves before that.
    own_pause: bool,
    hint: Option<Hint>,
}

impl Turn {
    /// Of the call of this id, at this place of the session.
    pub fn new(call: String, step: u16, posted: Posted) -> Turn {
        Turn {
            call,
            posted,
            step,
            held: None,
            own_pause: false,
            hint: None,
        }
    }

    /// Why the clock stands still by the instructor's wish, if it does.
    pub fn held(&self) -> Option<&str> {
        self.held.as_deref()
    }

    /// Brings the call to where its session is. What there is to tell.
    pub fn follow(&mut self, view: &SeatView, sitting: &mut Sitting, look: &Look) -> Vec<String> {
        let mut told = Vec::new();
        match (view.standing.paused, self.held.is_some()) {
            (true, false) => {
                self.own_pause = sitting.is_paused();
                sitting.pause();
                self.held = Some(look.say("session-call-paused"));
            }
            (false, true) => {
                if !self.own_pause {
                    sitting.go_on();
                }
                self.held = None;
                told.push(look.say("session-call-goes-on"));
            }
            _ => {}
        }
        if let Some(hint) = &view.hint
            && self.hint.as_ref() != Some(hint)
        {
            told.push(super::words::hint(look, hint));
        }
        self.hint.clone_from(&view.hint);
        told
    }

    /// Why the call is not gone on with, in words, once the session has gone on from it.
    pub fn over(&self, view: &SeatView, look: &Look) -> Option<String> {
        let key = if view.removed {
            "session-call-removed"
        } else if view.standing.phase == Phase::Ended {
            "session-call-over"
        } else if view.step != self.step {
            "session-call-moved"
        } else {
            return None;
        };
        Some(look.say(key))
    }
}
