//! Every cap of the project in one place. A loop over input is bounded by one of these.

/// The largest scenario file that is read, in bytes.
pub const SCENARIO_BYTES: usize = 2 * 1024 * 1024;
/// How deep a RON text may be nested.
pub const NESTING: usize = 64;
/// How many meanings an utterance is offered as.
pub const CANDIDATES: usize = 3;
/// How much of an utterance is considered, in characters; the rest is not read.
pub const UTTERANCE_CHARS: usize = 600;
/// How many questions or moves one utterance is taken to hold.
pub const PARTS: usize = 4;
