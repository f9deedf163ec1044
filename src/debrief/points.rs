//! Advice, grade, referral and review, held against what is expected.

use super::explain::{Blank, guidance};
use super::item::{Category, Item, Point, Verdict};
use super::judge::{Judge, is_late};
use crate::call::clock;
use crate::call::view::{grade_words, urgency_words};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::loaded::{advice_of, route_of};
use crate::scenario::script::{Advise, Answer, AnswerReview, Decision, GradeRange, Refer, Urgency};

impl Judge<'_> {
    pub(super) fn advise(&self, expected: &Advise) -> Item {
        let advice = advice_of(&expected.advice);
        let entry = advice.and_then(|no| Catalogue::built_in().advice.get(no.place()));
        let given = self
            .state
            .advised
            .iter()
            .find(|(it, _)| Some(*it) == advice);
        let why = expected
            .why
            .clone()
            .or_else(|| entry.map(|advice| advice.why.clone()));
        let rests_on = expected.guidance.as_deref();
        let rests_on = rests_on.or_else(|| entry?.guidance.first().map(String::as_str));
        Item {
            verdict: if given.is_some() {
                Verdict::Met
            } else {
                Verdict::Missed
            },
            seen: match given {
                Some((_, at_ms)) => format!("Said at {}.", clock(*at_ms)),
                None => "The caller was not told.".to_owned(),
            },
            at_ms: given.map(|(_, at_ms)| *at_ms),
            what: entry.map_or_else(|| expected.advice.clone(), |advice| advice.name.clone()),
            why: self.say(&why.unwrap_or_default()),
            guidance: guidance(rests_on),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Advise, &expected.advice, Category::Advise)
        }
    }

    pub(super) fn grade(&self, expected: &GradeRange) -> Item {
        let graded = self.state.grade.as_ref();
        let first_ms = self.tally.graded_ms;
        let right = if expected.at_least == expected.at_most {
            grade_words(expected.at_least).to_owned()
        } else {
            let (least, most) = (
                grade_words(expected.at_least),
                grade_words(expected.at_most),
            );
            format!("{least} to {most}")
        };
        let (verdict, seen) = match graded {
            None => (Verdict::Missed, "The call was not graded.".to_owned()),
            Some(graded) if graded.grade < expected.at_least => (
                Verdict::Wrong,
                format!("Graded {}: too low.", grade_words(graded.grade)),
            ),
            Some(graded) if graded.grade > expected.at_most => (
                Verdict::Wrong,
                format!("Graded {}: too high.", grade_words(graded.grade)),
            ),
            Some(graded) if is_late(first_ms.unwrap_or(graded.at_ms), expected.within) => (
                Verdict::Late,
                format!(
                    "Graded {}, first at {}: later than it was needed.",
                    grade_words(graded.grade),
                    clock(first_ms.unwrap_or(graded.at_ms))
                ),
            ),
            Some(graded) => (
                Verdict::Met,
                format!("Graded {}.", grade_words(graded.grade)),
            ),
        };
        Item {
            verdict,
            seen,
            at_ms: graded.map(|graded| graded.at_ms),
            what: format!("Grade: {right}"),
            why: self.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(2),
            critical: expected.critical,
            ..Item::blank(Point::Grade, "grade", Category::Escalate)
        }
    }

    pub(super) fn refer(&self, expected: &Refer) -> Item {
        let route = route_of(&expected.route);
        let entry = route.and_then(|no| Catalogue::built_in().routes.get(no.place()));
        let made = self
            .state
            .referrals
            .iter()
            .find(|it| Some(it.route) == route);
        let by = expected.by.unwrap_or(Urgency::Routine);
        let (verdict, seen) = match made {
            None => (Verdict::Missed, "It was not referred there.".to_owned()),
            Some(made) if made.urgency < by => {
                let (was, should) = (urgency_words(made.urgency), urgency_words(by));
                (
                    Verdict::Late,
                    format!("Referred, “{was}”; it needed “{should}”."),
                )
            }
            Some(made) => (Verdict::Met, format!("Referred at {}.", clock(made.at_ms))),
        };
        let why = expected
            .why
            .clone()
            .or_else(|| entry.map(|route| route.why.clone()));
        let rests_on = expected.guidance.as_deref();
        let rests_on = rests_on.or_else(|| entry?.guidance.first().map(String::as_str));
        Item {
            verdict,
            seen,
            at_ms: made.map(|made| made.at_ms),
            what: match entry {
                Some(route) => format!("Refer: {}", route.name),
                None => expected.route.clone(),
            },
            why: self.say(&why.unwrap_or_default()),
            guidance: guidance(rests_on),
            weight: expected.weight.unwrap_or(1),
            critical: expected.critical,
            ..Item::blank(Point::Refer, &expected.route, Category::Escalate)
        }
    }

    /// A decision that is right on the log as it was written is to be accepted, a wrong one challenged.
    pub(super) fn review(&self, expected: &AnswerReview) -> Item {
        let rulings = &self.scenario.script.review.decisions;
        let ruling = self
            .tally
            .first_ruling
            .and_then(|place| rulings.get(usize::from(place)));
        let last = self.state.last_word.map(|word| word.decision);
        let challenged = self.tally.challenged_ms.last().copied();
        let should_challenge = match ruling {
            Some(ruling) => !ruling.right,
            None => expected.answer == Answer::Challenge,
        };
        let (verdict, seen) = match (ruling, should_challenge, challenged) {
            (None, _, _) => (Verdict::Missed, "The log was never submitted.".to_owned()),
            (_, true, Some(_)) if last == Some(Decision::Agreed) => (
                Verdict::Met,
                "Challenged with the evidence, and the decision changed.".to_owned(),
            ),
            (_, true, Some(_)) => (
                Verdict::Wrong,
                "Challenged, and not with what would have changed the decision.".to_owned(),
            ),
            (_, true, None) => (
                Verdict::Missed,
                "The decision was wrong, and it was let stand.".to_owned(),
            ),
            (_, false, Some(_)) => (
                Verdict::Wrong,
                "The decision was right, and it was challenged.".to_owned(),
            ),
            (_, false, None) => (
                Verdict::Met,
                "The decision was right, and it stood.".to_owned(),
            ),
        };
        let what = if should_challenge {
            "Stand up to the supervisor's decision"
        } else {
            "Accept the supervisor's decision"
        };
        Item {
            verdict,
            seen,
            at_ms: challenged,
            what: what.to_owned(),
            why: self.say(&expected.why),
            guidance: guidance(expected.guidance.as_deref()),
            weight: expected.weight.unwrap_or(2),
            critical: expected.critical,
            ..Item::blank(Point::Challenge, "review", Category::Escalate)
        }
    }
}
