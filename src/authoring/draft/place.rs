//! Writing a draft into the folder of scenarios, all of it or nothing, and over nothing.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{DraftFault, Drafted};
use crate::authoring::library::{Library, PLAYS, SCRIPT};

/// Looks whether there is nothing of this name in the library yet.
///
/// # Errors
///
/// When there is.
pub fn free(library: &Library, id: &str) -> Result<(), DraftFault> {
    let path = library.folder().join(id);
    // A dangling link is something too.
    match fs::symlink_metadata(&path) {
        Ok(_) => Err(DraftFault::AlreadyThere { path }),
        Err(_) => Ok(()),
    }
}

/// Names of the persons feared in the scenarios that are there. One that cannot be read has none to tell.
pub fn feared(library: &Library) -> Vec<String> {
    let ids = library.ids().unwrap_or_default();
    let scripts = ids
        .iter()
        .filter_map(|id| library.script_to_look_at(id).ok());
    let names = scripts.filter_map(|mut script| Some(script.cast.remove("subject")?.names));
    names.flatten().collect()
}

/// Writes a pair of drafts, each into a new folder of the library, and returns the files in the order they were written.
///
/// # Errors
///
/// When something of their names is there already, or cannot be written; what was begun is taken away again.
pub fn write(library: &Library, pair: &[Drafted; 2]) -> Result<Vec<PathBuf>, DraftFault> {
    for drafted in pair {
        free(library, &drafted.id)?;
    }
    let mut made = Vec::new();
    let mut files = Vec::new();
    for drafted in pair {
        let folder = library.folder().join(&drafted.id);
        if let Err(fault) = fill(&folder, drafted, &mut made, &mut files) {
            for folder in &made {
                // The first fault is the one to tell.
                let _ = fs::remove_dir_all(folder);
            }
            return Err(fault);
        }
    }
    Ok(files)
}

fn fill(
    folder: &Path,
    drafted: &Drafted,
    made: &mut Vec<PathBuf>,
    files: &mut Vec<PathBuf>,
) -> Result<(), DraftFault> {
    // Fails where somebody else has just made it, so that only folders of our own are written into or taken away.
    fs::create_dir(folder).map_err(|why| unwritable(folder, why))?;
    made.push(folder.to_owned());
    let plays = folder.join(PLAYS);
    fs::create_dir(&plays).map_err(|why| unwritable(&plays, why))?;
    let parts = [
        (folder.join(SCRIPT), &drafted.script),
        (plays.join("expert.play"), &drafted.expert),
        (plays.join("passed-over.play"), &drafted.passed_over),
    ];
    for (path, text) in parts {
        let written = File::create_new(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|why| unwritable(&path, why))?;
        files.push(path);
    }
    Ok(())
}

fn unwritable(path: &Path, why: io::Error) -> DraftFault {
    match why.kind() {
        io::ErrorKind::AlreadyExists => DraftFault::AlreadyThere {
            path: path.to_owned(),
        },
        _ => DraftFault::Unwritable {
            path: path.to_owned(),
            why,
        },
    }
}
