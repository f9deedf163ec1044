//! The queue: a supervisor's script with the calls its logs are of, ready to be reviewed.

use std::sync::Arc;

use jiff::civil::Date;

use super::command::Order;
use super::event::{Event, What};
use super::written::Written;
use crate::call::log::log_carries;
use crate::call::play::Play;
use crate::journal::{Fault as NoJournal, Header, Identity, Journal};
use crate::limits;
use crate::scenario::code::Code;
use crate::scenario::diagnostic::{Diagnostic, Severity, Step};
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::{Scenario, source_hash};
use crate::scenario::number::LogNo;
use crate::scenario::read::{Fault, place, read_queue};
use crate::scenario::script::{LogMatter, LogScript, OfReview, Ordered, QueueScript};
use crate::scenario::text::Text;

/// A queue that can be reviewed. Cheap to clone; every id in it resolves, and every log can be written.
#[derive(Clone, Debug)]
pub struct Queue(Arc<Loaded>);

#[derive(Debug)]
struct Loaded {
    script: QueueScript,
    hash: [u8; 32],
    calls: Vec<(Scenario, Play)>,
}

/// What a log is made of, handed in by whoever can read files.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The call it is of.
    pub scenario: Scenario,
    /// The text of its handler's play.
    pub play: String,
}

/// Why it cannot be handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotHanded {
    /// There is no such call, or it has faults.
    Scenario(String),
    /// The play cannot be read.
    Play(String),
}

impl Queue {
    /// Reads a queue: one that can be reviewed and its warnings, or every fault at once. `hand` gives what each log is
    /// made of; the rules read no files.
    ///
    /// # Errors
    ///
    /// Every fault found, in the order of the text.
    pub fn load(
        source: &str,
        today: Option<Date>,
        mut hand: impl FnMut(&LogScript) -> Result<Handed, NotHanded>,
    ) -> Result<(Queue, Vec<Diagnostic>), Vec<Diagnostic>> {
        let (script, mut found) = read_queue(source, today)?;
        let mut checked = Checked { faults: Vec::new() };
        let mut calls = Vec::with_capacity(script.logs.len());
        let mut hasher = blake3::Hasher::new();
        hasher.update(&source_hash(source));
        for (place, log) in script.logs.iter().enumerate().take(limits::LOGS) {
            let at = At { place };
            let handed = match hand(log) {
                Ok(handed) => handed,
                Err(not) => {
                    checked.not_handed(at, not);
                    continue;
                }
            };
            hasher.update(&handed.scenario.hash);
            hasher.update(&source_hash(&handed.play));
            if let Some(play) = checked.log(at, log, &handed) {
                calls.push((handed.scenario, play));
            }
        }
        found.extend(place(source, checked.faults));
        found.sort_by_key(|it| (it.span.start, it.code));
        if found.iter().any(Diagnostic::is_error) || calls.len() != script.logs.len() {
            return Err(found);
        }
        let hash = *hasher.finalize().as_bytes();
        let loaded = Loaded {
            script,
            hash,
            calls,
        };
        Ok((Queue(Arc::new(loaded)), found))
    }

    /// The script as written.
    pub fn script(&self) -> &QueueScript {
        &self.0.script
    }

