//! The shelf: the folder of scenarios, found and read.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::voice;
use super::voice::kept::Kept;
use crate::limits;
use crate::scenario::diagnostic::{Diagnostic, did_you_mean};
use crate::scenario::loaded::Scenario;
use crate::scenario::read;
use crate::scenario::recordings::Recorded;
use crate::scenario::script::Script;

/// The file a scenario's folder must have to be one.
pub const SCRIPT: &str = "scenario.ron";
/// The environment variable that names the folder of scenarios.
pub const FOLDER_VARIABLE: &str = "WARNING_SIGNS_SCENARIOS";

/// A folder of scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    folder: PathBuf,
    voices: PathBuf,
}

/// Why a scenario cannot be had.
#[derive(Debug)]
pub enum LibraryFault {
    /// There is no folder of scenarios in any of these places.
    NoFolder {
        /// Where it was looked for.
        looked: Vec<PathBuf>,
    },
    /// A file or folder cannot be read.
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// There is no scenario of this id.
    Unknown {
        /// What was asked for.
        id: String,
        /// The id that comes nearest.
        near: Option<String>,
        /// Where it was looked for.
        folder: PathBuf,
    },
    /// The scenario is there and has faults.
    Faulty {
        /// Its file.
        path: PathBuf,
        /// What is the matter: every fault, in the order of the text.
        faults: Vec<Diagnostic>,
    },
}

impl fmt::Display for LibraryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            LibraryFault::NoFolder { looked } => {
                let looked: Vec<String> =
                    looked.iter().map(|it| it.display().to_string()).collect();
                write!(
                    f,
                    "there is no folder of scenarios. Looked in: {}. Name one with --scenarios or \
                     {FOLDER_VARIABLE}",
                    looked.join(", ")
                )
            }
            LibraryFault::Unreadable { path, why } => {
                write!(f, "{} cannot be read: {why}", path.display())
            }
            LibraryFault::Unknown { id, near, folder } => {
                let short: String = id.chars().take(60).collect();
                write!(f, "there is no scenario `{short}` in {}", folder.display())?;
                match near {
                    Some(near) => write!(f, "; did you mean `{near}`?"),
                    None => f.write_str(". `warning-signs list` names those there are"),
                }
            }
            LibraryFault::Faulty { path, faults } => {
                let path = path.display();
                let mut errors = faults.iter().filter(|it| it.is_error());
                if let Some(first) = errors.next() {
                    write!(f, "{path}:{first}")?;
                }
                match errors.count() {
                    0 => {}
                    1 => f.write_str("; 1 more error")?,
                    more => write!(f, "; {more} more errors")?,
                }
                write!(f, ". To see all of it: warning-signs check {path}")
            }
        }
    }
}

impl std::error::Error for LibraryFault {}

impl Library {
    /// The folder named here, or the one the environment names, or `scenarios` in this folder or beside the
    /// program or in a folder above it.
    ///
    /// # Errors
    ///
    /// When a folder is named that is not there, or when none is found.
    pub fn find(named: Option<&Path>) -> Result<Library, LibraryFault> {
        let from_environment = std::env::var_os(FOLDER_VARIABLE).filter(|it| !it.is_empty());
        let named = named
            .map(Path::to_owned)
            .or_else(|| from_environment.map(PathBuf::from));
        let places = match named {
            Some(folder) => vec![folder],
            None => ordinary_places(),
        };
        match places.iter().find(|place| place.is_dir()) {
            Some(folder) => Ok(Library::at(folder)),
            None => Err(LibraryFault::NoFolder { looked: places }),
        }
    }

    /// The library of this folder.
    pub fn at(folder: &Path) -> Library {
        Library {
            folder: folder.to_owned(),
            voices: voice::folder(None, folder),
        }
    }

    /// The same with its recordings in this folder, if one is named.
    pub fn with_voices(mut self, named: Option<&Path>) -> Library {
        self.voices = voice::folder(named, &self.folder);
        self
    }

