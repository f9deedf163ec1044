//! A call in words: what was said by both, and what the trainee did.

use crate::call::event::{Event, Searched, What};
use crate::call::view::{self, Speaker, TurnView};
use crate::call::{Call, clock};
use crate::learning::playing::Playing;
use crate::records::Systems;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::{LineNo, RecordNo, SignNo};
use crate::understanding::Candidate;

use super::words;

/// What is said of an empty answer.
pub const NO_TRACE: &str = "No trace on these details. That is not the same as no record.";

/// Something to show, and when it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Milliseconds since the call began.
    pub at_ms: u64,
    /// Whose it is.
    pub by: By,
    /// The words, without the time. May have several lines.
    pub text: String,
}

/// Whose words or doing it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The caller's.
    Caller,
    /// The trainee's words to the caller.
    Handler,
    /// What the trainee did, and what came of it.
    Desk,
    /// The supervisor's.
    Supervisor,
    /// What happened by itself.
    Call,
}

impl Told {
    /// With its time, as a line of a transcript.
    pub fn line(&self) -> String {
        format!("{} {}", clock(self.at_ms), words::printable(&self.text))
    }
}

/// The whole call.
pub fn whole(playing: &mut Playing) -> String {
    let events = playing.kept().events().to_vec();
    let told = of(playing.call_mut(), &events);
    let lines: Vec<String> = told.iter().map(Told::line).collect();
    lines.join("\n")
}

/// Everything to show of a call that these events led to, in order of time.
pub fn of(call: &mut Call, events: &[Event]) -> Vec<Told> {
    let who = words::capital(&call.scenario().script.caller.who);
    let mut told: Vec<Told> = call.turns().iter().map(|it| turn(&who, it)).collect();
    let mut narrator = Narrator::default();
    for event in events {
        told.extend(narrator.tell(call, event));
    }
    told.sort_by_key(|it| it.at_ms);
    told
}

/// When the caller has said what was begun from this time on: somebody rings off after the last word.
fn said_by(call: &Call, from_ms: u64) -> u64 {
    let spoken = call
        .state()
        .spoken
        .iter()
        .filter(|it| it.from_ms >= from_ms);
    spoken.map(|it| it.until_ms).max().unwrap_or(from_ms)
}

/// A turn of the conversation.
pub fn turn(who: &str, turn: &TurnView) -> Told {
    let (by, mut text) = match &turn.speaker {
        Speaker::Caller { number, .. } => (By::Caller, format!("[{number}] {who}: {}", turn.text)),
        Speaker::Handler => (By::Handler, format!("You: {}", turn.text)),
    };
    if turn.cut {
        text.push_str(" — (cut off)");
    }
    Told {
        at_ms: turn.from_ms,
        by,
        text,
    }
}

/// Tells events in the order they happened, all of them from the first, as it counts enquiries and entries.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrator {
    enquiries: usize,
    entries: usize,
}

impl Narrator {
    /// What there is to show of an event beside what was said by both; often nothing.
    pub fn tell(&mut self, call: &mut Call, event: &Event) -> Option<Told> {
        let (by, text) = match &event.what {
            What::Held => (By::Desk, "You put the caller on hold.".to_owned()),
            What::Resumed => (By::Desk, "You took the caller off hold.".to_owned()),
            What::TypedAdvice(advice) => (
                By::Desk,
                format!(
                    "(You gave the caller advice: {}.)",
                    view::advice_name(*advice)
                ),
            ),
            What::CutIn => (
                By::Call,
                "(You spoke while the caller was speaking, and they broke off.)".to_owned(),
            ),
            What::Unclear { candidates, .. } => (By::Call, unclear(call, candidates)),
            What::RangOff => (By::Call, "(The caller has rung off.)".to_owned()),
            What::Left => (By::Desk, "You left the call.".to_owned()),
            What::Helped(hint) => {
                let words = hint.words(call.scenario(), call.drawn());
                (By::Desk, format!("A colleague: {words}"))
            }
            What::Decided { .. } | What::Unmoved | What::Submitted | What::Accepted => {
                supervisor(call, &event.what)?
            }
            What::Challenged(challenged) => (
                By::Desk,
                format!("You challenged it: {}", challenged.reason),
            ),
            What::Ended { outcome } => (By::Call, ended(call, *outcome)),
            other => (By::Desk, self.desk(call, other)?),
        };
        let at_ms = match &event.what {
            What::RangOff => said_by(call, event.at_ms),
            _ => event.at_ms,
        };
        Some(Told { at_ms, by, text })
    }

