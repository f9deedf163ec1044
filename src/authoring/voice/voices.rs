//! `voices.ron`: who can speak, how feeling is given to speech, and which engine makes the sound.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::authoring::library::{LibraryFault, read_text};
use crate::scenario::diagnostic::did_you_mean;
use crate::scenario::ron_options;
use crate::scenario::script::Delivery;

/// The file the voices are described in.
pub const VOICES: &str = "voices.ron";
/// The largest such file, in bytes.
const MOST_BYTES: u64 = 1024 * 1024;

/// All voices, and what makes them heard.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voices {
    /// Speech engines by name.
    pub engines: BTreeMap<String, Tool>,
    /// What makes an MP3 of a WAV.
    pub encoder: Tool,
    /// What listens.
    pub recogniser: Tool,
    /// The voice that speaks where a scenario names none.
    pub ordinary: String,
    /// The voices by name.
    pub voices: BTreeMap<String, Voice>,
    /// How each delivery sounds.
    pub deliveries: BTreeMap<Delivery, Shape>,
    /// For an engine: words that it reads wrongly, and how to write them for it.
    #[serde(default)]
    pub respell: BTreeMap<String, BTreeMap<String, String>>,
}

/// A program that does one thing again and again.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Tool {
    /// Started for each thing it does.
    Each(Vec<String>),
    /// Started once, and asked line by line in JSON.
    Stays(Vec<String>),
}

impl Tool {
    /// The command and its arguments, with their placeholders.
    pub fn words(&self) -> &[String] {
        match self {
            Tool::Each(words) | Tool::Stays(words) => words,
        }
    }
}

/// Somebody who speaks.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Voice {
    /// Who it sounds like, for people who choose.
    pub who: String,
    /// The engine that makes it.
    pub engine: String,
    /// The engine's own name for it.
    pub model: String,
    /// How much higher or lower than the engine made it, in percent; timbre goes with it.
    #[serde(default = "hundred")]
    pub pitch: u16,
    /// How fast this person speaks, in percent.
    #[serde(default = "hundred")]
    pub pace: u16,
}

/// How a delivery sounds.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    /// Speed, in percent of the voice's own.
    #[serde(default = "hundred")]
    pub pace: u16,
    /// Loudness against an everyday voice, in decibels.
    #[serde(default)]
    pub level: i8,
    /// Pitch, in percent of the voice's own.
    #[serde(default = "hundred")]
    pub pitch: u16,
    /// Silence between two sentences, in milliseconds.
    pub pause_ms: u16,
    /// Whether it is whispered.
    #[serde(default)]
    pub whispered: bool,
}

fn hundred() -> u16 {
    100
}

/// What is wrong with the voices.
#[derive(Debug)]
pub enum VoicesFault {
    /// The file cannot be read.
    File(LibraryFault),
    /// It is not such a file: where and why.
    Form(PathBuf, String),
    /// Something it names is not in it, or is out of range.
    Content(PathBuf, String),
    /// A voice is asked for that is not in it.
    Unknown(String),
}

