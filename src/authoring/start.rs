//! Starting a call from any fact, for authors who want to hear what comes then without playing up to it.
//!
//! The call is played quickly, and by nothing but commands a trainee has, so that its journal is a good one: the
//! handler takes the concern up, is kind as far as a fact needs it, asks for what it needs first, and then for it.

use std::fmt;

use crate::call::Call;
use crate::call::command::Command;
use crate::call::event::Event;
use crate::call::memory::Told;
use crate::call::refusal::Refusal;
use crate::call::speech::handler_ms;
use crate::call::state::Phase;
use crate::call::terms::Terms;
use crate::scenario::diagnostic::did_you_mean;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::{Need, Scenario};
use crate::scenario::number::FactNo;
use crate::understanding::{Heard, Manner, Meaning, Move};

/// How long the handler takes between the caller's last word and the next thing, in milliseconds.
const PAUSE_MS: u64 = 1_000;
/// How long a move takes to be made, in milliseconds.
const MOVE_MS: u64 = 2_500;
/// How often a fact is asked for; more than any need for pressing can want of a caller who is still there.
const TRIES: u8 = 12;
/// How many lulls are waited through for what the caller only says unasked.
const LULLS: u8 = 60;
/// How often each kind word is said for trust and calm. After the first few it is only words.
const KINDNESSES: u8 = 4;
/// What is said for trust and calm.
const KIND: [Move; 3] = [Move::Acknowledge, Move::Reassure, Move::Explain];

/// Whether a call got as far as its fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reached {
    /// The fact has been said, and the caller has finished.
    Said,
    /// It was asked for, and the caller is not ready to say it.
    Guarded {
        /// What it needs that could not be brought about, in words.
        needs: Vec<String>,
    },
    /// Nothing can be asked that leads to it, and in all the lulls that were waited through it was not said unasked.
    NotOffered,
    /// The call could not go on that long.
    Over {
        /// Where it was then.
        phase: Phase,
    },
}

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reached::Said => f.write_str("the caller has said it"),
            Reached::Guarded { needs } => write!(
                f,
                "the caller is not ready to say it: it needs {}. Ease what it needs, or give the caller \
                 more trust or less distress to begin with",
                needs.join(", and ")
            ),
            Reached::NotOffered => f.write_str(
                "nothing can be asked that leads to it, and the caller does not say it unasked. Give it \
                 `asked`, `questions` or an `offered` that comes about",
            ),
            Reached::Over {
                phase: Phase::RungOff,
            } => f.write_str("the caller rang off before it was said"),
            Reached::Over { .. } => f.write_str("the call cannot last long enough for it"),
        }
    }
}

/// Why a call cannot be started from a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartFault {
    /// The scenario has no such fact.
    NoFact {
        /// What was asked for.
        id: String,
        /// The id that comes nearest.
        near: Option<String>,
    },
}

impl fmt::Display for StartFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartFault::NoFact { id, near } => {
                let short: String = id.chars().take(60).collect();
                write!(f, "the scenario has no fact `{short}`")?;
                match near {
                    Some(near) => write!(f, "; did you mean `{near}`?"),
                    None => f.write_str(". Its facts are under `facts`, each with its `id`"),
                }
            }
        }
    }
}

impl std::error::Error for StartFault {}

/// Plays a call until the fact of this id has been said: the call as it then stands, everything that happened in it,
/// and whether it got there. The events are those of an ordinary journal.
///
/// ```
/// use warning_signs::authoring::start::{Reached, at_fact};
/// use warning_signs::call::terms::Terms;
/// use warning_signs::scenario::{Scenario, Seed};
/// # let source = include_str!("../../scenarios/server-owner/scenario.ron");
/// # let (scenario, _) = Scenario::load(source, None).map_err(|_| "faults")?;
/// let fact = &scenario.script.facts[0].id;
/// let (call, events, reached) = at_fact(&scenario, Seed(1), Terms::default(), fact)?;
/// assert_eq!(reached, Reached::Said);
/// assert!(call.state().is_open() && !events.is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// When the scenario has no such fact.
pub fn at_fact(
    scenario: &Scenario,
    seed: Seed,
    terms: Terms,
    fact_id: &str,
) -> Result<(Call, Vec<Event>, Reached), StartFault> {
    let Some(fact) = scenario.fact_of(fact_id) else {
        let ids = scenario.facts.iter().map(|it| &*it.id);
        return Err(StartFault::NoFact {
            id: fact_id.to_owned(),
            near: did_you_mean(fact_id, ids).map(str::to_owned),
        });
    };
    let mut way = Way {
        scenario,
        call: Call::ring_on(scenario, seed, terms),
        happened: Vec::new(),
        tried: vec![false; scenario.facts.len()],
    };
    // Of alternatives the seed draws one; asked for any, the caller tells that one.
    let fact = way.call.drawn().true_fact(fact);
    let reached = match way.go(fact) {
        Ok(()) => way.reached(fact),
        Err(_) => Reached::Over {
            phase: way.call.state().phase,
        },
    };
    Ok((way.call, way.happened, reached))
}

