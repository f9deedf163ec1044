//! PostgreSQL: for forces that run several servers on one database.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use postgres::error::SqlState;
use postgres::types::{ToSql, Type};
use postgres::{Client, Config, NoTls, Statement};

use super::sql::{Cell, Row, Sql};
use super::{StoreFault, schema};

/// How long the database may take to answer a new connection.
const CONNECTING: Duration = Duration::from_secs(5);

/// How long a server that lost its database tries to find it again before it tells whoever waits.
const FINDING: Duration = Duration::from_secs(4);

/// Whatever servers tell each other goes through this channel.
pub const CHANNEL: &str = "warning_signs";

/// Nobody else brings the tables to this version while this is held; any number that is ours alone.
const MIGRATING: i64 = 0x5761_726e_5369_676e;

/// A connection to the database.
pub struct Post {
    config: Config,
    client: Client,
    ready: HashMap<&'static str, Statement>,
}

impl Post {
    /// Connects, and brings the tables to this version.
    ///
    /// # Errors
    ///
    /// When there is no answer, or the tables are of a newer program.
    pub fn open(url: &str) -> Result<Post, StoreFault> {
        let mut post = Post::connect(url)?;
        if !post.migrate()? {
            return Err(StoreFault::Newer("The database".to_owned()));
        }
        Ok(post)
    }

    /// Connects.
    ///
    /// # Errors
    ///
    /// When there is no answer.
    pub fn connect(url: &str) -> Result<Post, StoreFault> {
        // What is told of the address never holds its password.
        let fault = |why: postgres::Error| {
            StoreFault::Open("The database of --database".to_owned(), told(&why))
        };
        let mut config: Config = url.parse().map_err(fault)?;
        config
            .connect_timeout(CONNECTING)
            .application_name("warning-signs");
        let client = config.connect(NoTls).map_err(fault)?;
        Ok(Post {
            config,
            client,
            ready: HashMap::new(),
        })
    }

    /// Connects again if the connection was lost.
    ///
    /// # Errors
    ///
    /// When there is no answer for a while.
    pub fn again(&mut self) -> Result<(), StoreFault> {
        let since = Instant::now();
        while self.client.is_closed() {
            match self.config.connect(NoTls) {
                Ok(client) => {
                    self.client = client;
                    self.ready.clear();
                }
                Err(why) if since.elapsed() > FINDING => return Err(database(&why)),
                Err(_) => std::thread::sleep(Duration::from_millis(100)),
            }
        }
        Ok(())
    }

    /// The connection itself, to listen on.
    pub fn client(&mut self) -> &mut Client {
        &mut self.client
    }

    fn migrate(&mut self) -> Result<bool, StoreFault> {
        let mut it = self.client.transaction().map_err(|it| database(&it))?;
        let fault = |why: postgres::Error| database(&why);
        // Two servers that start at once take turns.
        it.execute("SELECT pg_advisory_xact_lock($1)", &[&MIGRATING])
            .map_err(fault)?;
        it.batch_execute("CREATE TABLE IF NOT EXISTS version (at BIGINT NOT NULL)")
            .map_err(fault)?;
        let row = it.query_opt("SELECT at FROM version", &[]).map_err(fault)?;
        let at: i64 = row.map_or(0, |row| row.get(0));
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        if at > schema::MIGRATIONS.len() {
            return Ok(false);
        }
        if at == 0 {
            it.batch_execute(
                "CREATE SCHEMA IF NOT EXISTS identity; INSERT INTO version VALUES (0)",
            )
            .map_err(fault)?;
        }
        for (version, migration) in (1_i64..).zip(schema::MIGRATIONS).skip(at) {
            for statement in migration {
                it.batch_execute(&in_postgres(statement)).map_err(fault)?;
            }
            it.execute("UPDATE version SET at = $1", &[&version])
                .map_err(fault)?;
        }
        it.commit().map_err(fault)?;
        Ok(true)
    }

    /// Begins, keeps, or undoes something.
    pub fn plain(&mut self, sql: &'static str) -> Result<(), StoreFault> {
        self.client.batch_execute(sql).map_err(|it| database(&it))
    }

    fn statement(&mut self, sql: &'static str) -> Result<Statement, StoreFault> {
        if let Some(ready) = self.ready.get(sql) {
            return Ok(ready.clone());
        }
        let prepared = self.client.prepare(&sql.replace('?', "$"));
        let prepared = prepared.map_err(|it| database(&it))?;
        self.ready.insert(sql, prepared.clone());
        Ok(prepared)
    }
}

