//! From a command to what happens: first whether it can be done, then what follows.
//!
//! [`refuse`] is the only place that says no. [`carry_out`] is given what was not refused.

use std::sync::Arc;

use super::command::{Command, TraceAt};
use super::event::{Asked, Challenged, Searched, What, Wrote};
use super::log;
use super::memory::EntryWhat;
use super::refusal::Refusal;
use super::state::{Phase, State};
use super::terms::Mode;
use super::turn::Turn;
use super::{hint, outcome, review};
use crate::limits;
use crate::records::{Query, Systems};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::Loaded;
use crate::scenario::number::{CastNo, LineNo};
use crate::scenario::script::{Decision, System};
use crate::scenario::stock::Stock;
use crate::understanding::{Manner, Move};

/// Whether the command cannot be done at this time in this state, and why.
pub(super) fn refuse(
    scenario: &Loaded,
    mode: Mode,
    state: &State,
    at_ms: u64,
    command: &Command,
) -> Result<(), Refusal> {
    in_phase(state.phase, command)?;
    let lists = Catalogue::built_in();
    match command {
        Command::Wait
        | Command::Say(_)
        | Command::Hold
        | Command::Resume
        | Command::Accept
        | Command::End
        | Command::Leave => Ok(()),
        Command::Ask { text, heard } => {
            typed(text, "Type what you would say to the caller.")?;
            known_meanings(scenario, heard)
        }
        Command::Choose(choice) => match (choice, &state.unclear) {
            (_, None) => Err(Refusal::NothingUnclear),
            (Some(choice), Some(_)) if state.candidate(*choice).is_none() => {
                Err(Refusal::Unknown("choice"))
            }
            _ => Ok(()),
        },
        Command::Mark { line, sign } => {
            heard(state, *line, at_ms)?;
            known(lists.signs.get(sign.place()).is_some(), "sign")?;
            if state.marked(*line, *sign) {
                return Err(Refusal::Already("That line is marked with that sign"));
            }
            room(state.marks.len() < limits::MARKS, "marks")
        }
        Command::Unmark { line, sign } => {
            let there = state.marked(*line, *sign);
            if there {
                Ok(())
            } else {
                Err(Refusal::NotThere("There is no such mark"))
            }
        }
        Command::Search { query, reason, .. } => {
            typed(
                reason,
                "Give the lawful reason for the search: what is it for?",
            )?;
            query.validate().map_err(Refusal::Query)?;
            room(state.enquiries.len() < limits::ENQUIRIES, "enquiries")
        }
        Command::Open(at) => {
            traced(state, *at)?;
            let enquiry = &state.enquiries[usize::from(at.enquiry)];
            if enquiry.opened.iter().any(|(trace, _)| *trace == at.trace) {
                return Err(Refusal::Already("That trace has been opened"));
            }
            Ok(())
        }
        Command::Write(text) => {
            typed(text, "Type the entry.")?;
            room(state.log.len() < limits::LOG_ENTRIES, "log entries")
        }
        Command::Quote(line) => {
            heard(state, *line, at_ms)?;
            not_logged(state, |what| *what == EntryWhat::Quote(*line))?;
            room(state.log.len() < limits::LOG_ENTRIES, "log entries")
        }
        Command::Note(at) => {
            let record = traced(state, *at)?;
            not_logged(
                state,
                |what| matches!(what, EntryWhat::Trace(_, it) if *it == record),
            )?;
            room(state.log.len() < limits::LOG_ENTRIES, "log entries")
        }
        Command::Strike(entry) => match state.log.get(usize::from(*entry)) {
            None => Err(Refusal::Unknown("log entry")),
            Some(entry) if entry.struck_at_ms.is_some() => {
                Err(Refusal::Already("That entry is struck"))
            }
            Some(_) => Ok(()),
        },
        Command::Advise(advice) => known(lists.advice.get(advice.place()).is_some(), "advice"),
        Command::Grade { because, .. } => short(because.as_deref().unwrap_or_default()),
        Command::Refer { route, reason, .. } => {
            known(lists.routes.get(route.place()).is_some(), "route")?;
            typed(reason, "Say why you refer it.")
        }
        Command::AskColleague if mode == Mode::Assessed => Err(Refusal::Assessed),
        Command::AskColleague => Ok(()),
        Command::Submit if state.grade.is_none() => Err(Refusal::GradeFirst),
        Command::Submit => Ok(()),
        Command::Challenge {
            quotes,
            traces,
            reason,
        } => {
            may_challenge(scenario, state)?;
            typed(reason, "Say why the decision should change.")?;
            let count = quotes.len().saturating_add(traces.len());
            room(count <= limits::CHALLENGE_EVIDENCE, "quotes and traces")?;
            quotes
                .iter()
                .try_for_each(|line| heard(state, *line, at_ms))?;
            traces
                .iter()
                .try_for_each(|at| traced(state, *at).map(|_| ()))
        }
    }
}

