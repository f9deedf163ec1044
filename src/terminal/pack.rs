//! Putting scenarios into one file, and taking them out of it.

use super::check::{show, today};
use super::command_line::{Pack, Unpack};
use super::output;
use super::stop::{DONE, Stop, tell};
use super::words::{count, printable};
use crate::authoring::check::Checked;
use crate::authoring::library::Library;
use crate::authoring::pack::{self, Making, PackFault, Unpacking};

/// Makes a pack.
///
/// # Errors
///
/// When the scenarios have errors or the pack cannot be made; nothing is written then.
pub fn pack(wanted: &Pack, voices: Option<&std::path::Path>, styled: bool) -> Result<u8, Stop> {
    let made = pack::pack(Making {
        folder: &wanted.folder,
        voices,
        with_recordings: !wanted.without_recordings,
        made_by: wanted.by.as_deref(),
        licence: wanted.licence.as_deref(),
        to: &wanted.output,
        today: today(),
    });
    let made = made.map_err(|fault| stop(fault, &wanted.folder, styled))?;
    show_all(&made.checked, styled)?;
    for twin in &made.twins_elsewhere {
        tell(&format!(
            "note: the twin `{twin}` is not in the pack; where it is unpacked, the twin must be on the shelf"
        ));
    }
    if wanted.licence.is_none() {
        tell("note: nothing is said of the terms it is handed on under; say --licence");
    }
    let files = made.manifest.files.len();
    output::text(&format!(
        "{}: {}, {}, {} KB.",
        wanted.output.display(),
        count(made.manifest.scenarios.len(), "scenario", "scenarios"),
        count(files, "file", "files"),
        made.bytes.div_ceil(1024),
    ))?;
    Ok(DONE)
}

/// Unpacks a pack.
///
/// # Errors
///
/// When the pack is faulty, its scenarios have errors, or something is there already; nothing is written then.
pub fn unpack(wanted: &Unpack, library: &Library, styled: bool) -> Result<u8, Stop> {
    let unpacked = pack::unpack(Unpacking {
        pack: &wanted.pack,
        scenarios: library.folder(),
        voices: library.voices(),
        replace: wanted.replace,
        today: today(),
    });
    let unpacked = unpacked.map_err(|fault| stop(fault, &wanted.pack, styled))?;
    show_all(&unpacked.checked, styled)?;
    let manifest = &unpacked.manifest;
    output::text(&printable(&format!(
        "Made by {}. Terms: {}.",
        manifest.made_by, manifest.licence
    )))?;
    for id in &manifest.scenarios {
        output::text(&format!(
            "{id} is in {}.",
            library.folder().join(id).display()
        ))?;
    }
    Ok(DONE)
}

fn show_all(checked: &[Checked], styled: bool) -> Result<(), Stop> {
    checked.iter().try_for_each(|file| show(file, styled))
}

/// Shows the errors that kept it from being done, and how to stop: with a fault of what is examined, or of how it was
/// asked for.
fn stop(fault: PackFault, of: &std::path::Path, styled: bool) -> Stop {
    if let PackFault::Faulty(checked) = &fault
        && let Err(stop) = show_all(checked, styled)
    {
        return stop;
    }
    let told = format!("{}: {fault}", of.display());
    match fault {
        PackFault::Library(fault) => Stop::from(fault),
        PackFault::NothingToPack(_)
        | PackFault::NoFolder(_)
        | PackFault::AlreadyThere(_)
        | PackFault::File(..) => Stop::Wrong(fault.to_string()),
        _ => Stop::Faults(told),
    }
}
