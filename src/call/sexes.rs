//! Who "he" and "she" are in a call, and which nouns the caller has for the child: read off the caller's own lines.
//!
//! Nothing in a script says whether somebody is a man or a woman. The child is what the caller calls them: "my daughter",
//! "our lad". The person feared differs from the child where most of the facts that give something of that person (their
//! name, their age) speak of somebody by the other pronoun: with a daughter, "he". Where the lines leave it open, and where
//! both are of one sex, nothing is settled, and either pronoun may be either of the two.

use crate::scenario::script::{Line, Script};
use crate::understanding::Spoken;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sex {
    Female,
    Male,
}

impl Sex {
    fn of_noun(noun: &str) -> Option<Sex> {
        match noun {
            "daughter" | "granddaughter" | "girl" | "lass" | "niece" | "stepdaughter" => {
                Some(Sex::Female)
            }
            "son" | "grandson" | "boy" | "lad" | "nephew" | "stepson" => Some(Sex::Male),
            _ => None,
        }
    }

    fn of_pronoun(word: &str) -> Option<Sex> {
        match word {
            "she" | "her" | "hers" | "herself" => Some(Sex::Female),
            "he" | "him" | "his" | "himself" => Some(Sex::Male),
            _ => None,
        }
    }

    fn other(self) -> Sex {
        match self {
            Sex::Female => Sex::Male,
            Sex::Male => Sex::Female,
        }
    }
}

/// Who "he" is, where the child and the subject differ in sex; "she" is then the other.
pub(super) fn he(script: &Script) -> Option<Spoken> {
    let child = child(script)?;
    let gives = |it: &str| it.starts_with("subject.");
    let giving = script
        .facts
        .iter()
        .filter(|fact| fact.gives.iter().any(|it| gives(it)));
    let (mut all, mut of_the_other) = (0, 0);
    for fact in giving {
        let lines = fact.says.iter().chain(&fact.half);
        let sexes: Vec<Sex> = lines
            .flat_map(|line| words(&line.text))
            .filter_map(|word| Sex::of_pronoun(&word))
            .collect();
        all += usize::from(!sexes.is_empty());
        of_the_other += usize::from(sexes.contains(&child.other()));
    }
    let differ = of_the_other >= ENOUGH && of_the_other * 2 > all;
    differ.then_some(match child {
        Sex::Male => Spoken::Child,
        Sex::Female => Spoken::Subject,
    })
}

/// How many facts must speak of the subject by the other pronoun.
const ENOUGH: usize = 2;

/// What the caller calls the child, most often.
fn child(script: &Script) -> Option<Sex> {
    let that = words(&script.concern.that);
    // Whose fear it is, is written of the caller: "her son is being groomed".
    let named = pairs(&that).find_map(|(whose, noun)| {
        let whose = ["her", "his", "their", "the"].contains(&whose);
        Sex::of_noun(noun).filter(|_| whose)
    });
    named.or_else(|| {
        let (mut female, mut male) = (0, 0);
        for line in lines(script) {
            for (whose, noun) in pairs(&words(&line.text)) {
                match Sex::of_noun(noun).filter(|_| OURS.contains(&whose)) {
                    Some(Sex::Female) => female += 1,
                    Some(Sex::Male) => male += 1,
                    None => {}
                }
            }
        }
        match female.cmp(&male) {
            std::cmp::Ordering::Greater => Some(Sex::Female),
            std::cmp::Ordering::Less => Some(Sex::Male),
            std::cmp::Ordering::Equal => None,
        }
    })
}

/// Nouns the caller has for the child and never points at anybody else with: "my lad", and no "that lad".
pub(super) fn nouns(script: &Script) -> Vec<&'static str> {
    let of_a_boy = child(script) == Some(Sex::Male);
    let candidates = ["lad", "boy"].into_iter().filter(|_| of_a_boy);
    candidates
        .filter(|candidate| {
            let (mut ours, mut others) = (false, false);
            for line in lines(script) {
                for (before, noun) in pairs(&words(&line.text)) {
                    ours |= noun == *candidate && (OURS.contains(&before) || before == "own");
                    others |= noun == *candidate && POINTING.contains(&before);
                }
            }
            ours && !others
        })
        .collect()
}

const OURS: &[&str] = &["my", "our"];
/// Before a noun, these point at somebody who is not the caller's.
const POINTING: &[&str] = &["that", "this", "older", "other", "same", "one"];

/// All that the caller says.
fn lines(script: &Script) -> impl Iterator<Item = &Line> {
    let facts = script.facts.iter();
    let told = facts.flat_map(|fact| fact.says.iter().chain(&fact.half));
    script
        .opening
        .iter()
        .chain(&script.concern.lines)
        .chain(told)
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    // "He's" and "my lad's" as "he" and "my lad".
    let words = words.filter_map(|word| word.split('\'').next());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// Each word with the one before it.
fn pairs(words: &[String]) -> impl Iterator<Item = (&str, &str)> {
    let pairs = words.windows(2);
    pairs.filter_map(|pair| Some((pair.first()?.as_str(), pair.get(1)?.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::loaded::Scenario;

    fn with<T>(id: &str, of: impl Fn(&Script) -> T) -> T {
        let place = format!("{}/scenarios/{id}/scenario.ron", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(place).unwrap();
        of(&Scenario::load(&source, None).unwrap().0.script)
    }

    #[test]
    fn he_is_the_man_where_the_child_is_a_girl() {
        for id in ["blue-box", "new-coat", "closed-door", "horror-shelf"] {
            assert_eq!(with(id, he), Some(Spoken::Subject), "{id}");
        }
    }

    #[test]
    fn he_may_be_either_where_both_are_of_one_sex_or_the_lines_leave_it_open() {
        for id in [
            "server-owner",
            "server-coach",
            "early-riser",
            "night-reader",
            "quiet-boy",
            "quiet-week",
            "bank-card",
            "contact-sheet",
        ] {
            assert_eq!(with(id, he), None, "{id}");
        }
    }

    #[test]
    fn a_noun_of_the_callers_own_is_the_childs() {
        assert_eq!(with("bank-card", nouns), ["lad"]);
        assert_eq!(with("contact-sheet", nouns), ["lad"]);
        // "There's an older lad": there the lad is the person feared.
        assert_eq!(with("server-owner", nouns), ["boy"]);
        // "My boy" is her other child; hers is a girl.
        assert!(with("blue-box", nouns).is_empty());
    }
}
