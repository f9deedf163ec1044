//! What is said of an id, a field or a code when it is pointed at, as Markdown.

use super::names::Named;
use super::role::Role;
use super::shape::{Declared, Part, Shape, Type};
use crate::scenario::catalogue::questions::Questions;
use crate::scenario::catalogue::{Catalogue, Guidance};

/// How many ways of asking a common question are shown.
const WAYS: usize = 8;

/// An entry of the catalogue in this role: its id and a few words.
pub fn entries(role: Role) -> Vec<(&'static str, &'static str)> {
    let lists = Catalogue::built_in();
    match role {
        Role::Sign => lists
            .signs
            .iter()
            .map(|it| (it.id.as_str(), it.name.as_str()))
            .collect(),
        Role::Advice => lists
            .advice
            .iter()
            .map(|it| (it.id.as_str(), it.name.as_str()))
            .collect(),
        Role::Route => lists
            .routes
            .iter()
            .map(|it| (it.id.as_str(), it.name.as_str()))
            .collect(),
        Role::Guidance => lists
            .guidance
            .iter()
            .map(|it| (it.id.as_str(), it.title.as_str()))
            .collect(),
        Role::Question => Questions::built_in()
            .list()
            .iter()
            .map(|it| (it.id, it.about))
            .collect(),
        _ => Vec::new(),
    }
}

/// What the catalogue says of an id in this role.
pub fn entry(role: Role, id: &str) -> Option<String> {
    let lists = Catalogue::built_in();
    match role {
        Role::Sign => {
            let sign = lists.signs.iter().find(|it| it.id == id)?;
            Some(format!(
                "**{}** (sign `{id}`)\n\n**Seen:** {}\n\n**Ordinary:** {}\n\n**Why:** {}{}{}",
                sign.name,
                sign.seen,
                sign.ordinary,
                sign.why,
                confirm(sign.to_confirm),
                rests(&sign.guidance)
            ))
        }
        Role::Advice => {
            let advice = lists.advice.iter().find(|it| it.id == id)?;
            let harmful = if advice.harmful {
                "\n\n**Giving it does harm.**"
            } else {
                ""
            };
            Some(format!(
                "**{}** (advice `{id}`)\n\n“{}”\n\n**Why:** {}{harmful}{}{}",
                advice.name,
                advice.says,
                advice.why,
                confirm(advice.to_confirm),
                rests(&advice.guidance)
            ))
        }
        Role::Route => {
            let route = lists.routes.iter().find(|it| it.id == id)?;
            Some(format!(
                "**{}** (route `{id}`)\n\n**When:** {}\n\n**Why:** {}{}{}",
                route.name,
                route.when,
                route.why,
                confirm(route.to_confirm),
                rests(&route.guidance)
            ))
        }
        Role::Guidance => lists.guidance.iter().find(|it| it.id == id).map(guidance),
        Role::Question => {
            let questions = Questions::built_in();
            let question = questions.get(questions.find(id)?)?;
            let ways: String = question
                .asked
                .iter()
                .take(WAYS)
                .map(|it| format!("\n- {it}"))
                .collect();
            let more = question.asked.len().saturating_sub(WAYS);
            Some(format!(
                "**{}** (common question `{id}`)\n{ways}\n\nand {more} more ways",
                question.about
            ))
        }
        _ => None,
    }
}

fn guidance(entry: &Guidance) -> String {
    format!(
        "**{}** (guidance `{}`)\n\n{}, {}\n\n{}\n\nVerified {}, {}.",
        entry.title,
        entry.id,
        entry.publisher,
        entry.address,
        entry.says,
        entry.verified,
        entry.how
    )
}

fn confirm(to_confirm: bool) -> &'static str {
    if to_confirm {
        "\n\n*To be confirmed by an expert.*"
    } else {
        ""
    }
}

fn rests(guidance: &[String]) -> String {
    if guidance.is_empty() {
        return String::new();
    }
    let lists = Catalogue::built_in();
    let named = guidance.iter().map(|id| {
        let entry = lists.guidance.iter().find(|it| it.id == *id);
        entry.map_or_else(
            || id.clone(),
            |it| format!("{} ({})", it.title, it.publisher),
        )
    });
    format!("\n\nRests on: {}", named.collect::<Vec<_>>().join("; "))
}

