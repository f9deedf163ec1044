//! The instructor: who opens a session and orders it about.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::board::Board;
use crate::browser::Browser;
use crate::server::Server;

/// The call that is played.
pub const SCENARIO: &str = "server-owner";

/// A session.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id.
    pub room: String,
    /// The code to come in by.
    pub code: String,
}

/// Somebody who was let in as the instructor.
pub struct Instructor {
    browser: Browser,
}

impl Instructor {
    /// Comes in by the key that the server has printed.
    pub async fn enter(server: &Server) -> Instructor {
        let mut browser = Browser::new(0, server.at());
        let secret = json!({ "secret": server.key() });
        let path = "/api/instructor/enter";
        browser.must("POST", path, Some(&secret)).await;
        Instructor { browser }
    }

    /// Opens a session in which everybody plays by themselves, by this clock.
    pub async fn open(&mut self, timing: &str) -> Session {
        let plan = json!({
            "title": "Measured", "calls": [SCENARIO], "seeds": [7], "pace": "own", "mode": "practice", "timing": timing,
        });
        let plan = json!({ "plan": plan });
        let opened = self.browser.json("POST", "/api/rooms", Some(&plan)).await;
        let room = opened["room"].as_str().unwrap().to_owned();
        let board = self.board(&room).await;
        let code = board["code"].as_str().unwrap().to_owned();
        Session { room, code }
    }

    /// Orders a session about.
    pub async fn order(&mut self, session: &Session, order: &str) {
        let path = format!("/api/rooms/{}/order", session.room);
        self.browser.must("POST", &path, Some(&json!(order))).await;
    }

    async fn board(&mut self, room: &str) -> Value {
        let path = format!("/api/rooms/{room}");
        self.browser.json("GET", &path, None).await
    }

    /// The numbers of the seats, by the names of who sits there.
    pub async fn seats(&mut self, session: &Session) -> HashMap<String, u32> {
        let board = self.board(&session.room).await;
        let seats = board["seats"].as_array().unwrap().iter();
        seats
            .map(|it| (it["name"].as_str().unwrap().to_owned(), number(&it["no"])))
            .collect()
    }

    /// How many things were done at each seat, as the board has it.
    pub async fn done(&mut self, session: &Session) -> HashMap<u32, u32> {
        let board = self.board(&session.room).await;
        let seats = board["seats"].as_array().unwrap().iter();
        seats
            .map(|it| (number(&it["no"]), number(&it["progress"]["done"])))
            .collect()
    }

    /// Opens the board, and watches it as long as it is held.
    pub async fn watch(&self, session: &Session) -> Board {
        let path = format!("/api/rooms/{}/live", session.room);
        let board = Board::watch(self.browser.again(), path);
        board.begun().await;
        board
    }

    /// Takes something of a session away.
    pub async fn take_away(&mut self, session: &Session, what: &str) -> Vec<u8> {
        let path = format!("/api/rooms/{}/{what}", session.room);
        self.browser.must("GET", &path, None).await
    }

    /// The journal of the call that is played at a seat.
    pub async fn journal(&mut self, session: &Session, seat: u32) -> String {
        let what = format!("seats/{seat}/export.json");
        let kept: Value = serde_json::from_slice(&self.take_away(session, &what).await).unwrap();
        let lines = kept["calls"][0]["journal"].as_array().unwrap().iter();
        lines
            .map(|it| it.as_str().unwrap().to_owned() + "\n")
            .collect()
    }
}

/// A small number; nought where there is none.
pub fn number(value: &Value) -> u32 {
    let number = value.as_u64().unwrap_or_default();
    u32::try_from(number).unwrap()
}