/// A call on its way to a fact.
struct Way<'s> {
    scenario: &'s Scenario,
    call: Call,
    happened: Vec<Event>,
    // Facts whose needs have been seen to, so that needs that go in a circle come to an end.
    tried: Vec<bool>,
}

impl Way<'_> {
    fn go(&mut self, fact: FactNo) -> Result<(), Refusal> {
        self.handle(0, Command::Wait)?;
        if self.told(fact) {
            return self.finish();
        }
        // A caller whose concern is not taken up trusts less.
        self.say(Move::Acknowledge)?;
        self.seek(fact)?;
        self.finish()
    }

    /// Has a fact said, and before it what it needs.
    fn seek(&mut self, fact: FactNo) -> Result<(), Refusal> {
        let seen_to = self
            .tried
            .get_mut(fact.place())
            .is_none_or(|it| std::mem::replace(it, true));
        let Some(entry) = self.scenario.fact(fact).filter(|_| !seen_to) else {
            return Ok(());
        };
        for need in &entry.needs {
            if let Need::Told(other) = need
                && let other = self.call.drawn().true_fact(*other)
                && !self.told(other)
            {
                self.seek(other)?;
            }
        }
        self.be_kind(fact)?;
        if self.can_be_asked(fact) {
            for _ in 0..TRIES {
                if self.told(fact) {
                    return Ok(());
                }
                self.be_kind(fact)?;
                self.ask(fact)?;
            }
        } else {
            for _ in 0..LULLS {
                if self.told(fact) {
                    return Ok(());
                }
                self.listen()?;
            }
        }
        Ok(())
    }

    fn can_be_asked(&self, fact: FactNo) -> bool {
        let script = &self.scenario.script;
        let entry = script.facts.get(fact.place());
        entry.is_some_and(|entry| script.can_be_asked(entry))
    }

    /// Says what brings about the trust and calm a fact needs, as long as they are not there.
    fn be_kind(&mut self, fact: FactNo) -> Result<(), Refusal> {
        if self.call.state().hurt {
            self.say(Move::Apologise)?;
        }
        for _ in 0..KINDNESSES {
            for kind in KIND {
                if !self.needs_kindness(fact) {
                    return Ok(());
                }
                let before = (self.call.state().trust, self.call.state().distress);
                self.say(kind)?;
                let after = (self.call.state().trust, self.call.state().distress);
                if kind == Move::Explain && before == after {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn needs_kindness(&self, fact: FactNo) -> bool {
        let state = self.call.state();
        let needs = self.scenario.fact(fact).map(|it| it.needs.as_slice());
        needs.unwrap_or_default().iter().any(|need| match need {
            Need::Trust(least) => state.trust < *least,
            Need::Calm(most) => state.distress > *most,
            Need::Told(_) | Need::Pressed(_) | Need::Unhurt => false,
        })
    }

    /// Asks for a fact by the first of its phrases, or by what it is about where it has only common questions.
    fn ask(&mut self, fact: FactNo) -> Result<(), Refusal> {
        let Some(entry) = self.scenario.fact(fact) else {
            return Ok(());
        };
        let phrase = entry.asked.first().unwrap_or(&entry.topic);
        let text = phrase.render(&self.scenario.script, self.call.drawn());
        let heard = Heard::sure(Meaning::Fact(fact), &text, Manner::Warm);
        let takes_ms = u64::from(handler_ms(&text));
        self.act(takes_ms, Command::Ask { text, heard })
    }

    fn say(&mut self, to: Move) -> Result<(), Refusal> {
        self.act(MOVE_MS, Command::Say(to))
    }

    /// Does something that takes this long, once the caller has finished.
    fn act(&mut self, takes_ms: u64, command: Command) -> Result<(), Refusal> {
        let floor_ms = self.call.state().floor_until_ms;
        let at_ms = floor_ms.max(self.call.now_ms()) + PAUSE_MS + takes_ms;
        self.handle(at_ms, Command::Wait)?;
        // What the caller began meanwhile is heard to its end, too.
        let at_ms = at_ms.max(self.call.state().floor_until_ms);
        self.handle(at_ms, command)
    }

    /// Waits until the caller says something unasked.
    fn listen(&mut self) -> Result<(), Refusal> {
        let now_ms = self.call.now_ms();
        let next_ms = self.call.next_ms().unwrap_or(now_ms);
        self.handle(next_ms.max(now_ms), Command::Wait)
    }

    /// Hears the caller out.
    fn finish(&mut self) -> Result<(), Refusal> {
        let until_ms = self.call.state().floor_until_ms.max(self.call.now_ms());
        self.handle(until_ms, Command::Wait)
    }

    fn handle(&mut self, at_ms: u64, command: Command) -> Result<(), Refusal> {
        let events = self.call.handle(at_ms, command)?;
        self.happened.extend_from_slice(events);
        Ok(())
    }

    fn told(&self, fact: FactNo) -> bool {
        self.call.state().told(fact) == Told::Whole
    }

    fn reached(&self, fact: FactNo) -> Reached {
        if self.told(fact) {
            return Reached::Said;
        }
        let phase = self.call.state().phase;
        if phase != Phase::Talking {
            return Reached::Over { phase };
        }
        let needs = self.lacking(fact);
        if needs.is_empty() {
            Reached::NotOffered
        } else {
            Reached::Guarded { needs }
        }
    }

    /// What a fact needs that does not hold, in words.
    fn lacking(&self, fact: FactNo) -> Vec<String> {
        let state = self.call.state();
        let needs = self.scenario.fact(fact).map(|it| it.needs.as_slice());
        let needs = needs.unwrap_or_default().iter();
        needs
            .filter_map(|need| match need {
                Need::Trust(least) => (state.trust < *least)
                    .then(|| format!("trust of {least}, and it is {}", state.trust)),
                Need::Calm(most) => (state.distress > *most)
                    .then(|| format!("distress of at most {most}, and it is {}", state.distress)),
                Need::Told(other) => (!self.told(*other)).then(|| {
                    let id = self.scenario.fact(*other).map_or("", |it| &it.id);
                    format!("`{id}` to have been said")
                }),
                Need::Pressed(times) => {
                    (state.pressed(fact) < *times).then(|| format!("to be asked for {times} times"))
                }
                Need::Unhurt => state.hurt.then(|| "an apology".to_owned()),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::event::What;
    use crate::journal::{Chain, Header, Journal};

    fn shipped() -> [Scenario; 2] {
        [
            include_str!("../../scenarios/server-owner/scenario.ron"),
            include_str!("../../scenarios/server-coach/scenario.ron"),
        ]
        .map(|source| Scenario::load(source, None).ok().unwrap().0)
    }

    #[test]
    fn every_fact_of_the_shipped_scenarios_can_be_started_from() {
        for scenario in shipped() {
            for seed in [Seed(1), Seed(7)] {
                for fact in &scenario.script.facts {
                    let (call, events, reached) =
                        at_fact(&scenario, seed, Terms::default(), &fact.id).unwrap();
                    let id = &scenario.script.id;
                    assert_eq!(reached, Reached::Said, "{id}: {}: {reached}", fact.id);
                    assert!(call.state().is_open());
                    assert!(
                        !call.state().speaking(call.now_ms()),
                        "the caller has finished"
                    );
                    let cut = events.iter().any(|it| it.what == What::CutIn);
                    assert!(!cut, "{id}: {}: the caller was cut off", fact.id);

                    let mut bytes = Vec::new();
                    let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
                    for event in &events {
                        chain.push(event, &mut bytes);
                    }
                    let journal = Journal::read(&scenario, &bytes).unwrap();
                    assert_eq!(journal.lost, None);
                    assert_eq!(journal.replay(&scenario).state(), call.state());
                }
            }
        }
    }

    #[test]
    fn a_fact_there_is_not_is_told_with_the_nearest() {
        let [scenario, _] = shipped();
        let id = format!("{}x", scenario.script.facts[0].id);
        let fault = at_fact(&scenario, Seed(1), Terms::default(), &id)
            .err()
            .unwrap();
        let StartFault::NoFact { near, .. } = &fault;
        assert_eq!(near.as_deref(), Some(&*scenario.script.facts[0].id));
        assert!(fault.to_string().contains("did you mean"), "{fault}");
    }

    #[test]
    fn a_fact_the_caller_is_never_ready_for_says_what_it_needs() {
        let source = include_str!("../../scenarios/server-owner/scenario.ron");
        let (mut script, _) = crate::scenario::read::read_bytes(source.as_bytes(), None)
            .ok()
            .unwrap();
        script.facts[1].needs = vec![crate::scenario::script::Need::Pressed(40)];
        script.facts[1].offered.clear();
        let id = script.facts[1].id.clone();
        let scenario = Scenario::resolve(script, source).unwrap();
        let (_, _, reached) = at_fact(&scenario, Seed(1), Terms::default(), &id).unwrap();
        let Reached::Guarded { needs } = &reached else {
            panic!("{reached:?}");
        };
        assert!(needs[0].contains("asked for 40 times"), "{needs:?}");
        assert!(reached.to_string().contains("not ready"), "{reached}");
    }
}
