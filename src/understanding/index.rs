//! Phrases made ready to be compared with what was typed.
//!
//! Each phrase is a direction in the space of its features, rare ones weighing more. How near two are is the mean
//! of two cosines, that of their words and that of their letters. All is whole numbers.

use crate::limits::PHRASES;

use super::feature::{Feature, Features, Kind};
use super::logarithm::log2;

/// Phrases, each by its features.
pub(super) struct Index {
    words: Held,
    letters: Held,
    phrases: usize,
}

/// The features of one kind.
struct Held {
    /// In order.
    keys: Box<[u32]>,
    /// For each key, what it weighs in what was typed.
    weights: Box<[u16]>,
    /// For each key, where its postings begin; one more for the end.
    starts: Box<[u32]>,
    /// The phrases that have it, and what it weighs in each, in parts of [`FULL`].
    phrases: Box<[u16]>,
    shares: Box<[u8]>,
    /// What a key that no phrase has weighs.
    unheard: u16,
}

/// A share of the whole of a phrase.
const FULL: u32 = 255;
/// Parts of the whole of what was typed.
const WHOLE: u32 = 4096;

impl Index {
    /// Of these phrases, at most [`PHRASES`] of them.
    pub(super) fn of(phrases: &[Features]) -> Index {
        let phrases = &phrases[..phrases.len().min(PHRASES)];
        Index {
            words: Held::of(phrases, Kind::Words),
            letters: Held::of(phrases, Kind::Letters),
            phrases: phrases.len(),
        }
    }

    /// How many phrases there are.
    pub(super) fn len(&self) -> usize {
        self.phrases
    }

    /// The phrases that have a feature, in order, and what it weighs; nothing if none has it.
    pub(super) fn having(&self, kind: Kind, key: u32) -> Option<(u16, &[u16])> {
        let kind = match kind {
            Kind::Words => &self.words,
            Kind::Letters => &self.letters,
        };
        let at = kind.keys.binary_search(&key).ok()?;
        let postings = kind.starts[at] as usize..kind.starts[at + 1] as usize;
        Some((kind.weights[at], &kind.phrases[postings]))
    }

    /// How near each phrase is, in thousandths.
    pub(super) fn near(&self, typed: &Features) -> Vec<u32> {
        let mut near = vec![0; self.phrases];
        self.words.add(typed.of_kind(Kind::Words), &mut near);
        self.letters.add(typed.of_kind(Kind::Letters), &mut near);
        // At most FULL × WHOLE from each of the two kinds.
        for sum in &mut near {
            *sum = (*sum >> 5) * 1000 / (2 * FULL * (WHOLE >> 5));
        }
        near
    }
}

impl Held {
    fn of(phrases: &[Features], kind: Kind) -> Held {
        let mut all: Vec<(u32, u16)> = Vec::new();
        for (place, phrase) in phrases.iter().enumerate() {
            let place = u16::try_from(place).unwrap_or(u16::MAX);
            all.extend(
                phrase
                    .of_kind(kind)
                    .iter()
                    .map(|feature| (feature.key, place)),
            );
        }
        all.sort_unstable();
        let mut keys = Vec::new();
        let mut weights = Vec::new();
        let mut starts = Vec::new();
        let mut square = vec![0_u64; phrases.len()];
        for run in all.chunk_by(|a, b| a.0 == b.0) {
            let weight = weight(phrases.len(), run.len());
            keys.push(run[0].0);
            weights.push(weight);
            starts.push(run.len() as u32);
            for (_, place) in run {
                square[usize::from(*place)] += u64::from(weight).pow(2);
            }
        }
        let lengths: Vec<u32> = square.iter().map(|it| it.isqrt().max(1) as u32).collect();
        let mut shares = Vec::with_capacity(all.len());
        for (run, weight) in all.chunk_by(|a, b| a.0 == b.0).zip(&weights) {
            shares.extend(run.iter().map(|(_, place)| {
                let length = lengths[usize::from(*place)];
                (u32::from(*weight) * FULL / length).min(FULL) as u8
            }));
        }
        let mut at = 0;
        for start in &mut starts {
            at += std::mem::replace(start, at);
        }
        starts.push(at);
        Held {
            keys: keys.into(),
            weights: weights.into(),
            starts: starts.into(),
            phrases: all.into_iter().map(|(_, place)| place).collect(),
            shares: shares.into(),
            unheard: weight(phrases.len(), 1),
        }
    }

    /// Adds to each phrase its cosine with what was typed, in parts of [`FULL`] × [`WHOLE`].
    fn add(&self, typed: &[Feature], near: &mut [u32]) {
        let found: Vec<(Option<usize>, u32)> = typed
            .iter()
            .map(|feature| {
                let at = self.keys.binary_search(&feature.key).ok();
                let weight = at.map_or(self.unheard, |at| self.weights[at]);
                (at, u32::from(weight) * u32::from(feature.sure) / 1000)
            })
            .collect();
        let square: u64 = found
            .iter()
            .map(|(_, weight)| u64::from(*weight).pow(2))
            .sum();
        let length = square.isqrt().max(1) as u32;
        for (at, weight) in found {
            let Some(at) = at else { continue };
            let share = weight * WHOLE / length;
            let postings = self.starts[at] as usize..self.starts[at + 1] as usize;
            let phrases = &self.phrases[postings.clone()];
            for (phrase, held) in phrases.iter().zip(&self.shares[postings]) {
                near[usize::from(*phrase)] += share * u32::from(*held);
            }
        }
    }
}

/// What a feature weighs that so many of all phrases have: one and the natural logarithm of its rarity, in hundredths.
fn weight(all: usize, having: usize) -> u16 {
    // 0.69 is the natural logarithm of two.
    let rarity = log2(all as u32 + 1).saturating_sub(log2(having as u32 + 1)) * 69 / 100;
    ((rarity + 1000) / 10) as u16
}

#[cfg(test)]
mod tests {
    use super::super::feature::plain;
    use super::*;

    fn index() -> Index {
        let phrases = [
            "who is he",
            "how old is he",
            "where does he live",
            "who else is there",
        ];
        Index::of(&phrases.map(plain))
    }

    #[test]
    fn the_same_is_nearest_and_what_shares_nothing_is_far() {
        let near = index().near(&plain("how old is he"));
        assert!((960..=1010).contains(&near[1]), "{near:?}");
        assert!(near[0] > near[2] && near[0] < 700, "{near:?}");
        assert_eq!(index().near(&plain("qqqq zzzz")), [0; 4]);
        assert_eq!(index().near(&Features::default()), [0; 4]);
    }

    #[test]
    fn the_rare_weighs_more_than_the_common() {
        let near = index().near(&plain("is old"));
        assert!(near[1] > near[0], "{near:?}");
        assert!(weight(1000, 1) > weight(1000, 500));
        assert!(weight(1000, 1000) >= 100);
    }

    #[test]
    fn who_has_a_feature_is_known() {
        let index = index();
        let typed = plain("who");
        let key = typed.of_kind(Kind::Words)[0].key;
        let (_, phrases) = index.having(Kind::Words, key).expect("two have it");
        assert_eq!(phrases, [0, 3]);
        assert!(index.having(Kind::Letters, 1).is_none());
    }

    #[test]
    fn nothing_is_near_where_there_is_nothing() {
        assert!(Index::of(&[]).near(&plain("who")).is_empty());
    }
}
