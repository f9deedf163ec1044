//! Whom to turn to, in the order a trainee needs it.

use super::{Catalogue, Helpline};

/// All there is, trainees' own support first, then what is for them too.
pub fn helplines() -> Vec<&'static Helpline> {
    let mut helplines: Vec<&Helpline> = Catalogue::built_in().helplines.iter().collect();
    helplines.sort_by_key(|it| {
        let whom = it.whom.to_lowercase();
        (!whom.starts_with("trainee"), !whom.contains("trainee"))
    });
    helplines
}

/// What is for trainees, their own first.
pub fn for_trainees() -> Vec<&'static Helpline> {
    let mut helplines = helplines();
    helplines.retain(|it| it.whom.to_lowercase().contains("trainee"));
    helplines
}

#[cfg(test)]
mod tests {
    #[test]
    fn support_for_trainees_comes_first() {
        let all = super::helplines();
        assert!(all[0].whom.starts_with("Trainee"), "{}", all[0].whom);
        let own = super::for_trainees();
        assert!(own.len() < all.len());
        for (one, other) in own.iter().zip(&all) {
            assert_eq!(one.name, other.name);
        }
    }
}
