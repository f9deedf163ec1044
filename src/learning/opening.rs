//! Taking a call, or going on with one: what every front end does before the first command.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::keeping::{JournalFile, ResumeFault};
use super::place;
use super::playing::Playing;
use crate::authoring::library::{Library, LibraryFault, read_bytes};
use crate::call::Call;
use crate::call::event::Event;
use crate::call::terms::Terms;
use crate::journal::read::Lost;
use crate::journal::{Fault, Header, Journal};
use crate::limits;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;

/// A seed nobody chose, small enough to be read out: 1 to 999 983.
pub fn any_seed() -> Seed {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    let mixed =
        u64::from(now.subsec_nanos()) ^ now.as_secs() ^ (u64::from(std::process::id()) << 16);
    Seed(mixed % 999_983 + 1)
}

/// Why a new call cannot be kept.
#[derive(Debug)]
pub enum RingFault {
    /// Something is in this place already, and a journal is never written over.
    AlreadyThere {
        /// The place.
        path: PathBuf,
    },
    /// Another program is writing there.
    Busy {
        /// The place.
        path: PathBuf,
        /// What the machine says of it.
        why: io::Error,
    },
}

impl RingFault {
    /// Why a journal could not be begun in this place.
    pub fn of(path: &Path, why: io::Error) -> RingFault {
        let path = path.to_owned();
        if why.kind() == io::ErrorKind::AlreadyExists {
            RingFault::AlreadyThere { path }
        } else {
            RingFault::Busy { path, why }
        }
    }
}

impl fmt::Display for RingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RingFault::AlreadyThere { path } => write!(
                f,
                "{} is there already, and a journal is never written over. Name another file, or go \
                 on with the call that is kept in this one",
                path.display()
            ),
            RingFault::Busy { path, why } => write!(f, "{}: {why}", path.display()),
        }
    }
}

impl std::error::Error for RingFault {}

/// Takes a new call, kept in the file named, or in the ordinary place for one of this scenario. Each thing that
/// happens is on the disk before it is shown. A disk that cannot be written does not keep a call from being taken:
/// what there is to tell of it is among the notices of the call.
///
/// # Errors
///
/// When something is in that place already.
pub fn ring(
    scenario: &Scenario,
    seed: Seed,
    terms: Terms,
    journal: Option<&Path>,
) -> Result<Playing, RingFault> {
    let call = Call::ring_on(scenario, seed, terms);
    let path = journal.map_or_else(|| place::new_journal(&scenario.script.id), Path::to_owned);
    keep(call, &[], &path)
}

/// Keeps a call in which this has happened already, in this file.
///
/// # Errors
///
/// When something is in that place already.
pub fn keep(call: Call, happened: &[Event], path: &Path) -> Result<Playing, RingFault> {
    let (mut kept, notice) =
        JournalFile::create(path, &Header::of(&call)).map_err(|why| RingFault::of(path, why))?;
    kept.set_durable(true);
    let later = kept.append(happened);
    Ok(Playing::new(call, kept, notice.or(later)))
}

/// Why a kept call cannot be gone on with.
#[derive(Debug)]
pub enum GoOnFault {
    /// Its file cannot be read.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// Its file is no journal.
    NoJournal {
        /// The file.
        path: PathBuf,
        /// What is the matter with it.
        fault: Fault,
    },
    /// Its scenario cannot be had.
    Scenario(LibraryFault),
    /// It cannot be taken up where it was left.
    Kept(ResumeFault),
    /// It is over.
    Over {
        /// Its file.
        path: PathBuf,
    },
}

impl fmt::Display for GoOnFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GoOnFault::Unreadable { path, why } => {
                write!(f, "{} cannot be read: {why}", path.display())
            }
            GoOnFault::NoJournal { path, fault } => write!(f, "{}: {fault}", path.display()),
            GoOnFault::Scenario(fault) => fault.fmt(f),
            GoOnFault::Kept(fault) => fault.fmt(f),
            GoOnFault::Over { path } => {
                let path = path.display();
                write!(
                    f,
                    "the call in {path} is over. To look back at it: warning-signs debrief {path}"
                )
            }
        }
    }
}

