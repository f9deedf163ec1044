//! What a caller can tell of the signs an author chose, and what an innocent caller tells instead.

use std::sync::LazyLock;

use serde::Deserialize;

use super::kin::{Child, Kin};
use super::page::Case;
use super::people::{list, literal};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::script::{Delivery, Weight};

/// Signs that facts of every draft show, so that no matter of their own is needed.
pub(super) const OF_EVERY_DRAFT: [&str; 2] = ["age-gap", "never-met"];

/// One thing that is asked about; an entry of `assets/authoring/matters.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Matter {
    id: String,
    topic: String,
    #[serde(default)]
    questions: Vec<String>,
    #[serde(default)]
    asked: Vec<String>,
    ask: String,
    shows: Vec<Shown>,
}

/// A sign that a matter can be evidence for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shown {
    sign: String,
    weight: Weight,
    /// Whether it is for somebody to act on at once.
    #[serde(default)]
    urgent: bool,
    told: Vec<(String, Delivery)>,
    noted: Vec<String>,
    ordinary: Vec<(String, Delivery)>,
    ordinary_noted: Vec<String>,
}

#[expect(
    clippy::expect_used,
    reason = "the file is built in and a test reads it"
)]
pub(super) static MATTERS: LazyLock<Vec<Matter>> = LazyLock::new(|| {
    let source = include_str!("../../../assets/authoring/matters.ron");
    let matters = crate::scenario::ron_options().from_str(source);
    matters.expect("matters.ron is read by a test")
});

/// A matter with its words put in, as a fact of a script is written.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub id: String,
    pub topic: String,
    pub has_questions: bool,
    pub questions: String,
    pub has_asked: bool,
    pub asked: Vec<String>,
    /// What the expert asks.
    pub ask: String,
    pub lines: Vec<Line>,
    pub first_line: String,
    pub noted: String,
    pub urgent: bool,
}

/// A line and the sign it shows.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub id: String,
    pub text: String,
    pub delivery: String,
    pub sign: String,
    pub weight: String,
}

/// The words that are put in for those in `< >`.
pub(super) struct Words {
    pairs: Vec<(&'static str, String)>,
}

impl Words {
    pub fn of(caller: Kin, child: Child) -> Words {
        let [he, him, his, himself] = child.pronouns();
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        Words {
            pairs: vec![
                ("<he>", he.to_owned()),
                ("<He>", capital(he)),
                ("<him>", him.to_owned()),
                ("<his>", his.to_owned()),
                ("<His>", capital(his)),
                ("<himself>", himself.to_owned()),
                ("<son>", caller.calls(child).to_owned()),
                ("<child>", child.name().to_owned()),
            ],
        }
    }

    fn put(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for (mark, word) in &self.pairs {
            text = text.replace(mark, word);
        }
        text
    }
}

/// Whether a draft can be made with this sign: one of the catalogue that the lists have words for.
pub(super) fn is_known(sign: &str) -> bool {
    OF_EVERY_DRAFT.contains(&sign)
        || MATTERS
            .iter()
            .flat_map(|matter| &matter.shows)
            .any(|shown| shown.sign == sign)
}

/// How much the evidence for a sign says in a draft, if it is a sign a draft can have.
pub(super) fn weight_of(sign: &str) -> Option<Weight> {
    match sign {
        "age-gap" => Some(Weight::Strong),
        "never-met" => Some(Weight::Weak),
        _ => MATTERS
            .iter()
            .flat_map(|matter| &matter.shows)
            .find(|shown| shown.sign == sign)
            .map(|shown| shown.weight),
    }
}

/// The signs a draft can be made with, in the order of the catalogue.
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    let signs = Catalogue::built_in().signs.iter();
    signs
        .map(|sign| sign.id.as_str())
        .filter(|sign| is_known(sign))
}

/// The facts that show these signs, in the order of the list; signs of one matter share its fact.
pub(super) fn facts(signs: &[String], case: Case, words: &Words) -> Vec<Fact> {
    let matters = MATTERS.iter();
    let facts = matters.filter_map(|matter| {
        let shown: Vec<&Shown> = matter
            .shows
            .iter()
            .filter(|shown| signs.contains(&shown.sign))
            .collect();
        (!shown.is_empty()).then(|| matter.fact(&shown, case, words))
    });
    facts.collect()
}

impl Matter {
    fn fact(&self, shown: &[&Shown], case: Case, words: &Words) -> Fact {
        let mut lines = Vec::new();
        let mut noted = Vec::new();
        for shown in shown {
            let (told, ways, weight) = match case {
                Case::True => (&shown.told, &shown.noted, shown.weight),
                Case::Innocent => (&shown.ordinary, &shown.ordinary_noted, Weight::Weak),
            };
            for (text, delivery) in told {
                lines.push(Line {
                    id: format!("{}-{}", self.id, lines.len() + 1),
                    text: literal(&words.put(text)),
                    delivery: format!("{delivery:?}"),
                    sign: shown.sign.clone(),
                    weight: format!("{weight:?}"),
                });
            }
            noted.extend(ways.iter().map(|way| words.put(way)));
        }
        Fact {
            id: self.id.clone(),
            topic: literal(&words.put(&self.topic)),
            has_questions: !self.questions.is_empty(),
            questions: list(&self.questions),
            has_asked: !self.asked.is_empty(),
            asked: self
                .asked
                .iter()
                .map(|phrase| literal(&words.put(phrase)))
                .collect(),
            ask: words.put(&self.ask),
            first_line: lines
                .first()
                .map_or_else(String::new, |line| line.id.clone()),
            lines,
            noted: list(&noted),
            urgent: shown.iter().any(|shown| shown.urgent),
        }
    }
}
