//! From what the trainee typed to what the caller takes it to mean.
//!
//! The result, [`Heard`], is an input to the call and is written in its journal; a replay never matches
//! again. Scores are whole thousandths; the same text gives the same result on every machine.
//!
//! What is typed is cut into sentences and words, and slips are mended (`text`, `spelling`). It is read: who is spoken of,
//! what form of question it is, which words mean the same (`phrase`, `vocabulary`, `aspect`). Words that are exactly a phrase's are taken for that
//! phrase. Otherwise it is held against every phrase, of the call and of all calls (`common`), by its words, pairs of
//! words and letters (`feature`, `index`); every phrase backs its meaning, the more the nearer it is (`backing`),
//! and the strongest meanings are weighed by what tells them apart (`telling`). A sentence that means two things more
//! clearly than one is cut in two (`split`, `utterance`). How it is put is heard apart from what it means (`manner`).

mod aspect;
mod backing;
mod common;
pub mod evaluation;
mod feature;
mod index;
mod logarithm;
mod manner;
mod matcher;
mod moves;
mod owner;
mod phrase;
mod spelling;
mod split;
mod telling;
mod text;
mod utterance;
mod vocabulary;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::{AdviceNo, FactNo, QuestionNo};

use matcher::Matcher;

/// What an utterance was taken to mean.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Heard {
    /// The questions or moves it holds, in the order they were said. At least one.
    pub parts: Vec<Part>,
    /// How it was put.
    pub manner: Manner,
}

impl Heard {
    /// What is heard when somebody means exactly this, as where it is chosen and not typed. `why` is the phrase it
    /// was chosen by.
    pub fn sure(meaning: Meaning, why: &str, manner: Manner) -> Heard {
        let candidate = Candidate {
            meaning,
            score: 1_000,
            why: why.to_owned(),
        };
        Heard {
            parts: vec![Part {
                certainty: Certainty::Sure,
                candidates: vec![candidate],
            }],
            manner,
        }
    }

    /// Whether every fact it names is one of the first `facts`, and all advice is in the catalogue; what is read from
    /// outside may not be.
    pub fn fits(&self, facts: usize) -> bool {
        let mut candidates = self.parts.iter().flat_map(|part| &part.candidates);
        self.parts.len() <= crate::limits::PARTS && candidates.all(|it| it.fits(facts))
    }
}

impl Candidate {
    /// Whether the fact it names, if any, is one of the first `facts`, and its advice in the catalogue.
    pub fn fits(&self, facts: usize) -> bool {
        match self.meaning {
            Meaning::Fact(fact) => fact.place() < facts,
            Meaning::Advice(advice) => advice.place() < Catalogue::built_in().advice.len(),
            Meaning::Move(_) => true,
        }
    }
}

/// One question or move of an utterance.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Part {
    /// How sure the match is.
    pub certainty: Certainty,
    /// What it may mean, best first; at most [`crate::limits::CANDIDATES`]. Empty when nothing came near.
    pub candidates: Vec<Candidate>,
}

/// How sure a match is.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Certainty {
    /// The first candidate is what was meant.
    Sure,
    /// One of the candidates may be.
    Unsure,
    /// None of these.
    Nothing,
}

impl Part {
    /// A part that means nothing known.
    fn nothing() -> Part {
        Part {
            certainty: Certainty::Nothing,
            candidates: Vec::new(),
        }
    }
}

/// Something an utterance may mean.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Candidate {
    /// What.
    pub meaning: Meaning,
    /// How much of all that backs any meaning backs this one, 0 to 990; 1000 where the very words were typed.
    pub score: u16,
    /// Why it was chosen: the phrase it came nearest to, for authors.
    pub why: String,
}

/// A meaning.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// It asks for this fact.
    Fact(FactNo),
    /// It is a move of the conversation.
    Move(Move),
    /// It gives the caller this advice.
    Advice(AdviceNo),
}

/// A move of the conversation that is not a question about a fact.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum Move {
    /// Greets the caller.
    Greet,
    /// Names the concern back: "you are worried that he is being groomed".
    Acknowledge,
    /// Reassures: "you did the right thing to ring".
    Reassure,
    /// Explains what happens next.
    Explain,
    /// Asks the caller to hold the line, and puts them on hold.
    Hold,
    /// Thanks the caller.
    Thank,
    /// Says sorry.
    Apologise,
    /// Asks the caller to go on, or back to what was left unfinished.
    GoBack,
    /// Asks to hear the last thing again.
    Repeat,
    /// Asks to spell the last name or username.
    Spell,
    /// Says goodbye.
    Goodbye,
    /// Tells the caller what a record says. Never right; known so that it can be pointed out.
    TellRecord,
}

