//! The server that is measured: a process of its own, on this machine alone.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Child;
use std::sync::mpsc;
use std::time::Duration;

use tempfile::TempDir;

use crate::served;

/// How many ticks of `/proc` are a second.
const TICKS: f64 = 100.0;
/// How long a server may take to start.
const STARTS: Duration = Duration::from_secs(60);

/// A server with a folder of its own. It ends when it is dropped.
pub struct Server {
    child: Child,
    folder: TempDir,
    database: Option<String>,
    at: SocketAddr,
    key: String,
}

impl Server {
    /// Starts one at any port that is free.
    pub fn start(database: Option<&str>) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let (child, at, key) = begin(folder.path(), "127.0.0.1:0", database);
        Server {
            child,
            folder,
            database: database.map(str::to_owned),
            at,
            key,
        }
    }

    /// Where it answers.
    pub fn at(&self) -> SocketAddr {
        self.at
    }

    /// What lets an instructor in.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Kills it as `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Starts it again where it was, with what it had kept.
    pub fn start_again(&mut self) {
        let at = self.at.to_string();
        let database = self.database.as_deref();
        let (child, _, key) = begin(self.folder.path(), &at, database);
        (self.child, self.key) = (child, key);
    }

    /// What it holds in memory, in KiB.
    pub fn memory_kib(&self) -> i64 {
        served::memory_kib(self.child.id())
    }

    /// How much of a processor it has used, in seconds.
    pub fn cpu_s(&self) -> f64 {
        cpu_s(&self.child.id().to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have been killed before.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// How much of a processor this measurement itself has used, in seconds.
pub fn own_cpu_s() -> f64 {
    cpu_s("self")
}

fn cpu_s(process: &str) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    // The name of the program may hold anything, and ends with the last bracket.
    let (_, after) = stat.rsplit_once(')').unwrap();
    let fields: Vec<&str> = after.split_whitespace().collect();
    let ticks = |place: usize| fields[place].parse::<f64>().unwrap();
    (ticks(11) + ticks(12)) / TICKS
}

fn begin(folder: &Path, at: &str, database: Option<&str>) -> (Child, SocketAddr, String) {
    let mut command = served::command(folder, at);
    if let Some(database) = database {
        command.args(["--database", database]);
    }
    let mut child = command.spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let (sender, said) = mpsc::channel();
    // A server that says nothing is not waited for without end.
    std::thread::spawn(move || {
        let mut said = String::new();
        while !said.contains("#key=") && out.read_line(&mut said).is_ok_and(|it| it > 0) {}
        // Nobody waits any more.
        let _ = sender.send(said);
    });
    let said = said.recv_timeout(STARTS);
    let said = said.unwrap_or_else(|_| {
        let _ = child.kill();
        panic!("the server does not say where an instructor comes in")
    });
    let at = served::told(said.lines().next().unwrap_or_default());
    let at = at.parse().unwrap();
    let key = said.split("#key=").nth(1).map(|it| it.trim().to_owned());
    (child, at, key.expect("the instructor's link is printed"))
}
