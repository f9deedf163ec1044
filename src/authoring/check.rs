//! Everything that is wrong with scenarios on disk: their scripts, their folders, their plays.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::expectation::unmet;
use super::explore::findings;
use super::library::{Library, SCRIPT, play_files, read_bytes, read_text};
use super::{balance, freshness, pairing, phrases, plainness};
use crate::call::Call;
use crate::call::command::Command;
use crate::call::event::Event;
use crate::call::play::{Play, Step};
use crate::call::run::{NotDone, Running};
use crate::debrief::Debrief;
use crate::journal::{Chain, Header, Journal};
use crate::limits;
use crate::scenario::code::Code;
use crate::scenario::diagnostic::{Diagnostic, LineStarts, Severity, Span};
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;
use crate::scenario::read;

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

/// A fault that is not one of the script's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its kind.
    pub kind: Kind,
    /// Where it is.
    pub place: Place,
    /// What is wrong; how to mend it too, where `mend` does not say it.
    pub message: String,
    /// What to do about it.
    pub mend: Option<String>,
}

/// Where in a file a fault is. Lines and columns are counted from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The bytes; `None` where the whole line is meant.
    pub span: Option<Span>,
    /// The line it begins in.
    pub line: u32,
    /// The column of its first character.
    pub column: u32,
    /// The line it ends in.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
}

impl Place {
    /// A whole line.
    pub(super) fn line(line: u32) -> Place {
        Place {
            span: None,
            line,
            column: 1,
            end_line: line,
            end_column: 1,
        }
    }

    /// These bytes of a text.
    pub(super) fn of(starts: &LineStarts<'_>, span: Span) -> Place {
        let (line, column) = starts.place(span.start);
        let (end_line, end_column) = starts.place(span.end);
        Place {
            span: Some(span),
            line,
            column,
            end_line,
            end_column,
        }
    }
}

