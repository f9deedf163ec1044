//! The instructor: who is let in as one, and what they see first.

use std::sync::Arc;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Extension, FromRequestParts, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::{Cookie, Key, SameSite};
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::listening::Peer;
use super::super::me::stamp;
use super::super::pages::{self, Asking};
use super::super::refused::Refused;
use super::super::shelf::{card, front};
use super::super::site::{Site, beside, not_had};
use super::super::store::{AuditRow, Did, RoomRow, now_s};
use super::gate::{Shut, Tried};
use crate::classroom::standing::RoomPhase;

/// The cookie's name.
const COOKIE: &str = "instructor";
/// How long an instructor stays in: a working day.
const STAYS_S: i64 = 12 * 60 * 60;
/// How many sessions are listed.
const LISTED: u32 = 200;
/// How many rows of the audit are shown.
const AUDITED: usize = 500;

/// What lets an instructor in.
pub struct Secret {
    /// The secret of the link, in hex.
    link: String,
    /// The password, hashed, if one was set.
    password: Option<String>,
    // What cookies carry, so that those of an earlier link or password are good no longer.
    mark: String,
}

impl Secret {
    /// This link, and this password if one was set.
    pub fn of(link: &[u8], password: Option<&[u8]>) -> Secret {
        let link = crate::journal::hex(link);
        let password = password.map(|it| String::from_utf8_lossy(it).into_owned());
        let mut hasher = blake3::Hasher::new_derive_key("Warning Signs instructor 1");
        hasher.update(link.as_bytes());
        hasher.update(password.as_deref().unwrap_or_default().as_bytes());
        let mark = hasher.finalize().to_hex()[..16].to_owned();
        Secret {
            link,
            password,
            mark,
        }
    }

    /// The link's own part.
    pub fn link(&self) -> &str {
        &self.link
    }

    /// Whether a password was set, which is then as good as the link.
    pub fn has_password(&self) -> bool {
        self.password.is_some()
    }

    /// Whether what was typed lets somebody in. It takes as long whether it does or not.
    fn opens(&self, typed: &str) -> bool {
        let same = blake3::hash(typed.trim().as_bytes()) == blake3::hash(self.link.as_bytes());
        let known = self
            .password
            .as_deref()
            .and_then(|it| PasswordHash::new(it).ok());
        let good = known.is_some_and(|it| {
            Argon2::default()
                .verify_password(typed.as_bytes(), &it)
                .is_ok()
        });
        same | good
    }
}

/// A password as it is kept.
///
/// # Errors
///
/// When this machine has no randomness to give.
pub fn hashed(password: &str) -> Result<String, String> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|it| it.to_string()).map_err(|it| it.to_string())
}

/// Somebody who came in as the instructor.
pub struct Instructor;

impl Instructor {
    /// Whether this jar of cookies is an instructor's.
    pub fn is_in(site: &Site, jar: &SignedCookieJar<Key>) -> bool {
        let Some(cookie) = jar.get(COOKIE) else {
            return false;
        };
        let Some((until_s, mark)) = cookie.value().split_once('.') else {
            return false;
        };
        let until_s: i64 = until_s.parse().unwrap_or(0);
        // A clock that was set back lets nobody stay longer than they might have.
        let left_s = until_s - now_s();
        mark == site.secret.mark && (1..=STAYS_S).contains(&left_s)
    }
}

impl FromRequestParts<Arc<Site>> for Instructor {
    type Rejection = Refused;

    async fn from_request_parts(
        parts: &mut Parts,
        site: &Arc<Site>,
    ) -> Result<Instructor, Refused> {
        let jar = SignedCookieJar::from_headers(&parts.headers, site.key.clone());
        if Instructor::is_in(site, &jar) {
            return Ok(Instructor);
        }
        let words = "Only the instructor of this server may do that.";
        Err(Refused::new(StatusCode::FORBIDDEN, words))
    }
}

/// What is typed, or comes with the link.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entered {
    secret: String,
}