/// What a script says of one of its own: its id, its few words, and its lines where it has any.
pub fn named(role: Role, named: &Named, lines: &[Named]) -> String {
    let what = match role {
        Role::Fact => "fact",
        Role::Line => "line",
        Role::Record => "record",
        Role::Detail => "detail",
        _ => "cast",
    };
    let mut text = format!("{what} `{}`", in_code(&named.id));
    if !named.about.is_empty() {
        text = format!("**{}** ({text})", as_written(&named.about));
    }
    if role == Role::Fact {
        let within =
            |it: &&Named| named.whole.start <= it.span.start && it.span.end <= named.whole.end;
        let said = lines
            .iter()
            .filter(within)
            .map(|it| format!("\n- `{}`: {}", in_code(&it.id), as_written(&it.about)));
        text.push('\n');
        text.extend(said);
    }
    text
}

/// An id between backticks.
fn in_code(id: &str) -> String {
    id.replace('`', "'")
}

/// A script's own words, in which nothing is a sign to the editor: no picture is fetched, no link is made.
fn as_written(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation()
            && !matches!(
                c,
                ',' | '.' | '\'' | '?' | '{' | '}' | '"' | '-' | ';' | ':'
            )
        {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}

/// What a field or a word is for.
pub fn part(group: &Declared, part: &Part) -> String {
    let shape = Shape::built_in();
    let doc = shape.doc_of(part);
    if group.is_choice {
        return format!("`{}`\n\n{doc}", part.name);
    }
    let held = part.holds.first().map(type_name).unwrap_or_default();
    let needed = if part.is_required {
        ""
    } else {
        ", may be left out"
    };
    let mut text = format!("`{}`: {held}{needed}\n\n{doc}", part.name);
    if let Some(choice) = part.holds.first().and_then(inner).filter(|it| it.is_choice) {
        text.push('\n');
        text.extend(
            choice
                .parts
                .iter()
                .map(|it| format!("\n- `{}`: {}", it.name, it.doc)),
        );
    }
    text
}

/// What is declared for a type, or for what a list holds.
fn inner(of: &Type) -> Option<&'static Declared> {
    match of {
        Type::List(held) => inner(held),
        Type::Entries(key, _) => inner(key),
        of => Shape::built_in().of(of),
    }
}

/// A type in words.
pub fn type_name(of: &Type) -> String {
    match of {
        Type::Text => "text".to_owned(),
        Type::Whole => "a whole number".to_owned(),
        Type::Flag => "`true` or `false`".to_owned(),
        Type::Day => "a date".to_owned(),
        Type::List(held) => format!("a list of {}", type_name(held)),
        Type::Entries(key, value) => format!("entries, {} to {}", type_name(key), type_name(value)),
        Type::Row(row) => {
            let row: Vec<String> = row.iter().map(type_name).collect();
            format!("({})", row.join(", "))
        }
        Type::Named(name) => format!("`{name}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_of_the_catalogue_says_something() {
        for role in [
            Role::Sign,
            Role::Advice,
            Role::Route,
            Role::Guidance,
            Role::Question,
        ] {
            let all = entries(role);
            assert!(!all.is_empty());
            for (id, about) in all {
                let said = entry(role, id).unwrap();
                assert!(said.contains(id) && said.contains(about), "{said}");
            }
        }
        assert_eq!(entry(Role::Sign, "no-such-sign"), None);
        assert!(entries(Role::Fact).is_empty());
    }

    #[test]
    fn a_scripts_own_words_are_no_signs_to_the_editor() {
        let text = "He's in {town}, ![x](https://evil.example/) <b>now</b> *so*";
        let plain = as_written(text);
        assert!(
            plain.starts_with("He's in {town}, \\!\\[x\\]\\("),
            "{plain}"
        );
        assert!(!plain.contains(" <") && !plain.contains(" *"), "{plain}");
        assert_eq!(plain.replace('\\', ""), text);
    }

    #[test]
    fn a_sign_is_told_with_all_that_an_author_weighs() {
        let sign = &Catalogue::built_in().signs[0];
        let said = entry(Role::Sign, &sign.id).unwrap();
        for part in [&sign.name, &sign.seen, &sign.ordinary, &sign.why] {
            assert!(said.contains(part.as_str()), "{said}");
        }
    }
}
