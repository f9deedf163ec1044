//! The list of a pack: what is in it, who made it, and under which terms it is handed on.

use serde::{Deserialize, Serialize};

use super::fault::PackFault;
use super::place::{MANIFEST, Part, Place};
use crate::limits;
use crate::scenario::ron_options;

/// How packs are laid out. Raised when an older program could not read a newer pack.
pub const FORMAT: u32 = 1;

/// The list as it stands in a pack, `pack.ron`.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename = "Pack")]
pub struct Manifest {
    /// How the pack is laid out.
    pub format: u32,
    /// Who made it.
    pub made_by: String,
    /// The terms under which it is handed on.
    pub licence: String,
    /// The scenarios in it, in order of their ids.
    pub scenarios: Vec<String>,
    /// Every file in it but this list, in order of their names.
    pub files: Vec<Listed>,
}

/// A file of a pack.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its name in the pack.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Their BLAKE3 hash, in hex.
    pub blake3: String,
}

/// A listed file with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sure {
    /// Where it stands.
    pub place: Place,
    /// What the list says of it.
    pub listed: Listed,
}

impl Listed {
    /// Lists a file.
    pub fn of(place: &Place, content: &[u8]) -> Listed {
        Listed {
            name: place.name(),
            bytes: content.len() as u64,
            blake3: hash(content),
        }
    }
}

/// The hash of a file's content, in hex.
pub fn hash(content: &[u8]) -> String {
    blake3::hash(content).to_hex().to_string()
}

impl Manifest {
    /// As it is written.
    pub fn to_text(&self) -> String {
        let list = |items: Vec<String>| items.join(", ");
        let scenarios = list(self.scenarios.iter().map(|it| format!("{it:?}")).collect());
        let mut text = format!(
            "// Made by `warning-signs pack`. Every file of the pack, held against its hash when it is unpacked.\n\
             Pack(\n    format: {},\n    made_by: {},\n    licence: {},\n    scenarios: [{scenarios}],\n    files: [\n",
            self.format,
            quoted(&self.made_by),
            quoted(&self.licence),
        );
        for file in &self.files {
            text.push_str(&format!(
                "        (name: {:?}, bytes: {}, blake3: {:?}),\n",
                file.name, file.bytes, file.blake3
            ));
        }
        text.push_str("    ],\n)\n");
        text
    }

    /// Reads a list and makes sure that it is one a pack can have: every file in a place of a listed scenario, each
    /// once on every system, and a script for every scenario.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(source: &str) -> Result<(Manifest, Vec<Sure>), PackFault> {
        let faulty = |why: String| PackFault::Manifest(why);
        let read: Manifest = ron_options()
            .from_str(source)
            .map_err(|why| faulty(why.to_string()))?;
        if read.format != FORMAT {
            return Err(PackFault::Format(read.format));
        }
        if read.files.len() > limits::PACK_FILES || read.scenarios.len() > limits::LIST {
            return Err(PackFault::TooMany);
        }
        let mut ids = read
            .scenarios
            .iter()
            .collect::<std::collections::BTreeSet<_>>();
        if let Some(twice) = read.scenarios.iter().find(|it| !ids.remove(it)) {
            return Err(PackFault::Twice(twice.clone()));
        }
        for text in [&read.made_by, &read.licence] {
            if text.chars().count() > limits::TEXT_CHARS {
                return Err(faulty("`made_by` or `licence` is too long".to_owned()));
            }
        }
        let mut sure = Vec::with_capacity(read.files.len());
        let mut seen = std::collections::BTreeSet::new();
        for listed in &read.files {
            let place = Place::parse(&listed.name);
            let place = place.ok_or_else(|| PackFault::Name(listed.name.clone()))?;
            if !seen.insert(listed.name.to_ascii_lowercase()) {
                return Err(PackFault::Twice(listed.name.clone()));
            }
            if listed.bytes > place.most_bytes() {
                return Err(PackFault::TooLarge(listed.name.clone()));
            }
            if !read.scenarios.contains(&place.scenario) {
                return Err(faulty(format!(
                    "`{}` is of no listed scenario",
                    listed.name
                )));
            }
            let listed = listed.clone();
            sure.push(Sure { place, listed });
        }
        for id in &read.scenarios {
            let script = Place::of(id, Part::Script);
            if !sure.iter().any(|it| it.place == script) {
                return Err(faulty(format!(
                    "there is no script of the scenario `{}`",
                    short(id)
                )));
            }
        }
        if read.scenarios.is_empty() {
            return Err(faulty(format!("{MANIFEST} lists no scenario")));
        }
        let total = read
            .files
            .iter()
            .try_fold(0_u64, |sum, it| sum.checked_add(it.bytes));
        if total.is_none_or(|total| total > limits::PACK_INFLATED_BYTES) {
            return Err(PackFault::TooLarge("all together".to_owned()));
        }
        Ok((read, sure))
    }
}

/// A text of somebody's own as RON writes it.
fn quoted(text: &str) -> String {
    ron::to_string(text).unwrap_or_else(|_| "\"\"".to_owned())
}

/// The beginning of a text from elsewhere, with nothing hidden in it.
pub fn short(text: &str) -> String {
    let kept = text.chars().take(80);
    kept.flat_map(char::escape_debug).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let place = Place::of("a", Part::Script);
        Manifest {
            format: FORMAT,
            made_by: "An \"author\"\nof é".to_owned(),
            licence: "CC BY 4.0".to_owned(),
            scenarios: vec!["a".to_owned()],
            files: vec![Listed::of(&place, b"Scenario()")],
        }
    }

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let (read, sure) = Manifest::read(&manifest().to_text()).unwrap();
        assert_eq!(read, manifest());
        assert_eq!(sure[0].place, Place::of("a", Part::Script));
    }

    #[test]
    fn a_list_no_pack_can_have_is_refused() {
        let changed = |change: &dyn Fn(&mut Manifest)| {
            let mut list = manifest();
            change(&mut list);
            Manifest::read(&list.to_text()).unwrap_err()
        };
        let named = |name: &str| {
            let name = name.to_owned();
            changed(&|it| {
                it.files.push(Listed {
                    name: name.clone(),
                    ..it.files[0].clone()
                });
            })
        };
        assert!(matches!(changed(&|it| it.format = 2), PackFault::Format(2)));
        assert!(matches!(
            changed(&|it| it.scenarios.clear()),
            PackFault::Manifest(_)
        ));
        assert!(matches!(
            changed(&|it| it.scenarios.push("b".to_owned())),
            PackFault::Manifest(_)
        ));
        assert!(matches!(
            changed(&|it| it.files[0].bytes = u64::MAX),
            PackFault::TooLarge(_)
        ));
        assert!(matches!(
            changed(&|it| it.licence = "x".repeat(9_999)),
            PackFault::Manifest(_)
        ));
        assert!(matches!(named("../x"), PackFault::Name(_)));
        assert!(matches!(
            named("scenarios/b/scenario.ron"),
            PackFault::Manifest(_)
        ));
        assert!(matches!(
            named("scenarios/a/scenario.ron"),
            PackFault::Twice(_)
        ));
        assert!(matches!(
            Manifest::read("Pack("),
            Err(PackFault::Manifest(_))
        ));
        let play = |name: &str| Listed {
            name: format!("scenarios/a/plays/{name}.play"),
            ..manifest().files[0].clone()
        };
        let twice = changed(&|it| it.files.extend([play("expert"), play("EXPERT")]));
        assert!(matches!(twice, PackFault::Twice(_)), "{twice}");
    }
}
