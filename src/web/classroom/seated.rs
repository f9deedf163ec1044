//! Where a trainee is in a room, and going from one of its calls to the next.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::attempts::locked;
use super::super::calls::{attempt, take};
use super::super::learner::Learner;
use super::super::lists::support;
use super::super::me::{Settings, Timers};
use super::super::pages::{self, Asking};
use super::super::refused::Refused;
use super::super::seat::Seat as Seated;
use super::super::shelf::{front, seat_name};
use super::super::site::{Site, beside};
use super::super::store::{
    CallId, LearnerId, RoomId, RoomRow, SeatRow, SeatStanding, Standing, StoreFault, TurnAt,
    TurnRow, VoteRow, now_ms, now_s,
};
use super::answers::Asked;
use super::live::{Next, Tempo, stream};
use crate::call::terms::Terms;
use crate::classroom::came::Came;
use crate::classroom::plan::{Pace, Timing, When};
use crate::classroom::standing::{Answers, RoomPhase};
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::script::Seat;

/// How often a seat is told at most; and how often it is kept that somebody sits there.
const TEMPO: Tempo = Tempo {
    least: Duration::from_millis(250),
    most: Duration::from_secs(15),
};

/// How long after it was last kept that somebody sits there it is kept again, in seconds.
const SEEN_S: i64 = 10;

/// A trainee's seat, and the room it is in.
pub struct Here {
    /// The room.
    pub row: RoomRow,
    /// The seat.
    pub seat: SeatRow,
}

impl Here {
    /// The seat of this learner in this room.
    ///
    /// # Errors
    ///
    /// When they have none: a room one does not sit in is told as one that is not there.
    pub fn of(site: &Site, learner: LearnerId, room: &str) -> Result<Here, Refused> {
        let not_there = || Refused::not_there("session");
        let id = RoomId::read(room).ok_or_else(not_there)?;
        let now = site.rooms.get(&site.store, id)?.ok_or_else(not_there)?;
        let seat = site.store.seat(id, learner)?.ok_or_else(not_there)?;
        Ok(Here {
            row: now.row.clone(),
            seat,
        })
    }

    /// Which call of the plan they are at: never one the room has gone past.
    pub fn step(&self) -> u16 {
        match self.row.plan.pace {
            Pace::Own => self.seat.step.max(self.row.standing.step),
            Pace::Together => self.row.standing.step,
        }
    }

    fn is_in(&self) -> Result<(), Refused> {
        match self.seat.standing {
            SeatStanding::In => Ok(()),
            SeatStanding::Removed => Err(Refused::new(
                StatusCode::GONE,
                "Your instructor has taken you out of this session.",
            )),
            SeatStanding::Left => Err(Refused::new(
                StatusCode::CONFLICT,
                "You have left this session. Come in again with its code.",
            )),
        }
    }

    fn shows(&self, when: When) -> bool {
        when.after_call || (when.at_end && self.row.standing.phase == RoomPhase::Ended)
    }

    /// Whether this trainee may open the debrief of their own calls.
    pub fn shows_debrief(&self) -> bool {
        self.shows(self.row.plan.showing.debrief)
    }

    /// Whether they may see what the room did.
    pub fn shows_room(&self) -> bool {
        self.shows(self.row.plan.showing.room)
    }
}

/// A seat as its page shows it.
pub fn shown(site: &Site, here: &Here) -> Result<Value, Refused> {
    let (row, seat) = (&here.row, &here.seat);
    let turns = site.store.turns_of(row.id, seat.no)?;
    let step = here.step();
    let name = site.store.name_of(row.id, seat.learner)?;
    let hint = match (&seat.hint, &row.standing.hint) {
        // What is said to one alone comes before what is said to all.
        (Some(words), _) => json!({ "words": words, "no": seat.hints, "to_all": false }),
        (None, Some(words)) => json!({ "words": words, "no": row.standing.hints, "to_all": true }),
        (None, None) => Value::Null,
    };
    Ok(json!({
        "room": row.id.to_string(),
        "title": row.plan.title,
        "name": name,
        "no": seat.no,
        "pace": row.plan.pace,
        "standing": row.standing,
        "step": step,
        "steps": row.plan.calls.len(),
        "removed": seat.standing == SeatStanding::Removed,
        "left": seat.standing == SeatStanding::Left,
        "call": call_shown(site, here, &turns),
        "hint": hint,
        "asked": asked(site, here)?,
        "answers": revealed(site, here)?,
        "past": past(site, here, &turns),
        "room_debrief": here.shows_room(),
        "care": support(),
        "version": now_ms(),
    }))
}

