//! What the caller says now: the largest thing on the screen, with the voice drawn beside it.

use bevy_egui::egui::{self, Label, Rect, Sense, Ui, pos2, vec2};

use super::{Heard, Seen};
use crate::call::view::Speaker;
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::learning::telling::capital;

/// How wide the voice is drawn, and how high, in points.
const WAVE: (f32, f32) = (300.0, 60.0);
/// How far apart two bars of it stand, and how wide each is.
const BAR: (f32, f32) = (4.0, 3.0);

/// Shows what the caller says, or said last.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>) {
    let beside = ui.available_width() >= super::BESIDE;
    let words = |ui: &mut Ui| {
        ui.vertical(|ui| said(ui, look, seen, beside));
    };
    if beside {
        ui.horizontal(|ui| {
            voice(ui, look, seen);
            ui.add_space(12.0);
            words(ui);
        });
    } else {
        words(ui);
    }
}

fn said(ui: &mut Ui, look: &Look, seen: &Seen<'_>, beside: bool) {
    let turns = seen.call.turns.iter().rev();
    let mut callers = turns.filter(|turn| matches!(turn.speaker, Speaker::Caller { .. }));
    let Some(turn) = callers.find(|turn| turn.from_ms <= seen.heard_ms) else {
        let waiting = look.say("caption-ringing");
        ui.add(Label::new(text::words(
            waiting,
            Face::Bold,
            size::CAPTION,
            look.palette.soft,
        )));
        return;
    };
    let who = capital(&seen.call.who);
    text::meant(
        ui,
        &format!("{who} · {}", seen.call.tone),
        look.palette.heard,
    );
    if !seen.captions {
        return;
    }
    let colour = if turn.until_ms > seen.heard_ms {
        look.palette.ink
    } else {
        look.palette.soft
    };
    let cut = if turn.cut { "—" } else { "" };
    let words = format!("“{}{cut}”", turn.text);
    let type_size = if beside { size::CAPTION } else { 18.0 };
    let label = Label::new(text::words(words, Face::Bold, type_size, colour)).wrap();
    let shown = ui.add(label);
    ui.ctx().accesskit_node_builder(shown.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

/// Draws the voice: what was heard of the recording in colour, the rest pale.
fn voice(ui: &mut Ui, look: &Look, seen: &Seen<'_>) {
    let (rect, response) = ui.allocate_exact_size(vec2(WAVE.0, WAVE.1), Sense::hover());
    let text = look.say(if seen.wave.is_some() {
        "wave-speaking"
    } else {
        "wave-silent"
    });
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::WidgetType::ProgressIndicator, true, &text)
    });
    paint_voice(ui, look, rect, seen.wave);
}

/// Paints a voice into this place.
pub fn paint_voice(ui: &Ui, look: &Look, rect: Rect, heard: Option<Heard<'_>>) {
    let painter = ui.painter_at(rect);
    let bars = (rect.width() / BAR.0).floor().max(1.0);
    let part = heard.map_or(0.0, |it| it.into_ms as f32 / it.for_ms.max(1) as f32);
    for bar in 0..bars as usize {
        let at = (bar as f32 + 0.5) / bars;
        let loud = heard
            .and_then(|it| it.wave)
            .map_or(0.05, |wave| wave.loud_at(at).max(0.05));
        let high = rect.height() * loud.min(1.0);
        let centre = pos2(rect.left() + at * rect.width(), rect.center().y);
        let shape = Rect::from_center_size(centre, vec2(BAR.1, high));
        let colour = if heard.is_some() && at <= part {
            look.palette.heard
        } else {
            look.palette.rest
        };
        painter.rect_filled(shape, 1.5, colour);
    }
}
