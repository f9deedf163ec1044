//! The words of a line as somebody says them: figures one by one, usernames by their parts, sentence by sentence.

/// A sentence with fewer characters than this is spoken with its neighbour: engines read very short texts badly.
const SHORT: usize = 14;
/// How much slower letters are spelt than words are said, in percent.
pub const SPELLING_PACE: u16 = 84;

/// The words with whatever is written one way and said another put as it is said.
pub fn spoken(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (place, word) in words.split(' ').enumerate() {
        if place > 0 {
            out.push(' ');
        }
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        if core.is_empty() {
            out.push_str(word);
            continue;
        }
        let from = word.find(core).unwrap_or(0);
        out.push_str(&word[..from]);
        out.push_str(&word_spoken(core));
        out.push_str(&word[from + core.len()..]);
    }
    out
}

fn word_spoken(word: &str) -> String {
    let figures = word.bytes().all(|it| it.is_ascii_digit());
    if figures && (word.len() > 4 || word.starts_with('0')) {
        return telephone_spoken(word);
    }
    if is_username(word) {
        return username_spoken(word);
    }
    word.to_owned()
}

/// A telephone number: in threes where it is long, a figure that comes twice as "double".
fn telephone_spoken(figures: &str) -> String {
    const SAID: [&str; 10] = [
        "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ];
    let group = if figures.len() == 6 { 3 } else { figures.len() };
    let groups = figures.as_bytes().chunks(group).map(|group| {
        let mut said = Vec::new();
        let mut at = 0;
        while at < group.len() {
            let name = SAID[usize::from(group[at] - b'0')];
            if group.get(at + 1) == Some(&group[at]) {
                said.push(format!("double {name}"));
                at += 2;
            } else {
                said.push(name.to_owned());
                at += 1;
            }
        }
        said.join(" ")
    });
    let said = groups.collect::<Vec<_>>().join(", ");
    // The first part of a number is followed by a breath.
    if figures.starts_with('0') {
        said + ","
    } else {
        said
    }
}

/// Whether a word is written as nobody writes words: with a capital, a line or figures inside it.
fn is_username(word: &str) -> bool {
    let mut chars = word.chars();
    let first_is_letter = chars.next().is_some_and(char::is_alphabetic);
    let inside = chars.any(|c| c == '_' || c.is_ascii_digit());
    let humps = word
        .as_bytes()
        .windows(2)
        .any(|it| it[0].is_ascii_lowercase() && it[1].is_ascii_uppercase());
    first_is_letter && (inside || humps)
}

/// A username by its parts; figures at its end are said one by one.
fn username_spoken(word: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in word.chars() {
        let parts = (before.is_lowercase() && c.is_uppercase())
            || (before.is_alphanumeric() && c.is_ascii_digit());
        if parts {
            out.push(' ');
        }
        out.push(if c == '_' { ' ' } else { c });
        before = c;
    }
    out
}

/// Whether letters are spelt in it: at least three that stand alone.
pub fn spells(sentence: &str) -> bool {
    let letters = sentence.split_whitespace().filter(|word| {
        let core = word.trim_matches(|c: char| !c.is_alphanumeric());
        core.len() == 1 && core.bytes().all(|it| it.is_ascii_uppercase()) && *word != "I"
    });
    letters.count() >= 3
}

/// The sentences of a line, short ones with a neighbour.
pub fn sentences_of(words: &str) -> Vec<String> {
    let mut sentences: Vec<String> = Vec::new();
    let mut open = String::new();
    for word in words.split_whitespace() {
        if !open.is_empty() {
            open.push(' ');
        }
        open.push_str(word);
        let ends = word
            .trim_end_matches(['"', '”', '’', ')'])
            .ends_with(['.', '?', '!']);
        if ends && open.chars().count() >= SHORT {
            sentences.push(std::mem::take(&mut open));
        }
    }
    if open.is_empty() {
        return sentences;
    }
    match sentences.last_mut() {
        Some(last) if open.chars().count() < SHORT => {
            last.push(' ');
            last.push_str(&open);
        }
        _ => sentences.push(open),
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_spoken_by_sentences_and_short_ones_are_not_left_alone() {
        let of = |words: &str| sentences_of(words);
        assert_eq!(
            of("Hello. I don't know if this is right. It's about my son."),
            [
                "Hello. I don't know if this is right.",
                "It's about my son."
            ]
        );
        assert_eq!(
            of("That's what he said to me. No."),
            ["That's what he said to me. No."]
        );
        assert_eq!(of("Yes."), ["Yes."]);
        assert_eq!(
            of("“You don't know him.” That's all he says."),
            ["“You don't know him.”", "That's all he says."]
        );
        assert_eq!(of(""), Vec::<String>::new());
    }

    #[test]
    fn numbers_and_usernames_are_said_as_people_say_them() {
        assert_eq!(
            spoken("This is my mobile. 07700 900382."),
            "This is my mobile. oh double seven double oh, nine double oh, three eight two."
        );
        assert_eq!(
            spoken("It's Slatewalker19, I think."),
            "It's Slatewalker 1 9, I think."
        );
        assert_eq!(spoken("“TallowKing”"), "“Tallow King”");
        assert_eq!(spoken("Kestrel_Ki."), "Kestrel Ki.");
        let same = "He is 14, and it was 2026. I said so.";
        assert_eq!(spoken(same), same);
    }

    #[test]
    fn spelling_is_told_from_speech() {
        assert!(spells("W, H, E, A, T."));
        assert!(spells("C, I, A, R, A, N, and May like the month."));
        assert!(!spells("I think I said I did."));
        assert!(!spells("Plan B. A thing."));
    }
}
