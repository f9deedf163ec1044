//! Beginning a scenario and drawing one, with the real program.

use std::fs;

use super::program::{Program, Ran};

/// A program with an empty shelf.
fn empty() -> Program {
    let program = Program::new();
    fs::remove_dir_all(program.path("scenarios/small")).unwrap();
    program
}

/// Both of a pair check without a word, and their plays come out for these seeds.
fn sound(program: &Program, id: &str, twin: &str, seeds: &[&str]) {
    let checked = program.run(&["check", "--json"]).exits(0).json();
    assert_eq!(checked["errors"], 0, "{checked:#}");
    assert_eq!(checked["warnings"], 0, "{checked:#}");
    for id in [id, twin] {
        for play in ["expert", "passed-over"] {
            let script = format!("scenarios/{id}/plays/{play}.play");
            for seed in seeds {
                let args = ["play", id, "--script", &script, "--seed", seed, "--json"];
                let debrief = program.run(&args).exits(0).json();
                assert_eq!(debrief["passed"], play == "expert", "{id} {play} {seed}");
            }
        }
    }
}

#[test]
fn with_yes_nothing_is_asked_and_what_is_written_can_be_played_at_once() {
    let program = empty();
    let ran = program.run(&["new", "quiet-evenings", "--yes"]).exits(0);
    assert!(!ran.out.contains('?'), "{ran}");
    let ran = ran.says("scenarios/quiet-evenings/scenario.ron");
    ran.says("warning-signs play quiet-evenings");
    sound(&program, "quiet-evenings", "quiet-evenings-2", &["1", "12"]);
    let list = program.run(&["list", "--json"]).exits(0).json();
    let first = &list.as_array().unwrap()[0];
    assert_eq!(first["title"], "Quiet evenings");
    assert_eq!(first["twin"], "quiet-evenings-2");
}

#[test]
fn variants_of_every_answer_check_and_play() {
    let variants = [
        (
            "one",
            ["father", "girl", "8..9", "advanced"],
            &["picture-pressure", "threats", "money-demanded"][..],
        ),
        (
            "two",
            ["foster-mother", "boy", "15..17", "practised"],
            &["hard-mentor", "new-ideology", "plans-of-action"][..],
        ),
        (
            "three",
            ["aunt", "girl", "16", "foundation"],
            &[
                "self-harm-concern",
                "older-partner",
                "never-met",
                "missing-episodes",
            ][..],
        ),
    ];
    let program = empty();
    for (id, [caller, child, ages, level], signs) in variants {
        let title = format!("The {id} \\ \"friend\"");
        let mut args = vec![
            "new", id, "--title", &title, "--level", level, "--caller", caller,
        ];
        args.extend([
            "--child",
            child,
            "--child-age",
            ages,
            "--seat",
            "call-handler",
        ]);
        let twin = format!("{id}-other");
        args.extend(["--twin", &twin]);
        args.extend(signs.iter().flat_map(|sign| ["--sign", sign]));
        // Everything is given, so nothing is asked, though there is nobody to answer.
        let ran = program.run(&args).exits(0);
        assert!(ran.out.starts_with("Written:"), "{ran}");
        sound(&program, id, &twin, &["5"]);
    }
}

#[test]
fn what_is_not_given_is_asked_and_answers_can_be_piped() {
    let program = empty();
    let answers = "The other friend\nhard\npractised\nuncle\n\n12\n?\nage-gap gift\nage-gap gifts-unexplained\nmore\nother\n";
    let ran = program.run_with(&["new", "more"], answers).exits(0);
    let ran = ran
        .says("What is it called?")
        .says("[More]")
        .says("a level is foundation, practised or advanced")
        .says("picture-pressure")
        .says("there is no warning sign `gift`")
        .says("must have different ids");
    ran.says("scenarios/other/plays/expert.play");
    let script = fs::read_to_string(program.path("scenarios/more/scenario.ron")).unwrap();
    for part in [
        "title: \"The other friend\"",
        "level: Practised",
        "who: \"uncle\"",
        "age: (12, 12)",
        "my nephew",
        "twin: \"other\"",
    ] {
        assert!(script.contains(part), "{part}");
    }
    sound(&program, "more", "other", &["3"]);
}

#[test]
fn answers_that_end_too_soon_write_nothing() {
    let program = empty();
    program
        .run_with(&["new", "more"], "A title\n")
        .exits(2)
        .complains("the answers ended")
        .complains("--yes");
    assert!(!program.path("scenarios/more").exists());
}

#[test]
fn nothing_is_ever_written_over() {
    let program = Program::new();
    let before = fs::read(program.path("scenarios/small/scenario.ron")).unwrap();
    let refused = |ran: Ran| ran.exits(2).complains("is there already");
    refused(program.run(&["new", "small", "--yes"]));
    refused(program.run(&["new", "large", "--twin", "small", "--yes"]));
    assert!(!program.path("scenarios/large").exists());
    let after = fs::read(program.path("scenarios/small/scenario.ron")).unwrap();
    assert_eq!(before, after);
}

#[test]
fn wrong_answers_are_told_with_what_to_do() {
    let program = empty();
    for (args, why) in [
        (&["new", "../out", "--yes"][..], "no id"),
        (&["new", "Quiet", "--yes"], "no id"),
        (&["new", "a", "--twin", "a", "--yes"], "different ids"),
        (
            &["new", "a", "--sign", "agegap", "--yes"],
            "did you mean `age-gap`?",
        ),
        (&["new", "a", "--child-age", "30", "--yes"], "13..14"),
        (&["new", "a", "--title", "", "--yes"], "a title"),
        (&["new", "a", "--caller", "neighbour"], "possible values"),
        (&["new"], "required"),
    ] {
        program.run(args).exits(2).complains(why);
    }
    assert_eq!(fs::read_dir(program.path("scenarios")).unwrap().count(), 0);
    program.run(&["new", "--signs"]).exits(0).says("age-gap");
}

#[test]
fn a_scenario_is_drawn_to_a_file_to_the_screen_and_in_words() {
    let program = Program::new();
    let shown = program.run(&["graph", "small"]).exits(0);
    assert!(shown.out.starts_with("<svg ") && shown.out.ends_with("</svg>\n"));
    program.run(&["graph", "small", "-o", "small.svg"]).exits(0);
    assert_eq!(
        fs::read_to_string(program.path("small.svg")).unwrap(),
        shown.out
    );
    program
        .run(&["graph", "small", "--outline"])
        .exits(0)
        .says("The friend from the game (small)")
        .says("  who: the person {child} is in touch with");
    program
        .run(&["graph", "smal"])
        .exits(2)
        .complains("did you mean `small`?");
    program
        .run(&["graph", "small", "-o", "gone/small.svg"])
        .exits(2)
        .complains("cannot be written");
}

#[test]
fn a_scenario_with_faults_is_drawn_as_it_stands_and_one_that_cannot_be_read_is_not() {
    let program = Program::new();
    let path = program.path("scenarios/small/scenario.ron");
    let source = fs::read_to_string(&path).unwrap();
    fs::write(&path, source.replace("Told(\"who\")", "Told(\"name\")")).unwrap();
    program
        .run(&["graph", "small"])
        .exits(1)
        .says("NOBODY CAN HEAR THIS")
        .complains("drawn as it stands");
    fs::write(&path, "Scenario(").unwrap();
    let ran = program.run(&["graph", "small"]).exits(1);
    assert_eq!(ran.out, "");
}