impl std::error::Error for GoOnFault {}

/// What a kept call belongs to.
///
/// # Errors
///
/// When the file cannot be read or is no journal.
pub fn header(path: &Path) -> Result<Header, GoOnFault> {
    let bytes = read_bytes(path, limits::JOURNAL_BYTES).map_err(|why| GoOnFault::Unreadable {
        path: path.to_owned(),
        why,
    })?;
    Journal::header(&bytes).map_err(|fault| GoOnFault::NoJournal {
        path: path.to_owned(),
        fault,
    })
}

/// Goes on with a kept call from its last whole record, and says what could not be read after that.
///
/// # Errors
///
/// When the file or its scenario cannot be had, they do not belong together, another program is playing it, or the
/// call is over.
pub fn resume(library: &Library, path: &Path) -> Result<(Playing, Option<Lost>), GoOnFault> {
    let header = header(path)?;
    let scenario = library
        .load(&header.scenario)
        .map_err(GoOnFault::Scenario)?;
    let (journal, mut kept) = JournalFile::resume(path, &scenario).map_err(GoOnFault::Kept)?;
    kept.set_durable(true);
    let call = journal.replay(&scenario);
    if !call.state().is_open() {
        return Err(GoOnFault::Over {
            path: path.to_owned(),
        });
    }
    Ok((Playing::new(call, kept, None), journal.lost))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::command::Command;
    use crate::journal::read::How;
    use std::fs;

    fn library() -> Library {
        Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
    }

    #[test]
    fn a_seed_can_be_read_out() {
        assert!((1..=999_983).contains(&any_seed().0));
    }

    #[test]
    fn a_call_is_taken_put_aside_and_gone_on_with() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("call.journal");
        let scenario = library().load("server-owner").unwrap();
        let terms = Terms {
            slowed: true,
            ..Terms::default()
        };
        let mut playing = ring(&scenario, Seed(3), terms, Some(&path)).unwrap();
        assert!(playing.take_notices().is_empty());
        playing.pass(9_000).unwrap();
        let events = playing.kept().events().len();
        drop(playing);

        let taken = ring(&scenario, Seed(3), terms, Some(&path));
        assert!(matches!(taken, Err(RingFault::AlreadyThere { .. })));

        let (mut playing, lost) = resume(&library(), &path).unwrap();
        assert_eq!(lost, None);
        assert_eq!(playing.kept().events().len(), events);
        assert_eq!(playing.call().terms(), terms);
        playing.handle(60_000, Command::End).unwrap();
        drop(playing);
        let over = resume(&library(), &path).err().unwrap();
        assert!(matches!(over, GoOnFault::Over { .. }), "{over}");
        assert!(over.to_string().contains("warning-signs debrief"), "{over}");
    }

    #[test]
    fn what_was_lost_of_a_kept_call_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("call.journal");
        let scenario = library().load("server-coach").unwrap();
        let mut playing = ring(&scenario, Seed(3), Terms::default(), Some(&path)).unwrap();
        playing.pass(9_000).unwrap();
        drop(playing);
        let mut bytes = fs::read(&path).unwrap();
        bytes.truncate(bytes.len() - 5);
        fs::write(&path, &bytes).unwrap();
        let (_, lost) = resume(&library(), &path).unwrap();
        assert_eq!(lost.map(|it| it.how), Some(How::Torn));
    }

    #[test]
    fn what_is_no_kept_call_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("call.journal");
        let gone = resume(&library(), &path).err().unwrap();
        assert!(matches!(gone, GoOnFault::Unreadable { .. }), "{gone}");
        fs::write(&path, "shopping: bread, milk\n").unwrap();
        let no_journal = resume(&library(), &path).err().unwrap();
        assert!(matches!(no_journal, GoOnFault::NoJournal { .. }));
    }
}
