//! A screen that is read: a band with its name and what can always be done, and under it what there is to read.

use bevy_egui::egui::{
    self, Align, CentralPanel, Frame, Id, Key, Layout, Margin, Modifiers, Panel, ScrollArea,
    UiBuilder, vec2,
};

use super::{card, text};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};

/// The narrowest body, in points, in which two things stand beside each other.
pub const BESIDE: f32 = 820.0;
/// The narrowest window in which the band stands still while the page scrolls under it.
const BAND: f32 = 900.0;
/// The widest a page is set; further out it would be tiring to read.
const WIDEST: f32 = 1232.0;
/// How much of what is seen a page is turned by; the rest is seen again, so that nobody loses their place.
const TURNED: f32 = 0.85;
/// Between two things beside each other.
const BETWEEN: f32 = 24.0;

/// Shows a page of this name. `under` says more of it beside the name, where there is room; the buttons are drawn at the right of
/// the band, in the order they are reached in.
pub fn page(
    ui: &mut egui::Ui,
    look: &Look,
    id: &'static str,
    (name, under): (&str, &str),
    buttons: impl FnOnce(&mut egui::Ui),
    body: impl FnOnce(&mut egui::Ui),
) {
    let still = ui.available_width() >= BAND;
    let mut buttons = Some(buttons);
    if still {
        let strip = Frame::new()
            .fill(look.palette.sheet)
            .inner_margin(Margin::symmetric(20, 10));
        let shown = Panel::top(Id::new((id, "band")))
            .frame(strip)
            .show_separator_line(false)
            .show(ui, |ui| band(ui, look, id, (name, under), buttons.take()));
        let under = shown.response.rect;
        let stroke = egui::Stroke::new(1.0, look.palette.rule);
        ui.painter()
            .hline(under.x_range(), under.bottom() - 0.5, stroke);
    }
    let paper = Frame::new()
        .fill(look.palette.paper)
        .inner_margin(Margin::symmetric(20, 0));
    CentralPanel::default().frame(paper).show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt(id)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                by_key(ui);
                let room = ui.available_width() - 8.0;
                let wide = room.min(WIDEST);
                let mut place = ui.available_rect_before_wrap();
                place.min.x += (room - wide) / 2.0;
                place.set_width(wide);
                let within = UiBuilder::new()
                    .max_rect(place)
                    .layout(Layout::top_down(Align::Min));
                ui.scope_builder(within, |ui| {
                    ui.add_space(12.0);
                    if let Some(buttons) = buttons.take() {
                        text::name(ui, look, name);
                        ui.horizontal_wrapped(buttons);
                        card::rule(ui, look);
                    }
                    body(ui);
                    ui.add_space(20.0);
                });
            });
    });
}

/// The page is turned by the keys made for it, wherever the focus is: what is only read has none.
fn by_key(ui: &egui::Ui) {
    let high = ui.clip_rect().height();
    let taken = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if taken(Key::PageDown) {
        ui.scroll_with_delta(vec2(0.0, -high * TURNED));
    }
    if taken(Key::PageUp) {
        ui.scroll_with_delta(vec2(0.0, high * TURNED));
    }
}

fn band(
    ui: &mut egui::Ui,
    look: &Look,
    id: &'static str,
    (name, under): (&str, &str),
    buttons: Option<impl FnOnce(&mut egui::Ui)>,
) {
    // The buttons stand at the right and are drawn from left to right, so that Tab goes through them as they
    // are read; how wide they are is known once they have been drawn.
    let known = Id::new((id, "buttons"));
    let wide = ui.data(|data| data.get_temp::<f32>(known));
    ui.horizontal(|ui| {
        text::name(ui, look, name);
        let words = text::words(under, Face::Regular, size::BODY, look.palette.soft);
        let room = ui.available_width() - wide.unwrap_or(0.0) - 16.0;
        if room > 60.0 && !under.is_empty() {
            ui.scope(|ui| {
                ui.set_max_width(room);
                ui.add(egui::Label::new(words).truncate());
            });
        }
        if let Some(wide) = wide {
            // A point to spare, or the last button would wrap for the sake of a rounding.
            ui.add_space((ui.available_width() - wide - 1.0).max(0.0));
        }
        let Some(buttons) = buttons else { return };
        let shown = ui.scope(buttons).response.rect.width();
        if wide.is_none_or(|wide| (wide - shown).abs() > 0.5) {
            ui.data_mut(|data| data.insert_temp(known, shown));
            ui.ctx().request_repaint();
        }
    });
}

/// Two things beside each other where there is room, and one under the other where there is not. `share` is
/// how much of the width the first has.
pub fn beside(
    ui: &mut egui::Ui,
    share: f32,
    first: impl FnOnce(&mut egui::Ui),
    second: impl FnOnce(&mut egui::Ui),
) {
    let room = ui.available_width();
    if room < BESIDE {
        first(ui);
        second(ui);
        return;
    }
    let left = ((room - BETWEEN) * share).floor();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = BETWEEN;
        for (wide, half) in [
            (left, Box::new(first) as Box<dyn FnOnce(&mut egui::Ui)>),
            (room - BETWEEN - left, Box::new(second)),
        ] {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.set_width(wide);
                half(ui);
            });
        }
    });
}
