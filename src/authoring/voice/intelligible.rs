//! How much of a recording a recogniser makes out.

use rphonetic::{DoubleMetaphone, Encoder};
use serde::Serialize;
use serde_json::{Map, Value};

use super::kept::Kept;
use super::render::{RenderFault, Studio};
use super::spoken::spoken;
use super::tool::{Asked, Worker};
use super::wanted::Wanted;
use crate::scenario::text::in_words;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

/// What a recogniser made of a recording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Recognised {
    /// The file.
    pub file: String,
    /// What is said in it.
    pub words: String,
    /// What was heard.
    pub heard: String,
    /// Words wrong, missing or added, in a thousand words said.
    pub errors_per_mille: u32,
    /// How many words are said.
    pub of: usize,
    /// How many are wrong, missing or added.
    pub errors: usize,
}

/// Has every recording listened to; `told` is called as each is done.
///
/// # Errors
///
/// When the recogniser fails; the first fault ends the run.
pub fn recognise(
    studio: &Studio<'_>,
    wanted: &[Wanted],
    kept: &Kept,
    told: &mut dyn FnMut(usize),
) -> Result<Vec<Recognised>, RenderFault> {
    let there: Vec<&Wanted> = wanted
        .iter()
        .filter(|it| kept.folder().join(it.file()).is_file())
        .collect();
    let next = AtomicUsize::new(0);
    let (to, results) = channel();
    thread::scope(|scope| {
        for _ in 0..studio.jobs.clamp(1, there.len().max(1)) {
            let (to, next, there) = (to.clone(), &next, &there);
            scope.spawn(move || {
                let tool = &studio.voices.recogniser;
                let mut recogniser = Worker::new(tool, &studio.folders, studio.patience);
                while let Some(it) = there.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let heard = listen(&mut recogniser, it, kept);
                    let failed = heard.is_err();
                    if to.send(heard).is_err() || failed {
                        return;
                    }
                }
            });
        }
        drop(to);
        let mut all = Vec::new();
        for heard in &results {
            all.push(heard?);
            told(all.len());
        }
        all.sort_by(|a, b| {
            let order = b.errors_per_mille.cmp(&a.errors_per_mille);
            order.then_with(|| a.file.cmp(&b.file))
        });
        Ok(all)
    })
}

fn listen(
    recogniser: &mut Worker,
    wanted: &Wanted,
    kept: &Kept,
) -> Result<Recognised, RenderFault> {
    let path = kept.folder().join(wanted.file());
    let mut named = Map::new();
    named.insert("mp3".to_owned(), Value::from(path.display().to_string()));
    let asked = Asked { text: None, named };
    let heard = recogniser.ask(&asked).map_err(RenderFault::Tool)?;
    let (said, made_out) = (words_of(&spoken(&wanted.words)), words_of(&heard));
    let errors = errors(&said, &made_out);
    let per_mille = errors * 1000 / said.len().max(1);
    Ok(Recognised {
        file: wanted.file(),
        words: wanted.words.clone(),
        heard,
        errors_per_mille: u32::try_from(per_mille).unwrap_or(u32::MAX),
        of: said.len(),
        errors,
    })
}

/// The words of a text as they sound: numbers spoken, letters that are spelt out run together, punctuation gone.
fn words_of(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut spelling = false;
    let text = text.replace('’', "'");
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '\'') {
        let word = word.trim_matches('\'').to_lowercase();
        if word.is_empty() {
            continue;
        }
        let alphabetic = word.bytes().all(|it| it.is_ascii_alphabetic());
        let letter = word.len() == 1 && alphabetic && !matches!(&*word, "a" | "i");
        match words.last_mut() {
            Some(last) if letter && spelling => last.push_str(&word),
            _ if word.bytes().all(|it| it.is_ascii_digit()) => {
                words.extend(number_spoken(&word));
            }
            _ => words.push(word.replace('\'', "")),
        }
        spelling = letter;
    }
    words
}

/// A number as it is said: in words up to a hundred, else figure by figure.
fn number_spoken(digits: &str) -> Vec<String> {
    let plain = digits.len() <= 2 && !digits.starts_with('0');
    match digits.parse().ok().filter(|_| plain) {
        Some(number) => in_words(number).split('-').map(str::to_owned).collect(),
        None => digits.bytes().map(|it| in_words(it - b'0')).collect(),
    }
}

