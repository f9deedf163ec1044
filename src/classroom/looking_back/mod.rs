//! The debrief of a room: what its calls came to together, without a name.
//!
//! Only calls that were played to their end are counted; one that was left counts for and against nobody.

mod call;
mod movement;
mod numbers;
mod points;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

pub use self::call::{CallBack, HeardBack, RouteBack};
pub use self::movement::Movement;
pub use self::numbers::FiveNumbers;
pub use self::points::PointBack;
use super::came::Came;
use super::detection::Detection;

/// A call that somebody of the room is done with.
#[derive(Clone, Debug, PartialEq)]
pub struct Played {
    /// The seat's number, from 1.
    pub seat: u32,
    /// The call's place in the plan, from 0.
    pub step: u16,
    /// What it came to.
    pub came: Came,
}

/// The debrief of a room.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct LookedBack {
    /// What the room was called.
    pub title: String,
    /// The day: "30 November 2026".
    pub day: String,
    /// How many trainees came.
    pub seats: u32,
    /// Its calls, in the order of the plan. One that nobody is done with is not among them.
    pub calls: Vec<CallBack>,
    /// How well true cases and innocent ones were told apart; `None` until one of each was finished by somebody.
    pub detection: Option<Detection>,
    /// From a first call to a later one; `None` unless somebody finished two.
    pub movement: Option<Movement>,
}

impl LookedBack {
    /// Of a room with this title, on this day, to which so many trainees came. `open` is how many calls of a step were
    /// begun and are not over; `discuss`, what a scenario gives to talk about afterwards.
    pub fn of(
        title: &str,
        day: &str,
        seats: u32,
        open: &[(u16, u32)],
        discuss: &dyn Fn(&str) -> Vec<String>,
        played: &[Played],
    ) -> LookedBack {
        let mut steps: BTreeMap<(u16, &str), Vec<&Came>> = BTreeMap::new();
        for it in played.iter().filter(|it| it.came.finished || it.came.left) {
            let step = (it.step, it.came.scenario.as_str());
            steps.entry(step).or_default().push(&it.came);
        }
        let calls = steps.into_iter().filter_map(|((step, scenario), cames)| {
            let open = open.iter().filter(|it| it.0 == step).map(|it| it.1).sum();
            CallBack::of(step, open, discuss(scenario), &cames)
        });
        LookedBack {
            title: title.to_owned(),
            day: day.to_owned(),
            seats,
            calls: calls.collect(),
            detection: Detection::of(played.iter().map(|it| &it.came)),
            movement: Movement::of(played),
        }
    }
}

/// How many of them.
fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// What comes most; of what comes as often, the first in order.
fn commonest<T: Ord>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for it in all {
        *counts.entry(it).or_default() += 1;
    }
    // Of equals the last is taken, so they are gone through backwards.
    let most = counts.into_iter().rev().max_by_key(|it| it.1);
    most.map(|it| it.0)
}
