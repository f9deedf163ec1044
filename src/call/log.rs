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
use crate::understanding;

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

/// Whether the text carries the concern, if that has been heard by then: it has every word that decides it.
pub fn carries_concern(
    scenario: &Loaded,
    drawn: &Drawn,
    state: &State,
    at_ms: u64,
    text: &str,
) -> bool {
    let mut said = state.spoken.iter().map(|it| it.line);
    if !said.any(|line| scenario.concern.says(line) && state.heard(line, at_ms)) {
        return false;
    }
    let decisive = decisive(scenario, drawn);
    let written = understanding::bases(text);
    !decisive.is_empty() && decisive.iter().all(|word| written.contains(word))
}

/// The words that decide what the caller fears: those of the concern that stand in at least half of the ways the caller
/// puts it, or else in the most of them; "groomed", or "got" and "hold". Who fears for whom decides nothing.
fn decisive(scenario: &Loaded, drawn: &Drawn) -> Vec<String> {
    let concern = &scenario.concern;
    let puts: Vec<Vec<String>> = std::iter::once(concern.first)
        .chain(concern.again.iter())
        .map(|line| understanding::bases(&scenario.words(line, drawn)))
        .collect();
    let mut words = understanding::bases(&concern.that.render(&scenario.script, drawn));
    words.retain(|word| !BESIDE.contains(word));
    let standing_in = |word: &String| puts.iter().filter(|put| put.contains(word)).count();
    let most = words.iter().map(standing_in).max().unwrap_or(0);
    let least = most.min(puts.len().div_ceil(2)).max(1);
    words.retain(|word| standing_in(word) >= least);
    words
}

/// What stands beside the words that decide, in their base forms: people, and the small change of a sentence.
static BESIDE: LazyLock<Vec<String>> = LazyLock::new(|| {
    understanding::bases(
        "a an the and or of to in into on onto at for from by with about that this it is are was be been being has have had may \
         might could can will would not no as so his her their my our your he she they him them who which what somebody \
         someone something anybody anyone anything person people son daughter child children kid boy girl lad lass grandson \
         granddaughter grandchild nephew niece brother sister man woman",
    )
});

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
    /// Whether the concern is carried in own words.
    pub concern: bool,
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
            LogMatter::Concern => {
                self.concern || self.quotes.iter().any(|line| scenario.concern.says(*line))
            }
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
    let mut concern = false;
    for entry in state.standing_log() {
        match entry {
            EntryWhat::Quote(line) => quotes.push(*line),
            EntryWhat::Own {
                carries,
                concern: carried_too,
                ..
            } => {
                carried.extend_from_slice(carries);
                concern |= carried_too;
            }
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
        concern,
        records: &records,
        rationale,
    };
    brought.brings(scenario, matter)
}

/// Whether a text is more than a word or two.
pub fn is_a_reason(text: &str) -> bool {
    text.split_whitespace().count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Call;
    use crate::call::command::Command;
    use crate::scenario::drawn::Seed;
    use crate::scenario::loaded::Scenario;
    use crate::understanding::Move;

    fn scenario(id: &str) -> Scenario {
        let place = format!("{}/scenarios/{id}/scenario.ron", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(place).unwrap();
        Scenario::load(&source, None).unwrap().0
    }

    /// Whether the log carries the concern once this is written, the opening having been heard.
    fn carried(id: &str, text: &str) -> bool {
        let mut call = Call::ring(&scenario(id), Seed(1));
        call.handle(60_000, Command::Say(Move::Acknowledge))
            .unwrap();
        call.handle(90_000, Command::Write(text.to_owned()))
            .unwrap();
        log_carries(call.scenario(), call.state(), &LogMatter::Concern)
    }

    #[test]
    fn own_words_with_the_callers_word_carry_the_concern() {
        for (id, text) in [
            ("server-owner", "Caller fears her son is being groomed."),
            (
                "server-owner",
                "Mother's concern: GROOMING by older male online",
            ),
            (
                "quiet-boy",
                "Father wonders whether somebody on the game is grooming his son",
            ),
            (
                "early-riser",
                "Caller believes her son is being radicalised",
            ),
            ("early-riser", "Fears radicalisation, see below"),
            (
                "closed-door",
                "Says her granddaughter is being drawn into something violent",
            ),
            (
                "bank-card",
                "Father says somebody online has got hold of his son.",
            ),
            (
                "blue-box",
                "Mother fears an older male has got hold of her daughter",
            ),
        ] {
            assert!(carried(id, text), "{id}: {text}");
        }
    }

    #[test]
    fn a_gloss_does_not_carry_the_concern() {
        for (id, text) in [
            (
                "server-owner",
                "Mother reports an online friendship with an older male.",
            ),
            (
                "server-owner",
                "Her son is being difficult about his screen time",
            ),
            (
                "quiet-boy",
                "Father worried about somebody on the game and his son",
            ),
            ("early-riser", "Her son is being influenced online"),
            (
                "bank-card",
                "Somebody online has contacted his son; caller put on hold.",
            ),
            ("closed-door", "Her granddaughter is into something violent"),
        ] {
            assert!(!carried(id, text), "{id}: {text}");
        }
    }

    #[test]
    fn what_has_not_been_said_is_not_carried() {
        let scenario = scenario("server-owner");
        let mut call = Call::ring(&scenario, Seed(1));
        let groomed = "Caller fears her son is being groomed.".to_owned();
        call.handle(100, Command::Write(groomed)).unwrap();
        assert!(!log_carries(
            call.scenario(),
            call.state(),
            &LogMatter::Concern
        ));
    }

    #[test]
    fn an_entry_of_an_older_journal_is_read_as_it_was_written() {
        let written = r#"{"text":"groomed","carries":[],"wording":[]}"#;
        let read: crate::call::event::Wrote = serde_json::from_str(written).unwrap();
        assert!(!read.concern);
        assert_eq!(serde_json::to_string(&read).unwrap(), written);
    }
}
