//! Support, for the trainee first.

use crate::scenario::catalogue::support::helplines;

/// Whom to turn to, trainees' own support first.
pub fn text() -> String {
    let mut text = String::from(
        "If a call stays with you, real or practised, speak to somebody. Nobody asks why.",
    );
    for helpline in helplines() {
        text.push_str(&format!(
            "\n  {} ({}): {}. {}.",
            helpline.name,
            helpline.whom,
            helpline.number.trim_end_matches('.'),
            helpline.hours.trim_end_matches('.')
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn support_for_trainees_comes_first() {
        let text = super::text();
        let first = text.lines().nth(1).unwrap_or_default();
        assert!(first.contains("(Trainees"), "{first}");
    }
}
