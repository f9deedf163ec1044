//! A call or a review as its page shows it: the view, and what the page needs to ask for the next. Nothing of what is
//! expected.

use serde::Serialize;
use serde_json::{Value, json};

use super::attempt::Attempt;
use super::reviewed;
use super::seat::Seat;
use crate::call::Call;
use crate::call::command::TraceAt;
use crate::call::openings::Openings;
use crate::call::view::{
    EnquiryView, EntryView, Speaker, TraceView, TurnView, View, decision_words, grade_words,
    standing_words, system_words, urgency_words,
};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::LineNo;
use crate::scenario::script::Decision;

/// A call as its page shows it.
#[derive(Debug, Serialize)]
pub struct Shown {
    call: String,
    scenario: String,
    title: String,
    #[serde(flatten)]
    pace: Pace,
    slow: bool,
    mode: &'static str,
    seed: u64,
    over: bool,
    left: bool,
    notices: Vec<String>,
    /// The room it is played in, if it is played in one.
    room: Value,
    view: Value,
}

/// How far a call has come, and when to look again.
#[derive(Debug, Serialize)]
pub struct Pace {
    version: u64,
    sent: u32,
    now_ms: u64,
    next_ms: Option<u64>,
    clock: &'static str,
}

impl Pace {
    /// Of this attempt.
    pub fn of(attempt: &Attempt) -> Pace {
        let (now_ms, next_ms, clock) = match attempt.seat() {
            Seat::Call(it) => (it.now_ms(), it.next_ms(), it.clock()),
            Seat::Review(it) => (it.now_ms(), it.next_ms(), it.clock()),
        };
        Pace {
            version: attempt.version(),
            sent: attempt.sent(),
            now_ms,
            next_ms,
            clock: if clock.is_untimed() {
                "untimed"
            } else if clock.is_paused() {
                "paused"
            } else {
                "runs"
            },
        }
    }
}

impl Shown {
    /// Of this attempt. What there is to tell of the keeping is told with it.
    pub fn of(attempt: &mut Attempt, room: Value) -> Shown {
        let notices = attempt.take_notices();
        let (scenario, title, terms, seed, view) = match attempt.seat() {
            Seat::Call(it) => {
                let call = it.call();
                let script = &call.scenario().script;
                let view = view(call, it.view(), it.is_speaking());
                (&script.id, &script.title, call.terms(), call.seed(), view)
            }
            Seat::Review(it) => {
                let shift = it.shift();
                let script = shift.queue().script();
                let view = reviewed::view(shift, it.now_ms());
                (&script.id, &script.title, shift.terms(), shift.seed(), view)
            }
        };
        Shown {
            call: attempt.id().to_string(),
            scenario: scenario.clone(),
            title: title.clone(),
            pace: Pace::of(attempt),
            slow: terms.slowed,
            mode: terms.mode.name(),
            seed: seed.0,
            over: attempt.seat().is_over(),
            left: attempt.seat().is_left(),
            notices,
            room,
            view,
        }
    }
}

/// A view as a page shows it.
pub fn view(call: &Call, view: &View, speaking: bool) -> Value {
    let openings = &view.openings;
    let enquiries = view.enquiries.iter().enumerate();
    let log = view.log.iter().enumerate();
    let referrals = view.referrals.iter().map(|(name, urgency)| {
        json!({ "name": name, "urgency": urgency, "urgency_name": urgency_words(*urgency) })
    });
    json!({
        "phase": view.phase,
        "who": view.who,
        "tone": view.tone,
        "speaking": speaking,
        "turns": view.turns.iter().map(|it| turn(call, openings, it)).collect::<Vec<_>>(),
        "choices": view.choices,
        "topics": view.topics,
        "enquiries": enquiries.map(|(place, it)| enquiry(openings, place, it)).collect::<Vec<_>>(),
        "log": log.map(|(place, it)| entry(openings, place, it)).collect::<Vec<_>>(),
        "advised": view.advised.iter().map(|it| advised(it)).collect::<Vec<_>>(),
        "grade": view.grade,
        "grade_name": view.grade.map(grade_words),
        "referrals": referrals.collect::<Vec<_>>(),
        "review": review(call, view),
        "outcome": view.outcome.as_ref().map(|(title, text)| json!({ "title": title, "text": text })),
        "openings": json!({
            "speak": openings.speak,
            "moves": openings.moves,
            "choices": openings.choices,
            "resume": openings.resume,
            "desk": openings.desk,
            "room": { "mark": openings.room.0, "enquiry": openings.room.1, "log": openings.room.2 },
            "colleague": openings.colleague,
            "submit": openings.submit,
            "accept": openings.accept,
            "challenge": openings.challenge,
            "end": openings.end,
        }),
    })
}

