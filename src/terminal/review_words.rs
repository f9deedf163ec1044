//! The supervisor's seat in lines: what is typed, what is looked at, what is told.

use super::narration::{By, Told};
use super::words;
use crate::call::clock;
use crate::call::deed::DeedFault;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::LogNo;
use crate::supervising::Shift;
use crate::supervising::deed::{Deed, VERBS};
use crate::supervising::event::{Event, What};
use crate::supervising::words::{act_words, handler_words, log_parts, standing_words};
use crate::supervising::written::Written;

/// Words that only look, and change nothing.
const LOOKS: [(&str, &str); 8] = [
    ("queue", "the logs and how each stands"),
    ("transcript LOG", "what you have heard of its recording"),
    ("done LOG", "what you did about it"),
    ("routes", "referral routes, by name"),
    ("pause", "stop the clock; nothing is held against you"),
    ("go on", "let the clock run again after a pause"),
    (
        "sound off",
        "hear nothing; what is said is written in any case",
    ),
    ("sound on", "hear the recording again"),
];

/// What a typed line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// Nothing was typed.
    Nothing,
    /// To look at something.
    Look(Look),
    /// To do something.
    Do(Deed),
    /// It cannot be read.
    Unreadable(DeedFault),
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Look {
    /// What can be typed.
    Verbs,
    /// The queue.
    Queue,
    /// What was heard of a recording.
    Transcript(String),
    /// What was done about a log.
    Done(String),
    /// Routes.
    Routes,
    /// Stop the clock.
    Pause,
    /// Let it run again.
    GoOn,
    /// Hear, or not.
    Sound(bool),
}

/// Reads a typed line.
pub fn read(line: &str) -> Meant {
    let line = line.trim();
    let bare = line.trim_end_matches(['.', '!']).to_lowercase();
    let look = match &*bare {
        "" => return Meant::Nothing,
        "?" | "help" | "verbs" => Look::Verbs,
        "queue" | "logs" | "state" | "where" => Look::Queue,
        "routes" => Look::Routes,
        "pause" => Look::Pause,
        "go on" => Look::GoOn,
        "sound on" => Look::Sound(true),
        "sound off" => Look::Sound(false),
        _ => match bare.split_once(' ') {
            Some(("transcript", log)) => Look::Transcript(log.trim().to_owned()),
            Some(("done", log)) => Look::Done(log.trim().to_owned()),
            _ => {
                return match Deed::parse(line) {
                    Ok(deed) => Meant::Do(deed),
                    Err(fault) => Meant::Unreadable(fault),
                };
            }
        },
    };
    Meant::Look(look)
}

/// What there is to see, in lines.
pub fn look(look: &Look, shift: &Shift) -> String {
    match look {
        Look::Verbs => verbs(),
        Look::Queue => queue(shift),
        Look::Routes => {
            let routes = &Catalogue::built_in().routes;
            let rows = routes.iter().map(|it| format!("  {}  {}", it.id, it.name));
            rows.collect::<Vec<_>>().join("\n")
        }
        Look::Transcript(log) => of_log(shift, log, |shift, log| {
            let (written, state) = (shift.written(log)?, shift.state().log(log)?);
            let lines = (0..state.heard()).filter_map(|place| turn(written, place, 0));
            let lines: Vec<String> = lines.map(|told| told.text).collect();
            Some(if lines.is_empty() {
                "You have heard nothing of this recording.".to_owned()
            } else {
                lines.join("\n")
            })
        }),
        Look::Done(log) => of_log(shift, log, |shift, log| {
            let (written, state) = (shift.written(log)?, shift.state().log(log)?);
            let acts = state.acts.iter().map(|(at_ms, act)| {
                format!(
                    "{}  {}",
                    clock(*at_ms),
                    act_words(shift.queue(), written, act)
                )
            });
            let acts: Vec<String> = acts.collect();
            Some(if acts.is_empty() {
                "You have done nothing about this log yet.".to_owned()
            } else {
                acts.join("\n")
            })
        }),
        // The clock and the sound are the sitting's own.
        Look::Pause | Look::GoOn | Look::Sound(_) => String::new(),
    }
}

fn of_log(shift: &Shift, name: &str, shown: impl Fn(&Shift, LogNo) -> Option<String>) -> String {
    // A log is named as it is for opening it.
    let named = Deed::Open(name.to_owned()).command(shift);
    match named {
        Ok(Some(crate::supervising::command::Command::Open(log))) => {
            shown(shift, log).unwrap_or_default()
        }
        Ok(_) => String::new(),
        Err(fault) => fault.to_string(),
    }
}

