//! What there is to tell, at the top of a screen, each to be put away.

use bevy_egui::egui::{Ui, accesskit::Live};

use super::desk::Desk;
use super::kit::button::button;
use super::kit::{card, text};
use super::look::Look;

/// Shows what there is to tell. Which of it was put away now.
pub fn show(ui: &mut Ui, look: &Look, notices: &[String]) -> Option<usize> {
    let mut put_away = None;
    for (place, notice) in notices.iter().enumerate() {
        card::card(ui, look, |ui| {
            ui.horizontal_wrapped(|ui| {
                let told = text::body(ui, look, notice);
                ui.ctx()
                    .accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
                let label = look.say("pick-away");
                let told = look.say_with("notice-put-away", &[("notice", notice)]);
                let shown = button(&label).described(&told).small();
                if shown.show(ui, look).clicked() {
                    put_away = Some(place);
                }
            });
        });
    }
    put_away
}

/// Puts one away.
pub fn put_away(ui: &Ui, desk: &mut Desk, place: Option<usize>) {
    if let Some(place) = place.filter(|it| *it < desk.notices.len()) {
        desk.notices.remove(place);
        ui.ctx().request_repaint();
    }
}
