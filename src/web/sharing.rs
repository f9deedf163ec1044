//! What calls of one scenario and seed have in common. A room hears the same people, so that what is large is there once.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::call::Call;
use crate::call::run::{Shared, SharedWeakly};

/// A scenario, as it was when it was read, and a seed.
type Key = (String, String, u64);

/// What is shared, as long as a call needs it.
#[derive(Default)]
pub struct Sharing(Mutex<HashMap<Key, SharedWeakly>>);

impl Sharing {
    /// What this call has in common with others.
    pub fn of(&self, call: &mut Call) -> Shared {
        let scenario = call.scenario();
        let key = (
            scenario.script.id.clone(),
            crate::journal::hex(&scenario.hash),
            call.seed().0,
        );
        if let Some(there) = self.known().get(&key).and_then(SharedWeakly::there) {
            return there;
        }
        // Made with nobody waiting for anything else; should two make it at once, both are right.
        let made = Shared::of(call);
        self.known().insert(key, made.weakly());
        made
    }

    /// Forgets what no call needs any more.
    pub fn tidy(&self) {
        self.known().retain(|_, it| it.there().is_some());
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Key, SharedWeakly>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
