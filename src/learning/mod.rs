//! A trainee's calls on this machine: played, kept while they go on, and found again.

pub mod clock;
pub mod film;
pub mod keeping;
pub mod kept;
pub mod kept_calls;
pub mod opening;
#[cfg(feature = "desktop")]
pub mod over_there;
pub mod place;
pub mod playing;
pub mod reel;
pub mod results;
pub mod review_sitting;
pub mod reviewing;
#[cfg(feature = "desktop")]
pub mod session;
pub mod sitting;
pub mod store;
pub mod telling;
pub mod unmatched;
