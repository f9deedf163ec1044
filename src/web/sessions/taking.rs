//! Taking away what a session came to, one trainee's part of it, or everything that is kept of a learner.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};

use super::super::classroom::{self, NotTaken, RoomForm, TraineeForm};
use super::super::me::everything;
use super::super::store::{Did, Store};
use super::{WHO, which};
use crate::authoring::library::Library;
use crate::learning::store::replace;
use crate::terminal::command_line::{RoomKind, TraineeKind};
use crate::terminal::stop::{DONE, Stop, tell};

/// Where something is given: to a file, or to standard output.
#[derive(Clone, Copy, Debug)]
pub struct Given<'g> {
    file: Option<&'g Path>,
}

impl Given<'_> {
    /// To this file, or to standard output where there is none.
    pub fn to(file: Option<&Path>) -> Given<'_> {
        Given { file }
    }

    /// Refuses what a terminal cannot show.
    fn may_take(self, is_text: bool) -> Result<(), Stop> {
        if self.file.is_none() && !is_text && io::stdout().is_terminal() {
            let words = "a terminal cannot show this kind. Name a file with -o";
            return Err(Stop::Wrong(words.to_owned()));
        }
        Ok(())
    }

    fn give(self, bytes: &[u8]) -> Result<u8, Stop> {
        match self.file {
            Some(file) => replace(file, bytes).map_err(|why| {
                let file = file.display();
                Stop::Wrong(format!(
                    "{file} cannot be written: {why}. Name another file with -o"
                ))
            })?,
            None => {
                let mut out = io::stdout().lock();
                out.write_all(bytes)?;
                out.flush()?;
            }
        }
        Ok(DONE)
    }
}

/// Gives what a session came to.
///
/// # Errors
///
/// When there is no such session, or it cannot be read or given.
pub fn room(
    store: &Store,
    library: &Library,
    id: &str,
    (kind, names): (RoomKind, bool),
    given: Given<'_>,
) -> Result<u8, Stop> {
    let (form, is_text) = match kind {
        RoomKind::Xlsx => (RoomForm::Workbook, false),
        RoomKind::Csv => (RoomForm::Sheet, true),
        RoomKind::Json => (RoomForm::Document, true),
        RoomKind::Html => (RoomForm::Page, true),
        RoomKind::Pdf => (RoomForm::Paper, false),
    };
    given.may_take(is_text)?;
    let row = which::room(store, id)?;
    if names && !form.may_name() {
        tell("note: a debrief has no names; --as xlsx, csv or json with --names has them");
    }
    let named = names && form.may_name();
    let bar = bar();
    let made = classroom::room((store, library), &row, (form, named), &mut |done, of| {
        bar.set_length(of as u64);
        bar.set_position(u64::from(done));
    });
    bar.finish_and_clear();
    let bytes = made?;
    let with = if named { "with names" } else { "without names" };
    let what = format!("session {} {} {with}", row.id, form.name());
    store.audit(WHO, Did::Exported, &what)?;
    given.give(&bytes)
}

/// How far it has come, where somebody watches.
fn bar() -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::no_length();
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} calls");
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Gives one trainee's part of a session.
///
/// # Errors
///
/// When there is no such session or seat, or it cannot be read or given.
pub fn trainee(
    store: &Store,
    id: &str,
    no: u32,
    kind: TraineeKind,
    given: Given<'_>,
) -> Result<u8, Stop> {
    let (form, is_text) = match kind {
        TraineeKind::Html => (TraineeForm::Page, true),
        TraineeKind::Pdf => (TraineeForm::Paper, false),
        TraineeKind::Certificate => (TraineeForm::Certificate, false),
        TraineeKind::Json => (TraineeForm::Document, true),
    };
    given.may_take(is_text)?;
    let row = which::room(store, id)?;
    let seat = which::trainee(store, &row, no)?;
    let bytes = classroom::trainee(store, &row, &seat, form)?;
    let what = format!("session {} seat {no} {}", row.id, form.name());
    store.audit(WHO, form.did(), &what)?;
    given.give(&bytes)
}

/// Gives everything that is kept of a learner.
///
/// # Errors
///
/// When there is no such learner, or it cannot be read or given.
pub fn learner(store: &Store, id: &str, given: Given<'_>) -> Result<u8, Stop> {
    let (id, row) = which::learner(store, id)?;
    let everything = everything(store, id, &row)?;
    // The first digits tell one export from another; once the learner is erased they lead to nobody.
    let short: String = id.to_string().chars().take(6).collect();
    store.audit(WHO, Did::Exported, &format!("learner {short}, everything"))?;
    given.give(format!("{everything:#}\n").as_bytes())
}

impl From<NotTaken> for Stop {
    fn from(why: NotTaken) -> Stop {
        match why {
            NotTaken::Store(fault) => Stop::from(fault),
            NotTaken::Workbook(fault) => Stop::Faults(format!(
                "the spreadsheet could not be written: {fault}. --as csv has the same results"
            )),
        }
    }
}
