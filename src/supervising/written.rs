//! A log as its handler left it, and the recording of its call.

use crate::call::Call;
use crate::call::command::Command;
use crate::call::deed::Deed;
use crate::call::play::Play;
use crate::call::run::{NotDone, Running};
use crate::call::speech::handler_ms;
use crate::call::view::{Speaker, View};
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;
use crate::scenario::number::{CastNo, LineNo};
use crate::scenario::script::{LogMatter, System};

/// The silence between two turns of a recording, in milliseconds; longer ones are cut out of it.
const GAP_MS: u64 = 400;

/// A log as its handler left it.
#[derive(Clone)]
pub struct Written {
    /// The call it is of, as it stood when the log was sent.
    pub call: Call,
    /// What of it is shown.
    pub view: View,
    /// The recording.
    pub tape: Vec<Turn>,
}

/// One turn of a recording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Its first word, in milliseconds of the recording.
    pub from_ms: u64,
    /// Its last word.
    pub until_ms: u64,
    /// When it was said, in milliseconds since the call began.
    pub said_ms: u64,
    /// The line, if the caller spoke.
    pub line: Option<LineNo>,
    /// The words.
    pub text: String,
    /// Whether it was cut off.
    pub cut: bool,
}

/// A step of a handler's play that cannot be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// The line of the play, from 1.
    pub line: u32,
    /// Why.
    pub why: NotDone,
}

impl Written {
    /// The log this play writes, up to `submit`; and the first step that could not be done.
    pub fn by(scenario: &Scenario, seed: Seed, play: &Play) -> (Written, Option<Stuck>) {
        let mut running = Running::new(Call::ring(scenario, seed));
        let mut stuck = None;
        let sent = |deed: &Deed| matches!(deed, Deed::Submit | Deed::End | Deed::Leave);
        for step in play.steps.iter().take_while(|step| !sent(&step.deed)) {
            if let Err(why) = running.step(step, &mut Vec::new()) {
                stuck.get_or_insert(Stuck {
                    line: step.line,
                    why,
                });
            }
        }
        let mut call = running.call;
        let said_ms = call.state().floor_until_ms.max(call.now_ms());
        // What the caller had begun is said to its end; a call that has lasted too long says nothing more.
        let _ = call.handle(said_ms.min(limits::CALL_MS), Command::Wait);
        let written = Written {
            tape: tape(&call),
            view: call.view(),
            call,
        };
        (written, stuck)
    }

    /// How long the recording lasts from this turn on, in milliseconds.
    pub fn left_ms(&self, turn: u16) -> u64 {
        let from = self.tape.get(usize::from(turn));
        let until = self.tape.last();
        from.zip(until)
            .map_or(0, |(from, until)| until.until_ms - from.from_ms)
    }

    /// How many turns have been heard once it has been heard this long, from this turn on.
    pub fn heard_by(&self, turn: u16, for_ms: u64) -> u16 {
        let from_ms = self.tape.get(usize::from(turn)).map_or(0, |it| it.from_ms);
        let whole = self
            .tape
            .iter()
            .take_while(|it| it.until_ms <= from_ms + for_ms);
        u16::try_from(whole.count()).unwrap_or(u16::MAX).max(turn)
    }

    /// The turn that says this first.
    pub fn says(&self, matter: &LogMatter) -> Option<(u16, &Turn)> {
        let scenario = self.call.scenario();
        let is = |line: LineNo| match matter {
            // Of alternatives the one that is true in this call is said.
            LogMatter::Fact(id) => scenario
                .fact_of(id)
                .and_then(|fact| scenario.fact(self.call.drawn().true_fact(fact)))
                .is_some_and(|fact| fact.says.contains(line)),
            LogMatter::Concern => scenario.says_concern(line),
            LogMatter::Trace(_) | LogMatter::Rationale => false,
        };
        let place = self.tape.iter().position(|it| it.line.is_some_and(is))?;
        Some((u16::try_from(place).ok()?, self.tape.get(place)?))
    }

    /// Which enquiry of the log searched this system about this person, from 0.
    pub fn enquiry(&self, system: System, about: CastNo) -> Option<usize> {
        let enquiries = &self.call.state().enquiries;
        enquiries
            .iter()
            .position(|it| it.searched.system == system && it.searched.about.contains(&about))
    }

    /// A text of the supervisor's script with the names this call drew.
    pub fn say(&self, text: &str) -> String {
        if text.contains('{') {
            self.call.scenario().say(text, self.call.drawn())
        } else {
            text.to_owned()
        }
    }
}

/// The recording of a call, without its long silences.
fn tape(call: &Call) -> Vec<Turn> {
    let mut at_ms = 0;
    let turns = call.turns().into_iter().take(usize::from(u16::MAX));
    let placed = turns.map(|turn| {
        let (line, for_ms) = match turn.speaker {
            Speaker::Caller { line, .. } => {
                (Some(line), turn.until_ms.saturating_sub(turn.from_ms))
            }
            Speaker::Handler => (None, u64::from(handler_ms(&turn.text))),
        };
        let from_ms = at_ms;
        at_ms = from_ms + for_ms + GAP_MS;
        Turn {
            from_ms,
            until_ms: from_ms + for_ms,
            said_ms: turn.from_ms,
            line,
            text: turn.text,
            cut: turn.cut,
        }
    });
    placed.collect()
}
