//! One text of a script: not empty, not endless, nothing hidden in it, its names known, nobody's address.

use crate::scenario::code::Code;
use crate::scenario::diagnostic::{did_you_mean, is_hidden};
use crate::scenario::script::Script;
use crate::scenario::template::{Part, TemplateFaultKind, parts_of};

use super::telephone::real_number;
use super::{Faults, Trail};

/// Whether `{names}` are filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// They are.
    Filled,
    /// The text is shown as it stands.
    AsWritten,
}

/// What a text has in it, found in one pass.
#[derive(Default)]
struct Seen {
    brace: bool,
    digits: usize,
    /// An `@`, a slash after a colon, or a point with no blank after it: what every address has.
    address: bool,
    hidden: bool,
    wide: bool,
    blank: bool,
}

impl Seen {
    fn of(text: &str) -> Seen {
        let mut seen = Seen {
            blank: true,
            ..Seen::default()
        };
        let mut before = b' ';
        for &byte in text.as_bytes() {
            seen.address |= match byte {
                b'@' => true,
                b'/' => before == b':',
                _ => before == b'.' && byte.is_ascii_alphanumeric(),
            };
            before = byte;
            match byte {
                b'{' | b'}' => seen.brace = true,
                b'0'..=b'9' => seen.digits += 1,
                b'\n' | b' ' | b'\t' => continue,
                0..0x20 | 0x7f => seen.hidden = true,
                0x80.. => seen.wide = true,
                _ => {}
            }
            seen.blank = false;
        }
        seen
    }
}

/// Checks one text; `most` is how many characters it may have.
pub fn check(
    script: &Script,
    text: &str,
    most: usize,
    names: Names,
    at: &Trail<'_>,
    faults: &mut Faults,
) {
    let brace = written(text, most, at, faults);
    if brace && names == Names::Filled && !faults.full() {
        braces(script, text, at, faults);
    }
}

/// Checks one text as it is written, its names aside; whether it is sound so far and has braces.
pub fn written(text: &str, most: usize, at: &Trail<'_>, faults: &mut Faults) -> bool {
    let seen = Seen::of(text);
    if seen.blank {
        faults.error(
            Code::EmptyText,
            at,
            "this text is empty".to_owned(),
            "write it, or remove it",
        );
        return false;
    }
    if text.len() > most && text.chars().count() > most {
        let count = text.chars().count();
        let message = format!("this text has {count} characters; at most {most} are taken");
        faults.error(Code::LongText, at, message, "divide it");
        return false;
    }
    if faults.full() {
        return false;
    }
    if seen.hidden || seen.wide {
        hidden(text, at, faults);
    }
    if seen.digits >= 9
        && let Some(number) = real_number(text)
    {
        let message = format!("{number} may be somebody's telephone number");
        let mend = "use one kept for drama: 01632 960000 to 960999, 07700 900000 to 900999";
        faults.error(Code::RealTelephone, at, message, mend);
    }
    if seen.address
        && let Some(address) = real_address(text)
    {
        let message = format!("`{address}` may be somebody's address");
        let mend = "let it end in .example, .test or .invalid";
        faults.error(Code::RealAddress, at, message, mend);
    }
    seen.brace
}

fn hidden(text: &str, at: &Trail<'_>, faults: &mut Faults) {
    let found = text.chars().find(|&c| is_hidden(c));
    if let Some(c) = found {
        let message = format!(
            "there is a hidden character (U+{:04X}) in this text",
            u32::from(c)
        );
        faults.error(
            Code::HiddenCharacter,
            at,
            message,
            "type the text again instead of pasting it",
        );
    }
}

fn braces(script: &Script, text: &str, at: &Trail<'_>, faults: &mut Faults) {
    for part in parts_of(text) {
        match part {
            Ok(Part::Literal(_)) => {}
            Ok(Part::Name { key, detail, .. }) => name(script, key, detail, at, faults),
            Err(fault) => {
                let column = text[..fault.offset].chars().count() + 1;
                let message = format!("{fault}, at character {column} of this text");
                let mend = match fault.kind {
                    TemplateFaultKind::Unclosed => "close it with `}`, or write `{{` for a brace",
                    TemplateFaultKind::Unopened => "remove it, or write `}}` for a brace",
                    TemplateFaultKind::NotAName => "write `{key}` or `{key.detail}`",
                };
                faults.error(Code::Braces, at, message, mend);
                return;
            }
        }
    }
}

