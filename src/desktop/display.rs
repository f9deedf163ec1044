//! Whether there is a display to open a window on.

use std::fmt;

use crate::authoring::library::LibraryFault;

/// Why no window can be opened.
#[derive(Debug)]
pub enum NoWindow {
    /// There is no display.
    NoDisplay {
        /// What was looked for, and what came of it.
        looked: String,
    },
    /// There is a display, and the window did not come about on it.
    NotStarted {
        /// Why.
        why: String,
    },
    /// There are no scenarios to show.
    Library(LibraryFault),
}

impl fmt::Display for NoWindow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoWindow::NoDisplay { looked } => write!(
                f,
                "No window can be opened: {looked}. The calls can be played without one."
            ),
            NoWindow::NotStarted { why } => write!(
                f,
                "The window could not be opened: {why}. It needs Vulkan or OpenGL, which drivers bring; on Debian and \
                 Ubuntu the package mesa-vulkan-drivers draws without a graphics card. The calls can be played \
                 without one."
            ),
            NoWindow::Library(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for NoWindow {}

/// Looks for a display.
///
/// # Errors
///
/// When there is none, or it does not answer.
#[cfg(target_os = "linux")]
pub fn look_for() -> Result<(), NoWindow> {
    let named = std::env::var("DISPLAY").unwrap_or_default();
    if named.is_empty() {
        return Err(NoWindow::NoDisplay {
            looked: "this session has no display (DISPLAY is not set)".to_owned(),
        });
    }
    match x11rb::connect(None) {
        Ok(_) => Ok(()),
        Err(why) => Err(NoWindow::NoDisplay {
            looked: format!("the display `{named}` does not answer ({why})"),
        }),
    }
}

/// Elsewhere a session that can start a program has a display.
///
/// # Errors
///
/// None here.
#[cfg(not(target_os = "linux"))]
pub fn look_for() -> Result<(), NoWindow> {
    Ok(())
}
