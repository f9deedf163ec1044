//! How scores are spread, and how well they tell two groups apart.

use serde::Serialize;

/// How often each score of 0 to 100 was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores([u32; 101]);

impl Default for Scores {
    fn default() -> Scores {
        Scores([0; 101])
    }
}

/// A spread of scores, in points of 100.
#[derive(Clone, Copy, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Spread {
    /// The least.
    pub least: u8,
    /// A quarter of them are at most this.
    pub lower_quarter: u8,
    /// A half of them are at most this.
    pub median: u8,
    /// Three quarters of them are at most this.
    pub upper_quarter: u8,
    /// The most.
    pub most: u8,
    /// The mean, in tenths of a point.
    pub mean_tenths: u16,
}

impl Scores {
    /// Adds a score; one above 100 counts as 100.
    pub fn add(&mut self, score: u8) {
        let count = &mut self.0[usize::from(score.min(100))];
        *count = count.saturating_add(1);
    }

    /// Adds all of another.
    pub fn merge(&mut self, other: &Scores) {
        for (count, more) in self.0.iter_mut().zip(&other.0) {
            *count = count.saturating_add(*more);
        }
    }

    /// How many there are.
    pub fn count(&self) -> u64 {
        self.0.iter().map(|it| u64::from(*it)).sum()
    }

    /// How often each score was reached, from 0 to 100.
    pub fn counts(&self) -> &[u32; 101] {
        &self.0
    }

    /// Their spread; all noughts where there are none.
    pub fn spread(&self) -> Spread {
        let count = self.count();
        if count == 0 {
            return Spread::default();
        }
        let sum: u64 = (0u64..)
            .zip(self.0)
            .map(|(score, times)| score * u64::from(times))
            .sum();
        Spread {
            least: self.at(1),
            lower_quarter: self.at(count.div_ceil(4)),
            median: self.at(count.div_ceil(2)),
            upper_quarter: self.at((count * 3).div_ceil(4)),
            most: self.at(count),
            mean_tenths: u16::try_from((sum * 10 + count / 2) / count).unwrap_or(u16::MAX),
        }
    }

    /// The score of this rank, from 1.
    fn at(&self, rank: u64) -> u8 {
        let mut passed = 0;
        for (score, times) in (0u8..).zip(self.0) {
            passed += u64::from(times);
            if passed >= rank {
                return score;
            }
        }
        100
    }

    /// The probability that one of these is above one of the others, in thousandths, an equal pair counting half: the
    /// area under the ROC curve. 500 where there is nothing to compare.
    pub fn above(&self, others: &Scores) -> u16 {
        let pairs = u128::from(self.count()) * u128::from(others.count());
        if pairs == 0 {
            return 500;
        }
        let mut below = 0u128;
        let mut halves = 0u128;
        for (mine, theirs) in self.0.iter().zip(&others.0) {
            let (mine, theirs) = (u128::from(*mine), u128::from(*theirs));
            halves += mine * (2 * below + theirs);
            below += theirs;
        }
        u16::try_from((halves * 1000 + pairs) / (2 * pairs)).unwrap_or(1000)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scores(of: &[u8]) -> Scores {
        let mut scores = Scores::default();
        of.iter().for_each(|it| scores.add(*it));
        scores
    }

    #[test]
    fn quarters_are_scores_that_were_reached() {
        let spread = scores(&[10, 20, 30, 40]).spread();
        let quarters = (spread.lower_quarter, spread.median, spread.upper_quarter);
        assert_eq!(quarters, (10, 20, 30));
        assert_eq!(
            (spread.least, spread.most, spread.mean_tenths),
            (10, 40, 250)
        );
        assert_eq!(Scores::default().spread(), Spread::default());
    }

    #[test]
    fn groups_apart_alike_and_reversed() {
        let (low, high) = (scores(&[1, 2, 3]), scores(&[4, 5]));
        assert_eq!(high.above(&low), 1000);
        assert_eq!(low.above(&high), 0);
        assert_eq!(low.above(&low), 500);
        assert_eq!(scores(&[2]).above(&low), 500);
        assert_eq!(Scores::default().above(&low), 500);
    }

    proptest! {
        #[test]
        fn above_is_what_counting_pairs_gives(
            mine in proptest::collection::vec(0u8..=100, 1..40),
            theirs in proptest::collection::vec(0u8..=100, 1..40),
        ) {
            let mut halves = 0u32;
            for a in &mine {
                for b in &theirs {
                    halves += match a.cmp(b) {
                        std::cmp::Ordering::Greater => 2,
                        std::cmp::Ordering::Equal => 1,
                        std::cmp::Ordering::Less => 0,
                    };
                }
            }
            let pairs = u32::try_from(mine.len() * theirs.len()).unwrap();
            let expected = (f64::from(halves) * 500.0 / f64::from(pairs)).round();
            let found = scores(&mine).above(&scores(&theirs));
            prop_assert!((f64::from(found) - expected).abs() <= 1.0);
            let both = found + scores(&theirs).above(&scores(&mine));
            prop_assert!((1000..=1001).contains(&both));
        }
    }
}
