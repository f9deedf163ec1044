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
    alike: Vec<char>,
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

    /// Whether one letter differs, is missing or is too many, or two neighbours are exchanged.
    fn one_slip(&self, held: &Username) -> bool {
        let (a, b) = (self.alike.as_slice(), held.alike.as_slice());
        if a.len().min(b.len()) < SHORTEST_SLIP || a.len().abs_diff(b.len()) > 1 {
            return false;
        }
        let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let (a, b) = (&a[start..], &b[start..]);
        let end = a
            .iter()
            .rev()
            .zip(b.iter().rev())
            .take_while(|(a, b)| a == b)
            .count();
        match (&a[..a.len() - end], &b[..b.len() - end]) {
            ([_], [] | [_]) | ([], [_]) => true,
            ([a1, a2], [b1, b2]) => a1 == b2 && a2 == b1,
            _ => false,
        }
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn one_slip_is_a_distance_of_one(a in "[abc]{4,7}", b in "[abc]{4,7}") {
            let username = |text: &str| Username { plain: String::new(), alike: text.chars().collect(), stem: String::new() };
            prop_assert_eq!(username(&a).one_slip(&username(&b)), strsim::osa_distance(&a, &b) == 1);
        }
    }
}
