//! The call from its first second to its last: when the fear was said, when the caller spoke, and what was
//! met, late, missed or wrong, each to be heard again.
//!
//! The whole is one stop for the Tab key; the arrows go from mark to mark.

use std::sync::Arc;

use bevy_egui::egui::{
    self, Align2, Color32, EventFilter, Galley, Id, Key, Painter, Pos2, Rect, Sense, Shape, Stroke,
    Ui, WidgetInfo, WidgetType, pos2, vec2,
};

use super::{Ask, Draft, Seen, keys, verdict};
use crate::call::clock;
use crate::debrief::item::Verdict;
use crate::desktop::kit::button::button;
use crate::desktop::kit::{focus_ring, text};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::report::account::{self, Numbered};
use crate::report::axis::{Axis, Tick};
use crate::report::lanes::{Lanes, Placed};

/// How far the line's ends are from the sides, in points.
const INSET: f32 = 12.0;
/// The heights of a row of times the fear was said, of the bar, of a lane of points and of the times named.
const RAISE: f32 = 34.0;
const BAR: f32 = 8.0;
const LANE: f32 = 24.0;
const TICKS: f32 = 24.0;
/// How far a label stands from its mark.
const BESIDE_MARK: f32 = 12.0;
/// How much of the width each time named has for itself.
const TICK_WIDE: f32 = 100.0;
/// The narrowest line on which points that were met have words too; on a narrower one they have a number.
const WORDS: f32 = 700.0;

/// A mark on the line.
struct Mark<'a> {
    at_ms: u64,
    what: What<'a>,
    label: Arc<Galley>,
    placed: Placed,
}

enum What<'a> {
    /// The fear is said, for this time.
    Raise(usize),
    /// A point.
    Point(&'a Numbered<'a>),
}

/// The line as it is laid out.
struct Line<'a> {
    axis: Axis,
    marks: Vec<Mark<'a>>,
    raise_rows: u32,
    lanes: u32,
}

/// Shows the line.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, asks: &mut Vec<Ask>) {
    ui.horizontal_wrapped(|ui| {
        text::heading(ui, look, &look.say("debrief-minutes"));
        if seen.rehearing.is_none() && !seen.tape.is_silent() {
            let label = look.say("rehear-start");
            let key = keys::name(keys::PLAY);
            let shown = button(&label).key(&key).small().show(ui, look);
            if shown.clicked() {
                asks.push(Ask::Hear(0));
            }
        }
    });
    if !seen.tape.is_silent() {
        text::note(ui, look, &look.say("debrief-line-key"));
    }
    let wide = ui.available_width();
    let line = Line::of(ui, look, seen, wide - 2.0 * INSET);
    let high = RAISE * line.raise_rows as f32 + BAR + LANE * line.lanes as f32 + TICKS;
    let (_, rect) = ui.allocate_space(vec2(wide, high));
    let place = Place {
        rect,
        left: rect.left() + INSET,
        wide: wide - 2.0 * INSET,
        bar: rect.top() + RAISE * line.raise_rows as f32,
        axis: line.axis,
    };
    line.paint(ui.painter(), look, seen, &place);
    line.marks(ui, look, &place, draft, asks);
    legend(ui, look, seen);
}

/// Where on the screen the line is.
struct Place {
    rect: Rect,
    left: f32,
    wide: f32,
    // The top of the bar.
    bar: f32,
    axis: Axis,
}

impl Place {
    fn x(&self, at_ms: u64) -> f32 {
        let part = at_ms.min(self.axis.length_ms) as f32 / self.axis.length_ms as f32;
        self.left + part * self.wide
    }
}

