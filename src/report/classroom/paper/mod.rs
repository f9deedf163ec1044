//! Paper: headings, words, lists, tables and drawings, laid out on pages and written as PDF that a screen reader can read.
//!
//! What is to be read is said first, as [`Block`]s; `lay` finds where it stands, and `ink` writes it, with the tags that
//! PDF/UA asks for. The typeface is the one the program itself uses.

mod drawn;
pub mod face;
mod ink;
mod lay;
mod table;

pub use face::Style;

use super::plot::Plot;

/// What is written on paper.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// Its title, which stands at the foot of every page too.
    pub title: String,
    /// What else stands at the foot of every page.
    pub foot: String,
    /// Whether it lies on its side, within a frame.
    pub framed: bool,
    /// What is to be read, in order.
    pub blocks: Vec<Block>,
}

/// Something to be read.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading; those of the first two levels are listed in the document's outline.
    Heading {
        /// Its level, from 1.
        level: u16,
        /// Its words.
        text: String,
    },
    /// Words.
    Words(Style, String),
    /// A list, numbered or not.
    List(bool, Vec<String>),
    /// A table.
    Table(Table),
    /// A drawing.
    Drawing(Plot),
    /// What follows begins on a new page.
    NewPage,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands above it.
    pub head: Vec<Item>,
    /// How much of the width it takes, beside the others.
    pub share: f32,
}

/// A row.
#[derive(Clone, Debug)]
pub enum Row {
    /// A heading over the rows after it.
    Part(String),
    /// Cells; the first is the row's heading.
    Cells(Vec<Vec<Item>>),
}

/// What stands in a cell, one below the other.
#[derive(Clone, Debug)]
pub enum Item {
    /// Words.
    Words(Style, String),
    /// A drawing.
    Drawing(Plot),
}

impl Item {
    /// Plain words.
    pub fn of(text: impl Into<String>) -> Vec<Item> {
        vec![Item::Words(Style::Cell, text.into())]
    }
}

impl Column {
    /// A column with words above it.
    pub fn of(head: &str, share: f32) -> Column {
        Column {
            head: vec![Item::Words(Style::Head, head.to_owned())],
            share,
        }
    }
}

impl Paper {
    /// Adds a heading.
    pub fn heading(&mut self, level: u16, text: impl Into<String>) {
        let text = text.into();
        self.blocks.push(Block::Heading { level, text });
    }

    /// Adds words; none, if there are none.
    pub fn words(&mut self, style: Style, text: impl Into<String>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.blocks.push(Block::Words(style, text));
        }
    }

    /// Adds a list; none, if it would be empty.
    pub fn list(&mut self, numbered: bool, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().collect();
        if !items.is_empty() {
            self.blocks.push(Block::List(numbered, items));
        }
    }

    /// Adds a table; none, if it would be empty.
    pub fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    /// It, as PDF.
    pub fn pdf(&self) -> Vec<u8> {
        ink::write(self, &lay::out(self))
    }
}
