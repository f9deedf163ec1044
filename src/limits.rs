//! Every cap of the project in one place. A loop over input is bounded by one of these.

/// The largest scenario file that is read, in bytes.
pub const SCENARIO_BYTES: usize = 2 * 1024 * 1024;
/// How deep a RON text may be nested.
pub const NESTING: usize = 64;
/// How many meanings an utterance is offered as.
pub const CANDIDATES: usize = 3;
/// How many traces a search of the record systems brings back.
pub const TRACES: usize = 20;
/// The longest text of one field of a record search, in characters.
pub const QUERY_CHARS: usize = 200;
/// How many words of a name are compared; further words are passed over.
pub const NAME_WORDS: usize = 6;
/// How many letters of one word of a name, a town or a username are compared.
pub const WORD_CHARS: usize = 40;