fn call_shown(site: &Site, here: &Here, turns: &[TurnRow]) -> Value {
    let step = here.step();
    let id = here.row.plan.calls.get(usize::from(step));
    let Some(front) = id.and_then(|id| front(site, id).ok()) else {
        return Value::Null;
    };
    let turn = turns.iter().find(|it| it.at.step == step);
    let running = here.row.standing.phase == RoomPhase::Running;
    let led = here.row.plan.pace == Pace::Own || here.row.standing.led.is_some();
    let state = match turn.map(|it| it.standing) {
        Some(Standing::Open) => "open",
        Some(_) => "over",
        None if running && led => "ready",
        None => "waiting",
    };
    json!({
        "title": front.title,
        "scenario": front.id,
        "seat": seat_name(front.seat),
        "care_note": front.care_note,
        "minutes": front.minutes,
        "state": state,
        "call": turn.map(|it| it.call.to_string()),
    })
}

fn past(site: &Site, here: &Here, turns: &[TurnRow]) -> Vec<Value> {
    let over = turns.iter().filter(|it| it.standing != Standing::Open);
    let shown = over.map(|turn| {
        let came: Option<Came> = turn
            .came
            .as_deref()
            .and_then(|it| serde_json::from_str(it).ok());
        let scored = came
            .as_ref()
            .filter(|it| it.finished && here.shows(here.row.plan.showing.score));
        json!({
            "step": turn.at.step,
            "title": super::board::title(site, &here.row, turn.at.step),
            "call": turn.call.to_string(),
            "total": scored.map(|it| it.score.total),
            "passed": scored.map(|it| it.passed),
            "debrief": here.shows_debrief(),
        })
    });
    shown.collect()
}

/// What they would ask next.
fn asked(site: &Site, here: &Here) -> Result<Option<String>, Refused> {
    if here.row.plan.pace == Pace::Own {
        return Ok(None);
    }
    let standing = &here.row.standing;
    let votes = site
        .store
        .votes(here.row.id, (standing.step, standing.asked))?;
    let mut own = votes.into_iter().filter(|it| it.seat == here.seat.no);
    Ok(own.next().map(|it| it.said))
}

/// The room's answers, as far as the instructor shows them.
fn revealed(site: &Site, here: &Here) -> Result<Value, Refused> {
    let kinds: &[Answers] = &here.row.standing.revealed;
    if kinds.is_empty() {
        return Ok(Value::Null);
    }
    let turns = site.store.turns(here.row.id)?;
    let asked = Asked {
        room: &here.row,
        turns: &turns,
    };
    asked.counted(site, kinds)
}

/// The page of a seat.
pub async fn page(asking: Asking, Path(room): Path<String>) -> Result<Response, Refused> {
    pages::give(asking, "seat", move |site, learner| {
        shown(site, &Here::of(site, learner, &room)?)
    })
    .await
}

/// Shows where a trainee is.
pub async fn get(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(room): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let here = Here::of(&site, learner.id, &room)?;
        // Whoever asks now and then sits there as well as who listens to a stream.
        if now_s() - here.seat.seen_s >= SEEN_S {
            drop(site.store.seen(here.row.id, learner.id)?);
            site.rooms.doings(here.row.id);
        }
        Ok(Json(shown(&site, &here)?))
    })
    .await
}

