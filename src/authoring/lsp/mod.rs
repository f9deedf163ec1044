//! What an editor is told while a scenario is written: a language server.
//!
//! It reads messages and writes them, and holds every document as it stands in the editor. What is wrong with one is told
//! at once, from the same checks as `check`; what takes longer is told when nothing was typed for a while, and
//! is found beside the editing. Ids lead to where they are declared, and are offered where they can stand.

mod about;
mod answers;
mod completion;
mod document;
mod looking;
mod names;
mod play;
mod pointed;
mod role;
mod server;
mod shape;
mod spot;
mod symbols;
mod text;
mod told;
mod wire;

use std::io::{self, BufReader, Read, Write};
use std::sync::mpsc::sync_channel;

use jiff::civil::Date;

pub use self::server::Ended;
use self::server::{Incoming, Server};
use self::wire::Came;

/// How many messages wait at most to be dealt with.
const WAITING: usize = 64;

/// Serves an editor that sends and receives here, until it lets the server go. `today` is the day review dates are held
/// against.
///
/// # Errors
///
/// When the editor cannot be written to.
pub fn serve(
    from: impl Read + Send + 'static,
    to: &mut impl Write,
    today: Option<Date>,
) -> io::Result<Ended> {
    let (sender, incoming) = sync_channel(WAITING);
    let found = sender.clone();
    // It ends with what it reads from, or when nobody listens any more; nobody waits for it.
    std::thread::spawn(move || {
        let mut from = BufReader::new(from);
        loop {
            // What cannot be read any more has ended.
            let came = wire::read(&mut from).unwrap_or(Came::End);
            let is_last = matches!(came, Came::End | Came::Lost(_));
            if sender.send(Incoming::Came(came)).is_err() || is_last {
                return;
            }
        }
    });
    Server::new(to, found, today).serve(&incoming)
}
