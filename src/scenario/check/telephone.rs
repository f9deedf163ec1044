//! Telephone numbers within a text, and whether they are from the ranges kept for drama.

/// The ranges Ofcom keeps for drama, as the digits their numbers begin with.
const DRAMA: [&str; 20] = [
    "01632960", "07700900", "08081570", "03069990", "09098790", "02079460", "01134960", "01144960",
    "01154960", "01164960", "01174960", "01184960", "01214960", "01314960", "01414960", "01514960",
    "01614960", "01914980", "02896496", "02920180",
];

/// The first run of a text that reads as a British telephone number and may be somebody's.
pub fn real_number(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(ahead) = bytes[at..]
        .iter()
        .position(|b| matches!(b, b'0'..=b'9' | b'+'))
    {
        let start = at + ahead;
        let (digits, end) = run(bytes, start);
        at = end;
        let joined = start > 0 && bytes[start - 1].is_ascii_alphanumeric();
        if !joined && may_be_real(&digits) {
            return text.get(start..end);
        }
    }
    None
}

/// The digits from here on, over single blanks, hyphens and brackets, with `+44` as `0`; and their end.
fn run(bytes: &[u8], start: usize) -> (String, usize) {
    let international = bytes[start..].starts_with(b"+44");
    let mut digits = String::from(if international { "0" } else { "" });
    let from = start + if international { 3 } else { 1 };
    if !international && bytes[start] != b'+' {
        digits.push(char::from(bytes[start]));
    }
    let (mut at, mut end) = (from, from);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0' if international && digits.len() == 1 => end = at + 1,
            b'0'..=b'9' => {
                digits.push(char::from(byte));
                end = at + 1;
            }
            b' ' | b'-' | b'(' | b')' if at - end < 2 => {}
            _ => break,
        }
        at += 1;
    }
    (digits, end)
}

fn may_be_real(digits: &str) -> bool {
    digits.starts_with('0')
        && matches!(digits.len(), 10 | 11)
        && !(digits.len() == 11 && DRAMA.iter().any(|range| digits.starts_with(range)))
}

#[cfg(test)]
mod tests {
    use super::real_number;

    #[test]
    fn drama_numbers_pass() {
        for text in [
            "ring 01632 960123 please",
            "07700 900 456",
            "+44 7700 900456",
            "+44 (0)20 7946 0999",
            "(0161) 496-0123",
            "born 01/02/2010, code 0123456789012",
            "ref 4407911123456",
            "x07911123456",
            "101 or 999",
            "",
        ] {
            assert_eq!(real_number(text), None, "{text}");
        }
    }

    #[test]
    fn others_are_found() {
        assert_eq!(real_number("his is 07911 123456."), Some("07911 123456"));
        assert_eq!(real_number("+447911123456"), Some("+447911123456"));
        assert_eq!(real_number("01632 961123"), Some("01632 961123"));
        assert_eq!(real_number("(020) 7946-1000 x"), Some("020) 7946-1000"));
        assert_eq!(real_number("01204 12345"), Some("01204 12345"));
    }
}
