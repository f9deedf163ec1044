//! A kept journal and the scenario it belongs to.

use std::path::Path;

use super::stop::Stop;
use crate::authoring::library::{Library, read_bytes};
use crate::journal::Journal;
use crate::limits;
use crate::scenario::loaded::Scenario;

/// Reads a journal with the scenario its header names.
///
/// # Errors
///
/// When either cannot be had, or they do not belong together.
pub fn read(library: &Library, path: &Path) -> Result<(Scenario, Journal), Stop> {
    let bytes =
        read_bytes(path, limits::JOURNAL_BYTES).map_err(|why| Stop::unreadable(path, &why))?;
    let header = Journal::header(&bytes).map_err(|fault| Stop::from((path, fault)))?;
    let scenario = library.load(&header.scenario)?;
    let journal = Journal::read(&scenario, &bytes).map_err(|fault| Stop::from((path, fault)))?;
    Ok((scenario, journal))
}
