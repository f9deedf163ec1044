//! A scenario as a picture: what opens each fact, what it shows, and what rests on it.

mod card;
mod layout;
mod outline;
mod panel;
mod rests;
mod svg;
mod unit;

use std::collections::BTreeMap;

pub use self::outline::outline;
pub use self::svg::svg;
use crate::scenario::read::unheard;
use crate::scenario::script::{Fact, Need, Offer, Script, Weight};

/// What there is to draw of a scenario.
#[derive(Clone, Debug)]
pub struct Graph {
    /// The scenario's id.
    id: String,
    /// Its title.
    title: String,
    /// What the caller says first.
    opening: Vec<String>,
    /// The fear, after "that".
    concern: String,
    /// How often it is said again.
    restated: u8,
    /// The facts in the order of the script.
    facts: Vec<Node>,
    /// Facts of which a call holds one only, by their places; each fact stands in one group at most.
    either: Vec<Vec<usize>>,
}

/// A fact.
#[derive(Clone, Debug)]
struct Node {
    id: String,
    topic: String,
    opens: Opens,
    /// How it comes to be said, in words, one way a line.
    ways: Vec<String>,
    /// What must hold first, in words.
    needs: Vec<String>,
    /// Facts after which it is said unasked.
    follows: Vec<usize>,
    /// Facts that must have been said before it.
    told: Vec<usize>,
    signs: Vec<Sign>,
    /// What is expected of it, in words: "log (critical)".
    rests: Vec<String>,
    /// Whether asking about it takes the fear up.
    heeds: bool,
    /// Why nobody can ever hear it.
    unheard: Option<String>,
}

/// A sign that a fact shows.
#[derive(Clone, Debug)]
struct Sign {
    id: String,
    weight: Weight,
    /// Whether it is to be recognised.
    expected: bool,
}

/// What opens a fact first of all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Opens {
    /// Being asked for.
    Asked,
    /// Time going by.
    After,
    /// Another fact, after which it is said unasked.
    Follows,
    /// Another fact, before which it cannot be said.
    Told,
    /// Nothing at all.
    Nothing,
}

impl Opens {
    /// What stands above such facts.
    fn heading(self) -> &'static str {
        match self {
            Opens::Asked => "Said when asked",
            Opens::After => "Said unasked, after a time",
            Opens::Follows => "Follows another, unasked",
            Opens::Told => "Only after another was told",
            Opens::Nothing => "Nothing opens these",
        }
    }
}

impl Graph {
    /// What there is to draw of this script. Ids that lead nowhere are passed over: checking tells of them.
    pub fn of(script: &Script) -> Graph {
        let places: BTreeMap<&str, usize> = script
            .facts
            .iter()
            .enumerate()
            .rev()
            .map(|(place, fact)| (fact.id.as_str(), place))
            .collect();
        let unheard: BTreeMap<usize, String> = unheard(script).into_iter().collect();
        let facts = script.facts.iter().enumerate().map(|(place, fact)| Node {
            unheard: unheard.get(&place).cloned(),
            ..Node::of(script, fact, &places)
        });
        Graph {
            id: script.id.clone(),
            title: script.title.clone(),
            opening: script
                .opening
                .iter()
                .map(|line| line.text.clone())
                .collect(),
            concern: script.concern.that.clone(),
            restated: script.concern.restated,
            facts: facts.collect(),
            either: groups(&script.either, &places),
        }
    }

    /// How many facts nobody can ever hear.
    fn unheard(&self) -> usize {
        let facts = self.facts.iter();
        facts.filter(|fact| fact.unheard.is_some()).count()
    }

    /// What the picture is of, in a sentence or two.
    fn summary(&self) -> String {
        let facts = match self.facts.len() {
            1 => "1 fact".to_owned(),
            count => format!("{count} facts"),
        };
        match self.unheard() {
            0 => format!("{facts}. Each of them can be heard in some call."),
            1 => format!("{facts}, and 1 of them can never be heard."),
            count => format!("{facts}, and {count} of them can never be heard."),
        }
    }
}

