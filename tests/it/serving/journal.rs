//! What a browser plays is what the terminal plays.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use warning_signs::authoring::library::{Library, read_play};
use warning_signs::call::deed::{Deed, LineName};
use warning_signs::records::Query;
use warning_signs::scenario::drawn::{Drawn, Seed};
use warning_signs::scenario::loaded::Scenario;

use super::{Browser, Server};

fn line(name: &LineName) -> Value {
    match name {
        LineName::Id(id) => json!({ "Id": id }),
        LineName::Number(number) => json!({ "Number": number }),
    }
}

/// What a page sends for a deed of a play; `None` for a note. The names are those of the variant, as a trainee would
/// type them.
fn asked(deed: &Deed, scenario: &Scenario, drawn: &Drawn) -> Option<Value> {
    let say = |text: &str| {
        let said = scenario.say(text, drawn);
        if text.contains('{') {
            said
        } else {
            text.to_owned()
        }
    };
    Some(match deed {
        Deed::Ask(words) => json!({ "Ask": say(words) }),
        Deed::Choose(choice) => json!({ "Choose": choice }),
        Deed::Say(to) => json!({ "Say": to }),
        Deed::Mark(name, sign) => json!({ "Mark": [line(name), sign] }),
        Deed::Unmark(name, sign) => json!({ "Unmark": [line(name), sign] }),
        Deed::Search(system, query, reason) => {
            json!({ "Search": [system, form(query, say), say(reason)] })
        }
        Deed::Open(enquiry, trace) => json!({ "Open": [enquiry, trace] }),
        Deed::Write(words) => json!({ "Write": say(words) }),
        Deed::Quote(name) => json!({ "Quote": line(name) }),
        Deed::LogTrace(enquiry, trace) => json!({ "LogTrace": [enquiry, trace] }),
        Deed::Strike(entry) => json!({ "Strike": entry }),
        Deed::Advise(advice) => json!({ "Advise": advice }),
        Deed::Grade(grade, because) => json!({ "Grade": [grade, because.as_deref().map(say)] }),
        Deed::Refer(route, urgency, reason) => json!({ "Refer": [route, urgency, say(reason)] }),
        Deed::AskColleague => json!("AskColleague"),
        Deed::Hold => json!("Hold"),
        Deed::Resume => json!("Resume"),
        Deed::Wait => json!("Wait"),
        Deed::Submit => json!("Submit"),
        Deed::Accept => json!("Accept"),
        Deed::Challenge(quotes, traces, reason) => {
            let quotes: Vec<Value> = quotes.iter().map(line).collect();
            json!({ "Challenge": [quotes, traces, say(reason)] })
        }
        Deed::End => json!("End"),
        Deed::Leave => json!("Leave"),
        Deed::Note(_) => return None,
    })
}

fn form(query: &Query, say: impl Fn(&str) -> String) -> Value {
    let text = |it: &Option<String>| it.as_deref().map(&say).unwrap_or_default();
    let age = match (query.age, &query.born) {
        (Some((young, old)), _) => format!("{young} to {old}"),
        (None, Some(born)) => born.to_string(),
        (None, None) => String::new(),
    };
    json!({
        "name": text(&query.name),
        "username": text(&query.username),
        "age": age,
        "town": text(&query.town),
        "telephone": text(&query.telephone),
    })
}

/// The play with every step done as soon as the caller has finished, as in a call without a clock, and without its notes:
/// reading one out takes time, and a trainee in a browser has none.
fn without_times(source: &str) -> String {
    let lines = source.lines().map(|line| {
        let mut words = line.splitn(2, ' ');
        match (words.next(), words.next()) {
            (Some(_), Some(rest)) if rest.starts_with("note ") => String::new(),
            (Some(first), Some(rest)) if !matches!(first, "expect" | "#" | "") => {
                format!("then {rest}")
            }
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The journal of the terminal's run of this play, record by record.
fn in_the_terminal(scenario: &str, play: &Path, seed: u64) -> Vec<String> {
    let journal = play.with_extension("journal");
    let ran = Command::new(env!("CARGO_BIN_EXE_warning-signs"))
        .args(["play", scenario, "--untimed", "--json", "--seed"])
        .arg(seed.to_string())
        .arg("--script")
        .arg(play)
        .arg("--journal")
        .arg(&journal)
        .arg("--scenarios")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
        .output()
        .unwrap();
    assert!(ran.status.code().is_some_and(|it| it < 2), "{ran:?}");
    let journal = std::fs::read_to_string(&journal).unwrap();
    journal.lines().map(str::to_owned).collect()
}

/// The journal of a call as its learner has it.
fn in_the_browser(browser: &Browser, call: &str) -> Vec<String> {
    let export = browser.json("/api/me/export");
    let calls = export["calls"].as_array().unwrap();
    let own = calls.iter().find(|it| it["call"] == call).unwrap();
    let journal = own["journal"].as_array().unwrap().iter();
    journal.map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_play_gives_the_same_journal_as_in_the_terminal() {
    let server = Server::start();
    let library = Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
    let folder = tempfile::tempdir().unwrap();
    for id in library.calls().unwrap() {
        // One learner for each, so that nobody asks too much at once.
        let browser = server.browser();
        for (name, path) in library.plays(&id).unwrap() {
            if !matches!(&*name, "expert" | "passed-over") {
                continue;
            }
            let seed = 2026;
            let source = std::fs::read_to_string(&path).unwrap();
            let play = folder.path().join(format!("{id}-{name}.play"));
            std::fs::write(&play, without_times(&source)).unwrap();
            let steps = read_play(&play).unwrap().steps;
            let scenario = library.load(&id).unwrap();
            let drawn = Drawn::of(&scenario.script, Seed(seed));
            let call = browser.ring(&id, seed);
            let (mut no, mut over) = (0, false);
            for step in &steps {
                let Some(deed) = asked(&step.deed, &scenario, &drawn).filter(|_| !over) else {
                    continue;
                };
                let (status, told) = loop {
                    let sent = browser.send(&call, no + 1, &deed);
                    if sent.0 != 429 {
                        break sent;
                    }
                    std::thread::sleep(std::time::Duration::from_millis(500));
                };
                assert!(matches!(status, 200 | 422), "{deed}: {told}");
                no += u64::from(status == 200);
                over = status == 200 && told["over"] == true;
            }
            if !over {
                browser.send(&call, no + 1, &json!("End"));
            }
            let (here, there) = (
                in_the_browser(&browser, &call),
                in_the_terminal(&id, &play, seed),
            );
            for (here, there) in here.iter().zip(&there) {
                assert_eq!(here, there, "{id} {name}");
            }
            assert_eq!(here.len(), there.len(), "{id} {name}");
        }
    }
}
