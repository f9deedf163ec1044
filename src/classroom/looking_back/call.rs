//! One call of a room, over everybody who played it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::numbers::FiveNumbers;
use super::points::{self, PointBack};
use super::{commonest, count};
use crate::classroom::came::{Came, HeardFact, Measure, ReferralCame};
use crate::scenario::script::Grade;

const GRADES: [Grade; 4] = [
    Grade::WithoutDeployment,
    Grade::Scheduled,
    Grade::Priority,
    Grade::Immediate,
];

/// One call of a room.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct CallBack {
    /// Its place in the plan, from 0.
    pub step: u16,
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Whether something was wrong in it; `false` for an innocent twin.
    pub true_case: bool,
    /// How many finished it. All that follows is counted of them.
    pub finished: u32,
    /// How many left it.
    pub left: u32,
    /// How many began it and are not done with it.
    pub open: u32,
    /// Every expectation.
    pub points: Vec<PointBack>,
    /// How often each grade was given last, the lowest grade first; those that nobody gave too.
    pub grades: Vec<(Grade, u32)>,
    /// How many gave none, of a call that was to be graded.
    pub not_graded: u32,
    /// The grades that are right: the lowest and the highest.
    pub grade_range: (Grade, Grade),
    /// How many graded it too low.
    pub under: u32,
    /// How many graded it rightly.
    pub right: u32,
    /// How many graded it too high.
    pub over: u32,
    /// Routes that were expected or used: the expected ones first, then those used most.
    pub referrals: Vec<RouteBack>,
    /// How many treated it as one in which a child may be at risk.
    pub raised: u32,
    /// The totals.
    pub totals: Option<FiveNumbers>,
    /// What the one who was quickest heard; `None` unless two finished it.
    pub quickest: Option<HeardBack>,
    /// What the one who took longest heard.
    pub slowest: Option<HeardBack>,
    /// What to talk about.
    pub discuss: Vec<String>,
}

/// A route, over everybody who finished the call.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct RouteBack {
    /// Its id.
    pub route: String,
    /// Its name.
    pub name: String,
    /// How many referred it there.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// Whether it was expected.
    pub expected: bool,
    /// How many of them less soon than it needed to be.
    pub too_late: u32,
    /// How many of them where it was to be left alone.
    pub needless: u32,
}

/// What one who finished the call heard.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct HeardBack {
    /// How long the call took, in milliseconds.
    pub length_ms: u64,
    /// What was heard, in order.
    pub heard: Vec<HeardFact>,
    /// What others heard and this one did not, in a few words each; what most of them heard first.
    pub not_heard: Vec<String>,
}

impl CallBack {
    /// Of these, who finished or left the call; `None` of nobody.
    pub(super) fn of(
        step: u16,
        open: u32,
        discuss: Vec<String>,
        cames: &[&Came],
    ) -> Option<CallBack> {
        let finished: Vec<&Came> = cames.iter().copied().filter(|it| it.finished).collect();
        let like = finished.first().or(cames.first())?;
        let those = |is: &dyn Fn(&Came) -> bool| count(finished.iter().filter(|it| is(it)).count());
        let graded = |grade: Grade| those(&|it| it.grade.is_some_and(|it| it.grade == grade));
        let measured = |measure: Measure| those(&|it| it.grade_measure() == Some(measure));
        let (quickest, slowest) = ends(&finished).unzip();
        Some(CallBack {
            step,
            scenario: like.scenario.clone(),
            title: like.title.clone(),
            true_case: like.true_case,
            finished: count(finished.len()),
            left: count(cames.iter().filter(|it| it.left).count()),
            open,
            points: points::of(&finished),
            grades: GRADES.map(|grade| (grade, graded(grade))).to_vec(),
            not_graded: those(&|it| it.grade.is_none() && !it.is_review()),
            grade_range: like.grade_range,
            under: measured(Measure::Under),
            right: measured(Measure::Right),
            over: measured(Measure::Over),
            referrals: referrals(&finished),
            raised: those(&Came::raised),
            totals: FiveNumbers::of(finished.iter().map(|it| u64::from(it.score.total))),
            quickest,
            slowest,
            discuss,
        })
    }
}

fn referrals(finished: &[&Came]) -> Vec<RouteBack> {
    let of = count(finished.len());
    let mut routes: BTreeMap<&str, RouteBack> = BTreeMap::new();
    for came in finished {
        for made in &came.referrals {
            let route = routes
                .entry(&made.route)
                .or_insert_with(|| RouteBack::unused(&made.route, &made.name, of));
            route.take(made);
        }
        for (id, name) in &came.not_referred {
            let route = routes
                .entry(id)
                .or_insert_with(|| RouteBack::unused(id, name, of));
            route.expected = true;
        }
    }
    let mut routes: Vec<RouteBack> = routes.into_values().collect();
    routes.sort_by(|one, other| {
        let by = |it: &RouteBack| (Reverse(it.expected), Reverse(it.count));
        (by(one), &one.name).cmp(&(by(other), &other.name))
    });
    routes
}

impl RouteBack {
    fn unused(route: &str, name: &str, of: u32) -> RouteBack {
        RouteBack {
            route: route.to_owned(),
            name: name.to_owned(),
            count: 0,
            of,
            expected: false,
            too_late: 0,
            needless: 0,
        }
    }

    fn take(&mut self, made: &ReferralCame) {
        self.count += 1;
        match made.measure {
            Some(Measure::Right) => self.expected = true,
            Some(Measure::Under) => {
                self.expected = true;
                self.too_late += 1;
            }
            Some(Measure::Over) => self.needless += 1,
            None => {}
        }
    }
}

/// The one who was quickest and the one who took longest. One alone is neither, and a review of logs has no caller to hear.
fn ends(finished: &[&Came]) -> Option<(HeardBack, HeardBack)> {
    if finished.len() < 2 || finished.iter().all(|it| it.heard.is_empty()) {
        return None;
    }
    // Of equals the first is the quickest and the last the slowest, so that they are two.
    let quickest = finished.iter().min_by_key(|it| it.length_ms)?;
    let slowest = finished.iter().max_by_key(|it| it.length_ms)?;
    let of = |came: &Came| HeardBack {
        length_ms: came.length_ms,
        heard: came.heard.clone(),
        not_heard: not_heard(came, finished),
    };
    Some((of(quickest), of(slowest)))
}

/// Topics that others heard of and this one did not, those first of which most heard.
fn not_heard(came: &Came, finished: &[&Came]) -> Vec<String> {
    let heard: BTreeSet<&str> = came.heard.iter().map(|it| it.fact.as_str()).collect();
    let mut missing: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for it in finished.iter().flat_map(|it| &it.heard) {
        if !heard.contains(it.fact.as_str()) {
            missing.entry(&it.fact).or_default().push(&it.topic);
        }
    }
    let mut missing: Vec<(usize, &str)> = missing
        .into_values()
        .filter_map(|topics| Some((topics.len(), commonest(topics)?)))
        .collect();
    missing.sort_by_key(|it| (Reverse(it.0), it.1));
    let mut told: Vec<String> = Vec::with_capacity(missing.len());
    for (_, topic) in missing {
        if !told.iter().any(|it| it == topic) {
            told.push(topic.to_owned());
        }
    }
    told
}
