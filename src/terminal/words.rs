//! The rules' own values in words.

use crate::call::terms::Terms;
use crate::scenario::script::{Level, RecordKind, Seat};

/// Where the trainee sits.
pub fn seat(seat: Seat) -> &'static str {
    match seat {
        Seat::CallHandler => "call-handler",
        Seat::Supervisor => "supervisor",
    }
}

/// How hard a scenario is.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Foundation => "foundation",
        Level::Practised => "practised",
        Level::Advanced => "advanced",
    }
}

/// What kind a record is.
pub fn kind(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Person => "Person",
        RecordKind::Incident => "Incident",
        RecordKind::Intelligence => "Intelligence",
    }
}

/// What there is to state of a call's clock, as the end of a list: ", untimed".
pub fn pace(terms: Terms) -> String {
    terms
        .pace()
        .map_or_else(String::new, |pace| format!(", {pace}"))
}

/// A word with its first letter in upper case.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// "1 enquiry", "2 enquiries".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A text without what could steer a terminal: what was typed, or stands in somebody's journal, is only shown.
pub fn printable(text: &str) -> String {
    let kept = text.chars().filter(|it| !it.is_control() || *it == '\n');
    kept.collect()
}
