//! A trainee at a call, as the server keeps it in memory: a sitting, and how far its page has come.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use crate::call::Call;
use crate::call::deed::Deed;
use crate::call::state::Phase;
use crate::call::terms::Terms;
use crate::journal::Header;
use crate::learning::keeping::{JournalFile, ResumeFault};
use crate::learning::playing::Playing;
use crate::learning::sitting::Sitting;
use crate::learning::store::Store as Place;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;

use super::store::{CallId, LearnerId, Standing, Store, StoreFault};

/// A trainee at a call.
pub struct Attempt {
    id: CallId,
    learner: LearnerId,
    sitting: Sitting,
    // How many commands were taken; written with each piece of the journal.
    sent: Arc<AtomicU32>,
    // The last of them, so that it is known when it is sent again; not known after it was read back.
    last: Option<Deed>,
    store: Arc<Store>,
    // What versions of the view are counted from: those of a server that ran before are never taken for newer ones.
    since: u64,
    touched: Instant,
    settled: bool,
}

/// Why something was not done.
#[derive(Debug)]
pub enum NotDone {
    /// It is not the next command: so many were taken.
    OutOfTurn {
        /// How many were taken.
        sent: u32,
    },
    /// It was done already, and is not done twice.
    DoneAlready,
    /// The call refused it.
    Refused(String),
    /// It could not be kept.
    Store(StoreFault),
}

