//! Everything that is wrong with scenarios on disk: their scripts, their folders, their plays.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use serde::Serialize;

use super::changes::Seen;
use super::explore::findings;
use super::finding::{Finding, Kind, Place};
use super::known::Known;
use super::library::{Library, SCRIPT, play_files, read_bytes, read_text};
use super::rehearsal::{Rehearsal, Seated, play, script_of};
use super::{balance, freshness, pairing, phrases, plainness};
use crate::limits;
use crate::scenario::diagnostic::{Diagnostic, Severity};
use crate::scenario::loaded::Scenario;
use crate::scenario::read;
use crate::scenario::script::Seat;
use crate::supervising::Queue;

/// A file that was checked and what is wrong with it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The file.
    pub path: PathBuf,
    /// Its text, to show the faults in.
    pub source: String,
    /// Faults of the script.
    pub diagnostics: Vec<Diagnostic>,
    /// Other faults.
    pub findings: Vec<Finding>,
}

impl Checked {
    pub(super) fn of(path: &Path) -> Checked {
        Checked {
            path: path.to_owned(),
            source: String::new(),
            diagnostics: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// A file that cannot be read.
    pub(super) fn unreadable(path: &Path, why: &impl ToString) -> Checked {
        let mut checked = Checked::of(path);
        checked.find(Kind::Unreadable, 1, why.to_string());
        checked
    }

    pub(super) fn find(&mut self, kind: Kind, line: u32, message: impl ToString) {
        self.findings.push(Finding {
            kind,
            place: Place::line(line),
            message: message.to_string(),
            mend: None,
        });
    }

    /// How many of its faults are errors.
    pub fn errors(&self) -> usize {
        self.of_severity(Severity::Error)
    }

    /// How many are warnings.
    pub fn warnings(&self) -> usize {
        self.of_severity(Severity::Warning)
    }

    fn of_severity(&self, severity: Severity) -> usize {
        let diagnostics = self.diagnostics.iter().map(|it| it.severity);
        let findings = self.findings.iter().map(Finding::severity);
        diagnostics
            .chain(findings)
            .filter(|it| *it == severity)
            .count()
    }
}

/// A fault as a document shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// The file.
    pub file: String,
    /// The code.
    pub code: &'static str,
    /// Whether it keeps the scenario from being played.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub mend: Option<String>,
    /// Where it begins and ends, from 1.
    pub line: u32,
    /// See `line`.
    pub column: u32,
    /// See `line`.
    pub end_line: u32,
    /// See `line`.
    pub end_column: u32,
}

impl Checked {
    /// Its faults for a document.
    pub fn shown(&self) -> Vec<Shown> {
        let file = self.path.display().to_string();
        let diagnostics = self.diagnostics.iter().map(|it| Shown {
            file: file.clone(),
            code: it.code.name(),
            severity: it.severity,
            message: it.message.clone(),
            mend: it.mend.clone(),
            line: it.line,
            column: it.column,
            end_line: it.end_line,
            end_column: it.end_column,
        });
        let findings = self.findings.iter().map(|it| Shown {
            file: file.clone(),
            code: it.kind.name(),
            severity: it.severity(),
            message: it.message.clone(),
            mend: it.mend.clone(),
            line: it.place.line,
            column: it.place.column,
            end_line: it.place.end_line,
            end_column: it.place.end_column,
        });
        diagnostics.chain(findings).collect()
    }
}

/// A file that was checked, and what it is by the trainee's seat, where it can be played.
pub(super) type Examined = (Checked, Option<Seated>);

/// Checks a script, a scenario's folder, a play, or a folder of scenarios. Where plays are to be `explored`, each
/// scenario that can be played is explored in so many.
pub fn path(path: &Path, today: Option<Date>, explored: Option<u32>) -> Vec<Checked> {
    Checking::new(explored).path(path, today)
}

/// Checking that goes on: of a folder of scenarios, those of which nothing was saved are not looked at again.
pub struct Checking {
    explored: Option<u32>,
    known: Known,
}

impl Checking {
    /// Where plays are to be `explored`, each scenario that can be played is explored in so many.
    pub fn new(explored: Option<u32>) -> Checking {
        Checking {
            explored,
            known: Known::default(),
        }
    }

    /// Checks a script, a scenario's folder, a play, or a folder of scenarios.
    pub fn path(&mut self, path: &Path, today: Option<Date>) -> Vec<Checked> {
        match Library::at(path).ids() {
            Ok(ids) if !path.join(SCRIPT).is_file() && !ids.is_empty() => {
                self.shelf(path, &ids, today)
            }
            _ => {
                let mut all = files(path, today);
                self.explore(&mut all);
                all.into_iter().map(|(checked, _)| checked).collect()
            }
        }
    }

    fn explore(&self, all: &mut [Examined]) {
        for (checked, seated) in all {
            if let (Some(runs), Some(Seated::Call(call))) = (self.explored, seated) {
                let found = findings(call.scenario(), &checked.source, runs);
                checked.findings.extend(found);
            }
        }
    }

