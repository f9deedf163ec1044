//! What the instructor does: opening a session, choosing what is played, ordering the room about, and leading its call.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::attempts::locked;
use super::super::calls::{kept, no_chance, take};
use super::super::learner::Learner;
use super::super::refused::Refused;
use super::super::shelf::front;
use super::super::site::{Site, beside};
use super::super::store::{
    CallId, DAY_S, Did, RoomId, RoomRow, SeatRow, SeatStanding, StoreFault, TurnAt, now_s,
};
use super::board::{board, room};
use super::dossier::trainees;
use super::in_room::LEADS;
use super::instructor::Instructor;
use crate::call::deed::Deed;
use crate::classroom::code::JoinCode;
use crate::classroom::nickname;
use crate::classroom::plan::{Pace, Plan, Timing};
use crate::classroom::standing::{Order, RoomPhase};
use crate::learning::opening::any_seed;
use crate::scenario::drawn::Seed;
use crate::scenario::script::Seat;
use crate::web::attempt::NotDone;
use crate::web::seat::Doing;

/// How often something is tried again that another window, or another server, has changed meanwhile.
const AGAIN: usize = 8;
/// A seed that a page can hold as a number.
const SEEDS: u64 = 1 << 48;

fn unprocessable(words: impl Into<String>) -> Refused {
    Refused::new(StatusCode::UNPROCESSABLE_ENTITY, words)
}

/// A plan that can be played here.
fn completed(site: &Site, plan: Plan) -> Result<Plan, Refused> {
    let together = plan.pace == Pace::Together;
    let known = |id: &str| {
        front(site, id).is_ok_and(|it| it.seat == Seat::CallHandler || !together)
            && site.seat(id).is_ok_and(|seat| match seat {
                Seat::CallHandler => site.scenario(id).is_ok(),
                Seat::Supervisor => site.queue(id).is_ok(),
            })
    };
    let plan = plan.completed(known, || any_seed().0 % SEEDS);
    let plan = plan.map_err(|it| unprocessable(it.0))?;
    if plan.seeds.iter().any(|it| *it >= SEEDS) {
        return Err(unprocessable(
            "A call is drawn from a smaller number than that.",
        ));
    }
    Ok(plan)
}

/// Opens a room under a code nobody else has.
///
/// # Errors
///
/// When it cannot be kept.
pub fn open(site: &Site, plan: &Plan) -> Result<RoomRow, Refused> {
    let id = RoomId::draw().map_err(|_| no_chance())?;
    for _ in 0..AGAIN {
        let mut chance = [0; 32];
        getrandom::fill(&mut chance).map_err(|_| no_chance())?;
        let code = JoinCode::drawn(&chance).ok_or_else(no_chance)?;
        match site.store.open_room(id, code, plan, site.kept_days) {
            Ok(()) => {
                let row = site.store.room(id)?;
                return row.ok_or_else(|| Refused::not_there("session"));
            }
            // Another session has that code.
            Err(StoreFault::Conflict) => {}
            Err(why) => return Err(why.into()),
        }
    }
    Err(no_chance())
}

/// A session that is asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Opened {
    plan: Option<Plan>,
}

/// Opens a session.
pub async fn create(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    body: Result<Json<Opened>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(opened) = body?;
    beside(move || {
        let plan = completed(&site, opened.plan.unwrap_or_default())?;
        let row = open(&site, &plan)?;
        site.store
            .audit("instructor", Did::Opened, &format!("session {}", row.id))?;
        Ok(Json(json!({ "room": row.id.to_string() })))
    })
    .await
}

/// Changes a room as it stands, and again if it was changed meanwhile.
///
/// # Errors
///
/// What `change` refuses; nothing is then changed.
pub fn change(
    site: &Site,
    id: RoomId,
    change: impl Fn(&mut RoomRow) -> Result<(), Refused>,
) -> Result<RoomRow, Refused> {
    for _ in 0..AGAIN {
        let row = site.store.room(id)?;
        let mut row = row.ok_or_else(|| Refused::not_there("session"))?;
        change(&mut row)?;
        if let Some(changed) = site.store.change_room(&row)? {
            site.rooms.changed(id);
            return Ok(changed);
        }
    }
    Err(StoreFault::Crossed.into())
}

