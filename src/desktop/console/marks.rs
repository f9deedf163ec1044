//! What the trainee has marked so far.

use bevy_egui::egui::Ui;

use super::Seen;
use crate::call::clock;
use crate::call::deed::{Deed, LineName};
use crate::call::view::Speaker;
use crate::desktop::kit::button::button;
use crate::desktop::kit::{tag, text};
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::scenario::catalogue::Catalogue;

/// Shows the marks, in the order the lines were said.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, wishes: &mut Vec<Wish>) {
    ui.add_space(8.0);
    text::heading(ui, look, &look.say("marks-title"));
    let mut lines: Vec<u16> = Vec::new();
    for turn in &seen.call.turns {
        let Speaker::Caller { number, .. } = turn.speaker else {
            continue;
        };
        if turn.marks.is_empty() || lines.contains(&number) {
            continue;
        }
        lines.push(number);
        ui.horizontal_wrapped(|ui| {
            for mark in &turn.marks {
                text::mono(ui, look, &clock(turn.from_ms));
                tag::done(ui, look, mark);
                let take_back = look.say("marks-take-back");
                let described = look.say_with("marks-take-back-of", &[("sign", mark)]);
                let shown = button(&take_back).described(&described).small();
                if seen.call.openings.desk && !seen.watched && shown.show(ui, look).clicked() {
                    let signs = &Catalogue::built_in().signs;
                    if let Some(sign) = signs.iter().find(|it| it.name == *mark) {
                        let line = LineName::Number(number);
                        wishes.push(Wish::Do(Deed::Unmark(line, sign.id.clone())));
                    }
                }
            }
        });
    }
    if lines.is_empty() {
        text::note(ui, look, &look.say("marks-none"));
    }
}
