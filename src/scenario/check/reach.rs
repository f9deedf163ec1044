//! Which facts some play can bring up, and why the others cannot be.

use std::collections::HashMap;

use crate::limits::KIND_WORDS;
use crate::scenario::code::Code;
use crate::scenario::resolve::{ALL_TREATMENTS, ordinary_shift};
use crate::scenario::script::{Fact, Need, Offer, Script};

use super::ids::Index;
use super::{Faults, TOP};

/// What can be heard in some play.
pub struct Reach {
    /// By the place of a fact: whether it can.
    pub heard: Vec<bool>,
}

/// How far good handling can move the caller.
struct Mood {
    most_trust: i32,
    least_distress: i32,
}

/// Finds what can be heard, and notes what cannot.
pub fn check(script: &Script, index: &Index<'_>, faults: &mut Faults) -> Reach {
    let mood = Mood::of(script);
    let heard = fixpoint(script, index, &mood);
    let facts = TOP.field("facts");
    for (place, fact) in script.facts.iter().enumerate() {
        let at = facts.item(place);
        let pressed = fact
            .needs
            .iter()
            .position(|need| matches!(need, Need::Pressed(1..)));
        if let (false, Some(need)) = (script.can_be_asked(fact), pressed) {
            let message = format!("`{}` is to be pressed for and cannot be asked for", fact.id);
            let at = at.field("needs");
            faults.error(
                Code::PressedNeverAsked,
                &at.item(need),
                message,
                "add `asked` or `questions`",
            );
        } else if !heard[place] && !faults.full() {
            let (why, mend) = reason(script, fact, index, &mood, &heard);
            let message = format!("nobody can ever hear `{}`: {why}", fact.id);
            faults.error(Code::Unreachable, &at.field("id"), message, mend);
        }
    }
    asked_twice(script, faults);
    questions_twice(script, faults);
    Reach { heard }
}

/// Why the facts that no play can bring up cannot be: each by its place in the script, in order.
pub fn unheard(script: &Script, index: &Index<'_>) -> Vec<(usize, String)> {
    let mood = Mood::of(script);
    let heard = fixpoint(script, index, &mood);
    let facts = script.facts.iter().enumerate();
    facts
        .filter(|(place, _)| !heard[*place])
        .map(|(place, fact)| (place, reason(script, fact, index, &mood, &heard).0))
        .collect()
}

impl Mood {
    fn of(script: &Script) -> Mood {
        let mut trust = i32::from(script.caller.trust);
        let mut distress = i32::from(script.caller.distress);
        for treatment in ALL_TREATMENTS {
            let written = script.caller.after.get(&treatment).copied();
            let shift = written.unwrap_or_else(|| ordinary_shift(treatment));
            trust += i32::from(KIND_WORDS) * i32::from(shift.trust.max(0));
            let times = if shift.trust > 0 {
                i32::from(KIND_WORDS)
            } else {
                100
            };
            distress += times * i32::from(shift.distress.min(0));
        }
        Mood {
            most_trust: trust.min(100),
            least_distress: distress.max(0),
        }
    }
}

/// Goes from fact to the facts that wait for it, each once.
fn fixpoint(script: &Script, index: &Index<'_>, mood: &Mood) -> Vec<bool> {
    let facts = &script.facts;
    let mut waiting: Vec<Vec<usize>> = vec![Vec::new(); facts.len()];
    for (place, fact) in facts.iter().enumerate() {
        let told = fact.needs.iter().filter_map(|need| match need {
            Need::Told(id) => Some(id),
            _ => None,
        });
        let followed = fact.offered.iter().filter_map(|offer| match offer {
            Offer::Follows(id) => Some(id),
            Offer::After(_) => None,
        });
        for id in told.chain(followed) {
            if let Some(&other) = index.facts.get(id.as_str()) {
                waiting[other].push(place);
            }
        }
    }
    let mut heard = vec![false; facts.len()];
    let mut ready: Vec<usize> = (0..facts.len()).collect();
    while let Some(place) = ready.pop() {
        if !heard[place] && can_be_heard(script, &facts[place], index, mood, &heard) {
            heard[place] = true;
            ready.append(&mut waiting[place]);
        }
    }
    heard
}

