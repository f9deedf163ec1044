//! Erasing a session, one trainee's part of one, everything of a learner, and what was kept long enough.

use super::super::classroom::trainees;
use super::super::store::{Did, RoomRow, Store};
use super::{WHO, which};
use crate::terminal::output;
use crate::terminal::stop::{DONE, Stop};
use crate::terminal::words::{count, printable};

/// Erases a session with everything that was done in it.
///
/// # Errors
///
/// When there is none, nobody has said that they are sure, or it cannot be erased.
pub fn room(store: &Store, id: &str, sure: bool) -> Result<u8, Stop> {
    let row = which::room(store, id)?;
    let names = trainees(store, row.id)?.len();
    let calls = store.turns(row.id)?.len();
    let what = format!(
        "session {}: {}, {}",
        called(&row),
        count(
            names,
            "trainee with their name",
            "trainees with their names"
        ),
        count(calls, "call", "calls")
    );
    be_sure(sure, &what)?;
    store.erase_room(row.id)?;
    store.audit(WHO, Did::Erased, &format!("session {}", row.id))?;
    erased(&what)
}

/// Erases one trainee's part of a session.
///
/// # Errors
///
/// When there is none, nobody has said that they are sure, or it cannot be erased.
pub fn trainee(store: &Store, id: &str, no: u32, sure: bool) -> Result<u8, Stop> {
    let row = which::room(store, id)?;
    let seat = which::trainee(store, &row, no)?;
    let calls = store.turns_of(row.id, no)?.len();
    let what = format!(
        "seat {no} of session {}: the trainee's name there, {}",
        called(&row),
        count(calls, "call", "calls")
    );
    be_sure(sure, &what)?;
    store.erase_seat(row.id, no, seat.learner)?;
    store.audit(WHO, Did::Erased, &format!("session {} seat {no}", row.id))?;
    erased(&what)
}

/// Erases everything that is kept of a learner.
///
/// # Errors
///
/// When there is none, nobody has said that they are sure, or it cannot be erased.
pub fn learner(store: &Store, id: &str, sure: bool) -> Result<u8, Stop> {
    let (id, _) = which::learner(store, id)?;
    let (calls, seats) = (store.count_calls(id)?, store.seats_of(id)?.len());
    let kept = format!(
        "{}, {}",
        count(calls as usize, "call", "calls"),
        count(seats, "seat in a session", "seats in sessions")
    );
    let what = format!("learner {id}: what they set, their names, {kept}");
    be_sure(sure, &what)?;
    store.erase(id)?;
    // Nothing is left of who they were, not in the audit either.
    store.audit(WHO, Did::Erased, &format!("one learner: {kept}"))?;
    erased(&what)
}

/// Erases what was kept long enough.
///
/// # Errors
///
/// When it cannot be erased.
pub fn purge(store: &Store) -> Result<u8, Stop> {
    let purged = store.purge_for(WHO)?;
    if purged.is_nothing() {
        output::text("Nothing has been kept long enough to be erased.")?;
        return Ok(DONE);
    }
    let counted = [
        (purged.rooms, "session", "sessions"),
        (purged.calls, "call", "calls"),
        (purged.learners, "learner", "learners"),
        (purged.audit, "row of the audit", "rows of the audit"),
    ];
    let counted = counted.map(|(number, one, many)| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        count(number, one, many)
    });
    erased(&format!(
        "what was kept long enough: {}",
        counted.join(", ")
    ))
}

/// A session's id and title.
fn called(row: &RoomRow) -> String {
    match &*row.plan.title {
        "" => row.id.to_string(),
        title => format!("{}, “{title}”", row.id),
    }
}

/// What was erased does not come back, so that it is said before.
fn be_sure(sure: bool, what: &str) -> Result<(), Stop> {
    if sure {
        return Ok(());
    }
    Err(Stop::Wrong(printable(&format!(
        "this erases {what}. It cannot be undone, and nothing has been erased yet. Add --yes to do it"
    ))))
}

fn erased(what: &str) -> Result<u8, Stop> {
    output::text(&printable(&format!("Erased: {what}.")))?;
    Ok(DONE)
}
