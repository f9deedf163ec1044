//! The debrief as people keep it: in reading order, and as a page that prints.

pub mod account;
pub mod axis;
pub mod lanes;
pub mod page;
mod timeline;
