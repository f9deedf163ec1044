//! What a log entry in the trainee's own words carries, and how it reads.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::memory::{EntryWhat, Told};
use super::state::State;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::{Loaded, keywords};
use crate::scenario::number::{FactNo, RecordNo};
use crate::scenario::script::LogMatter;

/// Facts heard by now whose keywords are all in the text, in the order of the script.
pub fn carries(scenario: &Loaded, drawn: &Drawn, state: &State, text: &str) -> Vec<FactNo> {
    let mut words: Vec<String> = keywords(text).collect();
    words.sort_unstable();
    words.dedup();
    let has = |word: &str| words.binary_search_by(|it| it.as_str().cmp(word)).is_ok();
    let mut facts: Vec<FactNo> = words
        .iter()
        .flat_map(|word| {
            scenario
                .noted
                .by_rarest_word
                .get(word.as_str())
                .into_iter()
                .flatten()
        })
        .filter_map(|set| scenario.noted.sets.get(usize::from(*set)))
        .filter(|(fact, set)| state.told(*fact) != Told::Not && set.iter().all(|word| has(word)))
        .map(|(fact, _)| *fact)
        .collect();
    for (fact, set) in &scenario.noted.drawn {
        let set = set.render(&scenario.script, drawn);
        if state.told(*fact) != Told::Not && keywords(&set).all(|word| has(&word)) {
            facts.push(*fact);
        }
    }
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// A phrase as its words, and its place in the catalogue's list of wordings.
type Phrase = (Vec<String>, u16);

/// The wording lists, each phrase as the words it is made of, by its first word.
static PHRASES: LazyLock<BTreeMap<String, Vec<Phrase>>> = LazyLock::new(|| {
    let mut phrases: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
    for (place, wording) in Catalogue::built_in().wording.iter().enumerate() {
        let Ok(place) = u16::try_from(place) else {
            break;
        };
        for phrase in &wording.phrases {
            let words = plain_words(phrase);
            if let Some(first) = words.first().cloned() {
                phrases.entry(first).or_default().push((words, place));
            }
        }
    }
    phrases
});

/// Wording of the text that reads as making light or as blame: places in the catalogue's list.
pub fn wording(text: &str) -> Vec<u16> {
    let words = plain_words(text);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        for (phrase, place) in PHRASES.get(word).into_iter().flatten() {
            let here = words.get(at..at + phrase.len());
            if here == Some(phrase.as_slice()) && !found.contains(place) {
                found.push(*place);
            }
        }
    }
    found.sort_unstable();
    found
}

fn plain_words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('’', "'")
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// What is brought together as a log or as a challenge.
pub struct Brought<'b> {
    /// Lines quoted.
    pub quotes: &'b [crate::scenario::number::LineNo],
    /// Facts carried in own words.
    pub carried: &'b [FactNo],
    /// Records brought as traces.
    pub records: &'b [RecordNo],
    /// Whether a reason for the grade is given.
    pub rationale: bool,
}

impl Brought<'_> {
    /// Whether it brings this.
    pub fn brings(&self, scenario: &Loaded, matter: &LogMatter) -> bool {
        match matter {
            LogMatter::Fact(id) => {
                self.quotes
                    .iter()
                    .filter_map(|line| scenario.lines.get(line.place()))
                    .any(|entry| entry.owner_fact_is(scenario, id))
                    || self
                        .carried
                        .iter()
                        .filter_map(|fact| scenario.facts.get(fact.place()))
                        .any(|fact| *fact.id == **id)
            }
            LogMatter::Concern => self.quotes.iter().any(|line| scenario.concern.says(*line)),
            LogMatter::Trace(id) => self
                .records
                .iter()
                .filter_map(|record| scenario.script.records.get(record.place()))
                .any(|record| record.id == *id),
            LogMatter::Rationale => self.rationale,
        }
    }
}

/// Whether the log as it stands carries this.
pub fn log_carries(scenario: &Loaded, state: &State, matter: &LogMatter) -> bool {
    let mut quotes = Vec::new();
    let mut carried = Vec::new();
    let mut records = Vec::new();
    for entry in state.standing_log() {
        match entry {
            EntryWhat::Quote(line) => quotes.push(*line),
            EntryWhat::Own { carries, .. } => carried.extend_from_slice(carries),
            EntryWhat::Trace(_, record) => records.push(*record),
        }
    }
    let rationale = state.grade.as_ref().is_some_and(|grade| {
        grade
            .because
            .as_ref()
            .is_some_and(|because| is_a_reason(because))
    });
    let brought = Brought {
        quotes: &quotes,
        carried: &carried,
        records: &records,
        rationale,
    };
    brought.brings(scenario, matter)
}

/// Whether a text is more than a word or two.
pub fn is_a_reason(text: &str) -> bool {
    text.split_whitespace().count() >= 3
}