/// Shows it again whenever it has changed, and keeps that somebody sits there.
pub async fn live(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(room): Path<String>,
) -> Result<Response, Refused> {
    let (first, who) = (Arc::clone(&site), learner.id);
    let id = {
        let room = room.clone();
        beside(move || Ok(Here::of(&first, who, &room)?.row.id)).await?
    };
    let listening = site.door.may_listen(who)?;
    let changes = site.rooms.orders_of(id);
    let sent = Arc::new(std::sync::Mutex::new(Value::Null));
    Ok(stream(changes, TEMPO, move || {
        let (site, room, sent) = (Arc::clone(&site), room.clone(), Arc::clone(&sent));
        // They listen as long as this is asked.
        let _listens = &listening;
        async move {
            if let Ok(seen) = site.store.seen(id, who) {
                drop(seen);
            }
            let made = beside(move || shown(&site, &Here::of(&site, who, &room)?)).await;
            let Ok(mut shown) = made else {
                return Next::End;
            };
            let mut sent = sent
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            let version = shown["version"].take();
            if *sent == shown {
                return Next::Same;
            }
            *sent = shown.clone();
            shown["version"] = version;
            Next::Send(shown.to_string())
        }
    }))
}

fn not_now(words: &str) -> Refused {
    Refused::new(StatusCode::CONFLICT, words)
}

/// The call of the step a trainee is at: the one they have, or a new one. Also whether it is new.
///
/// # Errors
///
/// Why not just now.
pub fn taken(site: &Site, learner: &Learner, here: &Here) -> Result<(CallId, Seat), Refused> {
    here.is_in()?;
    let step = here.step();
    let place = usize::from(step);
    let id = here.row.plan.calls.get(place);
    let id = id.ok_or_else(|| not_now("There is no call to take yet."))?;
    let find = || -> Result<Option<TurnRow>, Refused> {
        let turns = site.store.turns_of(here.row.id, here.seat.no)?;
        Ok(turns.into_iter().find(|it| it.at.step == step))
    };
    let seat = front(site, id).map_or(Seat::CallHandler, |it| it.seat);
    if let Some(turn) = find()? {
        return Ok((turn.call, seat));
    }
    match here.row.standing.phase {
        RoomPhase::Lobby => return Err(not_now("Your instructor has not begun yet.")),
        RoomPhase::Ended => return Err(not_now("This session is over.")),
        RoomPhase::Running => {}
    }
    let together = here.row.plan.pace == Pace::Together;
    if together && here.row.standing.led.is_none() {
        return Err(not_now("Your instructor has not taken the call yet."));
    }
    let at = TurnAt {
        room: here.row.id,
        seat: here.seat.no,
        step,
    };
    let seed = Seed(here.row.plan.seeds.get(place).copied().unwrap_or_default());
    let terms = terms(here, learner, together);
    let turn = Some((at, here.row.keep_until_s));
    match take(site, learner.id, id, (seed, terms), turn) {
        Ok((call, seat)) => {
            site.rooms.doings(here.row.id);
            Ok((call, seat))
        }
        // Another window of theirs was quicker.
        Err(refused) => match find()? {
            Some(turn) => Ok((turn.call, seat)),
            None => Err(refused),
        },
    }
}

fn terms(here: &Here, learner: &Learner, together: bool) -> Terms {
    if together {
        return here.row.plan.following();
    }
    let own = match Settings::read(&learner.row.settings).timers {
        Timers::AsMeant => Timing::AsMeant,
        Timers::Slowed => Timing::Slowed,
        Timers::Off => Timing::Off,
    };
    here.row.plan.terms(own)
}

/// Takes the call of the step a trainee is at, or goes on with it.
pub async fn take_call(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(room): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let here = Here::of(&site, learner.id, &room)?;
        let (call, seat) = taken(&site, &learner, &here)?;
        Ok(Json(
            json!({ "call": call.to_string(), "seat": seat_name(seat) }),
        ))
    })
    .await
}

