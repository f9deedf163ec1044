//! Why a command stops before it is done, as a person is told.

use std::io::{self, Write};
use std::path::Path;

use crate::authoring::draft::DraftFault;
use crate::authoring::library::{LibraryFault, PlayFileFault};
use crate::journal;
use crate::learning::keeping::ResumeFault;
use crate::learning::kept::Unread;
use crate::learning::opening::{GoOnFault, RingFault};

/// The exit code of a command that did what it was asked.
pub const DONE: u8 = 0;
/// The exit code where the thing examined has faults.
pub const FAULTS: u8 = 1;
/// The exit code of wrong use.
pub const WRONG_USE: u8 = 2;

/// Why a command stops.
#[derive(Debug)]
pub enum Stop {
    /// It was used wrongly: what, where and how to mend it.
    Wrong(String),
    /// The thing examined has faults; what they are.
    Faults(String),
    /// Its output cannot be written.
    Output(io::Error),
}

impl Stop {
    /// A file that cannot be read.
    pub fn unreadable(path: &Path, why: &io::Error) -> Stop {
        Stop::Wrong(format!("{} cannot be read: {why}", path.display()))
    }

    /// Tells it on standard error and returns the exit code.
    pub fn tell(self) -> u8 {
        let (text, code) = match self {
            // Whoever read the output has seen enough.
            Stop::Output(why) if why.kind() == io::ErrorKind::BrokenPipe => return DONE,
            Stop::Output(why) => (format!("the output cannot be written: {why}"), FAULTS),
            Stop::Wrong(text) => (text, WRONG_USE),
            Stop::Faults(text) => (text, FAULTS),
        };
        tell(&format!("error: {text}"));
        code
    }
}

/// Says something on standard error. Where that is closed there is nobody to tell.
pub fn tell(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

impl From<io::Error> for Stop {
    fn from(why: io::Error) -> Stop {
        Stop::Output(why)
    }
}

impl From<DraftFault> for Stop {
    fn from(fault: DraftFault) -> Stop {
        Stop::Wrong(fault.to_string())
    }
}

impl From<LibraryFault> for Stop {
    fn from(fault: LibraryFault) -> Stop {
        match fault {
            LibraryFault::Faulty { .. } => Stop::Faults(fault.to_string()),
            other => Stop::Wrong(other.to_string()),
        }
    }
}

impl From<PlayFileFault> for Stop {
    fn from(fault: PlayFileFault) -> Stop {
        match fault {
            PlayFileFault::File(fault) => Stop::from(fault),
            PlayFileFault::Faulty { .. } => {
                Stop::Faults(fault.to_string().replace('\n', "\nerror: "))
            }
        }
    }
}

impl From<ResumeFault> for Stop {
    fn from(fault: ResumeFault) -> Stop {
        match fault {
            ResumeFault::File(..) => Stop::Wrong(fault.to_string()),
            ResumeFault::Journal(..) => Stop::Faults(fault.to_string()),
        }
    }
}

impl From<RingFault> for Stop {
    fn from(fault: RingFault) -> Stop {
        let how = match fault {
            RingFault::AlreadyThere { .. } => " (--journal, --resume)",
            RingFault::Busy { .. } => "",
        };
        Stop::Wrong(format!("{fault}{how}"))
    }
}

impl From<GoOnFault> for Stop {
    fn from(fault: GoOnFault) -> Stop {
        match fault {
            GoOnFault::Scenario(fault) => Stop::from(fault),
            GoOnFault::Kept(fault) => Stop::from(fault),
            GoOnFault::NoJournal { .. } => Stop::Faults(fault.to_string()),
            GoOnFault::Unreadable { .. } | GoOnFault::Over { .. } => Stop::Wrong(fault.to_string()),
        }
    }
}

impl From<Unread> for Stop {
    fn from(why: Unread) -> Stop {
        match why {
            Unread::File(..) => Stop::Wrong(why.to_string()),
            Unread::Journal(..) => Stop::Faults(why.to_string()),
            Unread::Library(fault) => Stop::from(fault),
        }
    }
}

impl From<(&Path, journal::Fault)> for Stop {
    fn from((path, fault): (&Path, journal::Fault)) -> Stop {
        Stop::Faults(format!("{}: {fault}", path.display()))
    }
}
