//! What the seed drew for one call: which of the names, ages and things, which of the facts that are alternatives, and in
//! which order the caller volunteers.

use jiff::civil::Date;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};

use super::number::{CastNo, FactNo};
use super::script::{Script, Volunteers};

/// Where a call's variation comes from. The same seed draws the same variant on every machine.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(transparent)]
pub struct Seed(pub u64);

/// A variant of a scenario: one draw for each member of the cast and each thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    members: Box<[DrawnMember]>,
    things: Box<[u16]>,
    // Each fact that is not true in this call, with the one that is instead; in the order of the facts.
    instead: Box<[(FactNo, FactNo)]>,
    // By fact: its turn among what is volunteered. Empty where the order is the script's.
    turns: Box<[u16]>,
}

/// What was drawn for one member of the cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnMember {
    /// Place in `names` and in every list under `also`.
    pub pick: u16,
    /// Age in years on the day of the call, where the script gives ages.
    pub age: Option<u8>,
    /// Birth date that fits the age.
    pub born: Option<Date>,
}

impl Drawn {
    /// Draws a variant. Members and things are drawn in the order of their names.
    pub fn of(script: &Script, seed: Seed) -> Drawn {
        let mut bytes = [0u8; 32];
        bytes[..8].copy_from_slice(&seed.0.to_le_bytes());
        let mut stream = ChaCha8Rng::from_seed(bytes);
        let members = script
            .cast
            .values()
            .map(|member| {
                let pick = below(&mut stream, member.names.len());
                let since_birthday = below(&mut stream, 365);
                let age = member.age.map(|(youngest, oldest)| {
                    let span = usize::from(oldest.saturating_sub(youngest)) + 1;
                    youngest.saturating_add(below(&mut stream, span) as u8)
                });
                let born = age.and_then(|age| birth_date(script.today, age, since_birthday));
                DrawnMember { pick, age, born }
            })
            .collect();
        let things = script
            .draws
            .values()
            .map(|things| below(&mut stream, things.len()))
            .collect();
        let instead = alternatives(&mut stream, script);
        let turns = match script.volunteers {
            Volunteers::AsWritten => Box::default(),
            Volunteers::Drawn => shuffled(&mut stream, script.facts.len()),
        };
        Drawn {
            members,
            things,
            instead,
            turns,
        }
    }

    /// The variant with the first of everything.
    pub(super) fn first(script: &Script) -> Drawn {
        let members = script.cast.values().map(|member| DrawnMember {
            pick: 0,
            age: member.age.map(|(youngest, _)| youngest),
            born: None,
        });
        Drawn {
            members: members.collect(),
            things: script.draws.values().map(|_| 0).collect(),
            instead: Box::default(),
            turns: Box::default(),
        }
    }

    /// The same, with another name for this member.
    pub(super) fn with_pick(&self, cast: CastNo, pick: u16) -> Drawn {
        let mut drawn = self.clone();
        if let Some(member) = drawn.members.get_mut(cast.place()) {
            member.pick = pick;
        }
        drawn
    }

    /// The same, with another age for this member.
    pub(super) fn with_age(&self, cast: CastNo, age: u8) -> Drawn {
        let mut drawn = self.clone();
        if let Some(member) = drawn.members.get_mut(cast.place()) {
            member.age = Some(age);
        }
        drawn
    }

    /// The same, with another of these things.
    pub(super) fn with_thing(&self, place: usize, pick: u16) -> Drawn {
        let mut drawn = self.clone();
        if let Some(thing) = drawn.things.get_mut(place) {
            *thing = pick;
        }
        drawn
    }

    /// What was drawn for this member.
    pub fn member(&self, cast: CastNo) -> Option<&DrawnMember> {
        self.members.get(cast.place())
    }

    /// The fact that is true in this call: this one, or the drawn one of those it is an alternative to.
    pub fn true_fact(&self, fact: FactNo) -> FactNo {
        match self.instead.binary_search_by_key(&fact, |(it, _)| *it) {
            Ok(at) => self.instead.get(at).map_or(fact, |(_, other)| *other),
            Err(_) => fact,
        }
    }

    /// Whether this fact is true in this call.
    pub fn is_true(&self, fact: FactNo) -> bool {
        self.true_fact(fact) == fact
    }

    /// The turn of a fact among those volunteered, the least first; all the same where the order is the script's.
    pub fn turn(&self, fact: FactNo) -> u16 {
        self.turns.get(fact.place()).copied().unwrap_or_default()
    }

    /// The place drawn in the list of this thing, things counted in the order of their names.
    pub fn thing(&self, place: usize) -> Option<u16> {
        self.things.get(place).copied()
    }
}

/// Draws one of each group of alternatives: every other with the one that was drawn.
fn alternatives(stream: &mut ChaCha8Rng, script: &Script) -> Box<[(FactNo, FactNo)]> {
    let place = |id: &String| {
        let place = script.facts.iter().position(|fact| fact.id == *id)?;
        u16::try_from(place).ok().map(FactNo)
    };
    let mut instead = Vec::new();
    for group in &script.either {
        let facts: Vec<FactNo> = group.iter().filter_map(place).collect();
        let Some(&true_one) = facts.get(usize::from(below(stream, facts.len()))) else {
            continue;
        };
        let others = facts.iter().filter(|fact| **fact != true_one);
        instead.extend(others.map(|fact| (*fact, true_one)));
    }
    instead.sort_unstable();
    instead.into()
}

/// The numbers from 0 to below `count` in a drawn order.
fn shuffled(stream: &mut ChaCha8Rng, count: usize) -> Box<[u16]> {
    let mut turns: Box<[u16]> = (0..u16::try_from(count).unwrap_or(u16::MAX)).collect();
    for last in (1..turns.len()).rev() {
        turns.swap(last, usize::from(below(stream, last + 1)));
    }
    turns
}

/// The birth date of somebody who has been `age` for `since_birthday` days.
fn birth_date(today: Date, age: u8, since_birthday: u16) -> Option<Date> {
    let birthday = today
        .checked_sub(jiff::Span::new().days(i64::from(since_birthday)))
        .ok()?;
    birthday
        .checked_sub(jiff::Span::new().years(i64::from(age)))
        .ok()
}

/// A draw from `0..count`, by a widening multiplication so that it is the same everywhere.
fn below(stream: &mut ChaCha8Rng, count: usize) -> u16 {
    let count = u64::from(u16::try_from(count).unwrap_or(u16::MAX));
    ((u64::from(stream.next_u32()) * count) >> 32) as u16
}
