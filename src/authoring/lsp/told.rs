//! Faults as an editor shows them.

use std::ops::Range;

use lsp_types::{Diagnostic as Shown, DiagnosticSeverity, NumberOrString};

use super::text::Text;
use crate::authoring::check::Checked;
use crate::authoring::finding::Finding;
use crate::scenario::diagnostic::{Diagnostic, Severity};

/// A fault with its place in the text it was found in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Its bytes.
    pub span: Range<usize>,
    /// Its code.
    pub code: &'static str,
    severity: Severity,
    message: String,
}

impl Told {
    /// All that was found by checking a text.
    pub fn all(checked: &Checked, text: &Text) -> Vec<Told> {
        let diagnostics = checked.diagnostics.iter().map(Told::diagnostic);
        let findings = checked.findings.iter().map(|it| Told::finding(it, text));
        diagnostics.chain(findings).collect()
    }

    fn diagnostic(of: &Diagnostic) -> Told {
        Told {
            span: of.span.clone(),
            code: of.code.name(),
            severity: of.severity,
            message: with_mend(&of.message, of.mend.as_deref()),
        }
    }

    /// What was found otherwise.
    pub fn finding(of: &Finding, text: &Text) -> Told {
        let line = usize::try_from(of.place.line).unwrap_or(usize::MAX);
        let whole = || {
            let line = text.line(line.saturating_sub(1));
            let written = &text.as_str()[line.clone()];
            let blank = written.len() - written.trim_start().len();
            line.start + blank..line.end
        };
        Told {
            span: of.place.span.clone().unwrap_or_else(whole),
            code: of.kind.name(),
            severity: of.severity(),
            message: with_mend(&of.message, of.mend.as_deref()),
        }
    }

    /// Where it is after the text changed between these ends; `None` if what it was about has changed.
    pub fn moved(self, old: usize, new: usize, (start, end): (usize, usize)) -> Option<Told> {
        let span = self.span.clone();
        if span.end <= start {
            return Some(self);
        }
        let from = old.checked_sub(end)?;
        let by = |at: usize| (at + new).checked_sub(old);
        let span = by(span.start).filter(|_| span.start >= from)?..by(span.end)?;
        Some(Told { span, ..self })
    }

    /// As the editor shows it.
    pub fn shown(&self, text: &Text) -> Shown {
        let severity = match self.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
        };
        Shown {
            range: text.range(self.span.clone()),
            severity: Some(severity),
            code: Some(NumberOrString::String(self.code.to_owned())),
            source: Some("warning-signs".to_owned()),
            message: self.message.clone(),
            ..Shown::default()
        }
    }
}

fn with_mend(message: &str, mend: Option<&str>) -> String {
    match mend {
        Some(mend) => format!("{message}\n{mend}"),
        None => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::same_ends;
    use super::*;

    #[test]
    fn a_fault_moves_with_its_text_and_goes_when_that_changes() {
        let told = |span| Told {
            span,
            code: "WS1008",
            severity: Severity::Warning,
            message: String::new(),
        };
        let moved = |old: &str, new: &str, span: Range<usize>| {
            let span = told(span)
                .moved(old.len(), new.len(), same_ends(old, new))?
                .span;
            new.get(span).map(str::to_owned)
        };
        assert_eq!(moved("one two", "one, two", 0..3).as_deref(), Some("one"));
        assert_eq!(
            moved("one two", "zero one two", 4..7).as_deref(),
            Some("two")
        );
        assert_eq!(
            moved("one two three", "one 2 three", 8..13).as_deref(),
            Some("three")
        );
        assert_eq!(moved("one two", "one twice", 4..7), None);
        assert_eq!(moved("one", "", 0..3), None);
    }
}
