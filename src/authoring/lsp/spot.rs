//! What stands, or could stand, at a place of a script: found by following its outline and its types together.

use std::ops::Range;
use std::sync::LazyLock;

use super::shape::{Declared, QUEUE, Shape, Type, WHOLE};
use crate::scenario::outline::{Kind, Outline};

/// Which field of which group, or which word of which choice, a value belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The group or the choice.
    pub group: &'static str,
    /// The field or the word.
    pub part: &'static str,
    /// Whether it is the key of an entry and not its value.
    pub is_key: bool,
}

/// What is at a place.
#[derive(Clone, Debug)]
pub enum Spot {
    /// The name of a field, or where one could stand.
    Field {
        /// The group it is in.
        group: &'static Declared,
        /// The outline's number of that group.
        node: usize,
        /// What is there of it.
        span: Range<usize>,
    },
    /// A value, or where one could stand.
    Value {
        /// What can stand there.
        of: &'static Type,
        /// What it belongs to.
        at: Option<At>,
        /// What is there of it.
        span: Range<usize>,
    },
}

static CALL: LazyLock<Type> = LazyLock::new(|| Type::Named(WHOLE.to_owned()));
static REVIEW: LazyLock<Type> = LazyLock::new(|| Type::Named(QUEUE.to_owned()));
static TEXT: Type = Type::Text;

/// Finds what is at a byte of the text; `None` in blanks, comments and what could not be made out.
pub fn spot(outline: &Outline<'_>, byte: usize) -> Option<Spot> {
    let root = outline.root()?;
    let seeker = Seeker { outline, byte };
    seeker
        .touches(root)
        .then(|| seeker.value(root, whole(outline, root), None))?
}

