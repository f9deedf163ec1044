//! What tells meanings apart that come near the same words.
//!
//! "How old is he" and "where is he" come near each other by what they share. Of each feature that was typed it is asked
//! how many of a meaning's phrases have it; the meaning whose phrases have them most often gains on the others. (This
//! is how a naive Bayes classifier weighs, kept to the few meanings that are near.)

use std::cmp::Reverse;
use std::ops::Range;

use super::Meaning;
use super::feature::{Features, Kind};
use super::index::Index;
use super::weight::{lessened, log2};

/// How many of the loudest are weighed against one another.
const CLOSE: usize = 6;
/// How much what tells them apart counts beside how loud they are, in thousandths.
const COUNTS: u64 = 250;
/// Thousandths of a phrase that every meaning is taken to have with a feature, so that no feature rules one out.
const SEED: usize = 20;

/// Something that can be meant, and which phrases speak for it.
pub(super) struct Owner {
    /// Nothing, if it is to be told from what can be meant but has no answer here.
    pub meaning: Option<Meaning>,
    /// Which of the phrases every call has in common do, as runs of their places.
    common: Vec<Range<u16>>,
    /// Which of the call's own do.
    own: Range<u16>,
}

impl Owner {
    /// One with these of the phrases every call has in common, and none of the call's own.
    pub(super) fn of(meaning: Option<Meaning>, common: Vec<Range<u16>>) -> Owner {
        Owner {
            meaning,
            common,
            own: 0..0,
        }
    }

    /// Gives it one of the call's own; those of one owner follow one another.
    pub(super) fn admit(&mut self, place: u16) {
        if self.own.is_empty() {
            self.own.start = place;
        }
        self.own.end = place + 1;
    }

    /// How many phrases speak for it.
    pub(super) fn phrases(&self) -> u32 {
        let common: usize = self.common.iter().map(|run| run.len()).sum();
        (common + self.own.len()) as u32
    }

    /// How many of its phrases are among these, which are in order.
    fn having(&self, [common, own]: [&[u16]; 2]) -> usize {
        let of_common: usize = self.common.iter().map(|run| within(common, run)).sum();
        of_common + within(own, &self.own)
    }
}

/// How many of these places, which are in order, lie in a run.
fn within(places: &[u16], run: &Range<u16>) -> usize {
    let from = places.partition_point(|it| *it < run.start);
    places[from..].partition_point(|it| *it < run.end)
}

/// How an owner stands against the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing {
    /// Its place among the owners.
    pub owner: u16,
    /// How loud its voice is.
    loud: u32,
}

impl Standing {
    pub(super) fn new(owner: u16, loud: u32) -> Standing {
        Standing { owner, loud }
    }

    /// What it weighs among all of them.
    pub(super) fn weight(&self) -> u64 {
        u64::from(self.loud).pow(4)
    }
}

/// Weighs the loudest against one another, and puts all in order, the first first.
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
        standing.loud = lessened(standing.loud, behind as u32);
    }
    sort(standings);
}

fn sort(standings: &mut [Standing]) {
    standings.sort_by_key(|it| (Reverse(it.loud), it.owner));
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
    fn places_in_a_run_are_counted() {
        assert_eq!(within(&[1, 4, 5, 9], &(4..9)), 2);
        assert_eq!(within(&[], &(0..9)), 0);
        assert_eq!(within(&[1, 2], &(5..5)), 0);
    }

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

    #[test]
    fn an_owner_counts_what_is_its_own() {
        let mut owner = Owner::of(None, vec![0..2, 10..12]);
        owner.admit(7);
        owner.admit(8);
        assert_eq!(owner.phrases(), 6);
        assert_eq!(owner.having([&[1, 5, 10], &[6, 7]]), 3);
    }
}
