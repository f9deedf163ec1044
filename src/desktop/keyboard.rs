//! The keyboard: each key with the modifiers that were held when it was pressed.
//!
//! What usually passes keys on to egui looks at the modifiers once per frame, so a quick Alt with a letter is
//! taken for the letter alone, and the letter is typed besides. On a slow machine that is every one of them.

use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::egui::{self, Event, Modifiers};
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiClipboard, EguiContext, EguiGlobalSettings, EguiInputSet, PrimaryEguiContext};

/// Passes keys on to egui in the order they were pressed.
pub struct Keyboard;

impl Plugin for Keyboard {
    fn build(&self, app: &mut App) {
        app.world_mut()
            .resource_mut::<EguiGlobalSettings>()
            .input_system_settings
            .run_write_keyboard_input_messages_system = false;
        app.add_systems(PreUpdate, pass_on.in_set(EguiInputSet::ReadBevyMessages));
    }
}

/// The modifiers that are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Held {
    alt: bool,
    ctrl: bool,
    shift: bool,
    logo: bool,
}

/// What a key asks of the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clip {
    Copy,
    Cut,
    Paste,
}

impl Held {
    fn modifiers(self) -> Modifiers {
        let command = if cfg!(target_os = "macos") {
            self.logo
        } else {
            self.ctrl
        };
        Modifiers {
            alt: self.alt,
            ctrl: self.ctrl,
            shift: self.shift,
            mac_cmd: cfg!(target_os = "macos") && self.logo,
            command,
        }
    }

    /// Takes account of a key that is a modifier itself.
    fn hold(&mut self, key: &Key, held: bool) {
        match key {
            Key::Alt => self.alt = held,
            Key::Control => self.ctrl = held,
            Key::Shift => self.shift = held,
            Key::Super | Key::Meta => self.logo = held,
            _ => {}
        }
    }

    /// Whether a letter is typed by its key. Control and Alt together are what some keyboards write signs with,
    /// and on a Mac so is Alt alone.
    fn types(self) -> bool {
        if self.logo {
            return false;
        }
        match (self.ctrl, self.alt) {
            (false, false) | (true, true) => true,
            (false, true) => cfg!(target_os = "macos"),
            (true, false) => false,
        }
    }

    /// What egui is told of a key.
    fn told(&mut self, input: &KeyboardInput) -> (Vec<Event>, Option<Clip>) {
        let pressed = input.state == ButtonState::Pressed;
        self.hold(&input.logical_key, pressed);
        let mut events = Vec::new();
        if pressed && self.types() {
            events.extend(text(&input.logical_key).map(Event::Text));
        }
        let physical_key = bevy_to_egui_physical_key(&input.key_code);
        let key = bevy_to_egui_key(&input.logical_key).or(physical_key);
        let modifiers = self.modifiers();
        if let Some(key) = key {
            events.push(Event::Key {
                key,
                physical_key,
                pressed,
                repeat: input.repeat,
                modifiers,
            });
        }
        let clip = match key {
            Some(egui::Key::C) => Some(Clip::Copy),
            Some(egui::Key::X) => Some(Clip::Cut),
            Some(egui::Key::V) => Some(Clip::Paste),
            _ => None,
        };
        (events, clip.filter(|_| pressed && modifiers.command))
    }
}

fn text(key: &Key) -> Option<String> {
    match key {
        Key::Character(text) if !text.chars().any(char::is_control) => Some(text.to_string()),
        Key::Space => Some(" ".to_owned()),
        _ => None,
    }
}

fn pass_on(
    mut keys: MessageReader<KeyboardInput>,
    mut lost: MessageReader<KeyboardFocusLost>,
    mut held: Local<Held>,
    mut clipboard: ResMut<EguiClipboard>,
    contexts: Query<Entity, (With<EguiContext>, With<PrimaryEguiContext>)>,
    mut out: MessageWriter<EguiInputEvent>,
) {
    // Keys let go of in another window are not told to this one.
    if lost.read().last().is_some() {
        *held = Held::default();
    }
    let Ok(context) = contexts.single() else {
        return;
    };
    for input in keys.read() {
        let (events, clip) = held.told(input);
        let pasted = match clip {
            Some(Clip::Copy) => Some(Event::Copy),
            Some(Clip::Cut) => Some(Event::Cut),
            Some(Clip::Paste) => clipboard.get_text().map(Event::Paste),
            None => None,
        };
        let events = events.into_iter().chain(pasted);
        out.write_batch(events.map(|event| EguiInputEvent { context, event }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(key: Key, key_code: KeyCode, state: ButtonState) -> KeyboardInput {
        KeyboardInput {
            key_code,
            logical_key: key,
            state,
            text: None,
            repeat: false,
            window: Entity::PLACEHOLDER,
        }
    }

    fn letter(state: ButtonState) -> KeyboardInput {
        input(Key::Character("m".into()), KeyCode::KeyM, state)
    }

    fn alt(state: ButtonState) -> KeyboardInput {
        input(Key::Alt, KeyCode::AltLeft, state)
    }

    #[test]
    fn a_letter_is_typed_and_one_with_alt_is_not() {
        let mut held = Held::default();
        let (events, _) = held.told(&letter(ButtonState::Pressed));
        assert!(events.contains(&Event::Text("m".to_owned())));
        held.told(&letter(ButtonState::Released));

        // All in one frame, as a slow machine sees it.
        held.told(&alt(ButtonState::Pressed));
        let (events, _) = held.told(&letter(ButtonState::Pressed));
        held.told(&letter(ButtonState::Released));
        held.told(&alt(ButtonState::Released));
        let typed = events.iter().any(|it| matches!(it, Event::Text(_)));
        assert_eq!(typed, cfg!(target_os = "macos"));
        assert!(events.iter().any(|event| matches!(
            event,
            Event::Key { key: egui::Key::M, pressed: true, modifiers, .. } if modifiers.alt
        )));
        assert_eq!(held, Held::default());
    }

    #[test]
    fn the_clipboard_is_asked_once_for_each_press() {
        let mut held = Held::default();
        let control = |state| input(Key::Control, KeyCode::ControlLeft, state);
        let v = |state| input(Key::Character("v".into()), KeyCode::KeyV, state);
        held.told(&control(ButtonState::Pressed));
        let paste = held.told(&v(ButtonState::Pressed)).1;
        let asked = if cfg!(target_os = "macos") {
            None
        } else {
            Some(Clip::Paste)
        };
        assert_eq!(paste, asked);
        assert_eq!(held.told(&v(ButtonState::Released)).1, None);
    }
}
