//! Taking a call or a review, looking at it, and doing something in it.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::asked::Asked;
use super::attempt::{Attempt, Doing, NotDone, Seat as Seated};
use super::attempts::{Shared, locked};
use super::learner::Learner;
use super::me::{Settings, Timers};
use super::refused::Refused;
use super::reviewed;
use super::shelf::seat_name;
use super::shown::{Pace, Shown};
use super::site::{Site, beside, not_had};
use super::store::{CallId, LearnerId};
use crate::call::terms::Mode;
use crate::learning::opening::any_seed;
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::script::Seat;

/// A call that is asked for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rung {
    scenario: String,
    #[serde(default)]
    seed: Option<u64>,
    #[serde(default)]
    mode: Option<Mode>,
    #[serde(default)]
    timers: Option<Timers>,
}

/// Takes a call.
pub async fn ring(
    State(site): State<Arc<Site>>,
    learner: Learner,
    body: Result<Json<Rung>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(rung) = body?;
    beside(move || {
        if site.store.count_calls(learner.id)? >= limits::WEB_CALLS_KEPT {
            let words = "So many calls of yours are kept that there is no room for another. Forget some first.";
            return Err(Refused::new(StatusCode::CONFLICT, words));
        }
        let settings = Settings::read(&learner.row.settings);
        let timers = rung.timers.unwrap_or(settings.timers);
        let terms = timers.terms(rung.mode.unwrap_or(settings.mode));
        let seed = rung.seed.map_or_else(any_seed, Seed);
        let call = CallId::draw().map_err(|_| no_chance())?;
        let (store, whose) = (&site.store, (call, learner.id));
        let seat = site.library.seat(&rung.scenario);
        let seat = seat.map_err(|fault| not_had(&fault))?;
        let attempt = match seat {
            Seat::CallHandler => {
                let scenario = site.scenario(&rung.scenario)?;
                Attempt::ring(store, whose, &scenario, seed, terms)?
            }
            Seat::Supervisor => {
                let queue = site.queue(&rung.scenario)?;
                Attempt::review(store, whose, &queue, seed, terms)?
            }
        };
        site.attempts.put(attempt)?;
        Ok(Json(json!({ "call": call.to_string(), "seat": seat_name(seat) })))
    })
    .await
}

/// A machine without randomness makes no ids nobody could guess.
pub fn no_chance() -> Refused {
    let words = "This machine has no random numbers to give just now.";
    Refused::new(StatusCode::SERVICE_UNAVAILABLE, words)
}

/// The attempt at a call of this learner, from memory or from its journal.
pub fn attempt(site: &Site, learner: LearnerId, call: &str) -> Result<Shared, Refused> {
    let not_there = || Refused::not_there("call");
    let id = CallId::read(call).ok_or_else(not_there)?;
    if let Some(shared) = site.attempts.get(id) {
        let own = locked(&shared).learner() == learner;
        return own.then_some(shared).ok_or_else(not_there);
    }
    let row = site.store.call(id)?.filter(|it| it.learner == learner);
    let row = row.ok_or_else(not_there)?;
    let (bytes, sent) = site.store.journal(id)?;
    let (whose, kept) = ((id, learner), (&*bytes, sent));
    let seat = site.library.seat(&row.scenario);
    let resumed = match seat.map_err(|fault| not_had(&fault))? {
        Seat::CallHandler => {
            let scenario = site.scenario(&row.scenario)?;
            Attempt::resume(&site.store, whose, &scenario, kept)
        }
        Seat::Supervisor => {
            let queue = site.queue(&row.scenario)?;
            Attempt::resume_review(&site.store, whose, &queue, kept)
        }
    };
    let attempt = resumed.map_err(|_| {
        let words = "This call was played with the scenario as it was before it was changed, and cannot be gone on with.";
        Refused::new(StatusCode::GONE, words)
    })?;
    site.attempts.put(attempt)
}

/// Does something with a call of this learner, and shows it.
async fn with(
    site: Arc<Site>,
    learner: Learner,
    call: String,
    work: impl FnOnce(&mut Attempt) -> Result<(), Refused> + Send + 'static,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let shared = attempt(&site, learner.id, &call)?;
        let mut attempt = locked(&shared);
        work(&mut attempt)?;
        Ok(Json(shown(&mut attempt)))
    })
    .await
}

