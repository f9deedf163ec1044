//! The section on plays: its prose, and the verbs as the program knows them.

use super::{head, prose, row};
use crate::call::deed::VERBS;
use crate::debrief::item::Point;

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
    section.push_str(&head(&["verb", "takes", "does"]));
    for (verb, takes, does) in VERBS {
        let takes = if takes.is_empty() {
            String::new()
        } else {
            format!("`{takes}`")
        };
        section.push_str(&row(&[&format!("`{verb}`"), &takes, does]));
    }
    section
}
