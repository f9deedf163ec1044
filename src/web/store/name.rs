//! What people are called, apart from what they did.

use super::sql::{Sql, with};
use super::{LearnerId, RoomId, Store, StoreFault};

/// The room of a learner's own shelf.
pub const OWN_SHELF: &[u8] = &[];

/// Keeps what somebody is called in a room.
pub(super) fn keep(
    it: &mut dyn Sql,
    room: &[u8],
    learner: LearnerId,
    nickname: &str,
    keep_until_s: i64,
) -> Result<(), StoreFault> {
    it.run(
        "INSERT INTO identity.name (room, learner, nickname, keep_until_s) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (room, learner) DO UPDATE SET nickname = excluded.nickname, keep_until_s = excluded.keep_until_s",
        with![room, learner.bytes(), nickname, keep_until_s],
    )?;
    Ok(())
}

/// Forgets what somebody is called in a room.
pub(super) fn forget(it: &mut dyn Sql, room: &[u8], learner: LearnerId) -> Result<(), StoreFault> {
    it.run(
        "DELETE FROM identity.name WHERE room = ?1 AND learner = ?2",
        with![room, learner.bytes()],
    )?;
    Ok(())
}

impl Store {
    /// What everybody in a room is called.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn names_of(&self, room: RoomId) -> Result<Vec<(LearnerId, String)>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT learner, nickname FROM identity.name WHERE room = ?1",
                with![room.bytes()],
            )?;
            rows.iter()
                .map(|row| Ok((LearnerId::of(row.exactly(0)?), row.text(1)?)))
                .collect()
        })
    }

    /// What one learner is called in a room.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn name_of(&self, room: RoomId, learner: LearnerId) -> Result<Option<String>, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT nickname FROM identity.name WHERE room = ?1 AND learner = ?2",
                with![room.bytes(), learner.bytes()],
            )?;
            row.map(|row| row.text(0)).transpose()
        })
    }

    /// Calls somebody something else in a room; whether they could be: nobody else there is called so.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn rename(
        &self,
        room: RoomId,
        learner: LearnerId,
        nickname: &str,
        keep_until_s: i64,
    ) -> Result<bool, StoreFault> {
        let nickname = nickname.to_owned();
        let done = self.writer.write(move |it| {
            free(it, room, learner, &nickname)?;
            keep(it, room.bytes(), learner, &nickname, keep_until_s)?;
            it.tell(&super::Told::Room(room).to_string())
        });
        match done {
            Ok(()) => Ok(true),
            Err(StoreFault::Conflict) => Ok(false),
            Err(why) => Err(why),
        }
    }
}

/// Whether nobody else in a room is called so, in any case of its letters.
pub(super) fn free(
    it: &mut dyn Sql,
    room: RoomId,
    learner: LearnerId,
    nickname: &str,
) -> Result<(), StoreFault> {
    let rows = it.rows(
        "SELECT nickname FROM identity.name WHERE room = ?1 AND learner <> ?2",
        with![room.bytes(), learner.bytes()],
    )?;
    let same = nickname.to_lowercase();
    for row in rows {
        if row.text(0)?.to_lowercase() == same {
            return Err(StoreFault::Conflict);
        }
    }
    Ok(())
}
