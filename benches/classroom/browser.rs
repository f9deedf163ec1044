//! A browser: a connection with its cookies.

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use serde_json::Value;

use crate::connection::{Answer, Asked, Connection, Events};

/// How many browsers come from one address: fewer than the server lets come from one at once.
const FROM_ONE_ADDRESS: usize = 200;

/// A browser.
pub struct Browser {
    connection: Connection,
    from: Ipv4Addr,
    to: SocketAddr,
    cookies: BTreeMap<String, String>,
    cookie: String,
}

impl Browser {
    /// The browser of this number, at this server.
    pub fn new(number: usize, to: SocketAddr) -> Browser {
        let second = u8::try_from(number / FROM_ONE_ADDRESS).unwrap();
        let from = Ipv4Addr::new(127, 0, second, 2);
        Browser {
            connection: Connection::new(from, to),
            from,
            to,
            cookies: BTreeMap::new(),
            cookie: String::new(),
        }
    }

    /// Another window of it: the same cookies, and a connection of its own.
    pub fn again(&self) -> Browser {
        Browser {
            connection: Connection::new(self.from, self.to),
            from: self.from,
            to: self.to,
            cookies: self.cookies.clone(),
            cookie: self.cookie.clone(),
        }
    }

    /// Goes to another server from now on, with the same cookies.
    pub fn move_to(&mut self, to: SocketAddr) {
        self.to = to;
        self.connection.move_to(to);
    }

    /// How often its connection was found closed.
    pub fn reopened(&self) -> u32 {
        self.connection.reopened()
    }

    /// Asks for something.
    pub async fn ask(
        &mut self,
        method: &str,
        path: &str,
        body: Option<&Value>,
        packed: bool,
    ) -> io::Result<Answer> {
        let asked = Asked {
            method,
            path,
            cookie: &self.cookie,
            body: body.map(Value::to_string),
            packed,
        };
        let answer = self.connection.ask(&asked).await?;
        if !answer.cookies.is_empty() {
            self.cookies.extend(answer.cookies.iter().cloned());
            let pairs = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"));
            self.cookie = pairs.collect::<Vec<_>>().join("; ");
        }
        Ok(answer)
    }

    /// Asks for something that must be given.
    pub async fn must(&mut self, method: &str, path: &str, body: Option<&Value>) -> Vec<u8> {
        let answer = self.ask(method, path, body, false).await;
        let answer = answer.unwrap_or_else(|why| panic!("{method} {path}: {why}"));
        let text = || String::from_utf8_lossy(&answer.body).into_owned();
        let status = answer.status;
        assert!(
            (200..300).contains(&status),
            "{method} {path}: {status} {}",
            text()
        );
        answer.body
    }

    /// Asks for JSON that must be given.
    pub async fn json(&mut self, method: &str, path: &str, body: Option<&Value>) -> Value {
        let given = self.must(method, path, body).await;
        serde_json::from_slice(&given).unwrap_or_else(|why| panic!("{method} {path}: {why}"))
    }

    /// Follows what goes on, on a connection of its own.
    pub async fn follow(&self, path: &str) -> io::Result<Events> {
        let asked = Asked {
            method: "GET",
            path,
            cookie: &self.cookie,
            body: None,
            packed: true,
        };
        Connection::new(self.from, self.to).follow(&asked).await
    }
}
