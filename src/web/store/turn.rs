//! Turns: which call a seat plays at which step, how it is getting on, and what it came to.

use super::sql::{Row, Sql, with};
use super::{CallId, RoomId, Standing, Store, StoreFault, now_ms};

/// Where in a room a call is played.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TurnAt {
    /// In which room.
    pub room: RoomId,
    /// At which seat.
    pub seat: u32,
    /// As which call of the plan, from 0.
    pub step: u16,
}

/// How a turn is getting on.
#[derive(Clone, Debug)]
pub struct Doing {
    /// In which room.
    pub room: RoomId,
    /// How the trainee is getting on, as JSON.
    pub progress: String,
    /// Whether the trainee did something just now; time alone is no doing.
    pub acted: bool,
    /// What the call came to, as JSON, once it is over.
    pub came: Option<String>,
}

/// A turn as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnRow {
    /// Where it is played.
    pub at: TurnAt,
    /// The call.
    pub call: CallId,
    /// How the trainee is getting on, as JSON; empty before anything was done.
    pub progress: String,
    /// When they last did something, in milliseconds since 1970.
    pub acted_ms: i64,
    /// What it came to, as JSON, once it is over.
    pub came: Option<String>,
    /// How the call stands.
    pub standing: Standing,
    /// When it was begun, in seconds since 1970.
    pub begun_s: i64,
    /// When it is erased.
    pub keep_until_s: i64,
}

fn read(row: &Row) -> Result<TurnRow, StoreFault> {
    Ok(TurnRow {
        at: TurnAt {
            room: RoomId::of(row.exactly(0)?),
            seat: row.number(1)?,
            step: row.number(2)?,
        },
        call: CallId::of(row.exactly(3)?),
        progress: row.text(4)?,
        acted_ms: row.int(5)?,
        came: row.maybe_text(6)?,
        standing: Standing::read(row.int(7)?),
        begun_s: row.int(8)?,
        keep_until_s: row.int(9)?,
    })
}

pub(super) fn begin(
    it: &mut dyn Sql,
    call: CallId,
    at: TurnAt,
    keep_until_s: i64,
) -> Result<(), StoreFault> {
    it.run(
        "INSERT INTO turn (call, room, seat, step, progress, acted_ms, keep_until_s)
         VALUES (?1, ?2, ?3, ?4, '', ?5, ?6)",
        with![
            call.bytes(),
            at.room.bytes(),
            at.seat,
            at.step,
            now_ms(),
            keep_until_s
        ],
    )?;
    it.tell(&super::Told::Doings(at.room).to_string())
}

pub(super) fn keep(it: &mut dyn Sql, call: CallId, doing: &Doing) -> Result<(), StoreFault> {
    if doing.acted {
        it.run(
            "UPDATE turn SET progress = ?2, acted_ms = ?3, came = coalesce(?4, came) WHERE call = ?1",
            with![call.bytes(), &doing.progress, now_ms(), doing.came.as_deref()],
        )?;
    } else {
        it.run(
            "UPDATE turn SET progress = ?2, came = coalesce(?3, came) WHERE call = ?1",
            with![call.bytes(), &doing.progress, doing.came.as_deref()],
        )?;
    }
    Ok(())
}

impl Store {
    /// All turns of a room without what they came to, by seat and step.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn turns(&self, room: RoomId) -> Result<Vec<TurnRow>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT turn.room, turn.seat, turn.step, turn.call, turn.progress, turn.acted_ms, NULL,
                 call.standing, call.begun_s, turn.keep_until_s
                 FROM turn JOIN call ON call.id = turn.call WHERE turn.room = ?1 ORDER BY turn.seat, turn.step",
                with![room.bytes()],
            )?;
            rows.iter().map(read).collect()
        })
    }

    /// All turns of a room with what they came to, by seat and step.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn turns_whole(&self, room: RoomId) -> Result<Vec<TurnRow>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT turn.room, turn.seat, turn.step, turn.call, turn.progress, turn.acted_ms, turn.came,
                 call.standing, call.begun_s, turn.keep_until_s
                 FROM turn JOIN call ON call.id = turn.call WHERE turn.room = ?1 ORDER BY turn.seat, turn.step",
                with![room.bytes()],
            )?;
            rows.iter().map(read).collect()
        })
    }

    /// The turns of one seat, by step.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn turns_of(&self, room: RoomId, seat: u32) -> Result<Vec<TurnRow>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT turn.room, turn.seat, turn.step, turn.call, turn.progress, turn.acted_ms, turn.came,
                 call.standing, call.begun_s, turn.keep_until_s
                 FROM turn JOIN call ON call.id = turn.call WHERE turn.room = ?1 AND turn.seat = ?2 ORDER BY turn.step",
                with![room.bytes(), seat],
            )?;
            rows.iter().map(read).collect()
        })
    }

    /// Where in a room a call is played; `None` for one of a learner's own shelf.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn turn_of(&self, call: CallId) -> Result<Option<TurnRow>, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT turn.room, turn.seat, turn.step, turn.call, turn.progress, turn.acted_ms, turn.came,
                 call.standing, call.begun_s, turn.keep_until_s
                 FROM turn JOIN call ON call.id = turn.call WHERE turn.call = ?1",
                with![call.bytes()],
            )?;
            row.as_ref().map(read).transpose()
        })
    }
}
