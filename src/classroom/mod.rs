//! The classroom: a room of trainees, what its instructor chose, how each of them is getting on, and what the room's calls
//! came to together.
//!
//! Nothing here reads a clock, a file or a database; what holds a room is the web floor's business. A room is made of
//! *seats*: one seat is one trainee on one device. Names are not kept here: a seat has a number, and whoever may know the
//! name looks it up elsewhere.
//!
//! * [`plan`], [`standing`]: what the instructor chose, and where the room is;
//! * [`code`], [`nickname`]: how one gets in;
//! * [`progress`], [`came`]: one trainee's call while it goes on, and once it is over;
//! * [`votes`]: what the room would ask next;
//! * [`looking_back`], [`detection`]: the room's debrief, and how well it tells true cases from innocent ones.

pub mod came;
pub mod code;
pub mod detection;
pub mod looking_back;
pub mod nickname;
pub mod plan;
pub mod progress;
pub mod standing;
#[cfg(test)]
mod tests;
pub mod votes;
