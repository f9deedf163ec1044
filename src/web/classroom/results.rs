//! What a room leaves behind: its debrief, its results to take away, and one trainee's part of them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::debriefs::PRINTED;
use super::super::learner::Learner;
use super::super::me::stamp;
use super::super::refused::Refused;
use super::super::site::{Site, beside};
use super::super::store::{Did, RoomRow, SeatRow, Standing, TurnRow};
use super::board::{room, title};
use super::in_room::LEADS;
use super::instructor::{Instructor, day};
use super::leading::seat_of;
use super::seated::Here;
use crate::classroom::came::Came;
use crate::classroom::looking_back::{LookedBack, Played};
use crate::classroom::plan::Pace;
use crate::report::classroom::{
    RoomAbout, RoomExport, RoomRow as ExportRow, TraineeReport, certificate, document, room_page,
    room_part, room_pdf, sheet, trainee_page, trainee_pdf, workbook,
};

/// A day as people write it.
fn written(at_s: i64) -> String {
    jiff::Timestamp::from_second(at_s)
        .map_or_else(|_| String::new(), |it| it.strftime("%-d %B %Y").to_string())
}

/// A room's turns, whoever leads left out.
fn turns(site: &Site, row: &RoomRow) -> Result<Vec<TurnRow>, Refused> {
    let mut turns = site.store.turns_whole(row.id)?;
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
pub fn looked_back(site: &Site, row: &RoomRow) -> Result<LookedBack, Refused> {
    let turns = turns(site, row)?;
    let seats = site.store.seats(row.id)?;
    let seats = seats.iter().filter(|it| it.no != LEADS).count();
    Ok(of(site, row, &turns, seats))
}

fn of(site: &Site, row: &RoomRow, turns: &[TurnRow], seats: usize) -> LookedBack {
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
    let discuss = |scenario: &str| discuss(site, scenario);
    let seats = u32::try_from(seats).unwrap_or(u32::MAX);
    LookedBack::of(
        &row.plan.title,
        &written(row.made_s),
        seats,
        &open,
        &discuss,
        &played,
    )
}

/// What a room can talk about after a call.
fn discuss(site: &Site, scenario: &str) -> Vec<String> {
    match site.scenario(scenario) {
        Ok(it) => it.script.discuss.clone(),
        Err(_) => site
            .queue(scenario)
            .map_or_else(|_| Vec::new(), |it| it.script().discuss.clone()),
    }
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

/// What is taken out of a room.
fn export(site: &Site, row: &RoomRow, named: bool) -> Result<RoomExport, Refused> {
    let turns = turns(site, row)?;
    let seats = site.store.seats(row.id)?;
    let names = site.store.names_of(row.id)?;
    let name = |seat: u32| {
        let seat = seats.iter().find(|it| it.no == seat)?;
        let known = names.iter().find(|it| it.0 == seat.learner)?;
        Some(known.1.clone())
    };
    let rows = turns.iter().map(|turn| ExportRow {
        seat: turn.at.seat,
        name: named.then(|| name(turn.at.seat)).flatten(),
        step: turn.at.step,
        scenario: row
            .plan
            .calls
            .get(usize::from(turn.at.step))
            .cloned()
            .unwrap_or_default(),
        title: title(site, row, turn.at.step).unwrap_or_default(),
        begun: stamp(turn.begun_s),
        standing: turn.standing.name().to_owned(),
        came: came(turn),
        keep_until: day(turn.keep_until_s),
    });
    let rows = rows.collect();
    let sat = seats.iter().filter(|it| it.no != LEADS).count();
    Ok(RoomExport {
        about: about(row),
        looked_back: of(site, row, &turns, sat),
        rows,
    })
}

/// Shows what the room did.
pub async fn debrief(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path(room_id): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let row = room(&site, &room_id)?;
        site.store
            .audit("instructor", Did::Debriefed, &format!("session {}", row.id))?;
        let looked_back = looked_back(&site, &row)?;
        Ok(Json(
            json!({ "html": room_part(&looked_back), "whole": looked_back }),
        ))
    })
    .await
}

/// Shows a trainee what the room did, once they may see it.
pub async fn debrief_for_seat(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(room_id): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let here = Here::of(&site, learner.id, &room_id)?;
        if !here.shows_room() {
            let words = "Your instructor shows what the room did later.";
            return Err(Refused::new(StatusCode::CONFLICT, words));
        }
        Ok(Json(
            json!({ "html": room_part(&looked_back(&site, &here.row)?) }),
        ))
    })
    .await
}

