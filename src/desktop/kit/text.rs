//! Words on a screen, by what they are for.

use bevy_egui::egui::text::{LayoutJob, TextFormat};
use bevy_egui::egui::{self, Color32, Label, Response, RichText};

use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};

/// Words in a face, a size and a colour, with the line height that goes with it.
pub fn words(text: impl Into<String>, face: Face, size: f32, colour: Color32) -> RichText {
    let high = if size >= size::CAPTION { 1.25 } else { 1.45 };
    RichText::new(text)
        .font(face.at(size))
        .line_height(Some((size * high).round()))
        .color(colour)
}

/// What is read first.
pub fn body(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let text = words(text, Face::Regular, size::BODY, look.palette.ink);
    ui.add(Label::new(text).wrap())
}

/// What is read second.
pub fn soft(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let text = words(text, Face::Regular, size::BODY, look.palette.soft);
    ui.add(Label::new(text).wrap())
}

/// A note in small type.
pub fn note(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let text = words(text, Face::Regular, size::LABEL, look.palette.soft);
    ui.add(Label::new(text).wrap())
}

/// Something that must be seen.
pub fn strong(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let text = words(text, Face::SemiBold, size::BODY, look.palette.ink);
    ui.add(Label::new(text).wrap())
}

/// Words of a colour that has a meaning.
pub fn meant(ui: &mut egui::Ui, text: &str, colour: Color32) -> Response {
    ui.add(Label::new(words(text, Face::SemiBold, size::LABEL, colour)).wrap())
}

/// What a place on the screen is for. A screen reader can go from one to the next.
pub fn heading(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let shown = words(text, Face::SemiBold, size::LABEL, look.palette.soft);
    marked_heading(ui, text, Label::new(shown))
}

/// The name of a screen, in its band.
pub fn name(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let shown = words(text, Face::Bold, size::BODY, look.palette.ink);
    marked_heading(ui, text, Label::new(shown).extend())
}

/// The title of one of several things on a screen.
pub fn subtitle(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let shown = words(text, Face::Bold, size::CAPTION, look.palette.ink);
    marked_heading(ui, text, Label::new(shown).wrap())
}

/// The title of a screen.
pub fn title(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let shown = words(text, Face::Bold, size::TITLE, look.palette.ink);
    marked_heading(ui, text, Label::new(shown).wrap())
}

/// Words of a size between a title and reading, that a screen reader can go to.
pub fn heading_of(ui: &mut egui::Ui, text: &str, colour: Color32) -> Response {
    let shown = words(text, Face::Bold, size::SUBTITLE, colour);
    marked_heading(ui, text, Label::new(shown).wrap())
}

fn marked_heading(ui: &mut egui::Ui, text: &str, label: Label) -> Response {
    let response = ui.add(label);
    let id = response.id;
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        // A heading's name is not taken from what stands in it, as a label's is.
        node.set_label(text);
    });
    response
}

/// A piece of running words.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Their face.
    pub face: Face,
    /// Their size.
    pub size: f32,
    /// Their colour.
    pub colour: Color32,
}

/// Pieces that run on, in one paragraph that is read as one.
pub fn running(ui: &mut egui::Ui, pieces: &[Piece]) -> Response {
    let mut job = LayoutJob::default();
    for (place, piece) in pieces.iter().enumerate() {
        let format = TextFormat {
            font_id: piece.face.at(piece.size),
            color: piece.colour,
            line_height: Some((size::BODY * 1.45).round()),
            valign: egui::Align::Center,
            ..TextFormat::default()
        };
        let before = if place == 0 { "" } else { " " };
        job.append(&format!("{before}{}", piece.text), 0.0, format);
    }
    ui.add(Label::new(job).wrap())
}

/// A time, or what stands in a record.
pub fn mono(ui: &mut egui::Ui, look: &Look, text: &str) -> Response {
    let text = words(text, Face::Mono, size::LABEL, look.palette.soft);
    ui.add(Label::new(text).wrap())
}
