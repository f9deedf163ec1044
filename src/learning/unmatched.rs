//! What trainees typed and was not understood, gathered from the journals kept: what authors need to add phrases.
//!
//! Nothing of a trainee is taken but the words and how often they came: no time, no name of a journal.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::authoring::library::read_bytes;
use crate::call::event::{Asked, What};
use crate::call::view::{advice_words, move_words};
use crate::journal::{Fault, Journal};
use crate::limits;
use crate::scenario::loaded::{Loaded, Scenario};
use crate::understanding::{Candidate, Meaning};

/// What was gathered of a folder of journals.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Gathered {
    /// For each scenario of which there is a journal, in the order they were asked for.
    pub scenarios: Vec<Unmatched>,
    /// Journals of another version of these scenarios: their facts may be others, so they are passed over.
    pub of_other_versions: u32,
    /// Files that are called journals and cannot be read as one.
    pub unreadable: u32,
}

/// What was typed to the caller of one scenario and not understood.
#[derive(Clone, Debug, Serialize)]
pub struct Unmatched {
    /// The scenario's id.
    pub scenario: String,
    /// How many calls were read.
    pub calls: u32,
    /// What was typed, the commonest first.
    pub utterances: Vec<Utterance>,
}

/// Something that was typed and not understood.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Utterance {
    /// The words, as they were first met; capitals, blanks and marks at the end make no other.
    pub text: String,
    /// How often.
    pub times: u32,
    /// What it came nearest to, if anything came near.
    pub nearest: Option<Nearest>,
}

/// What an utterance came nearest to.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Nearest {
    /// The fact's id; `None` for a move of the conversation.
    pub fact: Option<String>,
    /// The fact's phrase, or what the move is.
    pub phrase: String,
    /// How near, 0 to 1000.
    pub score: u16,
}

/// Reads the journals of a folder that belong to these scenarios. A folder that is not there holds none.
///
/// # Errors
///
/// When the folder is there and cannot be read.
pub fn gather(folder: &Path, scenarios: &[Scenario]) -> io::Result<Gathered> {
    let mut tallies: Vec<Tally<'_>> = scenarios.iter().map(|it| Tally::of(it)).collect();
    let mut gathered = Gathered::default();
    for path in journals(folder)? {
        let Ok(bytes) = read_bytes(&path, limits::JOURNAL_BYTES) else {
            gathered.unreadable += 1;
            continue;
        };
        let Ok(header) = Journal::header(&bytes) else {
            gathered.unreadable += 1;
            continue;
        };
        let tally = tallies
            .iter_mut()
            .find(|it| it.scenario.script.id == header.scenario);
        // Other scenarios are not asked about.
        let Some(tally) = tally else { continue };
        match Journal::read(tally.scenario, &bytes) {
            Ok(journal) => tally.take(&journal),
            Err(Fault::OtherVersion { .. }) => gathered.of_other_versions += 1,
            Err(_) => gathered.unreadable += 1,
        }
    }
    let read = tallies.into_iter().filter(|it| it.calls > 0);
    gathered.scenarios = read.map(Tally::settle).collect();
    Ok(gathered)
}

/// The journals of a folder, in order, so that the same folder always gives the same.
fn journals(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let mut paths: Vec<PathBuf> = entries
        .take(limits::FOLDER_ENTRIES)
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "journal"))
        .collect();
    paths.sort_unstable();
    Ok(paths)
}

/// What was met so far of one scenario.
struct Tally<'s> {
    scenario: &'s Loaded,
    calls: u32,
    utterances: BTreeMap<String, Utterance>,
}

impl<'s> Tally<'s> {
    fn of(scenario: &'s Loaded) -> Tally<'s> {
        Tally {
            scenario,
            calls: 0,
            utterances: BTreeMap::new(),
        }
    }

    fn take(&mut self, journal: &Journal) {
        self.calls += 1;
        // What was last typed, until it is counted: one utterance counts once, however many parts were in vain.
        let mut asked: Option<&Asked> = None;
        let mut offered: &[Candidate] = &[];
        for event in &journal.events {
            match &event.what {
                What::Asked(it) => asked = Some(it),
                What::Unclear { candidates, .. } => offered = candidates,
                What::Chose(None) => {
                    if let Some(asked) = asked.take() {
                        self.count(&asked.text, offered.first());
                    }
                }
                What::NotUnderstood { part } => {
                    if let Some(asked) = asked.take() {
                        let part = asked.heard.parts.get(usize::from(*part));
                        self.count(&asked.text, part.and_then(|it| it.candidates.first()));
                    }
                }
                _ => {}
            }
        }
    }

    fn count(&mut self, text: &str, candidate: Option<&Candidate>) {
        let key = folded(text);
        let full = self.utterances.len() >= limits::UNMATCHED;
        if key.is_empty() || full && !self.utterances.contains_key(&key) {
            return;
        }
        let nearest = candidate.map(|it| self.nearest(it));
        let known = self.utterances.entry(key).or_insert_with(|| Utterance {
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
            times: 0,
            nearest: None,
        });
        known.times += 1;
        let score = |it: &Option<Nearest>| it.as_ref().map_or(0, |it| it.score);
        if score(&nearest) > score(&known.nearest) {
            known.nearest = nearest;
        }
    }

    fn nearest(&self, candidate: &Candidate) -> Nearest {
        let (fact, phrase) = match candidate.meaning {
            Meaning::Fact(fact) => {
                let fact = self.scenario.fact(fact).map(|it| it.id.to_string());
                (fact, candidate.why.clone())
            }
            Meaning::Move(made) => (None, move_words(made).to_owned()),
            Meaning::Advice(advice) => (None, advice_words(advice)),
        };
        Nearest {
            fact,
            phrase,
            score: candidate.score,
        }
    }

    fn settle(self) -> Unmatched {
        let mut utterances: Vec<Utterance> = self.utterances.into_values().collect();
        // Sorting keeps the order of those that are alike, which is that of their words.
        utterances.sort_by_key(|it| std::cmp::Reverse(it.times));
        Unmatched {
            scenario: self.scenario.script.id.clone(),
            calls: self.calls,
            utterances,
        }
    }
}

/// What makes two utterances the same.
fn folded(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let joined = words.join(" ");
    let bare = joined.trim_end_matches(|c: char| !c.is_alphanumeric());
    bare.to_owned()
}
