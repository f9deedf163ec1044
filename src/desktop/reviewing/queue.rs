//! The queue: who wrote each log, and how it stands.

use bevy_egui::egui::{Id, Ui};

use super::{Ask, Seen, keys};
use crate::desktop::kit::button::button;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::scenario::number::LogNo;
use crate::supervising::words::{handler_words, standing_words};

/// The id of the button that opens a log.
pub fn log_id(log: LogNo) -> Id {
    Id::new(("review-log", log.0))
}

/// Shows the queue.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, asks: &mut Vec<Ask>) {
    text::heading(ui, look, &look.say("review-queue"));
    let queue = seen.shift.queue();
    for (place, log) in (0u16..).zip(&queue.script().logs) {
        let no = LogNo(place);
        let chosen = no == seen.log;
        let (number, handler) = ((place + 1).to_string(), handler_words(queue, log));
        let label = look.say_with("review-log", &[("number", &number), ("handler", &handler)]);
        let standing = standing_words(seen.shift, no);
        let told = format!("{label}: {standing}");
        let opens = button(&label).choice(chosen).described(&told).wide();
        if opens.id(log_id(no)).show(ui, look).clicked() {
            asks.push(Ask::Open(no));
        }
        text::note(ui, look, &standing);
        ui.add_space(4.0);
    }
    card::rule(ui, look);
    let blanks = [
        ("before", &*keys::name(keys::BEFORE)),
        ("next", &*keys::name(keys::NEXT)),
    ];
    text::note(ui, look, &look.say_with("review-queue-keys", &blanks));
}
