//! Counts in words.

/// A small count as a word: "two"; a larger one in figures.
pub fn in_words(count: u32) -> String {
    const WORDS: [&str; 11] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let word = usize::try_from(count).ok().and_then(|it| WORDS.get(it));
    word.map_or_else(|| count.to_string(), |it| (*it).to_owned())
}

/// The same at the beginning of a sentence.
pub fn at_start(count: u32) -> String {
    let words = in_words(count);
    let mut chars = words.chars();
    let first = chars.next().map(|it| it.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}

/// A count and its noun: "1 call", "6 calls".
pub fn counted(count: u32, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_said_as_people_say_them() {
        assert_eq!(in_words(0), "none");
        assert_eq!(at_start(3), "Three");
        assert_eq!(at_start(12), "12");
        assert_eq!(counted(1, "call", "calls"), "1 call");
        assert_eq!(counted(0, "call", "calls"), "0 calls");
    }
}
