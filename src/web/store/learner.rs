//! Learners: a number nobody chose, and what they set.

use std::fmt;

use rusqlite::{OptionalExtension, params};

use super::{Store, StoreFault, now_s};
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
            it.prepare_cached(
                "INSERT INTO learner (id, language, settings, made_s, seen_s) VALUES (?1, ?2, '{}', ?3, ?3)",
            )?
            .execute(params![id.bytes(), language.tag(), now_s])?;
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
            it.prepare_cached(
                "SELECT nickname, language, settings, made_s FROM learner WHERE id = ?1",
            )?
            .query_row([id.bytes()], |row| {
                let language: String = row.get(1)?;
                Ok(LearnerRow {
                    nickname: row.get(0)?,
                    language: Language::tagged(&language).unwrap_or_default(),
                    settings: row.get(2)?,
                    made_s: row.get(3)?,
                })
            })
            .optional()
        })
    }

    /// Keeps what a learner set.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn set_learner(&self, id: LearnerId, row: LearnerRow) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            it.prepare_cached(
                "UPDATE learner SET nickname = ?2, language = ?3, settings = ?4, seen_s = ?5 WHERE id = ?1",
            )?
            .execute(params![id.bytes(), row.nickname, row.language.tag(), row.settings, now_s()])?;
            Ok(())
        })
    }

    /// Erases a learner and all their calls, from the file's bytes too.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn erase(&self, id: LearnerId) -> Result<(), StoreFault> {
        self.writer.wipe(move |it| {
            it.execute(
                "DELETE FROM piece WHERE call IN (SELECT id FROM call WHERE learner = ?1)",
                [id.bytes()],
            )?;
            it.execute("DELETE FROM call WHERE learner = ?1", [id.bytes()])?;
            it.execute("DELETE FROM learner WHERE id = ?1", [id.bytes()])?;
            Ok(())
        })
    }
}
