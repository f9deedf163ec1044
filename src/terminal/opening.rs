//! Before a call: what it is, and taking it.

use super::command_line::Play as Asked;
use super::console::Console;
use super::ear;
use super::input::Typed;
use super::interactive::Sitting;
use super::listing;
use super::reviewing;
use super::stop::{DONE, Stop};
use super::words;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::call::terms::Mode;
use crate::learning::opening;
use crate::learning::place;
use crate::scenario::drawn::Seed;
use crate::scenario::script::Seat;

/// How many turns are shown of a call that is gone on with.
const TURNS_AGAIN: usize = 8;

/// What every trainee is told before they hear anybody.
pub const SYNTHETIC: &str = "The voices are synthetic: no real person is heard, and no real call. They can be switched off (`sound off`).";

/// Plays a new call.
///
/// # Errors
///
/// When there is no such scenario, the journal named is there already, or nothing can be shown.
pub fn play(library: &Library, asked: &Asked, console: &mut Console) -> Result<u8, Stop> {
    let id = asked.id.as_deref().unwrap_or_default();
    if library.seat(id)? == Seat::Supervisor {
        return reviewing::play(library, asked, console);
    }
    let scenario = library.load(id)?;
    let seed = asked.seed.map_or_else(opening::any_seed, Seed);
    let call = Call::ring_on(&scenario, seed, asked.terms());
    introduce(&call, console)?;
    let recordings = library.voices().join(&scenario.script.id);
    let ear = ear::open(&scenario, &recordings, asked);
    let first = match console.ask() {
        Typed::Line(line) if matches!(line.trim(), "q" | "quit" | "leave") => None,
        Typed::Line(line) => Some(line),
        Typed::Closed | Typed::Interrupted => None,
    };
    let Some(first) = first else {
        console.screen.line("The call was not taken.")?;
        return Ok(DONE);
    };
    let playing = opening::ring(&scenario, seed, asked.terms(), asked.journal.as_deref())?;
    Sitting::new(console, playing, ear).play(Some(&first))
}

fn introduce(call: &Call, console: &mut Console) -> Result<(), Stop> {
    let script = &call.scenario().script;
    let screen = &mut console.screen;
    screen.heading(&script.title)?;
    screen.line(&format!(
        "{}, {}, about {} minutes. {} call, seed {}{}.",
        words::capital(words::seat(script.seat)),
        words::level(script.level),
        script.minutes,
        words::capital(call.terms().mode.name()),
        call.seed().0,
        words::pace(call.terms())
    ))?;
    if let Some(note) = &script.care_note {
        screen.line(&format!("Care: {note}"))?;
    }
    for objective in &script.objectives {
        screen.line(&format!("You practise: {objective}"))?;
    }
    if !call.scenario().recorded.is_empty() {
        screen.line(SYNTHETIC)?;
    }
    screen.line(
        "Each line is written when it is spoken, with its time and a number. Type what you would say. \
         `?` shows what else can be typed.",
    )?;
    if call.terms().mode == Mode::Guided {
        screen.line("`topics` names what can still be asked about; `help` asks a colleague.")?;
    }
    screen.line(
        "You can stop the clock with `pause`, or `leave` at any time: nothing is asked and nothing is scored.",
    )?;
    screen.line("Press Enter to take the call, or type q not to.")?;
    Ok(())
}

/// Goes on with a kept call: of the journal named, or the newest unfinished one.
///
/// # Errors
///
/// When there is none, or it cannot be read or gone on with.
pub fn resume(library: &Library, asked: &Asked, console: &mut Console) -> Result<u8, Stop> {
    let path = match &asked.journal {
        Some(path) => path.clone(),
        None => newest(asked.id.as_deref())?,
    };
    let header = opening::header(&path)?;
    if let Some(id) = asked.id.as_ref().filter(|id| **id != header.scenario) {
        return Err(Stop::Wrong(format!(
            "{} is a call of `{}`, not of `{id}`. Name that scenario, or none",
            path.display(),
            header.scenario
        )));
    }
    if library.seat(&header.scenario)? == Seat::Supervisor {
        return reviewing::resume(library, &path, asked, console);
    }
    let (playing, lost) = opening::resume(library, &path)?;
    let call = playing.call();
    let scenario = call.scenario();
    let screen = &mut console.screen;
    screen.heading(&scenario.script.title)?;
    screen.line(&format!("Going on with the call in {}.", path.display()))?;
    if let Some(lost) = lost {
        screen.line(&format!(
            "The journal {lost}. The call goes on from the last whole record, at {}.",
            crate::call::clock(call.now_ms())
        ))?;
    }
    screen.line(&listing::transcript(call, TURNS_AGAIN))?;
    let recordings = library.voices().join(&scenario.script.id);
    let ear = ear::open(scenario, &recordings, asked);
    Sitting::new(console, playing, ear).play(None)
}

fn newest(id: Option<&str>) -> Result<std::path::PathBuf, Stop> {
    let folder = place::calls_folder();
    let unfinished =
        place::unfinished(&folder, id).map_err(|why| Stop::unreadable(&folder, &why))?;
    let newest = unfinished.into_iter().next();
    newest.map(|it| it.path).ok_or_else(|| {
        let of = id.map_or_else(String::new, |id| format!(" of `{id}`"));
        Stop::Wrong(format!(
            "there is no unfinished call{of} in {}. Name its file with --journal, or play a new one",
            folder.display()
        ))
    })
}
