//! Telephone numbers, however they are written.

use crate::limits;

/// A number with fewer digits is not searched for.
pub(super) const SHORTEST: usize = 6;

/// The digits, beginning with 0 however the country code was written. Empty if there are none.
pub(super) fn digits(text: &str) -> String {
    let text: String = text.chars().take(limits::QUERY_CHARS).collect();
    let abroad = text.trim_start().starts_with('+');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = if abroad {
        digits.strip_prefix("44")
    } else {
        digits.strip_prefix("0044")
    }
    // Ten digits after a bare 44: nobody's area code, so the plus was left out.
    .or_else(|| digits.strip_prefix("44").filter(|rest| rest.len() >= 10));
    match national {
        // "+44 (0)1632" keeps the nought that is only dialled at home.
        Some(rest) => format!("0{}", rest.strip_prefix('0').unwrap_or(rest)),
        None => digits,
    }
}
