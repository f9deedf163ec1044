//! A learner's own: what they set, and everything that is kept of them, to have or to be rid of.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::Key;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::classroom::Instructor;
use super::learner::{Learner, cookie};
use super::refused::Refused;
use super::site::{Site, beside};
use super::store::{CallRow, LearnerId, LearnerRow, Store, StoreFault};
use super::words::Words;
use crate::call::terms::{Mode, Terms};
use crate::language::Language;
use crate::limits;

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the machine is set.
    #[default]
    System,
    /// By day.
    Light,
    /// By night.
    Dark,
}

/// How the clock of a call runs.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Timers {
    /// As the scenario means it.
    #[default]
    AsMeant,
    /// At half its pace while the caller is not speaking.
    Slowed,
    /// It moves only by what is said.
    Off,
}

impl Timers {
    /// The terms of a call by this clock.
    pub fn terms(self, mode: Mode) -> Terms {
        Terms {
            mode,
            untimed: self == Timers::Off,
            follows: false,
            slowed: self == Timers::Slowed,
        }
    }
}

/// What a learner set.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// The size of everything that is read, in percent.
    pub text_percent: u16,
    /// Whether nothing moves by itself.
    pub still: bool,
    /// Whether what the caller says is written large as it is said.
    pub captions: bool,
    /// Whether a play that is watched waits at each note.
    pub wait_at_notes: bool,
    /// How the clock of a call runs.
    pub timers: Timers,
    /// How much help there is.
    pub mode: Mode,
    /// Whether anything is heard.
    pub sound: bool,
    /// How loud the caller is, in percent.
    pub voice_percent: u8,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            theme: Theme::default(),
            text_percent: 100,
            still: false,
            captions: true,
            wait_at_notes: false,
            timers: Timers::default(),
            mode: Mode::default(),
            sound: true,
            voice_percent: 100,
        }
    }
}

impl Settings {
    /// As they were kept; those everybody begins with where they cannot be read.
    pub fn read(kept: &str) -> Settings {
        let settings: Settings = serde_json::from_str(kept).unwrap_or_default();
        settings.within()
    }

    /// Everything within its range.
    fn within(mut self) -> Settings {
        self.text_percent = self.text_percent.clamp(80, 200);
        self.voice_percent = self.voice_percent.min(100);
        self
    }
}

/// A learner as their pages show them.
pub fn shown(learner: &Learner) -> Value {
    // The first digits are enough to tell two learners at one machine apart.
    let id: String = learner.id.to_string().chars().take(6).collect();
    json!({
        "id": id,
        "nickname": learner.row.nickname,
        "language": learner.row.language.tag(),
        "settings": Settings::read(&learner.row.settings),
    })
}

/// Shows a learner what they set.
pub async fn get(learner: Learner) -> Json<Value> {
    Json(shown(&learner))
}

/// What a learner sets anew; what is left out stays.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Set {
    nickname: Option<String>,
    language: Option<String>,
    settings: Option<Settings>,
}

/// Keeps what a learner sets.
pub async fn put(
    State(site): State<Arc<Site>>,
    learner: Learner,
    body: Result<Json<Set>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(set) = body?;
    beside(move || {
        let row = changed(&learner.row, set)?;
        site.store.set_learner(learner.id, row.clone())?;
        let learner = Learner {
            id: learner.id,
            row,
        };
        Ok(Json(shown(&learner)))
    })
    .await
}

fn changed(row: &LearnerRow, set: Set) -> Result<LearnerRow, Refused> {
    let mut row = row.clone();
    if let Some(nickname) = set.nickname {
        let nickname = nickname.trim();
        let plain = nickname.chars().all(|it| !it.is_control());
        if nickname.chars().count() > limits::NICKNAME_CHARS || !plain {
            let most = limits::NICKNAME_CHARS;
            let words = format!("A name here has at most {most} characters, all of them visible.");
            return Err(Refused::new(StatusCode::UNPROCESSABLE_ENTITY, words));
        }
        row.nickname = (!nickname.is_empty()).then(|| nickname.to_owned());
    }
    if let Some(tag) = set.language {
        let language = Language::tagged(&tag);
        row.language = language.ok_or_else(|| Refused::not_there("language"))?;
    }
    if let Some(settings) = set.settings {
        // Plain data: nothing in it cannot be written.
        row.settings = serde_json::to_string(&settings.within()).unwrap_or_default();
    }
    Ok(row)
}

/// The words of a language.
pub async fn words(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
    Path(tag): Path<String>,
) -> Result<Json<&'static Words>, Refused> {
    let language = Language::tagged(&tag).ok_or_else(|| Refused::not_there("language"))?;
    let jar = SignedCookieJar::from_headers(&headers, site.key.clone());
    Ok(Json(Words::of(language, Instructor::is_in(&site, &jar))))
}

/// Everything that is kept of a learner, as one document.
pub async fn export(State(site): State<Arc<Site>>, learner: Learner) -> Result<Response, Refused> {
    beside(move || {
        let document = everything(&site.store, learner.id, &learner.row)?;
        let named = "attachment; filename=\"warning-signs-my-calls.json\"";
        Ok(([(header::CONTENT_DISPOSITION, named)], Json(document)).into_response())
    })
    .await
}

