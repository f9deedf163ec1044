//! A phrase or utterance read as meanings: names and pronouns as people, synonyms as one, slips mended.

use std::collections::{BTreeMap, BTreeSet};

use super::text::{self, Word};
use super::vocabulary::{self, CHILD, Class, SUBJECT, Spelling};
use super::{Names, Spoken};

/// What a phrase says, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Each meaning once, with how surely it was read, in thousandths.
    pub terms: Vec<(String, u16)>,
    /// Who is spoken of, by name or clear description: see [`Roles`].
    pub roles: Roles,
    /// Whether "he", "she" or "they" stands in it.
    pub pronoun: bool,
    /// Whether "your" does, other than in "your son".
    pub your: bool,
    /// Which questions it asks: see [`shape`].
    pub shape: u16,
    /// Whether it begins as a statement or a request without a question word does.
    pub opens: Opens,
}

/// People spoken of, one bit each: the child, the subject, then the others.
pub(super) type Roles = u16;
pub(super) const CHILD_BIT: Roles = 1;
pub(super) const SUBJECT_BIT: Roles = 2;

/// How it begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opens {
    /// With a question word, an inverted verb, or "tell me".
    Asking,
    /// With "you", "I" or the like: a statement.
    Stating,
    /// Otherwise: "his name please".
    #[default]
    Neither,
}

/// The questions a reading can ask, one bit each.
pub(super) mod shape {
    pub const WHO: u16 = 1;
    pub const WHAT: u16 = 2;
    pub const WHERE: u16 = 4;
    pub const WHEN: u16 = 8;
    pub const WHY: u16 = 16;
    pub const HOW: u16 = 32;
    pub const HOW_OLD: u16 = 64;
    pub const HOW_LONG: u16 = 128;
    pub const HOW_OFTEN: u16 = 256;
    pub const YES_NO: u16 = 512;
}

/// What is needed to read: who is called what, and which words there are.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    names: BTreeMap<String, (String, Roles)>,
    spelling: Spelling,
    /// Words of the phrases as written, and their base forms.
    known: BTreeSet<String>,
    known_bases: BTreeSet<String>,
}

impl Reader {
    /// A reader who knows these names but no phrases yet.
    pub(super) fn of(names: &Names) -> Reader {
        let mut reader = Reader {
            names: BTreeMap::new(),
            spelling: Spelling::default(),
            known: BTreeSet::new(),
            known_bases: BTreeSet::new(),
        };
        reader.name(&names.child, CHILD, CHILD_BIT);
        reader.name(&names.subject, SUBJECT, SUBJECT_BIT);
        for (place, (role, called)) in names.others.iter().enumerate() {
            let bit = 1 << (2 + place.min(13));
            reader.name(called, &format!("<{role}>"), bit);
        }
        reader
    }

    /// The first to bear a name keeps it.
    fn name(&mut self, called: &[&str], role: &str, bit: Roles) {
        for word in called.iter().flat_map(|name| text::words(name)) {
            if word.text.chars().count() > 1 {
                self.names
                    .entry(word.text)
                    .or_insert_with(|| (role.to_owned(), bit));
            }
        }
    }

    /// Takes up the words of the phrases, so that slips are mended towards them.
    pub(super) fn learn<'a>(&mut self, words: impl Iterator<Item = &'a Word>) {
        let lexicon = vocabulary::lexicon();
        for word in words {
            self.known_bases.insert(lexicon.base(&word.text));
            self.known.insert(word.text.clone());
        }
        let all = self
            .known
            .iter()
            .chain(self.names.keys())
            .map(String::as_str);
        self.spelling = Spelling::of(all.chain(lexicon.known()));
    }

    /// Who a word names, if anyone. A name that is also an everyday word needs its capital, and not only
    /// because it begins a sentence.
    fn named(&self, word: &Word, first: bool) -> Option<&(String, Roles)> {
        let found = self.names.get(&word.text)?;
        let everyday = vocabulary::lexicon().everyday(word);
        (!everyday || (word.capital && !first)).then_some(found)
    }

    /// The words with each name written as the person it stands for: what "exactly the same" means.
    pub(super) fn key(&self, words: &[Word]) -> String {
        let mut key = String::new();
        let mut last = "";
        for (place, word) in words.iter().enumerate() {
            let text = match self.named(word, place == 0) {
                Some((role, _)) if role == last => continue,
                Some((role, _)) => role,
                None => &word.text,
            };
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(text);
            last = text;
        }
        key
    }

    /// Reads the words.
    pub(super) fn read(&self, words: &[Word]) -> Reading {
        let lexicon = vocabulary::lexicon();
        let mut reading = Reading::default();
        let mut bases = Vec::with_capacity(words.len());
        let mut surely = Vec::with_capacity(words.len());
        let mut typed = Vec::with_capacity(words.len());
        for (place, word) in words.iter().enumerate() {
            let meant = self.meant(word);
            let (base, bit) = self.base(word, meant, place == 0);
            reading.roles |= bit;
            bases.push(base);
            surely.push(if meant == word.text { 1000 } else { MENDED });
            typed.push(meant);
        }
        let mut place = 0;
        while place < bases.len() {
            let Some((meaning, length)) = lexicon.sense(&bases[place..]) else {
                reading.take_word(&bases[place], surely[place]);
                place += 1;
                continue;
            };
            let taken = place..place + length;
            let sure = surely[taken.clone()].iter().copied().min().unwrap_or(0);
            reading.take_sense(meaning, &bases[taken], typed[place], sure);
            place += length;
        }
        reading.opens = opening(&bases, reading.shape);
        reading.settle_shape(&bases);
        if reading.opens == Opens::Stating {
            reading.shape = 0;
        }
        if reading.shape == shape::YES_NO && typed.starts_with(&["did", "you", "know"]) {
            // It tells, in the form of a question.
            reading.shape = 0;
            reading.opens = Opens::Neither;
        }
        reading
    }

    /// A word's base form, and the person it names.
    fn base(&self, word: &Word, meant: &str, first: bool) -> (String, Roles) {
        let named = if meant == word.text {
            self.named(word, first)
        } else {
            self.names.get(meant)
        };
        match named {
            Some((role, bit)) => (role.clone(), *bit),
            None => (vocabulary::lexicon().base(meant), 0),
        }
    }

    /// The word a slip was meant as, or the word itself.
    fn meant<'a>(&'a self, word: &'a Word) -> &'a str {
        if self.knows(&word.text) {
            return &word.text;
        }
        self.spelling.nearest(&word.text).unwrap_or(&word.text)
    }

    /// Whether a word is no slip.
    fn knows(&self, word: &str) -> bool {
        let lexicon = vocabulary::lexicon();
        lexicon.knows_any(word)
            || self.known.contains(word)
            || self.names.contains_key(word)
            || self.known_bases.contains(&lexicon.base(word))
    }

    /// The words with slips mended, for cues.
    pub(super) fn mended(&self, words: &[Word]) -> Vec<Word> {
        let mend = |word: &Word| Word {
            text: self.meant(word).to_owned(),
            ..word.clone()
        };
        words.iter().map(mend).collect()
    }
}

