//! The debrief as a page: written beside its journal, and opened where pages are read.

use std::path::{Path, PathBuf};

use super::desk::Desk;
use crate::learning::kept;
use crate::learning::store::{private_folder, replace};
use crate::report::page::page;
use crate::report::sent;

/// Writes the page and opens it. What there is to tell: where it is.
///
/// # Errors
///
/// Why it cannot be written.
pub fn print(desk: &mut Desk, journal: &Path) -> Result<String, String> {
    let path = write(desk, journal)?;
    Ok(open_page(desk, &path))
}

/// Writes what the session came to, as it was sent, and opens it. What there is to tell: where it is.
///
/// # Errors
///
/// Why it cannot be written.
pub fn print_session(desk: &Desk, part: &str) -> Result<String, String> {
    let title = desk.look.say("session-debrief");
    let page = sent::page(desk.look.words.language().tag(), &title, part);
    // Among the pages of calls, so that it is erased with them.
    let path = desk.calls.join("session.html");
    match private_folder(&desk.calls).and_then(|()| replace(&path, page.as_bytes())) {
        Ok(()) => Ok(open_page(desk, &path)),
        Err(why) => {
            let (path, why) = (path.display().to_string(), why.to_string());
            let blanks = [("path", &*path), ("why", &*why)];
            Err(desk.look.say_with("print-failed", &blanks))
        }
    }
}

fn open_page(desk: &Desk, path: &Path) -> String {
    let shown = path.display().to_string();
    let blanks = [("path", &*shown)];
    match open::that_detached(path) {
        Ok(()) => desk.look.say_with("print-opened", &blanks),
        Err(_) => desk.look.say_with("print-written", &blanks),
    }
}

/// Writes the page beside the journal; where that cannot be, among the calls kept on this machine.
pub(super) fn write(desk: &Desk, journal: &Path) -> Result<PathBuf, String> {
    let read = kept::read_any(&desk.library, journal).map_err(|why| {
        let blanks = [("why", &*why.to_string())];
        desk.look.say_with("debrief-unread", &blanks)
    })?;
    let page = page(&read.debrief());
    let beside = journal.with_extension("html");
    let among = desk.calls.join(beside.file_name().unwrap_or_default());
    let mut why = None;
    for path in [beside, among] {
        match replace(&path, page.as_bytes()) {
            Ok(()) => return Ok(path),
            Err(fault) => why = why.or(Some((path, fault))),
        }
    }
    let (path, why) = why.map_or_else(
        || (String::new(), String::new()),
        |(path, why)| (path.display().to_string(), why.to_string()),
    );
    let blanks = [("path", &*path), ("why", &*why)];
    Err(desk.look.say_with("print-failed", &blanks))
}
