//! A trainee at a call or at a review, as the server keeps it in memory: a sitting, and how far its page has come.
//!
//! What happens is gathered here and kept in one piece with the number of the command that brought it, so that the two are
//! kept or lost together. Nothing is answered before it is kept; where it cannot be, the attempt is put out of memory, and
//! read back as it was kept.

use std::path::Path;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use crate::call::Call;
use crate::call::event::{Event, What};
use crate::call::run::Shared;
use crate::call::state::Phase;
use crate::call::terms::Terms;
use crate::classroom::progress::Progress;
use crate::journal::Header;
use crate::learning::keeping::{JournalFile, ResumeFault};
use crate::learning::playing::Playing;
use crate::learning::review_sitting::ReviewSitting;
use crate::learning::reviewing::Reviewing;
use crate::learning::sitting::Sitting;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;
use crate::supervising::{Queue, Shift};

use super::classroom::LEADS;
use super::journal_place::{Fresh, InStore, PLACE, begin};
use super::seat::{Doing, Seat};
use super::store::{
    Addition, CallId, Doing as TurnDoing, KeptJournal, LearnerId, Standing, Store, StoreFault,
    TurnAt, TurnRow, Writing, now_ms,
};

/// A trainee at a call or at a review. Both are kept as calls are: from whichever seat, a learner plays one thing.
pub struct Attempt {
    id: CallId,
    learner: LearnerId,
    seat: Seat,
    // Where in a room it is played, and how it is getting on there.
    turn: Option<Turn>,
    // How many commands were taken, and in how many pieces the journal was kept.
    sent: u32,
    pieces: u32,
    // What happened and is not on its way to the database yet.
    fresh: Fresh,
    // The last command, so that it is known when it is sent again; not known after it was read back.
    last: Option<Doing>,
    store: Arc<Store>,
    // The number of this server among those of its database.
    server: u32,
    // What versions of the view are counted from: those of a server that ran before are never taken for newer ones.
    since: u64,
    // When it was last looked at, and when something was last done in it.
    touched: Instant,
    acted: Instant,
    standing: Standing,
    // Whether the instructor has stopped its clock.
    held: bool,
    // When whoever plays it last did.
    tended: Option<Instant>,
}

/// How long after they last did something, or looked, whoever plays a call is still there.
const TENDED: Duration = Duration::from_secs(15);

/// Where in a room an attempt is played.
struct Turn {
    at: TurnAt,
    keep_until_s: i64,
    progress: Progress,
}

