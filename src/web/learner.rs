//! Who asks: a random number in a cookie that only this server can have signed.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::{Cookie, Key, SameSite};

use super::refused::Refused;
use super::site::Site;
use super::store::{LearnerId, LearnerRow};

/// The cookie's name.
pub const COOKIE: &str = "learner";

/// A learner the server knows.
pub struct Learner {
    /// Who.
    pub id: LearnerId,
    /// What is kept of them.
    pub row: LearnerRow,
}

impl Learner {
    /// The learner of this jar of cookies; `None` where there is none, or one that is not known any more.
    ///
    /// # Errors
    ///
    /// When the database cannot be read.
    pub fn of(site: &Site, jar: &SignedCookieJar<Key>) -> Result<Option<Learner>, Refused> {
        let Some(id) = jar.get(COOKIE).and_then(|it| LearnerId::read(it.value())) else {
            return Ok(None);
        };
        let row = site.store.learner(id)?;
        Ok(row.map(|row| Learner { id, row }))
    }
}

impl FromRequestParts<Arc<Site>> for Learner {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Learner, Refused> {
        let jar = SignedCookieJar::from_headers(&parts.headers, site.key.clone());
        let learner = Learner::of(site, &jar)?.ok_or_else(Refused::unknown)?;
        site.door.may_ask(learner.id)?;
        Ok(learner)
    }
}

/// The cookie of a learner. It goes to this server alone, and no script can read it; where the server is found by an
/// encrypted connection it goes through no other.
pub fn cookie(site: &Site, id: LearnerId) -> Cookie<'static> {
    Cookie::build((COOKIE, id.to_string()))
        .http_only(true)
        .secure(site.door.is_encrypted())
        .same_site(SameSite::Strict)
        .path("/")
        .permanent()
        .build()
}
