//! Running a play: each step at its time, resolved against the call as it then stands.

use std::cell::OnceCell;
use std::sync::{Arc, Weak};

use super::Call;
use super::command::{Command, TraceAt};
use super::deed::{Deed, DeedFault, LineName, nearest};
use super::event::Event;
use super::hearing::{hear, last_spoken_of};
use super::play::{Step, When};
use super::refusal::Refusal;
use super::speech::handler_ms;
use crate::records::{Query, Systems};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::loaded::{advice_of, route_of, sign_of};
use crate::scenario::number::LineNo;
use crate::understanding::Understanding;

/// How long a trainee takes between the caller's last word and the next thing, in milliseconds.
const PAUSE_MS: u64 = 1_000;

/// A call and what its caller understands.
pub struct Running {
    /// The call.
    pub call: Call,
    // Made when something is asked, so that a call in which nothing is stays small.
    understanding: OnceCell<Arc<Understanding>>,
}

/// What calls of one scenario and seed have in common, and what is large in each of them.
#[derive(Clone)]
pub struct Shared {
    understanding: Arc<Understanding>,
    systems: Arc<Systems>,
}

impl Shared {
    /// What this call has in common with others of its scenario and seed.
    pub fn of(call: &mut Call) -> Shared {
        Shared {
            understanding: Arc::new(call.understanding()),
            systems: call.systems(),
        }
    }
}

/// The same, for as long as a call needs it.
pub struct SharedWeakly {
    understanding: Weak<Understanding>,
    systems: Weak<Systems>,
}

impl Shared {
    /// The same, without holding on to it.
    pub fn weakly(&self) -> SharedWeakly {
        SharedWeakly {
            understanding: Arc::downgrade(&self.understanding),
            systems: Arc::downgrade(&self.systems),
        }
    }
}

impl SharedWeakly {
    /// What is shared, if a call still needs it.
    pub fn there(&self) -> Option<Shared> {
        Some(Shared {
            understanding: self.understanding.upgrade()?,
            systems: self.systems.upgrade()?,
        })
    }
}

/// Why a step was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDone {
    /// It names something that is not there.
    Fault(DeedFault),
    /// The call refused it.
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

impl Running {
    /// Takes a call on.
    pub fn new(call: Call) -> Running {
        Running {
            call,
            understanding: OnceCell::new(),
        }
    }

    /// Takes a call on whose variant has been made ready to be understood, for plays of one variant.
    pub fn understood(call: Call, understanding: Arc<Understanding>) -> Running {
        Running {
            call,
            understanding: OnceCell::from(understanding),
        }
    }

    /// Makes ready what is needed when something is asked, so that nobody waits for it then.
    pub fn prepare(&self) {
        self.understanding();
    }

    /// Puts out of memory what is made again when it is needed.
    pub fn rest(&mut self) {
        // What others need too is there in any case.
        let alone = |it: &Arc<Understanding>| Arc::strong_count(it) == 1;
        if self.understanding.get().is_some_and(alone) {
            self.understanding = OnceCell::new();
        }
        self.call.rest();
    }

    /// Whether what is needed when something is asked is at hand.
    pub fn is_ready(&self) -> bool {
        self.understanding.get().is_some()
    }

    /// Takes what is needed when something is asked or searched from other calls of the same scenario and seed, so that a
    /// room of them needs it once.
    pub fn share(&mut self, shared: &Shared) {
        self.understanding = OnceCell::from(Arc::clone(&shared.understanding));
        self.call.share(Arc::clone(&shared.systems));
    }

    /// What the caller would take these words to mean if they were said now, in the words in which a trainee is asked what
    /// was meant; `None` where the caller would not understand.
    pub fn meaning(&self, words: &str) -> Option<String> {
        let call = &self.call;
        let last = last_spoken_of(call.scenario(), call.state(), call.now_ms());
        let heard = hear(self.understanding(), words, last);
        let candidate = heard.parts.iter().find_map(|it| it.candidates.first())?;
        let words = self.call.meaning_words(candidate.meaning);
        (!words.is_empty()).then_some(words)
    }

    fn understanding(&self) -> &Understanding {
        let made = || Arc::new(self.call.understanding());
        self.understanding.get_or_init(made)
    }