/// A statement that makes tables, in PostgreSQL's own words.
pub(super) fn in_postgres(statement: &str) -> String {
    let words = [
        ("BLOB", "BYTEA"),
        ("INTEGER", "BIGINT"),
        (" WITHOUT ROWID", ""),
        ("x''", "''::bytea"),
    ];
    let mut statement = statement.to_owned();
    for (lite, post) in words {
        statement = statement.replace(lite, post);
    }
    statement
}

/// What the database says, without the statement it says it of.
fn told(why: &postgres::Error) -> String {
    match why.as_db_error() {
        Some(it) => it.message().to_owned(),
        None => {
            let cause = std::error::Error::source(why);
            cause.map_or_else(|| why.to_string(), |cause| format!("{why}: {cause}"))
        }
    }
}

fn database(why: &postgres::Error) -> StoreFault {
    let code = why.code();
    let conflicts = [
        SqlState::UNIQUE_VIOLATION,
        SqlState::FOREIGN_KEY_VIOLATION,
        SqlState::NOT_NULL_VIOLATION,
        SqlState::CHECK_VIOLATION,
    ];
    let crossed = [
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::T_R_SERIALIZATION_FAILURE,
    ];
    match code {
        Some(code) if conflicts.contains(code) => StoreFault::Conflict,
        Some(code) if crossed.contains(code) => StoreFault::Crossed,
        _ => StoreFault::Database(told(why)),
    }
}

/// What a parameter is to the driver.
enum Given<'g> {
    Int(i64),
    NoInt(Option<i64>),
    Text(&'g str),
    NoText(Option<&'g str>),
    Bytes(&'g [u8]),
}

impl<'g> Given<'g> {
    fn of(cell: &'g Cell<'_>) -> Given<'g> {
        match cell {
            Cell::Int(it) => Given::Int(*it),
            Cell::NoInt => Given::NoInt(None),
            Cell::Text(it) => Given::Text(it),
            Cell::NoText | Cell::Null => Given::NoText(None),
            Cell::Bytes(it) => Given::Bytes(it),
        }
    }

    fn as_sql(&self) -> &(dyn ToSql + Sync) {
        match self {
            Given::Int(it) => it,
            Given::NoInt(it) => it,
            Given::Text(it) => it,
            Given::NoText(it) => it,
            Given::Bytes(it) => it,
        }
    }
}

impl Sql for Post {
    fn run(&mut self, sql: &'static str, with: &[Cell<'_>]) -> Result<u64, StoreFault> {
        let statement = self.statement(sql)?;
        let given: Vec<Given<'_>> = with.iter().map(Given::of).collect();
        let given: Vec<&(dyn ToSql + Sync)> = given.iter().map(Given::as_sql).collect();
        let touched = self.client.execute(&statement, &given);
        touched.map_err(|it| database(&it))
    }

    fn rows(&mut self, sql: &'static str, with: &[Cell<'_>]) -> Result<Vec<Row>, StoreFault> {
        let statement = self.statement(sql)?;
        let given: Vec<Given<'_>> = with.iter().map(Given::of).collect();
        let given: Vec<&(dyn ToSql + Sync)> = given.iter().map(Given::as_sql).collect();
        let rows = self.client.query(&statement, &given);
        let rows = rows.map_err(|it| database(&it))?;
        rows.iter().map(read).collect()
    }

    fn tell(&mut self, words: &str) -> Result<(), StoreFault> {
        self.run("SELECT pg_notify('warning_signs', ?1)", &[words.into()])
            .map(|_| ())
    }
}

fn read(row: &postgres::Row) -> Result<Row, StoreFault> {
    let cells = row.columns().iter().enumerate().map(|(place, column)| {
        let cell = match *column.type_() {
            Type::INT8 => row
                .try_get::<_, Option<i64>>(place)
                .map(|it| it.map(Cell::Int)),
            Type::INT4 => row
                .try_get::<_, Option<i32>>(place)
                .map(|it| it.map(|it| Cell::Int(i64::from(it)))),
            Type::BYTEA => row
                .try_get::<_, Option<Vec<u8>>>(place)
                .map(|it| it.map(|it| Cell::Bytes(it.into()))),
            _ => row
                .try_get::<_, Option<String>>(place)
                .map(|it| it.map(|it| Cell::Text(it.into()))),
        };
        let cell = cell.map_err(|it| database(&it))?;
        Ok(cell.unwrap_or(Cell::Null))
    });
    Ok(Row(cells.collect::<Result<_, StoreFault>>()?))
}
