//! The plays of a scenario: finding them, naming them, reading one.

use std::path::{Path, PathBuf};

use crate::authoring::library::{Library, PlayFileFault, play_files, read_play};
use crate::call::play::Play;
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::learning::telling::capital;

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
        let folder = library.folder().join(scenario);
        let all = play_files(&folder).unwrap_or_default();
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
    read_play(path).map_err(|fault| {
        let PlayFileFault::Faulty { path, faults } = fault else {
            return fault.to_string();
        };
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
