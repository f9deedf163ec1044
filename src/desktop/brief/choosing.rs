//! For authors: which variant of a call, and where it begins.

use bevy_egui::egui::Ui;

use crate::desktop::kit::button::button;
use crate::desktop::kit::field::field;
use crate::desktop::kit::picker::{Picked, Picker};
use crate::desktop::kit::{tag, text};
use crate::desktop::look::Look;
use crate::scenario::loaded::Scenario;

/// What an author chose.
#[derive(Clone, Debug, Default)]
pub struct Choosing {
    seed: String,
    // Ids of the scenario's facts, and the same with their topics, to be picked from.
    ids: Vec<String>,
    entries: Vec<String>,
    at: Option<usize>,
    picker: Option<Picker>,
}

impl Choosing {
    /// Nothing chosen yet, of this scenario.
    pub fn of(scenario: &Scenario) -> Choosing {
        let facts = &scenario.script.facts;
        Choosing {
            ids: facts.iter().map(|it| it.id.clone()).collect(),
            entries: facts
                .iter()
                .map(|it| format!("{} · {}", it.id, it.topic))
                .collect(),
            ..Choosing::default()
        }
    }

    /// The seed: any when nothing was typed. `None` when what was typed is no number.
    pub fn seed(&self) -> Option<Option<u64>> {
        let typed = self.seed.trim().trim_start_matches('#');
        if typed.is_empty() {
            return Some(None);
        }
        typed.parse().ok().map(Some)
    }

    /// The id of the fact the call begins at, unless it begins at the beginning.
    pub fn at_fact(&self) -> Option<String> {
        self.ids.get(self.at?).cloned()
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, look: &Look) {
        text::heading(ui, look, &look.say("author-title"));
        let name = look.say("author-seed");
        let hint = look.say("author-any");
        let seed = field("brief-seed", &name).hint(&hint).mono();
        seed.under(ui, look, &mut self.seed);
        if self.seed().is_none() {
            let told = look.say("author-no-seed");
            text::meant(ui, &told, look.palette.heard);
        }
        text::note(ui, look, &look.say("author-begin"));
        ui.horizontal_wrapped(|ui| {
            match self.at.and_then(|at| self.entries.get(at)) {
                Some(entry) => tag::done(ui, look, entry),
                None => tag::done(ui, look, &look.say("author-at-beginning")),
            };
            if self.picker.is_some() {
                return;
            }
            if button(&look.say("author-pick"))
                .small()
                .show(ui, look)
                .clicked()
            {
                self.picker = Some(Picker::default());
            }
            let again = look.say("author-from-beginning");
            if self.at.is_some() && button(&again).small().show(ui, look).clicked() {
                self.at = None;
            }
        });
        let Some(picker) = &mut self.picker else {
            return;
        };
        match picker.show(ui, look, &look.say("author-pick"), &self.entries, &[]) {
            Picked::Not => {}
            Picked::Away => self.picker = None,
            Picked::Entry(at) => {
                self.at = Some(at);
                self.picker = None;
            }
        }
    }
}