/// Whose attempt it is, where it is kept, and where in a room it is played.
#[derive(Clone)]
pub struct Whose {
    /// The call.
    pub call: CallId,
    /// The learner.
    pub learner: LearnerId,
    /// Where in a room, and when it is erased.
    pub turn: Option<(TurnAt, i64)>,
    /// The database.
    pub store: Arc<Store>,
    /// The number of this server.
    pub server: u32,
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
        whose: &Whose,
        scenario: &Scenario,
        seed: Seed,
        terms: Terms,
        shared: Option<&Shared>,
    ) -> Result<Attempt, StoreFault> {
        let call = Call::ring_on(scenario, seed, terms);
        let (kept, fresh) = begin(whose, &Header::of(&call))?;
        let mut playing = Playing::new(call, kept, None);
        if let Some(shared) = shared {
            playing.share(shared);
        }
        let seat = Seat::Call(Box::new(Sitting::new(playing)));
        Ok(Attempt::at(whose, seat, (0, 1), fresh, None))
    }

    /// Takes a new review.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn review(
        whose: &Whose,
        queue: &Queue,
        seed: Seed,
        terms: Terms,
    ) -> Result<Attempt, StoreFault> {
        let (kept, fresh) = begin(whose, &queue.header(seed, terms))?;
        let reviewing = Reviewing::kept_in(Shift::begin(queue, seed, terms), kept);
        let seat = Seat::Review(Box::new(ReviewSitting::new(reviewing)));
        Ok(Attempt::at(whose, seat, (0, 1), fresh, None))
    }

    /// Goes on with a call from its journal.
    ///
    /// # Errors
    ///
    /// When it is no journal of this scenario, or cannot be gone on with.
    pub fn resume(
        whose: &Whose,
        scenario: &Scenario,
        kept: &KeptJournal,
        turn: Option<&TurnRow>,
        shared: impl FnOnce(&mut Call) -> Option<Shared>,
    ) -> Result<Attempt, ResumeFault> {
        let (place, fresh) = InStore::there();
        let (journal, file) =
            JournalFile::resume_in(place, Path::new(PLACE), &kept.bytes, scenario)?;
        let mut call = journal.replay(scenario);
        let shared = shared(&mut call);
        let mut playing = Playing::new(call, file, None);
        if let Some(shared) = &shared {
            playing.share(shared);
        }
        let seat = Seat::Call(Box::new(Sitting::new(playing)));
        let counts = (kept.sent, kept.pieces);
        Ok(Attempt::at(whose, seat, counts, fresh, turn))
    }

    /// Goes on with a review from its journal.
    ///
    /// # Errors
    ///
    /// When it is no journal of this queue, or cannot be gone on with.
    pub fn resume_review(
        whose: &Whose,
        queue: &Queue,
        kept: &KeptJournal,
        turn: Option<&TurnRow>,
    ) -> Result<Attempt, ResumeFault> {
        let (place, fresh) = InStore::there();
        let (journal, file) =
            JournalFile::go_on(place, Path::new(PLACE), queue.journal(&kept.bytes))?;
        let header = &journal.header;
        let shift = Shift::replay(queue, header.seed, header.terms, &journal.events);
        let seat = ReviewSitting::new(Reviewing::kept_in(shift, file));
        let (seat, counts) = (Seat::Review(Box::new(seat)), (kept.sent, kept.pieces));
        Ok(Attempt::at(whose, seat, counts, fresh, turn))
    }

    fn at(
        whose: &Whose,
        seat: Seat,
        (sent, pieces): (u32, u32),
        fresh: Fresh,
        turn: Option<&TurnRow>,
    ) -> Attempt {
        let known = turn.and_then(|it| serde_json::from_str(&it.progress).ok());
        let turn = whose.turn.map(|(at, keep_until_s)| Turn {
            at,
            keep_until_s,
            progress: known.unwrap_or_default(),
        });
        Attempt {
            id: whose.call,
            learner: whose.learner,
            standing: seat.standing(),
            seat,
            turn,
            sent,
            pieces,
            fresh,
            last: None,
            store: Arc::clone(&whose.store),
            server: whose.server,
            since: u64::try_from(now_ms()).unwrap_or(0),
            touched: Instant::now(),
            acted: Instant::now(),
            held: false,
            tended: None,
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

    /// Where in a room it is played.
    pub fn turn(&self) -> Option<TurnAt> {
        self.turn.as_ref().map(|it| it.at)
    }

    /// When what is played for a room is erased, in seconds since 1970.
    pub fn keep_until_s(&self) -> Option<i64> {
        self.turn.as_ref().map(|it| it.keep_until_s)
    }

    /// Where the trainee sits.
    pub fn seat(&self) -> &Seat {
        &self.seat
    }

    /// What is shown has been passed on; it is made again when it is asked for.
    pub fn passed_on(&mut self) {
        if let Seat::Call(it) = &mut self.seat {
            it.shown();
        }
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
        self.sent
    }

    /// A number that grows whenever anything that is shown has changed.
    pub fn version(&self) -> u64 {
        self.since + self.seat.views()
    }

    /// Whoever plays it is here.
    pub fn tend(&mut self) {
        self.tended = Some(Instant::now());
    }

    /// Whether whoever plays it is here, and at no other server: only then does its time go by for others who look on.
    pub fn is_tended(&self) -> bool {
        self.tended.is_some_and(|it| it.elapsed() < TENDED)
    }

    /// How long nobody has looked at it.
    pub fn idle(&self) -> Duration {
        self.touched.elapsed()
    }

    /// Puts out of memory what is made again when it is needed, if nothing has been done for so long.
    pub fn rest_after(&mut self, quiet: Duration) {
        // Everybody in a room would wait while what the call they hear needs is made again.
        let leads = self.turn().is_some_and(|it| it.seat == LEADS);
        if let Seat::Call(it) = &mut self.seat
            && self.acted.elapsed() >= quiet
            && !leads
        {
            it.rest();
        }
    }

    /// Takes what is large from other calls of its scenario and seed, if it was put out of memory.
    pub fn ready(&mut self, shared: impl FnOnce() -> Option<Shared>) {
        if let Seat::Call(it) = &mut self.seat
            && !it.is_ready()
            && let Some(shared) = shared()
        {
            it.share(&shared);
        }
    }

    /// Lets time pass up to now.
    ///
    /// # Errors
    ///
    /// When the server is ending.
    pub fn look(&mut self) -> Result<Option<Writing>, StoreFault> {
        self.touched = Instant::now();
        self.seat.tick();
        self.keep(None)
    }

    /// Does something as the command of this number. It is done once the writing is waited for.
    ///
    /// # Errors
    ///
    /// Why it was not done.
    pub fn send(&mut self, no: u32, doing: &Doing) -> Result<Writing, NotDone> {
        self.touched = Instant::now();
        let same = self.last.as_ref().is_none_or(|it| it == doing);
        if no == self.sent && no > 0 && same {
            return Err(NotDone::DoneAlready);
        }
        if no != self.sent.saturating_add(1) {
            return Err(NotDone::OutOfTurn { sent: self.sent });
        }
        self.seat.tick();
        self.seat.act(doing).map_err(NotDone::Refused)?;
        self.sent = no;
        self.last = Some(doing.clone());
        self.acted = Instant::now();
        let writing = self.keep(Some(doing)).map_err(NotDone::Store)?;
        writing.ok_or(NotDone::Store(StoreFault::Ending))
    }

    /// How much of the call that it follows has come over.
    pub fn followed(&self) -> usize {
        self.turn
            .as_ref()
            .map_or(0, |it| usize::try_from(it.progress.followed).unwrap_or(0))
    }

    /// Takes over what has happened since in the call that it follows: everything of it from [`Attempt::followed`] on.
    pub fn follow(&mut self, led: &[Event]) {
        if let (Seat::Call(it), Some(turn)) = (&mut self.seat, &mut self.turn) {
            it.follow(led);
            let more = u32::try_from(led.len()).unwrap_or(u32::MAX);
            turn.progress.followed = turn.progress.followed.saturating_add(more);
        }
    }

    /// Whoever led the call that it follows has ended it: the caller is on the line no longer, and the rest can still be done.
    pub fn hung_up(&mut self) {
        let Seat::Call(it) = &mut self.seat else {
            return;
        };
        if matches!(it.call().state().phase, Phase::Talking | Phase::OnHold) {
            let event = Event {
                at_ms: it.now_ms(),
                what: What::RangOff,
            };
            it.follow(&[event]);
        }
    }

    /// Stops its clock, or lets it go on.
    ///
    /// # Errors
    ///
    /// When the server is ending.
    pub fn pause(&mut self, still: bool) -> Result<Option<Writing>, StoreFault> {
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
        self.keep(None)
    }

    /// Stops its clock for the whole room, or lets it go on again if that is what stopped it.
    ///
    /// # Errors
    ///
    /// When the server is ending.
    pub fn hold(&mut self, held: bool) -> Result<(), StoreFault> {
        if self.held != held {
            self.held = held;
            // What time had brought by then is on its way to the database before anything that is done next.
            drop(self.pause(held)?);
        }
        Ok(())
    }

    /// Whether the instructor has stopped its clock.
    pub fn is_held(&self) -> bool {
        self.held
    }

    /// Puts it aside: it stays as it is, to be gone on with.
    ///
    /// # Errors
    ///
    /// When the server is ending.
    pub fn put_aside(&mut self) -> Result<Option<Writing>, StoreFault> {
        match &mut self.seat {
            Seat::Call(it) => it.put_aside(),
            Seat::Review(it) => it.tick(),
        }
        self.keep(None)
    }

    /// Begins to keep what has happened since it last was; nothing where nothing has, and nothing was done.
    fn keep(&mut self, done: Option<&Doing>) -> Result<Option<Writing>, StoreFault> {
        let bytes = std::mem::take(&mut *self.fresh.lock().unwrap_or_else(PoisonError::into_inner));
        if bytes.is_empty() && done.is_none() {
            return Ok(None);
        }
        self.pieces = self.pieces.saturating_add(1);
        let standing = self.seat.standing();
        let ended = standing != self.standing;
        self.standing = standing;
        let addition = Addition {
            id: self.id,
            piece: self.pieces,
            sent: self.sent,
            bytes,
            standing,
            turn: self.told(done, ended),
            server: self.server,
        };
        self.store.add_to_call(addition).map(Some)
    }

    /// How it is getting on, for the room.
    fn told(&mut self, done: Option<&Doing>, ended: bool) -> Option<TurnDoing> {
        let turn = self.turn.as_mut()?;
        let (last, count) = (turn.progress.last.clone(), turn.progress.done);
        let (last, count) = done.map_or((last, count), |it| (it.word().to_owned(), count + 1));
        let followed = turn.progress.followed;
        turn.progress = match &self.seat {
            Seat::Call(it) => Progress::of(it.call(), &last, count),
            Seat::Review(it) => Progress::of_review(it.shift(), &last, count),
        };
        turn.progress.followed = followed;
        let came = ended.then(|| self.seat.came());
        Some(TurnDoing {
            room: turn.at.room,
            progress: json(&turn.progress),
            acted: done.is_some(),
            came: came.map(|it| json(&it)),
        })
    }
}

/// Plain data as it is kept; nothing in it cannot be written.
fn json(it: &impl serde::Serialize) -> String {
    serde_json::to_string(it).unwrap_or_default()
}
