//! The line editor of a terminal: history in memory, and Tab that knows verbs, ids and line numbers.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use rustyline::completion::Completer;
use rustyline::config::{CompletionType, Config};
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::MemHistory;
use rustyline::validate::Validator;
use rustyline::{Context, Editor, ExternalPrinter, Helper};

use super::input::{Input, Typed};
use super::screen::{Printer, Screen};
use crate::call::deed::VERBS;
use crate::scenario::catalogue::Catalogue;

/// How many lines have been said so far, for Tab.
pub type Heard = Arc<Mutex<u16>>;

const PROMPT: &str = "> ";

/// Opens the editor on the terminal: what is typed in it, and the screen above it. `None` where it cannot be had.
pub fn open(screen: &mut Screen, heard: &Heard) -> Option<Input> {
    let config = Config::builder()
        .completion_type(CompletionType::List)
        .build();
    let mut editor: Editor<Tab, MemHistory> =
        Editor::with_history(config, MemHistory::new()).ok()?;
    editor.set_helper(Some(Tab {
        heard: Arc::clone(heard),
    }));
    let mut printer = editor.create_external_printer().ok()?;
    let (send, typed) = channel();
    let (again, let_on) = channel();
    let lines = send.clone();
    std::thread::spawn(move || read(&mut editor, &lines, &let_on));
    let print: Printer = Box::new(move |text| {
        printer
            .print(text)
            .map_err(|why| io::Error::other(why.to_string()))
    });
    screen.through(print);
    Some(Input::from_editor(send, typed, again))
}

/// The terminal is in the editor's hands only while this waits for a line; it waits to be let on after each,
/// so that a program that ends leaves the terminal as it was.
fn read(editor: &mut Editor<Tab, MemHistory>, lines: &Sender<Typed>, let_on: &Receiver<()>) {
    while let_on.recv().is_ok() {
        let typed = match editor.readline(PROMPT) {
            Ok(line) => {
                // A history that is full or repeats itself is no fault.
                let _ = editor.add_history_entry(line.as_str());
                Typed::Line(line)
            }
            Err(ReadlineError::Interrupted) => Typed::Interrupted,
            Err(_) => Typed::Closed,
        };
        let over = typed == Typed::Closed;
        if lines.send(typed).is_err() || over {
            return;
        }
    }
}

/// What Tab offers.
struct Tab {
    heard: Heard,
}

impl Helper for Tab {}
impl Highlighter for Tab {}
impl Validator for Tab {}

impl Hinter for Tab {
    type Hint = String;
}

impl Completer for Tab {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        pos: usize,
        _context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let heard = self.heard.lock().map_or(0, |heard| *heard);
        Ok(complete(line.get(..pos).unwrap_or(line), heard))
    }
}

/// Where the word being typed begins, and what it may become.
fn complete(line: &str, heard: u16) -> (usize, Vec<String>) {
    let start = line.rfind(' ').map_or(0, |space| space + 1);
    let (before, word) = line.split_at(start);
    let lists = Catalogue::built_in();
    let numbers = || (1..=heard).map(|number| number.to_string()).collect();
    let words: Vec<String> = match before.split_whitespace().collect::<Vec<_>>()[..] {
        [] => verbs(),
        ["mark" | "unmark"] | ["log", "quote"] => numbers(),
        ["mark" | "unmark", _] => lists.signs.iter().map(|it| it.id.clone()).collect(),
        ["advise"] => lists.advice.iter().map(|it| it.id.clone()).collect(),
        ["refer"] => lists.routes.iter().map(|it| it.id.clone()).collect(),
        ["refer", _, ..] => owned(&[
            "urgency=now",
            "urgency=today",
            "urgency=this-week",
            "urgency=routine",
            "reason=\"",
        ]),
        ["grade"] => owned(&["immediate", "priority", "scheduled", "without-deployment"]),
        ["grade", _] => owned(&["because=\""]),
        ["search"] => owned(&["national", "local"]),
        ["search", _, ..] => owned(&[
            "name=\"",
            "username=",
            "born=",
            "age=",
            "town=",
            "telephone=",
            "reason=\"",
        ]),
        ["say"] => owned(&[
            "acknowledge",
            "reassure",
            "explain",
            "apologise",
            "go-back",
            "repeat",
            "spell",
            "greet",
            "goodbye",
        ]),
        ["log"] => owned(&["write", "quote", "trace", "strike"]),
        ["challenge", ..] => owned(&["quote=", "trace=", "reason=\""]),
        _ => Vec::new(),
    };
    let fitting = words.into_iter().filter(|it| it.starts_with(word));
    let finished = fitting.map(|it| {
        if it.ends_with(['"', '=']) {
            it
        } else {
            it + " "
        }
    });
    (start, finished.collect())
}

fn verbs() -> Vec<String> {
    let mut verbs: Vec<String> = VERBS
        .iter()
        .map(|(verb, _, _)| verb.split(' ').next().unwrap_or(verb).to_owned())
        .collect();
    let looks = super::typed::LOOKS
        .iter()
        .map(|(word, _)| (*word).to_owned());
    verbs.extend(looks.filter(|word| word != "?"));
    verbs.sort_unstable();
    verbs.dedup();
    verbs
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tab_offers_what_the_verb_takes() {
        assert_eq!(
            complete("adv", 0),
            (0, vec!["advice ".into(), "advise ".into()])
        );
        assert_eq!(complete("mark ", 2), (5, vec!["1 ".into(), "2 ".into()]));
        assert_eq!(complete("mark 2 age", 2), (7, vec!["age-gap ".into()]));
        assert_eq!(
            complete("search national na", 2),
            (16, vec!["name=\"".into()])
        );
        assert_eq!(complete("what did he say", 2).1, Vec::<String>::new());
    }
}
