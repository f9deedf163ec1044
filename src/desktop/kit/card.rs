//! A card, and words that need attention.

use bevy_egui::egui::{self, Color32, Frame, InnerResponse, Margin, Stroke};

use super::CORNER;
use crate::desktop::look::Look;

/// A card on the paper.
pub fn card<R>(
    ui: &mut egui::Ui,
    look: &Look,
    content: impl FnOnce(&mut egui::Ui) -> R,
) -> InnerResponse<R> {
    framed(ui, look.palette.sheet, look.palette.rule, content)
}

/// A card that is open, or chosen.
pub fn chosen<R>(
    ui: &mut egui::Ui,
    look: &Look,
    content: impl FnOnce(&mut egui::Ui) -> R,
) -> InnerResponse<R> {
    let shown = framed(ui, look.palette.sheet, look.palette.act, content);
    let mut bar = shown.response.rect;
    bar.set_width(4.0);
    ui.painter().rect_filled(bar, CORNER, look.palette.act);
    shown
}

/// Something that should be looked at.
pub fn pointed_out<R>(
    ui: &mut egui::Ui,
    look: &Look,
    content: impl FnOnce(&mut egui::Ui) -> R,
) -> InnerResponse<R> {
    framed(
        ui,
        look.palette.heard_wash,
        look.palette.heard_wash,
        content,
    )
}

fn framed<R>(
    ui: &mut egui::Ui,
    ground: Color32,
    edge: Color32,
    content: impl FnOnce(&mut egui::Ui) -> R,
) -> InnerResponse<R> {
    Frame::new()
        .fill(ground)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CORNER)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            content(ui)
        })
}

/// A line between two things.
pub fn rule(ui: &mut egui::Ui, look: &Look) {
    let (rect, _) =
        ui.allocate_exact_size(egui::vec2(ui.available_width(), 1.0), egui::Sense::hover());
    ui.painter().rect_filled(rect, 0, look.palette.rule);
}
