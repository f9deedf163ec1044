//! What instructors work with: the shelf of scenarios, what a play says of its own result, what many
//! made-up trainees reach and score, and recordings.

mod balance;
pub mod changes;
pub mod check;
pub mod draft;
pub mod expectation;
pub mod explore;
pub mod finding;
mod freshness;
pub mod graph;
pub mod guide;
mod known;
pub mod library;
pub mod lsp;
pub mod pack;
mod pairing;
mod phrases;
mod plainness;
mod pointing;
mod rehearsal;
pub mod start;
pub mod voice;
