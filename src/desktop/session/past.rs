//! The calls of a session that are over, with what may be opened of them.

use bevy_egui::egui::{Id, Ui};

use super::words;
use crate::desktop::kit::button::button;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::learning::session::SeatView;

/// Shows them. The one whose debrief is asked for.
pub fn show(ui: &mut Ui, look: &Look, view: &SeatView) -> Option<String> {
    let mut asked = None;
    if view.past.is_empty() {
        return asked;
    }
    card::card(ui, look, |ui| {
        text::heading(ui, look, &look.say("session-past"));
        for past in &view.past {
            let number = usize::from(past.step) + 1;
            let title = past.title.as_deref().unwrap_or_default();
            text::strong(ui, look, &format!("{number}. {title}"));
            if let Some(result) = words::result(look, past) {
                text::note(ui, look, &result);
            }
            if !past.debrief {
                continue;
            }
            let label = look.say("joining-see-debrief");
            let told = look.say_with("session-debrief-of", &[("title", title)]);
            let id = Id::new(("session-debrief", &past.call));
            let shown = button(&label).described(&told).id(id);
            if shown.show(ui, look).clicked() {
                asked = Some(past.call.clone());
            }
        }
    });
    asked
}
