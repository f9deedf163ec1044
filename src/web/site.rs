//! What the pages and their requests are answered from.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use axum_extra::extract::cookie::Key;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{NotForContentType, Predicate, SizeAbove};

use super::attempts::Attempts;
use super::classroom::{self, Addresses, Gate, Rooms, Secret};
use super::debriefs::Results;
use super::door::{self, Door};
use super::films::Films;
use super::refused::Refused;
use super::sharing::Sharing;
use super::store::{Store, Told};
use super::{brief, calls, debriefs, films, me, pages, recordings, shelf, statics};
use crate::authoring::changes::Seen;
use crate::authoring::library::{Library, LibraryFault};
use crate::limits;
use crate::scenario::loaded::Scenario;
use crate::scenario::script::Seat;
use crate::supervising::Queue;

/// What everything is answered from.
pub struct Site {
    /// The scenarios and their recordings.
    pub library: Library,
    /// Learners and their calls.
    pub store: Arc<Store>,
    /// The calls that are being looked at.
    pub(super) attempts: Attempts,
    /// What calls that are over came to.
    pub(super) results: Results,
    /// The films that were asked for.
    pub(super) films: Films,
    /// Who may come in.
    pub(super) door: Door,
    /// What cookies are signed with.
    pub(super) key: Key,
    /// What is remembered of rooms.
    pub(super) rooms: Rooms,
    /// What calls of one scenario and seed have in common.
    pub(super) sharing: Sharing,
    /// Who guesses at the instructor's door, and at the codes of sessions.
    pub(super) instructor_gate: Gate,
    /// See `instructor_gate`.
    pub(super) code_gate: Gate,
    /// What lets an instructor in.
    pub(super) secret: Secret,
    /// How long sessions are kept, in days.
    pub(super) kept_days: u16,
    /// The number of this server among those of its database.
    pub(super) server: u32,
    addresses: OnceLock<Addresses>,
    scenarios: Mutex<HashMap<String, (SystemTime, Scenario)>>,
    seats: Mutex<HashMap<String, (SystemTime, Seat)>>,
    queues: Mutex<HashMap<String, (Seen, Queue)>>,
}

/// What a server begins with.
pub struct Begun {
    /// What cookies are signed with.
    pub key: Key,
    /// Whether nobody but this machine is served.
    pub this_machine: bool,
    /// Where it is found through another server.
    pub found_at: Option<String>,
    /// What lets an instructor in.
    pub secret: Secret,
    /// How long sessions are kept, in days.
    pub kept_days: u16,
    /// The number of this server among those of its database.
    pub server: u32,
}

/// How many wrong tries in a row the instructor's door bears, and how many wrong codes: a room of people behind one address
/// mistypes some.
const WRONG_SECRETS: u32 = 8;
/// See `WRONG_SECRETS`.
const WRONG_CODES: u32 = 30;

impl Site {
    /// Answers from these.
    pub fn new(library: Library, store: Store, begun: Begun) -> Arc<Site> {
        Arc::new(Site {
            library,
            store: Arc::new(store),
            attempts: Attempts::default(),
            results: Results::default(),
            films: Films::default(),
            door: Door::new(begun.this_machine, begun.found_at),
            key: begun.key,
            rooms: Rooms::default(),
            sharing: Sharing::default(),
            instructor_gate: Gate::new(WRONG_SECRETS),
            code_gate: Gate::new(WRONG_CODES),
            secret: begun.secret,
            kept_days: begun.kept_days,
            server: begun.server,
            addresses: OnceLock::new(),
            scenarios: Mutex::default(),
            seats: Mutex::default(),
            queues: Mutex::default(),
        })
    }

