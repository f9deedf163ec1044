//! What the seed changes besides names: which of several facts is true in a call, and in which order the caller
//! volunteers.

use std::collections::BTreeSet;

use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::call::play::Play;
use warning_signs::call::run::Running;
use warning_signs::debrief::Debrief;
use warning_signs::journal::{Chain, Header, Journal};
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;

const SMALL: &str = include_str!("../../src/scenario/check/small.ron");

const ALTERNATIVES: &str = r#"
        (
            id: "left",
            topic: "where he is now",
            asked: ["where is he now"],
            offered: [After(5)],
            says: [(id: "left-1", text: "He has just gone out.")],
            signs: [(sign: "plans-to-meet", weight: Strong)],
        ),
        (
            id: "at-home",
            topic: "where he is now",
            offered: [After(5)],
            says: [(id: "at-home-1", text: "He is upstairs.")],
            signs: [(sign: "secretive-online", weight: Weak)],
        ),
        (
            id: "since-when",
            topic: "since when",
            asked: ["how long has that been so"],
            offered: [After(5)],
            needs: [Told("left")],
            says: [(id: "since-when-1", text: "Ten minutes.")],
        ),
        (
            id: "coat",
            topic: "what he wears",
            asked: ["what is he wearing"],
            offered: [After(5)],
            says: [(id: "coat-1", text: "A red coat.")],
        ),
    ],
    either: [["left", "at-home"]],
    records: ["#;

fn scenario() -> Scenario {
    let source = SMALL
        .replacen("    ],\n    records: [", ALTERNATIVES, 1)
        .replacen("offered: [After(25)],\n", "", 1)
        .replacen(
            "opening: [",
            "volunteers: Drawn,\n    opening: [",
            1,
        )
        .replacen(
            "recognise: [(sign: \"age-gap\", within: 60)],\n        ask: [",
            "recognise: [(sign: \"plans-to-meet\"), (sign: \"secretive-online\")],\n        \
             ask: [(fact: \"left\", why: \"First.\"), (fact: \"at-home\", why: \"First.\"), ",
            1,
        )
        .replacen(
            "log: [",
            "log: [(what: Fact(\"left\"), why: \"It decides.\"), (what: Fact(\"at-home\"), why: \"It decides.\"), ",
            1,
        );
    match Scenario::load(&source, None) {
        Ok((scenario, _)) => scenario,
        Err(faults) => panic!("{faults:#?}"),
    }
}

/// What the caller said when this play was over, by line ids, and the debrief.
fn played(scenario: &Scenario, seed: u64, play: &str) -> (Vec<String>, Debrief) {
    let call = Call::ring(scenario, Seed(seed));
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
    let mut running = Running::new(call);
    let mut happened = Vec::new();
    for step in &Play::parse(play).unwrap().steps {
        let done = running.step(step, &mut happened);
        assert!(done.is_ok(), "seed {seed}, line {}: {done:?}", step.line);
    }
    let at_ms = running.call.now_ms() + 1_000;
    happened.extend_from_slice(running.call.handle(at_ms, Command::End).unwrap());
    for event in &happened {
        chain.push(event, &mut bytes);
    }
    let spoken = running.call.state().spoken.iter();
    let ids = spoken.filter_map(|it| scenario.line(it.line).map(|line| line.id.to_string()));
    let journal = Journal::read(scenario, &bytes).unwrap();
    (ids.collect(), Debrief::from_journal(scenario, &journal))
}

#[test]
fn one_of_the_alternatives_is_true_and_answers_for_all() {
    let scenario = scenario();
    let play = "then ask where is he now\nthen ask how long has that been so\n\
                then mark left-1 plans-to-meet\nthen log quote at-home-1\n";
    let mut seen = BTreeSet::new();
    for seed in 1..=32 {
        let (said, debrief) = played(&scenario, seed, play);
        let (left, home) = (
            said.contains(&"left-1".to_owned()),
            said.contains(&"at-home-1".to_owned()),
        );
        assert!(left != home, "seed {seed}: {said:?}");
        assert!(said.contains(&"since-when-1".to_owned()), "seed {seed}");
        let expected = |id: &str| debrief.items.iter().any(|item| item.id == id);
        let logged = if left {
            "record:left"
        } else {
            "record:at-home"
        };
        assert!(expected(logged), "seed {seed}");
        assert_eq!(expected("record:left"), left, "seed {seed}");
        assert_eq!(expected("ask:left"), left, "seed {seed}");
        assert_eq!(expected("ask:at-home"), home, "seed {seed}");
        assert_eq!(expected("recognise:plans-to-meet"), left, "seed {seed}");
        assert_eq!(expected("recognise:secretive-online"), home, "seed {seed}");
        seen.insert(left);
    }
    assert_eq!(
        seen.len(),
        2,
        "the seed draws now the one and now the other"
    );
}

#[test]
fn what_is_volunteered_comes_in_a_drawn_order() {
    let scenario = scenario();
    let orders: BTreeSet<Vec<String>> = (1..=24)
        .map(|seed| {
            let play = "then say acknowledge\nthen wait\nthen wait\nthen wait\n";
            let (said, _) = played(&scenario, seed, play);
            let unasked = |id: &String| ["left-1", "at-home-1", "coat-1"].contains(&id.as_str());
            said.into_iter().filter(unasked).collect()
        })
        .collect();
    assert!(orders.iter().all(|order| order.len() == 2), "{orders:?}");
    assert!(
        orders.len() == 4,
        "either first, of either alternative: {orders:?}"
    );
}
