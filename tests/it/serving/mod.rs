//! The browser player's server, as a browser meets it: the real program, over a real connection.

mod calls;
mod hostile;
mod journal;
mod learners;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;
use ureq::Agent;
use ureq::http::Response;

use crate::postgres;

/// A server of the shipped scenarios, with a folder of its own.
pub struct Server {
    child: Child,
    pub address: String,
    /// What it told when it began, to whoever started it.
    pub told: String,
    /// The key in the instructor's own link.
    pub key: String,
    kept: Kept,
}

/// Where a server keeps what must not be lost: in files of its folder, unless there is a database.
struct Kept {
    folder: TempDir,
    database: Option<String>,
}

impl Kept {
    /// Of a server nobody has used yet. With the variable set, the same tests are those of a server on PostgreSQL.
    fn fresh() -> Kept {
        let wanted = std::env::var("WARNING_SIGNS_TEST_DATABASE");
        let on_postgres = wanted.is_ok_and(|it| it == "postgresql");
        Kept::at(on_postgres.then(postgres::database))
    }

    fn at(database: Option<String>) -> Kept {
        Kept {
            folder: tempfile::tempdir().unwrap(),
            database,
        }
    }
}

/// Two servers on one database: several need PostgreSQL, whatever the other tests are run on.
pub fn two_servers() -> (Server, Server) {
    let database = postgres::database();
    let server = || Server::on(Kept::at(Some(database.clone())), &[], None);
    (server(), server())
}

impl Server {
    pub fn start() -> Server {
        Server::start_with(&[])
    }

    /// With these words on the command line.
    pub fn start_with(words: &[&str]) -> Server {
        Server::on(Kept::fresh(), words, None)
    }

    fn on(kept: Kept, words: &[&str], typed: Option<&str>) -> Server {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warning-signs"));
        command
            .args(["serve", "--address", "127.0.0.1:0", "--data"])
            .arg(kept.folder.path())
            .arg("--scenarios")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
            .args(words)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        if let Some(database) = &kept.database {
            command.args(["--database", database]);
        }
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // It ends, so that nobody waits for more.
        stdin
            .write_all(typed.unwrap_or_default().as_bytes())
            .unwrap();
        drop(stdin);
        let told = told(child.stdout.take().unwrap());
        let after = |mark: &str| {
            let rest = told.split(mark).nth(1).expect(&told);
            rest.split_whitespace().next().unwrap().to_owned()
        };
        Server {
            child,
            address: after("http://").trim_end_matches('/').to_owned(),
            key: after("#key="),
            told,
            kept,
        }
    }

    /// Kills it as `kill -9` does, and starts another where it was.
    pub fn killed_and_started_again(self) -> Server {
        self.killed_and_started_with(&[], None)
    }

    /// The same, with these words on the command line, and something typed.
    pub fn killed_and_started_with(self, words: &[&str], typed: Option<&str>) -> Server {
        Server::on(self.stop(), words, typed)
    }

    /// Kills it as `kill -9` does, does something to what it kept, and starts another where it was.
    pub fn started_again_after(self, statements: &str) -> Server {
        let kept = self.stop();
        kept.change(statements);
        Server::on(kept, &[], None)
    }

    fn stop(mut self) -> Kept {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::mem::replace(&mut self.kept, Kept::at(None))
    }

    /// Whether what it keeps is in a database of its own words.
    pub fn is_on_postgres(&self) -> bool {
        self.kept.database.is_some()
    }

    /// Does something to what it keeps, behind its back.
    pub fn change(&self, statements: &str) {
        self.kept.change(statements);
    }

    /// Every byte that is kept. Files are searched as they lie on the disk. A database server overwrites what was erased in
    /// its own time, which its owner chooses: there, what any row still holds is searched.
    pub fn bytes(&self) -> Vec<u8> {
        match &self.kept.database {
            None => {
                let files = self.files();
                let read = files
                    .iter()
                    .flat_map(|it| std::fs::read(it).unwrap_or_default());
                read.collect()
            }
            Some(url) => rows(url),
        }
    }

    /// Whether anything that is kept holds these bytes.
    pub fn holds(&self, part: impl AsRef<[u8]>) -> bool {
        let part = part.as_ref();
        self.bytes().windows(part.len()).any(|it| it == part)
    }

