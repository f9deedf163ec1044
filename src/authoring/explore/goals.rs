//! What the expert is out for: the scenario's expectations, and what leads to them.

use crate::scenario::loaded::{Loaded, Need, advice_of, route_of, sign_of};
use crate::scenario::number::{AdviceNo, CastNo, FactNo, RecordNo, RouteNo, SignNo};
use crate::scenario::script::{Grade, LogMatter, System, Urgency};

/// What the expert is out for. The same in every play of a scenario.
#[derive(Debug)]
pub(super) struct Goals {
    /// Facts to hear: what there is little time for first, then in the order of the script; each after what it waits
    /// for.
    pub hear: Vec<FactNo>,
    /// Signs to mark.
    pub signs: Vec<SignNo>,
    /// Facts the log must carry.
    pub log: Vec<FactNo>,
    /// Whether it must carry the caller's fear in the caller's words.
    pub log_concern: bool,
    /// Records it must carry.
    pub log_records: Vec<RecordNo>,
    /// Enquiries to make.
    pub enquiries: Vec<Enquiry>,
    /// Advice to give.
    pub advice: Vec<AdviceNo>,
    /// The lowest grade that is right, and the highest.
    pub grade: (Grade, Grade),
    /// By when it must be graded, in milliseconds since the call began, if it matters.
    pub grade_by_ms: Option<u64>,
    /// Where to refer it, and how soon.
    pub referrals: Vec<(RouteNo, Urgency)>,
}

/// An enquiry to make.
#[derive(Debug)]
pub(super) struct Enquiry {
    /// Of which system.
    pub system: System,
    /// About whom.
    pub about: CastNo,
    /// The record to be opened.
    pub opens: Option<RecordNo>,
}

impl Goals {
    /// Those of a scenario.
    pub fn of(scenario: &Loaded) -> Goals {
        let expects = &scenario.script.expects;
        let matters = || expects.log.iter().map(|it| &it.what);
        let log = matters().filter_map(|it| match it {
            LogMatter::Fact(id) => scenario.fact_of(id),
            _ => None,
        });
        let log_records = matters().filter_map(|it| match it {
            LogMatter::Trace(id) => scenario.record_of(id),
            _ => None,
        });
        let enquiries = expects.enquire.iter().filter_map(|it| {
            Some(Enquiry {
                system: it.system,
                about: scenario.cast_of(&it.about)?,
                opens: it.opens.as_deref().and_then(|id| scenario.record_of(id)),
            })
        });
        let referrals = expects.refer.iter().filter_map(|it| {
            let by = it.by.unwrap_or(Urgency::Routine);
            Some((route_of(&it.route)?, by))
        });
        let log: Vec<FactNo> = log.collect();
        let signs: Vec<SignNo> = expects
            .recognise
            .iter()
            .filter_map(|it| sign_of(&it.sign))
            .collect();
        Goals {
            hear: hear(scenario, &log, &signs),
            signs,
            log,
            log_concern: matters().any(|it| matches!(it, LogMatter::Concern)),
            log_records: log_records.collect(),
            enquiries: enquiries.collect(),
            advice: expects
                .advise
                .iter()
                .filter_map(|it| advice_of(&it.advice))
                .collect(),
            grade: (expects.grade.at_least, expects.grade.at_most),
            grade_by_ms: expects.grade.within.map(|it| u64::from(it) * 1000),
            referrals: referrals.collect(),
        }
    }
}

