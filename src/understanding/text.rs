//! From typed text to plain words: lower case, one kind of quotation mark, no contractions, no punctuation.

use crate::limits::UTTERANCE_CHARS;

/// A word as it was typed, made plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Lower case, letters and digits only.
    pub text: String,
    /// Whether it began with a capital.
    pub capital: bool,
    /// Whether it was all capitals, and longer than one letter.
    pub capitals: bool,
    /// Whether a comma stood before it.
    pub comma: bool,
    /// Whether it is not what was typed but what that is thought to have been meant as.
    pub mended: bool,
}

/// Words up to a full stop, question mark, or the like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// Its words, in order.
    pub words: Vec<Word>,
    /// Whether it ended in a question mark.
    pub asks: bool,
}

/// The sentences of an utterance. Only its first [`UTTERANCE_CHARS`] characters are read.
pub(super) fn sentences(utterance: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut sentence = Sentence::default();
    let mut raw = String::new();
    let mut comma = false;
    let mut chars = utterance.chars().take(UTTERANCE_CHARS).peekable();
    while let Some(c) = chars.next() {
        let c = plain(c);
        let ends = match c {
            '?' | '!' | ';' | '\n' => true,
            '.' => chars.peek().is_none_or(|next| next.is_whitespace()),
            _ => false,
        };
        if c.is_alphanumeric() || c == '\'' {
            raw.push(c);
            continue;
        }
        expand(&std::mem::take(&mut raw), &mut comma, &mut sentence.words);
        comma |= c == ',';
        if ends {
            sentence.asks = c == '?';
            if !sentence.words.is_empty() {
                found.push(std::mem::take(&mut sentence));
            } else if sentence.asks
                && let Some(last) = found.last_mut()
            {
                last.asks = true;
            }
        }
    }
    expand(&raw, &mut comma, &mut sentence.words);
    if !sentence.words.is_empty() {
        sentence.asks = false;
        found.push(sentence);
    }
    for sentence in &mut found {
        settle_has(&mut sentence.words);
    }
    found
}

/// All the words of a text, its sentences run together.
pub(super) fn words(text: &str) -> Vec<Word> {
    sentences(text)
        .into_iter()
        .flat_map(|sentence| sentence.words)
        .collect()
}

/// The words with a space between each.
#[cfg(test)]
pub(super) fn joined(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}

/// One kind of each mark, and letters without the commonest accents.
fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '`' | '\u{b4}' | '\u{2bc}' => '\'',
        '\u{2026}' => '.',
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// Writes one typed word as the words it stands for; the first takes the comma.
fn expand(raw: &str, comma: &mut bool, into: &mut Vec<Word>) {
    let raw = raw.trim_matches('\'');
    if raw.is_empty() {
        return;
    }
    let capital = raw.chars().next().is_some_and(char::is_uppercase);
    let head = raw.split('\'').next().unwrap_or(raw);
    let letters = head.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = letters > 1 && !head.chars().any(char::is_lowercase);
    let text = raw.to_lowercase();
    let mut push = |text: &str| {
        if !text.is_empty() {
            into.push(Word {
                text: text.to_owned(),
                capital,
                capitals,
                comma: std::mem::take(comma),
                mended: false,
            });
        }
    };
    if let Some((_, parts)) = WITHOUT_MARK.iter().find(|(word, _)| *word == text) {
        parts.iter().for_each(|part| push(part));
        return;
    }
    let Some(mark) = text.rfind('\'') else {
        push(&text);
        return;
    };
    let (head, tail) = (text[..mark].replace('\'', ""), &text[mark + 1..]);
    let negated = head.strip_suffix('n').filter(|_| tail == "t");
    match (head.as_str(), negated, tail) {
        ("can", ..) if negated.is_some() => ["can", "not"].iter().for_each(|part| push(part)),
        ("won", ..) if negated.is_some() => ["will", "not"].iter().for_each(|part| push(part)),
        ("shan", ..) if negated.is_some() => ["shall", "not"].iter().for_each(|part| push(part)),
        (_, Some(verb), _) => [verb, "not"].iter().for_each(|part| push(part)),
        (head, None, "s") => {
            push(head);
            push(if IS_AFTER.contains(&head) { "is" } else { "" });
        }
        (head, None, tail) => match TAILS.iter().find(|(short, _)| *short == tail) {
            Some((_, long)) => [head, long].iter().for_each(|part| push(part)),
            None => push(&format!("{head}{tail}")),
        },
    }
}

/// What follows the mark, written out.
const TAILS: &[(&str, &str)] = &[
    ("re", "are"),
    ("ve", "have"),
    ("ll", "will"),
    ("m", "am"),
    ("d", "would"),
];

/// "He's been" is "he has been", not "he is been".
fn settle_has(words: &mut [Word]) {
    for place in 1..words.len() {
        let been = matches!(words[place].text.as_str(), "been" | "got" | "had" | "never");
        if been && words[place - 1].text == "is" {
            words[place - 1].text = "has".to_owned();
        }
    }
}

/// Words after which "'s" means "is"; after any other it is taken as a possessive and dropped.
const IS_AFTER: &[&str] = &[
    "he",
    "she",
    "it",
    "that",
    "this",
    "there",
    "here",
    "who",
    "what",
    "where",
    "when",
    "why",
    "how",
    "everything",
    "something",
    "nothing",
];

