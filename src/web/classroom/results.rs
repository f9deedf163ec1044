//! What a room leaves behind, as its addresses give it: its debrief, its results to take away, and one trainee's part of them.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::debriefs::PRINTED;
use super::super::learner::Learner;
use super::super::refused::Refused;
use super::super::shelf::front;
use super::super::site::{Site, beside};
use super::super::store::{Did, RoomRow};
use super::board::room;
use super::dossier::{self, NotTaken, RoomForm, Scripts, TraineeForm};
use super::instructor::{Instructor, day};
use super::leading::seat_of;
use super::seated::Here;
use crate::classroom::looking_back::LookedBack;
use crate::report::classroom::room_part;

impl Scripts for Site {
    fn title(&self, scenario: &str) -> Option<String> {
        front(self, scenario).ok().map(|it| it.title)
    }

    fn discuss(&self, scenario: &str) -> Vec<String> {
        match self.scenario(scenario) {
            Ok(it) => it.script.discuss.clone(),
            Err(_) => self
                .queue(scenario)
                .map_or_else(|_| Vec::new(), |it| it.script().discuss.clone()),
        }
    }
}

impl From<NotTaken> for Refused {
    fn from(why: NotTaken) -> Refused {
        match why {
            NotTaken::Store(fault) => fault.into(),
            NotTaken::Workbook(_) => {
                Refused::new(StatusCode::INTERNAL_SERVER_ERROR, why.to_string())
            }
        }
    }
}

/// What a room did.
///
/// # Errors
///
/// When it cannot be read.
pub fn looked_back(site: &Site, row: &RoomRow) -> Result<LookedBack, Refused> {
    Ok(dossier::looked_back(&site.store, site, row)?)
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

/// A page that prints.
fn printed(page: Vec<u8>) -> Response {
    ([(header::CONTENT_SECURITY_POLICY, PRINTED)], Html(page)).into_response()
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
const SHEET: &str = "text/csv; charset=utf-8";
const DOCUMENT: &str = "application/json";
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
        let form = RoomForm::named(&what).ok_or_else(|| Refused::not_there("report"))?;
        let answer = given(&site, &row, form, named)?;
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

fn given(site: &Site, row: &RoomRow, form: RoomForm, named: bool) -> Result<Response, Refused> {
    let stem = format!("session-{}", day(row.made_s));
    let bytes = dossier::room((&site.store, site), row, (form, named), &mut |_, _| {})?;
    Ok(match form {
        RoomForm::Page => printed(bytes),
        RoomForm::Paper => file(PDF, &format!("{stem}.pdf"), bytes),
        RoomForm::Workbook => file(WORKBOOK, &format!("{stem}.xlsx"), bytes),
        RoomForm::Sheet => file(SHEET, &format!("{stem}.csv"), bytes),
        RoomForm::Document => file(DOCUMENT, &format!("{stem}.json"), bytes),
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
        let form = TraineeForm::named(&what).ok_or_else(|| Refused::not_there("report"))?;
        let bytes = dossier::trainee(&site.store, &row, &seat, form)?;
        let stem = format!("session-{}-trainee-{no}", day(row.made_s));
        let answer = match form {
            TraineeForm::Page => printed(bytes),
            TraineeForm::Paper => file(PDF, &format!("{stem}.pdf"), bytes),
            TraineeForm::Certificate => file(PDF, &format!("{stem}-practice.pdf"), bytes),
            TraineeForm::Document => file(DOCUMENT, &format!("{stem}.json"), bytes),
        };
        let did = format!("session {} seat {no} {what}", row.id);
        site.store.audit("instructor", form.did(), &did)?;
        Ok(answer)
    })
    .await
}