/// What a whole script is, by the trainee's seat in it.
fn whole(outline: &Outline<'_>, root: usize) -> &'static Type {
    let seat = outline.field(root, "seat").map(|it| outline.text(it));
    match seat {
        Some("Supervisor") => &REVIEW,
        _ => &CALL,
    }
}

struct Seeker<'o, 's> {
    outline: &'o Outline<'s>,
    byte: usize,
}

impl Seeker<'_, '_> {
    fn touches(&self, node: usize) -> bool {
        let span = self.outline.span(node);
        span.start <= self.byte && self.byte <= span.end
    }

    fn value(&self, node: usize, of: &'static Type, at: Option<At>) -> Option<Spot> {
        let inner = self.outline.through_some(node);
        let node = if self.touches(inner) { inner } else { node };
        let kind = self.outline.node(node).kind;
        match (of, kind) {
            (Type::List(held), Kind::List) => self.item(node, held, at),
            (Type::Entries(key, value), Kind::Map) => self.entry(node, key, value, at),
            (Type::Row(row), Kind::Group) => self.nth(node, |place| row.get(place), at),
            (Type::Named(name), _) => {
                let declared = Shape::built_in().find(name)?;
                match (declared.is_choice, kind) {
                    (false, Kind::Group) => self.field(node, declared),
                    (true, Kind::Group) => self.chosen(node, declared, of, at),
                    _ => Some(self.here(node, of, at)),
                }
            }
            (_, Kind::Group | Kind::List | Kind::Map) => None,
            _ => Some(self.here(node, of, at)),
        }
    }

    fn here(&self, node: usize, of: &'static Type, at: Option<At>) -> Spot {
        let span = self.outline.span(node);
        Spot::Value { of, at, span }
    }

    /// A value that is not begun.
    fn unwritten(&self, of: &'static Type, at: Option<At>) -> Spot {
        let span = self.byte..self.byte;
        Spot::Value { of, at, span }
    }

    /// Whether the place is between the brackets of a value.
    fn is_inside(&self, node: usize) -> bool {
        self.byte > self.outline.node(node).name_end as usize
    }

    fn item(&self, list: usize, held: &'static Type, at: Option<At>) -> Option<Spot> {
        let mut items = self.outline.children(list);
        match items.find(|&item| self.touches(item)) {
            Some(item) => self.value(item, held, at),
            None => self.is_inside(list).then(|| self.unwritten(held, at)),
        }
    }

    fn entry(
        &self,
        map: usize,
        key: &'static Type,
        value: &'static Type,
        at: Option<At>,
    ) -> Option<Spot> {
        let keys = at.map(|at| At { is_key: true, ..at });
        let mut children = self.outline.children(map);
        while let Some(name) = children.next() {
            if self.touches(name) {
                return self.value(name, key, keys);
            }
            if let Some(held) = children.next()
                && self.byte > self.outline.span(name).end
                && self.byte <= self.outline.span(held).end
            {
                return match self.touches(held) {
                    true => self.value(held, value, at),
                    false => Some(self.unwritten(value, at)),
                };
            }
        }
        self.is_inside(map).then(|| self.unwritten(key, keys))
    }

    fn nth(
        &self,
        node: usize,
        of: impl Fn(usize) -> Option<&'static Type>,
        at: Option<At>,
    ) -> Option<Spot> {
        let before = |&child: &usize| self.outline.span(child).end < self.byte;
        let place = self.outline.children(node).take_while(before).count();
        let held = of(place)?;
        match self.outline.children(node).nth(place) {
            Some(child) if self.touches(child) => self.value(child, held, at),
            _ => self.is_inside(node).then(|| self.unwritten(held, at)),
        }
    }

    /// Within a word with brackets, or at the word itself.
    fn chosen(
        &self,
        node: usize,
        choice: &'static Declared,
        of: &'static Type,
        at: Option<At>,
    ) -> Option<Spot> {
        let span = self.outline.span(node);
        let name_end = self.outline.node(node).name_end as usize;
        if self.byte <= name_end {
            let span = span.start..name_end;
            return Some(Spot::Value { of, at, span });
        }
        let part = choice.part(self.outline.name(node))?;
        let within = At {
            group: &choice.name,
            part: &part.name,
            is_key: false,
        };
        self.nth(node, |place| part.holds.get(place), Some(within))
    }

    fn field(&self, node: usize, group: &'static Declared) -> Option<Spot> {
        let field = |span: Range<usize>| Some(Spot::Field { group, node, span });
        let mut children = self.outline.children(node);
        while let Some(child) = children.next() {
            let span = self.outline.span(child);
            let is_name = self.outline.node(child).kind == Kind::Name;
            if self.touches(child) && (is_name || self.outline.node(child).kind == Kind::Word) {
                return field(span);
            }
            let Some(value) = children.next().filter(|_| is_name) else {
                continue;
            };
            if self.byte > span.end && self.byte <= self.outline.span(value).end {
                let part = group.part(self.outline.text(child))?;
                let at = At {
                    group: &group.name,
                    part: &part.name,
                    is_key: false,
                };
                let held = part.holds.first()?;
                return match self.touches(value) {
                    true => self.value(value, held, Some(at)),
                    false => Some(self.unwritten(held, Some(at))),
                };
            }
        }
        self.is_inside(node).then(|| field(self.byte..self.byte))?
    }
}

/// Goes through every value of a script that is text, with what it belongs to. Keys of entries are among them.
pub fn texts(outline: &Outline<'_>, see: &mut impl FnMut(usize, At)) {
    if let Some(root) = outline.root() {
        walk(outline, root, whole(outline, root), None, see);
    }
}

fn walk(
    outline: &Outline<'_>,
    node: usize,
    of: &'static Type,
    at: Option<At>,
    see: &mut impl FnMut(usize, At),
) {
    let node = outline.through_some(node);
    match (of, outline.node(node).kind) {
        (Type::List(held), Kind::List) => {
            for item in outline.children(node) {
                walk(outline, item, held, at, see);
            }
        }
        (Type::Entries(_, value), Kind::Map) => {
            let mut children = outline.children(node);
            while let (Some(key), Some(held)) = (children.next(), children.next()) {
                let keys = at.map(|at| At { is_key: true, ..at });
                walk(outline, key, &TEXT, keys, see);
                walk(outline, held, value, at, see);
            }
        }
        (Type::Row(row), Kind::Group) => {
            for (item, held) in outline.children(node).zip(row) {
                walk(outline, item, held, at, see);
            }
        }
        (Type::Named(name), Kind::Group) => {
            if let Some(declared) = Shape::built_in().find(name) {
                group(outline, node, declared, see);
            }
        }
        (Type::Text, Kind::Text) => {
            if let Some(at) = at {
                see(node, at);
            }
        }
        _ => {}
    }
}

fn group(
    outline: &Outline<'_>,
    node: usize,
    declared: &'static Declared,
    see: &mut impl FnMut(usize, At),
) {
    let mut each = |part: &'static super::shape::Part, place: usize, value: usize| {
        let at = At {
            group: &declared.name,
            part: &part.name,
            is_key: false,
        };
        if let Some(held) = part.holds.get(place) {
            walk(outline, value, held, Some(at), see);
        }
    };
    if declared.is_choice {
        if let Some(part) = declared.part(outline.name(node)) {
            for (place, value) in outline.children(node).enumerate() {
                each(part, place, value);
            }
        }
        return;
    }
    let mut children = outline.children(node);
    while let Some(name) = children.next() {
        if outline.node(name).kind == Kind::Name
            && let Some(value) = children.next()
            && let Some(part) = declared.part(outline.text(name))
        {
            each(part, 0, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is at the mark `|` of a text.
    fn at(marked: &str) -> String {
        let byte = marked.find('|').unwrap();
        let source = marked.replacen('|', "", 1);
        // As completion does: what follows the place may be anything.
        let before = &source[..byte];
        match spot(&Outline::of(before), byte) {
            Some(Spot::Field { group, span, .. }) => format!("{}: {}", group.name, &before[span]),
            Some(Spot::Value { of, at, span }) => {
                let at = at.map_or(String::new(), |it| format!("{}.{}", it.group, it.part));
                format!("{at} {of:?} {}", &before[span])
            }
            None => "nothing".to_owned(),
        }
    }

    #[test]
    fn places_are_found_in_texts_that_are_not_finished() {
        for (text, found) in [
            ("Scenario(|", "Script: "),
            ("Scenario(ti|", "Script: ti"),
            ("Scenario(id: \"a\", |", "Script: "),
            ("Scenario(seat: |", "Script.seat Named(\"Seat\") "),
            ("Scenario(seat: Ca|", "Script.seat Named(\"Seat\") Ca"),
            ("Scenario(facts: [|", "Script.facts Named(\"Fact\") "),
            ("Scenario(facts: [(id: \"a\", sig|", "Fact: sig"),
            (
                "Scenario(facts: [(signs: [(sign: \"age|",
                "Evidence.sign Text \"age",
            ),
            ("Scenario(facts: [(needs: [Told(\"|", "Need.Told Text \""),
            ("Scenario(facts: [(needs: [Told(|", "Need.Told Text "),
            (
                "Scenario(facts: [(needs: [Tru|",
                "Fact.needs Named(\"Need\") Tru",
            ),
            ("Scenario(cast: {\"child\": (na|", "Member: na"),
            ("Scenario(cast: {\"child\": (age: (1|", "Member.age Whole 1"),
            (
                "Scenario(caller: (after: {Wa|",
                "Caller.after Named(\"Treatment\") Wa",
            ),
            ("Scenario(caller: (after: {Warm: (|", "Shift: "),
            (
                "Scenario(review: (decisions: [(when: [FewerThan(2, [Fact(\"|",
                "LogMatter.Fact Text \"",
            ),
            ("Scenario(twin: Some(\"a|", "Script.twin Text \"a"),
            ("Scenario(seat: Supervisor, on_|", "QueueScript: on_"),
            ("|", "nothing"),
            ("nonsense |", "nothing"),
        ] {
            assert_eq!(at(text), found, "{text}");
        }
    }

    #[test]
    fn every_id_that_is_named_has_a_role_and_no_other_text_has() {
        use crate::authoring::lsp::role::Role;
        use crate::scenario::read::read;
        // The gauge is the reader: a text that names an id is at fault when it names none that is there.
        for source in [
            include_str!("../../../tests/data/small/scenario.ron"),
            include_str!("../../scenario/check/small.ron"),
        ] {
            let outline = Outline::of(source);
            let mut sites = Vec::new();
            texts(&outline, &mut |node, at| {
                sites.push((outline.span(node), at))
            });
            assert!(sites.len() > 100, "{}", sites.len());
            for (span, at) in sites {
                if at.is_key {
                    continue;
                }
                let nonsense = "\"no-such-thing\"";
                let changed = format!("{}{nonsense}{}", &source[..span.start], &source[span.end..]);
                let faults = read(&changed, None).err().unwrap_or_default();
                let here = span.start..span.start + nonsense.len();
                let is_told = faults.iter().any(|it| {
                    let told = "no-such-thing`";
                    let says = it.message.starts_with("there is no ")
                        || it.message.contains("whose detail");
                    says && it.message.contains(told)
                        && it.span.start <= here.start
                        && here.start < it.span.end.max(here.end)
                        && it.span.end >= here.start
                });
                let role = Role::of(at.group, at.part).filter(|it| *it != Role::Scenario);
                assert_eq!(
                    is_told,
                    role.is_some(),
                    "{at:?} {:?}: {faults:#?}",
                    &source[span]
                );
            }
        }
    }
}
