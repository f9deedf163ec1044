//! Rooms: what was chosen, and where they are.

use std::fmt;

use super::sql::{Row, Sql, with};
use super::told::Told;
use super::{CallId, DAY_S, Store, StoreFault, now_s};
use crate::classroom::code::JoinCode;
use crate::classroom::plan::Plan;
use crate::classroom::standing::{RoomPhase, Standing};

/// A room: 128 bits drawn at random.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoomId([u8; 16]);

impl RoomId {
    /// A new one.
    ///
    /// # Errors
    ///
    /// When this machine has no randomness to give.
    pub fn draw() -> Result<RoomId, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(RoomId(bytes))
    }

    /// The one that is written so; `None` if it is none.
    pub fn read(text: &str) -> Option<RoomId> {
        super::call::sixteen(text).map(RoomId)
    }

    /// The one of these bytes.
    pub(super) fn of(bytes: [u8; 16]) -> RoomId {
        RoomId(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for RoomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::journal::hex(&self.0))
    }
}

impl fmt::Debug for RoomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RoomId({self})")
    }
}

/// A room as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomRow {
    /// Which.
    pub id: RoomId,
    /// The code it is come into by; `None` once it has ended.
    pub code: Option<JoinCode>,
    /// What was chosen.
    pub plan: Plan,
    /// Where it is.
    pub standing: Standing,
    /// How often either was changed.
    pub version: u32,
    /// When it was made, in seconds since 1970.
    pub made_s: i64,
    /// When it is erased, with everything in it.
    pub keep_until_s: i64,
}

fn read(row: &Row) -> Result<RoomRow, StoreFault> {
    let json = |why: serde_json::Error| StoreFault::Database(why.to_string());
    Ok(RoomRow {
        id: RoomId(row.exactly(0)?),
        code: row.maybe_text(1)?.and_then(|it| JoinCode::read(&it)),
        plan: serde_json::from_str(&row.text(2)?).map_err(json)?,
        standing: serde_json::from_str(&row.text(3)?).map_err(json)?,
        version: row.number(4)?,
        made_s: row.int(5)?,
        keep_until_s: row.int(6)?,
    })
}

/// Plain data as it is kept; nothing in it cannot be written.
pub(super) fn json(it: &impl serde::Serialize) -> String {
    serde_json::to_string(it).unwrap_or_default()
}

impl Store {
    /// Opens a room.
    ///
    /// # Errors
    ///
    /// When it cannot be kept; [`StoreFault::Conflict`] when another has that code.
    pub fn open_room(
        &self,
        id: RoomId,
        code: JoinCode,
        plan: &Plan,
        kept_days: u16,
    ) -> Result<(), StoreFault> {
        let plan = json(plan);
        self.writer.write(move |it| {
            let now_s = now_s();
            it.run(
                "INSERT INTO room (id, code, plan, standing, version, seats, made_s, keep_until_s)
                 VALUES (?1, ?2, ?3, '{}', 1, 0, ?4, ?5)",
                with![
                    &id.0,
                    &code.to_string(),
                    &plan,
                    now_s,
                    now_s + i64::from(kept_days) * DAY_S
                ],
            )?;
            Ok(())
        })
    }

