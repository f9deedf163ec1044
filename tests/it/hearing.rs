//! What is heard in a call: who "he" is, advice and moves that are typed, and making light.

use std::fs;
use std::path::Path;

use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::call::deed::Deed;
use warning_signs::call::event::{Event, What};
use warning_signs::call::hearing::last_spoken_of;
use warning_signs::call::play::Play;
use warning_signs::call::run::Running;
use warning_signs::call::state::Phase;
use warning_signs::scenario::catalogue::Catalogue;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::{Owner, Scenario};
use warning_signs::scenario::number::LineNo;
use warning_signs::scenario::script::Treatment;
use warning_signs::scenario::stock::Stock;
use warning_signs::understanding::{Certainty, Manner, Meaning, Spoken};

fn scenario(id: &str) -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let source = fs::read_to_string(folder.join(id).join("scenario.ron")).unwrap();
    Scenario::load(&source, None).unwrap().0
}

fn run(running: &mut Running, line: &str) -> Vec<Event> {
    let play = Play::parse(line).unwrap();
    let mut happened = Vec::new();
    for step in &play.steps {
        running.step(step, &mut happened).unwrap();
    }
    happened
}

/// The same, and then all that is said to it.
fn run_to_the_end(running: &mut Running, line: &str) {
    run(running, line);
    let floor_ms = running.call.state().floor_until_ms;
    running.call.handle(floor_ms, Command::Wait).unwrap();
}

/// Hears the opening and wins the trust that a name needs.
fn listen(running: &mut Running) {
    for line in [
        "then wait\n",
        "then say acknowledge\n",
        "then say reassure\n",
    ] {
        run_to_the_end(running, line);
    }
}

/// The fact this would surely be taken to ask for now.
fn asks_for(running: &Running, text: &str) -> String {
    let asked = running.command(&Deed::Ask(text.to_owned())).unwrap();
    let Some(Command::Ask { heard, .. }) = asked else {
        panic!("{text} is no question")
    };
    let part = &heard.parts[0];
    assert_eq!(part.certainty, Certainty::Sure, "{text}: {part:?}");
    let first = &part.candidates[0];
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
    for (id, feared) in [
        ("server-owner", "older-lad"),
        ("server-coach", "older-person"),
    ] {
        let mut running = Running::new(Call::ring(&scenario(id), Seed(3)));
        listen(&mut running);
        assert_eq!(last(&running), None, "{id}");
        let turns = [
            ("What is your son's name?", Spoken::Child, "child-details"),
            ("Do you know his real name?", Spoken::Subject, feared),
            ("How old is your son?", Spoken::Child, "child-details"),
        ];
        for (question, spoken_of, age) in turns {
            run_to_the_end(&mut running, &format!("then ask {question}\n"));
            assert_eq!(last(&running), Some(spoken_of), "{id}: {question}");
            for text in ["How old is he?", "And how old is he?"] {
                assert_eq!(asks_for(&running, text), age, "{id}: {question} {text}");
            }
        }
    }
}

#[test]
fn what_is_clear_by_its_words_alone_is_not_made_doubtful() {
    let mut running = Running::new(Call::ring(&scenario("server-owner"), Seed(3)));
    listen(&mut running);
    run_to_the_end(&mut running, "then ask Do you know his real name?\n");
    assert_eq!(last(&running), Some(Spoken::Subject));
    let text = "Has he been given any presents, or anything you didn't buy?";
    assert_eq!(asks_for(&running, text), "gifts");
}

#[test]
fn a_line_that_was_not_begun_has_spoken_of_nobody() {
    let mut running = Running::new(Call::ring(&scenario("server-owner"), Seed(3)));
    run_to_the_end(&mut running, "then wait\n");
    let said = run(&mut running, "then ask What is your son's name?\n");
    assert!(said.iter().any(|it| matches!(it.what, What::Said { .. })));
    let call = &running.call;
    assert_eq!(
        last_spoken_of(call.scenario(), call.state(), call.now_ms()),
        None
    );
}

