//! Chance, drawn from a seed: the same on every machine and whatever else runs beside it.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of draws.
pub(super) struct Chance(ChaCha8Rng);

/// What a stream is for. Streams of different purposes have nothing to do with each other.
#[derive(Clone, Copy)]
pub(super) enum For {
    /// The variants that are played.
    Variants,
    /// What a trainee does.
    Trainee,
}

impl Chance {
    /// The stream of this number for this purpose, of an exploration from this seed.
    pub fn of(seed: u64, purpose: For, number: u64) -> Chance {
        let mut bytes = [0u8; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..16].copy_from_slice(&number.to_le_bytes());
        bytes[16] = purpose as u8 + 1;
        Chance(ChaCha8Rng::from_seed(bytes))
    }

    /// A number of 64 bits.
    pub fn number(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// A number below `count`; 0 where there is none.
    pub fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count).unwrap_or(u64::from(u32::MAX));
        let drawn = (u64::from(self.0.next_u32()) * count.min(u64::from(u32::MAX))) >> 32;
        usize::try_from(drawn).unwrap_or(0)
    }

    /// A number from `least` to `most`, both included.
    pub fn between(&mut self, least: u64, most: u64) -> u64 {
        let span = usize::try_from(most.saturating_sub(least)).unwrap_or(usize::MAX - 1);
        least + self.below(span + 1) as u64
    }

    /// True this many times of a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        of.get(self.below(of.len()))
    }

    /// Puts them in a drawn order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_their_own_and_the_same_again() {
        let numbers = |purpose, number| {
            let mut chance = Chance::of(7, purpose, number);
            [(); 4].map(|()| chance.number())
        };
        assert_eq!(numbers(For::Trainee, 3), numbers(For::Trainee, 3));
        assert_ne!(numbers(For::Trainee, 3), numbers(For::Trainee, 4));
        assert_ne!(numbers(For::Trainee, 3), numbers(For::Variants, 3));
    }

    #[test]
    fn draws_stay_within_their_bounds_and_reach_them() {
        let mut chance = Chance::of(1, For::Trainee, 0);
        let mut seen = [false; 5];
        for _ in 0..200 {
            seen[chance.below(5)] = true;
            assert!((3..=4).contains(&chance.between(3, 4)));
        }
        assert_eq!(seen, [true; 5]);
        assert_eq!(chance.below(0), 0);
        assert!(!chance.percent(0) && chance.percent(100));
        assert_eq!(chance.pick::<u8>(&[]), None);
        let mut list = [1, 2, 3, 4, 5, 6];
        chance.shuffle(&mut list);
        list.sort_unstable();
        assert_eq!(list, [1, 2, 3, 4, 5, 6]);
    }
}
