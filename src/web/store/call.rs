//! Calls: whose they are, how they stand, and their journals piece by piece.

use std::fmt;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{LearnerId, Store, StoreFault, now_s};

/// A call: 128 bits drawn at random, so that nobody finds another's by counting.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CallId([u8; 16]);

impl CallId {
    /// A new one.
    ///
    /// # Errors
    ///
    /// When this machine has no randomness to give.
    pub fn draw() -> Result<CallId, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        Ok(CallId(bytes))
    }

    /// The one that is written so; `None` if it is none.
    pub fn read(text: &str) -> Option<CallId> {
        sixteen(text).map(CallId)
    }
}

impl fmt::Display for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&crate::journal::hex(&self.0))
    }
}

impl fmt::Debug for CallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CallId({self})")
    }
}

/// Sixteen bytes as they are written in hex.
pub(super) fn sixteen(text: &str) -> Option<[u8; 16]> {
    let digits = text.as_bytes();
    if digits.len() != 32
        || !digits
            .iter()
            .all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
    {
        return None;
    }
    let mut bytes = [0; 16];
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        let pair = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(bytes)
}

/// How a call stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It can be gone on with.
    Open = 0,
    /// It was ended.
    Ended = 1,
    /// It was left.
    Left = 2,
}

impl Standing {
    fn read(number: u8) -> Standing {
        match number {
            0 => Standing::Open,
            1 => Standing::Ended,
            _ => Standing::Left,
        }
    }
}

/// What is kept of a call beside its journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRow {
    /// Which.
    pub id: CallId,
    /// Whose.
    pub learner: LearnerId,
    /// Of which scenario.
    pub scenario: String,
    /// When it was begun, and when something was last done in it, in seconds since 1970.
    pub begun_s: i64,
    /// See `begun_s`.
    pub touched_s: i64,
    /// How it stands.
    pub standing: Standing,
}

const COLUMNS: &str = "id, learner, scenario, begun_s, touched_s, standing";

fn row(row: &Row<'_>) -> rusqlite::Result<CallRow> {
    let sixteen = |column: usize| -> rusqlite::Result<[u8; 16]> { row.get(column) };
    Ok(CallRow {
        id: CallId(sixteen(0)?),
        learner: LearnerId::of(sixteen(1)?),
        scenario: row.get(2)?,
        begun_s: row.get(3)?,
        touched_s: row.get(4)?,
        standing: Standing::read(row.get(5)?),
    })
}

impl Store {
    /// Keeps a new call with the first bytes of its journal.
    ///
    /// # Errors
    ///
    /// When it cannot be kept: the learner is not known, for one.
    pub fn begin_call(
        &self,
        id: CallId,
        learner: LearnerId,
        scenario: &str,
        first: &[u8],
    ) -> Result<(), StoreFault> {
        let (scenario, first) = (scenario.to_owned(), first.to_owned());
        self.writer.write(move |it| {
            let now_s = now_s();
            it.prepare_cached("INSERT INTO call VALUES (?1, ?2, ?3, ?4, ?4, 0)")?
                .execute(params![id.0, learner.bytes(), scenario, now_s])?;
            add(it, id, 0, &first)
        })
    }

    /// Adds to a call's journal, and how many commands were taken by then.
    ///
    /// # Errors
    ///
    /// When it cannot be kept: the call was erased, for one.
    pub fn add_to_call(&self, id: CallId, sent: u32, bytes: &[u8]) -> Result<(), StoreFault> {
        let bytes = bytes.to_owned();
        self.writer.write(move |it| {
            it.prepare_cached("UPDATE call SET touched_s = ?2 WHERE id = ?1")?
                .execute(params![id.0, now_s()])?;
            add(it, id, sent, &bytes)
        })
    }

    /// Cuts a call's journal back to so many bytes.
    ///
    /// # Errors
    ///
    /// When it cannot be.
    pub fn cut_call(&self, id: CallId, bytes: u64) -> Result<(), StoreFault> {
        let bytes = usize::try_from(bytes).unwrap_or(usize::MAX);
        self.writer.write(move |it| {
            let (mut whole, sent) = journal(it, id)?;
            whole.truncate(bytes);
            it.execute("DELETE FROM piece WHERE call = ?1", [id.0])?;
            add(it, id, sent, &whole)
        })
    }

    /// Keeps how a call stands.
    ///
    /// # Errors
    ///
    /// When it cannot be.
    pub fn set_standing(&self, id: CallId, standing: Standing) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            it.execute(
                "UPDATE call SET standing = ?2, touched_s = ?3 WHERE id = ?1",
                params![id.0, standing as u8, now_s()],
            )?;
            Ok(())
        })
    }

    /// What is kept of a call; `None` where there is no such call.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn call(&self, id: CallId) -> Result<Option<CallRow>, StoreFault> {
        self.read(|it| {
            it.prepare_cached(&format!("SELECT {COLUMNS} FROM call WHERE id = ?1"))?
                .query_row([id.0], row)
                .optional()
        })
    }

    /// A call's journal, and how many commands were taken in it.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn journal(&self, id: CallId) -> Result<(Vec<u8>, u32), StoreFault> {
        self.read(|it| journal(it, id))
    }

    /// The last calls of a learner, at most so many, the newest first.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn calls_of(&self, learner: LearnerId, most: u32) -> Result<Vec<CallRow>, StoreFault> {
        self.read(|it| {
            let mut found = it.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM call WHERE learner = ?1 ORDER BY touched_s DESC, begun_s DESC LIMIT ?2"
            ))?;
            let found = found.query_map(params![learner.bytes(), most], row)?;
            found.collect()
        })
    }

    /// How many calls are kept of a learner.
    ///
    /// # Errors
    ///
    /// When they cannot be counted.
    pub fn count_calls(&self, learner: LearnerId) -> Result<u32, StoreFault> {
        self.read(|it| {
            it.prepare_cached("SELECT count(*) FROM call WHERE learner = ?1")?
                .query_row([learner.bytes()], |row| row.get(0))
        })
    }

    /// Erases a call, from the file's bytes too.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn erase_call(&self, id: CallId) -> Result<(), StoreFault> {
        self.writer.wipe(move |it| {
            it.execute("DELETE FROM piece WHERE call = ?1", [id.0])?;
            it.execute("DELETE FROM call WHERE id = ?1", [id.0])?;
            Ok(())
        })
    }
}

fn add(it: &Connection, id: CallId, sent: u32, bytes: &[u8]) -> rusqlite::Result<()> {
    it.prepare_cached(
        "INSERT INTO piece SELECT ?1, coalesce(max(no), 0) + 1, ?2, ?3 FROM piece WHERE call = ?1",
    )?
    .execute(params![id.0, sent, bytes])?;
    Ok(())
}

fn journal(it: &Connection, id: CallId) -> rusqlite::Result<(Vec<u8>, u32)> {
    let mut pieces =
        it.prepare_cached("SELECT bytes, sent FROM piece WHERE call = ?1 ORDER BY no")?;
    let mut pieces = pieces.query([id.0])?;
    let (mut whole, mut sent) = (Vec::new(), 0);
    while let Some(piece) = pieces.next()? {
        whole.extend_from_slice(piece.get_ref(0)?.as_blob()?);
        sent = piece.get(1)?;
    }
    Ok((whole, sent))
}
