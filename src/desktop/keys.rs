//! The map of keys: every action of the console, the key it is on, and what it does.
//!
//! Keys of the row of functions go to a place; Alt with a letter does something there. All of them work
//! while the trainee is typing.

use bevy_egui::egui::{Context, Key, KeyboardShortcut, Modifiers};

/// Something a key does in a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// Show the map of keys.
    Keys,
    /// Go to the question box.
    Question,
    /// Go to the log pad.
    Log,
    /// Go to the search form.
    Records,
    /// Search the national system.
    SearchNational,
    /// Search the local system.
    SearchLocal,
    /// Stop the clock, or let it go on.
    Pause,
    /// Put the caller on hold, or take them off.
    Hold,
    /// Ask a colleague.
    Colleague,
    /// Send the log to the supervisor.
    Submit,
    /// Mark the line that is chosen.
    Mark,
    /// Quote the line that is chosen in the log.
    Quote,
    /// The line before.
    LineUp,
    /// The line after.
    LineDown,
    /// Acknowledge the concern.
    Acknowledge,
    /// Reassure the caller.
    Reassure,
    /// Give advice.
    Advise,
    /// Refer.
    Refer,
    /// Grade the call, from the most urgent (0) to the least (3).
    Grade(u8),
    /// Open the trace that is chosen.
    OpenTrace,
    /// The trace before.
    TraceUp,
    /// The trace after.
    TraceDown,
    /// Put the trace that is chosen in the log.
    LogTrace,
    /// Accept the supervisor's decision.
    Accept,
    /// Challenge it.
    Challenge,
    /// In an untimed call: let the caller go on.
    Wait,
    /// End the call.
    End,
}

const ALT: Modifiers = Modifiers::ALT;
const NONE: Modifiers = Modifiers::NONE;

/// Each action, its key, and the message that says what it does.
pub const MAP: &[(Action, Modifiers, Key, &str)] = &[
    (Action::Keys, NONE, Key::F1, "key-keys"),
    (Action::Question, NONE, Key::F2, "key-question"),
    (Action::Records, NONE, Key::F3, "key-records"),
    (Action::Log, NONE, Key::F4, "key-log"),
    (Action::SearchNational, NONE, Key::F5, "key-search-national"),
    (Action::SearchLocal, NONE, Key::F6, "key-search-local"),
    (Action::Pause, NONE, Key::F7, "key-pause"),
    (Action::Hold, NONE, Key::F8, "key-hold"),
    (Action::Colleague, NONE, Key::F9, "key-colleague"),
    (Action::Submit, NONE, Key::F12, "key-submit"),
    (Action::LineUp, ALT, Key::ArrowUp, "key-line-up"),
    (Action::LineDown, ALT, Key::ArrowDown, "key-line-down"),
    (Action::Mark, ALT, Key::M, "key-mark"),
    (Action::Quote, ALT, Key::Q, "key-quote"),
    (Action::Acknowledge, ALT, Key::K, "key-acknowledge"),
    (Action::Reassure, ALT, Key::S, "key-reassure"),
    (Action::Wait, ALT, Key::W, "key-wait"),
    (Action::TraceUp, ALT, Key::ArrowLeft, "key-trace-up"),
    (Action::TraceDown, ALT, Key::ArrowRight, "key-trace-down"),
    (Action::OpenTrace, ALT, Key::O, "key-open-trace"),
    (Action::LogTrace, ALT, Key::L, "key-log-trace"),
    (Action::Advise, ALT, Key::A, "key-advise"),
    (Action::Grade(0), ALT, Key::Num1, "key-grade-immediate"),
    (Action::Grade(1), ALT, Key::Num2, "key-grade-priority"),
    (Action::Grade(2), ALT, Key::Num3, "key-grade-scheduled"),
    (Action::Grade(3), ALT, Key::Num4, "key-grade-without"),
    (Action::Refer, ALT, Key::R, "key-refer"),
    (Action::Accept, ALT, Key::Y, "key-accept"),
    (Action::Challenge, ALT, Key::C, "key-challenge"),
    (Action::End, ALT, Key::E, "key-end"),
];

/// The key of an action, as it is written on its button.
pub fn key_of(action: Action) -> String {
    let entry = MAP.iter().find(|(it, ..)| *it == action);
    entry.map_or_else(String::new, |(_, modifiers, key, _)| {
        written(*modifiers, *key)
    })
}

/// A key as it is written.
pub fn written(modifiers: Modifiers, key: Key) -> String {
    let name = match key {
        Key::ArrowUp => "Up",
        Key::ArrowDown => "Down",
        Key::ArrowLeft => "Left",
        Key::ArrowRight => "Right",
        _ => key.name(),
    };
    if modifiers.alt {
        format!("Alt {name}")
    } else {
        name.to_owned()
    }
}

/// The actions whose keys were pressed since the last frame. Each is taken, so that nothing else acts on it.
pub fn pressed(context: &Context) -> Vec<Action> {
    context.input_mut(|input| {
        let taken = MAP.iter().filter(|(_, modifiers, key, _)| {
            input.consume_shortcut(&KeyboardShortcut::new(*modifiers, *key))
        });
        taken.map(|(action, ..)| *action).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_on_two_actions_and_no_action_on_two_keys() {
        for (place, (action, modifiers, key, _)) in MAP.iter().enumerate() {
            for (other, other_modifiers, other_key, _) in &MAP[place + 1..] {
                assert!(action != other, "{action:?}");
                assert!(
                    (modifiers, key) != (other_modifiers, other_key),
                    "{action:?} and {other:?}"
                );
            }
        }
        assert_eq!(key_of(Action::Mark), "Alt M");
        assert_eq!(key_of(Action::Hold), "F8");
    }
}
