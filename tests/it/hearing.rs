//! Who "he" is: the person the caller last spoke of.

use std::fs;
use std::path::Path;

use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::call::deed::Deed;
use warning_signs::call::event::{Event, What};
use warning_signs::call::hearing::last_spoken_of;
use warning_signs::call::play::Play;
use warning_signs::call::run::Running;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::understanding::{Meaning, Spoken};

fn scenario(id: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let source = fs::read_to_string(folder.join(id).join("scenario.ron")).unwrap();
    Scenario::load(&source, None).unwrap().0
}

fn run(running: &mut Running, line: &str) -> Vec<Event> {
    let play = Play::parse(line).unwrap();
    let steps = play.steps.iter();
    steps.flat_map(|it| running.step(it).unwrap()).collect()
}

/// The fact this would be taken to ask for now.
fn asks_for(running: &Running, text: &str) -> String {
    let asked = running.command(&Deed::Ask(text.to_owned())).unwrap();
    let Some(Command::Ask { heard, .. }) = asked else {
        panic!("{text} is no question")
    };
    let first = &heard.parts[0].candidates[0];
    match first.meaning {
        Meaning::Fact(fact) => running.call.scenario().fact(fact).unwrap().id.to_string(),
        other => panic!("{text} was taken for {other:?}"),
    }
}

fn last(running: &Running) -> Option<Spoken> {
    let call = &running.call;
    last_spoken_of(call.scenario(), call.state(), call.now_ms())
}

#[test]
fn he_is_whoever_was_last_spoken_of() {
    for id in ["server-owner", "server-coach"] {
        let mut running = Running::new(Call::ring(&scenario(id), Seed(3)));
        run(&mut running, "then wait\n");
        assert_eq!(last(&running), None, "{id}");
        run(
            &mut running,
            "then ask What is your son's name?\nthen wait\n",
        );
        assert_eq!(last(&running), Some(Spoken::Child), "{id}");
        assert_eq!(
            asks_for(&running, "How old is he?"),
            "child-details",
            "{id}"
        );
        run(
            &mut running,
            "then say acknowledge\nthen say reassure\nthen ask Do you know his real name?\nthen wait\n",
        );
        assert_eq!(last(&running), Some(Spoken::Subject), "{id}");
        assert_eq!(asks_for(&running, "How old is he?"), "older-lad", "{id}");
        run(&mut running, "then ask How old is your son?\nthen wait\n");
        assert_eq!(last(&running), Some(Spoken::Child), "{id}");
        assert_eq!(
            asks_for(&running, "And how old is he?"),
            "child-details",
            "{id}"
        );
    }
}

#[test]
fn a_line_that_was_not_begun_has_spoken_of_nobody() {
    let mut running = Running::new(Call::ring(&scenario("server-owner"), Seed(3)));
    run(&mut running, "then wait\n");
    let said = run(&mut running, "then ask What is your son's name?\n");
    assert!(said.iter().any(|it| matches!(it.what, What::Said { .. })));
    let call = &running.call;
    assert_eq!(
        last_spoken_of(call.scenario(), call.state(), call.now_ms()),
        None
    );
}
