//! How an utterance is put.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Manner;
use super::text::{self, Sentence, Word};

/// The most words "..." stands for in a cue.
const GAP: usize = 5;
/// A cue within this many words after a negation does not count.
const NEGATED: usize = 3;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cues {
    cues: Vec<String>,
    /// Cues that count only in what is stated: "that is quite normal" makes light, "is that quite normal" asks.
    #[serde(default)]
    stated: Vec<String>,
    #[serde(default)]
    but_not: Vec<String>,
}

#[derive(Clone, Debug)]
struct Cue {
    manner: Manner,
    counts: Counts,
    /// Whether nothing may follow it but a word like "then".
    closes: bool,
    /// Runs of words; between two runs stands a gap.
    runs: Vec<Vec<(String, bool)>>,
}

/// When a cue counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counts {
    Always,
    Stated,
    Never,
}

/// Cues by their first word.
struct Book(BTreeMap<String, Vec<Cue>>);

#[expect(
    clippy::expect_used,
    reason = "the file is built in and a test reads it"
)]
static BOOK: LazyLock<Book> = LazyLock::new(|| {
    let source = include_str!("../../assets/understanding/manner.ron");
    let read: BTreeMap<String, Cues> = crate::scenario::ron_options()
        .from_str(source)
        .expect("manner.ron is read by a test");
    Book::of(read)
});

/// Which manner counts when several are heard: the worst of them.
const WORST_FIRST: [Manner; 5] = [
    Manner::Blaming,
    Manner::Dismissive,
    Manner::Leading,
    Manner::Jargon,
    Manner::Warm,
];

fn named(name: &str) -> Option<Manner> {
    WORST_FIRST
        .into_iter()
        .find(|manner| format!("{manner:?}") == name)
}

impl Book {
    fn of(read: BTreeMap<String, Cues>) -> Book {
        let mut book = BTreeMap::<String, Vec<Cue>>::new();
        for (name, cues) in read {
            let Some(manner) = named(&name) else { continue };
            let lists = [
                (cues.cues, Counts::Always),
                (cues.stated, Counts::Stated),
                (cues.but_not, Counts::Never),
            ];
            for (entry, counts) in lists
                .into_iter()
                .flat_map(|(list, counts)| list.into_iter().map(move |entry| (entry, counts)))
            {
                let runs: Vec<Vec<_>> = entry
                    .split("...")
                    .map(|run| {
                        text::words(run)
                            .into_iter()
                            .map(|w| (w.text, w.capitals))
                            .collect()
                    })
                    .collect();
                let cue = Cue {
                    manner,
                    counts,
                    closes: entry.ends_with('.'),
                    runs,
                };
                if let Some((first, _)) = cue.runs.first().and_then(|run| run.first()) {
                    book.entry(first.clone()).or_default().push(cue);
                }
            }
        }
        Book(book)
    }

    /// Every manner cued in these words, `stated` or asked.
    fn heard(&self, words: &[Word], stated: bool) -> Vec<Manner> {
        let shouted = words.len() > 1
            && words
                .iter()
                .all(|word| word.capitals || word.text.len() < 2);
        let mut never = Vec::new();
        let mut found = Vec::new();
        for place in 0..words.len() {
            for cue in self.0.get(&words[place].text).into_iter().flatten() {
                let Some(length) = cue.end(&words[place..], shouted) else {
                    continue;
                };
                let hit = (place, place + length, cue.manner);
                match cue.counts {
                    Counts::Never => never.push(hit),
                    Counts::Stated if !stated => {}
                    Counts::Always | Counts::Stated if negated(&words[..place]) => {}
                    Counts::Always | Counts::Stated => found.push(hit),
                }
            }
        }
        // An exception undoes a cue that lies wholly within it.
        found.retain(|(from, to, manner)| {
            !never
                .iter()
                .any(|(start, end, of)| of == manner && start <= from && to <= end)
        });
        found.into_iter().map(|(.., manner)| manner).collect()
    }
}

