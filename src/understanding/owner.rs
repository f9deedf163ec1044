//! What can be meant, and which phrases back it.

use std::ops::Range;

use super::Meaning;

/// Something that can be meant, and which phrases back it.
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

    /// How many phrases back it.
    pub(super) fn phrases(&self) -> u32 {
        let common: usize = self.common.iter().map(|run| run.len()).sum();
        (common + self.own.len()) as u32
    }

    /// How many of its phrases are among these, which are in order.
    pub(super) fn having(&self, [common, own]: [&[u16]; 2]) -> usize {
        let of_common: usize = self.common.iter().map(|run| within(common, run)).sum();
        of_common + within(own, &self.own)
    }
}

/// How many of these places, which are in order, lie in a run.
fn within(places: &[u16], run: &Range<u16>) -> usize {
    let from = places.partition_point(|it| *it < run.start);
    places[from..].partition_point(|it| *it < run.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_run_are_counted() {
        assert_eq!(within(&[1, 4, 5, 9], &(4..9)), 2);
        assert_eq!(within(&[], &(0..9)), 0);
        assert_eq!(within(&[1, 2], &(5..5)), 0);
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
