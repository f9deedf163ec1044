//! The keys of the review: each does what the button it is written on does.

use bevy_egui::egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::Ask;
use super::draft::{Acting, Draft, Open};
use crate::desktop::keys::written;

/// The key of something begun about a log.
pub fn of(acting: Acting) -> (Modifiers, Key) {
    let key = match acting {
        Acting::Agree => Key::A,
        Acting::Close => Key::C,
        Acting::SendBack => Key::S,
        Acting::Escalate => Key::E,
        Acting::Order => Key::O,
        Acting::Refer => Key::R,
    };
    (Modifiers::ALT, key)
}

/// The log before, and the next.
pub const BEFORE: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowUp);
/// See [`BEFORE`].
pub const NEXT: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowDown);
/// Hear the recording, or stop it.
pub const HEAR: (Modifiers, Key) = (Modifiers::NONE, Key::F5);
/// The clock.
pub const PAUSE: (Modifiers, Key) = (Modifiers::NONE, Key::F7);
/// Pass the log on.
pub const PASS_ON: (Modifiers, Key) = (Modifiers::ALT, Key::P);
/// End the review.
pub const END: (Modifiers, Key) = (Modifiers::NONE, Key::F12);
/// The map of keys.
pub const KEYS: (Modifiers, Key) = (Modifiers::NONE, Key::F1);
const ESCAPE: (Modifiers, Key) = (Modifiers::NONE, Key::Escape);

/// Each key, and the message that says what it does.
pub const MAP: [((Modifiers, Key), &str); 13] = [
    (KEYS, "key-keys"),
    (BEFORE, "review-key-before"),
    (NEXT, "review-key-next"),
    (HEAR, "review-key-hear"),
    (PAUSE, "key-pause"),
    ((Modifiers::ALT, Key::A), "review-agree"),
    ((Modifiers::ALT, Key::C), "review-close"),
    ((Modifiers::ALT, Key::S), "review-send-back"),
    ((Modifiers::ALT, Key::E), "review-escalate"),
    ((Modifiers::ALT, Key::O), "review-order"),
    ((Modifiers::ALT, Key::R), "review-refer"),
    (PASS_ON, "review-pass-on"),
    (END, "review-end"),
];

/// A key as it is written.
pub fn name((modifiers, key): (Modifiers, Key)) -> String {
    written(modifiers, key)
}

/// What was asked by key since the last frame. Each is taken, so that nothing else acts on it.
pub fn take(ui: &Ui, draft: &Draft, asks: &mut Vec<Ask>) {
    let pressed = |(modifiers, key): (Modifiers, Key)| {
        let asked = KeyboardShortcut::new(modifiers, key);
        ui.input_mut(|input| input.consume_shortcut(&asked))
    };
    for acting in [
        Acting::Agree,
        Acting::Close,
        Acting::SendBack,
        Acting::Escalate,
        Acting::Order,
        Acting::Refer,
    ] {
        if pressed(of(acting)) {
            asks.push(Ask::Begin(acting));
        }
    }
    for (key, ask) in [
        (BEFORE, Ask::Step(-1)),
        (NEXT, Ask::Step(1)),
        (HEAR, Ask::HearOrStop),
        (PAUSE, Ask::Pause),
        (PASS_ON, Ask::Do(crate::supervising::command::Act::PassOn)),
        (END, Ask::End),
    ] {
        if pressed(key) {
            asks.push(ask);
        }
    }
    let toggled = |open| match draft.open == open {
        true => Ask::Show(Open::Nothing),
        false => Ask::Show(open),
    };
    if pressed(KEYS) {
        asks.push(toggled(Open::Keys));
    }
    // A list that is looked through takes Escape itself.
    let picking = draft.acting == Some(Acting::Refer) && draft.route.is_none();
    if picking || !pressed(ESCAPE) {
        return;
    }
    asks.push(match (draft.open, draft.acting) {
        (Open::Nothing, Some(acting)) => Ask::Begin(acting),
        (Open::Nothing, None) => Ask::Show(Open::Leaving),
        _ => Ask::Show(Open::Nothing),
    });
}