    /// The folder of recordings.
    pub fn voices(&self) -> &Path {
        &self.voices
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The file of a scenario.
    pub fn path(&self, id: &str) -> PathBuf {
        self.folder.join(id).join(SCRIPT)
    }

    /// The ids there are: the folders that hold a script, in order of their names.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn ids(&self) -> Result<Vec<String>, LibraryFault> {
        let unreadable = |why| LibraryFault::Unreadable {
            path: self.folder.clone(),
            why,
        };
        let mut ids = Vec::new();
        let entries = fs::read_dir(&self.folder).map_err(unreadable)?;
        for entry in entries.take(limits::FOLDER_ENTRIES) {
            let entry = entry.map_err(unreadable)?;
            let id = entry.file_name().into_string().ok();
            ids.extend(id.filter(|id| !id.starts_with('.') && self.path(id).is_file()));
        }
        ids.sort_unstable();
        Ok(ids)
    }

    /// The script of a scenario, checked, and its warnings.
    ///
    /// # Errors
    ///
    /// When there is none of this id, or it has faults.
    pub fn script(&self, id: &str) -> Result<Script, LibraryFault> {
        let (path, bytes) = self.bytes(id)?;
        match read::read_bytes(&bytes, None) {
            Ok((script, _)) => Ok(script),
            Err(faults) => Err(LibraryFault::Faulty { path, faults }),
        }
    }

    /// A scenario, ready to be played.
    ///
    /// # Errors
    ///
    /// When there is none of this id, or it has faults.
    pub fn load(&self, id: &str) -> Result<Scenario, LibraryFault> {
        let (path, bytes) = self.bytes(id)?;
        // Bytes that are not text are a fault like any other, and are told by the same reader.
        let loaded = match std::str::from_utf8(&bytes) {
            Ok(source) => Scenario::load(source, None).map(|(scenario, _)| scenario),
            Err(_) => Err(read::read_bytes(&bytes, None).err().unwrap_or_default()),
        };
        let scenario = loaded.map_err(|faults| LibraryFault::Faulty { path, faults })?;
        // A list of recordings that cannot be read leaves a call without a voice, not without a call.
        Ok(match Kept::read(&self.voices, id) {
            Ok(kept) => scenario.with_recorded(Recorded::of(kept.into_list())),
            Err(_) => scenario,
        })
    }

    fn bytes(&self, id: &str) -> Result<(PathBuf, Vec<u8>), LibraryFault> {
        // The id is one of the folders there are, so that no path can be smuggled in with it.
        let ids = self.ids()?;
        if !ids.iter().any(|it| it == id) {
            let names = ids.iter().map(String::as_str);
            return Err(LibraryFault::Unknown {
                id: id.to_owned(),
                near: did_you_mean(id, names).map(str::to_owned),
                folder: self.folder.clone(),
            });
        }
        let path = self.path(id);
        match read_bytes(&path, limits::SCENARIO_BYTES as u64) {
            Ok(bytes) => Ok((path, bytes)),
            Err(why) => Err(LibraryFault::Unreadable { path, why }),
        }
    }
}

/// Reads a text file that is no longer than this many bytes.
///
/// # Errors
///
/// When it cannot be read, is longer, or is not UTF-8.
pub fn read_text(path: &Path, most_bytes: u64) -> Result<String, LibraryFault> {
    let unreadable = |why| LibraryFault::Unreadable {
        path: path.to_owned(),
        why,
    };
    let bytes = read_bytes(path, most_bytes).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|_| {
        unreadable(io::Error::new(
            io::ErrorKind::InvalidData,
            "it is not text in UTF-8",
        ))
    })
}

/// Reads a file that is no longer than this many bytes.
///
/// # Errors
///
/// When it cannot be read or is longer.
pub fn read_bytes(path: &Path, most_bytes: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path)?;
    file.take(most_bytes + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most_bytes {
        return Err(io::Error::new(
            io::ErrorKind::FileTooLarge,
            format!("it is larger than {most_bytes} bytes"),
        ));
    }
    Ok(bytes)
}

fn ordinary_places() -> Vec<PathBuf> {
    let mut places = vec![PathBuf::from("scenarios")];
    if let Ok(program) = std::env::current_exe() {
        let above = program.ancestors().skip(1).take(limits::NESTING);
        places.extend(above.map(|folder| folder.join("scenarios")));
    }
    places
}
