//! The front end of plain text.

pub mod fault;
