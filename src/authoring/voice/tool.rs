//! A program that speaks, encodes or listens: started, asked, and held to a time.

use std::fmt;
use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::voices::Tool;

/// How much of what a program complains is kept, in bytes.
const COMPLAINT_BYTES: u64 = 4_000;
/// How much a program may print, in bytes.
const PRINTED_BYTES: u64 = 64 * 1024 * 1024;
/// How often a program that is waited for is looked at.
const LOOK_AGAIN: Duration = Duration::from_millis(5);

/// What a program could not do.
#[derive(Debug)]
pub enum ToolFault {
    /// It cannot be started.
    NotStarted(String, std::io::Error),
    /// It did not answer in time.
    Hung(String, Duration),
    /// It ended with a fault: its own words, if it had any.
    Failed(String, String),
}

impl fmt::Display for ToolFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ToolFault::NotStarted(program, why) => {
                write!(f, "`{program}` cannot be started: {why}")
            }
            ToolFault::Hung(program, patience) => {
                write!(
                    f,
                    "`{program}` did not answer within {} s",
                    patience.as_secs()
                )
            }
            ToolFault::Failed(program, why) if why.is_empty() => {
                write!(f, "`{program}` failed and did not say why")
            }
            ToolFault::Failed(program, why) => write!(f, "`{program}` failed: {why}"),
        }
    }
}

impl std::error::Error for ToolFault {}

/// What is asked of a program, by the names its command or its JSON has for it.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Read on standard input by a program that is started for each thing.
    pub text: Option<String>,
    /// Everything else by name; `wav` and `mp3` are files.
    pub named: Map<String, Value>,
}

/// A program that can be asked. One that stays is started by the first thing asked, and again after it failed.
pub struct Worker {
    tool: Tool,
    folders: Folders,
    patience: Duration,
    running: Option<Running>,
}

/// What `{here}` and `{python}` stand for.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The folder of recordings.
    pub here: PathBuf,
    /// The Python of the studio.
    pub python: PathBuf,
    /// Where sentences are kept as an engine spoke them, so that a change of pauses, level or band costs no speaking.
    pub spoken: PathBuf,
}

struct Running {
    child: Child,
    asks: ChildStdin,
    answers: Receiver<String>,
    complaint: Arc<Mutex<String>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has nothing left to do; whether it could be stopped changes nothing.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[derive(Deserialize)]
struct Answer {
    #[serde(default)]
    fault: Option<String>,
    #[serde(default)]
    words: Option<String>,
}

impl Worker {
    /// Makes ready to ask a program.
    pub fn new(tool: &Tool, folders: &Folders, patience: Duration) -> Worker {
        Worker {
            tool: tool.clone(),
            folders: folders.clone(),
            patience,
            running: None,
        }
    }

    /// Asks for one thing. What a program prints as an answer in words is returned.
    ///
    /// # Errors
    ///
    /// When it cannot be started, hangs, or says that it failed.
    pub fn ask(&mut self, asked: &Asked) -> Result<String, ToolFault> {
        match self.tool.clone() {
            Tool::Each(words) => self.each(&words, asked),
            Tool::Stays(words) => {
                let answer = self.stays(&words, asked);
                if answer.is_err() {
                    self.running = None;
                }
                answer
            }
        }
    }

    fn stays(&mut self, words: &[String], asked: &Asked) -> Result<String, ToolFault> {
        let program = self.filled(&words[0], asked);
        if self.running.is_none() {
            self.running = Some(self.start(words, asked)?);
        }
        let Some(running) = &mut self.running else {
            return Err(ToolFault::Failed(program, String::new()));
        };
        let mut named = asked.named.clone();
        if let Some(text) = &asked.text {
            named.insert("text".to_owned(), Value::from(text.as_str()));
        }
        let line = Value::Object(named).to_string() + "\n";
        if running.asks.write_all(line.as_bytes()).is_err() {
            return Err(ToolFault::Failed(program, running.last_words()));
        }
        let line = match running.answers.recv_timeout(self.patience) {
            Ok(line) => line,
            Err(RecvTimeoutError::Timeout) => return Err(ToolFault::Hung(program, self.patience)),
            Err(RecvTimeoutError::Disconnected) => {
                return Err(ToolFault::Failed(program, running.last_words()));
            }
        };
        let answer: Answer = serde_json::from_str(&line).map_err(|_| {
            let said: String = line.chars().take(200).collect();
            ToolFault::Failed(program.clone(), format!("its answer is not JSON: {said}"))
        })?;
        match answer.fault {
            Some(fault) => Err(ToolFault::Failed(program, fault)),
            None => Ok(answer.words.unwrap_or_default()),
        }
    }