impl Attempt {
    /// Takes a new call.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn ring(
        store: &Arc<Store>,
        (id, learner): (CallId, LearnerId),
        scenario: &Scenario,
        seed: Seed,
        terms: Terms,
    ) -> Result<Attempt, StoreFault> {
        let call = Call::ring_on(scenario, seed, terms);
        let sent = Arc::new(AtomicU32::new(0));
        let place = InStore {
            store: Arc::clone(store),
            call: id,
            new: Some((learner, scenario.script.id.clone())),
            sent: Arc::clone(&sent),
        };
        let made = JournalFile::create_in(Box::new(place), Path::new(PLACE), &Header::of(&call));
        let (kept, notice) = made.map_err(|_| StoreFault::Ending)?;
        if notice.is_some() {
            // A call nobody could come back to is not begun.
            return Err(StoreFault::Ending);
        }
        let playing = Playing::new(call, kept, None);
        Ok(Attempt::at(store, (id, learner), playing, sent))
    }

    /// Goes on with a call from its journal.
    ///
    /// # Errors
    ///
    /// When it is no journal of this scenario, or cannot be gone on with.
    pub fn resume(
        store: &Arc<Store>,
        (id, learner): (CallId, LearnerId),
        scenario: &Scenario,
        (bytes, sent): (&[u8], u32),
    ) -> Result<Attempt, ResumeFault> {
        let sent = Arc::new(AtomicU32::new(sent));
        let place = InStore {
            store: Arc::clone(store),
            call: id,
            new: None,
            sent: Arc::clone(&sent),
        };
        let (journal, kept) =
            JournalFile::resume_in(Box::new(place), Path::new(PLACE), bytes, scenario)?;
        let playing = Playing::new(journal.replay(scenario), kept, None);
        Ok(Attempt::at(store, (id, learner), playing, sent))
    }

    fn at(
        store: &Arc<Store>,
        (id, learner): (CallId, LearnerId),
        playing: Playing,
        sent: Arc<AtomicU32>,
    ) -> Attempt {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let since = since.map_or(0, |it| u64::try_from(it.as_millis()).unwrap_or(0));
        let sitting = Sitting::new(playing);
        Attempt {
            id,
            learner,
            settled: sitting.is_over(),
            sitting,
            sent,
            last: None,
            store: Arc::clone(store),
            since,
            touched: Instant::now(),
        }
    }

    /// Which call it is.
    pub fn id(&self) -> CallId {
        self.id
    }

    /// Whose it is.
    pub fn learner(&self) -> LearnerId {
        self.learner
    }

    /// The sitting.
    pub fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// What there is to tell of the keeping, told once.
    pub fn take_notices(&mut self) -> Vec<String> {
        self.sitting.take_notices()
    }

    /// How many commands were taken.
    pub fn sent(&self) -> u32 {
        self.sent.load(Ordering::Relaxed)
    }

    /// A number that grows whenever anything that is shown has changed.
    pub fn version(&self) -> u64 {
        self.since + self.sitting.views()
    }

    /// How long nobody has looked at it.
    pub fn idle(&self) -> std::time::Duration {
        self.touched.elapsed()
    }

    /// Lets time pass up to now.
    ///
    /// # Errors
    ///
    /// When that the call is over cannot be kept.
    pub fn look(&mut self) -> Result<(), StoreFault> {
        self.touched = Instant::now();
        self.sitting.tick();
        self.settle()
    }

    /// Does something as the command of this number.
    ///
    /// # Errors
    ///
    /// Why it was not done.
    pub fn send(&mut self, no: u32, deed: &Deed) -> Result<(), NotDone> {
        self.touched = Instant::now();
        let sent = self.sent();
        let same = self.last.as_ref().is_none_or(|it| it == deed);
        if no == sent && no > 0 && same {
            return Err(NotDone::DoneAlready);
        }
        if no != sent.saturating_add(1) {
            return Err(NotDone::OutOfTurn { sent });
        }
        self.sitting.tick();
        // What it brings is written with the number, so that the two are kept or lost together.
        self.sent.store(no, Ordering::Relaxed);
        let before = self.sitting.playing().kept().events().len();
        if let Err(why) = self.sitting.act(deed) {
            self.sent.store(sent, Ordering::Relaxed);
            return Err(NotDone::Refused(why));
        }
        self.last = Some(deed.clone());
        if self.sitting.playing().kept().events().len() == before {
            self.store
                .add_to_call(self.id, no, &[])
                .map_err(NotDone::Store)?;
        }
        self.settle().map_err(NotDone::Store)
    }

    /// Stops its clock, or lets it go on.
    pub fn pause(&mut self, still: bool) {
        self.touched = Instant::now();
        if still {
            self.sitting.pause();
        } else {
            self.sitting.go_on();
            self.sitting.tick();
        }
    }

    /// Puts it aside: it stays as it is, to be gone on with.
    pub fn put_aside(&mut self) {
        self.sitting.put_aside();
    }

    /// Keeps that the call is over, once it is.
    fn settle(&mut self) -> Result<(), StoreFault> {
        if self.settled || !self.sitting.is_over() {
            return Ok(());
        }
        let standing = match self.sitting.call().state().phase {
            Phase::Left => Standing::Left,
            _ => Standing::Ended,
        };
        self.store.set_standing(self.id, standing)?;
        self.settled = true;
        Ok(())
    }
}

/// What the keeping calls the place, where there is something to tell of it.
const PLACE: &str = "the server's database";

/// A journal's place in the database.
struct InStore {
    store: Arc<Store>,
    call: CallId,
    // Whose it will be and of which scenario, until it is made.
    new: Option<(LearnerId, String)>,
    sent: Arc<AtomicU32>,
}

impl Place for InStore {
    fn make(&mut self, first: &[u8]) -> io::Result<()> {
        let (learner, scenario) = self.new.take().ok_or(io::ErrorKind::AlreadyExists)?;
        let begun = self.store.begin_call(self.call, learner, &scenario, first);
        begun.map_err(io::Error::other)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let sent = self.sent.load(Ordering::Relaxed);
        let added = self.store.add_to_call(self.call, sent, bytes);
        added.map_err(io::Error::other)?;
        Ok(bytes.len())
    }

    fn cut(&mut self, bytes: u64) -> io::Result<()> {
        self.store
            .cut_call(self.call, bytes)
            .map_err(io::Error::other)
    }

    // Whatever was added was on the disk before it was answered.
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}
