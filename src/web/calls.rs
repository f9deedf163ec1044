//! Taking a call, looking at it, and doing something in it.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::asked::Asked;
use super::attempt::{Attempt, NotDone};
use super::attempts::{Shared, locked};
use super::learner::Learner;
use super::me::{Settings, Timers};
use super::refused::Refused;
use super::shown::{Pace, Shown};
use super::site::{Site, beside};
use super::store::{CallId, LearnerId};
use crate::call::terms::Mode;
use crate::learning::opening::any_seed;
use crate::limits;
use crate::scenario::drawn::Seed;

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
        let scenario = site.scenario(&rung.scenario)?;
        let seed = rung.seed.map_or_else(any_seed, Seed);
        let call = CallId::draw().map_err(|_| no_chance())?;
        let attempt = Attempt::ring(&site.store, (call, learner.id), &scenario, seed, terms)?;
        site.attempts.put(attempt)?;
        Ok(Json(json!({ "call": call.to_string(), "seat": "CallHandler" })))
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
    let scenario = site.scenario(&row.scenario)?;
    let (bytes, sent) = site.store.journal(id)?;
    let resumed = Attempt::resume(&site.store, (id, learner), &scenario, (&bytes, sent));
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
    deed: Asked,
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
        let done = match sent.deed.deed() {
            Ok(deed) => attempt.send(sent.no, &deed),
            Err(why) => Err(NotDone::Refused(why)),
        };
        match done {
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
