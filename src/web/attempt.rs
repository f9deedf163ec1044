//! A trainee at a call or at a review, as the server keeps it in memory: a sitting, and how far its page has come.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::call::Call;
use crate::call::deed::Deed;
use crate::call::state::Phase;
use crate::call::terms::Terms;
use crate::journal::{Happening, Header};
use crate::learning::keeping::{JournalFile, ResumeFault};
use crate::learning::playing::Playing;
use crate::learning::review_sitting::ReviewSitting;
use crate::learning::reviewing::Reviewing;
use crate::learning::sitting::Sitting;
use crate::learning::store::Store as Place;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;
use crate::supervising::command::Command;
use crate::supervising::state::Phase as ReviewPhase;
use crate::supervising::{Queue, Shift};

use super::store::{CallId, LearnerId, Standing, Store, StoreFault};

/// A trainee at a call or at a review. Both are kept as calls are: from whichever seat, a learner plays one thing.
pub struct Attempt {
    id: CallId,
    learner: LearnerId,
    seat: Seat,
    // How many commands were taken; written with each piece of the journal.
    sent: Arc<AtomicU32>,
    // The last of them, so that it is known when it is sent again; not known after it was read back.
    last: Option<Doing>,
    store: Arc<Store>,
    // What versions of the view are counted from: those of a server that ran before are never taken for newer ones.
    since: u64,
    // When it was last looked at, and when something was last done in it.
    touched: Instant,
    acted: Instant,
    settled: bool,
}

/// Where the trainee sits.
pub enum Seat {
    /// At a call.
    Call(Box<Sitting>),
    /// At a review of logs.
    Review(Box<ReviewSitting>),
}

