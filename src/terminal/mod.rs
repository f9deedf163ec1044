//! The command line and the plain-text front end.

mod check;
pub mod command_line;
mod console;
pub mod debrief;
pub mod draft;
mod ear;
mod editor;
mod evaluate;
mod explore;
pub mod fault;
mod graph;
mod guide;
mod input;
mod interactive;
mod list;
mod listing;
mod lsp;
mod narration;
mod opening;
pub mod output;
mod pack;
mod questions;
mod replay;
mod review_words;
mod reviewing;
mod scored;
mod screen;
mod scripted;
mod shelf;
pub mod stop;
mod support;
mod typed;
mod understand;
mod unmatched;
mod voice;
pub mod words;
mod wrap;

use std::path::PathBuf;
use std::process::ExitCode;

use self::command_line::{CommandLine, Verb};
use self::console::Console;
use self::screen::Screen;
use self::stop::Stop;
use crate::authoring::library::{Library, read_text};
use crate::limits;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::catalogue::force::Force;

/// The environment variable that names a force's own file.
const FORCE_VARIABLE: &str = "WARNING_SIGNS_FORCE";

/// Does what the command line says, and returns how that went: 0 done, 1 the thing examined has faults, 2
/// wrong use.
pub fn main(line: &CommandLine) -> ExitCode {
    match run(line) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => ExitCode::from(stop.tell()),
    }
}

/// Has everything speak in the words of the force that the command line or the environment names. To be called before
/// anything else, by every way into the program.
///
/// # Errors
///
/// The exit code, when the file cannot be read or names what is not there; why has then been said.
pub fn adopt_force(line: &CommandLine) -> Result<(), ExitCode> {
    let named = std::env::var_os(FORCE_VARIABLE).map(PathBuf::from);
    let Some(file) = line.force.clone().or(named) else {
        return Ok(());
    };
    let shown = file.display();
    let text = read_text(&file, limits::FORCE_BYTES).map_err(|why| format!("{shown}: {why}"));
    let adopted = text.and_then(|text| {
        let force = Force::read(&text);
        force
            .and_then(|force| Catalogue::adopt(&force))
            .map_err(|why| format!("{shown}: {why}"))
    });
    adopted.map_err(|why| ExitCode::from(Stop::Wrong(why).tell()))
}

fn run(line: &CommandLine) -> Result<u8, Stop> {
    let library = || {
        let library = Library::find(line.scenarios.as_deref()).map_err(Stop::from)?;
        Ok(library.with_voices(line.voices.as_deref()))
    };
    match &line.verb {
        Some(Verb::List { json }) => list::list(&library()?, *json),
        Some(Verb::Play(play)) => match &play.script {
            Some(script) => scripted::play(&library()?, play, script, line.plain),
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
        Some(Verb::Debrief {
            journal,
            json,
            html,
        }) => scored::debrief(&library()?, journal, *json, html.as_deref(), line.plain),
        Some(Verb::Replay {
            journal,
            until,
            json,
        }) => replay::replay(&library()?, journal, *until, *json),
        Some(Verb::Understand {
            id,
            question: _,
            evaluate: Some(file),
            seed,
            json,
        }) => evaluate::evaluate(&library()?, id, file, *seed, *json),
        Some(Verb::Understand {
            id,
            question,
            evaluate: None,
            seed,
            json,
        }) => understand::understand(&library()?, id, question.as_deref(), *seed, *json),
        Some(Verb::Voice(voice)) => voice::voice(&library()?, voice, line.plain),
        Some(Verb::Questions { id, json }) => questions::questions(id.as_deref(), *json),
        Some(Verb::Unmatched { id, journals, json }) => {
            unmatched::unmatched(&library()?, id.as_deref(), journals.as_deref(), *json)
        }
        Some(Verb::Check {
            paths,
            explore,
            watch,
            json,
        }) => {
            let styled = Screen::is_styled(line.plain);
            if *watch {
                check::watch(library, paths, *explore, styled)
            } else {
                check::check(library, paths, *explore, *json, styled)
            }
        }
        Some(Verb::Explain { code }) => check::explain(code),
        Some(Verb::Explore(explore)) => explore::explore(&library()?, explore),
        Some(Verb::New(new)) => draft::new(library, new),
        Some(Verb::Graph { id, out, outline }) => {
            graph::graph(&library()?, id, out.as_deref(), *outline)
        }
        Some(Verb::Guide { out }) => guide::write(out.as_deref()),
        Some(Verb::Lsp) => lsp::lsp(),
        Some(Verb::Pack(wanted)) => pack::pack(
            wanted,
            line.voices.as_deref(),
            Screen::is_styled(line.plain),
        ),
        Some(Verb::Unpack(wanted)) => {
            let library = match &wanted.into {
                Some(folder) => Library::at(folder).with_voices(line.voices.as_deref()),
                None => library()?,
            };
            pack::unpack(wanted, &library, Screen::is_styled(line.plain))
        }
        Some(Verb::Serve(_) | Verb::Sessions(_)) => Err(Stop::Wrong(
            "this program was built without the browser player".to_owned(),
        )),
        Some(Verb::Pictures { .. }) => Err(Stop::Wrong(
            "this program was built without the window, so it draws no pictures of it".to_owned(),
        )),
        None => shelf::open(&library()?, &mut Console::open(line.plain)),
    }
}
