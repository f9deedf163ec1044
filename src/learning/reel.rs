//! A play run to its end: everything that happened, and where each of its steps stands in it.
//!
//! Running a play takes no time, so it is done before anything is shown. What is watched is then what happened, up
//! to some moment: nothing can come out otherwise than when the play is run without being watched, how long it
//! takes is known from the start, and going back is as easy as going on.

use std::time::Duration;

use super::keeping::JournalFile;
use crate::call::Call;
use crate::call::command::Command;
use crate::call::deed::Deed;
use crate::call::event::{Event, What};
use crate::call::play::{Play, Step, When};
use crate::call::run::{NotDone, Running};
use crate::call::terms::Terms;
use crate::call::view::Speaker;
use crate::debrief::Debrief;
use crate::journal::Header;
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::{Scenario, Supervisor};

/// How long the handler is seen to set about something at the desk, in milliseconds.
const SETS_ABOUT_MS: u64 = 1_000;
/// How long reading takes, in milliseconds a character, and at the least.
const READING_MS: (u64, u64) = (60, 3_000);

/// A play run to its end.
pub struct Reel {
    scenario: Scenario,
    seed: Seed,
    terms: Terms,
    header: Header,
    /// Everything that happened.
    pub events: Vec<Event>,
    /// The steps that were done, and the end of the call where the play does not end it.
    pub frames: Vec<Frame>,
    /// What was said by anybody, in order.
    pub lines: Vec<Line>,
    /// When the call ended, in milliseconds since it began.
    pub ends_ms: u64,
}

/// A step of a play, and where it stands.
pub struct Frame {
    /// The line of the play's file, from 1; none for what the play itself does not say.
    pub line: Option<u32>,
    /// When it is set about: the first word of what is said.
    pub begins_ms: u64,
    /// When it is done.
    pub at_ms: u64,
    /// What it was.
    pub what: Done,
    // How many things had happened before it was done, and once it was.
    before: usize,
    after: usize,
}

/// What became of a step.
pub enum Done {
    /// It was a comment for whoever watches.
    Note(String),
    /// It was done.
    Did(Command),
    /// It was not done, and why.
    Not(String),
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its first word, in milliseconds since the call began.
    pub from_ms: u64,
    /// Its last word.
    pub until_ms: u64,
    /// Who says it.
    pub who: Who,
    /// The words.
    pub text: String,
}

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The caller.
    Caller,
    /// Whoever takes the call.
    Handler,
    /// The supervisor.
    Supervisor,
}

/// How long a text takes to read.
pub fn reading(text: &str) -> Duration {
    let (each_ms, least_ms) = READING_MS;
    let chars = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    Duration::from_millis(chars.saturating_mul(each_ms).max(least_ms))
}

impl Reel {
    /// Runs a play.
    pub fn of(scenario: &Scenario, seed: Seed, terms: Terms, play: &Play) -> Reel {
        let call = Call::ring_on(scenario, seed, terms);
        let header = Header::of(&call);
        let mut run = Run {
            running: Running::new(call),
            events: Vec::new(),
            frames: Vec::new(),
        };
        for step in &play.steps {
            if !run.running.call.state().is_open() {
                break;
            }
            run.step(step);
        }
        run.end();
        let call = &run.running.call;
        let ends_ms = call.now_ms();
        let lines = lines(call, &run.events, &run.frames);
        Reel {
            scenario: scenario.clone(),
            seed,
            terms,
            header,
            events: run.events,
            frames: run.frames,
            lines,
            ends_ms,
        }
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// How many things had happened once so many steps were done, at this time.
    pub fn happened(&self, done: usize, now_ms: u64) -> usize {
        let least = done.checked_sub(1).and_then(|last| self.frames.get(last));
        let least = least.map_or(0, |frame| frame.after);
        let most = self.frames.get(done).map(|frame| frame.before);
        let most = most.unwrap_or(self.events.len());
        let by_now = self.events.partition_point(|it| it.at_ms <= now_ms);
        by_now.clamp(least, most.max(least))
    }

    /// The call as so many of the things that happened left it.
    pub fn call_at(&self, happened: usize) -> Call {
        let events = self.events.get(..happened).unwrap_or(&self.events);
        Call::replay(&self.scenario, self.seed, self.terms, events)
    }

    /// What a step brought, by itself.
    pub fn brought(&self, frame: &Frame) -> &[Event] {
        let own = self.events.get(frame.before..frame.after);
        own.unwrap_or(&[])
    }

    /// What the play came to.
    pub fn debrief(&self) -> Debrief {
        let mut kept = JournalFile::nowhere(&self.header);
        // A journal kept nowhere cannot fail to be written.
        let _ = kept.append(&self.events);
        Debrief::from_journal(&self.scenario, &kept.journal())
    }
}

/// A play being run.
struct Run {
    running: Running,
    events: Vec<Event>,
    frames: Vec<Frame>,
}

impl Run {
    /// Does a step just as [`Running::step`] does it, and remembers what time brought and what it brought itself.
    fn step(&mut self, step: &Step) {
        let call = &self.running.call;
        let began_ms = call.now_ms();
        if step.when == When::Then && began_ms == 0 {
            // Refused only when the call is over, and then the step itself says so.
            let _ = self.handle(0, Command::Wait);
        }
        let due_ms = self.running.due_ms(step);
        let what = match self.deed(due_ms, &step.deed) {
            (before, Ok(what)) => (before, what),
            (before, Err(why)) => (before, Done::Not(why.to_string())),
        };
        let speaking_ms = self.running.speaking_ms(&step.deed).max(SETS_ABOUT_MS);
        let at_ms = self.running.call.now_ms();
        self.frames.push(Frame {
            line: Some(step.line),
            begins_ms: at_ms.saturating_sub(speaking_ms).max(began_ms),
            at_ms,
            before: what.0,
            what: what.1,
            after: self.events.len(),
        });
    }

