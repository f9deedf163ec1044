//! What was found at the last look, good for as long as nothing of it is saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::changes::Seen;
use super::check::Examined;
use super::library::SCRIPT;
use super::rehearsal::Seated;

/// What was found of the scenarios of a shelf, by their folders.
#[derive(Default)]
pub(super) struct Known {
    today: Option<Date>,
    folders: BTreeMap<PathBuf, Looked>,
}

/// What was found of a scenario, and what that depends on.
struct Looked {
    own: Seen,
    /// What else was read: the twin's script, or for a queue of logs the whole shelf.
    besides: (Vec<PathBuf>, Seen),
    files: Vec<Examined>,
}

impl Known {
    /// Begins a look on this day. Entries grow old, so what was found yesterday is not known today.
    pub fn begin(&mut self, today: Option<Date>) {
        if self.today != today {
            self.folders.clear();
        }
        self.today = today;
    }

    /// Whether what was found of this scenario still holds.
    pub fn has(&self, folder: &Path) -> bool {
        self.folders.get(folder).is_some_and(|it| {
            let (paths, seen) = &it.besides;
            Seen::at(&[folder.to_owned()]) == it.own && Seen::at(paths) == *seen
        })
    }

    /// Keeps what was found of a scenario of this shelf, which looked so from outside before it was read.
    pub fn keep(&mut self, folder: PathBuf, shelf: &Path, own: Seen, files: Vec<Examined>) {
        let besides = match files.iter().find_map(|(_, seated)| seated.as_ref()) {
            Some(Seated::Call(call)) => {
                let twin = call.scenario().script.twin.iter();
                twin.map(|it| shelf.join(it).join(SCRIPT)).collect()
            }
            // What a script that has faults would depend on cannot be known.
            Some(Seated::Queue(_)) | None => vec![shelf.to_owned()],
        };
        let seen = Seen::at(&besides);
        let looked = Looked {
            own,
            besides: (besides, seen),
            files,
        };
        self.folders.insert(folder, looked);
    }

    /// Forgets what is not among these folders any more.
    pub fn forget_all_but(&mut self, folders: &[PathBuf]) {
        self.folders.retain(|folder, _| folders.contains(folder));
    }

    /// Every file that was looked at, in the order of the folders.
    pub fn files(&self) -> impl Iterator<Item = &Examined> {
        self.folders.values().flat_map(|it| &it.files)
    }
}
