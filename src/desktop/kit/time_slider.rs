//! A slider over a length of time: pressed, dragged, moved by keys, and by a screen reader.

use bevy_egui::egui::accesskit::{Action, ActionData};
use bevy_egui::egui::{
    self, EventFilter, Id, Key, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::focus_ring;
use crate::desktop::look::Look;

/// How far an arrow moves it, and how far a page does, in milliseconds.
const ARROW_MS: u64 = 5_000;
const PAGE_MS: u64 = 30_000;
/// Its height, and the height of its rail, in points.
const HIGH: f32 = 28.0;
const RAIL: f32 = 8.0;
/// The half of its handle.
const HANDLE: f32 = 8.0;

/// A slider over a length of time.
pub struct TimeSlider<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Where it stands, as a screen reader says it.
    pub told: &'a str,
    /// Where it stands, in milliseconds.
    pub at_ms: u64,
    /// How long the whole is, in milliseconds.
    pub length_ms: u64,
    /// Parts that are drawn darker: from and until, in milliseconds.
    pub spans: &'a [(u64, u64)],
}

impl TimeSlider<'_> {
    /// Shows it over the width there is. Where it was moved to, if it was.
    pub fn show(&self, ui: &mut Ui, look: &Look, id: &str) -> Option<u64> {
        let wide = ui.available_width();
        let (_, rect) = ui.allocate_space(vec2(wide, HIGH));
        // The handle stays within the place at both ends.
        let rect = rect.shrink2(vec2(HANDLE, 0.0));
        let response = ui.interact(rect, Id::new(("slider", id)), Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::slider(true, self.at_ms as f64, self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_value(self.told);
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(self.length_ms as f64);
            node.set_numeric_value_step(ARROW_MS as f64);
            node.add_action(Action::SetValue);
            node.add_action(Action::Increment);
            node.add_action(Action::Decrement);
        });
        self.paint(ui, look, rect, &response);
        let pointed = response
            .interact_pointer_pos()
            .map(|at| self.at(rect, at.x));
        let wished = pointed.or_else(|| self.keyed(ui, &response));
        wished
            .map(|at_ms| at_ms.min(self.length_ms))
            .filter(|at_ms| *at_ms != self.at_ms)
    }

    fn x(&self, rect: Rect, at_ms: u64) -> f32 {
        let part = at_ms.min(self.length_ms) as f32 / self.length_ms.max(1) as f32;
        rect.left() + part * rect.width()
    }

    fn at(&self, rect: Rect, x: f32) -> u64 {
        let part = ((x - rect.left()) / rect.width().max(1.0)).clamp(0.0, 1.0);
        (part * self.length_ms as f32) as u64
    }

    /// Where keys or a screen reader moved it.
    fn keyed(&self, ui: &Ui, response: &Response) -> Option<u64> {
        if response.has_focus() {
            let filter = EventFilter {
                horizontal_arrows: true,
                ..EventFilter::default()
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        let id = response.id;
        let focused = response.has_focus();
        ui.input(|input| {
            let pressed = |key| focused && input.key_pressed(key);
            let asked = |action| input.num_accesskit_action_requests(id, action) > 0;
            let set = input.accesskit_action_requests(id, Action::SetValue);
            let set = set.filter_map(|request| match request.data {
                Some(ActionData::NumericValue(at_ms)) => Some(at_ms.max(0.0) as u64),
                _ => None,
            });
            if let Some(at_ms) = set.last() {
                return Some(at_ms);
            }
            if pressed(Key::ArrowLeft) || asked(Action::Decrement) {
                Some(self.at_ms.saturating_sub(ARROW_MS))
            } else if pressed(Key::ArrowRight) || asked(Action::Increment) {
                Some(self.at_ms + ARROW_MS)
            } else if pressed(Key::PageUp) {
                Some(self.at_ms.saturating_sub(PAGE_MS))
            } else if pressed(Key::PageDown) {
                Some(self.at_ms + PAGE_MS)
            } else if pressed(Key::Home) {
                Some(0)
            } else if pressed(Key::End) {
                Some(self.length_ms)
            } else {
                None
            }
        })
    }

    fn paint(&self, ui: &Ui, look: &Look, rect: Rect, response: &Response) {
        if !ui.is_rect_visible(rect) {
            return;
        }
        let painter = ui.painter();
        let rail = Rect::from_center_size(rect.center(), vec2(rect.width(), RAIL));
        painter.rect_filled(rail, 4, look.palette.rest);
        for (from_ms, until_ms) in self.spans {
            let span = Rect::from_min_max(
                pos2(self.x(rect, *from_ms), rail.top()),
                pos2(self.x(rect, *until_ms), rail.bottom()),
            );
            painter.rect_filled(span, 2, look.palette.edge);
        }
        let x = self.x(rect, self.at_ms);
        let played = Rect::from_min_max(rail.min, pos2(x, rail.bottom()));
        let under = Rect::from_min_max(
            pos2(rail.left(), rail.bottom() + 2.0),
            pos2(played.right(), rail.bottom() + 4.0),
        );
        painter.rect_filled(under, 1, look.palette.act);
        let handle = pos2(x, rail.center().y);
        painter.circle_filled(handle, HANDLE, look.palette.act);
        painter.circle_stroke(handle, HANDLE, Stroke::new(2.0, look.palette.sheet));
        focus_ring(ui, look, response, rect.expand2(vec2(HANDLE - 3.0, -2.0)));
        if response.hovered() {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
    }
}
