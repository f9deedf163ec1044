//! The browser player's server, as a browser meets it: the real program, over a real connection.

mod calls;
mod hostile;
mod journal;
mod learners;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use ureq::Agent;
use ureq::http::Response;

/// A server of the shipped scenarios, with a folder of its own.
pub struct Server {
    child: Child,
    pub address: String,
    folder: tempfile::TempDir,
}

impl Server {
    pub fn start() -> Server {
        Server::start_in(tempfile::tempdir().unwrap())
    }

    fn start_in(folder: tempfile::TempDir) -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_warning-signs"))
            .args(["serve", "--address", "127.0.0.1:0", "--data"])
            .arg(folder.path())
            .arg("--scenarios")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut first).unwrap();
        let address = first.split("http://").nth(1).expect(&first).trim();
        Server {
            child,
            address: address.trim_end_matches('/').to_owned(),
            folder,
        }
    }

    /// Kills it as `kill -9` does, and starts another where it was.
    pub fn killed_and_started_again(self) -> Server {
        let folder = self.stop();
        Server::start_in(folder)
    }

    /// Kills it as `kill -9` does.
    pub fn stop(mut self) -> tempfile::TempDir {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap())
    }

    pub fn files(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries.map(|it| it.unwrap().path()).collect()
    }

    /// A browser that has been on the first page.
    pub fn browser(&self) -> Browser {
        let browser = Browser::at(&self.address);
        assert_eq!(browser.get("/").0, 200);
        browser
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A browser with a jar of cookies.
pub struct Browser {
    agent: Agent,
    base: String,
}

impl Browser {
    pub fn at(address: &str) -> Browser {
        let config = Agent::config_builder().http_status_as_error(false);
        Browser {
            agent: config.build().new_agent(),
            base: format!("http://{address}"),
        }
    }

    /// The same browser, where the server was started again at another port.
    pub fn moved_to(&mut self, server: &Server) {
        self.base = format!("http://{}", server.address);
    }

    pub fn get(&self, path: &str) -> (u16, String) {
        read(self.agent.get(format!("{}{path}", self.base)).call())
    }

    pub fn json(&self, path: &str) -> Value {
        let (status, text) = self.get(path);
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    pub fn post(&self, path: &str, body: &Value) -> (u16, Value) {
        let asked = self.agent.post(format!("{}{path}", self.base));
        value(read(asked.send_json(body)))
    }

    pub fn put(&self, path: &str, body: &Value) -> (u16, Value) {
        let asked = self.agent.put(format!("{}{path}", self.base));
        value(read(asked.send_json(body)))
    }

    pub fn delete(&self, path: &str) -> u16 {
        read(self.agent.delete(format!("{}{path}", self.base)).call()).0
    }

    /// Takes a call, untimed.
    pub fn ring(&self, scenario: &str, seed: u64) -> String {
        let asked = json!({ "scenario": scenario, "seed": seed, "timers": "Off" });
        let (status, rung) = self.post("/api/calls", &asked);
        assert_eq!(status, 200, "{rung}");
        rung["call"].as_str().unwrap().to_owned()
    }

    /// Does something in a call.
    pub fn send(&self, call: &str, no: u64, deed: &Value) -> (u16, Value) {
        self.post(
            &format!("/api/calls/{call}/send"),
            &json!({ "no": no, "deed": deed }),
        )
    }
}

fn read(answer: Result<Response<ureq::Body>, ureq::Error>) -> (u16, String) {
    let mut answer = answer.unwrap();
    let text = answer.body_mut().read_to_string().unwrap();
    (answer.status().as_u16(), text)
}

fn value((status, text): (u16, String)) -> (u16, Value) {
    (status, serde_json::from_str(&text).unwrap_or(Value::Null))
}
