//! A button: what it does, and the key that does the same.

use std::sync::Arc;

use bevy_egui::egui::{
    self, Align2, Color32, CornerRadius, Galley, Id, Rect, Response, Sense, Stroke, StrokeKind,
    Vec2, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{CORNER, focus_ring};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};

/// How a button looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    /// One of several things that can be done.
    #[default]
    Plain,
    /// What is done next.
    Primary,
    /// One of a row of which one is chosen.
    Choice { chosen: bool },
}

/// A button.
pub struct Button<'a> {
    label: &'a str,
    key: Option<&'a str>,
    kind: Kind,
    enabled: bool,
    wide: bool,
    small: bool,
    described: Option<&'a str>,
    id: Option<Id>,
}

const AROUND: Vec2 = vec2(12.0, 6.0);
const AROUND_SMALL: Vec2 = vec2(8.0, 3.0);
const BEFORE_KEY: f32 = 8.0;
const AROUND_KEY: Vec2 = vec2(5.0, 2.0);

/// A button that says this.
pub fn button(label: &str) -> Button<'_> {
    Button {
        label,
        key: None,
        kind: Kind::Plain,
        enabled: true,
        wide: false,
        small: false,
        described: None,
        id: None,
    }
}

impl<'a> Button<'a> {
    /// The key that does the same, shown on it.
    pub fn key(mut self, key: &'a str) -> Button<'a> {
        self.key = (!key.is_empty()).then_some(key);
        self
    }

    /// It is what is done next.
    pub fn primary(mut self) -> Button<'a> {
        self.kind = Kind::Primary;
        self
    }

    /// It is one of a row of which one is chosen.
    pub fn choice(mut self, chosen: bool) -> Button<'a> {
        self.kind = Kind::Choice { chosen };
        self
    }

    /// Whether it can be pressed now.
    pub fn enabled(mut self, enabled: bool) -> Button<'a> {
        self.enabled = enabled;
        self
    }

    /// It fills the width there is.
    pub fn wide(mut self) -> Button<'a> {
        self.wide = true;
        self
    }

    /// It stands among words.
    pub fn small(mut self) -> Button<'a> {
        self.small = true;
        self
    }

    /// What a screen reader says of it, where its label alone would not tell.
    pub fn described(mut self, words: &'a str) -> Button<'a> {
        self.described = Some(words);
        self
    }

    /// The id it is given the focus by. Without one, it goes by its place on the screen.
    pub fn id(mut self, id: Id) -> Button<'a> {
        self.id = Some(id);
        self
    }

    /// Shows it. Whether it was pressed, by pointer or by key, is in the response.
    pub fn show(self, ui: &mut egui::Ui, look: &Look) -> Response {
        let around = if self.small { AROUND_SMALL } else { AROUND };
        let type_size = if self.small { size::SMALL } else { size::LABEL };
        let colours = self.colours(look);
        let key = self.key.map(|key| {
            let font = Face::Mono.at(size::SMALL - 1.0);
            ui.painter()
                .layout_no_wrap(key.to_owned(), font, colours.words)
        });
        let key_wide = key
            .as_ref()
            .map_or(0.0, |key| key.size().x + BEFORE_KEY + 2.0 * AROUND_KEY.x);
        let room = (ui.available_width() - 2.0 * around.x - key_wide).max(40.0);
        let face = Face::SemiBold.at(type_size);
        let label = ui
            .painter()
            .layout(self.label.to_owned(), face, colours.words, room);
        let content = vec2(label.size().x + key_wide, label.size().y);
        let mut wanted = content + 2.0 * around;
        if self.wide {
            wanted.x = wanted.x.max(ui.available_width());
        }
        let sense = if self.enabled {
            Sense::click()
        } else {
            Sense::focusable_noninteractive()
        };
        let (place, rect) = ui.allocate_space(wanted);
        let response = ui.interact(rect, self.id.unwrap_or(place), sense);
        self.tell(&response);
        if ui.is_rect_visible(rect) {
            self.paint(ui, look, rect, &response, colours, label, key);
        }
        // Out of sight too, so that it is brought into sight.
        focus_ring(ui, look, &response, rect);
        if response.hovered() && self.enabled {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        response
    }

    fn tell(&self, response: &Response) {
        let label = self.described.unwrap_or(self.label);
        let label = match self.key {
            Some(key) => format!("{label} ({key})"),
            None => label.to_owned(),
        };
        response.widget_info(|| match self.kind {
            Kind::Choice { chosen } => {
                WidgetInfo::selected(WidgetType::RadioButton, self.enabled, chosen, &label)
            }
            _ => WidgetInfo::labeled(WidgetType::Button, self.enabled, &label),
        });
    }

    fn colours(&self, look: &Look) -> Colours {
        let palette = &look.palette;
        let strong = matches!(self.kind, Kind::Primary | Kind::Choice { chosen: true });
        let (fill, edge, words) = match (self.enabled, strong) {
            (true, true) => (palette.act, palette.act, palette.on_act),
            (true, false) => (palette.sheet, palette.edge, palette.ink),
            (false, true) if self.kind != Kind::Primary => {
                (palette.act_wash, palette.rule, palette.act)
            }
            (false, _) => (Color32::TRANSPARENT, palette.rule, palette.soft),
        };
        Colours { fill, edge, words }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "what was laid out is painted once, here and nowhere else"
    )]
    fn paint(
        &self,
        ui: &egui::Ui,
        look: &Look,
        rect: Rect,
        response: &Response,
        colours: Colours,
        label: Arc<Galley>,
        key: Option<Arc<Galley>>,
    ) {
        let painter = ui.painter();
        let hovered = self.enabled && (response.hovered() || response.has_focus());
        let edge = if hovered {
            look.palette.act
        } else {
            colours.edge
        };
        painter.rect_filled(rect, CORNER, colours.fill);
        let width = if hovered { 2.0 } else { 1.0 };
        painter.rect_stroke(rect, CORNER, Stroke::new(width, edge), StrokeKind::Inside);
        let key_wide = key
            .as_ref()
            .map_or(0.0, |key| key.size().x + BEFORE_KEY + 2.0 * AROUND_KEY.x);
        let left = rect.center().x - (label.size().x + key_wide) / 2.0;
        let after_label = left + label.size().x;
        let place = pos2(left, rect.center().y - label.size().y / 2.0);
        painter.galley(place, label, colours.words);
        if let Some(key) = key {
            let cap = Rect::from_min_size(
                pos2(
                    after_label + BEFORE_KEY,
                    rect.center().y - key.size().y / 2.0 - AROUND_KEY.y,
                ),
                key.size() + 2.0 * AROUND_KEY,
            );
            let corner = CornerRadius::same(3);
            let stroke = Stroke::new(1.0, colours.words.gamma_multiply(0.55));
            painter.rect_stroke(cap, corner, stroke, StrokeKind::Inside);
            let place = Align2::CENTER_CENTER.align_size_within_rect(key.size(), cap);
            painter.galley(place.min, key, colours.words);
        }
    }
}

#[derive(Clone, Copy)]
struct Colours {
    fill: Color32,
    edge: Color32,
    words: Color32,
}
