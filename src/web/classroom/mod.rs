//! The classroom: an instructor runs a session for a room of trainees. What is true of a room is in the database; a server
//! only remembers it, and forgets what it remembers when it is told that it has changed.
//!
//! * `rooms`: what is remembered of rooms, and who waits to be told;
//! * `gate`, `instructor`: who comes in as the instructor, and what happens to whoever guesses;
//! * `leading`, `board`, `wall`, `live`: what the instructor does and sees, and what is on the wall;
//! * `joining`, `seated`, `desk`: how a trainee comes in, and where they are;
//! * `in_room`: what a room changes about a call that is played in it;
//! * `dossier`, `results`: the room's debrief, and what is taken away of it.

mod addresses;
mod answers;
mod board;
mod desk;
mod dossier;
mod gate;
mod in_room;
mod instructor;
mod joining;
mod leading;
mod live;
mod results;
mod rooms;
mod routes;
mod seated;
mod wall;

pub use self::addresses::{Addresses, Qr};
pub use self::dossier::{NotTaken, RoomForm, TraineeForm, room, trainee, trainees, written};
pub use self::gate::Gate;
pub use self::in_room::LEADS;
pub use self::instructor::{Instructor, Secret, day, hashed, phase_name};
pub use self::leading::{asked, open};
pub use self::rooms::Rooms;
pub use self::routes::routes;
