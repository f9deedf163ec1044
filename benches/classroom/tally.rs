//! What came of commands, counted.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use crate::deed::Kind;
use crate::spread::Spread;

/// How many answers that should not have come are told of.
const TOLD: usize = 5;

/// What came of commands.
#[derive(Debug, Default)]
pub struct Tally {
    /// How many were sent, each try counted.
    pub sent: u64,
    /// How long each that was taken took until it was answered.
    pub took: Vec<Duration>,
    /// How many the call refused, by kind.
    pub refused: BTreeMap<String, u64>,
    /// How many were put off because too much was asked at once.
    pub put_off: u64,
    /// How many could not be kept, and were sent again.
    pub not_kept: u64,
    /// How many tries were not answered.
    pub unanswered: u64,
    /// How many were never answered.
    pub lost: u64,
    /// How many answers were no answer to a command, and the first of them.
    pub wrong: u64,
    /// See `wrong`.
    pub wrongs: Vec<String>,
    /// How often a connection was found closed.
    pub reopened: u64,
}

impl Tally {
    /// The call refused it.
    pub fn refuse(&mut self, kind: Kind) {
        *self.refused.entry(format!("{kind:?}")).or_default() += 1;
    }

    /// The answer was none to a command.
    pub fn wrong(&mut self, what: String) {
        self.wrong += 1;
        if self.wrongs.len() < TOLD {
            self.wrongs.push(what);
        }
    }

    /// Counts these to it.
    pub fn add(&mut self, other: Tally) {
        self.sent += other.sent;
        self.took.extend(other.took);
        for (kind, count) in other.refused {
            *self.refused.entry(kind).or_default() += count;
        }
        self.put_off += other.put_off;
        self.not_kept += other.not_kept;
        self.unanswered += other.unanswered;
        self.lost += other.lost;
        self.wrong += other.wrong;
        self.reopened += other.reopened;
        self.wrongs.extend(other.wrongs);
        self.wrongs.truncate(TOLD);
    }

    /// How long they took.
    pub fn spread(&self) -> Spread {
        Spread::of(self.took.clone())
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let refused: u64 = self.refused.values().sum();
        write!(
            f,
            "commands: {} sent, {} taken, {refused} refused {:?}, {} put off, {} not kept at first, {} tries unanswered, {} lost, \
             {} answered wrongly; {} connections found closed",
            self.sent,
            self.took.len(),
            self.refused,
            self.put_off,
            self.not_kept,
            self.unanswered,
            self.lost,
            self.wrong,
            self.reopened
        )?;
        for wrong in &self.wrongs {
            write!(f, "\n  wrong: {wrong}")?;
        }
        Ok(())
    }
}
