//! Whether the people of a whole shelf are as different as those who ring: a trainee who always meets a mother and a son
//! learns that it is mothers and sons.

use std::collections::BTreeMap;

use super::finding::{Finding, Kind, Place};
use crate::scenario::script::{Script, Seat};

/// From how many scenarios on a shelf is looked over as a whole.
const FROM: usize = 6;
/// The most that may be the same, in percent.
const MOST: usize = 75;

/// What is one-sided about these scenarios together.
pub(super) fn look(scripts: &[&Script]) -> Vec<Finding> {
    let calls = scripts.iter().filter(|it| it.seat == Seat::CallHandler);
    let calls: Vec<&Script> = calls.copied().collect();
    let mut found = Vec::new();
    if calls.len() >= FROM {
        let who = calls.iter().map(|it| it.caller.who.clone());
        found.extend(one_sided("caller is the", who));
        let child = calls.iter().filter_map(|it| spoken_of(it));
        found.extend(one_sided("child is spoken of as", child.map(str::to_owned)));
    }
    found.extend(same_names(&calls));
    found
}

/// The finding, where nearly all are the same.
fn one_sided(what: &str, all: impl Iterator<Item = String>) -> Option<Finding> {
    let mut counts = BTreeMap::<String, usize>::new();
    for one in all {
        *counts.entry(one).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    let (most, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 100 > total * MOST).then(|| {
        let message = format!("in {count} of {total} calls the {what} {most}");
        finding(message, "let other families ring too")
    })
}

/// Whether a caller speaks of the child as "he" or as "she", by which of the words is said more often.
fn spoken_of(script: &Script) -> Option<&'static str> {
    let facts = script.facts.iter().flat_map(|fact| &fact.says);
    let lines = script
        .opening
        .iter()
        .chain(&script.concern.lines)
        .chain(facts);
    let (mut he, mut she) = (0_u32, 0_u32);
    for line in lines {
        let text = line.text.to_lowercase();
        for word in text.split(|c: char| !c.is_alphabetic()) {
            match word {
                "he" | "him" | "his" | "son" | "grandson" => he += 1,
                "she" | "her" | "hers" | "daughter" | "granddaughter" => she += 1,
                _ => {}
            }
        }
    }
    match he.cmp(&she) {
        std::cmp::Ordering::Greater => Some("he"),
        std::cmp::Ordering::Less => Some("she"),
        std::cmp::Ordering::Equal => None,
    }
}

/// Whole names of feared persons that stand in calls that are no twins.
fn same_names(calls: &[&Script]) -> Vec<Finding> {
    let mut seen = BTreeMap::<&str, &Script>::new();
    let mut found = Vec::new();
    for call in calls {
        let subject = call.cast.get("subject").map_or(&[][..], |it| &it.names);
        for name in subject.iter().filter(|name| name.contains(' ')) {
            let first = *seen.entry(name).or_insert(call);
            let twins = first.twin.as_ref() == Some(&call.id);
            if first.id != call.id && !twins {
                let message = format!(
                    "`{name}` is feared in `{}` and in `{}`, which are no twins",
                    first.id, call.id
                );
                found.push(finding(
                    message,
                    "give the person of one of them another name",
                ));
            }
        }
    }
    found
}

fn finding(message: String, mend: &str) -> Finding {
    Finding {
        kind: Kind::OneSided,
        place: Place::line(1),
        message,
        mend: Some(mend.to_owned()),
    }
}
