//! The call as it is played: commands in, events out.
//!
//! A [`Call`] decides and remembers; it reads no clock, file or random number. Time is an argument. What
//! it returns is what happened, and folding that with [`State::apply`] gives the same state again.

pub mod command;
mod decide;
pub mod deed;
pub mod desk;
pub mod event;
mod following;
pub mod hearing;
pub mod hint;
pub mod log;
mod lull;
pub mod memory;
pub mod openings;
mod outcome;
pub mod play;
pub mod refusal;
pub mod revealed;
pub mod review;
pub mod run;
pub mod searching;
mod sexes;
pub mod speech;
pub mod state;
pub mod terms;
mod turn;
pub mod view;

use std::sync::Arc;

use self::command::Command;
use self::event::Event;
use self::openings::Openings;
use self::refusal::Refusal;
use self::state::State;
use self::terms::Terms;
use self::turn::Turn;
use crate::limits;
use crate::records::Systems;
use crate::scenario::drawn::{Drawn, Seed};
use crate::scenario::loaded::Scenario;

/// One playing of a scenario by one trainee.
#[derive(Clone)]
pub struct Call {
    scenario: Scenario,
    seed: Seed,
    terms: Terms,
    drawn: Drawn,
    state: State,
    now_ms: u64,
    fresh: Vec<Event>,
    // Made when the first search needs it, so that an idle call stays small.
    systems: Option<Arc<Systems>>,
}

impl Call {
    /// A call that rings, for practice.
    pub fn ring(scenario: &Scenario, seed: Seed) -> Call {
        Call::ring_on(scenario, seed, Terms::default())
    }

    /// A call that rings, on these terms.
    pub fn ring_on(scenario: &Scenario, seed: Seed, terms: Terms) -> Call {
        Call {
            scenario: scenario.clone(),
            seed,
            terms,
            drawn: Drawn::of(&scenario.script, seed),
            state: State::new(scenario),
            now_ms: 0,
            fresh: Vec::new(),
            systems: None,
        }
    }

    /// The call as these events left it.
    pub fn replay(scenario: &Scenario, seed: Seed, terms: Terms, events: &[Event]) -> Call {
        let mut call = Call::ring_on(scenario, seed, terms);
        for event in events {
            call.state.apply(scenario, event);
        }
        call.now_ms = call.state.last_event_ms;
        call
    }

    /// Does something at a time, in milliseconds since the call began, and returns what happened up to and
    /// by it. The caller may have spoken in between; that is among what happened.
    ///
    /// # Errors
    ///
    /// Why it cannot be done. The call is then exactly as it was, its clock too.
    pub fn handle(&mut self, at_ms: u64, command: Command) -> Result<&[Event], Refusal> {
        self.in_time(at_ms, &command)?;
        self.fresh.clear();
        if self.next_ms().is_some_and(|due_ms| due_ms <= at_ms) {
            // The rest of the command is judged after what time brings; only here can a refusal follow a
            // change, and then the state from before is put back.
            let before = self.state.clone();
            self.let_time_pass(at_ms);
            if let Err(refusal) = self.refuse(at_ms, &command) {
                self.state = before;
                self.fresh.clear();
                return Err(refusal);
            }
        } else {
            self.refuse(at_ms, &command)?;
        }
        self.now_ms = at_ms;
        if matches!(command, Command::Search { .. }) {
            self.systems();
        }
        let systems = self.systems.clone();
        decide::carry_out(&mut self.turn(at_ms), systems.as_deref(), command);
        Ok(&self.fresh)
    }

    fn in_time(&self, at_ms: u64, command: &Command) -> Result<(), Refusal> {
        if at_ms < self.now_ms {
            return Err(Refusal::TimeRunsBack {
                earliest_ms: self.now_ms,
            });
        }
        let ends = matches!(command, Command::End | Command::Leave);
        let full = self.state.events as usize > limits::EVENTS && !ends;
        if at_ms > limits::CALL_MS || full {
            Err(Refusal::TooLate)
        } else {
            Ok(())
        }
    }

    fn refuse(&self, at_ms: u64, command: &Command) -> Result<(), Refusal> {
        if self.terms.follows && command.is_to_caller() {
            return Err(Refusal::Led);
        }
        decide::refuse(&self.scenario, self.terms.mode, &self.state, at_ms, command)
    }

    fn let_time_pass(&mut self, at_ms: u64) {
        // Bounded: each happening either says one of finitely many things or brings the caller nearer to
        // ringing off, and the limit on events holds in any case.
        for _ in 0..limits::EVENTS {
            match lull::next_ms(&self.scenario, &self.state) {
                Some(due_ms) if due_ms <= at_ms => self.turn(due_ms).happen(),
                _ => return,
            }
        }
    }

    fn turn(&mut self, at_ms: u64) -> Turn<'_> {
        Turn::new(
            &self.scenario,
            &self.drawn,
            self.terms.mode,
            &mut self.state,
            &mut self.fresh,
            at_ms,
        )
    }

    /// The record systems of this call.
    pub fn systems(&mut self) -> Arc<Systems> {
        let (scenario, drawn) = (&self.scenario, &self.drawn);
        let made = || Arc::new(desk::systems(scenario, drawn));
        Arc::clone(self.systems.get_or_insert_with(made))
    }

    /// Searches these record systems, which another call of the same scenario and seed has made.
    pub(crate) fn share(&mut self, systems: Arc<Systems>) {
        self.systems = Some(systems);
    }

    /// Puts out of memory what is made again when it is needed.
    pub fn rest(&mut self) {
        // What other calls search too is there in any case.
        let alone = |it: &Arc<Systems>| Arc::strong_count(it) == 1;
        if self.systems.as_ref().is_some_and(alone) {
            self.systems = None;
        }
        self.fresh = Vec::new();
    }

    /// When the caller would next do something if the trainee does nothing, in milliseconds since the
    /// call began; for front ends that sleep until then.
    pub fn next_ms(&self) -> Option<u64> {
        // What the caller of a call that is followed does by themselves comes from there.
        if self.terms.follows {
            return None;
        }
        lull::next_ms(&self.scenario, &self.state)
    }

    /// What can be done now.
    pub fn openings(&self) -> Openings {
        let openings = Openings::of(&self.scenario, self.terms.mode, &self.state, self.now_ms);
        if self.terms.follows {
            openings.without_caller()
        } else {
            openings
        }
    }

    /// The scenario it plays.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The seed it was drawn from.
    pub fn seed(&self) -> Seed {
        self.seed
    }

    /// The terms it is played on.
    pub fn terms(&self) -> Terms {
        self.terms
    }

    /// What the seed drew.
    pub fn drawn(&self) -> &Drawn {
        &self.drawn
    }

    /// Where it stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The time of the last command, in milliseconds since the call began.
    pub fn now_ms(&self) -> u64 {
        self.now_ms
    }
}

/// A time of a call as people read it: "3:12".
pub fn clock(at_ms: u64) -> String {
    let seconds = at_ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
