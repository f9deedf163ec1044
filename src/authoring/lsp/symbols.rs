//! What a script declares, as a list to go about in.

use lsp_types::{DocumentSymbol, SymbolKind};

use super::names::{Named, Names};
use super::text::Text;
use crate::scenario::outline::Outline;

/// The facts with their lines, the records, the people and the cards of a script.
pub fn symbols(text: &Text) -> Vec<DocumentSymbol> {
    let outline = Outline::of(text.as_str());
    let names = Names::in_outline(&outline);
    let parts: [(&str, &[Named], SymbolKind); 5] = [
        ("cast", &names.cast, SymbolKind::VARIABLE),
        ("opening", &names.lines, SymbolKind::STRING),
        ("facts", &names.facts, SymbolKind::OBJECT),
        ("records", &names.records, SymbolKind::STRUCT),
        ("outcomes", &names.outcomes, SymbolKind::EVENT),
    ];
    let Some(root) = outline.root() else {
        return Vec::new();
    };
    let parts = parts.into_iter().filter_map(|(name, list, kind)| {
        let span = outline.span(outline.field(root, name)?);
        let within = list
            .iter()
            .filter(|it| span.start <= it.span.start && it.span.end <= span.end);
        let children = within
            .map(|it| symbol(text, it, kind, &names.lines))
            .collect();
        let range = text.range(span.clone());
        let first = text.range(span.start..span.start);
        Some(entry(
            name,
            "",
            SymbolKind::NAMESPACE,
            (range, first),
            children,
        ))
    });
    parts.collect()
}

fn symbol(text: &Text, named: &Named, kind: SymbolKind, lines: &[Named]) -> DocumentSymbol {
    let own = |it: &&Named| named.whole.start < it.whole.start && it.whole.end <= named.whole.end;
    let lines = lines.iter().filter(own);
    let children = lines
        .map(|it| symbol(text, it, SymbolKind::STRING, &[]))
        .collect();
    let ranges = (
        text.range(named.whole.clone()),
        text.range(named.span.clone()),
    );
    entry(&named.id, &named.about, kind, ranges, children)
}

#[expect(deprecated, reason = "the field must be given and is")]
fn entry(
    name: &str,
    detail: &str,
    kind: SymbolKind,
    (range, selection_range): (lsp_types::Range, lsp_types::Range),
    children: Vec<DocumentSymbol>,
) -> DocumentSymbol {
    DocumentSymbol {
        name: name.to_owned(),
        detail: (!detail.is_empty()).then(|| detail.to_owned()),
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: (!children.is_empty()).then_some(children),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_shown_in_its_parts() {
        let small = include_str!("../../../tests/data/small/scenario.ron");
        let parts = symbols(&Text::of(small.to_owned()));
        let names: Vec<&str> = parts.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["cast", "opening", "facts", "records", "outcomes"]);
        let facts = parts[2].children.as_ref().unwrap();
        assert!(facts.len() >= 4);
        assert!(
            facts.iter().all(|it| it.children.is_some()),
            "a fact without lines"
        );
        assert!(symbols(&Text::of("Scenario(facts: [(id: ".to_owned())).len() <= 1);
        assert!(symbols(&Text::default()).is_empty());
    }
}
