//! Every play of every scenario comes out as its own header says, whatever the seed.

use std::fs;
use std::path::{Path, PathBuf};

use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::call::event::Event;
use warning_signs::call::play::{Expectation, Play};
use warning_signs::call::run::Running;
use warning_signs::call::terms::{Mode, Terms};
use warning_signs::debrief::Debrief;
use warning_signs::debrief::item::Verdict;
use warning_signs::journal::{Chain, Header, Journal};
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::scenario::read::seat;
use warning_signs::scenario::script::Seat;

fn scenarios() -> Vec<(Scenario, Vec<PathBuf>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if !entry.path().is_dir() {
            continue;
        }
        let source = fs::read_to_string(entry.path().join("scenario.ron")).unwrap();
        // The supervisor's seat has plays of its own: tests/it/supervising.rs.
        if seat(&source) == Seat::Supervisor {
            continue;
        }
        let (scenario, warnings) = Scenario::load(&source, None).unwrap();
        assert!(warnings.is_empty(), "{warnings:?}");
        let mut plays: Vec<PathBuf> = fs::read_dir(entry.path().join("plays"))
            .unwrap()
            .map(|it| it.unwrap().path())
            .filter(|path| path.extension().is_some_and(|it| it == "play"))
            .collect();
        plays.sort();
        found.push((scenario, plays));
    }
    assert!(found.len() >= 2);
    found
}

/// The journal of a play, as every front end writes it.
fn journal(scenario: &Scenario, seed: u64, terms: Terms, play: &Play) -> Vec<u8> {
    let call = Call::ring_on(scenario, Seed(seed), terms);
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
    let mut running = Running::new(call);
    let mut write = |events: &[Event]| {
        for event in events {
            chain.push(event, &mut bytes);
        }
    };
    for step in &play.steps {
        let mut happened = Vec::new();
        if let Err(not_done) = running.step(step, &mut happened) {
            panic!("seed {seed}, line {}: {not_done}", step.line);
        }
        write(&happened);
        assert!(
            running.call.state().unclear.is_none(),
            "seed {seed}, line {} is unclear",
            step.line
        );
    }
    if running.call.state().is_open() {
        let at_ms = running.call.now_ms() + 1_000;
        write(running.call.handle(at_ms, Command::End).unwrap());
    }
    bytes
}

fn debrief(scenario: &Scenario, bytes: &[u8]) -> Debrief {
    let journal = Journal::read(scenario, bytes).unwrap();
    assert_eq!(journal.lost, None);
    Debrief::from_journal(scenario, &journal)
}

#[test]
fn every_play_comes_out_as_it_says() {
    for (scenario, plays) in scenarios() {
        for path in plays {
            let play = Play::parse(&fs::read_to_string(&path).unwrap()).unwrap();
            assert!(
                !play.expects.is_empty(),
                "{} says nothing of its result",
                path.display()
            );
            // Of an expert's play more than of one that goes wrong: it is what everybody is measured by.
            let seeds: &[u64] = match path.ends_with("expert.play") {
                true => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
                false => &[1, 4, 6, 12],
            };
            for &seed in seeds {
                let debrief = debrief(
                    &scenario,
                    &journal(&scenario, seed, Terms::default(), &play),
                );
                for expected in &play.expects {
                    let holds = match expected {
                        Expectation::Pass => debrief.passed,
                        Expectation::Fail => !debrief.passed,
                        Expectation::Missed(point) => debrief.items.iter().any(|item| {
                            item.point.name() == point
                                && matches!(item.verdict, Verdict::Missed | Verdict::Wrong)
                        }),
                    };
                    assert!(holds, "{} with seed {seed}: {expected:?}", path.display());
                }
            }
        }
    }
}

#[test]
fn the_expert_passes_with_room_to_spare_and_is_understood_in_every_mode() {
    for (scenario, plays) in scenarios() {
        let expert = plays
            .iter()
            .find(|path| path.ends_with("expert.play"))
            .unwrap();
        let play = Play::parse(&fs::read_to_string(expert).unwrap()).unwrap();
        for mode in [Mode::Guided, Mode::Practice, Mode::Assessed] {
            for seed in 1..=2 {
                let terms = Terms {
                    mode,
                    ..Terms::default()
                };
                let debrief = debrief(&scenario, &journal(&scenario, seed, terms, &play));
                assert!(
                    debrief.passed && debrief.score.total >= 85,
                    "{mode:?} {seed} {:?}",
                    debrief.score
                );
                assert!(
                    debrief.not_understood.is_empty(),
                    "{mode:?} {seed} {:?}",
                    debrief.not_understood
                );
            }
        }
    }
}

#[test]
fn passed_over_fails_on_each_of_the_five_points_and_the_concern_is_counted() {
    let (scenario, plays) = scenarios()
        .into_iter()
        .find(|(it, _)| it.script.id == "server-owner")
        .unwrap();
    let path = plays
        .iter()
        .find(|path| path.ends_with("passed-over.play"))
        .unwrap();
    let play = Play::parse(&fs::read_to_string(path).unwrap()).unwrap();
    let debrief = debrief(&scenario, &journal(&scenario, 7, Terms::default(), &play));
    assert!(!debrief.passed);
    for point in ["recognise", "check", "record", "advise", "challenge"] {
        let named = debrief
            .critical
            .iter()
            .any(|id| id.starts_with(&format!("{point}:")));
        assert!(named, "{point} is not among {:?}", debrief.critical);
    }
    // Said once unasked, and five times more in other words; passed over each time.
    assert_eq!(
        (debrief.concern.raised, debrief.concern.passed_over),
        (6, 6)
    );
    assert_eq!(debrief.concern.heeded_after, None);
    assert_eq!(debrief.concern.raised_at_ms.len(), 6);
}

#[test]
fn the_same_scenario_seed_and_script_give_the_same_journal() {
    for (scenario, plays) in scenarios() {
        for path in plays.iter().filter(|path| path.ends_with("expert.play")) {
            let play = Play::parse(&fs::read_to_string(path).unwrap()).unwrap();
            let once = journal(&scenario, 7, Terms::default(), &play);
            let again = journal(&scenario, 7, Terms::default(), &play);
            let other = journal(&scenario, 8, Terms::default(), &play);
            assert_eq!(once, again);
            assert_ne!(once, other);
        }
    }
}
