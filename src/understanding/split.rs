//! Several questions in one utterance.

use crate::limits::PARTS;

use super::text::{Sentence, Word};

/// How many sentences are told apart; what follows is read with the last of them.
const SENTENCES: usize = 8;

/// The sentences, at most [`SENTENCES`].
pub(super) fn bounded(mut sentences: Vec<Sentence>) -> Vec<Sentence> {
    if sentences.len() > SENTENCES {
        let rest = sentences.split_off(SENTENCES);
        if let Some(last) = sentences.last_mut() {
            for sentence in rest {
                last.words.extend(sentence.words);
                last.asks |= sentence.asks;
            }
        }
    }
    sentences
}

/// The questions one sentence may hold: it is cut before "and" with a question, and after a comma before a
/// question. At most [`PARTS`]; one if there is nothing to cut.
pub(super) fn pieces(sentence: &Sentence) -> Vec<&[Word]> {
    let words = &sentence.words;
    let mut pieces = Vec::new();
    let mut from = 0;
    for place in 1..words.len() {
        if pieces.len() + 1 == PARTS {
            break;
        }
        if place > from && cuts(&words[place..]) {
            pieces.push(&words[from..place]);
            from = place;
        }
    }
    pieces.push(&words[from..]);
    pieces
}

/// A sentence whose end may be a second question cut short: "his name | and date of birth".
pub(super) fn tail(sentence: &Sentence) -> Option<(&[Word], &[Word])> {
    let words = &sentence.words;
    let at = words.iter().rposition(|word| word.text == "and")?;
    let after = words.len() - at - 1;
    (at > 0 && (1..=TAIL).contains(&after)).then(|| words.split_at(at))
}

/// How many words a question cut short may have.
const TAIL: usize = 4;

fn cuts(words: &[Word]) -> bool {
    let at = |place: usize| words.get(place).map_or("", |word| word.text.as_str());
    if JOINS.contains(&at(0)) {
        let after = if JOINS.contains(&at(1)) { 2 } else { 1 };
        return ASKS.contains(&at(after))
            || (INVERTS.contains(&at(after)) && is_person(at(after + 1)));
    }
    let comma = words.first().is_some_and(|word| word.comma);
    let asks = ASKS.contains(&at(0)) && (INVERTS.contains(&at(1)) || MEASURES.contains(&at(1)));
    comma
        && (asks
            || (INVERTS.contains(&at(0)) && is_person(at(1)) && words.len() > 2 && at(2) != "know"))
}

fn is_person(word: &str) -> bool {
    [
        "he", "she", "they", "you", "it", "there", "your", "his", "her", "their", "this", "that",
    ]
    .contains(&word)
}

const JOINS: &[&str] = &["and", "also", "plus", "but"];
const ASKS: &[&str] = &[
    "who", "what", "where", "when", "why", "how", "which", "whose",
];
const INVERTS: &[&str] = &[
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "would",
    "will",
];
const MEASURES: &[&str] = &[
    "old", "long", "often", "many", "much", "age", "kind", "sort", "school",
];

#[cfg(test)]
mod tests {
    use super::super::text::{joined, sentences};
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        pieces(&sentences(text)[0])
            .into_iter()
            .map(joined)
            .collect()
    }

    #[test]
    fn a_sentence_is_cut_before_a_second_question() {
        assert_eq!(
            cut("What's his name and how old is he?"),
            ["what is his name", "and how old is he"]
        );
        assert_eq!(
            cut("What's his name, how old is he"),
            ["what is his name", "how old is he"]
        );
        assert_eq!(cut("Has he met him and has he sent anything").len(), 2);
        assert_eq!(cut("Who does he play with and talk to?").len(), 1);
    }

    #[test]
    fn never_more_than_the_cap() {
        assert_eq!(cut(&"who is he and ".repeat(30)).len(), PARTS);
    }
}
