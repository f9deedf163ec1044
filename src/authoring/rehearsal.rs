//! Rehearsing plays: each is run and held against what it says of itself.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::check::Checked;
use super::expectation::unmet;
use super::finding::Kind;
use super::library::{PLAYS, SCRIPT, read_text};
use crate::call::Call;
use crate::call::command::Command;
use crate::call::event::Event;
use crate::call::hearing::understanding;
use crate::call::play::{Play, Step};
use crate::call::run::{NotDone, Running};
use crate::call::terms::Terms;
use crate::debrief::Debrief;
use crate::journal::{Chain, Header, Journal};
use crate::limits;
use crate::scenario::drawn::{Drawn, Seed};
use crate::scenario::loaded::Scenario;
use crate::scenario::read;
use crate::scenario::script::Seat;
use crate::supervising::deed::Deed;
use crate::supervising::{self, Queue, run};
use crate::understanding::Understanding;

/// The variant that is rehearsed.
pub(super) const SEED: Seed = Seed(1);

/// A call to be rehearsed. What its caller understands is made ready once, however many plays there are.
pub(super) struct Rehearsal {
    scenario: Scenario,
    understanding: OnceCell<Arc<Understanding>>,
}

/// What a script is, by the trainee's seat.
pub(super) enum Seated {
    /// A call.
    Call(Rehearsal),
    /// A queue of logs.
    Queue(Queue),
}

impl Rehearsal {
    /// Of this call.
    pub fn of(scenario: Scenario) -> Rehearsal {
        Rehearsal {
            scenario,
            understanding: OnceCell::new(),
        }
    }

    /// The call.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The call, alone.
    pub fn into_scenario(self) -> Scenario {
        self.scenario
    }

    /// What its caller understands.
    pub fn understanding(&self) -> Arc<Understanding> {
        let made = || {
            let drawn = Drawn::of(&self.scenario.script, SEED);
            Arc::new(understanding(&self.scenario, &drawn))
        };
        Arc::clone(self.understanding.get_or_init(made))
    }
}

/// The script that a play is of. What stands elsewhere than among a scenario's plays, such as the logs of a supervisor's,
/// is a handler's play of another.
pub(super) fn script_of(play: &Path) -> Option<PathBuf> {
    let folder = play.parent().filter(|it| it.ends_with(PLAYS))?;
    Some(folder.parent()?.join(SCRIPT))
}

/// What is wrong with a play's file, and what comes of it with what it is a play of.
pub(super) fn play(path: &Path, seat: Seat, seated: Option<&Seated>) -> Checked {
    match read_text(path, limits::PLAY_BYTES) {
        Ok(source) => acted(path, source, seat, seated),
        Err(why) => Checked::unreadable(path, &why),
    }
}

/// What is wrong with the text of a play; with the call it is of, what comes of it too.
pub(super) fn play_text(path: &Path, source: String, scenario: Option<&Scenario>) -> Checked {
    let script = script_of(path).filter(|_| scenario.is_none());
    let script = script.map(|script| read_text(&script, limits::SCENARIO_BYTES as u64));
    let seat = match script {
        Some(Ok(script)) => read::seat(&script),
        _ => Seat::CallHandler,
    };
    let seated = scenario.map(|it| Seated::Call(Rehearsal::of(it.clone())));
    acted(path, source, seat, seated.as_ref())
}

fn acted(path: &Path, source: String, seat: Seat, seated: Option<&Seated>) -> Checked {
    let mut checked = Checked::of(path);
    checked.source = source;
    let faults = match seat {
        Seat::Supervisor => match (run::read_play(&checked.source), seated) {
            (Ok(play), Some(Seated::Queue(queue))) => {
                review(&play, queue, &mut checked);
                None
            }
            (read, _) => read.err(),
        },
        Seat::CallHandler => match (Play::parse(&checked.source), seated) {
            (Ok(play), Some(Seated::Call(rehearsal))) => {
                rehearse(&play, rehearsal, &mut checked);
                None
            }
            (read, _) => read.err(),
        },
    };
    for (line, fault) in faults.into_iter().flatten() {
        checked.find(Kind::PlayText, line, fault);
    }
    checked
}

/// Runs a play of the supervisor's seat and holds it against what it says of itself.
fn review(play: &Play<Deed>, queue: &Queue, checked: &mut Checked) {
    let rehearsed = run::rehearse(queue, SEED, Terms::default(), play);
    for (line, why) in rehearsed.not_done {
        if let run::NotDone::Fault(fault) = why {
            checked.find(Kind::PlayName, line, fault);
        }
    }
    let debrief = supervising::debrief::debrief(queue, &rehearsed.journal);
    for unmet in unmet(&play.expects, &debrief) {
        checked.find(Kind::PlayResult, 1, unmet);
    }
}

/// Runs a play and holds it against what it says of itself.
fn rehearse(play: &Play, rehearsal: &Rehearsal, checked: &mut Checked) {
    let scenario = rehearsal.scenario();
    let call = Call::ring(scenario, SEED);
    let mut running = Running::understood(call, rehearsal.understanding());
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&running.call), &mut bytes);
    let mut keep = |events: &[Event]| {
        for event in events {
            chain.push(event, &mut bytes);
        }
    };
    for step in &play.steps {
        if !running.call.state().is_open() {
            break;
        }
        if let Err(NotDone::Fault(fault)) = take(&mut running, step, &mut keep) {
            checked.find(Kind::PlayName, step.line, fault);
        }
    }
    if running.call.state().is_open() {
        let at_ms = running
            .call
            .state()
            .floor_until_ms
            .max(running.call.now_ms());
        // Too late to end is as good as ended: the expectations tell.
        keep(running.call.handle(at_ms, Command::End).unwrap_or_default());
    }
    if let Ok(journal) = Journal::read(scenario, &bytes) {
        let debrief = Debrief::from_journal(scenario, &journal);
        for unmet in unmet(&play.expects, &debrief) {
            checked.find(Kind::PlayResult, 1, unmet);
        }
    }
}

fn take(
    running: &mut Running,
    step: &Step,
    keep: &mut impl FnMut(&[Event]),
) -> Result<(), NotDone> {
    let mut happened = Vec::new();
    let done = running.step(step, &mut happened);
    keep(&happened);
    done
}
