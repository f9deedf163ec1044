//! What a call is, before it is taken.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use super::learner::Learner;
use super::lists::support;
use super::refused::Refused;
use super::shelf::{card, front};
use super::site::{Site, beside, not_had};
use crate::scenario::script::Seat;

/// Shows what a call is.
pub async fn get(
    State(site): State<Arc<Site>>,
    _learner: Learner,
    Path(scenario): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || Ok(Json(brief(&site, &scenario)?))).await
}

/// What the call of a scenario is.
pub fn brief(site: &Site, scenario: &str) -> Result<Value, Refused> {
    let front = front(site, scenario).map_err(|fault| not_had(&fault))?;
    let recorded = match front.seat {
        Seat::CallHandler => site
            .scenario(scenario)
            .is_ok_and(|it| !it.recorded.is_empty()),
        Seat::Supervisor => {
            let queue = site.queue(scenario)?;
            queue.calls().any(|it| !it.recorded.is_empty())
        }
    };
    Ok(json!({
        "card": card(site, &front, None),
        "care_note": front.care_note,
        "recorded": recorded,
        "support": support(),
    }))
}
