//! Something that is on or off.

use bevy_egui::egui::{
    self, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, WidgetInfo, WidgetType, pos2,
    vec2,
};

use super::focus_ring;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};

/// The side of the box, and what is between it and the words.
const SIDE: f32 = 18.0;
const BETWEEN: f32 = 8.0;

/// A box with words, ticked when it is on. It was pressed when the response says so.
pub fn toggle(ui: &mut egui::Ui, look: &Look, label: &str, on: bool) -> Response {
    let palette = &look.palette;
    let room = (ui.available_width() - SIDE - BETWEEN - 4.0).max(40.0);
    let font = Face::Regular.at(size::BODY);
    let words = ui
        .painter()
        .layout(label.to_owned(), font, palette.ink, room);
    let high = words.size().y.max(SIDE) + 8.0;
    let wanted = vec2(SIDE + BETWEEN + words.size().x + 4.0, high);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, on, label));
    if ui.is_rect_visible(rect) {
        let middle = rect.center().y;
        let tick_box = Rect::from_min_size(
            pos2(rect.left() + 2.0, middle - SIDE / 2.0),
            vec2(SIDE, SIDE),
        );
        let painter = ui.painter();
        let corner = CornerRadius::same(4);
        let ground = if on { palette.act } else { palette.sheet };
        let edge = if on || response.hovered() {
            palette.act
        } else {
            palette.edge
        };
        painter.rect_filled(tick_box, corner, ground);
        painter.rect_stroke(tick_box, corner, Stroke::new(1.5, edge), StrokeKind::Inside);
        if on {
            let at = |x: f32, y: f32| tick_box.min + vec2(x, y) * SIDE;
            let tick = vec![at(0.24, 0.52), at(0.43, 0.72), at(0.78, 0.30)];
            painter.line(tick, Stroke::new(2.0, palette.on_act));
        }
        let left = tick_box.right() + BETWEEN;
        let place = pos2(left, middle - words.size().y / 2.0);
        painter.galley(place, words, palette.ink);
    }
    focus_ring(ui, look, &response, rect.shrink(2.0));
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}
