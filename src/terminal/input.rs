//! What is typed, line by line, from a thread of its own.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crate::limits;

/// Something from the keyboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A line.
    Line(String),
    /// There is no more: standard input was closed.
    Closed,
    /// Ctrl-C.
    Interrupted,
}

/// What is typed.
pub struct Input {
    typed: Receiver<Typed>,
    // Lets the editor show its prompt again; a pipe needs no prompt.
    again: Option<Sender<()>>,
    closed: Cell<bool>,
    // Kept so that the channel outlives a reader that is done.
    _open: Sender<Typed>,
}

/// The most bytes of one line that are read; the rest of it is dropped.
const LINE_BYTES: u64 = limits::TYPED_CHARS as u64 * 8;

impl Input {
    /// Reads plain lines from standard input.
    pub fn plain() -> Input {
        let (send, typed) = channel();
        interrupts(send.clone());
        let lines = send.clone();
        std::thread::spawn(move || {
            let mut stdin = io::stdin().lock();
            loop {
                let line = match read_line(&mut stdin) {
                    Ok(Some(line)) => Typed::Line(line),
                    Ok(None) | Err(_) => Typed::Closed,
                };
                let over = line == Typed::Closed;
                if lines.send(line).is_err() || over {
                    return;
                }
            }
        });
        Input {
            typed,
            again: None,
            closed: Cell::new(false),
            _open: send,
        }
    }

    /// Reads what this sends, which waits to be let on after each line.
    pub fn from_editor(send: Sender<Typed>, typed: Receiver<Typed>, again: Sender<()>) -> Input {
        interrupts(send.clone());
        Input {
            typed,
            again: Some(again),
            closed: Cell::new(false),
            _open: send,
        }
    }

    /// Shows the prompt, where there is one: what was typed before has been answered.
    pub fn ready(&self) {
        if let Some(again) = &self.again {
            // An editor that is gone has said so in what was typed.
            let _ = again.send(());
        }
    }

    /// Waits for something typed, at most this long.
    pub fn wait(&self, at_most: Duration) -> Option<Typed> {
        match self.typed.recv_timeout(at_most) {
            Ok(typed) => Some(self.note(typed)),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Typed::Closed),
        }
    }

    /// Waits for something typed.
    pub fn next(&self) -> Typed {
        if self.closed.get() {
            return Typed::Closed;
        }
        self.note(self.typed.recv().unwrap_or(Typed::Closed))
    }

    /// Whether there is nothing more to come.
    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    fn note(&self, typed: Typed) -> Typed {
        if typed == Typed::Closed {
            self.closed.set(true);
        }
        typed
    }
}

/// Ctrl-C comes in like something typed. Where no handler can be set, the journal is safe all the same.
fn interrupts(send: Sender<Typed>) {
    let _ = ctrlc::set_handler(move || {
        let _ = send.send(Typed::Interrupted);
    });
}

/// The next line without its end, what is not UTF-8 replaced; `None` at the end of input.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = input
        .by_ref()
        .take(LINE_BYTES)
        .read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && read as u64 == LINE_BYTES {
        input.skip_until(b'\n')?;
    }
    let line = String::from_utf8_lossy(&bytes);
    Ok(Some(line.trim_end_matches(['\n', '\r']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_whatever_their_ends_and_bytes() {
        let mut input = io::Cursor::new(b"one\r\ntwo\n\xff\nlast".to_vec());
        let mut lines = Vec::new();
        while let Some(line) = read_line(&mut input).unwrap() {
            lines.push(line);
        }
        assert_eq!(lines, ["one", "two", "\u{fffd}", "last"]);
    }

    #[test]
    fn a_line_without_end_is_cut_and_what_follows_it_is_read() {
        let mut text = vec![b'x'; LINE_BYTES as usize * 3];
        text.extend_from_slice(b"\nnext\n");
        let mut input = io::Cursor::new(text);
        let first = read_line(&mut input).unwrap().unwrap();
        assert_eq!(first.len() as u64, LINE_BYTES);
        assert_eq!(read_line(&mut input).unwrap().as_deref(), Some("next"));
    }
}
