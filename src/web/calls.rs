//! Taking a call or a review, looking at it, and doing something in it.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::asked::Asked;
use super::attempt::{Attempt, NotDone, Whose};
use super::attempts::{Shared, locked};
use super::classroom::asked;
use super::learner::Learner;
use super::me::{Settings, Timers};
use super::refused::Refused;
use super::reviewed;
use super::seat::{Doing, Seat as Seated};
use super::shelf::seat_name;
use super::shown::{Pace, Shown};
use super::site::{Site, beside, not_had};
use super::store::{CallId, CallRow, LearnerId, StoreFault, TurnAt, Writing};
use super::told::Told;
use crate::call::deed::Deed;
use crate::call::terms::{Mode, Terms};
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
        let (call, seat) = take(&site, learner.id, &rung.scenario, (seed, terms), None)?;
        Ok(Json(json!({ "call": call.to_string(), "seat": seat_name(seat) })))
    })
    .await
}

/// Takes a new call or review for a learner, on their own shelf or for a seat of a room.
pub fn take(
    site: &Site,
    learner: LearnerId,
    scenario: &str,
    (seed, terms): (Seed, Terms),
    turn: Option<(TurnAt, i64)>,
) -> Result<(CallId, Seat), Refused> {
    let call = CallId::draw().map_err(|_| no_chance())?;
    let whose = whose(site, call, learner, turn);
    let seat = site.seat(scenario);
    let seat = seat.map_err(|fault| not_had(&fault))?;
    let attempt = match seat {
        Seat::CallHandler => {
            let scenario = site.scenario(scenario)?;
            let shared = site.shared_of(&scenario, seed, turn.is_some() && !terms.follows);
            Attempt::ring(&whose, &scenario, seed, terms, shared.as_ref())?
        }
        Seat::Supervisor => {
            let queue = site.queue(scenario)?;
            Attempt::review(&whose, &queue, seed, terms)?
        }
    };
    site.attempts.put(attempt)?;
    Ok((call, seat))
}

fn whose(site: &Site, call: CallId, learner: LearnerId, turn: Option<(TurnAt, i64)>) -> Whose {
    Whose {
        call,
        learner,
        turn,
        store: Arc::clone(&site.store),
        server: site.server,
    }
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
    resumed(site, &row.ok_or_else(not_there)?)
}

/// The attempt at a call, read back from its journal.
fn resumed(site: &Site, row: &CallRow) -> Result<Shared, Refused> {
    let kept = site.store.journal(row.id)?;
    let turn = site.store.turn_of(row.id)?;
    let at = turn.as_ref().map(|it| (it.at, it.keep_until_s));
    let whose = whose(site, row.id, row.learner, at);
    let seat = site.seat(&row.scenario);
    let resumed = match seat.map_err(|fault| not_had(&fault))? {
        Seat::CallHandler => {
            let scenario = site.scenario(&row.scenario)?;
            let shares = turn.is_some();
            Attempt::resume(&whose, &scenario, &kept, turn.as_ref(), |call| {
                (shares && !call.terms().follows).then(|| site.sharing.of(call))
            })
        }
        Seat::Supervisor => {
            let queue = site.queue(&row.scenario)?;
            Attempt::resume_review(&whose, &queue, &kept, turn.as_ref())
        }
    };
    let attempt = resumed.map_err(|_| {
        let words = "This call was played with the scenario as it was before it was changed, and cannot be gone on with.";
        Refused::new(StatusCode::GONE, words)
    })?;
    site.attempts.put(attempt)
}

/// What comes of doing something with an attempt: what is shown, and what is to be kept before it is.
type Came = (Told, Option<Writing>);

/// Does something with a call of this learner, and shows it once it is kept.
async fn with(
    site: Arc<Site>,
    learner: Learner,
    call: String,
    work: impl FnOnce(&Site, &mut Attempt) -> Result<Came, Refused> + Send + 'static,
) -> Result<Told, Refused> {
    let beside_site = Arc::clone(&site);
    let (id, (shown, writing)) = beside(move || {
        let site = beside_site;
        let shared = attempt(&site, learner.id, &call)?;
        let mut attempt = locked(&shared);
        attempt.tend();
        site.in_room(&mut attempt)?;
        Ok((attempt.id(), work(&site, &mut attempt)?))
    })
    .await?;
    kept(&site, id, writing).await?;
    Ok(shown)
}

/// Waits until what was done is kept. What could not be is put out of memory, and the call read back as it was.
pub async fn kept(site: &Site, id: CallId, writing: Option<Writing>) -> Result<(), Refused> {
    let Some(writing) = writing else {
        return Ok(());
    };
    let done = writing.kept().await;
    match done {
        Ok(()) => {
            let shared = site.attempts.get(id);
            if let Some(at) = shared.and_then(|it| locked(&it).turn()) {
                site.rooms.doings(at.room);
            }
            Ok(())
        }
        Err(why) => {
            site.attempts.forget(id);
            Err(why.into())
        }
    }
}

/// A call as its page shows it.
pub fn shown(site: &Site, attempt: &mut Attempt) -> Told {
    let room = site.told_of_room(attempt);
    let told = Told::of(&Shown::of(attempt, room));
    // A page that has it asks again only once it has changed.
    attempt.passed_on();
    told
}

