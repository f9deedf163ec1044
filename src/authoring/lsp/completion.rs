//! What could be written next.

use std::ops::Range;

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, InsertTextFormat,
    MarkupContent, MarkupKind, TextEdit,
};

use super::about;
use super::names::Names;
use super::play::{self, Slot};
use super::pointed::open_brace;
use super::role::Role;
use super::shape::{Declared, Part, Shape, Type};
use super::spot::{At, Spot, spot};
use super::text::Text;
use crate::limits::COMPLETIONS;
use crate::scenario::DETAILS;
use crate::scenario::outline::{Kind, Outline};

/// What of a member of the cast a text can have filled in; age and birth date only where the age is drawn.
const FILLED_IN: [&str; 5] = ["name", "first", "last", "age", "born"];

/// Gathers what could stand at a place.
struct Offer<'t> {
    text: &'t Text,
    /// What an item takes the place of.
    span: Range<usize>,
    /// Whether the editor can go on at a place within what was put in.
    snippets: bool,
    items: Vec<CompletionItem>,
}

/// An item before it is put in the editor's terms.
struct Item<'i> {
    label: &'i str,
    kind: CompletionItemKind,
    detail: &'i str,
    doc: Option<String>,
    /// What is put in, with `$1` where the author goes on; the label unless said.
    insert: Option<String>,
}

impl Offer<'_> {
    fn add(&mut self, item: Item<'_>) {
        if self.items.len() >= COMPLETIONS {
            return;
        }
        let place = self.items.len();
        let insert = item.insert.unwrap_or_else(|| escaped(item.label));
        let (new_text, format) = match self.snippets {
            true => (insert, InsertTextFormat::SNIPPET),
            false => (without_places(&insert), InsertTextFormat::PLAIN_TEXT),
        };
        let documentation = item.doc.map(|value| {
            let kind = MarkupKind::Markdown;
            Documentation::MarkupContent(MarkupContent { kind, value })
        });
        let range = self.text.range(self.span.clone());
        self.items.push(CompletionItem {
            label: item.label.to_owned(),
            kind: Some(item.kind),
            detail: (!item.detail.is_empty()).then(|| item.detail.to_owned()),
            documentation,
            sort_text: Some(format!("{place:04}")),
            filter_text: Some(item.label.to_owned()),
            insert_text_format: Some(format),
            text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text })),
            ..CompletionItem::default()
        });
    }

    fn id(&mut self, id: &str, detail: &str, doc: Option<String>, quote: Quote) {
        let insert = match quote {
            Quote::None => escaped(id),
            Quote::Both => format!("\"{}\"", escaped(id)),
            Quote::Close => format!("{}\"", escaped(id)),
        };
        self.add(Item {
            label: id,
            kind: CompletionItemKind::VALUE,
            detail,
            doc,
            insert: Some(insert),
        });
    }

    /// All the ids of a role.
    fn ids(&mut self, role: Role, names: &Names, quote: Quote) {
        for (id, detail) in about::entries(role) {
            self.id(id, detail, about::entry(role, id), quote);
        }
        for named in names.of_role(role) {
            self.id(&named.id, &named.about, None, quote);
        }
        if role == Role::Detail {
            for member in &names.cast {
                for detail in DETAILS {
                    let id = format!("{}.{detail}", member.id);
                    if names.find(Role::Detail, &id).is_none() {
                        self.id(&id, "", None, quote);
                    }
                }
            }
        }
    }

    /// What a text can have filled in.
    fn filled_in(&mut self, names: &Names) {
        for named in names.cast.iter().chain(&names.draws) {
            self.id(&named.id, "", None, Quote::None);
        }
        for named in &names.details {
            self.id(&named.id, "", None, Quote::None);
        }
        for member in &names.cast {
            let aged = names.aged.contains(&member.id);
            let details = FILLED_IN
                .iter()
                .filter(|it| aged || !matches!(**it, "age" | "born"));
            for detail in details {
                self.id(&format!("{}.{detail}", member.id), "", None, Quote::None);
            }
        }
    }

    fn words(&mut self, words: &[&str]) {
        for word in words {
            self.id(word, "", None, Quote::None);
        }
    }

    fn word(&mut self, choice: &Declared, part: &Part) {
        let held: Vec<String> = part.holds.iter().map(about::type_name).collect();
        let insert = match part.holds.first() {
            None => part.name.clone(),
            Some(Type::Text) => format!("{}(\"$1\")", part.name),
            Some(_) => format!("{}($1)", part.name),
        };
        self.add(Item {
            label: &part.name,
            kind: CompletionItemKind::ENUM_MEMBER,
            detail: &held.join(", "),
            doc: Some(about::part(choice, part)),
            insert: Some(insert),
        });
    }

    fn field(&mut self, group: &Declared, part: &Part) {
        let held = part.holds.first();
        self.add(Item {
            label: &part.name,
            kind: CompletionItemKind::FIELD,
            detail: &held.map(about::type_name).unwrap_or_default(),
            doc: Some(about::part(group, part)),
            insert: Some(format!("{}: {}", part.name, held.map_or("$1", value_of))),
        });
    }

    /// A whole group with the fields it must have.
    fn group(&mut self, group: &Declared) {
        let needed = group.parts.iter().filter(|it| it.is_required);
        let fields = needed.zip(1..).map(|(part, place)| {
            let value = part.holds.first().map_or("$1", value_of);
            format!(
                "{}: {}",
                part.name,
                value.replace("$1", &format!("${place}"))
            )
        });
        let fields: Vec<String> = fields.collect();
        self.add(Item {
            label: &format!("( {} )", group.written()),
            kind: CompletionItemKind::STRUCT,
            detail: &group.doc,
            doc: None,
            insert: Some(format!("({})", fields.join(", "))),
        });
    }
}

