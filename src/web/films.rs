//! Watching a play: its steps, and the call as it stood at any time of it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::debriefs;
use super::learner::Learner;
use super::refused::Refused;
use super::shelf::is_shown;
use super::shown;
use super::site::{Site, beside, not_had};
use crate::authoring::library::read_play;
use crate::call::Call;
use crate::call::command::Command;
use crate::call::revealed::Revealed;
use crate::call::terms::Terms;
use crate::learning::film::Film;
use crate::learning::reel::{Done, Reel, Who};
use crate::learning::telling;
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::script::Weight;

/// The variant that is watched.
const SEED: Seed = Seed(1);

/// Answers from the film of a play.
async fn with(
    site: Arc<Site>,
    scenario: String,
    play: String,
    work: impl FnOnce(&mut Film) -> Value + Send + 'static,
) -> Result<Json<Value>, Refused> {
    beside(move || {
        let film = film(&site, &scenario, &play)?;
        let mut film = film.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(Json(work(&mut film)))
    })
    .await
}

/// Shows what a play is made of.
pub async fn get(
    State(site): State<Arc<Site>>,
    _learner: Learner,
    Path((scenario, play)): Path<(String, String)>,
) -> Result<Json<Value>, Refused> {
    with(site, scenario, play.clone(), move |film| {
        let reel = film.reel();
        let call = reel.call_at(reel.events.len());
        let steps = reel.frames.iter().enumerate().map(|(place, frame)| {
            let note = match &frame.what {
                Done::Note(text) => Some(text),
                Done::Did(_) | Done::Not(_) => None,
            };
            json!({
                "no": place + 1,
                "begins_ms": frame.begins_ms,
                "at_ms": frame.at_ms,
                "what": telling::of(&call, frame),
                "note": note,
                "says": matches!(&frame.what, Done::Did(Command::Ask { .. } | Command::Say(_) | Command::Advise(_))),
            })
        });
        let lines = reel.lines.iter().map(|it| {
            let speaker = match it.who {
                Who::Caller => "caller",
                Who::Handler => "handler",
                Who::Supervisor => "supervisor",
            };
            json!({ "from_ms": it.from_ms, "until_ms": it.until_ms, "speaker": speaker })
        });
        let script = &reel.scenario().script;
        json!({
            "scenario": script.id,
            "title": script.title,
            "play": play,
            "seed": SEED.0,
            "length_ms": reel.ends_ms,
            "steps": steps.collect::<Vec<_>>(),
            "lines": lines.collect::<Vec<_>>(),
        })
    })
    .await
}

/// A moment of a film: so many steps done, and its clock at this time.
#[derive(Debug, Deserialize)]
pub struct Moment {
    #[serde(default)]
    step: usize,
    #[serde(default)]
    at_ms: u64,
}

/// Shows the call as it stood at a moment of a play.
pub async fn at(
    State(site): State<Arc<Site>>,
    _learner: Learner,
    Path((scenario, play)): Path<(String, String)>,
    Query(moment): Query<Moment>,
) -> Result<Json<Value>, Refused> {
    with(site, scenario, play, move |film| {
        film.stand(moment.step, moment.at_ms.min(limits::CALL_MS));
        let now_ms = film.now_ms();
        let spoken = film.call().state().spoken.iter();
        let edges = spoken.flat_map(|it| [it.from_ms, it.until_ms]);
        let next_ms = edges.filter(|it| *it > now_ms).min();
        json!({
            "now_ms": now_ms,
            "next_ms": next_ms,
            "over": film.is_over(),
            "view": shown::view(film.call(), film.view(), film.is_speaking()),
            "heard": heard(film.call()),
        })
    })
    .await
}

/// What was evidence for a sign so far: a play is watched to learn it.
fn heard(call: &Call) -> Vec<Value> {
    let one = |it: Revealed| {
        let signs = it
            .signs
            .iter()
            .map(|(name, weight)| json!({ "name": name, "strong": *weight == Weight::Strong }));
        json!({
            "from_ms": it.from_ms,
            "text": call.scenario().words(it.line, call.drawn()),
            "marked": it.marked,
            "signs": signs.collect::<Vec<_>>(),
        })
    };
    call.revealed().into_iter().map(one).collect()
}

/// Shows what a play came to.
pub async fn debrief(
    State(site): State<Arc<Site>>,
    _learner: Learner,
    Path((scenario, play)): Path<(String, String)>,
) -> Result<Json<Value>, Refused> {
    with(site, scenario, play, move |film| {
        let reel = film.reel();
        let call = reel.call_at(reel.events.len());
        debriefs::shown(Some(&call), &reel.debrief())
    })
    .await
}

/// A film that is shared between requests.
type Shared = Arc<Mutex<Film>>;

/// The films that were asked for: running a play takes longer than showing a moment of it.
#[derive(Default)]
pub struct Films(Mutex<HashMap<(String, [u8; 32]), Shared>>);

/// How many films are kept in memory.
const FILMS: usize = 40;

fn film(site: &Site, scenario: &str, play: &str) -> Result<Shared, Refused> {
    if !is_shown(play) {
        return Err(Refused::not_there("play"));
    }
    // The name is looked for among those there are, so that no path can be smuggled in with it.
    let plays = site.library.plays(scenario).map_err(|it| not_had(&it))?;
    let found = plays.into_iter().find(|(name, _)| name == play);
    let (_, path) = found.ok_or_else(|| Refused::not_there("play"))?;
    let scenario = site.scenario(scenario)?;
    let key = (play.to_owned(), scenario.hash);
    let films = || site.films.0.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(film) = films().get(&key) {
        return Ok(Arc::clone(film));
    }
    let play = read_play(&path).map_err(|_| {
        let words = "This play has lines that cannot be read; `warning-signs check` finds them.";
        Refused::new(StatusCode::SERVICE_UNAVAILABLE, words)
    })?;
    let film = Film::new(Reel::of(&scenario, SEED, Terms::default(), &play));
    let film = Arc::new(Mutex::new(film));
    let mut films = films();
    if films.len() >= FILMS {
        films.clear();
    }
    films.insert(key, Arc::clone(&film));
    Ok(film)
}
