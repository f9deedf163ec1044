//! What exploring a scenario finds amiss with it, and where.

use crate::authoring::finding::{Finding, Kind as Fault, Place};
use crate::scenario::diagnostic::{LineStarts, Step};
use crate::scenario::loaded::Scenario;
use crate::scenario::outline::Outline;

use super::expected::expected;
use super::exploration::{Apart, Exploration};
use super::{Kind, Plan, explore};

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
    for step in steps.filter(|it| is_amiss(it)) {
        found.push(not_apart(step, at(&[Step::Field("expects")])));
    }
    found
}

/// Whether an author should look at a step. At the bottom chance does well enough: who grades at random is right half of the
/// time where the novice's low grade never is. There a warning is given only where chance does better.
fn is_amiss(step: &Apart) -> bool {
    match step.lower == Kind::Random.name() {
        true => step.higher_median < step.lower_median,
        false => !step.apart,
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = include_str!("../../scenario/check/small.ron");
    const RUNS: u32 = 120;

    fn found(source: &str) -> Vec<Finding> {
        let scenario = Scenario::load(source, None).ok().unwrap().0;
        findings(&scenario, source, RUNS)
    }

    fn line_of(source: &str, text: &str) -> u32 {
        let line = source.lines().position(|line| line.contains(text));
        u32::try_from(line.unwrap() + 1).unwrap()
    }

    #[test]
    fn a_fact_that_wants_pressing_without_end_is_never_told_and_fails_what_rests_on_it() {
        let needs = "Told(\"older-friend\"), Pressed(40)";
        let source = SMALL.replace("Told(\"older-friend\")", needs);
        let found = found(&source);
        let fact = &found[0];
        assert_eq!(fact.kind, Fault::NeverTold);
        assert_eq!(fact.place.line, line_of(&source, "id: \"real-name\""));
        assert!(fact.message.contains("`real-name`"), "{}", fact.message);
        for (id, line) in [
            ("ask:real-name", "ask: [("),
            ("check:national-subject", "enquire: [("),
        ] {
            let mut rare = found.iter().filter(|it| it.kind == Fault::RarelyMet);
            let rare = rare.find(|it| it.message.contains(id)).unwrap();
            assert_eq!(rare.place.line, line_of(&source, line), "{id}");
        }
    }

    #[test]
    fn an_expectation_with_no_time_to_meet_it_is_rarely_met() {
        let source = SMALL.replace("within: 60", "within: 0");
        let found = found(&source);
        let mut rare = found.iter().filter(|it| it.kind == Fault::RarelyMet);
        let rare = rare.find(|it| it.message.contains("recognise:age-gap"));
        assert_eq!(rare.unwrap().place.line, line_of(&source, "within: 0"));
    }

    #[test]
    fn a_scenario_that_expects_next_to_nothing_tells_nobody_apart() {
        let from = SMALL.find("        recognise: [").unwrap();
        let until = SMALL.find("    review: (\n").unwrap();
        let expects = "        grade: (at_least: WithoutDeployment, at_most: Immediate, why: \"Any.\"),\n        \
                       review: (answer: Accept, why: \"It is sent on.\"),\n    ),\n";
        let source = format!("{}{expects}{}", &SMALL[..from], &SMALL[until..]);
        let apart = found(&source);
        let apart: Vec<_> = apart
            .iter()
            .filter(|it| it.kind == Fault::NotApart)
            .collect();
        assert!(!apart.is_empty());
        for it in apart {
            assert_eq!(it.place.line, line_of(&source, "    expects: ("));
        }
    }

    #[test]
    fn a_sound_scenario_has_every_fact_told_and_every_expectation_met() {
        let source = include_str!("../../../scenarios/server-owner/scenario.ron");
        let found = found(source);
        let missing = |it: &&Finding| it.kind != Fault::NotApart;
        assert_eq!(found.iter().find(missing), None);
    }
}
