//! The command line: what is printed where, and with which exit code.

use std::fs;
use std::process::Stdio;

use super::program::Program;

const EXPERT: &str = "scenarios/small/plays/expert.play";
const PASSED_OVER: &str = "scenarios/small/plays/passed-over.play";

#[test]
fn the_list_names_every_scenario() {
    let program = Program::new();
    program
        .run(&["list"])
        .exits(0)
        .says("The friend from the game");
    let listed = program.run(&["list", "--json"]).exits(0).json();
    let first = &listed.as_array().unwrap()[0];
    assert_eq!(first["id"], "small");
    assert_eq!(first["seat"], "call-handler");
    assert_eq!(first["level"], "foundation");
    assert_eq!(first["minutes"], 5);
    assert!(first["twin"].is_null() && first["title"].is_string());
}

#[test]
fn a_scenario_with_faults_is_told_and_the_others_are_listed() {
    let program = Program::new();
    fs::create_dir(program.path("scenarios/broken")).unwrap();
    fs::write(program.path("scenarios/broken/scenario.ron"), "Scenario(").unwrap();
    let ran = program
        .run(&["list", "--json"])
        .exits(1)
        .complains("broken");
    assert_eq!(ran.json().as_array().unwrap().len(), 1);
    program
        .run(&["play", "broken"])
        .exits(1)
        .complains("warning-signs check");
}

#[test]
fn an_expert_play_passes_and_one_that_passes_over_fails() {
    let program = Program::new();
    let passed = program
        .run(&["play", "small", "--script", EXPERT, "--json"])
        .exits(0)
        .json();
    assert_eq!(passed["passed"], true);
    let failed = program
        .run(&["play", "small", "--script", PASSED_OVER, "--json"])
        .exits(0)
        .json();
    assert_eq!(failed["passed"], false);
    assert_eq!(failed["score"]["check"], 0);
    assert!(failed["concern"]["passed_over"].as_u64().unwrap() >= 1);
}

#[test]
fn the_same_script_and_seed_give_the_same_journal() {
    let program = Program::new();
    let run = |seed| {
        let args = [
            "play", "small", "--script", EXPERT, "--json", "--seed", seed,
        ];
        program.run(&args).exits(0).json()["journal_hash"].clone()
    };
    assert_eq!(run("7"), run("7"));
    assert_ne!(run("7"), run("8"));
}

#[test]
fn an_expectation_that_does_not_hold_is_a_fault() {
    let program = Program::new();
    let wrong = "expect pass\nexpect missed care\nthen end\n";
    fs::write(program.path("wrong.play"), wrong).unwrap();
    program
        .run(&["play", "small", "--script", "wrong.play", "--json"])
        .exits(1)
        .complains("wrong.play: the play expects a pass");
}

#[test]
fn faults_of_a_play_are_told_with_their_lines() {
    let program = Program::new();
    fs::write(
        program.path("a.play"),
        "then dance\nthen mark 3 age-gap\n+x end\n",
    )
    .unwrap();
    let ran = program
        .run(&["play", "small", "--script", "a.play", "--json"])
        .exits(1);
    let ran = ran
        .complains("a.play:1: there is no verb `dance`")
        .complains("a.play:3:");
    assert_eq!(ran.out, "");
    fs::write(program.path("b.play"), "then mark 9 age-gap\nthen grade priority\nthen grade priority\nthen submit\nthen ask hello\n").unwrap();
    let ran = program
        .run(&["play", "small", "--script", "b.play", "--json"])
        .exits(1);
    let ran = ran
        .complains("b.play:1: no line 9 has been said")
        .complains("b.play:5: The log is with the supervisor");
    assert_eq!(ran.json()["finished"], true);
}

#[test]
fn a_transcript_and_the_debrief_are_printed_for_people() {
    let program = Program::new();
    program
        .run(&["play", "small", "--script", EXPERT])
        .exits(0)
        .says("0:00 [1] Father: Hello, it's about my son Jude.")
        .says("Enquiry 1, National training system: name Dale Hartley")
        .says("matched on: surname exact")
        .says("Supervisor: Boys and games. Close it.")
        .says("What followed: He was kept safe")
        .says("Passed, with 100 of 100");
}