/// Lets an instructor in.
pub async fn enter(
    State(site): State<Arc<Site>>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    body: Result<Json<Entered>, JsonRejection>,
) -> Result<(SignedCookieJar<Key>, StatusCode), Refused> {
    let Json(entered) = body?;
    let from = peer.map_or(Peer::UNKNOWN, |it| it.0).0;
    let jar = SignedCookieJar::from_headers(&headers, site.key.clone());
    let cookie = beside(move || {
        site.instructor_gate.may_try(from).map_err(shut)?;
        if site.secret.opens(&entered.secret) {
            site.instructor_gate.right(from);
            site.store.audit("instructor", Did::Entered, "")?;
            return Ok(cookie(&site));
        }
        if site.instructor_gate.wrong(from) == Tried::ShutNow {
            site.store
                .audit("server", Did::Refused, "the instructor's door was shut to somebody who guessed")?;
        }
        let words = "That is not this server's key or password. The key is part of the link that was printed where the server was started.";
        Err(Refused::new(StatusCode::UNAUTHORIZED, words))
    })
    .await?;
    Ok((jar.add(cookie), StatusCode::NO_CONTENT))
}

/// Whoever guesses waits.
pub fn shut(shut: Shut) -> Refused {
    let words = format!("Too many wrong tries. Wait {} seconds.", shut.0);
    Refused::new(StatusCode::TOO_MANY_REQUESTS, words)
}

fn cookie(site: &Site) -> Cookie<'static> {
    let value = format!("{}.{}", now_s() + STAYS_S, site.secret.mark);
    Cookie::build((COOKIE, value))
        .http_only(true)
        .secure(site.door.is_encrypted())
        .same_site(SameSite::Strict)
        .path("/")
        .build()
}

/// Lets an instructor go.
pub async fn leave(
    State(site): State<Arc<Site>>,
    _in: Instructor,
    headers: HeaderMap,
) -> Result<(SignedCookieJar<Key>, StatusCode), Refused> {
    let jar = SignedCookieJar::from_headers(&headers, site.key.clone());
    beside(move || Ok(site.store.audit("instructor", Did::Went, "")?)).await?;
    let gone = Cookie::build((COOKIE, "")).path("/");
    Ok((jar.remove(gone), StatusCode::NO_CONTENT))
}

/// The page of the instructor.
pub async fn page(asking: Asking) -> Result<axum::response::Response, Refused> {
    let signed_in = asking.is_instructor();
    pages::give(asking, "instructor", move |site, _| first(site, signed_in)).await
}

/// What the instructor sees first.
pub async fn get(
    State(site): State<Arc<Site>>,
    headers: HeaderMap,
) -> Result<Json<Value>, Refused> {
    let jar = SignedCookieJar::from_headers(&headers, site.key.clone());
    let signed_in = Instructor::is_in(&site, &jar);
    beside(move || first(&site, signed_in).map(Json)).await
}

fn first(site: &Site, signed_in: bool) -> Result<Value, Refused> {
    if !signed_in {
        return Ok(json!({ "signed_in": false, "has_password": site.secret.has_password() }));
    }
    let rooms = site.store.rooms(LISTED)?;
    let rooms: Vec<Value> = rooms
        .iter()
        .map(|(row, seats)| room_card(row, *seats))
        .collect();
    Ok(json!({ "signed_in": true, "rooms": rooms, "calls": calls(site)? }))
}

/// The calls a session can be made of.
pub fn calls(site: &Site) -> Result<Vec<Value>, Refused> {
    let ids = site.library.ids().map_err(|fault| not_had(&fault))?;
    let fronts = ids.iter().filter_map(|it| front(site, it).ok());
    Ok(fronts.map(|it| card(site, &it, None)).collect())
}

fn room_card(row: &RoomRow, seats: u32) -> Value {
    json!({
        "room": row.id.to_string(),
        "title": row.plan.title,
        "code": row.code.map(|it| it.to_string()),
        "phase": phase_name(row.standing.phase),
        "pace": row.plan.pace,
        "seats": seats,
        "made": stamp(row.made_s),
        "keep_until": day(row.keep_until_s),
    })
}

/// A phase as pages name it.
pub fn phase_name(phase: RoomPhase) -> &'static str {
    match phase {
        RoomPhase::Lobby => "lobby",
        RoomPhase::Running => "running",
        RoomPhase::Ended => "ended",
    }
}

/// The day of a moment, as documents write it.
pub fn day(at_s: i64) -> String {
    stamp(at_s).chars().take(10).collect()
}

/// Shows the audit.
pub async fn audit(State(site): State<Arc<Site>>, _in: Instructor) -> Result<Json<Value>, Refused> {
    beside(move || {
        let (rows, whole) = site.store.audited(AUDITED)?;
        let rows: Vec<Value> = rows.iter().map(row).collect();
        Ok(Json(json!({ "rows": rows, "whole": whole })))
    })
    .await
}

fn row(it: &AuditRow) -> Value {
    json!({ "no": it.no, "at": stamp(it.at_s), "who": it.who, "did": it.did, "what": it.what })
}
