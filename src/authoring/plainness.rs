//! How plainly a scenario speaks: sentences a caller would not say in one breath, a caller who talks like a form, and
//! words to the trainee that make light or lay blame.

use super::finding::{Finding, Kind};
use super::pointing::{Pointing, To};
use crate::call::log::wording;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::loaded::Scenario;
use crate::scenario::script::{Line, Script};
use crate::scenario::stock::Stock;

/// The most words of a sentence that a listener holds: the limit of the United Kingdom government's own style, too.
const SENTENCE_WORDS: usize = 25;
/// The highest reading age of what a caller says, in tenths of a year. Reading age is taken as the Flesch-Kincaid grade
/// and five years; people in distress speak far below what they read. To be confirmed by an expert.
const READING_AGE_TENTHS: i64 = 120;

/// A text of a script, and the way to it.
type At<'s, T> = (Vec<To<'s>>, T);

/// What is not said plainly, in the order of the text.
pub(super) fn look(scenario: &Scenario, source: &str) -> Vec<Finding> {
    let pointing = Pointing::of(source);
    let script = &scenario.script;
    let lines = lines(script);
    let mut found = long_sentences(&lines, &pointing);
    found.extend(reading_age(&lines, &pointing));
    found.extend(light_words(script, &pointing));
    found.sort_by_key(|it| it.place.span.as_ref().map(|it| it.start));
    found
}

/// Every line a caller can say.
fn lines(script: &Script) -> Vec<At<'_, &Line>> {
    let mut all = Vec::new();
    let mut add = |way: &[To<'static>], lines| {
        let lines: &[Line] = lines;
        for (place, line) in lines.iter().enumerate() {
            all.push(([way, &[To::Item(place)]].concat(), line));
        }
    };
    add(&[To::Field("opening")], &script.opening);
    let concern = [To::Field("concern"), To::Field("lines")];
    add(&concern, &script.concern.lines);
    for (place, fact) in script.facts.iter().enumerate() {
        for (name, lines) in [("says", &fact.says), ("half", &fact.half)] {
            add(
                &[To::Field("facts"), To::Item(place), To::Field(name)],
                lines,
            );
        }
    }
    for stock in Stock::ALL {
        let way = [
            To::Field("caller"),
            To::Field("lines"),
            To::Field(stock.field()),
        ];
        add(&way, stock.of(&script.caller.lines));
    }
    all
}

/// The words of each sentence of a text. A name in braces is one word.
fn sentences(text: &str) -> Vec<Vec<&str>> {
    let ended = text.split_inclusive(['.', '!', '?', '…']);
    let words = ended.map(|sentence| {
        let words = sentence.split_whitespace();
        words
            .filter(|word| word.contains(|c: char| c.is_alphanumeric()))
            .collect::<Vec<_>>()
    });
    words.filter(|words| !words.is_empty()).collect()
}

