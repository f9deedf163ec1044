//! What instructors work with: the shelf of scenarios, what a play says of its own result, and recordings.

pub mod check;
pub mod expectation;
pub mod library;
pub mod lsp;
pub mod pack;
mod phrases;
pub mod start;
pub mod voice;
