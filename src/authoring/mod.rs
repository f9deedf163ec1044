//! What instructors work with: the shelf of scenarios, and what a play says of its own result.

pub mod check;
pub mod expectation;
pub mod library;
mod phrases;