/// Which quotes are put in with an id.
#[derive(Clone, Copy)]
enum Quote {
    None,
    Both,
    Close,
}

/// How a value of a type is begun.
fn value_of(of: &Type) -> &'static str {
    match of {
        Type::Text | Type::Day => "\"$1\"",
        Type::List(_) => "[$1]",
        Type::Entries(..) => "{$1}",
        Type::Row(_) => "($1)",
        Type::Named(_) if Shape::built_in().of(of).is_some_and(|it| !it.is_choice) => "($1)",
        Type::Whole | Type::Flag | Type::Named(_) => "$1",
    }
}

/// A text that is put in as it stands.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('$', "\\$")
        .replace('}', "\\}")
}

/// A snippet for an editor that knows none.
fn without_places(snippet: &str) -> String {
    let mut plain = snippet.to_owned();
    for place in (1..=30).rev() {
        plain = plain.replace(&format!("${place}"), "");
    }
    plain
        .replace("\\$", "$")
        .replace("\\}", "}")
        .replace("\\\\", "\\")
}

/// What could stand at a byte of a script.
pub fn in_script(text: &Text, byte: usize, names: &Names, snippets: bool) -> Vec<CompletionItem> {
    let source = text.as_str();
    let byte = source.floor_char_boundary(byte);
    // What follows the place may be anything while it is written; what stands before it says what is wanted.
    let before = &source[..byte];
    if is_comment(before) {
        return Vec::new();
    }
    let outline = Outline::of(before);
    let Some(spot) = spot(&outline, byte) else {
        return Vec::new();
    };
    let mut offer = Offer {
        text,
        span: byte..byte,
        snippets,
        items: Vec::new(),
    };
    match spot {
        Spot::Field { group, node, span } => {
            let ahead = before[..span.start.min(byte)].trim_end();
            if ahead.ends_with([',', '(']) {
                offer.span = span.start..byte + tail(&source[byte..]);
                let given = given(source, &outline, node, span.start);
                let left = group.parts.iter().filter(|it| !given.contains(&it.name));
                let (needed, other): (Vec<_>, Vec<_>) = left.partition(|it| it.is_required);
                needed
                    .into_iter()
                    .chain(other)
                    .for_each(|it| offer.field(group, it));
            }
        }
        Spot::Value { of, at, span } => value(&mut offer, byte, of, at, span, names),
    }
    offer.items
}

