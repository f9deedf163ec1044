//! Whom to turn to: shown wherever a call may stay with somebody.

use bevy_egui::egui::Ui;

use super::kit::text;
use super::look::Look;
use super::look::typeface::{Face, size};
use crate::scenario::catalogue::Helpline;

/// Shows what is said first, and whom to turn to. With `verified`, each with the day it was last verified.
pub fn show(ui: &mut Ui, look: &Look, helplines: &[&Helpline], verified: bool) {
    text::body(ui, look, &look.say("support-first"));
    for helpline in helplines {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let name = format!("{} ({})", helpline.name, helpline.whom);
            let ink = look.palette.ink;
            let name = text::words(name, Face::SemiBold, size::LABEL, ink);
            ui.add(bevy_egui::egui::Label::new(name).wrap());
            let mut where_ = format!(
                "{}. {}.",
                helpline.number.trim_end_matches('.'),
                helpline.hours.trim_end_matches('.')
            );
            if verified {
                let day = helpline.verified.to_string();
                where_.push(' ');
                where_.push_str(&look.say_with("support-verified", &[("day", &day)]));
            }
            text::note(ui, look, &where_);
        });
    }
}
