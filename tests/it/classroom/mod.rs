//! The classroom, as its instructor and its trainees meet it: the real program, over real connections.

mod address;
mod audit;
mod board;
mod erasure;
mod event;
mod hostile;
mod instructor;
mod led_call;
mod pace;
mod result;
mod seat;
mod servers;
mod wall;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::serving::{Browser, Server};

/// What the caller of the server owner's call understands and answers, and something else that she does.
const ASKED: &str = "Are there other children on there as well as your son?";
const ASKED_TOO: &str = "What username does this lad use?";

/// A session, and the browser of whoever instructs it.
struct Session {
    instructor: Browser,
    room: String,
    code: String,
}

/// What an instructor chooses where these are played, without a clock.
fn plan(calls: &[&str]) -> Value {
    json!({ "title": "Tuesday", "calls": calls, "timing": "Off" })
}

/// The same, where everybody hears one call.
fn together(calls: &[&str]) -> Value {
    let mut plan = plan(calls);
    plan["pace"] = "together".into();
    plan
}

/// A browser that came in by the instructor's link.
fn instructor(server: &Server) -> Browser {
    let browser = server.browser();
    let (status, told) = enter(&browser, &server.key);
    assert_eq!(status, 204, "{told}");
    browser
}

fn enter(browser: &Browser, secret: &str) -> (u16, Value) {
    browser.post("/api/instructor/enter", &json!({ "secret": secret }))
}

impl Session {
    fn of(server: &Server, plan: &Value) -> Session {
        let instructor = instructor(server);
        let (status, opened) = instructor.post("/api/rooms", &json!({ "plan": plan }));
        assert_eq!(status, 200, "{opened}");
        let room = opened["room"].as_str().unwrap().to_owned();
        let board = instructor.json(&format!("/api/rooms/{room}"));
        let code = board["code"].as_str().unwrap().to_owned();
        Session {
            instructor,
            room,
            code,
        }
    }

    fn begun(server: &Server, plan: &Value) -> Session {
        let session = Session::of(server, plan);
        session.order(json!("Start"));
        session
    }

    /// The same session and instructor, at another server.
    fn beside(&self, server: &Server) -> Session {
        Session {
            instructor: self.instructor.beside(server),
            room: self.room.clone(),
            code: self.code.clone(),
        }
    }

    /// An address of the instructor's.
    fn at(&self, what: &str) -> String {
        format!("/api/rooms/{}{what}", self.room)
    }

    fn board(&self) -> Value {
        self.instructor.json(&self.at(""))
    }

    fn wall(&self) -> Value {
        self.instructor.json(&self.at("/wall"))
    }

    fn order(&self, order: Value) -> Value {
        let (status, board) = self.instructor.post(&self.at("/order"), &order);
        assert_eq!(status, 200, "{order}: {board}");
        board
    }

    /// Does something with one seat.
    fn seat(&self, no: u64, what: Value) -> (u16, Value) {
        self.instructor
            .post(&self.at(&format!("/seats/{no}")), &what)
    }

    fn trainee(&self, server: &Server, name: &str) -> Trainee {
        let browser = server.browser();
        let (status, joined) = join(&browser, &self.code, Some(name));
        assert_eq!(
            (status, &joined["room"]),
            (200, &json!(self.room)),
            "{joined}"
        );
        Trainee {
            browser,
            room: self.room.clone(),
        }
    }
}

fn join(browser: &Browser, code: &str, name: Option<&str>) -> (u16, Value) {
    let asked = match name {
        Some(name) => json!({ "code": code, "nickname": name }),
        None => json!({ "code": code }),
    };
    browser.post("/api/join", &asked)
}

/// Somebody who sits in a session.
struct Trainee {
    browser: Browser,
    room: String,
}

impl Trainee {
    fn at(&self, what: &str) -> String {
        format!("/api/room/{}{what}", self.room)
    }

