//! What a journal belongs to.

use serde::{Deserialize, Serialize};

use crate::call::Call;
use crate::call::terms::Terms;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Loaded;

/// The journal's form. Raised when a journal written before could not be read any more.
pub const FORMAT: u32 = 1;

/// The first record of a journal: which call this is.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Header {
    /// The journal's form: [`FORMAT`].
    pub format: u32,
    /// The version of the program that wrote it.
    pub engine: String,
    /// The scenario's id.
    pub scenario: String,
    /// Its version.
    pub version: u32,
    /// blake3 of its text, in hex.
    pub hash: String,
    /// The seed.
    pub seed: Seed,
    /// The terms.
    pub terms: Terms,
}

impl Header {
    /// The header of this call's journal.
    pub fn of(call: &Call) -> Header {
        let scenario = call.scenario();
        let identity = Identity {
            id: &scenario.script.id,
            version: scenario.script.version,
            hash: &scenario.hash,
        };
        Header::with(identity, call.seed(), call.terms())
    }

    /// The header of a journal of what has this identity.
    pub fn with(identity: Identity<'_>, seed: Seed, terms: Terms) -> Header {
        Header {
            format: FORMAT,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: identity.id.to_owned(),
            version: identity.version,
            hash: hex(identity.hash),
            seed,
            terms,
        }
    }

    /// Whether a journal with this header belongs to what has this identity.
    pub fn is_of(&self, identity: Identity<'_>) -> bool {
        self.scenario == identity.id && self.hash == hex(identity.hash)
    }

    /// Whether a journal with this header was written with this very scenario.
    pub fn belongs_to(&self, scenario: &Loaded) -> bool {
        self.is_of(Identity {
            id: &scenario.script.id,
            version: scenario.script.version,
            hash: &scenario.hash,
        })
    }
}

/// What a journal belongs to: a scenario's id, its version and the hash of all it is made of.
#[derive(Clone, Copy, Debug)]
pub struct Identity<'s> {
    /// The scenario's id.
    pub id: &'s str,
    /// Its version.
    pub version: u32,
    /// blake3 of what it is made of.
    pub hash: &'s [u8; 32],
}

/// Bytes in lower-case hex.
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut out = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(char::from(DIGITS[usize::from(byte >> 4)]));
        out.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    out
}
