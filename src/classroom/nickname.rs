//! What a trainee is called in a room: a name they chose, or one of a bird or a tree.

use crate::limits;

/// A friendly nickname, one of two thousand four hundred.
pub fn suggested(chance: u64) -> String {
    let kinds = KINDS.len() as u64;
    let pick = |list: &[&'static str], chance: u64| {
        let place = chance % list.len() as u64;
        let place = usize::try_from(place).unwrap_or_default();
        list.get(place).copied().unwrap_or_default()
    };
    let (first, second) = (pick(&MOODS, chance / kinds), pick(&KINDS, chance));
    format!("{first} {second}")
}

/// The nickname that was typed, without needless spaces.
///
/// # Errors
///
/// Why it cannot be one, in words for the person.
pub fn read(typed: &str) -> Result<String, String> {
    let words: Vec<&str> = typed.split_whitespace().collect();
    let name = words.join(" ");
    if name.is_empty() || name.chars().count() > limits::NICKNAME_CHARS {
        let most = limits::NICKNAME_CHARS;
        return Err(format!("Type a name of 1 to {most} characters."));
    }
    // What makes a sign before it a picture is nothing to be seen by itself.
    let seen = name.chars().any(|it| it != AS_PICTURE);
    if !seen || name.chars().any(is_unseen) {
        return Err(
            "A name is made of letters, numbers and signs that can be seen. Something in this one cannot be."
                .to_owned(),
        );
    }
    Ok(name)
}

const AS_PICTURE: char = '\u{fe0f}';

/// Whether a character shows nothing, shows something else on every screen, or changes how its neighbours are read.
pub(super) fn is_unseen(it: char) -> bool {
    let private = matches!(it, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let turns_direction = matches!(
        it,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    );
    let no_width = matches!(
        it,
        '\u{ad}' | '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200d}' | '\u{2028}' | '\u{2029}'
            | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{fe00}'..='\u{fe0e}' | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    );
    let blank = matches!(
        it,
        '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}'
    );
    it.is_control() || private || turns_direction || no_width || blank
}

/// Words for a mood, a time or a colour. None is about a body, a faith or where anybody comes from.
const MOODS: [&str; 40] = [
    "Amber", "Autumn", "Brave", "Breezy", "Calm", "Careful", "Cheery", "Coastal", "Coral", "Cosy",
    "Curious", "Dewy", "Early", "Evening", "Friendly", "Gentle", "Golden", "Hopeful", "Indigo",
    "Jolly", "Kind", "Leafy", "Lively", "Lucky", "Meadow", "Mellow", "Merry", "Misty", "Moonlit",
    "Morning", "Mossy", "Patient", "Peaceful", "Quiet", "Ready", "Silver", "Starry", "Steady",
    "Summer", "Sunny",
];

/// British birds, and trees. None whose name is also a word for a person.
const KINDS: [&str; 60] = [
    "Avocet",
    "Bittern",
    "Brambling",
    "Bunting",
    "Chaffinch",
    "Chiffchaff",
    "Curlew",
    "Dipper",
    "Dove",
    "Dunlin",
    "Dunnock",
    "Eider",
    "Fieldfare",
    "Firecrest",
    "Fulmar",
    "Goldcrest",
    "Goldfinch",
    "Greenfinch",
    "Guillemot",
    "Harrier",
    "Heron",
    "Kestrel",
    "Kingfisher",
    "Kittiwake",
    "Lapwing",
    "Linnet",
    "Merlin",
    "Nightingale",
    "Nuthatch",
    "Osprey",
    "Pipit",
    "Plover",
    "Puffin",
    "Redstart",
    "Redwing",
    "Robin",
    "Sanderling",
    "Sandpiper",
    "Siskin",
    "Skylark",
    "Starling",
    "Stonechat",
    "Swan",
    "Teal",
    "Tern",
    "Turnstone",
    "Wagtail",
    "Warbler",
    "Waxwing",
    "Wren",
    "Alder",
    "Aspen",
    "Birch",
    "Hawthorn",
    "Hazel",
    "Juniper",
    "Maple",
    "Oak",
    "Rowan",
    "Willow",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_suggestion_is_another_and_a_nickname_itself() {
        let all: BTreeSet<String> = (0..2_400).map(suggested).collect();
        assert_eq!(all.len(), 2_400);
        for name in &all {
            assert_eq!(read(name).as_deref(), Ok(name.as_str()));
            assert!(name.chars().count() <= 20, "{name}");
        }
        assert!(all.contains("Quiet Heron"));
        assert!(all.contains(&suggested(u64::MAX)));
    }

    #[test]
    fn a_name_is_read_as_people_write_it() {
        assert_eq!(read("  Siân \t  O’Neill\n"), Ok("Siân O’Neill".to_owned()));
        assert_eq!(read("李雷 ❤\u{fe0f}"), Ok("李雷 ❤\u{fe0f}".to_owned()));
        assert_eq!(read("ŵ".repeat(40).as_str()), Ok("ŵ".repeat(40)));
        assert!(read(&"w".repeat(41)).unwrap_err().contains("1 to 40"));
        assert!(read(" \u{3000} ").unwrap_err().contains("1 to 40"));
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        let unseen = [
            "a\u{0}b",
            "a\u{7f}",
            "\u{e000}",
            "\u{10fffd}",
            "gnol\u{202e}",
            "a\u{2066}b",
            "a\u{200b}b",
            "\u{feff}a",
            "a\u{ad}b",
            "\u{3164}",
            "\u{2800}",
            "\u{fe0f}",
            "a\u{e0041}",
            "\u{200d}",
        ];
        for name in unseen {
            assert!(read(name).unwrap_err().contains("can be seen"), "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn a_nickname_read_again_is_the_same(typed in any::<String>()) {
            if let Ok(name) = read(&typed) {
                prop_assert!((1..=limits::NICKNAME_CHARS).contains(&name.chars().count()));
                prop_assert_eq!(read(&name), Ok(name.clone()));
                prop_assert!(!name.chars().any(is_unseen));
            }
        }
    }
}
