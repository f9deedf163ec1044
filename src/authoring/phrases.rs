//! Phrases that do too little: those that ask for two facts, and facts that can be asked for in too few ways.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::finding::{Finding, Kind};
use super::pointing::{Pointing, To};
use super::rehearsal::{self, Rehearsal};
use crate::call::hearing::understanding;
use crate::scenario::catalogue::questions::Questions;
use crate::scenario::drawn::{Drawn, Seed};
use crate::scenario::loaded::{Scenario, keywords};
use crate::scenario::number::{FactNo, QuestionNo};
use crate::scenario::script;
use crate::scenario::template::{Part, parts_of};
use crate::understanding::{self, Certainty, Close, Heard, Meaning, Neighbours, Understanding};

/// Variants that are tried besides the one that is rehearsed: names can make two phrases alike that are not so as written.
const OTHER_SEEDS: [Seed; 2] = [Seed(2), Seed(3)];

/// How near a phrase of another fact may not come to a phrase, in thousandths.
const CLOSE: u32 = 720;
/// The same for phrases of common questions. There are so many that some are always near; only the same words count.
const SAME: u32 = 930;

/// From how near a phrase asks what a common question does, in thousandths.
const ALIKE: u32 = 600;

/// The fewest ways of asking for a fact that are known to carry most of what trainees type.
const FEWEST_WAYS: usize = 5;

/// What is amiss with the phrases of a scenario, in the order of its text.
pub(super) fn look(call: &Rehearsal, source: &str) -> Vec<Finding> {
    let pointing = Pointing::of(source);
    let scenario = call.scenario();
    let drawn = Drawn::of(&scenario.script, rehearsal::SEED);
    let as_written = Variant::of(scenario, &drawn, call.understanding(), |_| true);
    let mut found = close(scenario, &as_written, &pointing);
    found.extend(few(scenario, &pointing));
    found.extend(unclaimed(scenario, &as_written, &pointing));
    found.sort_by_key(|it| it.place.span.as_ref().map(|it| it.start));
    found
}

/// The list of a fact's phrases.
fn list_at(fact: usize) -> [To<'static>; 3] {
    [To::Field("facts"), To::Item(fact), To::Field("asked")]
}

/// A phrase: the place of its fact, and its own among the fact's.
type PhraseAt = (usize, usize);

/// A fact that comes too near a phrase of another.
struct Rival {
    /// Its phrase, where it was one of the call and not of a common question.
    phrase: Option<PhraseAt>,
    fact: FactNo,
    /// The words that came near, as drawn.
    why: String,
    /// Whether the phrase is simply taken for it.
    taken: bool,
}

/// Phrases that are taken for another fact, or cannot be told from another's; each pair once.
fn close(scenario: &Scenario, as_written: &Variant, pointing: &Pointing<'_>) -> Vec<Finding> {
    let mut rivals = BTreeMap::<PhraseAt, Rival>::new();
    rivals.extend(rivals_in(as_written));
    let named = |phrase: &str| phrase.contains('{');
    let phrases = |fact: &script::Fact| fact.asked.iter().any(|it| named(it));
    if scenario.script.facts.iter().any(phrases) {
        for seed in OTHER_SEEDS {
            let drawn = Drawn::of(&scenario.script, seed);
            let understanding = Arc::new(understanding(scenario, &drawn));
            let variant = Variant::of(scenario, &drawn, understanding, named);
            for (at, rival) in rivals_in(&variant) {
                rivals.entry(at).or_insert(rival);
            }
        }
    }
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for (at, rival) in &rivals {
        // Two phrases that come near each other are one fault.
        if rival
            .phrase
            .is_none_or(|other| !told.contains(&(other, *at)))
        {
            found.push(confused(scenario, *at, rival, pointing));
        }
        told.extend(rival.phrase.map(|other| (*at, other)));
    }
    found
}

/// A variant of a scenario: the phrases of each fact with the names drawn, and what they are understood by.
struct Variant {
    understanding: Arc<Understanding>,
    phrases: Vec<Vec<Phrase>>,
}

