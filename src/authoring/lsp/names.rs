//! What a script declares: the ids and keys that can be named elsewhere in it, and in its plays.

use std::ops::Range;

use super::role::Role;
use super::spot::{At, texts};
use crate::scenario::outline::{Kind, Outline};

/// Something that can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id or key.
    pub id: String,
    /// Where the id stands, in bytes, with its quotes.
    pub span: Range<usize>,
    /// All of what it names, in bytes.
    pub whole: Range<usize>,
    /// What is said of it, for people.
    pub about: String,
}

/// What a script declares, each in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Facts.
    pub facts: Vec<Named>,
    /// Lines.
    pub lines: Vec<Named>,
    /// Records.
    pub records: Vec<Named>,
    /// Members of the cast.
    pub cast: Vec<Named>,
    /// Things that are drawn and are not people.
    pub draws: Vec<Named>,
    /// Cards that say what followed.
    pub outcomes: Vec<Named>,
    /// More of a member of the cast: "subject.username".
    pub details: Vec<Named>,
    /// The members of the cast whose age is drawn.
    pub aged: Vec<String>,
}

impl Names {
    /// Gathers them, as far as the text can be made out.
    pub fn of(source: &str) -> Names {
        Names::in_outline(&Outline::of(source))
    }

    /// The same from an outline.
    pub fn in_outline(outline: &Outline<'_>) -> Names {
        let mut names = Names::default();
        texts(outline, &mut |node, at| names.text(outline, node, at));
        names.wholes(outline);
        names.details(outline);
        names
    }

    fn text(&mut self, outline: &Outline<'_>, node: usize, at: At) {
        let list = match (at.group, at.part, at.is_key) {
            ("Fact", "id", _) => &mut self.facts,
            ("Line", "id", _) => &mut self.lines,
            ("Record", "id", _) => &mut self.records,
            ("Outcome", "id", _) => &mut self.outcomes,
            ("Script", "cast", true) => &mut self.cast,
            ("Script", "draws", true) => &mut self.draws,
            _ => return,
        };
        list.push(named(outline, node));
    }

    /// Finds what each id is the id of, and what that says of itself.
    fn wholes(&mut self, outline: &Outline<'_>) {
        let mut ends = 0;
        let mut groups: Vec<usize> = Vec::new();
        // Ids are in the order of the text in each list, so each list is met from its beginning on.
        let mut at = [0_usize; 4];
        let nodes = outline
            .root()
            .map_or(0..0, |root| root..outline.node(root).after as usize);
        for node in nodes {
            let span = outline.span(node);
            ends = ends.max(span.end);
            groups.retain(|&group| outline.span(group).end > span.start);
            match outline.node(node).kind {
                Kind::Group => groups.push(node),
                Kind::Text => {
                    let lists = [
                        &mut self.facts,
                        &mut self.lines,
                        &mut self.records,
                        &mut self.outcomes,
                    ];
                    for (list, at) in lists.into_iter().zip(&mut at) {
                        if let Some(it) = list.get_mut(*at).filter(|it| it.span == span) {
                            *at += 1;
                            if let Some(&group) = groups.last() {
                                it.whole = outline.span(group);
                                it.about = about(outline, group);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn details(&mut self, outline: &Outline<'_>) {
        let Some(cast) = outline.root().and_then(|root| outline.field(root, "cast")) else {
            return;
        };
        let mut children = outline.children(cast);
        while let (Some(key), Some(member)) = (children.next(), children.next()) {
            let owner = unquoted(outline.text(key)).to_owned();
            if outline.field(member, "age").is_some() {
                self.aged.push(owner.clone());
            }
            let Some(also) = outline.field(member, "also") else {
                continue;
            };
            let mut entries = outline.children(also);
            while let (Some(detail), Some(_)) = (entries.next(), entries.next()) {
                let mut named = named(outline, detail);
                named.id = format!("{owner}.{}", named.id);
                self.details.push(named);
            }
        }
    }

    /// Those an id in this role can be; none for the catalogue's.
    pub fn of_role(&self, role: Role) -> &[Named] {
        match role {
            Role::Fact => &self.facts,
            Role::Line => &self.lines,
            Role::Record => &self.records,
            Role::Cast => &self.cast,
            Role::Detail => &self.details,
            _ => &[],
        }
    }

    /// The one an id in this role is the id of.
    pub fn find(&self, role: Role, id: &str) -> Option<&Named> {
        self.of_role(role).iter().find(|it| it.id == id)
    }

    /// What `{name}` in a text stands for: a member of the cast, a thing that is drawn, or a detail of a member.
    pub fn filled_in(&self, name: &str) -> Option<&Named> {
        let (key, _) = name.split_once('.').unwrap_or((name, ""));
        let mut exact = self.details.iter().filter(|it| it.id == name);
        let mut keys = self.cast.iter().chain(&self.draws);
        exact.next().or_else(|| keys.find(|it| it.id == key))
    }
}

fn named(outline: &Outline<'_>, node: usize) -> Named {
    let span = outline.span(node);
    Named {
        id: unquoted(outline.text(node)).to_owned(),
        whole: span.clone(),
        span,
        about: String::new(),
    }
}

/// What a group says of itself: the topic of a fact, the words of a line, the summary of a record, the title of a card.
fn about(outline: &Outline<'_>, group: usize) -> String {
    let fields = ["topic", "text", "summary", "title"];
    let mut found = fields.iter().filter_map(|name| outline.field(group, name));
    let text = found.next().map_or("", |node| unquoted(outline.text(node)));
    text.replace("\\\"", "\"")
}

/// A text without its quotes.
pub fn unquoted(text: &str) -> &str {
    let inner = text.strip_prefix('"').unwrap_or(text);
    inner.strip_suffix('"').unwrap_or(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = include_str!("../../../tests/data/small/scenario.ron");

    #[test]
    fn all_that_the_reader_knows_is_found_in_its_order() {
        let (script, _) = crate::scenario::read::read(SMALL, None).unwrap();
        let names = Names::of(SMALL);
        let ids = |list: &[Named]| list.iter().map(|it| it.id.clone()).collect::<Vec<_>>();
        let facts: Vec<String> = script.facts.iter().map(|it| it.id.clone()).collect();
        assert_eq!(ids(&names.facts), facts);
        let records: Vec<String> = script.records.iter().map(|it| it.id.clone()).collect();
        assert_eq!(ids(&names.records), records);
        let mut cast = ids(&names.cast);
        cast.sort();
        assert_eq!(cast, script.cast.keys().cloned().collect::<Vec<_>>());
        let says = script.facts.iter().flat_map(|it| &it.says);
        for line in script.opening.iter().chain(says) {
            let found = names.find(Role::Line, &line.id).unwrap();
            assert_eq!(found.about, line.text);
            assert_eq!(&SMALL[found.span.clone()], format!("\"{}\"", line.id));
            assert!(SMALL[found.whole.clone()].contains(&line.text));
        }
        let first = &script.facts[0];
        assert_eq!(
            names.find(Role::Fact, &first.id).unwrap().about,
            first.topic
        );
    }
}
