//! The supervisor's seat: logs that other handlers wrote, read and decided on by a second pair of eyes.
//!
//! A [`Queue`] is the script with its logs, each of which a real play of a call writes. A [`Shift`] is one sitting over
//! it: commands in, events out, as with a call. The supervisor has the log as it was written and may hear the
//! recording; what the handler knew and did not write is not there. Whoever wrote a log never reviews it.

pub mod command;
pub mod debrief;
pub mod deed;
pub mod event;
mod judge;
mod kindness;
pub mod queue;
pub mod refusal;
pub mod run;
pub mod shift;
pub mod state;
pub mod words;
pub mod written;

pub use self::queue::Queue;
pub use self::shift::Shift;
