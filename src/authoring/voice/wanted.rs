//! What is to be recorded of a scenario: every line in every variant that the seed can draw, and the supervisor's words.

use std::collections::BTreeSet;

use super::voices::{Voices, VoicesFault};
use crate::call::speech::estimate_ms;
use crate::limits;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::{Loaded, Owner, Supervisor};
use crate::scenario::script::Delivery;
use crate::scenario::text::Text;

use super::spoken::spoken;
use super::telephone::TREATMENT;

/// One recording that ought to be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The name of its file without the ending: the line's id, the voice where it is drawn, and what else is drawn.
    pub name: String,
    /// The id of the line.
    pub line: String,
    /// Who speaks: "mother", "supervisor".
    pub speaker: String,
    /// The voice.
    pub voice: String,
    /// The words.
    pub words: String,
    /// How they are said.
    pub delivery: Delivery,
    /// When in a call they are said, for whoever speaks them.
    pub context: String,
    /// What it is made of, as a hash: a recording with another is stale.
    pub made_of: String,
}

impl Wanted {
    /// About how long it takes to say, in milliseconds.
    pub fn estimate_ms(&self) -> u32 {
        let chars = u32::try_from(self.words.chars().count()).unwrap_or(u32::MAX);
        estimate_ms(chars.min(10_000), self.delivery)
    }

    /// The name of its file.
    pub fn file(&self) -> String {
        format!("{}.mp3", self.name)
    }
}

/// Everything that is to be recorded of a scenario, in the order of its script.
///
/// # Errors
///
/// When it asks for a voice that is not there.
pub fn wanted(scenario: &Loaded, voices: &Voices) -> Result<Vec<Wanted>, VoicesFault> {
    let mut all = Gathered {
        scenario,
        voices,
        wanted: Vec::new(),
        names: BTreeSet::new(),
    };
    for entry in &scenario.lines {
        let context = context(scenario, entry.owner);
        let said = Said {
            id: &entry.id,
            text: &entry.text,
            voice: &scenario.voice,
            speaker: &scenario.script.caller.who,
            delivery: entry.delivery,
            context: &context,
        };
        all.add(&said)?;
    }
    for of in Supervisor::all(&scenario.script) {
        let says = of.says(&scenario.script).unwrap_or_default();
        let Some(text) = Text::resolve(&scenario.script, says) else {
            continue;
        };
        let said = Said {
            id: &of.id(),
            text: &text,
            voice: &scenario.supervisor_voice,
            speaker: "supervisor",
            delivery: Delivery::Calm,
            context: match of {
                Supervisor::Decides(_) => "tells the handler what was decided on the log",
                Supervisor::Changes => "has been challenged, and sees it differently now",
                Supervisor::Stands => "has been challenged with too little, and keeps to it",
            },
        };
        all.add(&said)?;
    }
    Ok(all.wanted)
}

struct Said<'s> {
    id: &'s str,
    text: &'s Text,
    voice: &'s Text,
    speaker: &'s str,
    delivery: Delivery,
    context: &'s str,
}

struct Gathered<'s> {
    scenario: &'s Loaded,
    voices: &'s Voices,
    wanted: Vec<Wanted>,
    names: BTreeSet<String>,
}

impl Gathered<'_> {
    fn add(&mut self, said: &Said<'_>) -> Result<(), VoicesFault> {
        let script = &self.scenario.script;
        let both = [said.voice, said.text];
        let mut there = BTreeSet::new();
        for drawn in Text::variants(&both, script, limits::LINE_VARIANTS) {
            let voice = self.voices.named(&said.voice.render(script, &drawn))?;
            let words = said.text.render(script, &drawn);
            if !there.insert((voice.to_owned(), words.clone())) {
                continue;
            }
            let name = self.name(said, voice, &drawn);
            self.wanted.push(Wanted {
                name,
                line: said.id.to_owned(),
                speaker: said.speaker.to_owned(),
                voice: voice.to_owned(),
                made_of: made_of(self.voices, voice, &words, said.delivery),
                words,
                delivery: said.delivery,
                context: said.context.to_owned(),
            });
        }
        Ok(())
    }

    fn name(&mut self, said: &Said<'_>, voice: &str, drawn: &Drawn) -> String {
        let script = &self.scenario.script;
        let mut name = said.id.to_owned();
        if !said.voice.drawn_words(script, drawn).is_empty() {
            name.push('.');
            name.push_str(voice);
        }
        let words = said.text.drawn_words(script, drawn);
        let mut seen = BTreeSet::new();
        let words: Vec<String> = words
            .iter()
            .map(|it| plain(it))
            .filter(|it| seen.insert(it.clone()))
            .collect();
        if !words.is_empty() {
            name.push('.');
            name.push_str(&words.join("-"));
        }
        name.truncate(80);
        // Two variants that look the same in a file's name are told apart by a number.
        let mut unique = name.clone();
        for again in 2..=limits::LINE_VARIANTS {
            if self.names.insert(unique.clone()) {
                return unique;
            }
            unique = format!("{name}-{again}");
        }
        unique
    }
}

