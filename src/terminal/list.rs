//! The list of scenarios.

use serde::Serialize;

use super::output;
use super::stop::{DONE, FAULTS, Stop, tell};
use super::words;
use crate::authoring::library::Library;
use crate::scenario::script::Front;

/// A scenario as the list shows it.
#[derive(Debug, Serialize)]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who the trainee is in it.
    pub seat: &'static str,
    /// How hard it is.
    pub level: &'static str,
    /// About how long it takes.
    pub minutes: u8,
    /// Its counterpart.
    pub twin: Option<String>,
    /// What it is about, in a few words, for those who would rather not.
    pub care_note: Option<String>,
}

impl Listed {
    fn of(script: Front) -> Listed {
        Listed {
            id: script.id,
            title: script.title,
            seat: words::seat(script.seat),
            level: words::level(script.level),
            minutes: script.minutes,
            twin: script.twin,
            care_note: script.care_note,
        }
    }
}

/// The scenarios of a library, and what cannot be read of it.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn shelf(library: &Library) -> Result<(Vec<Listed>, Vec<String>), Stop> {
    let (mut listed, mut faults) = (Vec::new(), Vec::new());
    for id in library.ids()? {
        match library.front(&id) {
            Ok(script) => listed.push(Listed::of(script)),
            Err(fault) => faults.push(fault.to_string()),
        }
    }
    Ok((listed, faults))
}

/// Prints the scenarios.
///
/// # Errors
///
/// When the folder cannot be read or nothing can be written.
pub fn list(library: &Library, as_json: bool) -> Result<u8, Stop> {
    let (listed, faults) = shelf(library)?;
    if as_json {
        output::json(&listed)?;
    } else if listed.is_empty() {
        output::text(&format!(
            "There are no scenarios in {}.",
            library.folder().display()
        ))?;
    } else {
        output::text(&table(&listed))?;
    }
    for fault in &faults {
        tell(&format!("error: {fault}"));
    }
    Ok(if faults.is_empty() { DONE } else { FAULTS })
}

fn table(listed: &[Listed]) -> String {
    let width = |of: fn(&Listed) -> &str| {
        let widths = listed.iter().map(|it| of(it).chars().count());
        widths.max().unwrap_or(0)
    };
    let (ids, titles) = (width(|it| &it.id), width(|it| &it.title));
    let rows = listed.iter().map(|it| {
        let twin = it.twin.as_ref();
        let twin = twin.map_or_else(String::new, |twin| format!("  twin: {twin}"));
        let row = format!(
            "{:ids$}  {:titles$}  {:12}  {:10}  {:3} min{twin}",
            it.id, it.title, it.seat, it.level, it.minutes
        );
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}