/// The same, as part of something else that is shown.
pub fn shown_within(site: &Site, attempt: &mut Attempt) -> Value {
    let room = site.told_of_room(attempt);
    serde_json::to_value(Shown::of(attempt, room)).unwrap_or_default()
}

/// Shows a call.
pub async fn get(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Told, Refused> {
    with(site, learner, call, |site, it| {
        let writing = it.look()?;
        Ok((shown(site, it), writing))
    })
    .await
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
) -> Result<Told, Refused> {
    with(site, learner, call, move |site, it| {
        let writing = it.look()?;
        let shown = if it.version() == seen.version {
            Told::of(&Pace::of(it))
        } else {
            shown(site, it)
        };
        Ok((shown, writing))
    })
    .await
}

/// Something to be done, and as which command.
#[derive(Clone, Debug, Deserialize)]
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

/// How often a command is tried again after another server was quicker.
const AGAIN: usize = 3;

/// Does something in a call.
pub async fn send(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
    body: Result<Json<Sent>, JsonRejection>,
) -> Result<Told, Refused> {
    let Json(sent) = body?;
    let asks = sent.deed.get("Ask").is_some();
    let (site_of, call_of) = (Arc::clone(&site), call.clone());
    let mut overtaken = Refused::from(StoreFault::Overtaken);
    for _ in 0..AGAIN {
        let (site, call, sent) = (Arc::clone(&site), call.clone(), sent.clone());
        let who = Learner {
            id: learner.id,
            row: learner.row.clone(),
        };
        let done = with(site, who, call, move |site, attempt| {
            done(site, attempt, sent)
        })
        .await;
        match done {
            Ok(shown) if asks => {
                room_asked(&site_of, &call_of).await?;
                return Ok(shown);
            }
            // What the other server did is read back, and the same command tried after it.
            Err(refused) if refused.is_overtaken() => overtaken = refused,
            other => return other,
        }
    }
    Err(overtaken)
}

/// Where a call leads a room, what the room would ask next begins anew.
async fn room_asked(site: &Arc<Site>, call: &str) -> Result<(), Refused> {
    let Some(id) = CallId::read(call) else {
        return Ok(());
    };
    let led = site
        .attempts
        .get(id)
        .is_some_and(|it| site.is_led(&locked(&it)));
    if led { asked(site, id).await } else { Ok(()) }
}

/// Does it, in a call that is at hand.
fn done(site: &Site, attempt: &mut Attempt, sent: Sent) -> Result<Came, Refused> {
    let unprocessable = |words: String| Refused::new(StatusCode::UNPROCESSABLE_ENTITY, words);
    let doing = doing(sent.deed, attempt.seat());
    if let Ok(doing) = &doing
        && let Some(words) = site.not_now(attempt, doing)
    {
        return Err(unprocessable(words).showing(shown(site, attempt)));
    }
    if let Ok(Doing::Call(Deed::Ask(_) | Deed::Search(..))) = &doing {
        site.ready(attempt);
    }
    let no = sent.no;
    match doing.and_then(|it| attempt.send(no, &it)) {
        Err(NotDone::Unread) => Err(Refused::unread("What was sent cannot be read.")),
        Ok(writing) => Ok((shown(site, attempt), Some(writing))),
        Err(NotDone::DoneAlready) => Ok((shown(site, attempt), None)),
        Err(NotDone::Refused(why)) => Err(unprocessable(why).showing(shown(site, attempt))),
        Err(NotDone::OutOfTurn { sent }) if no > sent && site.store.sent(attempt.id())? > sent => {
            // Another server has done more in it than has come over yet.
            site.attempts.forget(attempt.id());
            Err(StoreFault::Overtaken.into())
        }
        Err(NotDone::OutOfTurn { sent }) => {
            let words = format!(
                "Something else was done in this call meanwhile, perhaps in another window: {sent} things so far."
            );
            Err(Refused::new(StatusCode::CONFLICT, words).showing(shown(site, attempt)))
        }
        Err(NotDone::Store(why)) => Err(why.into()),
    }
}

/// Stops a call's clock.
pub async fn pause(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Told, Refused> {
    with(site, learner, call, |site, it| {
        let writing = it.pause(true)?;
        Ok((shown(site, it), writing))
    })
    .await
}

/// Lets it go on.
pub async fn go_on(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Told, Refused> {
    with(site, learner, call, |site, it| {
        if it.is_held() {
            let words = "Your instructor has stopped the clock. It goes on for everybody together.";
            let refused = Refused::new(StatusCode::UNPROCESSABLE_ENTITY, words);
            return Err(refused.showing(shown(site, it)));
        }
        let writing = it.pause(false)?;
        Ok((shown(site, it), writing))
    })
    .await
}

/// Puts a call aside, to be gone on with.
pub async fn aside(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Told, Refused> {
    let out_of_memory = Arc::clone(&site);
    let shown = with(site, learner, call.clone(), |site, it| {
        let writing = it.put_aside()?;
        Ok((shown(site, it), writing))
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
        if site.store.turn_of(id)?.is_some() {
            let words = "This call belongs to a session. It is erased with it, or by its instructor, or with everything of yours.";
            return Err(Refused::new(StatusCode::CONFLICT, words));
        }
        site.attempts.forget(id);
        site.results.forget(id);
        site.store.erase_call(id)?;
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}
