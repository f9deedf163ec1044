//! A journal that is kept on a server elsewhere: bytes are sent in order beside whoever writes them, who never waits.
//!
//! What is handed over waits in an outbox until the server has it. While the server cannot be reached nothing more is taken
//! in: [the keeping](super::keeping) then says so, holds what happens, and hands it over once the way is free again.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::session::client::{Added, Client};
use super::session::trouble::Trouble;
use super::store::Store;
use crate::limits;

/// How long after something went wrong it is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// Somewhere a journal is sent to, piece by piece.
pub trait Far: Send + 'static {
    /// Adds to what is kept there, from this byte on.
    ///
    /// # Errors
    ///
    /// Why it was not kept.
    fn add(&self, from: u64, text: &str) -> Result<Added, Trouble>;
}

/// The journal of one call on a session's server.
pub struct CallThere {
    /// The server.
    pub client: Client,
    /// The call's id.
    pub call: String,
}

impl Far for CallThere {
    fn add(&self, from: u64, text: &str) -> Result<Added, Trouble> {
        self.client.add(&self.call, from, text)
    }
}

/// A store whose bytes go elsewhere.
pub struct OverThere(Arc<Outbox>);

/// What is known of the bytes that were handed over.
#[derive(Clone)]
pub struct Posted(Arc<Outbox>);

struct Outbox {
    inside: Mutex<Inside>,
    changed: Condvar,
}

struct Inside {
    // The whole journal, so that a server that has lost some of it is given it again.
    bytes: Vec<u8>,
    // How many of them are kept there.
    kept: usize,
    trouble: Option<Trouble>,
    // Whether whoever writes has let go of it.
    closed: bool,
}

impl OverThere {
    /// Begins to send. `kept` is what is kept there already.
    ///
    /// # Errors
    ///
    /// When this machine cannot do that beside the window.
    pub fn open(far: impl Far, kept: Vec<u8>) -> io::Result<(OverThere, Posted)> {
        let outbox = Arc::new(Outbox {
            inside: Mutex::new(Inside {
                kept: kept.len(),
                bytes: kept,
                trouble: None,
                closed: false,
            }),
            changed: Condvar::new(),
        });
        let sent = Arc::clone(&outbox);
        thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || sent.send_all(&far))?;
        Ok((OverThere(Arc::clone(&outbox)), Posted(outbox)))
    }
}

impl Drop for OverThere {
    fn drop(&mut self) {
        // What waits is still sent.
        self.0.inside().closed = true;
        self.0.changed.notify_all();
    }
}

impl Store for OverThere {
    fn make(&mut self, first: &[u8]) -> io::Result<()> {
        if !self.0.inside().bytes.is_empty() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.write(first).map(drop)
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inside = self.0.inside();
        if let Some(trouble) = &inside.trouble {
            return Err(told(trouble));
        }
        let waiting = inside.bytes.len() - inside.kept;
        // What a single thing brings is always taken in where nothing waits.
        if waiting > 0 && waiting + bytes.len() > limits::POSTED_BYTES {
            let words = "the network is too slow";
            return Err(io::Error::new(io::ErrorKind::TimedOut, words));
        }
        inside.bytes.extend_from_slice(bytes);
        drop(inside);
        self.0.changed.notify_all();
        Ok(bytes.len())
    }

