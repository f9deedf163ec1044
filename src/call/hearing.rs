//! What the caller of one call can be asked for: the phrases and names of this variant, and who "he" is.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::Call;
use super::sexes;
use super::state::State;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::Loaded;
use crate::scenario::number::{CastNo, FactNo};
use crate::scenario::script;
use crate::scenario::template::{Part, parts_of};
use crate::understanding::{Askable, Certainty, Heard, Names, Spoken, Understanding};

impl Call {
    /// The understanding of this call's caller. It is made anew at each call of this, and does not change
    /// while the call lasts: a front end keeps it.
    pub fn understanding(&self) -> Understanding {
        understanding(self.scenario(), self.drawn())
    }
}

/// The understanding of a caller in this variant.
pub fn understanding(scenario: &Loaded, drawn: &Drawn) -> Understanding {
    let script = &scenario.script;
    let askable: Vec<Askable<'_>> = scenario
        .facts
        .iter()
        .enumerate()
        .filter_map(|(place, fact)| {
            let phrases = fact
                .asked
                .iter()
                .map(|text| Cow::Owned(text.render(script, drawn)));
            Some(Askable {
                fact: FactNo(u16::try_from(place).ok()?),
                phrases: phrases.collect(),
                questions: fact.questions.clone(),
            })
        })
        .collect();
    Understanding::of(&askable, &names(scenario, drawn))
}

fn names<'s>(scenario: &'s Loaded, drawn: &Drawn) -> Names<'s> {
    let mut names = Names {
        he: sexes::he(&scenario.script),
        either: sexes::nouns(&scenario.script),
        ..Names::default()
    };
    for (place, (key, member)) in scenario.script.cast.iter().enumerate() {
        let Ok(no) = u16::try_from(place).map(CastNo) else {
            break;
        };
        let Some(pick) = drawn.member(no).map(|it| usize::from(it.pick)) else {
            continue;
        };
        let mut called: Vec<&str> = member
            .names
            .get(pick)
            .map(String::as_str)
            .into_iter()
            .collect();
        for also in ["spelt", "alias", "nick", "username"] {
            let value = member.also.get(also).and_then(|values| values.get(pick));
            called.extend(value.map(String::as_str));
        }
        match key.as_str() {
            CHILD => names.child = called,
            SUBJECT => names.subject = called,
            other => names.others.push((other.to_owned(), called)),
        }
    }
    names
}

/// What an utterance is taken to mean after the caller has spoken of `last`.
///
/// Who "he" is may settle what is meant and never unsettles it: a question that is clear by its words alone, "has he
/// been given any presents", is not made doubtful by who was spoken of before it.
pub fn hear(understanding: &Understanding, utterance: &str, last: Option<Spoken>) -> Heard {
    let alone = understanding.hear(utterance);
    if last.is_none() {
        return alone;
    }
    let after = understanding.hear_after(utterance, last);
    let doubts = |heard: &Heard| {
        let parts = heard.parts.iter();
        parts.filter(|it| it.certainty != Certainty::Sure).count()
    };
    if doubts(&after) > doubts(&alone) {
        alone
    } else {
        after
    }
}

/// Who the caller last spoke of by this time, so that "he" in the next question can be told: the person the fact
/// told last is about, or the one told before it where that fact is about neither of the two.
///
/// A fact is about whom it `gives` a detail of; where it gives none of either, about whom most of its `asked`
/// phrases name as `{child}` ("your son") or `{subject}` ("this lad").
pub fn last_spoken_of(scenario: &Loaded, state: &State, at_ms: u64) -> Option<Spoken> {
    let heard = state.spoken.iter().rev().filter(|it| it.from_ms <= at_ms);
    let mut facts = heard.filter_map(|it| scenario.fact_of_line(it.line));
    facts.find_map(|fact| about(scenario.script.facts.get(fact.place())?))
}

fn about(fact: &script::Fact) -> Option<Spoken> {
    let givers = fact
        .gives
        .iter()
        .filter_map(|gives| gives.split('.').next());
    let givers: Vec<&str> = givers.collect();
    // What tells something of both is about the one that is feared: "there's a lad of 19 and mine is 13".
    if givers.contains(&SUBJECT) {
        return Some(Spoken::Subject);
    }
    if givers.contains(&CHILD) {
        return Some(Spoken::Child);
    }
    let naming = |key, words: &[&str]| {
        let asked = fact.asked.iter().map(String::as_str);
        asked.filter(|it| names_one(it, key, words)).count()
    };
    match naming(CHILD, CHILD_WORDS).cmp(&naming(SUBJECT, SUBJECT_WORDS)) {
        Ordering::Greater => Some(Spoken::Child),
        Ordering::Less => Some(Spoken::Subject),
        Ordering::Equal => None,
    }
}

/// The keys of the two people of whom every scenario's cast tells, if it has them.
const CHILD: &str = "child";
const SUBJECT: &str = "subject";

/// How phrases speak of the two without a name.
const CHILD_WORDS: &[&str] = &["your son", "your daughter", "your child"];
const SUBJECT_WORDS: &[&str] = &[
    "this lad",
    "this man",
    "this woman",
    "this person",
    "the lad",
];

fn names_one(phrase: &str, wanted: &str, words: &[&str]) -> bool {
    parts_of(phrase).any(|part| match part {
        Ok(Part::Name { key, .. }) => key == wanted,
        Ok(Part::Literal(text)) => {
            let text = text.to_lowercase();
            words.iter().any(|it| text.contains(it))
        }
        Err(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(gives: &[&str], asked: &[&str]) -> script::Fact {
        let owned = |texts: &[&str]| texts.iter().map(|it| (*it).to_owned()).collect();
        script::Fact {
            id: "fact".to_owned(),
            topic: "a fact".to_owned(),
            asked: owned(asked),
            questions: Vec::new(),
            offered: Vec::new(),
            needs: Vec::new(),
            says: Vec::new(),
            half: Vec::new(),
            spells: Vec::new(),
            signs: Vec::new(),
            gives: owned(gives),
            noted: Vec::new(),
        }
    }

    #[test]
    fn what_it_gives_goes_before_how_it_is_asked_for() {
        let subject = fact(&["subject.name"], &["who does {child} talk to"]);
        assert_eq!(about(&subject), Some(Spoken::Subject));
        let child = fact(&["child.age"], &["is {subject} older"]);
        assert_eq!(about(&child), Some(Spoken::Child));
        let both = fact(&["child.age", "subject.age"], &[]);
        assert_eq!(about(&both), Some(Spoken::Subject));
    }

    #[test]
    fn most_of_its_phrases_decide_where_it_gives_nothing() {
        let child = fact(
            &[],
            &[
                "how is {child.first}",
                "Is your son well",
                "has {subject} asked",
            ],
        );
        assert_eq!(about(&child), Some(Spoken::Child));
        let subject = fact(&["mother.name"], &["where does this lad live"]);
        assert_eq!(about(&subject), Some(Spoken::Subject));
        let even = fact(&[], &["did {child} meet {subject}", "have they met"]);
        assert_eq!(about(&even), None);
    }
}