    /// Checks the scenarios of a folder, and what can only be seen of all together.
    fn shelf(&mut self, path: &Path, ids: &[String], today: Option<Date>) -> Vec<Checked> {
        self.known.begin(today);
        let folders: Vec<PathBuf> = ids.iter().map(|id| path.join(id)).collect();
        let new = folders.iter().filter(|it| !self.known.has(it));
        let new: Vec<&PathBuf> = new.collect();
        for (folder, seen, mut files) in examine(&new, today) {
            self.explore(&mut files);
            self.known.keep(folder, path, seen, files);
        }
        self.known.forget_all_but(&folders);
        let scripts = self.known.files().filter_map(|(_, seated)| match seated {
            Some(Seated::Call(call)) => Some(&call.scenario().script),
            _ => None,
        });
        let mut together = Checked::of(path);
        together.findings = balance::look(&scripts.collect::<Vec<_>>());
        let all = self.known.files().map(|(checked, _)| checked.clone());
        let mut all: Vec<Checked> = all.collect();
        if !together.findings.is_empty() {
            all.push(together);
        }
        all.extend(freshness::aged(today));
        all
    }
}

/// Checks these folders of scenarios, as many at a time as there are cores: each, how it looked from outside, and what
/// was found.
fn examine(folders: &[&PathBuf], today: Option<Date>) -> Vec<(PathBuf, Seen, Vec<Examined>)> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(folder) = folders.get(next.fetch_add(1, Ordering::Relaxed)) {
            let seen = Seen::at(&[(*folder).clone()]);
            done.push(((*folder).clone(), seen, scenario(folder, today)));
        }
        done
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let done = workers.into_iter().map(|worker| match worker.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        done.flatten().collect()
    })
}

/// The files that are checked, and of a script the scenario, if it can be played.
fn files(path: &Path, today: Option<Date>) -> Vec<Examined> {
    if path.is_dir() {
        if path.join(SCRIPT).is_file() {
            return scenario(path, today);
        }
        let why = match Library::at(path).ids() {
            Ok(_) => format!("there is no {SCRIPT} in it or in a folder of it"),
            Err(why) => why.to_string(),
        };
        return vec![(Checked::unreadable(path, &why), None)];
    }
    if path.extension().is_some_and(|it| it == "play") {
        let script = script_of(path).and_then(|script| {
            let source = read_text(&script, limits::SCENARIO_BYTES as u64).ok()?;
            Some((read::seat(&source), text(&script, &source, today).1))
        });
        let (seat, seated) = script.unwrap_or((Seat::CallHandler, None));
        return vec![(play(path, seat, seated.as_ref()), None)];
    }
    vec![script(path, today)]
}

fn scenario(folder: &Path, today: Option<Date>) -> Vec<Examined> {
    let (mut checked, seated) = script(&folder.join(SCRIPT), today);
    match &seated {
        Some(Seated::Call(call)) => neighbours(folder, call.scenario(), &mut checked),
        Some(Seated::Queue(queue)) => own_folder(folder, &queue.script().id, &mut checked),
        None => {}
    }
    let seat = read::seat(&checked.source);
    let plays = play_files(folder).unwrap_or_default();
    let plays = plays
        .iter()
        .map(|path| (play(path, seat, seated.as_ref()), None));
    let plays: Vec<_> = plays.collect();
    let mut all = vec![(checked, seated)];
    all.extend(plays);
    all
}

fn script(path: &Path, today: Option<Date>) -> (Checked, Option<Seated>) {
    // One byte more than is allowed is enough to be told that it is too large.
    let bytes = match read_bytes(path, limits::SCENARIO_BYTES as u64 * 8) {
        Ok(bytes) => bytes,
        Err(why) => return (Checked::unreadable(path, &why), None),
    };
    let Ok(source) = std::str::from_utf8(&bytes) else {
        let mut checked = Checked::of(path);
        checked.source = String::from_utf8_lossy(&bytes).into_owned();
        checked.diagnostics = read::read_bytes(&bytes, today).err().unwrap_or_default();
        return (checked, None);
    };
    let (mut checked, seated) = text(path, source, today);
    if let Some(Seated::Call(call)) = &seated {
        checked.findings = wording_of(call, &checked.source);
    }
    (checked, seated)
}

/// What is wrong with the text of a script, and what it is where nothing is; how it is worded is not looked at.
fn text(path: &Path, source: &str, today: Option<Date>) -> (Checked, Option<Seated>) {
    let mut checked = Checked::of(path);
    checked.source = source.to_owned();
    let loaded = match read::seat(source) {
        Seat::Supervisor => {
            queue(path, source, today).map(|(queue, warnings)| (Seated::Queue(queue), warnings))
        }
        Seat::CallHandler => Scenario::load(source, today)
            .map(|(scenario, warnings)| (Seated::Call(Rehearsal::of(scenario)), warnings)),
    };
    match loaded {
        Ok((seated, warnings)) => {
            checked.diagnostics = warnings;
            (checked, Some(seated))
        }
        Err(faults) => {
            checked.diagnostics = faults;
            (checked, None)
        }
    }
}