/// Which commands belong to which part of the call.
pub(super) fn in_phase(phase: Phase, command: &Command) -> Result<(), Refusal> {
    let fits = match command {
        Command::Wait | Command::End | Command::Leave => {
            !matches!(phase, Phase::Ended | Phase::Left)
        }
        Command::Ask { .. }
        | Command::Choose(_)
        | Command::Say(_)
        | Command::Advise(_)
        | Command::Hold => phase == Phase::Talking,
        Command::Resume => phase == Phase::OnHold,
        Command::Mark { .. }
        | Command::Unmark { .. }
        | Command::Search { .. }
        | Command::Open(_)
        | Command::Write(_)
        | Command::Quote(_)
        | Command::Note(_)
        | Command::Strike(_)
        | Command::Grade { .. }
        | Command::Refer { .. }
        | Command::Submit => matches!(phase, Phase::Talking | Phase::OnHold | Phase::RungOff),
        Command::AskColleague => !matches!(phase, Phase::Ringing | Phase::Ended | Phase::Left),
        Command::Accept | Command::Challenge { .. } => phase == Phase::Reviewed,
    };
    if fits {
        Ok(())
    } else {
        Err(Refusal::NotNow(phase))
    }
}

fn may_challenge(scenario: &Loaded, state: &State) -> Result<(), Refusal> {
    if state
        .last_word
        .is_none_or(|word| word.decision == Decision::Agreed)
    {
        return Err(Refusal::NothingToChallenge);
    }
    if state.challenges >= review::tries(scenario) {
        return Err(Refusal::NoMoreChallenges);
    }
    Ok(())
}

fn known_meanings(scenario: &Loaded, heard: &crate::understanding::Heard) -> Result<(), Refusal> {
    let fits = heard.fits(scenario.facts.len());
    if fits {
        Ok(())
    } else {
        Err(Refusal::Unknown("fact"))
    }
}

fn known(known: bool, what: &'static str) -> Result<(), Refusal> {
    if known {
        Ok(())
    } else {
        Err(Refusal::Unknown(what))
    }
}

fn room(room: bool, what: &'static str) -> Result<(), Refusal> {
    if room {
        Ok(())
    } else {
        Err(Refusal::TooMany(what))
    }
}

fn short(text: &str) -> Result<(), Refusal> {
    // Bytes bound characters, so a long text is not walked through to be refused.
    let most = limits::TYPED_CHARS;
    if text.len() > most * 4 || text.len() > most && text.chars().count() > most {
        return Err(Refusal::TooLong { most });
    }
    Ok(())
}

fn typed(text: &str, ask: &'static str) -> Result<(), Refusal> {
    short(text)?;
    if text.trim().is_empty() {
        Err(Refusal::Empty(ask))
    } else {
        Ok(())
    }
}

fn heard(state: &State, line: LineNo, at_ms: u64) -> Result<(), Refusal> {
    if state.heard(line, at_ms) {
        Ok(())
    } else {
        Err(Refusal::NotHeard)
    }
}

fn traced(state: &State, at: TraceAt) -> Result<crate::scenario::number::RecordNo, Refusal> {
    state.traced(at).ok_or(Refusal::Unknown("trace"))
}

fn not_logged(state: &State, is: impl Fn(&EntryWhat) -> bool) -> Result<(), Refusal> {
    let there = state.standing_log().any(is);
    if there {
        Err(Refusal::Already("That is in the log"))
    } else {
        Ok(())
    }
}