/// How results are taken away.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    names: Option<String>,
}

/// A file to be kept, of this kind and name.
fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let named = format!("attachment; filename=\"{name}\"");
    let about = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, named),
    ];
    (about, bytes).into_response()
}

const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const PDF: &str = "application/pdf";

/// Gives what a room did as a file, or as a page that prints.
pub async fn take_away(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path((room_id, what)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refused> {
    beside(move || {
        let row = room(&site, &room_id)?;
        let named = asked.names.as_deref() == Some("1");
        let answer = given(&site, &row, &what, named)?;
        let names = if named { "with names" } else { "without names" };
        site.store.audit(
            "instructor",
            Did::Exported,
            &format!("session {} {what} {names}", row.id),
        )?;
        Ok(answer)
    })
    .await
}

fn given(site: &Site, row: &RoomRow, what: &str, named: bool) -> Result<Response, Refused> {
    let stem = format!("session-{}", day(row.made_s));
    Ok(match what {
        "report" => printed(room_page(&looked_back(site, row)?, &about(row))),
        "report.pdf" => {
            let bytes = room_pdf(&looked_back(site, row)?, &about(row));
            file(PDF, &format!("{stem}.pdf"), bytes)
        }
        "results.xlsx" => {
            let bytes = workbook(&export(site, row, named)?, &mut |_| {});
            let bytes = bytes.map_err(|_| {
                let words =
                    "The spreadsheet could not be written. The CSV file has the same results.";
                Refused::new(StatusCode::INTERNAL_SERVER_ERROR, words)
            })?;
            file(WORKBOOK, &format!("{stem}.xlsx"), bytes)
        }
        "results.csv" => {
            let bytes = sheet(&export(site, row, named)?);
            file("text/csv; charset=utf-8", &format!("{stem}.csv"), bytes)
        }
        "results.json" => {
            let bytes = document(&export(site, row, named)?)
                .to_string()
                .into_bytes();
            file("application/json", &format!("{stem}.json"), bytes)
        }
        _ => return Err(Refused::not_there("report")),
    })
}

fn printed(page: String) -> Response {
    ([(header::CONTENT_SECURITY_POLICY, PRINTED)], Html(page)).into_response()
}

fn report(site: &Site, row: &RoomRow, seat: &SeatRow) -> Result<TraineeReport, Refused> {
    let turns = site.store.turns_of(row.id, seat.no)?;
    let name = site.store.name_of(row.id, seat.learner)?;
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

/// Gives one trainee's part of what a room did.
pub async fn take_away_seat(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path((room_id, no, what)): Path<(String, u32, String)>,
) -> Result<Response, Refused> {
    beside(move || {
        let row = room(&site, &room_id)?;
        let seat = seat_of(&site, row.id, no)?;
        let report = report(&site, &row, &seat)?;
        let stem = format!("session-{}-trainee-{no}", day(row.made_s));
        let answer = match what.as_str() {
            "report" => printed(trainee_page(&report)),
            "report.pdf" => file(PDF, &format!("{stem}.pdf"), trainee_pdf(&report)),
            "certificate.pdf" => {
                let bytes = certificate(&report);
                file(PDF, &format!("{stem}-practice.pdf"), bytes)
            }
            "export.json" => {
                let bytes = everything(&site, &row, &seat, &report)?.to_string();
                file(
                    "application/json",
                    &format!("{stem}.json"),
                    bytes.into_bytes(),
                )
            }
            _ => return Err(Refused::not_there("report")),
        };
        let did = if what.ends_with(".json") {
            Did::Exported
        } else {
            Did::Looked
        };
        site.store.audit(
            "instructor",
            did,
            &format!("session {} seat {no} {what}", row.id),
        )?;
        Ok(answer)
    })
    .await
}

/// Everything a room keeps of one trainee.
fn everything(
    site: &Site,
    row: &RoomRow,
    seat: &SeatRow,
    report: &TraineeReport,
) -> Result<Value, Refused> {
    let mut calls = Vec::new();
    for turn in site.store.turns_of(row.id, seat.no)? {
        let kept = site.store.journal(turn.call)?;
        let journal = String::from_utf8_lossy(&kept.bytes);
        let journal: Vec<&str> = journal.lines().collect();
        calls.push(json!({
            "call": turn.call.to_string(),
            "step": turn.at.step,
            "begun": stamp(turn.begun_s),
            "standing": turn.standing.name(),
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
        "keep_until": day(seat.keep_until_s),
        "calls": calls,
    }))
}
