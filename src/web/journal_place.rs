//! A journal's place in the database.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::attempt::Whose;
use super::store::{NewCall, Store, StoreFault};
use crate::journal::{Happening, Header};
use crate::learning::keeping::JournalFile;
use crate::learning::store::Store as Place;

/// Bytes of a journal that wait to be kept.
pub type Fresh = Arc<Mutex<Vec<u8>>>;

/// Begins a journal in the database.
pub fn begin<E: Happening>(
    whose: &Whose,
    header: &Header,
) -> Result<(JournalFile<E>, Fresh), StoreFault> {
    let new = NewCall {
        id: whose.call,
        learner: whose.learner,
        scenario: header.scenario.clone(),
        turn: whose.turn,
        first: Vec::new(),
    };
    let fresh = Fresh::default();
    let place = InStore {
        new: Some((Arc::clone(&whose.store), new)),
        fresh: Arc::clone(&fresh),
    };
    let made = JournalFile::create_in(Box::new(place), Path::new(PLACE), header);
    match made {
        Ok((kept, None)) => Ok((kept, fresh)),
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Err(StoreFault::Conflict),
        // A call nobody could come back to is not begun.
        Ok((_, Some(_))) | Err(_) => Err(StoreFault::NotBegun),
    }
}

/// What the keeping calls the place, where there is something to tell of it.
pub const PLACE: &str = "the server's database";

/// A journal's place in the database: what is added waits for the command that brought it to be kept with it.
pub struct InStore {
    // What will be begun, until it is.
    new: Option<(Arc<Store>, NewCall)>,
    fresh: Fresh,
}

impl InStore {
    /// The place of a journal that is there.
    pub fn there() -> (Box<InStore>, Fresh) {
        let fresh = Fresh::default();
        let place = InStore {
            new: None,
            fresh: Arc::clone(&fresh),
        };
        (Box::new(place), fresh)
    }
}

impl Place for InStore {
    fn make(&mut self, first: &[u8]) -> io::Result<()> {
        let (store, mut new) = self.new.take().ok_or(io::ErrorKind::AlreadyExists)?;
        new.first = first.to_owned();
        store.begin_call(new).map_err(|why| match why {
            StoreFault::Conflict => io::ErrorKind::AlreadyExists.into(),
            other => io::Error::other(other),
        })
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut fresh = self.fresh.lock().unwrap_or_else(PoisonError::into_inner);
        fresh.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    // Whole pieces are kept or nothing is: there is never a torn end to cut off.
    fn cut(&mut self, _bytes: u64) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    // Nothing is answered before it is on the disk.
    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}
