//! A number that is set by sliding.

use std::ops::RangeInclusive;

use bevy_egui::egui::{self, Slider};

use super::{focus_ring, text};
use crate::desktop::look::Look;

/// What was done with a slider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slid {
    /// Nothing.
    Not,
    /// It stands here now, and is still held.
    To(u16),
    /// It was let go here, or moved here by key.
    Settled(u16),
}

/// How much room the number takes.
const NUMBER: f32 = 56.0;
/// The longest a slider is drawn.
const LONGEST: f32 = 280.0;

/// Shows a slider of percent with its name above it. The arrows move it by a step.
pub fn slider(
    ui: &mut egui::Ui,
    look: &Look,
    name: &str,
    percent: u16,
    range: RangeInclusive<u16>,
    step: u16,
) -> Slid {
    let label = text::note(ui, look, name);
    ui.add_space(-6.0);
    let mut now = percent;
    let response = ui
        .horizontal(|ui| {
            ui.visuals_mut().selection.bg_fill = look.palette.act;
            ui.spacing_mut().slider_width = (ui.available_width() - NUMBER).clamp(80.0, LONGEST);
            let slider = Slider::new(&mut now, range)
                .step_by(f64::from(step))
                .show_value(false)
                .trailing_fill(true);
            let response = ui.add(slider).labelled_by(label.id);
            text::mono(ui, look, &format!("{now} %"));
            response
        })
        .inner;
    focus_ring(ui, look, &response, response.rect);
    match (now == percent, response.dragged()) {
        (_, false) if response.drag_stopped() => Slid::Settled(now),
        (true, _) => Slid::Not,
        (false, true) => Slid::To(now),
        (false, false) => Slid::Settled(now),
    }
}