impl Finding {
    /// Whether it keeps the scenario from being played, or the play from coming out.
    pub fn severity(&self) -> Severity {
        match self.kind {
            Kind::ClosePhrases
            | Kind::FewPhrases
            | Kind::UnclaimedQuestion
            | Kind::LongSentence
            | Kind::HardToRead
            | Kind::LightWords
            | Kind::TwinTold
            | Kind::OneSided
            | Kind::Aged
            | Kind::NeverTold
            | Kind::RarelyMet
            | Kind::NotApart => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

macro_rules! kinds {
    ($($kind:ident $name:literal $title:literal $why:literal;)*) => {
        /// A kind of fault that is not one of the script's text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $(#[doc = $title] $kind,)*
        }

        impl Kind {
            const ALL: &'static [Kind] = &[$(Kind::$kind,)*];

            /// The stable name: "WS1001".
            pub fn name(self) -> &'static str {
                match self { $(Kind::$kind => $name,)* }
            }

            fn explanation(self) -> String {
                match self { $(Kind::$kind => format!("{}: {}\n\n{}\n", $name, $title, $why),)* }
            }
        }
    };
}

kinds! {
    Unreadable "WS1001" "a file that cannot be read"
        "The file is not there, is not a file, or may not be read. Look at its name and its permissions.";
    FolderName "WS1002" "a folder named otherwise than its scenario"
        "Commands find a scenario by its folder, journals by its id. Give both the same name.";
    NoTwin "WS1003" "no such twin"
        "`twin` names the innocent (or true) counterpart, another scenario on the same shelf. Mend the name, or \
         leave `twin` out until the counterpart is written.";
    OneSidedTwin "WS1004" "a twin that names another, or none"
        "Two twins name each other, so that whoever has played one is led to the other.";
    PlayText "WS1005" "a line of a play that cannot be read"
        "A line of a play is `TIME VERB ...`, a comment or an expectation. TIME is `m:ss`, `+s` or `then`.";
    PlayName "WS1006" "a step of a play that names what is not there"
        "A step names lines by their id or number, and signs, advice and routes by their id in the catalogue.";
    PlayResult "WS1007" "a play that does not come out as it says"
        "A play says of itself whether it passes and what it misses. Run it with `play ID --script FILE` to see the \
         debrief; mend the play, or the scenario.";
    ClosePhrases "WS1008" "phrases of two facts that cannot be told apart"
        "A phrase of `asked` is taken for another fact, or comes so near one that a trainee who puts it in slightly \
         other words is asked which was meant. Some variants are tried, so it may be the names that make it so. Leave \
         the phrase to one of the two facts, or put into each what only that fact is about. `understand ID QUESTION` \
         shows what comes near.";
    FewPhrases "WS1009" "a fact that can be asked for in too few ways"
        "Trainees put a question in their own words, and are understood by the words they share with the phrases of \
         `asked`. Give at least five that differ in more than their order and their little words: two phrases of the \
         same words are one way. Or name a common question of the catalogue under `questions`, which brings many ways \
         with it. `unmatched ID` lists what trainees typed in vain.";
    UnclaimedQuestion "WS1010" "a common question that a fact could name and does not"
        "The questions most calls have in common are in the catalogue, each with many ways of asking it. The phrases of \
         this fact ask what one of them asks. Named under `questions` of the fact, all its ways lead to the fact; \
         otherwise they are taken for a question that has no answer in this call.";
    LongSentence "WS1011" "a sentence too long to be said and heard"
        "A caller in distress speaks in short sentences, and a trainee has to hold what was said while typing. A sentence \
         of more than 25 words is two or three.";
    HardToRead "WS1012" "a caller who talks like a form"
        "All that a caller says together is too hard: reading age is reckoned by the length of sentences and words \
         (Flesch-Kincaid grade and five years). Say the lines aloud, and write down what you said.";
    LightWords "WS1013" "words to the trainee that make light or lay blame"
        "Objectives, care note, reasons, the supervisor's right decisions and outcomes speak in the project's own voice and \
         set the example. They hold wording that the catalogue says a log should not have. What somebody else says may \
         stand in quotation marks.";
    TwinTold "WS1014" "a twin that can be told apart before anything is asked"
        "A scenario and its twin have the same surface: opening, objectives, care note, level, length and caller. If these \
         differ, trainees learn to tell the two by them and not by asking.";
    OneSided "WS1015" "a shelf of the same people"
        "Those who ring are mothers, fathers, grandparents and others, about girls and about boys. A shelf where nearly all \
         calls are alike in this teaches that others do not ring; and one name for several feared persons teaches a name.";
    Aged "WS1016" "an entry that nobody has looked at for a year"
        "Guidance, hours and numbers change. Each entry of the catalogue says when it was last held against its source; \
         after a year its owner must do so again, and put the new date under `verified`.";
    NeverTold "WS1101" "a fact that no explored play brings up"
        "Trainees of four kinds, from random to expert, played the scenario many times, and the caller never told any of \
         this fact. It can be heard in principle; in practice its questions are taken for others, or what it needs (trust, \
         calm, another fact, pressing) does not come together. `explore ID` shows how often each fact is told.";
    RarelyMet "WS1102" "an expectation that even the expert rarely meets"
        "The explored expert knows what is expected, does it in order and leaves out few steps, and meets this in less \
         than six plays of ten. Perhaps the fact it rests on is seldom told, the record is not found by what the caller \
         gives, or the time is too short. Nobody should be marked down for what hardly anybody can do. `explore ID` shows \
         how often each expectation is met.";
    NotApart "WS1103" "a score that does not tell trainees apart"
        "The total is to be higher the better a call was handled: the expert above the keen and careless, those above the \
         novice, and the novice above one who does anything at random. Here one of these steps is missing: the medians do \
         not stand in order, or (but for the lowest step) the abler is above the other in less than three pairs of five. Look with `explore ID` \
         at which expectations bring their points to both alike, and weigh what only good handling brings.";
}

/// What a code means, whether it is one of the script's or not; `None` for one there is not.
pub fn explain(code: &str) -> Option<String> {
    let own = Kind::ALL
        .iter()
        .find(|it| it.name().eq_ignore_ascii_case(code));
    let own = own.map(|it| it.explanation());
    own.or_else(|| Code::parse(code).map(Code::explanation))
}

/// All codes, in the order of their names.
pub fn codes() -> impl Iterator<Item = &'static str> {
    let own = Kind::ALL.iter().map(|it| it.name());
    Code::all().iter().map(|it| it.name()).chain(own)
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

/// A file that was checked, and the scenario it is, where it can be played.
type Examined = (Checked, Option<Scenario>);

/// Checks a script, a scenario's folder, a play, or a folder of scenarios. Where plays are to be `explored`, each
/// scenario that can be played is explored in so many.
pub fn path(path: &Path, today: Option<Date>, explored: Option<u32>) -> Vec<Checked> {
    let mut all = files(path, today);
    for (checked, scenario) in &mut all {
        if let (Some(runs), Some(scenario)) = (explored, scenario) {
            let found = findings(scenario, &checked.source, runs);
            checked.findings.extend(found);
        }
    }
    all.into_iter().map(|(checked, _)| checked).collect()
}

/// The files that are checked, and of a script the scenario, if it can be played.
fn files(path: &Path, today: Option<Date>) -> Vec<Examined> {
    if path.is_dir() {
        if path.join(SCRIPT).is_file() {
            return scenario(path, today);
        }
        return match Library::at(path).ids() {
            Ok(ids) if !ids.is_empty() => shelf(path, &ids, today),
            Ok(_) => {
                let why = format!("there is no {SCRIPT} in it or in a folder of it");
                vec![(unreadable(path, &why), None)]
            }
            Err(why) => vec![(unreadable(path, &why), None)],
        };
    }
    if path.extension().is_some_and(|it| it == "play") {
        let folder = path.parent().and_then(Path::parent);
        let script = folder.map(|folder| script(&folder.join(SCRIPT), today));
        let scenario = script.and_then(|(_, scenario)| scenario);
        return vec![(play(path, scenario.as_ref()), None)];
    }
    vec![script(path, today)]
}

/// Checks the scenarios of a folder, as many at a time as there are cores, and what can only be seen of all together.
fn shelf(path: &Path, ids: &[String], today: Option<Date>) -> Vec<Examined> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let each = ids.len().div_ceil(workers).max(1);
    let mut all = std::thread::scope(|scope| {
        let parts: Vec<_> = ids
            .chunks(each)
            .map(|ids| {
                scope.spawn(move || {
                    let folders = ids.iter().map(|id| path.join(id));
                    folders
                        .flat_map(|folder| scenario(&folder, today))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        let done = parts.into_iter().map(|part| match part.join() {
            Ok(checked) => checked,
            Err(panic) => std::panic::resume_unwind(panic),
        });
        done.flatten().collect::<Vec<_>>()
    });
    let mut together = Checked::of(path);
    let scenarios = all.iter().filter_map(|(_, scenario)| scenario.as_ref());
    together.findings = balance::look(&scenarios.map(|it| &it.script).collect::<Vec<_>>());
    if !together.findings.is_empty() {
        all.push((together, None));
    }
    all.extend(freshness::aged(today).into_iter().map(|list| (list, None)));
    all
}

fn unreadable(path: &Path, why: &impl ToString) -> Checked {
    let mut checked = Checked::of(path);
    checked.find(Kind::Unreadable, 1, why.to_string());
    checked
}

fn scenario(folder: &Path, today: Option<Date>) -> Vec<Examined> {
    let (mut checked, scenario) = script(&folder.join(SCRIPT), today);
    if let Some(scenario) = &scenario {
        neighbours(folder, scenario, &mut checked);
    }
    let plays = play_files(folder).unwrap_or_default();
    let plays = plays
        .iter()
        .map(|path| (play(path, scenario.as_ref()), None));
    let plays: Vec<_> = plays.collect();
    let mut all = vec![(checked, scenario)];
    all.extend(plays);
    all
}

fn script(path: &Path, today: Option<Date>) -> (Checked, Option<Scenario>) {
    // One byte more than is allowed is enough to be told that it is too large.
    let bytes = match read_bytes(path, limits::SCENARIO_BYTES as u64 * 8) {
        Ok(bytes) => bytes,
        Err(why) => return (unreadable(path, &why), None),
    };
    let mut checked = Checked::of(path);
    checked.source = String::from_utf8_lossy(&bytes).into_owned();
    let loaded = match std::str::from_utf8(&bytes) {
        Ok(source) => Scenario::load(source, today),
        Err(_) => Err(read::read_bytes(&bytes, today).err().unwrap_or_default()),
    };
    match loaded {
        Ok((scenario, warnings)) => {
            checked.diagnostics = warnings;
            checked.findings = phrases::look(&scenario, &checked.source);
            checked
                .findings
                .extend(plainness::look(&scenario, &checked.source));
            (checked, Some(scenario))
        }
        Err(faults) => {
            checked.diagnostics = faults;
            (checked, None)
        }
    }
}

/// What a script cannot see of itself: its folder and its twin.
fn neighbours(folder: &Path, scenario: &Scenario, checked: &mut Checked) {
    let id = &scenario.script.id;
    let name = std::fs::canonicalize(folder).ok();
    let name = name.as_deref().and_then(Path::file_name);
    let name = name
        .map(|it| it.to_string_lossy().into_owned())
        .unwrap_or_default();
    if name != *id {
        let message = format!(
            "the folder is called `{name}` and the scenario `{id}`; give both the same name"
        );
        checked.find(Kind::FolderName, line_of(&checked.source, id), message);
    }
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

fn play(path: &Path, scenario: Option<&Scenario>) -> Checked {
    let mut checked = Checked::of(path);
    match read_text(path, limits::PLAY_BYTES) {
        Ok(source) => checked.source = source,
        Err(why) => return unreadable(path, &why),
    }
    match (Play::parse(&checked.source), scenario) {
        (Ok(play), Some(scenario)) => rehearse(&play, scenario, &mut checked),
        (Ok(_), None) => {}
        (Err(faults), _) => {
            for (line, fault) in faults {
                checked.find(Kind::PlayText, line, fault);
            }
        }
    }
    checked
}

/// Runs a play and holds it against what it says of itself.
fn rehearse(play: &Play, scenario: &Scenario, checked: &mut Checked) {
    let mut running = Running::new(Call::ring(scenario, Seed(1)));
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&running.call), &mut bytes);
    let mut keep = |events: &[Event]| {
        for event in events {
            chain.push(event, &mut bytes);
        }
    };
    for step in &play.steps {
        if !running.call.state().is_open() {
            break;
        }
        if let Err(NotDone::Fault(fault)) = take(&mut running, step, &mut keep) {
            checked.find(Kind::PlayName, step.line, fault);
        }
    }
    if running.call.state().is_open() {
        let at_ms = running
            .call
            .state()
            .floor_until_ms
            .max(running.call.now_ms());
        // Too late to end is as good as ended: the expectations tell.
        keep(running.call.handle(at_ms, Command::End).unwrap_or_default());
    }
    if let Ok(journal) = Journal::read(scenario, &bytes) {
        let debrief = Debrief::from_journal(scenario, &journal);
        for unmet in unmet(&play.expects, &debrief) {
            checked.find(Kind::PlayResult, 1, unmet);
        }
    }
}

fn take(
    running: &mut Running,
    step: &Step,
    keep: &mut impl FnMut(&[Event]),
) -> Result<(), NotDone> {
    let mut happened = Vec::new();
    let done = running.step(step, &mut happened);
    keep(&happened);
    done
}