    fn desk(&mut self, call: &mut Call, what: &What) -> Option<String> {
        let lists = Catalogue::built_in();
        let sign = |no: SignNo| {
            let sign = lists.signs.get(no.place());
            sign.map_or("", |it| it.name.as_str())
        };
        Some(match what {
            What::Marked { line, sign: no } => {
                format!("You marked {}: {}.", numbered(call, *line), sign(*no))
            }
            What::Unmarked { line, sign: no } => {
                format!(
                    "You took back the mark on {}: {}.",
                    numbered(call, *line),
                    sign(*no)
                )
            }
            What::Searched(searched) => {
                self.enquiries += 1;
                let systems = call.systems();
                enquiry(&systems, self.enquiries, searched)
            }
            What::Opened(at) => {
                let enquiry = call.state().enquiries.get(usize::from(at.enquiry))?;
                let found = enquiry.searched.traces.get(usize::from(at.trace))?.clone();
                let systems = call.systems();
                let number = format!("{}.{}", at.enquiry + 1, at.trace + 1);
                opened(&systems, &number, found.record)?
            }
            What::Wrote(wrote) => {
                let advice = wrote.wording.iter().filter_map(|place| {
                    let wording = lists.wording.get(usize::from(*place))?;
                    Some(format!(
                        "\n    Wording: {} Instead: {}",
                        wording.reads_as, wording.instead
                    ))
                });
                format!("{}{}", self.entry(&wrote.text), advice.collect::<String>())
            }
            What::Quoted(line) => {
                let words = call.scenario().words(*line, call.drawn());
                self.entry(&format!("“{words}”"))
            }
            What::Noted(at) => {
                let record = call.state().traced(*at)?;
                let words = call.record_words(record);
                self.entry(&format!("Trace: {words}"))
            }
            What::Struck(entry) => format!("Log entry {} struck.", usize::from(*entry) + 1),
            What::Graded { grade, because } => {
                let because = because.as_ref();
                let because = because.map_or_else(String::new, |it| format!(". Why: {it}"));
                format!(
                    "You graded the call: {}{because}",
                    view::grade_words(*grade)
                )
            }
            What::Referred {
                route,
                urgency,
                reason,
            } => {
                let route = lists.routes.get(route.place())?;
                let urgency = view::urgency_words(*urgency);
                format!("You referred it: {}, {urgency}. {reason}", route.name)
            }
            _ => return None,
        })
    }

    fn entry(&mut self, text: &str) -> String {
        self.entries += 1;
        format!("Log entry {}: {text}", self.entries)
    }
}

/// What the trainee is asked to settle.
pub fn did_you_mean(choices: &[String]) -> String {
    let numbered = choices.iter().enumerate();
    let choices: Vec<String> = numbered
        .map(|(place, choice)| format!("{} {choice}", place + 1))
        .collect();
    format!(
        "Did you mean: {}, or none? Type a number or none.",
        choices.join(", ")
    )
}

fn unclear(call: &Call, candidates: &[Candidate]) -> String {
    let choices = candidates.iter().map(|it| call.meaning_words(it.meaning));
    did_you_mean(&choices.collect::<Vec<_>>())
}

fn supervisor(call: &Call, what: &What) -> Option<(By, String)> {
    let review = &call.scenario().script.review;
    let says = |text: &str| call.scenario().say(text, call.drawn());
    Some(match what {
        What::Submitted => (By::Desk, "You sent the log to the supervisor.".to_owned()),
        What::Accepted => (By::Desk, "You accepted the decision.".to_owned()),
        What::Unmoved => (
            By::Supervisor,
            format!("Supervisor: {}", says(&review.challenge.unchanged)),
        ),
        What::Decided { ruling, decision } => {
            let text = match ruling {
                Some(ruling) => &review.decisions.get(usize::from(*ruling))?.says,
                None => &review.challenge.changed,
            };
            let decision = view::decision_words(*decision);
            (
                By::Supervisor,
                format!("Supervisor: {}\n    Decision: {decision}.", says(text)),
            )
        }
        _ => return None,
    })
}

fn ended(call: &Call, outcome: u8) -> String {
    let card = call.scenario().script.outcomes.get(usize::from(outcome));
    let says = |text: &str| call.scenario().say(text, call.drawn());
    card.map_or_else(
        || "The call has ended.".to_owned(),
        |card| {
            format!(
                "What followed: {}\n    {}",
                says(&card.title),
                says(&card.text)
            )
        },
    )
}

/// An enquiry and what it brought back.
pub fn enquiry(systems: &Systems, number: usize, searched: &Searched) -> String {
    let system = view::system_words(searched.system);
    let mut text = format!(
        "Enquiry {number}, {system}: {}. Reason: {}",
        searched.query, searched.reason
    );
    if searched.traces.is_empty() {
        text.push_str("\n    ");
        text.push_str(NO_TRACE);
    }
    for (place, trace) in searched.traces.iter().enumerate() {
        let Some(held) = systems.get(trace.record) else {
            continue;
        };
        let reasons: Vec<String> = trace.reasons.iter().map(|reason| reason.words()).collect();
        text.push_str(&format!(
            "\n    {number}.{} {}, {}: {}\n        matched on: {}",
            place + 1,
            held.heading(),
            held.force,
            held.summary,
            reasons.join("; ")
        ));
    }
    text
}

/// A record that was opened.
pub fn opened(systems: &Systems, number: &str, record: RecordNo) -> Option<String> {
    let held = systems.get(record)?;
    let mut text = format!(
        "Opened {number}: {} ({}), {}",
        held.heading(),
        words::kind(held.kind).to_lowercase(),
        held.force
    );
    let standing = view::standing_words(held.standing);
    if !standing.is_empty() {
        text.push_str(&format!("\n    Standing: {standing}"));
    }
    if !held.markers.is_empty() {
        text.push_str(&format!(
            "\n    Training markers: {}",
            held.markers.join(", ")
        ));
    }
    for line in &held.detail {
        text.push_str(&format!("\n    {line}"));
    }
    Some(text)
}

/// A line by its number on the screen.
fn numbered(call: &Call, line: LineNo) -> String {
    let turns = call.turns();
    let number = turns.iter().find_map(|turn| match turn.speaker {
        Speaker::Caller {
            line: it, number, ..
        } if it == line => Some(number),
        _ => None,
    });
    number.map_or_else(|| "a line".to_owned(), |number| format!("[{number}]"))
}
