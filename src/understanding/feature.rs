//! What a reading is compared by: its words, each two that follow one another, and the runs of three and four
//! letters within each word.
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
    /// Runs of letters.
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

    /// The runs of letters of a word, its beginning and end among them.
    fn spell(&mut self, token: &Token, buffer: &mut String) {
        buffer.clear();
        buffer.push(' ');
        buffer.push_str(&token.text);
        buffer.push(' ');
        let starts: Vec<usize> = buffer
            .char_indices()
            .map(|(at, _)| at)
            .chain([buffer.len()])
            .collect();
        for run in RUNS {
            for ends in starts.windows(run + 1) {
                self.letters.push(Feature {
                    key: key(&[&buffer.as_bytes()[ends[0]..ends[run]]]),
                    sure: token.sure,
                });
            }
        }
    }
}

/// How many letters a run has.
const RUNS: [usize; 2] = [3, 4];

fn settle(features: &mut Vec<Feature>) {
    features.sort_unstable_by(|a, b| a.key.cmp(&b.key).then(b.sure.cmp(&a.sure)));
    features.dedup_by_key(|feature| feature.key);
}

/// FNV-1a, 32 bits, with a last stir so that short texts spread.
fn key(parts: &[&[u8]]) -> u32 {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in parts.iter().copied().flatten() {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^ (hash >> 13)
}
