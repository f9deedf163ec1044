//! A document that is open in the editor.

use std::path::PathBuf;

use super::names::Names;
use super::text::{Text, same_ends};
use super::told::Told;
use crate::authoring::library::{PLAYS, SCRIPT};
use crate::limits::{PLAY_BYTES, SCENARIO_BYTES};
use crate::scenario::loaded::Scenario;
use crate::scenario::outline::Outline;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The script of a scenario.
    Script,
    /// A play.
    Play,
    /// Neither; nothing is said of it.
    Other,
}

/// A document that is open, as it stands there, whether it was saved or not.
#[derive(Debug)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its text.
    pub text: Text,
    /// The editor's own number of this text.
    pub version: i32,
    /// Raised with every change, to tell what was found in an older text.
    pub stamp: u64,
    /// What its script declares, or did when it could last be made out.
    pub names: Names,
    /// The scenario it is, where nothing is wrong with it.
    pub scenario: Option<Scenario>,
    /// What was found at once.
    pub at_once: Vec<Told>,
    /// What was found by looking longer, moved along with the text.
    pub closely: Vec<Told>,
}

impl Document {
    /// A document that is opened.
    pub fn open(uri: &str, text: String, version: i32) -> Document {
        let mut document = Document {
            kind: kind_of(uri, &text),
            text: Text::default(),
            version,
            stamp: 0,
            names: Names::default(),
            scenario: None,
            at_once: Vec::new(),
            closely: Vec::new(),
        };
        document.change(text, version);
        document
    }

    /// Takes its new text.
    pub fn change(&mut self, text: String, version: i32) {
        let old = self.text.as_str();
        let ends = same_ends(old, &text);
        let (old, new) = (old.len(), text.len());
        let told = std::mem::take(&mut self.closely).into_iter();
        self.closely = told.filter_map(|it| it.moved(old, new, ends)).collect();
        self.version = version;
        self.stamp += 1;
        self.scenario = None;
        if self.kind == Kind::Script && new <= SCENARIO_BYTES {
            let outline = Outline::of(&text);
            let names = Names::in_outline(&outline);
            // While something is written the rest of the text may be out of sight, and is still there.
            if outline.certain_to() >= new || self.names.facts.len() <= names.facts.len() {
                self.names = names;
            }
        }
        self.text = Text::of(text);
    }

    /// Whether it is short enough to be looked at; a longer one is only told to be too long.
    pub fn is_readable(&self) -> bool {
        let most = match self.kind {
            Kind::Script => SCENARIO_BYTES as u64,
            Kind::Play | Kind::Other => PLAY_BYTES,
        };
        self.text.as_str().len() as u64 <= most
    }
}

fn kind_of(uri: &str, text: &str) -> Kind {
    let name = uri.rsplit('/').next().unwrap_or_default();
    let mut lines = text.lines().take(200).map(str::trim_start);
    if name.ends_with(".play") {
        Kind::Play
    } else if name == SCRIPT || lines.any(|it| it.starts_with("Scenario(")) {
        Kind::Script
    } else {
        Kind::Other
    }
}

/// The file of an address; `None` where it is no file.
pub fn path_of(uri: &str) -> Option<PathBuf> {
    let path = uri.strip_prefix("file://")?;
    let path = &path[path.find('/')?..];
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let decoded = match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        };
        bytes.push(decoded);
    }
    let path = String::from_utf8(bytes).ok()?;
    let drive = path.as_bytes().get(2) == Some(&b':');
    let path = if drive && cfg!(windows) {
        &path[1..]
    } else {
        &path
    };
    (!path.contains('\0')).then(|| PathBuf::from(path))
}

/// The address of the script a play belongs to.
pub fn script_of(play: &str) -> Option<String> {
    let (folder, _) = play.rsplit_once('/')?;
    let scenario = folder.strip_suffix(PLAYS)?;
    Some(format!("{scenario}{SCRIPT}"))
}

/// The address of the script of another scenario on the same shelf.
pub fn neighbour_of(script: &str, id: &str) -> Option<String> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        return None;
    }
    let (folder, _) = script.rsplit_once('/')?;
    let (shelf, _) = folder.rsplit_once('/')?;
    Some(format!("{shelf}/{id}/{SCRIPT}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let path = path_of("file:///a%20b/small/scenario.ron").unwrap();
        assert_eq!(path, PathBuf::from("/a b/small/scenario.ron"));
        for uri in [
            "untitled:1",
            "file://",
            "file:///a%",
            "file:///%ff",
            "file:///a%00b",
            "file:///%é",
        ] {
            assert_eq!(path_of(uri), None, "{uri}");
        }
        let script = "file:///s/small/scenario.ron";
        assert_eq!(
            script_of("file:///s/small/plays/a.play").as_deref(),
            Some(script)
        );
        assert_eq!(script_of("file:///s/a.play"), None);
        assert_eq!(
            neighbour_of(script, "twin-1").as_deref(),
            Some("file:///s/twin-1/scenario.ron")
        );
        assert_eq!(neighbour_of(script, "../twin"), None);
    }

    #[test]
    fn names_are_remembered_while_the_text_is_broken() {
        let small = include_str!("../../../tests/data/small/scenario.ron");
        let mut document = Document::open("file:///small/scenario.ron", small.to_owned(), 1);
        let facts = document.names.facts.len();
        assert!(facts > 3);
        let broken = small.replacen("facts: [", "facts: [(id: \"a\", needs: [Told(\"", 1);
        document.change(broken, 2);
        assert_eq!(document.names.facts.len(), facts);
        document.change("Scenario()".to_owned(), 3);
        assert_eq!(document.names.facts.len(), 0);
    }
}
