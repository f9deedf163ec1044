//! The supervisor's review: decided from the log alone, exactly as it was written.

use super::log::{Brought, is_a_reason, log_carries};
use super::memory::LastWord;
use super::state::State;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::{Loaded, route_of};
use crate::scenario::number::{LineNo, RecordNo};
use crate::scenario::script::{Decision, LogMatter, OfLog, RecordKind, Ruling};

/// How many challenges a supervisor hears where the script does not say.
const TRIES: u8 = 2;

/// The first decision whose conditions all hold of the log, and its place in the script.
pub(super) fn decide(scenario: &Loaded, state: &State) -> (u8, Decision) {
    let decisions = &scenario.script.review.decisions;
    let place = decisions
        .iter()
        .position(|ruling| ruling.when.iter().all(|of| holds(scenario, state, of)))
        .unwrap_or(decisions.len().saturating_sub(1));
    let decision = decisions
        .get(place)
        .map_or(Decision::NoFurtherAction, |it| it.decision);
    (u8::try_from(place).unwrap_or(u8::MAX), decision)
}

fn holds(scenario: &Loaded, state: &State, of: &OfLog) -> bool {
    let count = |matters: &[LogMatter]| {
        matters
            .iter()
            .filter(|matter| log_carries(scenario, state, matter))
            .count()
    };
    let grade = state.grade.as_ref().map(|graded| graded.grade);
    match of {
        OfLog::FewerThan(number, matters) => count(matters) < usize::from(*number),
        OfLog::AtLeast(number, matters) => count(matters) >= usize::from(*number),
        OfLog::GradedAbove(bound) => grade.is_some_and(|grade| grade > *bound),
        OfLog::GradedBelow(bound) => grade.is_none_or(|grade| grade < *bound),
        OfLog::Referred(route) => {
            let route = route_of(route);
            state
                .referrals
                .iter()
                .any(|referral| Some(referral.route) == route)
        }
    }
}

/// Whether the evidence a challenge brings changes the decision.
pub(super) fn moves(
    scenario: &Loaded,
    drawn: &Drawn,
    quotes: &[LineNo],
    records: &[RecordNo],
    reason: &str,
) -> bool {
    let rationale = is_a_reason(reason);
    let brought = Brought {
        quotes,
        carried: &[],
        concern: false,
        records,
        rationale,
    };
    let challenge = &scenario.script.review.challenge;
    let brings = |matter: &&LogMatter| brought.brings(scenario, matter);
    let mut must = challenge.must.iter();
    must.all(|matter| !scenario.matter_is_true(drawn, matter) || brings(&matter))
        && challenge.evidence.iter().filter(brings).count() >= usize::from(challenge.enough)
        && !relies_on_another(scenario, records)
}

/// Whether one of these records is a person's who is not of this call.
fn relies_on_another(scenario: &Loaded, records: &[RecordNo]) -> bool {
    records
        .iter()
        .filter_map(|record| scenario.script.records.get(record.place()))
        .any(|record| record.kind == RecordKind::Person && record.about.is_none())
}

/// How many challenges the supervisor hears.
pub(super) fn tries(scenario: &Loaded) -> u8 {
    scenario.script.review.challenge.tries.unwrap_or(TRIES)
}

/// The ruling behind the supervisor's first decision that still stands; `None` once a challenge changed it.
pub fn ruling_of(scenario: &Loaded, last_word: LastWord) -> Option<&Ruling> {
    scenario
        .script
        .review
        .decisions
        .get(usize::from(last_word.ruling?))
}

/// Whether the supervisor's last word is right for this log.
pub fn is_right(scenario: &Loaded, last_word: LastWord) -> bool {
    ruling_of(scenario, last_word).is_none_or(|ruling| ruling.right)
}
