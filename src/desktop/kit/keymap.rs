//! Keys and what they do, in as many columns as there is room for.

use bevy_egui::egui;

use super::text;
use crate::desktop::look::Look;

/// The narrowest column.
const COLUMN: f32 = 300.0;
/// The most columns; more would be hard to look through.
const COLUMNS: usize = 3;
/// How much of a column the keys take.
const KEY: f32 = 92.0;

/// Shows keys as they are written, each with what it does, column by column.
pub fn keymap(ui: &mut egui::Ui, look: &Look, entries: &[(String, String)]) {
    let room = ui.available_width();
    let fits = (1..=COLUMNS).rev().find(|it| *it as f32 * COLUMN <= room);
    let columns = fits.unwrap_or(1);
    let between = ui.spacing().item_spacing.x;
    let wide = (room - between * (columns - 1) as f32) / columns as f32;
    let rows = entries.len().div_ceil(columns).max(1);
    ui.horizontal_top(|ui| {
        for column in entries.chunks(rows) {
            ui.vertical(|ui| {
                ui.set_width(wide.floor());
                ui.spacing_mut().item_spacing.y = 2.0;
                for entry in column {
                    row(ui, look, entry);
                }
            });
        }
    });
}

fn row(ui: &mut egui::Ui, look: &Look, (key, does): &(String, String)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.vertical(|ui| {
            ui.set_width(KEY);
            text::mono(ui, look, key);
        });
        ui.vertical(|ui| text::note(ui, look, does));
    });
}
