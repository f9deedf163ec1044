//! Searching people, tried: the traps it sets, names as people give them, faults of a query, and laws.

use jiff::civil::{Date, date};

use super::{Held, PartialDate, Query, Systems, Trace};
use crate::scenario::number::RecordNo;
use crate::scenario::script::{RecordKind, Standing, System};

mod faults;
mod laws;
mod names;
mod traps;

const TODAY: Date = date(2026, 3, 2);

/// A person of the national system with nothing but a name.
fn person(no: u16, name: &str) -> Held {
    Held {
        no: RecordNo(no),
        id: format!("record-{no}"),
        kind: RecordKind::Person,
        system: System::National,
        force: "Eastmere".to_owned(),
        name: Some(name.to_owned()).filter(|name| !name.is_empty()),
        aliases: Vec::new(),
        usernames: Vec::new(),
        born: None,
        town: None,
        telephone: None,
        markers: Vec::new(),
        standing: Standing::NothingAlleged,
        summary: String::new(),
        detail: Vec::new(),
    }
}

fn named(name: &str) -> Query {
    Query {
        name: Some(name.to_owned()),
        ..Query::default()
    }
}

fn user(username: &str) -> Query {
    Query {
        username: Some(username.to_owned()),
        ..Query::default()
    }
}

fn born(text: &str) -> Option<PartialDate> {
    Some(PartialDate::parse(text).expect("a date of the test"))
}

fn search(held: Vec<Held>, query: &Query) -> Vec<Trace> {
    Systems::of(held, TODAY).search(System::National, query)
}

fn order(traces: &[Trace]) -> Vec<u16> {
    traces.iter().map(|trace| trace.record.0).collect()
}
