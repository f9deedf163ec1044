//! Erasing what was kept long enough.

use std::fmt;

use super::sql::with;
use super::{Store, StoreFault, audit, now_s, room};
use crate::web::store::{Did, RoomId};

/// What was erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Purged {
    /// Sessions, with everything in them.
    pub rooms: u64,
    /// Calls.
    pub calls: u64,
    /// Learners nothing else is kept of.
    pub learners: u64,
    /// Rows of the audit.
    pub audit: u64,
}

impl fmt::Display for Purged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} sessions, {} calls, {} learners, {} rows of the audit",
            self.rooms, self.calls, self.learners, self.audit
        )
    }
}

impl Purged {
    /// Whether nothing was due.
    pub fn is_nothing(self) -> bool {
        self == Purged::default()
    }
}

impl Store {
    /// Erases everything that was kept long enough, from the files' bytes too, and writes in the audit how much it was. A
    /// clock that was set back erases nothing too early: a row goes by its own day.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn purge(&self) -> Result<Purged, StoreFault> {
        self.purge_for("server")
    }

    /// The same, for whoever asks for it: the audit names them.
    ///
    /// # Errors
    ///
    /// When it cannot be erased.
    pub fn purge_for(&self, who: &'static str) -> Result<Purged, StoreFault> {
        let now_s = now_s();
        let due = self.read(|it| {
            let row = it.row(
                "SELECT (SELECT count(*) FROM room WHERE keep_until_s <= ?1)
                 + (SELECT count(*) FROM call WHERE keep_until_s <= ?1)
                 + (SELECT count(*) FROM learner WHERE keep_until_s <= ?1)
                 + (SELECT count(*) FROM identity.name WHERE keep_until_s <= ?1)
                 + (SELECT count(*) FROM audit WHERE keep_until_s <= ?1)",
                with![now_s],
            )?;
            row.map_or(Ok(0), |row| row.int(0))
        })?;
        if due == 0 {
            return Ok(Purged::default());
        }
        let (told, purged) = std::sync::mpsc::channel();
        self.writer.wipe(move |it| {
            let mut purged = Purged::default();
            for row in it.rows("SELECT id FROM room WHERE keep_until_s <= ?1", with![now_s])? {
                room::erase(it, RoomId::of(row.exactly(0)?))?;
                purged.rooms += 1;
            }
            it.run(
                "DELETE FROM piece WHERE call IN (SELECT id FROM call WHERE keep_until_s <= ?1)",
                with![now_s],
            )?;
            it.run(
                "DELETE FROM turn WHERE call IN (SELECT id FROM call WHERE keep_until_s <= ?1)",
                with![now_s],
            )?;
            purged.calls = it.run("DELETE FROM call WHERE keep_until_s <= ?1", with![now_s])?;
            purged.learners = it.run(
                "DELETE FROM learner WHERE keep_until_s <= ?1
                 AND NOT EXISTS (SELECT 1 FROM call WHERE call.learner = learner.id)
                 AND NOT EXISTS (SELECT 1 FROM seat WHERE seat.learner = learner.id)",
                with![now_s],
            )?;
            it.run(
                "DELETE FROM identity.name WHERE keep_until_s <= ?1",
                with![now_s],
            )?;
            purged.audit = audit::purge(it, now_s)?;
            if !purged.is_nothing() {
                audit::add(it, who, Did::Purged, &purged.to_string())?;
            }
            // Whoever asked may have gone away.
            let _ = told.send(purged);
            Ok(())
        })?;
        Ok(purged.try_iter().last().unwrap_or_default())
    }
}
