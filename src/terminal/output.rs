//! Writing on standard output.

use std::io::{self, Write};

use serde::Serialize;

use super::stop::Stop;

/// Writes one JSON document.
///
/// # Errors
///
/// When it cannot be written.
pub fn json(document: &impl Serialize) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, document).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}

/// Writes a text and ends its line.
///
/// # Errors
///
/// When it cannot be written.
pub fn text(text: &str) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(text.trim_end_matches('\n').as_bytes())?;
    out.write_all(b"\n")?;
    Ok(out.flush()?)
}
