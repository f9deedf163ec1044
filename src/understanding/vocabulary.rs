//! Words that mean the same: the lists authors edit, and reading words through them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::spelling::Spelling;
use super::text::{self, Word};

/// The most words a synonym may be made of.
const LONGEST: usize = 5;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Synonyms {
    groups: Vec<Vec<String>>,
    child: Vec<String>,
    subject: Vec<String>,
    forms: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    stop: Vec<String>,
    light: Vec<String>,
    plain: Vec<String>,
}

/// The lists, read once.
pub(super) struct Lexicon {
    forms: BTreeMap<String, String>,
    /// First word of a synonym to the words that follow it and its meaning, longest first.
    senses: BTreeMap<String, Vec<(Vec<String>, String)>>,
    /// Every single word known here, as it is typed.
    known: BTreeSet<String>,
    /// The same in their base forms.
    known_bases: BTreeSet<String>,
    spelling: Spelling,
}

/// Meaning of the caller's child.
pub(super) const CHILD: &str = "<child>";
/// Meaning of the person the caller fears.
pub(super) const SUBJECT: &str = "<subject>";
/// What is the caller's own.
pub(super) const YOUR: &str = "your";
const QUESTIONS: &[&str] = &["who", "what", "where", "when", "why", "how"];

/// A pronoun for a person as the one it is compared as; any other word as it is.
pub(super) fn one_pronoun(word: &str) -> &str {
    match word {
        "she" | "they" => "he",
        "her" | "them" => "him",
        "hers" | "their" | "theirs" => "his",
        "herself" | "themselves" | "themself" => "himself",
        other => other,
    }
}

#[expect(
    clippy::expect_used,
    reason = "the files are built in and a test reads them"
)]
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let synonyms = include_str!("../../assets/understanding/synonyms.ron");
    let words = include_str!("../../assets/understanding/words.ron");
    let options = crate::scenario::ron_options();
    Lexicon::of(
        options
            .from_str(synonyms)
            .expect("synonyms.ron is read by a test"),
        options
            .from_str(words)
            .expect("words.ron is read by a test"),
    )
});

/// The lists built in.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn of(synonyms: Synonyms, words: Words) -> Lexicon {
        let mut lexicon = Lexicon {
            forms: synonyms.forms,
            senses: BTreeMap::new(),
            known: BTreeSet::new(),
            known_bases: BTreeSet::new(),
            spelling: Spelling::default(),
        };
        let lists = [words.stop, words.light, words.plain];
        lexicon.known.extend(lists.into_iter().flatten());
        lexicon
            .known
            .extend(QUESTIONS.iter().map(|word| (*word).to_owned()));
        let forms: Vec<String> = lexicon.forms.keys().cloned().collect();
        lexicon.known.extend(forms);
        for group in &synonyms.groups {
            let Some(first) = group.first() else { continue };
            let meaning = format!("#{first}");
            group.iter().for_each(|entry| lexicon.add(entry, &meaning));
        }
        synonyms
            .child
            .iter()
            .for_each(|entry| lexicon.add(entry, CHILD));
        synonyms
            .subject
            .iter()
            .for_each(|entry| lexicon.add(entry, SUBJECT));
        for list in lexicon.senses.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        lexicon.known_bases = lexicon
            .known
            .iter()
            .map(|word| lexicon.base(word))
            .collect();
        lexicon.spelling = Spelling::of(lexicon.known.iter().map(|word| (word.as_str(), 0)));
        lexicon
    }

    fn add(&mut self, entry: &str, meaning: &str) {
        let words = text::words(entry);
        self.known
            .extend(words.iter().map(|word| word.text.clone()));
        let mut bases = words.iter().map(|word| self.base(&word.text));
        let Some(first) = bases.next() else { return };
        let rest: Vec<String> = bases.take(LONGEST - 1).collect();
        let list = self.senses.entry(first).or_default();
        if !list.iter().any(|(known, _)| *known == rest) {
            list.push((rest, meaning.to_owned()));
        }
    }

    /// A word in its base form. A form that stands for itself is left as it is.
    pub(super) fn base(&self, word: &str) -> String {
        match self.forms.get(word) {
            Some(form) if self.forms.get(form) == Some(form) => form.clone(),
            Some(form) => text::stem(form),
            None => text::stem(word),
        }
    }

    /// The meaning that begins at the first of these base forms, and how many of them it takes up.
    pub(super) fn sense(&self, bases: &[String]) -> Option<(&str, usize)> {
        let (first, after) = bases.split_first()?;
        let (rest, meaning) = self
            .senses
            .get(first)?
            .iter()
            .find(|(rest, _)| after.starts_with(rest))?;
        Some((meaning, rest.len() + 1))
    }

    /// Whether a word is in the lists, as it is typed or in its base form.
    pub(super) fn knows(&self, word: &str, base: &str) -> bool {
        self.known.contains(word) || self.known_bases.contains(base)
    }

    /// The words of the lists, to mend slips towards.
    pub(super) fn spelling(&self) -> &Spelling {
        &self.spelling
    }

    /// Whether a name is also an everyday word, so that only a capital tells it apart.
    pub(super) fn everyday(&self, word: &Word) -> bool {
        self.known.contains(&word.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_in_two_groups() {
        let source = include_str!("../../assets/understanding/synonyms.ron");
        let read: Synonyms = crate::scenario::ron_options()
            .from_str(source)
            .expect("it can be read");
        let lexicon = lexicon();
        let mut seen: BTreeMap<Vec<String>, String> = BTreeMap::new();
        let mut twice = Vec::new();
        let roles = [(&read.child, CHILD), (&read.subject, SUBJECT)];
        let groups = read.groups.iter().map(|group| (group, group[0].as_str()));
        for (group, name) in groups.chain(roles) {
            for entry in group {
                let words = text::words(entry);
                assert!((1..=LONGEST).contains(&words.len()), "{entry}");
                let bases: Vec<_> = words.iter().map(|word| lexicon.base(&word.text)).collect();
                let old = seen.insert(bases, name.to_owned());
                if let Some(old) = old.filter(|old| old != name) {
                    twice.push(format!("{entry} is in {name} and {old}"));
                }
            }
        }
        assert!(twice.is_empty(), "{twice:#?}");
    }

    #[test]
    fn several_words_are_one_meaning() {
        let lexicon = lexicon();
        let bases: Vec<_> = text::words("face to face")
            .iter()
            .map(|w| lexicon.base(&w.text))
            .collect();
        assert_eq!(lexicon.sense(&bases), Some(("#meet", 3)));
    }
}