/// How surely a mended word is read, in thousandths.
const MENDED: u16 = 850;

impl Reading {
    fn push(&mut self, term: String, sure: u16) {
        match self.terms.iter_mut().find(|(known, _)| *known == term) {
            Some((_, known)) => *known = sure.max(*known),
            None => self.terms.push((term, sure)),
        }
    }

    fn take_word(&mut self, base: &str, sure: u16) {
        self.pronoun |= base == "he";
        self.your |= base == vocabulary::YOUR;
        self.shape |= match base {
            "who" => shape::WHO,
            "what" => shape::WHAT,
            "where" => shape::WHERE,
            "when" => shape::WHEN,
            "why" => shape::WHY,
            "how" => shape::HOW,
            _ => 0,
        };
        self.push(base.to_owned(), sure);
    }

    fn take_sense(&mut self, meaning: &str, bases: &[String], typed: &str, sure: u16) {
        match meaning {
            CHILD => self.roles |= CHILD_BIT,
            SUBJECT => self.roles |= SUBJECT_BIT,
            "#age" if bases.first().is_some_and(|base| base == "how") => {
                self.shape |= shape::HOW_OLD;
            }
            "#how long" => self.shape |= shape::HOW_LONG,
            "#how often" => self.shape |= shape::HOW_OFTEN,
            _ => {}
        }
        self.push(meaning.to_owned(), sure);
        if !meaning.starts_with('<') && bases.len() == 1 {
            self.push(format!("={}", text::stem(typed)), sure);
        }
    }

    fn settle_shape(&mut self, bases: &[String]) {
        let ever = bases.iter().any(|base| base == "whether" || base == "if");
        let inverted = first_said(bases).is_some_and(|base| INVERTED.contains(&base.as_str()));
        if self.shape == 0 && (ever || inverted) {
            self.shape = shape::YES_NO;
        }
    }

    /// Takes "he", and what a fragment like "and age" leaves out, to be the person last spoken of, when
    /// nobody else is named.
    pub(super) fn resolve(&mut self, last: Option<Spoken>) -> bool {
        let Some(last) = last else { return false };
        let fragment = self.opens == Opens::Neither && !self.your;
        if !(self.pronoun || fragment) || self.roles & (CHILD_BIT | SUBJECT_BIT) != 0 {
            return false;
        }
        self.roles |= match last {
            Spoken::Child => CHILD_BIT,
            Spoken::Subject => SUBJECT_BIT,
        };
        true
    }
}

/// Verbs that begin a question to be answered yes or no.
const INVERTED: &[&str] = &[
    "is", "do", "have", "will", "would", "could", "can", "should",
];
/// Words before a question begins.
const FILLERS: &[&str] = &[
    "and", "so", "ok", "okay", "right", "well", "but", "also", "then", "now", "um", "er", "erm",
    "oh", "yes", "yeah", "alright", "thank", "please", "sorry", "just",
];

fn first_said(bases: &[String]) -> Option<&String> {
    bases.iter().find(|base| !FILLERS.contains(&base.as_str()))
}

fn opening(bases: &[String], shape: u16) -> Opens {
    let Some(first) = first_said(bases).map(String::as_str) else {
        return Opens::Neither;
    };
    let wants = bases.iter().any(|base| WANTING.contains(&base.as_str()));
    if STATING.contains(&first) && !wants {
        return Opens::Stating;
    }
    let asks = shape != 0 || INVERTED.contains(&first) || ASKING.contains(&first);
    if asks || wants {
        Opens::Asking
    } else {
        Opens::Neither
    }
}

const ASKING: &[&str] = &[
    "tell",
    "describ",
    "explain",
    "#look like",
    "any",
    "anyth",
    "anything",
    "anyon",
];
const WANTING: &[&str] = &["need", "want", "wonder", "#help"];
const STATING: &[&str] = &[
    "you", "i", "we", "it", "that", "he", "there", "our", "someone", "your", "my",
];

/// What a term says by itself.
pub(super) fn class(term: &str) -> Class {
    vocabulary::lexicon().class(term)
}
