//! What stands, or could stand, at a place of a play.

use std::ops::Range;

use super::role::Role;
use crate::call::deed::VERBS;

/// What can be written in a place of a play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// An id.
    Id(Role),
    /// One of some words.
    Word(&'static [&'static str]),
    /// One of the verbs.
    Verb,
    /// One of the second words of `log`.
    OfLog,
    /// The name of a `key=value` pair.
    Key(&'static [&'static str]),
}

/// When a step is done; the numbers are examples.
const TIMES: &[&str] = &["then", "expect", "+5", "0:10"];
const EXPECTATIONS: &[&str] = &["pass", "fail", "missed"];
const POINTS: &[&str] = &[
    "recognise",
    "ask",
    "check",
    "record",
    "advise",
    "grade",
    "refer",
    "challenge",
    "care",
];
const MOVES: &[&str] = &[
    "acknowledge",
    "reassure",
    "explain",
    "apologise",
    "go-back",
    "repeat",
    "spell",
    "greet",
    "goodbye",
];
const GRADES: &[&str] = &["immediate", "priority", "scheduled", "without-deployment"];
const SYSTEMS: &[&str] = &["national", "local"];
const URGENCIES: &[&str] = &["now", "today", "this-week", "routine"];
const SEARCHED: &[&str] = &[
    "name",
    "username",
    "born",
    "age",
    "town",
    "telephone",
    "reason",
];

/// What can stand at a byte of a line, and the bytes of what does. `None` in a comment and in somebody's own words.
pub fn slot(line: &str, byte: usize) -> Option<(Slot, Range<usize>)> {
    let before = line.get(..byte)?;
    if before.trim_start().starts_with('#') || before.matches('"').count() % 2 == 1 {
        return None;
    }
    let is_blank = |c: char| c.is_whitespace();
    let mut start = before.rfind(is_blank).map_or(0, |at| {
        at + before[at..].chars().next().map_or(1, char::len_utf8)
    });
    let mut words: Vec<&str> = before[..start].split_whitespace().collect();
    if let Some(equals) = before[start..].find('=') {
        words.push(&before[start..=start + equals]);
        start += equals + 1;
    }
    let end = line[start..].find(|c: char| c.is_whitespace() || c == '=');
    let end = end.map_or(line.len(), |at| start + at);
    let slot = after(&words)?;
    Some((slot, start..end.max(byte)))
}

/// What comes after these words.
fn after(words: &[&str]) -> Option<Slot> {
    Some(match words {
        [] => Slot::Word(TIMES),
        ["expect"] => Slot::Word(EXPECTATIONS),
        ["expect", "missed"] => Slot::Word(POINTS),
        ["expect", ..] => return None,
        [_] => Slot::Verb,
        [_, "mark" | "unmark"] | [_, "log", "quote"] => Slot::Id(Role::Line),
        [_, "mark" | "unmark", _] => Slot::Id(Role::Sign),
        [_, "log"] => Slot::OfLog,
        [_, "advise"] => Slot::Id(Role::Advice),
        [_, "say"] => Slot::Word(MOVES),
        [_, "grade"] => Slot::Word(GRADES),
        [_, "grade", _] => Slot::Key(&["because"]),
        [_, "refer"] => Slot::Id(Role::Route),
        [_, "refer", .., "urgency="] => Slot::Word(URGENCIES),
        [_, "search"] => Slot::Word(SYSTEMS),
        [_, "challenge", .., "quote="] => Slot::Id(Role::Line),
        [.., last] if last.ends_with('=') => return None,
        [_, "refer", ..] => Slot::Key(&["urgency", "reason"]),
        [_, "search", ..] => Slot::Key(SEARCHED),
        [_, "challenge", ..] => Slot::Key(&["quote", "trace", "reason"]),
        _ => return None,
    })
}

/// The verbs that can stand first, each with what it takes and does.
pub fn verbs() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let plain = VERBS.into_iter().filter(|(name, _, _)| !name.contains(' '));
    plain.chain([("log", "write|quote|trace|strike …", "the log")])
}

/// What `log` can be followed by.
pub fn of_log() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let all = VERBS.into_iter();
    all.filter_map(|(name, takes, does)| Some((name.strip_prefix("log ")?, takes, does)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::deed::Deed;
    use crate::call::play::Play;

    fn at(marked: &str) -> Option<(Slot, String)> {
        let byte = marked.find('|').unwrap();
        let line = marked.replacen('|', "", 1);
        let (slot, span) = slot(&line, byte)?;
        Some((slot, line[span].to_owned()))
    }

    #[test]
    fn each_place_of_a_line_takes_its_own() {
        let text = |it: &str| it.to_owned();
        assert_eq!(at("|"), Some((Slot::Word(TIMES), text(""))));
        assert_eq!(at("th|en mark"), Some((Slot::Word(TIMES), text("then"))));
        assert_eq!(at("then m|"), Some((Slot::Verb, text("m"))));
        assert_eq!(
            at("0:31 mark older-l|ad-1 age-gap"),
            Some((Slot::Id(Role::Line), text("older-lad-1")))
        );
        assert_eq!(
            at("0:31 mark older-lad-1 age|"),
            Some((Slot::Id(Role::Sign), text("age")))
        );
        assert_eq!(
            at("then log quote |"),
            Some((Slot::Id(Role::Line), text("")))
        );
        assert_eq!(
            at("then refer pre| urgency=now"),
            Some((Slot::Id(Role::Route), text("pre")))
        );
        assert_eq!(
            at("then refer prevent urgency=no|"),
            Some((Slot::Word(URGENCIES), text("no")))
        );
        assert_eq!(
            at("then challenge quote=a|b trace=1.1"),
            Some((Slot::Id(Role::Line), text("ab")))
        );
        assert_eq!(
            at("then search national na|=\"x\""),
            Some((Slot::Key(SEARCHED), text("na")))
        );
        assert_eq!(at("then ask who is |he"), None);
        assert_eq!(at("then search national name=\"a |b\""), None);
        assert_eq!(at("# then mar|k"), None);
        assert_eq!(at("é\u{a0}mark |"), Some((Slot::Id(Role::Line), text(""))));
    }

    #[test]
    fn the_words_offered_are_words_the_reader_takes() {
        for made in MOVES {
            Deed::parse(&format!("say {made}")).unwrap();
        }
        for grade in GRADES {
            Deed::parse(&format!("grade {grade}")).unwrap();
        }
        for system in SYSTEMS {
            Deed::parse(&format!("search {system} name=\"A\" reason=\"b\"")).unwrap();
        }
        for urgency in URGENCIES {
            Deed::parse(&format!("refer prevent urgency={urgency} reason=\"b\"")).unwrap();
        }
        for key in SEARCHED.iter().filter(|it| !matches!(**it, "born" | "age")) {
            Deed::parse(&format!("search local {key}=\"A\"")).unwrap();
        }
        for point in POINTS {
            Play::parse(&format!("expect missed {point}")).unwrap();
        }
        assert!(verbs().any(|it| it.0 == "challenge") && of_log().any(|it| it.0 == "quote"));
    }
}
