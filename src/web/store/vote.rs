//! Votes: what each seat of a room that goes together would ask next.

use super::sql::with;
use super::told::Told;
use super::{RoomId, Store, StoreFault};

/// What a seat would ask next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteRow {
    /// At which seat.
    pub seat: u32,
    /// In which words.
    pub said: String,
    /// What the caller would take it to mean.
    pub meaning: Option<String>,
}

impl Store {
    /// Keeps what a seat would ask next, in place of what it would have asked before. `at` is the step of the plan and how
    /// many questions the led caller was asked before.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn vote(
        &self,
        room: RoomId,
        at: (u16, u32),
        vote: VoteRow,
        keep_until_s: i64,
    ) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            // What was asked before is asked no longer.
            it.run(
                "DELETE FROM vote WHERE room = ?1 AND (step <> ?2 OR asked < ?3)",
                with![room.bytes(), at.0, at.1],
            )?;
            it.run(
                "INSERT INTO vote (room, step, asked, seat, said, meaning, keep_until_s)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (room, step, asked, seat) DO UPDATE SET said = excluded.said, meaning = excluded.meaning",
                with![
                    room.bytes(),
                    at.0,
                    at.1,
                    vote.seat,
                    &vote.said,
                    vote.meaning.as_deref(),
                    keep_until_s
                ],
            )?;
            it.tell(&Told::Doings(room).to_string())
        })
    }

    /// What a seat of a room would ask next, if it has said so.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn vote_of(&self, room: RoomId, seat: u32) -> Result<Option<String>, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT said FROM vote WHERE room = ?1 AND seat = ?2 ORDER BY step DESC, asked DESC LIMIT 1",
                with![room.bytes(), seat],
            )?;
            row.map(|row| row.text(0)).transpose()
        })
    }

    /// What the seats of a room would ask next.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn votes(&self, room: RoomId, at: (u16, u32)) -> Result<Vec<VoteRow>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT seat, said, meaning FROM vote WHERE room = ?1 AND step = ?2 AND asked = ?3 ORDER BY seat",
                with![room.bytes(), at.0, at.1],
            )?;
            let vote = |row: &super::sql::Row| {
                Ok(VoteRow {
                    seat: row.number(0)?,
                    said: row.text(1)?,
                    meaning: row.maybe_text(2)?,
                })
            };
            rows.iter().map(vote).collect()
        })
    }
}
