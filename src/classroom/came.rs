//! What one trainee's call came to, as a room looks back on it. It is made from the journal alone, and kept beside the call
//! so that a room need not replay hundreds of journals.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::call::memory::Told;
use crate::debrief::Debrief;
use crate::debrief::item::{Item, Moment, Verdict};
use crate::debrief::score::Score;
use crate::journal::Journal;
use crate::scenario::catalogue::{Catalogue, Family};
use crate::scenario::loaded::{Scenario, route_of, sign_of};
use crate::scenario::number::{FactNo, SignNo};
use crate::scenario::script::{Grade, NeverMatter, Urgency};

/// The route that asks for a second pair of eyes and nobody outside the room: what is closed goes there as well.
const SECOND_READING: &str = "supervisor";

/// What one call came to.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq)]
pub struct Came {
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: u32,
    /// The seed it was drawn from.
    pub seed: u64,
    /// The head of the journal's chain, in hex.
    pub journal_hash: String,
    /// Whether it was played to its end.
    pub finished: bool,
    /// Whether it was left. It is then counted for and against nobody.
    pub left: bool,
    /// Whether it was passed.
    pub passed: bool,
    /// How long it took, in milliseconds.
    pub length_ms: u64,
    /// The scores, 0 to 100 each.
    pub score: Score,
    /// Whether something was wrong in this call; `false` for the innocent twin of one.
    pub true_case: bool,
    /// Every expectation, and what became of it.
    pub points: Vec<PointCame>,
    /// What was heard: each fact that was said, when its first line began, and the line.
    pub heard: Vec<HeardFact>,
    /// The grade.
    pub grade: Option<GradeCame>,
    /// The grades that are right: the lowest and the highest.
    pub grade_range: (Grade, Grade),
    /// Referrals made: the route's id, its name, how soon, and whether that route is right, needless or harmful here.
    pub referrals: Vec<ReferralCame>,
    /// Routes that were expected and not used: id and name.
    pub not_referred: Vec<(String, String)>,
    /// For each family of signs: whether this call shows it, and whether the trainee's marks say so.
    pub families: Vec<FamilyCame>,
    /// One sentence about what happened to the caller's concern.
    pub sentence: String,
}

/// What became of an expectation.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Became {
    /// It was met.
    Met,
    /// It was done late.
    Late,
    /// It was not done.
    Missed,
    /// The wrong thing was done.
    Wrong,
}

/// One expectation of a call, and what became of it.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq)]
pub struct PointCame {
    /// Its name: "check:national-subject".
    pub id: String,
    /// The part of the chain: "recognise", "ask", "check", "record", "advise", "grade", "refer", "challenge", "care".
    pub part: String,
    /// What was looked for, in a few words.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// What became of it.
    pub became: Became,
    /// When it was done, in milliseconds since the call began.
    pub at_ms: Option<u64>,
    /// The line that matters to it and when it was said: only where the trainee heard it.
    pub moment: Option<(u64, String)>,
    /// How much it counts; nothing for what only counts when it goes wrong.
    pub weight: u8,
    /// Whether missing it fails the call.
    pub critical: bool,
}

/// A fact that was heard.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct HeardFact {
    /// The fact's id.
    pub fact: String,
    /// What it is about, in a few words.
    pub topic: String,
    /// When its first line began, in milliseconds since the call began.
    pub at_ms: u64,
    /// That line.
    pub line: String,
    /// Whether it is evidence for a sign that is expected to be recognised.
    pub telling: bool,
}

/// The grade that was given last.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct GradeCame {
    /// The grade.
    pub grade: Grade,
    /// When, in milliseconds since the call began.
    pub at_ms: u64,
}

/// Whether what was done is as much as was called for.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Less than was called for.
    Under,
    /// As much.
    Right,
    /// More than was called for.
    Over,
}

/// A referral that was made.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct ReferralCame {
    /// The route's id.
    pub route: String,
    /// Its name.
    pub name: String,
    /// How soon.
    pub urgency: Urgency,
    /// `Right` where it was expected at least so soon, `Under` where sooner was called for, `Over` where it was to be left
    /// alone. `None` where it does neither good nor harm.
    pub measure: Option<Measure>,
}