    fn start(&self, words: &[String], asked: &Asked) -> Result<Running, ToolFault> {
        let mut child = self.spawn(words, asked)?;
        let (Some(asks), Some(answers), Some(complaints)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(ToolFault::Failed(words[0].clone(), String::new()));
        };
        let (to, from) = channel();
        thread::spawn(move || {
            for line in BufReader::new(answers).lines().map_while(Result::ok) {
                if to.send(line).is_err() {
                    return;
                }
            }
        });
        let complaint = Arc::new(Mutex::new(String::new()));
        let kept = Arc::clone(&complaint);
        thread::spawn(move || {
            for line in BufReader::new(complaints).lines().map_while(Result::ok) {
                if let Ok(mut kept) = kept.lock() {
                    *kept = line;
                }
            }
        });
        Ok(Running {
            child,
            asks,
            answers: from,
            complaint,
        })
    }

    fn each(&self, words: &[String], asked: &Asked) -> Result<String, ToolFault> {
        let program = self.filled(&words[0], asked);
        let mut child = self.spawn(words, asked)?;
        if let (Some(mut input), Some(text)) = (child.stdin.take(), asked.text.clone()) {
            // A program that does not read its text is not at fault for that.
            thread::spawn(move || input.write_all(text.as_bytes()));
        }
        let printed = child.stdout.take().map(|it| read(it, PRINTED_BYTES));
        let complaint = child.stderr.take().map(|it| read(it, COMPLAINT_BYTES));
        let until = Instant::now() + self.patience;
        let ended = loop {
            match child.try_wait() {
                Ok(Some(ended)) => break ended,
                Ok(None) if Instant::now() < until => thread::sleep(LOOK_AGAIN),
                _ => {
                    // It is given up; if it cannot be stopped it is no concern of ours any more.
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(ToolFault::Hung(program, self.patience));
                }
            }
        };
        let last = |from: Option<Receiver<Vec<u8>>>| {
            let bytes = from.and_then(|it| it.recv_timeout(Duration::from_secs(5)).ok());
            bytes.unwrap_or_default()
        };
        if !ended.success() {
            let why = String::from_utf8_lossy(&last(complaint)).trim().to_owned();
            let why = why.lines().last().unwrap_or_default().to_owned();
            return Err(ToolFault::Failed(program, why));
        }
        let printed = last(printed);
        self.keep_printed(words, asked, &printed)
            .map_err(|why| ToolFault::Failed(program, why.to_string()))?;
        Ok(String::from_utf8_lossy(&printed).trim().to_owned())
    }

    /// A program that does not name its WAV prints it.
    fn keep_printed(&self, words: &[String], asked: &Asked, printed: &[u8]) -> std::io::Result<()> {
        let Some(wav) = asked.named.get("wav").and_then(Value::as_str) else {
            return Ok(());
        };
        let names_it = words.iter().any(|word| word.contains("{wav}"));
        if !names_it && asked.text.is_some() {
            File::create(wav)?.write_all(printed)?;
        }
        Ok(())
    }

    fn spawn(&self, words: &[String], asked: &Asked) -> Result<Child, ToolFault> {
        let program = self.filled(&words[0], asked);
        Command::new(&program)
            .args(words[1..].iter().map(|word| self.filled(word, asked)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|why| ToolFault::NotStarted(program, why))
    }

    fn filled(&self, word: &str, asked: &Asked) -> String {
        let mut word = word
            .replace("{here}", &text(&self.folders.here))
            .replace("{python}", &text(&self.folders.python));
        for (name, value) in &asked.named {
            let value = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            word = word.replace(&format!("{{{name}}}"), &value);
        }
        word
    }
}

impl Running {
    fn last_words(&mut self) -> String {
        // It has closed its output, so it is ending; what it complained of may still be on the way.
        thread::sleep(Duration::from_millis(50));
        let kept = self.complaint.lock().map(|it| it.clone());
        kept.unwrap_or_default()
    }
}

fn read(from: impl Read + Send + 'static, most: u64) -> Receiver<Vec<u8>> {
    let (to, received) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let mut from = from.take(most);
        // What was read before a fault is all there is.
        let _ = from.read_to_end(&mut bytes);
        let _ = to.send(bytes);
    });
    received
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