/// A phrase with the names drawn, and what stands near it where that was looked for.
struct Phrase {
    text: String,
    neighbours: Option<Neighbours>,
}

impl Variant {
    /// Draws the phrases, and looks what stands near those that are wanted, as they are written.
    fn of(
        scenario: &Scenario,
        drawn: &Drawn,
        understanding: Arc<Understanding>,
        wanted: impl Fn(&str) -> bool,
    ) -> Variant {
        let phrases = (0..)
            .map(FactNo)
            .zip(scenario.facts.iter().zip(&scenario.script.facts));
        let phrases = phrases.map(|(own, (fact, script))| {
            let asked = fact.asked.iter().zip(&script.asked);
            let asked = asked.map(|(asked, written)| {
                let text = asked.render(&scenario.script, drawn);
                let neighbours = wanted(written).then(|| understanding.neighbours(&text, own));
                Phrase { text, neighbours }
            });
            asked.collect()
        });
        let phrases = phrases.collect();
        Variant {
            understanding,
            phrases,
        }
    }
}

/// The rivals in one variant of the phrases that were looked at.
fn rivals_in(variant: &Variant) -> Vec<(PhraseAt, Rival)> {
    let mut found = Vec::new();
    for ((fact, asked), own) in variant.phrases.iter().enumerate().zip((0..).map(FactNo)) {
        for (phrase, Phrase { text, neighbours }) in asked.iter().enumerate() {
            let Some(neighbours) = neighbours else {
                continue;
            };
            // The very words of a phrase always win; a little word before them shows how it would be without.
            let heard = variant.understanding.hear(&format!("so {text}"));
            let taken = taken(&heard, own);
            let close = neighbours.facts.iter().filter(|it| too_close(it));
            let close = close.max_by_key(|it| it.near);
            let rival = taken
                .clone()
                .or(close.map(|it| (it.fact, it.phrase.clone())));
            if let Some((other, why)) = rival {
                let whys = variant.phrases.get(other.place());
                let place = whys.and_then(|it| it.iter().position(|it| it.text == why));
                let rival = Rival {
                    phrase: place.map(|it| (other.place(), it)),
                    fact: other,
                    why,
                    taken: taken.is_some(),
                };
                found.push(((fact, phrase), rival));
            }
        }
    }
    found
}

fn too_close(other: &Close) -> bool {
    other.near >= if other.common { SAME } else { CLOSE }
}

/// The fact a phrase is simply taken for instead of the one it is of, and by which phrase.
fn taken(heard: &Heard, own: FactNo) -> Option<(FactNo, String)> {
    let first = |part: &understanding::Part| {
        let sure = part.certainty == Certainty::Sure;
        let first = part.candidates.first().filter(|_| sure)?;
        match first.meaning {
            Meaning::Fact(fact) => Some((fact, first.why.clone())),
            Meaning::Move(_) | Meaning::Advice(_) => None,
        }
    };
    let facts: Vec<_> = heard.parts.iter().filter_map(first).collect();
    // Of words taken as several questions it is enough that one of them is the one meant.
    let own_is_there = facts.iter().any(|(fact, _)| *fact == own);
    facts.into_iter().next().filter(|_| !own_is_there)
}

fn confused(scenario: &Scenario, at: PhraseAt, rival: &Rival, pointing: &Pointing<'_>) -> Finding {
    let (own, text) = written(scenario, at);
    let other = scenario.fact(rival.fact).map_or("", |it| &*it.id);
    let near = match rival.phrase {
        Some(phrase) => format!("\"{}\"", written(scenario, phrase).1),
        None => format!("the common question \"{}\"", rival.why),
    };
    let message = if rival.taken {
        format!("\"{text}\" of `{own}` is taken to ask for `{other}`, by {near}")
    } else {
        format!("\"{text}\" of `{own}` can hardly be told from {near} of `{other}`")
    };
    let mend = format!(
        "leave it to one of the two, or put into each what only `{own}` or only `{other}` is about"
    );
    Finding {
        kind: Kind::ClosePhrases,
        place: {
            let [facts, fact, asked] = list_at(at.0);
            pointing.at(&[facts, fact, asked, To::Item(at.1)])
        },
        message,
        mend: Some(mend),
    }
}

