//! What a play came to, and where to go from it.

use bevy_egui::egui::{self, CentralPanel, Frame, Margin, Panel, ScrollArea, Ui};

use super::plays::Plays;
use crate::debrief::Debrief;
use crate::desktop::console::BESIDE;
use crate::desktop::kit::button::button;
use crate::desktop::kit::text;
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;

/// Shows what it came to; in front of a class, whether it passes only when that is asked for. Whether that took all
/// the place there is.
pub fn show(
    ui: &mut Ui,
    look: &Look,
    debrief: &Debrief,
    plays: &Plays,
    told: bool,
    wishes: &mut Vec<Wish>,
) -> bool {
    let most_high = ui.ctx().viewport_rect().height() * 0.35;
    let frame = Frame::new()
        .fill(look.palette.act_wash)
        .inner_margin(Margin::symmetric(20, 10));
    if ui.available_width() < BESIDE {
        CentralPanel::default().frame(frame).show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("ending")
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    came_to(ui, look, debrief, told);
                    onward(ui, look, plays, wishes);
                    followed(ui, look, debrief);
                });
        });
        return true;
    }
    Panel::top("watch-ending")
        .frame(frame)
        .show_separator_line(false)
        .show(ui, |ui| {
            ScrollArea::vertical()
                .id_salt("ending")
                .max_height(most_high)
                .min_scrolled_height(most_high)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 4.0;
                    came_to(ui, look, debrief, told);
                    followed(ui, look, debrief);
                });
            onward(ui, look, plays, wishes);
        });
    false
}

fn came_to(ui: &mut Ui, look: &Look, debrief: &Debrief, told: bool) {
    let shown = text::title(ui, look, &debrief.sentence);
    ui.ctx().accesskit_node_builder(shown.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    if told {
        let passed = look.say(match (debrief.left, debrief.passed) {
            (true, _) => "watch-ended-left",
            (false, true) => "watch-ended-passed",
            (false, false) => "watch-ended-not-passed",
        });
        text::strong(ui, look, &passed);
    }
}

/// What followed.
fn followed(ui: &mut Ui, look: &Look, debrief: &Debrief) {
    if let Some(outcome) = &debrief.outcome {
        text::body(ui, look, &format!("{}. {}", outcome.title, outcome.text));
    }
}

/// The scenario's other plays, and the scenario itself.
fn onward(ui: &mut Ui, look: &Look, plays: &Plays, wishes: &mut Vec<Wish>) {
    ui.horizontal_wrapped(|ui| {
        for (label, wish) in plays.others(look) {
            if button(&label).show(ui, look).clicked() {
                wishes.push(wish);
            }
        }
        let label = look.say("watch-try");
        if button(&label).primary().show(ui, look).clicked() {
            wishes.push(Wish::Brief {
                scenario: plays.scenario.clone(),
            });
        }
    });
}