/// Changes what is played, and how.
pub async fn plan(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path(room_id): Path<String>,
    body: Result<Json<Plan>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(plan) = body?;
    beside(move || {
        let id = room(&site, &room_id)?.id;
        let plan = completed(&site, plan)?;
        change(&site, id, |row| {
            let chosen = match row.standing.phase {
                RoomPhase::Lobby => plan.clone(),
                // What was begun is not changed under those who play it.
                RoomPhase::Running => Plan {
                    title: plan.title.clone(),
                    showing: plan.showing,
                    timing: plan.timing,
                    language: plan.language.clone(),
                    ..row.plan.clone()
                },
                RoomPhase::Ended => Plan {
                    title: plan.title.clone(),
                    showing: plan.showing,
                    ..row.plan.clone()
                },
            };
            row.plan = chosen;
            Ok(())
        })?;
        site.store
            .audit("instructor", Did::Planned, &format!("session {id}"))?;
        Ok(Json(board(&site, id)?))
    })
    .await
}

/// Does what the instructor orders.
pub async fn order(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path(room_id): Path<String>,
    body: Result<Json<Order>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(order) = body?;
    beside(move || {
        let id = room(&site, &room_id)?.id;
        change(&site, id, |row| {
            row.standing.take(&row.plan, &order).map_err(unprocessable)
        })?;
        if matches!(order, Order::Start | Order::End) {
            // It is kept from the day it was held, not from the day it was prepared.
            let keep_until_s = now_s() + i64::from(site.kept_days) * DAY_S;
            site.store.keep_room_until(id, keep_until_s)?;
            site.rooms.changed(id);
        }
        let what = format!("session {id}: {}", named(&order));
        site.store.audit("instructor", Did::Ordered, &what)?;
        Ok(Json(board(&site, id)?))
    })
    .await
}

/// An order as the audit names it: never what was said.
fn named(order: &Order) -> &'static str {
    match order {
        Order::Start => "start",
        Order::Pause => "pause",
        Order::GoOn => "go on",
        Order::Lock => "lock",
        Order::Unlock => "unlock",
        Order::Hint(_) => "hint",
        Order::MoveOn => "move on",
        Order::Reveal(_, true) => "reveal",
        Order::Reveal(_, false) => "hide",
        Order::End => "end",
    }
}

/// What is done with one seat.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Seated {
    rename: Option<String>,
    remove: bool,
    back: bool,
    hint: Option<String>,
}

/// The seat of this number, whoever leads left out.
///
/// # Errors
///
/// When there is none.
pub fn seat_of(site: &Site, room: RoomId, no: u32) -> Result<SeatRow, Refused> {
    let seats = trainees(&site.store, room)?;
    let seat = seats.into_iter().find(|it| it.no == no);
    seat.ok_or_else(|| Refused::not_there("seat"))
}

/// Does something with one seat.
pub async fn seat(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path((room_id, no)): Path<(String, u32)>,
    body: Result<Json<Seated>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(wanted) = body?;
    beside(move || {
        let row = room(&site, &room_id)?;
        let seat = seat_of(&site, row.id, no)?;
        if let Some(name) = wanted.rename {
            let name = nickname::read(&name).map_err(unprocessable)?;
            let keep_until_s = seat.keep_until_s;
            if !site
                .store
                .rename(row.id, seat.learner, &name, keep_until_s)?
            {
                return Err(unprocessable("Somebody else in this session is called so."));
            }
        }
        if wanted.remove {
            site.store.set_seat(row.id, no, SeatStanding::Removed)?;
        } else if wanted.back {
            site.store.set_seat(row.id, no, SeatStanding::In)?;
        }
        if let Some(words) = wanted.hint {
            let mut said = row.standing.clone();
            said.take(&row.plan, &Order::Hint(words))
                .map_err(unprocessable)?;
            site.store
                .hint_seat(row.id, no, said.hint.as_deref().unwrap_or_default())?;
        }
        site.rooms.changed(row.id);
        site.store.audit(
            "instructor",
            Did::Seated,
            &format!("session {} seat {no}", row.id),
        )?;
        Ok(Json(board(&site, row.id)?))
    })
    .await
}

/// Takes the call that leads the room, or finds the one that was taken.
pub async fn lead(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    learner: Learner,
    Path(room_id): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let row = room(&site, &room_id)?;
        let call = led(&site, &row, &learner)?;
        Ok(Json(json!({ "call": call.to_string() })))
    })
    .await
}

