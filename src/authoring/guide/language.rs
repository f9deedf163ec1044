//! The section on the language, read from the very source the program is made of, so that the two cannot differ.

use syn::{Attribute, Expr, Field, Fields, GenericArgument, Item, Lit, Meta, PathArguments, Type};

use super::{head, prose, row};
use crate::limits::{LINE_CHARS, TEXT_CHARS};

/// The files of `src/scenario/script/`, in the order in which an author meets what they define.
const SOURCES: [&str; 7] = [
    include_str!("../../scenario/script/mod.rs"),
    include_str!("../../scenario/script/caller.rs"),
    include_str!("../../scenario/script/fact.rs"),
    include_str!("../../scenario/script/record.rs"),
    include_str!("../../scenario/script/expects.rs"),
    include_str!("../../scenario/script/review.rs"),
    include_str!("../../scenario/script/queue.rs"),
];

/// A group of fields, or a choice of words.
struct Kind {
    name: String,
    doc: String,
    body: Body,
}

enum Body {
    Fields(Vec<Named>),
    Words(Vec<Word>),
}

/// A field.
struct Named {
    name: String,
    takes: String,
    /// The types of the language that stand in it.
    uses: Vec<String>,
    unless_said: String,
    doc: String,
}

/// A word that can stand where one of a few must.
struct Word {
    shown: String,
    doc: String,
    ordinary: bool,
}

pub(super) fn section() -> String {
    let mut section = prose::language()
        .replace("LINE_CHARS", &LINE_CHARS.to_string())
        .replace("TEXT_CHARS", &TEXT_CHARS.to_string());
    let kinds = kinds();
    for kind in &kinds {
        section.push_str(&of(kind, &kinds));
    }
    section
}

fn of(kind: &Kind, all: &[Kind]) -> String {
    let mut text = format!("\n### {}\n\n{}", kind.name, kind.doc);
    let places = places(kind, all);
    if !places.is_empty() {
        text.push_str(&format!(" Stands in: {}.", places.join(", ")));
    }
    text.push_str("\n\n");
    match &kind.body {
        Body::Fields(fields) => {
            text.push_str(&head(&["field", "takes", "unless said", "what it is"]));
            for field in fields {
                let name = format!("`{}`", field.name);
                text.push_str(&row(&[&name, &field.takes, &field.unless_said, &field.doc]));
            }
        }
        Body::Words(words) => {
            text.push_str(&head(&["word", "what it means"]));
            for word in words {
                let ordinary = if word.ordinary {
                    " (This is it unless said.)"
                } else {
                    ""
                };
                let shown = format!("`{}`", word.shown);
                text.push_str(&row(&[&shown, &format!("{}{ordinary}", word.doc)]));
            }
        }
    }
    text
}

/// The fields a kind stands in: "`facts` of Scenario".
fn places(kind: &Kind, all: &[Kind]) -> Vec<String> {
    let mut places = Vec::new();
    for other in all {
        let Body::Fields(fields) = &other.body else {
            continue;
        };
        let using = fields
            .iter()
            .filter(|field| field.uses.contains(&kind.name));
        places.extend(using.map(|field| format!("`{}` of {}", field.name, other.name)));
    }
    places
}

fn kinds() -> Vec<Kind> {
    let mut kinds = Vec::new();
    for source in SOURCES {
        // These are the files this program was compiled from, so that they are known to be sound.
        let Ok(file) = syn::parse_file(source) else {
            continue;
        };
        kinds.extend(file.items.iter().filter_map(kind));
    }
    let words: Vec<(String, String)> = kinds
        .iter()
        .filter_map(|kind| match &kind.body {
            Body::Words(words) => {
                let ordinary = words.iter().find(|word| word.ordinary)?;
                Some((kind.name.clone(), ordinary.shown.clone()))
            }
            Body::Fields(_) => None,
        })
        .collect();
    for kind in &mut kinds {
        let Body::Fields(fields) = &mut kind.body else {
            continue;
        };
        for field in fields.iter_mut().filter(|it| it.unless_said == ORDINARY) {
            let own = words
                .iter()
                .find(|(name, _)| field.uses.first() == Some(name));
            field.unless_said =
                own.map_or_else(|| "nothing".to_owned(), |it| format!("`{}`", it.1));
        }
    }
    kinds
}

/// Stands for the ordinary word of a choice until all choices are known.
const ORDINARY: &str = "ordinary";

fn kind(item: &Item) -> Option<Kind> {
    match item {
        Item::Struct(item) if reads(&item.attrs) => Some(Kind {
            name: shown(&item.ident.to_string(), renamed(&item.attrs)),
            doc: doc(&item.attrs),
            body: Body::Fields(fields(&item.fields)),
        }),
        Item::Enum(item) if reads(&item.attrs) => {
            let words = item.variants.iter().map(|variant| {
                let held: Vec<String> = variant
                    .fields
                    .iter()
                    .map(|field| example(&field.ty))
                    .collect();
                let name = &variant.ident;
                Word {
                    shown: match held.as_slice() {
                        [] => name.to_string(),
                        held => format!("{name}({})", held.join(", ")),
                    },
                    doc: doc(&variant.attrs),
                    ordinary: variant.attrs.iter().any(|it| it.path().is_ident("default")),
                }
            });
            Some(Kind {
                name: item.ident.to_string(),
                doc: doc(&item.attrs),
                body: Body::Words(words.collect()),
            })
        }
        _ => None,
    }
}

