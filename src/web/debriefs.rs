//! What a call came to.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use super::learner::Learner;
use super::refused::Refused;
use super::shelf::seat_name;
use super::shown::recording;
use super::site::{Site, beside, not_had};
use super::store::{CallId, CallRow, LearnerId, Standing};
use crate::call::Call;
use crate::call::view::Speaker;
use crate::debrief::Debrief;
use crate::journal::Journal;
use crate::limits;
use crate::report::page;
use crate::scenario::script::Seat;
use crate::supervising;

/// What a call came to, in short.
#[derive(Clone, Debug)]
pub struct Came {
    /// Whether it was played to its end.
    pub finished: bool,
    /// Whether it was left.
    pub left: bool,
    /// Whether it was passed.
    pub passed: bool,
    /// The total score, 0 to 100.
    pub total: u8,
    /// What happened to the caller's concern.
    pub sentence: String,
}

/// What calls that are over came to. It is computed from the journal, and remembered while the server runs: the journal
/// of a call that is over does not change.
#[derive(Default)]
pub struct Results(Mutex<HashMap<CallId, Option<Came>>>);

impl Results {
    /// What a call came to; `None` where its journal is not one of the scenario as it stands.
    pub fn of(&self, site: &Site, row: &CallRow) -> Option<Came> {
        if let Some(known) = self.known().get(&row.id) {
            return known.clone();
        }
        let came = judged(site, row).ok().map(|(_, debrief)| Came {
            finished: debrief.finished,
            left: debrief.left,
            passed: debrief.passed,
            total: debrief.score.total,
            sentence: debrief.sentence,
        });
        let mut known = self.known();
        if known.len() >= limits::WEB_RESULTS {
            known.clear();
        }
        known.insert(row.id, came.clone());
        came
    }

    /// Forgets what a call came to.
    pub fn forget(&self, call: CallId) {
        self.known().remove(&call);
    }

    fn known(&self) -> std::sync::MutexGuard<'_, HashMap<CallId, Option<Came>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is over, and its debrief: a call, or a review, of which nothing can be heard again.
fn judged(site: &Site, row: &CallRow) -> Result<(Option<Call>, Debrief), Refused> {
    let changed = |_| {
        let words = "This was played with the scenario as it was before it was changed, and cannot be looked back on.";
        Refused::new(StatusCode::GONE, words)
    };
    let bytes = site.store.journal(row.id)?.bytes;
    let seat = site.seat(&row.scenario);
    Ok(match seat.map_err(|fault| not_had(&fault))? {
        Seat::CallHandler => {
            let scenario = site.scenario(&row.scenario)?;
            let journal = Journal::read(&scenario, &bytes).map_err(changed)?;
            let debrief = Debrief::from_journal(&scenario, &journal);
            (Some(journal.replay(&scenario)), debrief)
        }
        Seat::Supervisor => {
            let queue = site.queue(&row.scenario)?;
            let journal = queue.journal(&bytes).map_err(changed)?;
            (None, supervising::debrief::debrief(&queue, &journal))
        }
    })
}

/// A call of a learner that is over, and its debrief.
fn own(site: &Site, learner: LearnerId, call: &str) -> Result<(Option<Call>, Debrief), Refused> {
    let not_there = || Refused::not_there("call");
    let id = CallId::read(call).ok_or_else(not_there)?;
    let row = site.store.call(id)?.filter(|it| it.learner == learner);
    let row = row.ok_or_else(not_there)?;
    if row.standing == Standing::Open {
        let words = "This call is not over yet. It is looked back on once it is.";
        return Err(Refused::new(StatusCode::CONFLICT, words));
    }
    if !site.shows_debrief(&row)? {
        let words =
            "This call was played in a session. Its instructor chose when it is looked back on.";
        return Err(Refused::new(StatusCode::CONFLICT, words));
    }
    judged(site, &row)
}

/// Shows what a call came to.
pub async fn get(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Json<Value>, Refused> {
    beside(move || Ok(Json(debriefed(&site, learner.id, &call)?))).await
}

/// What a call of a learner came to, as its page shows it.
pub fn debriefed(site: &Site, learner: LearnerId, call: &str) -> Result<Value, Refused> {
    let (replayed, debrief) = own(site, learner, call)?;
    let mut shown = shown(replayed.as_ref(), &debrief);
    shown["call"] = call.into();
    Ok(shown)
}

/// A debrief as a page shows it, with what can be heard again.
pub fn shown(call: Option<&Call>, debrief: &Debrief) -> Value {
    let lines = call.map(lines).unwrap_or_default();
    json!({
        "scenario": debrief.scenario,
        "title": debrief.title,
        "seat": seat_name(if call.is_some() { Seat::CallHandler } else { Seat::Supervisor }),
        "html": page::part(debrief),
        "left": debrief.left,
        "passed": debrief.passed,
        "length_ms": debrief.length_ms,
        "lines": lines,
    })
}

/// What was said, to be heard again.
fn lines(call: &Call) -> Vec<Value> {
    let turns = call.turns();
    let lines = turns.iter().map(|turn| {
        let (speaker, recording) = match turn.speaker {
            Speaker::Caller { line, .. } => ("caller", recording(call, line)),
            Speaker::Handler => ("handler", None),
        };
        json!({
            "from_ms": turn.from_ms,
            "until_ms": turn.until_ms,
            "speaker": speaker,
            "text": turn.text,
            "recording": recording,
        })
    });
    lines.collect()
}

/// What the printable page may load: nothing; its look is in it.
pub const PRINTED: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What a call came to as a page that prints.
pub async fn print(
    State(site): State<Arc<Site>>,
    learner: Learner,
    Path(call): Path<String>,
) -> Result<Response, Refused> {
    beside(move || {
        let (_, debrief) = own(&site, learner.id, &call)?;
        let page = Html(page::page(&debrief));
        Ok(([(header::CONTENT_SECURITY_POLICY, PRINTED)], page).into_response())
    })
    .await
}
