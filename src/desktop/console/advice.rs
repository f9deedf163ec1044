//! Advice to the caller.

use bevy_egui::egui::Ui;

use super::Seen;
use super::draft::{Draft, Open, Part};
use crate::call::deed::Deed;
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::field;
use crate::desktop::kit::picker::{Picked, Picker};
use crate::desktop::kit::{tag, text};
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::scenario::catalogue::Catalogue;

/// Shows what was advised, and lets more be given.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    text::heading(ui, look, &look.say("advice-title"));
    ui.horizontal_wrapped(|ui| {
        for name in &seen.call.advised {
            tag::done(ui, look, name);
        }
        if seen.watched {
            if seen.call.advised.is_empty() {
                text::note(ui, look, &look.say("nothing-yet"));
            }
            return;
        }
        let (label, key) = (look.say("advice-add"), key_of(Action::Advise));
        let shown = button(&label).key(&key).small();
        if shown
            .enabled(seen.call.openings.speak)
            .show(ui, look)
            .clicked()
        {
            draft.show(Open::Advice(Picker::default()));
        }
    });
    if draft.brought == Some(Part::Advice) {
        ui.scroll_to_cursor(None);
    }
    let Open::Advice(picker) = &mut draft.open else {
        return;
    };
    let advice = &Catalogue::built_in().advice;
    let names: Vec<String> = advice.iter().map(|it| it.name.clone()).collect();
    match picker.show(ui, look, &look.say("advice-pick"), &names, &[]) {
        Picked::Not => {}
        Picked::Away => {
            draft.open = Open::Nothing;
            field::focus(ui.ctx(), "question");
        }
        Picked::Entry(place) => {
            if let Some(advice) = advice.get(place) {
                wishes.push(Wish::Do(Deed::Advise(advice.id.clone())));
            }
            draft.open = Open::Nothing;
            field::focus(ui.ctx(), "question");
        }
    }
}
