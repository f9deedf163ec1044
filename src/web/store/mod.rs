//! Learners, their calls and the rooms they sit in, in a database: SQLite in files beside the server, or PostgreSQL for a
//! force that runs several servers.
//!
//! One thread writes, and takes whatever waits for it into one transaction: a command is answered once it is on the disk,
//! and hundreds of them share the waiting for it. What is erased is overwritten in SQLite's files, and the log of what was
//! written is cut. What people are called is kept apart from what they did: in a file, or a schema, of its own.
//!
//! Every row has a day after which it is erased; see [`purge`](Store::purge).

mod audit;
mod base;
mod beginning;
mod call;
mod learner;
mod lite;
mod name;
mod post;
mod purge;
mod room;
mod schema;
mod seat;
mod secret;
mod sql;
mod told;
mod turn;
mod vote;
mod writer;

use std::fmt;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

pub use self::audit::{AuditRow, Break, Did};
use self::base::Base;
pub use self::base::Where;
pub use self::beginning::Beginning;
pub use self::call::{Addition, CallId, CallRow, KeptJournal, NewCall, Standing};
pub use self::learner::{LearnerId, LearnerRow};
pub use self::name::OWN_SHELF;
pub use self::purge::Purged;
pub use self::room::{RoomId, RoomRow};
pub use self::seat::{SeatRow, SeatStanding};
use self::sql::Sql;
pub use self::told::Told;
pub use self::turn::{Doing, TurnAt, TurnRow};
pub use self::vote::VoteRow;
use self::writer::Writer;
pub use self::writer::Writing;

/// How many threads may read at once.
const READERS: usize = 3;

/// How long what a learner plays by themselves is kept after they last touched it: two years.
pub const OWN_KEPT_S: i64 = 731 * DAY_S;
/// How long a session is kept, in days, unless whoever serves says otherwise.
pub const ROOM_KEPT_DAYS: u16 = 90;
/// A day, in seconds.
pub const DAY_S: i64 = 24 * 60 * 60;

/// The database.
pub struct Store {
    at: Where,
    writer: Writer,
    readers: [Mutex<Base>; READERS],
    next: AtomicUsize,
    // What the files said when it was last looked whether somebody else has changed them.
    files: AtomicI64,
}

/// Why something could not be read or written.
#[derive(Clone, Debug)]
pub enum StoreFault {
    /// It cannot be opened: what, and why.
    Open(String, String),
    /// It was written by a newer program.
    Newer(String),
    /// The database refused.
    Database(String),
    /// Something that is there, or not there, forbids it.
    Conflict,
    /// Another server's transaction crossed this one, again and again.
    Crossed,
    /// Another server has done something in the same call.
    Overtaken,
    /// A journal could not be begun.
    NotBegun,
    /// The server is ending.
    Ending,
}

impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreFault::Open(what, why) => write!(
                f,
                "{what} cannot be opened: {why}. Name another folder with --data, or another database with --database"
            ),
            StoreFault::Newer(what) => write!(
                f,
                "{what} was written by a newer version of the program. Use that one, or name another \
                 folder with --data"
            ),
            StoreFault::Database(why) => write!(
                f,
                "It could not be kept just now ({why}). What was kept before is safe; try again."
            ),
            StoreFault::Conflict => f.write_str("That is there already, or what it needs is gone."),
            StoreFault::Crossed | StoreFault::Overtaken => {
                f.write_str("It was done at two places at once. Load the page again.")
            }
            StoreFault::NotBegun => {
                f.write_str("The call could not be begun, as it could not be kept. Try again.")
            }
            StoreFault::Ending => f.write_str("The server is ending."),
        }
    }
}

impl std::error::Error for StoreFault {}

impl Store {
    /// Opens the database file, and makes it where it is not there yet.
    ///
    /// # Errors
    ///
    /// When it cannot be opened or made, or is of a newer program.
    pub fn open(path: &Path) -> Result<Store, StoreFault> {
        Store::open_at(&Where::File(path.to_owned()))
    }

    /// Opens the database, and makes what is not there yet.
    ///
    /// # Errors
    ///
    /// When it cannot be opened or made, or is of a newer program.
    pub fn open_at(at: &Where) -> Result<Store, StoreFault> {
        let writer = Base::writer(at)?;
        let reader = || Base::reader(at).map(Mutex::new);
        let store = Store {
            at: at.clone(),
            readers: [reader()?, reader()?, reader()?],
            writer: Writer::begin(writer),
            next: AtomicUsize::new(0),
            files: AtomicI64::new(0),
        };
        store.changed_elsewhere()?;
        Ok(store)
    }

    fn read<T>(
        &self,
        work: impl FnOnce(&mut dyn Sql) -> Result<T, StoreFault>,
    ) -> Result<T, StoreFault> {
        let place = self.next.fetch_add(1, Ordering::Relaxed) % READERS;
        let read = || {
            let reader = self.readers[place].lock();
            // A reader that panicked has changed nothing.
            let mut reader = reader.unwrap_or_else(std::sync::PoisonError::into_inner);
            reader.again()?;
            work(reader.sql())
        };
        match self.at {
            Where::File(_) => read(),
            // What waits for another machine must not hold up what others are answered.
            Where::Postgres(_) if tokio::runtime::Handle::try_current().is_ok() => {
                tokio::task::block_in_place(read)
            }
            Where::Postgres(_) => read(),
        }
    }
}

/// The time, in seconds since 1970.
pub fn now_s() -> i64 {
    now_ms() / 1000
}

/// The time, in milliseconds since 1970.
pub fn now_ms() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(now.map_or(0, |it| it.as_millis())).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
