//! The section on plays: its prose, and the verbs as the program knows them.

use super::{FIRST, QUEUE, head, prose, row};
use crate::call::deed::VERBS;
use crate::debrief::item::Point;
use crate::supervising::deed;

/// What a play can say was missed.
const POINTS: [Point; 9] = [
    Point::Recognise,
    Point::Ask,
    Point::Check,
    Point::Record,
    Point::Advise,
    Point::Grade,
    Point::Refer,
    Point::Challenge,
    Point::Care,
];

pub(super) fn section() -> String {
    let points: Vec<String> = POINTS
        .iter()
        .map(|point| format!("`{}`", point.name()))
        .collect();
    let mut section = prose::plays().replace("POINTS", &points.join(", "));
    section.push_str("\n### The verbs\n\n");
    section.push_str(&verbs(&VERBS));
    section
}

/// The section on the supervisor's seat, with a queue and its plays.
pub(super) fn supervisor() -> String {
    let review = include_str!("../../../assets/authoring/guide/review.play");
    let mut section = prose::seat();
    for (before, kind, text) in [
        ("", "ron queue", QUEUE),
        ("Its `logs/first.play`:\n\n", "play log", FIRST),
        ("And a review of it:\n\n", "play review", review),
    ] {
        section.push_str(&format!("{before}```{kind}\n{text}```\n\n"));
    }
    section.push_str("### The verbs of this seat\n\n");
    section.push_str(&verbs(&deed::VERBS));
    section
}

fn verbs(verbs: &[(&str, &str, &str)]) -> String {
    let mut table = head(&["verb", "takes", "does"]);
    for (verb, takes, does) in verbs {
        let takes = if takes.is_empty() {
            String::new()
        } else {
            format!("`{takes}`")
        };
        table.push_str(&row(&[&format!("`{verb}`"), &takes, does]));
    }
    table
}