impl<'a> Line<'a> {
    fn of(ui: &Ui, look: &Look, seen: &'a Seen<'_>, wide: f32) -> Line<'a> {
        let axis = Axis {
            length_ms: seen.tape.length_ms.max(1),
        };
        let at_px = |at_ms: u64| axis.place_of(at_ms) * wide.max(1.0) as u32 / 1000;
        let font = Face::SemiBold.at(size::SMALL);
        let laid = |words: String, colour: Color32| {
            ui.painter().layout_no_wrap(words, font.clone(), colour)
        };
        let mut marks = Vec::new();
        let mut rows = Lanes::new(u32::MAX);
        for (place, at_ms) in seen.debrief.concern.raised_at_ms.iter().enumerate() {
            marks.push(Mark {
                at_ms: *at_ms,
                what: What::Raise(place + 1),
                label: laid((place + 1).to_string(), look.palette.heard),
                placed: rows.put(at_px(*at_ms), 0),
            });
        }
        let mut lanes = Lanes::new(wide.max(1.0) as u32);
        for point in &seen.account.points {
            let Some(at_ms) = point.at_ms() else {
                continue;
            };
            let met = point.item.verdict == Verdict::Met;
            let words = if met && wide < WORDS {
                point.number.to_string()
            } else {
                format!("{} {}", point.number, verdict::label(look, point.item))
            };
            let label = laid(words, verdict::colour(look, point.item.verdict));
            let placed = lanes.put(at_px(at_ms), label.size().x.ceil() as u32);
            marks.push(Mark {
                at_ms,
                what: What::Point(point),
                label,
                placed,
            });
        }
        // Stable: what was said at a time comes before what it meant.
        marks.sort_by_key(|mark| mark.at_ms);
        Line {
            axis,
            marks,
            raise_rows: rows.count(),
            lanes: lanes.count(),
        }
    }

    fn paint(&self, painter: &Painter, look: &Look, seen: &Seen<'_>, place: &Place) {
        let palette = &look.palette;
        let end = place.left + place.wide;
        let bar = Rect::from_min_max(pos2(place.left, place.bar), pos2(end, place.bar + BAR));
        painter.rect_filled(bar, 4, palette.rest);
        for (from_ms, until_ms) in &seen.tape.spans {
            let span = Rect::from_min_max(
                pos2(place.x(*from_ms), bar.top()),
                pos2(place.x(*until_ms), bar.bottom()),
            );
            painter.rect_filled(span, 2, palette.edge);
        }
        let most = (place.wide / TICK_WIDE).max(2.0) as u64;
        for tick in self.axis.ticks(most) {
            paint_tick(painter, look, place, tick);
        }
        if let Some(rehearing) = seen.rehearing {
            let x = place.x(rehearing.now_ms());
            let ends = [pos2(x, bar.top() - 6.0), pos2(x, bar.bottom() + 6.0)];
            painter.line_segment(ends, Stroke::new(3.0, palette.act));
        }
    }

    /// Shows the marks and lets them be pressed, by pointer, by key and by a screen reader.
    fn marks(
        &self,
        ui: &mut Ui,
        look: &Look,
        place: &Place,
        draft: &mut Draft,
        asks: &mut Vec<Ask>,
    ) {
        draft.mark = draft.mark.min(self.marks.len().saturating_sub(1));
        for mark in &self.marks {
            mark.stem(ui.painter(), look, place);
        }
        let before = draft.mark;
        for (number, mark) in self.marks.iter().enumerate() {
            let id = Id::new(("timeline", number));
            // Only one of them is a stop for the Tab key.
            let sense = if number == before {
                Sense::click()
            } else {
                Sense::CLICK
            };
            let rect = mark.rect(place);
            let response = ui.interact(rect, id, sense);
            let told = mark.told(look);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &told));
            mark.paint(ui.painter(), look, place);
            if response.hovered() {
                ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            }
            if response.has_focus() {
                draft.mark = self.moved(ui, id, number);
            }
            if response.clicked() {
                draft.mark = number;
                asks.push(Ask::Hear(mark.at_ms));
            }
            focus_ring(ui, look, &response, rect);
        }
        if draft.mark != before {
            let id = Id::new(("timeline", draft.mark));
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }

    /// Which mark the arrows went to from this one.
    fn moved(&self, ui: &Ui, id: Id, number: usize) -> usize {
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let last = self.marks.len().saturating_sub(1);
        ui.input(|input| {
            if input.key_pressed(Key::ArrowLeft) {
                number.saturating_sub(1)
            } else if input.key_pressed(Key::ArrowRight) {
                (number + 1).min(last)
            } else if input.key_pressed(Key::Home) {
                0
            } else if input.key_pressed(Key::End) {
                last
            } else {
                number
            }
        })
    }
}

fn paint_tick(painter: &Painter, look: &Look, place: &Place, tick: Tick) {
    let words = if tick.in_seconds {
        clock(tick.at_s * 1000)
    } else {
        let count = tick.count().to_string();
        look.say_with("debrief-minute", &[("count", &count)])
    };
    let x = place.x(tick.at_s * 1000);
    let align = if tick.at_s == 0 {
        Align2::LEFT_BOTTOM
    } else if x > place.left + place.wide - 30.0 {
        Align2::RIGHT_BOTTOM
    } else {
        Align2::CENTER_BOTTOM
    };
    let font = Face::Regular.at(size::SMALL);
    let at = pos2(x, place.rect.bottom());
    painter.text(at, align, words, font, look.palette.soft);
}

