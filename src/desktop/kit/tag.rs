//! A tag: a word or a few on a wash of colour.

use bevy_egui::egui::{self, Color32, CornerRadius, Response, Sense, WidgetInfo, WidgetType, vec2};

use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};

/// Something the trainee did.
pub fn done(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    tag(ui, text, look.palette.act_wash, look.palette.act)
}

/// Something the caller raised, or that was passed over.
pub fn heard(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    tag(ui, text, look.palette.heard_wash, look.palette.heard)
}

fn tag(ui: &mut egui::Ui, text: &str, ground: Color32, words: Color32) -> Response {
    let room = (ui.available_width() - 16.0).max(40.0);
    let font = Face::SemiBold.at(size::SMALL);
    let galley = ui.painter().layout(text.to_owned(), font, words, room);
    let wanted = galley.size() + vec2(16.0, 4.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, text));
    if ui.is_rect_visible(rect) {
        let corner = CornerRadius::same(9);
        ui.painter().rect_filled(rect, corner, ground);
        ui.painter()
            .galley(rect.min + vec2(8.0, 2.0), galley, words);
    }
    response
}
