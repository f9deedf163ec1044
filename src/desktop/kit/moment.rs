//! A time of a call, as a button: pressing it lets that moment be heard again.

use bevy_egui::egui::{
    self, Color32, Response, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};

use super::{CORNER, focus_ring};
use crate::call::clock;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};

/// Its height, the room at its sides, and the room the sign of playing takes, in points.
const HIGH: f32 = 28.0;
const SIDE: f32 = 6.0;
const SIGN: f32 = 14.0;

/// A time that is pressed to hear what was said then. `told` is what a screen reader says of it.
pub fn moment(ui: &mut Ui, look: &Look, at_ms: u64, told: &str) -> Response {
    let font = Face::Mono.at(size::LABEL);
    let colour = look.palette.ink;
    let time = ui.painter().layout_no_wrap(clock(at_ms), font, colour);
    let wanted = vec2(time.size().x + SIGN + 2.0 * SIDE, HIGH);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, told));
    if ui.is_rect_visible(rect) {
        let lively = response.hovered() || response.has_focus();
        let edge = if lively {
            look.palette.act
        } else {
            look.palette.edge
        };
        let painter = ui.painter();
        painter.rect_filled(rect, CORNER, look.palette.sheet);
        painter.rect_stroke(rect, CORNER, Stroke::new(1.0, edge), StrokeKind::Inside);
        let place = pos2(rect.left() + SIDE, rect.center().y - time.size().y / 2.0);
        painter.galley(place, time, colour);
        let sign = pos2(rect.right() - SIDE - 4.0, rect.center().y);
        painter.add(playing(sign, 4.5, look.palette.act));
        focus_ring(ui, look, &response, rect);
    }
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

/// The sign of playing: a triangle that points to the right.
pub fn playing(centre: egui::Pos2, half: f32, colour: Color32) -> Shape {
    let corners = vec![
        centre + vec2(-half * 0.8, -half),
        centre + vec2(half, 0.0),
        centre + vec2(-half * 0.8, half),
    ];
    Shape::convex_polygon(corners, colour, Stroke::NONE)
}
