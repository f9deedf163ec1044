//! Where a file stands in a pack: the only places there are.

use std::path::{Path, PathBuf};

use crate::authoring::library::{LOGS, PLAYS, SCRIPT};
use crate::authoring::voice::kept::LIST;
use crate::limits;

/// The list of a pack.
pub const MANIFEST: &str = "pack.ron";
const SCENARIOS: &str = "scenarios";
const VOICES: &str = "voices";

/// A file of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The scenario's id.
    pub scenario: String,
    /// Which of its files.
    pub file: Part,
}

/// Which of a scenario's files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Its script.
    Script,
    /// A play, by its file's name.
    Play(String),
    /// What a handler did to write a log of a supervisor's scenario, by its file's name.
    Log(String),
    /// The list of its recordings.
    Recordings,
    /// A recording, by its file's name.
    Recording(String),
}

impl Place {
    /// A file of a scenario.
    pub fn of(scenario: &str, file: Part) -> Place {
        Place {
            scenario: scenario.to_owned(),
            file,
        }
    }

    /// The place of this name; `None` for one that has no place in a pack.
    pub fn parse(name: &str) -> Option<Place> {
        let parts: Vec<&str> = name.split('/').collect();
        let (scenario, file) = match parts.as_slice() {
            [SCENARIOS, id, SCRIPT] => (id, Part::Script),
            [SCENARIOS, id, PLAYS, play] if is_file(play, ".play") => {
                (id, Part::Play((*play).to_owned()))
            }
            [SCENARIOS, id, LOGS, log] if is_file(log, ".play") => {
                (id, Part::Log((*log).to_owned()))
            }
            [VOICES, id, LIST] => (id, Part::Recordings),
            [VOICES, id, sound] if is_file(sound, ".mp3") => {
                (id, Part::Recording((*sound).to_owned()))
            }
            _ => return None,
        };
        is_id(scenario).then(|| Place::of(scenario, file))
    }

    /// Its name in a pack.
    pub fn name(&self) -> String {
        let id = &self.scenario;
        match &self.file {
            Part::Script => format!("{SCENARIOS}/{id}/{SCRIPT}"),
            Part::Play(play) => format!("{SCENARIOS}/{id}/{PLAYS}/{play}"),
            Part::Log(log) => format!("{SCENARIOS}/{id}/{LOGS}/{log}"),
            Part::Recordings => format!("{VOICES}/{id}/{LIST}"),
            Part::Recording(sound) => format!("{VOICES}/{id}/{sound}"),
        }
    }

    /// Its file, in a folder of scenarios and a folder of recordings.
    pub fn path(&self, scenarios: &Path, voices: &Path) -> PathBuf {
        let id = &self.scenario;
        match &self.file {
            Part::Script => scenarios.join(id).join(SCRIPT),
            Part::Play(play) => scenarios.join(id).join(PLAYS).join(play),
            Part::Log(log) => scenarios.join(id).join(LOGS).join(log),
            Part::Recordings => voices.join(id).join(LIST),
            Part::Recording(sound) => voices.join(id).join(sound),
        }
    }

    /// The most bytes such a file may have.
    pub fn most_bytes(&self) -> u64 {
        match self.file {
            Part::Script => limits::SCENARIO_BYTES as u64,
            Part::Play(_) | Part::Log(_) => limits::PLAY_BYTES,
            Part::Recordings => limits::RECORDINGS_BYTES,
            Part::Recording(_) => limits::RECORDING_BYTES,
        }
    }

    /// Whether it is sound, which is pressed already.
    pub fn is_sound(&self) -> bool {
        matches!(self.file, Part::Recording(_))
    }
}

/// Whether this can be a scenario's id, and its folder's name on every system.
pub fn is_id(id: &str) -> bool {
    let words = id.split('-');
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let mut sound = words.map(|word| !word.is_empty() && word.chars().all(plain));
    id.len() <= limits::ID_CHARS && sound.all(|it| it) && !is_reserved(id)
}

/// Whether this is the plain name of a file with this ending, on every system.
pub fn is_file(name: &str, ending: &str) -> bool {
    let Some(stem) = name.strip_suffix(ending) else {
        return false;
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    let longest = 2 * limits::ID_CHARS + ending.len();
    name.len() <= longest
        && !stem.is_empty()
        && !name.starts_with('.')
        && stem.chars().all(plain)
        && !is_reserved(stem)
}

/// Whether Windows keeps this name, with whatever ending, for a device.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.to_ascii_uppercase();
    let numbered = |device: &str| {
        let number = stem.strip_prefix(device);
        number.is_some_and(|it| it.len() == 1 && it.bytes().all(|it| it.is_ascii_digit()))
    };
    matches!(
        stem.as_str(),
        "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"
    ) || numbered("COM")
        || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn places_and_their_names_lead_to_each_other() {
        for name in [
            "scenarios/server-owner/scenario.ron",
            "scenarios/a/plays/expert.play",
            "scenarios/a/logs/first.play",
            "voices/a/recordings.ron",
            "voices/a/open-1.grace.mp3",
        ] {
            assert_eq!(Place::parse(name).unwrap().name(), name);
        }
    }

    #[test]
    fn whatever_could_lead_elsewhere_has_no_place() {
        for name in [
            "",
            "/",
            "scenario.ron",
            "scenarios/a",
            "scenarios/a/",
            "scenarios//scenario.ron",
            "/scenarios/a/scenario.ron",
            "../scenarios/a/scenario.ron",
            "scenarios/../scenario.ron",
            "scenarios/a/../scenario.ron",
            "scenarios/a/plays/../x.play",
            "scenarios/a/plays/..play",
            "scenarios/a/plays/.play",
            "scenarios\\a\\scenario.ron",
            "scenarios/a\\b/scenario.ron",
            "C:/scenarios/a/scenario.ron",
            "scenarios/C:/scenario.ron",
            "scenarios/A/scenario.ron",
            "scenarios/con/scenario.ron",
            "scenarios/com1/scenario.ron",
            "scenarios/-a/scenario.ron",
            "scenarios/a/SCENARIO.RON",
            "scenarios/a/scenario.ron/",
            "scenarios/a/plays/NUL.play",
            "scenarios/a/plays/aux.x.play",
            "scenarios/a/plays/a b.play",
            "scenarios/a/plays/a.PLAY",
            "scenarios/a/plays/a:b.play",
            "scenarios/a/plays/a.play\0",
            "voices/a/x.exe",
            "voices/a/.lock",
            "voices/a/x.wav",
            "scenarios/a/notes.txt",
            "./scenarios/a/scenario.ron",
        ] {
            assert_eq!(Place::parse(name), None, "{name:?}");
        }
        assert_eq!(
            Place::parse(&format!("scenarios/{}/scenario.ron", "a".repeat(65))),
            None
        );
    }

    proptest! {
        #[test]
        fn no_name_leads_out_of_its_folder(name in "(scenarios|voices|plays|[./\\\\a-zA-Z:%~ é]|scenario\\.ron|\\.play|\\.mp3){0,12}") {
            if let Some(place) = Place::parse(&name) {
                let path = place.path(Path::new("s"), Path::new("v"));
                let plain = path.components().all(|it| matches!(it, std::path::Component::Normal(_)));
                prop_assert!(plain && (path.starts_with("s") || path.starts_with("v")));
                prop_assert_eq!(place.name(), name);
            }
        }
    }
}
