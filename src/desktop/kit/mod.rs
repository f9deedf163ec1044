//! The parts every screen is made of: words, buttons, moments, tags, fields, sliders, cards and pickers. Each tells a screen
//! reader what it is, shows when it has the focus, and can be reached by key and by pointer.

pub mod button;
pub mod card;
pub mod choices;
pub mod field;
pub mod keymap;
pub mod moment;
pub mod page;
pub mod picker;
pub mod progress;
pub mod shortcut;
pub mod slider;
pub mod tag;
pub mod text;
pub mod time_slider;
pub mod toggle;

use bevy_egui::egui::{self, CornerRadius, Id, Rect, Response, Stroke, StrokeKind};

use super::look::Look;

/// Corners of cards, fields and buttons.
pub const CORNER: CornerRadius = CornerRadius::same(6);
/// The step that distances are made of, in points.
pub const STEP: f32 = 4.0;

/// Draws the ring that shows where the focus is, and brings it into sight when it has come there. After that
/// whoever scrolls is left in peace.
pub fn focus_ring(ui: &egui::Ui, look: &Look, response: &Response, rect: Rect) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, look.palette.act);
        let corner = CornerRadius::same(8);
        let around = rect.expand(2.0);
        ui.painter()
            .rect_stroke(around, corner, stroke, StrokeKind::Outside);
        let last = Id::new("brought-into-sight");
        let brought = ui.data_mut(|data| data.get_temp::<Id>(last));
        if brought != Some(response.id) {
            response.scroll_to_me(None);
            ui.data_mut(|data| data.insert_temp(last, response.id));
        }
    }
}
