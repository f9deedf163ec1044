//! What many plays came to, counted. Counts add up in any order, so that the number of threads makes no difference.

use crate::call::memory::Told;
use crate::debrief::item::{Category, Item, Verdict};
use crate::debrief::score::weight_of;
use crate::scenario::loaded::Loaded;
use crate::scenario::number::FactNo;

use super::expected::Expected;
use super::kind::{ByKind, Kind};
use super::play::Played;
use super::spread::Scores;

/// The scores of a debrief: the total, and the six it is made of.
pub(super) const SCORES: usize = 7;

/// What the plays of one kind came to.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    /// How many there were.
    pub plays: u32,
    /// How many were passed.
    pub passed: u32,
    /// How long they lasted together, in milliseconds.
    pub length_ms: u64,
    /// The total, then the six scores in the order of the chain.
    pub scores: [Scores; SCORES],
    /// For each fact, how often all of it was told, and how often some.
    pub facts: Vec<(u32, u32)>,
    /// For each expectation, what became of it.
    pub expectations: Vec<Fate>,
    /// For each outcome, how often it was shown.
    pub outcomes: Vec<u32>,
    /// For each decision, how often it was the supervisor's first.
    pub decisions: Vec<u32>,
    /// How often a challenge changed it, and how often there was one.
    pub challenges: (u32, u32),
    /// For each record, how often a search brought it, and how often it was opened.
    pub records: Vec<(u32, u32)>,
    /// Marks on lines that do not show the sign.
    pub unsupported_marks: u64,
    /// Wordings to be put better.
    pub wordings: u64,
}

/// What became of an expectation, over many plays.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fate {
    /// How often it was judged.
    pub judged: u32,
    /// How often it was met.
    pub met: u32,
    /// How often it was met late.
    pub late: u32,
    /// The points of the total it brought together, in thousandths; below nought where it took some off.
    pub points_thousandths: i64,
}

impl Tally {
    fn of(scenario: &Loaded, expected: usize) -> Tally {
        let script = &scenario.script;
        Tally {
            plays: 0,
            passed: 0,
            length_ms: 0,
            scores: Default::default(),
            facts: vec![(0, 0); scenario.facts.len()],
            expectations: vec![Fate::default(); expected],
            outcomes: vec![0; script.outcomes.len()],
            decisions: vec![0; script.review.decisions.len()],
            challenges: (0, 0),
            records: vec![(0, 0); script.records.len()],
            unsupported_marks: 0,
            wordings: 0,
        }
    }

    fn add(&mut self, played: &Played, expected: &[Expected]) {
        let (debrief, state) = (&played.debrief, played.call.state());
        self.plays += 1;
        self.passed += u32::from(debrief.passed);
        self.length_ms += debrief.length_ms;
        let score = &debrief.score;
        let each = [
            score.total,
            score.recognise,
            score.check,
            score.record,
            score.advise,
            score.escalate,
            score.care,
        ];
        for (scores, score) in self.scores.iter_mut().zip(each) {
            scores.add(score);
        }
        for (fact, no) in self.facts.iter_mut().zip((0u16..).map(FactNo)) {
            match state.told(no) {
                Told::Whole => fact.0 += 1,
                Told::Half => fact.1 += 1,
                Told::Not => {}
            }
        }
        self.add_items(&debrief.items, expected);
        count(&mut self.outcomes, state.outcome);
        count(&mut self.decisions, played.ruling);
        self.challenges.0 += u32::from(state.last_word.is_some_and(|it| it.ruling.is_none()));
        self.challenges.1 += u32::from(state.challenges > 0);
        self.add_records(played);
    }

    /// Items go by their names, in whatever order; of two of one name the first is the first in the script.
    fn add_items(&mut self, items: &[Item], expected: &[Expected]) {
        let mut taken = vec![false; expected.len()];
        for (place, item) in items.iter().enumerate() {
            let fits = |at: usize, taken: &[bool]| {
                expected.get(at).is_some_and(|it| it.id == item.id) && !taken[at]
            };
            let found = match fits(place, &taken) {
                true => Some(place),
                false => (0..expected.len()).find(|at| fits(*at, &taken)),
            };
            match found {
                Some(at) => {
                    taken[at] = true;
                    self.expectations[at].add(item, points_thousandths(item, items));
                }
                None if item.category == Category::Recognise => self.unsupported_marks += 1,
                None => self.wordings += 1,
            }
        }
    }

