//! What is decided: advice, grade, referral; and sending it to the supervisor.

use bevy_egui::egui::Ui;

use super::Seen;
use super::draft::Draft;
use super::{advice, grade, referral};
use crate::call::deed::Deed;
use crate::call::state::Phase;
use crate::desktop::keys::{Action, key_of};
use crate::desktop::kit::button::button;
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;

/// Shows what was decided, and lets more be.
pub fn show(ui: &mut Ui, look: &Look, seen: &Seen<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    ui.spacing_mut().item_spacing.y = 4.0;
    advice::show(ui, look, seen, draft, wishes);
    ui.add_space(4.0);
    grade::show(ui, look, seen, draft, wishes);
    ui.add_space(4.0);
    referral::show(ui, look, seen, draft, wishes);
}

/// The last thing done: sending the log to the supervisor, and ending the call.
pub fn submit(ui: &mut Ui, look: &Look, seen: &Seen<'_>, wishes: &mut Vec<Wish>) {
    ui.add_space(6.0);
    let over = matches!(seen.call.phase, Phase::Reviewed | Phase::Settled);
    let (label, action, deed, enabled) = if over {
        (
            "console-end",
            Action::End,
            Deed::End,
            seen.call.openings.end,
        )
    } else {
        let enabled = seen.call.openings.submit;
        ("console-submit", Action::Submit, Deed::Submit, enabled)
    };
    let (label, key) = (look.say(label), key_of(action));
    let shown = button(&label).key(&key).primary().wide().enabled(enabled);
    let response = shown.show(ui, look);
    if response.clicked() {
        wishes.push(Wish::Do(deed));
    }
    if !enabled && !over {
        response.on_hover_text(look.say("console-submit-needs"));
    }
}