/// A call as its page shows it.
pub fn shown(attempt: &mut Attempt) -> Value {
    // Plain data: nothing in it cannot be written.
    serde_json::to_value(Shown::of(attempt)).unwrap_or_default()
}

/// Shows a call.
pub async fn get(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Json<Value>, Refused> {
    with(site, learner, call, |it| Ok(it.look()?)).await
}

/// What a page has seen already.
#[derive(Debug, Deserialize)]
pub struct SeenAlready {
    #[serde(default)]
    version: u64,
}

/// Shows a call if anything in it has changed, and else how far it has come.
pub async fn look(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
    Query(seen): Query<SeenAlready>,
) -> Result<Response, Refused> {
    beside(move || {
        let shared = attempt(&site, learner.id, &call)?;
        let mut attempt = locked(&shared);
        attempt.look()?;
        Ok(if attempt.version() == seen.version {
            Json(Pace::of(&attempt)).into_response()
        } else {
            Json(Shown::of(&mut attempt)).into_response()
        })
    })
    .await
}

/// Something to be done, and as which command.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    no: u32,
    deed: Value,
}

/// What is to be done, as it is read from the seat the trainee is in.
fn doing(deed: Value, seat: &Seated) -> Result<Doing, NotDone> {
    let unread = |_| NotDone::Unread;
    match seat {
        Seated::Call(_) => {
            let asked: Asked = serde_json::from_value(deed).map_err(unread)?;
            asked.deed().map(Doing::Call).map_err(NotDone::Refused)
        }
        Seated::Review(it) => {
            let asked: reviewed::Asked = serde_json::from_value(deed).map_err(unread)?;
            let command = asked.command(it.shift());
            command.map(Doing::Review).map_err(NotDone::Refused)
        }
    }
}

/// Does something in a call.
pub async fn send(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
    body: Result<Json<Sent>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(sent) = body?;
    with(site, learner, call, move |attempt| {
        let unprocessable = |words: String| Refused::new(StatusCode::UNPROCESSABLE_ENTITY, words);
        let doing = doing(sent.deed, attempt.seat());
        match doing.and_then(|it| attempt.send(sent.no, &it)) {
            Err(NotDone::Unread) => Err(Refused::unread("What was sent cannot be read.")),
            Ok(()) | Err(NotDone::DoneAlready) => Ok(()),
            Err(NotDone::Refused(why)) => Err(unprocessable(why).showing(shown(attempt))),
            Err(NotDone::OutOfTurn { sent }) => {
                let words = format!(
                    "Something else was done in this call meanwhile, perhaps in another window: {sent} things so far."
                );
                Err(Refused::new(StatusCode::CONFLICT, words).showing(shown(attempt)))
            }
            Err(NotDone::Store(why)) => Err(why.into()),
        }
    })
    .await
}

/// Stops a call's clock.
pub async fn pause(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Json<Value>, Refused> {
    with(site, learner, call, |it| {
        it.pause(true);
        Ok(())
    })
    .await
}

/// Lets it go on.
pub async fn go_on(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Json<Value>, Refused> {
    with(site, learner, call, |it| {
        it.pause(false);
        Ok(())
    })
    .await
}

/// Puts a call aside, to be gone on with.
pub async fn aside(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Json<Value>, Refused> {
    let out_of_memory = Arc::clone(&site);
    let shown = with(site, learner, call.clone(), |it| {
        it.put_aside();
        Ok(())
    })
    .await?;
    if let Some(id) = CallId::read(&call) {
        out_of_memory.attempts.forget(id);
    }
    Ok(shown)
}

/// Forgets a call.
pub async fn erase(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<StatusCode, Refused> {
    beside(move || {
        let id = CallId::read(&call).ok_or_else(|| Refused::not_there("call"))?;
        let row = site.store.call(id)?.filter(|it| it.learner == learner.id);
        row.ok_or_else(|| Refused::not_there("call"))?;
        site.attempts.forget(id);
        site.results.forget(id);
        site.store.erase_call(id)?;
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}
