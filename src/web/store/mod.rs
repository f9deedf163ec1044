//! Learners and their calls, in a database file of this server.
//!
//! Everything is written by one thread, which takes what is waiting into one transaction and answers when that is on
//! the disk: many learners cost little more than one. Reading goes beside it. What is erased is erased from the file's
//! bytes as well.

mod call;
mod learner;
mod schema;
mod writer;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OpenFlags};

pub use self::call::{CallId, CallRow, Standing};
pub use self::learner::{LearnerId, LearnerRow};
use self::writer::Writer;

/// How many threads may read at once.
const READERS: usize = 2;

/// The database.
pub struct Store {
    writer: Writer,
    readers: [Mutex<Connection>; READERS],
    next: AtomicUsize,
}

/// Why something could not be read or written.
#[derive(Debug)]
pub enum StoreFault {
    /// The file cannot be opened.
    Open(PathBuf, rusqlite::Error),
    /// It was written by a newer program.
    Newer(PathBuf),
    /// The database refused.
    Database(rusqlite::Error),
    /// A journal could not be begun.
    NotBegun,
    /// The server is ending.
    Ending,
}

impl fmt::Display for StoreFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreFault::Open(path, why) => write!(
                f,
                "{} cannot be opened: {why}. Name another folder with --data",
                path.display()
            ),
            StoreFault::Newer(path) => write!(
                f,
                "{} was written by a newer version of the program. Use that one, or name another \
                 folder with --data",
                path.display()
            ),
            StoreFault::Database(why) => write!(
                f,
                "It could not be kept just now ({why}). What was kept before is safe; try again."
            ),
            StoreFault::NotBegun => {
                f.write_str("The call could not be begun, as it could not be kept. Try again.")
            }
            StoreFault::Ending => f.write_str("The server is ending."),
        }
    }
}

impl std::error::Error for StoreFault {}

impl From<rusqlite::Error> for StoreFault {
    fn from(why: rusqlite::Error) -> StoreFault {
        StoreFault::Database(why)
    }
}

impl Store {
    /// Opens the database file, and makes it where it is not there yet.
    ///
    /// # Errors
    ///
    /// When it cannot be opened or made, or is of a newer program.
    pub fn open(path: &Path) -> Result<Store, StoreFault> {
        let fault = |why| StoreFault::Open(path.to_owned(), why);
        let mut connection = Connection::open(path).map_err(fault)?;
        schema::prepare(&connection).map_err(fault)?;
        if !schema::migrate(&mut connection).map_err(fault)? {
            return Err(StoreFault::Newer(path.to_owned()));
        }
        let reader = || {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = Connection::open_with_flags(path, flags)?;
            connection.busy_timeout(schema::PATIENCE)?;
            Ok(Mutex::new(connection))
        };
        Ok(Store {
            readers: [reader().map_err(fault)?, reader().map_err(fault)?],
            writer: Writer::begin(connection),
            next: AtomicUsize::new(0),
        })
    }

    fn read<T>(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T, StoreFault> {
        let place = self.next.fetch_add(1, Ordering::Relaxed) % READERS;
        let reader = self.readers[place].lock();
        // A reader that panicked has changed nothing.
        let reader = reader.unwrap_or_else(std::sync::PoisonError::into_inner);
        Ok(work(&reader)?)
    }
}

/// The time, in seconds since 1970.
pub fn now_s() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    i64::try_from(now.map_or(0, |it| it.as_secs())).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
