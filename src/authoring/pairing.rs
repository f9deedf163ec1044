//! Whether a scenario can be told from its twin before anything has been asked.

use std::collections::BTreeSet;

use super::finding::{Finding, Kind};
use super::pointing::{Pointing, To};
use crate::scenario::loaded::keywords;
use crate::scenario::script::{Line, Script};

/// How much two openings must have in common, in thousandths of all their words.
const ALIKE: usize = 500;

/// Where a scenario gives itself away beside its twin, in the order of the text.
pub(super) fn look(script: &Script, twin: &Script, source: &str) -> Vec<Finding> {
    let pointing = Pointing::of(source);
    let mut found = Vec::new();
    let mut find = |field: &'static str, message: String, mend: &str| {
        found.push(Finding {
            kind: Kind::TwinTold,
            place: pointing.head(&[To::Field(field)]),
            message,
            mend: Some(mend.to_owned()),
        });
    };
    let other = &twin.id;
    let alike = alike(&script.opening, &twin.opening);
    if alike < ALIKE {
        find(
            "opening",
            format!(
                "the opening shares {} % of its words with that of `{other}`",
                alike / 10
            ),
            "begin both calls in almost the same words; only questions should tell them apart",
        );
    }
    if script.opening.len() != twin.opening.len() {
        let message = format!("the opening has another number of lines than that of `{other}`");
        find(
            "opening",
            message,
            "let both openings be of the same length",
        );
    }
    if script.objectives != twin.objectives {
        let message = format!("the objectives are not those of `{other}`");
        let mend = "they are read before the call: let both have the same, word for word";
        find("objectives", message, mend);
    }
    if script.care_note != twin.care_note {
        let message = format!("the care note is not that of `{other}`");
        let mend = "it is read before the call: let both have the same, word for word";
        find("care_note", message, mend);
    }
    if (script.level, script.minutes, script.seat) != (twin.level, twin.minutes, twin.seat) {
        let message = format!("level, minutes or seat are not those of `{other}`");
        find("level", message, "let both have the same");
    }
    if script.caller.who != twin.caller.who {
        let message = format!("the caller is not to the child what the caller of `{other}` is");
        find("caller", message, "let the same person ring in both");
    }
    found.sort_by_key(|it| it.place.span.as_ref().map(|it| it.start));
    found
}

/// The share of words that two openings have in common, in thousandths.
fn alike(one: &[Line], other: &[Line]) -> usize {
    let words = |lines: &[Line]| -> BTreeSet<String> {
        lines.iter().flat_map(|line| keywords(&line.text)).collect()
    };
    let (one, other) = (words(one), words(other));
    let common = one.intersection(&other).count();
    (1_000 * common)
        .checked_div(one.union(&other).count())
        .unwrap_or(1_000)
}
