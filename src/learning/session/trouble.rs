//! Why something asked of a session's server was not done.

use std::fmt;

use ureq::Error;

/// Why something was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing answered, or not in time.
    NotReached(String),
    /// Something answers there that is not this program's server.
    Elsewhere,
    /// It is only answered over `https`, which is not spoken here yet.
    Secure,
    /// The server refused it.
    Refused {
        /// The status.
        status: u16,
        /// Why, in words for the trainee.
        words: String,
    },
}

impl Trouble {
    /// Whether the same may well be done later.
    pub fn may_pass(&self) -> bool {
        match self {
            Trouble::NotReached(_) => true,
            Trouble::Refused { status, .. } => {
                matches!(status, 408 | 409 | 429) || (500..600).contains(status)
            }
            Trouble::Elsewhere | Trouble::Secure => false,
        }
    }

    /// The status it was refused with.
    pub fn status(&self) -> Option<u16> {
        match self {
            Trouble::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// Whether the session is not there, or not for whoever asks.
    pub fn is_gone(&self) -> bool {
        matches!(self.status(), Some(401 | 403 | 404))
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::NotReached(why) => write!(f, "it cannot be reached just now ({why})"),
            Trouble::Elsewhere => f.write_str("something else answers there"),
            Trouble::Secure => f.write_str("it is only served over https"),
            Trouble::Refused { words, .. } => f.write_str(words),
        }
    }
}

impl std::error::Error for Trouble {}

impl From<Error> for Trouble {
    fn from(fault: Error) -> Trouble {
        match fault {
            Error::StatusCode(status) => Trouble::Refused {
                status,
                words: String::new(),
            },
            Error::Protocol(_) | Error::BodyExceedsLimit(_) | Error::Json(_) => Trouble::Elsewhere,
            other => Trouble::NotReached(other.to_string()),
        }
    }
}
