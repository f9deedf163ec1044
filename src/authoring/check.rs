//! Everything that is wrong with scenarios on disk: their scripts, their folders, their plays.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::Serialize;

use super::expectation::unmet;
use super::explore::findings;
use super::library::{Library, PLAYS, SCRIPT, play_files, read_bytes, read_text};
use super::{balance, freshness, pairing, phrases, plainness};
use crate::call::Call;
use crate::call::command::Command;
use crate::call::event::Event;
use crate::call::play::{Play, Step};
use crate::call::run::{NotDone, Running};
use crate::call::terms::Terms;
use crate::debrief::Debrief;
use crate::journal::{Chain, Header, Journal};
use crate::limits;
use crate::scenario::code::{Code, Explanation};
use crate::scenario::diagnostic::{Diagnostic, LineStarts, Severity, Span};
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;
use crate::scenario::read;
use crate::scenario::script::Seat;
use crate::supervising::deed::Deed;
use crate::supervising::{self, Queue, run};

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
    ($($kind:ident $name:literal $title:literal $why:literal $wrong:literal $right:literal;)*) => {
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

            fn explanation(self) -> Explanation {
                match self { $(Kind::$kind => Explanation {
                    code: $name,
                    title: $title,
                    reason: $why,
                    wrong: $wrong,
                    right: $right,
                },)* }
            }
        }
    };
}