#[test]
fn advice_thanks_and_hold_can_be_typed() {
    let mut running = Running::new(Call::ring(&scenario("server-owner"), Seed(3)));
    listen(&mut running);
    let said = run(
        &mut running,
        "then ask Please keep all of the messages and don't delete anything.\n",
    );
    let catalogue = &Catalogue::built_in().advice;
    let advised = said.iter().find_map(|it| match it.what {
        What::TypedAdvice(advice) => Some(catalogue[advice.place()].id.as_str()),
        _ => None,
    });
    assert_eq!(advised, Some("keep-evidence"));
    let advice = running.call.state().advised.len();
    let thanked = run(&mut running, "then ask Thank you, that's really helpful.\n");
    assert!(
        !thanked
            .iter()
            .any(|it| matches!(it.what, What::NotUnderstood { .. }))
    );
    let asked = run(&mut running, "then ask Have you kept the messages?\n");
    assert!(
        !asked
            .iter()
            .any(|it| matches!(it.what, What::TypedAdvice(_))),
        "a question is no advice"
    );
    assert_eq!(running.call.state().advised.len(), advice);
    let held = run(
        &mut running,
        "then ask I'm going to put you on hold for a minute.\n",
    );
    assert!(held.iter().any(|it| matches!(it.what, What::Held)));
    assert_eq!(running.call.state().phase, Phase::OnHold);
    let back = run(&mut running, "then resume\n");
    assert!(back.iter().any(|it| matches!(it.what, What::Resumed)));
}

#[test]
fn advice_that_does_harm_is_not_thanked_for() {
    for text in [
        "Just delete all of the messages, and then he's gone.",
        "Take all his devices away tonight.",
        "I wouldn't worry just yet, it's probably nothing.",
    ] {
        let mut running = Running::new(Call::ring(&scenario("server-owner"), Seed(3)));
        listen(&mut running);
        let said = run(&mut running, &format!("then ask {text}\n"));
        let advised = said.iter().find_map(|it| match it.what {
            What::TypedAdvice(advice) => Catalogue::built_in().advice.get(advice.place()),
            _ => None,
        });
        assert!(advised.is_some_and(|it| it.harmful), "{text}");
        let grateful = |line: LineNo| {
            let entry = running.call.scenario().line(line);
            entry.is_some_and(|it| matches!(it.owner, Owner::Stock(Stock::Advised)))
        };
        assert!(
            !said.iter().any(|it| match it.what {
                What::Said { line, .. } => grateful(line),
                What::Treated(treatment) => treatment == Treatment::Advised,
                _ => false,
            }),
            "{text}: {said:?}"
        );
    }
}

#[test]
fn advice_about_money_the_night_and_harm_can_be_typed() {
    for (text, id) in [
        ("Please don't pay them anything else.", "pay-nothing-more"),
        (
            "Make sure somebody stays with him tonight.",
            "stay-near-tonight",
        ),
        (
            "If you think he might hurt himself, take him to A and E.",
            "urgent-mental-health",
        ),
        ("Please don't go down there yourself.", "do-not-confront"),
    ] {
        let call = Call::ring(&scenario("server-owner"), Seed(3));
        let heard = call.understanding().hear(text);
        let advised = heard.parts.iter().find_map(|part| {
            let first = part.candidates.first()?;
            match first.meaning {
                Meaning::Advice(advice) if part.certainty == Certainty::Sure => {
                    Some(Catalogue::built_in().advice[advice.place()].id.as_str())
                }
                _ => None,
            }
        });
        assert_eq!(advised, Some(id), "{text}: {heard:?}");
    }
}

#[test]
fn making_light_is_heard_in_a_question_that_is_answered() {
    let mut running = Running::new(Call::ring(&scenario("server-owner"), Seed(3)));
    listen(&mut running);
    let text = "I'm sure it's nothing, but how old is this older lad?";
    let said = run(&mut running, &format!("then ask {text}\n"));
    let asked = said.iter().find_map(|it| match &it.what {
        What::Asked(asked) => Some(asked.manner()),
        _ => None,
    });
    assert_eq!(asked, Some(Manner::Dismissive));
    assert!(said.iter().any(|it| matches!(it.what, What::Pressed(_))));
}
