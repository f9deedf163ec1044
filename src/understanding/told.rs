//! How well what was typed agrees with a phrase beside their words: who is spoken of, and the form of the question.

use super::phrase::{Reading, Roles, shape};

/// What a reading tells beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Who is spoken of by name or description.
    pub roles: Roles,
    /// Which questions it asks.
    pub shape: u16,
    person: Person,
}

/// Whose something is, when no one is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Person {
    Your,
    His,
    Either,
}

impl Told {
    pub(super) fn of(reading: &Reading) -> Told {
        let his = reading.pronoun || reading.roles != 0;
        Told {
            roles: reading.roles,
            shape: reading.shape,
            person: match (reading.your, his) {
                (true, false) => Person::Your,
                (false, true) => Person::His,
                _ => Person::Either,
            },
        }
    }

    /// In thousandths, how well what was typed agrees with this phrase. `guessed` is whether who is spoken of in it
    /// was only gathered from what was said before.
    pub(super) fn fit(self, typed: Told, guessed: bool) -> u32 {
        let people = role_fit(typed.roles, self.roles, guessed);
        let whose = self.person.fit(typed.person);
        people * whose / 1000 * shape_fit(typed.shape, self.shape) / 1000
    }
}

impl Person {
    fn fit(self, other: Person) -> u32 {
        let differ = self != other && self != Person::Either && other != Person::Either;
        if differ { 900 } else { 1000 }
    }
}

fn role_fit(typed: Roles, phrase: Roles, guessed: bool) -> u32 {
    if typed & phrase != 0 || typed == 0 || phrase == 0 {
        1000
    } else if guessed {
        930
    } else {
        850
    }
}

fn shape_fit(typed: u16, phrase: u16) -> u32 {
    if typed & phrase != 0 || typed == 0 || phrase == 0 {
        1000
    } else if (typed | phrase) & (shape::WHAT | shape::YES_NO) != 0 {
        980
    } else {
        920
    }
}
