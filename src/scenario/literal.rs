//! What a number and a text of RON stand for.

/// A whole number as RON writes it; `None` if it is none or far too large.
pub fn whole(text: &str) -> Option<i128> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, &digits[2..]),
        Some("0o") => (8, &digits[2..]),
        Some("0b") => (2, &digits[2..]),
        _ => (10, digits),
    };
    let digits = match radix {
        16 => digits,
        _ => digits.find(['u', 'i']).map_or(digits, |cut| &digits[..cut]),
    };
    let digits = digits.replace('_', "");
    let number = i128::from_str_radix(&digits, radix).ok()?;
    Some(if negative { -number } else { number })
}

/// A text as it reads, from how it is written.
///
/// # Errors
///
/// Where in the written text an escape is unknown, in bytes, and why.
pub fn unescaped(written: &str) -> Result<String, (usize, &'static str)> {
    if let Some(raw) = written.strip_prefix('r') {
        let marks = raw.len() - raw.trim_start_matches('#').len();
        let inner = raw.get(marks + 1..raw.len().saturating_sub(marks + 1));
        return Ok(inner.unwrap_or_default().to_owned());
    }
    let inner = written
        .get(1..written.len().saturating_sub(1))
        .unwrap_or_default();
    let mut out = String::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(cut) = rest.find('\\') {
        out.push_str(&rest[..cut]);
        let at = 1 + inner.len() - rest.len() + cut;
        let (c, length) = escape(&rest[cut + 1..]).map_err(|why| (at, why))?;
        out.extend(c);
        rest = &rest[cut + 1 + length..];
    }
    out.push_str(rest);
    Ok(out)
}

fn escape(after: &str) -> Result<(Option<char>, usize), &'static str> {
    const UNKNOWN: &str = "this is not one of the escapes `\\n`, `\\t`, `\\\"`, `\\\\`, `\\u{…}`";
    const NO_CHARACTER: &str = "this is not the number of a character";
    let first = after.chars().next().ok_or(UNKNOWN)?;
    let simple = |c| Ok((Some(c), 1));
    match first {
        'n' => simple('\n'),
        't' => simple('\t'),
        'r' => simple('\r'),
        '0' => simple('\0'),
        '"' | '\'' | '\\' => simple(first),
        '\n' | '\r' => Ok((
            None,
            after.len() - after.trim_start_matches(['\n', '\r', ' ', '\t']).len(),
        )),
        'x' => {
            let digits = after.get(1..3).ok_or(NO_CHARACTER)?;
            let number = u8::from_str_radix(digits, 16).map_err(|_| NO_CHARACTER)?;
            Ok((Some(char::from(number)), 3))
        }
        'u' => {
            let digits = after[1..].strip_prefix('{').ok_or(NO_CHARACTER)?;
            let close = digits
                .bytes()
                .take(8)
                .position(|b| b == b'}')
                .ok_or(NO_CHARACTER)?;
            let number = u32::from_str_radix(&digits[..close], 16).map_err(|_| NO_CHARACTER)?;
            let c = char::from_u32(number).ok_or(NO_CHARACTER)?;
            Ok((Some(c), close + 3))
        }
        _ => Err(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_ron_writes_them() {
        assert_eq!(whole("-1_000"), Some(-1000));
        assert_eq!(whole("0x1f"), Some(31));
        assert_eq!(whole("5u8"), Some(5));
        assert_eq!(whole("1.5"), None);
        assert_eq!(whole(""), None);
        assert_eq!(whole("-"), None);
        assert_eq!(whole("é"), None);
    }

    #[test]
    fn texts_are_read_as_ron_writes_them() {
        assert_eq!(
            unescaped("\"a\\n\\u{e9}\\x41\"").as_deref(),
            Ok("a\né\u{41}")
        );
        assert_eq!(unescaped("r#\"a\\\"b\"#").as_deref(), Ok("a\\\"b"));
        assert_eq!(unescaped("\"é\\q\"").unwrap_err().0, 3);
        assert!(unescaped("\"\\u{d800}\"").is_err());
        assert!(unescaped("\"\\x\"").is_err());
    }
}
