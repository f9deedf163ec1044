//! The ids a script declares: each well formed, none twice.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use crate::limits::{FACTS, ID_CHARS, LINES, RECORDS};
use crate::scenario::code::Code;
use crate::scenario::script::{Line, Script};
use crate::scenario::stock::Stock;

use super::{Faults, TOP, Trail};

/// Where each id of a script is declared. Only looked up in, never gone through.
pub struct Index<'s> {
    /// Facts, by id: their place.
    pub facts: HashMap<&'s str, usize>,
    /// Records, by id: their place.
    pub records: HashMap<&'s str, usize>,
    /// Lines, by id: whether they can be the first to say the concern.
    pub lines: HashMap<&'s str, LineOwner>,
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineOwner {
    /// The opening.
    Opening,
    /// The fact at this place.
    Fact(usize),
    /// The concern said again, or the stock.
    Other,
}

impl<'s> Index<'s> {
    /// Builds the index and notes ids that are malformed or used twice.
    pub fn of(script: &'s Script, faults: &mut Faults) -> Index<'s> {
        let mut index = Index {
            facts: HashMap::with_capacity(script.facts.len()),
            records: HashMap::with_capacity(script.records.len()),
            lines: HashMap::with_capacity(2 * script.facts.len() + 64),
        };
        well_formed(&script.id, &TOP.field("id"), faults);
        index.facts(script, faults);
        index.records(script, faults);
        index.all_lines(script, faults);
        outcomes(script, faults);
        index
    }

    fn facts(&mut self, script: &'s Script, faults: &mut Faults) {
        let facts = TOP.field("facts");
        capped(script.facts.len(), FACTS, "facts", &facts, faults);
        for (place, fact) in script.facts.iter().enumerate() {
            let at = facts.item(place);
            let at = at.field("id");
            well_formed(&fact.id, &at, faults);
            if !declared(&mut self.facts, fact.id.as_str(), place) {
                twice("fact", &fact.id, &at, faults);
            }
        }
    }

    fn records(&mut self, script: &'s Script, faults: &mut Faults) {
        let records = TOP.field("records");
        capped(script.records.len(), RECORDS, "records", &records, faults);
        for (place, record) in script.records.iter().enumerate() {
            let at = records.item(place);
            let at = at.field("id");
            well_formed(&record.id, &at, faults);
            if !declared(&mut self.records, record.id.as_str(), place) {
                twice("record", &record.id, &at, faults);
            }
        }
    }

    fn all_lines(&mut self, script: &'s Script, faults: &mut Faults) {
        self.lines(
            &script.opening,
            LineOwner::Opening,
            &TOP.field("opening"),
            faults,
        );
        let concern = TOP.field("concern");
        let again = concern.field("lines");
        self.lines(&script.concern.lines, LineOwner::Other, &again, faults);
        let facts = TOP.field("facts");
        for (place, fact) in script.facts.iter().enumerate() {
            let at = facts.item(place);
            let owner = LineOwner::Fact(place);
            self.lines(&fact.says, owner, &at.field("says"), faults);
            self.lines(&fact.half, owner, &at.field("half"), faults);
            self.lines(&fact.spells, owner, &at.field("spells"), faults);
        }
        let caller = TOP.field("caller");
        let stock = caller.field("lines");
        for kind in Stock::ALL {
            let lines = kind.of(&script.caller.lines);
            self.lines(lines, LineOwner::Other, &stock.field(kind.field()), faults);
        }
        capped(self.lines.len(), LINES, "lines", &facts, faults);
    }

    fn lines(
        &mut self,
        lines: &'s [Line],
        owner: LineOwner,
        trail: &Trail<'_>,
        faults: &mut Faults,
    ) {
        for (place, line) in lines.iter().enumerate() {
            let at = trail.item(place);
            let at = at.field("id");
            well_formed(&line.id, &at, faults);
            if !declared(&mut self.lines, line.id.as_str(), owner) {
                twice("line", &line.id, &at, faults);
            }
        }
    }
}

/// Enters an id; whether it was new. Of two the first stays.
fn declared<K: Eq + Hash, V>(ids: &mut HashMap<K, V>, id: K, value: V) -> bool {
    match ids.entry(id) {
        Entry::Vacant(entry) => {
            entry.insert(value);
            true
        }
        Entry::Occupied(_) => false,
    }
}

fn outcomes(script: &Script, faults: &mut Faults) {
    let outcomes = TOP.field("outcomes");
    let mut seen = HashMap::with_capacity(script.outcomes.len());
    for (place, outcome) in script.outcomes.iter().enumerate() {
        let at = outcomes.item(place);
        let at = at.field("id");
        well_formed(&outcome.id, &at, faults);
        if !declared(&mut seen, outcome.id.as_str(), place) {
            twice("outcome", &outcome.id, &at, faults);
        }
    }
}

/// Notes an id that is not lower-case words joined by hyphens, or too long.
pub fn well_formed(id: &str, at: &Trail<'_>, faults: &mut Faults) {
    let mut before = b'-';
    let sound = id.bytes().all(|byte| {
        let sound = match byte {
            b'a'..=b'z' | b'0'..=b'9' => true,
            b'-' => before != b'-',
            _ => false,
        };
        before = byte;
        sound
    });
    if sound && before != b'-' && id.len() <= ID_CHARS || faults.full() {
        return;
    }
    let message = match id.len() {
        0 => "this id is empty".to_owned(),
        1..=ID_CHARS => format!("`{id}` is not lower-case words joined by hyphens"),
        _ => format!("this id has more than {ID_CHARS} characters"),
    };
    let better = slug(id);
    let mend = match better.is_empty() {
        true => "write lower-case words joined by hyphens".to_owned(),
        false => format!("write `{better}`"),
    };
    faults.error(Code::MalformedId, at, message, mend);
}

fn slug(id: &str) -> String {
    let lower = id.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).take(8).collect();
    let mut slug = words.join("-");
    slug.truncate(ID_CHARS);
    slug.trim_matches('-').to_owned()
}

/// Notes an id that is declared twice.
pub fn twice(what: &str, id: &str, at: &Trail<'_>, faults: &mut Faults) {
    if !faults.full() {
        let message = format!("the {what} `{id}` is declared twice");
        faults.error(
            Code::DuplicateId,
            at,
            message,
            "give one of them another id",
        );
    }
}

/// Notes a list that is longer than its cap.
pub fn capped(count: usize, most: usize, what: &str, at: &Trail<'_>, faults: &mut Faults) {
    if count > most {
        let message = format!("there are {count} {what}; at most {most} are taken");
        faults.error(Code::TooMany, at, message, None);
    }
}
