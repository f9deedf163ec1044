//! Where calls are kept on this machine, and which of them are unfinished or finished.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::store::private_folder;
use crate::journal::{Header, Journal};
use crate::limits;

/// The environment variable that names the folder everything of a trainee is kept in.
pub const FOLDER_VARIABLE: &str = "WARNING_SIGNS_DATA";

/// The folder calls are kept in: in the one the environment names, or where this machine keeps a user's data.
pub fn calls_folder() -> PathBuf {
    let named = std::env::var_os(FOLDER_VARIABLE).filter(|it| !it.is_empty());
    let folder = named.map(PathBuf::from).or_else(|| {
        let folders = directories::BaseDirs::new()?;
        Some(folders.data_local_dir().join("warning-signs"))
    });
    // With no home at all, the folder the program was started in is the only place left.
    folder
        .unwrap_or_else(|| PathBuf::from("warning-signs-data"))
        .join("calls")
}

/// The path of a new journal in the folder calls are kept in.
pub fn new_journal(scenario: &str) -> PathBuf {
    new_journal_in(&calls_folder(), scenario)
}

/// The path of a new journal in this folder: the scenario and the time in UTC. Makes the folder, as far as it can.
pub fn new_journal_in(folder: &Path, scenario: &str) -> PathBuf {
    // A folder that cannot be made is told of when the journal is.
    let _ = private_folder(folder);
    let name = format!("{scenario}-{}", stamp(SystemTime::now()));
    let mut path = folder.join(format!("{name}.journal"));
    // Two calls within a second are rare, and a hundred are not possible.
    for again in 2..100 {
        if fs::symlink_metadata(&path).is_err() {
            break;
        }
        path = folder.join(format!("{name}-{again}.journal"));
    }
    path
}

fn stamp(now: SystemTime) -> String {
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    let seconds = i64::try_from(seconds).unwrap_or(0);
    jiff::Timestamp::from_second(seconds).map_or_else(
        |_| seconds.to_string(),
        |time| time.strftime("%Y%m%d-%H%M%S").to_string(),
    )
}

/// A journal whose call was neither ended nor left.
#[derive(Clone, Debug)]
pub struct Unfinished {
    /// Its file.
    pub path: PathBuf,
    /// What it belongs to.
    pub header: Header,
    /// When it was last written to.
    pub written: SystemTime,
}

/// A journal whose call was played to its end.
#[derive(Clone, Debug)]
pub struct Finished {
    /// Its file.
    pub path: PathBuf,
    /// What it belongs to.
    pub header: Header,
    /// When it was last written to.
    pub written: SystemTime,
}

/// The unfinished calls kept in a folder, the newest first; of one scenario, if named. What cannot be read is
/// passed over.
///
/// # Errors
///
/// When the folder is there and cannot be read.
pub fn unfinished(folder: &Path, scenario: Option<&str>) -> io::Result<Vec<Unfinished>> {
    let found = kept(folder, End::Open)?.into_iter();
    Ok(found
        .filter(|it| scenario.is_none_or(|id| it.header.scenario == id))
        .map(|it| Unfinished {
            path: it.path,
            header: it.header,
            written: it.written,
        })
        .collect())
}

/// The calls kept in a folder that were played to their end, the newest first. A call that was left is not among
/// them: it is not scored. What cannot be read is passed over.
///
/// # Errors
///
/// When the folder is there and cannot be read.
pub fn finished(folder: &Path) -> io::Result<Vec<Finished>> {
    let found = kept(folder, End::Ended)?.into_iter();
    Ok(found
        .map(|it| Finished {
            path: it.path,
            header: it.header,
            written: it.written,
        })
        .collect())
}

/// A journal as far as a list needs it.
struct Kept {
    path: PathBuf,
    header: Header,
    written: SystemTime,
    end: End,
}

/// How far a kept call got.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    Open,
    Ended,
    Left,
}

/// The calls of a folder that got this far, the newest first.
fn kept(folder: &Path, end: End) -> io::Result<Vec<Kept>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(why) => return Err(why),
    };
    let mut found: Vec<Kept> = entries
        .take(limits::FOLDER_ENTRIES)
        .filter_map(|entry| look(&entry.ok()?.path()))
        .filter(|it| it.end == end)
        .collect();
    found.sort_by(|a, b| b.written.cmp(&a.written).then_with(|| b.path.cmp(&a.path)));
    Ok(found)
}

fn look(path: &Path) -> Option<Kept> {
    if path.extension()? != "journal" {
        return None;
    }
    let mut file = fs::File::open(path).ok()?;
    let about = file.metadata().ok()?;
    if about.len() > limits::JOURNAL_BYTES {
        return None;
    }
    // Only a list needs to know, so the first line and the last are enough; going on and scoring read and check
    // every record.
    let header = Journal::header(&piece(&mut file, 0)?).ok()?;
    let tail = piece(
        &mut file,
        about.len().saturating_sub(limits::JOURNAL_END_BYTES),
    )?;
    let last = tail.trim_ascii_end().rsplit(|byte| *byte == b'\n').next()?;
    let end = if contains(last, b"\"Ended\"") {
        End::Ended
    } else if contains(last, b"\"Left\"") {
        End::Left
    } else {
        End::Open
    };
    Some(Kept {
        path: path.to_owned(),
        header,
        written: about.modified().ok()?,
        end,
    })
}

/// As much of a file from here on as a first or a last line may take.
fn piece(file: &mut fs::File, from: u64) -> Option<Vec<u8>> {
    file.seek(SeekFrom::Start(from)).ok()?;
    let mut bytes = Vec::new();
    file.take(limits::JOURNAL_END_BYTES)
        .read_to_end(&mut bytes)
        .ok()?;
    Some(bytes)
}

fn contains(line: &[u8], part: &[u8]) -> bool {
    line.windows(part.len()).any(|it| it == part)
}
