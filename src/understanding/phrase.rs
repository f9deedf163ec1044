//! A phrase or utterance read: names and pronouns as people, its form, and the features it is compared by.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::feature::{Features, Token};
use super::spelling::Words;
use super::text::{self, Word};
use super::vocabulary::{self, CHILD, SUBJECT};
use super::{Names, Spoken};

/// What a phrase says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// What it is compared by.
    pub features: Features,
    /// Who is spoken of, by name or clear description: see [`Roles`].
    pub roles: Roles,
    /// Whether "he", "she" or "they" stands in it.
    pub pronoun: bool,
    /// Whether "your" does, other than in "your son".
    pub your: bool,
    /// Which questions it asks: see [`shape`].
    pub shape: u16,
    /// Whether it asks whether or how something is so, and so neither tells nor requests anything.
    pub enquires: bool,
    /// Whether it begins as a statement or a request without a question word does.
    pub opens: Opens,
    /// Whether who is spoken of was only gathered from "he" or "she".
    pub by_pronoun: bool,
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

/// How it is known who is spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// They are named or described, if anybody is.
    Name,
    /// Somebody was spoken of before, and "he" is taken for them.
    WhatWasSaid,
    /// "He" or "she" can be only the one of the two.
    Sex,
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
    /// Who "he" and who "she" is, where that can be told.
    he_she: Option<(Roles, Roles)>,
    /// Nouns after "the" that may be the child or the subject, in their base forms.
    either: Vec<String>,
    /// Words of what every call has in common, and of this call.
    common: Arc<Words>,
    own: Words,
}

