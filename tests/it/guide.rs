//! The author's guide is what the program writes, and everything it shows is true.

use std::fs;
use std::path::Path;

use clap::Parser;
use warning_signs::authoring::guide::{FIRST, QUEUE, SMALL, guide};
use warning_signs::call::play::Play;
use warning_signs::scenario::code::Code;
use warning_signs::scenario::diagnostic::Diagnostic;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::supervising::queue::{Handed, NotHanded, Queue};
use warning_signs::terminal::command_line::CommandLine;

use super::program::Program;

/// What stands between two fences: what is said of it, and its text.
fn examples(guide: &str) -> Vec<(String, String)> {
    let mut examples = Vec::new();
    let mut lines = guide.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = line.strip_prefix("```") else {
            continue;
        };
        let text: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        examples.push((kind.to_owned(), text.join("\n")));
    }
    examples
}

/// The small call with this as the first entry of one of its lists.
fn with(list: &str, entry: &str) -> String {
    let open = format!("    {list}: [\n");
    assert_eq!(SMALL.matches(&open).count(), 1, "{list}");
    SMALL.replace(&open, &format!("{open}{entry}\n"))
}

#[test]
fn the_guide_on_the_shelf_is_the_one_the_program_writes() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/README.md");
    let kept = fs::read_to_string(path).unwrap();
    assert!(
        kept == guide(),
        "it differs; have it written again: warning-signs guide -o scenarios/README.md"
    );
    let program = Program::new();
    program.run(&["guide", "-o", "guide.md"]).exits(0);
    let written = fs::read_to_string(program.path("guide.md")).unwrap();
    assert_eq!(written, kept);
}

#[test]
fn every_scenario_and_part_of_one_in_the_guide_loads_without_a_fault() {
    let mut seen = [0; 3];
    for (kind, text) in examples(&guide()) {
        let words: Vec<&str> = kind.split(' ').collect();
        let source = match words[..] {
            ["ron"] => {
                seen[0] += 1;
                text.clone()
            }
            ["ron", "in", list] => {
                seen[1] += 1;
                with(list, &text)
            }
            ["ron", "wrong" | "right", code] => {
                // That the one brings the fault and the other does not is tested beside the checks.
                seen[2] += 1;
                assert!(code.starts_with("WS1") || Code::parse(code).is_some());
                continue;
            }
            ["ron", "queue"] => {
                assert_eq!(text, QUEUE.trim_end());
                assert_eq!(queue_faults(QUEUE), []);
                continue;
            }
            ["play"] | ["play", "log" | "review"] | ["console"] => continue,
            _ => panic!("nothing tests an example of kind {kind:?}"),
        };
        match Scenario::load(&source, None) {
            Ok((_, warnings)) => assert_eq!(warnings, [], "{text}"),
            Err(faults) => panic!("{faults:#?} in\n{text}"),
        }
    }
    assert_eq!(seen[0], 1);
    assert!(seen[1] >= 3 && seen[2] > 150, "{seen:?}");
}

/// What is wrong with a queue on a shelf that has the small call, the first play, and one more that searches.
fn queue_faults(source: &str) -> Vec<Diagnostic> {
    let small = || Scenario::load(SMALL, None).map(|(scenario, _)| scenario);
    let search =
        "then search national name=\"{subject}\" reason=\"A child may be at risk\"\nthen log write";
    let searched = FIRST.replacen("then log write", search, 1);
    let queue = Queue::load(source, None, |log| {
        let play = match &*log.play {
            "first" => FIRST,
            "searched" => &searched,
            _ => return Err(NotHanded::Play("there is no such file".to_owned())),
        };
        match small() {
            Ok(scenario) if log.scenario == "small-call" => Ok(Handed {
                scenario,
                play: play.to_owned(),
            }),
            _ => Err(NotHanded::Scenario("there is no such scenario".to_owned())),
        }
    });
    match queue {
        Ok((_, warnings)) => warnings,
        Err(faults) => faults,
    }
}

