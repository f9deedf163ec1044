//! From what the trainee typed to what the caller takes it to mean.
//!
//! The result, [`Heard`], is an input to the call and is written in its journal; a replay never matches
//! again. Scores are whole thousandths; the same text gives the same result on every machine.

use serde::{Deserialize, Serialize};

use crate::scenario::number::FactNo;

/// What an utterance was taken to mean.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Heard {
    /// The questions or moves it holds, in the order they were said. At least one.
    pub parts: Vec<Part>,
    /// How it was put.
    pub manner: Manner,
}

impl Heard {
    /// Whether every fact it names is one of the first `facts`; what is read from outside may not be.
    pub fn fits(&self, facts: usize) -> bool {
        let mut candidates = self.parts.iter().flat_map(|part| &part.candidates);
        self.parts.len() <= crate::limits::PARTS && candidates.all(|it| it.fits(facts))
    }
}

impl Candidate {
    /// Whether the fact it names, if any, is one of the first `facts`.
    pub fn fits(&self, facts: usize) -> bool {
        match self.meaning {
            Meaning::Fact(fact) => fact.place() < facts,
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

/// Something an utterance may mean.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Candidate {
    /// What.
    pub meaning: Meaning,
    /// How well it fits, 0 to 1000.
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
