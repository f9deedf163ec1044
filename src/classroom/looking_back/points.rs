//! One expectation of a call, over everybody who finished it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::numbers::FiveNumbers;
use super::{commonest, count};
use crate::classroom::came::{Became, Came, PointCame};

/// One expectation of a call, over everybody who finished it.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct PointBack {
    /// Its name: "check:national-subject".
    pub id: String,
    /// The part of the chain: "recognise", "check", …
    pub part: String,
    /// What was looked for, in a few words.
    pub what: String,
    /// Why it matters.
    pub why: String,
    /// Whether missing it fails the call.
    pub critical: bool,
    /// How many met it.
    pub met: u32,
    /// How many did it late.
    pub late: u32,
    /// How many did not do it.
    pub missed: u32,
    /// How many did the wrong thing.
    pub wrong: u32,
    /// Of how many; for a slip that only some made, of all.
    pub of: u32,
    /// When it was done, in milliseconds since the call began, by those who did it, rightly or not.
    pub when: Option<FiveNumbers>,
    /// When it was heard, in the middle of all who heard it, and the line that most of them heard.
    pub moment: Option<(u64, String)>,
}

/// The points of these calls, in the order of the debrief; then the slips that only some made, the commonest first.
pub(super) fn of(finished: &[&Came]) -> Vec<PointBack> {
    let mut order: Vec<&str> = Vec::new();
    let mut gathered: BTreeMap<&str, Vec<&PointCame>> = BTreeMap::new();
    for came in finished {
        for (id, point) in worst_of_each(came) {
            let same = gathered.entry(id).or_insert_with(|| {
                order.push(id);
                Vec::new()
            });
            same.push(point);
        }
    }
    let all = count(finished.len());
    let points = order.iter().filter_map(|id| gathered.get(id));
    let (mut slips, mut points): (Vec<PointBack>, Vec<PointBack>) = points
        .filter_map(|same| PointBack::of(same, all))
        .partition(|it| it.is_slip());
    slips.sort_by_key(|it| std::cmp::Reverse(it.wrong));
    points.append(&mut slips);
    points
}

/// A slip can be made twice in one call; the room is told how many made it.
fn worst_of_each(came: &Came) -> Vec<(&str, &PointCame)> {
    let mut each: Vec<(&str, &PointCame)> = Vec::with_capacity(came.points.len());
    for point in &came.points {
        match each.iter_mut().find(|it| it.0 == point.id) {
            Some((_, worst)) if worst.became < point.became => *worst = point,
            Some(_) => {}
            None => each.push((&point.id, point)),
        }
    }
    each
}

fn is_slip(same: &[&PointCame]) -> bool {
    let mut same = same.iter();
    same.all(|it| it.weight == 0 && it.became == Became::Wrong)
}

impl PointBack {
    fn of(same: &[&PointCame], all: u32) -> Option<PointBack> {
        let first = same.first()?;
        // The same point can ask for different things: whether a review was to be challenged depends on the log it got.
        let (what, why) = commonest(same.iter().map(|it| (&it.what, &it.why)))?;
        let became = |what: Became| count(same.iter().filter(|it| it.became == what).count());
        let done = same.iter().filter(|it| it.became != Became::Missed);
        let moments = || same.iter().filter_map(|it| it.moment.as_ref());
        let heard = FiveNumbers::of(moments().map(|it| it.0));
        let line = commonest(moments().map(|it| &it.1));
        Some(PointBack {
            id: first.id.clone(),
            part: first.part.clone(),
            what: what.clone(),
            why: why.clone(),
            critical: same.iter().any(|it| it.critical),
            met: became(Became::Met),
            late: became(Became::Late),
            missed: became(Became::Missed),
            wrong: became(Became::Wrong),
            of: if is_slip(same) {
                all
            } else {
                count(same.len())
            },
            when: FiveNumbers::of(done.filter_map(|it| it.at_ms)),
            moment: heard.zip(line).map(|(at, line)| (at.median, line.clone())),
        })
    }

    /// Whether it is nothing that everybody was expected to do.
    fn is_slip(&self) -> bool {
        self.met + self.late + self.missed + self.wrong < self.of
    }
}
