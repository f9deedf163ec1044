//! The plays of a scenario: what is watched.

use std::fs;
use std::path::{Path, PathBuf};

use crate::limits;

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
    let Ok(entries) = fs::read_dir(folder.join(scenario).join("plays")) else {
        return Vec::new();
    };
    let found = entries.take(limits::LIST).filter_map(|entry| {
        let path = entry.ok()?.path();
        let is_play = path.extension()? == "play" && path.is_file();
        let name = path.file_stem()?.to_str()?.replace('-', " ");
        is_play.then_some(Play { name, path })
    });
    let mut plays: Vec<Play> = found.collect();
    plays.sort_by_key(|it| (it.name != EXPERT, it.name.clone()));
    plays
}

/// The expert's, if it is among them.
pub fn expert(plays: &[Play]) -> Option<&Play> {
    plays.iter().find(|it| it.name == EXPERT)
}