impl Cue {
    /// Where the cue ends if it begins at the first of these words.
    fn end(&self, words: &[Word], shouted: bool) -> Option<usize> {
        let (first, others) = self.runs.split_first()?;
        if !stands(first, words, shouted) {
            return None;
        }
        let mut end = first.len();
        for run in others {
            let gap = (0..=GAP).find(|gap| {
                words
                    .get(end + gap..)
                    .is_some_and(|rest| stands(run, rest, shouted))
            })?;
            end += gap + run.len();
        }
        let after = &words[end..];
        let closed = after.iter().all(|word| trails(&word.text));
        (!self.closes || closed).then_some(end)
    }
}

fn stands(run: &[(String, bool)], words: &[Word], shouted: bool) -> bool {
    words.len() >= run.len()
        && run.iter().zip(words).all(|((text, capitals), word)| {
            *text == word.text && (!capitals || (word.capitals && !shouted))
        })
}

fn negated(before: &[Word]) -> bool {
    let from = before.len().saturating_sub(NEGATED);
    before[from..]
        .iter()
        .any(|word| matches!(word.text.as_str(), "not" | "never" | "nobody" | "isnt"))
}

/// How these sentences are put.
pub(super) fn of(sentences: &[Sentence]) -> Manner {
    let mut heard: Vec<Manner> = sentences
        .iter()
        .flat_map(|sentence| BOOK.heard(&sentence.words, states(sentence)))
        .collect();
    if sentences.iter().any(tagged) {
        heard.push(Manner::Leading);
    }
    WORST_FIRST
        .into_iter()
        .find(|manner| heard.contains(manner))
        .unwrap_or_default()
}

/// Whether a sentence states something, if only to have it agreed to.
fn states(sentence: &Sentence) -> bool {
    let mut words = sentence.words.iter().map(|word| word.text.as_str());
    let first = words.find(|word| !LEADING_IN.contains(word));
    let inverted = first.is_some_and(|it| AUXILIARY.contains(&it) || QUESTIONS.contains(&it));
    tagged(sentence) || !sentence.asks && !inverted
}

/// Words that may follow the last that counts: "you're right, then".
fn trails(word: &str) -> bool {
    matches!(word, "then" | "though" | "really")
}

/// Whether a sentence ends in a tag that asks for agreement: "he's a nice lad, isn't he?"
fn tagged(sentence: &Sentence) -> bool {
    let mut texts: Vec<&str> = sentence
        .words
        .iter()
        .map(|word| word.text.as_str())
        .collect();
    while texts.last().is_some_and(|last| trails(last)) {
        texts.pop();
    }
    let (tag, rest) = match texts.as_slice() {
        [rest @ .., aux, "not", person] if is_tag(aux, person) => (true, rest),
        [rest @ .., aux, person, "not"] if is_tag(aux, person) => (true, rest),
        [rest @ .., aux, person] if is_tag(aux, person) => (false, rest),
        [rest @ .., "right" | "yeah"] if sentence.asks => (true, rest),
        _ => return false,
    };
    let first = rest.iter().find(|word| !LEADING_IN.contains(word));
    let asks = first.is_none_or(|word| AUXILIARY.contains(word))
        || rest.iter().any(|word| QUESTIONS.contains(word));
    let denies = rest
        .iter()
        .any(|word| matches!(*word, "not" | "never" | "no" | "nobody" | "nothing"));
    let so = rest.first() == Some(&"so");
    rest.len() >= 2 && !asks && (tag || denies || so)
}

fn is_tag(aux: &str, person: &str) -> bool {
    AUXILIARY.contains(&aux) && ["he", "she", "they", "you", "it", "there"].contains(&person)
}

/// Words before a sentence begins.
const LEADING_IN: &[&str] = &[
    "and", "but", "well", "ok", "okay", "right", "so", "oh", "then",
];
const AUXILIARY: &[&str] = &[
    "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "would",
    "will", "should",
];
const QUESTIONS: &[&str] = &[
    "who", "what", "where", "when", "why", "how", "which", "whether", "if",
];

