//! Writing the author's guide.

use std::path::Path;

use super::output;
use super::stop::{DONE, Stop};
use crate::authoring::guide::guide;

/// Writes the author's guide to a file, or to standard output.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(file: Option<&Path>) -> Result<u8, Stop> {
    let text = guide();
    match file {
        None => output::text(&text)?,
        Some(file) => std::fs::write(file, text)
            .map_err(|why| Stop::Wrong(format!("{} cannot be written: {why}", file.display())))?,
    }
    Ok(DONE)
}
