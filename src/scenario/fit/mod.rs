//! Fits the outline of a script to the script's types and gathers every misfit on the way.
//!
//! A value that does not fit is noted and taken as blank, so that one reading finds all of them. Where a
//! type itself refuses a value (a date that is none, a field that is missing) the reading begins again
//! with that value blank; this happens at most [`FAULTS`] times.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use serde::de::{self, Deserializer, Visitor};

use crate::limits::FAULTS;

use super::code::Code;
use super::diagnostic::did_you_mean;
use super::literal::{unescaped, whole};
use super::outline::{Children, Kind, Outline};

use self::access::{Entries, Fields, Items, Parts, Variant};

mod access;

/// What a blank text is: the one text that is also a date.
const BLANK: &str = "2000-01-01";

/// A value that does not fit.
#[derive(Debug)]
pub struct Misfit {
    /// Its kind.
    pub code: Code,
    /// Where, in bytes.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub mend: Option<String>,
}

/// What came of fitting an outline.
#[derive(Debug)]
pub struct Fitted<T> {
    /// The script with every misfit blank; `None` if there was no end of them.
    pub script: Option<T>,
    /// What does not fit.
    pub misfits: Vec<Misfit>,
    /// Values that were taken as blank.
    pub blanks: BTreeSet<usize>,
    /// Fields that are missing, by the value that lacks them.
    pub missing: BTreeMap<usize, Vec<&'static str>>,
}

/// Fits an outline to the script's types.
pub fn fit<T: serde::de::DeserializeOwned>(outline: &Outline<'_>) -> Fitted<T> {
    let mut kept = Vec::new();
    let mut refused = BTreeSet::new();
    let mut missing = BTreeMap::new();
    loop {
        let fitter = Fitter {
            outline,
            refused,
            missing,
            found: RefCell::default(),
        };
        let value = Value {
            fitter: &fitter,
            node: outline.root(),
        };
        let script = T::deserialize(value);
        let found = fitter.found.into_inner();
        (refused, missing) = (fitter.refused, fitter.missing);
        let progress = match found.refusal {
            Some(Refusal::Value(node, misfit)) => {
                kept.push(misfit);
                refused.insert(node)
            }
            Some(Refusal::Missing(node, field, misfit)) => {
                kept.push(misfit);
                let fields: &mut Vec<&'static str> = missing.entry(node).or_default();
                fields.push(field);
                true
            }
            None => false,
        };
        let faults = kept.len() + found.misfits.len();
        if script.is_ok() || !progress || faults >= FAULTS {
            kept.extend(found.misfits);
            let mut blanks = found.blanks;
            blanks.extend(refused);
            return Fitted {
                script: script.ok(),
                misfits: kept,
                blanks,
                missing,
            };
        }
    }
}

struct Fitter<'o, 's> {
    outline: &'o Outline<'s>,
    refused: BTreeSet<usize>,
    missing: BTreeMap<usize, Vec<&'static str>>,
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    misfits: Vec<Misfit>,
    blanks: BTreeSet<usize>,
    refusal: Option<Refusal>,
}

