//! How well questions are understood that were written by people who had not seen the phrases.
//!
//! The lists in `tests/data/understanding/tune` were read while the matching was made; those in `report` were not. Both
//! must hold, so that no change to the lists or the rules makes the caller understand less.

use std::fs;
use std::path::Path;

use warning_signs::call::Call;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::understanding::evaluation::{self, Case, Evaluation};

const SCENARIOS: [&str; 2] = ["server-owner", "server-coach"];

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn call(id: &str) -> Call {
    let source = file(&format!("scenarios/{id}/scenario.ron"));
    Call::ring(&Scenario::load(&source, None).unwrap().0, Seed(1))
}

fn cases(call: &Call, id: &str, list: &str) -> Vec<Case> {
    let source = file(&format!("tests/data/understanding/{list}/{id}.tsv"));
    evaluation::read(&source, |fact| call.scenario().fact_of(fact)).unwrap()
}

/// Both scenarios' evaluations, added up.
fn evaluated(list: &str) -> Evaluation {
    let mut all = Evaluation::default();
    for id in SCENARIOS {
        let call = call(id);
        let one = Evaluation::of(&call.understanding(), &cases(&call, id, list));
        all.cases += one.cases;
        all.asking += one.asking;
        all.first += one.first;
        all.among += one.among;
        all.falsely_sure += one.falsely_sure;
        all.falsely_accepted += one.falsely_accepted;
        all.rightly_none += one.rightly_none;
    }
    all
}

/// Whether a part is at least so many hundredths of a whole.
fn at_least(part: u32, whole: u32, hundredths: u32) -> bool {
    part * 100 >= whole * hundredths
}

#[test]
fn questions_of_people_who_had_not_seen_the_phrases_are_understood() {
    for list in ["tune", "report"] {
        let all = evaluated(list);
        assert!(at_least(all.first, all.asking, 88), "{list}: {all:?}");
        assert!(at_least(all.among, all.asking, 96), "{list}: {all:?}");
        assert!(!at_least(all.falsely_sure, all.cases, 4), "{list}: {all:?}");
        assert!(
            !at_least(all.falsely_accepted, all.none(), 8),
            "{list}: {all:?}"
        );
    }
}

#[test]
fn the_lists_are_long_enough_and_hold_every_kind() {
    let counted = |list: &str, is: &dyn Fn(&Case) -> bool| -> usize {
        let of = |id: &&str| {
            cases(&call(id), id, list)
                .iter()
                .filter(|it| is(it))
                .count()
        };
        SCENARIOS.iter().map(of).sum()
    };
    assert!(counted("report", &|_| true) >= 600);
    assert!(counted("report", &|it| it.expected.is_empty()) >= 100);
    assert!(counted("report", &|it| it.expected.len() > 1) >= 60);
    for id in SCENARIOS {
        let call = call(id);
        let cases = cases(&call, id, "report");
        let askable = |id: &str| {
            let facts = call.scenario().script.facts.iter();
            facts.into_iter().any(|it| it.id == id && it.can_be_asked())
        };
        // Of alternatives the first has the questions of all.
        let facts = call.scenario().facts.iter();
        for fact in facts.filter(|it| askable(&it.id)) {
            let asks = |it: &&Case| {
                let mut asked = it.expected.iter();
                asked.any(|it| call.scenario().fact(*it).is_some_and(|it| it.id == fact.id))
            };
            assert!(cases.iter().filter(asks).count() >= 4, "{id}: {}", fact.id);
        }
    }
}

/// The words of a text and nothing else.
fn words(text: &str) -> String {
    let plain = text.to_lowercase().replace(['\'', '’'], "");
    let words = plain.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_lists_to_report_on_were_not_copied_into_the_phrases() {
    let mut known = std::collections::BTreeSet::new();
    for path in [
        "assets/catalogue/questions.txt",
        "assets/understanding/moves.txt",
        "assets/understanding/advice.txt",
        "assets/understanding/asides.txt",
    ] {
        known.extend(file(path).lines().map(words));
    }
    let (mut all, mut same) = (0, Vec::new());
    for id in SCENARIOS {
        let call = call(id);
        for fact in &call.scenario().script.facts {
            known.extend(fact.asked.iter().map(|it| words(it)));
        }
        for case in cases(&call, id, "report") {
            all += 1;
            if known.contains(&words(&case.utterance)) {
                same.push(case.utterance);
            }
        }
    }
    // Short questions are put alike by anybody: "How is he getting on at school?"
    assert!(
        same.len() * 100 < all * 5,
        "{} of {all}: {same:?}",
        same.len()
    );
}
