//! The folder of a scenario's recordings and its list, changed only in whole steps.

use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::authoring::library::read_bytes;
use crate::limits;
use crate::scenario::recordings::{Recording, Recordings, RecordingsFault};

/// The list of a folder of recordings.
pub const LIST: &str = "recordings.ron";
/// What files that are still being made begin with.
const MAKING: &str = ".making-";
/// What two runs at once would both write; whoever holds it may.
const LOCK: &str = ".lock";

/// The recordings of one scenario.
#[derive(Debug)]
pub struct Kept {
    folder: PathBuf,
    list: Recordings,
}

/// Why recordings cannot be had or changed.
#[derive(Debug)]
pub enum KeptFault {
    /// A file or folder cannot be read or written.
    File(PathBuf, io::Error),
    /// The list has a fault.
    List(PathBuf, RecordingsFault),
    /// Another run is at work on it.
    Busy(PathBuf),
}

impl fmt::Display for KeptFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            KeptFault::File(path, why) => write!(f, "{}: {why}", path.display()),
            KeptFault::List(path, why) => write!(
                f,
                "{}: {why}. Mend it, or move it away and run `warning-signs voice` to make the recordings anew",
                path.display()
            ),
            KeptFault::Busy(folder) => write!(
                f,
                "another `warning-signs voice` is at work in {}. Wait for it, or stop it",
                folder.display()
            ),
        }
    }
}

impl std::error::Error for KeptFault {}

/// Held while recordings are made; let go when it is dropped, also when the program is stopped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Kept {
    /// The recordings of a scenario in a folder of voices; none where there are none yet.
    ///
    /// # Errors
    ///
    /// When the list is there and cannot be read, or has a fault.
    pub fn read(voices: &Path, scenario: &str) -> Result<Kept, KeptFault> {
        let folder = voices.join(scenario);
        let path = folder.join(LIST);
        let list = match read_bytes(&path, limits::RECORDINGS_BYTES) {
            Ok(bytes) => {
                let source = String::from_utf8_lossy(&bytes);
                Recordings::read(&source, scenario).map_err(|why| KeptFault::List(path, why))?
            }
            Err(why) if why.kind() == io::ErrorKind::NotFound => Recordings {
                scenario: scenario.to_owned(),
                recorded: Vec::new(),
            },
            Err(why) => return Err(KeptFault::File(path, why)),
        };
        Ok(Kept { folder, list })
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is listed.
    pub fn list(&self) -> &Recordings {
        &self.list
    }

    /// What is listed, to keep.
    pub fn into_list(self) -> Recordings {
        self.list
    }

    /// The file of a recording.
    pub fn path(&self, recording: &Recording) -> PathBuf {
        self.folder.join(&recording.file)
    }

    /// The recording whose file has this name.
    pub fn of_file(&self, file: &str) -> Option<&Recording> {
        self.list.recorded.iter().find(|it| it.file == file)
    }

    /// Makes the folder ready to be written in, alone, and clears away what a stopped run was making.
    ///
    /// # Errors
    ///
    /// When it cannot be written in, or another run is at work in it.
    pub fn lock(&self) -> Result<Lock, KeptFault> {
        let failed = |why| KeptFault::File(self.folder.clone(), why);
        fs::create_dir_all(&self.folder).map_err(failed)?;
        let file = File::create(self.folder.join(LOCK)).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(KeptFault::Busy(self.folder.clone())),
            Err(TryLockError::Error(why)) => return Err(failed(why)),
        }
        for entry in fs::read_dir(&self.folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if entry.file_name().to_string_lossy().starts_with(MAKING) {
                fs::remove_file(entry.path()).map_err(failed)?;
            }
        }
        Ok(Lock { _file: file })
    }

    /// Puts a finished recording in its place and in the list. Until then the old one stands.
    ///
    /// # Errors
    ///
    /// When it cannot be written; the old recording and the old list are then as they were.
    pub fn put(&mut self, made: &Path, recording: Recording) -> Result<(), KeptFault> {
        // The list names the new text only once the new sound is there: between the two, an old list and a new sound
        // are found by the next run to be stale, and made again.
        let place = self.path(&recording);
        fs::rename(made, &place).map_err(|why| KeptFault::File(place, why))?;
        let list = &mut self.list.recorded;
        match list.iter_mut().find(|it| it.file == recording.file) {
            Some(old) => *old = recording,
            None => list.push(recording),
        }
        self.write()
    }

    /// Takes out of the list what is not wanted any more, and its files with it.
    ///
    /// # Errors
    ///
    /// When the list cannot be written or a file cannot be removed.
    pub fn keep_only(&mut self, wanted: impl Fn(&Recording) -> bool) -> Result<usize, KeptFault> {
        let (keep, gone): (Vec<Recording>, Vec<Recording>) =
            self.list.recorded.drain(..).partition(|it| wanted(it));
        self.list.recorded = keep;
        if gone.is_empty() {
            return Ok(0);
        }
        self.write()?;
        for recording in &gone {
            let path = self.path(recording);
            match fs::remove_file(&path) {
                Err(why) if why.kind() != io::ErrorKind::NotFound => {
                    return Err(KeptFault::File(path, why));
                }
                _ => {}
            }
        }
        Ok(gone.len())
    }

    /// Sound files in the folder that the list does not name.
    ///
    /// # Errors
    ///
    /// When the folder is there and cannot be read.
    pub fn unlisted(&self) -> Result<Vec<String>, KeptFault> {
        let failed = |why| KeptFault::File(self.folder.clone(), why);
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(why) => return Err(failed(why)),
        };
        let mut unlisted = Vec::new();
        for entry in entries {
            let name = entry.map_err(failed)?.file_name();
            let name = name.to_string_lossy();
            let hidden = name.starts_with('.') || name == LIST;
            if !hidden && self.of_file(&name).is_none() {
                unlisted.push(name.into_owned());
            }
        }
        unlisted.sort();
        Ok(unlisted)
    }

    fn write(&mut self) -> Result<(), KeptFault> {
        self.list.recorded.sort_by(|a, b| a.file.cmp(&b.file));
        let path = self.folder.join(LIST);
        let failed = |why| KeptFault::File(path.clone(), why);
        let mut text = format!(
            "// Made by `warning-signs voice {0}`. What is recorded, and how long it lasts.\n\
             Recordings(\n    scenario: {1},\n    recorded: [\n",
            self.list.scenario,
            ron_text(&self.list.scenario),
        );
        for recording in &self.list.recorded {
            let entry = ron::to_string(recording).map_err(|why| failed(io::Error::other(why)))?;
            text.push_str(&format!("        {entry},\n"));
        }
        text.push_str("    ],\n)\n");
        let mut file = tempfile::Builder::new()
            .prefix(MAKING)
            .tempfile_in(&self.folder)
            .map_err(failed)?;
        file.write_all(text.as_bytes()).map_err(failed)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // A temporary file is its owner's alone; the list is for everybody who can read the recordings.
            let readable = fs::Permissions::from_mode(0o644);
            file.as_file().set_permissions(readable).map_err(failed)?;
        }
        file.persist(&path).map_err(|why| failed(why.error))?;
        Ok(())
    }
}

/// Where in a folder of recordings one is made before it takes its place.
pub fn making(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{MAKING}{name}.mp3"))
}

fn ron_text(text: &str) -> String {
    format!("{text:?}")
}
