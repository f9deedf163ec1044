//! The plays of a scenario: finding them, naming them, reading one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::authoring::library::{Library, read_text};
use crate::call::play::Play;
use crate::desktop::console::capital;
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::limits;

/// How many faults of a play are told at once.
const FAULTS: usize = 4;

/// The plays of a scenario, and which of them is watched.
pub struct Plays {
    /// The scenario.
    pub scenario: String,
    /// The file of the one that is watched.
    pub watched: PathBuf,
    /// Whether they are shown to a class.
    pub projected: bool,
    all: Vec<PathBuf>,
}

impl Plays {
    /// The plays of this scenario. A folder that cannot be read has none; the one that is watched is there anyway.
    pub fn of(library: &Library, scenario: &str, watched: &Path, projected: bool) -> Plays {
        let folder = library.folder().join(scenario).join("plays");
        let entries = fs::read_dir(folder).into_iter().flatten();
        let entries = entries.take(limits::FOLDER_ENTRIES).flatten();
        let files = entries.map(|entry| entry.path());
        let mut all: Vec<PathBuf> = files
            .filter(|path| path.extension().is_some_and(|it| it == "play"))
            .collect();
        all.sort();
        Plays {
            scenario: scenario.to_owned(),
            watched: watched.to_owned(),
            projected,
            all,
        }
    }

    /// What the play that is watched is called.
    pub fn name(&self, look: &Look) -> String {
        match stem(&self.watched).as_str() {
            "expert" => look.say("watch-name-expert"),
            "passed-over" => look.say("watch-name-passed-over"),
            other => spaced(other),
        }
    }

    /// The other plays: what is said of watching each, and the wish for it.
    pub fn others(&self, look: &Look) -> Vec<(String, Wish)> {
        let watched = self.watched.file_name();
        let others = self.all.iter().filter(|it| it.file_name() != watched);
        let wished = others.map(|path| {
            let label = match stem(path).as_str() {
                "expert" => look.say("watch-expert"),
                "passed-over" => look.say("watch-passed-over"),
                other => look.say_with("watch-other", &[("play", &spaced(other))]),
            };
            let wish = Wish::Watch {
                scenario: self.scenario.clone(),
                play: path.clone(),
                projected: self.projected,
            };
            (label, wish)
        });
        wished.collect()
    }
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// A file's name as words.
fn spaced(stem: &str) -> String {
    capital(&stem.replace(['-', '_'], " "))
}

/// Reads a play.
///
/// # Errors
///
/// Why it cannot be read: the file, and the line of each fault.
pub fn read(look: &Look, path: &Path) -> Result<Play, String> {
    let source = read_text(path, limits::PLAY_BYTES).map_err(|fault| fault.to_string())?;
    Play::parse(&source).map_err(|faults| {
        let mut told = vec![look.say("watch-faulty")];
        let first = faults.iter().take(FAULTS);
        told.extend(first.map(|(line, fault)| format!("{}:{line}: {fault}", path.display())));
        let more = faults.len().saturating_sub(FAULTS);
        if more > 0 {
            told.push(look.say_with("watch-faulty-more", &[("count", &more.to_string())]));
        }
        told.join("\n")
    })
}
