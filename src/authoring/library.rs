//! The shelf: the folder of scenarios, found and read.

use std::fmt;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::voice;
use super::voice::kept::Kept;
use crate::call::play::{Play, PlayFault};
use crate::limits;
use crate::scenario::diagnostic::{Diagnostic, did_you_mean};
use crate::scenario::loaded::Scenario;
use crate::scenario::read;
use crate::scenario::recordings::Recorded;
use crate::scenario::script::{Front, LogScript, Script, Seat};
use crate::supervising::deed::Deed as ReviewDeed;
use crate::supervising::queue::{Handed, NotHanded};
use crate::supervising::{Queue, run};

/// The file a scenario's folder must have to be one.
pub const SCRIPT: &str = "scenario.ron";
/// The folder of a scenario that holds its plays.
pub const PLAYS: &str = "plays";
/// The folder of a supervisor's scenario that holds the plays its logs were written by.
pub const LOGS: &str = "logs";
/// The play that shows how it is done, and comes before the others.
const EXPERT: &str = "expert";
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
    /// The scenario is of the supervisor's seat, which has no caller of its own.
    NoCall {
        /// Its id.
        id: String,
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
            LibraryFault::NoCall { id } => write!(
                f,
                "`{id}` is reviewed from the supervisor's seat and has no caller of its own: nobody in it is asked, \
                 understood or recorded. Name a call; to review: warning-signs play {id}"
            ),
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

    /// Who the trainee is in a scenario.
    ///
    /// # Errors
    ///
    /// When there is none of this id.
    pub fn seat(&self, id: &str) -> Result<Seat, LibraryFault> {
        let (_, bytes) = self.bytes(id)?;
        Ok(read::seat(&String::from_utf8_lossy(&bytes)))
    }

    /// What a scenario says of itself, checked, whichever seat it is. What a queue's logs come to is not looked at: they
    /// would all have to be written for it.
    ///
    /// # Errors
    ///
    /// When there is none of this id, or it has faults.
    pub fn front(&self, id: &str) -> Result<Front, LibraryFault> {
        match self.seat(id)? {
            Seat::CallHandler => Ok(self.script(id)?.front()),
            Seat::Supervisor => {
                let (path, bytes) = self.bytes(id)?;
                match read::read_queue(&String::from_utf8_lossy(&bytes), None) {
                    Ok((script, _)) => Ok(script.front()),
                    Err(faults) => Err(LibraryFault::Faulty { path, faults }),
                }
            }
        }
    }

    /// A queue of logs, ready to be reviewed.
    ///
    /// # Errors
    ///
    /// When there is none of this id, or it has faults.
    pub fn queue(&self, id: &str) -> Result<Queue, LibraryFault> {
        let (path, bytes) = self.bytes(id)?;
        let hand = |log: &LogScript| self.hand(&self.folder.join(id), log);
        let loaded = match std::str::from_utf8(&bytes) {
            Ok(source) => Queue::load(source, None, hand).map(|(queue, _)| queue),
            Err(_) => Err(read::read_bytes(&bytes, None).err().unwrap_or_default()),
        };
        loaded.map_err(|faults| LibraryFault::Faulty { path, faults })
    }

    /// What a log of the supervisor's scenario in this folder is made of.
    ///
    /// # Errors
    ///
    /// Why it cannot be had.
    pub fn hand(&self, folder: &Path, log: &LogScript) -> Result<Handed, NotHanded> {
        let scenario = self
            .load(&log.scenario)
            .map_err(|why| NotHanded::Scenario(why.to_string()))?;
        let path = folder.join(LOGS).join(format!("{}.play", log.play));
        let play =
            read_text(&path, limits::PLAY_BYTES).map_err(|why| NotHanded::Play(why.to_string()))?;
        Ok(Handed { scenario, play })
    }

    /// The ids of the scenarios that are calls: those with a caller of their own.
    ///
    /// # Errors
    ///
    /// When the folder cannot be read.
    pub fn calls(&self) -> Result<Vec<String>, LibraryFault> {
        let mut ids = self.ids()?;
        // What cannot be read is told where it is read as a call.
        ids.retain(|id| !matches!(self.seat(id), Ok(Seat::Supervisor)));
        Ok(ids)
    }

    /// The script of a call, checked, and its warnings.
    ///
    /// # Errors
    ///
    /// When there is none of this id, it is no call, or it has faults.
    pub fn script(&self, id: &str) -> Result<Script, LibraryFault> {
        let (path, bytes) = self.call_bytes(id)?;
        match read::read_bytes(&bytes, None) {
            Ok((script, _)) => Ok(script),
            Err(faults) => Err(LibraryFault::Faulty { path, faults }),
        }
    }

    /// The script of a call to look at, whatever may be wrong with what it means; see
    /// [`read_to_look_at`](read::read_to_look_at).
    ///
    /// # Errors
    ///
    /// When there is none of this id, it is no call, or its text cannot be read.
    pub fn script_to_look_at(&self, id: &str) -> Result<Script, LibraryFault> {
        let (path, bytes) = self.call_bytes(id)?;
        let read = match std::str::from_utf8(&bytes) {
            Ok(source) => read::read_to_look_at(source),
            Err(_) => Err(read::read_bytes(&bytes, None).err().unwrap_or_default()),
        };
        read.map_err(|faults| LibraryFault::Faulty { path, faults })
    }

    /// A call, ready to be played.
    ///
    /// # Errors
    ///
    /// When there is none of this id, it is no call, or it has faults.
    pub fn load(&self, id: &str) -> Result<Scenario, LibraryFault> {
        let (path, bytes) = self.call_bytes(id)?;
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

    /// The plays of a scenario: their names without `.play`, and their files; `expert` first, the others in order of
    /// their names. None where there is no folder of them.
    ///
    /// # Errors
    ///
    /// When there is no scenario of this id, or its folder of plays is there and cannot be read.
    pub fn plays(&self, id: &str) -> Result<Vec<(String, PathBuf)>, LibraryFault> {
        self.known(id)?;
        let folder = self.folder.join(id);
        let files = play_files(&folder).map_err(|why| LibraryFault::Unreadable {
            path: folder.join(PLAYS),
            why,
        })?;
        let mut plays: Vec<(String, PathBuf)> = files
            .into_iter()
            .filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), path)))
            .collect();
        plays.sort_by(|(a, _), (b, _)| (a != EXPERT, a).cmp(&(b != EXPERT, b)));
        Ok(plays)
    }

    /// The id is one of the folders there are, so that no path can be smuggled in with it.
    fn known(&self, id: &str) -> Result<(), LibraryFault> {
        let ids = self.ids()?;
        if ids.iter().any(|it| it == id) {
            return Ok(());
        }
        let names = ids.iter().map(String::as_str);
        Err(LibraryFault::Unknown {
            id: id.to_owned(),
            near: did_you_mean(id, names).map(str::to_owned),
            folder: self.folder.clone(),
        })
    }

    fn call_bytes(&self, id: &str) -> Result<(PathBuf, Vec<u8>), LibraryFault> {
        let (path, bytes) = self.bytes(id)?;
        match std::str::from_utf8(&bytes).map_or(Seat::CallHandler, read::seat) {
            Seat::CallHandler => Ok((path, bytes)),
            Seat::Supervisor => Err(LibraryFault::NoCall { id: id.to_owned() }),
        }
    }

    fn bytes(&self, id: &str) -> Result<(PathBuf, Vec<u8>), LibraryFault> {
        self.known(id)?;
        let path = self.path(id);
        match read_bytes(&path, limits::SCENARIO_BYTES as u64) {
            Ok(bytes) => Ok((path, bytes)),
            Err(why) => Err(LibraryFault::Unreadable { path, why }),
        }
    }
}

