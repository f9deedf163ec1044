//! The calls that are being looked at. One nobody has looked at for a while is put out of memory, and read back from its
//! journal when somebody does.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::StatusCode;

use super::attempt::Attempt;
use super::refused::Refused;
use super::store::{CallId, LearnerId};
use crate::limits;

/// How long a call is kept in memory with nobody looking at it.
const IDLE: Duration = Duration::from_secs(60);
/// How long a call keeps what is only needed to do something in it.
const QUIET: Duration = Duration::from_secs(30);

/// An attempt that is shared between requests.
pub type Shared = Arc<Mutex<Attempt>>;

/// The calls that are being looked at.
#[derive(Default)]
pub struct Attempts {
    open: Mutex<HashMap<CallId, Shared>>,
}

impl Attempts {
    /// This call, if it is in memory.
    pub fn get(&self, id: CallId) -> Option<Shared> {
        self.open().get(&id).cloned()
    }

    /// Puts a call in memory. If another request was quicker, its is kept.
    ///
    /// # Errors
    ///
    /// When there are too many.
    pub fn put(&self, attempt: Attempt) -> Result<Shared, Refused> {
        let mut open = self.open();
        if let Some(there) = open.get(&attempt.id()) {
            return Ok(Arc::clone(there));
        }
        if open.len() >= limits::WEB_CALLS_AT_ONCE {
            forget_idle(&mut open, Duration::ZERO);
        }
        if open.len() >= limits::WEB_CALLS_AT_ONCE {
            let words = "Too many calls are being played here at once. Try again in a minute.";
            return Err(Refused::new(StatusCode::SERVICE_UNAVAILABLE, words));
        }
        let id = attempt.id();
        let shared = Arc::new(Mutex::new(attempt));
        open.insert(id, Arc::clone(&shared));
        Ok(shared)
    }

    /// Puts out of memory what nobody has looked at for a while, and of the rest what is not needed just now.
    pub fn tidy(&self) {
        let mut open = self.open();
        forget_idle(&mut open, IDLE);
        for attempt in open.values() {
            if let Ok(mut attempt) = attempt.try_lock() {
                attempt.rest_after(QUIET);
            }
        }
    }

    /// Puts a call out of memory.
    pub fn forget(&self, id: CallId) {
        self.open().remove(&id);
    }

    /// Puts all calls out of memory: they may have been gone on with at another server.
    pub fn forget_all(&self) {
        self.open().clear();
    }

    /// Puts all calls of a learner out of memory.
    pub fn forget_all_of(&self, learner: LearnerId) {
        let all: Vec<Shared> = self.open().values().cloned().collect();
        // Nothing else is held while each is looked at: whoever has one to themselves may be looking for another.
        let own = all.iter().filter_map(|it| {
            let it = locked(it);
            (it.learner() == learner).then(|| it.id())
        });
        let own: Vec<CallId> = own.collect();
        self.open().retain(|id, _| !own.contains(id));
    }

    fn open(&self) -> MutexGuard<'_, HashMap<CallId, Shared>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The attempt, to oneself. A request that panicked has left it as it was after its last whole command.
pub fn locked(shared: &Shared) -> MutexGuard<'_, Attempt> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Forgets those that have been idle for so long and that no request holds.
fn forget_idle(open: &mut HashMap<CallId, Shared>, idle: Duration) {
    open.retain(|_, it| {
        let held = Arc::strong_count(it) > 1;
        // Somebody who has it to themselves is looking at it.
        held || it.try_lock().map_or(true, |it| it.idle() < idle)
    });
}
