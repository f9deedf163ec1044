//! What each scenario came to the last time it was played to its end.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::authoring::library::read_bytes;
use crate::debrief::Debrief;
use crate::journal::Journal;
use crate::limits;
use crate::scenario::loaded::Scenario;

/// What a scenario came to the last time it was played to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastResult {
    /// The scenario's id.
    pub scenario: String,
    /// When the call ended.
    pub when: SystemTime,
    /// Whether it was passed.
    pub passed: bool,
    /// The total, 0 to 100.
    pub total: u8,
    /// What became of the caller's concern.
    pub sentence: String,
    /// The journal.
    pub path: PathBuf,
}

/// The last result of each of these scenarios, as far as there is one. A folder that is not there holds none.
///
/// # Errors
///
/// When the folder is there and cannot be read.
pub fn last_results(folder: &Path, scenarios: &[Scenario]) -> io::Result<Vec<LastResult>> {
    let mut results: Vec<LastResult> = Vec::new();
    for (when, path) in newest_first(folder)? {
        if results.len() == scenarios.len() {
            break;
        }
        let Some(result) = result(scenarios, &path, when) else {
            continue;
        };
        if results.iter().all(|it| it.scenario != result.scenario) {
            results.push(result);
        }
    }
    Ok(results)
}

fn newest_first(folder: &Path) -> io::Result<Vec<(SystemTime, PathBuf)>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let journals = entries.take(limits::FOLDER_ENTRIES).filter_map(|entry| {
        let path = entry.ok()?.path();
        let is_journal = path.extension()? == "journal";
        let when = fs::metadata(&path).ok()?.modified().ok()?;
        is_journal.then_some((when, path))
    });
    let mut journals: Vec<(SystemTime, PathBuf)> = journals.collect();
    journals.sort_by(|a, b| b.cmp(a));
    Ok(journals)
}

fn result(scenarios: &[Scenario], path: &Path, when: SystemTime) -> Option<LastResult> {
    let bytes = read_bytes(path, limits::JOURNAL_BYTES).ok()?;
    let header = Journal::header(&bytes).ok()?;
    let of = |it: &&Scenario| it.script.id == header.scenario;
    let scenario = scenarios.iter().find(of)?;
    let journal = Journal::read(scenario, &bytes).ok()?;
    let debrief = Debrief::from_journal(scenario, &journal);
    // A call that was left, or is still to be gone on with, came to nothing yet.
    debrief.finished.then(|| LastResult {
        scenario: debrief.scenario,
        when,
        passed: debrief.passed,
        total: debrief.score.total,
        sentence: debrief.sentence,
        path: path.to_owned(),
    })
}