fn value(
    offer: &mut Offer<'_>,
    byte: usize,
    of: &Type,
    at: Option<At>,
    span: Range<usize>,
    names: &Names,
) {
    let source = offer.text.as_str();
    let written = source.get(span.clone()).unwrap_or_default();
    let role = at
        .filter(|it| !it.is_key)
        .and_then(|it| Role::of(it.group, it.part));
    if let Some(inner) = written.strip_prefix('"') {
        let Some(role) = role else {
            if let Some(open) = open_brace(inner) {
                offer.span = span.start + 1 + open..byte + tail(&source[byte..]);
                offer.filled_in(names);
            }
            return;
        };
        let end = byte + tail(&source[byte..]);
        offer.span = span.start + 1..end;
        let closed = source[end..].starts_with('"');
        offer.ids(role, names, if closed { Quote::None } else { Quote::Close });
        return;
    }
    let begins = source[..span.start].trim_end();
    if written.is_empty() && !begins.ends_with([',', '(', '[', '{', ':']) {
        return;
    }
    offer.span = span.start..byte + tail(&source[byte..]);
    match of {
        Type::Text => {
            if let Some(role) = role {
                offer.ids(role, names, Quote::Both);
            }
        }
        Type::Flag => offer.words(&["true", "false"]),
        Type::Named(_) => match Shape::built_in().of(of) {
            Some(choice) if choice.is_choice => {
                choice
                    .parts
                    .iter()
                    .for_each(|part| offer.word(choice, part));
            }
            Some(group) => offer.group(group),
            None => {}
        },
        _ => {}
    }
}

/// The fields a group has already, before the place and after it, other than the one at the place.
fn given(source: &str, before: &Outline<'_>, node: usize, place: usize) -> Vec<String> {
    let fields = |outline: &Outline<'_>, group: usize| {
        let names = outline
            .children(group)
            .filter(|&it| outline.node(it).kind == Kind::Name);
        let names = names.filter(|&it| outline.span(it).start != place);
        names
            .map(|it| outline.text(it).to_owned())
            .collect::<Vec<_>>()
    };
    let mut given = fields(before, node);
    let all = Outline::of(source);
    let start = before.span(node).start;
    let nodes = all
        .root()
        .map_or(0..0, |root| root..all.node(root).after as usize);
    let mut same = nodes.filter(|&it| all.span(it).start == start);
    if let Some(group) = same.find(|&it| all.node(it).kind == Kind::Group) {
        given.extend(fields(&all, group));
    }
    given
}

/// How much of what follows belongs to the word or id at the place.
fn tail(after: &str) -> usize {
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    after.find(|c| !belongs(c)).unwrap_or(after.len())
}

/// Whether what comes next is in a comment that runs to the end of its line.
fn is_comment(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut slashes = line.match_indices("//");
    slashes.any(|(at, _)| line[..at].matches('"').count().is_multiple_of(2))
}

/// What could stand at a byte of a play.
pub fn in_play(text: &Text, byte: usize, names: &Names, snippets: bool) -> Vec<CompletionItem> {
    let line = text.place(byte).line;
    let span = text.line(usize::try_from(line).unwrap_or(usize::MAX));
    let source = &text.as_str()[span.clone()];
    let at = source.floor_char_boundary(byte.saturating_sub(span.start));
    let mut offer = Offer {
        text,
        span: byte..byte,
        snippets,
        items: Vec::new(),
    };
    if let Some(open) = open_brace(&source[..at]).filter(|_| !source.trim_start().starts_with('#'))
    {
        offer.span = span.start + open..byte + tail(&source[at..]);
        offer.filled_in(names);
        return offer.items;
    }
    let Some((slot, word)) = play::slot(source, at) else {
        return offer.items;
    };
    offer.span = span.start + word.start..span.start + word.end;
    match slot {
        Slot::Id(role) => offer.ids(role, names, Quote::None),
        Slot::Word(words) => offer.words(words),
        Slot::Verb => play::verbs().for_each(|it| verb(&mut offer, it)),
        Slot::OfLog => play::of_log().for_each(|it| verb(&mut offer, it)),
        Slot::Key(keys) => {
            for key in keys {
                let insert = match *key {
                    "urgency" | "quote" | "trace" | "age" => format!("{key}=$1"),
                    _ => format!("{key}=\"$1\""),
                };
                offer.add(Item {
                    label: key,
                    kind: CompletionItemKind::PROPERTY,
                    detail: "",
                    doc: None,
                    insert: Some(insert),
                });
            }
        }
    }
    offer.items
}

