//! The shelf.

use bevy_egui::egui::Ui;

use super::desk::Desk;
use super::kit::button::button;
use super::wish::Wish;

/// The shelf.
pub struct Shelf {
    ids: Vec<String>,
}

impl Shelf {
    /// The shelf as it is now.
    pub fn new(desk: &mut Desk) -> Shelf {
        Shelf {
            ids: desk.library.ids().unwrap_or_default(),
        }
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for id in &self.ids {
            if button(id).show(ui, &desk.look).clicked() {
                wishes.push(Wish::Ring {
                    scenario: id.clone(),
                    seed: Some(1),
                    at_fact: None,
                });
            }
        }
        wishes
    }
}
