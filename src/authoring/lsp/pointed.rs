//! What is pointed at: where it is declared, and what is said of it.

use std::ops::Range;

use super::about;
use super::names::{Named, Names, unquoted};
use super::play::{self, Slot};
use super::role::Role;
use super::shape::Shape;
use super::spot::{Spot, spot};
use super::text::Text;
use crate::scenario::outline::Outline;

/// What is pointed at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pointed {
    /// Its bytes.
    pub span: Range<usize>,
    /// What is said of it.
    pub about: String,
    /// Where it is declared.
    pub declared: Option<Declaration>,
}

/// Where something is declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Declaration {
    /// In the script, at these bytes.
    Script(Range<usize>),
    /// It is another scenario of the shelf.
    Scenario(String),
}

/// What is pointed at in a script.
pub fn in_script(text: &Text, byte: usize) -> Option<Pointed> {
    let source = text.as_str();
    let mut outline = Outline::of(source);
    if outline.certain_to() <= byte && outline.certain_to() < source.len() {
        // What is wrong lies before the place or around it. The text up to the end of the line may be clearer.
        let rest = &source[source.floor_char_boundary(byte)..];
        let end = source.len() - rest.len() + rest.find('\n').unwrap_or(rest.len());
        outline = Outline::of(&source[..end]);
    }
    let names = Names::of(source);
    match spot(&outline, byte)? {
        Spot::Field { group, span, .. } => {
            let part = group.part(source.get(span.clone())?)?;
            Some(Pointed {
                span,
                about: about::part(group, part),
                declared: None,
            })
        }
        Spot::Value { of, at, span } => {
            let written = source.get(span.clone())?;
            if let Some(pointed) =
                filled_in(written, byte.checked_sub(span.start)?, span.start, &names)
            {
                return Some(pointed);
            }
            let role = at
                .filter(|it| !it.is_key)
                .and_then(|it| Role::of(it.group, it.part));
            if let Some(role) = role {
                return Some(id(role, unquoted(written), span, &names));
            }
            let choice = Shape::built_in().of(of).filter(|it| it.is_choice);
            let word = choice.and_then(|choice| Some(about::part(choice, choice.part(written)?)));
            let field = || {
                let at = at.filter(|it| !it.is_key)?;
                let group = Shape::built_in().find(at.group)?;
                Some(about::part(group, group.part(at.part)?))
            };
            let about = word.or_else(field)?;
            Some(Pointed {
                span,
                about,
                declared: None,
            })
        }
    }
}

/// What is pointed at in a play; `names` are those of its script.
pub fn in_play(text: &Text, byte: usize, names: &Names) -> Option<Pointed> {
    let line = text.place(byte).line;
    let span = text.line(usize::try_from(line).unwrap_or(usize::MAX));
    let source = &text.as_str()[span.clone()];
    let at = byte.checked_sub(span.start)?;
    if source.trim_start().starts_with('#') {
        return None;
    }
    if let Some(pointed) = filled_in(source, at, span.start, names) {
        return Some(pointed);
    }
    // The whole word is meant, wherever in it the place is.
    let (slot, word) = play::slot(source, source.floor_char_boundary(at))?;
    let span = span.start + word.start..span.start + word.end;
    let word = source.get(word)?;
    let verb = |found: Option<(&str, &str, &str)>| {
        let (name, takes, does) = found?;
        Some(Pointed {
            span: span.clone(),
            about: format!("`{name} {takes}`\n\n{does}"),
            declared: None,
        })
    };
    match slot {
        Slot::Id(role) => Some(id(role, word, span.clone(), names)),
        Slot::Verb => verb(play::verbs().find(|it| it.0 == word)),
        Slot::OfLog => verb(play::of_log().find(|it| it.0 == word)),
        Slot::Word(_) | Slot::Key(_) => None,
    }
}

/// An id that is named.
fn id(role: Role, id: &str, span: Range<usize>, names: &Names) -> Pointed {
    if role == Role::Scenario {
        let declared = Some(Declaration::Scenario(id.to_owned()));
        return Pointed {
            span,
            about: format!("scenario `{id}`"),
            declared,
        };
    }
    let own = names.find(role, id).or_else(|| {
        // A detail that is not one of its own is the member's.
        let (key, _) = id.split_once('.').filter(|_| role == Role::Detail)?;
        names.find(Role::Cast, key)
    });
    let about = own.map(|it| about::named(role, it, &names.lines));
    Pointed {
        span,
        about: about.or_else(|| about::entry(role, id)).unwrap_or_default(),
        declared: own.map(declaration),
    }
}

fn declaration(named: &Named) -> Declaration {
    Declaration::Script(named.span.clone())
}

/// The `{name}` of a text that is pointed at.
fn filled_in(written: &str, at: usize, start: usize, names: &Names) -> Option<Pointed> {
    let before = written.get(..at)?;
    let open = open_brace(before)?;
    let name = written.get(open..)?.split('}').next()?;
    let span = start + open..start + open + name.len();
    let named = names.filled_in(name)?;
    Some(Pointed {
        span,
        about: about::named(Role::Cast, named, &[]),
        declared: Some(declaration(named)),
    })
}

/// Where the name begins that a text has opened a brace for and not closed.
pub fn open_brace(before: &str) -> Option<usize> {
    let open = before.rfind('{')?;
    let name = &before[open + 1..];
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let doubled = before[..open].ends_with('{');
    (!doubled && name.chars().all(belongs)).then_some(open + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = include_str!("../../../tests/data/small/scenario.ron");

    fn pointed(source: &str, within: &str, ahead: usize) -> Option<Pointed> {
        let text = Text::of(source.to_owned());
        in_script(&text, source.find(within).unwrap() + ahead)
    }

    #[test]
    fn an_id_leads_to_where_it_is_declared() {
        let found = pointed(SMALL, "heeded_by: [\"", 15).unwrap();
        let id = &SMALL[found.span.clone()];
        let Some(Declaration::Script(declared)) = found.declared else {
            panic!("{found:?}");
        };
        assert_eq!(&SMALL[declared.clone()], id);
        assert!(SMALL[..declared.start].ends_with("id: "));
        assert!(found.about.contains("fact"), "{}", found.about);
    }

    #[test]
    fn signs_fields_words_and_names_say_what_they_are() {
        let sign = pointed(SMALL, "sign: \"", 8).unwrap();
        assert!(sign.about.contains("**Ordinary:**") && sign.declared.is_none());
        let field = pointed(SMALL, "care_note", 2).unwrap();
        assert!(field.about.contains("before the call"), "{}", field.about);
        let word = pointed(SMALL, "CallHandler", 2).unwrap();
        assert!(
            word.about.contains("answers the telephone"),
            "{}",
            word.about
        );
        let name = pointed(SMALL, "{child", 3).unwrap();
        assert!(name.declared.is_some(), "{name:?}");
    }

    #[test]
    fn it_works_before_a_fault_and_shortly_after_one() {
        let broken = SMALL.replacen("heeded_by: [", "heeded_by: [(", 1);
        let found = pointed(&broken, "heeded_by: [(", 16);
        assert!(found.is_none_or(|it| it.span.end <= broken.len()));
        let cut = &SMALL[..SMALL.find("records:").unwrap()];
        let found = pointed(cut, "heeded_by: [\"", 15).unwrap();
        assert!(found.declared.is_some());
    }

    #[test]
    fn only_an_open_brace_is_one() {
        assert_eq!(open_brace("a {chi"), Some(3));
        for text in ["a {chi} b", "a {{chi", "a {chi ld", "a"] {
            assert_eq!(open_brace(text), None, "{text}");
        }
    }
}
