//! Noticing that scenarios were saved.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::library::SCRIPT;
use crate::limits;

/// How scenarios and plays on disk look from outside: which files there are, how long they are, when they were last
/// written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Seen {
    /// Looks at these files, and at the scripts and plays in these folders and in their folders.
    pub fn at(paths: &[PathBuf]) -> Seen {
        let mut seen = Seen::default();
        for path in paths {
            seen.add(path, 0);
        }
        seen
    }

    // A shelf holds scenarios, a scenario its plays: three folders deep is as far as anything of it lies.
    fn add(&mut self, path: &Path, depth: u8) {
        if self.0.len() >= limits::FILES_WATCHED {
            return;
        }
        let Ok(about) = fs::metadata(path) else {
            return;
        };
        if about.is_dir() {
            if depth < 3 {
                let entries = fs::read_dir(path).into_iter().flatten().flatten();
                entries.for_each(|entry| self.add(&entry.path(), depth + 1));
            }
        } else if depth == 0 || is_of_a_scenario(path) {
            let as_is = (about.len(), about.modified().ok());
            self.0.insert(path.to_owned(), as_is);
        }
    }

    /// The files that are not as they were, that are new, or that are gone.
    pub fn changed_since(&self, before: &Seen) -> Vec<PathBuf> {
        let now = self
            .0
            .iter()
            .filter(|(path, it)| before.0.get(*path) != Some(it));
        let gone = before.0.keys().filter(|path| !self.0.contains_key(*path));
        now.map(|(path, _)| path).chain(gone).cloned().collect()
    }
}

fn is_of_a_scenario(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "play")
        || path.file_name().is_some_and(|it| it == SCRIPT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_added_or_taken_away_is_noticed_and_nothing_else() {
        let shelf = tempfile::tempdir().unwrap();
        let folder = shelf.path().join("a-call/plays");
        fs::create_dir_all(&folder).unwrap();
        let (script, play) = (
            shelf.path().join("a-call").join(SCRIPT),
            folder.join("expert.play"),
        );
        fs::write(&script, "one").unwrap();
        fs::write(&play, "one").unwrap();
        let paths = [shelf.path().to_owned()];
        let before = Seen::at(&paths);
        fs::write(folder.join("expert.play~"), "an editor's own").unwrap();
        assert_eq!(Seen::at(&paths), before);
        fs::write(&script, "longer").unwrap();
        assert_eq!(Seen::at(&paths).changed_since(&before), [script]);
        fs::remove_file(&play).unwrap();
        assert!(Seen::at(&paths).changed_since(&before).contains(&play));
    }
}