    /// What a journal of it belongs to: its own text, and all that its logs are made of.
    pub fn identity(&self) -> Identity<'_> {
        Identity {
            id: &self.0.script.id,
            version: self.0.script.version,
            hash: &self.0.hash,
        }
    }

    /// Whether a log was written by the person on duty.
    pub fn is_own(&self, log: &LogScript) -> bool {
        log.handler.number.trim() == self.0.script.on_duty.number.trim()
    }

    /// The calls its logs are of, in the order of the queue.
    pub fn calls(&self) -> impl Iterator<Item = &Scenario> {
        self.0.calls.iter().map(|(scenario, _)| scenario)
    }

    /// The log of this name.
    pub fn log_of(&self, id: &str) -> Option<LogNo> {
        let place = self.0.script.logs.iter().position(|it| it.id == id)?;
        u16::try_from(place).ok().map(LogNo)
    }

    /// A log's entry in the script.
    pub fn log(&self, log: LogNo) -> Option<&LogScript> {
        self.0.script.logs.get(log.place())
    }

    /// The logs as their handlers wrote them. Each has a seed of its own, so that two logs of one call are of two
    /// families.
    pub fn written(&self, seed: Seed) -> Vec<Written> {
        let calls = (0u64..).zip(&self.0.calls);
        calls
            .map(|(place, (scenario, play))| {
                Written::by(scenario, Seed(seed.0.wrapping_add(place)), play).0
            })
            .collect()
    }

    /// What a script orders, in numbers of the call.
    pub fn order(written: &Written, wanted: &Ordered) -> Option<Order> {
        Some(match wanted {
            Ordered::CallBack => Order::CallBack,
            Ordered::Check(system, about) => Order::Check {
                system: *system,
                about: written.call.scenario().cast_of(about)?,
            },
        })
    }

    /// The header of a journal of this queue.
    pub fn header(&self, seed: Seed, terms: crate::call::terms::Terms) -> Header {
        Header::with(self.identity(), seed, terms)
    }

    /// Reads a journal of this queue, as far as its records are whole, unchanged and sensible.
    ///
    /// # Errors
    ///
    /// When it is no journal, or not one of this queue as it stands.
    pub fn journal(&self, bytes: &[u8]) -> Result<Journal<Event>, NoJournal> {
        Journal::read_of(self.identity(), bytes, |event| self.makes_sense(event))
    }

    fn makes_sense(&self, event: &Event) -> bool {
        let logs = self.0.script.logs.len();
        event.at_ms <= limits::CALL_MS
            && match &event.what {
                What::Opened(log)
                | What::Hearing { log, .. }
                | What::Heard { log, .. }
                | What::Did(log, _) => log.place() < logs,
                What::Ended { cards } => cards.len() == logs,
                What::Left => true,
            }
    }
}

/// A log's place in the script.
#[derive(Clone, Copy)]
struct At {
    place: usize,
}

impl At {
    fn log(self, rest: &[Step]) -> Vec<Step> {
        let mut path = vec![Step::Field("logs"), Step::Item(self.place)];
        path.extend_from_slice(rest);
        path
    }

    fn field(self, name: &'static str) -> Vec<Step> {
        self.log(&[Step::Field(name)])
    }

    fn expects(self, list: &'static str, place: usize, field: &'static str) -> Vec<Step> {
        self.log(&[
            Step::Field("expects"),
            Step::Field(list),
            Step::Item(place),
            Step::Field(field),
        ])
    }
}

/// The faults of logs, as they are written.
struct Checked {
    faults: Vec<Fault>,
}

impl Checked {
    fn fault(&mut self, code: Code, path: Vec<Step>, message: String, mend: &str) {
        if self.faults.len() < limits::FAULTS {
            self.faults.push(Fault {
                code,
                severity: Severity::Error,
                path,
                message,
                mend: Some(mend.to_owned()),
            });
        }
    }

    fn not_handed(&mut self, at: At, not: NotHanded) {
        match not {
            NotHanded::Scenario(why) => {
                let mend = "name a scenario of this shelf whose seat is CallHandler";
                self.fault(Code::UnknownScenario, at.field("scenario"), why, mend);
            }
            NotHanded::Play(why) => {
                let mend = "name a play in the folder `logs` beside this script";
                self.fault(Code::LogPlay, at.field("play"), why, mend);
            }
        }
    }

    /// The play of a log, if it can be read; what its log comes to is held against what is expected.
    fn log(&mut self, at: At, log: &LogScript, handed: &Handed) -> Option<Play> {
        let file = format!("logs/{}.play", log.play);
        let play = match Play::parse(&handed.play) {
            Ok(play) => play,
            Err(faults) => {
                for (line, fault) in faults {
                    let message = format!("{file}:{line}: {fault}");
                    let mend = "mend that line of the play";
                    self.fault(Code::LogPlay, at.field("play"), message, mend);
                }
                return None;
            }
        };
        let (written, stuck) = Written::by(&handed.scenario, Seed(1), &play);
        if let Some(stuck) = stuck {
            let message = format!("{file}:{}: {}", stuck.line, stuck.why);
            let mend = "mend that step of the play; `play ID --script FILE` runs it";
            self.fault(Code::LogPlay, at.field("play"), message, mend);
        }
        self.expected(at, log, &written);
        self.names(at, log, &handed.scenario);
        Some(play)
    }

