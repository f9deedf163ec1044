//! What trainees can think of asking, and what the caller takes it to mean.
//!
//! Hearing a question is the slowest thing in a call. The same ways of asking come up in thousands of plays, so each
//! is heard once, by the real matcher, when it is first asked, and that is what it means from then on. It is heard
//! by itself, without who was last spoken of, which may settle what is meant and never unsettles it.

use std::sync::OnceLock;

use crate::call::hearing::understanding;
use crate::scenario::catalogue::questions::Questions;
use crate::scenario::drawn::{Drawn, Seed};
use crate::scenario::loaded::{FactEntry, Loaded};
use crate::scenario::number::FactNo;
use crate::scenario::text::Text;
use crate::understanding::{Heard, Understanding};

use super::chance::Chance;

/// How many of a fact's own phrases are asked. They are taken from all over its list.
const OWN_WAYS: usize = 5;
/// How many ways of a common question are asked.
const COMMON_WAYS: usize = 3;
/// What makes a question one that carries its answer.
const LEADING: &str = "Surely you know that?";

/// All that can be asked of a scenario.
pub(super) struct Bank {
    understanding: Understanding,
    drawn: Drawn,
    topics: Vec<Topic>,
    /// For each fact, its topics, the one of its own phrases first.
    by_fact: Vec<Vec<usize>>,
    /// The topics of common questions.
    common: Vec<usize>,
}

/// Something to ask about.
struct Topic {
    /// The fact that asking about it is meant for; none where this call has nothing to say about it.
    fact: Option<FactNo>,
    ways: Vec<Way>,
}

/// A way of asking.
struct Way {
    words: Words,
    plain: OnceLock<Heard>,
    leading: OnceLock<Heard>,
}

enum Words {
    Scripted(Text),
    Common(&'static str),
}

/// A question put to the caller.
pub(super) struct Question {
    /// The words, with the names of this variant.
    pub text: String,
    /// What the caller takes them to mean.
    pub heard: Heard,
    /// The fact it was meant for, if there is one.
    pub meant: Option<FactNo>,
}

impl Bank {
    /// What can be asked of a scenario. Names are those of the variant of this seed.
    pub fn of(scenario: &Loaded, seed: Seed) -> Bank {
        let drawn = Drawn::of(&scenario.script, seed);
        let mut topics = Vec::new();
        let mut by_fact = vec![Vec::new(); scenario.facts.len()];
        for (place, entry) in scenario.facts.iter().enumerate() {
            if let (false, Ok(no)) = (entry.asked.is_empty(), u16::try_from(place)) {
                by_fact[place].push(topics.len());
                topics.push(Topic::own(FactNo(no), entry));
            }
        }
        let first_common = topics.len();
        for (place, question) in Questions::built_in().list().iter().enumerate() {
            let asks = |entry: &FactEntry| entry.questions.iter().any(|it| it.place() == place);
            let fact = scenario.facts.iter().position(asks);
            if let Some(fact) = fact {
                by_fact[fact].push(topics.len());
            }
            let fact = fact.and_then(|fact| u16::try_from(fact).ok()).map(FactNo);
            let ways = spread(&question.asked, COMMON_WAYS);
            let ways = ways.map(|way| Way::of(Words::Common(way))).collect();
            topics.push(Topic { fact, ways });
        }
        let common = (first_common..topics.len()).collect();
        lend(scenario, &mut by_fact);
        Bank {
            understanding: understanding(scenario, &drawn),
            drawn,
            topics,
            by_fact,
            common,
        }
    }

    /// All topics, by their places.
    pub fn topics(&self) -> std::ops::Range<usize> {
        0..self.topics.len()
    }

    /// The topics of common questions, in the order of the catalogue.
    pub fn common(&self) -> &[usize] {
        &self.common
    }

    /// The fact a topic is meant to ask for.
    pub fn meant_by(&self, topic: usize) -> Option<FactNo> {
        self.topics.get(topic)?.fact
    }

    /// A topic that asks for this fact; none where it cannot be asked for.
    pub fn about(&self, fact: FactNo, chance: &mut Chance) -> Option<usize> {
        let topics = self.by_fact.get(fact.place())?;
        chance.pick(topics).copied()
    }

