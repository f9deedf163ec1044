//! What mattered, in the order it was said: each point, what became of it, and why it matters.

use bevy_egui::egui::Ui;

use super::{Ask, Seen, verdict};
use crate::call::clock;
use crate::debrief::item::Verdict;
use crate::desktop::kit::moment::moment;
use crate::desktop::kit::text::{self, Piece};
use crate::desktop::kit::{STEP, card};
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::report::account::{self, Numbered};

/// How much of the width the verdict takes, and the time, in points.
const VERDICT: f32 = 96.0;
const TIME: f32 = 84.0;
/// The narrowest place in which a point stands beside its verdict and time, in points.
const BESIDE: f32 = 640.0;

/// Shows every point.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, asks: &mut Vec<Ask>) {
    if seen.debrief.left {
        return;
    }
    text::heading(ui, look, &look.say("debrief-mattered"));
    for point in &seen.account.points {
        finding(ui, look, seen, point, asks);
        card::rule(ui, look);
    }
    if !seen.account.kept.is_empty() {
        let kept: Vec<&str> = seen
            .account
            .kept
            .iter()
            .map(|it| it.what.as_str())
            .collect();
        let kept = kept.join("; ");
        text::soft(ui, look, &look.say_with("debrief-kept", &[("kept", &kept)]));
    }
}

fn finding(ui: &mut Ui, look: &Look, seen: &Seen<'_>, point: &Numbered<'_>, asks: &mut Vec<Ask>) {
    let word = verdict::word(look, point.item);
    let colour = verdict::colour(look, point.item.verdict);
    if ui.available_width() >= BESIDE {
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(VERDICT);
                ui.add_space(STEP);
                text::meant(ui, &word, colour);
            });
            ui.vertical(|ui| {
                ui.set_width(TIME);
                time(ui, look, seen, point, asks);
            });
            ui.vertical(|ui| explained(ui, look, point));
        });
    } else {
        ui.horizontal(|ui| {
            text::meant(ui, &word, colour);
            time(ui, look, seen, point, asks);
        });
        explained(ui, look, point);
    }
}

fn time(ui: &mut Ui, look: &Look, seen: &Seen<'_>, point: &Numbered<'_>, asks: &mut Vec<Ask>) {
    let Some(at_ms) = point.at_ms() else {
        return;
    };
    if seen.tape.is_silent() {
        text::mono(ui, look, &clock(at_ms));
        return;
    }
    let what = account::what(point.item);
    let told = look.say_with("debrief-play", &[("time", &clock(at_ms)), ("what", &what)]);
    if moment(ui, look, at_ms, &told).clicked() {
        asks.push(Ask::Hear(at_ms));
    }
}

fn explained(ui: &mut Ui, look: &Look, point: &Numbered<'_>) {
    let item = point.item;
    let palette = &look.palette;
    let piece = |text: String, face: Face, colour| Piece {
        text,
        face,
        size: size::BODY,
        colour,
    };
    let what = format!(
        "{}. {}.",
        point.number,
        account::what(item).trim_end_matches('.')
    );
    let mut pieces = vec![
        piece(what, Face::Bold, palette.ink),
        piece(item.seen.clone(), Face::Regular, palette.ink),
    ];
    if point.keeps_from_passing() {
        let words = account::KEEPS_FROM_PASSING.to_owned();
        pieces.push(piece(words, Face::SemiBold, palette.heard));
    }
    if let Some(quote) = point.quote() {
        pieces.push(piece(format!("“{quote}”"), Face::Regular, palette.ink));
    }
    if !item.why.is_empty() {
        // What was met is read quickly; why it matters is for whoever goes on reading.
        let colour = if item.verdict == Verdict::Met {
            palette.soft
        } else {
            palette.ink
        };
        pieces.push(piece(item.why.clone(), Face::Regular, colour));
    }
    if let Some(guidance) = &item.guidance {
        let blanks = [
            ("title", guidance.title.as_str()),
            ("publisher", guidance.publisher.as_str()),
        ];
        let words = look.say_with("debrief-guidance", &blanks);
        pieces.push(piece(words, Face::Regular, palette.soft));
    }
    text::running(ui, &pieces);
}