/// How many words must be changed, left out or put in to come from one to the other. Words that sound alike are the
/// same: a recogniser cannot know how an invented name is spelt.
fn errors(said: &[String], heard: &[String]) -> usize {
    let sounds = DoubleMetaphone::default();
    let sound = |words: &[String]| -> Vec<String> {
        words.iter().map(|word| sounds.encode(word)).collect()
    };
    let (said_sounds, heard_sounds) = (sound(said), sound(heard));
    let mut row: Vec<usize> = (0..=heard.len()).collect();
    for (at, word) in said.iter().enumerate() {
        let mut before = row[0];
        row[0] = at + 1;
        for (place, other) in heard.iter().enumerate() {
            let alike = !said_sounds[at].is_empty() && said_sounds[at] == heard_sounds[place];
            let change = before + usize::from(word != other && !alike);
            before = row[place + 1];
            row[place + 1] = change.min(before + 1).min(row[place] + 1);
        }
    }
    row[heard.len()]
}

/// How errors are spread over recordings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spread {
    /// How many recordings were listened to.
    pub recordings: usize,
    /// How many words are said in them.
    pub words: usize,
    /// Errors in a thousand words, all taken together.
    pub overall_per_mille: u32,
    /// How many recordings have no error at all.
    pub without: usize,
    /// Errors in a thousand words of the recording in the middle, and of those that nine in ten and ninety-nine in a
    /// hundred do not exceed.
    pub median: u32,
    /// See `median`.
    pub nine_in_ten: u32,
    /// See `median`.
    pub ninety_nine_in_a_hundred: u32,
}

impl Spread {
    /// The spread over these.
    pub fn of(all: &[Recognised]) -> Spread {
        let mut sorted: Vec<u32> = all.iter().map(|it| it.errors_per_mille).collect();
        sorted.sort_unstable();
        let at = |part: usize| {
            let place = (sorted.len() * part / 100).min(sorted.len().saturating_sub(1));
            sorted.get(place).copied().unwrap_or(0)
        };
        let words: usize = all.iter().map(|it| it.of).sum();
        let errors: usize = all.iter().map(|it| it.errors).sum();
        Spread {
            recordings: all.len(),
            words,
            overall_per_mille: u32::try_from(errors * 1000 / words.max(1)).unwrap_or(u32::MAX),
            without: sorted.iter().filter(|it| **it == 0).count(),
            median: at(50),
            nine_in_ten: at(90),
            ninety_nine_in_a_hundred: at(99),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(said: &str, heard: &str) -> usize {
        errors(&words_of(said), &words_of(heard))
    }

    #[test]
    fn numbers_letters_and_punctuation_are_as_they_sound() {
        assert_eq!(wrong("He says he's eighteen.", "he says hes 18"), 0);
        assert_eq!(wrong("Forty-two. Nought seven.", "42 07"), 0);
        assert_eq!(
            wrong("It's W, H, E, A, T, L, E, Y.", "It's W-H-E-A-T-L-E-Y"),
            0
        );
        let number = spoken("07700 900382");
        assert_eq!(
            wrong(&number, "o double seven double oh, nine double o, 3-8-2"),
            0
        );
        assert_eq!(
            wrong("Jordan Whateley, I think.", "Jordan Wateley I think"),
            0
        );
    }

    #[test]
    fn wrong_missing_and_added_words_count_one_each() {
        assert_eq!(
            wrong("I think he is being groomed", "I think he is being grown"),
            1
        );
        assert_eq!(
            wrong("I think he is being groomed", "I think he is groomed"),
            1
        );
        assert_eq!(wrong("I think so", "well I think so"), 1);
        assert_eq!(wrong("anything at all", ""), 3);
    }

    #[test]
    fn a_spread_is_told_by_its_middle_and_its_ends() {
        let one = |errors_per_mille| Recognised {
            file: String::new(),
            words: String::new(),
            heard: String::new(),
            errors_per_mille,
            of: 10,
            errors: errors_per_mille as usize / 100,
        };
        let all: Vec<Recognised> = (0..100)
            .map(|it| one(if it < 90 { 0 } else { 500 }))
            .collect();
        let spread = Spread::of(&all);
        assert_eq!(
            (spread.without, spread.median, spread.nine_in_ten),
            (90, 0, 500)
        );
        assert_eq!(spread.overall_per_mille, 50);
        assert_eq!(Spread::of(&[]).recordings, 0);
    }
}