/// A family of signs in one call.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct FamilyCame {
    /// The family.
    pub family: Family,
    /// Whether the call shows it: a sign of it is expected to be recognised.
    pub shown: bool,
    /// Whether a mark with a sign of it stood at the end.
    pub marked: bool,
}

impl Came {
    /// What a handler's call came to.
    pub fn of_call(scenario: &Scenario, journal: &Journal) -> Came {
        let debrief = Debrief::from_journal(scenario, journal);
        let ended = Ended {
            scenario,
            call: journal.replay(scenario),
        };
        let expects = &scenario.script.expects;
        Came {
            true_case: !expects.recognise.is_empty(),
            heard: ended.heard(),
            grade: ended.grade(),
            grade_range: (expects.grade.at_least, expects.grade.at_most),
            referrals: ended.referrals(),
            not_referred: ended.not_referred(),
            families: ended.families(),
            ..Came::of_review(&debrief)
        }
    }

    /// What a review of logs, from the supervisor's seat, came to. Nobody is heard, graded or referred there as in a call,
    /// so nothing of that is said.
    pub fn of_review(debrief: &Debrief) -> Came {
        let points = debrief.items.iter();
        Came {
            scenario: debrief.scenario.clone(),
            title: debrief.title.clone(),
            version: debrief.version,
            seed: debrief.seed.0,
            journal_hash: debrief.journal_hash.clone(),
            finished: debrief.finished,
            left: debrief.left,
            passed: debrief.passed,
            length_ms: debrief.length_ms,
            score: debrief.score,
            true_case: true,
            points: points
                .map(|it| PointCame::of(it, &debrief.transcript))
                .collect(),
            heard: Vec::new(),
            grade: None,
            grade_range: (Grade::WithoutDeployment, Grade::Immediate),
            referrals: Vec::new(),
            not_referred: Vec::new(),
            families: Vec::new(),
            sentence: debrief.sentence.clone(),
        }
    }

    /// Whether it was a review of logs and no call.
    pub fn is_review(&self) -> bool {
        self.families.is_empty()
    }

    /// The grade against those that are right; `None` where none was given.
    pub fn grade_measure(&self) -> Option<Measure> {
        let given = self.grade?.grade;
        Some(if given < self.grade_range.0 {
            Measure::Under
        } else if given > self.grade_range.1 {
            Measure::Over
        } else {
            Measure::Right
        })
    }

    /// Whether the trainee treated the call as one in which a child may be at risk: graded it for an officer to go within
    /// the hour or at once, or referred it to anybody but the supervisor. The same answer counts the same whatever the call
    /// was; otherwise it would not tell whether true cases and innocent ones were answered differently.
    pub fn raised(&self) -> bool {
        let graded = self.grade.is_some_and(|it| it.grade >= Grade::Priority);
        graded || self.referrals.iter().any(|it| it.route != SECOND_READING)
    }
}

impl From<Verdict> for Became {
    fn from(verdict: Verdict) -> Became {
        match verdict {
            Verdict::Met => Became::Met,
            Verdict::Late => Became::Late,
            Verdict::Missed => Became::Missed,
            Verdict::Wrong => Became::Wrong,
        }
    }
}

impl PointCame {
    fn of(item: &Item, heard: &[Moment]) -> PointCame {
        // A debrief also points at words of the trainee's own, and at what a reviewer should have heard and did not. The
        // one is nobody else's business, the other was no moment of this playing.
        let was_heard = |moment: &&Moment| {
            moment.line.is_some()
                && heard
                    .iter()
                    .any(|it| it.line == moment.line && it.text.starts_with(&moment.text))
        };
        let moment = item.moment.as_ref().filter(was_heard);
        PointCame {
            id: item.id.clone(),
            part: item.point.name().to_owned(),
            what: item.what.clone(),
            why: item.why.clone(),
            became: Became::from(item.verdict),
            at_ms: item.at_ms,
            moment: moment.map(|it| (it.at_ms, it.text.clone())),
            weight: item.weight,
            critical: item.critical,
        }
    }
}

/// A call as its journal left it.
struct Ended<'s> {
    scenario: &'s Scenario,
    call: Call,
}