impl fmt::Display for VoicesFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            VoicesFault::File(fault) => fault.fmt(f),
            VoicesFault::Form(path, why) => {
                write!(f, "{}: {why}", path.display())
            }
            VoicesFault::Content(path, why) => write!(f, "{}: {why}", path.display()),
            VoicesFault::Unknown(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for VoicesFault {}

const ALL_DELIVERIES: [Delivery; 8] = [
    Delivery::Calm,
    Delivery::Worried,
    Delivery::Uneasy,
    Delivery::Flat,
    Delivery::Angry,
    Delivery::Tearful,
    Delivery::Whisper,
    Delivery::Relief,
];

impl Voices {
    /// Reads the voices of a folder of recordings.
    ///
    /// # Errors
    ///
    /// When the file is not there, is not such a file, or names what it does not have.
    pub fn read(folder: &Path) -> Result<Voices, VoicesFault> {
        let path = folder.join(VOICES);
        let source = read_text(&path, MOST_BYTES).map_err(VoicesFault::File)?;
        let voices: Voices = ron_options()
            .from_str(&source)
            .map_err(|why| VoicesFault::Form(path.clone(), why.to_string()))?;
        match voices.fault() {
            Some(why) => Err(VoicesFault::Content(path, why)),
            None => Ok(voices),
        }
    }

    fn fault(&self) -> Option<String> {
        for (name, voice) in &self.voices {
            if !self.engines.contains_key(&voice.engine) {
                let near = nearest(&voice.engine, self.engines.keys());
                return Some(format!(
                    "the voice `{name}` has the engine `{}`, which is not among `engines`{near}",
                    voice.engine
                ));
            }
            let sound = (50..=200).contains(&voice.pitch) && (50..=200).contains(&voice.pace);
            if !sound {
                return Some(format!(
                    "`pitch` and `pace` of the voice `{name}` go from 50 to 200"
                ));
            }
        }
        if let Some(engine) = self
            .respell
            .keys()
            .find(|it| !self.engines.contains_key(*it))
        {
            return Some(format!(
                "`respell` names the engine `{engine}`, which is not among `engines`"
            ));
        }
        if !self.voices.contains_key(&self.ordinary) {
            let near = nearest(&self.ordinary, self.voices.keys());
            return Some(format!(
                "`ordinary` is `{}`, which is not among `voices`{near}",
                self.ordinary
            ));
        }
        for delivery in ALL_DELIVERIES {
            let Some(shape) = self.deliveries.get(&delivery) else {
                return Some(format!("`deliveries` does not say how {delivery:?} sounds"));
            };
            let sound = (50..=200).contains(&shape.pitch)
                && (50..=200).contains(&shape.pace)
                && (-12..=6).contains(&shape.level);
            if !sound {
                return Some(format!(
                    "{delivery:?}: `pitch` and `pace` go from 50 to 200, `level` from -12 to 6"
                ));
            }
        }
        let tools = self.engines.values();
        tools
            .chain([&self.encoder, &self.recogniser])
            .any(|tool| tool.words().is_empty())
            .then(|| "a command has no words".to_owned())
    }

    /// The name of the voice a scenario asks for, or of the ordinary one where it asks for none.
    ///
    /// # Errors
    ///
    /// When there is no such voice.
    pub fn named(&self, asked: &str) -> Result<&str, VoicesFault> {
        if asked.is_empty() {
            return Ok(&self.ordinary);
        }
        match self.voices.get_key_value(asked) {
            Some((name, _)) => Ok(name),
            None => {
                let near = nearest(asked, self.voices.keys());
                let all: Vec<&str> = self.voices.keys().map(String::as_str).collect();
                Err(VoicesFault::Unknown(format!(
                    "there is no voice `{asked}`{near}; {VOICES} has: {}",
                    all.join(", ")
                )))
            }
        }
    }

    /// How a delivery sounds.
    pub fn shape(&self, delivery: Delivery) -> Shape {
        // Reading the file has made sure that all are there.
        self.deliveries.get(&delivery).copied().unwrap_or(Shape {
            pace: 100,
            level: 0,
            pitch: 100,
            pause_ms: 350,
            whispered: false,
        })
    }

    /// The words as they are to be written for this engine.
    pub fn respelt(&self, words: &str, engine: &str) -> String {
        let Some(respell) = self.respell.get(engine) else {
            return words.to_owned();
        };
        let mut out = String::with_capacity(words.len());
        let mut rest = words;
        while !rest.is_empty() {
            let end = rest
                .find(|c: char| !c.is_alphanumeric())
                .unwrap_or(rest.len());
            let (word, after) = rest.split_at(end);
            out.push_str(respell.get(word).map_or(word, String::as_str));
            let skip = after.chars().next().map_or(0, char::len_utf8);
            out.push_str(&after[..skip]);
            rest = &after[skip..];
        }
        out
    }
}

fn nearest<'n>(word: &str, names: impl Iterator<Item = &'n String>) -> String {
    did_you_mean(word, names.map(String::as_str))
        .map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Voices {
        Voices::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/voices")).unwrap()
    }

    #[test]
    fn the_shipped_voices_can_be_read_and_are_of_different_people() {
        let voices = shipped();
        assert!(voices.voices.len() >= 6);
        let models: std::collections::BTreeSet<(&str, u16)> = voices
            .voices
            .values()
            .map(|it| (it.model.as_str(), it.pitch))
            .collect();
        assert_eq!(models.len(), voices.voices.len());
    }

    #[test]
    fn a_voice_that_is_not_there_is_told_with_those_that_are() {
        let voices = shipped();
        assert_eq!(voices.named("").unwrap(), voices.ordinary);
        let why = voices.named("marion").unwrap_err().to_string();
        assert!(why.contains("did you mean `marian`?"), "{why}");
    }

    #[test]
    fn only_whole_words_are_respelt_and_only_for_their_engine() {
        let mut voices = shipped();
        let respell = [("Sayle".to_owned(), "Sale".to_owned())].into();
        voices.respell.insert("an-engine".to_owned(), respell);
        let respelt = |words: &str| voices.respelt(words, "an-engine");
        assert_eq!(
            respelt("Tristan Sayle. Sayle's friend."),
            "Tristan Sale. Sale's friend."
        );
        assert_eq!(respelt("“Été” – Sayler"), "“Été” – Sayler");
        assert_eq!(voices.respelt("Sayle", "another"), "Sayle");
    }
}
