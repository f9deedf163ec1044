//! Messages as they come and go: a heading with a length, and JSON.
//!
//! The messages are those of `lsp-server`. They are not read by it, as it believes whatever length it is told.

use std::io::{self, BufRead, Read, Write};

use lsp_server::{ErrorCode, Message};

use crate::limits::{EDITOR_HEADING_BYTES, EDITOR_MESSAGE_BYTES};

/// What came.
#[derive(Debug)]
pub enum Came {
    /// A message.
    Message(Message),
    /// Something of a message's length that is none: why.
    Nonsense(String),
    /// Nothing more will come.
    End,
    /// What came has no heading, so that it cannot be told where the next begins: why.
    Lost(String),
}

/// Waits for the next message.
///
/// # Errors
///
/// When nothing can be read.
pub fn read(from: &mut impl BufRead) -> io::Result<Came> {
    let length = match heading(from)? {
        Heading::Length(length) => length,
        Heading::End => return Ok(Came::End),
        Heading::Lost(why) => return Ok(Came::Lost(why)),
    };
    let mut body = from.take(length);
    if length > EDITOR_MESSAGE_BYTES {
        let passed = io::copy(&mut body, &mut io::sink())?;
        return Ok(match passed == length {
            true => Came::Nonsense(format!(
                "a message of {length} bytes was passed over; at most {EDITOR_MESSAGE_BYTES} are read"
            )),
            false => Came::End,
        });
    }
    let mut bytes = Vec::new();
    body.read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < length {
        return Ok(Came::End);
    }
    Ok(match serde_json::from_slice(&bytes) {
        Ok(message) => Came::Message(message),
        Err(why) => Came::Nonsense(format!("this is no message: {why}")),
    })
}

enum Heading {
    Length(u64),
    End,
    Lost(String),
}

fn heading(from: &mut impl BufRead) -> io::Result<Heading> {
    let mut from = from.take(EDITOR_HEADING_BYTES);
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        from.read_until(b'\n', &mut line)?;
        if line.last() != Some(&b'\n') {
            return Ok(match from.limit() {
                0 => Heading::Lost("the heading of a message has no end".to_owned()),
                _ => Heading::End,
            });
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim();
        if text.is_empty() {
            return Ok(match length {
                Some(length) => Heading::Length(length),
                None => Heading::Lost("a message has no `Content-Length`".to_owned()),
            });
        }
        let (name, value) = text.split_once(':').unwrap_or((text, ""));
        if name.trim().eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().ok();
        }
    }
}

/// Sends a message.
///
/// # Errors
///
/// When it cannot be written.
pub fn write(mut to: &mut dyn Write, message: &Message) -> io::Result<()> {
    message.write(&mut to)
}

/// Answers something that was no message.
///
/// # Errors
///
/// When it cannot be written.
pub fn refuse(to: &mut dyn Write, why: &str) -> io::Result<()> {
    // What is answered is not known, and an answer of the library's is always one to a request.
    let answer = serde_json::json!({
        "jsonrpc": "2.0",
        "id": null,
        "error": { "code": ErrorCode::ParseError as i32, "message": why },
    });
    let answer = answer.to_string();
    write!(to, "Content-Length: {}\r\n\r\n{answer}", answer.len())?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn came(bytes: &[u8]) -> Came {
        read(&mut io::Cursor::new(bytes)).unwrap()
    }

    #[test]
    fn messages_are_told_from_nonsense() {
        let body = r#"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#;
        let sent = format!(
            "Content-Type: x\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        assert!(matches!(
            came(sent.as_bytes()),
            Came::Message(Message::Request(_))
        ));
        assert!(matches!(
            came(&sent.as_bytes()[..sent.len() - 1]),
            Came::End
        ));
        assert!(matches!(came(b""), Came::End));
        assert!(matches!(
            came(b"Content-Length: 2\r\n\r\n{}"),
            Came::Nonsense(_)
        ));
        assert!(matches!(
            came(b"Content-Length: 2\r\n\r\n\xff\xff"),
            Came::Nonsense(_)
        ));
        assert!(matches!(
            came(b"Content-Length: x\r\n\r\n{}"),
            Came::Lost(_)
        ));
        assert!(matches!(came(b"\r\n{}"), Came::Lost(_)));
        assert!(matches!(came(&vec![b'a'; 10_000]), Came::Lost(_)));
        assert!(matches!(
            came(b"Content-Length: 99999999999999\r\n\r\nabc"),
            Came::End
        ));
        assert!(matches!(
            came(b"Content-Length: 99999999999999999999999\r\n\r\nabc"),
            Came::Lost(_)
        ));
    }

    #[test]
    fn a_message_that_is_too_long_is_passed_over_and_the_next_is_read() {
        let long = usize::try_from(EDITOR_MESSAGE_BYTES).unwrap() + 1;
        let mut sent = format!("Content-Length: {long}\r\n\r\n").into_bytes();
        sent.resize(sent.len() + long, b' ');
        sent.extend_from_slice(b"Content-Length: 31\r\n\r\n{\"method\":\"exit\",\"params\":null}");
        let mut from = io::Cursor::new(sent);
        assert!(matches!(read(&mut from).unwrap(), Came::Nonsense(_)));
        assert!(matches!(
            read(&mut from).unwrap(),
            Came::Message(Message::Notification(_))
        ));
    }

    proptest! {
        #[test]
        fn no_bytes_at_all_are_too_much(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = came(&bytes);
        }
    }
}