/// The plays of a scenario's folder, in order of their paths. None where there is no folder of them.
///
/// # Errors
///
/// When the folder of plays is there and cannot be read.
pub fn play_files(scenario: &Path) -> io::Result<Vec<PathBuf>> {
    files_in(&scenario.join(PLAYS))
}

/// The plays of the supervisor's logs, or of any folder, in order of their paths. None where there is no such folder.
pub(super) fn files_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let mut files: Vec<PathBuf> = entries
        .take(limits::FOLDER_ENTRIES)
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "play"))
        .collect();
    files.sort_unstable();
    Ok(files)
}

/// Why a play cannot be had from its file.
#[derive(Debug)]
pub enum PlayFileFault {
    /// The file cannot be read.
    File(LibraryFault),
    /// It has lines that cannot be read.
    Faulty {
        /// The file.
        path: PathBuf,
        /// Every such line and what is the matter with it.
        faults: Vec<PlayFault>,
    },
}

impl fmt::Display for PlayFileFault {
    /// One line for each fault: the file, the line of it, and what is wrong.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlayFileFault::File(fault) => fault.fmt(f),
            PlayFileFault::Faulty { path, faults } => {
                for (place, (line, fault)) in faults.iter().enumerate() {
                    let before = if place == 0 { "" } else { "\n" };
                    write!(f, "{before}{}:{line}: {fault}", path.display())?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for PlayFileFault {}

/// Reads a play from its file.
///
/// # Errors
///
/// When the file cannot be read, or has lines that cannot.
pub fn read_play(path: &Path) -> Result<Play, PlayFileFault> {
    let source = read_text(path, limits::PLAY_BYTES).map_err(PlayFileFault::File)?;
    Play::parse(&source).map_err(|faults| PlayFileFault::Faulty {
        path: path.to_owned(),
        faults,
    })
}

/// Reads a play of the supervisor's seat from its file.
///
/// # Errors
///
/// When the file cannot be read, or has lines that cannot.
pub fn read_review(path: &Path) -> Result<Play<ReviewDeed>, PlayFileFault> {
    let source = read_text(path, limits::PLAY_BYTES).map_err(PlayFileFault::File)?;
    run::read_play(&source).map_err(|faults| PlayFileFault::Faulty {
        path: path.to_owned(),
        faults,
    })
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> (tempfile::TempDir, Library) {
        let folder = tempfile::tempdir().unwrap();
        for id in ["one", "two"] {
            fs::create_dir_all(folder.path().join(id).join(PLAYS)).unwrap();
            fs::write(folder.path().join(id).join(SCRIPT), "").unwrap();
        }
        let library = Library::at(folder.path());
        (folder, library)
    }

    #[test]
    fn the_experts_play_comes_first_and_the_others_in_order() {
        let (folder, library) = shelf();
        let plays = folder.path().join("one").join(PLAYS);
        for name in ["zeal.play", "expert.play", "blame.play", "notes.txt"] {
            fs::write(plays.join(name), "").unwrap();
        }
        let found = library.plays("one").unwrap();
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["expert", "blame", "zeal"]);
        assert_eq!(found[1].1, plays.join("blame.play"));
    }

    #[test]
    fn a_scenario_without_plays_has_none_and_one_there_is_not_is_told() {
        let (folder, library) = shelf();
        fs::remove_dir(folder.path().join("two").join(PLAYS)).unwrap();
        assert_eq!(library.plays("two").unwrap(), []);
        let fault = library.plays("../one").unwrap_err();
        assert!(matches!(fault, LibraryFault::Unknown { .. }), "{fault}");
    }

    #[test]
    fn every_line_of_a_play_that_cannot_be_read_is_told_with_its_place() {
        let (folder, _) = shelf();
        let path = folder.path().join("a.play");
        fs::write(&path, "0:04 ask Who is he?\nsoon wave\n0:09 juggle\n").unwrap();
        let fault = read_play(&path).unwrap_err().to_string();
        let lines: Vec<&str> = fault.lines().collect();
        assert_eq!(lines.len(), 2, "{fault}");
        let path = path.display();
        assert!(lines[0].starts_with(&format!("{path}:2: ")), "{fault}");
        assert!(lines[1].starts_with(&format!("{path}:3: ")), "{fault}");

        let gone = read_play(&folder.path().join("gone.play")).unwrap_err();
        assert!(matches!(gone, PlayFileFault::File(_)), "{gone}");
    }

    #[test]
    fn shipped_plays_are_found_and_read() {
        let library = Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
        for id in library.ids().unwrap() {
            let plays = library.plays(&id).unwrap();
            assert_eq!(plays[0].0, "expert");
            for (name, path) in plays {
                let steps = match library.seat(&id).unwrap() {
                    Seat::CallHandler => read_play(&path).unwrap().steps.len(),
                    Seat::Supervisor => read_review(&path).unwrap().steps.len(),
                };
                assert!(steps > 0, "{id}: {name}");
            }
        }
    }

    #[test]
    fn every_shipped_scenario_has_questions_for_a_room_that_name_nobody_drawn() {
        let library = Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
        for id in library.ids().unwrap() {
            let (questions, names) = match library.seat(&id).unwrap() {
                Seat::CallHandler => {
                    let script = library.script(&id).unwrap();
                    let members = script.cast.into_values();
                    let names: Vec<String> = members.flat_map(|it| it.names).collect();
                    (script.discuss, names)
                }
                Seat::Supervisor => {
                    let queue = library.queue(&id).unwrap();
                    (queue.script().discuss.clone(), Vec::new())
                }
            };
            assert!((3..=5).contains(&questions.len()), "{id}");
            let named: Vec<&str> = names.iter().flat_map(|it| it.split(' ')).collect();
            for question in &questions {
                let mut words = question.split(|it: char| !it.is_alphanumeric());
                let found = words.find(|word| named.contains(word));
                assert_eq!(found, None, "{id}: {question}");
            }
        }
    }
}
