//! Looking at documents: what can be told at once, and what takes longer and is done beside the editing.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::document::{Document, Kind, path_of, script_of};
use super::text::Text;
use super::told::Told;
use crate::authoring::check::{self, Checked};
use crate::authoring::library::{SCRIPT, read_text};
use crate::authoring::rehearsal;
use crate::limits::SCENARIO_BYTES;
use crate::scenario::loaded::Scenario;

/// Looks at a document for what can be told at once.
pub fn at_once(document: &mut Document, uri: &str, today: Option<Date>) {
    let path = path_of(uri).unwrap_or_else(|| PathBuf::from(uri));
    let source = document.text.as_str();
    let (checked, scenario) = match document.kind {
        Kind::Script => check::script_text(&path, source, today),
        Kind::Play if document.is_readable() => {
            (rehearsal::play_text(&path, source.to_owned(), None), None)
        }
        Kind::Play | Kind::Other => (Checked::of(&path), None),
    };
    document.at_once = Told::all(&checked, &document.text);
    if document.kind == Kind::Script && scenario.is_none() {
        // As `check` does: how it is worded is told of a script that can be read.
        document.closely.clear();
    }
    document.scenario = scenario;
}

/// A closer look at a document, which takes longer; it can be taken elsewhere.
#[derive(Debug)]
pub struct Closer {
    /// The document's address.
    pub uri: String,
    /// Which of its texts.
    pub stamp: u64,
    what: What,
}

#[derive(Debug)]
enum What {
    Script {
        scenario: Scenario,
        source: String,
        path: Option<PathBuf>,
    },
    Play {
        scenario: Option<Scenario>,
        source: String,
        path: PathBuf,
    },
}

/// What a closer look found.
#[derive(Debug)]
pub struct Found {
    /// The document's address.
    pub uri: String,
    /// In which of its texts.
    pub stamp: u64,
    /// What.
    pub told: Vec<Told>,
}

impl Closer {
    /// The closer look to be taken at a document, if any; `script` is the open script of a play.
    pub fn of(uri: &str, document: &Document, script: Option<&Document>) -> Option<Closer> {
        let what = match document.kind {
            Kind::Script => What::Script {
                scenario: document.scenario.clone()?,
                source: document.text.as_str().to_owned(),
                path: path_of(uri),
            },
            Kind::Play => What::Play {
                scenario: match script {
                    // A play cannot be run while its script has faults; they are told there.
                    Some(script) => Some(script.scenario.clone()?),
                    None => None,
                },
                source: Some(document.text.as_str())
                    .filter(|_| document.is_readable())?
                    .to_owned(),
                path: path_of(uri)?,
            },
            Kind::Other => return None,
        };
        Some(Closer {
            uri: uri.to_owned(),
            stamp: document.stamp,
            what,
        })
    }

    /// Takes it.
    pub fn look(self) -> Found {
        let told = match self.what {
            What::Script {
                scenario,
                source,
                path,
            } => script(&scenario, source, path.as_deref()),
            What::Play {
                scenario,
                source,
                path,
            } => play(scenario.or_else(|| on_disk(&self.uri)), source, &path),
        };
        Found {
            uri: self.uri,
            stamp: self.stamp,
            told,
        }
    }
}

fn script(scenario: &Scenario, source: String, path: Option<&Path>) -> Vec<Told> {
    let text = Text::of(source);
    let mut checked = Checked::of(path.unwrap_or(Path::new(SCRIPT)));
    checked.findings = check::wording(scenario, text.as_str());
    checked.source = text.as_str().to_owned();
    let is_on_shelf = |path: &&Path| path.file_name().is_some_and(|it| it == SCRIPT);
    if let Some(folder) = path.filter(is_on_shelf).and_then(Path::parent) {
        check::neighbours(folder, scenario, &mut checked);
    }
    Told::all(&checked, &text)
}

/// What comes of a play. What is wrong with its lines has been told at once.
fn play(scenario: Option<Scenario>, source: String, path: &Path) -> Vec<Told> {
    let Some(scenario) = scenario else {
        return Vec::new();
    };
    let text = Text::of(source.clone());
    if crate::call::play::Play::parse(&source).is_err() {
        return Vec::new();
    }
    Told::all(&rehearsal::play_text(path, source, Some(&scenario)), &text)
}

/// The scenario of a play whose script is not open.
fn on_disk(play: &str) -> Option<Scenario> {
    let source = script_on_disk(play)?;
    Some(Scenario::load(&source, None).ok()?.0)
}

/// The script of a play, as it was saved.
pub fn script_on_disk(play: &str) -> Option<String> {
    let path = path_of(&script_of(play)?)?;
    read_text(&path, SCENARIO_BYTES as u64).ok()
}