    fn cut(&mut self, bytes: u64) -> io::Result<()> {
        // All that is handed over at once is taken in, or none of it: there is never half a record to be cut off.
        if self.0.inside().bytes.len() as u64 == bytes {
            Ok(())
        } else {
            Err(io::ErrorKind::Unsupported.into())
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn told(trouble: &Trouble) -> io::Error {
    let kind = if trouble.may_pass() {
        io::ErrorKind::NotConnected
    } else {
        io::ErrorKind::ConnectionAborted
    };
    io::Error::new(kind, trouble.clone())
}

impl Posted {
    /// Whether everything that was handed over is kept there.
    pub fn is_kept(&self) -> bool {
        self.0.inside().is_kept()
    }

    /// How many bytes were handed over, with those that were there before.
    pub fn length(&self) -> u64 {
        self.0.inside().bytes.len() as u64
    }

    /// Why it goes no further, if it does not.
    pub fn trouble(&self) -> Option<Trouble> {
        self.0.inside().trouble.clone()
    }

    /// Whether it will never go any further.
    pub fn is_refused(&self) -> bool {
        self.0.inside().is_refused()
    }

    /// Waits until everything is kept there, or will not be, for this long at most. Whether it is kept.
    pub fn wait(&self, at_most: Duration) -> bool {
        let until = Instant::now() + at_most;
        let mut inside = self.0.inside();
        while !inside.is_kept() && !inside.is_refused() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            inside = self.0.wait(inside, left);
        }
        inside.is_kept()
    }
}

impl Inside {
    fn is_kept(&self) -> bool {
        self.kept == self.bytes.len()
    }

    fn is_refused(&self) -> bool {
        self.trouble.as_ref().is_some_and(|it| !it.may_pass())
    }

    /// What is sent next: whole records, as many as a server takes at once, and where they begin.
    fn piece(&self) -> (u64, String) {
        let rest = &self.bytes[self.kept..];
        let most = rest.len().min(limits::POSTED_PIECE_BYTES);
        let end_in = |bytes: &[u8]| bytes.iter().rposition(|it| *it == b'\n').map(|at| at + 1);
        let whole = end_in(&rest[..most]);
        // A record that is longer than that is sent alone.
        let alone = || rest.iter().position(|it| *it == b'\n').map(|at| at + 1);
        let end = whole.or_else(alone).unwrap_or(rest.len());
        let text = String::from_utf8_lossy(&rest[..end]).into_owned();
        (self.kept as u64, text)
    }

    /// Takes account of what came of sending. How long to wait before the next time.
    fn came(&mut self, from: u64, came: Result<Added, Trouble>) -> Option<Duration> {
        match came {
            Ok(Added::Kept(bytes)) => {
                self.trouble = None;
                self.goes_on_from(bytes)
            }
            Ok(Added::Elsewhere(bytes)) => {
                let moved = bytes != from;
                self.trouble = None;
                self.goes_on_from(bytes).or((!moved).then_some(AGAIN))
            }
            Err(trouble) => {
                self.trouble = Some(trouble);
                Some(AGAIN)
            }
        }
    }

    fn goes_on_from(&mut self, bytes: u64) -> Option<Duration> {
        match usize::try_from(bytes) {
            Ok(kept) if kept <= self.bytes.len() => self.kept = kept,
            _ => {
                self.trouble = Some(Trouble::Refused {
                    status: 422,
                    words: "this call was gone on with somewhere else".to_owned(),
                });
            }
        }
        None
    }
}

impl Outbox {
    fn inside(&self) -> MutexGuard<'_, Inside> {
        // A thread that broke down leaves plain bytes behind.
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'i>(
        &self,
        inside: MutexGuard<'i, Inside>,
        at_most: Duration,
    ) -> MutexGuard<'i, Inside> {
        let waited = self.changed.wait_timeout(inside, at_most);
        waited.unwrap_or_else(PoisonError::into_inner).0
    }

    /// Sends until there is nothing left and nobody who could hand over more.
    fn send_all(&self, far: &dyn Far) {
        loop {
            let mut inside = self.inside();
            while inside.is_kept() && !inside.closed {
                let waited = self.changed.wait(inside);
                inside = waited.unwrap_or_else(PoisonError::into_inner);
            }
            if inside.is_kept() || inside.is_refused() {
                return;
            }
            let (from, text) = inside.piece();
            drop(inside);
            let came = far.add(from, &text);
            let mut inside = self.inside();
            let pause = inside.came(from, came);
            self.changed.notify_all();
            if let Some(pause) = pause {
                self.rest(inside, pause);
            }
        }
    }

