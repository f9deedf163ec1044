//! The six scores: each a bar with its name, its number and a word.

use bevy_egui::egui::{Align2, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

use crate::debrief::{Debrief, PASS};
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::report::account::{self, ScoreLine};

/// The height of a score, of its bar, and the room its name, its number and its word take, in points.
const HIGH: f32 = 28.0;
const BAR: f32 = 12.0;
const NAME: f32 = 88.0;
const NUMBER: f32 = 32.0;
const WORD: f32 = 130.0;

/// Shows the scores.
pub fn show(ui: &mut Ui, look: &Look, debrief: &Debrief) {
    text::heading(ui, look, &look.say("debrief-scores"));
    ui.spacing_mut().item_spacing.y = 4.0;
    for line in account::scores(debrief) {
        score(ui, look, line);
    }
}

fn score(ui: &mut Ui, look: &Look, line: ScoreLine) {
    let wide = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(wide, HIGH), Sense::hover());
    let number = line.score.to_string();
    let told = look.say_with(
        "debrief-score",
        &[
            ("name", line.name),
            ("score", &number),
            ("words", line.words),
            ("about", line.about),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &told));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    let palette = &look.palette;
    let middle = rect.center().y;
    let font = Face::Regular.at(size::BODY);
    let place = pos2(rect.left(), middle);
    painter.text(place, Align2::LEFT_CENTER, line.name, font, palette.ink);
    let right = rect.right() - WORD;
    let bar = Rect::from_min_max(
        pos2(rect.left() + NAME, middle - BAR / 2.0),
        pos2(right - NUMBER - 8.0, middle + BAR / 2.0),
    );
    painter.rect_filled(bar, 3, palette.rest);
    let mut reached = bar;
    reached.set_width(bar.width() * f32::from(line.score.min(100)) / 100.0);
    let colour = if line.score < PASS {
        palette.heard
    } else {
        palette.act
    };
    painter.rect_filled(reached, 3, colour);
    let place = pos2(right, middle);
    let font = Face::Mono.at(size::LABEL);
    painter.text(place, Align2::RIGHT_CENTER, number, font, palette.ink);
    let font = Face::Regular.at(size::LABEL);
    let place = pos2(right + 12.0, middle);
    painter.text(place, Align2::LEFT_CENTER, line.words, font, palette.soft);
}
