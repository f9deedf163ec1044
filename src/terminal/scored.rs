//! The debrief of a kept call.

use std::path::Path;

use super::kept;
use super::output;
use super::stop::{DONE, FAULTS, Stop, tell};
use crate::authoring::library::Library;
use crate::debrief::Debrief;

/// Scores a kept call and explains it.
///
/// # Errors
///
/// When the journal or its scenario cannot be had, or the page cannot be written.
pub fn debrief(
    library: &Library,
    path: &Path,
    as_json: bool,
    _html: Option<&Path>,
) -> Result<u8, Stop> {
    let (scenario, journal) = kept::read(library, path)?;
    let debrief = Debrief::from_journal(&scenario, &journal);
    if as_json {
        output::json(&debrief)?;
    } else {
        output::text(&super::debrief_text(&debrief))?;
    }
    match &journal.lost {
        Some(lost) => {
            tell(&format!(
                "{}: {lost}. What stands before it is scored",
                path.display()
            ));
            Ok(FAULTS)
        }
        None => Ok(DONE),
    }
}
