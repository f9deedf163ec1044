//! The log as its handler wrote it, and what has been done about it.

use bevy_egui::egui::Ui;

use super::Seen;
use crate::call::clock;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::supervising::words::{act_words, handler_words, log_parts};

/// Shows the log.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>) {
    let queue = seen.shift.queue();
    let (Some(log), Some(written), Some(state)) = (
        queue.log(seen.log),
        seen.shift.written(seen.log),
        seen.shift.state().log(seen.log),
    ) else {
        return;
    };
    let (number, handler) = ((seen.log.0 + 1).to_string(), handler_words(queue, log));
    let title = look.say_with("review-log", &[("number", &number), ("handler", &handler)]);
    text::subtitle(ui, look, &title);
    if state.opened_ms.is_none() {
        text::body(ui, look, &look.say("review-not-open"));
        return;
    }
    if queue.is_own(log) {
        card::pointed_out(ui, look, |ui| {
            let colleague = &queue.script().colleague;
            let told = look.say_with("review-own", &[("colleague", &*colleague.name)]);
            text::meant(ui, &told, look.palette.heard);
        });
    }
    for part in log_parts(written) {
        text::heading(ui, look, part.heading);
        for line in &part.lines {
            text::body(ui, look, line);
        }
        ui.add_space(4.0);
    }
    if !state.acts.is_empty() {
        card::rule(ui, look);
        text::heading(ui, look, &look.say("review-done"));
        for (at_ms, act) in &state.acts {
            let words = act_words(queue, written, act);
            text::body(ui, look, &format!("{} {words}", clock(*at_ms)));
        }
    }
}
