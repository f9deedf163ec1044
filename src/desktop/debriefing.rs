//! The debrief on a screen.

use std::path::Path;
use std::time::Duration;

use bevy_egui::egui::Ui;

use super::desk::Desk;
use super::trainer::Listening;
use super::wish::Wish;
use crate::learning::playing::Playing;

/// The debrief on a screen.
pub struct Debriefing {}

impl Debriefing {
    /// Of a call that was just played.
    pub fn of(_desk: &mut Desk, _playing: Playing) -> Debriefing {
        Debriefing {}
    }

    /// Of a call that is kept.
    ///
    /// # Errors
    ///
    /// Why it cannot be read.
    pub fn read(_desk: &mut Desk, _path: &Path) -> Result<Debriefing, String> {
        Ok(Debriefing {})
    }

    /// Lets time pass.
    pub fn tick(&mut self) {}

    /// How soon it has to be looked at again.
    pub fn patience(&self, _still: bool) -> Option<Duration> {
        None
    }

    /// What is heard.
    pub fn listening(&self) -> Option<Listening<'_>> {
        None
    }

    /// Shows it.
    pub fn show(&mut self, _ui: &mut Ui, _desk: &mut Desk) -> Vec<Wish> {
        Vec::new()
    }
}