    /// A room; `None` where there is none.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn room(&self, id: RoomId) -> Result<Option<RoomRow>, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT id, code, plan, standing, version, made_s, keep_until_s FROM room WHERE id = ?1",
                with![&id.0],
            )?;
            row.as_ref().map(read).transpose()
        })
    }

    /// The room this code opens; `None` where it opens none.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn room_of_code(&self, code: JoinCode) -> Result<Option<RoomRow>, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT id, code, plan, standing, version, made_s, keep_until_s FROM room WHERE code = ?1",
                with![&code.to_string()],
            )?;
            row.as_ref().map(read).transpose()
        })
    }

    /// The last rooms, at most so many, the newest first, and how many sit in each.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn rooms(&self, most: u32) -> Result<Vec<(RoomRow, u32)>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT id, code, plan, standing, version, made_s, keep_until_s,
                 (SELECT count(*) FROM seat WHERE seat.room = room.id AND seat.standing = 0)
                 FROM room ORDER BY made_s DESC, id LIMIT ?1",
                with![most],
            )?;
            let rows = rows.iter();
            rows.map(|row| Ok((read(row)?, row.number(7)?))).collect()
        })
    }

    /// Keeps what a room has become, unless it was changed since it was read: `None` then. `doing` is done with it.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn change_room(&self, row: &RoomRow) -> Result<Option<RoomRow>, StoreFault> {
        let mut changed = row.clone();
        if changed.standing.phase == RoomPhase::Ended {
            changed.code = None;
        }
        let (id, version) = (row.id, row.version);
        let (plan, standing) = (json(&changed.plan), json(&changed.standing));
        let code = changed.code.map(|it| it.to_string());
        let done = self.writer.write(move |it| {
            let touched = it.run(
                "UPDATE room SET code = ?2, plan = ?3, standing = ?4, version = version + 1
                 WHERE id = ?1 AND version = ?5",
                with![&id.0, code.as_deref(), &plan, &standing, version],
            )?;
            if touched == 0 {
                return Err(StoreFault::Overtaken);
            }
            it.tell(&Told::Room(id).to_string())
        });
        match done {
            Ok(()) => {
                changed.version += 1;
                Ok(Some(changed))
            }
            Err(StoreFault::Overtaken) => Ok(None),
            Err(why) => Err(why),
        }
    }

    /// Keeps a room, and everything in it, until this day.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn keep_room_until(&self, id: RoomId, keep_until_s: i64) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            let until = keep_until_s;
            it.run("UPDATE room SET keep_until_s = ?2 WHERE id = ?1", with![&id.0, until])?;
            it.run("UPDATE seat SET keep_until_s = ?2 WHERE room = ?1", with![&id.0, until])?;
            it.run("UPDATE turn SET keep_until_s = ?2 WHERE room = ?1", with![&id.0, until])?;
            it.run("UPDATE vote SET keep_until_s = ?2 WHERE room = ?1", with![&id.0, until])?;
            it.run(
                "UPDATE call SET keep_until_s = ?2 WHERE id IN (SELECT call FROM turn WHERE room = ?1)",
                with![&id.0, until],
            )?;
            it.run(
                "UPDATE identity.name SET keep_until_s = ?2 WHERE room = ?1",
                with![&id.0, until],
            )?;
            it.tell(&Told::Room(id).to_string())
        })
    }

    /// Erases a room with everything that was done in it, from the files' bytes too.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn erase_room(&self, id: RoomId) -> Result<(), StoreFault> {
        self.writer.wipe(move |it| {
            erase(it, id)?;
            it.tell(&Told::Room(id).to_string())
        })
    }
}

/// Erases a room with everything that was done in it.
pub(super) fn erase(it: &mut dyn Sql, id: RoomId) -> Result<(), StoreFault> {
    it.run("DELETE FROM vote WHERE room = ?1", with![&id.0])?;
    it.run(
        "DELETE FROM piece WHERE call IN (SELECT call FROM turn WHERE room = ?1)",
        with![&id.0],
    )?;
    let calls = it.rows("SELECT call FROM turn WHERE room = ?1", with![&id.0])?;
    it.run("DELETE FROM turn WHERE room = ?1", with![&id.0])?;
    for call in calls {
        let call = CallId::of(call.exactly(0)?);
        it.run("DELETE FROM call WHERE id = ?1", with![call.bytes()])?;
        it.tell(&Told::Call(call, 0).to_string())?;
    }
    it.run("DELETE FROM seat WHERE room = ?1", with![&id.0])?;
    it.run("DELETE FROM room WHERE id = ?1", with![&id.0])?;
    it.run("DELETE FROM identity.name WHERE room = ?1", with![&id.0])?;
    Ok(())
}
