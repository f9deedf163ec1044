//! A call that follows another: a room hears one caller, and everybody decides by themselves.

use super::Call;
use super::event::Event;
use super::state::Phase;

impl Call {
    /// Takes over something that happened in the call this one follows. What it was here, to be kept; `None` where it is no
    /// part of the conversation, or the conversation is over for this trainee.
    ///
    /// Somebody who is a moment ahead of the call they follow hears it a moment later: time does not run back.
    pub fn follow(&mut self, event: &Event) -> Option<Event> {
        let over = matches!(
            self.state.phase,
            Phase::Reviewed | Phase::Settled | Phase::Ended | Phase::Left
        );
        if !self.terms.follows || over || !event.what.is_conversation() {
            return None;
        }
        let event = Event {
            at_ms: event.at_ms.max(self.now_ms),
            what: event.what.clone(),
        };
        self.state.apply(&self.scenario, &event);
        self.now_ms = event.at_ms;
        Some(event)
    }
}
