//! Help.

use bevy_egui::egui::Ui;

use super::desk::Desk;
use super::wish::Wish;

/// Help.
#[derive(Clone, Debug, Default)]
pub struct Help {}

impl Help {
    /// Shows them.
    pub fn show(&mut self, _ui: &mut Ui, _desk: &mut Desk) -> Vec<Wish> {
        Vec::new()
    }
}
