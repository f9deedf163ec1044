//! A trainee: a browser that comes in, takes the call and does one thing after the other in it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::browser::Browser;
use crate::deed::{Deed, Deeds};
use crate::instructor::{Instructor, Session};
use crate::server::Server;
use crate::tally::Tally;

/// How many come, or take their call, in a second.
const A_SECOND: u32 = 100;
/// How many of them wait for an answer at once.
const AT_ONCE: usize = 32;

/// Somebody who plays.
pub struct Trainee {
    /// Which of them, from 0.
    pub place: usize,
    /// Their browser.
    pub browser: Browser,
    /// The number of their seat, once it is known.
    pub seat: u32,
    /// How many commands were answered as taken.
    pub taken: u32,
    /// What they wrote in the log and was answered as taken.
    pub written: Vec<String>,
    /// What came of it all.
    pub tally: Tally,
    session: Session,
    call: String,
    deeds: Deeds,
    // What was sent and is not answered.
    open: Option<(Deed, bool)>,
}

/// What came of one try.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// It was done.
    Taken,
    /// The call refused it; something else is done instead.
    Refused,
    /// It is to be tried again.
    Again,
    /// Nobody answered; it is to be tried again.
    Unanswered,
}

impl Trainee {
    /// Comes in.
    async fn come(place: usize, server: std::net::SocketAddr, session: Session) -> Trainee {
        let mut browser = Browser::new(place, server);
        browser.must("GET", "/join", None).await;
        let joined = json!({ "code": session.code, "nickname": name(place) });
        browser.must("POST", "/api/join", Some(&joined)).await;
        Trainee {
            place,
            browser,
            seat: 0,
            taken: 0,
            written: Vec::new(),
            tally: Tally::default(),
            session,
            call: String::new(),
            deeds: Deeds::from(place),
            open: None,
        }
    }

    /// Takes the call.
    async fn take(mut self) -> Trainee {
        let path = format!("/api/room/{}/take", self.session.room);
        let taken = self.browser.json("POST", &path, Some(&json!({}))).await;
        taken["call"].as_str().unwrap().clone_into(&mut self.call);
        self
    }

    /// Does the next thing, or tries again what was not answered.
    pub async fn act(&mut self) -> Came {
        let no = self.taken + 1;
        let (deed, reads) = self.open.take().unwrap_or_else(|| {
            let deed = self.deeds.next(no);
            let reads = self.deeds.reads();
            (deed, reads)
        });
        let began = Instant::now();
        let answer = self.post(no, &deed.sent, !reads).await;
        let Some((status, body)) = answer else {
            self.open = Some((deed, reads));
            return Came::Unanswered;
        };
        match status {
            200 => {
                self.tally.took.push(began.elapsed());
                self.taken = no;
                self.deeds.done(&deed, &body, reads);
                self.written.extend(deed.written);
                Came::Taken
            }
            422 => {
                self.tally.refuse(deed.kind);
                Came::Refused
            }
            other => {
                match other {
                    429 => self.tally.put_off += 1,
                    503 => self.tally.not_kept += 1,
                    _ => {
                        // One that is packed is not unpacked here.
                        let text = std::str::from_utf8(&body).unwrap_or_default();
                        let what = format!("{other} to command {no} {}: {text:.300}", deed.sent);
                        self.tally.wrong(what);
                    }
                }
                self.open = Some((deed, reads));
                Came::Again
            }
        }
    }

    /// Does this, which must be done.
    pub async fn must(&mut self, sent: Value) {
        let no = self.taken + 1;
        let body = json!({ "no": no, "deed": sent });
        let path = format!("/api/calls/{}/send", self.call);
        self.browser.must("POST", &path, Some(&body)).await;
        self.taken = no;
    }

    async fn post(&mut self, no: u32, sent: &Value, packed: bool) -> Option<(u16, Vec<u8>)> {
        let path = format!("/api/calls/{}/send", self.call);
        let body = json!({ "no": no, "deed": sent });
        self.tally.sent += 1;
        let answer = self.browser.ask("POST", &path, Some(&body), packed).await;
        if answer.is_err() {
            self.tally.unanswered += 1;
        }
        answer.ok().map(|it| (it.status, it.body))
    }

    /// Whether something was sent that was not answered.
    pub fn is_unsure(&self) -> bool {
        self.open.is_some()
    }

    /// The call as the server has it.
    pub async fn call(&mut self) -> Value {
        let path = format!("/api/calls/{}", self.call);
        self.browser.json("GET", &path, None).await
    }

    /// The session's page of this trainee, as it goes on.
    pub fn live(&self) -> String {
        format!("/api/room/{}/live", self.session.room)
    }
}

/// What a trainee is called.
pub fn name(place: usize) -> String {
    format!("Trainee {place}")
}

/// Does something for each, evenly spread, and not for too many at once. Also how long each took.
pub async fn each<T, F, G>(all: Vec<T>, begin: F) -> Vec<(G::Output, Duration)>
where
    F: Fn(T) -> G,
    G: Future<Output: Send> + Send + 'static,
{
    let may = Arc::new(Semaphore::new(AT_ONCE));
    let mut begun = Vec::new();
    for one in all {
        let may = Arc::clone(&may).acquire_owned().await.unwrap();
        let work = begin(one);
        begun.push(tokio::spawn(async move {
            let began = Instant::now();
            let done = work.await;
            drop(may);
            (done, began.elapsed())
        }));
        tokio::time::sleep(Duration::from_secs(1) / A_SECOND).await;
    }
    let mut done = Vec::new();
    for one in begun {
        done.push(one.await.unwrap());
    }
    done
}

/// So many trainees come in, this part of them at each server. Also how long each took.
pub async fn come(
    count: usize,
    servers: &[&Server],
    session: &Session,
) -> (Vec<Trainee>, Vec<Duration>) {
    let places = (0..count).collect();
    let came = each(places, |place| {
        let server = servers[place % servers.len()];
        Trainee::come(place, server.at(), session.clone())
    });
    came.await.into_iter().unzip()
}

/// Their calls are taken, and their seats become known. Also how long each took.
pub async fn take(
    trainees: Vec<Trainee>,
    instructor: &mut Instructor,
    session: &Session,
) -> (Vec<Trainee>, Vec<Duration>) {
    let taken = each(trainees, Trainee::take).await;
    let (mut trainees, took): (Vec<Trainee>, Vec<Duration>) = taken.into_iter().unzip();
    let seats = instructor.seats(session).await;
    for it in &mut trainees {
        it.seat = seats[&name(it.place)];
    }
    (trainees, took)
}
