//! The section on faults: every code with its explanation.

use super::prose;
use crate::authoring::finding;
use crate::scenario::code::Explanation;

pub(super) fn section() -> String {
    let mut section = prose::codes();
    for explanation in finding::codes().filter_map(finding::explain) {
        section.push_str(&of(&explanation));
    }
    section
}

fn of(explanation: &Explanation) -> String {
    let Explanation {
        code,
        title,
        reason,
        ..
    } = explanation;
    let mut text = format!("\n### {code}: {title}\n\n{reason}\n");
    for (heading, lines) in explanation.examples() {
        let kind = heading.to_lowercase();
        let lines = lines.join("\n");
        text.push_str(&format!(
            "\n{heading}:\n\n```ron {kind} {code}\n{lines}\n```\n"
        ));
    }
    text
}
