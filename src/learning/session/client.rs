//! What is asked of a session's server. Every wait is bounded, and still none of them is for a window's own thread.

use std::io::Read;
use std::time::Duration;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use ureq::http::{Response, header};
use ureq::{Agent, Body};

use super::{Address, SeatView, Trouble};
use crate::call::terms::Terms;
use crate::limits;
use crate::scenario::drawn::Seed;

/// How long a connection may take, and how long the whole of a question and its answer.
const CONNECT: Duration = Duration::from_secs(4);
const WHOLE: Duration = Duration::from_secs(10);
/// The cookie by which the server knows who sits where.
const COOKIE: &str = "learner";

/// One trainee's side of a session's server.
#[derive(Clone, Debug)]
pub struct Client {
    agent: Agent,
    address: Address,
}

/// A call of a session, to be played here.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Taken {
    /// Its id.
    pub call: String,
    /// Its scenario.
    pub scenario: String,
    /// The version of the scenario.
    pub version: u32,
    /// The number it is drawn from.
    pub seed: Seed,
    /// The terms it is played on.
    pub terms: Terms,
    /// How many bytes of its journal are kept there.
    pub bytes: u64,
}

/// What came of adding to a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is kept; so many bytes are by now.
    Kept(u64),
    /// It does not follow what is kept: so many bytes are.
    Elsewhere(u64),
}

#[derive(Deserialize)]
struct Bytes {
    bytes: u64,
}

#[derive(Deserialize)]
struct Room {
    room: String,
}

#[derive(Deserialize)]
struct Refusal {
    #[serde(default)]
    error: String,
    bytes: Option<u64>,
}

#[derive(Deserialize)]
struct Debrief {
    html: String,
}

impl Client {
    /// Of the server at this address. Nobody is known to it yet.
    pub fn at(address: Address) -> Client {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // A session is on this network: what stands between it and others is not asked.
            .proxy(None)
            // Where a server sends one elsewhere, that is told and not followed.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT))
            .timeout_global(Some(WHOLE))
            .user_agent(concat!("warning-signs/", env!("CARGO_PKG_VERSION")));
        Client {
            agent: config.build().new_agent(),
            address,
        }
    }

    /// Of the server at this address, known to it by what was [kept](Client::cookies). What cannot be read is as if
    /// nothing had been kept.
    pub fn known(address: Address, cookies: &str) -> Client {
        let client = Client::at(address);
        let mut jar = client.agent.cookie_jar_lock();
        if jar.load_json(cookies.as_bytes()).is_err() {
            jar.clear();
        }
        jar.release();
        client
    }

    /// What makes this trainee known, to be kept.
    pub fn cookies(&self) -> String {
        let mut kept = Vec::new();
        let jar = self.agent.cookie_jar_lock();
        // One who cannot be kept joins again the next time.
        if jar.save_json(&mut kept).is_err() {
            kept.clear();
        }
        jar.release();
        String::from_utf8(kept).unwrap_or_default()
    }

    /// Where it is.
    pub fn address(&self) -> &Address {
        &self.address
    }

    /// Comes to the server's door, by which one is known to it from then on.
    ///
    /// # Errors
    ///
    /// Why that was not possible.
    pub fn come(&self) -> Result<(), Trouble> {
        let answer = self.agent.get(self.address.of("/join")).call()?;
        checked(answer)?;
        let jar = self.agent.cookie_jar_lock();
        let known = jar.iter().any(|it| it.name() == COOKIE);
        jar.release();
        // Whatever else answers at that address gives no such cookie.
        known.then_some(()).ok_or(Trouble::Elsewhere)
    }

    /// Says how this trainee has set things, for what a session leaves to them.
    ///
    /// # Errors
    ///
    /// Why that was not possible.
    pub fn set(&self, language: &str, timers: &str) -> Result<(), Trouble> {
        let set = json!({ "language": language, "settings": { "timers": timers } });
        let asked = self.agent.put(self.address.of("/api/me"));
        checked(asked.send_json(set)?).map(drop)
    }

    /// Takes a seat in the session of this code, under this name; under one of the server's own, where none is given. The
    /// session's id.
    ///
    /// # Errors
    ///
    /// Why there is none: the statuses are those of a join.
    pub fn join(&self, code: &str, nickname: Option<&str>) -> Result<String, Trouble> {
        let room: Room = self.post("/api/join", &json!({ "code": code, "nickname": nickname }))?;
        Ok(room.room)
    }

