//! The seat a trainee has in a session, kept on this machine: a window that is closed, or a machine that is started
//! again, finds it and goes on.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Address, Client};
use crate::authoring::library::read_text;
use crate::learning::store::{private_folder, replace};

/// The most such a file may hold, in bytes.
const MOST_BYTES: u64 = 64 * 1024;

/// A seat in a session.
#[derive(Clone, Deserialize, Serialize, PartialEq, Eq)]
pub struct KeptSeat {
    /// Where the session is served.
    pub address: String,
    /// Its id.
    pub room: String,
    /// Its name.
    pub title: String,
    /// What the trainee is called there.
    pub name: String,
    // What makes them known to the server: whoever has it sits there.
    cookies: String,
}

impl std::fmt::Debug for KeptSeat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeptSeat")
            .field("address", &self.address)
            .field("room", &self.room)
            .finish_non_exhaustive()
    }
}

impl KeptSeat {
    /// The seat this client has.
    pub fn of(client: &Client, room: &str, title: &str, name: &str) -> KeptSeat {
        KeptSeat {
            address: client.address().to_string(),
            room: room.to_owned(),
            title: title.to_owned(),
            name: name.to_owned(),
            cookies: client.cookies(),
        }
    }

    /// Where it is kept, beside the folder of calls.
    pub fn place(calls: &Path) -> PathBuf {
        calls.with_file_name("session.ron")
    }

    /// The seat that is kept there; `None` where there is none, or none that can be read.
    pub fn read(path: &Path) -> Option<KeptSeat> {
        let text = read_text(path, MOST_BYTES).ok()?;
        ron::from_str(&text).ok()
    }

    /// Keeps it, for its owner alone.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn keep(&self, path: &Path) -> io::Result<()> {
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default());
        let text = text.map_err(io::Error::other)?;
        if let Some(folder) = path.parent() {
            private_folder(folder)?;
        }
        replace(path, text.as_bytes())
    }

    /// Forgets the seat that is kept there.
    ///
    /// # Errors
    ///
    /// When it is there still.
    pub fn forget(path: &Path) -> io::Result<()> {
        match fs::remove_file(path) {
            Err(why) if why.kind() != io::ErrorKind::NotFound => Err(why),
            _ => Ok(()),
        }
    }

    /// The client that sits there.
    pub fn client(&self) -> Option<Client> {
        let address = Address::read(&self.address).ok()?;
        Some(Client::known(address, &self.cookies))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_found_again_until_it_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = KeptSeat::place(&folder.path().join("calls"));
        assert_eq!(KeptSeat::read(&path), None);
        let address = Address::read("10.0.0.1:8765").unwrap();
        let seat = KeptSeat::of(&Client::at(address.clone()), "ab", "Tuesday", "Quiet Heron");
        seat.keep(&path).unwrap();
        let found = KeptSeat::read(&path).unwrap();
        assert_eq!(found, seat);
        assert_eq!(*found.client().unwrap().address(), address);
        assert!(!format!("{found:?}").contains("cookie"));
        KeptSeat::forget(&path).unwrap();
        KeptSeat::forget(&path).unwrap();
        assert_eq!(KeptSeat::read(&path), None);
        fs::write(&path, "nonsense").unwrap();
        assert_eq!(KeptSeat::read(&path), None);
    }
}
