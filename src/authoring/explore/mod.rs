//! Exploring a scenario: trainees of four kinds play it many times, and what they reach and score is counted.
//!
//! A trainee plays the real call, through its commands, and is scored by the real debrief. What each kind does stands
//! in its own file: [`Kind::Random`] does anything, [`Kind::Novice`] little, [`Kind::Keen`] much and carelessly,
//! [`Kind::Expert`] what the scenario expects. They stand for nobody: the figures tell whether a scenario can be
//! reached into its corners, and whether its scores tell good handling from bad, not how real trainees would do.
//!
//! Everything is drawn from one seed, and a play depends on its number alone, so that the same seed gives the same
//! figures whatever the number of threads.

mod chance;
mod expected;
mod expert;
pub mod exploration;
mod findings;
mod goals;
mod keen;
mod kind;
mod novice;
mod play;
mod questions;
mod random;
pub mod spread;
mod tally;
mod trainee;

use std::sync::atomic::{AtomicU32, Ordering};

use crate::limits::EXPLORED_RUNS;
use crate::scenario::loaded::Scenario;

pub use self::exploration::Exploration;
pub use self::findings::findings;
pub use self::kind::{ByKind, KINDS, Kind};

use self::expected::{Expected, expected};
use self::exploration::Subject;
use self::play::Stage;
use self::tally::Tallies;

/// How many plays a thread takes at a time.
const AT_A_TIME: u32 = 16;

/// What is to be explored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many plays, all kinds together; at most [`EXPLORED_RUNS`].
    pub runs: u32,
    /// Where all chance comes from.
    pub seed: u64,
    /// How many threads; at least one is used.
    pub threads: usize,
}

impl Plan {
    /// So many plays on as many threads as the machine has cores.
    pub fn of(runs: u32, seed: u64) -> Plan {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        Plan {
            runs,
            seed,
            threads,
        }
    }
}

/// Explores a scenario. `done` is told from any thread how many more plays were played.
pub fn explore(scenario: &Scenario, plan: Plan, done: &(dyn Fn(u32) + Sync)) -> Exploration {
    let expected = expected(&scenario.script);
    let runs = plan.runs.min(EXPLORED_RUNS);
    let tallies = played(scenario, Plan { runs, ..plan }, &expected, done);
    let subject = Subject {
        scenario,
        expected: &expected,
        seed: plan.seed,
        runs,
    };
    Exploration::of(&subject, &tallies)
}

fn played(
    scenario: &Scenario,
    plan: Plan,
    expected: &[Expected],
    done: &(dyn Fn(u32) + Sync),
) -> Tallies {
    let stage = Stage::of(scenario, plan.seed);
    let next = AtomicU32::new(0);
    let one_thread = || {
        let mut tallies = Tallies::of(scenario, expected.len());
        loop {
            let from = next.fetch_add(AT_A_TIME, Ordering::Relaxed);
            if from >= plan.runs {
                return tallies;
            }
            let until = plan.runs.min(from + AT_A_TIME);
            for run in from..until {
                tallies.add(&stage.play(run), expected);
            }
            done(until - from);
        }
    };
    let others = plan.threads.clamp(1, 256) - 1;
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..others).map(|_| scope.spawn(one_thread)).collect();
        let mut all = one_thread();
        for other in others {
            // A play that cannot go on is a fault of the program, and is told as one.
            match other.join() {
                Ok(tallies) => all.merge(&tallies),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn explored(source: &str, plan: Plan) -> Exploration {
        let scenario = Scenario::load(source, None).ok().unwrap().0;
        explore(&scenario, plan, &|_| {})
    }

    #[test]
    fn the_figures_are_the_same_whatever_the_number_of_threads() {
        let source = include_str!("../../scenario/check/small.ron");
        let of = |threads| {
            let plan = Plan {
                runs: 90,
                seed: 3,
                threads,
            };
            serde_json::to_string(&explored(source, plan)).unwrap()
        };
        let one = of(1);
        assert_eq!(one, of(4));
        assert_eq!(one, of(0));
    }

    #[test]
    fn every_play_is_counted_once_and_told_of() {
        let scenario = include_str!("../../scenario/check/small.ron");
        let scenario = Scenario::load(scenario, None).ok().unwrap().0;
        let told = AtomicU32::new(0);
        let plan = Plan {
            runs: 41,
            seed: 1,
            threads: 3,
        };
        let exploration = explore(&scenario, plan, &|more| {
            told.fetch_add(more, Ordering::Relaxed);
        });
        assert_eq!(told.into_inner(), 41);
        let plays: Vec<u32> = exploration.kinds.iter().map(|it| it.plays).collect();
        assert_eq!(plays, [11, 10, 10, 10]);
        for kind in &exploration.kinds {
            assert_eq!(kind.totals.iter().sum::<u32>(), kind.plays);
        }
    }

    #[test]
    fn the_kinds_stand_in_order_on_the_true_call_and_on_the_innocent_one() {
        for source in [
            include_str!("../../../scenarios/server-owner/scenario.ron"),
            include_str!("../../../scenarios/server-coach/scenario.ron"),
        ] {
            let exploration = explored(source, Plan::of(240, 1));
            let medians = exploration.kinds.iter().map(|it| it.total.median);
            let medians: Vec<u8> = medians.collect();
            let separation = &exploration.separation;
            assert!(medians.is_sorted_by(|a, b| a < b), "{separation:?}");
            assert!(separation.overall > 800, "{separation:?}");
        }
    }
}