/// Whether a type is read from a script.
fn reads(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        let Meta::List(list) = &attr.meta else {
            return false;
        };
        list.path.is_ident("derive") && list.tokens.to_string().contains("Deserialize")
    })
}

/// The name a type has in a script, where that is another.
fn renamed(attrs: &[Attribute]) -> Option<String> {
    let serde = attrs.iter().filter(|it| it.path().is_ident("serde"));
    serde
        .filter_map(|attr| {
            let mut name = None;
            let read = attr.parse_nested_meta(|meta| {
                if meta.path.is_ident("rename") {
                    name = Some(meta.value()?.parse::<syn::LitStr>()?.value());
                }
                Ok(())
            });
            read.ok().and(name)
        })
        .next()
}

/// What a type is called here. Both seats have a script, and in the file both are a `Scenario`.
fn shown(name: &str, renamed: Option<String>) -> String {
    match (name.strip_suffix("Script"), renamed) {
        (Some(""), Some(renamed)) => renamed,
        (Some(short), Some(_)) => short.to_owned(),
        _ => name.to_owned(),
    }
}

fn fields(fields: &Fields) -> Vec<Named> {
    let fields = fields.iter().filter_map(|field| {
        let (takes, uses) = takes(&field.ty);
        Some(Named {
            name: field.ident.as_ref()?.to_string(),
            unless_said: unless_said(field, !uses.is_empty()),
            takes,
            uses,
            doc: doc(&field.attrs),
        })
    });
    fields.collect()
}

fn unless_said(field: &Field, is_ours: bool) -> String {
    let serde = field.attrs.iter().filter(|it| it.path().is_ident("serde"));
    let defaults = serde.filter(|attr| {
        let mut found = false;
        let read = attr.parse_nested_meta(|meta| {
            found |= meta.path.is_ident("default");
            Ok(())
        });
        read.is_ok() && found
    });
    if defaults.count() == 0 {
        return "must be written".to_owned();
    }
    let outer = outer(&field.ty);
    let said = said_to_be(&doc(&field.attrs));
    if let Some(said) = said.filter(|_| outer.as_deref() != Some("bool")) {
        return said;
    }
    match outer.as_deref() {
        Some("Option") => "nothing".to_owned(),
        Some("Vec" | "BTreeMap") => "none".to_owned(),
        Some("bool") => "`false`".to_owned(),
        _ if is_ours => ORDINARY.to_owned(),
        _ => "0".to_owned(),
    }
}

/// What the words about a field say it is unless said: "2 unless said."
fn said_to_be(doc: &str) -> Option<String> {
    if doc.starts_with("See [") {
        return Some("see there".to_owned());
    }
    let before = doc.split(" unless said.").next().filter(|it| *it != doc)?;
    let said = before.rsplit(". ").next()?;
    Some(said.trim().to_owned())
}

