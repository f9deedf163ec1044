//! The debrief as people keep it: in reading order, and as a page that prints. What exploring a scenario showed, as one
//! too.

pub mod account;
pub mod axis;
#[cfg(feature = "web")]
pub mod classroom;
pub mod explored;
pub mod lanes;
pub mod page;
#[cfg(feature = "desktop")]
pub mod sent;
mod timeline;