fn can_be_heard(
    script: &Script,
    fact: &Fact,
    index: &Index<'_>,
    mood: &Mood,
    heard: &[bool],
) -> bool {
    let is_heard = |id: &str| index.facts.get(id).is_none_or(|&place| heard[place]);
    let comes_up = script.can_be_asked(fact)
        || fact.offered.iter().any(|offer| match offer {
            Offer::After(_) => true,
            Offer::Follows(id) => is_heard(id),
        });
    comes_up
        && fact.needs.iter().all(|need| match need {
            Need::Trust(least) => i32::from(*least) <= mood.most_trust,
            Need::Calm(most) => i32::from(*most) >= mood.least_distress,
            Need::Told(id) => is_heard(id),
            Need::Pressed(times) => *times == 0 || script.can_be_asked(fact),
            Need::Unhurt => true,
        })
}

fn reason(
    script: &Script,
    fact: &Fact,
    index: &Index<'_>,
    mood: &Mood,
    heard: &[bool],
) -> (String, &'static str) {
    if !script.can_be_asked(fact) && fact.offered.is_empty() {
        return (
            "it is neither asked nor offered".to_owned(),
            "add `asked`, `questions` or `offered`",
        );
    }
    for need in &fact.needs {
        match need {
            Need::Trust(least) if i32::from(*least) > mood.most_trust => {
                let why = format!(
                    "it needs trust of {least}, and no handling brings more than {}",
                    mood.most_trust
                );
                return (why, "lower the need, or let the caller gain more trust");
            }
            Need::Calm(most) if i32::from(*most) < mood.least_distress => {
                let why = format!(
                    "it needs distress of at most {most}, and no handling brings less than {}",
                    mood.least_distress
                );
                return (why, "raise the need, or let the caller calm down further");
            }
            Need::Told(id)
                if index
                    .facts
                    .get(id.as_str())
                    .is_some_and(|&place| !heard[place]) =>
            {
                let why = format!("it waits for `{id}`, which cannot be heard before it");
                return (why, "remove the need, or let the other be heard first");
            }
            _ => {}
        }
    }
    let why = "it follows only what cannot be heard before it".to_owned();
    (why, "add `asked` or another `offered`")
}

/// Notes a question that asks for two facts.
fn asked_twice(script: &Script, faults: &mut Faults) {
    let count = script.facts.iter().map(|fact| fact.asked.len()).sum();
    let mut seen: HashMap<String, usize> = HashMap::with_capacity(count);
    let facts = TOP.field("facts");
    for (place, fact) in script.facts.iter().enumerate() {
        let at = facts.item(place);
        let asked = at.field("asked");
        for (number, phrase) in fact.asked.iter().enumerate() {
            let first = *seen.entry(normal(phrase)).or_insert(place);
            if first != place && !faults.full() {
                let other = &script.facts[first].id;
                let message = format!(
                    "\"{phrase}\" asks for `{other}` as well as for `{}`",
                    fact.id
                );
                let mend = "let the words ask for one of them only";
                faults.error(Code::DuplicateAsked, &asked.item(number), message, mend);
            }
        }
    }
}

/// Notes a common question that asks for two facts, or for one twice.
fn questions_twice(script: &Script, faults: &mut Faults) {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let facts = TOP.field("facts");
    for (place, fact) in script.facts.iter().enumerate() {
        let at = facts.item(place);
        let list = at.field("questions");
        for (number, id) in fact.questions.iter().enumerate() {
            let Some(first) = seen.insert(id, place) else {
                continue;
            };
            if faults.full() {
                return;
            }
            let other = &script.facts[first].id;
            let message = format!("`{id}` asks for `{other}` already");
            let mend = "let each common question ask for one fact";
            faults.error(Code::QuestionTwice, &list.item(number), message, mend);
        }
    }
}

/// A question without what makes no difference to its sense: case, punctuation, blanks.
fn normal(phrase: &str) -> String {
    let mut normal = String::with_capacity(phrase.len());
    for c in phrase.chars().filter(|c| !matches!(c, '\'' | '\u{2019}')) {
        if c.is_alphanumeric() || matches!(c, '{' | '}') {
            normal.extend(c.to_lowercase());
        } else if !normal.ends_with(' ') && !normal.is_empty() {
            normal.push(' ');
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn questions_are_compared_by_their_words() {
        assert_eq!(normal("Who's  he, then? "), "whos he then");
        assert_eq!(normal("who’s he then"), "whos he then");
        assert_ne!(normal("who is {child}"), normal("who is child"));
    }
}
