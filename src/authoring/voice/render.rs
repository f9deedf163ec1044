//! Making recordings: spoken sentence by sentence, shaped, encoded, measured, and put in place one by one.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::{Map, Value};

use super::kept::{Kept, KeptFault, making};
use super::loudness::measure;
use super::spoken::{SPELLING_PACE, sentences_of, spells, spoken};
use super::telephone::{self, LUFS, LUFS_WITHIN, PEAK};
use super::tool::{Asked, Folders, ToolFault, Worker};
use super::voices::{Shape, Voice, Voices};
use super::wanted::Wanted;
use super::wave::{Wave, WaveFault};
use super::whisper::whispered;
use crate::scenario::recordings::{MadeBy, Recording};

/// What recordings are made with.
#[derive(Debug)]
pub struct Studio<'s> {
    /// The voices.
    pub voices: &'s Voices,
    /// Where programs are found.
    pub folders: Folders,
    /// How long a program may take for one thing.
    pub patience: Duration,
    /// How many recordings are made at once.
    pub jobs: usize,
}

/// Why one recording could not be made.
#[derive(Debug)]
pub enum RenderFault {
    /// The engine or the encoder failed.
    Tool(ToolFault),
    /// What it wrote cannot be used.
    Wave(WaveFault),
    /// It lasts far shorter or longer than such words take.
    Length {
        /// How long it lasts, in milliseconds.
        for_ms: u32,
        /// About how long it ought to, in milliseconds.
        about_ms: u32,
    },
    /// It came out too loud or too quiet.
    Level(String),
    /// It cannot be put in its place.
    Kept(KeptFault),
    /// A folder for what is being made cannot be had.
    Scratch(std::io::Error),
}

impl fmt::Display for RenderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RenderFault::Tool(fault) => fault.fmt(f),
            RenderFault::Wave(fault) => fault.fmt(f),
            RenderFault::Length { for_ms, about_ms } => write!(
                f,
                "it lasts {} where such words take about {}; words may be missing",
                seconds(*for_ms),
                seconds(*about_ms)
            ),
            RenderFault::Level(why) => f.write_str(why),
            RenderFault::Kept(fault) => fault.fmt(f),
            RenderFault::Scratch(why) => write!(f, "no folder to work in can be had: {why}"),
        }
    }
}

impl std::error::Error for RenderFault {}

/// A time in seconds, with one digit.
pub fn seconds(ms: u32) -> String {
    format!("{}.{} s", ms / 1000, ms % 1000 / 100)
}

/// What came of one recording, told as it happens.
#[derive(Debug)]
pub struct Told<'t> {
    /// Which.
    pub wanted: &'t Wanted,
    /// How long it lasts, or why it could not be made.
    pub made: Result<u32, RenderFault>,
    /// How many are done, this one included.
    pub done: usize,
}

/// Makes these recordings and puts each in its place as soon as it is done. A fault of one leaves the others, and its
/// old recording, as they are; a program that cannot be started at all ends the run.
pub fn render(
    studio: &Studio<'_>,
    todo: &[Wanted],
    kept: &mut Kept,
    told: &mut dyn FnMut(Told<'_>),
) {
    let next = AtomicUsize::new(0);
    let stopped = AtomicBool::new(false);
    let spoken = Mutex::new(HashMap::new());
    let (to, results) = channel();
    thread::scope(|scope| {
        for _ in 0..studio.jobs.clamp(1, todo.len().max(1)) {
            let booth = Booth {
                studio,
                kept_in: kept.folder().to_owned(),
                spoken: &spoken,
            };
            let (to, next, stopped) = (to.clone(), &next, &stopped);
            scope.spawn(move || booth.work(todo, next, stopped, &to));
        }
        drop(to);
        for (done, (place, made)) in results.iter().enumerate() {
            let wanted = &todo[place];
            let made = made.and_then(|(path, for_ms)| {
                let recording = recording(wanted, for_ms, MadeBy::Engine);
                kept.put(&path, recording).map_err(RenderFault::Kept)?;
                Ok(for_ms)
            });
            if matches!(made, Err(RenderFault::Tool(ToolFault::NotStarted(..)))) {
                stopped.store(true, Ordering::Relaxed);
            }
            told(Told {
                wanted,
                made,
                done: done + 1,
            });
        }
    });
}

/// The entry of a recording in the list.
pub fn recording(wanted: &Wanted, for_ms: u32, by: MadeBy) -> Recording {
    Recording {
        line: wanted.line.clone(),
        voice: wanted.voice.clone(),
        words: wanted.words.clone(),
        file: wanted.file(),
        for_ms,
        made_of: wanted.made_of.clone(),
        by,
    }
}

type Made = Result<(std::path::PathBuf, u32), RenderFault>;
/// Sentences that were spoken already, by voice and words and pace: variants of a line share most of theirs.
type Spoken = Mutex<HashMap<(String, String, u16, u16), Arc<Wave>>>;

/// Where one recording after another is made.
struct Booth<'b> {
    studio: &'b Studio<'b>,
    kept_in: std::path::PathBuf,
    spoken: &'b Spoken,
}