kinds! {
    Unreadable "WS1001" "a file that cannot be read"
        "The file is not there, is not a file, or may not be read. Look at its name and its permissions."
        "warning-signs check scenarios/quiet-evening"
        "warning-signs check scenarios/quiet-evenings";
    FolderName "WS1002" "a folder named otherwise than its scenario"
        "Commands find a scenario by its folder, journals by its id. Give both the same name."
        "scenarios/quiet-evenings/scenario.ron has  id: \"quiet-evening\","
        "scenarios/quiet-evenings/scenario.ron has  id: \"quiet-evenings\",";
    NoTwin "WS1003" "no such twin"
        "`twin` names the innocent (or true) counterpart, another scenario on the same shelf. Mend the name, or \
         leave `twin` out until the counterpart is written."
        "twin: \"quiet-evenings-two\","
        "twin: \"quiet-evenings-2\",";
    OneSidedTwin "WS1004" "a twin that names another, or none"
        "Two twins name each other, so that whoever has played one is led to the other."
        "quiet-evenings has  twin: \"quiet-evenings-2\",  and quiet-evenings-2 has no twin"
        "quiet-evenings-2 has  twin: \"quiet-evenings\",";
    PlayText "WS1005" "a line of a play that cannot be read"
        "A line of a play is `TIME VERB ...`, a comment or an expectation. TIME is `m:ss`, `+s` or `then`."
        "soon ask Who is he talking to?"
        "then ask Who is he talking to?";
    PlayName "WS1006" "a step of a play that names what is not there"
        "A step names lines by their id or number, and signs, advice and routes by their id in the catalogue."
        "then mark person-1 agegap"
        "then mark person-1 age-gap";
    PlayResult "WS1007" "a play that does not come out as it says"
        "A play says of itself whether it passes and what it misses. Run it with `play ID --script FILE` to see the \
         debrief; mend the play, or the scenario."
        "expect pass  in a play that makes no enquiry"
        "expect fail  and  expect missed check";
    ClosePhrases "WS1008" "phrases of two facts that cannot be told apart"
        "A phrase of `asked` is taken for another fact, or comes so near one that a trainee who puts it in slightly \
         other words is asked which was meant. Some variants are tried, so it may be the names that make it so. Leave \
         the phrase to one of the two facts, or put into each what only that fact is about. `understand ID QUESTION` \
         shows what comes near."
        "\"what do you know about him\" under `person`, and \"what do you know of him\" under `name`"
        "\"how old is he\" under `person`, and \"what is his real name\" under `name`";
    FewPhrases "WS1009" "a fact that can be asked for in too few ways"
        "Trainees put a question in their own words, and are understood by the words they share with the phrases of \
         `asked`. Give at least five that differ in more than their order and their little words: two phrases of the \
         same words are one way. Or name a common question of the catalogue under `questions`, which brings many ways \
         with it. `unmatched ID` lists what trainees typed in vain."
        "asked: [\"has he asked you for money\", \"you asked for money, has he\"],"
        "asked: [\"has he asked you for money\", \"does he owe anybody\", \"is there a debt\", \"has he sold his things\", \"is cash missing\"],";
    UnclaimedQuestion "WS1010" "a common question that a fact could name and does not"
        "The questions most calls have in common are in the catalogue, each with many ways of asking it. The phrases of \
         this fact ask what one of them asks. Named under `questions` of the fact, all its ways lead to the fact; \
         otherwise they are taken for a question that has no answer in this call."
        "asked: [\"what is your son called\", \"can I have your son's name\"],"
        "asked: [\"what is your son called\", \"can I have your son's name\"],\nquestions: [\"child-name\"],";
    LongSentence "WS1011" "a sentence too long to be said and heard"
        "A caller in distress speaks in short sentences, and a trainee has to hold what was said while typing. A sentence \
         of more than 25 words is two or three."
        "text: \"He comes in from school and goes straight up and he does not come down for his tea or say one word to any of us until it is dark outside.\","
        "text: \"He comes in from school and goes straight up. He won't come down for his tea. He says nothing till it's dark.\",";
    HardToRead "WS1012" "a caller who talks like a form"
        "All that a caller says together is too hard: reading age is reckoned by the length of sentences and words \
         (Flesch-Kincaid grade and five years). Say the lines aloud, and write down what you said."
        "text: \"His communication deteriorated considerably following involvement with this individual.\","
        "text: \"He hardly talks to us since he met this man.\",";
    LightWords "WS1013" "words to the trainee that make light or lay blame"
        "Objectives, care note, reasons, the supervisor's right decisions and outcomes speak in the project's own voice and \
         set the example. They hold wording that the catalogue says a log should not have. What somebody else says may \
         stand in quotation marks."
        "why: \"To the handler it was only a game.\""
        "why: \"The handler called it “only a game”. Write what the caller said.\"";
    TwinTold "WS1014" "a twin that can be told apart before anything is asked"
        "A scenario and its twin have the same surface: opening, objectives, care note, level, length and caller. If these \
         differ, trainees learn to tell the two by them and not by asking."
        "care_note: \"A mother fears for her son. It turns out well.\""
        "care_note: \"A mother fears for her son. Nothing explicit is said.\"";
    OneSided "WS1015" "a shelf of the same people"
        "Those who ring are mothers, fathers, grandparents and others, about girls and about boys. A shelf where nearly all \
         calls are alike in this teaches that others do not ring; and one name for several feared persons teaches a name."
        "who: \"mother\"  in eleven of twelve calls"
        "who: \"mother\", who: \"father\", who: \"grandmother\", …";
    Aged "WS1016" "an entry that nobody has looked at for a year"
        "Guidance, hours and numbers change. Each entry of the catalogue says when it was last held against its source; \
         after a year its owner must do so again, and put the new date under `verified`."
         "verified: \"2024-03-01\""
         "verified: \"2026-11-24\", after reading the text again";
    NeverTold "WS1101" "a fact that no explored play brings up"
        "Trainees of four kinds, from random to expert, played the scenario many times, and the caller never told any of \
         this fact. It can be heard in principle; in practice its questions are taken for others, or what it needs (trust, \
         calm, another fact, pressing) does not come together. `explore ID` shows how often each fact is told."
        "needs: [Trust(99), Calm(1)]"
        "needs: [Trust(60)]";
    RarelyMet "WS1102" "an expectation that even the expert rarely meets"
        "The explored expert knows what is expected, does it in order and leaves out few steps, and meets this in less \
         than six plays of ten. Perhaps the fact it rests on is seldom told, the record is not found by what the caller \
         gives, or the time is too short. Nobody should be marked down for what hardly anybody can do. `explore ID` shows \
         how often each expectation is met."
        "(fact: \"real-name\", within: 5, …)"
        "(fact: \"real-name\", within: 120, …)";
    NotApart "WS1103" "a score that does not tell trainees apart"
        "The total is to be higher the better a call was handled: the expert above the keen and careless, those above the \
         novice, and the novice above one who does anything at random. Here one of these steps is missing: the medians do \
         not stand in order, or (but for the lowest step) the abler is above the other in less than three pairs of five. \
         Look with `explore ID` at which expectations bring their points to both alike, and weigh what only good handling \
         brings."
        "expects: ( advise: [ … everything … ], … )"
        "expects: ( recognise: [ … ], ask: [ … ], enquire: [ … ], log: [ … ], … )";
}

