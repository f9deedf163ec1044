//! Faults of a script drawn for a terminal, each with the line it stands in.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::scenario::diagnostic::{Diagnostic, Severity};

/// The longest stretch of a script that is shown with a fault, in bytes.
const SHOWN: usize = 2_000;

/// Draws faults one after another. `path` is what the script is called in them; `styled` asks for colour.
pub fn draw(source: &str, path: &str, diagnostics: &[Diagnostic], styled: bool) -> String {
    let renderer = match styled {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[drawing(source, path, diagnostic)]));
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn drawing<'d>(source: &'d str, path: &'d str, diagnostic: &'d Diagnostic) -> Group<'d> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(diagnostic.message.as_str())
        .id(diagnostic.code.name());
    let mut group = Group::with_title(title);
    let lines = lines_of(source, diagnostic);
    group = match source.get(lines.clone()) {
        Some(shown) if shown.len() <= SHOWN && !shown.is_empty() => {
            let start = diagnostic.span.start - lines.start;
            let end = (diagnostic.span.end - lines.start).min(shown.len());
            let snippet = Snippet::source(shown)
                .line_start(diagnostic.line as usize)
                .path(path)
                .annotation(AnnotationKind::Primary.span(start..end.max(start)));
            group.element(snippet)
        }
        _ => group.element(
            Origin::path(path)
                .line(diagnostic.line as usize)
                .char_column(diagnostic.column as usize),
        ),
    };
    match &diagnostic.mend {
        Some(mend) => group.element(Level::HELP.message(mend.as_str())),
        None => group,
    }
}

/// The bytes of the lines a fault stands in.
fn lines_of(source: &str, diagnostic: &Diagnostic) -> std::ops::Range<usize> {
    let start = diagnostic.span.start.min(source.len());
    let end = diagnostic.span.end.clamp(start, source.len());
    let before = source.get(..start).unwrap_or_default();
    let after = source.get(end..).unwrap_or_default();
    let first = before.rfind('\n').map_or(0, |at| at + 1);
    let last = end + after.find('\n').unwrap_or(after.len());
    first..last
}

#[cfg(test)]
mod tests {
    use super::draw;
    use crate::scenario::read::read;

    const SMALL: &str = include_str!("../scenario/check/small.ron");

    fn drawn(old: &str, new: &str) -> String {
        let source = SMALL.replace(old, new);
        let faults = read(&source, None).unwrap_err();
        draw(&source, "small.ron", &faults, false)
    }

    #[test]
    fn a_fault_shows_its_line_and_its_mending() {
        assert_eq!(
            drawn("delivery: Worried", "delivery: Worred"),
            "error[WS0104]: `Worred` is none of the words that can stand here\n  \
               --> small.ron:48:83\n   \
                |\n\
             48 |     opening: [(id: \"open-1\", text: \"It is about my son {child.first}.\", delivery: Worred)],\n   \
                |                                                                                   ^^^^^^\n   \
                |\n   \
                = help: did you mean `Worried`?\n"
        );
    }

    #[test]
    fn any_fault_can_be_drawn() {
        for source in [
            "",
            "\u{1b}[31m",
            "Scenario(",
            "Scenario(\u{202e}",
            "é\"",
            "\n\n\"",
        ] {
            let faults = read(source, None).unwrap_err();
            let drawn = draw(source, "x.ron", &faults, true);
            assert!(drawn.contains("x.ron"), "{drawn}");
            assert!(
                !drawn.contains("\u{1b}[31m\n") && !drawn.contains('\u{202e}'),
                "{drawn:?}"
            );
        }
        let long = format!("({})", "x ".repeat(10_000));
        let faults = read(&long, None).unwrap_err();
        assert!(draw(&long, "x.ron", &faults, false).len() < 100_000);
    }
}
