//! Which session, seat or learner is meant.

use super::super::classroom::trainees;
use super::super::store::{Beginning, LearnerId, LearnerRow, RoomRow, SeatRow, Store};
use crate::terminal::stop::Stop;

/// The session whose id begins so.
///
/// # Errors
///
/// When there is none, or more than one.
pub fn room(store: &Store, id: &str) -> Result<RoomRow, Stop> {
    let named = "`warning-signs sessions list` shows their ids";
    let found = store.rooms_that_begin(read(id, named)?)?;
    let id = one(found, id, "session", named)?;
    // Whoever erased it meanwhile was quicker.
    let gone = || Stop::Wrong("this session has just been erased".to_owned());
    store.room(id)?.ok_or_else(gone)
}

/// The learner whose id begins so.
///
/// # Errors
///
/// When there is none, or more than one.
pub fn learner(store: &Store, id: &str) -> Result<(LearnerId, LearnerRow), Stop> {
    let named = "The data that learners take away for themselves has theirs";
    let found = store.learners_that_begin(read(id, named)?)?;
    let id = one(found, id, "learner", named)?;
    let gone = || Stop::Wrong("this learner has just been erased".to_owned());
    Ok((id, store.learner(id)?.ok_or_else(gone)?))
}

/// The trainee at this seat of a session.
///
/// # Errors
///
/// When nobody sits there.
pub fn trainee(store: &Store, row: &RoomRow, no: u32) -> Result<SeatRow, Stop> {
    let seats = trainees(store, row.id)?;
    let nos: Vec<String> = seats.iter().map(|it| it.no.to_string()).collect();
    let seat = seats.into_iter().find(|it| it.no == no);
    seat.ok_or_else(|| {
        Stop::Wrong(match &*nos {
            [] => format!("nobody has a seat in session {}", row.id),
            _ => format!(
                "nobody has seat {no} in session {}. Its seats: {}",
                row.id,
                nos.join(", ")
            ),
        })
    })
}

fn read(id: &str, named: &str) -> Result<Beginning, Stop> {
    Beginning::read(id).ok_or_else(|| {
        Stop::Wrong(format!(
            "`{id}` is not an id. Give the first 6 or more of its digits, 0 to 9 and a to f. {named}"
        ))
    })
}

fn one<T: Copy>(found: Vec<T>, id: &str, what: &str, named: &str) -> Result<T, Stop> {
    match &*found {
        [one] => Ok(*one),
        [] => Err(Stop::Wrong(format!(
            "there is no {what} whose id begins with `{id}`. {named}"
        ))),
        _ => Err(Stop::Wrong(format!(
            "more than one {what} has an id that begins with `{id}`. Give more of its digits"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_that_is_found_is_meant() {
        assert!(matches!(one(vec![7], "0abcde", "session", ""), Ok(7)));
        for (found, told) in [(vec![], "there is no"), (vec![1, 2], "more than one")] {
            let Err(Stop::Wrong(words)) = one(found, "0abcde", "session", "") else {
                panic!("{told}");
            };
            assert!(words.contains(told) && words.contains("0abcde"), "{words}");
        }
    }
}
