//! The database, whichever it is.

use std::path::PathBuf;

use super::StoreFault;
use super::lite::Lite;
use super::post::Post;
use super::sql::Sql;

/// Where everything is kept.
#[derive(Clone, Debug)]
pub enum Where {
    /// In files: this one, and one for names beside it.
    File(PathBuf),
    /// In a PostgreSQL database, by its address.
    Postgres(String),
}

/// One connection to the database.
pub enum Base {
    /// To files.
    Lite(Lite),
    /// To a server.
    Post(Box<Post>),
}

impl Base {
    /// Connects to write, having made or brought to this version what is there.
    ///
    /// # Errors
    ///
    /// When it cannot be opened, or is of a newer program.
    pub fn writer(at: &Where) -> Result<Base, StoreFault> {
        match at {
            Where::File(path) => Lite::open(path).map(Base::Lite),
            Where::Postgres(url) => Post::open(url).map(Box::new).map(Base::Post),
        }
    }

    /// Connects to read.
    ///
    /// # Errors
    ///
    /// When it cannot be opened.
    pub fn reader(at: &Where) -> Result<Base, StoreFault> {
        match at {
            Where::File(path) => Lite::reader(path).map(Base::Lite),
            Where::Postgres(url) => Post::connect(url).map(Box::new).map(Base::Post),
        }
    }

    /// What is said to it.
    pub fn sql(&mut self) -> &mut dyn Sql {
        match self {
            Base::Lite(it) => it,
            Base::Post(it) => &mut **it,
        }
    }

    /// Connects again if the connection was lost.
    ///
    /// # Errors
    ///
    /// When there is no answer for a while.
    pub fn again(&mut self) -> Result<(), StoreFault> {
        match self {
            Base::Lite(_) => Ok(()),
            Base::Post(it) => it.again(),
        }
    }

    /// Begins to write. Files may be written to by another process too, which is waited for here: once something was read,
    /// SQLite does not wait any more.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    pub fn begin(&mut self) -> Result<(), StoreFault> {
        match self {
            Base::Lite(it) => it.plain("BEGIN IMMEDIATE"),
            Base::Post(it) => it.plain("BEGIN"),
        }
    }

    /// Keeps or undoes something, as a whole or in part.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    pub fn plain(&mut self, sql: &'static str) -> Result<(), StoreFault> {
        match self {
            Base::Lite(it) => it.plain(sql),
            Base::Post(it) => it.plain(sql),
        }
    }

    /// Takes what was erased out of what the database still holds of it, and says whether it could. A database server has
    /// its own way and time for that, which its owner chooses.
    pub fn is_cut(&self) -> bool {
        match self {
            Base::Lite(it) => it.is_cut(),
            Base::Post(_) => true,
        }
    }
}
