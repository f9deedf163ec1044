//! How well questions of other people are understood: a list of utterances, each with the facts it asks for.
//!
//! A line is `utterance<TAB>expected`, where expected is a fact's id, several joined by `+`, or `none`. Empty lines
//! are passed over.

use std::collections::BTreeMap;
use std::fmt;

use crate::limits::EVALUATION_LINES;
use crate::scenario::number::FactNo;

use super::{Candidate, Certainty, Meaning, Part, Understanding};

/// What stands in place of a fact's id where nothing is asked for.
const NONE: &str = "none";

/// An utterance and what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its line, counted from 1.
    pub line: usize,
    /// What was typed.
    pub utterance: String,
    /// The facts it asks for, in order. Empty when it asks for none.
    pub expected: Vec<FactNo>,
}

/// A line that is no case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Which, counted from 1.
    pub line: usize,
    /// What is wrong with it and how to mend it.
    pub why: String,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.why)
    }
}

/// Reads the cases of a list.
///
/// # Errors
///
/// Every line that is no case, by its number.
pub fn read(
    source: &str,
    fact_of: impl Fn(&str) -> Option<FactNo>,
) -> Result<Vec<Case>, Vec<BadLine>> {
    let mut cases = Vec::new();
    let mut bad = Vec::new();
    for (place, text) in source.lines().take(EVALUATION_LINES).enumerate() {
        let line = place + 1;
        if text.trim().is_empty() {
            continue;
        }
        match expected(text, &fact_of) {
            Ok((utterance, expected)) => cases.push(Case {
                line,
                utterance: utterance.to_owned(),
                expected,
            }),
            Err(why) => bad.push(BadLine { line, why }),
        }
    }
    if source.lines().nth(EVALUATION_LINES).is_some() {
        bad.push(BadLine {
            line: EVALUATION_LINES + 1,
            why: format!("a list may have {EVALUATION_LINES} lines; split it"),
        });
    }
    if !bad.is_empty() {
        return Err(bad);
    }
    Ok(cases)
}

fn expected<'t>(
    line: &'t str,
    fact_of: &impl Fn(&str) -> Option<FactNo>,
) -> Result<(&'t str, Vec<FactNo>), String> {
    let (utterance, ids) = line
        .split_once('\t')
        .ok_or("no tab; write the utterance, a tab, and what it asks for")?;
    if utterance.trim().is_empty() {
        return Err("nothing before the tab; write the utterance there".to_owned());
    }
    let ids = ids.trim();
    if ids == NONE {
        return Ok((utterance, Vec::new()));
    }
    let facts = ids.split('+').map(|id| {
        fact_of(id).ok_or_else(|| {
            format!("“{id}” is no fact of this scenario; write a fact's id, or “{NONE}”")
        })
    });
    Ok((utterance, facts.collect::<Result<_, _>>()?))
}

/// How many of the cases were understood, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// How many cases.
    pub cases: u32,
    /// How many ask for something.
    pub asking: u32,
    /// Of those, where the first candidate was right.
    pub first: u32,
    /// Of those, where it was among the candidates.
    pub among: u32,
    /// Of all, where something not asked for was taken as sure.
    pub falsely_sure: u32,
    /// Of those that ask for nothing, where a fact was taken as sure.
    pub falsely_accepted: u32,
    /// Of those that ask for nothing, where nothing was taken as sure.
    pub rightly_none: u32,
    /// Of those that ask for nothing, where something was offered or taken all the same.
    pub offered: u32,
    /// What was taken for what.
    pub confusions: Vec<Confusion>,
}

/// One meaning taken for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confusion {
    /// What was asked for; nothing if none.
    pub expected: Option<FactNo>,
    /// What it was taken for; nothing if none.
    pub taken_for: Option<Meaning>,
    /// How often.
    pub count: u32,
    /// The first utterance where it was.
    pub example: String,
}

/// Confusions, by what was expected and what it was taken for.
type Confused = BTreeMap<(Option<FactNo>, Option<Meaning>), (u32, String)>;

impl Evaluation {
    /// How these cases are understood.
    pub fn of(understanding: &Understanding, cases: &[Case]) -> Evaluation {
        let mut all = Evaluation::default();
        let mut confused = Confused::new();
        for case in cases {
            all.add(
                case,
                &understanding.hear(&case.utterance).parts,
                &mut confused,
            );
        }
        all.confusions = confused
            .into_iter()
            .map(|((expected, taken_for), (count, example))| Confusion {
                expected,
                taken_for,
                count,
                example,
            })
            .collect();
        all.confusions.sort_by_key(|it| std::cmp::Reverse(it.count));
        all
    }

    /// How many ask for nothing.
    pub fn none(&self) -> u32 {
        self.cases - self.asking
    }