/// What a code means, whether it is one of the script's or not; `None` for one there is not.
pub fn explain(code: &str) -> Option<Explanation> {
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

/// A file that was checked, and what it is by the trainee's seat, where it can be played.
type Examined = (Checked, Option<Seated>);

/// Checks a script, a scenario's folder, a play, or a folder of scenarios. Where plays are to be `explored`, each
/// scenario that can be played is explored in so many.
pub fn path(path: &Path, today: Option<Date>, explored: Option<u32>) -> Vec<Checked> {
    let mut all = files(path, today);
    for (checked, seated) in &mut all {
        if let (Some(runs), Some(Seated::Call(scenario))) = (explored, seated) {
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
        let (seat, seated) = script.map_or((Seat::CallHandler, None), |(checked, seated)| {
            (read::seat(&checked.source), seated)
        });
        return vec![(play(path, seat, seated.as_ref()), None)];
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
    let scripts = all.iter().filter_map(|(_, seated)| match seated {
        Some(Seated::Call(scenario)) => Some(&scenario.script),
        _ => None,
    });
    together.findings = balance::look(&scripts.collect::<Vec<_>>());
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
    let (mut checked, seated) = script(&folder.join(SCRIPT), today);
    match &seated {
        Some(Seated::Call(scenario)) => neighbours(folder, scenario, &mut checked),
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

/// What a script is, by the trainee's seat.
enum Seated {
    Call(Scenario),
    Queue(Queue),
}

fn script(path: &Path, today: Option<Date>) -> (Checked, Option<Seated>) {
    // One byte more than is allowed is enough to be told that it is too large.
    let bytes = match read_bytes(path, limits::SCENARIO_BYTES as u64 * 8) {
        Ok(bytes) => bytes,
        Err(why) => return (unreadable(path, &why), None),
    };
    let Ok(source) = std::str::from_utf8(&bytes) else {
        let mut checked = Checked::of(path);
        checked.source = String::from_utf8_lossy(&bytes).into_owned();
        checked.diagnostics = read::read_bytes(&bytes, today).err().unwrap_or_default();
        return (checked, None);
    };
    let (mut checked, seated) = text(path, source, today);
    if let Some(Seated::Call(scenario)) = &seated {
        checked.findings = wording(scenario, &checked.source);
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
            .map(|(scenario, warnings)| (Seated::Call(scenario), warnings)),
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
        Some(Seated::Call(scenario)) => Some(scenario),
        _ => None,
    };
    (checked, scenario)
}

/// How a scenario is worded: what takes longer to look at, as it is done in several variants.
pub(super) fn wording(scenario: &Scenario, source: &str) -> Vec<Finding> {
    let mut found = phrases::look(scenario, source);
    found.extend(plainness::look(scenario, source));
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

fn play(path: &Path, seat: Seat, seated: Option<&Seated>) -> Checked {
    match read_text(path, limits::PLAY_BYTES) {
        Ok(source) => acted(path, source, seat, seated),
        Err(why) => unreadable(path, &why),
    }
}

/// What is wrong with the text of a play; with the call it is of, what comes of it too.
pub(super) fn play_text(path: &Path, source: String, scenario: Option<&Scenario>) -> Checked {
    // What stands elsewhere, such as the logs of a supervisor's scenario, is played by a handler.
    let folder = path.parent().filter(|it| it.ends_with(PLAYS));
    let script = folder.and_then(Path::parent);
    let script =
        script.map(|folder| read_text(&folder.join(SCRIPT), limits::SCENARIO_BYTES as u64));
    let seat = match (scenario, script) {
        (None, Some(Ok(script))) => read::seat(&script),
        _ => Seat::CallHandler,
    };
    let seated = scenario.map(|it| Seated::Call(it.clone()));
    acted(path, source, seat, seated.as_ref())
}

fn acted(path: &Path, source: String, seat: Seat, seated: Option<&Seated>) -> Checked {
    let mut checked = Checked::of(path);
    checked.source = source;
    let faults = match seat {
        Seat::Supervisor => match (run::read_play(&checked.source), seated) {
            (Ok(play), Some(Seated::Queue(queue))) => {
                review(&play, queue, &mut checked);
                None
            }
            (read, _) => read.err(),
        },
        Seat::CallHandler => match (Play::parse(&checked.source), seated) {
            (Ok(play), Some(Seated::Call(scenario))) => {
                rehearse(&play, scenario, &mut checked);
                None
            }
            (read, _) => read.err(),
        },
    };
    for (line, fault) in faults.into_iter().flatten() {
        checked.find(Kind::PlayText, line, fault);
    }
    checked
}

/// Runs a play of the supervisor's seat and holds it against what it says of itself.
fn review(play: &Play<Deed>, queue: &Queue, checked: &mut Checked) {
    let rehearsed = run::rehearse(queue, Seed(1), Terms::default(), play);
    for (line, why) in rehearsed.not_done {
        if let run::NotDone::Fault(fault) = why {
            checked.find(Kind::PlayName, line, fault);
        }
    }
    let debrief = supervising::debrief::debrief(queue, &rehearsed.journal);
    for unmet in unmet(&play.expects, &debrief) {
        checked.find(Kind::PlayResult, 1, unmet);
    }
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
