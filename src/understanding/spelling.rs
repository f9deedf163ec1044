//! Slips of the finger, and the words they were meant as.

use std::collections::BTreeMap;

use super::feature::hash;
use super::vocabulary;

/// The words of some phrases, towards which slips are mended.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    spelling: Spelling,
    /// As written and in their base forms, each as a number, in order.
    known: Box<[u64]>,
}

impl Words {
    /// All these words.
    pub(super) fn of<'a>(words: impl Iterator<Item = &'a str>) -> Words {
        let lexicon = vocabulary::lexicon();
        let mut often = BTreeMap::<&str, u32>::new();
        for word in words {
            *often.entry(word).or_default() += 1;
        }
        let bases = often
            .keys()
            .map(|word| hash(&[b"base ", lexicon.base(word).as_bytes()]));
        let mut known: Vec<u64> = often
            .keys()
            .map(|word| hash(&[word.as_bytes()]))
            .chain(bases)
            .collect();
        known.sort_unstable();
        known.dedup();
        Words {
            known: known.into(),
            spelling: Spelling::of(often.into_iter()),
        }
    }

    /// The words, to mend slips towards.
    pub(super) fn spelling(&self) -> &Spelling {
        &self.spelling
    }

    /// Whether a word is one of them, as it is typed or in its base form.
    pub(super) fn know(&self, word: &str, base: &str) -> bool {
        let knows = |parts: &[&[u8]]| self.known.binary_search(&hash(parts)).is_ok();
        knows(&[word.as_bytes()]) || knows(&[b"base ", base.as_bytes()])
    }
}

/// Words a misspelt one may have been meant as.
#[derive(Clone, Debug, Default)]
pub(super) struct Spelling {
    /// Sorted by length, then by word; with the letters each holds and how often it stands in the phrases.
    words: Vec<(u8, u32, u32, Box<str>)>,
}

/// A word a slip may have been meant as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near<'w> {
    /// The word.
    pub word: &'w str,
    /// How many slips lie between.
    pub edits: usize,
}

impl Spelling {
    /// Of all these words, each with how often it is used.
    pub(super) fn of<'a>(words: impl Iterator<Item = (&'a str, u32)>) -> Spelling {
        let mut words: Vec<_> = words
            .filter(|(word, _)| LENGTHS.contains(&word.len()))
            .map(|(word, often)| (word.len() as u8, letters(word), often, word.into()))
            .collect();
        words.sort();
        Spelling { words }
    }

    /// The nearest word within one slip (two for words of six letters and more); of several as near, the commonest.
    pub(super) fn nearest(&self, word: &str) -> Option<Near<'_>> {
        let length = word.len();
        if !LENGTHS.contains(&length) || word.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let edits = if length >= 6 { 2 } else { 1 };
        let held = letters(word);
        let from = self
            .words
            .partition_point(|(len, ..)| usize::from(*len) + edits < length);
        let mut best: Option<(Near<'_>, u32)> = None;
        for (len, letters, often, known) in &self.words[from..] {
            if usize::from(*len) > length + edits {
                break;
            }
            if (letters ^ held).count_ones() as usize > 2 * edits {
                continue;
            }
            let distance = strsim::osa_distance(word, known);
            let same_start = known.as_bytes().first() == word.as_bytes().first();
            let near = distance <= edits && (same_start || distance == 1);
            let better = best.is_none_or(|(least, common)| {
                (distance, std::cmp::Reverse(*often)) < (least.edits, std::cmp::Reverse(common))
            });
            if near && better {
                let near = Near {
                    word: known,
                    edits: distance,
                };
                best = Some((near, *often));
            }
        }
        best.map(|(near, _)| near)
    }
}

/// Lengths of words that are mended: shorter ones are too easily mistaken, longer ones are no words.
const LENGTHS: std::ops::RangeInclusive<usize> = 3..=24;

/// Which letters a word holds, one bit each; each edit changes at most two bits.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |held, b| held | 1 << (b & 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_mended_and_a_stranger_is_not() {
        let spelling =
            Spelling::of([("username", 1), ("server", 1), ("meeting", 1), ("name", 1)].into_iter());
        let nearest = |word| spelling.nearest(word).map(|near| near.word);
        assert_eq!(nearest("sevrer"), Some("server"));
        assert_eq!(nearest("usrename"), Some("username"));
        assert_eq!(nearest("weather"), None);
        assert_eq!(nearest("nam"), Some("name"));
    }
}
