//! A play that is watched.

use std::path::Path;
use std::time::Duration;

use bevy_egui::egui::Ui;

use super::desk::Desk;
use super::trainer::Listening;
use super::wish::Wish;
use crate::scenario::loaded::Supervisor;

/// A play that is watched.
pub struct Watching {}

impl Watching {
    /// Opens a play of a scenario.
    ///
    /// # Errors
    ///
    /// Why it cannot be watched.
    pub fn open(
        _desk: &mut Desk,
        _id: &str,
        _play: &Path,
        _projected: bool,
    ) -> Result<Watching, String> {
        Ok(Watching {})
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

    /// What the supervisor said.
    pub fn take_supervisor(&mut self) -> Vec<Supervisor> {
        Vec::new()
    }

    /// Shows it.
    pub fn show(&mut self, _ui: &mut Ui, _desk: &mut Desk) -> Vec<Wish> {
        Vec::new()
    }
}
