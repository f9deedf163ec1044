//! Texts with names in braces: `{child}`, `{subject.first}`. Two braces stand for one: `{{`, `}}`.

use std::borrow::Cow;
use std::fmt;

/// A text taken apart once into what stands as written and the names to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<'t> {
    parts: Vec<Part<'t>>,
}

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// Stands as written.
    Literal(Cow<'t, str>),
    /// Is filled in.
    Name {
        /// What is named: `subject` of `{subject.first}`.
        key: &'t str,
        /// What of it: `first` of `{subject.first}`.
        detail: Option<&'t str>,
        /// Where its brace opens, in bytes from the start of the text.
        offset: usize,
    },
}

/// Why a text cannot be taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// Where, in bytes from the start of the text.
    pub offset: usize,
    /// What is wrong.
    pub kind: TemplateFaultKind,
}

/// What is wrong with braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateFaultKind {
    /// `{` is not closed.
    Unclosed,
    /// `}` closes nothing.
    Unopened,
    /// Between the braces stands something that is not a name, or not `name.detail`.
    NotAName,
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TemplateFaultKind::Unclosed => "`{` is not closed",
            TemplateFaultKind::Unopened => "`}` closes nothing",
            TemplateFaultKind::NotAName => "what stands between `{` and `}` is not a name",
        })
    }
}

impl std::error::Error for TemplateFault {}

impl<'t> Template<'t> {
    /// Takes a text apart.
    ///
    /// # Errors
    ///
    /// The first brace that is unclosed, closes nothing, or holds no name.
    pub fn parse(text: &'t str) -> Result<Template<'t>, TemplateFault> {
        let parts = parts_of(text).collect::<Result<_, _>>()?;
        Ok(Template { parts })
    }

    /// The parts, in order.
    pub fn parts(&self) -> &[Part<'t>] {
        &self.parts
    }

    /// The names to be filled in, with their details, in order.
    pub fn placeholders(&self) -> impl Iterator<Item = (&'t str, Option<&'t str>)> + '_ {
        self.parts.iter().filter_map(|part| match part {
            Part::Literal(_) => None,
            Part::Name { key, detail, .. } => Some((*key, *detail)),
        })
    }

    /// The text with its names filled in. `lookup` appends what a name stands for and says whether it
    /// knew the name; an unknown name is left as it was written.
    pub fn render(
        &self,
        lookup: &mut dyn FnMut(&str, Option<&str>, &mut String) -> bool,
    ) -> String {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Literal(text) => out.push_str(text),
                Part::Name { key, detail, .. } => {
                    let before = out.len();
                    if !lookup(key, *detail, &mut out) {
                        out.truncate(before);
                        out.push('{');
                        out.push_str(key);
                        if let Some(detail) = detail {
                            out.push('.');
                            out.push_str(detail);
                        }
                        out.push('}');
                    }
                }
            }
        }
        out
    }
}

/// The parts of a text one by one, without building a list of them.
pub fn parts_of(text: &str) -> Parts<'_> {
    Parts { text, at: 0 }
}

/// See [`parts_of`].
#[derive(Clone, Debug)]
pub struct Parts<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Parts<'t> {
    type Item = Result<Part<'t>, TemplateFault>;

    fn next(&mut self) -> Option<Self::Item> {
        let from = self.at;
        let bytes = self.text.as_bytes();
        let brace = bytes[from..].iter().position(|&b| b == b'{' || b == b'}');
        let Some(brace) = brace.map(|ahead| from + ahead) else {
            self.at = bytes.len();
            let rest = &self.text[from..];
            return (!rest.is_empty()).then(|| Ok(Part::Literal(rest.into())));
        };
        if bytes.get(brace + 1) == Some(&bytes[brace]) {
            self.at = brace + 2;
            return Some(Ok(Part::Literal(self.text[from..=brace].into())));
        }
        if brace > from {
            self.at = brace;
            return Some(Ok(Part::Literal(self.text[from..brace].into())));
        }
        Some(self.name(brace))
    }
}

impl<'t> Parts<'t> {
    fn name(&mut self, brace: usize) -> Result<Part<'t>, TemplateFault> {
        // After a fault there is nothing more to be had.
        let text = self.text;
        self.at = text.len();
        let fault = |kind| TemplateFault {
            offset: brace,
            kind,
        };
        if text.as_bytes()[brace] == b'}' {
            return Err(fault(TemplateFaultKind::Unopened));
        }
        let inside = &text[brace + 1..];
        let close = inside
            .bytes()
            .position(|b| b == b'}' || b == b'{')
            .filter(|&at| inside.as_bytes()[at] == b'}')
            .ok_or(fault(TemplateFaultKind::Unclosed))?;
        let name = &inside[..close];
        let (key, detail) = match name.split_once('.') {
            Some((key, detail)) => (key, Some(detail)),
            None => (name, None),
        };
        if !is_name(key) || !detail.is_none_or(is_name) {
            return Err(fault(TemplateFaultKind::NotAName));
        }
        self.at = brace + 1 + close + 1;
        Ok(Part::Name {
            key,
            detail,
            offset: brace,
        })
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (usize, TemplateFaultKind) {
        let fault = Template::parse(text).unwrap_err();
        (fault.offset, fault.kind)
    }

    #[test]
    fn names_are_filled_in() {
        let text = "{child} met {subject.first} in {game}.";
        let template = Template::parse(text).unwrap();
        let said = template.render(&mut |key, detail, out| {
            out.push_str(key);
            out.push_str(detail.unwrap_or("!"));
            key != "game"
        });
        assert_eq!(said, "child! met subjectfirst in {game}.");
        let names: Vec<_> = template.placeholders().collect();
        assert_eq!(
            names,
            [("child", None), ("subject", Some("first")), ("game", None)]
        );
    }

    #[test]
    fn doubled_braces_are_literal() {
        let template = Template::parse("a {{b}} é{{").unwrap();
        assert_eq!(template.render(&mut |_, _, _| false), "a {b} é{");
    }

    #[test]
    fn a_text_without_names_is_one_borrowed_part() {
        let template = Template::parse("Hello.").unwrap();
        assert_eq!(template.parts(), [Part::Literal(Cow::Borrowed("Hello."))]);
        assert!(Template::parse("").unwrap().parts().is_empty());
    }

    #[test]
    fn faults_say_where() {
        assert_eq!(fault("a {child"), (2, TemplateFaultKind::Unclosed));
        assert_eq!(fault("{child {game}"), (0, TemplateFaultKind::Unclosed));
        assert_eq!(fault("é } b"), (3, TemplateFaultKind::Unopened));
        assert_eq!(fault("{}"), (0, TemplateFaultKind::NotAName));
        assert_eq!(fault("{a.}"), (0, TemplateFaultKind::NotAName));
        assert_eq!(fault("{a.b.c}"), (0, TemplateFaultKind::NotAName));
    }
}
