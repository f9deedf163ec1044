//! How the screen is laid out: the band, the page that scrolls, and the bar while the call is heard again.

use bevy_egui::egui::{
    CentralPanel, Color32, Frame, Margin, Panel, Rect, ScrollArea, Sense, Shape, Stroke, Ui,
    UiBuilder, vec2,
};

use super::{
    Ask, BESIDE, Draft, Seen, band, findings, followed, opening, said, scores, timeline, transport,
};
use crate::desktop::kit::card;
use crate::desktop::look::Look;

/// Shows the debrief, and what is heard of the call under it.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let beside = ui.available_width() >= BESIDE;
    let strip = Frame::new()
        .fill(look.palette.sheet)
        .stroke(Stroke::new(1.0, look.palette.rule))
        .inner_margin(Margin::symmetric(20, 10));
    if beside {
        Panel::top("debrief-band")
            .frame(strip)
            .show_separator_line(false)
            .show(ui, |ui| band::show(ui, look, seen, asks));
    }
    if let Some(rehearing) = seen.rehearing {
        let frame = strip.inner_margin(Margin::symmetric(if beside { 20 } else { 12 }, 8));
        Panel::bottom("debrief-rehearing")
            .frame(frame)
            .show_separator_line(false)
            .show(ui, |ui| {
                transport::show(ui, look, seen, rehearing, draft, asks);
            });
    }
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        if let Some(rehearing) = seen.rehearing
            && draft.said
            && !beside
        {
            let place = Frame::new().inner_margin(Margin::symmetric(12, 8));
            place.show(ui, |ui| {
                let high = ui.available_height();
                said::show(ui, look, seen, rehearing, draft, asks, high);
            });
            return;
        }
        ScrollArea::vertical()
            .id_salt("debrief-page")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                page(ui, look, seen, draft, asks, beside);
            });
    });
}

fn page(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    draft: &mut Draft,
    asks: &mut Vec<Ask>,
    beside: bool,
) {
    let side = if beside { 28 } else { 16 };
    let sheet = Frame::new()
        .fill(look.palette.sheet)
        .inner_margin(Margin::symmetric(side, 16));
    let paper = sheet.fill(look.palette.paper);
    if !beside {
        place(ui, sheet, |ui| band::show(ui, look, seen, asks));
    }
    place(ui, sheet, |ui| {
        let scored = !seen.debrief.left;
        if beside && scored {
            columns(ui, 0.42, 32.0, None, |ui, first| {
                if first {
                    opening::show(ui, look, seen);
                } else {
                    scores::show(ui, look, seen.debrief);
                }
            });
        } else {
            opening::show(ui, look, seen);
            if scored {
                ui.add_space(8.0);
                scores::show(ui, look, seen.debrief);
            }
        }
    });
    card::rule(ui, look);
    place(ui, paper, |ui| timeline::show(ui, look, seen, draft, asks));
    card::rule(ui, look);
    if beside {
        let ground = Some((look.palette.sheet, look.palette.rule));
        columns(ui, 0.68, 0.0, ground, |ui, first| {
            place(ui, Frame::new().inner_margin(paper.inner_margin), |ui| {
                if first {
                    findings::show(ui, look, seen, asks);
                } else {
                    followed::show(ui, look, seen);
                }
            });
        });
    } else {
        place(ui, paper, |ui| findings::show(ui, look, seen, asks));
        card::rule(ui, look);
        place(ui, sheet, |ui| followed::show(ui, look, seen));
    }
}

/// A place of the page, over its whole width.
fn place(ui: &mut Ui, frame: Frame, content: impl FnOnce(&mut Ui)) {
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        ui.set_width(ui.available_width());
        content(ui);
    });
}

/// Two columns, the first with this part of the width; the second may have a ground and a line at its left.
fn columns(
    ui: &mut Ui,
    part: f32,
    gap: f32,
    ground: Option<(Color32, Color32)>,
    mut content: impl FnMut(&mut Ui, bool),
) {
    let whole = ui.available_rect_before_wrap();
    let shape = ui.painter().add(Shape::Noop);
    let middle = whole.left() + (whole.width() * part).round();
    let mut bottom = whole.top();
    for first in [true, false] {
        let mut rect = whole;
        if first {
            rect.max.x = middle - gap / 2.0;
        } else {
            rect.min.x = middle + gap / 2.0;
        }
        let mut column = ui.new_child(UiBuilder::new().max_rect(rect));
        content(&mut column, first);
        bottom = bottom.max(column.min_rect().bottom());
    }
    let used = Rect::from_min_max(whole.min, whole.max).with_max_y(bottom);
    ui.allocate_rect(used, Sense::hover());
    if let Some((fill, edge)) = ground {
        let second = used.with_min_x(middle);
        let line = Rect::from_min_size(second.min, vec2(1.0, second.height()));
        ui.painter().set(
            shape,
            Shape::Vec(vec![
                Shape::rect_filled(second, 0, fill),
                Shape::rect_filled(line, 0, edge),
            ]),
        );
    }
}
