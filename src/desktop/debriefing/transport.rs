//! The bar at the bottom while the call is heard again: what is being said, and going about in it.

use bevy_egui::egui::{self, Rect, ScrollArea, Sense, Ui, vec2};

use super::rehearing::Rehearing;
use super::tape::By;
use super::{Ask, Draft, Seen, keys, said};
use crate::call::clock;
use crate::desktop::console::caption::paint_voice;
use crate::desktop::kit::button::button;
use crate::desktop::kit::text;
use crate::desktop::kit::time_slider::TimeSlider;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::learning::telling::capital;

/// How wide and how high the voice is drawn, in points.
const WAVE: (f32, f32) = (160.0, 44.0);
/// The height of a window, in points, below which the voice is not drawn.
const LOW: f32 = 560.0;
/// The height of what is being said, of the transcript beside it, and the width of that, in points.
const CAPTION: f32 = 84.0;
const NARROW_CAPTION: f32 = 72.0;
const SAID: (f32, f32) = (0.32, 184.0);

/// Shows the bar.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    seen: &Seen<'_>,
    rehearing: &Rehearing,
    draft: &mut Draft,
    asks: &mut Vec<Ask>,
) {
    let wide = ui.available_width();
    if wide < super::BESIDE {
        caption(ui, look, seen, rehearing, NARROW_CAPTION);
        seek(ui, look, seen, rehearing, asks);
        ui.horizontal_wrapped(|ui| controls(ui, look, rehearing, Some(draft), asks));
        return;
    }
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(wide * (1.0 - SAID.0) - 24.0);
            caption(ui, look, seen, rehearing, CAPTION);
            seek(ui, look, seen, rehearing, asks);
            ui.horizontal_wrapped(|ui| controls(ui, look, rehearing, None, asks));
        });
        ui.add_space(16.0);
        ui.vertical(|ui| {
            said::show(ui, look, seen, rehearing, draft, asks, SAID.1);
        });
    });
}

/// What is being said, or was said last, with the voice drawn beside it.
fn caption(ui: &mut Ui, look: &Look, seen: &Seen<'_>, rehearing: &Rehearing, high: f32) {
    let wide = ui.available_width();
    // A window that is low leaves the room to the words.
    let beside = wide >= 480.0 && ui.ctx().content_rect().height() >= LOW;
    ui.allocate_ui(vec2(wide, high), |ui| {
        ui.set_min_size(vec2(wide, high));
        ui.horizontal_top(|ui| {
            if beside {
                let (rect, _) = ui.allocate_exact_size(vec2(WAVE.0, WAVE.1), Sense::hover());
                voice(ui, look, seen, rect);
                ui.add_space(8.0);
            }
            ui.vertical(|ui| {
                ScrollArea::vertical()
                    .id_salt("rehearing-caption")
                    .max_height(high)
                    .auto_shrink([false, true])
                    .show(ui, |ui| words(ui, look, seen, rehearing));
            });
        });
    });
}

fn words(ui: &mut Ui, look: &Look, seen: &Seen<'_>, rehearing: &Rehearing) {
    ui.spacing_mut().item_spacing.y = 2.0;
    let Some((by, words, heard)) = rehearing.heard(seen.tape) else {
        text::soft(ui, look, &look.say("rehear-silence"));
        return;
    };
    let colour = match by {
        By::Caller => look.palette.heard,
        By::Trainee | By::Supervisor => look.palette.act,
    };
    text::meant(ui, &who(look, seen, by), colour);
    if !seen.captions {
        return;
    }
    let colour = if heard {
        look.palette.ink
    } else {
        look.palette.soft
    };
    let beside = ui.ctx().content_rect().width() >= super::BESIDE;
    let type_size = if beside { size::SUBTITLE } else { size::BODY };
    let words = text::words(format!("“{words}”"), Face::Bold, type_size, colour);
    let shown = ui.add(egui::Label::new(words).wrap());
    ui.ctx().accesskit_node_builder(shown.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

/// Who says something, as it is shown.
pub fn who(look: &Look, seen: &Seen<'_>, by: By) -> String {
    match by {
        By::Caller => capital(seen.who),
        By::Trainee => look.say("rehear-you"),
        By::Supervisor => look.say("rehear-supervisor"),
    }
}

fn voice(ui: &Ui, look: &Look, seen: &Seen<'_>, rect: Rect) {
    paint_voice(ui, look, rect, seen.heard);
}

fn seek(ui: &mut Ui, look: &Look, seen: &Seen<'_>, rehearing: &Rehearing, asks: &mut Vec<Ask>) {
    let (now, whole) = (clock(rehearing.now_ms()), clock(seen.tape.length_ms));
    let told = look.say_with("rehear-at", &[("time", &now), ("whole", &whole)]);
    ui.horizontal(|ui| {
        let time = text::words(told.clone(), Face::Mono, size::LABEL, look.palette.soft);
        ui.add(egui::Label::new(time).extend());
        ui.add_space(8.0);
        let slider = TimeSlider {
            name: &look.say("rehear-seek"),
            told: &told,
            at_ms: rehearing.now_ms(),
            length_ms: seen.tape.length_ms,
            spans: &seen.tape.spans,
        };
        if let Some(at_ms) = slider.show(ui, look, "rehearing") {
            asks.push(Ask::Seek(at_ms));
        }
    });
}

/// Going about in the call. In a narrow window what was said is shown in place of the debrief, when asked for.
fn controls(
    ui: &mut Ui,
    look: &Look,
    rehearing: &Rehearing,
    narrow: Option<&mut Draft>,
    asks: &mut Vec<Ask>,
) {
    let play = if rehearing.is_playing() {
        "rehear-pause"
    } else {
        "rehear-play"
    };
    for (label, key, ask) in [
        (play, keys::PLAY, Ask::PlayOrPause),
        ("rehear-back", keys::BACK, Ask::By(-keys::STEP_MS)),
        ("rehear-forward", keys::FORWARD, Ask::By(keys::STEP_MS)),
        ("rehear-line-before", keys::LINE_BEFORE, Ask::LineBefore),
        ("rehear-next-line", keys::NEXT_LINE, Ask::NextLine),
        ("rehear-stop", keys::AWAY, Ask::Stop),
    ] {
        let (label, key) = (look.say(label), keys::name(key));
        let mut shown = button(&label).key(&key).small();
        if ask == Ask::PlayOrPause {
            shown = shown.primary();
        }
        if shown.show(ui, look).clicked() {
            asks.push(ask);
        }
    }
    if let Some(draft) = narrow {
        let label = look.say("rehear-said");
        let shown = button(&label).choice(draft.said).small();
        if shown.show(ui, look).clicked() {
            draft.said = !draft.said;
        }
    }
}
