//! What calls of one scenario and seed have in common. A room hears the same people, so that what is large is there once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::call::Call;
use crate::call::run::{Shared, SharedWeakly};

/// A scenario, as it was when it was read, and a seed.
type Key = (String, String, u64);

/// What is shared of one scenario and seed, once somebody has made it.
type Made = Arc<Mutex<Option<SharedWeakly>>>;

/// What is shared, as long as a call needs it.
#[derive(Default)]
pub struct Sharing(Mutex<HashMap<Key, Made>>);

impl Sharing {
    /// What this call has in common with others.
    pub fn of(&self, call: &mut Call) -> Shared {
        let scenario = call.scenario();
        let key = (
            scenario.script.id.clone(),
            crate::journal::hex(&scenario.hash),
            call.seed().0,
        );
        let made = Arc::clone(self.known().entry(key).or_default());
        // A room begins at once: one of them makes it, and the others wait for that.
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(there) = made.as_ref().and_then(SharedWeakly::there) {
            return there;
        }
        let shared = Shared::of(call);
        *made = Some(shared.weakly());
        shared
    }

    /// Forgets what no call needs any more.
    pub fn tidy(&self) {
        // What is being made just now is needed.
        self.known().retain(|_, made| {
            made.try_lock().map_or(true, |it| {
                it.as_ref().is_some_and(|it| it.there().is_some())
            })
        });
    }

    fn known(&self) -> MutexGuard<'_, HashMap<Key, Made>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