fn verbs() -> String {
    let mut text = String::from("LOG is the number of a log in the queue, or its name.\n");
    for (verb, takes, does) in VERBS {
        let words = format!("{verb} {takes}");
        text.push_str(&format!("  {}  {does}\n", words.trim_end()));
    }
    text.push_str("To look, without anything happening:\n");
    for (word, does) in LOOKS {
        text.push_str(&format!("  {word}  {does}\n"));
    }
    text.trim_end().to_owned()
}

fn queue(shift: &Shift) -> String {
    let queue = shift.queue();
    let mut text = String::from("The queue:");
    for (place, log) in (0u16..).zip(&queue.script().logs) {
        let standing = standing_words(shift, LogNo(place));
        text.push_str(&format!(
            "\n  {}. {}: written by {}. {}",
            place + 1,
            log.id,
            handler_words(queue, log),
            words::capital(&standing)
        ));
    }
    text
}

/// A turn of a recording, as it is told at this time of the shift.
pub fn turn(written: &Written, place: u16, at_ms: u64) -> Option<Told> {
    let turn = written.tape.get(usize::from(place))?;
    let cut = if turn.cut { "\u{2014}" } else { "" };
    let who = match turn.line {
        Some(_) => words::capital(&written.view.who),
        None => "Handler".to_owned(),
    };
    Some(Told {
        at_ms,
        by: if turn.line.is_some() {
            By::Caller
        } else {
            By::Handler
        },
        text: format!(
            "[{} of the call] {who}: {}{cut}",
            clock(turn.said_ms),
            turn.text
        ),
    })
}

/// When a turn that was heard to its end began to be heard, in milliseconds since the shift began.
pub fn began_ms(shift: &Shift, log: LogNo, place: u16) -> Option<u64> {
    let heard_ms = shift.state().log(log)?.heard_ms.get(usize::from(place))?;
    let turn = shift.written(log)?.tape.get(usize::from(place))?;
    Some(heard_ms.saturating_sub(turn.until_ms - turn.from_ms))
}

/// What is told of an event; nothing for what is told otherwise.
pub fn event(shift: &Shift, event: &Event) -> Option<Told> {
    let queue = shift.queue();
    let name = |log: LogNo| {
        let script = queue.log(log)?;
        let handler = handler_words(queue, script);
        Some(format!(
            "log {}, {}, written by {handler}",
            log.0 + 1,
            script.id
        ))
    };
    let (by, text) = match &event.what {
        What::Opened(log) => {
            let mut text = words::capital(&name(*log)?);
            for part in log_parts(shift.written(*log)?) {
                text.push_str(&format!("\n    {}:", part.heading));
                for line in part.lines {
                    text.push_str(&format!("\n      {line}"));
                }
            }
            (By::Desk, text)
        }
        What::Hearing { log, for_ms } => {
            let left = crate::report::account::length_words(u64::from(*for_ms));
            (
                By::Call,
                format!(
                    "You hear the recording of {}: {left}. `stop` stops it.",
                    name(*log)?
                ),
            )
        }
        What::Heard { log, turns } => {
            let whole = shift.written(*log)?.tape.len();
            let text = if usize::from(*turns) >= whole {
                "The recording has come to its end."
            } else {
                "You stopped the recording."
            };
            (By::Call, text.to_owned())
        }
        What::Did(log, act) => {
            let written = shift.written(*log)?;
            (
                By::Desk,
                format!("Log {}: {}", log.0 + 1, act_words(queue, written, act)),
            )
        }
        What::Ended { .. } => (By::Call, "The review has ended.".to_owned()),
        What::Left => (By::Call, "You left the review.".to_owned()),
    };
    Some(Told {
        at_ms: event.at_ms,
        by,
        text: words::printable(&text),
    })
}

/// A shift from its events, with the turns of recordings as they were heard.
pub fn told(shift: &Shift, events: &[Event]) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    let mut heard: Vec<u16> = vec![0; shift.logs().len()];
    for it in events {
        if let What::Heard { log, turns } = &it.what
            && let (Some(written), Some(from)) = (shift.written(*log), heard.get_mut(log.place()))
        {
            for place in *from..*turns {
                let began_ms = began_ms(shift, *log, place).unwrap_or(it.at_ms);
                all.extend(turn(written, place, began_ms));
            }
            *from = (*turns).max(*from);
        }
        all.extend(event(shift, it));
    }
    all
}
