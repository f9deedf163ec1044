//! A kept call that is read back: its journal and the scenario it belongs to.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::authoring::library::{Library, LibraryFault, read_bytes};
use crate::debrief::Debrief;
use crate::journal::read::Lost;
use crate::journal::{Fault, Journal};
use crate::limits;
use crate::scenario::loaded::Scenario;
use crate::scenario::script::Seat;
use crate::supervising::Queue;
use crate::supervising::debrief::debrief;
use crate::supervising::event::Event as ReviewEvent;

/// Why a kept call cannot be read.
#[derive(Debug)]
pub enum Unread {
    /// Its file cannot be read.
    File(PathBuf, io::Error),
    /// Its scenario cannot be had.
    Library(LibraryFault),
    /// It is no journal, or not one of the scenario as it stands.
    Journal(PathBuf, Fault),
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::File(path, why) => write!(f, "{} cannot be read: {why}", path.display()),
            Unread::Library(fault) => fault.fmt(f),
            Unread::Journal(path, fault) => write!(f, "{}: {fault}", path.display()),
        }
    }
}

impl std::error::Error for Unread {}

/// Reads a journal with the scenario its header names. What is amiss after its header is no error: it is told
/// in [`Journal::lost`].
///
/// # Errors
///
/// When either cannot be had, or they do not belong together.
pub fn read(library: &Library, path: &Path) -> Result<(Scenario, Journal), Unread> {
    let bytes = read_bytes(path, limits::JOURNAL_BYTES)
        .map_err(|why| Unread::File(path.to_owned(), why))?;
    let not_a_journal = |fault| Unread::Journal(path.to_owned(), fault);
    let header = Journal::header(&bytes).map_err(not_a_journal)?;
    let scenario = library.load(&header.scenario).map_err(Unread::Library)?;
    let journal = Journal::read(&scenario, &bytes).map_err(not_a_journal)?;
    Ok((scenario, journal))
}

/// What was kept, by the trainee's seat.
pub enum Kept {
    /// A call.
    Call(Scenario, Journal),
    /// A review of logs.
    Review(Queue, Journal<ReviewEvent>),
}

impl Kept {
    /// Its debrief.
    pub fn debrief(&self) -> Debrief {
        match self {
            Kept::Call(scenario, journal) => Debrief::from_journal(scenario, journal),
            Kept::Review(queue, journal) => debrief(queue, journal),
        }
    }

    /// What could not be read of it.
    pub fn lost(&self) -> Option<&Lost> {
        match self {
            Kept::Call(_, journal) => journal.lost.as_ref(),
            Kept::Review(_, journal) => journal.lost.as_ref(),
        }
    }
}

/// Reads a journal with the scenario its header names, from whichever seat it was played.
///
/// # Errors
///
/// When either cannot be had, or they do not belong together.
pub fn read_any(library: &Library, path: &Path) -> Result<Kept, Unread> {
    let bytes = read_bytes(path, limits::JOURNAL_BYTES)
        .map_err(|why| Unread::File(path.to_owned(), why))?;
    let not_a_journal = |fault| Unread::Journal(path.to_owned(), fault);
    let header = Journal::header(&bytes).map_err(not_a_journal)?;
    match library.seat(&header.scenario).map_err(Unread::Library)? {
        Seat::CallHandler => read(library, path).map(|(scenario, it)| Kept::Call(scenario, it)),
        Seat::Supervisor => {
            let queue = library.queue(&header.scenario).map_err(Unread::Library)?;
            let journal = queue.journal(&bytes).map_err(not_a_journal)?;
            Ok(Kept::Review(queue, journal))
        }
    }
}
