//! Why a draft is not made.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::scenario::diagnostic::Diagnostic;

/// Why a draft is not made. Nothing has been written then.
#[derive(Debug)]
pub enum DraftFault {
    /// An id that is none.
    Id {
        /// What was given.
        id: String,
    },
    /// The scenario and its twin have one id.
    SameId,
    /// A title that is empty, too long, or cannot be shown.
    Title {
        /// The most characters it may have.
        most: usize,
    },
    /// A level there is not.
    Level,
    /// Somebody who cannot ring.
    Caller,
    /// Neither a boy nor a girl.
    Child,
    /// Ages that are no child's, or too far apart.
    Ages {
        /// The youngest and the oldest a child is, in years.
        childhood: (u8, u8),
        /// In how many years the ages must lie.
        years: u8,
    },
    /// A sign there is not.
    Sign {
        /// What was given.
        id: String,
        /// The sign that comes nearest.
        near: Option<String>,
    },
    /// No signs, or too many.
    Signs {
        /// The most there may be.
        most: usize,
    },
    /// There is something of this name already.
    AlreadyThere {
        /// Where.
        path: PathBuf,
    },
    /// A file or folder cannot be written.
    Unwritable {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// A template cannot be filled in.
    Template {
        /// Why.
        why: String,
    },
    /// What the answers come to is no sound script.
    Script {
        /// Which of the two.
        id: String,
        /// What is the matter.
        fault: Option<Box<Diagnostic>>,
    },
}

impl fmt::Display for DraftFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DraftFault::Id { id } => write!(
                f,
                "`{id}` is no id. An id is lower-case letters and figures in words joined by single hyphens, such as \
                 quiet-evenings, at most 64 characters"
            ),
            DraftFault::SameId => f.write_str("the scenario and its twin must have different ids"),
            DraftFault::Title { most } => write!(
                f,
                "a title is one line of at most {most} characters that can be seen"
            ),
            DraftFault::Level => f.write_str("a level is foundation, practised or advanced"),
            DraftFault::Caller => {
                let names = super::Kin::ALL.map(super::Kin::name);
                write!(f, "whoever rings is one of: {}", names.join(", "))
            }
            DraftFault::Child => f.write_str("the call is about a boy or a girl"),
            DraftFault::Ages {
                childhood: (youngest, oldest),
                years,
            } => write!(
                f,
                "write the child's age as 13, or as a range 13..14, between {youngest} and {oldest} and of at most \
                 {years} years"
            ),
            DraftFault::Sign { id, near } => {
                write!(f, "there is no warning sign `{id}`")?;
                match near {
                    Some(near) => write!(f, "; did you mean `{near}`?"),
                    None => f.write_str(". `warning-signs new --signs` lists them"),
                }
            }
            DraftFault::Signs { most } => {
                write!(f, "name at least one warning sign and at most {most}")
            }
            DraftFault::AlreadyThere { path } => write!(
                f,
                "{} is there already, and nothing is ever written over. Choose another id",
                path.display()
            ),
            DraftFault::Unwritable { path, why } => {
                write!(f, "{} cannot be written: {why}", path.display())
            }
            DraftFault::Template { why } => write!(
                f,
                "the template could not be filled in: {why}. That is a fault of this program: tell its developers"
            ),
            DraftFault::Script { id, fault } => {
                write!(f, "the draft `{id}` would have a fault")?;
                if let Some(fault) = fault {
                    write!(f, ": {fault}")?;
                }
                f.write_str(". Answer otherwise; nothing was written")
            }
        }
    }
}

impl std::error::Error for DraftFault {}
