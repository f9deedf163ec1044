//! The questions that most calls have in common, each with many ways of putting it.
//!
//! They live in `assets/catalogue/questions.txt`: plain lines, as there are thousands of them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::sections::sections;
use crate::scenario::number::QuestionNo;

/// A question that many calls have in common. A fact of any scenario may be what it asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name in scripts.
    pub id: &'static str,
    /// What it asks, for authors.
    pub about: &'static str,
    /// Ways of asking it.
    pub asked: Vec<&'static str>,
}

/// The questions, in the order of their list.
#[derive(Clone, Debug)]
pub struct Questions {
    list: Vec<Question>,
    by_id: BTreeMap<&'static str, QuestionNo>,
}

static BUILT_IN: LazyLock<Questions> =
    LazyLock::new(|| Questions::read(include_str!("../../../assets/catalogue/questions.txt")));

impl Questions {
    /// The questions that come with the program.
    pub fn built_in() -> &'static Questions {
        &BUILT_IN
    }

    /// All of them, in order.
    pub fn list(&self) -> &[Question] {
        &self.list
    }

    /// The one of this name.
    pub fn find(&self, id: &str) -> Option<QuestionNo> {
        self.by_id.get(id).copied()
    }

    /// One of them.
    pub fn get(&self, no: QuestionNo) -> Option<&Question> {
        self.list.get(no.place())
    }

    fn read(source: &'static str) -> Questions {
        let questions = sections(source).into_iter().map(|section| {
            let (id, about) = section
                .heading
                .split_once(':')
                .unwrap_or((section.heading, ""));
            Question {
                id: id.trim(),
                about: about.trim(),
                asked: section.lines,
            }
        });
        let list: Vec<Question> = questions.collect();
        let numbers = (0..).map(QuestionNo);
        let by_id = list.iter().map(|it| it.id).zip(numbers).collect();
        Questions { list, by_id }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::limits::{ID_CHARS, LINE_CHARS, LIST};

    #[test]
    fn the_list_is_in_order() {
        let questions = Questions::built_in();
        assert_eq!(questions.by_id.len(), questions.list.len(), "an id twice");
        assert!(questions.list.len() <= LIST);
        for question in questions.list() {
            let id = question.id;
            let plain = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(
                !id.is_empty() && id.len() <= ID_CHARS && id.chars().all(plain),
                "{id}"
            );
            assert!(!question.about.is_empty(), "{id} says nothing of itself");
            assert!(question.asked.len() >= 30, "{id} is asked in too few ways");
        }
    }

    #[test]
    fn no_way_of_asking_stands_twice() {
        let mut seen = BTreeSet::new();
        for question in Questions::built_in().list() {
            for way in &question.asked {
                assert!(way.chars().count() <= LINE_CHARS);
                assert!(seen.insert(way.to_lowercase()), "{}: {way}", question.id);
            }
        }
    }

    #[test]
    fn nobody_is_named_and_nothing_is_marked_up() {
        for question in Questions::built_in().list() {
            for way in &question.asked {
                assert!(!way.contains(['{', '}', '"', '\t', '<']), "{way}");
            }
        }
    }
}
