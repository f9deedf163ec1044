//! What is kept of a room, to be read and taken away, by whoever may: a page of the instructor's, or the command line.

use std::fmt;

use rust_xlsxwriter::XlsxError;
use serde_json::{Value, json};

use super::super::me::stamp;
use super::super::store::{Did, RoomId, RoomRow, SeatRow, Standing, Store, StoreFault, TurnRow};
use super::in_room::LEADS;
use super::instructor::day;
use crate::authoring::library::Library;
use crate::classroom::came::Came;
use crate::classroom::looking_back::{LookedBack, Played};
use crate::classroom::plan::Pace;
use crate::report::classroom::{
    RoomAbout, RoomExport, RoomRow as ExportRow, TraineeReport, certificate, document, room_page,
    room_pdf, sheet, trainee_page, trainee_pdf, workbook,
};

/// What is told of the calls a room plays.
pub trait Scripts {
    /// What a call is called.
    fn title(&self, scenario: &str) -> Option<String>;

    /// What a room can talk about after it.
    fn discuss(&self, scenario: &str) -> Vec<String>;
}

impl Scripts for Library {
    fn title(&self, scenario: &str) -> Option<String> {
        self.front(scenario).ok().map(|it| it.title)
    }

    fn discuss(&self, scenario: &str) -> Vec<String> {
        match self.load(scenario) {
            Ok(it) => it.script.discuss.clone(),
            Err(_) => self
                .queue(scenario)
                .map_or_else(|_| Vec::new(), |it| it.script().discuss.clone()),
        }
    }
}

/// How what a room did is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomForm {
    /// A page that prints.
    Page,
    /// A PDF.
    Paper,
    /// A spreadsheet.
    Workbook,
    /// A table as plain text.
    Sheet,
    /// Data for other programs.
    Document,
}

impl RoomForm {
    /// All there are, each with its name in addresses and in the audit.
    const NAMED: [(RoomForm, &str); 5] = [
        (RoomForm::Page, "report"),
        (RoomForm::Paper, "report.pdf"),
        (RoomForm::Workbook, "results.xlsx"),
        (RoomForm::Sheet, "results.csv"),
        (RoomForm::Document, "results.json"),
    ];

    /// The one of this name.
    pub fn named(name: &str) -> Option<RoomForm> {
        let found = RoomForm::NAMED.iter().find(|it| it.1 == name);
        found.map(|it| it.0)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = RoomForm::NAMED.iter().find(|it| it.0 == self);
        found.map_or("", |it| it.1)
    }

    /// Whether it says who each trainee was, where it is asked to.
    pub fn may_name(self) -> bool {
        !matches!(self, RoomForm::Page | RoomForm::Paper)
    }
}

/// How one trainee's part is taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TraineeForm {
    /// A page that prints.
    Page,
    /// A PDF.
    Paper,
    /// A record of practice, as a PDF.
    Certificate,
    /// Everything that is kept.
    Document,
}

impl TraineeForm {
    /// All there are, each with its name in addresses and in the audit.
    const NAMED: [(TraineeForm, &str); 4] = [
        (TraineeForm::Page, "report"),
        (TraineeForm::Paper, "report.pdf"),
        (TraineeForm::Certificate, "certificate.pdf"),
        (TraineeForm::Document, "export.json"),
    ];

    /// The one of this name.
    pub fn named(name: &str) -> Option<TraineeForm> {
        let found = TraineeForm::NAMED.iter().find(|it| it.1 == name);
        found.map(|it| it.0)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let found = TraineeForm::NAMED.iter().find(|it| it.0 == self);
        found.map_or("", |it| it.1)
    }

    /// What it is in the audit to take it.
    pub fn did(self) -> Did {
        match self {
            TraineeForm::Document => Did::Exported,
            _ => Did::Looked,
        }
    }
}

/// Why something cannot be taken away.
#[derive(Debug)]
pub enum NotTaken {
    /// It cannot be read.
    Store(StoreFault),
    /// The spreadsheet cannot be written.
    Workbook(XlsxError),
}

impl fmt::Display for NotTaken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotTaken::Store(fault) => fault.fmt(f),
            NotTaken::Workbook(_) => f.write_str(
                "The spreadsheet could not be written. The CSV file has the same results.",
            ),
        }
    }
}

