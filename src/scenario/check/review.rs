//! The supervisor's decisions and the outcomes: each list ends in one for all that are left.

use crate::scenario::code::Code;
use crate::scenario::script::Script;

use super::{Faults, TOP, Trail};

/// Checks both lists.
pub fn check(script: &Script, faults: &mut Faults) {
    let review = TOP.field("review");
    let decisions: Vec<usize> = script
        .review
        .decisions
        .iter()
        .map(|ruling| ruling.when.len())
        .collect();
    let codes = (Code::EarlierDecision, Code::LastDecision);
    falls_through(
        &decisions,
        "decision",
        codes,
        &review.field("decisions"),
        faults,
    );
    let outcomes: Vec<usize> = script
        .outcomes
        .iter()
        .map(|outcome| outcome.when.len())
        .collect();
    let codes = (Code::EarlierOutcome, Code::LastOutcome);
    falls_through(&outcomes, "outcome", codes, &TOP.field("outcomes"), faults);
}

/// Notes a list of this kind that does not end in an entry for all that are left.
pub fn falls_through(
    conditions: &[usize],
    what: &str,
    (earlier, last): (Code, Code),
    list: &Trail<'_>,
    faults: &mut Faults,
) {
    let Some((&left, before)) = conditions.split_last() else {
        let message = format!("there is no {what}");
        let mend = "add at least one, without `when`";
        return faults.error(last, list, message, mend);
    };
    if left > 0 {
        let message = format!("the last {what} has conditions, so that none may be left");
        let at = list.item(before.len());
        let mend = format!("add a last {what} without `when`");
        faults.error(last, &at.field("when"), message, mend);
    }
    for (place, _) in before.iter().enumerate().filter(|&(_, &count)| count == 0) {
        let message =
            format!("this {what} has no conditions and is not the last: none after it can come");
        let at = list.item(place);
        let mend = "add `when`, or move it to the end";
        faults.error(earlier, &at.field("when"), message, mend);
    }
}
