//! A field to type into, with its name beside or above it.

use bevy_egui::egui::{self, FontId, Id, Margin, Response, TextEdit};

use super::focus_ring;
use crate::desktop::look::Look;
use crate::desktop::look::typeface::{Face, size};
use crate::limits;

/// A field.
pub struct Field<'a> {
    id: Id,
    name: &'a str,
    hint: &'a str,
    font: FontId,
    rows: usize,
    chars: usize,
    above: i8,
}

/// A field of this name. `id` tells it from every other on the screen.
pub fn field<'a>(id: &str, name: &'a str) -> Field<'a> {
    Field {
        id: self::id(id),
        name,
        hint: "",
        font: Face::Regular.at(size::BODY),
        rows: 1,
        chars: limits::TYPED_CHARS,
        above: 6,
    }
}

/// The id of a field.
pub fn id(id: &str) -> Id {
    Id::new(("field", id))
}

/// Gives a field the focus, as soon as it is shown: a focus on what is not there would mislead a screen reader.
pub fn focus(context: &egui::Context, id: &str) {
    let wanted = self::id(id);
    context.data_mut(|data| data.insert_temp(Id::new("wanted-focus"), wanted));
}

fn take_focus(response: &Response) {
    let place = Id::new("wanted-focus");
    let wanted = response.ctx.data(|data| data.get_temp::<Id>(place));
    if wanted == Some(response.id) {
        response.request_focus();
        response.ctx.data_mut(|data| data.remove::<Id>(place));
    }
}

impl<'a> Field<'a> {
    /// What stands in it while it is empty.
    pub fn hint(mut self, hint: &'a str) -> Field<'a> {
        self.hint = hint;
        self
    }

    /// It takes what stands in a record.
    pub fn mono(mut self) -> Field<'a> {
        self.font = Face::Mono.at(size::LABEL);
        self.above = 4;
        self
    }

    /// It takes several lines.
    pub fn rows(mut self, rows: usize) -> Field<'a> {
        self.rows = rows;
        self
    }

    /// Shows the field alone, over the width there is; its name is told to screen readers only.
    pub fn show(self, ui: &mut egui::Ui, look: &Look, text: &mut String) -> Response {
        let name = self.name;
        let response = self.edit(ui, look, text);
        let id = response.id;
        ui.ctx()
            .accesskit_node_builder(id, |node| node.set_label(name));
        response
    }

    /// Shows its name to the left of it.
    pub fn beside(
        self,
        ui: &mut egui::Ui,
        look: &Look,
        name_wide: f32,
        text: &mut String,
    ) -> Response {
        ui.horizontal(|ui| {
            let label = ui
                .scope(|ui| {
                    ui.set_width(name_wide);
                    super::text::note(ui, look, self.name)
                })
                .inner;
            self.edit(ui, look, text).labelled_by(label.id)
        })
        .inner
    }

    /// Shows its name above it.
    pub fn under(self, ui: &mut egui::Ui, look: &Look, text: &mut String) -> Response {
        let label = super::text::note(ui, look, self.name);
        ui.add_space(-4.0);
        self.edit(ui, look, text).labelled_by(label.id)
    }

    fn edit(self, ui: &mut egui::Ui, look: &Look, text: &mut String) -> Response {
        let edit = if self.rows > 1 {
            TextEdit::multiline(text).desired_rows(self.rows)
        } else {
            TextEdit::singleline(text)
        };
        let hint = egui::RichText::new(self.hint)
            .font(self.font.clone())
            .color(look.palette.soft);
        let response = ui.add(
            edit.id(self.id)
                .font(self.font)
                .hint_text(hint)
                .margin(Margin::symmetric(10, self.above))
                .char_limit(self.chars)
                .desired_width(ui.available_width()),
        );
        take_focus(&response);
        focus_ring(ui, look, &response, response.rect.shrink(2.0));
        response
    }
}
