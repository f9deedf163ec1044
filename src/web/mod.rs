//! The browser player: the same calls in a browser, by a server on this machine.
//!
//! The rules run here; the page sends what is done and shows what comes back. What is expected of a
//! trainee never reaches the page before the debrief. Everything that happened is in the database before it is
//! answered, so that a page that is loaded again, a laptop that was shut and a server that was killed all go on from the
//! last thing that was acknowledged.
//!
//! * [`site`]: what the pages and their requests are answered from, and which address gives what;
//! * `attempt`, `attempts`: a trainee at a call or a review, and all of them; those nobody looks at are put out of memory;
//! * `seat`, `journal_place`, `sharing`: where a trainee sits, where the journal is kept, and what calls of one scenario and seed
//!   have in common;
//! * `classroom`: sessions that an instructor runs for a room of trainees;
//! * [`sessions`]: what whoever runs the server does with sessions on the command line;
//! * [`store`]: learners, their calls and rooms, in SQLite or PostgreSQL;
//! * `door`: who may come in, how often, and what a browser may do with what it is given;
//! * `listening`: connections, how many and how long.

mod asked;
mod attempt;
mod attempts;
mod brief;
mod calls;
mod classroom;
mod command;
mod debriefs;
mod door;
mod films;
mod journal_place;
mod learner;
mod listening;
mod lists;
mod me;
mod pages;
mod recordings;
mod refused;
mod reviewed;
mod seat;
mod serving;
pub mod sessions;
mod sharing;
mod shelf;
mod shown;
pub mod site;
mod statics;
pub mod store;
mod told;
mod words;

pub use self::command::main;
pub use self::serving::{Serving, serve};
