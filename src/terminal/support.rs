//! Support, for the trainee first.

use crate::scenario::catalogue::{Catalogue, Helpline};

/// Whom to turn to, trainees' own support first.
pub fn text() -> String {
    let mut helplines: Vec<&Helpline> = Catalogue::built_in().helplines.iter().collect();
    helplines.sort_by_key(|it| {
        let whom = it.whom.to_lowercase();
        (!whom.starts_with("trainee"), !whom.contains("trainee"))
    });
    let mut text = String::from(
        "If a call stays with you, real or practised, speak to somebody. Nobody asks why.",
    );
    for helpline in helplines {
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