fn advised(name: &str) -> Value {
    let advice = Catalogue::built_in()
        .advice
        .iter()
        .find(|it| it.name == name);
    json!({ "id": advice.map(|it| &it.id), "name": name })
}

fn turn(call: &Call, openings: &Openings, turn: &TurnView) -> Value {
    let (speaker, number, delivery, line) = match turn.speaker {
        Speaker::Caller {
            line,
            number,
            delivery,
        } => ("caller", Some(number), Some(delivery), Some(line)),
        Speaker::Handler => ("handler", None, None, None),
    };
    let marks = openings.marks.iter().filter(|(it, _)| Some(*it) == line);
    let signs = &Catalogue::built_in().signs;
    let marks = marks.filter_map(|(_, sign)| {
        let sign = signs.get(sign.place())?;
        Some(json!({ "sign": sign.id, "name": sign.name }))
    });
    json!({
        "speaker": speaker,
        "number": number,
        "from_ms": turn.from_ms,
        "until_ms": turn.until_ms,
        "text": turn.text,
        "cut": turn.cut,
        "delivery": delivery,
        "marks": marks.collect::<Vec<_>>(),
        "concern": turn.concern,
        "markable": line.is_some_and(|it| openings.heard.binary_search(&it).is_ok()),
        "quoted": line.is_some_and(|it| openings.quoted.contains(&it)),
        "recording": line.and_then(|it| recording(call, it)),
    })
}

/// Where the recording of a line is had, if it was recorded.
pub fn recording(call: &Call, line: LineNo) -> Option<String> {
    let scenario = call.scenario();
    let recording = scenario.recording(line, call.drawn())?;
    Some(address(&scenario.script.id, &recording.file))
}

/// Where a recording of a scenario is had.
pub fn address(scenario: &str, file: &str) -> String {
    format!("/recordings/{scenario}/{file}")
}

fn enquiry(openings: &Openings, place: usize, enquiry: &EnquiryView) -> Value {
    let traces = enquiry.traces.iter().map(|it| trace(openings, it));
    json!({
        "no": place + 1,
        "system": enquiry.system,
        "system_name": system_words(enquiry.system),
        "asked": enquiry.asked,
        "reason": enquiry.reason,
        "traces": traces.collect::<Vec<_>>(),
    })
}

fn trace(openings: &Openings, trace: &TraceView) -> Value {
    let logged = |it: &&(TraceAt, bool, bool)| it.0 == trace.at && it.2;
    json!({
        "no": trace.at.trace + 1,
        "heading": trace.heading,
        "force": trace.force,
        "summary": trace.summary,
        "matched": trace.matched,
        "score": trace.score,
        "opened": trace.opened.as_ref().map(|it| json!({
            "kind": it.kind,
            "standing": standing_words(it.standing),
            "markers": it.markers,
            "detail": it.detail,
        })),
        "logged": openings.traces.iter().find(logged).is_some(),
    })
}

fn entry(openings: &Openings, place: usize, entry: &EntryView) -> Value {
    let no = u16::try_from(place).unwrap_or(u16::MAX);
    let wording = entry
        .wording
        .iter()
        .map(|it| json!({ "kind": it.kind, "reads_as": it.reads_as, "instead": it.instead }));
    json!({
        "no": place + 1,
        "at_ms": entry.at_ms,
        "text": entry.text,
        "quote": entry.quote,
        "struck": entry.struck,
        "strikable": openings.strikable.contains(&no),
        "wording": wording.collect::<Vec<_>>(),
    })
}

fn review(call: &Call, view: &View) -> Option<Value> {
    let review = view.review.as_ref()?;
    Some(json!({
        "decision": decision_words(review.decision),
        "says": review.says,
        "agreed": review.decision == Decision::Agreed,
        "recording": call.supervisor_words().and_then(|words| {
            let scenario = call.scenario();
            let recording = scenario.supervisor_recording(words, call.drawn())?;
            Some(address(&scenario.script.id, &recording.file))
        }),
    }))
}
