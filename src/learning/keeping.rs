//! Keeping a journal while its call goes on, whatever the disk does.
//!
//! What happens is written as it happens. When it cannot be written the call goes on: the bytes wait in
//! memory, the trainee is told once, and every later append tries again, first cutting the file back to its
//! last whole record. Nothing that was written is ever lost by it.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::store::{FileStore, Nowhere, Store};
use crate::authoring::library::read_bytes;
use crate::call::event::Event;
use crate::journal::read::How;
use crate::journal::{Chain, Fault, Happening, Header, Journal, Lost};
use crate::limits;
use crate::scenario::loaded::Scenario;

/// A journal being kept.
pub struct JournalFile<E = Event> {
    header: Header,
    events: Vec<E>,
    chain: Chain,
    store: Box<dyn Store>,
    path: Option<PathBuf>,
    made: bool,
    written_bytes: u64,
    waiting: Vec<u8>,
    failing: bool,
    durable: bool,
}

/// What there is to tell of the keeping.
#[derive(Debug)]
pub enum Notice {
    /// It has begun to fail.
    Failing {
        /// Where it should have been written.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// It works again; nothing was lost.
    Again {
        /// Where it is written.
        path: PathBuf,
    },
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Notice::Failing { path, why } => write!(
                f,
                "The call is not being written to {}: {why}. The call goes on, and what was \
                 written before is safe. What happens from now on is kept in memory and written \
                 as soon as it can be. {}",
                path.display(),
                mend(why.kind())
            ),
            Notice::Again { path } => write!(
                f,
                "The call is being written to {} again. Nothing was lost.",
                path.display()
            ),
        }
    }
}

/// What a person can do about it.
fn mend(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "To mend it, free some space on that disk."
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "To mend it, make that folder writable; next time another file can be named with \
             --journal, or another folder with WARNING_SIGNS_DATA."
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            "To mend it, make the folder it should stand in."
        }
        io::ErrorKind::NotConnected | io::ErrorKind::TimedOut => {
            "To mend it, look whether this machine is still on the network; it goes on by itself once it is."
        }
        io::ErrorKind::ConnectionAborted => "Please tell your instructor.",
        _ => "To mend it, look whether that disk is full, gone or read-only.",
    }
}

/// Why a kept journal cannot be gone on with.
#[derive(Debug)]
pub enum ResumeFault {
    /// The file cannot be read or written.
    File(PathBuf, io::Error),
    /// It is no journal of this scenario.
    Journal(PathBuf, Fault),
}

impl fmt::Display for ResumeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ResumeFault::File(path, why) => write!(f, "{}: {why}", path.display()),
            ResumeFault::Journal(path, fault) => write!(f, "{}: {fault}", path.display()),
        }
    }
}

impl std::error::Error for ResumeFault {}

