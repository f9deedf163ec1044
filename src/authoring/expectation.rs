//! Whether a play came out as it says of itself.

use std::fmt;

use crate::call::play::Expectation;
use crate::debrief::Debrief;
use crate::debrief::item::Verdict;

/// An expectation of a play that does not hold, and what came out instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// What the play expects.
    pub expected: Expectation,
    /// What the debrief says.
    pub found: String,
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.expected {
            Expectation::Pass => f.write_str("the play expects a pass")?,
            Expectation::Fail => f.write_str("the play expects a fail")?,
            Expectation::Missed(point) => {
                write!(f, "the play expects something missed of `{point}`")?;
            }
        }
        write!(f, ", and {}", self.found)
    }
}

/// The expectations that do not hold of this debrief, in order.
pub fn unmet(expects: &[Expectation], debrief: &Debrief) -> Vec<Unmet> {
    let all = expects.iter();
    let found = all.filter_map(|expected| Some((expected, contradiction(expected, debrief)?)));
    found
        .map(|(expected, found)| Unmet {
            expected: expected.clone(),
            found,
        })
        .collect()
}

fn contradiction(expected: &Expectation, debrief: &Debrief) -> Option<String> {
    match expected {
        Expectation::Pass if !debrief.passed => Some(not_passed(debrief)),
        Expectation::Fail if debrief.passed => {
            Some(format!("it passes with {} of 100", debrief.score.total))
        }
        Expectation::Missed(point) => {
            let mut of_point = debrief
                .items
                .iter()
                .filter(|item| item.point.name() == point);
            let amiss = |verdict| matches!(verdict, Verdict::Missed | Verdict::Wrong);
            if of_point.clone().any(|item| amiss(item.verdict)) {
                None
            } else if of_point.next().is_some() {
                Some("nothing of it was missed".to_owned())
            } else {
                Some("the debrief has no such point".to_owned())
            }
        }
        _ => None,
    }
}

fn not_passed(debrief: &Debrief) -> String {
    if !debrief.finished {
        return "the call was not played to its end".to_owned();
    }
    let mut found = format!("it fails with {} of 100", debrief.score.total);
    if !debrief.critical.is_empty() {
        found.push_str("; critical: ");
        found.push_str(&debrief.critical.join(", "));
    }
    found
}
