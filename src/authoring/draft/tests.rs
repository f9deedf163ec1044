//! Drafts of every kind are sound, and are what they say.

use std::collections::BTreeSet;

use super::*;
use crate::authoring::check;
use crate::authoring::expectation::unmet;
use crate::authoring::library::{Library, SCRIPT};
use crate::call::Call;
use crate::call::play::{Expectation, Play};
use crate::call::run::Running;
use crate::debrief::Debrief;
use crate::journal::{Chain, Header, Journal};
use crate::scenario::Seed;
use crate::scenario::catalogue::Catalogue;

fn draft(caller: Kin, child: Child, signs: &[&str]) -> Draft {
    Draft {
        id: "quiet-evenings".to_owned(),
        twin: "quiet-evenings-2".to_owned(),
        title: "The \"quiet\" evenings".to_owned(),
        level: Level::Foundation,
        seat: Seat::CallHandler,
        caller,
        child,
        ages: (13, 14),
        signs: signs.iter().map(|&sign| sign.to_owned()).collect(),
        feared: Vec::new(),
        today: "2026-11-24".parse().unwrap(),
    }
}

#[test]
fn every_sign_of_the_catalogue_can_be_chosen_and_is_told_and_explained() {
    let all: BTreeSet<&str> = Catalogue::built_in()
        .signs
        .iter()
        .map(|sign| sign.id.as_str())
        .collect();
    let known: BTreeSet<&str> = matter::known().collect();
    assert_eq!(all, known);
}

#[test]
fn a_pair_checks_without_a_word_whatever_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::at(folder.path());
    let signs: Vec<&str> = matter::known().collect();
    // Every sign stands in one of these, with others before and after it that it must be told apart from.
    let groups: Vec<&[&str]> = signs.chunks(MOST_SIGNS - 1).collect();
    for (place, group) in groups.iter().enumerate() {
        let caller = Kin::ALL[place % Kin::ALL.len()];
        let mut draft = draft(caller, Child::ALL[place % 2], group);
        draft.id = format!("call-{place}");
        draft.twin = format!("call-{place}-2");
        draft.feared = feared(&library);
        let files = write(&library, &draft.pair().unwrap()).unwrap();
        assert_eq!(files.len(), 6);
    }
    for checked in check::path(folder.path(), "2026-11-24".parse().ok(), None) {
        let shown = checked.shown();
        assert!(shown.is_empty(), "{shown:#?}");
    }
}

#[test]
fn the_twins_cannot_be_told_apart_before_a_question_is_asked() {
    let [truth, twin] = draft(Kin::Grandfather, Child::Girl, &["threats", "second-phone"])
        .pair()
        .unwrap()
        .map(|it| Scenario::load(&it.script, None).unwrap().0);
    let seen = |it: &Scenario| {
        let script = &it.script;
        let opening: Vec<_> = script.opening.iter().map(|it| it.text.clone()).collect();
        let topics: Vec<_> = script.facts.iter().map(|it| it.topic.clone()).collect();
        let names: Vec<_> = script.cast.values().map(|it| it.names.clone()).collect();
        let note = script.care_note.clone();
        (
            opening,
            topics,
            names,
            note,
            script.objectives.clone(),
            script.minutes,
        )
    };
    assert_eq!(seen(&truth), seen(&twin));
}

#[test]
fn a_child_and_a_caller_are_spoken_of_as_what_they_are() {
    let pair = draft(Kin::FosterMother, Child::Girl, &["mood-after-contact"])
        .pair()
        .unwrap();
    for drafted in pair {
        let script = drafted.script;
        assert!(script.contains("who: \"foster mother\""), "{script}");
        assert!(script.contains("It's about my foster daughter."));
        assert!(script.contains("that: \"her foster daughter is being groomed\""));
        assert!(!script.contains("<[") && !script.contains("]>") && !script.contains("//%"));
        assert!(!script.contains('<'), "a word was not put in");
    }
}

