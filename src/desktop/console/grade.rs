//! The grade.

use bevy_egui::egui::{Ui, vec2};

use super::Seen;
use super::draft::{Draft, Part};
use crate::call::deed::Deed;
use crate::call::view::grade_words;
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::kit::field::field;
use crate::desktop::kit::{tag, text};
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::script::Grade;

/// The grades, the most urgent first.
const GRADES: [Grade; 4] = [
    Grade::Immediate,
    Grade::Priority,
    Grade::Scheduled,
    Grade::WithoutDeployment,
];

/// Shows the grades, and why it is graded so.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    text::heading(ui, look, &look.say("grade-title"));
    if seen.watched {
        if let Some(grade) = seen.call.grade {
            tag::done(ui, look, grade_words(grade));
            text::note(ui, look, &draft.because);
        } else {
            text::note(ui, look, &look.say("nothing-yet"));
        }
        if draft.brought == Some(Part::Grade) {
            ui.scroll_to_cursor(None);
        }
        return;
    }
    let (name, hint) = (look.say("grade-because"), look.say("grade-hint"));
    field("grade-because", &name)
        .hint(&hint)
        .show(ui, look, &mut draft.because);
    let desk = seen.call.openings.desk;
    let half = (ui.available_width() - 6.0) / 2.0;
    ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
    for (row, pair) in GRADES.chunks(2).enumerate() {
        ui.horizontal(|ui| {
            for (column, grade) in pair.iter().enumerate() {
                let place = row * 2 + column;
                let action = Action::Grade(u8::try_from(place).unwrap_or_default());
                let chosen = seen.call.grade == Some(*grade);
                ui.scope(|ui| {
                    ui.set_width(half);
                    let key = key_of(action);
                    let shown = button(grade_words(*grade)).key(&key).choice(chosen).wide();
                    let shown = shown.enabled(desk).show(ui, look);
                    let grading = Catalogue::built_in().grading(*grade);
                    let shown = match grading {
                        Some(it) => shown.on_hover_text(format!("{}. {}", it.within, it.when)),
                        None => shown,
                    };
                    if shown.clicked() {
                        wish(draft, wishes, place);
                    }
                });
            }
        });
    }
}

/// Grades it with the reason written so far.
pub fn wish(draft: &Draft, wishes: &mut Vec<Wish>, place: usize) {
    if let Some(grade) = GRADES.get(place) {
        let because = draft.because.trim();
        let because = (!because.is_empty()).then(|| because.to_owned());
        wishes.push(Wish::Do(Deed::Grade(*grade, because)));
    }
}
