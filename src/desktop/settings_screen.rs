//! The settings.

use bevy_egui::egui::Ui;

use super::desk::Desk;
use super::wish::Wish;

/// The settings on a screen.
#[derive(Clone, Debug, Default)]
pub struct SettingsScreen {}

impl SettingsScreen {
    /// Shows them.
    pub fn show(&mut self, _ui: &mut Ui, _desk: &mut Desk) -> Vec<Wish> {
        Vec::new()
    }
}
