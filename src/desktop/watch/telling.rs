//! What is being done, in words.

use super::film::Film;
use super::reel::{Done, Frame};
use crate::call::Call;
use crate::call::command::{Command, TraceAt};
use crate::call::view;
use crate::desktop::console::capital;
use crate::desktop::look::Look;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::{LineNo, SignNo};

/// The most characters of somebody's words that are told; the whole stands where it was written.
const MOST_CHARS: usize = 110;

/// What is being done now, or was done last.
pub fn now(look: &Look, film: &Film) -> String {
    match film.begun().or(film.last()) {
        // A note is read in its own place.
        Some(frame) if !matches!(frame.what, Done::Note(_)) => of(look, film.call(), frame),
        _ if film.is_speaking() => look.say("watch-listens"),
        _ => String::new(),
    }
}

/// A step in words.
pub fn of(look: &Look, call: &Call, frame: &Frame) -> String {
    match &frame.what {
        Done::Note(text) => text.clone(),
        Done::Not(why) => {
            let line = frame.line.unwrap_or_default().to_string();
            look.say_with("watch-not-done", &[("line", &line), ("why", why)])
        }
        Done::Did(command) => did(look, call, command),
    }
}

fn did(look: &Look, call: &Call, command: &Command) -> String {
    match command {
        Command::Ask { text, .. } => said(look, text),
        Command::Say(to) => capital(view::move_words(*to)),
        Command::Advise(advice) => capital(&view::advice_words(*advice)),
        Command::Choose(_) => look.say("watch-choose"),
        Command::Hold => look.say("watch-hold"),
        Command::Resume => look.say("watch-resume"),
        Command::Wait => look.say("watch-wait"),
        Command::AskColleague => look.say("watch-colleague"),
        Command::Submit => look.say("watch-submit"),
        Command::Accept => look.say("watch-accept"),
        Command::Challenge { reason, .. } => {
            look.say_with("watch-challenge", &[("reason", &short(reason))])
        }
        Command::End => look.say("watch-end"),
        Command::Leave => look.say("watch-left"),
        Command::Mark { line, sign } => {
            let (line, sign) = (line_words(call, *line), sign_words(*sign));
            look.say_with("watch-mark", &[("line", &line), ("sign", sign)])
        }
        Command::Unmark { line, sign } => {
            let (line, sign) = (line_words(call, *line), sign_words(*sign));
            look.say_with("watch-unmark", &[("line", &line), ("sign", sign)])
        }
        other => desk(look, call, other),
    }
}

/// What is done with records, the log and the decisions.
fn desk(look: &Look, call: &Call, command: &Command) -> String {
    match command {
        Command::Search {
            system,
            query,
            reason,
        } => look.say_with(
            "watch-search",
            &[
                ("system", &lower(view::system_words(*system))),
                ("query", &query.to_string()),
                ("reason", &short(reason)),
            ],
        ),
        Command::Open(at) => {
            let record = record_words(call, *at);
            look.say_with("watch-open", &[("record", &record)])
        }
        Command::Note(at) => {
            let record = record_words(call, *at);
            look.say_with("watch-log-trace", &[("record", &record)])
        }
        Command::Write(text) => look.say_with("watch-log-write", &[("text", &short(text))]),
        Command::Quote(line) => {
            let line = line_words(call, *line);
            look.say_with("watch-log-quote", &[("line", &line)])
        }
        Command::Strike(entry) => {
            let entry = (u32::from(*entry) + 1).to_string();
            look.say_with("watch-log-strike", &[("entry", &entry)])
        }
        Command::Grade { grade, because } => {
            let because = short(because.as_deref().unwrap_or_default());
            let grade = view::grade_words(*grade);
            look.say_with("watch-grade", &[("grade", grade), ("because", &because)])
        }
        Command::Refer {
            route,
            urgency,
            reason,
        } => {
            let route = Catalogue::built_in().routes.get(route.place());
            let blanks = [
                ("route", route.map_or("", |it| it.name.as_str())),
                ("urgency", view::urgency_words(*urgency)),
                ("reason", &short(reason)),
            ];
            look.say_with("watch-refer", &blanks)
        }
        _ => String::new(),
    }
}

fn said(look: &Look, text: &str) -> String {
    look.say_with("watch-ask", &[("words", &short(text))])
}

fn line_words(call: &Call, line: LineNo) -> String {
    short(&call.scenario().words(line, call.drawn()))
}

fn sign_words(sign: SignNo) -> &'static str {
    let sign = Catalogue::built_in().signs.get(sign.place());
    sign.map_or("", |it| it.name.as_str())
}

fn record_words(call: &Call, at: TraceAt) -> String {
    let record = call.state().traced(at);
    record.map_or_else(String::new, |it| call.record_words(it))
}

/// A name within a sentence.
fn lower(words: &str) -> String {
    let mut chars = words.chars();
    let first = chars.next().map(|it| it.to_lowercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}

/// Words no longer than can be taken in at a glance.
fn short(text: &str) -> String {
    let mut chars = text.char_indices();
    match chars.nth(MOST_CHARS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
