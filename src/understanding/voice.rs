//! What speaks for a meaning: each of its phrases, by the fourth power of how near it is to what was typed.
//!
//! So the nearest speak loudest, many near ones are louder than one, and far ones are hardly heard. The power, and how
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

/// The phrases of one meaning, heard together.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Voice {
    powers: u64,
    near: u32,
    nearest: Option<Source>,
}

impl Voice {
    /// Hears a phrase that is this near, in thousandths.
    pub(super) fn hear(&mut self, near: u32, source: Source) {
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

    /// How loud it is where so many phrases can speak for the meaning, in thousandths of a single phrase just as typed.
    pub(super) fn loud(&self, phrases: u32) -> u32 {
        // The number to the power of three quarters: a meaning with many phrases is not drowned by one with few, nor
        // the other way about.
        let many = u64::from(phrases.max(1)) * 1_000_000;
        let spread = (many * many.isqrt() / 1000).isqrt();
        let mean = self.powers * 1000 / spread.max(1);
        mean.isqrt().isqrt() as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_just_as_typed_is_a_thousand() {
        let mut voice = Voice::default();
        voice.hear(1000, Source::Own(3));
        assert_eq!((voice.loud(1), voice.near()), (1000, 1000));
        assert_eq!(voice.nearest(), Some(Source::Own(3)));
        assert!(voice.loud(16) < 1000);
    }

    #[test]
    fn many_are_louder_than_one_and_the_near_than_the_far() {
        let of = |nears: &[u32]| {
            let mut voice = Voice::default();
            nears.iter().for_each(|near| voice.hear(*near, Source::Own(0)));
            voice.loud(100)
        };
        assert!(of(&[500, 500]) > of(&[500]));
        assert!(of(&[800]) > of(&[400; 8]));
        assert_eq!(of(&[]), 0);
    }
}
