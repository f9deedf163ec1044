//! The command line and the plain-text front end.

pub mod debrief;