    /// When a step is due, in milliseconds since the call began.
    pub fn due_ms(&self, step: &Step) -> u64 {
        let now_ms = self.call.now_ms();
        match step.when {
            When::AtMs(at_ms) => at_ms,
            When::AfterMs(ms) => now_ms + ms,
            When::Then if step.deed == Deed::Wait => {
                self.call.next_ms().unwrap_or(now_ms).max(now_ms)
            }
            When::Then => {
                // The opening is said at nought; before the first command it has not been yet.
                let floor_ms = self.call.state().floor_until_ms.max(now_ms);
                floor_ms + PAUSE_MS + self.speaking_ms(&step.deed)
            }
        }
    }

    /// How long a trainee takes to say this to the caller, in milliseconds; nothing for what is not said. A step that
    /// says something is done with its last word.
    pub fn speaking_ms(&self, deed: &Deed) -> u64 {
        let ms = match deed {
            Deed::Ask(text) => handler_ms(text),
            Deed::Say(_) => 2_500,
            Deed::Advise(advice) => {
                let advice = Catalogue::built_in()
                    .advice
                    .iter()
                    .find(|it| it.id == *advice);
                advice.map_or(0, |advice| handler_ms(&advice.says))
            }
            _ => 0,
        };
        u64::from(ms)
    }

    /// Does a step of a play at its time, and adds what happened, the passing of time included.
    ///
    /// # Errors
    ///
    /// Why it was not done. What time itself brought has then happened all the same, and is added.
    pub fn step(&mut self, step: &Step, happened: &mut Vec<Event>) -> Result<(), NotDone> {
        if step.when == When::Then && self.call.now_ms() == 0 {
            self.handle(0, Command::Wait, happened)?;
        }
        self.deed(self.due_ms(step), &step.deed, happened)
    }

    /// Does something at a time, and adds what happened.
    ///
    /// # Errors
    ///
    /// Why it was not done. What time itself brought has then happened all the same, and is added.
    pub fn deed(
        &mut self,
        at_ms: u64,
        deed: &Deed,
        happened: &mut Vec<Event>,
    ) -> Result<(), NotDone> {
        // Lines that are said by then can be named, so time goes by before names are looked up.
        self.handle(at_ms, Command::Wait, happened)?;
        match self.command(deed).map_err(NotDone::Fault)? {
            Some(command) => self.handle(at_ms, command, happened),
            None => Ok(()),
        }
    }

    fn handle(
        &mut self,
        at_ms: u64,
        command: Command,
        happened: &mut Vec<Event>,
    ) -> Result<(), NotDone> {
        let events = self.call.handle(at_ms, command);
        happened.extend_from_slice(events.map_err(NotDone::Refused)?);
        Ok(())
    }

    /// The command a deed stands for in this call; none for a note.
    ///
    /// # Errors
    ///
    /// A name that is not there.
    pub fn command(&self, deed: &Deed) -> Result<Option<Command>, DeedFault> {
        Ok(Some(match deed {
            Deed::Ask(text) => {
                let text = self.drawn(text);
                let last =
                    last_spoken_of(self.call.scenario(), self.call.state(), self.call.now_ms());
                let heard = hear(self.understanding(), &text, last);
                Command::Ask { text, heard }
            }
            Deed::Choose(choice) => Command::Choose(choice.map(|it| it - 1)),
            Deed::Say(to) => Command::Say(*to),
            Deed::Mark(line, sign) => Command::Mark {
                line: self.line(line)?,
                sign: self.sign(sign)?,
            },
            Deed::Unmark(line, sign) => Command::Unmark {
                line: self.line(line)?,
                sign: self.sign(sign)?,
            },
            Deed::Search(system, query, reason) => Command::Search {
                system: *system,
                query: self.query(query),
                reason: self.drawn(reason),
            },
            Deed::Open(enquiry, trace) => Command::Open(trace_at(*enquiry, *trace)),
            Deed::Write(text) => Command::Write(self.drawn(text)),
            Deed::Quote(line) => Command::Quote(self.line(line)?),
            Deed::LogTrace(enquiry, trace) => Command::Note(trace_at(*enquiry, *trace)),
            Deed::Strike(entry) => Command::Strike(entry - 1),
            Deed::Advise(advice) => Command::Advise(
                advice_of(advice)
                    .ok_or_else(|| unknown("advice", advice, |it| ids(&it.advice, |it| &it.id)))?,
            ),
            Deed::Grade(grade, because) => {
                let because = because.as_ref().map(|text| self.drawn(text));
                Command::Grade {
                    grade: *grade,
                    because,
                }
            }
            Deed::Refer(route, urgency, reason) => Command::Refer {
                route: route_of(route)
                    .ok_or_else(|| unknown("route", route, |it| ids(&it.routes, |it| &it.id)))?,
                urgency: *urgency,
                reason: self.drawn(reason),
            },
            Deed::AskColleague => Command::AskColleague,
            Deed::Hold => Command::Hold,
            Deed::Resume => Command::Resume,
            Deed::Wait => Command::Wait,
            Deed::Submit => Command::Submit,
            Deed::Accept => Command::Accept,
            Deed::Challenge(quotes, traces, reason) => Command::Challenge {
                quotes: quotes
                    .iter()
                    .map(|line| self.line(line))
                    .collect::<Result<_, _>>()?,
                traces: traces
                    .iter()
                    .map(|(enquiry, it)| trace_at(*enquiry, *it))
                    .collect(),
                reason: self.drawn(reason),
            },
            Deed::End => Command::End,
            Deed::Leave => Command::Leave,
            Deed::Note(_) => return Ok(None),
        }))
    }

