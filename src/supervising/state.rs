//! The state of a shift: what folding its events gives. Nothing here decides; it only remembers.

use super::command::{Act, Order};
use super::event::{Event, What};
use super::written::Written;
use crate::scenario::number::LogNo;
use crate::scenario::script::{Grade, ReviewDecision};

/// Where a shift is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Logs are being reviewed.
    Open,
    /// It has ended.
    Ended,
    /// The supervisor left.
    Left,
}

/// The state of a shift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where it is.
    pub phase: Phase,
    /// Each log, in the order of the queue.
    pub logs: Vec<LogState>,
    /// The recording that is being heard.
    pub hearing: Option<Hearing>,
    /// Which card of each log says what followed.
    pub cards: Vec<u8>,
    /// When the last thing happened.
    pub last_event_ms: u64,
    /// How many things have happened.
    pub events: u32,
}

/// How a log stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogState {
    /// When it was first opened.
    pub opened_ms: Option<u64>,
    /// When each turn of the recording was heard to its end, from the first.
    pub heard_ms: Vec<u64>,
    /// What was done about it, in order, and when.
    pub acts: Vec<(u64, Act)>,
}

/// A recording that is being heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hearing {
    /// Whose.
    pub log: LogNo,
    /// Since when.
    pub since_ms: u64,
    /// When it comes to its end.
    pub until_ms: u64,
    /// The turn it began with.
    pub from: u16,
}

impl State {
    /// A shift that begins, with this many logs.
    pub fn new(logs: usize) -> State {
        State {
            phase: Phase::Open,
            logs: vec![LogState::default(); logs],
            hearing: None,
            cards: Vec::new(),
            last_event_ms: 0,
            events: 0,
        }
    }

    /// Whether something can still be done.
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// How a log stands.
    pub fn log(&self, log: LogNo) -> Option<&LogState> {
        self.logs.get(log.place())
    }

    /// Remembers an event.
    pub fn apply(&mut self, written: &[Written], event: &Event) {
        self.last_event_ms = event.at_ms;
        self.events = self.events.saturating_add(1);
        match &event.what {
            What::Opened(log) => {
                if let Some(log) = self.logs.get_mut(log.place()) {
                    log.opened_ms.get_or_insert(event.at_ms);
                }
            }
            What::Hearing { log, for_ms } => {
                let heard = self.log(*log).map_or(0, |it| it.heard());
                self.hearing = Some(Hearing {
                    log: *log,
                    since_ms: event.at_ms,
                    until_ms: event.at_ms + u64::from(*for_ms),
                    from: heard,
                });
            }
            What::Heard { log, turns } => self.heard(written, *log, *turns, event.at_ms),
            What::Did(log, act) => {
                if let Some(log) = self.logs.get_mut(log.place()) {
                    log.acts.push((event.at_ms, act.clone()));
                }
            }
            What::Ended { cards } => {
                self.phase = Phase::Ended;
                self.cards.clone_from(cards);
            }
            What::Left => self.phase = Phase::Left,
        }
    }

    /// Each turn was heard when the recording had come to its end.
    fn heard(&mut self, written: &[Written], log: LogNo, turns: u16, at_ms: u64) {
        let hearing = self.hearing.take();
        let (Some(state), Some(written)) =
            (self.logs.get_mut(log.place()), written.get(log.place()))
        else {
            return;
        };
        let since_ms = hearing.map_or(at_ms, |it| it.since_ms);
        let from = state.heard();
        let from_ms = written
            .tape
            .get(usize::from(from))
            .map_or(0, |it| it.from_ms);
        for turn in from..turns {
            let until_ms = written
                .tape
                .get(usize::from(turn))
                .map_or(from_ms, |it| it.until_ms);
            let heard_ms = since_ms + until_ms.saturating_sub(from_ms);
            state.heard_ms.push(heard_ms.min(at_ms));
        }
    }
}

impl LogState {
    /// How many turns of the recording have been heard.
    pub fn heard(&self) -> u16 {
        u16::try_from(self.heard_ms.len()).unwrap_or(u16::MAX)
    }

    /// What was decided, in order, and when.
    pub fn decisions(&self) -> impl Iterator<Item = (u64, ReviewDecision)> {
        let acts = self.acts.iter();
        acts.filter_map(|(at_ms, act)| Some((*at_ms, act.decision()?)))
    }

    /// The decision that took it out of the queue.
    pub fn settled(&self) -> Option<ReviewDecision> {
        use ReviewDecision::{Agreed, Closed, PassedOn};
        let decisions = self.decisions().map(|(_, it)| it);
        decisions
            .into_iter()
            .find(|it| matches!(it, Agreed | Closed | PassedOn))
    }

    /// The decision that changed what its handler wrote.
    pub fn changed(&self) -> Option<ReviewDecision> {
        use ReviewDecision::{Escalated, SentBack};
        let decisions = self.decisions().map(|(_, it)| it);
        decisions
            .into_iter()
            .find(|it| matches!(it, Escalated | SentBack))
    }

    /// When this was ordered.
    pub fn ordered_ms(&self, wanted: Order) -> Option<u64> {
        let mut acts = self.acts.iter();
        acts.find_map(|(at_ms, act)| match act {
            Act::Order { order, .. } if *order == wanted => Some(*at_ms),
            _ => None,
        })
    }

    /// Whether a check was ordered.
    pub fn check_is_out(&self) -> bool {
        let check = |act: &Act| {
            matches!(
                act,
                Act::Order {
                    order: Order::Check { .. },
                    ..
                }
            )
        };
        self.acts.iter().any(|(_, act)| check(act))
    }

    /// The grade it goes on with: the last it was escalated to, or its handler's.
    pub fn grade(&self, written: &Written) -> Option<Grade> {
        let acts = self.acts.iter().rev();
        let escalated = acts.into_iter().find_map(|(_, act)| match act {
            Act::Escalate { grade, .. } => Some(*grade),
            _ => None,
        });
        escalated.or(written.view.grade)
    }
}
