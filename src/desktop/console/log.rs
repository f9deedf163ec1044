//! The log pad: quotes, traces and own words, with wording pointed out kindly.

use bevy_egui::egui::{Align, Key, Label, Rect, ScrollArea, Ui, vec2};

use super::Seen;
use super::draft::{Draft, Part};
use crate::call::clock;
use crate::call::deed::Deed;
use crate::call::view::EntryView;
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::field::field;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::desktop::wish::Wish;

/// How high the place is that the log is written in.
const WRITING: f32 = 48.0;

/// Shows the log, no higher than this, and where it is written.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    wishes: &mut Vec<Wish>,
    most_high: f32,
) {
    text::heading(ui, look, &look.say("log-title"));
    let below = if seen.watched { 0.0 } else { WRITING };
    let room = most_high.min(ui.available_height()) - below;
    ScrollArea::vertical()
        .id_salt("log")
        .auto_shrink([false, true])
        .max_height(room.max(60.0))
        .stick_to_bottom(true)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            if seen.call.log.is_empty() {
                let none = if seen.watched {
                    "nothing-yet"
                } else {
                    "log-empty"
                };
                text::note(ui, look, &look.say(none));
            }
            for (place, entry) in (1u16..).zip(&seen.call.log) {
                show_entry(ui, look, seen, wishes, entry, place);
            }
        });
    if seen.watched {
        being_written(ui, look, draft);
    } else {
        write(ui, look, seen, draft, wishes);
    }
}

fn write(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    let desk = seen.call.openings.desk;
    let (name, hint) = (look.say("log-entry"), look.say("log-hint"));
    let mut entered = false;
    ui.horizontal(|ui| {
        let field_wide = (ui.available_width() - 96.0).max(80.0);
        let response = ui
            .scope(|ui| {
                ui.set_width(field_wide);
                field("log-entry", &name)
                    .hint(&hint)
                    .show(ui, look, &mut draft.entry)
            })
            .inner;
        entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered {
            response.request_focus();
        }
        let (label, key) = (look.say("log-write"), key_of(Action::Log));
        let ready = desk && !draft.entry.trim().is_empty();
        let shown = button(&label).key(&key).enabled(ready).show(ui, look);
        if (shown.clicked() || entered) && !draft.entry.trim().is_empty() {
            wishes.push(Wish::Do(Deed::Write(draft.entry.trim().to_owned())));
        }
    });
}

/// What is being written by somebody who is watched.
fn being_written(ui: &mut Ui, look: &Look, draft: &Draft) {
    if !draft.entry.is_empty() {
        card::chosen(ui, look, |ui| {
            text::heading(ui, look, &look.say("log-being-written"));
            text::body(ui, look, &draft.entry);
        });
    }
    if draft.brought == Some(Part::Log) {
        ui.scroll_to_cursor(Some(Align::BOTTOM));
    }
}

fn show_entry(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    wishes: &mut Vec<Wish>,
    entry: &EntryView,
    place: u16,
) {
    let shown = ui.horizontal_top(|ui| {
        ui.add_space(12.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            let mut words = text::words(&entry.text, Face::Regular, size::BODY, look.palette.ink);
            if entry.struck {
                words = words.strikethrough().color(look.palette.soft);
            }
            ui.add(Label::new(words).wrap());
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 20.0;
                let struck = if entry.struck {
                    format!(" · {}", look.say("log-struck"))
                } else {
                    String::new()
                };
                text::mono(ui, look, &format!("{}{struck}", clock(entry.at_ms)));
                let may = seen.call.openings.strikable.contains(&(place - 1));
                let label = look.say("log-strike");
                let described = look.say_with("log-strike-of", &[("entry", &entry.text)]);
                let strike = button(&label).described(&described).small();
                if may && !seen.watched && strike.show(ui, look).clicked() {
                    wishes.push(Wish::Do(Deed::Strike(place)));
                }
            });
        });
    });
    if entry.quote {
        let rect = shown.response.rect;
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 1, look.palette.act);
    }
    for wording in &entry.wording {
        card::pointed_out(ui, look, |ui| {
            let words = format!("{} {}", wording.reads_as, wording.instead);
            let words = text::words(words, Face::Regular, size::LABEL, look.palette.heard);
            ui.add(Label::new(words).wrap());
        });
    }
}
