//! SQLite: one file for what is done, one for what people are called, and nothing to install.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, ToSql, params_from_iter};

use super::sql::{Cell, Row, Sql};
use super::{StoreFault, schema};

/// How long one connection waits for another.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many statements a connection keeps ready.
const READY: usize = 96;

/// A connection to the files.
pub struct Lite(Connection);

impl Lite {
    /// Opens the files for writing, makes them where they are not there yet, and brings them to this version.
    ///
    /// # Errors
    ///
    /// When they cannot be opened or made, or are of a newer program.
    pub fn open(path: &Path) -> Result<Lite, StoreFault> {
        let fault = |why: rusqlite::Error| StoreFault::Open(shown(path), why.to_string());
        let mut lite = Lite(Connection::open(path).map_err(fault)?);
        lite.prepare(path).map_err(fault)?;
        if !lite.migrate()? {
            return Err(StoreFault::Newer(shown(path)));
        }
        Ok(lite)
    }

    /// Opens the files for reading.
    ///
    /// # Errors
    ///
    /// When they cannot be opened.
    pub fn reader(path: &Path) -> Result<Lite, StoreFault> {
        let fault = |why: rusqlite::Error| StoreFault::Open(shown(path), why.to_string());
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).map_err(fault)?;
        connection.busy_timeout(PATIENCE).map_err(fault)?;
        connection.set_prepared_statement_cache_capacity(READY);
        attach(&connection, path).map_err(fault)?;
        Ok(Lite(connection))
    }

    fn prepare(&self, path: &Path) -> rusqlite::Result<()> {
        let it = &self.0;
        it.busy_timeout(PATIENCE)?;
        it.set_prepared_statement_cache_capacity(READY);
        attach(it, path)?;
        for file in ["main", "identity"] {
            it.pragma_update(Some(file), "journal_mode", "WAL")?;
            // Each transaction is on the disk before it is answered, through a loss of power too.
            it.pragma_update(Some(file), "synchronous", "FULL")?;
            it.pragma_update(Some(file), "secure_delete", true)?;
        }
        it.pragma_update(None, "foreign_keys", true)
    }

    /// Brings the files to this version. Whether they can be used: those of a newer version cannot.
    fn migrate(&mut self) -> Result<bool, StoreFault> {
        let at = self
            .0
            .pragma_query_value(None, "user_version", |row| row.get(0));
        let at: u32 = at.map_err(database)?;
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        if at > schema::MIGRATIONS.len() {
            return Ok(false);
        }
        for (version, migration) in (1_u32..).zip(schema::MIGRATIONS).skip(at) {
            let transaction = self.0.transaction().map_err(database)?;
            for statement in migration {
                transaction.execute_batch(statement).map_err(database)?;
            }
            let done = transaction.pragma_update(None, "user_version", version);
            done.and_then(|()| transaction.commit()).map_err(database)?;
        }
        Ok(true)
    }

    /// Cuts the log of what was written, and says whether it could be: it is in the files by then, and nothing of what was
    /// erased is left.
    pub fn is_cut(&self) -> bool {
        let busy = |file: &str| {
            let cut = format!("PRAGMA {file}.wal_checkpoint(TRUNCATE)");
            self.0.query_row(&cut, [], |row| row.get::<_, i64>(0))
        };
        let (main, names) = (busy("main"), busy("identity"));
        main.is_ok_and(|it| it == 0) && names.is_ok_and(|it| it == 0)
    }

    /// Begins, keeps, or undoes something.
    pub fn plain(&self, sql: &'static str) -> Result<(), StoreFault> {
        let mut ready = self.0.prepare_cached(sql).map_err(database)?;
        ready.execute([]).map(|_| ()).map_err(database)
    }
}

/// The file of what people are called, beside that of what they do: whoever may read the one need not read the other.
fn attach(connection: &Connection, path: &Path) -> rusqlite::Result<()> {
    let names = names(path);
    let names = names.to_string_lossy();
    connection
        .execute("ATTACH ?1 AS identity", [&*names])
        .map(|_| ())
}

/// Where the names are.
pub fn names(path: &Path) -> PathBuf {
    path.with_file_name("names.sqlite")
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn database(why: rusqlite::Error) -> StoreFault {
    match why.sqlite_error_code() {
        Some(ErrorCode::ConstraintViolation) => StoreFault::Conflict,
        _ => StoreFault::Database(why.to_string()),
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Int(it) => ToSqlOutput::from(*it),
            Cell::Text(it) => ToSqlOutput::Borrowed(ValueRef::Text(it.as_bytes())),
            Cell::Bytes(it) => ToSqlOutput::Borrowed(ValueRef::Blob(it)),
            Cell::NoInt | Cell::NoText | Cell::Null => ToSqlOutput::Owned(Value::Null),
        })
    }
}

impl Sql for Lite {
    fn run(&mut self, sql: &'static str, with: &[Cell<'_>]) -> Result<u64, StoreFault> {
        let mut ready = self.0.prepare_cached(sql).map_err(database)?;
        let touched = ready.execute(params_from_iter(with)).map_err(database)?;
        Ok(u64::try_from(touched).unwrap_or(u64::MAX))
    }

    fn rows(&mut self, sql: &'static str, with: &[Cell<'_>]) -> Result<Vec<Row>, StoreFault> {
        let mut ready = self.0.prepare_cached(sql).map_err(database)?;
        let columns = ready.column_count();
        let mut found = ready.query(params_from_iter(with)).map_err(database)?;
        let mut rows = Vec::new();
        while let Some(row) = found.next().map_err(database)? {
            let cells = (0..columns).map(|column| row.get_ref(column).map(read));
            let cells: rusqlite::Result<Vec<Cell<'static>>> = cells.collect();
            rows.push(Row(cells.map_err(database)?));
        }
        Ok(rows)
    }

    fn tell(&mut self, _words: &str) -> Result<(), StoreFault> {
        Ok(())
    }
}

fn read(value: ValueRef<'_>) -> Cell<'static> {
    match value {
        ValueRef::Null | ValueRef::Real(_) => Cell::Null,
        ValueRef::Integer(it) => Cell::Int(it),
        ValueRef::Text(it) => Cell::Text(String::from_utf8_lossy(it).into_owned().into()),
        ValueRef::Blob(it) => Cell::Bytes(it.to_owned().into()),
    }
}