/// The id of a phrase's fact, and the phrase as it is written.
fn written(scenario: &Scenario, (fact, phrase): PhraseAt) -> (&str, &str) {
    let fact = scenario.script.facts.get(fact);
    let asked = fact.and_then(|it| it.asked.get(phrase));
    (fact.map_or("", |it| &it.id), asked.map_or("", |it| it))
}

/// Facts that can be asked for, in fewer ways than should be.
fn few(scenario: &Scenario, pointing: &Pointing<'_>) -> Vec<Finding> {
    let facts = scenario.script.facts.iter().enumerate();
    // A common question brings ways enough.
    let asked = facts.filter(|(_, fact)| !fact.asked.is_empty() && fact.questions.is_empty());
    asked
        .filter_map(|(place, fact)| {
            let mut shapes = BTreeMap::<BTreeSet<String>, &str>::new();
            let mut same = None;
            for phrase in &fact.asked {
                if let Some(first) = shapes.insert(shape(phrase), phrase) {
                    same = same.or(Some((first, phrase)));
                }
            }
            if shapes.len() >= FEWEST_WAYS {
                return None;
            }
            let ways = match shapes.len() {
                1 => "one way".to_owned(),
                ways => format!("{ways} ways"),
            };
            let mend = same.map_or_else(String::new, |(first, second)| {
                format!("; \"{first}\" and \"{second}\" count as one, being of the same words")
            });
            Some(Finding {
                kind: Kind::FewPhrases,
                place: pointing.head(&list_at(place)),
                message: format!("`{}` can be asked for in {ways}", fact.id),
                mend: Some(format!("let there be {FEWEST_WAYS} that differ{mend}")),
            })
        })
        .collect()
}

/// Facts asked for as a common question is that none of the scenario's facts names.
fn unclaimed(scenario: &Scenario, variant: &Variant, pointing: &Pointing<'_>) -> Vec<Finding> {
    let facts = scenario.facts.iter().zip(&variant.phrases).enumerate();
    let found = facts.filter_map(|(place, (fact, phrases))| {
        let mut alike = BTreeMap::<QuestionNo, usize>::new();
        for asked in phrases {
            let nearest = asked.neighbours.as_ref().and_then(|it| it.unclaimed);
            if let Some((question, _)) = nearest.filter(|(_, near)| *near >= ALIKE) {
                *alike.entry(question).or_default() += 1;
            }
        }
        let (question, phrases) = alike.into_iter().max_by_key(|(_, phrases)| *phrases)?;
        let question = Questions::built_in().get(question)?;
        (phrases >= 2 && phrases * 2 >= fact.asked.len()).then(|| Finding {
            kind: Kind::UnclaimedQuestion,
            place: pointing.head(&list_at(place)),
            message: format!(
                "`{}` is asked for as the common question `{}` is, which no fact names",
                fact.id, question.id
            ),
            mend: Some(format!(
                "add `questions: [\"{}\"]` to it, and it is understood in the {} ways of that question too",
                question.id,
                question.asked.len()
            )),
        })
    });
    found.collect()
}

/// What a phrase says, whatever the order and the little words.
fn shape(phrase: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for part in parts_of(phrase).map_while(Result::ok) {
        match part {
            Part::Name { key, .. } => {
                words.insert(format!("{{{key}}}"));
            }
            Part::Literal(text) => {
                let whole = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
                words.extend(whole.filter_map(content));
            }
        }
    }
    words
}

/// A word in its plain form, unless it is one of the little ones.
fn content(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let lower = lower.strip_suffix("'s").unwrap_or(&lower);
    let plain = LITTLE.forms.get(lower).map_or(lower, String::as_str);
    if LITTLE.stop.contains(plain) {
        return None;
    }
    keywords(plain).next()
}