/// Something to be done, from one seat or the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doing {
    /// In a call.
    Call(Deed),
    /// In a review.
    Review(Command),
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
    /// It cannot be read.
    Unread,
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
        whose: (CallId, LearnerId),
        scenario: &Scenario,
        seed: Seed,
        terms: Terms,
    ) -> Result<Attempt, StoreFault> {
        let call = Call::ring_on(scenario, seed, terms);
        let (kept, sent) = begin(store, whose, &Header::of(&call))?;
        let sitting = Sitting::new(Playing::new(call, kept, None));
        Ok(Attempt::at(
            store,
            whose,
            Seat::Call(Box::new(sitting)),
            sent,
        ))
    }

    /// Takes a new review.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn review(
        store: &Arc<Store>,
        whose: (CallId, LearnerId),
        queue: &Queue,
        seed: Seed,
        terms: Terms,
    ) -> Result<Attempt, StoreFault> {
        let (kept, sent) = begin(store, whose, &queue.header(seed, terms))?;
        let reviewing = Reviewing::kept_in(Shift::begin(queue, seed, terms), kept);
        let seat = Seat::Review(Box::new(ReviewSitting::new(reviewing)));
        Ok(Attempt::at(store, whose, seat, sent))
    }

    /// Goes on with a call from its journal.
    ///
    /// # Errors
    ///
    /// When it is no journal of this scenario, or cannot be gone on with.
    pub fn resume(
        store: &Arc<Store>,
        whose: (CallId, LearnerId),
        scenario: &Scenario,
        (bytes, sent): (&[u8], u32),
    ) -> Result<Attempt, ResumeFault> {
        let (place, sent) = InStore::there(store, whose.0, sent);
        let (journal, kept) = JournalFile::resume_in(place, Path::new(PLACE), bytes, scenario)?;
        let sitting = Sitting::new(Playing::new(journal.replay(scenario), kept, None));
        Ok(Attempt::at(
            store,
            whose,
            Seat::Call(Box::new(sitting)),
            sent,
        ))
    }

    /// Goes on with a review from its journal.
    ///
    /// # Errors
    ///
    /// When it is no journal of this queue, or cannot be gone on with.
    pub fn resume_review(
        store: &Arc<Store>,
        whose: (CallId, LearnerId),
        queue: &Queue,
        (bytes, sent): (&[u8], u32),
    ) -> Result<Attempt, ResumeFault> {
        let (place, sent) = InStore::there(store, whose.0, sent);
        let (journal, kept) = JournalFile::go_on(place, Path::new(PLACE), queue.journal(bytes))?;
        let header = &journal.header;
        let shift = Shift::replay(queue, header.seed, header.terms, &journal.events);
        let seat = ReviewSitting::new(Reviewing::kept_in(shift, kept));
        Ok(Attempt::at(
            store,
            whose,
            Seat::Review(Box::new(seat)),
            sent,
        ))
    }

    fn at(
        store: &Arc<Store>,
        (id, learner): (CallId, LearnerId),
        seat: Seat,
        sent: Arc<AtomicU32>,
    ) -> Attempt {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        let since = since.map_or(0, |it| u64::try_from(it.as_millis()).unwrap_or(0));
        Attempt {
            id,
            learner,
            settled: seat.is_over(),
            seat,
            sent,
            last: None,
            store: Arc::clone(store),
            since,
            touched: Instant::now(),
            acted: Instant::now(),
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

    /// Where the trainee sits.
    pub fn seat(&self) -> &Seat {
        &self.seat
    }

    /// What there is to tell of the keeping, told once.
    pub fn take_notices(&mut self) -> Vec<String> {
        match &mut self.seat {
            Seat::Call(it) => it.take_notices(),
            Seat::Review(it) => it.take_notices(),
        }
    }

    /// How many commands were taken.
    pub fn sent(&self) -> u32 {
        self.sent.load(Ordering::Relaxed)
    }

    /// A number that grows whenever anything that is shown has changed.
    pub fn version(&self) -> u64 {
        self.since + self.seat.views()
    }

    /// How long nobody has looked at it.
    pub fn idle(&self) -> Duration {
        self.touched.elapsed()
    }

    /// Puts out of memory what is made again when it is needed, if nothing has been done for so long.
    pub fn rest_after(&mut self, quiet: Duration) {
        if let Seat::Call(it) = &mut self.seat
            && self.acted.elapsed() >= quiet
        {
            it.rest();
        }
    }

    /// Lets time pass up to now.
    ///
    /// # Errors
    ///
    /// When that the call is over cannot be kept.
    pub fn look(&mut self) -> Result<(), StoreFault> {
        self.touched = Instant::now();
        self.seat.tick();
        self.settle()
    }

    /// Does something as the command of this number.
    ///
    /// # Errors
    ///
    /// Why it was not done.
    pub fn send(&mut self, no: u32, deed: &Doing) -> Result<(), NotDone> {
        self.touched = Instant::now();
        let sent = self.sent();
        let same = self.last.as_ref().is_none_or(|it| it == deed);
        if no == sent && no > 0 && same {
            return Err(NotDone::DoneAlready);
        }
        if no != sent.saturating_add(1) {
            return Err(NotDone::OutOfTurn { sent });
        }
        self.seat.tick();
        // What it brings is written with the number, so that the two are kept or lost together.
        self.sent.store(no, Ordering::Relaxed);
        let before = self.seat.events();
        if let Err(why) = self.seat.act(deed) {
            self.sent.store(sent, Ordering::Relaxed);
            return Err(NotDone::Refused(why));
        }
        self.last = Some(deed.clone());
        self.acted = Instant::now();
        if self.seat.events() == before {
            self.store
                .add_to_call(self.id, no, &[])
                .map_err(NotDone::Store)?;
        }
        self.settle().map_err(NotDone::Store)
    }

    /// Stops its clock, or lets it go on.
    pub fn pause(&mut self, still: bool) {
        self.touched = Instant::now();
        match &mut self.seat {
            Seat::Call(it) if still => it.pause(),
            Seat::Call(it) => {
                it.go_on();
                it.tick();
            }
            Seat::Review(it) if still => it.pause(),
            Seat::Review(it) => {
                it.go_on();
                it.tick();
            }
        }
    }

    /// Puts it aside: it stays as it is, to be gone on with.
    pub fn put_aside(&mut self) {
        match &mut self.seat {
            Seat::Call(it) => it.put_aside(),
            Seat::Review(it) => it.tick(),
        }
    }

    /// Keeps that the call is over, once it is.
    fn settle(&mut self) -> Result<(), StoreFault> {
        if self.settled || !self.seat.is_over() {
            return Ok(());
        }
        let standing = if self.seat.is_left() {
            Standing::Left
        } else {
            Standing::Ended
        };
        self.store.set_standing(self.id, standing)?;
        self.settled = true;
        Ok(())
    }
}

impl Seat {
    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        match self {
            Seat::Call(it) => it.is_over(),
            Seat::Review(it) => it.is_over(),
        }
    }

    /// Whether it was left, and is scored for or against nobody.
    pub fn is_left(&self) -> bool {
        match self {
            Seat::Call(it) => it.call().state().phase == Phase::Left,
            Seat::Review(it) => it.shift().state().phase == ReviewPhase::Left,
        }
    }

    fn views(&self) -> u64 {
        match self {
            Seat::Call(it) => it.views(),
            Seat::Review(it) => it.views(),
        }
    }

    fn events(&self) -> usize {
        match self {
            Seat::Call(it) => it.playing().kept().events().len(),
            Seat::Review(it) => it.reviewing().kept().events().len(),
        }
    }

    fn tick(&mut self) {
        match self {
            Seat::Call(it) => it.tick(),
            Seat::Review(it) => it.tick(),
        }
    }

    fn act(&mut self, doing: &Doing) -> Result<(), String> {
        match (self, doing) {
            (Seat::Call(it), Doing::Call(deed)) => it.act(deed),
            (Seat::Review(it), Doing::Review(command)) => it.act(command.clone()),
            _ => Err("That is not done from this seat.".to_owned()),
        }
    }
}

/// Begins a journal in the database.
fn begin<E: Happening>(
    store: &Arc<Store>,
    (call, learner): (CallId, LearnerId),
    header: &Header,
) -> Result<(JournalFile<E>, Arc<AtomicU32>), StoreFault> {
    let sent = Arc::new(AtomicU32::new(0));
    let place = InStore {
        store: Arc::clone(store),
        call,
        new: Some((learner, header.scenario.clone())),
        sent: Arc::clone(&sent),
    };
    let made = JournalFile::create_in(Box::new(place), Path::new(PLACE), header);
    match made {
        Ok((kept, None)) => Ok((kept, sent)),
        // A call nobody could come back to is not begun.
        Ok((_, Some(_))) | Err(_) => Err(StoreFault::NotBegun),
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

impl InStore {
    /// The place of a journal that is there, and how many commands were taken.
    fn there(store: &Arc<Store>, call: CallId, sent: u32) -> (Box<InStore>, Arc<AtomicU32>) {
        let sent = Arc::new(AtomicU32::new(sent));
        let place = InStore {
            store: Arc::clone(store),
            call,
            new: None,
            sent: Arc::clone(&sent),
        };
        (Box::new(place), sent)
    }
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
