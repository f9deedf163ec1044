//! Texts with names in braces.
use std::borrow::Cow;
/// A text.
pub struct Template(Vec<Part>);
/// A part.
pub enum Part {
    /// Literal
    Literal(Cow<'static, str>),
    /// Name
    Name {
        /// key
        key: String,
        /// detail
        detail: Option<String>,
    },
}
impl Template {
    /// Parses.
    pub fn parse(s: &str) -> Result<Template, ()> {
        let mut v = vec![];
        let mut rest = s;
        while let Some((a, b)) = rest.split_once('{') {
            if !a.is_empty() {
                v.push(Part::Literal(a.to_owned().into()));
            }
            let (n, r) = b.split_once('}').ok_or(())?;
            let (k, d) = match n.split_once('.') {
                Some((k, d)) => (k, Some(d.to_owned())),
                None => (n, None),
            };
            v.push(Part::Name {
                key: k.to_owned(),
                detail: d,
            });
            rest = r;
        }
        if !rest.is_empty() {
            v.push(Part::Literal(rest.to_owned().into()));
        }
        Ok(Template(v))
    }
    /// Parts.
    pub fn parts(&self) -> &[Part] {
        &self.0
    }
}