/// The lists of the understanding, as far as they say which words are little.
struct Little {
    stop: BTreeSet<String>,
    forms: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Stop {
    stop: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Forms {
    forms: BTreeMap<String, String>,
}

#[expect(
    clippy::expect_used,
    reason = "the files are built in and a test reads them"
)]
static LITTLE: LazyLock<Little> = LazyLock::new(|| {
    let options = crate::scenario::ron_options();
    let words = include_str!("../../assets/understanding/words.ron");
    let synonyms = include_str!("../../assets/understanding/synonyms.ron");
    let words: Stop = options
        .from_str(words)
        .expect("words.ron is read by a test");
    let synonyms: Forms = options
        .from_str(synonyms)
        .expect("synonyms.ron is read by a test");
    Little {
        stop: words.stop,
        forms: synonyms.forms,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = include_str!("../../tests/data/small/scenario.ron");

    fn found(source: &str) -> Vec<Finding> {
        let (scenario, _) = Scenario::load(source, None).unwrap();
        look(&Rehearsal::of(scenario), source)
    }

    /// The scenario with this phrase first among those of a fact.
    fn with(source: &str, fact: &str, phrase: &str) -> String {
        let at = source.find(&format!("id: \"{fact}\"")).unwrap();
        let list = at + source[at..].find("asked: [").unwrap() + "asked: [".len();
        format!("{}\"{phrase}\", {}", &source[..list], &source[list..])
    }

    #[test]
    fn order_and_little_words_make_no_other_shape() {
        assert_eq!(shape("What's his name?"), shape("his name is what"));
        assert_eq!(
            shape("where did {subject} meet him"),
            shape("Where does he meet {subject.first}")
        );
        assert_ne!(shape("what is his name"), shape("who is he"));
        assert!(!shape("who is he").is_empty());
    }

    #[test]
    fn the_small_scenario_has_phrases_enough_and_apart() {
        assert_eq!(found(SMALL), []);
    }

    #[test]
    fn phrases_of_two_facts_that_differ_in_nothing_that_counts_are_told_with_their_place() {
        // Word for word the same is an error of the script; this is nearly so.
        let source = with(SMALL, "football", "have you noticed what had changed");
        let source = with(&source, "school", "have you noticed what has changed");
        let found = found(&source);
        assert_eq!(found.len(), 1, "{found:?}");
        let one = &found[0];
        assert_eq!(one.kind, Kind::ClosePhrases);
        for part in [
            "`school`",
            "`football`",
            "what has changed",
            "what had changed",
        ] {
            assert!(one.message.contains(part), "{}", one.message);
        }
        let pointed = &source[one.place.span.clone().unwrap()];
        assert!(pointed.starts_with("\"have you noticed"), "{pointed}");
        let line = source.lines().nth(one.place.line as usize - 1).unwrap();
        let ahead: String = line.chars().skip(one.place.column as usize - 1).collect();
        assert!(ahead.starts_with(pointed), "{ahead}");
    }

    #[test]
    fn a_common_question_that_no_fact_names_is_told() {
        let source = SMALL.replace("questions: [\"subject-name\"],", "");
        let found = found(&source);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].kind, Kind::UnclaimedQuestion);
        assert!(found[0].message.contains("`name`"), "{}", found[0].message);
        let mend = found[0].mend.clone().unwrap();
        assert!(mend.contains("questions: [\"subject-name\"]"), "{mend}");
    }

    #[test]
    fn too_few_ways_are_told_and_the_same_words_count_once() {
        let start = SMALL.find("id: \"school\"").unwrap();
        let open = start + SMALL[start..].find("asked: [").unwrap();
        let close = open + SMALL[open..].find(']').unwrap();
        let asked =
            "asked: [\"how is he at school\", \"at school how is he\", \"which school is it\"";
        let source = format!("{}{asked}{}", &SMALL[..open], &SMALL[close..]);
        let mut found = found(&source);
        found.retain(|it| it.kind != Kind::UnclaimedQuestion);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].kind, Kind::FewPhrases);
        assert_eq!(found[0].message, "`school` can be asked for in 2 ways");
        let mend = found[0].mend.clone().unwrap();
        assert!(mend.contains("\"at school how is he\""), "{mend}");
    }
}
