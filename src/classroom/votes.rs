//! What a room would ask next: the questions of many, counted.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::limits;

/// What one trainee would ask.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Vote {
    /// In their words.
    pub text: String,
    /// What the caller would take it to mean; `None` if it would not be understood.
    pub meaning: Option<String>,
}

/// What several would ask.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Voted {
    /// In the words that came most.
    pub text: String,
    /// What the caller would take it to mean.
    pub meaning: Option<String>,
    /// How many would ask it.
    pub count: u32,
}

/// The votes counted, most first. What means the same counts together, however it is put; what means nothing to the caller
/// only when the words are the same.
pub fn counted(votes: &[Vote]) -> Vec<Voted> {
    let mut groups: BTreeMap<(Option<&str>, String), Wordings<'_>> = BTreeMap::new();
    for vote in votes {
        let words = words_of(&vote.text);
        let meaning = vote.meaning.as_deref();
        let group = match meaning {
            Some(_) => (meaning, String::new()),
            None => (None, words.clone()),
        };
        groups.entry(group).or_default().take(words, &vote.text);
    }
    let groups = groups.into_iter();
    let mut counted: Vec<Voted> = groups
        .map(|((meaning, _), wordings)| Voted {
            text: wordings.most().to_owned(),
            meaning: meaning.map(str::to_owned),
            count: wordings.count,
        })
        .collect();
    counted.sort_by(|one, other| {
        let by = |it: &Voted| Reverse(it.count);
        (by(one), &one.text).cmp(&(by(other), &other.text))
    });
    counted.truncate(limits::ROOM_QUESTIONS);
    counted
}

/// Letters and numbers alone. Of what has none, everything that is no space: "?" and "!" are not the same.
fn words_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: String = lower.chars().filter(|it| it.is_alphanumeric()).collect();
    if words.is_empty() {
        lower.split_whitespace().collect()
    } else {
        words
    }
}

/// The ways in which one thing was put.
#[derive(Default)]
struct Wordings<'v> {
    count: u32,
    each: BTreeMap<String, (u32, &'v str)>,
}

impl<'v> Wordings<'v> {
    fn take(&mut self, words: String, text: &'v str) {
        self.count = self.count.saturating_add(1);
        let text = text.trim();
        let (count, shortest) = self.each.entry(words).or_insert((0, text));
        *count = count.saturating_add(1);
        if length(text) < length(shortest) {
            *shortest = text;
        }
    }

    /// The shortest of the wordings that came most.
    fn most(&self) -> &'v str {
        let each = self.each.values();
        let most = each.min_by_key(|(count, text)| (Reverse(*count), length(text)));
        most.map_or("", |(_, text)| text)
    }
}

/// How long a wording is; of the same length, the one that comes first in the alphabet is shorter.
fn length(text: &str) -> (usize, &str) {
    (text.chars().count(), text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn vote(text: &str, meaning: Option<&str>) -> Vote {
        Vote {
            text: text.to_owned(),
            meaning: meaning.map(str::to_owned),
        }
    }

    #[test]
    fn what_means_the_same_counts_together_in_the_shortest_of_the_commonest_words() {
        let votes = [
            vote("How old is he, please?", Some("subject.age")),
            vote("What age?", Some("subject.age")),
            vote("how old is he please", Some("subject.age")),
            vote("Where do they meet?", Some("meeting")),
        ];
        let counted = counted(&votes);
        let texts: Vec<(&str, u32)> = counted.iter().map(|it| (&*it.text, it.count)).collect();
        assert_eq!(
            texts,
            [("how old is he please", 3), ("Where do they meet?", 1)]
        );
        assert_eq!(counted[0].meaning.as_deref(), Some("subject.age"));
    }

    #[test]
    fn what_was_not_understood_counts_together_only_in_the_same_words() {
        let votes = [
            vote("What's  his star sign?", None),
            vote("whats his star sign", None),
            vote("What is his star sign?", None),
            vote("?", None),
            vote("!", None),
            vote(" ? ", None),
        ];
        let counted = counted(&votes);
        let texts: Vec<(&str, u32)> = counted.iter().map(|it| (&*it.text, it.count)).collect();
        let expected = [
            ("?", 2),
            ("whats his star sign", 2),
            ("!", 1),
            ("What is his star sign?", 1),
        ];
        assert_eq!(texts, expected);
    }

    proptest! {
        #[test]
        fn nobody_is_lost_and_the_order_of_voting_changes_nothing(
            picks in proptest::collection::vec((0_usize..6, 0_usize..4), 0..200),
        ) {
            let texts = ["How old?", "how old", "Where is he?", "Is he in?", "WHERE IS HE", "Eh"];
            let meanings = [None, Some("age"), Some("place"), Some("age")];
            let votes: Vec<Vote> = picks.iter().map(|(text, meaning)| vote(texts[*text], meanings[*meaning])).collect();
            let whole = counted(&votes);
            let sum: u32 = whole.iter().map(|it| it.count).sum();
            prop_assert_eq!(sum as usize, votes.len());
            prop_assert!(whole.windows(2).all(|it| it[0].count >= it[1].count));
            let turned: Vec<Vote> = votes.into_iter().rev().collect();
            prop_assert_eq!(counted(&turned), whole);
        }

        #[test]
        fn at_most_forty_are_told(texts in proptest::collection::vec("[a-z]{1,3}", 0..300)) {
            let votes: Vec<Vote> = texts.iter().map(|it| vote(it, None)).collect();
            prop_assert!(counted(&votes).len() <= 40);
        }
    }
}
