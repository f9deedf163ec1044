//! Checking scenarios, and explaining what is wrong with them.

use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jiff::civil::Date;
use serde::Serialize;

use super::fault::{self, Fault};
use super::output;
use super::stop::{DONE, FAULTS, Stop};
use super::words::count;
use super::wrap::{width_or_ordinary, wrap};
use crate::authoring::changes::Seen;
use crate::authoring::check::{Checked, Checking, Shown};
use crate::authoring::finding;
use crate::authoring::library::Library;
use crate::scenario::diagnostic::did_you_mean;

/// How often saved files are looked for.
const LOOK_EVERY: Duration = Duration::from_millis(150);

#[derive(Debug, Serialize)]
struct Document {
    files: usize,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Shown>,
}

/// Shows every fault of these files and folders, or of the whole shelf.
///
/// # Errors
///
/// When a path is not there, there is no shelf, or nothing can be written.
pub fn check(
    library: impl FnOnce() -> Result<Library, Stop>,
    paths: &[PathBuf],
    explored: Option<u32>,
    as_json: bool,
    styled: bool,
) -> Result<u8, Stop> {
    let paths = to_check(library, paths)?;
    let (document, checked) = examine(&paths, &mut Checking::new(explored));
    if as_json {
        output::json(&document)?;
    } else {
        tell(&document, &checked, styled)?;
    }
    Ok(if document.errors == 0 { DONE } else { FAULTS })
}

/// Shows every fault, and again whenever something of it is saved. It ends when nothing can be written any more, or when
/// it is stopped from outside.
///
/// # Errors
///
/// When a path is not there, there is no shelf, or nothing can be written.
pub fn watch(
    library: impl FnOnce() -> Result<Library, Stop>,
    paths: &[PathBuf],
    explored: Option<u32>,
    styled: bool,
) -> Result<u8, Stop> {
    let paths = to_check(library, paths)?;
    let mut checking = Checking::new(explored);
    loop {
        let seen = Seen::at(&paths);
        let (document, checked) = examine(&paths, &mut checking);
        tell(&document, &checked, styled)?;
        output::text("Waiting for a file to be saved; Ctrl C stops.")?;
        let changed = next_change(&paths, &seen);
        let names: Vec<String> = changed.iter().map(|it| it.display().to_string()).collect();
        output::text(&format!("\nSaved: {}", names.join(", ")))?;
    }
}

/// Waits until something of it is not as it was seen, and then until it is left alone: editors write a file in steps.
fn next_change(paths: &[PathBuf], seen: &Seen) -> Vec<PathBuf> {
    let mut last = seen.clone();
    loop {
        std::thread::sleep(LOOK_EVERY);
        let now = Seen::at(paths);
        let changed = now.changed_since(seen);
        if !changed.is_empty() && now == last {
            return changed;
        }
        last = now;
    }
}

/// What is to be checked: these paths, or the whole shelf.
fn to_check(
    library: impl FnOnce() -> Result<Library, Stop>,
    paths: &[PathBuf],
) -> Result<Vec<PathBuf>, Stop> {
    let paths = match paths {
        [] => vec![library()?.folder().to_owned()],
        paths => paths.to_vec(),
    };
    match paths.iter().find(|path| !path.exists()) {
        Some(missing) => Err(Stop::Wrong(format!(
            "there is no {}. Name a script, a play or a folder",
            missing.display()
        ))),
        None => Ok(paths),
    }
}

fn examine(paths: &[PathBuf], checking: &mut Checking) -> (Document, Vec<Checked>) {
    let today = today();
    let checked: Vec<Checked> = paths
        .iter()
        .flat_map(|path| checking.path(path, today))
        .collect();
    let document = Document {
        files: checked.len(),
        errors: checked.iter().map(Checked::errors).sum(),
        warnings: checked.iter().map(Checked::warnings).sum(),
        diagnostics: checked.iter().flat_map(Checked::shown).collect(),
    };
    (document, checked)
}

fn tell(document: &Document, checked: &[Checked], styled: bool) -> Result<(), Stop> {
    for file in checked {
        show(file, styled)?;
    }
    output::text(&format!(
        "{} checked: {}, {}.",
        count(document.files, "file", "files"),
        count(document.errors, "error", "errors"),
        count(document.warnings, "warning", "warnings")
    ))
}

/// Shows what is wrong with a file.
///
/// # Errors
///
/// When nothing can be written.
pub fn show(file: &Checked, styled: bool) -> Result<(), Stop> {
    let path = file.path.display().to_string();
    let diagnostics = file.diagnostics.iter().map(Fault::from);
    let findings = file.findings.iter().map(Fault::from);
    let faults: Vec<Fault<'_>> = diagnostics.chain(findings).collect();
    if !faults.is_empty() {
        output::text(&fault::draw(&file.source, &path, &faults, styled))?;
        output::text("")?;
    }
    Ok(())
}

/// Explains a code.
///
/// # Errors
///
/// When there is no such code, or nothing can be written.
pub fn explain(code: &str) -> Result<u8, Stop> {
    match finding::explain(code) {
        Some(explanation) => {
            output::text(&wrap(&explanation.to_string(), width_or_ordinary()))?;
            Ok(DONE)
        }
        None => {
            let upper = code.to_uppercase();
            let near = did_you_mean(&upper, finding::codes());
            let near = near.map_or_else(
                || "Codes stand in brackets in what `check` prints, such as WS0203".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let short: String = code.chars().take(40).collect();
            Err(Stop::Wrong(format!("there is no code `{short}`; {near}")))
        }
    }
}

/// The day, to hold review dates against.
pub fn today() -> Option<Date> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let now = jiff::Timestamp::from_second(i64::try_from(now.as_secs()).ok()?).ok()?;
    Some(jiff::tz::Offset::UTC.to_datetime(now).date())
}