/// Carries out a command that was not refused.
pub(super) fn carry_out(turn: &mut Turn<'_>, systems: Option<&Systems>, command: Command) {
    match command {
        Command::Wait => {}
        Command::Ask { text, heard } => {
            turn.take_floor();
            let asked = Arc::new(Asked {
                text: text.into(),
                heard,
            });
            turn.push(What::Asked(Arc::clone(&asked)));
            turn.ask(&asked.heard);
        }
        Command::Choose(choice) => {
            let meaning = choice.and_then(|choice| turn.state.candidate(choice));
            let manner = turn
                .state
                .unclear
                .as_ref()
                .map_or(Manner::Neutral, |it| it.1);
            turn.push(What::Chose(choice));
            turn.chose(meaning, manner);
        }
        Command::Say(to) => {
            turn.take_floor();
            turn.push(What::Moved(to));
            turn.moved(to);
        }
        Command::Advise(advice) => {
            turn.take_floor();
            turn.advised(advice);
        }
        Command::Hold => {
            turn.take_floor();
            turn.push(What::Held);
        }
        Command::Resume => {
            turn.push(What::Resumed);
            turn.say_stock(Stock::Back);
        }
        Command::Mark { line, sign } => {
            turn.push(What::Marked { line, sign });
            heed_line(turn, line);
        }
        Command::Unmark { line, sign } => turn.push(What::Unmarked { line, sign }),
        Command::Search {
            system,
            query,
            reason,
        } => {
            search(turn, systems, system, query, reason);
        }
        Command::Open(at) => turn.push(What::Opened(at)),
        Command::Write(text) => {
            let carries = log::carries(turn.scenario, turn.drawn, turn.state, &text);
            let concern =
                log::carries_concern(turn.scenario, turn.drawn, turn.state, turn.at_ms, &text);
            let wording = log::wording(&text);
            turn.push(What::Wrote(Box::new(Wrote {
                text: text.into(),
                carries,
                concern,
                wording,
            })));
        }
        Command::Quote(line) => {
            turn.push(What::Quoted(line));
            heed_line(turn, line);
        }
        Command::Note(at) => turn.push(What::Noted(at)),
        Command::Strike(entry) => turn.push(What::Struck(entry)),
        Command::Grade { grade, because } => {
            turn.push(What::Graded {
                grade,
                because: because.map(Into::into),
            });
        }
        Command::Refer {
            route,
            urgency,
            reason,
        } => {
            turn.push(What::Referred {
                route,
                urgency,
                reason: reason.into(),
            });
        }
        Command::AskColleague => {
            turn.push(What::Helped(hint::next(
                turn.scenario,
                turn.drawn,
                turn.state,
            )));
        }
        Command::Submit => submit(turn),
        Command::Accept => turn.push(What::Accepted),
        Command::Challenge {
            quotes,
            traces,
            reason,
        } => challenge(turn, quotes, traces, reason),
        Command::End => end(turn),
        Command::Leave => turn.push(What::Left),
    }
}

/// Marking or quoting the concern takes it up.
fn heed_line(turn: &mut Turn<'_>, line: LineNo) {
    let concern = turn.state.concern;
    let waits = concern.open || concern.heeded_after.is_none();
    if turn.scenario.says_concern(line) && waits {
        turn.push(What::Heeded);
    }
}

fn search(
    turn: &mut Turn<'_>,
    systems: Option<&Systems>,
    system: System,
    query: Query,
    reason: String,
) {
    let about = about(turn.scenario, turn.drawn, &query);
    let traces = systems.map_or_else(Vec::new, |systems| systems.search(system, &query));
    let searched = Searched {
        system,
        query,
        reason: reason.into(),
        about,
        traces,
    };
    turn.push(What::Searched(Box::new(searched)));
}

/// Members of the cast these details belong to.
fn about(scenario: &Loaded, drawn: &Drawn, query: &Query) -> Vec<CastNo> {
    (0..scenario.script.cast.len())
        .filter_map(|place| u16::try_from(place).ok().map(CastNo))
        .filter(|cast| {
            let person = super::desk::person(scenario, drawn, *cast);
            person.is_some_and(|person| crate::records::about(query, &person))
        })
        .collect()
}

fn submit(turn: &mut Turn<'_>) {
    let on_line = matches!(turn.state.phase, Phase::Talking | Phase::OnHold);
    turn.take_floor();
    turn.push(What::Submitted);
    if on_line {
        turn.part();
    }
    let (ruling, decision) = review::decide(turn.scenario, turn.state);
    turn.push(What::Decided {
        ruling: Some(ruling),
        decision,
    });
}

fn challenge(turn: &mut Turn<'_>, quotes: Vec<LineNo>, traces: Vec<TraceAt>, reason: String) {
    let records: Vec<_> = traces
        .iter()
        .filter_map(|at| turn.state.traced(*at))
        .collect();
    let moves = review::moves(turn.scenario, turn.drawn, &quotes, &records, &reason);
    let challenged = Challenged {
        quotes,
        traces,
        reason: reason.into(),
    };
    turn.push(What::Challenged(Box::new(challenged)));
    if moves {
        turn.push(What::Decided {
            ruling: None,
            decision: Decision::Agreed,
        });
    } else {
        turn.push(What::Unmoved);
    }
}

fn end(turn: &mut Turn<'_>) {
    let on_line = matches!(turn.state.phase, Phase::Talking | Phase::OnHold);
    if on_line && turn.state.concern.open {
        turn.push(What::PassedOver);
    }
    let outcome = outcome::card(turn.scenario, turn.drawn, turn.state);
    turn.push(What::Ended { outcome });
}

/// Moves a trainee can make without typing them. Telling the caller a record is not offered.
pub(super) const MOVES: [Move; 9] = [
    Move::Greet,
    Move::Acknowledge,
    Move::Reassure,
    Move::Explain,
    Move::Apologise,
    Move::GoBack,
    Move::Repeat,
    Move::Spell,
    Move::Goodbye,
];
