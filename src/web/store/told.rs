//! What servers of one database tell each other, so that none of them shows what is no longer so.

use std::fmt;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::Duration;

use postgres::fallible_iterator::FallibleIterator;

use super::base::Where;
use super::post::{CHANNEL, Post};
use super::sql::with;
use super::{CallId, RoomId, Store, StoreFault};

/// Something that has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// What an instructor ordered, or who sits in a room.
    Room(RoomId),
    /// How the trainees of a room are getting on.
    Doings(RoomId),
    /// Something was done in a call, at the server of this number.
    Call(CallId, u32),
    /// Other servers may have been told something while this one could not hear it.
    Everything,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Told::Room(room) => write!(f, "room {room}"),
            Told::Doings(room) => write!(f, "doings {room}"),
            Told::Call(call, server) => write!(f, "call {call} {server}"),
            Told::Everything => f.write_str("everything"),
        }
    }
}

impl Told {
    /// What these words tell; `None` where they are a newer server's.
    pub fn read(words: &str) -> Option<Told> {
        let mut words = words.split(' ');
        let told = match (words.next()?, words.next()) {
            ("room", Some(room)) => Told::Room(RoomId::read(room)?),
            ("doings", Some(room)) => Told::Doings(RoomId::read(room)?),
            ("call", Some(call)) => Told::Call(CallId::read(call)?, words.next()?.parse().ok()?),
            ("everything", None) => Told::Everything,
            _ => return None,
        };
        words.next().is_none().then_some(told)
    }
}

/// How long it is between two looks whether the server is ending.
const LOOK: Duration = Duration::from_millis(500);

impl Store {
    /// Hears what other servers of this database tell, for as long as `hear` says that it still wants to; `None` where there
    /// are no other servers. What comes in one breath is told in one.
    pub fn listen(
        &self,
        mut hear: impl FnMut(&[Told]) -> bool + Send + 'static,
    ) -> Option<JoinHandle<()>> {
        let Where::Postgres(url) = self.at.clone() else {
            return None;
        };
        Some(std::thread::spawn(move || {
            loop {
                // Whatever was told while nobody listened is not heard: everything may have changed.
                if let Ok(mut post) = Post::connect(&url)
                    && post
                        .client()
                        .batch_execute(&format!("LISTEN {CHANNEL}"))
                        .is_ok()
                {
                    if !hear(&[Told::Everything]) || !heard(&mut post, &mut hear) {
                        return;
                    }
                } else if !hear(&[]) {
                    return;
                }
                std::thread::sleep(LOOK);
            }
        }))
    }
}

impl Store {
    /// Whether somebody else, as a command on this machine, has changed the files since this was last asked. Servers of a
    /// database tell each other themselves.
    ///
    /// # Errors
    ///
    /// When it cannot be told.
    pub fn changed_elsewhere(&self) -> Result<bool, StoreFault> {
        let Where::File(_) = self.at else {
            return Ok(false);
        };
        let (tell, told) = std::sync::mpsc::channel();
        self.writer.write(move |it| {
            // A connection's own changes do not change what it is told here.
            let mut both = 0;
            for file in ["PRAGMA main.data_version", "PRAGMA identity.data_version"] {
                let version = it.row(file, with![])?;
                let version = version.map_or(Ok(0), |it| it.int(0))?;
                both = both * (1 << 31) + version;
            }
            // Whoever asked may have gone away.
            let _ = tell.send(both);
            Ok(())
        })?;
        let now = told.try_iter().last().unwrap_or_default();
        let before = self.files.swap(now, Ordering::Relaxed);
        Ok(before != now)
    }
}

/// Hears until the connection is lost, or nobody wants to hear any more; whether somebody still does.
fn heard(post: &mut Post, hear: &mut impl FnMut(&[Told]) -> bool) -> bool {
    loop {
        let (told, lost) = breath(post);
        if !hear(&told) {
            return false;
        }
        if lost || post.client().is_closed() {
            return true;
        }
    }
}

/// What is told in one breath, and whether the connection is lost.
fn breath(post: &mut Post) -> (Vec<Told>, bool) {
    let mut notifications = post.client().notifications();
    let first = notifications.timeout_iter(LOOK).next();
    let Ok(first) = first else {
        return (Vec::new(), true);
    };
    let mut told: Vec<Told> = Vec::new();
    let mut take = |words: &str| {
        if let Some(it) = Told::read(words)
            && !told.contains(&it)
        {
            told.push(it);
        }
    };
    if let Some(first) = first {
        take(first.payload());
        let mut more = notifications.iter();
        while let Ok(Some(it)) = more.next() {
            take(it.payload());
        }
    }
    (told, false)
}