    /// The same browser, at another server.
    fn beside(&self, server: &Server) -> Trainee {
        Trainee {
            browser: self.browser.beside(server),
            room: self.room.clone(),
        }
    }

    /// Where they are, as their page shows it.
    fn view(&self) -> Value {
        self.browser.json(&self.at(""))
    }

    fn no(&self) -> u64 {
        self.view()["no"].as_u64().unwrap()
    }

    fn post(&self, what: &str) -> (u16, Value) {
        self.browser.post(&self.at(what), &json!({}))
    }

    /// Takes the call they are at, or goes on with it.
    fn take(&self) -> String {
        let (status, taken) = self.post("/take");
        assert_eq!(status, 200, "{taken}");
        taken["call"].as_str().unwrap().to_owned()
    }

    /// Says what they would ask next.
    fn would_ask(&self, words: &str) -> Value {
        let (status, view) = self
            .browser
            .post(&self.at("/ask"), &json!({ "text": words }));
        assert_eq!(status, 200, "{view}");
        view
    }

    fn look(&self, call: &str) -> Value {
        self.browser.json(&format!("/api/calls/{call}"))
    }

    /// Does these in a call, the first as the command of this number.
    fn send(&self, call: &str, first: u64, deeds: &[Value]) -> Value {
        let mut last = Value::Null;
        for (no, deed) in (first..).zip(deeds) {
            let (status, shown) = self.browser.send(call, no, deed);
            assert_eq!(
                (status, &shown["sent"]),
                (200, &json!(no)),
                "{deed}: {shown}"
            );
            last = shown;
        }
        last
    }

    /// Takes the call they are at and plays it to its end.
    fn plays(&self) -> String {
        let call = self.take();
        let deeds = [
            json!({ "Ask": ASKED }),
            json!({ "Mark": [{ "Number": 1 }, "age-gap"] }),
            json!({ "Grade": ["Priority", null] }),
            json!("End"),
        ];
        self.send(&call, 1, &deeds);
        call
    }
}

/// What is said in a call, as its page shows it.
fn said(shown: &Value) -> Vec<String> {
    let turns = shown["view"]["turns"].as_array().unwrap().iter();
    turns
        .map(|it| it["text"].as_str().unwrap().to_owned())
        .collect()
}

/// A stream of events, as a browser hears it.
struct Events(BufReader<TcpStream>);

impl Events {
    fn of(server: &Server, browser: &Browser, path: &str) -> Events {
        Events::answered(server, browser, path).unwrap()
    }

    /// The same, or the head of what is answered instead. It is asked an older way, in which what is answered comes as it
    /// is, until the connection ends.
    fn answered(server: &Server, browser: &Browser, path: &str) -> Result<Events, String> {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        let patience = Some(Duration::from_secs(20));
        stream.set_read_timeout(patience).unwrap();
        let asked = format!(
            "GET {path} HTTP/1.0\r\nHost: {}\r\nCookie: {}\r\n\r\n",
            server.address,
            browser.cookies()
        );
        stream.write_all(asked.as_bytes()).unwrap();
        let mut events = Events(BufReader::new(stream));
        let head = events.until_blank();
        let good = head.contains(" 200 ") && head.contains("text/event-stream");
        good.then_some(events).ok_or(head)
    }

    /// What comes up to the next blank line.
    fn until_blank(&mut self) -> String {
        let mut lines = String::new();
        while !lines.ends_with("\n\n") && !lines.ends_with("\r\n\r\n") {
            assert!(self.0.read_line(&mut lines).unwrap() > 0, "{lines}");
        }
        lines
    }

    fn next(&mut self) -> Value {
        loop {
            let event = self.until_blank();
            let data = event.lines().find_map(|it| it.strip_prefix("data: "));
            if let Some(data) = data {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// The next of which this is so.
    fn until(&mut self, so: impl Fn(&Value) -> bool) -> Value {
        loop {
            let event = self.next();
            if so(&event) {
                return event;
            }
        }
    }
}
