//! The commentary: what an instructor says to whoever watches, read while everything stands still.

use bevy_egui::egui::{self, Align, Frame, Label, Layout, Margin, Panel, ScrollArea, Ui};

use super::player::Player;
use crate::desktop::kit::button::button;
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::learning::reel::Done;

/// The size a note is read at, where there is room, and where there is little.
const NOTE: (f32, f32) = (20.0, 17.0);

/// Shows the note read last, in its own place. Whether it was let go on.
pub fn show(ui: &mut Ui, look: &Look, player: &Player) -> bool {
    let film = player.film();
    let frames = film.reel().frames.iter().take(film.done()).rev();
    let mut notes = frames.filter_map(|frame| match &frame.what {
        Done::Note(text) => Some(text),
        _ => None,
    });
    let Some(note) = notes.next() else {
        return false;
    };
    let at_note = player.is_at_note()
        || matches!(film.last().map(|it| &it.what), Some(Done::Note(text)) if text == note);
    let beside = ui.available_width() >= crate::desktop::console::BESIDE;
    if !beside && !at_note {
        // Where there is little room, what was read makes way.
        return false;
    }
    let ground = if at_note {
        look.palette.act_wash
    } else {
        look.palette.sheet
    };
    let most_high = ui.ctx().viewport_rect().height() * 0.25;
    let frame = Frame::new()
        .fill(ground)
        .inner_margin(Margin::symmetric(20, if beside { 10 } else { 6 }));
    let shown = Panel::top("watch-commentary")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("commentary")
                .max_height(most_high)
                .min_scrolled_height(most_high)
                .auto_shrink([false, true])
                .show(ui, |ui| words(ui, look, note, at_note, beside));
            at_note && waiting(ui, look, player)
        });
    shown.inner
}

fn words(ui: &mut Ui, look: &Look, note: &str, at_note: bool, beside: bool) {
    ui.spacing_mut().item_spacing.y = 2.0;
    if beside {
        text::heading(ui, look, &look.say("watch-commentary"));
    }
    let colour = if at_note {
        look.palette.ink
    } else {
        look.palette.soft
    };
    let type_size = match (beside, at_note) {
        (true, true) => NOTE.0,
        (false, true) => NOTE.1,
        // Read already: it stays to be looked at again, and makes room.
        (_, false) => size::BODY,
    };
    let label = Label::new(text::words(note, Face::SemiBold, type_size, colour)).wrap();
    let shown = ui.add(label);
    ui.ctx().accesskit_node_builder(shown.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

/// Says that it waits, and lets it go on.
fn waiting(ui: &mut Ui, look: &Look, player: &Player) -> bool {
    if !player.is_at_note() {
        return false;
    }
    let told = look.say(if player.is_paused() {
        "watch-waits"
    } else {
        "watch-waits-a-while"
    });
    ui.with_layout(
        Layout::left_to_right(Align::Center).with_main_wrap(true),
        |ui| {
            let key = if player.is_paused() { "Space" } else { "" };
            let label = look.say("watch-read");
            let go_on = button(&label).key(key).primary().small();
            let pressed = go_on.show(ui, look).clicked();
            text::note(ui, look, &told);
            pressed
        },
    )
    .inner
}
