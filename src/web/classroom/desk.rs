//! A trainee at a call console of their own: the call is played there, by the same rules, and its journal is kept here as it
//! grows, so that the room sees them as it sees everybody.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::attempts::locked;
use super::super::calls::attempt;
use super::super::learner::Learner;
use super::super::refused::Refused;
use super::super::site::{Site, beside};
use super::super::store::{
    Addition, CallId, CallRow, Doing, KeptJournal, Standing, StoreFault, TurnRow,
};
use super::seated::{Here, taken};
use crate::classroom::came::Came;
use crate::classroom::plan::Pace;
use crate::classroom::progress::Progress;
use crate::classroom::standing::RoomPhase;
use crate::journal::Journal;
use crate::limits;
use crate::scenario::script::Seat;

/// Begins the call of the step a trainee is at, to be played elsewhere, or finds it.
pub async fn begin(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(room): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let here = Here::of(&site, learner.id, &room)?;
        let not_here = |words: &str| Err(Refused::new(StatusCode::CONFLICT, words));
        if here.row.plan.pace == Pace::Together {
            return not_here(
                "This session hears one call together. Open its address in a browser to take part.",
            );
        }
        let (call, seat) = taken(&site, &learner, &here)?;
        if seat == Seat::Supervisor {
            return not_here(
                "This call is played from the supervisor's seat. Open the session's address in a browser to take it.",
            );
        }
        let shared = attempt(&site, learner.id, &call.to_string())?;
        let (scenario, seed, terms, version) = {
            let attempt = locked(&shared);
            let super::super::seat::Seat::Call(it) = attempt.seat() else {
                return not_here("This call is played in a browser.");
            };
            let script = &it.call().scenario().script;
            (
                script.id.clone(),
                it.call().seed(),
                it.call().terms(),
                script.version,
            )
        };
        // From here on its time goes by there.
        drop(shared);
        site.attempts.forget(call);
        let kept = site.store.journal(call)?;
        Ok(Json(json!({
            "call": call.to_string(),
            "scenario": scenario,
            "version": version,
            "seed": seed.0,
            "terms": terms,
            "bytes": kept.bytes.len(),
        })))
    })
    .await
}

/// The call of a room that this learner plays.
fn own(site: &Site, learner: &Learner, call: &str) -> Result<(CallRow, TurnRow), Refused> {
    let not_there = || Refused::not_there("call");
    let id = CallId::read(call).ok_or_else(not_there)?;
    let row = site.store.call(id)?.filter(|it| it.learner == learner.id);
    let row = row.ok_or_else(not_there)?;
    let turn = site.store.turn_of(id)?.ok_or_else(not_there)?;
    Ok((row, turn))
}

/// Gives the journal as far as it was kept.
pub async fn journal(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Response, Refused> {
    beside(move || {
        let (row, _) = own(&site, &learner, &call)?;
        let kept = site.store.journal(row.id)?;
        let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        Ok((kind, kept.bytes).into_response())
    })
    .await
}

/// What is added to a journal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Added {
    from: u64,
    text: String,
}

/// Adds to a journal what happened elsewhere.
pub async fn add(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
    body: Result<Json<Added>, JsonRejection>,
) -> Result<Response, Refused> {
    let Json(added) = body?;
    beside(move || {
        let (row, turn) = own(&site, &learner, &call)?;
        let kept = site.store.journal(row.id)?;
        let bytes = kept.bytes.len() as u64;
        if added.from != bytes {
            let told = json!({ "error": "Something else was kept of this call meanwhile.", "bytes": bytes });
            return Ok((StatusCode::CONFLICT, Json(told)).into_response());
        }
        let addition = addition(&site, &row, &turn, kept, added.text)?;
        let length = bytes + addition.bytes.len() as u64;
        match site.store.add_to_call(addition)?.wait() {
            Ok(()) => {}
            Err(StoreFault::Overtaken) => {
                let told = json!({ "error": "Something else was kept of this call meanwhile.", "bytes": bytes });
                return Ok((StatusCode::CONFLICT, Json(told)).into_response());
            }
            Err(why) => return Err(why.into()),
        }
        site.attempts.forget(row.id);
        site.rooms.doings(turn.at.room);
        Ok(Json(json!({ "bytes": length })).into_response())
    })
    .await
}

/// What is added, if the whole is then still a journal of this call, record by record.
fn addition(
    site: &Site,
    row: &CallRow,
    turn: &TurnRow,
    kept: KeptJournal,
    text: String,
) -> Result<Addition, Refused> {
    let refused = |words: &str| Refused::new(StatusCode::UNPROCESSABLE_ENTITY, words);
    let room = site.rooms.get(&site.store, turn.at.room)?;
    let room = room.ok_or_else(|| Refused::not_there("call"))?;
    if room.row.standing.phase == RoomPhase::Ended || room.removed.contains(&turn.at.seat) {
        return Err(refused("This session is over."));
    }
    let before = kept.bytes.len();
    let mut whole = kept.bytes;
    whole.extend_from_slice(text.as_bytes());
    if whole.len() as u64 > limits::JOURNAL_BYTES {
        return Err(refused("This call has grown too long to be kept."));
    }
    let scenario = site.scenario(&row.scenario)?;
    let journal = Journal::read(&scenario, &whole)
        .map_err(|_| refused("That is no journal of this call as it is here."))?;
    if journal.lost.is_some() || journal.whole_bytes != whole.len() {
        return Err(refused(
            "That breaks off in the middle, or was changed on the way.",
        ));
    }
    let call = journal.replay(&scenario);
    let state = call.state();
    let standing = match state.phase {
        crate::call::state::Phase::Left => Standing::Left,
        _ if !state.is_open() => Standing::Ended,
        _ => Standing::Open,
    };
    let known: Progress = serde_json::from_str(&turn.progress).unwrap_or_default();
    let progress = Progress::of(&call, "", known.done + 1);
    let came = (standing != Standing::Open).then(|| Came::of_call(&scenario, &journal));
    Ok(Addition {
        id: row.id,
        piece: kept.pieces + 1,
        sent: kept.sent,
        bytes: whole.split_off(before),
        standing,
        turn: Some(Doing {
            room: turn.at.room,
            progress: serde_json::to_string(&progress).unwrap_or_default(),
            acted: true,
            came: came.map(|it| serde_json::to_string(&it).unwrap_or_default()),
        }),
        server: site.server,
    })
}
