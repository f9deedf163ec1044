//! The thread that writes.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use rusqlite::{Connection, Savepoint};

use super::StoreFault;
use crate::limits;

type Work = Box<dyn FnOnce(&Connection) -> rusqlite::Result<()> + Send>;
type Done = Result<(), StoreFault>;

/// Something to be written, and who waits for it.
struct Job {
    work: Work,
    done: SyncSender<Done>,
    /// Whether what is erased must be gone from the files before it is answered.
    wipes: bool,
}

/// The thread that writes.
pub struct Writer {
    // `None` once it is ending.
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Begins to write to this database.
    pub fn begin(connection: Connection) -> Writer {
        let (jobs, to_do) = sync_channel(limits::WEB_WRITES);
        let thread = std::thread::spawn(move || write_all(connection, &to_do));
        Writer {
            jobs: Some(jobs),
            thread: Some(thread),
        }
    }

    /// Writes, and waits until it is on the disk. What fails changes nothing.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    pub fn write(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<(), StoreFault> {
        self.send(Box::new(work), false)
    }

    /// The same, for erasing: what was erased is then gone from the files' bytes.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    pub fn wipe(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<(), StoreFault> {
        self.send(Box::new(work), true)
    }

    fn send(&self, work: Work, wipes: bool) -> Result<(), StoreFault> {
        let (done, answer) = sync_channel(1);
        let job = Job { work, done, wipes };
        let jobs = self.jobs.as_ref().ok_or(StoreFault::Ending)?;
        jobs.send(job).map_err(|_| StoreFault::Ending)?;
        answer.recv().map_err(|_| StoreFault::Ending)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has answered nobody; there is nothing left to do for it.
            let _ = thread.join();
        }
    }
}

fn write_all(mut connection: Connection, to_do: &Receiver<Job>) {
    // Whether something was erased that the log of what was written still holds.
    let mut to_wipe = false;
    while let Ok(first) = to_do.recv() {
        let mut jobs = vec![first];
        jobs.extend(to_do.try_iter().take(limits::WEB_WRITES));
        to_wipe |= jobs.iter().any(|it| it.wipes);
        let mut waiting = Vec::with_capacity(jobs.len());
        let together = together(&mut connection, jobs, &mut waiting);
        if to_wipe && together.is_ok() {
            // With a reader in the way it is tried again after the next transaction.
            to_wipe = !is_cut(&connection);
        }
        for (done, own) in waiting {
            let answer = match (&together, own) {
                (Ok(()), own) => own.map_err(StoreFault::Database),
                (Err(why), _) => Err(StoreFault::Database(copy(why))),
            };
            // Whoever waited may have gone away.
            let _ = done.send(answer);
        }
    }
}

/// Cuts the log of what was written, and says whether it could be: it is in the database by then, and nothing of what was
/// erased is left.
fn is_cut(connection: &Connection) -> bool {
    let busy = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0));
    busy.is_ok_and(|busy: i64| busy == 0)
}

/// One transaction for all; each of them stands or falls alone.
fn together(
    connection: &mut Connection,
    jobs: Vec<Job>,
    waiting: &mut Vec<(SyncSender<Done>, rusqlite::Result<()>)>,
) -> rusqlite::Result<()> {
    // Those not reached are answered all the same.
    let mut jobs = jobs.into_iter();
    let mut all = || -> rusqlite::Result<()> {
        let mut transaction = connection.transaction()?;
        for job in jobs.by_ref() {
            let savepoint = transaction.savepoint()?;
            let own = alone(savepoint, job.work);
            waiting.push((job.done, own));
        }
        transaction.commit()
    };
    let done = all();
    waiting.extend(jobs.map(|it| (it.done, Ok(()))));
    done
}

fn alone(savepoint: Savepoint<'_>, work: Work) -> rusqlite::Result<()> {
    // A savepoint that is dropped is rolled back.
    work(&savepoint)?;
    savepoint.commit()
}

/// The same fault, to be told to each of those who waited.
fn copy(why: &rusqlite::Error) -> rusqlite::Error {
    match why {
        rusqlite::Error::SqliteFailure(error, words) => {
            rusqlite::Error::SqliteFailure(*error, words.clone())
        }
        other => rusqlite::Error::InvalidParameterName(other.to_string()),
    }
}