    fn add_records(&mut self, played: &Played) {
        let mut seen = vec![(false, false); self.records.len()];
        for enquiry in &played.call.state().enquiries {
            for (place, trace) in enquiry.searched.traces.iter().enumerate() {
                if let Some(seen) = seen.get_mut(trace.record.place()) {
                    seen.0 = true;
                    let opened = |it: &(u8, u64)| usize::from(it.0) == place;
                    seen.1 |= enquiry.opened.iter().any(opened);
                }
            }
        }
        for (record, seen) in self.records.iter_mut().zip(seen) {
            record.0 += u32::from(seen.0);
            record.1 += u32::from(seen.1);
        }
    }

    fn merge(&mut self, other: &Tally) {
        self.plays += other.plays;
        self.passed += other.passed;
        self.length_ms += other.length_ms;
        for (scores, more) in self.scores.iter_mut().zip(&other.scores) {
            scores.merge(more);
        }
        add_pairs(&mut self.facts, &other.facts);
        for (fate, more) in self.expectations.iter_mut().zip(&other.expectations) {
            fate.judged += more.judged;
            fate.met += more.met;
            fate.late += more.late;
            fate.points_thousandths += more.points_thousandths;
        }
        add_counts(&mut self.outcomes, &other.outcomes);
        add_counts(&mut self.decisions, &other.decisions);
        self.challenges.0 += other.challenges.0;
        self.challenges.1 += other.challenges.1;
        add_pairs(&mut self.records, &other.records);
        self.unsupported_marks += other.unsupported_marks;
        self.wordings += other.wordings;
    }
}

impl Fate {
    fn add(&mut self, item: &Item, points_thousandths: i64) {
        self.judged += 1;
        self.met += u32::from(item.verdict == Verdict::Met);
        self.late += u32::from(item.verdict == Verdict::Late);
        self.points_thousandths += points_thousandths;
    }
}

/// The points of the total an item brings in this debrief, in thousandths: its share of what its category can bring.
/// What was done wrong takes its penalty off, even where the category has nothing left to lose.
fn points_thousandths(item: &Item, items: &[Item]) -> i64 {
    let counts = i64::from(weight_of(item.category));
    let halves = match item.verdict {
        Verdict::Met => 2,
        Verdict::Late => 1,
        Verdict::Missed => 0,
        Verdict::Wrong => return -(i64::from(item.penalty) * counts * 10),
    };
    let of = items.iter().filter(|it| it.category == item.category);
    let possible: i64 = of.map(|it| i64::from(it.weight)).sum();
    let earned = halves * i64::from(item.weight) * counts * 500;
    earned.checked_div(possible).unwrap_or(0)
}

fn count(counts: &mut [u32], place: Option<u8>) {
    if let Some(count) = place.and_then(|it| counts.get_mut(usize::from(it))) {
        *count += 1;
    }
}

fn add_counts(counts: &mut [u32], more: &[u32]) {
    for (count, more) in counts.iter_mut().zip(more) {
        *count += more;
    }
}

fn add_pairs(pairs: &mut [(u32, u32)], more: &[(u32, u32)]) {
    for (pair, more) in pairs.iter_mut().zip(more) {
        pair.0 += more.0;
        pair.1 += more.1;
    }
}

/// What the plays of all kinds came to.
#[derive(Clone, Debug)]
pub(super) struct Tallies(pub ByKind<Tally>);

impl Tallies {
    /// Of no play yet.
    pub fn of(scenario: &Loaded, expected: usize) -> Tallies {
        Tallies(ByKind::of(|_| Tally::of(scenario, expected)))
    }

    /// Adds a play.
    pub fn add(&mut self, played: &Played, expected: &[Expected]) {
        self.0.get_mut(played.kind).add(played, expected);
    }

    /// Adds those of another.
    pub fn merge(&mut self, other: &Tallies) {
        for kind in Kind::ALL {
            self.0.get_mut(kind).merge(other.0.get(kind));
        }
    }
}
