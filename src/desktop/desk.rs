//! What every screen shares: the library, the settings, how it looks, and what there is to tell.

use std::path::PathBuf;

use super::look::Look;
use super::session::membership::Membership;
use super::settings::{Brightness, Kept, Settings};
use super::waveform::Waves;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::sound::Volumes;

/// What every screen shares.
pub struct Desk {
    /// The scenarios and their recordings.
    pub library: Library,
    /// The folder calls are kept in.
    pub calls: PathBuf,
    /// The settings.
    pub kept: Kept,
    /// How it looks.
    pub look: Look,
    /// The shapes of recordings.
    pub waves: Waves,
    /// What there is to tell, the newest last.
    pub notices: Vec<String>,
    /// The time of an untimed call that is heard now, which comes after the time it has got to; while there is
    /// something left to hear.
    pub behind_ms: Option<u64>,
    /// The session the console is in, or is coming into.
    pub session: Option<Membership>,
}

/// How many notices are shown at once.
const NOTICES: usize = 3;

impl Desk {
    /// A desk.
    pub fn new(library: Library, calls: PathBuf, kept: Kept) -> Desk {
        Desk {
            library,
            calls,
            look: look_of(&kept.settings),
            kept,
            waves: Waves::default(),
            notices: Vec::new(),
            behind_ms: None,
            session: None,
        }
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.kept.settings
    }

    /// Changes the settings: everything looks by them at once, and they are kept.
    pub fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.kept.settings);
        let told = self.kept.keep();
        self.notices.extend(told);
        self.look = look_of(&self.kept.settings);
    }

    /// Changes the settings for now, and keeps nothing.
    pub fn draw_by(&mut self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.kept.settings);
        self.look = look_of(&self.kept.settings);
    }

    /// Tells something.
    pub fn tell(&mut self, notice: String) {
        self.notices.retain(|it| *it != notice);
        self.notices.push(notice);
        let over = self.notices.len().saturating_sub(NOTICES);
        self.notices.drain(..over);
    }

    /// How loud the caller and the room are.
    pub fn volumes(&self) -> Volumes {
        let settings = self.settings();
        Volumes {
            voice: settings.voice_percent,
            room: settings.room_percent,
        }
    }

    /// The recording that is heard at this time of a call: its file, how much of it was heard and how long
    /// it is, in milliseconds. A line that was not recorded has a length and no file.
    pub fn recording(&self, call: &Call, now_ms: u64) -> Option<(Option<PathBuf>, u64, u64)> {
        let spoken = call.state().spoken.iter().rev();
        let mut recent = spoken.take_while(|it| it.until_ms > now_ms);
        let it = recent.find(|it| it.from_ms <= now_ms)?;
        let scenario = call.scenario();
        let recording = scenario.recording(it.line, call.drawn());
        let folder = self.library.voices().join(&scenario.script.id);
        let whole_ms = recording.map_or(it.until_ms - it.from_ms, |it| u64::from(it.for_ms));
        let path = recording.map(|it| folder.join(&it.file));
        Some((path, now_ms - it.from_ms, whole_ms))
    }
}

fn look_of(settings: &Settings) -> Look {
    let dark = settings.brightness == Brightness::Dark;
    Look::new(dark, settings.language, settings.still)
}
