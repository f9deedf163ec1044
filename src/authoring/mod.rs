//! What instructors work with: the shelf of scenarios, what a play says of its own result, and recordings.

mod balance;
pub mod check;
pub mod draft;
pub mod expectation;
mod freshness;
pub mod graph;
pub mod guide;
pub mod library;
mod pairing;
mod phrases;
mod plainness;
mod pointing;
pub mod start;
pub mod voice;