/// The groups by the places of their facts, each fact in the first group that has it.
fn groups(either: &[Vec<String>], places: &BTreeMap<&str, usize>) -> Vec<Vec<usize>> {
    let mut taken = std::collections::BTreeSet::new();
    let mut groups = Vec::new();
    for ids in either {
        let known = ids.iter().filter_map(|id| places.get(id.as_str()).copied());
        let group: Vec<usize> = known.filter(|place| taken.insert(*place)).collect();
        if group.len() > 1 {
            groups.push(group);
        }
    }
    groups
}

impl Node {
    fn of(script: &Script, fact: &Fact, places: &BTreeMap<&str, usize>) -> Node {
        let place = |id: &String| places.get(id.as_str()).copied();
        let follows = fact.offered.iter().filter_map(|offer| match offer {
            Offer::Follows(id) => place(id),
            Offer::After(_) => None,
        });
        let told = fact.needs.iter().filter_map(|need| match need {
            Need::Told(id) => place(id),
            _ => None,
        });
        let signs = fact.signs.iter().map(|shown| Sign {
            id: shown.sign.clone(),
            weight: shown.weight,
            expected: script
                .expects
                .recognise
                .iter()
                .any(|it| it.sign == shown.sign),
        });
        Node {
            id: fact.id.clone(),
            topic: fact.topic.clone(),
            opens: opens(script, fact),
            ways: ways(script, fact),
            needs: fact.needs.iter().map(need).collect(),
            follows: follows.collect(),
            told: told.collect(),
            signs: signs.collect(),
            rests: rests::on(script, &fact.id),
            heeds: script.concern.heeded_by.contains(&fact.id),
            unheard: None,
        }
    }

    /// The facts that open it.
    fn openers(&self) -> impl Iterator<Item = usize> {
        self.follows.iter().chain(&self.told).copied()
    }
}

fn opens(script: &Script, fact: &Fact) -> Opens {
    let waits = fact.needs.iter().any(|need| matches!(need, Need::Told(_)));
    let follows = |offer: &Offer| matches!(offer, Offer::Follows(_));
    if waits {
        Opens::Told
    } else if fact.offered.iter().any(follows) {
        Opens::Follows
    } else if !fact.offered.is_empty() {
        Opens::After
    } else if script.can_be_asked(fact) {
        Opens::Asked
    } else {
        Opens::Nothing
    }
}

fn ways(script: &Script, fact: &Fact) -> Vec<String> {
    let mut ways = Vec::new();
    let count = |number: usize, one: &str, many: &str| match number {
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    };
    let own = count(fact.asked.len(), "phrase", "phrases");
    let common = count(fact.questions.len(), "question", "questions");
    match (fact.asked.is_empty(), fact.questions.is_empty()) {
        (true, true) if script.can_be_asked(fact) => {
            ways.push("asked as the others of its group".to_owned());
        }
        (true, true) => {}
        (false, true) => ways.push(format!("asked: {own}")),
        (true, false) => ways.push(format!("asked: {common} of the catalogue")),
        (false, false) => ways.push(format!("asked: {own}, {common}")),
    }
    for offer in &fact.offered {
        ways.push(match offer {
            Offer::After(seconds) => format!("unasked after {seconds} seconds"),
            Offer::Follows(id) => format!("unasked after {id}"),
        });
    }
    ways
}

fn need(need: &Need) -> String {
    match need {
        Need::Trust(least) => format!("trust of {least} or more"),
        Need::Calm(most) => format!("distress of {most} or less"),
        Need::Told(id) => format!("{id} told before"),
        Need::Pressed(times) => format!("asked {times} times"),
        Need::Unhurt => "not hurt, or an apology".to_owned(),
    }
}

fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Strong => "strong",
        Weight::Weak => "weak",
    }
}

#[cfg(test)]
mod tests;