impl Reader {
    /// A reader who knows these names and words, and no phrases of the call yet.
    pub(super) fn of(names: &Names, common: Arc<Words>) -> Reader {
        let mut reader = Reader {
            names: BTreeMap::new(),
            he_she: names.he.map(|he| match he {
                Spoken::Child => (CHILD_BIT, SUBJECT_BIT),
                Spoken::Subject => (SUBJECT_BIT, CHILD_BIT),
            }),
            either: names
                .either
                .iter()
                .map(|noun| vocabulary::lexicon().base(noun))
                .collect(),
            common,
            own: Words::default(),
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

    /// Takes up the words of the call's own phrases, so that slips are mended towards them.
    pub(super) fn learn<'a>(&mut self, words: impl Iterator<Item = &'a Word>) {
        let words = words.map(|word| word.text.as_str());
        self.own = Words::of(words.chain(self.names.keys().map(String::as_str)));
    }

    /// Who a word names, if anyone. A name that is also an everyday word needs its capital, and not only
    /// because it begins a sentence.
    fn named(&self, word: &Word, first: bool) -> Option<&(String, Roles)> {
        let found = self.names.get(&word.text)?;
        let everyday = vocabulary::lexicon().everyday(word);
        (!everyday || word.mended || (word.capital && !first)).then_some(found)
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
        let mut typed = Vec::with_capacity(words.len());
        for (place, word) in words.iter().enumerate() {
            let (base, bit) = self.base(word, place == 0);
            reading.roles |= bit;
            bases.push(base);
            typed.push(Token {
                text: word.text.clone(),
                sure: if word.mended { MENDED } else { 1000 },
            });
        }
        let gathered = self.gathered(words);
        let all_fillers = bases.iter().all(|base| FILLERS.contains(&base.as_str()));
        let mut compared = Compared::default();
        let mut place = 0;
        while place < bases.len() {
            let Some((meaning, length)) = lexicon.sense(&bases[place..]) else {
                reading.take_word(&bases[place]);
                compared.word(&bases[place], &typed[place]);
                place += 1;
                continue;
            };
            let taken = place..place + length;
            if self.may_be_either(&bases, &taken) {
                reading.pronoun = true;
                compared.pronoun(typed[place].sure);
                place += length;
                continue;
            }
            reading.take_sense(meaning, &bases[taken.clone()]);
            compared.sense(meaning, &typed[taken]);
            place += length;
        }
        if all_fillers {
            compared = Compared::default();
        }
        if reading.roles & (CHILD_BIT | SUBJECT_BIT) == 0 {
            reading.roles |= gathered;
            reading.by_pronoun = gathered != 0;
        }
        reading.features = Features::of(&compared.tokens, &compared.senses);
        reading.opens = opening(&bases, reading.shape);
        reading.enquires = enquires(&bases, words);
        reading.settle_shape(&bases);
        if reading.opens == Opens::Stating {
            reading.shape = 0;
        }
        let told = ["did", "you", "know"];
        if reading.shape == shape::YES_NO
            && typed.iter().map(|it| it.text.as_str()).take(3).eq(told)
        {
            // It tells, in the form of a question.
            reading.shape = 0;
            reading.opens = Opens::Neither;
        }
        reading
    }

    /// Whom "he" and "she" in these words are, where that can be told.
    fn gathered(&self, words: &[Word]) -> Roles {
        let Some((he, she)) = self.he_she else {
            return 0;
        };
        let of = |word: &Word| match word.text.as_str() {
            "he" | "him" | "his" | "himself" => he,
            "she" | "her" | "hers" | "herself" => she,
            _ => 0,
        };
        words.iter().map(of).fold(0, |all, one| all | one)
    }

    /// Whether this noun for the subject may be the child as well: "the lad", where the caller says "my lad".
    fn may_be_either(&self, bases: &[String], noun: &Range<usize>) -> bool {
        let [.., last] = &bases[noun.clone()] else {
            return false;
        };
        let before = noun.end.checked_sub(2).map(|place| bases[place].as_str());
        before == Some("the") && self.either.contains(last)
    }

    /// A word's base form, and the person it names.
    fn base(&self, word: &Word, first: bool) -> (String, Roles) {
        match self.named(word, first) {
            Some((role, bit)) => (role.clone(), *bit),
            None => (vocabulary::lexicon().base(&word.text), 0),
        }
    }

    /// Puts in place of each slip the word it was meant as, if one is near.
    pub(super) fn mend(&self, words: &mut [Word]) {
        let mut met = BTreeMap::<String, Option<String>>::new();
        for word in words.iter_mut().filter(|word| !self.knows(&word.text)) {
            let meant = met
                .entry(word.text.clone())
                .or_insert_with(|| self.nearest(&word.text));
            if let Some(meant) = meant {
                word.text.clone_from(meant);
                word.mended = true;
            }
        }
    }

    /// The word nearest to a slip; of two as near, that of the call before those of all calls.
    fn nearest(&self, slip: &str) -> Option<String> {
        let lists = [
            self.own.spelling(),
            self.common.spelling(),
            vocabulary::lexicon().spelling(),
        ];
        let near = lists.into_iter().filter_map(|list| list.nearest(slip));
        Some(near.min_by_key(|near| near.edits)?.word.to_owned())
    }

    /// Whether a word is no slip.
    fn knows(&self, word: &str) -> bool {
        let lexicon = vocabulary::lexicon();
        let base = lexicon.base(word);
        lexicon.knows(word, &base)
            || self.common.know(word, &base)
            || self.own.know(word, &base)
            || self.names.contains_key(word)
    }
}

/// How surely a mended word is read, in thousandths.
const MENDED: u16 = 850;

/// The words as they are compared: people as whom they are, pronouns as one, and the meanings of the rest beside them.
#[derive(Default)]
struct Compared {
    tokens: Vec<Token>,
    senses: Vec<Token>,
}

impl Compared {
    fn word(&mut self, base: &str, typed: &Token) {
        if base.starts_with('<') {
            return self.person(base, typed.sure);
        }
        let text = vocabulary::one_pronoun(&typed.text);
        if !HESITATIONS.contains(&text) {
            self.tokens.push(Token {
                text: text.to_owned(),
                sure: typed.sure,
            });
        }
    }

    fn sense(&mut self, meaning: &str, typed: &[Token]) {
        let sure = typed.iter().map(|it| it.sure).min().unwrap_or(0);
        if meaning.starts_with('<') {
            return self.person(meaning, sure);
        }
        self.tokens.extend(typed.iter().cloned());
        self.senses.push(Token {
            text: meaning.to_owned(),
            sure: sure / 2,
        });
    }

    /// Somebody who may be either, as a pronoun.
    fn pronoun(&mut self, sure: u16) {
        if self.tokens.last().is_some_and(|it| it.text == "the") {
            self.tokens.pop();
        }
        let text = "he".to_owned();
        self.tokens.push(Token { text, sure });
    }

    /// "The other lad", "this older man" and his name are one.
    fn person(&mut self, role: &str, sure: u16) {
        let before = |tokens: &[Token], words: &[&str]| {
            let last = tokens.last().map(|it| it.text.as_str());
            last.is_some_and(|last| last == role || words.contains(&last))
        };
        while before(&self.tokens, DESCRIBING) {
            self.tokens.pop();
        }
        if before(&self.tokens, POINTING) {
            self.tokens.pop();
        }
        self.tokens.push(Token {
            text: role.to_owned(),
            sure: sure / 2,
        });
    }
}

/// Words before a person that make no other person of them.
const DESCRIBING: &[&str] = &[
    "older", "other", "young", "younger", "grown", "adult", "little", "own",
];
const POINTING: &[&str] = &["this", "that", "the", "your", "an", "a"];

impl Reading {
    fn take_word(&mut self, base: &str) {
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
    }

