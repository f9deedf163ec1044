//! A shift: commands in, events out.

use std::sync::Arc;

use super::command::{Act, Command, Order};
use super::event::{Event, What};
use super::queue::Queue;
use super::refusal::Refusal;
use super::state::State;
use super::written::Written;
use crate::call::log::is_a_reason;
use crate::call::terms::Terms;
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::number::LogNo;
use crate::scenario::script::{LogScript, OfReview, Ordered};

/// One sitting over a queue by one trainee.
#[derive(Clone)]
pub struct Shift {
    queue: Queue,
    seed: Seed,
    terms: Terms,
    written: Arc<[Written]>,
    state: State,
    now_ms: u64,
    fresh: Vec<Event>,
}

impl Shift {
    /// A shift that begins. The seed draws the people of every log.
    pub fn begin(queue: &Queue, seed: Seed, terms: Terms) -> Shift {
        Shift {
            written: queue.written(seed).into(),
            state: State::new(queue.script().logs.len()),
            queue: queue.clone(),
            seed,
            terms,
            now_ms: 0,
            fresh: Vec::new(),
        }
    }

    /// The shift as these events left it.
    pub fn replay(queue: &Queue, seed: Seed, terms: Terms, events: &[Event]) -> Shift {
        let mut shift = Shift::begin(queue, seed, terms);
        for event in events {
            shift.state.apply(&shift.written, event);
        }
        shift.now_ms = shift.state.last_event_ms;
        shift
    }