fn name(script: &Script, key: &str, detail: Option<&str>, at: &Trail<'_>, faults: &mut Faults) {
    const DETAILS: [&str; 5] = ["name", "first", "last", "age", "born"];
    let (message, mend) = if let Some(member) = script.cast.get(key) {
        let Some(detail) = detail else { return };
        let aged = matches!(detail, "age" | "born");
        if aged && member.age.is_some()
            || !aged && DETAILS.contains(&detail)
            || member.also.contains_key(detail)
        {
            return;
        }
        let also = member.also.keys().map(String::as_str);
        let mend = match did_you_mean(detail, DETAILS.into_iter().chain(also)) {
            Some(_) if aged => format!("give `{key}` an `age`"),
            Some(meant) => format!("did you mean `{{{key}.{meant}}}`?"),
            None => format!("add `{detail}` to `also` of `{key}`"),
        };
        (
            format!("`{key}` has no `{detail}`, which `{{{key}.{detail}}}` names"),
            mend,
        )
    } else if script.draws.contains_key(key) {
        let Some(detail) = detail else { return };
        let message = format!("`{key}` is a drawn thing and has no `{detail}`");
        (message, format!("write `{{{key}}}`"))
    } else {
        if faults.full() {
            return;
        }
        let known = script.cast.keys().chain(script.draws.keys());
        let mend = match did_you_mean(key, known.map(String::as_str)) {
            Some(meant) => format!("did you mean `{{{meant}}}`?"),
            None => format!("add `{key}` to `cast` or `draws`"),
        };
        (format!("`{{{key}}}` stands for nobody and nothing"), mend)
    };
    faults.error(Code::UnknownName, at, message, mend);
}

/// The first word of a text that reads as an e-mail or web address somebody can own.
fn real_address(text: &str) -> Option<&str> {
    let words = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '"' | '<' | '>' | '(' | ')'));
    words
        .map(|word| word.trim_end_matches(['.', '!', '?', ':', '\'']))
        .find(|word| is_real_address(word))
}

fn is_real_address(word: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "com", "net", "org", "uk", "gg", "io", "tv", "app", "info", "ru", "eu", "de", "xyz",
        "online", "site", "chat", "ai", "edu",
    ];
    let (domain, certain) = if let Some((_, rest)) = word.split_once("://") {
        (rest, true)
    } else if let Some((before, rest)) = word.rsplit_once('@') {
        (rest, !before.is_empty())
    } else {
        (word, false)
    };
    let domain = domain.split(['/', '?', '#', ':']).next().unwrap_or(domain);
    let Some((before, ending)) = domain.rsplit_once('.') else {
        return false;
    };
    let ending = ending.to_ascii_lowercase();
    let kept = matches!(ending.as_str(), "example" | "test" | "invalid");
    let is_word =
        !before.is_empty() && ending.len() > 1 && ending.bytes().all(|b| b.is_ascii_alphabetic());
    is_word && !kept && (certain || ENDINGS.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::real_address;

    #[test]
    fn addresses_nobody_can_own_pass() {
        for text in [
            "Write to luke@mail.example.",
            "https://stone-harbour.example/server",
            "He is @luke.m on there",
            "I don't know... He said no.",
            "at 10.30 or so",
            "luke@school",
        ] {
            assert_eq!(real_address(text), None, "{text}");
        }
    }

    #[test]
    fn others_are_found() {
        assert_eq!(real_address("see luke@gmail.com!"), Some("luke@gmail.com"));
        assert_eq!(real_address("www.site.co.uk"), Some("www.site.co.uk"));
        assert_eq!(real_address("(https://a.b/c)"), None);
        assert_eq!(real_address("(https://a.bc/c)"), Some("https://a.bc/c"));
    }
}
