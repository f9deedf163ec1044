//! The call console: a window that a trainee sits at, drawn by egui and kept by Bevy.
//!
//! Everything but [`window`] is free of Bevy and can be tested without a window: a screen is a function from
//! what there is to show to what is wished, and the [`trainer`] does what was wished. The window owns what a
//! machine has: the display, the sound, the clock that wakes it.

pub mod at_call;
pub mod brief;
pub mod console;
pub mod debriefing;
pub mod desk;
pub mod display;
mod guard;
pub mod help;
pub mod how;
mod keyboard;
pub mod keys;
pub mod kit;
pub mod look;
pub mod notices;
pub mod pictures;
pub mod printing;
mod quiet;
pub mod reloading;
pub mod reviewing;
pub mod session;
pub mod settings;
pub mod settings_screen;
pub mod shelf;
pub mod support;
pub mod trainer;
pub mod watch;
pub mod waveform;
pub mod window;
pub mod wish;
mod words_of;

use std::path::Path;
use std::process::ExitCode;

use bevy::app::AppExit;

use self::desk::Desk;
use self::display::NoWindow;
use self::settings::Kept;
use self::trainer::Trainer;
use crate::authoring::library::Library;
use crate::learning::place;

/// Opens the console, and keeps it open until the trainee closes it.
///
/// # Errors
///
/// When there is nothing to open a window on; the call can then be played in another front end.
pub fn open(scenarios: Option<&Path>, voices: Option<&Path>) -> Result<ExitCode, NoWindow> {
    let library = Library::find(scenarios).map_err(NoWindow::Library)?;
    let calls = place::calls_folder();
    if !guard::is_inside() {
        display::look_for()?;
        return guard::keep(calls.parent().unwrap_or(&calls));
    }
    let (kept, told) = Kept::open();
    let mut desk = Desk::new(library.with_voices(voices), calls, kept);
    if let Some(told) = told {
        desk.tell(told);
    }
    match window::open(Trainer::new(desk)) {
        AppExit::Success => Ok(ExitCode::SUCCESS),
        AppExit::Error(_) => Ok(ExitCode::FAILURE),
    }
}