    /// Puts a question about this topic in one of its ways.
    pub fn ask(
        &self,
        scenario: &Loaded,
        drawn: &Drawn,
        topic: usize,
        leading: bool,
        chance: &mut Chance,
    ) -> Option<Question> {
        let topic = self.topics.get(topic)?;
        let way = chance.pick(&topic.ways)?;
        let say = |drawn: &Drawn| {
            let words = match &way.words {
                Words::Scripted(text) => text.render(&scenario.script, drawn),
                Words::Common(text) => (*text).to_owned(),
            };
            match leading {
                true => format!("{words} {LEADING}"),
                false => words,
            }
        };
        let known = if leading { &way.leading } else { &way.plain };
        let heard = known.get_or_init(|| self.understanding.hear(&say(&self.drawn)));
        Some(Question {
            text: say(drawn),
            heard: heard.clone(),
            meant: topic.fact,
        })
    }
}

/// A fact that has no questions of its own is asked for by those of one it is an alternative to.
fn lend(scenario: &Loaded, by_fact: &mut [Vec<usize>]) {
    for group in &scenario.script.either {
        let facts = group.iter().filter_map(|id| scenario.fact_of(id));
        let facts: Vec<usize> = facts.map(FactNo::place).collect();
        let all: Vec<usize> = facts.iter().flat_map(|it| by_fact[*it].clone()).collect();
        for fact in facts {
            if by_fact[fact].is_empty() {
                by_fact[fact].clone_from(&all);
            }
        }
    }
}

impl Topic {
    fn own(fact: FactNo, entry: &FactEntry) -> Topic {
        let ways = spread(&entry.asked, OWN_WAYS);
        let ways = ways.map(|text| Way::of(Words::Scripted(text.clone())));
        Topic {
            fact: Some(fact),
            ways: ways.collect(),
        }
    }
}

impl Way {
    fn of(words: Words) -> Way {
        Way {
            words,
            plain: OnceLock::new(),
            leading: OnceLock::new(),
        }
    }
}

/// At most so many of a list, from all over it.
fn spread<T>(list: &[T], most: usize) -> impl Iterator<Item = &T> {
    let count = list.len().min(most);
    (0..count).filter_map(move |it| list.get(it * list.len() / count.max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::explore::chance::For;
    use crate::scenario::loaded::Scenario;
    use crate::understanding::{Manner, Meaning};

    fn scenario() -> Scenario {
        let source = include_str!("../../../scenarios/server-owner/scenario.ron");
        Scenario::load(source, None).ok().unwrap().0
    }

    #[test]
    fn a_way_of_asking_means_what_the_matcher_hears() {
        let scenario = scenario();
        let bank = Bank::of(&scenario, Seed(3));
        let drawn = Drawn::of(&scenario.script, Seed(3));
        let fresh = understanding(&scenario, &drawn);
        let mut chance = Chance::of(1, For::Trainee, 0);
        let fact = scenario.fact_of("older-lad").unwrap();
        for _ in 0..20 {
            let topic = bank.about(fact, &mut chance).unwrap();
            let asked = bank.ask(&scenario, &drawn, topic, false, &mut chance);
            let asked = asked.unwrap();
            assert_eq!(asked.meant, Some(fact));
            assert_eq!(asked.heard, fresh.hear(&asked.text), "{}", asked.text);
        }
    }

    #[test]
    fn most_ways_of_a_fact_ask_for_it_and_leading_ones_lead() {
        let scenario = scenario();
        let bank = Bank::of(&scenario, Seed(1));
        let mut chance = Chance::of(1, For::Trainee, 0);
        let (mut right, mut all) = (0, 0);
        for place in 0..scenario.facts.len() {
            let fact = FactNo(u16::try_from(place).unwrap());
            let Some(topic) = bank.about(fact, &mut chance) else {
                continue;
            };
            let ask = |leading, chance: &mut Chance| {
                let asked = bank.ask(&scenario, &bank.drawn, topic, leading, chance);
                asked.unwrap().heard
            };
            let plain = ask(false, &mut chance);
            let first = plain.parts[0].candidates.first();
            right += usize::from(first.is_some_and(|it| it.meaning == Meaning::Fact(fact)));
            all += 1;
            let led = ask(true, &mut chance).manner;
            assert!(led == Manner::Leading || led == Manner::Blaming || led == Manner::Dismissive);
        }
        assert!(right * 10 >= all * 8, "{right} of {all}");
    }

    #[test]
    fn ways_are_taken_from_all_over_a_list() {
        let list: Vec<u8> = (0..10).collect();
        assert_eq!(spread(&list, 4).copied().collect::<Vec<_>>(), [0, 2, 5, 7]);
        assert_eq!(spread(&list, 20).count(), 10);
        assert_eq!(spread::<u8>(&[], 4).count(), 0);
    }
}
