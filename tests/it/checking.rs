//! `check` beyond the faults of one text: plain speech, twins, the shelf as a whole, and watching files.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::Program;

const SMALL: &str = include_str!("../../src/scenario/check/small.ron");

/// Writes a scenario to a shelf, with some text of the small one changed.
fn write(shelf: &Path, id: &str, changes: &[(&str, &str)]) -> PathBuf {
    let mut source = SMALL.replace("small-call", id);
    for (old, new) in changes {
        assert!(source.contains(old), "{old}");
        source = source.replace(old, new);
    }
    fs::create_dir_all(shelf.join(id)).unwrap();
    let file = shelf.join(id).join("scenario.ron");
    fs::write(&file, source).unwrap();
    file
}

/// The codes of what `check --json` finds on a shelf, with the messages.
fn found(program: &Program, shelf: &Path) -> Vec<(String, String)> {
    let ran = program.run(&["check", shelf.to_str().unwrap(), "--json"]);
    let document = ran.json();
    let all = document["diagnostics"].as_array().unwrap().iter();
    let text = |it: &serde_json::Value| it.as_str().unwrap().to_owned();
    all.map(|it| (text(&it["code"]), text(&it["message"])))
        .collect()
}

fn messages(found: &[(String, String)], code: &str) -> Vec<String> {
    let of_code = found.iter().filter(|(it, _)| it == code);
    of_code.map(|(_, message)| message.clone()).collect()
}

#[test]
fn speech_that_is_not_plain_is_pointed_at() {
    let program = Program::new();
    let shelf = program.path("shelf");
    let long = "An older lad from {game} who has been there for years and years and years and who never \
                stops talking to him about all the things that they are going to do";
    write(
        &shelf,
        "long-call",
        &[
            ("An older lad from {game}", long),
            (
                "The next reader must know.",
                "It is only a game, so write it down.",
            ),
            ("No danger now.", "“Only a game” is how it was put to her."),
        ],
    );
    let found = found(&program, &shelf);
    assert_eq!(
        messages(&found, "WS1011"),
        ["`older-friend-1` has a sentence of 32 words"]
    );
    assert_eq!(
        messages(&found, "WS1013"),
        ["this reads as: What happens on a screen is not real, so it cannot harm."]
    );
}

#[test]
fn a_twin_that_shows_itself_before_the_call_is_told() {
    let program = Program::new();
    let shelf = program.path("shelf");
    let twin = |id: &str| format!("minutes: 5,\n    twin: \"{id}\",");
    write(&shelf, "one-call", &[("minutes: 5,", &twin("other-call"))]);
    write(&shelf, "other-call", &[("minutes: 5,", &twin("one-call"))]);
    assert!(messages(&found(&program, &shelf), "WS1014").is_empty());
    write(
        &shelf,
        "other-call",
        &[
            ("minutes: 5,", &twin("one-call")),
            ("Ask who it is", "See that nothing is wrong"),
            (
                "It is about my son {child.first}.",
                "Good morning, I have a question for you.",
            ),
        ],
    );
    let found = found(&program, &shelf);
    // Each of the two is told of the other.
    assert_eq!(messages(&found, "WS1014").len(), 4, "{found:?}");
}

#[test]
fn a_shelf_of_the_same_people_is_told_and_a_mixed_one_is_not() {
    let program = Program::new();
    let shelf = program.path("shelf");
    for number in 0..8 {
        let names = format!("names: [\"Luke Marsden{number}\", \"Ryan Pell{number}\"]");
        write(
            &shelf,
            &format!("call-{number}"),
            &[("names: [\"Luke Marsden\", \"Ryan Pell\"]", &names)],
        );
    }
    let told = messages(&found(&program, &shelf), "WS1015");
    assert!(
        told.iter().any(|it| it.contains("caller is the mother")),
        "{told:?}"
    );
    assert!(
        told.iter().any(|it| it.contains("spoken of as he")),
        "{told:?}"
    );
    for number in 0..3 {
        let names = format!("names: [\"Luke Marsden{number}\", \"Ryan Pell{number}\"]");
        write(
            &shelf,
            &format!("call-{number}"),
            &[
                ("names: [\"Luke Marsden\", \"Ryan Pell\"]", &names),
                ("who: \"mother\"", "who: \"father\""),
                (
                    "my son {child.first}",
                    "my daughter {child.first}, she said her name was hers",
                ),
                (
                    "He is called {subject}.",
                    "She knows, she calls her {subject}.",
                ),
            ],
        );
    }
    let told = messages(&found(&program, &shelf), "WS1015");
    assert_eq!(told, Vec::<String>::new());
    write(&shelf, "call-8", &[]);
    write(&shelf, "call-9", &[]);
    let told = messages(&found(&program, &shelf), "WS1015");
    assert!(
        told.iter()
            .any(|it| it.contains("`Luke Marsden` is feared in")),
        "{told:?}"
    );
}

#[test]
fn a_watched_file_is_checked_again_when_it_is_saved() {
    let program = Program::new();
    let shelf = program.path("shelf");
    let file = write(&shelf, "small-call", &[]);
    let sound = fs::read_to_string(&file).unwrap();
    let mut watching = program.start(&["check", shelf.to_str().unwrap(), "--watch"]);
    watching.sees("1 file checked: 0 errors");
    watching.sees("Waiting for a file to be saved");
    fs::write(
        &file,
        sound.replace("Told(\"older-friend\")", "Told(\"oldr-friend\")"),
    )
    .unwrap();
    watching.sees("did you mean `older-friend`?");
    watching.sees("Waiting for a file to be saved");
    fs::write(&file, sound).unwrap();
    watching.sees("1 file checked: 0 errors");
}

#[test]
fn a_force_speaks_in_its_own_words_and_says_where_its_file_is_wrong() {
    let program = Program::new();
    let file = program.path("vale.ron");
    let own = "Force(name: \"Vale Police\", owner: \"duty desk\", verified: \"2026-11-24\",\n\
               routes: {\"child-abuse-unit\": (name: \"Vale child abuse desk\")})";
    fs::write(&file, own).unwrap();
    let file = file.to_str().unwrap();
    let play = "scenarios/small/plays/expert.play";
    let args = ["play", "small", "--script", play, "--force", file];
    program.run(&args).exits(0).says("Vale child abuse desk");
    fs::write(file, own.replace("child-abuse-unit", "child-abuse-unt")).unwrap();
    let ran = program.run(&args).exits(2);
    ran.complains("there is no route `child-abuse-unt`; did you mean `child-abuse-unit`?");
}
