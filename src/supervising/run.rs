//! Running a play of the seat: each step at its time, resolved against the shift as it then stands.

use super::command::Command;
use super::deed::Deed;
use super::event::Event;
use super::queue::Queue;
use super::refusal::Refusal;
use super::shift::Shift;
use crate::call::deed::DeedFault;
use crate::call::play::{Play, PlayFault, Step, When};
use crate::call::terms::Terms;
use crate::journal::{Chain, Journal};
use crate::limits;
use crate::scenario::drawn::Seed;

/// How long a supervisor takes for the next thing, in milliseconds.
const PAUSE_MS: u64 = 1_000;
/// How long a supervisor takes to read a log, in milliseconds.
const READING_MS: u64 = 20_000;

/// Why a step was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// It names something that is not there.
    Fault(DeedFault),
    /// The shift refused it.
    Refused(Refusal),
}

impl std::fmt::Display for NotDone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NotDone::Fault(fault) => fault.fmt(f),
            NotDone::Refused(refusal) => refusal.fmt(f),
        }
    }
}

impl std::error::Error for NotDone {}

/// Reads a play of the seat.
///
/// # Errors
///
/// Every line that cannot be read.
pub fn read_play(source: &str) -> Result<Play<Deed>, Vec<PlayFault>> {
    Play::read(source, Deed::parse)
}

/// When a step is due, in milliseconds since the shift began: `then` is once what is being heard has come to its end,
/// and a log that was opened has been read.
pub fn due_ms(shift: &Shift, step: &Step<Deed>) -> u64 {
    let now_ms = shift.now_ms();
    let heard_ms = shift
        .state()
        .hearing
        .map_or(now_ms, |it| it.until_ms.max(now_ms));
    match (step.when, &step.deed) {
        (When::AtMs(at_ms), _) => at_ms,
        (When::AfterMs(ms), _) => now_ms + ms,
        (When::Then, Deed::Wait) => heard_ms,
        (When::Then, Deed::Open(_)) => heard_ms + READING_MS,
        (When::Then, _) => heard_ms + PAUSE_MS,
    }
}

/// Does something at a time. What it brought, the passing of time included.
///
/// # Errors
///
/// Why it was not done; the shift is then as it was.
pub fn deed(shift: &mut Shift, at_ms: u64, deed: &Deed) -> Result<Vec<Event>, NotDone> {
    let command = deed.command(shift).map_err(NotDone::Fault)?;
    let command = command.unwrap_or(Command::Wait);
    let happened = shift.handle(at_ms, command).map_err(NotDone::Refused)?;
    Ok(happened.to_vec())
}

/// Does a step of a play at its time.
///
/// # Errors
///
/// See [`deed`].
pub fn step(shift: &mut Shift, step: &Step<Deed>) -> Result<Vec<Event>, NotDone> {
    let at_ms = due_ms(shift, step);
    deed(shift, at_ms, &step.deed)
}

/// What came of running a play from beginning to end.
#[derive(Clone, Debug)]
pub struct Rehearsed {
    /// What happened.
    pub journal: Journal<Event>,
    /// The lines of steps that were not done, and why.
    pub not_done: Vec<(u32, NotDone)>,
}

/// Runs a play from beginning to end, without waiting. One that does not end its review is ended after its last step.
pub fn rehearse(queue: &Queue, seed: Seed, terms: Terms, play: &Play<Deed>) -> Rehearsed {
    let mut shift = Shift::begin(queue, seed, terms);
    let (mut events, mut not_done) = (Vec::new(), Vec::new());
    for it in &play.steps {
        if !shift.state().is_open() {
            break;
        }
        match step(&mut shift, it) {
            Ok(happened) => events.extend(happened),
            Err(why) => not_done.push((it.line, why)),
        }
    }
    if shift.state().is_open() {
        let at_ms = shift.now_ms().min(limits::CALL_MS);
        // Nothing keeps an open review from being ended.
        events.extend_from_slice(shift.handle(at_ms, Command::End).unwrap_or_default());
    }
    let header = queue.header(seed, terms);
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&header, &mut bytes);
    for event in &events {
        chain.push(event, &mut bytes);
    }
    let journal = Journal {
        header,
        events,
        chain,
        whole_bytes: bytes.len(),
        lost: None,
    };
    Rehearsed { journal, not_done }
}
