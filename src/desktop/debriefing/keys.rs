//! The keys of the debrief: hearing the call again without a pointer.

use bevy_egui::egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::Ask;
use crate::desktop::keys::written;

/// How far back and forward go at once, in milliseconds.
pub const STEP_MS: i64 = 10_000;

/// Play, or stand still.
pub const PLAY: (Modifiers, Key) = (Modifiers::NONE, Key::F7);
/// Ten seconds back.
pub const BACK: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowLeft);
/// Ten seconds forward.
pub const FORWARD: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowRight);
/// The line before.
pub const LINE_BEFORE: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowUp);
/// The next line.
pub const NEXT_LINE: (Modifiers, Key) = (Modifiers::ALT, Key::ArrowDown);
/// Stop hearing it again; or else, back to the shelf.
pub const AWAY: (Modifiers, Key) = (Modifiers::NONE, Key::Escape);

/// A key as it is written on a button.
pub fn name((modifiers, key): (Modifiers, Key)) -> String {
    match key {
        Key::Escape => "Esc".to_owned(),
        _ => written(modifiers, key),
    }
}

/// What was asked by key since the last frame. Each is taken, so that nothing else acts on it.
pub fn take(context: &Context, hearing: bool, asks: &mut Vec<Ask>) {
    let pressed = |(modifiers, key): (Modifiers, Key)| {
        context.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)))
    };
    if pressed(AWAY) {
        asks.push(if hearing { Ask::Stop } else { Ask::Shelf });
    }
    if pressed(PLAY) {
        asks.push(if hearing {
            Ask::PlayOrPause
        } else {
            Ask::Hear(0)
        });
    }
    if !hearing {
        return;
    }
    for (key, ask) in [
        (BACK, Ask::By(-STEP_MS)),
        (FORWARD, Ask::By(STEP_MS)),
        (LINE_BEFORE, Ask::LineBefore),
        (NEXT_LINE, Ask::NextLine),
    ] {
        if pressed(key) {
            asks.push(ask);
        }
    }
}
