//! What the console shows of somebody at work: the form being filled in, the line being marked, the place where
//! something was written.

use crate::call::command::{Command, TraceAt};
use crate::call::event::What;
use crate::call::searching::SearchForm;
use crate::call::view::{Speaker, View, move_words};
use crate::desktop::console::draft::{Challenging, Draft, Part};
use crate::learning::film::Film;
use crate::learning::reel::Done;
use crate::records::Query;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::LineNo;

/// What a moment is told apart by: the steps done, whether the next was begun, and the turns of the conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    done: usize,
    begun: bool,
    turns: usize,
}

impl Moment {
    /// The moment a film is at.
    pub fn of(film: &Film) -> Moment {
        Moment {
            done: film.done(),
            begun: film.begun().is_some(),
            turns: film.view().turns.len(),
        }
    }

    /// What the console shows being done at it; `before` is the moment shown last.
    pub fn draft(self, before: Moment, film: &Film) -> Draft {
        let mut draft = Draft::default();
        let graded = film.call().state().grade.as_ref();
        let because = graded.and_then(|it| it.because.as_deref());
        draft.because = because.unwrap_or_default().to_owned();
        draft.challenge = challenged(film);
        let begun = film.begun().map(|it| &it.what);
        let done = film.last().map(|it| &it.what);
        if let Some(Done::Did(command)) = begun {
            begins(&mut draft, command, film);
        } else if let Some(Done::Did(command)) = done.filter(|_| self.done != before.done) {
            ends(&mut draft, command, film);
        }
        if self.turns != before.turns && draft.line.is_none() {
            draft.brought = Some(Part::Said);
        }
        draft
    }
}

/// Something is being set about.
fn begins(draft: &mut Draft, command: &Command, film: &Film) {
    match command {
        Command::Mark { line, .. } | Command::Unmark { line, .. } | Command::Quote(line) => {
            draft.line = number_of(film.view(), *line);
        }
        Command::Search { query, reason, .. } => {
            draft.search = form(query, reason);
            draft.brought = Some(Part::Records);
        }
        Command::Open(at) | Command::Note(at) => trace(draft, *at),
        Command::Write(text) => {
            draft.entry.clone_from(text);
            draft.brought = Some(Part::Log);
        }
        Command::Ask { text, .. } => said(draft, text.clone()),
        Command::Say(to) => said(draft, format!("({})", move_words(*to))),
        Command::Advise(advice) => {
            let advice = Catalogue::built_in().advice.get(advice.place());
            said(draft, advice.map_or_else(String::new, |it| it.says.clone()));
        }
        _ => {}
    }
}

fn said(draft: &mut Draft, words: String) {
    draft.question = words;
    draft.brought = Some(Part::Said);
}

/// Something was done; where, is brought into sight.
fn ends(draft: &mut Draft, command: &Command, film: &Film) {
    draft.brought = match command {
        Command::Mark { line, .. } => {
            draft.line = number_of(film.view(), *line);
            None
        }
        Command::Search { .. } => Some(Part::Records),
        Command::Open(at) => {
            trace(draft, *at);
            None
        }
        Command::Note(at) => {
            trace(draft, *at);
            Some(Part::Log)
        }
        Command::Write(_) | Command::Quote(_) | Command::Strike(_) => Some(Part::Log),
        Command::Advise(_) => Some(Part::Advice),
        Command::Grade { .. } => Some(Part::Grade),
        Command::Refer { .. } => Some(Part::Referral),
        _ => None,
    };
}

fn trace(draft: &mut Draft, at: TraceAt) {
    draft.trace = Some((at.enquiry + 1, at.trace + 1));
}

fn number_of(view: &View, line: LineNo) -> Option<u16> {
    view.turns.iter().find_map(|turn| match turn.speaker {
        Speaker::Caller {
            line: it, number, ..
        } if it == line => Some(number),
        _ => None,
    })
}

fn form(query: &Query, reason: &str) -> SearchForm {
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    let age = query.age.map(|(youngest, oldest)| {
        if youngest == oldest {
            youngest.to_string()
        } else {
            format!("{youngest} to {oldest}")
        }
    });
    let born = query.born.as_ref().map(ToString::to_string);
    SearchForm {
        name: given(&query.name),
        age: age.or(born).unwrap_or_default(),
        username: given(&query.username),
        town: given(&query.town),
        telephone: given(&query.telephone),
        reason: reason.to_owned(),
    }
}

/// The challenge that was made last.
fn challenged(film: &Film) -> Option<Challenging> {
    film.call().state().last_word?;
    let reel = film.reel();
    let done = film.done();
    let frames = reel.frames.iter().take(done).rev();
    let events = frames.flat_map(|frame| reel.brought(frame));
    let made = events
        .filter_map(|event| match &event.what {
            What::Challenged(made) => Some(made),
            _ => None,
        })
        .next()?;
    let quotes = made.quotes.iter();
    Some(Challenging {
        quotes: quotes
            .filter_map(|line| number_of(film.view(), *line))
            .collect(),
        traces: made
            .traces
            .iter()
            .map(|at| (at.enquiry + 1, at.trace + 1))
            .collect(),
        reason: made.reason.to_string(),
    })
}
