//! What a debrief begins with: what happened to the caller's concern, and what the call came to.

use bevy_egui::egui::Ui;

use super::Seen;
use crate::debrief::Debrief;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::report::account;

/// Shows what happened to the concern, and what the call came to.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>) {
    let debrief = seen.debrief;
    text::title(ui, look, &debrief.sentence);
    if let Some(words) = account::passed_over(debrief) {
        text::body(ui, look, &words);
    }
    ui.add_space(4.0);
    let colour = if debrief.passed {
        look.palette.met
    } else {
        look.palette.ink
    };
    text::heading_of(ui, &came_to(look, debrief), colour);
    text::body(ui, look, &account::result(debrief));
    if !debrief.left
        && let Some(words) = account::to_gain(debrief)
    {
        text::body(ui, look, &words);
    }
    if debrief.terms.untimed {
        text::soft(ui, look, &look.say("debrief-untimed"));
    } else if debrief.terms.slowed {
        text::soft(ui, look, &look.say("debrief-slowed"));
    }
    if let Some(lost) = seen.lost {
        card::pointed_out(ui, look, |ui| {
            text::meant(ui, lost, look.palette.heard);
        });
    }
}

/// What the call came to, in a few kind words.
fn came_to(look: &Look, debrief: &Debrief) -> String {
    let total = debrief.score.total.to_string();
    if debrief.left {
        look.say("debrief-left")
    } else if debrief.passed {
        look.say_with("debrief-ready", &[("total", &total)])
    } else if !debrief.finished {
        look.say_with("debrief-broke-off", &[("total", &total)])
    } else {
        look.say_with("debrief-try", &[("total", &total)])
    }
}
