//! Who may come in, how often, and what a browser may do with what it is given.

use std::collections::HashMap;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::listening::Peer;
use super::refused::Refused;
use super::site::Site;
use super::store::LearnerId;
use crate::limits;

/// What a page may load, and from where: from here alone. Nothing of another host is ever asked for.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    media-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'none'";

/// What every answer tells a browser of itself; a file that is part of a page tells the first two.
const TOLD: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("cross-origin-resource-policy", "same-origin"),
    ("content-security-policy", POLICY),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=()",
    ),
    ("cache-control", "no-store"),
];

/// Whether an address is that of a file that is part of a page.
fn is_file(path: &str) -> bool {
    path.starts_with("/static/") || path.starts_with("/recordings/")
}

/// Who may come in, and how often.
pub struct Door {
    // Whether only this machine is served: other names for it are then a trick of another page.
    this_machine: bool,
    // Where it is found through another server, which says in a header who asks.
    found_at: Option<String>,
    asking: DefaultKeyedRateLimiter<LearnerId>,
    coming: DefaultKeyedRateLimiter<IpAddr>,
    // How many streams each learner listens to.
    listening: Arc<Mutex<HashMap<LearnerId, u8>>>,
}

/// Somebody listens to a stream; no longer once this is gone.
pub struct Listening {
    who: LearnerId,
    all: Arc<Mutex<HashMap<LearnerId, u8>>>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&self.who) {
            *count -= 1;
            if *count == 0 {
                all.remove(&self.who);
            }
        }
    }
}

impl Door {
    /// Of a server that serves this machine alone, or others too.
    pub fn new(this_machine: bool, found_at: Option<String>) -> Door {
        Door {
            this_machine,
            found_at,
            asking: RateLimiter::keyed(quota(limits::WEB_REQUESTS)),
            coming: RateLimiter::keyed(quota(limits::WEB_NEW_LEARNERS)),
            listening: Arc::default(),
        }
    }

    /// Whether nobody but this machine is served.
    pub fn is_this_machine(&self) -> bool {
        self.this_machine
    }

    /// Whether it is found by an encrypted connection.
    pub fn is_encrypted(&self) -> bool {
        self.found_at
            .as_deref()
            .is_some_and(|it| it.starts_with("https://"))
    }

    /// Who asks, by what the server in front says, where there is one on this machine. Whoever asks may write anything in
    /// the header; only the last entry is that server's own.
    fn asker(&self, headers: &HeaderMap, peer: Peer) -> Peer {
        if self.found_at.is_none() || !peer.0.is_loopback() {
            return peer;
        }
        let said = headers.get_all("x-forwarded-for").iter().next_back();
        let said = said.and_then(|it| it.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        said.map_or(peer, Peer)
    }

    /// Whether a learner may ask again.
    ///
    /// # Errors
    ///
    /// When they have asked too often.
    pub fn may_ask(&self, learner: LearnerId) -> Result<(), Refused> {
        let asked = self.asking.check_key(&learner);
        asked.map_err(|_| too_many("You have asked too much at once. Wait a moment."))
    }

    /// Whether another learner may come from this address.
    ///
    /// # Errors
    ///
    /// When too many have come.
    pub fn may_come(&self, from: IpAddr) -> Result<(), Refused> {
        let came = self.coming.check_key(&from);
        came.map_err(|_| too_many("Too many have come from there at once. Wait a moment."))
    }

    /// Whether a learner may listen to another stream.
    ///
    /// # Errors
    ///
    /// When they listen to many already.
    pub fn may_listen(&self, who: LearnerId) -> Result<Listening, Refused> {
        let mut all = self
            .listening
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let count = all.entry(who).or_default();
        if *count >= limits::WEB_STREAMS {
            return Err(too_many(
                "This session is open in too many windows here. Close some.",
            ));
        }
        *count += 1;
        Ok(Listening {
            who,
            all: Arc::clone(&self.listening),
        })
    }

    /// Forgets who has not asked for a while.
    pub fn tidy(&self) {
        self.asking.retain_recent();
        self.coming.retain_recent();
    }

    /// Whether the request is meant for this server, by the name it was asked under.
    fn knows(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|it| it.to_str().ok());
        match host {
            None => false,
            Some(host) => !self.this_machine || is_this_machine(host),
        }
    }
}

fn quota((per_second, at_once): (u32, u32)) -> Quota {
    let some = |it| NonZeroU32::new(it).unwrap_or(NonZeroU32::MIN);
    Quota::per_second(some(per_second)).allow_burst(some(at_once))
}

fn too_many(words: &str) -> Refused {
    Refused::new(StatusCode::TOO_MANY_REQUESTS, words)
}

