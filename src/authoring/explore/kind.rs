//! The kinds of trainee that play a scenario.

use serde::Serialize;

/// A kind of trainee, the least able first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Does anything that can be done, at random.
    Random,
    /// Asks a handful of common questions, often leading ones; marks and writes little, seldom checks, grades low.
    Novice,
    /// Asks much, marks much and beyond what was said, checks late and by the name as heard, grades and refers high.
    Keen,
    /// Does what the scenario expects, with a slip here and there.
    Expert,
}

/// How many kinds there are.
pub const KINDS: usize = 4;

impl Kind {
    /// All of them, the least able first.
    pub const ALL: [Kind; KINDS] = [Kind::Random, Kind::Novice, Kind::Keen, Kind::Expert];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Random => "random",
            Kind::Novice => "novice",
            Kind::Keen => "keen",
            Kind::Expert => "expert",
        }
    }

    /// What it does, for people who read the figures.
    pub fn about(self) -> &'static str {
        match self {
            Kind::Random => "does anything that can be done, at random",
            Kind::Novice => {
                "asks a handful of common questions, many of them leading; marks and writes little, seldom checks, grades low"
            }
            Kind::Keen => {
                "asks much and marks much, also what was not said; checks late or by the name as heard, writes little, grades and refers high"
            }
            Kind::Expert => {
                "does what the scenario expects, in order and in time, and leaves out a step here and there"
            }
        }
    }

    /// The kind of the run of this number: by turns, so that all play equally often.
    pub(super) fn of_run(run: u32) -> Kind {
        Kind::ALL[run as usize % KINDS]
    }
}

/// Something for each kind.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub struct ByKind<T> {
    /// Of [`Kind::Random`].
    pub random: T,
    /// Of [`Kind::Novice`].
    pub novice: T,
    /// Of [`Kind::Keen`].
    pub keen: T,
    /// Of [`Kind::Expert`].
    pub expert: T,
}

impl<T> ByKind<T> {
    /// Made for each kind.
    pub fn of(mut make: impl FnMut(Kind) -> T) -> ByKind<T> {
        ByKind {
            random: make(Kind::Random),
            novice: make(Kind::Novice),
            keen: make(Kind::Keen),
            expert: make(Kind::Expert),
        }
    }

    /// That of one kind.
    pub fn get(&self, kind: Kind) -> &T {
        match kind {
            Kind::Random => &self.random,
            Kind::Novice => &self.novice,
            Kind::Keen => &self.keen,
            Kind::Expert => &self.expert,
        }
    }

    /// That of one kind, to be changed.
    pub fn get_mut(&mut self, kind: Kind) -> &mut T {
        match kind {
            Kind::Random => &mut self.random,
            Kind::Novice => &mut self.novice,
            Kind::Keen => &mut self.keen,
            Kind::Expert => &mut self.expert,
        }
    }

    /// All of them, the least able kind first.
    pub fn iter(&self) -> impl Iterator<Item = (Kind, &T)> {
        Kind::ALL.into_iter().map(|kind| (kind, self.get(kind)))
    }
}
