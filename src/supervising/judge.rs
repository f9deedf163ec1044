//! The logs as they were reviewed, held against what a good review of them is.

use super::command::{Act, Order};
use super::kindness::shaming;
use super::queue::Queue;
use super::shift::Shift;
use super::state::LogState;
use super::words::{decision_words, grade_words, order_words};
use super::written::Written;
use crate::call::clock;
use crate::call::log::is_a_reason;
use crate::call::view::{self, urgency_words};
use crate::debrief::explain::{Blank, guidance};
use crate::debrief::item::{Category, Item, Moment, Point, Verdict};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::loaded::{keywords, route_of};
use crate::scenario::number::LogNo;
use crate::scenario::script::{
    GradeRange, HearMatter, Instruct, LogMatter, LogScript, OrderMatter, Ordered, Refer,
    ReviewDecision, Urgency,
};

/// Points taken off for a log that was closed or agreed to without a check it lacks.
const UNCHECKED: u8 = 40;
/// Points taken off for words that shame.
const SHAMED: u8 = 30;
/// How much a decision counts beside its neighbours.
const DECISION_WEIGHT: u8 = 3;

pub(super) struct Judge<'s> {
    pub shift: &'s Shift,
}

/// A log and all that is known of it.
#[derive(Clone, Copy)]
struct Log<'s> {
    number: usize,
    script: &'s LogScript,
    written: &'s Written,
    state: &'s LogState,
    own: bool,
}

impl<'s> Judge<'s> {
    /// Every expectation, log by log.
    pub fn items(&self) -> Vec<Item> {
        let mut items = Vec::new();
        let queue = self.shift.queue();
        for (place, script) in queue.script().logs.iter().enumerate() {
            let no = LogNo(u16::try_from(place).unwrap_or(u16::MAX));
            let (Some(written), Some(state)) = (self.shift.written(no), self.shift.state().log(no))
            else {
                continue;
            };
            let log = Log {
                number: place + 1,
                script,
                written,
                state,
                own: queue.is_own(script),
            };
            items.extend(log.items());
        }
        items
    }
}

