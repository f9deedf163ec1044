//! Which of the calls are shown.

use bevy_egui::egui::{Id, Key, Ui};

use super::card::Card;
use crate::desktop::kit::choices::choices;
use crate::desktop::kit::field::{self, field};
use crate::desktop::kit::shortcut::SEARCH;
use crate::desktop::kit::toggle::toggle;
use crate::desktop::look::Look;
use crate::desktop::words_of;
use crate::scenario::script::{Level, Seat};

/// Which of the calls are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those whose title or objectives hold every word of this.
    pub text: String,
    /// Only those of this seat.
    pub seat: Option<Seat>,
    /// Only those of this level.
    pub level: Option<Level>,
    /// Only those that were not passed the last time.
    pub not_passed: bool,
}

/// How wide the field is where there is room beside it.
const FIELD: f32 = 320.0;

/// The id of the field that is typed into.
pub fn search_id() -> Id {
    field::id("shelf-search")
}

impl Filter {
    /// Whether this one is shown.
    pub fn keeps(&self, card: &Card) -> bool {
        let passed = card.last.as_ref().is_some_and(|it| it.passed);
        let typed = self.text.to_lowercase();
        self.seat.is_none_or(|it| it == card.seat)
            && self.level.is_none_or(|it| it == card.level)
            && !(self.not_passed && passed)
            && typed
                .split_whitespace()
                .all(|word| card.searched.contains(word))
    }

    /// Whether anything is kept off the shelf by it.
    pub fn is_set(&self) -> bool {
        let words = self.text.split_whitespace().next();
        words.is_some() || self.seat.is_some() || self.level.is_some() || self.not_passed
    }

    /// Shows it. Whether Enter was pressed in the field, which goes to the first call found.
    pub fn show(&mut self, ui: &mut Ui, look: &Look, cards: &[Card]) -> bool {
        if SEARCH.pressed(ui) {
            ui.memory_mut(|memory| memory.request_focus(search_id()));
        }
        let mut entered = false;
        ui.horizontal_wrapped(|ui| {
            let wide = FIELD.min(ui.available_width());
            ui.scope(|ui| {
                ui.set_width(wide);
                let name = look.say("shelf-search");
                let hint = look.say_with("shelf-search-hint", &[("key", SEARCH.written())]);
                let response =
                    field("shelf-search", &name)
                        .hint(&hint)
                        .show(ui, look, &mut self.text);
                entered = response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
            });
            self.levels(ui, look, cards);
            self.seats(ui, look, cards);
            let label = look.say("shelf-not-passed");
            if toggle(ui, look, &label, self.not_passed).clicked() {
                self.not_passed = !self.not_passed;
            }
        });
        entered
    }

    fn levels(&mut self, ui: &mut Ui, look: &Look, cards: &[Card]) {
        const ALL: [Level; 3] = [Level::Foundation, Level::Practised, Level::Advanced];
        let there = ALL
            .into_iter()
            .filter(|level| cards.iter().any(|it| it.level == *level));
        let mut entries = vec![(None, look.say("shelf-every-level"))];
        entries.extend(there.map(|it| (Some(it), words_of::level(look, it))));
        if entries.len() > 2 || self.level.is_some() {
            let name = look.say("shelf-level");
            if let Some(level) = choices(ui, look, &name, &entries, self.level) {
                self.level = level;
            }
        }
    }

    fn seats(&mut self, ui: &mut Ui, look: &Look, cards: &[Card]) {
        let mut there: Vec<Seat> = Vec::new();
        for card in cards {
            if !there.contains(&card.seat) {
                there.push(card.seat);
            }
        }
        let mut entries = vec![(None, look.say("shelf-every-seat"))];
        entries.extend(
            there
                .iter()
                .map(|it| (Some(*it), words_of::seat(look, *it))),
        );
        if entries.len() > 2 || self.seat.is_some() {
            let name = look.say("shelf-seat");
            if let Some(seat) = choices(ui, look, &name, &entries, self.seat) {
                self.seat = seat;
            }
        }
    }
}
