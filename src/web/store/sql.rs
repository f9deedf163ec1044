//! What the store says to a database, whichever it is.
//!
//! Every statement is written once, with parameters as `?1`, `?2`, …, and stays within what SQLite and PostgreSQL both
//! understand. Numbers are 64 bits wide, text is text, and everything else is bytes.

use std::borrow::Cow;

use super::StoreFault;

/// A value that goes in or comes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell<'c> {
    /// A number.
    Int(i64),
    /// Text.
    Text(Cow<'c, str>),
    /// Bytes.
    Bytes(Cow<'c, [u8]>),
    /// No number.
    NoInt,
    /// No text.
    NoText,
    /// Nothing, read from a column of any kind.
    Null,
}

impl From<i64> for Cell<'_> {
    fn from(it: i64) -> Self {
        Cell::Int(it)
    }
}

impl From<u32> for Cell<'_> {
    fn from(it: u32) -> Self {
        Cell::Int(i64::from(it))
    }
}

impl From<u16> for Cell<'_> {
    fn from(it: u16) -> Self {
        Cell::Int(i64::from(it))
    }
}

impl<'c> From<&'c str> for Cell<'c> {
    fn from(it: &'c str) -> Self {
        Cell::Text(Cow::Borrowed(it))
    }
}

impl<'c> From<&'c String> for Cell<'c> {
    fn from(it: &'c String) -> Self {
        Cell::Text(Cow::Borrowed(it))
    }
}

impl<'c> From<Option<&'c str>> for Cell<'c> {
    fn from(it: Option<&'c str>) -> Self {
        it.map_or(Cell::NoText, Cell::from)
    }
}

impl From<Option<i64>> for Cell<'_> {
    fn from(it: Option<i64>) -> Self {
        it.map_or(Cell::NoInt, Cell::Int)
    }
}

impl<'c> From<&'c [u8]> for Cell<'c> {
    fn from(it: &'c [u8]) -> Self {
        Cell::Bytes(Cow::Borrowed(it))
    }
}

impl<'c, const N: usize> From<&'c [u8; N]> for Cell<'c> {
    fn from(it: &'c [u8; N]) -> Self {
        Cell::Bytes(Cow::Borrowed(it))
    }
}

impl<'c> From<&'c Vec<u8>> for Cell<'c> {
    fn from(it: &'c Vec<u8>) -> Self {
        Cell::Bytes(Cow::Borrowed(it))
    }
}

/// The values of a statement, in the order of its parameters.
macro_rules! with {
    ($($value:expr),* $(,)?) => { &[$($crate::web::store::sql::Cell::from($value)),*][..] };
}
pub(super) use with;

/// A row that was read.
#[derive(Debug)]
pub struct Row(pub(super) Vec<Cell<'static>>);

impl Row {
    fn at(&self, column: usize) -> Result<&Cell<'static>, StoreFault> {
        let missing = || StoreFault::Database(format!("there is no column {column}"));
        self.0.get(column).ok_or_else(missing)
    }

    fn odd<T>(column: usize) -> Result<T, StoreFault> {
        let why = format!("column {column} holds something else than it should");
        Err(StoreFault::Database(why))
    }

    /// The number in this column.
    pub fn int(&self, column: usize) -> Result<i64, StoreFault> {
        match self.at(column)? {
            Cell::Int(it) => Ok(*it),
            _ => Row::odd(column),
        }
    }

    /// The number in this column, as one of this width.
    pub fn number<T: TryFrom<i64>>(&self, column: usize) -> Result<T, StoreFault> {
        T::try_from(self.int(column)?).or_else(|_| Row::odd(column))
    }

    /// The number in this column, if there is one.
    pub fn maybe_int(&self, column: usize) -> Result<Option<i64>, StoreFault> {
        match self.at(column)? {
            Cell::Null | Cell::NoInt => Ok(None),
            _ => self.int(column).map(Some),
        }
    }

    /// The text in this column.
    pub fn text(&self, column: usize) -> Result<String, StoreFault> {
        match self.at(column)? {
            Cell::Text(it) => Ok(it.clone().into_owned()),
            _ => Row::odd(column),
        }
    }

    /// The text in this column, if there is any.
    pub fn maybe_text(&self, column: usize) -> Result<Option<String>, StoreFault> {
        match self.at(column)? {
            Cell::Null | Cell::NoText => Ok(None),
            _ => self.text(column).map(Some),
        }
    }

    /// The bytes in this column.
    pub fn bytes(&self, column: usize) -> Result<&[u8], StoreFault> {
        match self.at(column)? {
            Cell::Bytes(it) => Ok(it),
            _ => Row::odd(column),
        }
    }

    /// The bytes in this column, of which there are so many.
    pub fn exactly<const N: usize>(&self, column: usize) -> Result<[u8; N], StoreFault> {
        let bytes = self.bytes(column)?;
        bytes.try_into().or_else(|_| Row::odd(column))
    }
}

/// A database that is being spoken to.
pub trait Sql {
    /// Does something. How many rows it touched.
    ///
    /// # Errors
    ///
    /// When the database refuses; [`StoreFault::Conflict`] when something that is there forbids it.
    fn run(&mut self, sql: &'static str, with: &[Cell<'_>]) -> Result<u64, StoreFault>;

    /// Reads rows.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    fn rows(&mut self, sql: &'static str, with: &[Cell<'_>]) -> Result<Vec<Row>, StoreFault>;

    /// Tells every server of this database something, once what is being done is kept. A database that only one process
    /// opens has nobody to tell.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    fn tell(&mut self, words: &str) -> Result<(), StoreFault>;

    /// Reads one row; `None` where there is none.
    ///
    /// # Errors
    ///
    /// When the database refuses.
    fn row(&mut self, sql: &'static str, with: &[Cell<'_>]) -> Result<Option<Row>, StoreFault> {
        Ok(self.rows(sql, with)?.into_iter().next())
    }
}