/// How an utterance was put.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Manner {
    /// Plainly.
    #[default]
    Neutral,
    /// With warmth.
    Warm,
    /// With the answer in it.
    Leading,
    /// Making light of the concern.
    Dismissive,
    /// As if the child or the caller were to blame.
    Blaming,
    /// In the service's own jargon.
    Jargon,
}

/// A fact that can be asked for, as plain data, so that this floor does not depend on how a scenario is held.
#[derive(Clone, Debug)]
pub struct Askable<'a> {
    /// Which.
    pub fact: FactNo,
    /// Ways of asking for it, with the names already drawn.
    pub phrases: Vec<Cow<'a, str>>,
    /// Common questions that ask for it too.
    pub questions: Vec<QuestionNo>,
}

/// What the people of one call are called, usernames included. Each name is read as the person, so "how old is
/// Luke" asks what "how old is this lad" asks. Of two people with the same name the earlier keeps it.
#[derive(Clone, Debug, Default)]
pub struct Names<'a> {
    /// The caller's child.
    pub child: Vec<&'a str>,
    /// The person the caller fears.
    pub subject: Vec<&'a str>,
    /// The others, by their place in the cast.
    pub others: Vec<(String, Vec<&'a str>)>,
    /// Who of the two "he" is, where they differ in sex and "she" is the other; `None` where either may be.
    pub he: Option<Spoken>,
    /// Nouns the caller has for the child that are else for the subject: "the lad" may then be either of the two.
    pub either: Vec<&'a str>,
}

/// Who was last spoken of, so that "he" can be told.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Spoken {
    /// The caller's child.
    Child,
    /// The person the caller fears.
    Subject,
}

/// What stands near a phrase besides the fact it is of.
#[derive(Clone, Debug, Default)]
pub struct Neighbours {
    /// The other facts, each with its phrase nearest to it.
    pub facts: Vec<Close>,
    /// The common question that asks for no fact of this call and comes nearest, and how near it comes, in thousandths.
    pub unclaimed: Option<(QuestionNo, u32)>,
}

/// A phrase that comes near another, of another fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Close {
    /// Whose phrase it is.
    pub fact: FactNo,
    /// How near it is, in thousandths.
    pub near: u32,
    /// The phrase.
    pub phrase: String,
    /// Whether it is a common question's and not of the call itself.
    pub common: bool,
}

/// The words of a text in their base forms, in order: "groomed" and "grooming" are one.
pub fn bases(text: &str) -> Vec<String> {
    let lexicon = vocabulary::lexicon();
    let sentences = text.split(['.', '\n']);
    let words = sentences.flat_map(text::words);
    words.map(|word| lexicon.base(&word.text)).collect()
}

/// Understands what is said in one call.
pub struct Understanding {
    matcher: Matcher,
}

impl Understanding {
    /// Made ready for the facts and names of one call.
    pub fn of(askable: &[Askable], names: &Names) -> Understanding {
        Understanding {
            matcher: Matcher::of(askable, names),
        }
    }

    /// What stands near a phrase besides the fact `own` whose it is, as authors are told of it.
    pub fn neighbours(&self, phrase: &str, own: FactNo) -> Neighbours {
        self.matcher.neighbours(&text::words(phrase), own)
    }

    /// What an utterance is taken to mean. Only its first [`crate::limits::UTTERANCE_CHARS`] characters are read.
    pub fn hear(&self, utterance: &str) -> Heard {
        self.hear_after(utterance, None)
    }

    /// The same, where it is known who was last spoken of: that is who "he", "she" or "they" is.
    pub fn hear_after(&self, utterance: &str, last: Option<Spoken>) -> Heard {
        let mut sentences = split::bounded(text::sentences(utterance));
        for sentence in &mut sentences {
            self.matcher.mend(&mut sentence.words);
        }
        let manner = manner::of(&sentences);
        let whole: Vec<_> = sentences
            .iter()
            .flat_map(|s| s.words.iter().cloned())
            .collect();
        let asks = sentences.iter().any(|sentence| sentence.asks);
        if self.matcher.has(&whole) {
            let verdict = self.matcher.take(&whole, asks, last);
            return Heard {
                parts: vec![verdict.part],
                manner,
            };
        }
        let mut last = last;
        let mut verdicts = Vec::new();
        for sentence in &sentences {
            for verdict in utterance::questions(&self.matcher, &sentence.words, sentence.asks, last)
            {
                last = utterance::spoken_of(&verdict).or(last);
                verdicts.push(verdict);
            }
        }
        let mut parts = utterance::settle(verdicts);
        if parts.is_empty() {
            parts.push(match sentences.len() {
                0 | 1 => Part::nothing(),
                _ => self.matcher.take(&whole, asks, last).part,
            });
        }
        Heard { parts, manner }
    }
}

#[cfg(test)]
mod tests;
