//! Faults of a script drawn for a terminal, each with the line it stands in.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::authoring::finding::Finding;
use crate::scenario::diagnostic::{Diagnostic, Severity, Span};

/// The longest stretch of a script that is shown with a fault, in bytes.
const SHOWN: usize = 2_000;

/// A fault as it is drawn.
pub struct Fault<'d> {
    code: &'static str,
    severity: Severity,
    message: &'d str,
    mend: Option<&'d str>,
    /// Its bytes; `None` where only its line is known, which is then named and not shown.
    span: Option<Span>,
    line: u32,
    column: u32,
}

impl<'d> From<&'d Diagnostic> for Fault<'d> {
    fn from(diagnostic: &'d Diagnostic) -> Fault<'d> {
        Fault {
            code: diagnostic.code.name(),
            severity: diagnostic.severity,
            message: &diagnostic.message,
            mend: diagnostic.mend.as_deref(),
            span: Some(diagnostic.span.clone()),
            line: diagnostic.line,
            column: diagnostic.column,
        }
    }
}

impl<'d> From<&'d Finding> for Fault<'d> {
    fn from(finding: &'d Finding) -> Fault<'d> {
        Fault {
            code: finding.kind.name(),
            severity: finding.severity(),
            message: &finding.message,
            mend: finding.mend.as_deref(),
            span: finding.place.span.clone(),
            line: finding.place.line,
            column: finding.place.column,
        }
    }
}

/// Draws faults one after another. `path` is what the script is called in them; `styled` asks for colour.
pub fn draw(source: &str, path: &str, faults: &[Fault<'_>], styled: bool) -> String {
    let renderer = match styled {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let mut out = String::new();
    for fault in faults {
        out.push_str(&renderer.render(&[drawing(source, path, fault)]));
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn drawing<'d>(source: &'d str, path: &'d str, fault: &'d Fault<'d>) -> Group<'d> {
    let level = match fault.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(fault.message).id(fault.code);
    let mut group = Group::with_title(title);
    let shown = fault.span.as_ref().and_then(|span| {
        let lines = lines_of(source, span);
        let shown = source.get(lines.clone())?;
        let start = span.start - lines.start;
        let end = (span.end - lines.start).min(shown.len());
        (shown.len() <= SHOWN && !shown.is_empty()).then_some((shown, start..end.max(start)))
    });
    group = match shown {
        Some((shown, span)) => {
            let snippet = Snippet::source(shown)
                .line_start(fault.line as usize)
                .path(path)
                .annotation(AnnotationKind::Primary.span(span));
            group.element(snippet)
        }
        None => group.element(
            Origin::path(path)
                .line(fault.line as usize)
                .char_column(fault.column as usize),
        ),
    };
    match fault.mend {
        Some(mend) => group.element(Level::HELP.message(mend)),
        None => group,
    }
}

/// The bytes of the lines a fault stands in.
fn lines_of(source: &str, span: &Span) -> Span {
    let start = span.start.min(source.len());
    let end = span.end.clamp(start, source.len());
    let before = source.get(..start).unwrap_or_default();
    let after = source.get(end..).unwrap_or_default();
    let first = before.rfind('\n').map_or(0, |at| at + 1);
    let last = end + after.find('\n').unwrap_or(after.len());
    first..last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read::read;

    const SMALL: &str = include_str!("../scenario/check/small.ron");

    fn drawing_of(source: &str, path: &str, faults: &[Diagnostic], styled: bool) -> String {
        let faults: Vec<Fault<'_>> = faults.iter().map(Fault::from).collect();
        draw(source, path, &faults, styled)
    }

    fn drawn(old: &str, new: &str) -> String {
        let source = SMALL.replace(old, new);
        let faults = read(&source, None).unwrap_err();
        drawing_of(&source, "small.ron", &faults, false)
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
            let drawn = drawing_of(source, "x.ron", &faults, true);
            assert!(drawn.contains("x.ron"), "{drawn}");
            assert!(
                !drawn.contains("\u{1b}[31m\n") && !drawn.contains('\u{202e}'),
                "{drawn:?}"
            );
        }
        let long = format!("({})", "x ".repeat(10_000));
        let faults = read(&long, None).unwrap_err();
        assert!(drawing_of(&long, "x.ron", &faults, false).len() < 100_000);
    }
}
