//! The people and things the seed draws, the caller, and the concern.

use crate::limits::LIST;
use crate::scenario::code::Code;
use crate::scenario::script::{Line, Member, Script};
use crate::scenario::stock::Stock;

use super::ids::{capped, well_formed};
use super::{Faults, TOP, Trail};

/// The oldest anybody in a scenario is, in years.
const OLDEST: u8 = 110;

/// What every person has; nothing else may be called by these.
const RESERVED: [&str; 5] = ["name", "first", "last", "age", "born"];

/// Checks cast, draws, caller, opening, concern and what facts say.
pub fn check(script: &Script, faults: &mut Faults) {
    let cast = TOP.field("cast");
    for (key, member) in &script.cast {
        let at = cast.key(key);
        plain_key(key, &at, faults);
        checked_member(key, member, &at, faults);
    }
    let draws = TOP.field("draws");
    for (key, things) in &script.draws {
        let at = draws.key(key);
        plain_key(key, &at, faults);
        capped(things.len(), LIST, "entries", &at, faults);
        if script.cast.contains_key(key) {
            let message = format!("`{key}` is a key of both `cast` and `draws`");
            faults.error(Code::KeyClash, &at, message, "give one of them another key");
        }
        if things.is_empty() {
            let message = format!("`{key}` has nothing to draw from");
            faults.error(Code::EmptyDraw, &at, message, "add at least one entry");
        }
    }
    caller(script, faults);
    concern(script, faults);
    let facts = TOP.field("facts");
    for (place, fact) in script.facts.iter().enumerate() {
        let at = facts.item(place);
        some_lines(
            &fact.says,
            "this fact says nothing",
            &at.field("says"),
            faults,
        );
        capped(
            fact.noted.len(),
            LIST,
            "entries",
            &at.field("noted"),
            faults,
        );
    }
}

fn plain_key(key: &str, at: &Trail<'_>, faults: &mut Faults) {
    well_formed(key, at, faults);
    if RESERVED.contains(&key) {
        let message = format!("`{key}` already means a part of every person");
        faults.error(Code::ReservedKey, at, message, "use another key");
    }
}

fn checked_member(key: &str, member: &Member, at: &Trail<'_>, faults: &mut Faults) {
    let names = at.field("names");
    capped(member.names.len(), LIST, "names", &names, faults);
    if member.names.is_empty() {
        let message = format!("`{key}` has no names");
        faults.error(Code::CastNames, &names, message, "add at least one");
    }
    let also = at.field("also");
    for (detail, values) in &member.also {
        let at = also.key(detail);
        plain_key(detail, &at, faults);
        if values.len() != member.names.len() {
            let message = format!(
                "`{detail}` of `{key}` has {} entries, and there are {} names",
                values.len(),
                member.names.len()
            );
            let mend = "give one for each name, in the same order";
            faults.error(Code::AlsoLength, &at, message, mend);
        }
    }
    let Some((youngest, oldest)) = member.age else {
        return;
    };
    let age = at.field("age");
    if youngest > oldest {
        let message = format!("the youngest, {youngest}, is older than the oldest, {oldest}");
        let mend = format!("write ({oldest}, {youngest})");
        faults.error(Code::AgeRange, &age, message, mend);
    } else if oldest > OLDEST {
        let message = format!("nobody in a scenario is older than {OLDEST}");
        faults.error(Code::AgeRange, &age, message, None);
    }
}

fn some_lines(lines: &[Line], message: &str, at: &Trail<'_>, faults: &mut Faults) {
    if lines.is_empty() {
        faults.error(
            Code::NoLines,
            at,
            message.to_owned(),
            "add at least one line",
        );
    }
}

fn caller(script: &Script, faults: &mut Faults) {
    let caller = TOP.field("caller");
    for (points, name) in [
        (script.caller.trust, "trust"),
        (script.caller.distress, "distress"),
    ] {
        if points > 100 {
            let message = format!("{name} is {points}; it goes from 0 to 100");
            faults.error(Code::CallerState, &caller.field(name), message, None);
        }
    }
    let stock = caller.field("lines");
    for kind in Stock::ALL {
        let field = kind.field();
        let message = format!("the caller has no words for `{field}`");
        some_lines(
            kind.of(&script.caller.lines),
            &message,
            &stock.field(field),
            faults,
        );
    }
    let message = "the caller says nothing when the call begins";
    some_lines(&script.opening, message, &TOP.field("opening"), faults);
}

fn concern(script: &Script, faults: &mut Faults) {
    let concern = &script.concern;
    let at = TOP.field("concern");
    let lines = concern.lines.len();
    if lines < usize::from(concern.restated) {
        let message = format!(
            "the concern is to be said again {} times, and there are {lines} lines for it",
            concern.restated
        );
        let mend = format!("add lines, or write `restated: {lines}`");
        faults.error(Code::ConcernLines, &at.field("lines"), message, mend);
    }
    if concern.restated == 0 {
        let message = "the caller never says the concern again when it is passed over".to_owned();
        let mend = "add lines to `concern` and raise `restated`";
        faults.warning(Code::NeverRestated, &at.field("restated"), message, mend);
    }
}
