//! A row of things of which one is chosen.

use bevy_egui::egui;

use super::button::button;
use crate::desktop::look::Look;

/// Shows the row; its name is told to screen readers with every choice. What was chosen now, if anything was.
pub fn choices<T: Copy + PartialEq>(
    ui: &mut egui::Ui,
    look: &Look,
    name: &str,
    entries: &[(T, String)],
    chosen: T,
) -> Option<T> {
    let mut picked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for (entry, label) in entries {
            let told = format!("{name}: {label}");
            let shown = button(label).choice(*entry == chosen).described(&told);
            if shown.show(ui, look).clicked() && *entry != chosen {
                picked = Some(*entry);
            }
        }
    });
    picked
}