    fn expected(&mut self, at: At, log: &LogScript, written: &Written) {
        let expects = &log.expects;
        for (place, hear) in expects.hear.iter().enumerate() {
            let path = at.expects("hear", place, "what");
            if self.said(&path, &hear.what, written) {
                let (scenario, state) = (written.call.scenario(), written.call.state());
                if log_carries(scenario, state, &hear.what) {
                    let message = "the log says it already, so nobody has to hear it".to_owned();
                    let mend = "leave it out of the log in the play, or take it away here";
                    self.fault(Code::NeverSaid, path, message, mend);
                }
            }
        }
        for (place, wrong) in expects.wrong.iter().enumerate() {
            if let Some(quote) = &wrong.quote {
                self.said(&at.expects("wrong", place, "quote"), quote, written);
            }
        }
        for (place, order) in expects.order.iter().enumerate() {
            let path = at.expects("order", place, "what");
            self.ordered(&path, &order.what, written);
            if let Some(Order::Check { system, about }) = Queue::order(written, &order.what)
                && written.enquiry(system, about).is_some()
            {
                let message = "the handler made this search; it stands in the log".to_owned();
                let mend = "take it out of the play, or away here";
                self.fault(Code::AlreadyChecked, path, message, mend);
            }
        }
        for (card, outcome) in log.outcomes.iter().enumerate() {
            for (place, of) in outcome.when.iter().enumerate() {
                if let OfReview::Did(wanted) = of {
                    let path = at.log(&[
                        Step::Field("outcomes"),
                        Step::Item(card),
                        Step::Field("when"),
                        Step::Item(place),
                    ]);
                    self.ordered(&path, wanted, written);
                }
            }
        }
    }

    /// Whether the recording says this; a fault where it does not.
    fn said(&mut self, path: &[Step], matter: &LogMatter, written: &Written) -> bool {
        if let LogMatter::Fact(id) = matter
            && written.call.scenario().fact_of(id).is_none()
        {
            let message = format!("there is no fact `{id}` in that call");
            let mend = "name a fact of the call this log is of";
            self.fault(Code::UnknownFact, path.to_vec(), message, mend);
            return false;
        }
        if written.says(matter).is_none() {
            let message = "the caller never says this in that play".to_owned();
            let mend = "let the play ask for it, or take it away here";
            self.fault(Code::NeverSaid, path.to_vec(), message, mend);
            return false;
        }
        true
    }

    fn ordered(&mut self, path: &[Step], wanted: &Ordered, written: &Written) {
        if let Ordered::Check(_, about) = wanted
            && written.call.scenario().cast_of(about).is_none()
        {
            let message = format!("there is no `{about}` in the cast of that call");
            let mend = "name a member of its cast, such as subject";
            self.fault(Code::UnknownCast, path.to_vec(), message, mend);
        }
    }

    /// Names in braces are those of the call.
    fn names(&mut self, at: At, log: &LogScript, scenario: &Scenario) {
        let expects = &log.expects;
        let mut texts: Vec<(Vec<Step>, &str)> = Vec::new();
        let why = |name| at.log(&[Step::Field("expects"), Step::Field(name)]);
        texts.push((why("why"), &expects.why));
        for (place, it) in expects.wrong.iter().enumerate() {
            texts.push((at.expects("wrong", place, "why"), &it.why));
        }
        for (place, it) in expects.hear.iter().enumerate() {
            texts.push((at.expects("hear", place, "why"), &it.why));
        }
        for (place, it) in expects.instruct.iter().enumerate() {
            texts.push((at.expects("instruct", place, "what"), &it.what));
            texts.push((at.expects("instruct", place, "why"), &it.why));
            let noted = it.noted.iter();
            texts.extend(noted.map(|it| (at.expects("instruct", place, "noted"), &**it)));
        }
        for (place, it) in expects.order.iter().enumerate() {
            texts.push((at.expects("order", place, "why"), &it.why));
        }
        for (place, card) in log.outcomes.iter().enumerate() {
            let path = at.log(&[Step::Field("outcomes"), Step::Item(place)]);
            texts.push((path.clone(), &card.title));
            texts.push((path, &card.text));
        }
        for (path, text) in texts {
            if text.contains(['{', '}']) && Text::resolve(&scenario.script, text).is_none() {
                let message = "a name in braces stands for nothing in that call".to_owned();
                let mend = "write {child}, {subject} or another name of its cast or draws";
                self.fault(Code::UnknownName, path, message, mend);
            }
        }
    }
}
