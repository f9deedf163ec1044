//! What a script is made of: its groups with their fields, its words, what each holds and what it is for.
//!
//! It is read from the declarations of the types themselves, with their documentation, so that nothing is said twice
//! and an editor can never know other fields than the reader does.

use std::sync::LazyLock;

/// The declarations, as they are compiled.
const SOURCES: [&str; 7] = [
    include_str!("../../scenario/script/mod.rs"),
    include_str!("../../scenario/script/caller.rs"),
    include_str!("../../scenario/script/expects.rs"),
    include_str!("../../scenario/script/fact.rs"),
    include_str!("../../scenario/script/record.rs"),
    include_str!("../../scenario/script/review.rs"),
    include_str!("../../scenario/script/queue.rs"),
];

/// The type of a whole script of a call.
pub const WHOLE: &str = "Script";
/// The type of a whole script for the supervisor's seat.
pub const QUEUE: &str = "QueueScript";

/// What can stand in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text in quotes.
    Text,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Flag,
    /// A date in quotes.
    Day,
    /// `[ … ]` of these.
    List(Box<Type>),
    /// `{ key: value, … }`.
    Entries(Box<Type>, Box<Type>),
    /// `( …, … )`.
    Row(Vec<Type>),
    /// What is declared by this name.
    Named(String),
}

/// A group with fields, or a choice of words.
#[derive(Clone, Debug)]
pub struct Declared {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub doc: String,
    /// Whether one of the parts is chosen; otherwise each is a field.
    pub is_choice: bool,
    /// Its fields, or its words.
    pub parts: Vec<Part>,
}

/// A field of a group, or a word of a choice.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub doc: String,
    /// What it holds: one for a field, any number for a word.
    pub holds: Vec<Type>,
    /// Whether a field must be there.
    pub is_required: bool,
}

/// All that is declared.
#[derive(Debug)]
pub struct Shape {
    declared: Vec<Declared>,
}

static SHAPE: LazyLock<Shape> = LazyLock::new(|| {
    let mut declared = Vec::new();
    for source in SOURCES {
        read(source, &mut declared);
    }
    Shape { declared }
});

impl Shape {
    /// That of this program's scripts.
    pub fn built_in() -> &'static Shape {
        &SHAPE
    }

    /// What is declared by this name.
    pub fn find(&self, name: &str) -> Option<&Declared> {
        self.declared.iter().find(|it| it.name == name)
    }

    /// What is declared for values of this type.
    pub fn of(&self, of: &Type) -> Option<&Declared> {
        match of {
            Type::Named(name) => self.find(name),
            _ => None,
        }
    }

    /// What a part is for, where it says so itself or leaves it to the group it belongs to.
    pub fn doc_of<'s>(&'s self, part: &'s Part) -> &'s str {
        let elsewhere = part.doc.strip_prefix("See `");
        let elsewhere = elsewhere.and_then(|it| self.find(it.strip_suffix("`.")?));
        elsewhere.map_or(&part.doc, |it| &it.doc)
    }
}

impl Declared {
    /// The part of this name.
    pub fn part(&self, name: &str) -> Option<&Part> {
        self.parts.iter().find(|it| it.name == name)
    }

    /// What stands before the bracket of a group, where something may.
    pub fn written(&self) -> &str {
        if self.name == WHOLE || self.name == QUEUE {
            "Scenario"
        } else {
            &self.name
        }
    }
}

/// Reads the declarations of a source text as it is laid out by the formatter.
fn read(source: &str, declared: &mut Vec<Declared>) {
    let mut open: Option<Declared> = None;
    let mut doc = Vec::new();
    let mut is_required = true;
    for line in source.lines() {
        let Some(group) = open.as_mut() else {
            if let Some(text) = line.strip_prefix("///") {
                doc.push(text.trim());
            } else if line.starts_with("pub struct ") || line.starts_with("pub enum ") {
                open = opened(line, &doc);
                doc.clear();
            } else if line.starts_with("pub ") || line.starts_with("impl") {
                doc.clear();
            }
            continue;
        };
        if line.starts_with('}') {
            declared.extend(open.take());
            continue;
        }
        let line = line.trim();
        if let Some(text) = line.strip_prefix("///") {
            doc.push(text.trim());
        } else if let Some(text) = line.strip_prefix("#[doc = \"") {
            doc.push(text.trim_end_matches("\"]"));
        } else if line.starts_with("#[serde(default") {
            is_required = false;
        } else if !line.starts_with('#') && !line.is_empty() {
            group
                .parts
                .extend(part(line, group.is_choice, &doc, is_required));
            doc.clear();
            is_required = true;
        }
    }
}

fn opened(line: &str, doc: &[&str]) -> Option<Declared> {
    let mut words = line.split_whitespace().skip(1);
    let is_choice = words.next()? == "enum";
    Some(Declared {
        name: words.next()?.to_owned(),
        doc: plain(doc),
        is_choice,
        parts: Vec::new(),
    })
}

fn part(line: &str, is_choice: bool, doc: &[&str], is_required: bool) -> Option<Part> {
    let line = line.trim_end_matches(',');
    let (name, holds) = if is_choice {
        match line.split_once('(') {
            Some((name, held)) => (name, types(held.strip_suffix(')')?)),
            None => (line, Vec::new()),
        }
    } else {
        let (name, of) = line.strip_prefix("pub ")?.split_once(": ")?;
        (name, types(of))
    };
    Some(Part {
        name: name.to_owned(),
        doc: plain(doc),
        holds,
        is_required: is_required && !is_choice,
    })
}

