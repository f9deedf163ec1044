//! Calls: whose they are, how they stand, and their journals piece by piece.

use std::fmt;

use super::sql::{Row, Sql, with};
use super::told::Told;
use super::turn::{self, TurnAt};
use super::writer::Writing;
use super::{LearnerId, OWN_KEPT_S, Store, StoreFault, now_s};

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

    /// The one of these bytes.
    pub(super) fn of(bytes: [u8; 16]) -> CallId {
        CallId(bytes)
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 16] {
        &self.0
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
    pub(super) fn read(number: i64) -> Standing {
        match number {
            0 => Standing::Open,
            1 => Standing::Ended,
            _ => Standing::Left,
        }
    }

    /// Its name in exports.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Open => "open",
            Standing::Ended => "ended",
            Standing::Left => "left",
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
    /// When it is erased, in seconds since 1970.
    pub keep_until_s: i64,
}

/// A call that is begun.
#[derive(Clone, Debug)]
pub struct NewCall {
    /// Which.
    pub id: CallId,
    /// Whose.
    pub learner: LearnerId,
    /// Of which scenario.
    pub scenario: String,
    /// The room, seat and step it is played for, and when it is erased; `None` on a learner's own shelf.
    pub turn: Option<(TurnAt, i64)>,
    /// The first bytes of its journal.
    pub first: Vec<u8>,
}

/// What has happened in a call since it was last kept.
#[derive(Clone, Debug)]
pub struct Addition {
    /// Which call.
    pub id: CallId,
    /// Which piece of its journal this is, from 1. Where another server has added one of this number, nothing is added.
    pub piece: u32,
    /// How many commands were taken by then.
    pub sent: u32,
    /// What is added to the journal.
    pub bytes: Vec<u8>,
    /// How it stands by then.
    pub standing: Standing,
    /// For a call of a room: the room, how the trainee is getting on, as JSON, and once it is over what it came to.
    pub turn: Option<turn::Doing>,
    /// The number of this server, so that it does not take what it did itself for another's doing.
    pub server: u32,
}

const ALL_OF: &str = "SELECT id, learner, scenario, begun_s, touched_s, standing, keep_until_s FROM call WHERE id = ?1";

fn read(row: &Row) -> Result<CallRow, StoreFault> {
    Ok(CallRow {
        id: CallId(row.exactly(0)?),
        learner: LearnerId::of(row.exactly(1)?),
        scenario: row.text(2)?,
        begun_s: row.int(3)?,
        touched_s: row.int(4)?,
        standing: Standing::read(row.int(5)?),
        keep_until_s: row.int(6)?,
    })
}

impl Store {
    /// Keeps a new call with the first bytes of its journal.
    ///
    /// # Errors
    ///
    /// When it cannot be kept: the learner is not known, for one, or the seat has taken a call of that step already.
    pub fn begin_call(&self, new: NewCall) -> Result<(), StoreFault> {
        self.writer.write(move |it| {
            let now_s = now_s();
            let keep_until_s = new.turn.map_or(now_s + OWN_KEPT_S, |it| it.1);
            it.run(
                "INSERT INTO call (id, learner, scenario, begun_s, touched_s, standing, keep_until_s)
                 VALUES (?1, ?2, ?3, ?4, ?4, 0, ?5)",
                with![&new.id.0, new.learner.bytes(), &new.scenario, now_s, keep_until_s],
            )?;
            if let Some((at, keep_until_s)) = new.turn {
                turn::begin(it, new.id, at, keep_until_s)?;
            }
            add(it, new.id, 1, 0, &new.first)
        })
    }

    /// Begins to add to a call.
    ///
    /// # Errors
    ///
    /// When the server is ending. Once it is waited for: when it cannot be kept; [`StoreFault::Overtaken`] when another
    /// server was quicker, or the call was erased.
    pub fn add_to_call(&self, new: Addition) -> Result<Writing, StoreFault> {
        self.writer.begin_to(move |it| {
            add(it, new.id, new.piece, new.sent, &new.bytes).map_err(|why| match why {
                StoreFault::Conflict => StoreFault::Overtaken,
                other => other,
            })?;
            let now_s = now_s();
            let keep_until_s = new.turn.as_ref().map_or(now_s + OWN_KEPT_S, |_| 0);
            it.run(
                "UPDATE call SET touched_s = ?2, standing = ?3,
                 keep_until_s = CASE WHEN keep_until_s < ?4 THEN ?4 ELSE keep_until_s END WHERE id = ?1",
                with![&new.id.0, now_s, new.standing as i64, keep_until_s],
            )?;
            if let Some(doing) = &new.turn {
                turn::keep(it, new.id, doing)?;
                it.tell(&Told::Doings(doing.room).to_string())?;
            }
            it.tell(&Told::Call(new.id, new.server).to_string())
        })
    }

