//! The sessions, listed.

use serde::Serialize;

use super::super::classroom::{day, phase_name, written};
use super::super::me::stamp;
use super::super::store::{Did, RoomRow, Store};
use super::WHO;
use crate::classroom::plan::Pace;
use crate::terminal::output;
use crate::terminal::stop::{DONE, Stop};
use crate::terminal::words::{count, printable};

/// A session as the list shows it.
#[derive(Debug, Serialize)]
struct Listed {
    id: String,
    title: String,
    /// The code it is come into by, while it is open.
    code: Option<String>,
    phase: &'static str,
    pace: Pace,
    seats: u32,
    made: String,
    keep_until: String,
}

impl Listed {
    fn of(row: &RoomRow, seats: u32) -> Listed {
        Listed {
            id: row.id.to_string(),
            title: row.plan.title.clone(),
            code: row.code.map(|it| it.to_string()),
            phase: phase_name(row.standing.phase),
            pace: row.plan.pace,
            seats,
            made: stamp(row.made_s),
            keep_until: day(row.keep_until_s),
        }
    }
}

/// Prints the sessions, the newest first.
///
/// # Errors
///
/// When they cannot be read, or nothing can be written.
pub fn list(store: &Store, as_json: bool) -> Result<u8, Stop> {
    let rooms = store.rooms(u32::MAX)?;
    store.audit(WHO, Did::Listed, "sessions")?;
    if as_json {
        let listed = rooms.iter().map(|(row, seats)| Listed::of(row, *seats));
        output::json(&listed.collect::<Vec<_>>())?;
    } else if rooms.is_empty() {
        output::text("No sessions are kept here.")?;
    } else {
        let told: Vec<String> = rooms.iter().map(|(row, seats)| told(row, *seats)).collect();
        output::text(&printable(&told.join("\n\n")))?;
    }
    Ok(DONE)
}

/// A session in a few lines: in columns, its id and its title would leave no room for the rest.
fn told(row: &RoomRow, seats: u32) -> String {
    let title = match &*row.plan.title {
        "" => "(no title)",
        title => title,
    };
    let phase = phase_name(row.standing.phase);
    let code = row
        .code
        .map_or_else(String::new, |it| format!(", code {it}"));
    format!(
        "{}  {title}\n  {phase}{code}, {}; made {}, erased after {}",
        row.id,
        count(seats as usize, "seat", "seats"),
        written(row.made_s),
        written(row.keep_until_s),
    )
}