impl Booth<'_> {
    fn work(
        &self,
        todo: &[Wanted],
        next: &AtomicUsize,
        stopped: &AtomicBool,
        to: &Sender<(usize, Made)>,
    ) {
        let mut tools = Tools {
            engines: HashMap::new(),
            encoder: Worker::new(
                &self.studio.voices.encoder,
                &self.studio.folders,
                self.studio.patience,
            ),
        };
        while !stopped.load(Ordering::Relaxed) {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(wanted) = todo.get(place) else {
                return;
            };
            if to.send((place, self.make(wanted, &mut tools))).is_err() {
                return;
            }
        }
    }

    fn make(&self, wanted: &Wanted, tools: &mut Tools) -> Made {
        let scratch = tempfile::tempdir().map_err(RenderFault::Scratch)?;
        let shape = self.studio.voices.shape(wanted.delivery);
        let Some(voice) = self.studio.voices.voices.get(&wanted.voice) else {
            // What is wanted was gathered from these same voices.
            return Err(RenderFault::Level(format!(
                "there is no voice `{}`",
                wanted.voice
            )));
        };
        let words = spoken(&wanted.words);
        let mut sentences = Vec::new();
        for sentence in sentences_of(&words) {
            let said = self.say(&sentence, wanted, voice, shape, tools, scratch.path())?;
            sentences.push(Wave::clone(&said));
        }
        let mut wave = telephone::joined(&sentences, u32::from(shape.pause_ms));
        if shape.whispered {
            wave = whispered(&wave);
        }
        finish(
            wave,
            wanted,
            shape,
            &making(&self.kept_in, &wanted.name),
            &mut tools.encoder,
            scratch.path(),
        )
    }

    fn say(
        &self,
        sentence: &str,
        wanted: &Wanted,
        voice: &Voice,
        shape: Shape,
        tools: &mut Tools,
        scratch: &Path,
    ) -> Result<Arc<Wave>, RenderFault> {
        let pitch = percent(voice.pitch, shape.pitch);
        let pace = percent(voice.pace, shape.pace);
        let pace = if spells(sentence) {
            percent(pace, SPELLING_PACE)
        } else {
            pace
        };
        let key = (wanted.voice.clone(), sentence.to_owned(), pace, pitch);
        let known = self.spoken.lock().ok().and_then(|it| it.get(&key).cloned());
        if let Some(known) = known {
            return Ok(known);
        }
        // Lifting a voice hurries it too; the engine speaks as much slower.
        let engine_pace = u32::from(pace) * 100 / u32::from(pitch.max(1));
        let heard = self.engine_says(sentence, voice, engine_pace, tools, scratch)?;
        let said = Arc::new(telephone::trimmed(&telephone::resampled(&heard, pitch)));
        if let Ok(mut spoken) = self.spoken.lock() {
            spoken.insert(key, Arc::clone(&said));
        }
        Ok(said)
    }

    /// A sentence as the engine speaks it: from what is kept of earlier runs, or spoken now and kept.
    fn engine_says(
        &self,
        sentence: &str,
        voice: &Voice,
        pace: u32,
        tools: &mut Tools,
        scratch: &Path,
    ) -> Result<Wave, RenderFault> {
        let (voices, folders) = (self.studio.voices, &self.studio.folders);
        let Some(tool) = voices.engines.get(&voice.engine) else {
            return Err(RenderFault::Level(format!(
                "there is no engine `{}`",
                voice.engine
            )));
        };
        let sentence = voices.respelt(sentence, &voice.engine);
        let key = serde_json::json!([tool, voice.model, pace, sentence]).to_string();
        let name = blake3::hash(key.as_bytes()).to_hex();
        let kept = folders.spoken.join(format!("{}.wav", &name[..32]));
        if let Ok(wave) = Wave::read(&kept) {
            return Ok(wave);
        }
        let wav = scratch.join("said.wav");
        let asked = asked_to_speak(&sentence, voice, pace, &wav);
        let engine = tools
            .engines
            .entry(voice.engine.clone())
            .or_insert_with(|| Worker::new(tool, folders, self.studio.patience));
        engine.ask(&asked).map_err(RenderFault::Tool)?;
        let heard = Wave::read(&wav).map_err(RenderFault::Wave)?;
        // Copied first and then named, so that nothing half-written is ever taken for speech. Not being able to keep it
        // costs time on the next run and nothing else.
        let part = folders
            .spoken
            .join(format!(".{}-{}", std::process::id(), &name[..32]));
        let keep = std::fs::create_dir_all(&folders.spoken)
            .and_then(|()| std::fs::copy(&wav, &part))
            .and_then(|_| std::fs::rename(&part, &kept));
        if keep.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        // What is left of it must not be taken for the next sentence, should the engine write nothing then.
        std::fs::remove_file(&wav).map_err(RenderFault::Scratch)?;
        Ok(heard)
    }
}

