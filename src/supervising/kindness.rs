//! Whether what a handler is told teaches, or shames.

use std::sync::LazyLock;

use serde::Deserialize;

/// Words to a colleague that shame, and what to write instead.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shaming {
    /// Phrases that show it, in lower case; matched as whole words.
    pub phrases: Vec<String>,
    /// What it says to a reader.
    pub reads_as: String,
    /// What to write instead.
    pub instead: String,
}

static LIST: LazyLock<Vec<Shaming>> = LazyLock::new(|| {
    let text = include_str!("../../assets/catalogue/shaming.ron");
    // Built in, and read by a test: it can be read.
    crate::scenario::ron_options()
        .from_str(text)
        .unwrap_or_default()
});

/// What shames in a text.
pub fn shaming(text: &str) -> Vec<&'static Shaming> {
    let words = padded(text);
    let says = |phrase: &String| words.contains(&padded(phrase));
    LIST.iter()
        .filter(|it| it.phrases.iter().any(says))
        .collect()
}

/// The words of a text in lower case, each between two blanks.
fn padded(text: &str) -> String {
    let lower = text.to_lowercase().replace('’', "'");
    let words = lower
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_read_and_every_phrase_is_found() {
        let text = include_str!("../../assets/catalogue/shaming.ron");
        let list: Vec<Shaming> = crate::scenario::ron_options().from_str(text).unwrap();
        assert!(!list.is_empty());
        for entry in &list {
            for phrase in &entry.phrases {
                assert!(!shaming(&format!("Well, {phrase}!")).is_empty(), "{phrase}");
            }
        }
    }

    #[test]
    fn whole_words_are_found_and_plain_instructions_pass() {
        assert_eq!(shaming("This is LAZY work.").len(), 1);
        let plain = "Ring her back today. Search national for the name she gave, because a name \
                     by ear may be on record under another spelling.";
        assert!(shaming(plain).is_empty());
        assert!(shaming("A lazyboy chair").is_empty());
    }
}
