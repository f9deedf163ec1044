//! The tape of a call: what was said in it and by whom, and the call itself as it stood at any time.

use crate::call::Call;
use crate::call::event::{Event, What};
use crate::call::terms::Terms;
use crate::call::view::Speaker;
use crate::journal::Journal;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;

/// The tape of a call.
pub struct Tape {
    // Nothing of a review of logs is heard again here: its recordings are of other handlers' calls.
    played: Option<Played>,
    /// What was said, in the order it began.
    pub lines: Vec<Line>,
    /// When the caller spoke: from and until, in milliseconds since the call began.
    pub spans: Vec<(u64, u64)>,
    /// How long the whole is, in milliseconds.
    pub length_ms: u64,
}

/// What is played again.
struct Played {
    scenario: Scenario,
    seed: Seed,
    terms: Terms,
    // Up to its end and without it: nothing is heard of a call that is over.
    events: Vec<Event>,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its first word, in milliseconds since the call began.
    pub from_ms: u64,
    /// Its last word; the same as its first for what is not heard.
    pub until_ms: u64,
    /// Who says it.
    pub by: By,
    /// The words.
    pub text: String,
}

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The caller.
    Caller,
    /// The trainee.
    Trainee,
    /// The supervisor.
    Supervisor,
}

impl Tape {
    /// The tape of a journal, at least this long.
    pub fn of(scenario: &Scenario, journal: &Journal, least_ms: u64) -> Tape {
        let call = journal.replay(scenario);
        let mut lines = spoken(&call);
        lines.extend(supervisor(&call, &journal.events));
        lines.sort_by_key(|line| line.from_ms);
        let callers = lines.iter().filter(|line| line.by == By::Caller);
        let spans: Vec<(u64, u64)> = callers.map(|it| (it.from_ms, it.until_ms)).collect();
        // A call that broke off is heard to the end of what was being said.
        let last_ms = spans.iter().map(|it| it.1).max().unwrap_or(0);
        let length_ms = if call.state().is_open() {
            least_ms.max(last_ms)
        } else {
            least_ms
        };
        let over = |event: &Event| matches!(event.what, What::Ended { .. } | What::Left);
        let events = journal.events.iter().take_while(|event| !over(event));
        let played = Played {
            scenario: scenario.clone(),
            seed: journal.header.seed,
            terms: journal.header.terms,
            events: events.cloned().collect(),
        };
        Tape {
            played: Some(played),
            lines,
            spans,
            length_ms,
        }
    }

    /// A tape this long on which nothing is heard.
    pub fn silent(length_ms: u64) -> Tape {
        Tape {
            played: None,
            lines: Vec::new(),
            spans: Vec::new(),
            length_ms,
        }
    }

    /// Whether anything can be heard of it.
    pub fn is_silent(&self) -> bool {
        self.played.is_none()
    }

    /// How much had happened by this time.
    pub fn happened_by(&self, at_ms: u64) -> usize {
        let events = self.played.as_ref().map_or(&[][..], |it| &it.events);
        events.partition_point(|event| event.at_ms <= at_ms)
    }

    /// The call as it stood when this much had happened; none where nothing is heard.
    pub fn call(&self, happened: usize) -> Option<Call> {
        let it = self.played.as_ref()?;
        let events = it.events.get(..happened).unwrap_or(&it.events);
        Some(Call::replay(&it.scenario, it.seed, it.terms, events))
    }

    /// The line that was begun last by this time, by its place.
    pub fn line_by(&self, at_ms: u64) -> Option<usize> {
        let begun = self.lines.partition_point(|line| line.from_ms <= at_ms);
        begun.checked_sub(1)
    }

    /// Whether the caller is speaking at this time.
    pub fn is_speaking(&self, at_ms: u64) -> bool {
        let begun = self.spans.partition_point(|it| it.0 <= at_ms);
        let last = begun.checked_sub(1).and_then(|it| self.spans.get(it));
        last.is_some_and(|it| it.1 > at_ms)
    }
}

/// What was said by the caller and the trainee.
fn spoken(call: &Call) -> Vec<Line> {
    let turns = call.turns().into_iter();
    turns
        .map(|turn| Line {
            from_ms: turn.from_ms,
            until_ms: turn.until_ms,
            by: match turn.speaker {
                Speaker::Caller { .. } => By::Caller,
                Speaker::Handler => By::Trainee,
            },
            text: if turn.cut {
                format!("{}—", turn.text)
            } else {
                turn.text
            },
        })
        .collect()
}

/// What the supervisor said.
fn supervisor(call: &Call, events: &[Event]) -> Vec<Line> {
    let scenario = call.scenario();
    let said = |event: &Event| {
        let words = event.what.supervisor()?.says(&scenario.script)?;
        Some(Line {
            from_ms: event.at_ms,
            until_ms: event.at_ms,
            by: By::Supervisor,
            text: scenario.say(words, call.drawn()),
        })
    };
    events.iter().filter_map(said).collect()
}
