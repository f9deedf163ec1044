//! The audit: who saw and did what, row after row, each bound to the one before it. It holds no names and no answers: a
//! trainee is a seat's number, and what was looked at is named by what it is.

use std::fmt;

use super::sql::{Row, Sql, with};
use super::{DAY_S, Store, StoreFault, now_s};

/// How long a row of the audit is kept, in days: a year, after which nobody is held to account by it.
const KEPT_DAYS: i64 = 365;

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Did {
    /// The server began to serve.
    Served,
    /// An instructor came in.
    Entered,
    /// Somebody tried to come in as the instructor and had the wrong secret.
    Refused,
    /// An instructor went.
    Went,
    /// A session was opened.
    Opened,
    /// What is played in a session, or how, was changed.
    Planned,
    /// A session was ordered about.
    Ordered,
    /// A seat was renamed, removed, let back in or told something.
    Seated,
    /// What is kept of everybody was listed.
    Listed,
    /// One person's results were looked at.
    Looked,
    /// A room's results were looked at.
    Debriefed,
    /// Results were exported.
    Exported,
    /// Something was erased.
    Erased,
    /// What had been kept long enough was erased.
    Purged,
    /// Codes were tried that open nothing.
    Guessed,
}

impl Did {
    /// Its word in the audit.
    pub fn word(self) -> &'static str {
        match self {
            Did::Served => "served",
            Did::Entered => "entered",
            Did::Refused => "refused",
            Did::Went => "went",
            Did::Opened => "opened",
            Did::Planned => "planned",
            Did::Ordered => "ordered",
            Did::Seated => "seated",
            Did::Listed => "listed",
            Did::Looked => "looked",
            Did::Debriefed => "debriefed",
            Did::Exported => "exported",
            Did::Erased => "erased",
            Did::Purged => "purged",
            Did::Guessed => "guessed",
        }
    }
}

/// A row of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRow {
    /// Its number.
    pub no: i64,
    /// When, in seconds since 1970.
    pub at_s: i64,
    /// Who: "instructor", "trainee", "server", "command line".
    pub who: String,
    /// What was done.
    pub did: String,
    /// To what.
    pub what: String,
    hash: [u8; 32],
}

/// The hash of a row, bound to the one before it.
fn bound(before: &[u8], no: i64, at_s: i64, words: [&str; 3]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key("Warning Signs audit 1");
    hasher.update(before);
    hasher.update(&no.to_le_bytes());
    hasher.update(&at_s.to_le_bytes());
    for word in words {
        // The length before the word keeps two words from reading as other two.
        hasher.update(&(word.len() as u64).to_le_bytes());
        hasher.update(word.as_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// Adds a row.
pub(super) fn add(it: &mut dyn Sql, who: &str, did: Did, what: &str) -> Result<(), StoreFault> {
    // Two servers that add rows take turns by the head's row.
    it.run("UPDATE audit_head SET no = no + 1 WHERE id = 0", with![])?;
    let head = it.row("SELECT no, hash FROM audit_head WHERE id = 0", with![])?;
    let head = head.ok_or_else(|| StoreFault::Database("the audit has no head".to_owned()))?;
    let (no, at_s) = (head.int(0)?, now_s());
    let hash = bound(head.bytes(1)?, no, at_s, [who, did.word(), what]);
    it.run(
        "INSERT INTO audit (no, at_s, who, did, what, hash, keep_until_s) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        with![no, at_s, who, did.word(), what, &hash, at_s + KEPT_DAYS * DAY_S],
    )?;
    it.run("UPDATE audit_head SET hash = ?1 WHERE id = 0", with![&hash])?;
    Ok(())
}

/// Erases rows that were kept long enough, from the oldest on, and keeps where the chain begins since.
pub(super) fn purge(it: &mut dyn Sql, now_s: i64) -> Result<u64, StoreFault> {
    let last = it.row(
        "SELECT no, hash FROM audit WHERE no < (SELECT coalesce(min(no), (SELECT coalesce(max(no), 0) + 1 FROM audit))
         FROM audit WHERE keep_until_s > ?1) ORDER BY no DESC LIMIT 1",
        with![now_s],
    )?;
    let Some(last) = last else { return Ok(0) };
    let (no, hash) = (last.int(0)?, last.exactly::<32>(1)?);
    it.run(
        "UPDATE audit_head SET first_no = ?1, first_hash = ?2 WHERE id = 0",
        with![no, &hash],
    )?;
    it.run("DELETE FROM audit WHERE no <= ?1", with![no])
}

impl Store {
    /// Keeps who did what.
    ///
    /// # Errors
    ///
    /// When it cannot be kept.
    pub fn audit(&self, who: &'static str, did: Did, what: &str) -> Result<(), StoreFault> {
        let what = what.to_owned();
        self.writer.write(move |it| add(it, who, did, &what))
    }

    /// The audit, the newest row first, at most so many; and whether the chain is whole from its beginning to its end.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn audited(&self, most: usize) -> Result<(Vec<AuditRow>, bool), StoreFault> {
        let (mut rows, broken) = self.audited_whole()?;
        rows.truncate(most);
        Ok((rows, broken.is_none()))
    }

    /// The whole audit, the newest row first, and where its chain breaks first, if it does.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn audited_whole(&self) -> Result<(Vec<AuditRow>, Option<Break>), StoreFault> {
        self.read(|it| {
            // One statement, so that a row that is added meanwhile is not taken for one that does not belong.
            let rows = it.rows(
                "SELECT audit.no, at_s, who, did, what, audit.hash, audit_head.no, audit_head.hash, first_no, first_hash
                 FROM audit_head LEFT JOIN audit ON 1 = 1 WHERE audit_head.id = 0 ORDER BY audit.no",
                with![],
            )?;
            let head = rows.first();
            let head =
                head.ok_or_else(|| StoreFault::Database("the audit has no head".to_owned()))?;
            let end = (head.int(6)?, head.bytes(7)?.to_owned());
            let beginning = (head.int(8)?, head.bytes(9)?.to_owned());
            let empty = head.maybe_int(0)?.is_none();
            let rows = rows.iter().filter(|_| !empty);
            let mut rows: Vec<AuditRow> = rows.map(read).collect::<Result<_, StoreFault>>()?;
            let broken = broken(&rows, beginning, &end);
            rows.reverse();
            Ok((rows, broken))
        })
    }
}

