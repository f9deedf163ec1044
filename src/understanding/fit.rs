//! How well what was said agrees with a phrase beside their words: form of question, people, opening.

use super::Meaning;
use super::phrase::{Opens, Reading, Roles, shape};

/// In thousandths, how well two questions' forms agree.
///
/// A statement of the handler's is hardly ever meant by a question.
pub(super) fn shape_fit(said: u16, phrase: u16, meaning: Meaning) -> u32 {
    if said != 0 && said & phrase == 0 && matches!(meaning, Meaning::Move(_)) {
        return 700;
    }
    let asks_what = (said | phrase) & shape::WHAT != 0;
    if said & phrase != 0 || said == 0 || phrase == 0 {
        1000
    } else if asks_what {
        960
    } else if (said | phrase) & shape::YES_NO != 0 {
        920
    } else {
        760
    }
}

/// In thousandths, how well the people spoken of agree.
pub(super) fn role_fit(said: Roles, phrase: Roles, resolved: bool) -> u32 {
    if said & phrase != 0 || said == 0 || phrase == 0 {
        1000
    } else if resolved {
        860
    } else {
        680
    }
}

/// In thousandths, how likely something begun like this is meant so.
pub(super) fn opening_fit(opens: Opens, meaning: Meaning) -> u32 {
    match (opens, meaning) {
        (Opens::Stating, Meaning::Fact(_)) => 780,
        (_, Meaning::Move(_)) => 980,
        _ => 1000,
    }
}

/// Whose something is, when no one is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Person {
    Your,
    His,
    Either,
}

impl Person {
    pub(super) fn of(reading: &Reading) -> Person {
        let his = reading.pronoun || reading.roles != 0;
        match (reading.your, his) {
            (true, false) => Person::Your,
            (false, true) => Person::His,
            _ => Person::Either,
        }
    }

    /// In thousandths, how well two agree.
    pub(super) fn fit(self, other: Person) -> u32 {
        let differ = self != other && self != Person::Either && other != Person::Either;
        if differ { 780 } else { 1000 }
    }
}

/// What sharing nothing but small words leaves, in thousandths.
pub(super) const HOLLOW: u32 = 700;