#[test]
fn every_example_of_the_supervisors_codes_brings_the_fault_it_explains() {
    let codes = Code::all().iter();
    let mut tried = 0;
    for &code in codes.filter(|code| code.name().starts_with("WS090")) {
        let (wrong, right) = code.examples();
        if code == Code::NoLogs {
            assert!(right.contains('…'));
            continue;
        }
        assert_eq!(QUEUE.matches(right).count(), 1, "{code}: {right}");
        let faults = queue_faults(&QUEUE.replace(right, wrong));
        assert!(
            faults.iter().any(|it| it.code == code),
            "{code}: {faults:?}"
        );
        tried += 1;
    }
    assert_eq!(tried, 6);
}

#[test]
fn the_small_queue_is_checked_and_its_review_passes() {
    let program = Program::new();
    for (name, text) in [
        ("small-call/scenario.ron", SMALL),
        ("small-queue/scenario.ron", QUEUE),
        ("small-queue/logs/first.play", FIRST),
        (
            "small-queue/plays/review.play",
            &examples(&guide())
                .into_iter()
                .find(|it| it.0 == "play review")
                .unwrap()
                .1,
        ),
    ] {
        let path = program.path("shelf").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let checked = program.run(&["check", "shelf", "--json"]).exits(0).json();
    assert_eq!(checked["warnings"], 0, "{checked:#}");
    let review = "shelf/small-queue/plays/review.play";
    let args = [
        "--scenarios",
        "shelf",
        "play",
        "small-queue",
        "--script",
        review,
    ];
    program.run(&args).exits(0);
    // It has no facts to draw.
    program
        .run(&["--scenarios", "shelf", "graph", "small-queue"])
        .exits(2)
        .complains("supervisor's seat");
}

#[test]
fn the_small_call_and_the_plays_of_the_guide_are_checked_and_come_out_as_they_say() {
    let program = Program::new();
    let folder = program.path("shelf/small-call");
    fs::create_dir_all(folder.join("plays")).unwrap();
    fs::write(folder.join("scenario.ron"), SMALL).unwrap();
    let plays = examples(&guide());
    let plays: Vec<&String> = plays
        .iter()
        .filter(|(kind, _)| kind == "play")
        .map(|(_, text)| text)
        .collect();
    assert!(plays.len() >= 2);
    for (place, text) in plays.iter().enumerate() {
        assert!(!Play::parse(text).unwrap().expects.is_empty());
        let name = format!("shelf/small-call/plays/p{place}.play");
        fs::write(program.path(&name), text).unwrap();
        for seed in ["1", "2", "3"] {
            let shelf = ["--scenarios", "shelf", "play", "small-call", "--seed", seed];
            let args = [&shelf[..], &["--script", &name, "--json"]].concat();
            program.run(&args).exits(0);
        }
    }
    let checked = program.run(&["check", "shelf", "--json"]).exits(0).json();
    assert_eq!(checked["warnings"], 0, "{checked:#}");
    assert_eq!(checked["files"].as_u64(), Some(1 + plays.len() as u64));
}

#[test]
fn every_command_the_guide_shows_can_be_typed() {
    let mut commands = 0;
    for (kind, text) in examples(&guide()) {
        if kind != "console" {
            continue;
        }
        for line in text.lines() {
            let words = words(line);
            let read = CommandLine::try_parse_from(&words);
            assert!(read.is_ok(), "{line}: {}", read.unwrap_err());
            commands += 1;
        }
    }
    assert!(commands >= 10);
}

/// The words of a command as a shell takes them.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(place, part)| match place % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

#[test]
fn a_guide_beside_the_scenarios_is_no_scenario() {
    let program = Program::new();
    fs::write(program.path("scenarios/README.md"), guide()).unwrap();
    let listed = program.run(&["list", "--json"]).exits(0).json();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    program.run(&["check"]).exits(0).says("3 files checked");
}

#[test]
fn a_code_is_explained_with_an_example() {
    let program = Program::new();
    program
        .run(&["explain", "ws0203"])
        .exits(0)
        .says("WS0203: no such fact")
        .says("Wrong:\n    Told(\"oldr-friend\")")
        .says("Right:\n    Told(\"older-friend\")");
    program
        .run(&["explain", "WS1009"])
        .exits(0)
        .says("Wrong:")
        .says("Right:");
}
