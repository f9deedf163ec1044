//! The console's words, by language. English is complete; another language that lacks a message falls back
//! to English, message by message.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

pub use crate::language::Language;

/// What the console alone says, of a session that it joins.
static OWN: [&str; 2] = [
    include_str!("../../../assets/languages/en/joining.ftl"),
    include_str!("../../../assets/languages/cy/joining.ftl"),
];
/// What is said of a session wherever it is played.
static SESSION: [&str; 2] = [
    include_str!("../../../assets/languages/en/session.ftl"),
    include_str!("../../../assets/languages/cy/session.ftl"),
];

/// The files of a language's messages, but for those of a session that it has in common with the pages.
fn own_files(language: Language) -> impl Iterator<Item = &'static str> {
    let own = OWN.get(language as usize);
    language.files().iter().chain(own).copied()
}

fn id(language: Language) -> LanguageIdentifier {
    match language {
        Language::English => langid!("en-GB"),
        Language::Welsh => langid!("cy"),
    }
}

/// Messages by name.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    english: Option<FluentBundle<FluentResource>>,
}

impl Words {
    /// The words of a language.
    pub fn new(language: Language) -> Words {
        Words {
            language,
            bundle: bundle(language),
            english: (language != Language::English).then(|| bundle(Language::English)),
        }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message, its blanks filled. A blank that is a whole number chooses between one and many. A message
    /// no language has is shown by its name.
    pub fn say(&self, key: &str, blanks: &[(&'static str, &str)]) -> String {
        let bundles = std::iter::once(&self.bundle).chain(&self.english);
        let mut found = bundles.filter_map(|bundle| said(bundle, key, blanks));
        found.next().unwrap_or_else(|| key.to_owned())
    }
}

fn said(
    bundle: &FluentBundle<FluentResource>,
    key: &str,
    blanks: &[(&'static str, &str)],
) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let mut args = FluentArgs::new();
    for (name, value) in blanks {
        let value = match value.parse::<u32>() {
            Ok(number) => FluentValue::from(number),
            Err(_) => FluentValue::from((*value).to_owned()),
        };
        args.set(*name, value);
    }
    let mut faults = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&args), &mut faults);
    faults.is_empty().then(|| said.into_owned())
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(vec![id(language)]);
    // The marks around blanks are for texts of two directions, and our typeface has no sign for them.
    bundle.set_use_isolating(false);
    for file in own_files(language).chain(SESSION.get(language as usize).copied()) {
        // A file with a fault still gives what is right in it; a test holds that there is none.
        let resource = match FluentResource::try_new(file.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // Only a message that stands twice is refused; the test holds that too.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn keys(language: Language) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        for file in own_files(language) {
            add_keys(file, &mut keys);
        }
        keys
    }

    fn add_keys(file: &str, keys: &mut BTreeSet<String>) {
        let resource = FluentResource::try_new(file.to_owned());
        let resource = resource.map_err(|(_, faults)| faults).unwrap();
        drop(resource);
        for line in file.lines() {
            let name = line.split(" =").next().unwrap_or_default();
            let named = line.contains(" =") && !line.starts_with([' ', '#', '-', '[', '*']);
            if named {
                assert!(keys.insert(name.to_owned()), "`{name}` stands twice");
            }
        }
    }

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(path);
            }
        }
    }

    #[test]
    fn every_message_asked_for_is_there_and_every_one_there_is_asked_for() {
        let english = keys(Language::English);
        let mut paths = Vec::new();
        for floor in ["src/desktop", "src/learning"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(floor);
            sources(&folder, &mut paths);
        }
        let mut source = String::new();
        for path in paths {
            let text = fs::read_to_string(path).unwrap();
            source.push_str(text.split("#[cfg(test)]\nmod tests {").next().unwrap());
        }
        for key in &english {
            assert!(
                source.contains(&format!("\"{key}\"")),
                "`{key}` is not used"
            );
        }
        // Those of a session are asked for by its pages too.
        let mut there = english;
        add_keys(SESSION[0], &mut there);
        for asked in ["say(\"", "say_with(\"", "message(\""] {
            for part in source.split(asked).skip(1) {
                let key = part.split('"').next().unwrap_or_default();
                let is_key = key.contains('-') && !key.contains(' ');
                assert!(!is_key || there.contains(key), "`{key}` is not there");
            }
        }
    }

    #[test]
    fn another_language_says_nothing_that_english_does_not() {
        let english = keys(Language::English);
        for key in keys(Language::Welsh) {
            assert!(english.contains(&key), "`{key}` is not English");
        }
        let words = Words::new(Language::Welsh);
        assert_ne!(
            words.say("console-hold", &[]),
            Words::new(Language::English).say("console-hold", &[])
        );
    }

    /// The blanks of every message.
    fn blanks(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in own_files(language).flat_map(str::lines) {
            if line.starts_with(|it: char| it.is_ascii_lowercase()) {
                line.split(" =").next().unwrap().clone_into(&mut key);
            }
            let here = found.entry(key.clone()).or_default();
            let named = line.split('$').skip(1).map(|part| {
                let end = part.find(|it: char| !it.is_alphanumeric() && it != '-');
                part[..end.unwrap_or(part.len())].to_owned()
            });
            here.extend(named);
        }
        found
    }

    #[test]
    fn another_language_has_the_blanks_that_english_has() {
        let english = blanks(Language::English);
        assert!(english["pick-more"].contains("count"));
        for (key, blanks) in blanks(Language::Welsh) {
            if !key.is_empty() {
                assert_eq!(english.get(&key), Some(&blanks), "`{key}`");
            }
        }
    }

    #[test]
    fn another_language_says_that_it_is_a_draft() {
        for file in own_files(Language::Welsh) {
            let first = file.lines().next().unwrap_or_default();
            assert!(
                first.starts_with("# ") && first.contains("draft"),
                "{first}"
            );
        }
        let words = Words::new(Language::Welsh);
        for key in ["shelf-draft", "settings-welsh-draft"] {
            assert!(words.say(key, &[]).starts_with("Drafft"));
        }
    }

    #[test]
    fn a_number_chooses_between_one_and_many() {
        let words = Words::new(Language::English);
        assert_eq!(
            words.say("records-traces", &[("count", "1")]),
            "1 trace on these details"
        );
        assert_eq!(
            words.say("records-traces", &[("count", "3")]),
            "3 traces on these details"
        );
        assert_eq!(words.say("no-such-message", &[]), "no-such-message");
    }
}