/// The words of every cue, so that slips in them are mended.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    BOOK.0
        .values()
        .flatten()
        .flat_map(|cue| cue.runs.iter().flatten())
        .map(|(text, _)| text.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::text::sentences;
    use super::*;

    fn put(text: &str) -> Manner {
        of(&sentences(text))
    }

    #[test]
    fn every_manner_in_the_file_is_one() {
        let source = include_str!("../../assets/understanding/manner.ron");
        let read: BTreeMap<String, Cues> = crate::scenario::ron_options()
            .from_str(source)
            .expect("it can be read");
        assert_eq!(read.len(), WORST_FIRST.len());
        assert!(read.keys().all(|name| named(name).is_some()));
    }

    #[test]
    fn blame_is_heard() {
        for text in [
            "Why did you let him have a phone?",
            "Didn't you check who he was talking to?",
            "Why didn’t he tell you?",
            "What did he do to encourage this?",
            "Shouldn't you have taken it away?",
            "You should have rung sooner.",
            "I'm sorry to hear that but why did you let him?",
        ] {
            assert_eq!(put(text), Manner::Blaming, "{text}");
        }
    }

    #[test]
    fn making_light_is_heard() {
        for text in [
            "I'm sure it's nothing",
            "Well, it's just a game.",
            "boys will be boys",
            "Are you sure you're not overreacting?",
            "It's probably just a phase",
            "its just a game isnt it",
            "Oh shut up, you silly woman",
            "im wasting my time with you",
        ] {
            assert_eq!(put(text), Manner::Dismissive, "{text}");
        }
    }

    #[test]
    fn agreeing_that_it_is_nothing_makes_light() {
        for text in [
            "I agree, it's nothing",
            "I agree, it is probably nothing at all.",
            "Yes, it does sound like nothing",
            "No, I think you're right not to worry",
            "that sounds quite normal for a boy his age",
            "That sounds quite normal for a boy his age, doesn't it?",
            "You're probably right, then",
            "I'd say you're right, it's nothing.",
            "There's nothing in it, then.",
            "It all sounds quite normal to me",
        ] {
            assert_eq!(put(text), Manner::Dismissive, "{text}");
        }
    }

    #[test]
    fn asking_whether_it_is_normal_or_saying_who_called_it_nothing_does_not() {
        for text in [
            "Is that quite normal for a boy his age?",
            "Does it sound like nothing to you?",
            "Would you say that's quite normal for him?",
            "What would be quite normal for him?",
            "You're probably right that something is wrong",
            "You're right to worry.",
            "You say it's nothing, but what is it?",
            "If it's nothing, nobody will mind",
            "I'm not saying it is nothing.",
            "It's quite normal to be worried",
        ] {
            let manner = put(text);
            assert_ne!(manner, Manner::Dismissive, "{text}");
        }
    }

    #[test]
    fn leading_is_heard() {
        for text in [
            "He's a nice lad, isn't he?",
            "So he hasn't met him, has he?",
            "Surely he told you his name",
            "You don't think he would meet him, do you?",
            "He's nineteen, right?",
            "He's not local is he?",
        ] {
            assert_eq!(put(text), Manner::Leading, "{text}");
        }
    }

    #[test]
    fn jargon_and_warmth_are_heard() {
        for text in [
            "What's his MO?",
            "Is he a misper",
            "Who is the aggrieved?",
            "What's the IP's name?",
        ] {
            assert_eq!(put(text), Manner::Jargon, "{text}");
        }
        for text in [
            "Thank you for telling me.",
            "Take your time. What's his name?",
            "That must be really worrying",
            "Thanks, that's helpful. Who runs the server?",
            "It's not your fault.",
        ] {
            assert_eq!(put(text), Manner::Warm, "{text}");
        }
    }

    #[test]
    fn plain_questions_stay_neutral() {
        for text in [
            "How old is he?",
            "What school is he at?",
            "Do you know his IP address?",
            "Hang on a mo",
            "What game is it?",
            "Do you know who he is?",
            "Have you checked his phone?",
            "Did he tell you his name?",
            "When did you first notice?",
            "Is he there with you? Can you tell me how he is?",
            "Why do you think he's being groomed?",
            "Is it a game they play together?",
            "And where does he live, do you know?",
            "WHAT IS HIS NAME",
            "Did you let anyone else know?",
            "Have you let him know you rang?",
            "Where were you when you first saw it?",
            "Is that all right?",
            "When you say he changed, what do you mean?",
            "Is he just a friend?",
            "So how old is he then?",
            "Who's his friend then, is he local?",
            "Have you talked to Daniel about it?",
        ] {
            assert_eq!(put(text), Manner::Neutral, "{text}");
        }
    }
}