/// Going on with a journal cuts off what follows its last whole record. A record that is only half there tells
/// nothing; one that was damaged or changed may, so the file as it was found is kept beside it.
fn put_by_if_damaged(path: &Path, bytes: &[u8], lost: Option<&Lost>) -> io::Result<()> {
    if lost.is_none_or(|lost| lost.how == How::Torn) {
        return Ok(());
    }
    match FileStore::at(&path.with_extension("damaged")).make(bytes) {
        Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}

impl<E: Happening> JournalFile<E> {
    /// Begins a journal in a new file that only its owner can read. When it cannot be written, the notice
    /// says so and the keeping goes on trying.
    ///
    /// # Errors
    ///
    /// When something is at this path already: a journal is never written over.
    pub fn create(path: &Path, header: &Header) -> io::Result<(JournalFile<E>, Option<Notice>)> {
        JournalFile::create_in(Box::new(FileStore::at(path)), path, header)
    }

    /// The same, in any store; `path` is what it is called when there is something to tell.
    ///
    /// # Errors
    ///
    /// See [`JournalFile::create`].
    pub fn create_in(
        store: Box<dyn Store>,
        path: &Path,
        header: &Header,
    ) -> io::Result<(JournalFile<E>, Option<Notice>)> {
        let mut kept = JournalFile::begin(store, Some(path.to_owned()), header);
        match kept.store.make(&kept.waiting) {
            Ok(()) => kept.written(kept.waiting.len()),
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => return Err(why),
            Err(why) if why.kind() == io::ErrorKind::WouldBlock => return Err(why),
            Err(why) => {
                let notice = kept.fails(why);
                return Ok((kept, notice));
            }
        }
        Ok((kept, None))
    }

    /// A journal that is kept nowhere but in memory.
    pub fn nowhere(header: &Header) -> JournalFile<E> {
        let mut kept = JournalFile::begin(Box::new(Nowhere), None, header);
        kept.written(kept.waiting.len());
        kept
    }

    fn begin(store: Box<dyn Store>, path: Option<PathBuf>, header: &Header) -> JournalFile<E> {
        let mut waiting = Vec::new();
        let chain = Chain::begin(header, &mut waiting);
        JournalFile {
            header: header.clone(),
            events: Vec::new(),
            chain,
            store,
            path,
            made: false,
            written_bytes: 0,
            waiting,
            failing: false,
            durable: false,
        }
    }
}

impl JournalFile {
    /// Goes on with a journal, from its last whole record. What followed that is cut off; the journal that
    /// is returned with it says what it was.
    ///
    /// # Errors
    ///
    /// When the file cannot be read and written, is no journal of this scenario, or is being written to by
    /// another program.
    pub fn resume(path: &Path, scenario: &Scenario) -> Result<(Journal, JournalFile), ResumeFault> {
        JournalFile::resume_by(path, |bytes| Journal::read(scenario, bytes))
    }

    /// The same, in any store that holds these bytes.
    ///
    /// # Errors
    ///
    /// See [`JournalFile::resume`].
    pub fn resume_in(
        store: Box<dyn Store>,
        path: &Path,
        bytes: &[u8],
        scenario: &Scenario,
    ) -> Result<(Journal, JournalFile), ResumeFault> {
        JournalFile::go_on(store, path, Journal::read(scenario, bytes))
    }
}

impl<E: Happening> JournalFile<E> {
    /// See [`JournalFile::resume`]; the journal is read by this.
    ///
    /// # Errors
    ///
    /// See [`JournalFile::resume`].
    pub fn resume_by(
        path: &Path,
        read: impl Fn(&[u8]) -> Result<Journal<E>, Fault>,
    ) -> Result<(Journal<E>, JournalFile<E>), ResumeFault> {
        let file_fault = |why| ResumeFault::File(path.to_owned(), why);
        let store = FileStore::open(path).map_err(file_fault)?;
        let bytes = read_bytes(path, limits::JOURNAL_BYTES).map_err(file_fault)?;
        let journal = read(&bytes);
        let lost = journal.as_ref().ok().and_then(|it| it.lost.as_ref());
        put_by_if_damaged(path, &bytes, lost).map_err(file_fault)?;
        JournalFile::go_on(Box::new(store), path, journal)
    }

    /// Goes on with a journal that was read from this store. What follows its last whole record is cut off.
    ///
    /// # Errors
    ///
    /// When it was none, or cannot be cut.
    pub fn go_on(
        mut store: Box<dyn Store>,
        path: &Path,
        journal: Result<Journal<E>, Fault>,
    ) -> Result<(Journal<E>, JournalFile<E>), ResumeFault> {
        let journal = journal.map_err(|fault| ResumeFault::Journal(path.to_owned(), fault))?;
        if journal.lost.is_some() {
            store
                .cut(journal.whole_bytes as u64)
                .map_err(|why| ResumeFault::File(path.to_owned(), why))?;
        }
        let kept = JournalFile {
            header: journal.header.clone(),
            events: journal.events.clone(),
            chain: journal.chain.clone(),
            store,
            path: Some(path.to_owned()),
            made: true,
            written_bytes: journal.whole_bytes as u64,
            waiting: Vec::new(),
            failing: false,
            durable: false,
        };
        Ok((journal, kept))
    }

    /// Whether each append waits until the bytes would outlast a loss of power.
    pub fn set_durable(&mut self, durable: bool) {
        self.durable = durable;
    }

    /// Adds what happened. What there is to tell of it, if anything.
    pub fn append(&mut self, events: &[E]) -> Option<Notice> {
        for event in events {
            self.chain.push(event, &mut self.waiting);
        }
        self.events.extend_from_slice(events);
        self.catch_up()
    }

    /// Tries to write what waits.
    pub fn catch_up(&mut self) -> Option<Notice> {
        if self.waiting.is_empty() {
            return None;
        }
        let tried = if self.made {
            self.write_waiting()
        } else {
            self.store.make(&self.waiting)
        };
        match tried {
            Ok(()) => {
                self.written(self.waiting.len());
                let again = std::mem::take(&mut self.failing);
                let path = self.path.clone().filter(|_| again)?;
                Some(Notice::Again { path })
            }
            Err(why) => self.fails(why),
        }
    }

    fn write_waiting(&mut self) -> io::Result<()> {
        if self.failing {
            // The last try may have left half a record.
            self.store.cut(self.written_bytes)?;
        }
        let mut rest = &self.waiting[..];
        while !rest.is_empty() {
            match self.store.write(rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(bytes) => rest = rest.get(bytes..).unwrap_or(&[]),
                Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
                Err(why) => return Err(why),
            }
        }
        if self.durable {
            self.store.sync()?;
        }
        Ok(())
    }

    fn written(&mut self, bytes: usize) {
        self.made = true;
        self.written_bytes += bytes as u64;
        self.waiting.clear();
    }

    fn fails(&mut self, why: io::Error) -> Option<Notice> {
        let told = std::mem::replace(&mut self.failing, true);
        let path = self.path.clone().filter(|_| !told)?;
        Some(Notice::Failing { path, why })
    }

    /// Where it is kept; `None` for one kept nowhere.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Whether something has not been written.
    pub fn is_failing(&self) -> bool {
        self.failing
    }

    /// What happened so far.
    pub fn events(&self) -> &[E] {
        &self.events
    }

    /// The journal so far, as it would be read back.
    pub fn journal(&self) -> Journal<E> {
        Journal {
            header: self.header.clone(),
            events: self.events.clone(),
            chain: self.chain.clone(),
            whole_bytes: usize::try_from(self.written_bytes).unwrap_or(usize::MAX),
            lost: None,
        }
    }
}
