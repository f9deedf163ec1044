//! What one trainee did in a session, in words, the same on a page and on paper.

use super::call_account::what;
use super::count::counted;
use super::moved::named;
use super::plot::range_words;
use crate::call::clock;
use crate::call::view::{grade_words, urgency_words};
use crate::classroom::came::{Became, Came, Measure, PointCame, ReferralCame};
use crate::debrief::PASS;
use crate::report::account::{length_words, score_words};

/// What one trainee did in a session.
#[derive(Clone, Debug)]
pub struct TraineeReport {
    /// The name they went by.
    pub name: String,
    /// What the session is called.
    pub room: String,
    /// The day it was held.
    pub day: String,
    /// Their calls, each with its place in the session, from 0.
    pub calls: Vec<(u16, Came)>,
}

/// One call of theirs in words.
pub struct Account<'r> {
    /// What it is an account of.
    pub came: &'r Came,
    /// "1. The server owner".
    pub heading: String,
    /// Whether it was passed, in a sentence.
    pub result: String,
    /// The scores: name, score, how good that is in words. Empty for a call that was left.
    pub scores: Vec<(&'static str, u8, &'static str)>,
    /// What to take along: missed, late or wrong.
    pub to_learn: Vec<Point<'r>>,
    /// What was done.
    pub met: Vec<String>,
    /// The grade and referrals, in sentences.
    pub decisions: Vec<String>,
}

/// A point that was missed, late or wrong.
pub struct Point<'r> {
    /// What became of it.
    pub became: &'static str,
    /// When it was done.
    pub time: Option<String>,
    /// What was looked for.
    pub what: String,
    /// What it is an account of.
    pub point: &'r PointCame,
    /// The line it rests on, with when it was said.
    pub line: Option<(String, &'r str)>,
}

impl TraineeReport {
    /// The accounts of their calls.
    pub fn accounts(&self) -> Vec<Account<'_>> {
        self.calls
            .iter()
            .map(|(step, came)| Account::of(*step, came))
            .collect()
    }

    /// The name they went by, or what stands for one: a page must be called something.
    pub fn called(&self) -> &str {
        let name = self.name.trim();
        if name.is_empty() { "A trainee" } else { name }
    }

    /// The calls they finished.
    pub fn finished(&self) -> impl Iterator<Item = &Came> {
        let calls = self.calls.iter().map(|it| &it.1);
        calls.filter(|it| it.finished && !it.left)
    }

    /// How many they finished and how long that took, in a sentence.
    pub fn practised(&self) -> String {
        let length_ms = self.finished().map(|it| it.length_ms).sum();
        let count = u32::try_from(self.finished().count()).unwrap_or(u32::MAX);
        match count {
            0 => "No call was finished in this session.".to_owned(),
            _ => format!(
                "{} finished, in {}.",
                counted(count, "call", "calls"),
                length_words(length_ms)
            ),
        }
    }
}

impl<'r> Account<'r> {
    fn of(step: u16, came: &'r Came) -> Account<'r> {
        let counts: Vec<&PointCame> = if came.left {
            Vec::new()
        } else {
            came.points.iter().collect()
        };
        let (met, to_learn): (Vec<_>, Vec<_>) =
            counts.into_iter().partition(|it| it.became == Became::Met);
        let met = met.into_iter().filter(|it| it.weight > 0);
        Account {
            heading: format!("{}. {}", u32::from(step) + 1, came.title),
            result: result(came),
            scores: if came.left { Vec::new() } else { scores(came) },
            to_learn: to_learn.into_iter().map(Point::of).collect(),
            met: met.map(|it| it.what.clone()).collect(),
            decisions: if came.left || came.is_review() {
                Vec::new()
            } else {
                decisions(came)
            },
            came,
        }
    }

    /// How long it took, in words.
    pub fn length(&self) -> String {
        length_words(self.came.length_ms)
    }
}

impl<'r> Point<'r> {
    fn of(point: &'r PointCame) -> Point<'r> {
        let line = point.moment.as_ref();
        Point {
            became: match point.became {
                Became::Met => "Met",
                Became::Late => "Late",
                Became::Missed => "Missed",
                Became::Wrong => "Wrong",
            },
            time: point.at_ms.map(clock),
            what: what(&point.id, &point.what),
            line: line.map(|(at_ms, text)| (clock(*at_ms), text.as_str())),
            point,
        }
    }
}

fn result(came: &Came) -> String {
    let total = came.score.total;
    if came.left {
        "You left this call before its end. Nothing in it is scored, for you or against you."
            .to_owned()
    } else if !came.finished {
        "This call was not played to its end. What follows is how it stood.".to_owned()
    } else if came.passed {
        format!("Passed, with {total} of 100. A pass needs {PASS}.")
    } else {
        format!("Not passed this time, with {total} of 100. What follows is what to take along.")
    }
}

fn scores(came: &Came) -> Vec<(&'static str, u8, &'static str)> {
    let scores = named(&came.score).into_iter();
    scores
        .map(|(name, score)| (name, score, score_words(score)))
        .collect()
}

fn decisions(came: &Came) -> Vec<String> {
    let asked = range_words(came.grade_range);
    let mut said = vec![match came.grade {
        None => format!("You gave no grade; it asked for {asked}."),
        Some(it) => {
            let (grade, at) = (grade_words(it.grade), clock(it.at_ms));
            match came.grade_measure() {
                Some(Measure::Under) => {
                    format!("You graded it {grade} at {at}; it asked for more, {asked}.")
                }
                Some(Measure::Over) => {
                    format!("You graded it {grade} at {at}; it asked for less, {asked}.")
                }
                _ => format!("You graded it {grade} at {at}, as it asked for."),
            }
        }
    }];
    said.extend(came.referrals.iter().map(referred));
    said.extend(
        came.not_referred
            .iter()
            .map(|(_, name)| format!("{name} was not told, and needed to be.")),
    );
    said
}

fn referred(it: &ReferralCame) -> String {
    let (name, soon) = (&it.name, urgency_words(it.urgency));
    match it.measure {
        Some(Measure::Under) => {
            format!("You referred it to {name}, “{soon}”; it needed to be sooner.")
        }
        Some(Measure::Over) => {
            format!("You referred it to {name}, “{soon}”; here that was better left alone.")
        }
        Some(Measure::Right) => format!("You referred it to {name}, “{soon}”, as it asked for."),
        None => format!("You referred it to {name}, “{soon}”."),
    }
}
