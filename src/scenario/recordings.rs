//! What has been recorded of a scenario's lines: which words, in which voice, in which file, and how long it lasts.
//!
//! This is a list only. The sound itself is in files beside it, and nothing here opens them.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::limits;

/// The list as it stands in its file, `recordings.ron`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Recordings {
    /// The scenario they belong to.
    pub scenario: String,
    /// Each recording.
    pub recorded: Vec<Recording>,
}

/// One recording.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// The id of the line.
    pub line: String,
    /// The voice that says it.
    pub voice: String,
    /// The words as they are said in it.
    pub words: String,
    /// The file's name, in the scenario's folder of recordings.
    pub file: String,
    /// How long it lasts, in milliseconds.
    pub for_ms: u32,
    /// What it was made of: text, voice, delivery and treatment, as a hash in hex. It is stale when that changes.
    pub made_of: String,
    /// Who made it.
    pub by: MadeBy,
}

/// Who made a recording.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum MadeBy {
    /// A speech engine.
    Engine,
    /// A person, before a microphone.
    Person,
}

/// What is wrong with a list of recordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordingsFault {
    /// It cannot be read as one.
    Unreadable(String),
    /// It belongs to another scenario.
    OfAnother(String),
    /// It names a file outside its folder.
    Outside(String),
    /// It has more entries than a list may have.
    TooMany,
}

impl fmt::Display for RecordingsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RecordingsFault::Unreadable(why) => write!(f, "it cannot be read: {why}"),
            RecordingsFault::OfAnother(id) => write!(f, "it belongs to the scenario `{id}`"),
            RecordingsFault::Outside(file) => {
                write!(f, "`{file}` is not the plain name of a file in its folder")
            }
            RecordingsFault::TooMany => {
                write!(f, "it has more than {} entries", limits::RECORDINGS)
            }
        }
    }
}

impl std::error::Error for RecordingsFault {}

impl Recordings {
    /// Reads the list of a scenario.
    ///
    /// # Errors
    ///
    /// When it is no such list, or belongs to another scenario, or names a file elsewhere.
    pub fn read(source: &str, scenario: &str) -> Result<Recordings, RecordingsFault> {
        let read: Recordings = super::ron_options()
            .from_str(source)
            .map_err(|why| RecordingsFault::Unreadable(why.to_string()))?;
        if read.scenario != scenario {
            return Err(RecordingsFault::OfAnother(read.scenario));
        }
        if read.recorded.len() > limits::RECORDINGS {
            return Err(RecordingsFault::TooMany);
        }
        if let Some(outside) = read.recorded.iter().find(|it| !is_plain_name(&it.file)) {
            return Err(RecordingsFault::Outside(outside.file.clone()));
        }
        Ok(read)
    }
}

/// Whether this is the name of a file and no way to another folder.
fn is_plain_name(file: &str) -> bool {
    !file.is_empty()
        && !file.starts_with('.')
        && file
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))
}

/// Recordings by the line they say, to be found while a call goes on.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    by_line: BTreeMap<Box<str>, Box<[Recording]>>,
}

impl Recorded {
    /// Puts a list in order of its lines.
    pub fn of(list: Recordings) -> Recorded {
        let mut by_line: BTreeMap<Box<str>, Vec<Recording>> = BTreeMap::new();
        for recording in list.recorded {
            let line = recording.line.as_str().into();
            by_line.entry(line).or_default().push(recording);
        }
        Recorded {
            by_line: by_line
                .into_iter()
                .map(|(line, of_it)| (line, of_it.into()))
                .collect(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.by_line.is_empty()
    }

    /// Whether this file is one of them.
    pub fn has(&self, file: &str) -> bool {
        let mut all = self.by_line.values().flatten();
        all.any(|it| it.file == file)
    }

    /// How many lines have at least one.
    pub fn lines(&self) -> usize {
        self.by_line.len()
    }

    /// The recording of a line with just these words, in this voice. One whose words are not what the script says
    /// now is not found: what is heard and what is read are always the same. Where the script names no voice, any will do.
    pub fn find(&self, line: &str, words: &str, voice: &str) -> Option<&Recording> {
        let of_it = self.by_line.get(line)?;
        of_it
            .iter()
            .find(|it| it.words == words && (voice.is_empty() || it.voice == voice))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(file: &str) -> String {
        format!(
            "Recordings(scenario: \"a-call\", recorded: [(line: \"open-1\", voice: \"marian\", words: \"Hello.\", \
             file: \"{file}\", for_ms: 800, made_of: \"00\", by: Engine)])"
        )
    }

    #[test]
    fn a_recording_is_found_by_line_words_and_voice_together() {
        let list = Recordings::read(&listed("open-1.mp3"), "a-call").unwrap();
        let recorded = Recorded::of(list);
        let found = recorded.find("open-1", "Hello.", "marian");
        assert_eq!(found.map(|it| it.for_ms), Some(800));
        assert_eq!(recorded.find("open-1", "Hello.", ""), found);
        assert_eq!(recorded.find("open-1", "Hello!", "marian"), None);
        assert_eq!(recorded.find("open-1", "Hello.", "grace"), None);
        assert_eq!(recorded.find("open-2", "Hello.", "marian"), None);
    }

    #[test]
    fn a_list_of_another_scenario_or_with_a_way_out_of_its_folder_is_refused() {
        assert_eq!(
            Recordings::read(&listed("open-1.mp3"), "another"),
            Err(RecordingsFault::OfAnother("a-call".to_owned()))
        );
        for file in ["../x.mp3", "/etc/passwd", "", ".hidden", "a\\\\b"] {
            let read = Recordings::read(&listed(file), "a-call");
            assert!(matches!(read, Err(RecordingsFault::Outside(_))), "{file}");
        }
        let read = Recordings::read("Recordings(", "a-call");
        assert!(matches!(read, Err(RecordingsFault::Unreadable(_))));
    }
}
