//! The calls kept in a folder, taken together: counted, copied elsewhere, erased. They are the trainee's own.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::store::private_folder;
use crate::limits;

/// The calls kept in a folder, and the pages that were printed of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeptCalls {
    /// The journals, in order of their names.
    pub journals: Vec<PathBuf>,
    /// Debriefs as pages.
    pub pages: Vec<PathBuf>,
}

/// What came of copying calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// How many were copied.
    pub copied: usize,
    /// How many were there already, the same.
    pub there: usize,
}

/// Why something was not done with kept calls. What was done before it stays done.
#[derive(Debug)]
pub enum NotKept {
    /// The calls are in that folder themselves.
    SameFolder,
    /// The folder cannot be made.
    Folder(PathBuf, io::Error),
    /// Something else is there under that name, and is left as it is.
    Taken(PathBuf),
    /// A file cannot be read or written.
    File(PathBuf, io::Error),
}

impl fmt::Display for NotKept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotKept::SameFolder => {
                f.write_str("the calls are kept in that folder already. Name another")
            }
            NotKept::Folder(path, why) => {
                write!(f, "the folder {} cannot be made ({why})", path.display())
            }
            NotKept::Taken(path) => write!(
                f,
                "{} is there already and is something else. It is left as it is; name another folder",
                path.display()
            ),
            NotKept::File(path, why) => write!(f, "{}: {why}", path.display()),
        }
    }
}

impl std::error::Error for NotKept {}

impl KeptCalls {
    /// What is kept in a folder. One that is not there holds nothing. Folders in it are not looked into.
    ///
    /// # Errors
    ///
    /// When the folder is there and cannot be read.
    pub fn of(folder: &Path) -> io::Result<KeptCalls> {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(KeptCalls::default()),
            Err(why) => return Err(why),
        };
        let mut kept = KeptCalls::default();
        for entry in entries.take(limits::FOLDER_ENTRIES) {
            let entry = entry?;
            let path = entry.path();
            // A link is no file of ours, and what it leads to even less.
            if !entry.file_type()?.is_file() {
                continue;
            }
            match path.extension().and_then(|it| it.to_str()) {
                Some("journal") => kept.journals.push(path),
                Some("html") => kept.pages.push(path),
                _ => {}
            }
        }
        kept.journals.sort();
        kept.pages.sort();
        Ok(kept)
    }

    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.journals.is_empty() && self.pages.is_empty()
    }

    /// Erases all of it; what cannot be erased is passed over, and told at the end.
    ///
    /// # Errors
    ///
    /// The first file that could not be erased.
    pub fn erase(&self) -> Result<(), NotKept> {
        let mut first = None;
        for path in self.journals.iter().chain(&self.pages) {
            match fs::remove_file(path) {
                Ok(()) => {}
                Err(why) if why.kind() == io::ErrorKind::NotFound => {}
                Err(why) => {
                    first.get_or_insert_with(|| NotKept::File(path.clone(), why));
                }
            }
        }
        first.map_or(Ok(()), Err)
    }

    /// Copies the journals into a folder, which is made if it is not there. Nothing that is there is overwritten.
    ///
    /// # Errors
    ///
    /// Why they are not, or not all, in that folder.
    pub fn copy_to(&self, folder: &Path) -> Result<Copied, NotKept> {
        private_folder(folder).map_err(|why| NotKept::Folder(folder.to_owned(), why))?;
        let same = |path: &PathBuf| {
            let from = path.parent().and_then(|it| it.canonicalize().ok());
            from.is_some() && from == folder.canonicalize().ok()
        };
        if self.journals.first().is_some_and(same) {
            return Err(NotKept::SameFolder);
        }
        let mut done = Copied::default();
        for from in &self.journals {
            let Some(name) = from.file_name() else {
                continue;
            };
            if copy(from, &folder.join(name))? {
                done.copied += 1;
            } else {
                done.there += 1;
            }
        }
        Ok(done)
    }
}

/// Whether it was copied; if not, the same is there already.
fn copy(from: &Path, to: &Path) -> Result<bool, NotKept> {
    if fs::symlink_metadata(to).is_err() {
        let copied = fs::copy(from, to);
        return match copied {
            Ok(_) => Ok(true),
            Err(why) => {
                // Only what was just begun is taken away.
                let _ = fs::remove_file(to);
                Err(NotKept::File(to.to_owned(), why))
            }
        };
    }
    let read = |path: &Path| fs::read(path).map_err(|why| NotKept::File(path.to_owned(), why));
    if to.is_file() && read(to)? == read(from)? {
        return Ok(false);
    }
    Err(NotKept::Taken(to.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let calls = folder.path().join("calls");
        fs::create_dir_all(calls.join("deeper")).unwrap();
        for name in [
            "b.journal",
            "a.journal",
            "a.html",
            "notes.txt",
            "a.journal.bak",
        ] {
            fs::write(calls.join(name), name).unwrap();
        }
        fs::write(calls.join("deeper/c.journal"), "c").unwrap();
        (folder, calls)
    }

    #[test]
    fn only_journals_and_their_pages_are_erased() {
        let (_folder, calls) = folder();
        let kept = KeptCalls::of(&calls).unwrap();
        assert_eq!(
            kept.journals,
            [calls.join("a.journal"), calls.join("b.journal")]
        );
        kept.erase().unwrap();
        assert!(KeptCalls::of(&calls).unwrap().is_empty());
        for name in ["notes.txt", "a.journal.bak", "deeper/c.journal"] {
            assert!(calls.join(name).exists(), "{name}");
        }
    }

    #[test]
    fn a_copy_overwrites_nothing_and_can_be_made_again() {
        let (folder, calls) = folder();
        let kept = KeptCalls::of(&calls).unwrap();
        let to = folder.path().join("elsewhere/mine");
        let copied = |copied, there| Copied { copied, there };
        assert_eq!(kept.copy_to(&to).unwrap(), copied(2, 0));
        assert_eq!(kept.copy_to(&to).unwrap(), copied(0, 2));
        fs::write(to.join("b.journal"), "another's").unwrap();
        assert!(
            matches!(kept.copy_to(&to), Err(NotKept::Taken(path)) if path.ends_with("b.journal"))
        );
        assert_eq!(fs::read(to.join("b.journal")).unwrap(), b"another's");
        assert!(matches!(kept.copy_to(&calls), Err(NotKept::SameFolder)));
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        assert!(matches!(
            kept.copy_to(&file.join("x")),
            Err(NotKept::Folder(..))
        ));
    }

    #[test]
    fn a_folder_that_is_not_there_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let kept = KeptCalls::of(&folder.path().join("gone")).unwrap();
        assert!(kept.is_empty());
    }
}
