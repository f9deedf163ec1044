//! A review as its page shows it, and what a page asks to be done in one.

use serde::Deserialize;
use serde_json::{Value, json};

use super::shown::recording;
use crate::scenario::loaded::route_of;
use crate::scenario::number::LogNo;
use crate::scenario::script::{Grade, Urgency};
use crate::supervising::Shift;
use crate::supervising::command::{Act, Command};
use crate::supervising::words::{act_words, handler_words, log_parts, orders, standing_words};
use crate::supervising::written::Written;

/// A review as a page shows it. What a log does not tell is not told either: its call is heard, or not.
pub fn view(shift: &Shift, now_ms: u64) -> Value {
    let script = shift.queue().script();
    let hearing = shift
        .state()
        .hearing
        .map(|it| json!({ "log": it.log.0 + 1, "since_ms": it.since_ms, "until_ms": it.until_ms }));
    let logs = (0..script.logs.len()).filter_map(|place| log(shift, now_ms, place));
    json!({
        "you": { "name": script.on_duty.name, "number": script.on_duty.number },
        "colleague": script.colleague.name,
        "hearing": hearing,
        "logs": logs.collect::<Vec<_>>(),
    })
}

fn log(shift: &Shift, now_ms: u64, place: usize) -> Option<Value> {
    let no = LogNo(u16::try_from(place).ok()?);
    let queue = shift.queue();
    let (script, written) = (queue.log(no)?, shift.written(no)?);
    let state = shift.state().log(no)?;
    let opened = state.opened_ms.is_some();
    let parts = log_parts(written).into_iter().filter(|_| opened);
    let parts = parts.map(|it| json!({ "heading": it.heading, "lines": it.lines }));
    let done = state
        .acts
        .iter()
        .map(|(at_ms, act)| json!({ "at_ms": at_ms, "text": act_words(queue, written, act) }));
    let orders = orders(written).into_iter().filter(|_| opened).zip(1..);
    let orders = orders.map(|((_, words), no)| json!({ "no": no, "words": words }));
    let left_ms = match shift.state().hearing.filter(|it| it.log == no) {
        Some(hearing) => hearing.until_ms.saturating_sub(now_ms),
        None => written.left_ms(state.heard()),
    };
    Some(json!({
        "no": place + 1,
        "handler": handler_words(queue, script),
        "own": queue.is_own(script),
        "standing": standing_words(shift, no),
        "opened": opened,
        "who": written.view.who,
        "parts": parts.collect::<Vec<_>>(),
        "done": done.collect::<Vec<_>>(),
        "left_ms": left_ms,
        "may_hear": shift.refusal(&Command::Hear(no)).is_none(),
        "heard": heard(shift, now_ms, no, written),
        "orders": orders.collect::<Vec<_>>(),
    }))
}

/// The turns of a log's recording that have begun to be heard.
fn heard(shift: &Shift, now_ms: u64, no: LogNo, written: &Written) -> Vec<Value> {
    let begun = usize::from(shift.begun(no, now_ms));
    let hearing = shift.state().hearing.filter(|it| it.log == no);
    let turns = written.tape.iter().enumerate().take(begun);
    let turns = turns.map(|(place, turn)| {
        let from_ms = hearing.and_then(|hearing| {
            let base_ms = written.tape.get(usize::from(hearing.from))?.from_ms;
            let own = place >= usize::from(hearing.from);
            own.then(|| hearing.since_ms + turn.from_ms - base_ms)
        });
        json!({
            "speaker": if turn.line.is_some() { "caller" } else { "handler" },
            "said_ms": turn.said_ms,
            "text": turn.text,
            "cut": turn.cut,
            "from_ms": from_ms,
            "recording": turn.line.and_then(|line| recording(&written.call, line)),
        })
    });
    turns.collect()
}

/// Something to be done in a review. Logs and orders are counted from 1, as they are shown.
#[derive(Clone, Debug, Deserialize)]
pub enum Asked {
    /// Open a log.
    Open(u16),
    /// Hear its recording.
    Hear(u16),
    /// Stop hearing it.
    Stop,
    /// Do something about a log.
    Do(u16, Wanted),
    /// Let time pass.
    Wait,
    /// End the review.
    End,
    /// Leave it.
    Leave,
}

/// Something to be done about a log.
#[derive(Clone, Debug, Deserialize)]
pub enum Wanted {
    /// Send it back, with instructions.
    SendBack(String),
    /// Order something, and why.
    Order(u16, Option<String>),
    /// Escalate it, and why.
    Escalate(Grade, String),
    /// Refer it: by which route, how soon, and why.
    Refer(String, Urgency, String),
    /// Close it, and why.
    Close(String),
    /// Agree to it, and why.
    Agree(Option<String>),
    /// Pass it on.
    PassOn,
}

impl Asked {
    /// The command it is on this shift.
    ///
    /// # Errors
    ///
    /// What is not there.
    pub fn command(self, shift: &Shift) -> Result<Command, String> {
        Ok(match self {
            Asked::Open(log) => Command::Open(number(log)?),
            Asked::Hear(log) => Command::Hear(number(log)?),
            Asked::Stop => Command::Stop,
            Asked::Do(log, wanted) => {
                let log = number(log)?;
                Command::Do(log, act(wanted, shift, log)?)
            }
            Asked::Wait => Command::Wait,
            Asked::End => Command::End,
            Asked::Leave => Command::Leave,
        })
    }
}

fn number(shown: u16) -> Result<LogNo, String> {
    let place = shown.checked_sub(1).map(LogNo);
    place.ok_or_else(|| "logs are counted from 1".to_owned())
}

fn act(wanted: Wanted, shift: &Shift, log: LogNo) -> Result<Act, String> {
    let given = |because: Option<String>| because.map(|it| Box::<str>::from(it.trim()));
    let given = |because| given(because).filter(|it| !it.is_empty());
    let words = |because: String| Box::<str>::from(because.trim());
    Ok(match wanted {
        Wanted::SendBack(because) => Act::SendBack {
            because: words(because),
        },
        Wanted::Order(no, because) => {
            let orders = shift.written(log).map(orders).unwrap_or_default();
            let place = usize::from(no).checked_sub(1);
            let order = place.and_then(|it| orders.get(it));
            Act::Order {
                order: order.ok_or("there is no such order")?.0,
                because: given(because),
            }
        }
        Wanted::Escalate(grade, because) => Act::Escalate {
            grade,
            because: words(because),
        },
        Wanted::Refer(route, urgency, because) => Act::Refer {
            route: route_of(&route).ok_or("there is no such route")?,
            urgency,
            because: words(because),
        },
        Wanted::Close(because) => Act::Close {
            because: words(because),
        },
        Wanted::Agree(because) => Act::Agree {
            because: given(because),
        },
        Wanted::PassOn => Act::PassOn,
    })
}
