//! What a reading is compared by: its words, each two that follow one another, and each three letters that follow one
//! another within a word.
//!
//! Letters carry over the endings and slips that words do not; words in pairs carry the order.

/// The features of a reading, each kind in the order of its keys and each key once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Features {
    words: Vec<Feature>,
    letters: Vec<Feature>,
}

/// A kind of feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words and pairs of words.
    Words,
    /// Letters by threes.
    Letters,
}

/// One feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Feature {
    /// Stands for what it is. Two that differ may share a key, too seldom to matter.
    pub key: u32,
    /// How surely it was read, in thousandths.
    pub sure: u16,
}

/// A word as it is compared, and how surely it was read, in thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub text: String,
    pub sure: u16,
}

impl Features {
    /// Of these words, in order, and of the meanings they stand for.
    pub(super) fn of(tokens: &[Token], senses: &[Token]) -> Features {
        let mut features = Features::default();
        let mut buffer = String::new();
        for (place, token) in tokens.iter().enumerate() {
            features.word(&[b"w", token.text.as_bytes()], token.sure);
            if let Some(next) = tokens.get(place + 1) {
                let pair: [&[u8]; 4] = [b"p", token.text.as_bytes(), b" ", next.text.as_bytes()];
                features.word(&pair, token.sure.min(next.sure));
            }
            features.spell(token, &mut buffer);
        }
        for sense in senses {
            features.word(&[b"s", sense.text.as_bytes()], sense.sure);
        }
        settle(&mut features.words);
        settle(&mut features.letters);
        features
    }

    /// Those of one kind.
    pub(super) fn of_kind(&self, kind: Kind) -> &[Feature] {
        match kind {
            Kind::Words => &self.words,
            Kind::Letters => &self.letters,
        }
    }

    fn word(&mut self, parts: &[&[u8]], sure: u16) {
        self.words.push(Feature {
            key: key(parts),
            sure,
        });
    }

    /// The letters of a word by threes, its beginning and end standing among them as blanks.
    fn spell(&mut self, token: &Token, buffer: &mut String) {
        if token.text.is_empty() {
            return;
        }
        buffer.clear();
        buffer.push(' ');
        buffer.push_str(&token.text);
        buffer.push(' ');
        let starts = buffer.char_indices().map(|(at, _)| at);
        let ends = buffer.char_indices().skip(3).map(|(at, _)| at);
        for (start, end) in starts.zip(ends.chain([buffer.len()])) {
            self.letters.push(Feature {
                key: key(&[&buffer.as_bytes()[start..end]]),
                sure: token.sure,
            });
        }
    }
}

fn settle(features: &mut Vec<Feature>) {
    features.sort_unstable_by(|a, b| a.key.cmp(&b.key).then(b.sure.cmp(&a.sure)));
    features.dedup_by_key(|feature| feature.key);
}

/// A short text as a number.
fn key(parts: &[&[u8]]) -> u32 {
    let hash = hash(parts);
    (hash ^ (hash >> 32)) as u32
}

/// A text as a number (FNV-1a, with a last stir so that short texts spread), the same on every machine.
pub(super) fn hash(parts: &[&[u8]]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.iter().copied().flatten() {
        hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// The features of words as they stand.
#[cfg(test)]
pub(super) fn plain(text: &str) -> Features {
    let token = |word: &str| Token {
        text: word.to_owned(),
        sure: 1000,
    };
    let tokens: Vec<Token> = text.split(' ').map(token).collect();
    Features::of(&tokens, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &[&str]) -> Features {
        plain(&words.join(" "))
    }

    #[test]
    fn words_pairs_and_letters_are_counted_once() {
        let features = of(&["who", "is", "who"]);
        assert_eq!(
            features.of_kind(Kind::Words).len(),
            4,
            "two words and two pairs"
        );
        // " wh", "who", "ho ", " is", "is ".
        assert_eq!(features.of_kind(Kind::Letters).len(), 5);
    }

    #[test]
    fn letters_of_any_script_are_borne() {
        assert_eq!(of(&["é"]).of_kind(Kind::Letters).len(), 1);
        assert_eq!(of(&["🦀🦀"]).of_kind(Kind::Letters).len(), 2);
        assert_eq!(of(&[""]).of_kind(Kind::Letters).len(), 0);
    }
}
