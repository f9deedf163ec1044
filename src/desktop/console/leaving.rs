//! Leaving a call, which is always possible and never held against anybody; and the map of keys.

use bevy_egui::egui;

use super::draft::{Draft, Open};
use crate::call::deed::Deed;
use crate::desktop::keys::{MAP, written};
use crate::desktop::kit::button::button;
use crate::desktop::kit::keymap::keymap;
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;

/// Asks how the call is left.
pub fn show(ui: &mut egui::Ui, look: &Look, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    text::strong(ui, look, &look.say("leave-title"));
    text::body(ui, look, &look.say("leave-text"));
    ui.horizontal_wrapped(|ui| {
        let stay = button(&look.say("leave-stay"))
            .key("Esc")
            .primary()
            .show(ui, look);
        if is_new(ui) {
            stay.request_focus();
        }
        if stay.clicked() {
            draft.open = Open::Nothing;
        }
        if button(&look.say("leave-aside")).show(ui, look).clicked() {
            wishes.push(Wish::PutAside);
        }
        if button(&look.say("leave-end")).show(ui, look).clicked() {
            draft.open = Open::Nothing;
            wishes.push(Wish::Do(Deed::End));
        }
        if button(&look.say("leave-left")).show(ui, look).clicked() {
            draft.open = Open::Nothing;
            wishes.push(Wish::Do(Deed::Leave));
        }
    });
}

/// Whether the question was not there in the frame before.
fn is_new(ui: &egui::Ui) -> bool {
    let place = egui::Id::new("leaving-seen");
    let now = ui.ctx().cumulative_frame_nr();
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<u64>(place);
        data.insert_temp(place, now);
        before
    });
    before.is_none_or(|before| before + 1 < now)
}

/// Shows the map of keys.
pub fn keys(ui: &mut egui::Ui, look: &Look, draft: &mut Draft) {
    ui.horizontal(|ui| {
        text::strong(ui, look, &look.say("keys-title"));
        if button(&look.say("pick-away"))
            .key("Esc")
            .small()
            .show(ui, look)
            .clicked()
        {
            draft.open = Open::Nothing;
        }
    });
    map(ui, look);
}

/// The map itself, in as many columns as there is room for.
pub fn map(ui: &mut egui::Ui, look: &Look) {
    let entries = MAP.iter().map(|(_, modifiers, key, does)| {
        let key = written(*modifiers, *key);
        (key, look.say(does))
    });
    let entries: Vec<(String, String)> = entries.collect();
    keymap(ui, look, &entries);
    text::note(ui, look, &look.say("keys-more"));
}
