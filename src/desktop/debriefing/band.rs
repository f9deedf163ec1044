//! The band at the top: which call this was, and where to go from here.

use bevy_egui::egui::{self, Align, Layout, Ui};

use super::{Ask, Seen, keys};
use crate::desktop::kit::button::button;
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::report::account;

/// Shows the band.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, asks: &mut Vec<Ask>) {
    if ui.available_width() >= super::BESIDE {
        ui.horizontal(|ui| {
            about(ui, look, seen);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                buttons(ui, look, seen, asks, true);
            });
        });
    } else {
        about(ui, look, seen);
        ui.horizontal_wrapped(|ui| buttons(ui, look, seen, asks, false));
    }
    for (place, notice) in seen.notices.iter().enumerate() {
        ui.horizontal_wrapped(|ui| {
            let away = look.say("debrief-away");
            let told = look.say_with("debrief-away-of", &[("notice", notice)]);
            if button(&away)
                .small()
                .described(&told)
                .show(ui, look)
                .clicked()
            {
                asks.push(Ask::PutAway(place));
            }
            let shown = text::note(ui, look, notice);
            ui.ctx().accesskit_node_builder(shown.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
        });
    }
}

fn about(ui: &mut Ui, look: &Look, seen: &Seen<'_>) {
    let title = look.say("debrief-title");
    let debrief = seen.debrief;
    let about = [
        debrief.title.clone(),
        account::terms_words(debrief),
        account::length_words(debrief.length_ms),
    ];
    ui.horizontal_wrapped(|ui| {
        text::heading_of(ui, &title, look.palette.ink);
        text::soft(ui, look, &about.join(" · "));
    });
}

fn buttons(ui: &mut Ui, look: &Look, seen: &Seen<'_>, asks: &mut Vec<Ask>, from_right: bool) {
    let back = if seen.in_session {
        "session-back"
    } else {
        "debrief-shelf"
    };
    let mut shown = [
        ("debrief-watch", Ask::Watch, seen.can_watch),
        ("debrief-print", Ask::Print, seen.can_print),
        ("debrief-again", Ask::Again, true),
        (back, Ask::Shelf, true),
    ];
    if from_right {
        shown.reverse();
    }
    for (label, ask, enabled) in shown {
        let away = ask == Ask::Shelf;
        let label = look.say(label);
        // While a moment is heard again, the key puts that away first.
        let key = if away && seen.rehearing.is_none() {
            keys::name(keys::AWAY)
        } else {
            String::new()
        };
        let mut shown = button(&label).key(&key).enabled(enabled);
        if away {
            shown = shown.primary();
        }
        if shown.show(ui, look).clicked() {
            asks.push(ask);
        }
    }
}