fn long_sentences(lines: &[At<'_, &Line>], pointing: &Pointing<'_>) -> Vec<Finding> {
    let long = lines.iter().filter_map(|(way, line)| {
        let longest = sentences(&line.text).iter().map(Vec::len).max()?;
        (longest > SENTENCE_WORDS).then(|| Finding {
            kind: Kind::LongSentence,
            place: pointing.at(way),
            message: format!("`{}` has a sentence of {longest} words", line.id),
            mend: Some(format!(
                "let it be two or three; people hold about {SENTENCE_WORDS} words at a time"
            )),
        })
    });
    long.collect()
}

/// The reading age of all that a caller says, where it is too high.
fn reading_age(lines: &[At<'_, &Line>], pointing: &Pointing<'_>) -> Option<Finding> {
    let (mut count, mut words, mut syllables) = (0_i64, 0_i64, 0_i64);
    for (_, line) in lines {
        for sentence in sentences(&line.text) {
            count += 1;
            for word in sentence {
                words += 1;
                syllables += syllables_of(word);
            }
        }
    }
    let age = age_tenths(count, words, syllables)?;
    (age > READING_AGE_TENTHS).then(|| Finding {
        kind: Kind::HardToRead,
        place: pointing.head(&[To::Field("caller"), To::Field("lines")]),
        message: format!(
            "the caller's lines have a reading age of about {} years",
            age / 10
        ),
        mend: Some(format!(
            "shorter sentences and everyday words bring it to {} or less",
            READING_AGE_TENTHS / 10
        )),
    })
}

/// Flesch-Kincaid grade (Kincaid and others, 1975: 0.39 words a sentence and 11.8 syllables a word, less 15.59) and five
/// years, in tenths.
fn age_tenths(sentences: i64, words: i64, syllables: i64) -> Option<i64> {
    let by_sentence = (390 * words).checked_div(sentences)?;
    let by_word = (11_800 * syllables).checked_div(words)?;
    Some((by_sentence + by_word - 15_590 + 5_000) / 100)
}

/// The syllables of an English word, by its groups of vowels.
fn syllables_of(word: &str) -> i64 {
    let letters: Vec<char> = word
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let begins = |at: usize| vowel(&letters[at]) && (at == 0 || !vowel(&letters[at - 1]));
    let mut groups = (0..letters.len()).filter(|at| begins(*at)).count();
    let silent = match letters.as_slice() {
        [.., before, 'e'] => !vowel(before) && *before != 'l',
        [.., before, 'e', 'd'] => !matches!(before, 't' | 'd') && !vowel(before),
        _ => false,
    };
    if silent && groups > 1 {
        groups -= 1;
    }
    i64::try_from(groups.max(1)).unwrap_or(i64::MAX)
}

/// What a trainee is told in the project's own voice, where it has wording that the log should not have either. What
/// stands in quotation marks is somebody else's, and so is what a supervisor says who is wrong.
fn light_words(script: &Script, pointing: &Pointing<'_>) -> Vec<Finding> {
    let list = &Catalogue::built_in().wording;
    let mut found = Vec::new();
    for (way, text) in told(script) {
        for place in wording(&without_quotes(text)) {
            let Some(entry) = list.get(usize::from(place)) else {
                continue;
            };
            found.push(Finding {
                kind: Kind::LightWords,
                place: pointing.at(&way),
                message: format!("this reads as: {}", entry.reads_as),
                mend: Some(entry.instead.clone()),
            });
        }
    }
    found
}

/// The texts that speak to the trainee.
fn told(script: &Script) -> Vec<At<'_, &str>> {
    let mut all: Vec<At<'_, &str>> = Vec::new();
    for (place, text) in script.objectives.iter().enumerate() {
        all.push((vec![To::Field("objectives"), To::Item(place)], text));
    }
    for (place, text) in script.discuss.iter().enumerate() {
        all.push((vec![To::Field("discuss"), To::Item(place)], text));
    }
    if let Some(text) = &script.care_note {
        all.push((vec![To::Field("care_note")], text));
    }
    reasons(script, &mut all);
    for (place, ruling) in script.review.decisions.iter().enumerate() {
        if ruling.right {
            let way = ["review", "decisions"].map(To::Field);
            all.push((
                [&way[..], &[To::Item(place), To::Field("says")]].concat(),
                &ruling.says,
            ));
        }
    }
    for (place, outcome) in script.outcomes.iter().enumerate() {
        let at = [To::Field("outcomes"), To::Item(place)];
        all.push((vec![at[0], at[1], To::Field("title")], &outcome.title));
        all.push((vec![at[0], at[1], To::Field("text")], &outcome.text));
    }
    all
}

/// What the debrief says of each expectation.
fn reasons<'s>(script: &'s Script, all: &mut Vec<At<'s, &'s str>>) {
    let expects = &script.expects;
    let mut add = |list: &'static str, place: usize, why: &'s str| {
        let way = [To::Field("expects"), To::Field(list), To::Item(place)];
        all.push(([&way[..], &[To::Field("why")]].concat(), why));
    };
    macro_rules! whys {
        ($($list:ident)*) => {
            $(for (place, entry) in expects.$list.iter().enumerate() {
                if let Some(why) = entry.why.reason() {
                    add(stringify!($list), place, why);
                }
            })*
        };
    }
    whys!(recognise ask enquire log advise refer care never);
    for (name, why) in [
        ("grade", &expects.grade.why),
        ("review", &expects.review.why),
    ] {
        let way = ["expects", name, "why"].map(To::Field);
        all.push((way.to_vec(), why));
    }
}

/// A reason, where there must be one and where there may.
trait Why {
    fn reason(&self) -> Option<&String>;
}

impl Why for String {
    fn reason(&self) -> Option<&String> {
        Some(self)
    }
}

impl Why for Option<String> {
    fn reason(&self) -> Option<&String> {
        self.as_ref()
    }
}

/// A text without what stands in quotation marks.
fn without_quotes(text: &str) -> String {
    let mut inside = false;
    let outside = text.chars().filter(|c| {
        match c {
            '“' => inside = true,
            '”' => inside = false,
            '"' => inside = !inside,
            _ => {}
        }
        !inside
    });
    outside.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_by_vowels() {
        for (word, count) in [
            ("he", 1),
            ("home", 1),
            ("phoned", 1),
            ("wanted", 2),
            ("table", 2),
            ("safeguarding", 4),
            ("information", 4),
            ("{child}", 1),
        ] {
            assert_eq!(syllables_of(word), count, "{word}");
        }
    }

    #[test]
    fn plain_speech_reads_young_and_form_filling_old() {
        let age = |text: &str| {
            let sentences = sentences(text);
            let words: Vec<&str> = sentences.iter().flatten().copied().collect();
            let syllables = words.iter().map(|word| syllables_of(word)).sum();
            let count = |of: usize| i64::try_from(of).unwrap();
            age_tenths(count(sentences.len()), count(words.len()), syllables).unwrap()
        };
        assert!(age("He won't come down. He's in his room and the light is on.") < 80);
        let form = "The aforementioned individual communicates inappropriately, necessitating \
                    multidisciplinary safeguarding intervention.";
        assert!(age(form) > READING_AGE_TENTHS);
        assert_eq!(age_tenths(0, 0, 0), None);
    }

    #[test]
    fn quotations_are_somebody_elses() {
        assert_eq!(
            without_quotes("Write the ages. “A friend” hides them."),
            "Write the ages. ” hides them."
        );
        assert!(wording(&without_quotes("He called it \"only a game\".")).is_empty());
        assert!(!wording(&without_quotes("It is only a game.")).is_empty());
    }
}