    /// Lets this much time pass.
    fn rest(&self, mut inside: MutexGuard<'_, Inside>, pause: Duration) {
        let until = Instant::now() + pause;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            inside = self.wait(inside, left);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::authoring::library::Library;
    use crate::call::Call;
    use crate::call::command::Command;
    use crate::call::event::Event;
    use crate::journal::{Header, Journal};
    use crate::learning::keeping::{JournalFile, Notice};
    use crate::learning::playing::Playing;
    use crate::scenario::drawn::Seed;
    use crate::scenario::loaded::Scenario;

    /// A server that keeps, or does what is set.
    #[derive(Clone, Default)]
    struct Server(Arc<Mutex<There>>);

    #[derive(Default)]
    struct There {
        kept: Vec<u8>,
        // How often it answers nothing, though it has kept what was sent.
        mute: usize,
        gone: bool,
        refuses: bool,
        largest: usize,
    }

    impl Far for Server {
        fn add(&self, from: u64, text: &str) -> Result<Added, Trouble> {
            let mut there = self.0.lock().unwrap();
            if there.gone {
                return Err(Trouble::NotReached("gone".to_owned()));
            }
            if there.refuses {
                return Err(Trouble::Refused {
                    status: 422,
                    words: "This session is over.".to_owned(),
                });
            }
            if from != there.kept.len() as u64 {
                return Ok(Added::Elsewhere(there.kept.len() as u64));
            }
            there.largest = there.largest.max(text.len());
            there.kept.extend_from_slice(text.as_bytes());
            if there.mute > 0 {
                there.mute -= 1;
                return Err(Trouble::NotReached("no answer".to_owned()));
            }
            Ok(Added::Kept(there.kept.len() as u64))
        }
    }

    impl Server {
        fn set(&self, change: impl FnOnce(&mut There)) {
            change(&mut self.0.lock().unwrap());
        }

        fn kept(&self) -> Vec<u8> {
            self.0.lock().unwrap().kept.clone()
        }
    }

    fn scenario() -> Scenario {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        Library::at(&folder).load("server-owner").unwrap()
    }

    fn playing(server: &Server) -> (Playing, Posted) {
        let (store, posted) = OverThere::open(server.clone(), Vec::new()).unwrap();
        let call = Call::ring(&scenario(), Seed(7));
        let place = Path::new("the session");
        let made = JournalFile::<Event>::create_in(Box::new(store), place, &Header::of(&call));
        let (kept, notice) = made.unwrap();
        (Playing::new(call, kept, notice), posted)
    }

    const SOON: Duration = Duration::from_secs(20);

    /// What is kept there is the journal here, record for record.
    fn same(server: &Server, playing: &Playing) {
        let there = Journal::read(&scenario(), &server.kept()).unwrap();
        assert_eq!(there.lost, None);
        assert_eq!(there.chain.hash(), playing.kept().journal().chain.hash());
    }

    #[test]
    fn what_happens_is_kept_there_in_pieces_a_server_takes() {
        let server = Server::default();
        let (mut playing, posted) = playing(&server);
        for at in 1..400 {
            // A caller nobody speaks to rings off in the end.
            drop(playing.pass(at * 1_000));
        }
        playing.handle(400_000, Command::End).unwrap();
        assert!(posted.wait(SOON));
        same(&server, &playing);
        assert!(playing.take_notices().is_empty());
        assert_eq!(posted.length(), server.kept().len() as u64);
        assert!(server.0.lock().unwrap().largest <= limits::POSTED_PIECE_BYTES);
    }

    #[test]
    fn while_the_server_is_away_it_is_told_once_and_nothing_is_lost() {
        let server = Server::default();
        let (mut playing, posted) = playing(&server);
        assert!(posted.wait(SOON));
        server.set(|it| it.gone = true);
        playing.pass(9_000).unwrap();
        while posted.trouble().is_none() {
            thread::yield_now();
        }
        playing.pass(30_000).unwrap();
        playing.pass(60_000).unwrap();
        let notices = playing.take_notices();
        assert!(matches!(&*notices, [Notice::Failing { .. }]), "{notices:?}");
        let told = notices[0].to_string();
        assert!(told.contains("the network"), "{told}");
        server.set(|it| it.gone = false);
        assert!(posted.wait(SOON));
        playing.catch_up();
        assert!(posted.wait(SOON));
        assert!(matches!(&*playing.take_notices(), [Notice::Again { .. }]));
        same(&server, &playing);
    }

    #[test]
    fn an_answer_that_was_lost_and_bytes_that_were_lost_are_made_good() {
        let server = Server::default();
        let (mut playing, posted) = playing(&server);
        assert!(posted.wait(SOON));
        server.set(|it| it.mute = 1);
        playing.pass(9_000).unwrap();
        assert!(posted.wait(SOON));
        same(&server, &playing);
        // A server that was put back to an earlier day is given what it lost.
        server.set(|it| {
            let first = it.kept.iter().position(|byte| *byte == b'\n').unwrap();
            it.kept.truncate(first + 1);
        });
        playing.pass(60_000).unwrap();
        playing.catch_up();
        assert!(posted.wait(SOON));
        same(&server, &playing);
    }

    #[test]
    fn what_is_refused_for_good_is_told_and_not_tried_again() {
        let server = Server::default();
        let (mut playing, posted) = playing(&server);
        assert!(posted.wait(SOON));
        server.set(|it| it.refuses = true);
        playing.pass(9_000).unwrap();
        assert!(!posted.wait(SOON));
        assert!(posted.is_refused());
        playing.pass(60_000).unwrap();
        let told = playing.take_notices()[0].to_string();
        assert!(told.contains("This session is over."), "{told}");
        assert!(told.contains("instructor"), "{told}");
    }

    #[test]
    fn a_call_that_was_gone_on_with_elsewhere_is_not_written_over() {
        let server = Server::default();
        let (mut playing, posted) = playing(&server);
        assert!(posted.wait(SOON));
        let before = server.kept().len();
        server.set(|it| it.kept.extend_from_slice(&[b'x'; 100_000]));
        playing.pass(9_000).unwrap();
        assert!(!posted.wait(SOON));
        assert!(posted.is_refused());
        assert_eq!(server.kept().len(), before + 100_000);
    }
}
