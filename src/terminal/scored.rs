//! The debrief of a kept call.

use std::path::Path;

use super::output;
use super::screen;
use super::stop::{DONE, FAULTS, Stop, tell};
use crate::authoring::library::Library;
use crate::learning::kept;
use crate::learning::store::replace;
use crate::report::page::page;

/// Scores a kept call and explains it.
///
/// # Errors
///
/// When the journal or its scenario cannot be had, or the page cannot be written.
pub fn debrief(
    library: &Library,
    path: &Path,
    as_json: bool,
    html: Option<&Path>,
    plain: bool,
) -> Result<u8, Stop> {
    let kept = kept::read_any(library, path)?;
    let debrief = kept.debrief();
    if let Some(html) = html {
        write(html, &page(&debrief))?;
    }
    if as_json {
        output::json(&debrief)?;
    } else {
        output::text(&screen::debrief(&debrief, plain))?;
    }
    match kept.lost() {
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

fn write(path: &Path, page: &str) -> Result<(), Stop> {
    replace(path, page.as_bytes()).map_err(|why| {
        Stop::Wrong(format!(
            "{} cannot be written: {why}. Name another file with --html",
            path.display()
        ))
    })
}