/// Whether a name is one of this machine's own, with or without a port.
fn is_this_machine(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    };
    matches!(name, "localhost" | "127.0.0.1" | "[::1]")
}

/// Whether a request that changes something comes from a page of this server: a browser says so itself.
fn from_own_page(headers: &HeaderMap) -> bool {
    let text = |name| {
        headers
            .get(name)
            .and_then(|it: &HeaderValue| it.to_str().ok())
    };
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin.split_once("://").is_some_and(|(_, it)| it == host),
        // No browser: what is not sent by a page cannot be sent by another's.
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// The request with all that is sent with it. What is sent too slowly is not waited for, and too much is not taken in.
async fn whole(request: Request) -> Result<Request, Refused> {
    let (parts, body) = request.into_parts();
    let in_time = Duration::from_millis(limits::WEB_BODY_MS);
    let sent = axum::body::to_bytes(body, limits::WEB_BODY_BYTES);
    match tokio::time::timeout(in_time, sent).await {
        Ok(Ok(bytes)) => Ok(Request::from_parts(parts, Body::from(bytes))),
        Ok(Err(_)) => Err(Refused::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "What was sent is too large, or broke off.",
        )),
        Err(_) => Err(Refused::new(
            StatusCode::REQUEST_TIMEOUT,
            "What was sent took too long.",
        )),
    }
}

/// Lets a request in, or not, and says with every answer what a browser may do with it.
pub async fn keep(State(site): State<Arc<Site>>, mut request: Request, next: Next) -> Response {
    if let Some(peer) = request.extensions().get::<Peer>().copied() {
        let asker = site.door.asker(request.headers(), peer);
        request.extensions_mut().insert(asker);
    }
    let file = is_file(request.uri().path());
    let headers = request.headers();
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let mut answer = if !site.door.knows(headers) {
        Refused::new(StatusCode::MISDIRECTED_REQUEST, "This is not served here.").into_response()
    } else if !reads && !from_own_page(headers) {
        let words = "Only this server's own pages may do that.";
        Refused::new(StatusCode::FORBIDDEN, words).into_response()
    } else {
        match whole(request).await {
            Ok(request) => next.run(request).await,
            Err(refused) => refused.into_response(),
        }
    };
    // A file that is part of a page has no page's rules of its own, and there are many of them.
    let told = if file { &TOLD[..2] } else { &TOLD[..] };
    let headers = answer.headers_mut();
    for (name, value) in told {
        // What an answer says of itself stands.
        headers
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_for_this_machine_are_not_answered() {
        for host in [
            "localhost",
            "localhost:8080",
            "127.0.0.1:1",
            "[::1]:8080",
            "[::1]",
        ] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in [
            "example.org",
            "localhost.example:80",
            "127.0.0.1.example",
            "",
            "10.0.0.1:80",
        ] {
            assert!(!is_this_machine(host), "{host}");
        }
    }

    #[test]
    fn only_own_pages_may_change_anything() {
        let with = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            from_own_page(&headers)
        };
        assert!(with(&[("sec-fetch-site", "same-origin")]));
        assert!(!with(&[("sec-fetch-site", "cross-site")]));
        assert!(!with(&[("sec-fetch-site", "none")]));
        assert!(with(&[
            ("origin", "http://localhost:1"),
            ("host", "localhost:1")
        ]));
        assert!(!with(&[
            ("origin", "http://else.example"),
            ("host", "localhost:1")
        ]));
        assert!(!with(&[("origin", "null"), ("host", "localhost:1")]));
        assert!(with(&[("host", "localhost:1")]));
    }

    #[test]
    fn a_server_in_front_says_who_asks_and_nobody_else() {
        let door = Door::new(false, Some("https://training.example".to_owned()));
        let mut headers = HeaderMap::new();
        headers.insert(
            "x-forwarded-for",
            HeaderValue::from_static("10.9.9.9, 10.0.0.7"),
        );
        let (here, there) = (Peer([127, 0, 0, 1].into()), Peer([10, 0, 0, 1].into()));
        assert_eq!(door.asker(&headers, here).0, IpAddr::from([10, 0, 0, 7]));
        assert_eq!(door.asker(&headers, there).0, there.0);
        assert_eq!(Door::new(false, None).asker(&headers, here).0, here.0);
        assert!(door.is_encrypted() && !Door::new(true, None).is_encrypted());
    }

    #[test]
    fn whoever_asks_too_much_waits_and_others_do_not() {
        let door = Door::new(true, None);
        let (one, other) = (LearnerId::draw().unwrap(), LearnerId::draw().unwrap());
        let asked = (0..1_000).filter(|_| door.may_ask(one).is_ok()).count();
        assert!((100..400).contains(&asked), "{asked}");
        assert!(door.may_ask(other).is_ok());
    }
}
