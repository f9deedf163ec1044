//! Logarithms and powers of whole numbers.

/// The logarithm to base two, in thousandths, of a number of at least one; 0 for 0.
pub(super) fn log2(number: u32) -> u32 {
    let Some(whole) = number.checked_ilog2() else {
        return 0;
    };
    let mut rest = (u64::from(number) << 31) >> whole;
    let mut thousandths = 0;
    let mut step = 500;
    while step > 0 {
        rest = (rest * rest) >> 31;
        if rest >= 1 << 32 {
            rest >>= 1;
            thousandths += step;
        }
        step /= 2;
    }
    whole * 1000 + thousandths
}

/// A number times two to the power of so many thousandths below nothing.
pub(super) fn lessened(number: u32, thousandths: u32) -> u32 {
    // Two to the power of a fraction, in millionths: a parabola that is right at both ends.
    let rest = u64::from(thousandths % 1000);
    let part = 1_000_000 - rest * 656 + rest * rest * 156 / 1000;
    let number = u64::from(number) * part / 1_000_000;
    (number >> (thousandths / 1000).min(63)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near_enough() {
        assert_eq!(
            [log2(0), log2(1), log2(2), log2(1024)],
            [0, 0, 1000, 10_000]
        );
        assert!(log2(3).abs_diff(1585) <= 8, "{}", log2(3));
        assert!((1..10_000).all(|number| log2(number) <= log2(number + 1)));
    }

    #[test]
    fn each_thousand_halves() {
        assert_eq!(lessened(1000, 0), 1000);
        assert_eq!(lessened(1000, 1000), 500);
        assert_eq!(lessened(1000, 3000), 125);
        assert_eq!(lessened(1000, u32::MAX), 0);
        assert!(
            lessened(10_000, 500).abs_diff(7071) < 50,
            "{}",
            lessened(10_000, 500)
        );
        assert!((0..5000).all(|it| lessened(10_000, it) >= lessened(10_000, it + 1)));
    }
}