    /// Where the trainee is.
    ///
    /// # Errors
    ///
    /// Why that is not told.
    pub fn view(&self, room: &str) -> Result<SeatView, Trouble> {
        self.get(&format!("/api/room/{}", plain(room)))
    }

    /// Begins the call the trainee is at, or finds it, to be played here.
    ///
    /// # Errors
    ///
    /// Why not now.
    pub fn take(&self, room: &str) -> Result<Taken, Trouble> {
        self.post(&format!("/api/room/{}/desk", plain(room)), &json!({}))
    }

    /// Goes on to the next call.
    ///
    /// # Errors
    ///
    /// Why not now.
    pub fn next(&self, room: &str) -> Result<SeatView, Trouble> {
        self.post(&format!("/api/room/{}/next", plain(room)), &json!({}))
    }

    /// Leaves the session.
    ///
    /// # Errors
    ///
    /// Why the server was not told.
    pub fn leave(&self, room: &str) -> Result<(), Trouble> {
        let path = self.address.of(&format!("/api/room/{}/leave", plain(room)));
        checked(self.agent.post(path).send_json(json!({}))?).map(drop)
    }

    /// What the session came to, as a piece of a page.
    ///
    /// # Errors
    ///
    /// Why it is not shown.
    pub fn room_debrief(&self, room: &str) -> Result<String, Trouble> {
        let debrief: Debrief = self.get(&format!("/api/room/{}/debrief", plain(room)))?;
        Ok(debrief.html)
    }

    /// The journal of a call, as far as it is kept there.
    ///
    /// # Errors
    ///
    /// Why it cannot be had.
    pub fn journal(&self, call: &str) -> Result<Vec<u8>, Trouble> {
        let path = format!("/api/calls/{}/journal", plain(call));
        bytes(checked(self.agent.get(self.address.of(&path)).call()?)?)
    }

    /// Adds to the journal of a call, from this byte on.
    ///
    /// # Errors
    ///
    /// Why it was not kept.
    pub fn add(&self, call: &str, from: u64, text: &str) -> Result<Added, Trouble> {
        let path = format!("/api/calls/{}/journal", plain(call));
        let asked = self.agent.post(self.address.of(&path));
        let answer = asked.send_json(json!({ "from": from, "text": text }))?;
        if answer.status() == 409 {
            let refusal: Refusal = read(&bytes(answer)?)?;
            return match refusal.bytes {
                Some(bytes) => Ok(Added::Elsewhere(bytes)),
                None => Err(Trouble::Refused {
                    status: 409,
                    words: refusal.error,
                }),
            };
        }
        let kept: Bytes = read(&bytes(checked(answer)?)?)?;
        Ok(Added::Kept(kept.bytes))
    }

    fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Trouble> {
        let answer = self.agent.get(self.address.of(path)).call()?;
        read(&bytes(checked(answer)?)?)
    }

    fn post<T: DeserializeOwned>(&self, path: &str, body: &Value) -> Result<T, Trouble> {
        let answer = self.agent.post(self.address.of(path)).send_json(body)?;
        read(&bytes(checked(answer)?)?)
    }
}

/// An id as it stands in an address: those of this server are letters and numbers alone.
fn plain(id: &str) -> String {
    id.chars().filter(char::is_ascii_alphanumeric).collect()
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Trouble> {
    serde_json::from_slice(bytes).map_err(|_| Trouble::Elsewhere)
}

fn bytes(mut answer: Response<Body>) -> Result<Vec<u8>, Trouble> {
    let most = limits::JOURNAL_BYTES;
    let mut reader = answer.body_mut().with_config().limit(most).reader();
    let mut read = Vec::new();
    let done = reader.read_to_end(&mut read);
    done.map_err(|why| Trouble::NotReached(why.to_string()))?;
    Ok(read)
}

/// The answer, unless it is a refusal.
fn checked(answer: Response<Body>) -> Result<Response<Body>, Trouble> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    if status.is_redirection() {
        let to = answer.headers().get(header::LOCATION);
        let to = to.and_then(|it| it.to_str().ok()).unwrap_or_default();
        return Err(if to.starts_with("https:") {
            Trouble::Secure
        } else {
            Trouble::Elsewhere
        });
    }
    // A refusal of this program's server says why; anything else answers in some way of its own.
    let words = bytes(answer)?;
    let refusal: Result<Refusal, Trouble> = read(&words);
    refusal.and_then(|it| {
        Err(Trouble::Refused {
            status: status.as_u16(),
            words: it.error,
        })
    })
}
