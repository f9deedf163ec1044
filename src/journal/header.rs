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
        Header {
            format: FORMAT,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: scenario.script.id.clone(),
            version: scenario.script.version,
            hash: hex(&scenario.hash),
            seed: call.seed(),
            terms: call.terms(),
        }
    }

    /// Whether a journal with this header was written with this very scenario.
    pub fn belongs_to(&self, scenario: &Loaded) -> bool {
        self.scenario == scenario.script.id && self.hash == hex(&scenario.hash)
    }
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
