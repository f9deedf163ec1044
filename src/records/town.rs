//! Towns, and how two of them compare.

use super::word::{Kind, Word};
use super::{Reason, fold};

/// A town prepared for comparing: its words written as one.
#[derive(Clone, Debug)]
pub(super) struct Town(Word);

impl Town {
    /// Prepared; `None` if there is neither letter nor digit in it.
    pub(super) fn of(text: &str) -> Option<Town> {
        let text = fold::words(text).concat();
        (!text.is_empty()).then(|| Town(Word::of(&text)))
    }

    /// How this town, searched for, fits one held; a slip or a like sound is allowed for.
    pub(super) fn compare(&self, held: &Town) -> Reason {
        match self.0.compare(&held.0).kind {
            Kind::Exact | Kind::SoundsAlike | Kind::Near(1) => Reason::TownFits,
            Kind::Near(_) | Kind::Initial | Kind::Unlike => Reason::TownDiffers,
        }
    }
}
