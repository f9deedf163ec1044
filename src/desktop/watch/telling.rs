//! What is being done, in the words of the screens.

use crate::call::Call;
use crate::desktop::look::Look;
use crate::learning::film::Film;
use crate::learning::reel::{Done, Frame};
use crate::learning::telling::{self, Told};

/// What is being done now, or was done last.
pub fn now(look: &Look, film: &Film) -> String {
    match film.begun().or(film.last()) {
        // A note is read in its own place.
        Some(frame) if !matches!(frame.what, Done::Note(_)) => of(look, film.call(), frame),
        _ if film.is_speaking() => look.say("watch-listens"),
        _ => String::new(),
    }
}

/// A step in words.
pub fn of(look: &Look, call: &Call, frame: &Frame) -> String {
    match telling::of(call, frame) {
        Told::Words(words) => words,
        Told::Message(name, blanks) => {
            let blanks = blanks.iter().map(|(name, words)| (*name, words.as_str()));
            look.say_with(name, &blanks.collect::<Vec<_>>())
        }
    }
}