impl Log<'_> {
    fn items(self) -> Vec<Item> {
        let expects = &self.script.expects;
        let mut items: Vec<Item> = Vec::new();
        items.extend(expects.hear.iter().map(|it| self.hear(it)));
        items.extend(expects.order.iter().map(|it| self.order(it)));
        items.extend(self.unchecked());
        items.extend(expects.instruct.iter().map(|it| self.instruct(it)));
        items.extend(self.rationale());
        items.push(self.decision());
        items.extend(expects.grade.iter().map(|it| self.grade(it)));
        items.extend(expects.refer.iter().map(|it| self.refer(it)));
        items.extend(self.kindness());
        items
    }

    fn id(&self, about: &str) -> String {
        if about.is_empty() {
            self.script.id.clone()
        } else {
            format!("{}-{about}", self.script.id)
        }
    }

    fn what(&self, what: &str) -> String {
        format!("Log {}, {}: {what}", self.number, self.script.handler.name)
    }

    fn decided_ms(&self) -> Option<u64> {
        self.state.decisions().map(|(at_ms, _)| at_ms).next()
    }

    /// What the caller said, at the moment it was heard; where it was not, at the moment it would have been needed.
    fn moment(&self, matter: &LogMatter) -> Option<Moment> {
        let (place, turn) = self.written.says(matter)?;
        let heard_ms = self.state.heard_ms.get(usize::from(place)).copied();
        let line = turn
            .line
            .and_then(|it| self.written.call.scenario().line(it));
        Some(Moment {
            at_ms: heard_ms.or(self.decided_ms())?,
            line: line.map(|it| it.id.to_string()),
            text: turn.text.clone(),
        })
    }

    fn hear(&self, expected: &HearMatter) -> Item {
        let said = self.written.says(&expected.what);
        let heard_ms = said.and_then(|(place, _)| self.state.heard_ms.get(usize::from(place)));
        let heard_ms = heard_ms.copied();
        let decided_ms = self.decided_ms();
        let (about, topic) = match &expected.what {
            LogMatter::Fact(id) => (id.as_str(), self.topic(id)),
            _ => ("concern", "the parent's own fear".to_owned()),
        };
        let at = said.map_or_else(String::new, |(_, turn)| clock(turn.said_ms));
        let (verdict, seen) = match (heard_ms, decided_ms) {
            (Some(heard), Some(decided)) if heard > decided => (
                Verdict::Late,
                format!("Heard at {}, after it was decided.", clock(heard)),
            ),
            (Some(heard), _) => (Verdict::Met, format!("Heard at {}.", clock(heard))),
            (None, _) if self.state.heard_ms.is_empty() => (
                Verdict::Missed,
                format!(
                    "It was said at {at} of the call. The recording was not heard, and the log does not have it."
                ),
            ),
            (None, _) => (
                Verdict::Missed,
                format!("It was said at {at} of the call; the recording was stopped before it."),
            ),
        };
        Item {
            verdict,
            seen,
            at_ms: heard_ms,
            moment: self.moment(&expected.what),
            what: self.what(&format!("hear what the log leaves out: {topic}")),
            why: self.written.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Recognise, &self.id(about), Category::Recognise)
        }
    }

    fn topic(&self, fact: &str) -> String {
        let scenario = self.written.call.scenario();
        let entry = scenario.fact_of(fact).and_then(|it| scenario.fact(it));
        entry.map_or_else(String::new, |it| {
            it.topic.render(&scenario.script, self.written.call.drawn())
        })
    }

    fn order(&self, expected: &OrderMatter) -> Item {
        let order = Queue::order(self.written, &expected.what);
        let ordered_ms = order.and_then(|it| self.state.ordered_ms(it));
        let words = order.map_or_else(String::new, |it| order_words(self.written, it));
        let (point, category, about) = match &expected.what {
            Ordered::Check(system, about) => (
                Point::Check,
                Category::Check,
                format!("{system:?}-{about}").to_lowercase(),
            ),
            Ordered::CallBack => (Point::Advise, Category::Advise, "call-back".to_owned()),
        };
        Item {
            verdict: match ordered_ms {
                Some(_) => Verdict::Met,
                None => Verdict::Missed,
            },
            seen: match ordered_ms {
                Some(at_ms) => format!("Ordered at {}.", clock(at_ms)),
                None => "It does not stand in the log, and it was not ordered.".to_owned(),
            },
            at_ms: ordered_ms,
            what: self.what(&format!("order {words}")),
            why: self.written.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(point, &self.id(&about), category)
        }
    }

    /// A log that lacks a check is neither closed nor agreed to.
    fn unchecked(&self) -> Option<Item> {
        use ReviewDecision::{Agreed, Closed};
        let mut decisions = self.state.decisions();
        let (at_ms, decision) = decisions.find(|(_, it)| matches!(it, Agreed | Closed))?;
        let lacking = self.script.expects.order.iter().filter_map(|it| {
            let order = Queue::order(self.written, &it.what)?;
            let check = matches!(order, Order::Check { .. });
            (check && self.state.ordered_ms(order).is_none()).then_some((it, order))
        });
        let (matter, order) = lacking.into_iter().next()?;
        Some(Item {
            verdict: Verdict::Wrong,
            seen: format!(
                "{} at {}, and this does not stand in the log: {}.",
                decision_words(decision),
                clock(at_ms),
                order_words(self.written, order)
            ),
            at_ms: Some(at_ms),
            what: self.what("never close a log that lacks a check"),
            why: self.written.say(&matter.why),
            guidance: guidance(matter.guidance.as_deref()),
            penalty: UNCHECKED,
            critical: true,
            ..Item::blank(Point::Check, &self.id("closed-unchecked"), Category::Check)
        })
    }

    /// All that was written about the log.
    fn written_about(&self) -> String {
        let acts = self.state.acts.iter();
        let words: Vec<&str> = acts.filter_map(|(_, act)| act.because()).collect();
        words.join(" ")
    }

    fn instruct(&self, expected: &Instruct) -> Item {
        let words: Vec<String> = keywords(&self.written_about()).collect();
        let shows = |noted: &String| {
            let noted = self.written.say(noted);
            keywords(&noted).all(|word| words.contains(&word))
        };
        let told = expected.noted.iter().any(shows);
        let (verdict, seen) = match (told, self.state.changed()) {
            (true, _) => (Verdict::Met, "The handler was told.".to_owned()),
            (false, Some(_)) => (
                Verdict::Missed,
                format!("What you wrote does not say it: “{}”", self.written_about()),
            ),
            (false, None) => (
                Verdict::Missed,
                "Nothing was sent back, so the handler learns nothing of it.".to_owned(),
            ),
        };
        Item {
            verdict,
            seen,
            at_ms: told.then(|| self.decided_ms()).flatten(),
            what: self.what(&format!(
                "tell the handler {}",
                self.written.say(&expected.what)
            )),
            why: self.written.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Record, &self.id(&expected.id), Category::Record)
        }
    }

    /// A decision carries its reason, so that whoever reads the log next knows it.
    fn rationale(&self) -> Option<Item> {
        let mut decided = self
            .state
            .acts
            .iter()
            .filter(|(_, it)| it.decision().is_some());
        let (at_ms, act) = decided.rfind(|(_, it)| *it != Act::PassOn)?;
        let given = act.because().is_some_and(is_a_reason);
        Some(Item {
            verdict: if given { Verdict::Met } else { Verdict::Missed },
            seen: if given {
                "The decision stands with its reason.".to_owned()
            } else {
                "The decision stands there without a reason.".to_owned()
            },
            at_ms: Some(*at_ms),
            what: self.what("write the reason for the decision"),
            why: "Whoever takes the log up next has nothing else to go by, and whoever looks back at it asks why."
                .to_owned(),
            guidance: guidance(Some("log-quality")),
            weight: 1,
            ..Item::blank(Point::Record, &self.id("rationale"), Category::Record)
        })
    }

    fn decision(&self) -> Item {
        let expects = &self.script.expects;
        let made: Vec<(u64, ReviewDecision)> = self.state.decisions().collect();
        let listed = |all: &[ReviewDecision]| {
            let words: Vec<&str> = all.iter().map(|it| decision_words(*it)).collect();
            words.join(" or ")
        };
        let right = |it: &ReviewDecision| expects.right.contains(it);
        let also = |it: &ReviewDecision| expects.also.contains(it);
        let off = made.iter().find(|(_, it)| !right(it) && !also(it));
        let explained =
            |decision: ReviewDecision| expects.wrong.iter().find(|it| it.decision == decision);
        let mut why = self.written.say(&expects.why);
        let mut moment = None;
        let (verdict, seen) = if let Some((at_ms, decision)) = off {
            if let Some(wrong) = explained(*decision) {
                why = self.written.say(&wrong.why);
                moment = wrong.quote.as_ref().and_then(|it| self.moment(it));
            }
            let words = decision_words(*decision);
            let right = listed(&expects.right);
            (
                Verdict::Wrong,
                format!("{words} at {}. What was right: {right}.", clock(*at_ms)),
            )
        } else if made.is_empty() {
            (Verdict::Missed, "Nothing was decided.".to_owned())
        } else if made.iter().any(|(_, it)| right(it)) {
            (Verdict::Met, listed_with_times(&made))
        } else {
            let right = listed(&expects.right);
            (
                Verdict::Late,
                format!(
                    "{} That is not enough by itself: {right}.",
                    listed_with_times(&made)
                ),
            )
        };
        let what = if self.own {
            "your own log goes to a colleague".to_owned()
        } else {
            format!("decide: {}", listed(&expects.right))
        };
        Item {
            verdict,
            seen,
            at_ms: made.first().map(|(at_ms, _)| *at_ms),
            moment,
            what: self.what(&what),
            why,
            guidance: guidance(expects.guidance.as_deref()),
            weight: DECISION_WEIGHT,
            critical: true,
            ..Item::blank(Point::Challenge, &self.id(""), Category::Escalate)
        }
    }

    fn grade(&self, expected: &GradeRange) -> Item {
        let grade = self.state.grade(self.written);
        let right = if expected.at_least == expected.at_most {
            view::grade_words(expected.at_least).to_owned()
        } else {
            let (least, most) = (expected.at_least, expected.at_most);
            format!(
                "{} to {}",
                view::grade_words(least),
                view::grade_words(most)
            )
        };
        let words = grade_words(grade);
        let (verdict, seen) = match grade {
            Some(grade) if grade < expected.at_least => (Verdict::Wrong, "too low"),
            Some(grade) if grade > expected.at_most => (Verdict::Wrong, "too high"),
            Some(_) => (Verdict::Met, "right"),
            None => (Verdict::Missed, "it has no grade"),
        };
        let escalated = self.state.acts.iter().rev();
        let mut escalated = escalated.filter(|(_, it)| matches!(it, Act::Escalate { .. }));
        Item {
            verdict,
            seen: format!("It goes on as {words}: {seen}."),
            at_ms: escalated.next().map(|(at_ms, _)| *at_ms),
            what: self.what(&format!("grade: {right}")),
            why: self.written.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Grade, &self.id("grade"), Category::Escalate)
        }
    }

    fn refer(&self, expected: &Refer) -> Item {
        let route = route_of(&expected.route);
        let lists = Catalogue::built_in();
        let entry = route.and_then(|no| lists.routes.get(no.place()));
        let by_handler = self.written.call.state().referrals.iter();
        let by_handler = by_handler
            .filter(|it| Some(it.route) == route)
            .map(|it| (None, it.urgency));
        let by_you = self.state.acts.iter().filter_map(|(at_ms, act)| match act {
            Act::Refer {
                route: it, urgency, ..
            } if Some(*it) == route => Some((Some(*at_ms), *urgency)),
            _ => None,
        });
        let made = by_handler.chain(by_you).next();
        let by = expected.by.unwrap_or(Urgency::Routine);
        let (verdict, seen) = match made {
            None => (Verdict::Missed, "It was not referred there.".to_owned()),
            Some((_, urgency)) if urgency < by => (
                Verdict::Late,
                format!(
                    "Referred as {}; it should have been {}.",
                    urgency_words(urgency),
                    urgency_words(by)
                ),
            ),
            Some((at_ms, urgency)) => {
                let at = at_ms.map_or("in the log".to_owned(), |it| format!("at {}", clock(it)));
                (
                    Verdict::Met,
                    format!("Referred {at}, {}.", urgency_words(urgency)),
                )
            }
        };
        let why = expected.why.clone().unwrap_or_default();
        let name = entry.map_or(&*expected.route, |it| &*it.name);
        Item {
            verdict,
            seen,
            at_ms: made.and_then(|(at_ms, _)| at_ms),
            what: self.what(&format!("refer: {name}")),
            why: self.written.say(&why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Refer, &self.id(&expected.route), Category::Escalate)
        }
    }

    /// Where something was to be told, it was told so that it teaches.
    fn kindness(&self) -> Option<Item> {
        let words = self.written_about();
        let shames = shaming(&words).first().copied();
        let owed = !self.script.expects.instruct.is_empty();
        let told = self.state.acts.iter().find(|(_, it)| {
            matches!(it, Act::SendBack { .. } | Act::Escalate { .. }) && it.because().is_some()
        });
        if shames.is_none() && !owed {
            return None;
        }
        let (verdict, seen, why) = match (shames, told) {
            (Some(shames), _) => (
                Verdict::Wrong,
                format!("You wrote: “{words}”"),
                format!(
                    "It reads as: {} Write instead: {}",
                    shames.reads_as, shames.instead
                ),
            ),
            (None, Some(_)) => (
                Verdict::Met,
                "Your words are about the log, and about what to do next.".to_owned(),
                KIND.to_owned(),
            ),
            (None, None) => (
                Verdict::Missed,
                "The handler was told nothing.".to_owned(),
                KIND.to_owned(),
            ),
        };
        Some(Item {
            verdict,
            seen,
            at_ms: told.map(|(at_ms, _)| *at_ms),
            what: self.what("tell the handler so that it teaches"),
            why,
            guidance: guidance(Some("lessons-call-handling")),
            weight: 1,
            penalty: if shames.is_some() { SHAMED } else { 0 },
            critical: shames.is_some(),
            ..Item::blank(Point::Care, &self.id("kindness"), Category::Care)
        })
    }
}

const KIND: &str = "A handler who is told what was missed, and how to hear it, catches it the next time. One who is \
     shamed hides the next mistake, and one who is told nothing repeats it.";

fn listed_with_times(made: &[(u64, ReviewDecision)]) -> String {
    let words = made
        .iter()
        .map(|(at_ms, it)| format!("{} at {}.", decision_words(*it), clock(*at_ms)));
    words.collect::<Vec<_>>().join(" ")
}
