//! What is remembered between sittings: how the console looks, sounds and waits.
//!
//! Kept as RON in the folder this machine keeps a user's settings in. A file that cannot be read gives the
//! settings everybody begins with; one that cannot be written is told once and tried again at the next change.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::look::words::Language;
use crate::authoring::library::read_text;
use crate::call::terms::{Mode, Terms};
use crate::learning::store::{private_folder, replace};

/// The environment variable that names the folder settings are kept in.
pub const FOLDER_VARIABLE: &str = "WARNING_SIGNS_CONFIG";
/// The most a file of settings may hold, in bytes.
const MOST_BYTES: u64 = 64 * 1024;
/// The smallest and the largest text, in percent.
pub const TEXT_PERCENT: (u16, u16) = (80, 200);

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Brightness {
    /// By day.
    #[default]
    Light,
    /// By night.
    Dark,
}

/// How the clock of a call runs.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Timers {
    /// As the scenario means it.
    #[default]
    AsMeant,
    /// At half its pace while the caller is not speaking.
    Slowed,
    /// It moves only by what is said.
    Off,
}

/// What is remembered.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(default)]
pub struct Settings {
    /// The language of the console.
    pub language: Language,
    /// Light or dark.
    pub brightness: Brightness,
    /// The size of everything that is read, 80 to 200 percent.
    pub text_percent: u16,
    /// Whether nothing moves by itself.
    pub still: bool,
    /// Whether what the caller says is written large as it is said. The transcript has it in any case.
    pub captions: bool,
    /// Whether a play that is watched waits at each note until it is let go on.
    pub wait_at_notes: bool,
    /// How the clock of a call runs.
    pub timers: Timers,
    /// How much help there is.
    pub mode: Mode,
    /// Whether anything is heard.
    pub sound: bool,
    /// How loud the caller is, 0 to 100 percent.
    pub voice_percent: u8,
    /// How loud the room and the line are, 0 to 100 percent.
    pub room_percent: u8,
    /// The size of the window, in points at a text size of 100 %.
    pub window: (u32, u32),
    /// The scenario last played.
    pub last_scenario: Option<String>,
    /// Where the last session that was joined is served.
    pub session_address: String,
    /// Whether what authors need is shown: the seed, where to begin, reloading.
    pub author: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            language: Language::default(),
            brightness: Brightness::default(),
            text_percent: 100,
            still: false,
            captions: true,
            wait_at_notes: false,
            timers: Timers::default(),
            mode: Mode::default(),
            sound: true,
            voice_percent: 100,
            room_percent: 100,
            window: (1280, 800),
            last_scenario: None,
            session_address: String::new(),
            author: false,
        }
    }
}

impl Settings {
    /// The terms a call is played on by these settings.
    pub fn terms(&self) -> Terms {
        Terms {
            mode: self.mode,
            untimed: self.timers == Timers::Off,
            follows: false,
            slowed: self.timers == Timers::Slowed,
        }
    }

    /// Everything within its range, whatever a file says.
    fn within(mut self) -> Settings {
        let (least, most) = TEXT_PERCENT;
        self.text_percent = self.text_percent.clamp(least, most);
        self.voice_percent = self.voice_percent.min(100);
        self.room_percent = self.room_percent.min(100);
        self.window.0 = self.window.0.clamp(640, 7680);
        self.window.1 = self.window.1.clamp(400, 4320);
        self
    }
}

/// Settings and the file they are kept in.
#[derive(Debug)]
pub struct Kept {
    /// The settings.
    pub settings: Settings,
    path: Option<PathBuf>,
    written: Settings,
    failing: bool,
}

impl Kept {
    /// The settings of this user, and what is to be told if they could not be read.
    pub fn open() -> (Kept, Option<String>) {
        Kept::at(&path())
    }

    /// The settings everybody begins with, kept nowhere.
    pub fn nowhere() -> Kept {
        Kept {
            settings: Settings::default(),
            path: None,
            written: Settings::default(),
            failing: false,
        }
    }

    /// The settings kept in this file.
    pub fn at(path: &Path) -> (Kept, Option<String>) {
        let (settings, told) = match path.exists().then(|| read(path)) {
            None => (Settings::default(), None),
            Some(Ok(settings)) => (settings.within(), None),
            Some(Err(why)) => (
                Settings::default(),
                Some(format!(
                    "The settings in {} cannot be read ({why}). Those everybody begins with are used; \
                     the file is written anew when you change one.",
                    path.display()
                )),
            ),
        };
        let kept = Kept {
            written: settings.clone(),
            settings,
            path: Some(path.to_owned()),
            failing: false,
        };
        (kept, told)
    }

    /// Writes the settings if they changed. What is to be told if they cannot be written, once.
    pub fn keep(&mut self) -> Option<String> {
        if self.settings == self.written {
            return None;
        }
        self.written = self.settings.clone();
        let path = self.path.clone()?;
        match self.write(&path) {
            Ok(()) => {
                self.failing = false;
                None
            }
            Err(why) if !self.failing => {
                self.failing = true;
                Some(format!(
                    "Your settings cannot be kept in {} ({why}). They hold until you close the window. To \
                     keep them, make that folder writable, or name another with {FOLDER_VARIABLE}.",
                    path.display()
                ))
            }
            Err(_) => None,
        }
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let pretty = ron::ser::PrettyConfig::default();
        let text = ron::ser::to_string_pretty(&self.settings, pretty).map_err(io::Error::other)?;
        if let Some(folder) = path.parent() {
            private_folder(folder)?;
        }
        replace(path, text.as_bytes())
    }
}

fn read(path: &Path) -> Result<Settings, String> {
    let text = read_text(path, MOST_BYTES).map_err(|fault| fault.to_string())?;
    ron::from_str(&text).map_err(|fault| fault.to_string())
}

/// Where this user's settings are kept.
fn path() -> PathBuf {
    let named = std::env::var_os(FOLDER_VARIABLE).filter(|it| !it.is_empty());
    let folder = named.map(PathBuf::from).or_else(|| {
        let folders = directories::BaseDirs::new()?;
        Some(folders.config_dir().join("warning-signs"))
    });
    folder
        .unwrap_or_else(|| PathBuf::from("warning-signs-config"))
        .join("settings.ron")
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_was_set_is_there_the_next_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config/settings.ron");
        let (mut kept, told) = Kept::at(&path);
        assert_eq!(told, None);
        kept.settings.text_percent = 150;
        kept.settings.brightness = Brightness::Dark;
        kept.settings.last_scenario = Some("server-owner".to_owned());
        assert_eq!(kept.keep(), None);
        assert_eq!(Kept::at(&path).0.settings, kept.settings);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_what_is_out_of_range_is_brought_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.ron");
        fs::write(&path, "(text_percent: 900, window: (3, 3))").unwrap();
        let (kept, told) = Kept::at(&path);
        assert_eq!(told, None);
        assert_eq!(kept.settings.text_percent, 200);
        assert_eq!(kept.settings.window, (640, 400));
        fs::write(&path, "nonsense").unwrap();
        let (kept, told) = Kept::at(&path);
        assert_eq!(kept.settings, Settings::default());
        assert!(told.unwrap().contains("settings.ron"));
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("config");
        fs::write(&blocked, "a file where a folder should be").unwrap();
        let (mut kept, _) = Kept::at(&blocked.join("settings.ron"));
        kept.settings.still = true;
        assert!(kept.keep().unwrap().contains("cannot be kept"));
        kept.settings.still = false;
        assert_eq!(kept.keep(), None);
    }
}
