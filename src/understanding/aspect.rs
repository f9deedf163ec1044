//! How well what was typed agrees with a phrase beside their words: who is spoken of, and the form of the question.

use std::cmp::Ordering;

use super::phrase::{CHILD_BIT, Known, Reading, Roles, SUBJECT_BIT, shape};
use super::{Meaning, Move};

/// What a reading tells beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Aspect {
    /// Who is spoken of by name or description.
    pub roles: Roles,
    /// Which questions it asks.
    pub shape: u16,
    /// Whether it asks whether or how something is so.
    enquires: bool,
    person: Person,
    /// Whether "he", "she" or "they" stands in it and nobody is named, though it may be known whom it stands for.
    pub he: bool,
    /// Whether whom it stands for was settled where the meaning speaks of both nearly as often.
    doubtful: bool,
}

/// Takes "he" in phrases of one meaning to be whom most of the others of them speak of.
pub(super) fn settle<'t>(phrases: impl Iterator<Item = &'t mut Aspect>) {
    let mut phrases: Vec<&mut Aspect> = phrases.collect();
    let named = |it: &&&mut Aspect, bit: Roles| !it.he && it.roles & bit != 0;
    let of = |bit: Roles| phrases.iter().filter(|it| named(it, bit)).count();
    let (child, subject) = (of(CHILD_BIT), of(SUBJECT_BIT));
    let he = match child.cmp(&subject) {
        Ordering::Greater => CHILD_BIT,
        Ordering::Less => SUBJECT_BIT,
        Ordering::Equal => return,
    };
    let doubtful = child.max(subject) <= CLEARLY * child.min(subject);
    for phrase in phrases.iter_mut().filter(|it| it.he) {
        phrase.doubtful = doubtful && phrase.roles & (CHILD_BIT | SUBJECT_BIT) == 0;
        phrase.roles |= he;
    }
}

/// How many times as often a meaning must speak of the one for its "he" to be clearly theirs: how old he is asks of one of
/// the two, what he was given may be put of either.
const CLEARLY: usize = 2;

/// Whose something is, when no one is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Person {
    Your,
    His,
    Either,
}

impl Aspect {
    pub(super) fn of(reading: &Reading) -> Aspect {
        let his = reading.pronoun || reading.roles != 0;
        Aspect {
            roles: reading.roles,
            shape: reading.shape,
            enquires: reading.enquires,
            he: reading.pronoun
                && (reading.by_pronoun || reading.roles & (CHILD_BIT | SUBJECT_BIT) == 0),
            doubtful: false,
            person: match (reading.your, his) {
                (true, false) => Person::Your,
                (false, true) => Person::His,
                _ => Person::Either,
            },
        }
    }

    /// Whether what was typed speaks of nobody this phrase does not.
    pub(super) fn agrees(self, typed: Aspect) -> bool {
        typed.roles & self.roles != 0 || typed.roles == 0 || self.roles == 0
    }

    /// In thousandths, how well what was typed agrees with this phrase. `known` is how it is known who is spoken of in it.
    pub(super) fn fit(self, typed: Aspect, known: Known) -> u32 {
        let people = match known {
            Known::Sex if self.doubtful => 1000,
            _ => role_fit(typed.roles, self.roles, known),
        };
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

/// In thousandths, how well a meaning agrees with the form of what was typed: few moves and no advice are
/// questions.
pub(super) fn form_fit(meaning: Option<Meaning>, typed: Aspect) -> u32 {
    match meaning {
        Some(Meaning::Advice(_)) if typed.enquires => 0,
        Some(Meaning::Move(Move::Repeat | Move::Spell | Move::Hold) | Meaning::Fact(_)) | None => {
            1000
        }
        Some(_) if typed.shape & !shape::YES_NO != 0 => 680,
        Some(_) if typed.shape != 0 => 850,
        Some(_) => 960,
    }
}

fn role_fit(typed: Roles, phrase: Roles, known: Known) -> u32 {
    if typed & phrase != 0 || typed == 0 || phrase == 0 {
        return 1000;
    }
    match known {
        // Who is named stands among the words already; who "he" is stands nowhere but here.
        Known::Name => 850,
        Known::WhatWasSaid => 500,
        Known::Sex => 350,
    }
}

fn shape_fit(typed: u16, phrase: u16) -> u32 {
    if typed & phrase != 0 || typed == 0 || phrase == 0 {
        1000
    } else if (typed | phrase) & (shape::WHAT | shape::YES_NO) != 0 {
        960
    } else {
        920
    }
}
