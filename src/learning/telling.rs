//! What a trainee does, in words: for whoever watches.

use serde::Serialize;

use super::reel::{Done, Frame};
use crate::call::Call;
use crate::call::command::{Command, TraceAt};
use crate::call::view;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::{LineNo, SignNo};

/// The most characters of somebody's words that are told; the whole stands where it was written.
const MOST_CHARS: usize = 110;

/// Something in words.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Told {
    /// Words as they are.
    Words(String),
    /// A message of the screens' language, and what is put in its blanks.
    Message(&'static str, Vec<(&'static str, String)>),
}

fn message(name: &'static str, blanks: &[(&'static str, &str)]) -> Told {
    let blanks = blanks
        .iter()
        .map(|(name, words)| (*name, (*words).to_owned()));
    Told::Message(name, blanks.collect())
}

/// A step in words.
pub fn of(call: &Call, frame: &Frame) -> Told {
    match &frame.what {
        Done::Note(text) => Told::Words(text.clone()),
        Done::Not(why) => {
            let line = frame.line.unwrap_or_default().to_string();
            message("watch-not-done", &[("line", &line), ("why", why)])
        }
        Done::Did(command) => did(call, command),
    }
}

fn did(call: &Call, command: &Command) -> Told {
    match command {
        Command::Ask { text, .. } => said(text),
        Command::Say(to) => Told::Words(capital(view::move_words(*to))),
        Command::Advise(advice) => Told::Words(capital(&view::advice_words(*advice))),
        Command::Choose(_) => message("watch-choose", &[]),
        Command::Hold => message("watch-hold", &[]),
        Command::Resume => message("watch-resume", &[]),
        Command::Wait => message("watch-wait", &[]),
        Command::AskColleague => message("watch-colleague", &[]),
        Command::Submit => message("watch-submit", &[]),
        Command::Accept => message("watch-accept", &[]),
        Command::Challenge { reason, .. } => {
            message("watch-challenge", &[("reason", &short(reason))])
        }
        Command::End => message("watch-end", &[]),
        Command::Leave => message("watch-left", &[]),
        Command::Mark { line, sign } => {
            let (line, sign) = (line_words(call, *line), sign_words(*sign));
            message("watch-mark", &[("line", &line), ("sign", sign)])
        }
        Command::Unmark { line, sign } => {
            let (line, sign) = (line_words(call, *line), sign_words(*sign));
            message("watch-unmark", &[("line", &line), ("sign", sign)])
        }
        other => desk(call, other),
    }
}

/// What is done with records, the log and the decisions.
fn desk(call: &Call, command: &Command) -> Told {
    match command {
        Command::Search {
            system,
            query,
            reason,
        } => message(
            "watch-search",
            &[
                ("system", &lower(view::system_words(*system))),
                ("query", &query.to_string()),
                ("reason", &short(reason)),
            ],
        ),
        Command::Open(at) => {
            let record = record_words(call, *at);
            message("watch-open", &[("record", &record)])
        }
        Command::Note(at) => {
            let record = record_words(call, *at);
            message("watch-log-trace", &[("record", &record)])
        }
        Command::Write(text) => message("watch-log-write", &[("text", &short(text))]),
        Command::Quote(line) => {
            let line = line_words(call, *line);
            message("watch-log-quote", &[("line", &line)])
        }
        Command::Strike(entry) => {
            let entry = (u32::from(*entry) + 1).to_string();
            message("watch-log-strike", &[("entry", &entry)])
        }
        Command::Grade { grade, because } => {
            let because = short(because.as_deref().unwrap_or_default());
            let grade = view::grade_words(*grade);
            message("watch-grade", &[("grade", grade), ("because", &because)])
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
            message("watch-refer", &blanks)
        }
        _ => Told::Words(String::new()),
    }
}

fn said(text: &str) -> Told {
    message("watch-ask", &[("words", &short(text))])
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

/// A word at the beginning of a sentence.
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().map(|it| it.to_uppercase().to_string());
    first.unwrap_or_default() + chars.as_str()
}
