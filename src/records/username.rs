//! Usernames, and how two of them compare.

use super::{Reason, fold};
use crate::limits;

/// The fewest letters of a username whose digits may be missing or wrong.
const SHORTEST_STEM: usize = 5;
/// The shortest username in which one slip is allowed for.
const SHORTEST_SLIP: usize = 4;

/// A username prepared for comparing.
#[derive(Clone, Debug)]
pub(super) struct Username {
    plain: String,
    alike: String,
    stem: String,
}

/// A username's letters and digits: no case, no punctuation.
pub(super) fn plain(text: &str) -> String {
    fold::folded(text)
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .take(limits::WORD_CHARS)
        .collect()
}

impl Username {
    /// Prepared; `None` if there is neither letter nor digit in it.
    pub(super) fn of(text: &str) -> Option<Username> {
        let plain = plain(text);
        if plain.is_empty() {
            return None;
        }
        let alike = plain.chars().map(lookalike).collect();
        let stem = plain
            .chars()
            .filter(|letter| letter.is_alphabetic())
            .collect();
        Some(Username { plain, alike, stem })
    }

    /// How this one, searched for, fits one held. `None` if it does not.
    pub(super) fn compare(&self, held: &Username) -> Option<Reason> {
        if self.plain == held.plain {
            Some(Reason::UsernameExact)
        } else if self.alike == held.alike {
            Some(Reason::UsernameLooksAlike)
        } else if self.one_slip(held) {
            Some(Reason::UsernameNear)
        } else if self.stem == held.stem && self.stem.len() >= SHORTEST_STEM {
            Some(Reason::UsernameStem)
        } else {
            None
        }
    }

    fn one_slip(&self, held: &Username) -> bool {
        let (shorter, longer) = if self.alike.len() <= held.alike.len() {
            (&self.alike, &held.alike)
        } else {
            (&held.alike, &self.alike)
        };
        // No letter takes more than four bytes, so a wider gap is more than one slip.
        shorter.len() >= SHORTEST_SLIP
            && longer.len() - shorter.len() <= 4
            && shares_an_end(shorter, longer)
            && strsim::osa_distance(shorter, longer) == 1
    }
}

/// Whether they begin or end alike. With one slip the other two letters at one end are untouched, unless the
/// slip is in the middle, when both ends are.
fn shares_an_end(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next() || a.chars().next_back() == b.chars().next_back()
}

/// The one letter that stands for all that look like it.
fn lookalike(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' | 'i' => 'l',
        '5' => 's',
        other => other,
    }
}
