//! Reading the answers an author gives, each with what to do about one that cannot stand.

use super::matter::{is_known, known};
use super::{Draft, DraftFault};
use crate::limits::ID_CHARS;
use crate::scenario::diagnostic::{did_you_mean, is_hidden};
use crate::scenario::script::Level;

/// How many signs a draft may be made with. More are better written by hand.
pub const MOST_SIGNS: usize = 6;
/// The youngest and the oldest a child is.
const CHILDHOOD: (u8, u8) = (4, 17);
/// How far the youngest and the oldest age may lie apart: a recording is made for each.
const MOST_YEARS: u8 = 3;
/// The longest title, in characters.
const TITLE_CHARS: usize = 80;

/// An id: lower-case words joined by hyphens.
///
/// # Errors
///
/// When it is not one.
pub fn id(text: &str) -> Result<String, DraftFault> {
    let sound = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if text.len() <= ID_CHARS && text.split('-').all(sound) {
        Ok(text.to_owned())
    } else {
        Err(DraftFault::Id {
            id: text.chars().take(ID_CHARS).collect(),
        })
    }
}

/// A title: one line that can be shown.
///
/// # Errors
///
/// When it is empty, too long, or has hidden characters in it.
pub fn title(text: &str) -> Result<String, DraftFault> {
    let text = text.trim();
    let length = text.chars().count();
    let shown = |c: char| !c.is_control() && !is_hidden(c);
    if (1..=TITLE_CHARS).contains(&length) && text.chars().all(shown) {
        Ok(text.to_owned())
    } else {
        Err(DraftFault::Title { most: TITLE_CHARS })
    }
}

/// The title that an id makes: "quiet-evenings" is "Quiet evenings".
pub fn default_title(id: &str) -> String {
    let words = id.replace('-', " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// The id a twin has unless it is given one: the same and a number, which does not tell which of the two it is.
pub fn default_twin(id: &str) -> String {
    let short: String = id.chars().take(ID_CHARS - 2).collect();
    format!("{}-2", short.trim_end_matches('-'))
}

/// A level by its name.
///
/// # Errors
///
/// When there is none of this name.
pub fn level(name: &str) -> Result<Level, DraftFault> {
    match name {
        "foundation" => Ok(Level::Foundation),
        "practised" => Ok(Level::Practised),
        "advanced" => Ok(Level::Advanced),
        _ => Err(DraftFault::Level),
    }
}

/// Ages as `13..14`, `13-14` or `13`, both ends in it.
///
/// # Errors
///
/// When they are no ages, not a child's, or too far apart.
pub fn ages(text: &str) -> Result<(u8, u8), DraftFault> {
    let fault = || DraftFault::Ages {
        childhood: CHILDHOOD,
        years: MOST_YEARS,
    };
    let ages = crate::call::deed::age(text).map_err(|_| fault())?;
    if within(ages) { Ok(ages) } else { Err(fault()) }
}

fn within((youngest, oldest): (u8, u8)) -> bool {
    let (first, last) = CHILDHOOD;
    first <= youngest && youngest <= oldest && oldest <= last && oldest - youngest < MOST_YEARS
}

/// Signs, with blanks or commas between their ids; each once.
///
/// # Errors
///
/// When one of them is none, or they are none or too many.
pub fn signs(text: &str) -> Result<Vec<String>, DraftFault> {
    let mut found: Vec<String> = Vec::new();
    let words = text.split(|c: char| c.is_whitespace() || c == ',');
    for sign in words.filter(|word| !word.is_empty()).take(MOST_SIGNS * 10) {
        if !is_known(sign) {
            return Err(DraftFault::Sign {
                id: sign.chars().take(ID_CHARS).collect(),
                near: did_you_mean(sign, known()).map(str::to_owned),
            });
        }
        if !found.iter().any(|it| it == sign) {
            found.push(sign.to_owned());
        }
    }
    if (1..=MOST_SIGNS).contains(&found.len()) {
        Ok(found)
    } else {
        Err(DraftFault::Signs { most: MOST_SIGNS })
    }
}

/// Looks at all answers of a draft, whoever gave them.
pub(super) fn all(draft: &Draft) -> Result<(), DraftFault> {
    id(&draft.id)?;
    id(&draft.twin)?;
    if draft.id == draft.twin {
        return Err(DraftFault::SameId);
    }
    title(&draft.title)?;
    signs(&draft.signs.join(" "))?;
    if within(draft.ages) {
        Ok(())
    } else {
        Err(DraftFault::Ages {
            childhood: CHILDHOOD,
            years: MOST_YEARS,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_words_joined_by_hyphens() {
        for sound in ["a", "quiet-evenings", "call-2"] {
            assert_eq!(id(sound).unwrap(), sound);
        }
        let long = "a".repeat(ID_CHARS + 1);
        for unsound in [
            "",
            "Quiet",
            "quiet_evenings",
            "-a",
            "a-",
            "a--b",
            "../a",
            "é",
            &long,
        ] {
            assert!(id(unsound).is_err(), "{unsound}");
        }
    }

    #[test]
    fn what_an_id_makes_of_itself_is_sound() {
        assert_eq!(default_title("quiet-evenings"), "Quiet evenings");
        assert_eq!(default_twin("quiet-evenings"), "quiet-evenings-2");
        let long = "ab-".repeat(21) + "a";
        assert_eq!(long.len(), ID_CHARS);
        assert!(id(&default_twin(&long)).is_ok());
    }

    #[test]
    fn ages_are_a_childs_and_close_together() {
        assert_eq!(ages("13..14").unwrap(), (13, 14));
        assert_eq!(ages("13-15").unwrap(), (13, 15));
        assert_eq!(ages("11").unwrap(), (11, 11));
        for wrong in ["", "teen", "14..13", "3..4", "16..18", "10..14", "13.."] {
            assert!(ages(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn signs_are_known_once_and_few() {
        assert_eq!(
            signs("threats, age-gap threats").unwrap(),
            ["threats", "age-gap"]
        );
        let fault = signs("agegap").unwrap_err().to_string();
        assert!(fault.contains("did you mean `age-gap`?"), "{fault}");
        assert!(signs(" , ").is_err());
        let all: Vec<&str> = known().collect();
        assert!(signs(&all.join(" ")).is_err());
    }

    #[test]
    fn a_title_is_one_line_that_can_be_shown() {
        assert_eq!(title("  “The \\ friend” \"").unwrap(), "“The \\ friend” \"");
        let long = "a".repeat(TITLE_CHARS + 1);
        for wrong in ["", "  ", "two\nlines", "a\u{202e}b", &long] {
            assert!(title(wrong).is_err(), "{wrong:?}");
        }
    }
}
