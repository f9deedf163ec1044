//! The words of the pages, made ready for a page that has no reader for Fluent: patterns of text, blanks and choices.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement, VariantKey};
use fluent_syntax::parser;
use serde::Serialize;

use crate::language::Language;

const ENGLISH: &str = include_str!("../../assets/languages/en/web.ftl");
const WELSH: &str = include_str!("../../assets/languages/cy/web.ftl");
/// What everybody may read, and what only an instructor's pages say.
const SESSION: [&str; 2] = [
    include_str!("../../assets/languages/en/session.ftl"),
    include_str!("../../assets/languages/cy/session.ftl"),
];
const INSTRUCTOR: [&str; 2] = [
    include_str!("../../assets/languages/en/instructor.ftl"),
    include_str!("../../assets/languages/cy/instructor.ftl"),
];

/// The words of a language.
#[derive(Debug, Serialize)]
pub struct Words {
    language: &'static str,
    /// Whether they await a reviewer.
    draft: bool,
    /// Messages by name. What the language lacks is said in English.
    say: BTreeMap<String, Pattern>,
}

/// A message.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Pattern {
    /// Words alone.
    Text(String),
    /// Words with blanks.
    Parts(Vec<Part>),
}

/// A part of a message.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[serde(untagged)]
pub enum Part {
    /// Words.
    Text(String),
    /// A blank.
    Blank {
        /// Its name.
        var: String,
    },
    /// A choice by a number or a word.
    Choice {
        /// The blank that chooses.
        of: String,
        /// What is said for a number, a plural class or a word.
        when: BTreeMap<String, Pattern>,
        /// What is said else.
        r#else: Box<Pattern>,
    },
}

static ALL: LazyLock<[[Words; 2]; 2]> = LazyLock::new(|| {
    [false, true].map(|instructs| Language::ALL.map(|it| Words::read(it, instructs)))
});

impl Words {
    /// The words of a language, with those of an instructor's pages or without.
    pub fn of(language: Language, instructs: bool) -> &'static Words {
        &ALL[usize::from(instructs)][language as usize]
    }

    /// A message without blanks; its name, where there is none.
    pub fn plain<'w>(&'w self, key: &'w str) -> &'w str {
        match self.say.get(key) {
            Some(Pattern::Text(text)) => text,
            _ => key,
        }
    }

    fn read(language: Language, instructs: bool) -> Words {
        let mut say = BTreeMap::new();
        for (place, spoken) in Language::ALL.into_iter().enumerate() {
            // What the language lacks is said in English.
            if spoken != Language::English && spoken != language {
                continue;
            }
            let own = [[ENGLISH, WELSH][place], SESSION[place]];
            let instructor = instructs.then_some(INSTRUCTOR[place]);
            for source in spoken.files().iter().copied().chain(own).chain(instructor) {
                admit(source, &mut say);
            }
        }
        Words {
            language: language.tag(),
            draft: language.is_draft(),
            say,
        }
    }
}

fn admit(source: &str, say: &mut BTreeMap<String, Pattern>) {
    // What is right in a file with a fault is still used; a test holds that there is none.
    let resource = parser::parse(source).unwrap_or_else(|(resource, _)| resource);
    for entry in resource.body {
        if let Entry::Message(message) = entry
            && let Some(value) = message.value
        {
            say.insert(message.id.name.to_owned(), pattern(&value.elements));
        }
    }
}

fn pattern(elements: &[PatternElement<&str>]) -> Pattern {
    let parts: Vec<Part> = elements.iter().filter_map(part).collect();
    match &*parts {
        [Part::Text(text)] => Pattern::Text(text.clone()),
        _ => Pattern::Parts(parts),
    }
}

fn part(element: &PatternElement<&str>) -> Option<Part> {
    let expression = match element {
        PatternElement::TextElement { value } => return Some(Part::Text((*value).to_owned())),
        PatternElement::Placeable { expression } => expression,
    };
    match expression {
        Expression::Inline(inline) => said_inline(inline),
        Expression::Select { selector, variants } => {
            let InlineExpression::VariableReference { id } = selector else {
                return None;
            };
            let mut when = BTreeMap::new();
            let mut otherwise = None;
            for variant in variants {
                let said = pattern(&variant.value.elements);
                if variant.default {
                    otherwise = Some(said.clone());
                }
                let (VariantKey::Identifier { name: key }
                | VariantKey::NumberLiteral { value: key }) = &variant.key;
                when.insert((*key).to_owned(), said);
            }
            Some(Part::Choice {
                of: id.name.to_owned(),
                when,
                r#else: Box::new(otherwise?),
            })
        }
    }
}

fn said_inline(inline: &InlineExpression<&str>) -> Option<Part> {
    match inline {
        InlineExpression::VariableReference { id } => Some(Part::Blank {
            var: id.name.to_owned(),
        }),
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            Some(Part::Text((*value).to_owned()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_file_is_read_whole_and_no_part_is_left_out() {
        for source in Language::ALL
            .iter()
            .flat_map(|it| it.files().iter().copied())
            .chain([ENGLISH, WELSH])
            .chain(SESSION)
            .chain(INSTRUCTOR)
        {
            let resource = parser::parse(source).map_err(|(_, faults)| faults).unwrap();
            for entry in resource.body {
                if let Entry::Message(message) = entry {
                    let value = message.value.unwrap();
                    assert!(value.elements.iter().all(|it| part(it).is_some()));
                }
            }
        }
    }

    #[test]
    fn blanks_and_choices_are_there_for_the_page() {
        let words = Words::of(Language::English, true);
        assert_eq!(words.plain("console-hold"), "Hold");
        let written = serde_json::to_value(&words.say["records-traces"]).unwrap();
        assert_eq!(written[0]["of"], "count");
        assert_eq!(written[0]["when"]["one"], "1 trace on these details");
        assert_eq!(written[0]["else"][0]["var"], "count");
    }

    #[test]
    fn welsh_says_what_english_says_and_more_of_it_in_welsh() {
        let keys = |it: Language| {
            Words::of(it, true)
                .say
                .keys()
                .cloned()
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(keys(Language::English), keys(Language::Welsh));
        assert!(Words::of(Language::Welsh, true).draft);
        assert_ne!(
            Words::of(Language::Welsh, true).plain("console-hold"),
            Words::of(Language::English, true).plain("console-hold")
        );
    }
}
