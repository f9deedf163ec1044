//! One word of a name, prepared for comparing, and how two of them compare.

use rphonetic::DoubleMetaphone;

use super::nickname;

/// How many letters of a sound are kept; eight fill one machine word.
const SOUND_LETTERS: usize = 8;

/// One folded word of a name with its sounds.
#[derive(Clone, Debug)]
pub(super) struct Word {
    text: String,
    letters: u8,
    /// One bit for each kind of letter in it: a cheap bound on how near two words can be.
    kinds: u32,
    /// Its sounds, packed; zero is none.
    sounds: [u64; 2],
    front_vowel: bool,
    /// The families of forenames it belongs to.
    families: Vec<u16>,
}

/// How one word is like another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Likeness {
    /// As a word.
    pub kind: Kind,
    /// Whether one is another form of the other as a forename.
    pub short: bool,
}

/// How one word is like another, as a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Unlike,
    /// This many slips apart: 1 or 2.
    Near(u8),
    /// One is the first letter of the other.
    Initial,
    SoundsAlike,
    Exact,
}

impl Likeness {
    /// Not alike in any way.
    pub(super) const NONE: Likeness = Likeness {
        kind: Kind::Unlike,
        short: false,
    };
}

impl Word {
    /// Prepares a folded word of at most [`crate::limits::WORD_CHARS`] letters.
    pub(super) fn of(text: &str) -> Word {
        Word {
            letters: u8::try_from(text.chars().count()).unwrap_or(u8::MAX),
            kinds: text
                .chars()
                .fold(0, |kinds, letter| kinds | 1 << (u32::from(letter) % 32)),
            sounds: sounds(text),
            front_vowel: text
                .chars()
                .find(|letter| "aeiouy".contains(*letter))
                .is_some_and(|vowel| "eiy".contains(vowel)),
            families: nickname::families(text),
            text: text.to_owned(),
        }
    }

    /// How this word is like another; the same both ways.
    pub(super) fn compare(&self, other: &Word) -> Likeness {
        if self.text == other.text {
            let kind = if self.letters == 1 {
                Kind::Initial
            } else {
                Kind::Exact
            };
            return Likeness { kind, short: false };
        }
        Likeness {
            kind: self.kind(other),
            short: self
                .families
                .iter()
                .any(|family| other.families.contains(family)),
        }
    }

    fn kind(&self, other: &Word) -> Kind {
        let shorter = self.letters.min(other.letters);
        if shorter == 1 {
            let same = self.text.chars().next() == other.text.chars().next();
            return if same { Kind::Initial } else { Kind::Unlike };
        }
        let most = slips(shorter);
        let may_be_near = self.letters.abs_diff(other.letters) <= most
            // One slip changes at most two kinds of letter: one goes, one comes.
            && (self.kinds ^ other.kinds).count_ones() <= 2 * u32::from(most);
        let same_sound = self.same_sound(other);
        if !same_sound && !may_be_near {
            return Kind::Unlike;
        }
        let apart = strsim::osa_distance(&self.text, &other.text);
        let longer = usize::from(self.letters.max(other.letters));
        // Equal sounds alone join words as far apart as "Cole" and "Kelly"; half the letters must agree too.
        // In words of one consonant, as "Lee" and "Leigh", there are too few letters to ask that of.
        let one_consonant = self.sounds[0].max(other.sounds[0]) < 1 << 8;
        if same_sound && (one_consonant || apart <= longer / 2) {
            return Kind::SoundsAlike;
        }
        match u8::try_from(apart) {
            Ok(apart) if may_be_near && apart <= most && self.may_slip(other, shorter) => {
                Kind::Near(apart)
            }
            _ => Kind::Unlike,
        }
    }

    /// In three letters one slip makes another name; the first letter must stand.
    fn may_slip(&self, other: &Word, shorter: u8) -> bool {
        shorter > 3 || self.text.chars().next() == other.text.chars().next()
    }

    fn same_sound(&self, other: &Word) -> bool {
        self.sounds
            .iter()
            .filter(|sound| **sound != 0)
            .any(|sound| {
                // A single consonant sounds like every short name around it: Lee, Lowe, Leo, Law.
                let single = *sound < 1 << 8;
                other.sounds.contains(sound) && (!single || self.front_vowel == other.front_vowel)
            })
    }
}

/// How many slips a word of so many letters may hold.
fn slips(letters: u8) -> u8 {
    match letters {
        ..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// Both Double Metaphone codes. Made for A to Z: a word with any other letter has none.
fn sounds(text: &str) -> [u64; 2] {
    if !text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return [0, 0];
    }
    let codes = DoubleMetaphone::new(Some(SOUND_LETTERS)).double_metaphone(text);
    [packed(&codes.primary()), packed(&codes.alternate())]
}

fn packed(code: &str) -> u64 {
    code.bytes()
        .take(SOUND_LETTERS)
        .fold(0, |packed, byte| packed << 8 | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn likeness_is_the_same_both_ways(a in "[a-z]{1,12}", b in "[a-f]{1,5}", slip in 0..12_usize) {
            let mut slipped = a.clone();
            slipped.remove(slip % a.len());
            for other in [&b, &slipped] {
                let (one, other) = (Word::of(&a), Word::of(other));
                prop_assert_eq!(one.compare(&other), other.compare(&one));
            }
        }
    }
}
