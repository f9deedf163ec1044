//! A key that does something on a screen, whatever has the focus.

use bevy_egui::egui::{Key, KeyboardShortcut, Modifiers, Ui};

/// A key, alone or with Ctrl.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    modifiers: Modifiers,
    key: Key,
    written: &'static str,
}

const fn shortcut(modifiers: Modifiers, key: Key, written: &'static str) -> Shortcut {
    Shortcut {
        modifiers,
        key,
        written,
    }
}

/// Help.
pub const HELP: Shortcut = shortcut(Modifiers::NONE, Key::F1, "F1");
/// The field that things are searched by.
pub const SEARCH: Shortcut = shortcut(Modifiers::NONE, Key::F2, "F2");
/// A session.
pub const SESSION: Shortcut = shortcut(Modifiers::NONE, Key::F4, "F4");
/// The settings.
pub const SETTINGS: Shortcut = shortcut(Modifiers::NONE, Key::F10, "F10");
/// Closing the window. With Ctrl, so that nobody closes it by a slip.
pub const QUIT: Shortcut = shortcut(Modifiers::COMMAND, Key::Q, "Ctrl Q");
/// Back to where one came from.
pub const BACK: Shortcut = shortcut(Modifiers::NONE, Key::Escape, "Esc");

impl Shortcut {
    /// As it is written on a button.
    pub fn written(self) -> &'static str {
        self.written
    }

    /// Whether it was pressed since the last frame. It is taken, so that nothing else acts on it.
    pub fn pressed(self, ui: &Ui) -> bool {
        let asked = KeyboardShortcut::new(self.modifiers, self.key);
        ui.input_mut(|input| input.consume_shortcut(&asked))
    }
}