/// What is expected to be asked and logged, what shows an expected sign, what there is to search by, and what any of
/// these waits for.
fn hear(scenario: &Loaded, log: &[FactNo], signs: &[SignNo]) -> Vec<FactNo> {
    let expects = &scenario.script.expects;
    let mut wanted = vec![false; scenario.facts.len()];
    let asked = expects
        .ask
        .iter()
        .filter_map(|it| scenario.fact_of(&it.fact));
    for fact in asked.chain(log.iter().copied()) {
        want(&mut wanted, fact);
    }
    let facts = scenario.facts.iter().zip(&scenario.script.facts);
    for (wanted, (entry, fact)) in wanted.iter_mut().zip(facts) {
        let shows = entry.signs.iter().any(|(sign, _)| signs.contains(sign));
        let of = |key: &str| expects.enquire.iter().any(|it| it.about == key);
        let mut gives = fact.gives.iter().filter_map(|it| it.split_once('.'));
        let identifies = gives.any(|(key, _)| of(key));
        *wanted |= shows || identifies;
    }
    let by = |place: &usize| {
        let id = scenario.script.facts.get(*place).map(|it| &it.id);
        let mut asks = expects.ask.iter().filter(|it| Some(&it.fact) == id);
        asks.find_map(|it| it.within).unwrap_or(u16::MAX)
    };
    let mut places: Vec<usize> = (0..wanted.len()).filter(|it| wanted[*it]).collect();
    places.sort_by_key(by);
    let mut order = Vec::new();
    for place in places {
        after_its_needs(scenario, place, &mut order);
    }
    let facts = order.into_iter().filter_map(|it| u16::try_from(it).ok());
    facts.map(FactNo).collect()
}

fn want(wanted: &mut [bool], fact: FactNo) {
    if let Some(wanted) = wanted.get_mut(fact.place()) {
        *wanted = true;
    }
}

/// Adds a fact after those it waits for. Each is added once, so that a circle comes to an end.
fn after_its_needs(scenario: &Loaded, place: usize, order: &mut Vec<usize>) {
    let mut way = vec![place];
    let mut at = 0;
    // First what is needed is found, then it is added backwards.
    while let Some(entry) = way.get(at).and_then(|it| scenario.facts.get(*it)) {
        for need in &entry.needs {
            if let Need::Told(other) = need
                && !way.contains(&other.place())
            {
                way.push(other.place());
            }
        }
        at += 1;
    }
    for needed in way.into_iter().rev() {
        if !order.contains(&needed) {
            order.push(needed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::loaded::Scenario;

    fn goals(source: &str) -> (Scenario, Goals) {
        let scenario = Scenario::load(source, None).ok().unwrap().0;
        let goals = Goals::of(&scenario);
        (scenario, goals)
    }

    #[test]
    fn what_a_fact_waits_for_comes_before_it() {
        let (scenario, goals) = goals(include_str!("../../../scenarios/server-owner/scenario.ron"));
        let place = |id: &str| {
            let fact = scenario.fact_of(id).unwrap();
            goals.hear.iter().position(|it| *it == fact)
        };
        assert!(place("other-boys").unwrap() < place("youngest").unwrap());
        let mut once = goals.hear.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), goals.hear.len());
    }

    #[test]
    fn all_that_is_expected_is_a_goal() {
        for source in [
            include_str!("../../../scenarios/server-owner/scenario.ron"),
            include_str!("../../../scenarios/server-coach/scenario.ron"),
        ] {
            let (scenario, goals) = goals(source);
            let expects = &scenario.script.expects;
            for it in &expects.ask {
                let fact = scenario.fact_of(&it.fact).unwrap();
                assert!(goals.hear.contains(&fact), "{}", it.fact);
            }
            assert_eq!(goals.signs.len(), expects.recognise.len());
            assert_eq!(goals.enquiries.len(), expects.enquire.len());
            assert_eq!(goals.advice.len(), expects.advise.len());
            assert_eq!(goals.referrals.len(), expects.refer.len());
            let carried = goals.log.len() + goals.log_records.len();
            let rationale = |it: &&crate::scenario::script::Carry| {
                matches!(it.what, LogMatter::Rationale | LogMatter::Concern)
            };
            assert_eq!(
                carried + expects.log.iter().filter(rationale).count(),
                expects.log.len()
            );
            assert!(goals.log_concern);
        }
    }
}
