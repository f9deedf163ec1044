//! What is amiss with the recordings of a scenario.

use std::collections::HashSet;
use std::fmt;
use std::thread;

use serde::Serialize;

use super::kept::{Kept, KeptFault};
use super::render::{is_likely, level_fault, seconds};
use super::voices::Voices;
use super::wanted::Wanted;
use super::wave::Wave;
use crate::limits;
use crate::scenario::recordings::{MadeBy, Recording};

/// How far the list may be from a file's real length, in milliseconds.
const LENGTH_WITHIN_MS: u32 = 60;

/// Something amiss with a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Amiss {
    /// The file.
    pub file: String,
    /// In what way.
    pub way: Way,
    /// What exactly.
    pub what: String,
}

/// In what way something is amiss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// It is not there.
    Missing,
    /// Its words, voice or delivery have changed since.
    Stale,
    /// It cannot be read.
    Unreadable,
    /// It is too loud or too quiet.
    Level,
    /// It lasts too long or too short.
    Length,
    /// Nothing in the scenario wants it.
    Orphaned,
}

impl fmt::Display for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Way::Missing => "missing",
            Way::Stale => "stale",
            Way::Unreadable => "unreadable",
            Way::Level => "level",
            Way::Length => "length",
            Way::Orphaned => "orphaned",
        })
    }
}

/// The recordings of a scenario, examined.
#[derive(Debug)]
pub struct Examined {
    /// How many there ought to be.
    pub wanted: usize,
    /// How long those there are last together, in milliseconds.
    pub for_ms: u64,
    /// How large their files are together, in bytes.
    pub bytes: u64,
    /// How many were made by people.
    pub by_people: usize,
    /// What is amiss, by way and file.
    pub amiss: Vec<Amiss>,
}

/// Whether a recording is of just this: its words, voice and all that was done to it.
pub fn is_current(recording: &Recording, wanted: &Wanted) -> bool {
    let same = recording.words == wanted.words && recording.voice == wanted.voice;
    // A person's voice does not change with the engine's settings.
    same && (recording.by == MadeBy::Person || recording.made_of == wanted.made_of)
}

/// What is to be made: missing or stale. A person's recording of words that have changed since is theirs to make again,
/// and is not written over.
pub fn to_make(wanted: &[Wanted], kept: &Kept) -> Vec<Wanted> {
    let needed = |it: &&Wanted| match kept.of_file(&it.file()) {
        None => true,
        Some(there) if !kept.path(there).is_file() => true,
        Some(there) => there.by == MadeBy::Engine && !is_current(there, it),
    };
    wanted.iter().filter(needed).cloned().collect()
}

/// Examines the recordings of a scenario: lists, files, levels and lengths.
///
/// # Errors
///
/// When their folder cannot be read.
pub fn examine(wanted: &[Wanted], kept: &Kept, voices: &Voices) -> Result<Examined, KeptFault> {
    let mut amiss = orphans(wanted, kept)?;
    let mut there = Vec::new();
    for it in wanted {
        match kept.of_file(&it.file()) {
            None => amiss.push(found(it, Way::Missing, "it is not recorded")),
            Some(recording) if !is_current(recording, it) => {
                amiss.push(found(it, Way::Stale, &stale(recording, it)));
            }
            Some(recording) => there.push((it, recording)),
        }
    }
    let heard = listen(&there, kept, voices);
    let bytes = there
        .iter()
        .filter_map(|(_, it)| std::fs::metadata(kept.path(it)).ok())
        .map(|about| about.len())
        .sum();
    let people = there.iter().filter(|(_, it)| it.by == MadeBy::Person);
    amiss.extend(heard);
    amiss.sort_by(|a, b| (a.way, &a.file).cmp(&(b.way, &b.file)));
    Ok(Examined {
        wanted: wanted.len(),
        for_ms: there.iter().map(|(_, it)| u64::from(it.for_ms)).sum(),
        bytes,
        by_people: people.count(),
        amiss,
    })
}

fn found(wanted: &Wanted, way: Way, what: &str) -> Amiss {
    Amiss {
        file: wanted.file(),
        way,
        what: what.to_owned(),
    }
}

fn stale(recording: &Recording, wanted: &Wanted) -> String {
    let by_person = recording.by == MadeBy::Person;
    let what = if recording.words != wanted.words {
        "its words have changed"
    } else if recording.voice != wanted.voice {
        "it is said by another voice now"
    } else {
        "its voice or delivery has changed"
    };
    let mend = if by_person {
        "; a person recorded it: record it again, or remove the file to have it made"
    } else {
        ""
    };
    format!("{what}{mend}")
}

fn orphans(wanted: &[Wanted], kept: &Kept) -> Result<Vec<Amiss>, KeptFault> {
    let files: HashSet<String> = wanted.iter().map(Wanted::file).collect();
    let listed = kept.list().recorded.iter().map(|it| it.file.clone());
    let unwanted = listed.filter(|file| !files.contains(file));
    let unlisted = kept.unlisted()?;
    Ok(unwanted
        .chain(unlisted.into_iter().filter(|file| !files.contains(file)))
        .map(|file| Amiss {
            file,
            way: Way::Orphaned,
            what: "nothing in the scenario wants it".to_owned(),
        })
        .collect())
}

/// Listens to all of them, on every core.
fn listen(there: &[(&Wanted, &Recording)], kept: &Kept, voices: &Voices) -> Vec<Amiss> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = there.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        let parts: Vec<_> = there
            .chunks(share)
            .map(|part| {
                scope.spawn(move || {
                    let heard = part
                        .iter()
                        .flat_map(|(wanted, it)| hear(wanted, it, kept, voices));
                    heard.collect::<Vec<_>>()
                })
            })
            .collect();
        parts
            .into_iter()
            .flat_map(|part| part.join().unwrap_or_default())
            .collect()
    })
}

fn hear(wanted: &Wanted, recording: &Recording, kept: &Kept, voices: &Voices) -> Vec<Amiss> {
    let path = kept.path(recording);
    if !path.is_file() {
        return vec![found(wanted, Way::Missing, "its file is not there")];
    }
    let wave = match Wave::read_mp3(&path) {
        Ok(wave) => wave,
        Err(why) => return vec![found(wanted, Way::Unreadable, &why.to_string())],
    };
    let mut amiss = Vec::new();
    let for_ms = wave.for_ms();
    if for_ms.abs_diff(recording.for_ms) > LENGTH_WITHIN_MS {
        amiss.push(found(
            wanted,
            Way::Length,
            &format!(
                "it lasts {} and the list says {}",
                seconds(for_ms),
                seconds(recording.for_ms)
            ),
        ));
    } else if for_ms > limits::RECORDING_MS || !is_likely(for_ms, wanted.estimate_ms()) {
        amiss.push(found(
            wanted,
            Way::Length,
            &format!(
                "it lasts {}; such words take about {}",
                seconds(for_ms),
                seconds(wanted.estimate_ms())
            ),
        ));
    }
    if let Some(why) = level_fault(&wave, voices.shape(wanted.delivery)) {
        amiss.push(found(wanted, Way::Level, &why));
    }
    amiss
}
