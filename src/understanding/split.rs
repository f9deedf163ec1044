//! Several questions in one utterance.

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

/// What may begin where a sentence is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// A question by its form, joined on: "and how old is he".
    Joined,
    /// A question by its form, after a comma: ", how old is he".
    Question,
    /// Perhaps one cut short: "and his date of birth".
    Short,
}

/// Where a sentence may hold a second question, in order, at most [`CUTS`] places.
pub(super) fn cuts(words: &[Word]) -> Vec<(usize, Cut)> {
    let place = 1..words.len().max(1);
    let cuts = place.filter_map(|place| Some((place, cut(&words[place..])?)));
    cuts.take(CUTS).collect()
}

/// How many places of a sentence are tried.
const CUTS: usize = 4;

fn cut(words: &[Word]) -> Option<Cut> {
    let at = |place: usize| words.get(place).map_or("", |word| word.text.as_str());
    let mut next = 0;
    while JOINS.contains(&at(next)) {
        next += 1;
    }
    let comma = words.first().is_some_and(|word| word.comma);
    if next == 0 && !comma || next >= words.len() {
        return None;
    }
    // "Who took them, and where" asks more of the same.
    if ASKS.contains(&at(next)) && next + 1 == words.len() {
        return None;
    }
    let asks = ASKS.contains(&at(next)) || REQUESTS.contains(&at(next));
    let inverted = INVERTS.contains(&at(next)) && is_person(at(next + 1));
    // "do you know" after a comma belongs to what stands before it.
    let trails = next == 0 && at(next + 2) == "know" && words.len() <= next + 3;
    if (asks || inverted) && !trails {
        Some(if next > 0 { Cut::Joined } else { Cut::Question })
    } else {
        (next > 0).then_some(Cut::Short)
    }
}

fn is_person(word: &str) -> bool {
    [
        "he", "she", "they", "you", "it", "there", "your", "his", "her", "their", "this", "that",
        "anyone", "anybody", "someone", "somebody", "any",
    ]
    .contains(&word)
}

const JOINS: &[&str] = &["and", "also", "plus", "but", "then"];
const REQUESTS: &[&str] = &["tell", "any", "anything", "describe"];
const ASKS: &[&str] = &[
    "who", "what", "where", "when", "why", "how", "which", "whose",
];
const INVERTS: &[&str] = &[
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "would",
    "will",
];
#[cfg(test)]
mod tests {
    use super::super::text::{joined, sentences};
    use super::*;

    /// What stands after each cut.
    fn cut_before(text: &str) -> Vec<(String, Cut)> {
        let sentence = &sentences(text)[0];
        let cuts = cuts(&sentence.words).into_iter();
        cuts.map(|(place, kind)| (joined(&sentence.words[place..]), kind))
            .collect()
    }

    #[test]
    fn a_sentence_may_be_cut_before_a_second_question() {
        for (text, after, kind) in [
            (
                "What's his name and how old is he?",
                "and how old is he",
                Cut::Joined,
            ),
            (
                "What's his name, how old is he",
                "how old is he",
                Cut::Question,
            ),
            (
                "Has he met him and has he sent anything",
                "and has he sent anything",
                Cut::Joined,
            ),
            (
                "I'm sure it's nothing, but who is he?",
                "but who is he",
                Cut::Joined,
            ),
            (
                "his name and date of birth",
                "and date of birth",
                Cut::Short,
            ),
        ] {
            assert_eq!(cut_before(text), [(after.to_owned(), kind)], "{text}");
        }
        assert_eq!(cut_before("Where does he live, do you know?"), []);
        assert_eq!(cut_before("Who does he play with?"), []);
        assert_eq!(cut_before("Who took the photographs, and where?"), []);
        assert_eq!(cut_before("his name and"), []);
    }

    #[test]
    fn never_more_than_the_cap() {
        assert_eq!(cut_before(&"who is he and ".repeat(30)).len(), CUTS);
        assert_eq!(bounded(sentences(&"who? ".repeat(30))).len(), SENTENCES);
    }
}
