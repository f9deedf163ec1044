//! How far something has got: a bar that can be pressed at a place of it.

use bevy_egui::egui::{self, CornerRadius, Rect, Sense, WidgetInfo, WidgetType, vec2};

use crate::desktop::look::Look;

/// How high the bar is, and the room in which it can be pressed, in points.
const HIGH: (f32, f32) = (6.0, 16.0);

/// Shows how far something has got, 0 to 1, with a notch at each of some places. Where it was pressed, if it was.
/// What it does must be reached by key as well.
pub fn progress(
    ui: &mut egui::Ui,
    look: &Look,
    name: &str,
    part: f32,
    notches: &[f32],
) -> Option<f32> {
    let wanted = vec2(ui.available_width(), HIGH.1);
    let sense = Sense::CLICK;
    let (rect, response) = ui.allocate_exact_size(wanted, sense);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, name));
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let corner = CornerRadius::same(3);
        let bar = Rect::from_center_size(rect.center(), vec2(rect.width(), HIGH.0));
        painter.rect_filled(bar, corner, look.palette.rest);
        let mut gone = bar;
        gone.set_width(bar.width() * part.clamp(0.0, 1.0));
        painter.rect_filled(gone, corner, look.palette.act);
        for notch in notches {
            let at = bar.left() + bar.width() * notch.clamp(0.0, 1.0);
            let centre = egui::pos2(at, bar.center().y);
            let shape = Rect::from_center_size(centre, vec2(2.0, HIGH.0 + 4.0));
            painter.rect_filled(shape, 0, look.palette.edge);
        }
    }
    let pressed = response
        .interact_pointer_pos()
        .filter(|_| response.clicked());
    pressed.map(|it| ((it.x - rect.left()) / rect.width().max(1.0)).clamp(0.0, 1.0))
}