    /// A play is written for every seed: names in braces are the ones this call drew.
    fn drawn(&self, text: &str) -> String {
        if !text.contains('{') {
            return text.to_owned();
        }
        let rendered = self.call.scenario().say(text, self.call.drawn());
        if rendered.is_empty() {
            text.to_owned()
        } else {
            rendered
        }
    }

    fn query(&self, query: &Query) -> Query {
        let drawn = |text: &Option<String>| text.as_ref().map(|text| self.drawn(text));
        Query {
            name: drawn(&query.name),
            username: drawn(&query.username),
            town: drawn(&query.town),
            telephone: drawn(&query.telephone),
            ..query.clone()
        }
    }

    fn line(&self, name: &LineName) -> Result<LineNo, DeedFault> {
        match name {
            LineName::Number(number) => self.call.numbered(*number).ok_or_else(|| {
                DeedFault(format!(
                    "no line {number} has been said; lines are numbered as they are said"
                ))
            }),
            LineName::Id(id) => self.line_of(id).ok_or_else(|| {
                let ids: Vec<&str> = self
                    .call
                    .scenario()
                    .lines
                    .iter()
                    .map(|it| &*it.id)
                    .collect();
                missing("line", id, &ids)
            }),
        }
    }

    /// The line of this id, or the one that is said in this call instead.
    fn line_of(&self, id: &str) -> Option<LineNo> {
        let scenario = self.call.scenario();
        let line = scenario.line_of(id)?;
        Some(scenario.true_line(self.call.drawn(), line))
    }

    fn sign(&self, id: &str) -> Result<crate::scenario::number::SignNo, DeedFault> {
        sign_of(id).ok_or_else(|| unknown("sign", id, |it| ids(&it.signs, |it| &it.id)))
    }
}

fn trace_at(enquiry: u16, trace: u8) -> TraceAt {
    TraceAt {
        enquiry: enquiry.saturating_sub(1),
        trace: trace.saturating_sub(1),
    }
}

/// The ids of a list of the catalogue.
pub(crate) fn ids<T>(
    list: &'static [T],
    id: impl Fn(&'static T) -> &'static String,
) -> Vec<&'static str> {
    list.iter().map(|entry| id(entry).as_str()).collect()
}

/// A name that is not in a list of the catalogue.
pub(crate) fn unknown(
    what: &str,
    id: &str,
    list: impl Fn(&'static Catalogue) -> Vec<&'static str>,
) -> DeedFault {
    missing(what, id, &list(Catalogue::built_in()))
}

/// A name that is not there, and the one that was probably meant.
pub(crate) fn missing(what: &str, id: &str, ids: &[&str]) -> DeedFault {
    let near = nearest(id, ids).map_or_else(String::new, |it| format!("; did you mean `{it}`?"));
    let id: String = id.chars().take(60).collect();
    DeedFault(format!("there is no {what} `{id}`{near}"))
}
