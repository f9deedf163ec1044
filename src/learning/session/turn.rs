//! One of a session's calls, played at this machine by its own copy of the scenario, and kept on the session's server.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::client::{Client, Taken};
use crate::authoring::library::{Library, LibraryFault};
use crate::call::Call;
use crate::journal::{Header, Journal};
use crate::learning::keeping::{JournalFile, ResumeFault};
use crate::learning::over_there::{CallThere, OverThere, Posted};
use crate::learning::playing::Playing;
use crate::scenario::loaded::Scenario;

/// A call of a session that is played here.
pub struct Turn {
    /// The call and where it is kept.
    pub playing: Playing,
    /// What is known of the bytes that were sent.
    pub posted: Posted,
}

/// Why a session's call cannot be played here.
#[derive(Debug)]
pub enum NotHere {
    /// Its scenario cannot be had here.
    Scenario(LibraryFault),
    /// It is another text here than it is there.
    OtherText {
        /// Its scenario.
        scenario: String,
        /// The version there.
        there: u32,
        /// The version here.
        here: u32,
    },
    /// What is kept of it there cannot be gone on with.
    Kept(ResumeFault),
    /// It is over.
    Over,
    /// This machine cannot do more at once.
    Machine(io::Error),
}

impl fmt::Display for NotHere {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotHere::Scenario(fault) => fault.fmt(f),
            NotHere::OtherText {
                scenario,
                there,
                here,
            } => write!(
                f,
                "`{scenario}` is version {here} here and version {there} in the session, or its text was changed"
            ),
            NotHere::Kept(fault) => fault.fmt(f),
            NotHere::Over => f.write_str("the call is over"),
            NotHere::Machine(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NotHere {}

/// Sits down at a call that was taken, where it stands: `journal` is what is kept of it there.
///
/// # Errors
///
/// Why it cannot be played here.
pub fn sit_down(
    library: &Library,
    client: &Client,
    taken: &Taken,
    journal: Vec<u8>,
) -> Result<Turn, NotHere> {
    let scenario = library.load(&taken.scenario).map_err(NotHere::Scenario)?;
    if !is_same(&scenario, taken, &journal) {
        return Err(NotHere::OtherText {
            scenario: taken.scenario.clone(),
            there: taken.version,
            here: scenario.script.version,
        });
    }
    let far = CallThere {
        client: client.clone(),
        call: taken.call.clone(),
    };
    let (store, posted) = OverThere::open(far, journal.clone()).map_err(NotHere::Machine)?;
    let (store, place) = (Box::new(store), place(client));
    let playing = if journal.is_empty() {
        let call = Call::ring_on(&scenario, taken.seed, taken.terms);
        let made = JournalFile::create_in(store, &place, &Header::of(&call));
        let (kept, notice) = made.map_err(NotHere::Machine)?;
        Playing::new(call, kept, notice)
    } else {
        let resumed = JournalFile::resume_in(store, &place, &journal, &scenario);
        let (read, kept) = resumed.map_err(NotHere::Kept)?;
        Playing::new(read.replay(&scenario), kept, None)
    };
    if playing.call().state().is_open() {
        Ok(Turn { playing, posted })
    } else {
        Err(NotHere::Over)
    }
}

/// How the place a journal is kept in is called when there is something to tell of it.
fn place(client: &Client) -> PathBuf {
    PathBuf::from(format!("the session at {}", client.address()))
}

/// Whether the scenario here is the one the call belongs to.
fn is_same(scenario: &Scenario, taken: &Taken, journal: &[u8]) -> bool {
    let version = scenario.script.version == taken.version;
    version && Journal::header(journal).map_or(journal.is_empty(), |it| it.belongs_to(scenario))
}
