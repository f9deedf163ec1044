//! A kept call again, line by line.

use std::path::Path;

use serde::Serialize;

use super::narration::{self, By, Told};
use super::output;
use super::review_words;
use super::stop::{DONE, FAULTS, Stop, tell};
use super::words;
use crate::authoring::library::Library;
use crate::call::command::Command;
use crate::journal::{Journal, Lost};
use crate::learning::kept::{self, Kept};
use crate::supervising::event::Event as ReviewEvent;
use crate::supervising::{Queue, Shift};

/// A replay as one document.
#[derive(Debug, Serialize)]
struct Replay<'r, E> {
    header: &'r crate::journal::Header,
    /// Events there are, or were asked for.
    events: &'r [E],
    /// What was said and done, in order of time.
    told: Vec<Line>,
    /// What could not be read of the journal.
    lost: Option<String>,
}

#[derive(Debug, Serialize)]
struct Line {
    at_ms: u64,
    by: &'static str,
    text: String,
}

/// Shows a kept call, up to an event counted from 1.
///
/// # Errors
///
/// When the journal or its scenario cannot be had.
pub fn replay(
    library: &Library,
    path: &Path,
    until: Option<u64>,
    as_json: bool,
) -> Result<u8, Stop> {
    let until = until.map_or(usize::MAX, |until| {
        usize::try_from(until).unwrap_or(usize::MAX)
    });
    let (scenario, mut journal) = match kept::read_any(library, path)? {
        Kept::Call(scenario, journal) => (scenario, journal),
        Kept::Review(queue, journal) => return review(&queue, journal, path, until, as_json),
    };
    journal.events.truncate(until);
    let mut call = journal.replay(&scenario);
    // What the caller had begun by then is shown to its end; waiting that long brings nothing new.
    let floor_ms = call.state().floor_until_ms.max(call.now_ms());
    let _ = call.handle(floor_ms, Command::Wait);
    let told = narration::of(&mut call, &journal.events);
    show(&journal, &scenario.script.title, &told, as_json)?;
    Ok(ended(path, journal.lost.as_ref()))
}

fn review(
    queue: &Queue,
    mut journal: Journal<ReviewEvent>,
    path: &Path,
    until: usize,
    as_json: bool,
) -> Result<u8, Stop> {
    journal.events.truncate(until);
    let header = &journal.header;
    let shift = Shift::replay(queue, header.seed, header.terms, &journal.events);
    let told = review_words::told(&shift, &journal.events);
    show(&journal, &queue.script().title, &told, as_json)?;
    Ok(ended(path, journal.lost.as_ref()))
}

fn show<E: Serialize>(
    journal: &Journal<E>,
    title: &str,
    told: &[Told],
    as_json: bool,
) -> Result<(), Stop> {
    if as_json {
        return output::json(&document(journal, told));
    }
    let header = &journal.header;
    output::text(&format!(
        "{title}, seed {}, {}{}",
        header.seed.0,
        header.terms.mode.name(),
        words::pace(header.terms)
    ))?;
    told.iter().try_for_each(|told| output::text(&told.line()))
}

/// What it ends with: what could not be read of the journal is told.
fn ended(path: &Path, lost: Option<&Lost>) -> u8 {
    let Some(lost) = lost else { return DONE };
    tell(&format!("{}: {lost}", path.display()));
    FAULTS
}

fn document<'r, E: Serialize>(journal: &'r Journal<E>, told: &[Told]) -> Replay<'r, E> {
    Replay {
        header: &journal.header,
        events: &journal.events,
        told: told
            .iter()
            .map(|told| Line {
                at_ms: told.at_ms,
                by: by(told.by),
                text: told.text.clone(),
            })
            .collect(),
        lost: journal.lost.as_ref().map(ToString::to_string),
    }
}

fn by(by: By) -> &'static str {
    match by {
        By::Caller => "caller",
        By::Handler => "handler",
        By::Desk => "desk",
        By::Supervisor => "supervisor",
        By::Call => "call",
    }
}