    /// A scenario as it stands in its file. It is read once, and again when the file was saved.
    ///
    /// # Errors
    ///
    /// When there is none of this id, or it has faults.
    pub fn scenario(&self, id: &str) -> Result<Scenario, Refused> {
        let saved = saved(&self.library.path(id));
        let known = |scenarios: &HashMap<String, (SystemTime, Scenario)>| {
            let (at, scenario) = scenarios.get(id)?;
            (*at == saved).then(|| scenario.clone())
        };
        let scenarios = || {
            self.scenarios
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(scenario) = known(&scenarios()) {
            return Ok(scenario);
        }
        let scenario = self.library.load(id).map_err(|fault| not_had(&fault))?;
        scenarios().insert(id.to_owned(), (saved, scenario.clone()));
        Ok(scenario)
    }

    /// Which seat a scenario is played from. Its file is read once, and again when it was saved.
    ///
    /// # Errors
    ///
    /// When there is none of this id, or it has faults.
    pub fn seat(&self, id: &str) -> Result<Seat, LibraryFault> {
        let saved = saved(&self.library.path(id));
        let seats = || self.seats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, seat)) = seats().get(id)
            && *at == saved
            && *at != SystemTime::UNIX_EPOCH
        {
            return Ok(*seat);
        }
        let seat = self.library.seat(id)?;
        seats().insert(id.to_owned(), (saved, seat));
        Ok(seat)
    }

    /// A queue of logs as it stands, with the calls its logs are of. It is read once, and again when anything of the shelf
    /// was saved.
    ///
    /// # Errors
    ///
    /// When there is none of this id, or it has faults.
    pub fn queue(&self, id: &str) -> Result<Queue, Refused> {
        let seen = Seen::at(&[self.library.folder().to_owned()]);
        let queues = || self.queues.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((at, queue)) = queues().get(id)
            && *at == seen
        {
            return Ok(queue.clone());
        }
        let queue = self.library.queue(id).map_err(|fault| not_had(&fault))?;
        queues().insert(id.to_owned(), (seen, queue.clone()));
        Ok(queue)
    }

    /// Where it is found, once it listens.
    pub fn found_at(&self, addresses: Addresses) {
        // Said once; a server does not move.
        let _ = self.addresses.set(addresses);
    }

    /// Where it is found.
    pub(super) fn addresses(&self) -> &Addresses {
        self.addresses
            .get_or_init(|| Addresses::of(([127, 0, 0, 1], 0).into(), None))
    }

    /// Takes in what other servers of the database tell.
    pub fn told(&self, told: &[Told]) {
        for it in told {
            match it {
                Told::Room(room) => self.rooms.changed(*room),
                Told::Doings(room) => self.rooms.doings(*room),
                Told::Call(call, server) if *server != self.server => self.attempts.forget(*call),
                Told::Call(..) => {}
                Told::Everything => {
                    self.attempts.forget_all();
                    self.rooms.all_changed();
                }
            }
        }
    }

    /// Puts out of memory what nobody has asked for in a while.
    pub fn tidy(&self) {
        self.attempts.tidy();
        self.door.tidy();
        self.rooms.tidy();
        self.sharing.tidy();
        self.instructor_gate.tidy();
        self.code_gate.tidy();
    }

    /// Which address gives what.
    pub fn router(self: &Arc<Site>) -> Router {
        let worth_it = SizeAbove::new(512)
            .and(NotForContentType::new("audio/"))
            .and(NotForContentType::new("font/"))
            // Each event goes out as it comes.
            .and(NotForContentType::new("text/event-stream"));
        Router::new()
            .route("/", get(pages::shelf))
            .route("/brief/{scenario}", get(pages::brief))
            .route("/call/{call}", get(pages::call))
            .route("/debrief/{call}", get(pages::debrief))
            .route("/debrief/{call}/print", get(debriefs::print))
            .route("/watch/{scenario}/{play}", get(pages::watch))
            .route("/review/{call}", get(pages::review))
            .route("/settings", get(pages::settings))
            .route("/help", get(pages::help))
            .route("/accessibility", get(pages::accessibility))
            .route("/privacy", get(pages::privacy))
            .route("/api/shelf", get(shelf::get))
            .route("/api/brief/{scenario}", get(brief::get))
            .route("/api/calls", post(calls::ring))
            .route("/api/calls/{call}", get(calls::get).delete(calls::erase))
            .route("/api/calls/{call}/look", get(calls::look))
            .route("/api/calls/{call}/send", post(calls::send))
            .route("/api/calls/{call}/pause", post(calls::pause))
            .route("/api/calls/{call}/go-on", post(calls::go_on))
            .route("/api/calls/{call}/aside", post(calls::aside))
            .route("/api/reviews/{call}", get(calls::get))
            .route("/api/reviews/{call}/look", get(calls::look))
            .route("/api/reviews/{call}/send", post(calls::send))
            .route("/api/reviews/{call}/pause", post(calls::pause))
            .route("/api/reviews/{call}/go-on", post(calls::go_on))
            .route("/api/reviews/{call}/aside", post(calls::aside))
            .route("/api/debriefs/{call}", get(debriefs::get))
            .route("/api/films/{scenario}/{play}", get(films::get))
            .route("/api/films/{scenario}/{play}/at", get(films::at))
            .route("/api/films/{scenario}/{play}/debrief", get(films::debrief))
            .route("/api/me", get(me::get).put(me::put).delete(me::erase))
            .route("/api/me/export", get(me::export))
            .route("/api/me/leave", post(me::leave))
            .route("/api/words/{language}", get(me::words))
            .route("/static/{version}/{*file}", get(statics::get))
            .route("/recordings/{scenario}/{file}", get(recordings::get))
            .merge(classroom::routes())
            .fallback(get(pages::nothing))
            .layer(CompressionLayer::new().compress_when(worth_it))
            .layer(DefaultBodyLimit::max(limits::WEB_BODY_BYTES))
            .layer(from_fn_with_state(Arc::clone(self), door::keep))
            .with_state(Arc::clone(self))
    }
}

fn saved(path: &Path) -> SystemTime {
    let about = std::fs::metadata(path).and_then(|it| it.modified());
    about.unwrap_or(SystemTime::UNIX_EPOCH)
}

/// Why a scenario cannot be had, in words that tell nothing of the machine.
pub fn not_had(fault: &LibraryFault) -> Refused {
    match fault {
        LibraryFault::Unknown { .. } => Refused::not_there("scenario"),
        _ => Refused::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "This scenario cannot be played just now: its file has faults. Its author finds them with \
             `warning-signs check`.",
        ),
    }
}

/// Does something that waits for a disk, beside what is answered at once.
///
/// # Errors
///
/// What it refused.
pub async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refused> + Send + 'static,
) -> Result<T, Refused> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(_) => Err(Refused::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Something went wrong here. What was kept before is safe; load the page again.",
        )),
    }
}
