//! What the trainee can do now, for front ends to offer and for tests to hold against what is accepted.

use super::command::{Command, TraceAt};
use super::decide::{MOVES, in_phase};
use super::memory::EntryWhat;
use super::review;
use super::state::State;
use super::terms::Mode;
use crate::limits;
use crate::scenario::loaded::Loaded;
use crate::scenario::number::{LineNo, SignNo};
use crate::scenario::script::Decision;
use crate::understanding::Move;

/// What can be done now. Plain data, like everything a front end is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Openings {
    /// Whether the caller can be spoken to: ask, make a move, advise, put on hold.
    pub speak: bool,
    /// Moves that can be made without typing.
    pub moves: Vec<Move>,
    /// How many candidates there are to choose from.
    pub choices: u8,
    /// Whether the caller can be taken off hold.
    pub resume: bool,
    /// Whether the desk work can be done: mark, search, log, grade, refer.
    pub desk: bool,
    /// Lines that have been heard.
    pub heard: Vec<LineNo>,
    /// Marks that stand.
    pub marks: Vec<(LineNo, SignNo)>,
    /// Lines quoted in the log as it stands.
    pub quoted: Vec<LineNo>,
    /// Traces that can be looked at, and whether each was opened and stands in the log.
    pub traces: Vec<(TraceAt, bool, bool)>,
    /// Entries of the log that can be struck.
    pub strikable: Vec<u16>,
    /// Whether another mark, enquiry and log entry have room.
    pub room: (bool, bool, bool),
    /// Whether a colleague can be asked.
    pub colleague: bool,
    /// Whether the log can be submitted.
    pub submit: bool,
    /// Whether the decision can be accepted.
    pub accept: bool,
    /// Whether it can be challenged.
    pub challenge: bool,
    /// Whether the call can be ended or left.
    pub end: bool,
    facts: usize,
}

impl Openings {
    pub(super) fn of(scenario: &Loaded, mode: Mode, state: &State, now_ms: u64) -> Openings {
        let open = |command: &Command| in_phase(state.phase, command).is_ok();
        let speak = open(&Command::Hold);
        let desk = open(&Command::Submit);
        let mut heard: Vec<LineNo> = state.spoken.iter().map(|spoken| spoken.line).collect();
        heard.sort_unstable();
        heard.dedup();
        heard.retain(|line| state.heard(*line, now_ms));
        let disagreed = state
            .last_word
            .is_some_and(|word| word.decision != Decision::Agreed);
        let accept = open(&Command::Accept);
        Openings {
            speak,
            moves: if speak { MOVES.to_vec() } else { Vec::new() },
            choices: match (&state.unclear, speak) {
                (Some((candidates, _)), true) => u8::try_from(candidates.len()).unwrap_or(u8::MAX),
                _ => 0,
            },
            resume: open(&Command::Resume),
            desk,
            heard,
            marks: state
                .marks
                .iter()
                .map(|mark| (mark.line, mark.sign))
                .collect(),
            quoted: quoted(state),
            traces: traces(state),
            strikable: strikable(state),
            room: (
                state.marks.len() < limits::MARKS,
                state.enquiries.len() < limits::ENQUIRIES,
                state.log.len() < limits::LOG_ENTRIES,
            ),
            colleague: open(&Command::AskColleague) && mode != Mode::Assessed,
            submit: desk && state.grade.is_some(),
            accept,
            challenge: accept && disagreed && state.challenges < review::tries(scenario),
            end: open(&Command::End),
            facts: scenario.facts.len(),
        }
    }

    /// The same without what is said or done to the caller.
    pub(super) fn without_caller(self) -> Openings {
        Openings {
            speak: false,
            moves: Vec::new(),
            choices: 0,
            resume: false,
            ..self
        }
    }

    /// Whether this command is one of these. Whether a text or a query is well formed is not for a list to
    /// say: those are taken to be.
    pub fn admit(&self, command: &Command) -> bool {
        let heard = |line: &LineNo| self.heard.binary_search(line).is_ok();
        let traced = |at: &TraceAt| self.traces.iter().find(|(it, _, _)| it == at);
        match command {
            Command::Wait | Command::End | Command::Leave => self.end,
            Command::Ask { heard, .. } => self.speak && heard.fits(self.facts),
            Command::Choose(choice) => {
                self.choices > 0 && choice.is_none_or(|choice| choice < self.choices)
            }
            // Not offered in the list, yet nothing forbids it: it is pointed out in the debrief.
            Command::Say(_) => self.speak,
            Command::Advise(advice) => self.speak && in_list(advice.place(), |it| it.advice.len()),
            Command::Hold => self.speak,
            Command::Resume => self.resume,
            Command::Mark { line, sign } => {
                self.desk
                    && self.room.0
                    && heard(line)
                    && in_list(sign.place(), |it| it.signs.len())
                    && !self.marks.contains(&(*line, *sign))
            }
            Command::Unmark { line, sign } => self.desk && self.marks.contains(&(*line, *sign)),
            Command::Search { .. } => self.desk && self.room.1,
            Command::Open(at) => self.desk && traced(at).is_some_and(|(_, opened, _)| !opened),
            Command::Write(_) => self.desk && self.room.2,
            Command::Quote(line) => {
                self.desk && self.room.2 && heard(line) && !self.quoted.contains(line)
            }
            Command::Note(at) => {
                self.desk && self.room.2 && traced(at).is_some_and(|(_, _, logged)| !logged)
            }
            Command::Strike(entry) => self.desk && self.strikable.contains(entry),
            Command::Grade { .. } => self.desk,
            Command::Refer { route, .. } => {
                self.desk && in_list(route.place(), |it| it.routes.len())
            }
            Command::AskColleague => self.colleague,
            Command::Submit => self.submit,
            Command::Accept => self.accept,
            Command::Challenge { quotes, traces, .. } => {
                self.challenge
                    && quotes.iter().all(heard)
                    && traces.iter().all(|at| traced(at).is_some())
            }
        }
    }
}

fn in_list(place: usize, len: impl Fn(&crate::scenario::catalogue::Catalogue) -> usize) -> bool {
    place < len(crate::scenario::catalogue::Catalogue::built_in())
}

fn quoted(state: &State) -> Vec<LineNo> {
    state
        .standing_log()
        .filter_map(|what| match what {
            EntryWhat::Quote(line) => Some(*line),
            _ => None,
        })
        .collect()
}

fn traces(state: &State) -> Vec<(TraceAt, bool, bool)> {
    let mut all = Vec::new();
    for (enquiry_no, enquiry) in state.enquiries.iter().enumerate() {
        for (trace_no, trace) in enquiry.searched.traces.iter().enumerate() {
            let (Ok(enquiry_no), Ok(trace_no)) =
                (u16::try_from(enquiry_no), u8::try_from(trace_no))
            else {
                continue;
            };
            let opened = enquiry.opened.iter().any(|(it, _)| *it == trace_no);
            let logged = state
                .standing_log()
                .any(|what| matches!(what, EntryWhat::Trace(_, record) if *record == trace.record));
            all.push((
                TraceAt {
                    enquiry: enquiry_no,
                    trace: trace_no,
                },
                opened,
                logged,
            ));
        }
    }
    all
}

fn strikable(state: &State) -> Vec<u16> {
    let entries = state.log.iter().enumerate();
    entries
        .filter(|(_, entry)| entry.struck_at_ms.is_none())
        .filter_map(|(place, _)| u16::try_from(place).ok())
        .collect()
}