/// What is wrong with the text of a script, and the call it is, where nothing is and it is one; how it is worded is not
/// looked at.
pub(super) fn script_text(
    path: &Path,
    source: &str,
    today: Option<Date>,
) -> (Checked, Option<Scenario>) {
    let (checked, seated) = text(path, source, today);
    let scenario = match seated {
        Some(Seated::Call(call)) => Some(call.into_scenario()),
        _ => None,
    };
    (checked, scenario)
}

/// How a scenario is worded: what takes longer to look at, as it is done in several variants.
pub(super) fn wording(scenario: &Scenario, source: &str) -> Vec<Finding> {
    wording_of(&Rehearsal::of(scenario.clone()), source)
}

fn wording_of(call: &Rehearsal, source: &str) -> Vec<Finding> {
    let mut found = phrases::look(call, source);
    found.extend(plainness::look(call.scenario(), source));
    found
}

/// A supervisor's script, with what its logs are made of: calls of the same shelf, and plays beside the script.
fn queue(
    path: &Path,
    source: &str,
    today: Option<Date>,
) -> Result<(Queue, Vec<Diagnostic>), Vec<Diagnostic>> {
    let folder = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = folder.parent().unwrap_or(Path::new("."));
    let library = Library::at(folder.parent().unwrap_or(folder));
    Queue::load(source, today, |log| library.hand(folder, log))
}

/// Whether the folder has the scenario's name.
fn own_folder(folder: &Path, id: &str, checked: &mut Checked) {
    let name = std::fs::canonicalize(folder).ok();
    let name = name.as_deref().and_then(Path::file_name);
    let name = name
        .map(|it| it.to_string_lossy().into_owned())
        .unwrap_or_default();
    if name != id {
        let message = format!(
            "the folder is called `{name}` and the scenario `{id}`; give both the same name"
        );
        checked.find(Kind::FolderName, line_of(&checked.source, id), message);
    }
}

/// What a call's script cannot see of itself: its folder and its twin.
pub(super) fn neighbours(folder: &Path, scenario: &Scenario, checked: &mut Checked) {
    let id = &scenario.script.id;
    own_folder(folder, id, checked);
    let Some(twin) = &scenario.script.twin else {
        return;
    };
    let line = line_of(&checked.source, twin);
    let library = Library::at(folder.parent().unwrap_or(folder));
    match library.script(twin) {
        Ok(other) if other.twin.as_ref() == Some(id) => {
            let told = pairing::look(&scenario.script, &other, &checked.source);
            checked.findings.extend(told);
        }
        Ok(_) => {
            let message = format!("the twin `{twin}` does not name `{id}` as its own; let it");
            checked.find(Kind::OneSidedTwin, line, message);
        }
        Err(super::library::LibraryFault::Unknown { near, .. }) => {
            let near = near.map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
            checked.find(
                Kind::NoTwin,
                line,
                format!("there is no scenario `{twin}`{near}"),
            );
        }
        // The twin has faults of its own, which are told where it is checked.
        Err(_) => {}
    }
}

/// The line an id stands in, in quotes.
pub(super) fn line_of(source: &str, id: &str) -> u32 {
    let quoted = format!("\"{id}\"");
    let before = source.find(&quoted).and_then(|at| source.get(..at));
    let breaks = before.map_or(0, |it| it.bytes().filter(|byte| *byte == b'\n').count());
    u32::try_from(breaks + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;

    use super::*;

    fn add_line(file: &Path, line: &str) {
        let mut file = fs::OpenOptions::new().append(true).open(file).unwrap();
        writeln!(file, "{line}").unwrap();
    }

    #[test]
    fn only_what_was_saved_and_its_twin_are_looked_at_again_and_what_is_told_is_as_if_all_were() {
        let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small");
        let source = fs::read_to_string(small.join(SCRIPT)).unwrap();
        let shelf = tempfile::tempdir().unwrap();
        let [one, other] = [("one", "other"), ("other", "one")].map(|(id, twin)| {
            let folder = shelf.path().join(id);
            fs::create_dir_all(folder.join("plays")).unwrap();
            let named = format!("id: \"{id}\", twin: \"{twin}\"");
            let source = source.replacen("id: \"small\"", &named, 1);
            fs::write(folder.join(SCRIPT), source).unwrap();
            let play = "plays/passed-over.play";
            fs::copy(small.join(play), folder.join(play)).unwrap();
            folder
        });
        let mut checking = Checking::new(None);
        let told = |all: &[Checked]| all.iter().flat_map(Checked::shown).count();
        let mut look = |changed: &[&PathBuf]| {
            for folder in [&one, &other] {
                assert_eq!(checking.known.has(folder), !changed.contains(&folder));
            }
            let again = checking.path(shelf.path(), None);
            assert_eq!(told(&again), told(&path(shelf.path(), None, None)));
            told(&again)
        };
        let at_first = look(&[&one, &other]);
        assert_eq!(look(&[]), at_first);
        add_line(&one.join("plays/passed-over.play"), "then dance");
        assert!(look(&[&one]) > at_first);
        add_line(&other.join(SCRIPT), "// A remark.");
        look(&[&one, &other]);
    }
}