impl Ended<'_> {
    /// Signs that this call is expected to be recognised by.
    fn expected(&self) -> BTreeSet<SignNo> {
        let recognise = self.scenario.script.expects.recognise.iter();
        recognise
            .filter_map(|it| sign_of(&it.sign))
            .filter(|sign| self.scenario.sign_is_true(self.call.drawn(), *sign))
            .collect()
    }

    fn heard(&self) -> Vec<HeardFact> {
        let expected = self.expected();
        let facts = 0..u16::try_from(self.scenario.facts.len()).unwrap_or(u16::MAX);
        let heard = facts
            .map(FactNo)
            .filter(|it| self.call.state().told(*it) != Told::Not);
        let mut heard: Vec<HeardFact> = heard
            .filter_map(|it| self.heard_fact(it, &expected))
            .collect();
        heard.sort_by_key(|it| it.at_ms);
        heard
    }

    fn heard_fact(&self, fact: FactNo, expected: &BTreeSet<SignNo>) -> Option<HeardFact> {
        let (scenario, call) = (self.scenario, &self.call);
        let entry = scenario.fact(fact)?;
        let mut spoken = call.state().spoken.iter();
        let first = spoken.find(|it| {
            scenario.fact_of_line(it.line) == Some(fact)
                && call.state().heard(it.line, call.now_ms())
        })?;
        Some(HeardFact {
            fact: entry.id.to_string(),
            topic: entry.topic.render(&scenario.script, call.drawn()),
            at_ms: first.from_ms,
            line: scenario.words(first.line, call.drawn()),
            telling: entry.signs.iter().any(|(it, _)| expected.contains(it)),
        })
    }

    fn grade(&self) -> Option<GradeCame> {
        let graded = self.call.state().grade.as_ref()?;
        Some(GradeCame {
            grade: graded.grade,
            at_ms: graded.at_ms,
        })
    }

    fn referrals(&self) -> Vec<ReferralCame> {
        let routes = &Catalogue::built_in().routes;
        let made = self.call.state().referrals.iter();
        made.filter_map(|it| {
            let route = routes.get(it.route.place())?;
            Some(ReferralCame {
                route: route.id.clone(),
                name: route.name.clone(),
                urgency: it.urgency,
                measure: self.measure(&route.id, it.urgency),
            })
        })
        .collect()
    }

    fn measure(&self, route: &str, urgency: Urgency) -> Option<Measure> {
        let expects = &self.scenario.script.expects;
        if let Some(expected) = expects.refer.iter().find(|it| it.route == route) {
            let in_time = urgency >= expected.by.unwrap_or(Urgency::Routine);
            return Some(if in_time {
                Measure::Right
            } else {
                Measure::Under
            });
        }
        let mut never = expects.never.iter();
        let to_be_left = never.any(|it| matches!(&it.what, NeverMatter::Refer(it) if it == route));
        to_be_left.then_some(Measure::Over)
    }

    fn not_referred(&self) -> Vec<(String, String)> {
        let routes = &Catalogue::built_in().routes;
        let made = |route| {
            let mut referrals = self.call.state().referrals.iter();
            referrals.any(|it| it.route == route)
        };
        let expected = self.scenario.script.expects.refer.iter();
        let missing = expected
            .filter_map(|it| route_of(&it.route))
            .filter(|it| !made(*it));
        missing
            .filter_map(|it| routes.get(it.place()))
            .map(|it| (it.id.clone(), it.name.clone()))
            .collect()
    }

    fn families(&self) -> Vec<FamilyCame> {
        let signs = &Catalogue::built_in().signs;
        let of = |sign: SignNo| {
            signs
                .get(sign.place())
                .into_iter()
                .flat_map(|it| &it.families)
        };
        let shown: BTreeSet<&Family> = self.expected().into_iter().flat_map(of).collect();
        let marks = self.call.state().marks.iter();
        let marked: BTreeSet<&Family> = marks.flat_map(|it| of(it.sign)).collect();
        let all: BTreeSet<&Family> = signs.iter().flat_map(|it| &it.families).collect();
        all.into_iter()
            .map(|family| FamilyCame {
                family: *family,
                shown: shown.contains(family),
                marked: marked.contains(family),
            })
            .collect()
    }
}
