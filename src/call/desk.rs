//! What the record systems hold in one call: the script's records with their names drawn.

use jiff::civil::Date;

use crate::records::{Held, Person, Systems};
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::Loaded;
use crate::scenario::number::{CastNo, RecordNo};
use crate::scenario::script::{Born, Record};

/// The record systems as this variant of the scenario has them.
pub fn systems(scenario: &Loaded, drawn: &Drawn) -> Systems {
    let held = scenario
        .script
        .records
        .iter()
        .enumerate()
        .filter_map(|(place, record)| {
            let no = RecordNo(u16::try_from(place).ok()?);
            Some(held(scenario, drawn, no, record))
        });
    Systems::of(held.collect(), scenario.script.today)
}

fn held(scenario: &Loaded, drawn: &Drawn, no: RecordNo, record: &Record) -> Held {
    let say = |text: &String| scenario.say(text, drawn);
    Held {
        no,
        id: record.id.clone(),
        kind: record.kind,
        system: record.system,
        force: say(&record.force),
        name: record.name.as_ref().map(say),
        aliases: record.aliases.iter().map(say).collect(),
        usernames: record.usernames.iter().map(say).collect(),
        born: born(scenario, drawn, &record.born),
        town: record.town.as_ref().map(say),
        telephone: record.telephone.as_ref().map(say),
        markers: record.markers.clone(),
        standing: record.standing,
        summary: say(&record.summary),
        detail: record.detail.iter().map(say).collect(),
    }
}

fn born(scenario: &Loaded, drawn: &Drawn, born: &Born) -> Option<Date> {
    let of = |key: &str| drawn.member(scenario.cast_of(key)?)?.born;
    match born {
        Born::Unknown => None,
        Born::On(date) => Some(*date),
        Born::Of(key) => of(key),
        Born::Near(key, years) => of(key)?
            .checked_add(jiff::Span::new().years(i64::from(*years)))
            .ok(),
    }
}

/// What identifies a member of the cast in this variant: every name, username and number the script gives.
pub(super) fn person(scenario: &Loaded, drawn: &Drawn, cast: CastNo) -> Option<Person> {
    let (_, member) = scenario.script.cast.iter().nth(cast.place())?;
    let pick = usize::from(drawn.member(cast)?.pick);
    let also = |key: &str| {
        let values = member.also.get(key)?;
        values.get(pick).cloned()
    };
    let mut person = Person::default();
    person.names.extend(member.names.get(pick).cloned());
    person.names.extend(also("spelt"));
    person.names.extend(also("alias"));
    person.usernames.extend(also("username"));
    person.telephones.extend(also("telephone"));
    Some(person)
}
