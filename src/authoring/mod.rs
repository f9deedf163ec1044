//! What instructors work with: the shelf of scenarios, what a play says of its own result, what many
//! made-up trainees reach and score, and recordings.

mod balance;
pub mod changes;
pub mod check;
pub mod expectation;
pub mod explore;
mod freshness;
pub mod library;
mod pairing;
mod phrases;
mod plainness;
mod pointing;
pub mod start;
pub mod voice;
