//! What tells meanings apart that come near the same words.
//!
//! "How old is he" and "where is he" come near each other by what they share. Of each feature that was typed it is asked
//! how many of a meaning's phrases have it; the meaning whose phrases have them most often gains on the others. (This
//! is how a naive Bayes classifier weighs, kept to the few meanings that are near.)

use std::cmp::Reverse;

use super::feature::{Features, Kind};
use super::index::Index;
use super::logarithm::{lessened, log2};
use super::owner::Owner;

/// How many of the strongest are weighed against one another.
const CLOSE: usize = 6;
/// How much what tells them apart counts beside how strong they are, in thousandths.
const COUNTS: u64 = 250;
/// Thousandths of a phrase that every meaning is taken to have with a feature, so that no feature rules one out.
const SEED: usize = 20;

/// How an owner stands against the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Its place among the owners.
    pub owner: u16,
    /// How strong its backing is.
    strength: u32,
}

impl Standing {
    pub(super) fn new(owner: u16, strength: u32) -> Standing {
        Standing { owner, strength }
    }

    /// What it weighs among all of them.
    pub(super) fn weight(&self) -> u64 {
        u64::from(self.strength).pow(4)
    }
}

/// Weighs the strongest against one another, and puts all in order, the first first.
pub(super) fn tell_apart(
    typed: &Features,
    indexes: &[&Index; 2],
    owners: &[Owner],
    standings: &mut [Standing],
) {
    sort(standings);
    let close = &standings[..standings.len().min(CLOSE)];
    let mut told = vec![0; close.len()];
    for kind in [Kind::Words, Kind::Letters] {
        let mut all = 0;
        let mut sums = vec![0; close.len()];
        for feature in typed.of_kind(kind) {
            let [common, own] = indexes.map(|it| it.having(kind, feature.key));
            let Some(weight) = common.or(own).map(|it| u64::from(it.0)) else {
                continue;
            };
            let phrases = [common, own].map(|it| it.map_or(&[][..], |it| it.1));
            all += weight;
            for (sum, standing) in sums.iter_mut().zip(close) {
                *sum += weight * often(&owners[usize::from(standing.owner)], phrases, indexes);
            }
        }
        for (told, sum) in told.iter_mut().zip(&sums) {
            *told += sum / std::cmp::max(all, 1);
        }
    }
    let most = told.iter().copied().max().unwrap_or(0);
    let least = told.iter().copied().min().unwrap_or(0);
    // Those that are not close are held to be told as badly as the worst of those that are.
    let told = told.into_iter().chain(std::iter::repeat(least));
    for (standing, told) in standings.iter_mut().zip(told) {
        let behind = (most - told) * COUNTS / 2000;
        standing.strength = lessened(standing.strength, behind as u32);
    }
    sort(standings);
}

fn sort(standings: &mut [Standing]) {
    standings.sort_by_key(|it| (Reverse(it.strength), it.owner));
}

/// The logarithm of the share of an owner's phrases that have a feature, which these phrases have, in thousandths
/// above a share so small that none is below it.
fn often(owner: &Owner, phrases: [&[u16]; 2], indexes: &[&Index; 2]) -> u64 {
    let [common, own] = phrases.map(<[u16]>::len);
    let all = indexes[0].len() + indexes[1].len();
    let everywhere = (common + own) * 1000 / all.max(1);
    let having = owner.having(phrases) * 1000 + everywhere + SEED;
    let of = (owner.phrases() + 1) * 1000;
    u64::from(LEAST + log2(having as u32) - log2(of))
}

/// More than the logarithm of what any owner's phrases can be, in thousandths.
const LEAST: u32 = 32_000;

#[cfg(test)]
mod tests {
    use super::super::feature::plain;
    use super::*;

    #[test]
    fn what_only_one_has_tells_them_apart() {
        let phrases = [
            "where is he now",
            "where is he from",
            "where is he from then",
            "where is he today",
            "where is he now then",
            "where is he at home",
        ];
        let own = Index::of(&phrases.map(plain));
        let common = Index::of(&[]);
        let mut owners = [Owner::of(None, Vec::new()), Owner::of(None, Vec::new())];
        (0..3).for_each(|place| owners[0].admit(place));
        (3..6).for_each(|place| owners[1].admit(place));
        for (typed, first) in [("where is he from", 0), ("where is he today", 1)] {
            let mut standings = [Standing::new(0, 500), Standing::new(1, 500)];
            tell_apart(&plain(typed), &[&common, &own], &owners, &mut standings);
            assert_eq!(standings[0].owner, first, "{typed}");
            assert!(standings[0].weight() > standings[1].weight(), "{typed}");
        }
    }
}
