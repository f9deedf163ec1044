//! Running a play without waiting.

use std::path::Path;

use super::command_line::Play as Asked;
use super::narration;
use super::output;
use super::reviewing;
use super::screen;
use super::stop::{DONE, FAULTS, Stop, tell};
use crate::authoring::expectation::unmet;
use crate::authoring::library::{Library, read_play};
use crate::call::Call;
use crate::call::command::Command;
use crate::call::run::NotDone;
use crate::debrief::Debrief;
use crate::journal::Header;
use crate::learning::keeping::JournalFile;
use crate::learning::opening::RingFault;
use crate::learning::playing::Playing;
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;
use crate::scenario::script::Seat;

/// Runs a play to its end and prints the debrief.
///
/// # Errors
///
/// When there is no such scenario or file, or the play cannot be read.
pub fn play(library: &Library, asked: &Asked, script: &Path, plain: bool) -> Result<u8, Stop> {
    let id = asked.id.as_deref().unwrap_or_default();
    if library.seat(id)? == Seat::Supervisor {
        return reviewing::scripted(library, asked, script, plain);
    }
    let scenario = library.load(id)?;
    let play = read_play(script)?;
    let mut playing = begin(&scenario, asked)?;
    tell_notices(&mut playing);
    let mut sound = true;
    for step in &play.steps {
        if let Err(why) = playing.step(step) {
            sound &= matches!(why, NotDone::Refused(_));
            tell(&format!("{}:{}: {why}", script.display(), step.line));
        }
        tell_notices(&mut playing);
        if !playing.call().state().is_open() {
            break;
        }
    }
    finish(&mut playing);
    let debrief = Debrief::from_journal(&scenario, &playing.kept().journal());
    for unmet in unmet(&play.expects, &debrief) {
        sound = false;
        tell(&format!("{}: {unmet}", script.display()));
    }
    if asked.json {
        output::json(&debrief)?;
    } else {
        output::text(&narration::whole(&mut playing))?;
        output::text("")?;
        output::text(&screen::debrief(&debrief, plain))?;
    }
    if playing.kept().is_failing() {
        tell("The journal is not whole: its end could not be written.");
        sound = false;
    }
    Ok(if sound { DONE } else { FAULTS })
}

fn begin(scenario: &Scenario, asked: &Asked) -> Result<Playing, Stop> {
    let call = Call::ring_on(scenario, Seed(asked.seed.unwrap_or(1)), asked.terms());
    let header = Header::of(&call);
    Ok(match &asked.journal {
        Some(path) => {
            let (kept, notice) =
                JournalFile::create(path, &header).map_err(|why| RingFault::of(path, why))?;
            Playing::new(call, kept, notice)
        }
        None => Playing::new(call, JournalFile::nowhere(&header), None),
    })
}

/// A play that stops early still ends its call, as soon as the caller has finished.
fn finish(playing: &mut Playing) {
    let state = playing.call().state();
    if !state.is_open() {
        return;
    }
    let at_ms = state.floor_until_ms.max(playing.call().now_ms());
    let at_ms = at_ms.min(limits::CALL_MS);
    if let Err(why) = playing.handle(at_ms, Command::End) {
        tell(&format!("the call could not be ended: {why}"));
    }
    tell_notices(playing);
}

fn tell_notices(playing: &mut Playing) {
    for notice in playing.take_notices() {
        tell(&notice.to_string());
    }
}
