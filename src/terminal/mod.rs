//! The command line and the plain-text front end.

mod clock;
pub mod command_line;
mod console;
pub mod debrief;
mod editor;
mod input;
mod interactive;
mod list;
mod listing;
mod narration;
mod opening;
mod output;
mod screen;
mod scripted;
mod stop;
mod support;
mod typed;
mod words;

use std::process::ExitCode;

use clap::Parser;

use self::command_line::{CommandLine, Verb};
use self::console::Console;
use self::stop::{DONE, Stop};
use crate::authoring::library::Library;

/// Reads the command line, does what it says, and returns how that went: 0 done, 1 the thing examined has
/// faults, 2 wrong use.
pub fn main() -> ExitCode {
    let line = CommandLine::parse();
    match run(&line) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => ExitCode::from(stop.tell()),
    }
}

fn run(line: &CommandLine) -> Result<u8, Stop> {
    let library = || Library::find(line.scenarios.as_deref()).map_err(Stop::from);
    match &line.verb {
        Some(Verb::List { json }) => list::list(&library()?, *json),
        Some(Verb::Play(play)) => match &play.script {
            Some(script) => scripted::play(&library()?, play, script),
            None => {
                let library = library()?;
                let mut console = Console::open(line.plain);
                if play.resume {
                    opening::resume(&library, play, &mut console)
                } else {
                    opening::play(&library, play, &mut console)
                }
            }
        },
        _ => Ok(DONE),
    }
}

/// A debrief in words.
fn debrief_text(debrief: &crate::debrief::Debrief) -> String {
    let score = &debrief.score;
    let mut text = String::new();
    let passed = if debrief.passed {
        "Passed"
    } else {
        "Not passed"
    };
    text.push_str(&format!(
        "Debrief: {passed}, {} of 100.\n{}\n\nrecognise {}, check {}, record {}, advise {}, escalate {}, care {}\n",
        score.total,
        debrief.sentence,
        score.recognise,
        score.check,
        score.record,
        score.advise,
        score.escalate,
        score.care
    ));
    for item in &debrief.items {
        text.push_str(&format!(
            "\n{:?}: {}\n    {}\n    {}\n",
            item.verdict, item.what, item.seen, item.why
        ));
    }
    text
}
