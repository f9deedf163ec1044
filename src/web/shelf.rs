//! The shelf: the scenarios, calls that can be gone on with, and how those before went.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use super::debriefs::Came;
use super::learner::Learner;
use super::me::stamp;
use super::refused::Refused;
use super::site::{Site, beside, not_had};
use super::store::{CallRow, LearnerId, Standing};
use crate::authoring::library::LibraryFault;
use crate::limits;
use crate::scenario::script::{Front, Level, Seat};

/// Shows the shelf.
pub async fn get(State(site): State<Arc<Site>>, learner: Learner) -> Result<Json<Value>, Refused> {
    beside(move || Ok(Json(shelf(&site, learner.id)?))).await
}

/// The shelf of a learner.
pub fn shelf(site: &Site, learner: LearnerId) -> Result<Value, Refused> {
    let rows = site.store.own_calls_of(learner, limits::WEB_CALLS_SHOWN)?;
    let mut unfinished = Vec::new();
    let mut history = Vec::new();
    let mut last: BTreeMap<String, Value> = BTreeMap::new();
    for row in &rows {
        let Ok(front) = front(site, &row.scenario) else {
            // A scenario that was taken away leaves its calls; the export still has them.
            continue;
        };
        if row.standing == Standing::Open {
            unfinished.push(still_open(row, &front));
        } else if let Some(came) = site.results.of(site, row) {
            let told = told(row, &front, &came);
            if came.finished {
                last.entry(row.scenario.clone())
                    .or_insert_with(|| told.clone());
            }
            history.push(told);
        }
    }
    let ids = site.library.ids().map_err(|fault| not_had(&fault))?;
    let fronts = ids.iter().filter_map(|it| front(site, it).ok());
    let cards = fronts.map(|it| card(site, &it, last.get(&it.id)));
    Ok(json!({ "cards": cards.collect::<Vec<_>>(), "unfinished": unfinished, "history": history }))
}

/// What stands at the head of a scenario.
pub fn front(site: &Site, id: &str) -> Result<Front, LibraryFault> {
    match site.seat(id)? {
        Seat::CallHandler => match site.scenario(id) {
            Ok(scenario) => Ok(scenario.script.front()),
            Err(_) => site.library.front(id),
        },
        Seat::Supervisor => site.library.front(id),
    }
}

/// A scenario as a card. Its twin is not named: whoever knew of it would listen for which of the two it is.
pub fn card(site: &Site, front: &Front, last: Option<&Value>) -> Value {
    let level = match front.level {
        Level::Foundation => "Foundation",
        Level::Practised => "Practised",
        Level::Advanced => "Advanced",
    };
    json!({
        "id": front.id,
        "title": front.title,
        "seat": seat_name(front.seat),
        "level": level,
        "minutes": front.minutes,
        "objectives": front.objectives,
        "care_note": front.care_note,
        "last": last,
        "plays": plays(site, front),
    })
}

/// The plays anybody may watch. The names of the others can tell which of two calls is the innocent one.
fn plays(site: &Site, front: &Front) -> Vec<Value> {
    if front.seat == Seat::Supervisor {
        return Vec::new();
    }
    let plays = site.library.plays(&front.id).unwrap_or_default();
    let shown = plays.iter().map(|(name, _)| name.as_str());
    let shown = shown.filter(|it| is_shown(it));
    shown
        .map(|name| json!({ "name": name, "words": name.replace('-', " ") }))
        .collect()
}

/// Whether anybody may watch the play of this name.
pub fn is_shown(play: &str) -> bool {
    matches!(play, "expert" | "passed-over")
}

/// A seat as pages name it.
pub fn seat_name(seat: Seat) -> &'static str {
    match seat {
        Seat::CallHandler => "CallHandler",
        Seat::Supervisor => "Supervisor",
    }
}

fn still_open(row: &CallRow, front: &Front) -> Value {
    json!({
        "call": row.id.to_string(),
        "scenario": row.scenario,
        "title": front.title,
        "seat": seat_name(front.seat),
        "when": stamp(row.touched_s),
    })
}

fn told(row: &CallRow, front: &Front, came: &Came) -> Value {
    json!({
        "call": row.id.to_string(),
        "scenario": row.scenario,
        "title": front.title,
        "seat": seat_name(front.seat),
        "when": stamp(row.touched_s),
        "finished": came.finished,
        "left": came.left,
        "passed": came.passed,
        "total": came.total,
        "sentence": came.sentence,
    })
}
