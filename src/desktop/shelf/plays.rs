//! The plays of a scenario: what is watched.

use std::path::{Path, PathBuf};

use crate::authoring::library::play_files;

/// A play that can be watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Play {
    /// Its name as it is read: "passed over".
    pub name: String,
    /// Its file.
    pub path: PathBuf,
}

/// The play that shows how it is done.
const EXPERT: &str = "expert";

/// The plays of a scenario in a folder of scenarios, the expert's first. There need not be any.
pub fn of(folder: &Path, scenario: &str) -> Vec<Play> {
    // A folder that cannot be read has none to offer; the call can be played all the same.
    let files = play_files(&folder.join(scenario)).unwrap_or_default();
    let found = files.into_iter().filter_map(|path| {
        let name = path.file_stem()?.to_str()?.replace('-', " ");
        path.is_file().then_some(Play { name, path })
    });
    let mut plays: Vec<Play> = found.collect();
    plays.sort_by_key(|it| (it.name != EXPERT, it.name.clone()));
    plays
}

/// The expert's, if it is among them.
pub fn expert(plays: &[Play]) -> Option<&Play> {
    plays.iter().find(|it| it.name == EXPERT)
}