impl std::error::Error for NotTaken {}

impl From<StoreFault> for NotTaken {
    fn from(fault: StoreFault) -> NotTaken {
        NotTaken::Store(fault)
    }
}

/// A day as people write it.
pub fn written(at_s: i64) -> String {
    jiff::Timestamp::from_second(at_s)
        .map_or_else(|_| String::new(), |it| it.strftime("%-d %B %Y").to_string())
}

/// The seats of a room, whoever leads left out.
///
/// # Errors
///
/// When they cannot be read.
pub fn trainees(store: &Store, room: RoomId) -> Result<Vec<SeatRow>, StoreFault> {
    let mut seats = store.seats(room)?;
    seats.retain(|it| it.no != LEADS);
    Ok(seats)
}

/// The turns of a room, whoever leads left out.
fn turns(store: &Store, row: &RoomRow) -> Result<Vec<TurnRow>, StoreFault> {
    let mut turns = store.turns_whole(row.id)?;
    turns.retain(|it| it.at.seat != LEADS);
    Ok(turns)
}

fn came(turn: &TurnRow) -> Option<Came> {
    serde_json::from_str(turn.came.as_deref()?).ok()
}

/// What a room did.
///
/// # Errors
///
/// When it cannot be read.
pub fn looked_back(
    store: &Store,
    scripts: &dyn Scripts,
    row: &RoomRow,
) -> Result<LookedBack, StoreFault> {
    let turns = turns(store, row)?;
    let seats = trainees(store, row.id)?.len();
    Ok(of(scripts, row, &turns, seats))
}

fn of(scripts: &dyn Scripts, row: &RoomRow, turns: &[TurnRow], seats: usize) -> LookedBack {
    let mut open: Vec<(u16, u32)> = Vec::new();
    for turn in turns.iter().filter(|it| it.standing == Standing::Open) {
        match open.iter_mut().find(|it| it.0 == turn.at.step) {
            Some(there) => there.1 += 1,
            None => open.push((turn.at.step, 1)),
        }
    }
    let played: Vec<Played> = turns
        .iter()
        .filter_map(|turn| {
            Some(Played {
                seat: turn.at.seat,
                step: turn.at.step,
                came: came(turn)?,
            })
        })
        .collect();
    let seats = u32::try_from(seats).unwrap_or(u32::MAX);
    LookedBack::of(
        &row.plan.title,
        &written(row.made_s),
        seats,
        &open,
        &|scenario| scripts.discuss(scenario),
        &played,
    )
}

fn about(row: &RoomRow) -> RoomAbout {
    RoomAbout {
        title: row.plan.title.clone(),
        day: written(row.made_s),
        code: row.code.map_or_else(String::new, |it| it.to_string()),
        pace: match row.plan.pace {
            Pace::Together => "One call, heard together",
            Pace::Own => "Everybody at their own pace",
        }
        .to_owned(),
        keep_until: written(row.keep_until_s),
    }
}

/// What is taken out of a room as data.
fn export(
    store: &Store,
    scripts: &dyn Scripts,
    row: &RoomRow,
    named: bool,
) -> Result<RoomExport, StoreFault> {
    let turns = turns(store, row)?;
    let seats = trainees(store, row.id)?;
    let names = store.names_of(row.id)?;
    let name = |seat: u32| {
        let seat = seats.iter().find(|it| it.no == seat)?;
        let known = names.iter().find(|it| it.0 == seat.learner)?;
        Some(known.1.clone())
    };
    let calls = row.plan.calls.iter();
    let calls: Vec<(&String, Option<String>)> = calls.map(|it| (it, scripts.title(it))).collect();
    let rows = turns.iter().map(|turn| {
        let call = calls.get(usize::from(turn.at.step));
        ExportRow {
            seat: turn.at.seat,
            name: named.then(|| name(turn.at.seat)).flatten(),
            step: turn.at.step,
            scenario: call.map(|it| it.0.clone()).unwrap_or_default(),
            title: call.and_then(|it| it.1.clone()).unwrap_or_default(),
            begun: stamp(turn.begun_s),
            standing: turn.standing.name().to_owned(),
            came: came(turn),
            keep_until: day(turn.keep_until_s),
        }
    });
    Ok(RoomExport {
        about: about(row),
        looked_back: of(scripts, row, &turns, seats.len()),
        rows: rows.collect(),
    })
}