fn verb(offer: &mut Offer<'_>, (name, takes, does): (&str, &str, &str)) {
    offer.add(Item {
        label: name,
        kind: CompletionItemKind::KEYWORD,
        detail: takes,
        doc: Some(does.to_owned()),
        insert: None,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = include_str!("../../../tests/data/small/scenario.ron");

    /// The labels offered at the mark `|`, and the text after the first of these names is taken.
    fn offered(marked: &str, taken: &str) -> (Vec<String>, String) {
        let byte = marked.find('|').unwrap();
        let text = Text::of(marked.replacen('|', "", 1));
        let items = in_script(&text, byte, &Names::of(SMALL), false);
        let labels = items.iter().map(|it| it.label.clone()).collect();
        let mut after = text.as_str().to_owned();
        if let Some(item) = items.iter().find(|it| it.label == taken) {
            let Some(CompletionTextEdit::Edit(edit)) = &item.text_edit else {
                panic!("{item:?}");
            };
            let span = text.byte(edit.range.start)..text.byte(edit.range.end);
            after.replace_range(span, &edit.new_text);
        }
        (labels, after)
    }

    #[test]
    fn ids_are_offered_where_they_can_stand_and_close_what_is_open() {
        let (labels, after) = offered("Scenario(facts: [(signs: [(sign: \"age|", "age-gap");
        assert!(labels.contains(&"age-gap".to_owned()));
        assert_eq!(after, "Scenario(facts: [(signs: [(sign: \"age-gap\"");
        let (_, after) = offered(
            "Scenario(facts: [(signs: [(sign: \"ag|e-gaps\", weight: Weak)])])",
            "age-gap",
        );
        assert_eq!(
            after,
            "Scenario(facts: [(signs: [(sign: \"age-gap\", weight: Weak)])])"
        );
        let (labels, after) = offered("Scenario(concern: (heeded_by: [|]))", "school");
        assert!(labels.contains(&"school".to_owned()), "{labels:?}");
        assert_eq!(after, "Scenario(concern: (heeded_by: [\"school\"]))");
        let (labels, _) = offered("Scenario(facts: [(gives: [\"|\"])])", "");
        assert!(labels.contains(&"subject.name".to_owned()), "{labels:?}");
    }

    #[test]
    fn fields_are_offered_that_are_not_there_yet() {
        let (labels, _) = offered("Scenario(facts: [(id: \"a\", | topic: \"b\")])", "");
        assert!(labels.contains(&"says".to_owned()));
        for there in ["id", "topic", "title"] {
            assert!(!labels.contains(&there.to_owned()), "{labels:?}");
        }
        assert_eq!(labels[0], "says", "what must be there comes first");
        let (labels, after) = offered("Scenario(opening: [(id: \"a\", del|)])", "delivery");
        assert!(labels.contains(&"delivery".to_owned()));
        assert_eq!(after, "Scenario(opening: [(id: \"a\", delivery: )])");
        assert!(
            offered("Scenario(id: \"a\" |", "").0.is_empty(),
            "a comma comes first"
        );
    }

    #[test]
    fn words_names_and_groups_are_offered() {
        let (labels, after) = offered("Scenario(opening: [(delivery: |)])", "Worried");
        assert!(labels.len() >= 8, "{labels:?}");
        assert_eq!(after, "Scenario(opening: [(delivery: Worried)])");
        let (_, after) = offered("Scenario(facts: [(needs: [To|])])", "Told");
        assert_eq!(after, "Scenario(facts: [(needs: [Told(\"\")])])");
        let (labels, after) = offered(
            "Scenario(opening: [(text: \"He is {chi|}.\")])",
            "child.first",
        );
        assert!(labels.contains(&"child".to_owned()), "{labels:?}");
        assert_eq!(
            after,
            "Scenario(opening: [(text: \"He is {child.first}.\")])"
        );
        let (labels, after) = offered("Scenario(opening: [|])", "( Line )");
        assert_eq!(labels, ["( Line )"]);
        assert_eq!(after, "Scenario(opening: [(id: \"\", text: \"\")])");
    }

    #[test]
    fn nothing_is_offered_in_comments_and_in_somebodys_words() {
        assert!(offered("Scenario( // se|", "").0.is_empty());
        assert!(offered("Scenario(title: \"a tit|", "").0.is_empty());
        assert!(offered("|", "").0.is_empty());
    }

    #[test]
    fn plays_take_verbs_lines_and_names() {
        let names = Names::of(SMALL);
        let labels = |marked: &str| {
            let byte = marked.find('|').unwrap();
            let text = Text::of(marked.replacen('|', "", 1));
            let items = in_play(&text, byte, &names, true);
            items.into_iter().map(|it| it.label).collect::<Vec<_>>()
        };
        assert!(labels("# first\nthen |").contains(&"challenge".to_owned()));
        assert!(labels("then log |").contains(&"quote".to_owned()));
        assert!(labels("then mark op|").contains(&"open-1".to_owned()));
        assert!(labels("then ask Is {sub|").contains(&"subject.first".to_owned()));
        assert!(labels("then ask Is |").is_empty());
    }
}