struct Tools {
    engines: HashMap<String, Worker>,
    encoder: Worker,
}

/// From shaped speech to a file that can take its place: in the band, level, encoded, and measured again as it is heard.
///
/// # Errors
///
/// When it lasts too short or too long, cannot be encoded, or comes out too loud or too quiet.
pub fn finish(
    mut wave: Wave,
    wanted: &Wanted,
    shape: Shape,
    place: &Path,
    encoder: &mut Worker,
    scratch: &Path,
) -> Made {
    let (for_ms, about_ms) = (wave.for_ms(), wanted.estimate_ms());
    if !is_likely(for_ms, about_ms) {
        return Err(RenderFault::Length { for_ms, about_ms });
    }
    telephone::banded(&mut wave);
    let lufs = LUFS + f64::from(shape.level);
    telephone::levelled(&mut wave, lufs).ok_or(RenderFault::Wave(WaveFault::Empty))?;
    let wav = scratch.join("finished.wav");
    wave.write(&wav).map_err(RenderFault::Wave)?;
    let mut named = Map::new();
    named.insert("wav".to_owned(), Value::from(wav.display().to_string()));
    named.insert("mp3".to_owned(), Value::from(place.display().to_string()));
    let asked = Asked { text: None, named };
    encoder.ask(&asked).map_err(RenderFault::Tool)?;
    let encoded = Wave::read_mp3(place).map_err(RenderFault::Wave)?;
    if let Some(why) = level_fault(&encoded, shape) {
        return Err(RenderFault::Level(why));
    }
    Ok((place.to_owned(), encoded.for_ms()))
}

/// What is wrong with the level of a recording of this shape.
pub fn level_fault(wave: &Wave, shape: Shape) -> Option<String> {
    let Some(measured) = measure(wave) else {
        return Some("it is too quiet to be measured".to_owned());
    };
    let lufs = LUFS + f64::from(shape.level);
    if (measured.lufs - lufs).abs() > LUFS_WITHIN {
        let how = if measured.lufs > lufs {
            "too loud"
        } else {
            "too quiet"
        };
        return Some(format!(
            "it is {how}: {:.1} LUFS, where {lufs:.1} is wanted, give or take {LUFS_WITHIN}",
            measured.lufs
        ));
    }
    (measured.peak > PEAK).then(|| {
        format!(
            "its peaks are too high: {:.1} dBTP, where at most {PEAK} is wanted",
            measured.peak
        )
    })
}

/// Whether words that take about so long can have been said in this time.
pub fn is_likely(for_ms: u32, about_ms: u32) -> bool {
    let least_ms = about_ms.saturating_sub(400) * 2 / 5;
    let most_ms = about_ms.saturating_mul(5) / 2 + 1_500;
    (least_ms..=most_ms).contains(&for_ms)
}

fn percent(a: u16, b: u16) -> u16 {
    u16::try_from(u32::from(a) * u32::from(b) / 100).unwrap_or(100)
}

fn asked_to_speak(sentence: &str, voice: &Voice, pace: u32, wav: &Path) -> Asked {
    let mut named = Map::new();
    named.insert("model".to_owned(), Value::from(voice.model.as_str()));
    named.insert("pace".to_owned(), Value::from(pace));
    let stretch = 10_000 / pace.max(1);
    let stretch = format!("{}.{:02}", stretch / 100, stretch % 100);
    named.insert("stretch".to_owned(), Value::from(stretch));
    named.insert("wpm".to_owned(), Value::from(165 * pace / 100));
    named.insert("wav".to_owned(), Value::from(wav.display().to_string()));
    Asked {
        text: Some(sentence.to_owned()),
        named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_that_words_cannot_have_is_seen() {
        assert!(is_likely(3_000, 3_200));
        assert!(is_likely(700, 560));
        assert!(!is_likely(300, 3_200), "words are missing");
        assert!(!is_likely(30_000, 3_200), "it ran on");
    }
}
