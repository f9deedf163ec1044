//! A picker: a long list brought down to a few by typing, and one of them taken.

use bevy_egui::egui::{self, Key, Modifiers};

use super::button::button;
use super::field::{self, field};
use super::text;
use crate::desktop::look::Look;

/// How many entries are shown at once.
const SHOWN: usize = 7;

/// What has been typed into a picker, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picker {
    /// What was typed.
    pub text: String,
    /// Which of the entries shown is taken by Enter.
    pub at: usize,
    opened: bool,
}

/// What was done with a picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Nothing yet.
    Not,
    /// This entry of the list was taken.
    Entry(usize),
    /// It was put away.
    Away,
}

impl Picker {
    /// Places of the entries that hold every word typed; those used before come first.
    pub fn found(&self, entries: &[String], used: &[usize]) -> Vec<usize> {
        let typed = self.text.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |place: &usize| {
            let entry = entries.get(*place).map(|it| it.to_lowercase());
            entry.is_some_and(|entry| words.iter().all(|word| entry.contains(word)))
        };
        let others = (0..entries.len()).filter(|place| !used.contains(place));
        used.iter().copied().chain(others).filter(fits).collect()
    }

    /// Shows it. Typing brings the list down, the arrows move in it, Enter takes one, Escape puts it away.
    pub fn show(
        &mut self,
        ui: &mut egui::Ui,
        look: &Look,
        name: &str,
        entries: &[String],
        used: &[usize],
    ) -> Picked {
        let mut picked = Picked::Not;
        let (down, up, escape) = ui.input_mut(|input| {
            (
                input.consume_key(Modifiers::NONE, Key::ArrowDown),
                input.consume_key(Modifiers::NONE, Key::ArrowUp),
                input.consume_key(Modifiers::NONE, Key::Escape),
            )
        });
        ui.horizontal(|ui| {
            text::heading(ui, look, name);
            let away = look.say("pick-away");
            if button(&away).key("Esc").small().show(ui, look).clicked() || escape {
                picked = Picked::Away;
            }
        });
        let hint = look.say("pick-hint");
        if !self.opened {
            self.opened = true;
            field::focus(ui.ctx(), "picker");
        }
        let response = field("picker", name)
            .hint(&hint)
            .show(ui, look, &mut self.text);
        if response.changed() {
            self.at = 0;
        }
        let found = self.found(entries, used);
        let last = found.len().min(SHOWN).saturating_sub(1);
        if down {
            self.at = (self.at + 1).min(last);
        }
        if up {
            self.at = self.at.saturating_sub(1);
        }
        self.at = self.at.min(last);
        // Enter lets go of the field, which is how it is known.
        if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
            match found.get(self.at) {
                Some(place) => picked = Picked::Entry(*place),
                None => response.request_focus(),
            }
        }
        ui.spacing_mut().item_spacing.y = 4.0;
        for (row, place) in found.iter().take(SHOWN).enumerate() {
            let Some(entry) = entries.get(*place) else {
                continue;
            };
            let key = if row == self.at { "Enter" } else { "" };
            let shown = button(entry).choice(row == self.at).key(key).small();
            if shown.show(ui, look).clicked() {
                picked = Picked::Entry(*place);
            }
        }
        if found.is_empty() {
            text::note(ui, look, &look.say("pick-none"));
        } else if found.len() > SHOWN {
            let more = (found.len() - SHOWN).to_string();
            text::note(ui, look, &look.say_with("pick-more", &[("count", &more)]));
        }
        picked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_typed_must_be_there_and_what_was_used_comes_first() {
        let entries = [
            "An older person",
            "Gifts without a reason",
            "A person met online",
        ];
        let entries = entries.map(str::to_owned);
        let found = |text: &str, used: &[usize]| {
            let picker = Picker {
                text: text.to_owned(),
                ..Picker::default()
            };
            picker.found(&entries, used)
        };
        assert_eq!(found("", &[]), [0, 1, 2]);
        assert_eq!(found("", &[1]), [1, 0, 2]);
        assert_eq!(found("PERSON", &[2]), [2, 0]);
        assert_eq!(found("person onl", &[]), [2]);
        assert!(found("phone", &[1]).is_empty());
    }
}
