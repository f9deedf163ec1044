//! A small harness that runs the real program in a folder of its own.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// A folder of its own with the small scenario in it.
pub struct Program {
    folder: tempfile::TempDir,
}

/// What a run of the program gave.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
    what: String,
}

impl Program {
    pub fn new() -> Program {
        let folder = tempfile::tempdir().unwrap();
        let program = Program { folder };
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/small");
        let to = program.path("scenarios/small");
        fs::create_dir_all(to.join("plays")).unwrap();
        for file in [
            "scenario.ron",
            "plays/expert.play",
            "plays/passed-over.play",
        ] {
            fs::copy(from.join(file), to.join(file)).unwrap();
        }
        program
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_warning-signs"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env("WARNING_SIGNS_DATA", self.path("data"))
            .env_remove("WARNING_SIGNS_SCENARIOS")
            // With a display, the shelf would open in a window.
            .env_remove("DISPLAY")
            .env_remove("NO_COLOR")
            .env("COLUMNS", "100");
        command
    }

    /// Runs the program with this on its standard input.
    pub fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let mut command = self.command(args);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that stops early closes its end; what it did then is what is tested.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        Ran::of(args, child.wait_with_output().unwrap())
    }

    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Starts an interactive play and leaves it running.
    pub fn start(&self, args: &[&str]) -> Running {
        let mut command = self.command(args);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let input = child.stdin.take().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let (send, lines) = channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Running {
            child,
            input,
            lines,
            seen: Vec::new(),
        }
    }

    /// The journals kept so far.
    pub fn journals(&self) -> Vec<PathBuf> {
        let folder = self.path("data/calls");
        let entries = fs::read_dir(folder).into_iter().flatten();
        let mut found: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        found.sort();
        found
    }
}

impl Ran {
    pub fn of(args: &[&str], output: Output) -> Ran {
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            what: format!("warning-signs {}", args.join(" ")),
        }
    }

    #[track_caller]
    pub fn exits(self, code: i32) -> Ran {
        assert_eq!(self.code, Some(code), "{self}");
        self
    }

    #[track_caller]
    pub fn says(self, part: &str) -> Ran {
        assert!(
            self.out.contains(part),
            "no {part:?} on standard output of {self}"
        );
        self
    }

    #[track_caller]
    pub fn complains(self, part: &str) -> Ran {
        assert!(
            self.err.contains(part),
            "no {part:?} on standard error of {self}"
        );
        self
    }

    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|why| panic!("{why} in {self}"))
    }
}

impl std::fmt::Display for Ran {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}\nexit code {:?}\n--- out\n{}\n--- err\n{}",
            self.what, self.code, self.out, self.err
        )
    }
}

/// A program that is running.
pub struct Running {
    pub child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
    seen: Vec<String>,
}

impl Running {
    pub fn types(&mut self, line: &str) {
        writeln!(self.input, "{line}").unwrap();
        self.input.flush().unwrap();
    }

    /// Waits for a line that has this in it.
    #[track_caller]
    pub fn sees(&mut self, part: &str) -> String {
        loop {
            match self.lines.recv_timeout(Duration::from_secs(20)) {
                Ok(line) => {
                    self.seen.push(line.clone());
                    if line.contains(part) {
                        return line;
                    }
                }
                Err(_) => panic!("no {part:?} in\n{}", self.seen.join("\n")),
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // A test that failed leaves nothing running behind it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