    fn files(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.kept.folder.path()).unwrap();
        entries.map(|it| it.unwrap().path()).collect()
    }

    /// What cookies are signed with.
    pub fn cookie_key(&self) -> Vec<u8> {
        match &self.kept.database {
            None => std::fs::read(self.kept.folder.path().join("cookie.key")).unwrap(),
            Some(url) => {
                let mut client = connected(url);
                let row = client.query_one("SELECT bytes FROM secret WHERE name = 'cookie'", &[]);
                row.unwrap().get(0)
            }
        }
    }

    /// A browser that has been on the first page.
    pub fn browser(&self) -> Browser {
        let browser = Browser::at(&self.address);
        assert_eq!(browser.get("/").0, 200);
        browser
    }

    /// What it answers to these very bytes.
    pub fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let patience = Some(Duration::from_secs(20));
        stream.set_read_timeout(patience).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        // A connection that is closed early has said all it will.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }
}

/// The status of an answer.
pub fn status(answer: &str) -> u16 {
    let status = answer.split(' ').nth(1);
    status.and_then(|it| it.parse().ok()).unwrap_or(0)
}

/// Waits until something is so, as what goes from one server to another takes a moment.
pub fn soon<T>(what: impl Fn() -> Option<T>) -> T {
    let since = Instant::now();
    loop {
        if let Some(it) = what() {
            return it;
        }
        assert!(since.elapsed() < Duration::from_secs(10), "it never was");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// What a server tells when it begins. What it may tell later is read too, so that it can.
fn told(out: ChildStdout) -> String {
    let mut out = BufReader::new(out);
    let mut told = String::new();
    while !told.contains("Ctrl C ends") {
        assert!(out.read_line(&mut told).unwrap() > 0, "{told}");
    }
    std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
    told
}

fn connected(url: &str) -> ::postgres::Client {
    ::postgres::Client::connect(url, ::postgres::NoTls).unwrap()
}

impl Server {
    /// How another command is told where all of it is kept.
    pub fn place(&self) -> Vec<String> {
        let folder = self.kept.folder.path().display().to_string();
        let mut words = vec!["--data".to_owned(), folder];
        if let Some(url) = &self.kept.database {
            words.extend(["--database".to_owned(), url.clone()]);
        }
        words
    }
}

impl Kept {
    fn change(&self, statements: &str) {
        match &self.database {
            None => {
                let file = self.folder.path().join("learners.sqlite");
                let it = rusqlite::Connection::open(&file).unwrap();
                it.busy_timeout(Duration::from_secs(5)).unwrap();
                it.execute_batch(statements).unwrap();
            }
            Some(url) => connected(url).batch_execute(statements).unwrap(),
        }
    }
}

/// What every row of a database holds.
fn rows(url: &str) -> Vec<u8> {
    let mut client = connected(url);
    let tables = "SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
        WHERE table_schema IN ('public', 'identity')";
    let mut bytes = Vec::new();
    for table in client.query(tables, &[]).unwrap() {
        let table: String = table.get(0);
        for row in client
            .query(&format!("SELECT * FROM {table}"), &[])
            .unwrap()
        {
            for (place, column) in row.columns().iter().enumerate() {
                if let Ok(Some(it)) = row.try_get::<_, Option<Vec<u8>>>(place) {
                    bytes.extend(it);
                } else if let Ok(Some(it)) = row.try_get::<_, Option<String>>(place) {
                    bytes.extend(it.bytes());
                }
                bytes.extend(column.name().bytes());
            }
        }
    }
    bytes
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
        // A server that answers no more fails the test, and does not keep it waiting.
        let patience = Some(Duration::from_secs(60));
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(patience);
        Browser {
            agent: config.build().new_agent(),
            base: format!("http://{address}"),
        }
    }

    /// The same browser, at another server.
    pub fn beside(&self, server: &Server) -> Browser {
        Browser {
            agent: self.agent.clone(),
            base: format!("http://{}", server.address),
        }
    }

    /// Its cookies, as it sends them.
    pub fn cookies(&self) -> String {
        let jar = self.agent.cookie_jar_lock();
        let each = jar.iter().map(|it| format!("{}={}", it.name(), it.value()));
        each.collect::<Vec<_>>().join("; ")
    }

    /// The same browser, where the server was started again at another port.
    pub fn moved_to(&mut self, server: &Server) {
        self.base = format!("http://{}", server.address);
    }

    pub fn get(&self, path: &str) -> (u16, String) {
        read(self.agent.get(format!("{}{path}", self.base)).call())
    }

    /// A file, and what kind it is said to be.
    pub fn file(&self, path: &str) -> (String, Vec<u8>) {
        let mut answer = self
            .agent
            .get(format!("{}{path}", self.base))
            .call()
            .unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        let kind = answer.headers()["content-type"].to_str().unwrap();
        (kind.to_owned(), answer.body_mut().read_to_vec().unwrap())
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
