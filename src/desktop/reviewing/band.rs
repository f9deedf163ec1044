//! The band at the top: who one is, the time, and what is always at hand.

use bevy_egui::egui::{Ui, accesskit::Live};

use super::draft::{Draft, Open};
use super::{Ask, Seen, keys};
use crate::call::clock;
use crate::desktop::kit::button::button;
use crate::desktop::kit::keymap::keymap;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;

/// Shows the band, and what was opened over it.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &Draft, asks: &mut Vec<Ask>) {
    let script = seen.shift.queue().script();
    let me = &script.on_duty;
    ui.horizontal_wrapped(|ui| {
        text::strong(ui, look, &clock(seen.now_ms));
        let blanks = [("name", &*me.name), ("number", &*me.number)];
        text::body(ui, look, &look.say_with("review-you", &blanks));
        text::soft(ui, look, &script.title);
    });
    ui.horizontal_wrapped(|ui| {
        if seen.untimed {
            text::note(ui, look, &look.say("review-untimed"));
        } else {
            let label = if seen.paused {
                look.say("review-go-on")
            } else {
                look.say("review-pause")
            };
            let key = keys::name(keys::PAUSE);
            if button(&label).key(&key).show(ui, look).clicked() {
                asks.push(Ask::Pause);
            }
        }
        let label = look.say("review-keys");
        let key = keys::name(keys::KEYS);
        if button(&label).key(&key).show(ui, look).clicked() {
            asks.push(Ask::Show(Open::Keys));
        }
        let label = look.say("review-leave");
        if button(&label).key("Esc").show(ui, look).clicked() {
            asks.push(Ask::Show(Open::Leaving));
        }
        let label = look.say("review-end");
        let key = keys::name(keys::END);
        if button(&label).key(&key).primary().show(ui, look).clicked() {
            asks.push(Ask::End);
        }
    });
    for notice in seen.notices {
        let shown = text::meant(ui, notice, look.palette.heard);
        ui.ctx()
            .accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
    }
    match draft.open {
        Open::Nothing => {}
        Open::Keys => map(ui, look, asks),
        Open::Leaving => leaving(ui, look, asks),
    }
}

fn map(ui: &mut Ui, look: &Look, asks: &mut Vec<Ask>) {
    card::rule(ui, look);
    let away = look.say("pick-away");
    if button(&away).key("Esc").small().show(ui, look).clicked() {
        asks.push(Ask::Show(Open::Nothing));
    }
    let entries = keys::MAP
        .iter()
        .map(|(key, does)| (keys::name(*key), look.say(does)));
    keymap(ui, look, &entries.collect::<Vec<_>>());
}

fn leaving(ui: &mut Ui, look: &Look, asks: &mut Vec<Ask>) {
    card::pointed_out(ui, look, |ui| {
        text::strong(ui, look, &look.say("review-leave-title"));
        text::body(ui, look, &look.say("review-leave-text"));
        ui.horizontal_wrapped(|ui| {
            let entries = [
                ("review-stay", Ask::Show(Open::Nothing)),
                ("review-aside", Ask::PutAside),
                ("review-left", Ask::Leave),
            ];
            for (label, ask) in entries {
                if button(&look.say(label)).show(ui, look).clicked() {
                    asks.push(ask);
                }
            }
        });
    });
}