#[test]
fn what_is_only_about_beliefs_goes_to_prevent_and_what_is_not_does_not() {
    let routes = |signs: &[&str]| {
        let [truth, _] = draft(Kin::Mother, Child::Boy, signs).pair().unwrap();
        let (scenario, _) = Scenario::load(&truth.script, None).unwrap();
        let routes = scenario.script.expects.refer.iter();
        routes.map(|it| it.route.clone()).collect::<Vec<_>>()
    };
    assert_eq!(
        routes(&["hard-mentor", "age-gap"]),
        ["prevent", "social-care", "other-force"]
    );
    assert_eq!(
        routes(&["hard-mentor", "second-phone"]),
        ["child-abuse-unit", "other-force"]
    );
    assert_eq!(routes(&["age-gap"]), ["child-abuse-unit", "other-force"]);
    assert!(routes(&["plans-of-action"]).contains(&"incident-manager".to_owned()));
}

#[test]
fn nothing_is_written_over_and_nothing_half_written_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::at(folder.path());
    let pair = draft(Kin::Mother, Child::Boy, &["age-gap"]).pair().unwrap();
    std::fs::create_dir(folder.path().join("quiet-evenings-2")).unwrap();
    let fault = write(&library, &pair).unwrap_err();
    assert!(matches!(fault, DraftFault::AlreadyThere { .. }), "{fault}");
    assert!(!folder.path().join("quiet-evenings").exists());
    std::fs::remove_dir(folder.path().join("quiet-evenings-2")).unwrap();
    let written = write(&library, &pair).unwrap();
    let script =
        std::fs::read_to_string(folder.path().join("quiet-evenings").join(SCRIPT)).unwrap();
    assert_eq!(script, pair[0].script);
    assert!(written.iter().all(|path| path.is_file()));
    assert!(write(&library, &pair).is_err());
}

/// What comes out of a play for a seed; every step must be taken, and taken for what it says.
fn played(scenario: &Scenario, source: &str, seed: u64) -> (Vec<Expectation>, Debrief) {
    let play = Play::parse(source).unwrap();
    let mut running = Running::new(Call::ring(scenario, Seed(seed)));
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&running.call), &mut bytes);
    for step in &play.steps {
        let mut happened = Vec::new();
        let taken = running.step(step, &mut happened);
        let id = &scenario.script.id;
        assert!(
            taken.is_ok(),
            "{id}, seed {seed}, line {}: {taken:?}",
            step.line
        );
        for event in &happened {
            chain.push(event, &mut bytes);
        }
        let clear = running.call.state().unclear.is_none();
        let line = source.lines().nth(step.line as usize - 1);
        assert!(clear, "{id}, seed {seed}: {line:?}");
    }
    let journal = Journal::read(scenario, &bytes).unwrap();
    (play.expects, Debrief::from_journal(scenario, &journal))
}

#[test]
fn every_play_comes_out_as_it_says_whatever_was_chosen_and_drawn() {
    let signs: Vec<&str> = matter::known().collect();
    for (place, group) in signs.chunks(MOST_SIGNS).enumerate() {
        let caller = Kin::ALL[place % Kin::ALL.len()];
        let child = Child::ALL[place % 2];
        for drafted in draft(caller, child, group).pair().unwrap() {
            let (scenario, _) = Scenario::load(&drafted.script, None).unwrap();
            // All twelve seeds once; of the other choices two, so that all of them come by.
            let seeds = match place {
                0 => (1..=12).collect(),
                _ => vec![place as u64, place as u64 % 6 + 7],
            };
            for seed in seeds {
                let (expects, debrief) = played(&scenario, &drafted.expert, seed);
                assert_eq!(unmet(&expects, &debrief), [], "{group:?}, seed {seed}");
                assert!(debrief.score.total >= 90, "{group:?}: {:?}", debrief.score);
                assert!(
                    debrief.not_understood.is_empty(),
                    "{:?}",
                    debrief.not_understood
                );
                let (expects, debrief) = played(&scenario, &drafted.passed_over, seed);
                assert_eq!(unmet(&expects, &debrief), [], "{group:?}, seed {seed}");
                assert!(expects.contains(&Expectation::Fail));
            }
        }
    }
}
