//! Warning Signs: a simulator that trains police call handlers.
pub mod call;
pub mod debrief;
pub mod journal;
pub mod limits;
pub mod records;
pub mod scenario;
pub mod understanding;

#[cfg(feature = "terminal")]
pub mod report;
#[cfg(feature = "terminal")]
pub mod terminal;