enum Refusal {
    Value(usize, Misfit),
    Missing(usize, &'static str, Misfit),
}

/// Why a type refused a value.
#[derive(Debug)]
enum Refused {
    Missing(&'static str),
    Because(String),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Missing(field) => write!(f, "`{field}` is missing"),
            Refused::Because(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Refused {}

impl de::Error for Refused {
    fn custom<T: fmt::Display>(why: T) -> Self {
        Refused::Because(why.to_string())
    }

    fn missing_field(field: &'static str) -> Self {
        Refused::Missing(field)
    }
}

impl<'s> Fitter<'_, 's> {
    fn note(
        &self,
        node: usize,
        code: Code,
        span: Range<usize>,
        message: String,
        mend: Option<String>,
    ) {
        let mut found = self.found.borrow_mut();
        found.blanks.insert(node);
        if found.misfits.len() < FAULTS {
            found.misfits.push(Misfit {
                code,
                span,
                message,
                mend,
            });
        }
    }

    fn wrong_type(&self, node: usize, expected: &str, mend: Option<String>) {
        let message = format!("expected {expected}, found {}", self.describe(node));
        self.note(
            node,
            Code::WrongType,
            self.outline.head(node),
            message,
            mend,
        );
    }

    fn describe(&self, node: usize) -> String {
        match self.outline.node(node).kind {
            Kind::Group if self.outline.name(node).is_empty() => "`( … )`".to_owned(),
            Kind::Group => format!("`{}( … )`", self.outline.name(node)),
            Kind::List => "a list `[ … ]`".to_owned(),
            Kind::Map => "`{ … }`".to_owned(),
            Kind::Text => "text in quotes".to_owned(),
            Kind::Number | Kind::Word => format!("`{}`", self.outline.text(node)),
            _ => "something else".to_owned(),
        }
    }

    fn refuse(&self, node: usize, refused: &Refused) {
        let mut found = self.found.borrow_mut();
        if found.refusal.is_some() {
            return;
        }
        let span = self.outline.head(node);
        found.refusal = Some(match refused {
            Refused::Missing(field) => {
                let misfit = Misfit {
                    code: Code::MissingField,
                    span,
                    message: format!("the field `{field}` is missing here"),
                    mend: Some(format!("add `{field}: …`")),
                };
                Refusal::Missing(node, field, misfit)
            }
            Refused::Because(why) => {
                let text = self.outline.text(node);
                let misfit = Misfit {
                    code: Code::BadDate,
                    span,
                    message: format!("{text} is not a date: {why}"),
                    mend: Some("write year, month and day: \"2027-11-01\"".to_owned()),
                };
                Refusal::Value(node, misfit)
            }
        });
    }
}

/// A value of the outline, or (without a node) a blank one.
#[derive(Clone, Copy)]
struct Value<'f, 'o, 's> {
    fitter: &'f Fitter<'o, 's>,
    node: Option<usize>,
}

impl<'f, 'o, 's> Value<'f, 'o, 's> {
    /// The node, unless the value is to be taken as blank.
    fn solid(&self) -> Option<(usize, Kind)> {
        let node = self.node?;
        let kind = self.fitter.outline.node(node).kind;
        if kind == Kind::Broken {
            self.fitter.found.borrow_mut().blanks.insert(node);
            return None;
        }
        (!self.fitter.refused.contains(&node)).then_some((node, kind))
    }

    fn children(&self, node: usize) -> Children<'o, 's> {
        let outline: &'o Outline<'s> = self.fitter.outline;
        outline.children(node)
    }

    fn with(&self, node: Option<usize>) -> Self {
        Value {
            fitter: self.fitter,
            node,
        }
    }

    fn integer(self, least: i64, most: i64) -> i64 {
        let Some((node, kind)) = self.solid() else {
            return least.max(0);
        };
        let text = self.fitter.outline.text(node);
        let read = (kind == Kind::Number).then(|| whole(text)).flatten();
        match read {
            Some(number) if (i128::from(least)..=i128::from(most)).contains(&number) => {
                number as i64
            }
            None if kind != Kind::Number || text.contains('.') => {
                self.fitter.wrong_type(node, "a whole number", None);
                least.max(0)
            }
            _ => {
                let message = format!("`{}` is outside {least} to {most}", shortened(text));
                let span = self.fitter.outline.span(node);
                self.fitter
                    .note(node, Code::OutOfRange, span, message, None);
                least.max(0)
            }
        }
    }

