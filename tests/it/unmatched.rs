//! What was typed in vain, gathered from the journals kept.

use std::fs;

use serde_json::json;

use super::program::Program;

/// Plays these lines and keeps the call where `unmatched` looks.
fn played(program: &Program, name: &str, lines: &str) {
    fs::create_dir_all(program.path("data/calls")).unwrap();
    let script = format!("{name}.play");
    fs::write(program.path(&script), lines).unwrap();
    let journal = format!("data/calls/{name}.journal");
    let args = [
        "play",
        "small",
        "--script",
        &script,
        "--journal",
        &journal,
        "--json",
    ];
    program.run(&args).exits(0);
}

#[test]
fn what_was_not_understood_is_listed_with_how_often() {
    let program = Program::new();
    played(
        &program,
        "a",
        "then ask What is the weather like?\nthen end\n",
    );
    let again = "then ask what is  the weather like\nthen ask Do you like trains?\nthen ask How old is your son?\nthen end\n";
    played(&program, "b", again);
    let document = program.run(&["unmatched", "--json"]).exits(0).json();
    let first = &document["scenarios"][0];
    assert_eq!(first["scenario"], "small");
    assert_eq!(first["calls"], 2);
    let texts: Vec<_> = first["utterances"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (&it["text"], &it["times"]))
        .collect();
    assert_eq!(
        texts,
        [
            (&json!("What is the weather like?"), &json!(2)),
            (&json!("Do you like trains?"), &json!(1)),
        ]
    );
    program
        .run(&["unmatched", "small"])
        .exits(0)
        .says("small: not understood in 2 calls")
        .says("   2 × “What is the weather like?”");
}

#[test]
fn none_of_those_offered_counts_once_and_names_what_came_nearest() {
    let program = Program::new();
    // Two names of one wording make it unsure which is meant.
    played(
        &program,
        "a",
        "then ask his secrets or his gifts\nthen choose none\nthen end\n",
    );
    let document = program.run(&["unmatched", "--json"]).exits(0).json();
    let utterances = document["scenarios"][0]["utterances"]
        .as_array()
        .unwrap()
        .clone();
    assert_eq!(utterances.len(), 1, "{document}");
    assert_eq!(utterances[0]["times"], 1);
    let nearest = &utterances[0]["nearest"];
    assert!(
        nearest["fact"].is_string() && nearest["score"].as_u64().unwrap() >= 100,
        "{nearest}"
    );
}

#[test]
fn nothing_tells_when_or_in_which_journal_it_was_typed() {
    let program = Program::new();
    played(
        &program,
        "constable-smith",
        "then ask What is the weather like?\nthen end\n",
    );
    for args in [["unmatched", "small"], ["unmatched", "--json"]] {
        let out = program.run(&args).exits(0).out;
        assert!(
            !out.contains("constable-smith") && !out.contains("_ms"),
            "{out}"
        );
        assert!(out.contains("weather"), "{out}");
    }
}

#[test]
fn what_does_not_belong_is_passed_over_and_told() {
    let program = Program::new();
    program.run(&["unmatched"]).exits(0).says("No journal");
    played(
        &program,
        "a",
        "then ask What is the weather like?\nthen end\n",
    );
    fs::write(program.path("data/calls/b.journal"), "not one").unwrap();
    fs::write(program.path("data/calls/notes.txt"), "not one").unwrap();
    let script = program.path("scenarios/small/scenario.ron");
    let text = fs::read_to_string(&script).unwrap();
    fs::write(&script, text.replace("version: 1", "version: 2")).unwrap();
    let document = program.run(&["unmatched", "--json"]).exits(0).json();
    assert_eq!(document["of_other_versions"], 1);
    assert_eq!(document["unreadable"], 1);
    assert_eq!(document["scenarios"], json!([]));
    program
        .run(&["unmatched"])
        .exits(0)
        .says("Passed over: 1 journal of another version");
}

#[test]
fn another_folder_can_be_named_and_one_that_is_not_there_is_told() {
    let program = Program::new();
    played(
        &program,
        "a",
        "then ask What is the weather like?\nthen end\n",
    );
    fs::create_dir(program.path("elsewhere")).unwrap();
    program
        .run(&["unmatched", "--journals", "elsewhere"])
        .exits(0)
        .says("No journal");
    program
        .run(&["unmatched", "--journals", "data/calls"])
        .exits(0)
        .says("weather");
    program
        .run(&["unmatched", "--journals", "gone"])
        .exits(2)
        .complains("there is no folder gone");
    program
        .run(&["unmatched", "smal"])
        .exits(2)
        .complains("did you mean `small`?");
}