/// The types of a list of them.
fn types(text: &str) -> Vec<Type> {
    let mut depth = 0_u32;
    let parts = text.split(|c: char| {
        match c {
            '<' | '(' => depth += 1,
            '>' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.map(|it| type_of(it.trim())).collect()
}

fn type_of(text: &str) -> Type {
    let within = |name: &str| text.strip_prefix(name)?.strip_suffix('>');
    if let Some(held) = within("Option<") {
        return type_of(held);
    }
    if let Some(held) = within("Vec<") {
        return Type::List(Box::new(type_of(held)));
    }
    if let Some(held) = within("BTreeMap<") {
        let mut held = types(held).into_iter();
        if let (Some(key), Some(value)) = (held.next(), held.next()) {
            return Type::Entries(Box::new(key), Box::new(value));
        }
    }
    if let Some(held) = text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        return Type::Row(types(held));
    }
    match text {
        "String" => Type::Text,
        "bool" => Type::Flag,
        "Date" => Type::Day,
        "u8" | "u16" | "u32" | "u64" | "i8" | "i16" | "i32" | "i64" => Type::Whole,
        name => Type::Named(name.to_owned()),
    }
}

/// Documentation without its links.
fn plain(doc: &[&str]) -> String {
    let text = doc.join(" ");
    text.replace("[`", "`").replace("`]", "`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::read;
    use crate::scenario::script::Seat;

    fn known(of: &Type) {
        match of {
            Type::Named(name) => {
                let found = Shape::built_in().find(name);
                assert!(
                    found.is_some(),
                    "{name} is not declared where it is looked for"
                );
            }
            Type::List(held) => known(held),
            Type::Entries(key, value) => [key, value].into_iter().for_each(|it| known(it)),
            Type::Row(row) => row.iter().for_each(known),
            Type::Text | Type::Whole | Type::Flag | Type::Day => {}
        }
    }

    #[test]
    fn every_type_is_found_and_every_part_says_what_it_is_for() {
        let shape = Shape::built_in();
        assert!(shape.declared.len() > 30, "{}", shape.declared.len());
        for declared in &shape.declared {
            assert!(!declared.doc.is_empty(), "{}", declared.name);
            assert!(!declared.parts.is_empty(), "{}", declared.name);
            for part in &declared.parts {
                assert!(!part.doc.is_empty(), "{}.{}", declared.name, part.name);
                part.holds.iter().for_each(known);
            }
        }
    }

    #[test]
    fn fields_are_read_with_what_they_hold() {
        let shape = Shape::built_in();
        let fact = shape.find("Fact").unwrap();
        let says = fact.part("says").unwrap();
        assert!(says.is_required);
        assert_eq!(says.holds, types("Vec<Line>"));
        assert!(!fact.part("half").unwrap().is_required);
        let member = shape.find("Member").unwrap();
        let age = &member.part("age").unwrap().holds[0];
        assert_eq!(*age, Type::Row(vec![Type::Whole, Type::Whole]));
        let near = shape.find("Born").unwrap().part("Near").unwrap();
        assert_eq!(near.holds, [Type::Text, Type::Whole]);
        let also = &member.part("also").unwrap().holds[0];
        assert_eq!(*also, type_of("BTreeMap<String, Vec<String>>"));
        let critical = shape.find("Advise").unwrap().part("critical").unwrap();
        assert!(shape.doc_of(critical).contains("fails the call"));
    }

    #[test]
    fn the_fields_known_are_those_the_reader_knows() {
        // The reader names all its fields when it meets one it does not know.
        let told = |source: &str| {
            let faults = match read::seat(source) {
                Seat::CallHandler => read::read(source, None).unwrap_err(),
                Seat::Supervisor => read::read_queue(source, None).unwrap_err(),
            };
            let mends = faults.into_iter().filter_map(|it| it.mend);
            let fields =
                mends.filter_map(|it| Some(it.strip_prefix("the fields here are ")?.to_owned()));
            fields.collect::<Vec<_>>()
        };
        for (name, source) in [
            (WHOLE, "Scenario(xxxxxxxxx: 1)"),
            (QUEUE, "Scenario(seat: Supervisor, xxxxxxxxx: 1)"),
            ("Fact", "Scenario(facts: [(xxxxxxxxx: 1)])"),
            ("Line", "Scenario(opening: [(xxxxxxxxx: 1)])"),
            ("Record", "Scenario(records: [(xxxxxxxxx: 1)])"),
            ("Expects", "Scenario(expects: (xxxxxxxxx: 1))"),
            ("Stock", "Scenario(caller: (lines: (xxxxxxxxx: 1)))"),
            ("Challenge", "Scenario(review: (challenge: (xxxxxxxxx: 1)))"),
        ] {
            let parts = &Shape::built_in().find(name).unwrap().parts;
            let names: Vec<String> = parts.iter().map(|it| format!("`{}`", it.name)).collect();
            assert!(
                told(source).contains(&names.join(", ")),
                "{name}: {:?}",
                told(source)
            );
        }
    }
}
