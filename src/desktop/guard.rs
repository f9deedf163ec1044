//! Keeping the window in a program of its own, so that whatever takes it away can still be told of.
//!
//! When a display goes away, what draws on it ends the program on the spot, with nothing to be done about it from
//! within; a fault in a graphics driver does the same. A call loses nothing by either, since each thing that
//! happens is on the disk before it is shown. What is missing is somebody to say so.

use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitCode, ExitStatus, Stdio};
use std::thread;

use super::display::NoWindow;
use crate::learning::store::replace;

/// Set for the program that has the window.
const INSIDE: &str = "WARNING_SIGNS_WINDOW";
/// What that program says when its window is there to be used.
const READY: &str = "ready";
/// How much of what it complained of is kept, in bytes.
const COMPLAINT_BYTES: usize = 64 * 1024;

/// Whether this program is the one that has the window.
pub fn is_inside() -> bool {
    env::var_os(INSIDE).is_some()
}

/// Says that the window is there to be used.
pub fn tell_ready() {
    if is_inside() {
        // Nobody listens when the program was started by hand.
        let _ = writeln!(io::stdout(), "{READY}").and_then(|()| io::stdout().flush());
    }
}

/// Starts this program again with the window in it, and waits until it is closed. `folder` is where what went
/// wrong is written, should anything.
///
/// # Errors
///
/// When the window could not be opened at all.
pub fn keep(folder: &Path) -> Result<ExitCode, NoWindow> {
    let mut child = start().map_err(|why| NoWindow::NotStarted {
        why: why.to_string(),
    })?;
    let complaint = child
        .stderr
        .take()
        .map(|from| thread::spawn(|| last_of(from)));
    let was_ready = child.stdout.take().is_some_and(hears_ready);
    let ended = child.wait();
    let complaint = complaint.and_then(|it| it.join().ok()).unwrap_or_default();
    match ended {
        Ok(status) if status.success() => Ok(ExitCode::SUCCESS),
        Ok(_) if !was_ready => Err(NoWindow::NotStarted {
            why: reason(&complaint),
        }),
        Ok(status) => {
            eprintln!("{}", told(status, &complaint, folder));
            Ok(ExitCode::FAILURE)
        }
        Err(why) => Err(NoWindow::NotStarted {
            why: why.to_string(),
        }),
    }
}

fn start() -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args(env::args_os().skip(1))
        .env(INSIDE, "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// Whether the program says that its window is there, before it ends.
fn hears_ready(from: impl Read) -> bool {
    let mut lines = BufReader::new(from).lines().map_while(Result::ok);
    lines.any(|line| line == READY)
}

/// The last of what a program complains of, read to its end.
fn last_of(mut from: impl Read) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut part = [0; 4096];
    while let Ok(read) = from.read(&mut part) {
        if read == 0 {
            break;
        }
        kept.extend_from_slice(&part[..read]);
        let over = kept.len().saturating_sub(COMPLAINT_BYTES);
        kept.drain(..over);
    }
    kept
}

/// The line that says what went wrong: what follows a panic, or else the last one.
fn reason(complaint: &[u8]) -> String {
    let text = String::from_utf8_lossy(complaint);
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let panicked = lines.iter().position(|it| it.contains("panicked at"));
    let line = panicked.and_then(|at| lines.get(at + 1)).or(lines.last());
    line.map_or_else(|| "it gave no reason".to_owned(), |it| (*it).to_owned())
}

fn told(status: ExitStatus, complaint: &[u8], folder: &Path) -> String {
    let report = folder.join("window-fault.txt");
    let written = replace(&report, complaint);
    let more = match written {
        Ok(()) => format!(" What it left behind is in {}.", report.display()),
        Err(_) => String::new(),
    };
    let reason = reason(complaint);
    format!(
        "The window was closed from outside or by a fault ({status}: {reason}). A call that was going on is kept: \
         start the trainer again and the shelf offers to go on with it.{more}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_what_follows_a_panic_or_the_last_line() {
        let panic = b"noise\nthread 'main' panicked at a.rs:1:2:\nUnable to find a GPU!\nstack backtrace:\n 0: x\n";
        assert_eq!(reason(panic), "Unable to find a GPU!");
        assert_eq!(
            reason(b"one\nX connection to :8 broken\n"),
            "X connection to :8 broken"
        );
        assert_eq!(reason(b""), "it gave no reason");
    }

    #[test]
    fn only_the_word_itself_says_that_the_window_is_there() {
        assert!(hears_ready(&b"some noise\nready\n"[..]));
        assert!(!hears_ready(&b"not ready\n"[..]));
    }

    #[test]
    fn a_long_complaint_keeps_its_end() {
        let mut long = vec![b'a'; 3 * COMPLAINT_BYTES];
        long.extend_from_slice(b"the end");
        let kept = last_of(&long[..]);
        assert_eq!(kept.len(), COMPLAINT_BYTES);
        assert!(kept.ends_with(b"the end"));
    }
}
