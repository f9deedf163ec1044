//! A scenario as a picture, or as the same in words.

use std::path::Path;

use super::output;
use super::stop::{DONE, FAULTS, Stop, tell};
use crate::authoring::graph::{Graph, outline, svg};
use crate::authoring::library::Library;

/// Draws a scenario: to a file, or to standard output. A script with faults of meaning is drawn too, because that is
/// when a picture helps most; they are told on standard error.
///
/// # Errors
///
/// When there is no such scenario, its text cannot be read, or nothing can be written.
pub fn graph(library: &Library, id: &str, file: Option<&Path>, in_words: bool) -> Result<u8, Stop> {
    let script = library.script_to_look_at(id)?;
    let graph = Graph::of(&script);
    let drawn = if in_words {
        outline(&graph)
    } else {
        svg(&graph)
    };
    match file {
        None => output::text(&drawn)?,
        Some(file) => std::fs::write(file, drawn)
            .map_err(|why| Stop::Wrong(format!("{} cannot be written: {why}", file.display())))?,
    }
    match library.script(id) {
        Ok(_) => Ok(DONE),
        Err(fault) => {
            tell(&format!(
                "the scenario has faults, and was drawn as it stands: {fault}"
            ));
            Ok(FAULTS)
        }
    }
}