impl Mark<'_> {
    /// Where its sign is.
    fn centre(&self, place: &Place) -> Pos2 {
        let x = place.x(self.at_ms);
        let row = self.placed.lane as f32;
        match self.what {
            What::Raise(_) => pos2(x, place.bar - RAISE * row - 9.0),
            What::Point(_) => pos2(x, place.bar + BAR + LANE * (row + 0.5)),
        }
    }

    /// The place that is pressed.
    fn rect(&self, place: &Place) -> Rect {
        let centre = self.centre(place);
        let half = LANE / 2.0;
        match self.what {
            What::Raise(_) => {
                Rect::from_min_max(centre - vec2(half, RAISE - 9.0), centre + vec2(half, 9.0))
            }
            What::Point(_) => {
                let label = BESIDE_MARK + self.label.size().x + 2.0;
                let (left, right) = if self.placed.at_end {
                    (label, half - 2.0)
                } else {
                    (half - 2.0, label)
                };
                Rect::from_min_max(
                    centre - vec2(left, half - 1.0),
                    centre + vec2(right, half - 1.0),
                )
            }
        }
    }

    /// The thread from the bar to a sign that stands far from it.
    fn stem(&self, painter: &Painter, look: &Look, place: &Place) {
        let centre = self.centre(place);
        let from = match self.what {
            What::Raise(_) => pos2(centre.x, place.bar),
            What::Point(_) => pos2(centre.x, place.bar + BAR),
        };
        painter.line_segment([from, centre], Stroke::new(1.0, look.palette.rule));
    }

    fn paint(&self, painter: &Painter, look: &Look, place: &Place) {
        let centre = self.centre(place);
        match &self.what {
            What::Raise(_) => {
                painter.add(raised(centre, look.palette.heard));
                let label = self.label.size();
                let at = centre - vec2(label.x / 2.0, 8.0 + label.y);
                painter.galley(at, Arc::clone(&self.label), look.palette.heard);
            }
            What::Point(point) => {
                verdict::paint(painter, look, centre, point.item.verdict);
                let label = self.label.size();
                let x = if self.placed.at_end {
                    -BESIDE_MARK - label.x
                } else {
                    BESIDE_MARK
                };
                let at = centre + vec2(x, -label.y / 2.0);
                // The threads of others run behind the words, not through them.
                let ground = Rect::from_min_size(at, label).expand2(vec2(2.0, 0.0));
                painter.rect_filled(ground, 0, look.palette.paper);
                painter.galley(at, Arc::clone(&self.label), look.palette.ink);
            }
        }
    }

    /// What a screen reader says of it.
    fn told(&self, look: &Look) -> String {
        let time = clock(self.at_ms);
        match &self.what {
            What::Raise(number) => look.say_with(
                "debrief-raise",
                &[("number", &number.to_string()), ("time", &time)],
            ),
            What::Point(point) => look.say_with(
                "debrief-spot",
                &[
                    ("number", &point.number.to_string()),
                    ("verdict", &verdict::word(look, point.item)),
                    ("time", &time),
                    ("what", &account::what(point.item)),
                ],
            ),
        }
    }
}

/// The sign of a time the fear was said: a triangle that points to the line.
fn raised(centre: Pos2, colour: Color32) -> Shape {
    let corners = vec![
        centre + vec2(-6.5, -6.0),
        centre + vec2(6.5, -6.0),
        centre + vec2(0.0, 6.0),
    ];
    Shape::convex_polygon(corners, colour, Stroke::NONE)
}

/// What the signs on the line mean; those that are on it.
fn legend(ui: &mut Ui, look: &Look, seen: &Seen<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        sign(ui, look, "legend-raised", |painter, at| {
            painter.add(raised(at, look.palette.heard));
        });
        sign(ui, look, "legend-speaks", |painter, at| {
            let rect = Rect::from_center_size(at, vec2(16.0, BAR));
            painter.rect_filled(rect, 2, look.palette.edge);
        });
        for (name, verdict) in [
            ("legend-met", Verdict::Met),
            ("legend-late", Verdict::Late),
            ("legend-missed", Verdict::Missed),
            ("legend-wrong", Verdict::Wrong),
        ] {
            let mut points = seen.account.points.iter();
            if points.any(|it| it.item.verdict == verdict && it.at_ms().is_some()) {
                sign(ui, look, name, |painter, at| {
                    verdict::paint(painter, look, at, verdict);
                });
            }
        }
    });
    let points = seen.account.points.iter();
    let off = points.filter(|point| point.at_ms().is_none()).count();
    if off > 0 {
        let blanks = [("count", &*off.to_string())];
        text::note(ui, look, &look.say_with("debrief-off-line", &blanks));
    }
}

fn sign(ui: &mut Ui, look: &Look, name: &'static str, paint: impl FnOnce(&Painter, Pos2)) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
    paint(ui.painter(), rect.center());
    let words = text::words(
        look.say(name),
        Face::Regular,
        size::SMALL,
        look.palette.soft,
    );
    ui.add(egui::Label::new(words).extend());
    ui.add_space(12.0);
}
