//! A fault of a script: what, where, and how to mend it.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

use super::code::Code;

/// A step on the way from the top of a script to a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into the field of this name.
    Field(&'static str),
    /// Into the item at this place of a list.
    Item(usize),
    /// Into the entry of a map with this key.
    Key(String),
}

/// Whether a script with this fault can be played.
#[derive(Clone, Copy, Debug, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot.
    Error,
    /// It can, and is probably not what was meant.
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// A run of bytes of a script's text. Its ends lie on character boundaries.
pub type Span = Range<usize>;

/// A fault of a script. Lines and columns are counted from 1, columns in characters.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its kind; [`Code::explanation`] says more.
    pub code: Code,
    /// Whether the script can be played all the same.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub mend: Option<String>,
    /// Where, in bytes.
    #[serde(skip)]
    pub span: Span,
    /// The line it begins in.
    pub line: u32,
    /// The column of its first character.
    pub column: u32,
    /// The line it ends in.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
}

impl Diagnostic {
    /// Whether it keeps the script from being played.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {}[{}]: {}",
            self.line, self.column, self.severity, self.code, self.message
        )?;
        match &self.mend {
            Some(mend) => write!(f, "; {mend}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Diagnostic {}

/// Where the lines of a text begin, to turn bytes into lines and columns.
#[derive(Debug)]
pub struct LineStarts<'s> {
    source: &'s str,
    starts: Vec<usize>,
}

impl<'s> LineStarts<'s> {
    /// Finds them.
    pub fn of(source: &'s str) -> LineStarts<'s> {
        let breaks = source.bytes().enumerate().filter(|&(_, b)| b == b'\n');
        let starts = std::iter::once(0).chain(breaks.map(|(at, _)| at + 1));
        LineStarts {
            source,
            starts: starts.collect(),
        }
    }

    /// Line and column of a byte, both from 1; the last of the text if it lies beyond.
    pub fn place(&self, byte: usize) -> (u32, u32) {
        let byte = self.source.floor_char_boundary(byte);
        let line = self.starts.partition_point(|&start| start <= byte);
        let start = self.starts[line.saturating_sub(1)];
        let column = self.source[start..byte].chars().count() + 1;
        (narrow(line), narrow(column))
    }

    /// A diagnostic at these bytes.
    pub fn diagnostic(
        &self,
        code: Code,
        severity: Severity,
        span: Span,
        message: String,
        mend: Option<String>,
    ) -> Diagnostic {
        let start = self.source.floor_char_boundary(span.start);
        let end = self.source.ceil_char_boundary(span.end.max(start));
        let (line, column) = self.place(start);
        let (end_line, end_column) = self.place(end);
        Diagnostic {
            code,
            severity,
            message,
            mend,
            span: start..end,
            line,
            column,
            end_line,
            end_column,
        }
    }
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The candidate that `word` was probably meant to be.
pub fn did_you_mean<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    const COMPARED: usize = 2_000;
    const LONGEST: usize = 64;
    if word.len() > LONGEST {
        return None;
    }
    let allowed = (word.chars().count() / 3).clamp(1, 3);
    candidates
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 2 * allowed)
        .filter(|candidate| candidate.len() <= LONGEST)
        .take(COMPARED)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let starts = LineStarts::of("aé\nbüc\n");
        assert_eq!(starts.place(0), (1, 1));
        assert_eq!(starts.place(3), (1, 3));
        assert_eq!(starts.place(4), (2, 1));
        assert_eq!(starts.place(7), (2, 3));
        assert_eq!(starts.place(6), (2, 2));
        assert_eq!(starts.place(999), (3, 1));
    }

    #[test]
    fn only_what_is_near_is_suggested() {
        let known = ["age-gap", "never-met", "threats"];
        assert_eq!(did_you_mean("agegap", known), Some("age-gap"));
        assert_eq!(did_you_mean("nevermet", known), Some("never-met"));
        assert_eq!(did_you_mean("flattery", known), None);
        assert_eq!(did_you_mean("", known), None);
    }
}