/// A drawn word as it can stand in a file's name.
fn plain(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= 24 {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

fn context(scenario: &Loaded, owner: Owner) -> String {
    match owner {
        Owner::Opening => "the call begins".to_owned(),
        Owner::Concern => "has not been heard, and says the fear again".to_owned(),
        Owner::Fact(fact) => {
            let first = Drawn::of(&scenario.script, crate::scenario::Seed(1));
            let topic = scenario
                .fact(fact)
                .map(|it| it.topic.render(&scenario.script, &first));
            format!("is asked about: {}", topic.unwrap_or_default())
        }
        Owner::Stock(stock) => format!("moment: {}", stock.field().replace('_', " ")),
    }
}

/// What a recording is made of, as a hash.
fn made_of(voices: &Voices, name: &str, words: &str, delivery: Delivery) -> String {
    let voice = voices.voices.get(name);
    let engine = voice.and_then(|it| voices.engines.get(&it.engine));
    let parts = serde_json::json!({
        "treatment": TREATMENT,
        "words": voices.respelt(&spoken(words), voice.map_or("", |it| &it.engine)),
        "voice": voice.map(|it| (&it.model, it.pitch, it.pace)),
        "engine": engine,
        "shape": voices.shape(delivery),
    });
    let hash = blake3::hash(parts.to_string().as_bytes());
    hash.to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::authoring::library::Library;
    use crate::scenario::Seed;
    use std::path::Path;

    fn all() -> Vec<(crate::scenario::Scenario, Vec<Wanted>)> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let voices = Voices::read(&root.join("assets/voices")).unwrap();
        let library = Library::at(&root.join("scenarios"));
        let ids = library.calls().unwrap();
        ids.iter()
            .map(|id| {
                let scenario = library.load(id).unwrap();
                let wanted = wanted(&scenario, &voices).unwrap();
                (scenario, wanted)
            })
            .collect()
    }

    #[test]
    fn whatever_a_seed_draws_is_among_what_is_recorded() {
        for (scenario, wanted) in all() {
            let there: BTreeSet<(&str, &str)> = wanted
                .iter()
                .map(|it| (it.line.as_str(), it.words.as_str()))
                .collect();
            for seed in 0..200 {
                let drawn = Drawn::of(&scenario.script, Seed(seed));
                for entry in &scenario.lines {
                    let words = entry.text.render(&scenario.script, &drawn);
                    assert!(there.contains(&(&*entry.id, &*words)), "{seed}: {words}");
                }
            }
        }
    }

    #[test]
    fn every_recording_has_a_name_of_its_own_that_any_file_system_takes() {
        for (_, wanted) in all() {
            let names: BTreeSet<&str> = wanted.iter().map(|it| it.name.as_str()).collect();
            assert_eq!(names.len(), wanted.len());
            for name in names {
                let good =
                    |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c);
                assert!(name.chars().all(good) && name.len() <= 90, "{name}");
            }
        }
    }

    #[test]
    fn drawn_words_are_plain_in_a_name() {
        assert_eq!(plain("W, H, E, A, T"), "w-h-e-a-t");
        assert_eq!(plain("the Quarry"), "the-quarry");
        assert_eq!(plain("Élodie"), "lodie");
    }
}