    /// How many things had happened before the deed, and what became of it.
    fn deed(&mut self, due_ms: u64, deed: &Deed) -> (usize, Result<Done, NotDone>) {
        let waited = self.handle(due_ms, Command::Wait);
        let before = self.events.len();
        (before, waited.and_then(|()| self.done(due_ms, deed)))
    }

    fn done(&mut self, due_ms: u64, deed: &Deed) -> Result<Done, NotDone> {
        if let Deed::Note(text) = deed {
            let call = &self.running.call;
            let drawn = call.scenario().say(text, call.drawn());
            return Ok(Done::Note(if drawn.is_empty() {
                text.clone()
            } else {
                drawn
            }));
        }
        let command = self.running.command(deed).map_err(NotDone::Fault)?;
        let command = command.unwrap_or(Command::Wait);
        self.handle(due_ms, command.clone())?;
        Ok(Done::Did(command))
    }

    fn handle(&mut self, at_ms: u64, command: Command) -> Result<(), NotDone> {
        let events = self.running.call.handle(at_ms, command);
        self.events
            .extend_from_slice(events.map_err(NotDone::Refused)?);
        Ok(())
    }

    /// A play that stops early still ends its call, as soon as the caller has finished.
    fn end(&mut self) {
        let call = &self.running.call;
        if !call.state().is_open() {
            return;
        }
        let began_ms = call.now_ms();
        let due_ms = call.state().floor_until_ms.max(began_ms);
        let due_ms = due_ms.min(limits::CALL_MS);
        let waited = self.handle(due_ms, Command::Wait);
        let before = self.events.len();
        let ended = waited.and_then(|()| self.handle(due_ms, Command::End));
        if ended.is_ok() {
            self.frames.push(Frame {
                line: None,
                begins_ms: due_ms,
                at_ms: due_ms,
                what: Done::Did(Command::End),
                before,
                after: self.events.len(),
            });
        }
    }
}

/// What was said by anybody, in the order it began.
fn lines(call: &Call, events: &[Event], frames: &[Frame]) -> Vec<Line> {
    let begins = |at_ms: u64| {
        let spoken = frames.iter().find(|frame| {
            let spoken = matches!(
                frame.what,
                Done::Did(Command::Ask { .. } | Command::Say(_) | Command::Advise(_))
            );
            spoken && frame.at_ms == at_ms
        });
        spoken.map_or(at_ms, |frame| frame.begins_ms)
    };
    let turns = call.turns().into_iter().map(|turn| {
        let cut = if turn.cut { "—" } else { "" };
        let (from_ms, who) = match turn.speaker {
            Speaker::Caller { .. } => (turn.from_ms, Who::Caller),
            Speaker::Handler => (begins(turn.from_ms), Who::Handler),
        };
        Line {
            from_ms,
            until_ms: turn.until_ms,
            who,
            text: format!("{}{cut}", turn.text),
        }
    });
    let mut lines: Vec<Line> = turns.collect();
    lines.extend(events.iter().filter_map(|event| review(call, event)));
    lines.sort_by_key(|line| line.from_ms);
    lines
}

/// What is said in the review: the supervisor's words, and the challenge to them.
fn review(call: &Call, event: &Event) -> Option<Line> {
    let (who, text) = match &event.what {
        What::Challenged(challenged) => (Who::Handler, challenged.reason.to_string()),
        other => {
            let words = other.supervisor()?;
            (Who::Supervisor, supervisor_words(call, words))
        }
    };
    Some(Line {
        from_ms: event.at_ms,
        until_ms: event.at_ms,
        who,
        text,
    })
}

/// The supervisor's words in this call.
pub fn supervisor_words(call: &Call, words: Supervisor) -> String {
    let says = words.says(&call.scenario().script).unwrap_or_default();
    call.scenario().say(says, call.drawn())
}