/// Everything that is kept of a learner: what was set, every call, and the sessions they have come to.
///
/// # Errors
///
/// When it cannot be read.
pub fn everything(store: &Store, id: LearnerId, row: &LearnerRow) -> Result<Value, StoreFault> {
    let calls = store.calls_of(id, limits::WEB_CALLS_KEPT)?;
    let calls: Result<Vec<Value>, StoreFault> = calls.iter().map(|it| call(store, it)).collect();
    Ok(json!({
        "about": "Everything this server keeps of one learner: what was set, every call as its journal has it, and every session come to. What a session's calls came to is reckoned from these journals; its instructor gives it.",
        "learner": id.to_string(),
        "nickname": row.nickname,
        "language": row.language.tag(),
        "settings": Settings::read(&row.settings),
        "since": stamp(row.made_s),
        "calls": calls?,
        "sessions": sessions(store, id)?,
    }))
}

/// The sessions they have come to, under which name, and when each is erased.
fn sessions(store: &Store, learner: LearnerId) -> Result<Vec<Value>, StoreFault> {
    let seats = store.seats_of(learner)?;
    let told = seats.iter().map(|seat| {
        Ok(json!({
            "session": seat.room.to_string(),
            "seat": seat.no,
            "name": store.name_of(seat.room, learner)?,
            "joined": stamp(seat.joined_s),
            "last_seen": stamp(seat.seen_s),
            "hint": seat.hint,
            "would_ask": store.vote_of(seat.room, seat.no)?,
            "keep_until": stamp(seat.keep_until_s),
        }))
    });
    told.collect()
}

fn call(store: &Store, row: &CallRow) -> Result<Value, StoreFault> {
    let kept = store.journal(row.id)?;
    let journal: Vec<String> = String::from_utf8_lossy(&kept.bytes)
        .lines()
        .map(str::to_owned)
        .collect();
    Ok(json!({
        "call": row.id.to_string(),
        "scenario": row.scenario,
        "begun": stamp(row.begun_s),
        "touched": stamp(row.touched_s),
        "standing": row.standing.name(),
        "commands": kept.sent,
        "journal": journal,
    }))
}

/// A time as documents write it.
pub fn stamp(at_s: i64) -> String {
    jiff::Timestamp::from_second(at_s).map_or_else(|_| at_s.to_string(), |it| it.to_string())
}

/// Erases everything of a learner.
pub async fn erase(
    State(site): State<Arc<Site>>,
    learner: Learner,
    headers: HeaderMap,
) -> Result<(SignedCookieJar<Key>, StatusCode), Refused> {
    let id = learner.id;
    let jar = SignedCookieJar::from_headers(&headers, site.key.clone());
    let gone = cookie(&site, id);
    beside(move || {
        for row in site.store.calls_of(id, limits::WEB_CALLS_KEPT)? {
            site.results.forget(row.id);
        }
        site.attempts.forget_all_of(id);
        Ok(site.store.erase(id)?)
    })
    .await?;
    Ok((jar.remove(gone), StatusCode::NO_CONTENT))
}

/// Lets this browser forget who sat at it: nothing is erased, and whoever sits at it next is somebody else.
pub async fn leave(
    State(site): State<Arc<Site>>,
    learner: Learner,
    headers: HeaderMap,
) -> (SignedCookieJar<Key>, StatusCode) {
    let jar = SignedCookieJar::from_headers(&headers, site.key.clone());
    let gone = cookie(&site, learner.id);
    (jar.remove(gone), StatusCode::NO_CONTENT)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> LearnerRow {
        LearnerRow {
            nickname: Some("Heather".to_owned()),
            language: Language::English,
            settings: "{}".to_owned(),
            made_s: 0,
        }
    }

    #[test]
    fn what_is_left_out_stays_and_what_is_out_of_range_is_brought_into_it() {
        let settings = Settings {
            text_percent: 900,
            ..Settings::default()
        };
        let set = Set {
            settings: Some(settings),
            ..Set::default()
        };
        let row = changed(&row(), set).unwrap();
        assert_eq!(row.nickname.as_deref(), Some("Heather"));
        assert_eq!(Settings::read(&row.settings).text_percent, 200);
        assert_eq!(Settings::read("not json"), Settings::default());
    }

    #[test]
    fn a_name_is_short_and_visible_and_may_be_taken_back() {
        let named = |name: &str| {
            let set = Set {
                nickname: Some(name.to_owned()),
                ..Set::default()
            };
            changed(&row(), set).map(|it| it.nickname)
        };
        assert_eq!(named(" Bluebell ").unwrap().as_deref(), Some("Bluebell"));
        assert_eq!(named("").unwrap(), None);
        assert_eq!(named("<b>&").unwrap().as_deref(), Some("<b>&"));
        assert!(named(&"x".repeat(41)).is_err());
        assert!(named("a\u{7}b").is_err());
    }
}