/// Goes on to the next call, where everybody plays by themselves.
pub async fn next(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(room): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let here = Here::of(&site, learner.id, &room)?;
        here.is_in()?;
        if here.row.plan.pace == Pace::Together {
            return Err(not_now(
                "In this session the instructor goes on, for everybody together.",
            ));
        }
        if here.row.standing.phase != RoomPhase::Running {
            return Err(not_now("Nothing is played just now."));
        }
        let step = here.step();
        let turns = site.store.turns_of(here.row.id, here.seat.no)?;
        let over = turns
            .iter()
            .any(|it| it.at.step == step && it.standing != Standing::Open);
        if !over {
            return Err(not_now("Finish this call first, or leave it."));
        }
        if usize::from(step) + 1 >= here.row.plan.calls.len() {
            return Err(not_now("That was the last call."));
        }
        site.store.step_seat(here.row.id, here.seat.no, step + 1)?;
        site.rooms.doings(here.row.id);
        Ok(Json(shown(&site, &Here::of(&site, learner.id, &room)?)?))
    })
    .await
}

/// What a trainee would ask next.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Would {
    text: String,
}

/// Keeps what a trainee would ask next.
pub async fn ask(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(room): Path<String>,
    body: Result<Json<Would>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(would) = body?;
    beside(move || {
        let here = Here::of(&site, learner.id, &room)?;
        here.is_in()?;
        let said = would.text.replace('{', "(").replace('}', ")");
        let said = said.trim();
        let plain = said.chars().all(|it| !it.is_control());
        if said.is_empty() || !plain || said.chars().count() > limits::VOTE_CHARS {
            let most = limits::VOTE_CHARS;
            let words = format!("Type what you would ask, in at most {most} characters.");
            return Err(Refused::new(StatusCode::UNPROCESSABLE_ENTITY, words));
        }
        let standing = &here.row.standing;
        let running = standing.phase == RoomPhase::Running;
        let led = standing.led.as_deref().and_then(CallId::read);
        let led = led.map(|it| site.store.call(it)).transpose()?.flatten();
        let on_the_line = led.is_some_and(|it| it.standing == Standing::Open);
        if here.row.plan.pace == Pace::Own || !running || !on_the_line {
            return Err(not_now("There is nobody on the line to ask just now."));
        }
        let vote = VoteRow {
            seat: here.seat.no,
            said: said.to_owned(),
            meaning: meaning(&site, &here, said),
        };
        let at = (standing.step, standing.asked);
        site.store
            .vote(here.row.id, at, vote, here.seat.keep_until_s)?;
        site.rooms.doings(here.row.id);
        Ok(Json(shown(&site, &here)?))
    })
    .await
}

/// What the caller of the call that leads would take these words to mean; `None` where they would not be understood, or the
/// call is led at another server and not looked at here.
fn meaning(site: &Site, here: &Here, said: &str) -> Option<String> {
    let led = here.row.standing.led.as_deref()?;
    let led = CallId::read(led)?;
    let owner = site.store.call(led).ok()??.learner;
    let shared = attempt(site, owner, &led.to_string()).ok()?;
    let mut led = locked(&shared);
    site.ready(&mut led);
    match led.seat() {
        Seated::Call(it) => it.meaning(said),
        Seated::Review(_) => None,
    }
}

/// Leaves a room, without penalty; what was played there stays, and is erased with the room.
pub async fn leave(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(room): Path<String>,
) -> Result<StatusCode, Refused> {
    beside(move || {
        let here = Here::of(&site, learner.id, &room)?;
        let seat = &here.seat;
        if seat.standing == SeatStanding::In {
            let done = site
                .store
                .set_seat(here.row.id, seat.no, SeatStanding::Left);
            done.or_else(|why| match why {
                StoreFault::Conflict => Ok(()),
                other => Err(other),
            })?;
            site.rooms.changed(here.row.id);
        }
        Ok(StatusCode::NO_CONTENT)
    })
    .await
}