/// The name of a type without what it holds.
fn outer(ty: &Type) -> Option<String> {
    match ty {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

/// What a field takes, in words, and the types of the language in it.
fn takes(ty: &Type) -> (String, Vec<String>) {
    if let Type::Tuple(tuple) = ty {
        let parts: Vec<(String, Vec<String>)> = tuple.elems.iter().map(takes).collect();
        let words: Vec<String> = parts.iter().map(|part| part.0.clone()).collect();
        let uses = parts.into_iter().flat_map(|part| part.1);
        return (format!("`(…, …)`: {}", words.join(" and ")), uses.collect());
    }
    let Type::Path(path) = ty else {
        return (String::new(), Vec::new());
    };
    let Some(last) = path.path.segments.last() else {
        return (String::new(), Vec::new());
    };
    let held: Vec<(String, Vec<String>)> = match &last.arguments {
        PathArguments::AngleBracketed(held) => held
            .args
            .iter()
            .filter_map(|arg| match arg {
                GenericArgument::Type(ty) => Some(takes(ty)),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    let uses = held.iter().flat_map(|part| part.1.clone()).collect();
    let part = |place: usize| held.get(place).map_or("", |part| &part.0);
    let name = last.ident.to_string();
    let words = match name.as_str() {
        "String" => "text",
        "bool" => "`true` or `false`",
        "u8" => "a whole number up to 255",
        "u16" => "a whole number up to 65 535",
        "u32" => "a whole number",
        "i8" => "a whole number from -128 to 127",
        "Date" => "a day: `\"2026-10-15\"`",
        "Option" => return (part(0).to_owned(), uses),
        "Vec" => return (format!("a list of: {}", part(0)), uses),
        "BTreeMap" => {
            let table = format!("a table: {} to {}", part(0), part(1));
            return (table, uses);
        }
        ours => return (format!("[{ours}](#{})", prose::anchor(ours)), vec![name]),
    };
    (words.to_owned(), uses)
}

/// What stands in the brackets of a word, as it is written: `[Sign, …]`.
fn example(ty: &Type) -> String {
    let Type::Path(path) = ty else {
        return "…".to_owned();
    };
    let Some(last) = path.path.segments.last() else {
        return "…".to_owned();
    };
    let held = match &last.arguments {
        PathArguments::AngleBracketed(held) => held.args.first(),
        _ => None,
    };
    match (last.ident.to_string().as_str(), held) {
        ("String", _) => "\"…\"".to_owned(),
        ("u8" | "u16" | "u32" | "i8", _) => "number".to_owned(),
        ("Date", _) => "\"2026-10-15\"".to_owned(),
        ("Vec", Some(GenericArgument::Type(held))) => format!("[{}, …]", example(held)),
        (ours, _) => ours.to_owned(),
    }
}

/// What is written about something, in one line, as an author is told it.
fn doc(attrs: &[Attribute]) -> String {
    let lines = attrs.iter().filter_map(|attr| {
        let Meta::NameValue(pair) = &attr.meta else {
            return None;
        };
        match (&pair.value, pair.path.is_ident("doc")) {
            (Expr::Lit(literal), true) => match &literal.lit {
                Lit::Str(text) => Some(text.value().trim().to_owned()),
                _ => None,
            },
            _ => None,
        }
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    linked(text.trim())
}

/// The same with links to types as links to their headings.
fn linked(text: &str) -> String {
    let mut linked = String::new();
    let mut rest = text;
    while let Some((before, name, after)) = rest
        .split_once("[`")
        .and_then(|(before, after)| after.split_once("`]").map(|it| (before, it.0, it.1)))
    {
        let name = if name == "QueueScript" { "Queue" } else { name };
        linked.push_str(&format!("{before}[{name}](#{})", prose::anchor(name)));
        rest = after;
    }
    linked + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sources_are_read_whole() {
        for source in SOURCES {
            assert!(syn::parse_file(source).is_ok());
        }
        let kinds = kinds();
        let named = |name: &str| kinds.iter().find(|kind| kind.name == name).unwrap();
        let Body::Fields(fields) = &named("Fact").body else {
            panic!("a fact has fields");
        };
        let needs = fields.iter().find(|field| field.name == "needs").unwrap();
        assert_eq!(needs.takes, "a list of: [Need](#need)");
        assert_eq!(needs.unless_said, "none");
        let Body::Words(words) = &named("Need").body else {
            panic!("a need is a word");
        };
        assert_eq!(words[0].shown, "Trust(number)");
        let Body::Fields(fields) = &named("Line").body else {
            panic!("a line has fields");
        };
        let delivery = fields
            .iter()
            .find(|field| field.name == "delivery")
            .unwrap();
        assert_eq!(delivery.unless_said, "`Calm`");
        assert!(
            fields
                .iter()
                .any(|field| field.unless_said == "must be written")
        );
    }

    #[test]
    fn what_the_words_about_a_field_say_it_is_unless_said_stands_in_its_row() {
        let section = section();
        for row in [
            "| `tries` | a whole number up to 255 | 2 |",
            "| `room` | [Room](#room) | Quiet |",
            "| `critical` | `true` or `false` | `false` |",
            "| `cast` | a table: text to [Member](#member) | must be written |",
        ] {
            assert!(section.contains(row), "{row}");
        }
        assert!(section.contains("| `FewerThan(number, [LogMatter, …])` |"));
    }

    #[test]
    fn nothing_in_the_language_is_without_a_word_about_it() {
        for kind in kinds() {
            assert!(!kind.doc.is_empty(), "{}", kind.name);
            let docs: Vec<(String, String)> = match kind.body {
                Body::Fields(fields) => fields.into_iter().map(|it| (it.name, it.doc)).collect(),
                Body::Words(words) => words.into_iter().map(|it| (it.shown, it.doc)).collect(),
            };
            for (name, doc) in docs {
                assert!(!doc.is_empty(), "{}.{name}", kind.name);
                assert!(!doc.contains("::"), "{doc}");
            }
        }
    }

    #[test]
    fn every_link_leads_to_a_heading() {
        let section = section();
        let headings: Vec<String> = section
            .lines()
            .filter_map(|line| line.strip_prefix("### "))
            .map(prose::anchor)
            .collect();
        let unique: std::collections::BTreeSet<&String> = headings.iter().collect();
        assert_eq!(unique.len(), headings.len(), "{headings:?}");
        for link in section.split("](#").skip(1) {
            let link = link.split(')').next().unwrap().to_owned();
            assert!(headings.contains(&link), "{link}");
        }
    }
}
