//! What followed, by how the call was handled.

use super::log::log_carries;
use super::state::State;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::{Loaded, advice_of, route_of};
use crate::scenario::script::{Decision, Handled, LogMatter};

/// The first card whose conditions all hold.
pub(super) fn card(scenario: &Loaded, drawn: &Drawn, state: &State) -> u8 {
    let outcomes = &scenario.script.outcomes;
    let place = outcomes
        .iter()
        .position(|outcome| {
            outcome
                .when
                .iter()
                .all(|handled| holds(scenario, drawn, state, handled))
        })
        .unwrap_or(outcomes.len().saturating_sub(1));
    u8::try_from(place).unwrap_or(u8::MAX)
}

fn holds(scenario: &Loaded, drawn: &Drawn, state: &State, handled: &Handled) -> bool {
    let decision = state.last_word.map(|word| word.decision);
    let grade = state.grade.as_ref().map(|graded| graded.grade);
    let referred = |route: &str| {
        let route = route_of(route);
        state
            .referrals
            .iter()
            .any(|referral| Some(referral.route) == route)
    };
    let advised = |advice: &str| {
        let advice = advice_of(advice);
        state
            .advised
            .iter()
            .any(|(given, _)| Some(*given) == advice)
    };
    match handled {
        Handled::Agreed => decision == Some(Decision::Agreed),
        Handled::Closed => decision.is_some_and(|decision| decision != Decision::Agreed),
        Handled::NotSubmitted => decision.is_none(),
        Handled::GradedAtLeast(bound) => grade.is_some_and(|grade| grade >= *bound),
        Handled::GradedAtMost(bound) => grade.is_none_or(|grade| grade <= *bound),
        Handled::Referred(route) => referred(route),
        Handled::NotReferred(route) => !referred(route),
        Handled::Advised(advice) => advised(advice),
        Handled::NotAdvised(advice) => !advised(advice),
        Handled::Logged(LogMatter::Fact(id)) => {
            // Of alternatives, the one that is true in this call.
            let fact = scenario.fact_of(id).map(|fact| drawn.true_fact(fact));
            let entry = fact.and_then(|fact| scenario.fact(fact));
            let id = entry.map_or_else(|| id.clone(), |entry| entry.id.to_string());
            log_carries(scenario, state, &LogMatter::Fact(id))
        }
        Handled::Logged(matter) => log_carries(scenario, state, matter),
        Handled::Enquired(cast) => scenario
            .cast_of(cast)
            .is_some_and(|cast| state.enquired(cast)),
    }
}