/// Contractions as typed in a hurry, without the mark.
const WITHOUT_MARK: &[(&str, &[&str])] = &[
    ("whats", &["what", "is"]),
    ("whos", &["who", "is"]),
    ("wheres", &["where", "is"]),
    ("whens", &["when", "is"]),
    ("hows", &["how", "is"]),
    ("whys", &["why", "is"]),
    ("hes", &["he", "is"]),
    ("shes", &["she", "is"]),
    ("its", &["it", "is"]),
    ("thats", &["that", "is"]),
    ("theres", &["there", "is"]),
    ("im", &["i", "am"]),
    ("ive", &["i", "have"]),
    ("youre", &["you", "are"]),
    ("youve", &["you", "have"]),
    ("youll", &["you", "will"]),
    ("theyre", &["they", "are"]),
    ("theyve", &["they", "have"]),
    ("weve", &["we", "have"]),
    ("dont", &["do", "not"]),
    ("doesnt", &["does", "not"]),
    ("didnt", &["did", "not"]),
    ("isnt", &["is", "not"]),
    ("arent", &["are", "not"]),
    ("wasnt", &["was", "not"]),
    ("werent", &["were", "not"]),
    ("hasnt", &["has", "not"]),
    ("havent", &["have", "not"]),
    ("hadnt", &["had", "not"]),
    ("cant", &["can", "not"]),
    ("cannot", &["can", "not"]),
    ("couldnt", &["could", "not"]),
    ("wont", &["will", "not"]),
    ("wouldnt", &["would", "not"]),
    ("shouldnt", &["should", "not"]),
    ("mustnt", &["must", "not"]),
    ("u", &["you"]),
    ("ur", &["your"]),
    ("r", &["are"]),
    ("pls", &["please"]),
    ("plz", &["please"]),
    ("abt", &["about"]),
    ("gonna", &["going", "to"]),
    ("wanna", &["want", "to"]),
    ("dunno", &["do", "not", "know"]),
];

/// A word without its commonest endings, so that "messages", "messaged" and "messaging" are one.
pub(super) fn stem(word: &str) -> String {
    if word.len() <= 3 || !word.is_ascii() {
        return word.to_owned();
    }
    let mut stem = word.to_owned();
    if let Some(head) = stem.strip_suffix("ies").filter(|head| head.len() > 1) {
        stem = format!("{head}y");
    } else if ["sses", "shes", "ches", "xes", "zes"]
        .iter()
        .any(|end| stem.ends_with(end))
    {
        stem.truncate(stem.len() - 2);
    } else if stem.ends_with('s') && !["ss", "us", "is"].iter().any(|end| stem.ends_with(end)) {
        stem.pop();
    }
    if let Some(head) = stem.strip_suffix("ied").filter(|head| head.len() > 1) {
        stem = format!("{head}y");
    } else if let Some(head) = ["ing", "ed"]
        .iter()
        .find_map(|end| stem.strip_suffix(end))
        .filter(|head| head.len() > 1 && has_vowel(head) && !head.ends_with('e'))
    {
        stem = single(head);
    }
    if let Some(head) = stem.strip_suffix("ly").filter(|head| head.len() > 2) {
        stem = head.to_owned();
    }
    if stem.len() > 3 && stem.ends_with('e') {
        stem.pop();
    }
    stem
}

fn has_vowel(text: &str) -> bool {
    text.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// "chatt" is "chat", but "tell" stays.
fn single(head: &str) -> String {
    let bytes = head.as_bytes();
    let mut head = head.to_owned();
    if let [.., a, b] = bytes
        && a == b
        && !b"lsz".contains(b)
        && !b"aeiou".contains(b)
    {
        head.pop();
    }
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plainly(text: &str) -> String {
        joined(&words(text))
    }

    #[test]
    fn contractions_are_written_out() {
        assert_eq!(plainly("What\u{2019}s his name?"), "what is his name");
        assert_eq!(
            plainly("I can't, we'll, let's, O'Neil's"),
            "i can not we will let oneil"
        );
        assert_eq!(plainly("He's been; she won't"), "he has been she will not");
        assert_eq!(
            plainly("Didn't you? whats Luke's age"),
            "did not you what is luke age"
        );
    }

    #[test]
    fn sentences_end_where_they_should() {
        let found = sentences("Thanks. Who runs it?? See wolf.example at 7.30");
        assert_eq!(found.len(), 3);
        assert!(!found[0].asks && found[1].asks);
    }

    #[test]
    fn only_the_beginning_is_read() {
        let long = "a ".repeat(1_000_000);
        assert_eq!(words(&long).len(), UTTERANCE_CHARS / 2);
    }

    #[test]
    fn endings_do_not_matter() {
        for (one, other) in [
            ("messages", "messaging"),
            ("chatted", "chat"),
            ("worried", "worrying"),
            ("lives", "living"),
            ("parties", "party"),
        ] {
            assert_eq!(stem(one), stem(other), "{one} {other}");
        }
        assert_eq!(stem("need"), "need");
        assert_ne!(stem("thing"), stem("the"));
    }
}
