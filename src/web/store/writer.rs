//! The thread that writes: whatever waits is taken into one transaction, in which each stands or falls alone.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use super::StoreFault;
use super::base::Base;
use super::sql::Sql;
use crate::limits;

/// Something to be written. It is done again when transactions of two servers crossed.
type Work = Box<dyn FnMut(&mut dyn Sql) -> Done + Send>;
type Done = Result<(), StoreFault>;

/// How often what was crossed by another server's transaction is done again.
const AGAIN: usize = 8;

/// Something to be written, and who waits for it.
struct Job {
    work: Work,
    done: oneshot::Sender<Done>,
    /// Whether what is erased must be gone from the files before it is answered.
    wipes: bool,
}

/// The thread that writes.
pub struct Writer {
    // `None` once it is ending.
    jobs: Option<SyncSender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// What is being written.
#[must_use = "it is not known to be kept before it was waited for"]
pub struct Writing(oneshot::Receiver<Done>);

impl Writing {
    /// Waits until it is kept, in a thread that may wait.
    ///
    /// # Errors
    ///
    /// When the database refuses; it has then changed nothing.
    pub fn wait(self) -> Done {
        self.0.blocking_recv().map_err(|_| StoreFault::Ending)?
    }

    /// Waits until it is kept.
    ///
    /// # Errors
    ///
    /// When the database refuses; it has then changed nothing.
    pub async fn kept(self) -> Done {
        self.0.await.map_err(|_| StoreFault::Ending)?
    }
}

impl Writer {
    /// Begins to write to this database.
    pub fn begin(base: Base) -> Writer {
        let (jobs, to_do) = sync_channel(limits::WEB_WRITES);
        let thread = std::thread::spawn(move || write_all(base, &to_do));
        Writer {
            jobs: Some(jobs),
            thread: Some(thread),
        }
    }

    /// Begins to write something; what is begun first is kept first.
    ///
    /// # Errors
    ///
    /// When the server is ending.
    pub fn begin_to(
        &self,
        work: impl FnMut(&mut dyn Sql) -> Done + Send + 'static,
    ) -> Result<Writing, StoreFault> {
        self.send(Box::new(work), false)
    }

    /// Writes, and waits until it is on the disk. What fails changes nothing.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    pub fn write(&self, work: impl FnMut(&mut dyn Sql) -> Done + Send + 'static) -> Done {
        self.begin_to(work)?.wait()
    }

    /// The same, for erasing: what was erased is then gone from the files' bytes.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    pub fn wipe(&self, work: impl FnMut(&mut dyn Sql) -> Done + Send + 'static) -> Done {
        self.send(Box::new(work), true)?.wait()
    }

    fn send(&self, work: Work, wipes: bool) -> Result<Writing, StoreFault> {
        let (done, answer) = oneshot::channel();
        let job = Job { work, done, wipes };
        let jobs = self.jobs.as_ref().ok_or(StoreFault::Ending)?;
        jobs.send(job).map_err(|_| StoreFault::Ending)?;
        Ok(Writing(answer))
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

fn write_all(mut base: Base, to_do: &Receiver<Job>) {
    // Whether something was erased that the log of what was written still holds.
    let mut to_wipe = false;
    while let Ok(first) = to_do.recv() {
        let mut jobs = vec![first];
        jobs.extend(to_do.try_iter().take(limits::WEB_WRITES));
        to_wipe |= jobs.iter().any(|it| it.wipes);
        let together = in_turn(&mut base, &mut jobs);
        if to_wipe && together.is_ok() {
            // With a reader in the way it is tried again after the next transaction.
            to_wipe = !base.is_cut();
        }
        answer(jobs, together);
    }
}

fn answer(jobs: Vec<Job>, together: Result<Vec<Done>, StoreFault>) {
    match together {
        Ok(each) => {
            for (job, done) in jobs.into_iter().zip(each) {
                // Whoever waited may have gone away.
                let _ = job.done.send(done);
            }
        }
        Err(why) => {
            for job in jobs {
                let _ = job.done.send(Err(why.clone()));
            }
        }
    }
}

/// One transaction for all, and again where it was crossed.
fn in_turn(base: &mut Base, jobs: &mut [Job]) -> Result<Vec<Done>, StoreFault> {
    let mut crossed = StoreFault::Crossed;
    for _ in 0..AGAIN {
        match together(base, jobs) {
            Err(StoreFault::Crossed) => crossed = StoreFault::Crossed,
            other => return other,
        }
    }
    Err(crossed)
}

/// One transaction for all; each of them stands or falls alone.
fn together(base: &mut Base, jobs: &mut [Job]) -> Result<Vec<Done>, StoreFault> {
    base.again()?;
    base.begin()?;
    let mut each = Vec::with_capacity(jobs.len());
    for job in jobs {
        match alone(base, &mut job.work) {
            Ok(done) => each.push(done),
            Err(why) => {
                // What cannot be undone here is undone by the database when the connection ends.
                let _ = base.plain("ROLLBACK");
                return Err(why);
            }
        }
    }
    if let Err(why) = base.plain("COMMIT") {
        let _ = base.plain("ROLLBACK");
        return Err(why);
    }
    Ok(each)
}

/// What one of them came to; an error where none of them can go on.
fn alone(base: &mut Base, work: &mut Work) -> Result<Done, StoreFault> {
    base.plain("SAVEPOINT alone")?;
    match work(base.sql()) {
        Ok(()) => base.plain("RELEASE SAVEPOINT alone").map(Ok),
        Err(StoreFault::Crossed) => Err(StoreFault::Crossed),
        Err(why) => {
            base.plain("ROLLBACK TO SAVEPOINT alone")?;
            base.plain("RELEASE SAVEPOINT alone")?;
            Ok(Err(why))
        }
    }
}
