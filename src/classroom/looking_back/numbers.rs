//! A spread in five numbers.

use serde::Serialize;

/// The least, the most, the middle, and the middles of the lower and the upper half. Of an odd number, the middle one
/// belongs to both halves, as Tukey has it.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq)]
pub struct FiveNumbers {
    /// The least.
    pub least: u64,
    /// The middle of the lower half.
    pub lower: u64,
    /// The middle.
    pub median: u64,
    /// The middle of the upper half.
    pub upper: u64,
    /// The most.
    pub most: u64,
}

impl FiveNumbers {
    /// Of these values; `None` of none.
    pub fn of(values: impl IntoIterator<Item = u64>) -> Option<FiveNumbers> {
        let mut values: Vec<u64> = values.into_iter().collect();
        values.sort_unstable();
        let (least, most) = (*values.first()?, *values.last()?);
        let half = values.len().div_ceil(2);
        Some(FiveNumbers {
            least,
            lower: middle(&values[..half])?,
            median: middle(&values)?,
            upper: middle(&values[values.len() - half..])?,
            most,
        })
    }
}

/// The middle of what is in order; between two, halfway, and upwards where there is no whole number halfway.
fn middle(values: &[u64]) -> Option<u64> {
    let above = *values.get(values.len() / 2)?;
    let below = *values.get((values.len() - 1) / 2)?;
    Some(below + (above - below).div_ceil(2))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn numbers(values: &[u64]) -> Option<[u64; 5]> {
        let it = FiveNumbers::of(values.iter().copied())?;
        Some([it.least, it.lower, it.median, it.upper, it.most])
    }

    #[test]
    fn five_numbers_are_those_of_tukey() {
        assert_eq!(numbers(&[]), None);
        assert_eq!(numbers(&[7]), Some([7; 5]));
        assert_eq!(numbers(&[2, 1]), Some([1, 1, 2, 2, 2]));
        assert_eq!(numbers(&[5, 1, 4, 2, 3]), Some([1, 2, 3, 4, 5]));
        assert_eq!(numbers(&[1, 3, 5, 7, 9, 11]), Some([1, 3, 6, 9, 11]));
        let far = [u64::MAX, u64::MAX - 2];
        assert_eq!(numbers(&far).map(|it| it[2]), Some(u64::MAX - 1));
    }

    proptest! {
        #[test]
        fn they_are_in_order_and_the_same_however_they_come(mut values in proptest::collection::vec(any::<u64>(), 1..50)) {
            let found = numbers(&values).unwrap();
            prop_assert!(found.is_sorted());
            values.reverse();
            prop_assert_eq!(numbers(&values), Some(found));
            let below = values.iter().filter(|it| **it < found[2]).count();
            let above = values.iter().filter(|it| **it > found[2]).count();
            prop_assert!(below * 2 <= values.len() && above * 2 <= values.len());
        }
    }
}