    /// What is kept of a call; `None` where there is no such call.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn call(&self, id: CallId) -> Result<Option<CallRow>, StoreFault> {
        self.read(|it| {
            let row = it.row(ALL_OF, with![&id.0])?;
            row.as_ref().map(read).transpose()
        })
    }

    /// A call's journal as it was kept.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn journal(&self, id: CallId) -> Result<KeptJournal, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT no, sent, bytes FROM piece WHERE call = ?1 ORDER BY no",
                with![&id.0],
            )?;
            let mut kept = KeptJournal::default();
            for row in &rows {
                kept.pieces = row.number(0)?;
                kept.sent = row.number(1)?;
                kept.bytes.extend_from_slice(row.bytes(2)?);
            }
            Ok(kept)
        })
    }

    /// How many commands were taken in a call.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn sent(&self, id: CallId) -> Result<u32, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT coalesce(max(sent), 0) FROM piece WHERE call = ?1",
                with![&id.0],
            )?;
            row.map_or(Ok(0), |row| row.number(0))
        })
    }

    /// The last calls of a learner, at most so many, the newest first.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn calls_of(&self, learner: LearnerId, most: u32) -> Result<Vec<CallRow>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT id, learner, scenario, begun_s, touched_s, standing, keep_until_s FROM call
                 WHERE learner = ?1 ORDER BY touched_s DESC, begun_s DESC LIMIT ?2",
                with![learner.bytes(), most],
            )?;
            rows.iter().map(read).collect()
        })
    }

    /// The last calls of a learner's own shelf, at most so many, the newest first: those of sessions are looked back on there.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn own_calls_of(&self, learner: LearnerId, most: u32) -> Result<Vec<CallRow>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT id, learner, scenario, begun_s, touched_s, standing, keep_until_s FROM call
                 WHERE learner = ?1 AND NOT EXISTS (SELECT 1 FROM turn WHERE turn.call = call.id)
                 ORDER BY touched_s DESC, begun_s DESC LIMIT ?2",
                with![learner.bytes(), most],
            )?;
            rows.iter().map(read).collect()
        })
    }

    /// How many calls are kept of a learner.
    ///
    /// # Errors
    ///
    /// When they cannot be counted.
    pub fn count_calls(&self, learner: LearnerId) -> Result<u32, StoreFault> {
        self.read(|it| {
            let row = it.row(
                "SELECT count(*) FROM call WHERE learner = ?1",
                with![learner.bytes()],
            )?;
            row.map_or(Ok(0), |row| row.number(0))
        })
    }

    /// Erases a call, from the file's bytes too.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn erase_call(&self, id: CallId) -> Result<(), StoreFault> {
        self.writer.wipe(move |it| {
            it.run("DELETE FROM turn WHERE call = ?1", with![&id.0])?;
            it.run("DELETE FROM piece WHERE call = ?1", with![&id.0])?;
            it.run("DELETE FROM call WHERE id = ?1", with![&id.0])?;
            it.tell(&Told::Call(id, 0).to_string())
        })
    }
}

/// A journal as it was kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptJournal {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// How many commands were taken in it.
    pub sent: u32,
    /// In how many pieces it was kept.
    pub pieces: u32,
}

fn add(
    it: &mut dyn Sql,
    id: CallId,
    piece: u32,
    sent: u32,
    bytes: &Vec<u8>,
) -> Result<(), StoreFault> {
    // Never without the piece before it, so that a journal has no holes.
    let added = it.run(
        "INSERT INTO piece (call, no, sent, bytes)
         SELECT ?1, CAST(?2 AS BIGINT), CAST(?3 AS BIGINT), ?4
         WHERE CAST(?2 AS BIGINT) = 1 OR EXISTS (SELECT 1 FROM piece WHERE call = ?1 AND no = CAST(?2 AS BIGINT) - 1)",
        with![&id.0, piece, sent, bytes],
    )?;
    if added == 0 {
        return Err(StoreFault::Conflict);
    }
    Ok(())
}