/// What a room did, in one of its forms; `progress` is told how many rows of a spreadsheet are done, and of how many.
///
/// # Errors
///
/// When it cannot be read, or the spreadsheet cannot be written.
pub fn room(
    (store, scripts): (&Store, &dyn Scripts),
    row: &RoomRow,
    (form, named): (RoomForm, bool),
    progress: &mut dyn FnMut(u32, usize),
) -> Result<Vec<u8>, NotTaken> {
    Ok(match form {
        RoomForm::Page => room_page(&looked_back(store, scripts, row)?, &about(row)).into_bytes(),
        RoomForm::Paper => room_pdf(&looked_back(store, scripts, row)?, &about(row)),
        RoomForm::Workbook => {
            let export = export(store, scripts, row, named)?;
            let of = export.rows.len();
            workbook(&export, &mut |done| progress(done, of)).map_err(NotTaken::Workbook)?
        }
        RoomForm::Sheet => sheet(&export(store, scripts, row, named)?),
        RoomForm::Document => document(&export(store, scripts, row, named)?)
            .to_string()
            .into_bytes(),
    })
}

/// One trainee's part of what a room did, in one of its forms.
///
/// # Errors
///
/// When it cannot be read.
pub fn trainee(
    store: &Store,
    row: &RoomRow,
    seat: &SeatRow,
    form: TraineeForm,
) -> Result<Vec<u8>, StoreFault> {
    let report = report(store, row, seat)?;
    Ok(match form {
        TraineeForm::Page => trainee_page(&report).into_bytes(),
        TraineeForm::Paper => trainee_pdf(&report),
        TraineeForm::Certificate => certificate(&report),
        TraineeForm::Document => everything(store, row, seat, &report)?
            .to_string()
            .into_bytes(),
    })
}

fn report(store: &Store, row: &RoomRow, seat: &SeatRow) -> Result<TraineeReport, StoreFault> {
    let turns = store.turns_of(row.id, seat.no)?;
    let name = store.name_of(row.id, seat.learner)?;
    Ok(TraineeReport {
        name: name.unwrap_or_else(|| format!("Trainee {}", seat.no)),
        room: row.plan.title.clone(),
        day: written(row.made_s),
        calls: turns
            .iter()
            .filter_map(|it| Some((it.at.step, came(it)?)))
            .collect(),
    })
}

/// Everything a room keeps of one trainee.
fn everything(
    store: &Store,
    row: &RoomRow,
    seat: &SeatRow,
    report: &TraineeReport,
) -> Result<Value, StoreFault> {
    let mut calls = Vec::new();
    for turn in store.turns_of(row.id, seat.no)? {
        let kept = store.journal(turn.call)?;
        let journal = String::from_utf8_lossy(&kept.bytes);
        let journal: Vec<&str> = journal.lines().collect();
        calls.push(json!({
            "call": turn.call.to_string(),
            "step": turn.at.step,
            "begun": stamp(turn.begun_s),
            "standing": turn.standing.name(),
            "progress": serde_json::from_str::<Value>(&turn.progress).ok(),
            "came": came(&turn),
            "journal": journal,
            "keep_until": day(turn.keep_until_s),
        }));
    }
    Ok(json!({
        "about": "Everything this session keeps of one trainee: the name they went by, when they came, and every call as its journal has it.",
        "session": row.id.to_string(),
        "title": row.plan.title,
        "seat": seat.no,
        "learner": seat.learner.to_string(),
        "name": report.name,
        "joined": stamp(seat.joined_s),
        "last_seen": stamp(seat.seen_s),
        "hint": seat.hint,
        "would_ask": store.vote_of(row.id, seat.no)?,
        "keep_until": day(seat.keep_until_s),
        "calls": calls,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_found_by_its_name() {
        for (form, name) in RoomForm::NAMED {
            assert_eq!((RoomForm::named(name), form.name()), (Some(form), name));
        }
        for (form, name) in TraineeForm::NAMED {
            assert_eq!((TraineeForm::named(name), form.name()), (Some(form), name));
        }
        assert_eq!(RoomForm::named("results.xls"), None);
    }
}
