//! The wall: what everybody in the room may see together. Never a name, and never what one person did.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::super::attempts::locked;
use super::super::calls::{attempt, shown_within};
use super::super::pages::{self, Asking};
use super::super::refused::Refused;
use super::super::site::{Site, beside};
use super::super::store::{CallId, RoomId};
use super::addresses::Qr;
use super::answers::Asked;
use super::board::{Seen, room, titles};
use super::instructor::Instructor;
use super::live::{Next, Tempo, stream};
use super::results::looked_back;
use crate::classroom::plan::Pace;
use crate::classroom::standing::{Answers, RoomPhase};
use crate::report::classroom::room_part;

/// How often the wall is sent at most, and how often it is looked at again for what time alone changes: what the caller says.
const TEMPO: Tempo = Tempo {
    least: Duration::from_millis(300),
    most: Duration::from_millis(1_000),
};

fn wall(site: &Site, id: RoomId) -> Result<Value, Refused> {
    let seen = Seen::of(site, id)?;
    let row = &seen.row;
    let titles = titles(site, row);
    let mut standing = row.standing.clone();
    // What is said to the trainees is theirs.
    standing.hint = None;
    let ended = standing.phase == RoomPhase::Ended;
    let debrief = if ended && row.plan.showing.room.at_end {
        Some(room_part(&looked_back(site, row)?))
    } else {
        None
    };
    let qr = row
        .code
        .and_then(|it| Qr::of(&site.addresses().joining(it)));
    Ok(json!({
        "title": row.plan.title,
        "code": row.code.map(|it| it.to_string()),
        "join": site.addresses().to_join(),
        "qr": qr.map_or_else(String::new, |it| it.svg()),
        "standing": standing,
        "pace": row.plan.pace,
        "titles": titles,
        "counts": seen.counts(),
        "answers": answers(site, &seen)?,
        "shown": led(site, &seen)?,
        "debrief": debrief,
    }))
}

fn answers(site: &Site, seen: &Seen) -> Result<Value, Refused> {
    let kinds: &[Answers] = &seen.row.standing.revealed;
    if kinds.is_empty() {
        return Ok(Value::Null);
    }
    let asked = Asked {
        room: &seen.row,
        turns: &seen.turns,
    };
    asked.counted(site, kinds)
}

/// The call that leads, where the room goes together.
fn led(site: &Site, seen: &Seen) -> Result<Value, Refused> {
    let led = seen.row.standing.led.as_deref().and_then(CallId::read);
    let together = seen.row.plan.pace == Pace::Together;
    let running = seen.row.standing.phase == RoomPhase::Running;
    let Some(led) = led.filter(|_| together && running) else {
        return Ok(Value::Null);
    };
    let Some(call) = site.store.call(led)? else {
        return Ok(Value::Null);
    };
    let shared = attempt(site, call.learner, &led.to_string())?;
    let mut attempt = locked(&shared);
    if attempt.is_tended() {
        site.in_room(&mut attempt)?;
        // What time brings is kept with what is done next; nothing is answered for it here.
        drop(attempt.look()?);
    }
    let mut shown = shown_within(site, &mut attempt);
    // Between two events nothing but the clock has changed.
    shown["notices"] = Value::Array(Vec::new());
    Ok(shown)
}

/// The page of the wall.
pub async fn page(asking: Asking, Path(room_id): Path<String>) -> Result<Response, Refused> {
    let signed_in = asking.is_instructor();
    pages::give(asking, "wall", move |site, _| {
        if !signed_in {
            return Ok(Value::Null);
        }
        let row = room(site, &room_id)?;
        wall(site, row.id)
    })
    .await
}

/// Shows the wall.
pub async fn get(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path(room_id): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let row = room(&site, &room_id)?;
        Ok(Json(wall(&site, row.id)?))
    })
    .await
}

/// Shows it again whenever it has changed.
pub async fn live(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    Path(room_id): Path<String>,
) -> Result<Response, Refused> {
    let id = RoomId::read(&room_id).ok_or_else(|| Refused::not_there("session"))?;
    let first = Arc::clone(&site);
    beside(move || room(&first, &room_id).map(|_| ())).await?;
    let changes = site.rooms.doings_of(id);
    let sent = Arc::new(std::sync::Mutex::new(Value::Null));
    Ok(stream(changes, TEMPO, move || {
        let (site, sent) = (Arc::clone(&site), Arc::clone(&sent));
        async move {
            let Ok(wall) = beside(move || wall(&site, id)).await else {
                return Next::End;
            };
            let mut compared = wall.clone();
            // The clock goes by itself on the page.
            for clock in ["now_ms", "next_ms"] {
                compared["shown"][clock] = Value::Null;
            }
            let mut sent = sent
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner);
            if *sent == compared {
                return Next::Same;
            }
            *sent = compared;
            Next::Send(wall.to_string())
        }
    }))
}