fn led(site: &Site, row: &RoomRow, learner: &Learner) -> Result<CallId, Refused> {
    if row.plan.pace != Pace::Together {
        return Err(unprocessable(
            "In this session everybody plays by themselves.",
        ));
    }
    if row.standing.phase != RoomPhase::Running {
        return Err(unprocessable("Start the session first."));
    }
    let seated = site.store.lead(row.id, learner.id, row.keep_until_s);
    seated.map_err(|why| match why {
        StoreFault::Conflict => unprocessable(
            "This browser sits in the session as a trainee. Lead it from another browser, or a private window.",
        ),
        other => other.into(),
    })?;
    // Whoever led before may have erased themselves, and the call with them: it is then taken anew.
    if let Some(led) = row.standing.led.as_deref().and_then(CallId::read)
        && site.store.call(led)?.is_some()
    {
        // Whoever leads now sits at it.
        site.store.hand_over(led, learner.id)?;
        site.attempts.forget(led);
        return Ok(led);
    }
    let step = row.standing.step;
    let place = usize::from(step);
    let scenario = row.plan.calls.get(place);
    let scenario = scenario.ok_or_else(|| Refused::not_there("call"))?;
    let seed = Seed(row.plan.seeds.get(place).copied().unwrap_or_default());
    let at = TurnAt {
        room: row.id,
        seat: LEADS,
        step,
    };
    let terms = row.plan.terms(Timing::AsMeant);
    let taken = take(
        site,
        learner.id,
        scenario,
        (seed, terms),
        Some((at, row.keep_until_s)),
    );
    let call = match taken {
        Ok((call, _)) => call,
        // Another window was quicker, or a server that ended before it could say which call it had taken.
        Err(refused) => {
            let turns = site.store.turns_of(row.id, LEADS)?;
            let turn = turns.into_iter().find(|it| it.at.step == step);
            let call = turn.ok_or(refused)?.call;
            site.store.hand_over(call, learner.id)?;
            site.attempts.forget(call);
            call
        }
    };
    change(site, row.id, |row| {
        if row.standing.step == step {
            row.standing.led = Some(call.to_string());
        }
        Ok(())
    })?;
    Ok(call)
}

/// What the room chose to ask.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    text: String,
}

/// Asks the caller of the call that leads what the room chose.
pub async fn ask(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    learner: Learner,
    Path(room_id): Path<String>,
    body: Result<Json<Chosen>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(chosen) = body?;
    let beside_site = Arc::clone(&site);
    let (call, writing) = beside(move || {
        let site = beside_site;
        let row = room(&site, &room_id)?;
        let call = led(&site, &row, &learner)?;
        let shared = super::super::calls::attempt(&site, learner.id, &call.to_string())?;
        let mut attempt = locked(&shared);
        attempt.tend();
        site.in_room(&mut attempt)?;
        site.ready(&mut attempt);
        let words = chosen.text.replace('{', "(").replace('}', ")");
        let doing = Doing::Call(Deed::Ask(words));
        if let Some(words) = site.not_now(&attempt, &doing) {
            return Err(unprocessable(words));
        }
        let no = attempt.sent() + 1;
        let writing = attempt.send(no, &doing).map_err(|why| match why {
            NotDone::Refused(words) => unprocessable(words),
            NotDone::Store(why) => why.into(),
            _ => unprocessable("It could not be asked just now. Try again."),
        })?;
        Ok((call, writing))
    })
    .await?;
    kept(&site, call, Some(writing)).await?;
    asked(&site, call).await?;
    Ok(Json(json!({ "call": call.to_string() })))
}

/// The caller of the call that leads was asked something: what the room would ask next begins anew.
///
/// # Errors
///
/// When it cannot be kept.
pub async fn asked(site: &Arc<Site>, call: CallId) -> Result<(), Refused> {
    let site = Arc::clone(site);
    beside(move || {
        let Some(turn) = site.store.turn_of(call)? else {
            return Ok(());
        };
        change(&site, turn.at.room, |row| {
            row.standing.asked = row.standing.asked.saturating_add(1);
            row.standing
                .revealed
                .retain(|it| *it != crate::classroom::standing::Answers::Questions);
            Ok(())
        })
        .map(|_| ())
    })
    .await
}

/// Erases a session with everything that was done in it.
pub async fn erase(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path(room_id): Path<String>,
) -> Result<StatusCode, Refused> {
    beside(move || {
        let id = room(&site, &room_id)?.id;
        for turn in site.store.turns(id)? {
            site.attempts.forget(turn.call);
            site.results.forget(turn.call);
        }
        site.store.erase_room(id)?;
        site.rooms.changed(id);
        site.store
            .audit("instructor", Did::Erased, &format!("session {id}"))?;
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}

/// Erases one trainee's part in a session.
pub async fn erase_seat(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path((room_id, no)): Path<(String, u32)>,
) -> Result<StatusCode, Refused> {
    beside(move || {
        let id = room(&site, &room_id)?.id;
        let seat = seat_of(&site, id, no)?;
        for turn in site.store.turns_of(id, no)? {
            site.attempts.forget(turn.call);
            site.results.forget(turn.call);
        }
        site.store.erase_seat(id, no, seat.learner)?;
        site.rooms.changed(id);
        site.store.audit(
            "instructor",
            Did::Erased,
            &format!("session {id} seat {no}"),
        )?;
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}