#[test]
fn wrong_use_is_told_and_exits_with_two() {
    let program = Program::new();
    program
        .run(&["play", "smal"])
        .exits(2)
        .complains("did you mean `small`?");
    program
        .run(&["play", "../small"])
        .exits(2)
        .complains("there is no scenario");
    program.run(&["play"]).exits(2);
    program.run(&["dance"]).exits(2);
    program.run(&["play", "small", "--json"]).exits(2);
    program
        .run(&["play", "small", "--script", "gone.play"])
        .exits(2)
        .complains("gone.play");
    program
        .run(&["debrief", "gone.journal"])
        .exits(2)
        .complains("gone.journal cannot be read");
    program.run(&["check", "gone"]).exits(2).complains("gone");
    program
        .run(&["explain", "WS02070"])
        .exits(2)
        .complains("did you mean `WS0207`?");
    program
        .run(&["--scenarios", "gone", "list"])
        .exits(2)
        .complains("--scenarios");
    program
        .run(&["play", "small", "--resume"])
        .exits(2)
        .complains("no unfinished call");
}

#[test]
fn a_journal_is_scored_and_played_again() {
    let program = Program::new();
    let args = [
        "play",
        "small",
        "--script",
        EXPERT,
        "--json",
        "--journal",
        "call.journal",
    ];
    let played = program.run(&args).exits(0);
    let scored = program.run(&["debrief", "call.journal", "--json"]).exits(0);
    assert_eq!(played.out, scored.out);
    program
        .run(&["replay", "call.journal"])
        .exits(0)
        .says("You marked [4]: ")
        .says("Supervisor: I see it now. It goes on.");
    let short = program
        .run(&["replay", "call.journal", "--until", "3"])
        .exits(0)
        .says("[2] Father");
    assert!(!short.out.contains("[4]"), "{short}");
    let document = program
        .run(&["replay", "call.journal", "--json", "--until", "3"])
        .exits(0)
        .json();
    assert_eq!(document["events"].as_array().unwrap().len(), 3);
    program
        .run(&["debrief", "call.journal", "--html", "call.html"])
        .exits(0);
    let page = fs::read_to_string(program.path("call.html")).unwrap();
    assert!(page.contains("<html") && page.contains("The friend from the game"));
    program
        .run(&args)
        .exits(2)
        .complains("a journal is never written over");
}

#[test]
fn a_journal_that_was_tampered_with_is_scored_as_far_as_it_holds() {
    let program = Program::new();
    let args = [
        "play",
        "small",
        "--script",
        EXPERT,
        "--json",
        "--journal",
        "call.journal",
    ];
    program.run(&args).exits(0);
    let text = fs::read_to_string(program.path("call.journal")).unwrap();
    fs::write(
        program.path("call.journal"),
        text.replace("\"Priority\"", "\"Scheduled\""),
    )
    .unwrap();
    let ran = program
        .run(&["debrief", "call.journal", "--json"])
        .exits(1)
        .complains("cannot be relied on");
    assert_eq!(ran.json()["finished"], false);
    fs::write(program.path("no.journal"), "hello").unwrap();
    program
        .run(&["debrief", "no.journal"])
        .exits(1)
        .complains("this is not a journal");
}

#[test]
fn a_full_disk_is_told_once_and_the_play_goes_on_to_the_debrief() {
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let program = Program::new();
    let args = [
        "play",
        "small",
        "--script",
        EXPERT,
        "--json",
        "--journal",
        "/dev/full",
    ];
    let ran = program.run(&args).exits(1).complains("free some space");
    assert_eq!(
        ran.err.matches("is not being written to /dev/full").count(),
        1,
        "{ran}"
    );
    assert_eq!(ran.json()["passed"], true);
}

#[test]
fn a_folder_that_is_not_there_does_not_stop_the_play() {
    let program = Program::new();
    let args = [
        "play",
        "small",
        "--script",
        EXPERT,
        "--json",
        "--journal",
        "gone/call.journal",
    ];
    let ran = program
        .run(&args)
        .exits(1)
        .complains("make the folder it should stand in");
    assert_eq!(ran.json()["passed"], true);
}

#[test]
fn check_finds_faults_of_scripts_folders_and_plays() {
    let program = Program::new();
    program
        .run(&["check"])
        .exits(0)
        .says("3 files checked: 0 errors");
    let script = program.path("scenarios/small/scenario.ron");
    let text = fs::read_to_string(&script)
        .unwrap()
        .replace("age-gap", "age-gpa");
    fs::write(&script, text).unwrap();
    program
        .run(&["check", "scenarios"])
        .exits(1)
        .says("error[WS0207]")
        .says("did you mean `age-gap`?");
    let found = program.run(&["check", "--json"]).exits(1).json();
    assert_eq!(found["diagnostics"][0]["code"], "WS0207");
    assert_eq!(found["errors"], 2);
}

