//! A name taken apart for comparing.

use super::fold;
use crate::limits;

/// A name as the pieces that can be compared, each with its place.
#[derive(Clone, Debug)]
pub(super) struct Name<W> {
    /// At least one.
    pub pieces: Vec<Piece<W>>,
}

/// One comparable piece of a name.
#[derive(Clone, Debug)]
pub(super) struct Piece<W> {
    /// The word, or several written as one.
    pub word: W,
    /// Where in the name it stands.
    pub place: Place,
}

/// Where in a name a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// The only name given: nobody can say whether it is a forename.
    Only,
    /// The forename.
    First,
    /// One half of a hyphened forename.
    FirstPart,
    /// Between forename and surname.
    Middle,
    /// One half of a hyphened surname.
    LastPart,
    /// The surname.
    Last,
    /// The whole name without its spaces.
    Run,
}

/// Forms of address that are no part of a name.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "rev", "revd",
];
/// Words that belong to the name after them and identify nobody alone.
const PARTICLES: &[&str] = &[
    "o", "mc", "mac", "al", "el", "ul", "bin", "ibn", "bint", "van", "von", "der", "den", "de",
    "del", "di", "da", "do", "dos", "la", "le", "st", "ap", "ab", "y",
];

impl Name<String> {
    /// A name, surname last or before a comma. `None` if there is neither letter nor digit in it.
    pub(super) fn of(text: &str) -> Option<Name<String>> {
        let groups = groups(text);
        let mut pieces = Vec::new();
        match groups.as_slice() {
            [] => return None,
            [only] => {
                push(&mut pieces, only.concat(), Place::Only);
                // A hyphened single name may be a forename or a surname; its halves stand for themselves.
                for half in halves(only) {
                    push(&mut pieces, half.clone(), Place::Middle);
                }
            }
            [first, middle @ .., last] => {
                push(&mut pieces, first.concat(), Place::First);
                push(&mut pieces, last.concat(), Place::Last);
                for half in halves(first) {
                    push(&mut pieces, half.clone(), Place::FirstPart);
                }
                for half in halves(last) {
                    push(&mut pieces, half.clone(), Place::LastPart);
                }
                for word in middle {
                    push_unless_particle(&mut pieces, word.concat());
                }
                if let [second, ..] = middle {
                    push(&mut pieces, first.concat() + &second.concat(), Place::First);
                }
                if let [.., before] = middle {
                    push(&mut pieces, before.concat() + &last.concat(), Place::Last);
                }
            }
        }
        push(&mut pieces, groups.concat().concat(), Place::Run);
        Some(Name { pieces })
    }
}

impl<W> Name<W> {
    /// The same name with every word made into something else.
    pub(super) fn map<V>(&self, mut f: impl FnMut(&W) -> V) -> Name<V> {
        let pieces = self.pieces.iter();
        Name {
            pieces: pieces
                .map(|piece| Piece {
                    word: f(&piece.word),
                    place: piece.place,
                })
                .collect(),
        }
    }

    /// Whether only one name is given.
    pub(super) fn is_single(&self) -> bool {
        self.pieces
            .first()
            .is_some_and(|piece| piece.place == Place::Only)
    }
}

fn push(pieces: &mut Vec<Piece<String>>, word: String, place: Place) {
    // Words run together can grow past what one word may hold.
    let word = word.chars().take(2 * limits::WORD_CHARS).collect();
    pieces.push(Piece { word, place });
}

fn push_unless_particle(pieces: &mut Vec<Piece<String>>, word: String) {
    if !PARTICLES.contains(&word.as_str()) && word.chars().nth(1).is_some() {
        push(pieces, word, Place::Middle);
    }
}

/// The halves of a hyphened name that mean something alone.
fn halves(group: &[String]) -> impl Iterator<Item = &String> {
    let halves = if group.len() > 1 { group } else { &[] };
    halves
        .iter()
        .filter(|half| !PARTICLES.contains(&half.as_str()) && half.chars().nth(1).is_some())
}

/// The words of a name, forename first, each as the parts its hyphens join. At most
/// [`limits::NAME_WORDS`] parts in all.
fn groups(text: &str) -> Vec<Vec<String>> {
    // Cut before looking for the comma, so that a long text is never walked whole.
    let text: String = text.chars().take(limits::QUERY_CHARS).collect();
    let mut groups = match text.split_once(',') {
        Some((surname, forenames)) => [split(forenames), split(surname)].concat(),
        None => split(&text),
    };
    if groups.len() > 1 {
        groups
            .retain(|group| !matches!(group.as_slice(), [word] if TITLES.contains(&word.as_str())));
    }
    while groups.len() > limits::NAME_WORDS {
        // Forename and surname carry the most; what is dropped stands between them.
        groups.remove(groups.len() / 2);
    }
    for group in &mut groups {
        group.truncate(limits::NAME_WORDS);
    }
    groups
}

fn split(text: &str) -> Vec<Vec<String>> {
    text.split(|letter: char| {
        letter != '-' && letter != '‐' && letter != '‑' && letter != '–' && !is_within(letter)
    })
    .map(fold::words)
    .filter(|group| !group.is_empty())
    .collect()
}

/// Whether a character can stand inside a word: a letter, a digit, a mark or an apostrophe.
fn is_within(letter: char) -> bool {
    letter.is_alphanumeric()
        || matches!(letter, '\'' | '’' | '‘' | '`' | '´' | '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}')
}
