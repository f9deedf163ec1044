//! Serving an editor over standard input and output.

use std::io::{self, IsTerminal};

use super::check::today;
use super::stop::{DONE, FAULTS, Stop, tell};
use crate::authoring::lsp::{Ended, serve};

/// Serves the editor that started this program, until it lets go.
///
/// # Errors
///
/// When the editor cannot be written to.
pub fn lsp() -> Result<u8, Stop> {
    if io::stdin().is_terminal() {
        tell(
            "This is for an editor, which starts it by itself; see assets/authoring/editor.md. Stop it with Ctrl+C.",
        );
    }
    let ended = serve(io::stdin(), &mut io::stdout().lock(), today())?;
    Ok(match ended {
        Ended::WellDone => DONE,
        Ended::CutOff => FAULTS,
    })
}
