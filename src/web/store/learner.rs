//! Learners: a number nobody chose, and what they set.

use std::fmt;

use super::sql::{Sql, with};
use super::{CallId, OWN_KEPT_S, OWN_SHELF, RoomId, Store, StoreFault, Told, name, now_s};
use crate::language::Language;

/// A learner: 128 bits drawn at random. It says nothing of who they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LearnerId([u8; 16]);

impl LearnerId {
    /// A new one.
    ///
    /// # Errors
    ///
    /// When this machine has no randomness to give.
    pub fn draw() -> Result<LearnerId, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(LearnerId(bytes))
    }

    /// The one that is written so; `None` if it is none.
    pub fn read(text: &str) -> Option<LearnerId> {
        super::call::sixteen(text).map(LearnerId)
    }

    /// The one of these bytes.
    pub(super) fn of(bytes: [u8; 16]) -> LearnerId {
        LearnerId(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for LearnerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::journal::hex(&self.0))
    }
}

impl fmt::Debug for LearnerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LearnerId({self})")
    }
}

/// What is kept of a learner beside their calls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearnerRow {
    /// What they want to be called.
    pub nickname: Option<String>,
    /// The language of the pages.
    pub language: Language,
    /// What they set, as JSON.
    pub settings: String,
    /// When they first came, in seconds since 1970.
    pub made_s: i64,
}

impl Store {
    /// Keeps a new learner.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn admit(&self, id: LearnerId, language: Language) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            let now_s = now_s();
            it.run(
                "INSERT INTO learner (id, language, settings, made_s, seen_s, keep_until_s)
                 VALUES (?1, ?2, '{}', ?3, ?3, ?4)",
                with![&id.0, language.tag(), now_s, now_s + OWN_KEPT_S],
            )?;
            Ok(())
        })
    }

    /// What is kept of a learner; `None` where they are not known.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn learner(&self, id: LearnerId) -> Result<Option<LearnerRow>, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT language, settings, made_s,
                 (SELECT nickname FROM identity.name WHERE room = ?2 AND identity.name.learner = id)
                 FROM learner WHERE id = ?1",
                with![&id.0, OWN_SHELF],
            )?;
            row.map(|row| {
                Ok(LearnerRow {
                    nickname: row.maybe_text(3)?,
                    language: Language::tagged(&row.text(0)?).unwrap_or_default(),
                    settings: row.text(1)?,
                    made_s: row.int(2)?,
                })
            })
            .transpose()
        })
    }

    /// Keeps what a learner set.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn set_learner(&self, id: LearnerId, row: LearnerRow) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            let now_s = now_s();
            let keep_until_s = now_s + OWN_KEPT_S;
            it.run(
                "UPDATE learner SET language = ?2, settings = ?3, seen_s = ?4, keep_until_s = ?5 WHERE id = ?1",
                with![&id.0, row.language.tag(), &row.settings, now_s, keep_until_s],
            )?;
            match &row.nickname {
                Some(nickname) => name::keep(it, OWN_SHELF, id, nickname, keep_until_s),
                None => name::forget(it, OWN_SHELF, id),
            }
        })
    }

    /// Erases a learner, all their calls, and what they are called anywhere, from the files' bytes too.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn erase(&self, id: LearnerId) -> Result<(), StoreFault> {
        self.writer.wipe(move |it| {
            let rooms = it.rows("SELECT room FROM seat WHERE learner = ?1", with![&id.0])?;
            for room in rooms {
                it.tell(&Told::Room(RoomId::of(room.exactly(0)?)).to_string())?;
            }
            let calls = it.rows("SELECT id FROM call WHERE learner = ?1", with![&id.0])?;
            for call in calls {
                it.tell(&Told::Call(CallId::of(call.exactly(0)?), 0).to_string())?;
            }
            erase_calls(it, id)?;
            it.run(
                "DELETE FROM vote WHERE EXISTS (SELECT 1 FROM seat WHERE seat.room = vote.room AND seat.no = vote.seat
                 AND seat.learner = ?1)",
                with![&id.0],
            )?;
            it.run("DELETE FROM seat WHERE learner = ?1", with![&id.0])?;
            it.run("DELETE FROM learner WHERE id = ?1", with![&id.0])?;
            it.run("DELETE FROM identity.name WHERE learner = ?1", with![&id.0])?;
            Ok(())
        })
    }
}

fn erase_calls(it: &mut dyn Sql, id: LearnerId) -> Result<(), StoreFault> {
    it.run(
        "DELETE FROM turn WHERE call IN (SELECT id FROM call WHERE learner = ?1)",
        with![&id.0],
    )?;
    it.run(
        "DELETE FROM piece WHERE call IN (SELECT id FROM call WHERE learner = ?1)",
        with![&id.0],
    )?;
    it.run("DELETE FROM call WHERE learner = ?1", with![&id.0])?;
    Ok(())
}
