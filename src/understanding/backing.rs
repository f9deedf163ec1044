//! What backs a meaning: each of its phrases, by the fourth power of how near it is to what was typed.
//!
//! So the nearest count most, many near ones count for more than one, and far ones for hardly anything. The power, and how
//! much the number of phrases counts, were tried on the lines of tests/data/understanding/tune; both are flat about
//! what stands here.

/// Where a phrase stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// Among those every call has in common.
    Common(u16),
    /// Among the call's own.
    Own(u16),
}

/// The phrases of one meaning, taken together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Backing {
    powers: u64,
    near: u32,
    nearest: Option<Source>,
}

impl Backing {
    /// Adds a phrase that is this near, in thousandths.
    pub(super) fn add(&mut self, near: u32, source: Source) {
        self.powers += u64::from(near).pow(4);
        if near > self.near || self.nearest.is_none() {
            self.near = near;
            self.nearest = Some(source);
        }
    }

    /// How near the nearest phrase is, in thousandths.
    pub(super) fn near(&self) -> u32 {
        self.near
    }

    /// Which phrase is nearest.
    pub(super) fn nearest(&self) -> Option<Source> {
        self.nearest
    }

    /// How strong it is where so many phrases can back the meaning.
    pub(super) fn strength(&self, phrases: u32) -> u32 {
        // The number to the power of three quarters: a meaning with many phrases is not outdone by one with few, nor
        // the other way about.
        let many = u64::from(phrases.max(FEW)) * 1_000_000;
        let spread = (many * many.isqrt() / 1000).isqrt();
        let mean = self.powers * 1000 / spread.max(1);
        mean.isqrt().isqrt() as u32
    }
}

/// Meanings with fewer phrases are backed as if they had this many: one near phrase of two must not outdo ten of two
/// hundred.
const FEW: u32 = 50;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_known_and_fewer_phrases_are_stronger() {
        let mut backing = Backing::default();
        backing.add(900, Source::Common(7));
        backing.add(1000, Source::Own(3));
        assert_eq!(
            (backing.near(), backing.nearest()),
            (1000, Some(Source::Own(3)))
        );
        assert!(backing.strength(50) > backing.strength(200));
        assert_eq!(backing.strength(1), backing.strength(50));
    }

    #[test]
    fn many_are_stronger_than_one_and_the_near_than_the_far() {
        let of = |nears: &[u32]| {
            let mut backing = Backing::default();
            nears
                .iter()
                .for_each(|near| backing.add(*near, Source::Own(0)));
            backing.strength(100)
        };
        assert!(of(&[500, 500]) > of(&[500]));
        assert!(of(&[800]) > of(&[400; 8]));
        assert_eq!(of(&[]), 0);
    }
}
