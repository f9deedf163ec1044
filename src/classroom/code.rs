//! The code that a trainee types to come into a room.

use std::fmt;

/// The characters of a code. None of them is easily taken for another, read from a wall or heard across a room: no `0` and
/// `O`, `1`, `I` and `L`, `2` and `Z`, `5` and `S`, `8` and `B`, `U` and `V`, and no vowel, so that none spells a word.
const ALPHABET: &[u8; 19] = b"CDFGHJKMNPQRTWXY346";

/// How many characters a code has.
pub const CODE_CHARS: usize = 6;

/// A code to come into a room by: about 47 million, of which those of rooms that are open can be guessed only through a
/// door that soon stays shut.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct JoinCode([u8; CODE_CHARS]);

impl JoinCode {
    /// The code these random bytes give; `None` if more are needed.
    pub fn drawn(chance: &[u8]) -> Option<JoinCode> {
        // A byte past the last whole turn of the alphabet would favour its beginning.
        let fair = 256 - 256 % ALPHABET.len();
        let fair = chance.iter().filter(|it| usize::from(**it) < fair);
        let mut code = [0; CODE_CHARS];
        let mut chars = fair.map(|it| ALPHABET[usize::from(*it) % ALPHABET.len()]);
        for place in &mut code {
            *place = chars.next()?;
        }
        Some(JoinCode(code))
    }

    /// The code that was typed: in any case, with spaces or hyphens; `None` if it is none.
    pub fn read(typed: &str) -> Option<JoinCode> {
        let mut code = [0; CODE_CHARS];
        let mut chars = typed
            .chars()
            .filter(|it| !it.is_whitespace() && *it != '-')
            .take(CODE_CHARS + 1);
        for place in &mut code {
            let byte = u8::try_from(chars.next()?.to_ascii_uppercase()).ok()?;
            if !ALPHABET.contains(&byte) {
                return None;
            }
            *place = byte;
        }
        chars.next().is_none().then_some(JoinCode(code))
    }
}

impl fmt::Display for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Every character is one of the alphabet's, which is ASCII.
        f.write_str(std::str::from_utf8(&self.0).unwrap_or_default())
    }
}

impl fmt::Debug for JoinCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JoinCode({self})")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_code_is_read_as_people_write_it(chance in proptest::collection::vec(0_u8..247, 6..40)) {
            let code = JoinCode::drawn(&chance).unwrap();
            let text = code.to_string();
            prop_assert_eq!(JoinCode::read(&text), Some(code));
            let lower = text.to_lowercase();
            prop_assert_eq!(JoinCode::read(&format!(" {}-{} ", &lower[..3], &lower[3..])), Some(code));
            prop_assert_eq!(JoinCode::read(&format!("{text}C")), None);
            prop_assert_eq!(JoinCode::read(&text[..5]), None);
        }

        #[test]
        fn what_is_no_code_is_none(typed in "\\PC*") {
            if let Some(code) = JoinCode::read(&typed) {
                let same: String = typed.chars().filter(|it| !it.is_whitespace() && *it != '-').collect();
                prop_assert_eq!(code.to_string(), same.to_ascii_uppercase());
            }
        }
    }

    #[test]
    fn every_character_is_as_likely() {
        let chance: Vec<u8> = (0..=u8::MAX).collect();
        let mut counts = [0; 256];
        for run in chance.chunks(6) {
            if let Some(code) = JoinCode::drawn(run) {
                code.0.iter().for_each(|it| counts[usize::from(*it)] += 1);
            }
        }
        let counts: Vec<i32> = ALPHABET.iter().map(|it| counts[usize::from(*it)]).collect();
        let (least, most) = (counts.iter().min().unwrap(), counts.iter().max().unwrap());
        assert!(most - least <= 1, "{counts:?}");
    }
}