    /// Does something at a time, in milliseconds since the shift began, and returns what happened up to and by it.
    ///
    /// # Errors
    ///
    /// Why it cannot be done. The shift is then exactly as it was.
    pub fn handle(&mut self, at_ms: u64, command: Command) -> Result<&[Event], Refusal> {
        self.in_time(at_ms, &command)?;
        self.fresh.clear();
        let before = self.state.clone();
        self.let_time_pass(at_ms);
        if let Some(refusal) = self.refusal(&command) {
            self.state = before;
            self.fresh.clear();
            return Err(refusal);
        }
        self.now_ms = at_ms;
        self.carry_out(at_ms, command);
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

    /// A recording that has come to its end has been heard.
    fn let_time_pass(&mut self, at_ms: u64) {
        if let Some(hearing) = self.state.hearing
            && hearing.until_ms <= at_ms
        {
            self.heard(hearing.until_ms);
        }
    }

    fn heard(&mut self, at_ms: u64) {
        let Some(hearing) = self.state.hearing else {
            return;
        };
        let turns = self.written(hearing.log).map_or(0, |written| {
            written.heard_by(hearing.from, at_ms - hearing.since_ms)
        });
        let log = hearing.log;
        self.happen(at_ms, What::Heard { log, turns });
    }

    fn happen(&mut self, at_ms: u64, what: What) {
        let event = Event { at_ms, what };
        self.state.apply(&self.written, &event);
        self.fresh.push(event);
    }

    fn carry_out(&mut self, at_ms: u64, command: Command) {
        if !matches!(command, Command::Wait | Command::Open(_)) {
            // To read goes with listening; whatever else is done stops it.
            self.heard(at_ms);
        }
        match command {
            Command::Wait | Command::Stop => {}
            Command::Open(log) => self.happen(at_ms, What::Opened(log)),
            Command::Hear(log) => {
                let heard = self.state.log(log).map_or(0, |it| it.heard());
                let for_ms = self.written(log).map_or(0, |it| it.left_ms(heard));
                let for_ms = u32::try_from(for_ms).unwrap_or(u32::MAX);
                self.happen(at_ms, What::Hearing { log, for_ms });
            }
            Command::Do(log, act) => self.happen(at_ms, What::Did(log, act)),
            Command::End => {
                let cards = self.cards();
                self.happen(at_ms, What::Ended { cards });
            }
            Command::Leave => self.happen(at_ms, What::Left),
        }
    }

    /// Why this could not be done now, if it could not.
    pub fn refusal(&self, command: &Command) -> Option<Refusal> {
        self.may(command).err()
    }

    fn may(&self, command: &Command) -> Result<(), Refusal> {
        if !self.state.is_open() {
            return Err(Refusal::Over);
        }
        match command {
            Command::Wait | Command::End | Command::Leave => Ok(()),
            Command::Open(log) => self.known(*log).map(drop),
            Command::Stop => match self.state.hearing {
                Some(_) => Ok(()),
                None => Err(Refusal::NothingHeard),
            },
            Command::Hear(log) => {
                let script = self.known(*log)?;
                self.not_own(script)?;
                if self.state.hearing.is_some_and(|it| it.log == *log) {
                    return Err(Refusal::Already("You are hearing it"));
                }
                let (state, written) = self.both(*log)?;
                if usize::from(state.heard()) >= written.tape.len() {
                    return Err(Refusal::HeardAll);
                }
                Ok(())
            }
            Command::Do(log, act) => self.may_do(*log, act),
        }
    }

    fn known(&self, log: LogNo) -> Result<&LogScript, Refusal> {
        let logs = &self.queue.script().logs;
        logs.get(log.place()).ok_or(Refusal::Unknown("log"))
    }

    fn both(&self, log: LogNo) -> Result<(&super::state::LogState, &Written), Refusal> {
        let state = self.state.log(log).ok_or(Refusal::Unknown("log"))?;
        let written = self.written(log).ok_or(Refusal::Unknown("log"))?;
        Ok((state, written))
    }

    /// Whoever wrote a log does not review it.
    fn not_own(&self, log: &LogScript) -> Result<(), Refusal> {
        if self.queue.is_own(log) {
            return Err(Refusal::Own {
                handler: log.handler.clone(),
                colleague: self.queue.script().colleague.clone(),
            });
        }
        Ok(())
    }

    fn may_do(&self, log: LogNo, act: &Act) -> Result<(), Refusal> {
        let script = self.known(log)?;
        let (state, written) = self.both(log)?;
        match act {
            Act::PassOn if !self.queue.is_own(script) => {
                return Err(Refusal::NotOwn {
                    handler: script.handler.clone(),
                });
            }
            Act::PassOn => {}
            _ => self.not_own(script)?,
        }
        if let Some(decision) = state.settled() {
            return Err(Refusal::Decided(decision));
        }
        if state.acts.len() >= limits::REVIEW_ACTS {
            return Err(Refusal::TooMany);
        }
        reasoned(act)?;
        match act {
            Act::SendBack { .. } | Act::PassOn => Ok(()),
            Act::Order { order, .. } => may_order(state, written, *order),
            Act::Escalate { grade, .. } => match state.grade(written) {
                Some(now) if now >= *grade => Err(Refusal::NotHigher(now)),
                _ => Ok(()),
            },
            Act::Refer { route, .. } => {
                let lists = crate::scenario::catalogue::Catalogue::built_in();
                if route.place() >= lists.routes.len() {
                    return Err(Refusal::Unknown("route"));
                }
                let by_handler = &written.call.state().referrals;
                if by_handler.iter().any(|it| it.route == *route) {
                    return Err(Refusal::Already("The handler has referred it there"));
                }
                let same = |it: &Act| matches!(it, Act::Refer { route: it, .. } if it == route);
                if state.acts.iter().any(|(_, it)| same(it)) {
                    return Err(Refusal::Already("You have referred it there"));
                }
                Ok(())
            }
            Act::Close { .. } | Act::Agree { .. } => {
                if let Some(decision) = state.changed() {
                    return Err(Refusal::Changed(decision));
                }
                if state.check_is_out() {
                    return Err(Refusal::CheckOut);
                }
                Ok(())
            }
        }
    }

    /// Which card of each log says what followed.
    fn cards(&self) -> Vec<u8> {
        let logs = self.queue.script().logs.iter().enumerate();
        let cards = logs.map(|(place, log)| {
            let no = LogNo(u16::try_from(place).unwrap_or(u16::MAX));
            let holds = |of: &OfReview| self.holds(no, log, of);
            let card = log
                .outcomes
                .iter()
                .position(|card| card.when.iter().all(holds));
            u8::try_from(card.unwrap_or(0)).unwrap_or(0)
        });
        cards.collect()
    }

    fn holds(&self, no: LogNo, log: &LogScript, of: &OfReview) -> bool {
        let Ok((state, written)) = self.both(no) else {
            return false;
        };
        match of {
            OfReview::Decided(wanted) => state.decisions().any(|(_, it)| it == *wanted),
            OfReview::Undecided => state.decisions().next().is_none(),
            OfReview::Did(wanted) => {
                Queue::order(written, wanted).is_some_and(|order| state.ordered_ms(order).is_some())
            }
            OfReview::Referred(route) => {
                let route = crate::scenario::loaded::route_of(route);
                let by_handler = &written.call.state().referrals;
                let by_handler = by_handler.iter().any(|it| Some(it.route) == route);
                let same =
                    |it: &Act| matches!(it, Act::Refer { route: it, .. } if Some(*it) == route);
                by_handler || state.acts.iter().any(|(_, it)| same(it))
            }
            OfReview::GradedAtLeast(grade) => state.grade(written).is_some_and(|it| it >= *grade),
            OfReview::Checked => log
                .expects
                .order
                .iter()
                .filter(|it| matches!(it.what, Ordered::Check(..)))
                .all(|it| {
                    Queue::order(written, &it.what)
                        .is_some_and(|order| state.ordered_ms(order).is_some())
                }),
        }
    }

    /// When something will next happen by itself, in milliseconds since the shift began: a turn of the recording
    /// begins, or it comes to its end.
    pub fn next_ms(&self) -> Option<u64> {
        let hearing = self.state.hearing?;
        let written = self.written(hearing.log)?;
        let base_ms = written.tape.get(usize::from(hearing.from))?.from_ms;
        let begins = written.tape.iter().skip(usize::from(hearing.from));
        let mut begins = begins.map(|turn| hearing.since_ms + turn.from_ms - base_ms);
        let next = begins.find(|at_ms| *at_ms > self.now_ms);
        Some(next.unwrap_or(hearing.until_ms).min(hearing.until_ms))
    }

    /// How many turns of a log's recording have begun to be heard by this time.
    pub fn begun(&self, log: LogNo, at_ms: u64) -> u16 {
        let heard = self.state.log(log).map_or(0, |it| it.heard());
        let hearing = self.state.hearing.filter(|it| it.log == log);
        let (Some(hearing), Some(written)) = (hearing, self.written(log)) else {
            return heard;
        };
        let base_ms = written
            .tape
            .get(usize::from(hearing.from))
            .map_or(0, |it| it.from_ms);
        let begun = written.tape.iter().skip(usize::from(hearing.from));
        let begun = begun
            .take_while(|turn| hearing.since_ms + turn.from_ms - base_ms <= at_ms)
            .count();
        heard.saturating_add(u16::try_from(begun).unwrap_or(u16::MAX))
    }

    /// The queue it is over.
    pub fn queue(&self) -> &Queue {
        &self.queue
    }

    /// The seed.
    pub fn seed(&self) -> Seed {
        self.seed
    }

    /// The terms.
    pub fn terms(&self) -> Terms {
        self.terms
    }

    /// Where it stands.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The time of the last command, in milliseconds since it began.
    pub fn now_ms(&self) -> u64 {
        self.now_ms
    }

    /// The logs as they were written, in the order of the queue.
    pub fn logs(&self) -> &[Written] {
        &self.written
    }

    /// A log as it was written.
    pub fn written(&self, log: LogNo) -> Option<&Written> {
        self.written.get(log.place())
    }
}

fn may_order(
    state: &super::state::LogState,
    written: &Written,
    order: Order,
) -> Result<(), Refusal> {
    if state.ordered_ms(order).is_some() {
        return Err(Refusal::Already("You have ordered that"));
    }
    match order {
        Order::Check { system, about } => {
            if about.place() >= written.call.scenario().script.cast.len() {
                return Err(Refusal::Unknown("person"));
            }
            match written.enquiry(system, about) {
                Some(place) => Err(Refusal::AlreadyChecked { enquiry: place + 1 }),
                None => Ok(()),
            }
        }
        Order::CallBack => Ok(()),
    }
}

/// What is written with an act is there where it has to be, and is not too long.
fn reasoned(act: &Act) -> Result<(), Refusal> {
    let because = act.because().unwrap_or_default();
    if because.chars().count() > limits::TYPED_CHARS {
        return Err(Refusal::TooLong {
            most: limits::TYPED_CHARS,
        });
    }
    let wanted = match act {
        Act::SendBack { .. } => "A log is sent back with instructions: say what is to be done.",
        Act::Escalate { .. } => "Say why it is escalated, in more than a word or two.",
        Act::Refer { .. } => "Say why it is referred, in more than a word or two.",
        Act::Close { .. } => {
            "A log is closed with a rationale: say why nothing more is to be done."
        }
        Act::Order { .. } | Act::Agree { .. } | Act::PassOn => return Ok(()),
    };
    if is_a_reason(because) {
        Ok(())
    } else {
        Err(Refusal::Reason(wanted))
    }
}
