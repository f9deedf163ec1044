//! What the caller knows, and what makes them say it.

use serde::Deserialize;

use super::Line;

/// Something the caller knows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The fact's name.
    pub id: String,
    /// What it is about, in words that give nothing away; guided mode lists it while it is open.
    pub topic: String,
    /// Ways of asking for it that only this call has, or that matter most.
    #[serde(default)]
    pub asked: Vec<String>,
    /// Questions of the catalogue that ask for it too, with all their ways of asking.
    #[serde(default)]
    pub questions: Vec<String>,
    /// When the caller says it unasked.
    #[serde(default)]
    pub offered: Vec<Offer>,
    /// What must hold before the caller says it.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// What is said.
    pub says: Vec<Line>,
    /// What is said instead when it is asked badly; without it, the first line of `says`.
    #[serde(default)]
    pub half: Vec<Line>,
    /// What is said when asked to spell it; only for names and usernames.
    #[serde(default)]
    pub spells: Vec<Line>,
    /// The warning signs it is evidence for.
    #[serde(default)]
    pub signs: Vec<Evidence>,
    /// Details the handler then has: "subject.name", "subject.username", "subject.age".
    #[serde(default)]
    pub gives: Vec<String>,
    /// Words that show, in the trainee's own log entry, that it carries this fact. Each string is one way:
    /// all of its words must be in the entry, in any order.
    #[serde(default)]
    pub noted: Vec<String>,
}

impl Fact {
    /// Whether it can be asked for at all.
    pub fn can_be_asked(&self) -> bool {
        !self.asked.is_empty() || !self.questions.is_empty()
    }
}

/// When a fact is said unasked; always in a lull, when what it needs holds.
#[derive(Clone, Debug, Deserialize)]
pub enum Offer {
    /// Once this many seconds of the call have gone by.
    After(u16),
    /// Once the named fact has been said.
    Follows(String),
}

/// What must hold before a fact is said.
#[derive(Clone, Debug, Deserialize)]
pub enum Need {
    /// Trust is at least this.
    Trust(u8),
    /// Distress is at most this.
    Calm(u8),
    /// The named fact has been said.
    Told(String),
    /// It has been asked for this many times.
    Pressed(u8),
    /// The caller has not been dismissed or blamed, or the handler has apologised since.
    Unhurt,
}

/// A fact as evidence of a warning sign.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// An entry of the catalogue of signs.
    pub sign: String,
    /// How much it says.
    pub weight: Weight,
}

/// How much a fact says about a sign.
#[derive(Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Often ordinary; counts in a cluster.
    Weak,
    /// Counts by itself.
    Strong,
}
