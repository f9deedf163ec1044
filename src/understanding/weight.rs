//! How much a term says.

use super::vocabulary::Class;

/// How much a term of this kind says, when this many of all facts and moves use it.
pub(super) fn weight(class: Class, users: usize, all: usize) -> u32 {
    match class {
        Class::Stop => 45,
        Class::Pronoun => 90,
        Class::Your => 160,
        Class::Surface => 130,
        Class::Light => 160,
        Class::Question => 260,
        Class::Role => 330,
        Class::Content => {
            let rarest = log2(all as u32).max(1);
            let common = log2(users as u32).min(rarest);
            450 + 550 * (rarest - common) / rarest
        }
    }
}

/// How much a word that no phrase holds counts against every phrase.
pub(super) fn unheard(class: Class) -> u32 {
    match class {
        Class::Content => 600,
        Class::Surface => 60,
        other => weight(other, 1, 1) * 3 / 4,
    }
}

/// The logarithm to base two, in thousandths, of a number of at least one; 0 for 0.
fn log2(number: u32) -> u32 {
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

/// Whether a term of this kind says what is spoken of.
pub(super) fn substantial(class: Class) -> bool {
    matches!(class, Class::Content | Class::Light)
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
    fn the_rarer_says_more() {
        let of = |users| weight(Class::Content, users, 40);
        assert!(of(1) > of(2) && of(2) > of(20) && of(40) > weight(Class::Light, 1, 40));
        assert_eq!(of(1), 1000);
    }
}
