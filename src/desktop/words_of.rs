//! The rules' own values in the console's words.

use super::look::Look;
use super::settings::Timers;
use crate::call::terms::Mode;
use crate::scenario::script::{Level, Seat};

/// Where the trainee sits.
pub fn seat(look: &Look, seat: Seat) -> String {
    look.say(match seat {
        Seat::CallHandler => "seat-call-handler",
        Seat::Supervisor => "seat-supervisor",
    })
}

/// How hard a scenario is.
pub fn level(look: &Look, level: Level) -> String {
    look.say(match level {
        Level::Foundation => "level-foundation",
        Level::Practised => "level-practised",
        Level::Advanced => "level-advanced",
    })
}

/// How much help there is: its name, and what it means.
pub fn mode(look: &Look, mode: Mode) -> (String, String) {
    let (name, means) = match mode {
        Mode::Guided => ("play-guided", "play-guided-means"),
        Mode::Practice => ("play-practice", "play-practice-means"),
        Mode::Assessed => ("play-assessed", "play-assessed-means"),
    };
    (look.say(name), look.say(means))
}

/// How the clock of a call runs: its name, and what it means.
pub fn timers(look: &Look, timers: Timers) -> (String, String) {
    let (name, means) = match timers {
        Timers::AsMeant => ("timers-meant", "timers-meant-means"),
        Timers::Slowed => ("timers-slowed", "timers-slowed-means"),
        Timers::Off => ("timers-off", "timers-off-means"),
    };
    (look.say(name), look.say(means))
}