    /// The one value within the brackets of a variant.
    fn content(&self, count: usize) -> Vec<Option<usize>> {
        let blank = || vec![None; count];
        let Some((node, kind)) = self.solid() else {
            return blank();
        };
        let held: Vec<usize> = match kind {
            Kind::Group if !self.fitter.outline.is_named(node) => {
                self.children(node).take(count + 1).collect()
            }
            _ => Vec::new(),
        };
        if held.len() == count {
            return held.into_iter().map(Some).collect();
        }
        let what = match count {
            1 => "one value in its brackets".to_owned(),
            _ => format!("{count} values in its brackets"),
        };
        let found = self.fitter.describe(node);
        let message = format!("{found} takes {what}");
        let span = self.fitter.outline.head(node);
        self.fitter.note(node, Code::WrongType, span, message, None);
        blank()
    }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &text[..cut]),
        None => text.to_owned(),
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $int:ty,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            let read = self.integer(i64::from(<$int>::MIN), i64::from(<$int>::MAX));
            visitor.$visit(<$int>::try_from(read).unwrap_or_default())
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, '_, '_> {
    type Error = Refused;

    integers! {
        deserialize_u8 visit_u8 u8,
        deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32,
        deserialize_i8 visit_i8 i8,
        deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_unit()
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let Some((node, _)) = self.solid() else {
            return visitor.visit_bool(false);
        };
        match self.fitter.outline.text(node) {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => {
                self.fitter.wrong_type(node, "`true` or `false`", None);
                visitor.visit_bool(false)
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let Some((node, kind)) = self.solid() else {
            return visitor.visit_str(BLANK);
        };
        let fitter = self.fitter;
        let written = fitter.outline.text(node);
        if kind != Kind::Text {
            let quoted = matches!(kind, Kind::Word | Kind::Number)
                .then(|| format!("put it in quotes: \"{}\"", shortened(written)));
            fitter.wrong_type(node, "text in quotes", quoted);
            return visitor.visit_str(BLANK);
        }
        match unescaped(written) {
            Ok(text) => visitor
                .visit_str(&text)
                .inspect_err(|why| fitter.refuse(node, why)),
            Err((at, why)) => {
                let start = fitter.outline.span(node).start + at;
                let mend = Some("write `\\\\` for a backslash".to_owned());
                fitter.note(node, Code::Escape, start..start + 2, why.to_owned(), mend);
                visitor.visit_str(BLANK)
            }
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let Some((node, kind)) = self.solid() else {
            return visitor.visit_none();
        };
        match kind {
            Kind::Word if self.fitter.outline.text(node) == "None" => visitor.visit_none(),
            Kind::Group if self.fitter.outline.name(node) == "Some" => {
                let held = self.content(1);
                visitor.visit_some(self.with(held.first().copied().flatten()))
            }
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let items = match self.solid() {
            Some((node, Kind::List)) => Some(self.children(node)),
            Some((node, kind)) => {
                let mend = match kind {
                    Kind::Text | Kind::Word => {
                        let written = shortened(self.fitter.outline.text(node));
                        Some(format!("put it in a list: [{written}]"))
                    }
                    Kind::Group => Some("put `[` before it and `]` after it".to_owned()),
                    _ => None,
                };
                self.fitter.wrong_type(node, "a list `[ … ]`", mend);
                None
            }
            None => None,
        };
        visitor.visit_seq(Items { value: self, items })
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let parts = self.content(len);
        visitor.visit_seq(Parts {
            value: self,
            parts: parts.into_iter(),
        })
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let entries = match self.solid() {
            Some((node, Kind::Map)) => Some(self.children(node)),
            Some((node, _)) => {
                let mend = Some("write `{ \"key\": value }`".to_owned());
                self.fitter.wrong_type(node, "entries in `{ … }`", mend);
                None
            }
            None => None,
        };
        visitor.visit_map(Entries {
            value: self,
            entries,
            seen: BTreeSet::new(),
            held: None,
        })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let Some(node) = self.group(name) else {
            let mut blank: Vec<Field> = Vec::with_capacity(fields.len());
            blank.extend(fields.iter().map(|&name| (name, None)));
            return visitor.visit_map(Fields::of(self, blank));
        };
        let mut given = self.fields(node, fields);
        if let Some(missing) = self.fitter.missing.get(&node) {
            given.extend(missing.iter().map(|&name| (name, None)));
        }
        let read = visitor.visit_map(Fields::of(self, given));
        read.inspect_err(|why| {
            if matches!(why, Refused::Missing(_)) {
                self.fitter.refuse(node, why);
            }
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let blank = variants.first().copied().unwrap_or_default();
        let (variant, node) = match self.variant(variants) {
            Some((variant, node)) => (variant, Some(node)),
            None => (blank, None),
        };
        visitor.visit_enum(Variant {
            value: self.with(node),
            name: variant,
        })
    }

    serde::forward_to_deserialize_any! {
        i128 u64 u128 f32 f64 char bytes byte_buf unit unit_struct newtype_struct tuple_struct
        identifier ignored_any
    }
}

/// A field and its value; without a value, a blank one.
type Field = (&'static str, Option<usize>);

impl Value<'_, '_, '_> {
    /// The group of fields this is, unless it is blank or something else.
    fn group(&self, name: &str) -> Option<usize> {
        let (node, kind) = self.solid()?;
        let written = self.fitter.outline.name(node);
        let is_empty = self.children(node).next().is_none();
        if kind != Kind::Group || !(is_empty || self.fitter.outline.is_named(node)) {
            let mend = Some("write `( field: value, … )`".to_owned());
            self.fitter.wrong_type(node, "fields in `( … )`", mend);
            return None;
        }
        if !written.is_empty() && written != name {
            let start = self.fitter.outline.span(node).start;
            let message = format!("`{written}` should be `{name}` or left out");
            let mend = Some("write only the brackets `( … )`".to_owned());
            let span = start..start + written.len();
            self.fitter.note(node, Code::WrongType, span, message, mend);
        }
        Some(node)
    }

    /// The fields of a group that its type has, each once.
    fn fields(&self, node: usize, known: &'static [&'static str]) -> Vec<Field> {
        let outline = self.fitter.outline;
        let mut given: Vec<Field> = Vec::with_capacity(known.len());
        let mut children = self.children(node);
        while let Some(child) = children.next() {
            if outline.node(child).kind != Kind::Name {
                if outline.node(child).kind != Kind::Broken {
                    let mend = Some("write `name: value`".to_owned());
                    self.fitter.wrong_type(child, "the name of a field", mend);
                }
                continue;
            }
            let value = children.next();
            let written = outline.text(child);
            let written = written.strip_prefix("r#").unwrap_or(written);
            match known.iter().find(|&&name| name == written) {
                None => self.unknown_field(child, written, known, &given),
                Some(&name) if given.iter().any(|&(other, _)| other == name) => {
                    let message = format!("the field `{name}` is given twice");
                    let mend = Some("keep one of them".to_owned());
                    self.fitter.note(
                        child,
                        Code::DuplicateField,
                        outline.span(child),
                        message,
                        mend,
                    );
                }
                Some(&name) => given.push((name, value)),
            }
        }
        given
    }

    fn unknown_field(&self, child: usize, written: &str, known: &[&'static str], given: &[Field]) {
        let left = known
            .iter()
            .copied()
            .filter(|name| given.iter().all(|(other, _)| other != name));
        let mend = match did_you_mean(written, left) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the fields here are {}", listed(known)),
        };
        let message = format!("there is no field `{}` here", shortened(written));
        let span = self.fitter.outline.span(child);
        self.fitter
            .note(child, Code::UnknownField, span, message, Some(mend));
    }

    /// The variant this is, unless it is blank or something else.
    fn variant(&self, variants: &'static [&'static str]) -> Option<(&'static str, usize)> {
        let (node, kind) = self.solid()?;
        let outline = self.fitter.outline;
        let written = match kind {
            Kind::Word | Kind::Name => outline.text(node),
            Kind::Group => outline.name(node),
            Kind::Text => outline.text(node).trim_matches('"'),
            _ => "",
        };
        let known = variants.iter().find(|&&variant| variant == written);
        match (known, kind) {
            (Some(&variant), Kind::Word | Kind::Name | Kind::Group) => {
                return Some((variant, node));
            }
            (Some(_), _) => {
                let mend = Some(format!("write {written} without quotes"));
                self.fitter.wrong_type(node, "a word", mend);
            }
            (None, _) if written.is_empty() => {
                let expected = format!("one of {}", listed(variants));
                self.fitter.wrong_type(node, &expected, None);
            }
            (None, _) => {
                let mend = match did_you_mean(written, variants.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("write one of {}", listed(variants)),
                };
                let message = format!(
                    "`{}` is none of the words that can stand here",
                    shortened(written)
                );
                let span = outline.head(node);
                self.fitter
                    .note(node, Code::UnknownVariant, span, message, Some(mend));
            }
        }
        None
    }
}

fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
