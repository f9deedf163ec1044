//! The tables, and how an older file becomes a newer one.

use std::time::Duration;

use rusqlite::Connection;

/// How long one connection waits for another.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// What makes a file of each version one of the next. Never changed once released, only added to.
const MIGRATIONS: [&str; 1] = ["
    CREATE TABLE learner (
        id BLOB PRIMARY KEY,
        nickname TEXT,
        language TEXT NOT NULL,
        settings TEXT NOT NULL,
        made_s INTEGER NOT NULL,
        seen_s INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE call (
        id BLOB PRIMARY KEY,
        learner BLOB NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
        scenario TEXT NOT NULL,
        begun_s INTEGER NOT NULL,
        touched_s INTEGER NOT NULL,
        standing INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX call_of_learner ON call (learner, touched_s);
    CREATE TABLE piece (
        call BLOB NOT NULL REFERENCES call (id) ON DELETE CASCADE,
        no INTEGER NOT NULL,
        sent INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (call, no)
    ) WITHOUT ROWID;
"];

/// Sets a connection up for writing.
pub fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    // Each transaction is on the disk before it is answered, through a loss of power too.
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    Ok(())
}

/// Brings a file to this version. Whether it can be used: one of a newer version cannot.
pub fn migrate(connection: &mut Connection) -> rusqlite::Result<bool> {
    let at: u32 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let at = usize::try_from(at).unwrap_or(usize::MAX);
    if at > MIGRATIONS.len() {
        return Ok(false);
    }
    for (version, migration) in (1_u32..).zip(MIGRATIONS).skip(at) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", version)?;
        transaction.commit()?;
    }
    Ok(true)
}