    fn take_sense(&mut self, meaning: &str, bases: &[String]) {
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
    }

    fn settle_shape(&mut self, bases: &[String]) {
        let ever = bases.iter().any(|base| base == "whether" || base == "if");
        let inverted = first_said(bases).is_some_and(|base| INVERTED.contains(&base.as_str()));
        if self.shape == 0 && (ever || inverted) {
            self.shape = shape::YES_NO;
        }
    }

    /// Takes "he", and what a fragment like "and age" leaves out, to be the person last spoken of, when
    /// nobody else is named. How it is then known who is spoken of.
    pub(super) fn resolve(&mut self, last: Option<Spoken>) -> Known {
        if self.by_pronoun {
            return Known::Sex;
        }
        let Some(last) = last else {
            return Known::Name;
        };
        let fragment = self.opens == Opens::Neither && !self.your;
        if !(self.pronoun || fragment) || self.roles & (CHILD_BIT | SUBJECT_BIT) != 0 {
            return Known::Name;
        }
        self.roles |= match last {
            Spoken::Child => CHILD_BIT,
            Spoken::Subject => SUBJECT_BIT,
        };
        Known::WhatWasSaid
    }
}

/// Verbs that begin a question to be answered yes or no.
const INVERTED: &[&str] = &[
    "is", "do", "have", "will", "would", "could", "can", "should",
];
/// Sounds that say nothing.
const HESITATIONS: &[&str] = &["um", "uh", "er", "erm", "hmm", "hm", "mm", "mmm", "ah"];
/// Words before a question begins.
const FILLERS: &[&str] = &[
    "and", "so", "ok", "okay", "right", "well", "but", "also", "then", "now", "um", "er", "erm",
    "oh", "yes", "yeah", "alright", "thank", "please", "sorry", "just", "uh", "hmm", "hm", "mm",
    "mmm", "ah",
];

fn first_said(bases: &[String]) -> Option<&String> {
    bases.iter().find(|base| !FILLERS.contains(&base.as_str()))
}

/// Whether the words ask whether or how something is so: "do you switch it off", "is there any chance of that", "when did
/// he". "Could you switch it off", "do switch it off" and "have you thought of switching it off" do not.
fn enquires(bases: &[String], words: &[Word]) -> bool {
    let filled = |base: &&String| FILLERS.contains(&base.as_str());
    let from = bases.iter().take_while(filled).count();
    let said: Vec<&str> = words[from..].iter().map(|it| it.text.as_str()).collect();
    if SUGGESTING.iter().any(|opening| said.starts_with(opening)) {
        return false;
    }
    match said.as_slice() {
        [
            "is" | "are" | "was" | "were" | "has" | "had" | "did" | "does",
            _,
            ..,
        ] => true,
        ["do" | "have", whom, ..] => WHOM.contains(whom),
        ["will" | "would" | "can" | "could", whom, ..] => !["you", "we", "i", "not"].contains(whom),
        [
            "who" | "what" | "where" | "when" | "why" | "how" | "which",
            verb,
            ..,
        ] => VERBS.contains(verb),
        _ => false,
    }
}

/// Ways of putting advice or a request as a question.
const SUGGESTING: &[&[&str]] = &[
    &["why", "do", "not"],
    &["have", "you", "thought"],
    &["have", "you", "considered"],
    &["have", "you", "tried"],
    &["do", "you", "think", "you"],
    &["do", "you", "want", "to"],
    &["do", "you", "mind"],
    &["do", "you", "understand"],
    &["did", "you", "know"],
    &["are", "you", "able"],
    &["are", "you", "happy", "to"],
    &["are", "you", "willing"],
    &["is", "it", "possible"],
    &["is", "not", "it"],
    &["is", "there", "any", "way", "you"],
    &["is", "there", "any", "chance", "you"],
];
/// After "do" or "have", what makes a question of it and no request.
const WHOM: &[&str] = &[
    "you", "they", "we", "i", "your", "their", "his", "her", "any", "anyone", "anybody", "people",
];
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "has", "have", "had", "did", "does", "do", "will", "would", "can",
    "could",
];

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
    "tell", "describ", "explain", "any", "anyth", "anything", "anyon",
];
const WANTING: &[&str] = &["need", "want", "wonder"];
const STATING: &[&str] = &[
    "you", "i", "we", "it", "that", "he", "there", "our", "someone", "your", "my",
];
