//! What a trainee hears at the terminal: the call's sound, or nothing in a program built without.

use std::path::Path;

use super::command_line::Play;
use crate::scenario::loaded::Scenario;
use crate::supervising::Queue;

#[cfg(not(feature = "sound"))]
pub use self::silent::Ear;
#[cfg(feature = "sound")]
pub use crate::sound::ear::Ear;

/// Listens to a call of this scenario, whose recordings are in this folder, as the command line asks.
#[cfg(feature = "sound")]
pub fn open(scenario: &Scenario, folder: &Path, asked: &Play) -> Ear {
    Ear::open(scenario, folder, volumes(!asked.no_room), !asked.no_sound)
}

/// Listens to the recordings of a queue's calls, which are in folders of this one, as the command line asks.
#[cfg(feature = "sound")]
pub fn open_review(queue: &Queue, voices: &Path, asked: &Play) -> Ear {
    Ear::open_review(queue, voices, volumes(!asked.no_room), !asked.no_sound)
}

/// Listens to a queue's calls: to nothing.
#[cfg(not(feature = "sound"))]
pub fn open_review(queue: &Queue, voices: &Path, asked: &Play) -> Ear {
    let recorded = queue.calls().any(|it| !it.recorded.is_empty());
    Ear::new(recorded && voices.is_dir() && !asked.no_sound)
}

/// Listens to a call: to nothing, and says so if there would be something to hear.
#[cfg(not(feature = "sound"))]
pub fn open(scenario: &Scenario, folder: &Path, asked: &Play) -> Ear {
    let recorded = !scenario.recorded.is_empty() && folder.is_dir();
    Ear::new(recorded && !asked.no_sound)
}

/// Switches the sounds of room and line on or off.
#[cfg(feature = "sound")]
pub fn set_room(ear: &mut Ear, on: bool) {
    ear.set_volumes(volumes(on));
}

/// Switches the sounds of room and line on or off: there are none.
#[cfg(not(feature = "sound"))]
pub fn set_room(_: &mut Ear, _: bool) {}

#[cfg(feature = "sound")]
fn volumes(room_on: bool) -> crate::sound::Volumes {
    let whole = crate::sound::Volumes::default();
    crate::sound::Volumes {
        room: if room_on { whole.room } else { 0 },
        ..whole
    }
}

/// The ear of a program built without sound.
#[cfg(not(feature = "sound"))]
mod silent {
    use crate::call::Call;
    use crate::learning::clock::CallClock;
    use crate::scenario::loaded::Supervisor;
    use crate::supervising::Shift;

    /// Hears nothing, and says so once where something was wanted.
    pub struct Ear {
        wanted: bool,
    }

    impl Ear {
        pub fn new(wanted: bool) -> Ear {
            Ear { wanted }
        }

        pub fn follow(&mut self, _: &Call, _: &CallClock) {}

        pub fn follow_review(&mut self, _: &Shift, _: &CallClock) {}

        pub fn supervisor_says(&mut self, _: &Call, _: Supervisor) {}

        pub fn is_behind(&self) -> bool {
            false
        }

        pub fn set_on(&mut self, on: bool) {
            self.wanted = on;
        }

        pub fn take_notices(&mut self) -> Vec<String> {
            let wanted = std::mem::take(&mut self.wanted);
            let told = wanted.then(|| "This program was built without sound".to_owned());
            told.into_iter().collect()
        }
    }
}