    fn add(&mut self, case: &Case, parts: &[Part], confused: &mut Confused) {
        self.cases += 1;
        let sure = || {
            parts
                .iter()
                .filter(|part| part.certainty == Certainty::Sure)
                .filter_map(|part| part.candidates.first().map(|it| it.meaning))
        };
        let wanted =
            |meaning: Meaning| case.expected.iter().any(|it| Meaning::Fact(*it) == meaning);
        self.falsely_sure += u32::from(sure().any(|it| !wanted(it)));
        if case.expected.is_empty() {
            self.rightly_none += u32::from(sure().next().is_none());
            self.offered += u32::from(parts.iter().any(|part| !part.candidates.is_empty()));
            if let Some(taken) = sure().find(|it| matches!(it, Meaning::Fact(_))) {
                self.falsely_accepted += 1;
                confuse(confused, None, Some(taken), &case.utterance);
            }
            return;
        }
        self.asking += 1;
        let missed = missed(&case.expected, parts);
        self.first += u32::from(missed.is_none());
        self.among += u32::from(among(&case.expected, parts));
        if let Some((expected, taken_for)) = missed {
            confuse(confused, Some(expected), taken_for, &case.utterance);
        }
    }
}

fn confuse(
    confused: &mut Confused,
    expected: Option<FactNo>,
    taken_for: Option<Meaning>,
    utterance: &str,
) {
    confused
        .entry((expected, taken_for))
        .or_insert_with(|| (0, utterance.to_owned()))
        .0 += 1;
}

fn first_of(part: &Part) -> Option<Meaning> {
    part.candidates.first().map(|it| it.meaning)
}

/// The first fact expected that was not the first candidate of a part in its place, and what stood there. One fact
/// is looked for in the first part, several in the order they were asked.
fn missed(expected: &[FactNo], parts: &[Part]) -> Option<(FactNo, Option<Meaning>)> {
    if let [only] = expected {
        let taken = parts.first().and_then(first_of);
        return (taken != Some(Meaning::Fact(*only))).then_some((*only, taken));
    }
    let mut left = parts;
    for fact in expected {
        let found = left
            .iter()
            .position(|part| first_of(part) == Some(Meaning::Fact(*fact)));
        let Some(at) = found else {
            return Some((*fact, left.first().and_then(first_of)));
        };
        left = &left[at + 1..];
    }
    None
}

/// Whether every fact expected is among the candidates: one in the first part, several in any.
fn among(expected: &[FactNo], parts: &[Part]) -> bool {
    let parts = match expected {
        [_] => &parts[..parts.len().min(1)],
        _ => parts,
    };
    expected.iter().all(|fact| {
        let is = |it: &Candidate| it.meaning == Meaning::Fact(*fact);
        parts.iter().any(|part| part.candidates.iter().any(is))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(certainty: Certainty, facts: &[u16]) -> Part {
        let candidate = |fact: &u16| Candidate {
            meaning: Meaning::Fact(FactNo(*fact)),
            score: 700,
            why: String::new(),
        };
        Part {
            certainty,
            candidates: facts.iter().map(candidate).collect(),
        }
    }

    fn counted(expected: &[u16], parts: &[Part]) -> Evaluation {
        let case = Case {
            line: 1,
            utterance: "x".to_owned(),
            expected: expected.iter().map(|fact| FactNo(*fact)).collect(),
        };
        let mut all = Evaluation::default();
        all.add(&case, parts, &mut Confused::new());
        all
    }

    #[test]
    fn a_line_is_read_and_a_bad_one_is_named() {
        let fact_of = |id: &str| (id == "age").then_some(FactNo(3));
        let cases = read("how old\tage\n\nhello\tnone\n", fact_of).unwrap();
        assert_eq!((cases.len(), cases[1].line), (2, 3));
        let bad = read("how old\nb\tage\nc\tage+size", fact_of).unwrap_err();
        let lines: Vec<_> = bad.iter().map(|it| it.line).collect();
        assert_eq!(lines, [1, 3]);
    }

    #[test]
    fn first_among_and_falsely_sure_are_told_apart() {
        let right = counted(&[1], &[part(Certainty::Sure, &[1, 2])]);
        assert_eq!((right.first, right.among, right.falsely_sure), (1, 1, 0));
        let third = counted(&[1], &[part(Certainty::Sure, &[2, 1])]);
        assert_eq!((third.first, third.among, third.falsely_sure), (0, 1, 1));
        let unsure = counted(&[1], &[part(Certainty::Unsure, &[2])]);
        assert_eq!((unsure.first, unsure.among, unsure.falsely_sure), (0, 0, 0));
        let order = [part(Certainty::Sure, &[2]), part(Certainty::Sure, &[1])];
        let two = counted(&[1, 2], &order);
        assert_eq!((two.first, two.among, two.falsely_sure), (0, 1, 0));
    }

    #[test]
    fn out_of_scope_is_right_unless_sure() {
        let offered = counted(&[], &[part(Certainty::Unsure, &[2])]);
        assert_eq!((offered.rightly_none, offered.falsely_accepted), (1, 0));
        assert_eq!(
            (offered.offered, counted(&[], &[Part::nothing()]).offered),
            (1, 0)
        );
        let taken = counted(&[], &[part(Certainty::Sure, &[2])]);
        assert_eq!(
            (
                taken.rightly_none,
                taken.falsely_accepted,
                taken.falsely_sure
            ),
            (0, 1, 1)
        );
    }
}