fn read(row: &Row) -> Result<AuditRow, StoreFault> {
    Ok(AuditRow {
        no: row.int(0)?,
        at_s: row.int(1)?,
        who: row.text(2)?,
        did: row.text(3)?,
        what: row.text(4)?,
        hash: row.exactly(5)?,
    })
}

/// Where the chain of the audit breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// Rows of these numbers, from the one to the other, are gone.
    Gone(i64, i64),
    /// The row of this number is not bound to the one before it: one of the two was changed, or put there.
    Unbound(i64),
    /// The last row, of this number, is not the one that was added last: it was changed, or put there.
    End(i64),
}

impl Break {
    /// The number of the first row at which it shows.
    pub fn row(self) -> i64 {
        match self {
            Break::Gone(no, _) | Break::Unbound(no) | Break::End(no) => no,
        }
    }
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Break::Gone(first, last) if first == last => write!(f, "row {first} is gone"),
            Break::Gone(first, last) => write!(f, "rows {first} to {last} are gone"),
            Break::Unbound(no) => write!(
                f,
                "row {no} is not bound to what came before it: it was changed or put there, or the one before it was"
            ),
            Break::End(no) => write!(
                f,
                "row {no} is the last, and not the one that was added last: it was changed or put there"
            ),
        }
    }
}

/// Where the rows, from the oldest on, first depart from a chain that begins after one row and ends with another.
fn broken(
    rows: &[AuditRow],
    (mut no, mut hash): (i64, Vec<u8>),
    end: &(i64, Vec<u8>),
) -> Option<Break> {
    for row in rows {
        if row.no > no + 1 {
            return Some(Break::Gone(no + 1, row.no - 1));
        }
        let bound = bound(&hash, row.no, row.at_s, [&row.who, &row.did, &row.what]);
        if row.no != no + 1 || bound != row.hash {
            return Some(Break::Unbound(row.no));
        }
        (no, hash) = (row.no, row.hash.to_vec());
    }
    if no < end.0 {
        return Some(Break::Gone(no + 1, end.0));
    }
    ((no, &hash) != (end.0, &end.1)).then_some(Break::End(no))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> (Vec<AuditRow>, (i64, Vec<u8>)) {
        let (mut rows, mut before) = (Vec::new(), Vec::new());
        for no in 1..=5 {
            let what = format!("session {no}");
            let hash = bound(&before, no, 7, ["server", "opened", &what]);
            before = hash.to_vec();
            let (who, did) = ("server".to_owned(), "opened".to_owned());
            rows.push(AuditRow {
                no,
                at_s: 7,
                who,
                did,
                what,
                hash,
            });
        }
        (rows, (5, before))
    }

    fn after(change: impl FnOnce(&mut Vec<AuditRow>)) -> Option<Break> {
        let (mut rows, end) = chain();
        change(&mut rows);
        broken(&rows, (0, Vec::new()), &end)
    }

    #[test]
    fn a_chain_that_was_broken_says_where() {
        assert_eq!(after(|_| {}), None);
        assert_eq!(after(|it| it[2].what.push('!')), Some(Break::Unbound(3)));
        assert_eq!(after(|it| it[2].at_s = 8), Some(Break::Unbound(3)));
        assert_eq!(after(|it| drop(it.remove(1))), Some(Break::Gone(2, 2)));
        assert_eq!(after(|it| it.truncate(3)), Some(Break::Gone(4, 5)));
        assert_eq!(after(Vec::clear), Some(Break::Gone(1, 5)));
        let copied = after(|it| it.insert(3, it[2].clone()));
        assert_eq!(copied, Some(Break::Unbound(3)));
        // Whoever binds a changed row anew breaks it at the next, or at the end.
        let rebound = |at: usize| {
            after(|it| {
                it[at].what = "nothing".to_owned();
                let row = &it[at];
                let words = [&*row.who, &*row.did, &*row.what];
                it[at].hash = bound(&it[at - 1].hash, row.no, row.at_s, words);
            })
        };
        assert_eq!(rebound(2), Some(Break::Unbound(4)));
        assert_eq!(rebound(4), Some(Break::End(5)));
    }
}
