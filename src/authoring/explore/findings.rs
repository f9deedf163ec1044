//! What exploring a scenario finds amiss with it, and where.

use crate::authoring::check::{Finding, Kind as Fault, Place};
use crate::scenario::diagnostic::{LineStarts, Step};
use crate::scenario::loaded::Scenario;
use crate::scenario::outline::Outline;

use super::expected::expected;
use super::exploration::{Apart, Exploration};
use super::{Plan, explore};

/// The seed of the plays that a check makes, so that it says the same every time.
const SEED: u64 = 1;

/// What so many plays find amiss with a scenario, in the order of its text. `source` is its text.
pub fn findings(scenario: &Scenario, source: &str, runs: u32) -> Vec<Finding> {
    let exploration = explore(scenario, Plan::of(runs, SEED), &|_| {});
    let mut found = of(scenario, source, &exploration);
    found.sort_by_key(|it| it.place.span.as_ref().map(|it| it.start));
    found
}

fn of(scenario: &Scenario, source: &str, exploration: &Exploration) -> Vec<Finding> {
    let outline = Outline::of(source);
    let starts = LineStarts::of(source);
    let at = |path: &[Step]| {
        let span = span_of(&outline, path);
        Place::of(&starts, span.unwrap_or_default())
    };
    let mut found = Vec::new();
    for (place, fact) in exploration.facts.iter().enumerate() {
        if fact.never {
            let path = [Step::Field("facts"), Step::Item(place), Step::Field("id")];
            found.push(never_told(&fact.id, exploration.runs, at(&path)));
        }
    }
    let expected = expected(&scenario.script);
    for (expectation, expected) in exploration.expectations.iter().zip(&expected) {
        if expectation.rarely_met {
            let met = expectation.met.expert;
            found.push(rarely_met(&expectation.id, met, at(&expected.path)));
        }
    }
    let steps = exploration.separation.steps.iter();
    for step in steps.filter(|it| !it.apart) {
        found.push(not_apart(step, at(&[Step::Field("expects")])));
    }
    found
}

fn span_of(outline: &Outline<'_>, path: &[Step]) -> Option<std::ops::Range<usize>> {
    let mut at = outline.root()?;
    for step in path {
        at = match step {
            Step::Field(name) => outline.field(at, name)?,
            Step::Item(place) => outline.children(at).nth(*place)?,
            Step::Key(key) => outline.entry(at, key)?,
        };
    }
    Some(outline.head(at))
}

fn never_told(id: &str, runs: u32, place: Place) -> Finding {
    Finding {
        kind: Fault::NeverTold,
        place,
        message: format!("`{id}` was never told in {runs} explored plays"),
        mend: Some(
            "give it more ways of being asked, let the caller offer it, or lower what it needs"
                .to_owned(),
        ),
    }
}

fn rarely_met(id: &str, met: u16, place: Place) -> Finding {
    Finding {
        kind: Fault::RarelyMet,
        place,
        message: format!(
            "`{id}` was met in {} of the expert's explored plays",
            percent(met)
        ),
        mend: Some(
            "look at it with `explore`: what it rests on may be hard to hear or to find, or may come too late"
                .to_owned(),
        ),
    }
}

fn not_apart(step: &Apart, place: Place) -> Finding {
    let Apart {
        higher,
        lower,
        above,
        higher_median,
        lower_median,
        ..
    } = step;
    Finding {
        kind: Fault::NotApart,
        place,
        message: format!(
            "the score does not tell {higher} trainees from {lower} ones: half of them reach {higher_median} and \
             {lower_median}, and the abler is above in {} of the pairs",
            percent(*above)
        ),
        mend: Some(
            "look at the points of each expectation with `explore`; give more weight to what only good handling brings"
                .to_owned(),
        ),
    }
}

/// Thousandths as people read them: "59.9%".
fn percent(thousandths: u16) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
