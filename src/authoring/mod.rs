//! What instructors work with: the shelf of scenarios, what a play says of its own result, what many
//! made-up trainees reach and score, and recordings.

pub mod check;
pub mod expectation;
pub mod explore;
pub mod library;
mod phrases;
pub mod start;
pub mod voice;
