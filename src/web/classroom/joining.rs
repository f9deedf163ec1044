//! How a trainee comes in: by the code of a room, under a name that need not be their own.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::learner::Learner;
use super::super::listening::Peer;
use super::super::pages::{self, Asking};
use super::super::refused::Refused;
use super::super::site::{Site, beside};
use super::super::store::{Did, LearnerRow, RoomRow, SeatStanding, StoreFault};
use super::gate::Tried;
use super::instructor::shut;
use crate::classroom::code::JoinCode;
use crate::classroom::nickname;
use crate::classroom::standing::RoomPhase;
use crate::language::Language;
use crate::learning::opening::any_seed;
use crate::limits;

/// The page to come in by.
pub async fn page(asking: Asking) -> Result<Response, Refused> {
    pages::give(asking, "join", |_, _| Ok(first(None))).await
}

/// The page to come in by, with the code that was scanned.
pub async fn page_with(asking: Asking, Path(code): Path<String>) -> Result<Response, Refused> {
    let code = JoinCode::read(&code);
    pages::give(asking, "join", move |_, _| Ok(first(code))).await
}

fn first(code: Option<JoinCode>) -> Value {
    json!({
        "code": code.map(|it| it.to_string()),
        "suggested": nickname::suggested(any_seed().0),
    })
}

/// A seat that is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Joined {
    code: String,
    #[serde(default)]
    nickname: Option<String>,
}

/// How often another generated name is tried when somebody has the first.
const NAMES: usize = 8;

/// Gives a trainee a seat.
pub async fn join(
    State(site): State<Arc<Site>>,
    learner: Learner,
    peer: Option<Extension<Peer>>,
    body: Result<Json<Joined>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(joined) = body?;
    let from = peer.map_or(Peer::UNKNOWN, |it| it.0).0;
    beside(move || {
        site.code_gate.may_try(from).map_err(shut)?;
        let code = JoinCode::read(&joined.code);
        let row = code
            .map(|it| site.store.room_of_code(it))
            .transpose()?
            .flatten();
        let Some(row) = row else {
            if site.code_gate.wrong(from) == Tried::ShutNow {
                site.store
                    .audit("server", Did::Guessed, "codes that open nothing")?;
                // Whoever runs a session sees it on the board.
                site.rooms.all_changed();
            }
            let words =
                "No session has that code just now. Look at it once more, or ask your instructor.";
            return Err(Refused::new(StatusCode::NOT_FOUND, words));
        };
        site.code_gate.right(from);
        sit(&site, &row, &learner, joined.nickname.as_deref())?;
        let language = met_in(&site, &row, &learner)?;
        site.rooms.doings(row.id);
        Ok(Json(
            json!({ "room": row.id.to_string(), "language": language.tag() }),
        ))
    })
    .await
}

/// The language a trainee is met in from now on: their own where they have set anything, and else the room's.
fn met_in(site: &Site, row: &RoomRow, learner: &Learner) -> Result<Language, Refused> {
    let chosen = Language::tagged(&row.plan.language).unwrap_or_default();
    let own = learner.row.language;
    if learner.row.settings != UNSET || own == chosen || site.store.count_calls(learner.id)? > 0 {
        return Ok(own);
    }
    let language = LearnerRow {
        language: chosen,
        ..learner.row.clone()
    };
    site.store.set_learner(learner.id, language)?;
    Ok(chosen)
}

/// The settings of somebody who has set nothing.
const UNSET: &str = "{}";

fn sit(site: &Site, row: &RoomRow, learner: &Learner, wanted: Option<&str>) -> Result<(), Refused> {
    match site.store.seat(row.id, learner.id)?.map(|it| it.standing) {
        Some(SeatStanding::Removed) => {
            let words = "Your instructor has taken you out of this session. Ask them if that was not meant.";
            return Err(Refused::new(StatusCode::GONE, words));
        }
        Some(_) => {
            site.store.sit(row.id, learner.id, "", row.keep_until_s)?;
            return Ok(());
        }
        None => {}
    }
    if row.standing.phase == RoomPhase::Ended {
        let words = "That session is over.";
        return Err(Refused::new(StatusCode::GONE, words));
    }
    if row.standing.locked {
        let words = "That session is closed to newcomers. Ask your instructor to open it for you.";
        return Err(Refused::new(StatusCode::LOCKED, words));
    }
    if site.store.count_seats(row.id)? >= limits::ROOM_SEATS {
        let words = "That session is full.";
        return Err(Refused::new(StatusCode::CONFLICT, words));
    }
    let taken = || {
        let words = "Somebody in this session is called so. Choose another name.";
        Refused::new(StatusCode::CONFLICT, words)
    };
    let sit = |name: &str| match site.store.sit(row.id, learner.id, name, row.keep_until_s) {
        Ok(()) => Ok(true),
        Err(StoreFault::Conflict) => Ok(false),
        Err(why) => Err(Refused::from(why)),
    };
    if let Some(wanted) = wanted.filter(|it| !it.trim().is_empty()) {
        let name = nickname::read(wanted)
            .map_err(|words| Refused::new(StatusCode::UNPROCESSABLE_ENTITY, words))?;
        return if sit(&name)? { Ok(()) } else { Err(taken()) };
    }
    for _ in 0..NAMES {
        if sit(&nickname::suggested(any_seed().0))? {
            return Ok(());
        }
    }
    // In a full room even rare names meet: a number tells these apart.
    for no in 2..=limits::ROOM_SEATS {
        if sit(&format!("{} {no}", nickname::suggested(any_seed().0)))? {
            return Ok(());
        }
    }
    Err(taken())
}
