//! A kept call that is read back: its journal and the scenario it belongs to.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::authoring::library::{Library, LibraryFault, read_bytes};
use crate::journal::{Fault, Journal};
use crate::limits;
use crate::scenario::loaded::Scenario;

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
