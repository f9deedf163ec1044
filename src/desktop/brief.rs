//! Before a call.

use bevy_egui::egui::Ui;

use super::desk::Desk;
use super::wish::Wish;
use crate::scenario::loaded::Scenario;

/// What a call is, before it is taken.
pub struct Brief {
    scenario: Scenario,
}

impl Brief {
    /// Of this scenario.
    pub fn new(scenario: Scenario) -> Brief {
        Brief { scenario }
    }

    /// Shows it.
    pub fn show(&mut self, _ui: &mut Ui, _desk: &mut Desk) -> Vec<Wish> {
        let _ = &self.scenario;
        Vec::new()
    }
}
