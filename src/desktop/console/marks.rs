//! What the trainee has marked so far.

use bevy_egui::egui::{Ui, vec2};

use super::Seen;
use crate::call::deed::{Deed, LineName};
use crate::call::view::Speaker;
use crate::desktop::kit::button::button;
use crate::desktop::kit::{tag, text};
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::scenario::catalogue::Catalogue;

/// Shows the marks, in the order the lines were said.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, wishes: &mut Vec<Wish>) {
    ui.spacing_mut().item_spacing.y = 4.0;
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
            ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
            ui.spacing_mut().interact_size.y = 22.0;
            for mark in &turn.marks {
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
        let none = if seen.watched {
            "nothing-yet"
        } else {
            "marks-none"
        };
        text::note(ui, look, &look.say(none));
    }
}
