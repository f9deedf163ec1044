//! What is remembered of rooms, and who waits to be told that one has changed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::super::store::{RoomId, RoomRow, SeatStanding, Store, StoreFault};

/// A room as it is now.
#[derive(Debug)]
pub struct RoomNow {
    /// What was chosen, and where it is.
    pub row: RoomRow,
    /// Seats whose trainees were removed.
    pub removed: Vec<u32>,
}

/// Counts up whenever something changes, for whoever waits.
type Changes = watch::Sender<u64>;

/// What is remembered of one room.
struct Known {
    now: Option<Arc<RoomNow>>,
    // How often what is remembered was forgotten, so that what was read before that is not remembered after it.
    forgotten: u64,
    // What the instructor does, and who sits there.
    orders: Changes,
    // How the trainees are getting on.
    doings: Changes,
}

impl Default for Known {
    fn default() -> Known {
        Known {
            now: None,
            forgotten: 0,
            orders: Changes::new(0),
            doings: Changes::new(0),
        }
    }
}

/// What is remembered of rooms.
#[derive(Default)]
pub struct Rooms(Mutex<HashMap<RoomId, Known>>);

impl Rooms {
    /// A room as it is now; `None` where there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn get(&self, store: &Store, id: RoomId) -> Result<Option<Arc<RoomNow>>, StoreFault> {
        let before = {
            let mut known = self.known();
            let known = known.entry(id).or_default();
            if let Some(now) = &known.now {
                return Ok(Some(Arc::clone(now)));
            }
            known.forgotten
        };
        let Some(row) = store.room(id)? else {
            return Ok(None);
        };
        let seats = store.seats(id)?.into_iter();
        let removed = seats.filter(|it| it.standing == SeatStanding::Removed);
        let now = Arc::new(RoomNow {
            row,
            removed: removed.map(|it| it.no).collect(),
        });
        if let Some(known) = self.known().get_mut(&id)
            && known.forgotten == before
        {
            known.now = Some(Arc::clone(&now));
        }
        Ok(Some(now))
    }

    /// Something of a room itself has changed: what the instructor ordered, or who sits there.
    pub fn changed(&self, id: RoomId) {
        let mut all = self.known();
        if let Some(known) = all.get_mut(&id) {
            known.now = None;
            known.forgotten += 1;
            known.orders.send_modify(|it| *it += 1);
            known.doings.send_modify(|it| *it += 1);
        }
    }

    /// A trainee of a room has done something.
    pub fn doings(&self, id: RoomId) {
        if let Some(known) = self.known().get(&id) {
            known.doings.send_modify(|it| *it += 1);
        }
    }

    /// Anything may have changed.
    pub fn all_changed(&self) {
        let all: Vec<RoomId> = self.known().keys().copied().collect();
        for id in all {
            self.changed(id);
        }
    }

    /// Waits for what the instructor does.
    pub fn orders_of(&self, id: RoomId) -> watch::Receiver<u64> {
        self.known().entry(id).or_default().orders.subscribe()
    }

    /// Waits for anything that happens in a room.
    pub fn doings_of(&self, id: RoomId) -> watch::Receiver<u64> {
        self.known().entry(id).or_default().doings.subscribe()
    }

    /// Forgets rooms that nobody waits for.
    pub fn tidy(&self) {
        self.known()
            .retain(|_, it| it.orders.receiver_count() + it.doings.receiver_count() > 0);
    }

    fn known(&self) -> MutexGuard<'_, HashMap<RoomId, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
