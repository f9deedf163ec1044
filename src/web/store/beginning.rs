//! Finding what is kept by the first digits of its id, as people read them off a screen.

use super::sql::with;
use super::{LearnerId, RoomId, Store, StoreFault};

/// How many digits there must be at least, and how many an id has.
const DIGITS: std::ops::RangeInclusive<usize> = 6..=32;
/// How many are found at most: whoever sees two knows that more digits are needed.
const FOUND: i64 = 5;

/// The first digits of an id, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    // Every id that begins so lies from the one to the other.
    least: [u8; 16],
    most: [u8; 16],
}

impl Beginning {
    /// The one that is written so; `None` where it is none, or too short to find something by.
    pub fn read(text: &str) -> Option<Beginning> {
        let text = text.trim().to_ascii_lowercase();
        if !DIGITS.contains(&text.len()) || !text.is_ascii() {
            return None;
        }
        let filled = |with: &str| {
            let missing = DIGITS.end() - text.len();
            super::call::sixteen(&format!("{text}{}", with.repeat(missing)))
        };
        Some(Beginning {
            least: filled("0")?,
            most: filled("f")?,
        })
    }
}

impl Store {
    /// The rooms whose ids begin so, some of them where they are many.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn rooms_that_begin(&self, so: Beginning) -> Result<Vec<RoomId>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT id FROM room WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT ?3",
                with![&so.least, &so.most, FOUND],
            )?;
            let rows = rows.iter();
            rows.map(|row| Ok(RoomId::of(row.exactly(0)?))).collect()
        })
    }

    /// The learners whose ids begin so, some of them where they are many.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn learners_that_begin(&self, so: Beginning) -> Result<Vec<LearnerId>, StoreFault> {
        self.read(|it| {
            let rows = it.rows(
                "SELECT id FROM learner WHERE id >= ?1 AND id <= ?2 ORDER BY id LIMIT ?3",
                with![&so.least, &so.most, FOUND],
            )?;
            let rows = rows.iter();
            rows.map(|row| Ok(LearnerId::of(row.exactly(0)?))).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn six_digits_or_more_find_what_begins_so_and_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("learners.sqlite")).unwrap();
        let ids: Vec<LearnerId> = [
            "0abcde0f000000000000000000000000",
            "0abcdeff000000000000000000000000",
            "ffffffffffffffffffffffffffffffff",
        ]
        .iter()
        .map(|it| LearnerId::read(it).unwrap())
        .collect();
        for id in &ids {
            store.admit(*id, Language::English).unwrap();
        }
        let found = |text: &str| {
            let so = Beginning::read(text).unwrap();
            store.learners_that_begin(so).unwrap()
        };
        assert_eq!(found("0abcde"), ids[..2]);
        assert_eq!(found("0ABCDEF"), ids[1..2]);
        assert_eq!(found(" 0abcde0f "), ids[..1]);
        assert_eq!(found("ffffff"), ids[2..]);
        assert_eq!(found(&ids[2].to_string()), ids[2..]);
        assert_eq!(found("0abcdd"), []);
        assert_eq!(found("0abcdf"), []);
        for text in ["", "0abcd", "0abcdg", "0abcdé", &"0".repeat(33)] {
            assert_eq!(Beginning::read(text), None, "{text}");
        }
    }
}
