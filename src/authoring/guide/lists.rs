//! The section on the catalogue: the ids that a script names.

use super::{head, prose, row};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::catalogue::questions::Questions;

pub(super) fn section() -> String {
    let lists = Catalogue::built_in();
    let mut section = prose::lists();
    let mut table = |heading: &str, second: &str, rows: Vec<(&str, String)>| {
        section.push_str(&format!("\n### {heading}\n\n"));
        section.push_str(&head(&["id", second]));
        for (id, text) in rows {
            section.push_str(&row(&[&format!("`{id}`"), &text]));
        }
    };
    let signs = lists.signs.iter();
    table(
        "Warning signs",
        "what it is",
        signs.map(|it| (&*it.id, it.name.clone())).collect(),
    );
    let advice = lists.advice.iter().map(|it| {
        let harm = if it.harmful {
            " (does harm: only under `never`)"
        } else {
            ""
        };
        (&*it.id, format!("{}{harm}", it.name))
    });
    table("Advice", "what is said", advice.collect());
    let routes = lists.routes.iter();
    table(
        "Routes",
        "where it goes",
        routes
            .map(|it| (&*it.id, format!("{}. {}", it.name, it.when)))
            .collect(),
    );
    let guidance = lists.guidance.iter();
    table(
        "Guidance",
        "which text",
        guidance
            .map(|it| (&*it.id, format!("{} ({})", it.title, it.publisher)))
            .collect(),
    );
    let questions = Questions::built_in().list().iter();
    table(
        "Common questions",
        "what it asks",
        questions.map(|it| (it.id, it.about.to_owned())).collect(),
    );
    section
}