#[test]
fn check_holds_plays_against_what_they_say() {
    let program = Program::new();
    fs::rename(
        program.path("scenarios/small"),
        program.path("scenarios/tiny"),
    )
    .unwrap();
    fs::write(
        program.path("scenarios/tiny/plays/a.play"),
        "expect pass\nthen mark gone age-gap\n",
    )
    .unwrap();
    let found = program.run(&["check", "--json"]).exits(1).json();
    let codes: Vec<&str> = found["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["code"].as_str().unwrap())
        .collect();
    assert_eq!(codes, ["WS1002", "WS1006", "WS1007"]);
    for code in codes {
        program.run(&["explain", code]).exits(0).says(code);
    }
}

#[test]
fn a_question_is_explained() {
    let program = Program::new();
    program
        .run(&["understand", "small", "who is this man"])
        .exits(0)
        .says("fact who");
    let one = program
        .run(&["understand", "small", "who is this man", "--json"])
        .exits(0)
        .json();
    assert_eq!(one["parts"][0]["candidates"][0]["id"], "who");
    let many = program.run_with(
        &["understand", "small", "--json"],
        "who is this man\nhow is he at school\n",
    );
    assert_eq!(many.exits(0).json().as_array().unwrap().len(), 2);
}

#[test]
fn a_list_of_questions_is_evaluated() {
    let program = Program::new();
    let list = program.path("list.tsv");
    fs::write(&list, "who is this man\twho\nwho is this man\tnone\n").unwrap();
    let path = list.to_str().unwrap();
    let args = ["understand", "small", "--evaluate", path, "--json"];
    let all = program.run(&args).exits(0).json();
    assert_eq!(all["n"], 2);
    assert_eq!(
        (all["top1"].as_f64(), all["top3"].as_f64()),
        (Some(1.0), Some(1.0))
    );
    assert_eq!(all["false_sure"], 0.5);
    assert_eq!(all["false_accept"], 1.0);
    assert_eq!(all["confusions"][0]["taken_for"], "who");
}

#[test]
fn a_bad_line_of_a_list_is_named() {
    let program = Program::new();
    let list = program.path("list.tsv");
    fs::write(
        &list,
        "who is this man\twho\nno tab here\nwhat\tno-such-fact\n",
    )
    .unwrap();
    program
        .run(&["understand", "small", "--evaluate", list.to_str().unwrap()])
        .exits(1)
        .complains("line 2")
        .complains("line 3");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let program = Program::new();
    let mut command = program.command(&["play", "small", "--script", EXPERT]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && !err.contains("panicked"),
        "{err}"
    );
}

#[test]
fn phrases_that_are_too_close_or_too_few_are_warnings_with_their_place() {
    let program = Program::new();
    program.run(&["check"]).exits(0).says("0 warnings");
    let script = program.path("scenarios/small/scenario.ron");
    let text = fs::read_to_string(&script).unwrap();
    let alike = [
        ("\"what has changed\"", "\"what had changed at home\""),
        ("\"how is he at school\"", "\"what has changed at home\""),
    ];
    let few = "\"how are his lessons going\"";
    let text = alike
        .iter()
        .fold(text, |text, (old, new)| text.replace(old, new));
    fs::write(&script, text.replace(few, "\"what does school say\"")).unwrap();
    let document = program.run(&["check", "--json"]).exits(0).json();
    assert_eq!(
        (&document["errors"], &document["warnings"]),
        (&0.into(), &2.into())
    );
    let told = document["diagnostics"].as_array().unwrap();
    let codes: Vec<_> = told.iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["WS1008", "WS1009"], "{document}");
    for one in told {
        assert_eq!(one["severity"], "warning");
        assert!(
            one["line"].as_u64() > Some(60) && one["column"].as_u64() > Some(10),
            "{one}"
        );
        assert!(one["mend"].is_string());
    }
    let close = told[0]["message"].as_str().unwrap();
    assert!(
        close.contains("`football`") && close.contains("`school`"),
        "{close}"
    );
    program
        .run(&["check"])
        .exits(0)
        .says("warning[WS1008]")
        .says("scenario.ron:")
        .says("\"what had changed at home\"");
    for code in ["WS1008", "WS1009"] {
        program.run(&["explain", code]).exits(0).says("phrases");
    }
}

#[test]
fn the_common_questions_are_listed_and_one_is_shown_whole() {
    let program = Program::new();
    program.run(&["questions"]).exits(0).says("child-name: ");
    program
        .run(&["questions", "child-name"])
        .exits(0)
        .says("What's your son's name?");
    let all = program.run(&["questions", "--json"]).exits(0).json();
    assert!(all.as_array().unwrap().len() > 60);
    program
        .run(&["questions", "child-nmae"])
        .exits(2)
        .complains("Did you mean `child-name`?");
}
