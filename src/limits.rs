//! Every cap of the project in one place. A loop over input is bounded by one of these.

/// The largest scenario file that is read, in bytes.
pub const SCENARIO_BYTES: usize = 2 * 1024 * 1024;
/// How deep a RON text may be nested.
pub const NESTING: usize = 64;
/// How many meanings an utterance is offered as.
pub const CANDIDATES: usize = 3;
/// The longest call, in milliseconds: four hours.
pub const CALL_MS: u64 = 4 * 60 * 60 * 1000;
/// How many events a call may have.
pub const EVENTS: usize = 50_000;
/// The longest thing a trainee may type as a question, a reason or a log entry, in characters.
pub const TYPED_CHARS: usize = 2_000;
/// How many marks may stand at once.
pub const MARKS: usize = 400;
/// How many enquiries a call may make.
pub const ENQUIRIES: usize = 100;
/// How many entries a log may have.
pub const LOG_ENTRIES: usize = 300;
/// How many quotes and traces a challenge may bring.
pub const CHALLENGE_EVIDENCE: usize = 40;
/// How many events one command may still bring after the last that is taken.
pub const EVENTS_SLACK: usize = 5_000;
/// How many steps a play may have.
pub const PLAY_STEPS: usize = 20_000;
/// How many `key=value` pairs a step may have.
pub const PLAY_PAIRS: usize = 50;
/// How many traces a search of the record systems brings back.
pub const TRACES: usize = 20;
/// The longest text of one field of a record search, in characters.
pub const QUERY_CHARS: usize = 200;
/// How many words of a name are compared; further words are passed over.
pub const NAME_WORDS: usize = 6;
/// How many letters of one word of a name, a town or a username are compared.
pub const WORD_CHARS: usize = 40;
/// How much of an utterance is considered, in characters; the rest is not read.
pub const UTTERANCE_CHARS: usize = 600;
/// How many phrases of a call's own are compared with an utterance; further ones count for nothing.
pub const PHRASES: usize = 65_535;
/// How many questions or moves one utterance is taken to hold.
pub const PARTS: usize = 4;
/// How many faults of a script are reported at once.
pub const FAULTS: usize = 100;
/// How many logs a supervisor's script may have.
pub const LOGS: usize = 40;
/// How many things a supervisor may do about one log.
pub const REVIEW_ACTS: usize = 60;
/// How many facts a script may have.
pub const FACTS: usize = 2_000;
/// How many lines the caller may have in all.
pub const LINES: usize = 10_000;
/// How many records a script may have.
pub const RECORDS: usize = 20_000;
/// The longest line, the longest phrase a script asks for and the longest question for a room, in characters.
pub const LINE_CHARS: usize = 600;
/// The longest other text of a script, in characters.
pub const TEXT_CHARS: usize = 4_000;
/// The longest id, in characters.
pub const ID_CHARS: usize = 64;
/// How many questions for a room a script may have.
pub const DISCUSS: usize = 8;
/// How many entries any other list of a script may have.
pub const LIST: usize = 1_000;
/// The largest journal that is read, in bytes.
pub const JOURNAL_BYTES: u64 = 64 * 1024 * 1024;
/// How much of a journal's beginning and of its end is read to tell what call it is and whether it is over, in bytes.
pub const JOURNAL_END_BYTES: u64 = 16 * 1024;
/// How many different utterances that were not understood are gathered of one scenario.
pub const UNMATCHED: usize = 20_000;
/// The largest list of utterances to evaluate that is read, in bytes.
pub const EVALUATION_BYTES: u64 = 2 * 1024 * 1024;
/// How many lines such a list may have.
pub const EVALUATION_LINES: usize = 20_000;
/// The largest play that is read, in bytes.
pub const PLAY_BYTES: u64 = 2 * 1024 * 1024;
/// How many folders or journals of one folder are looked at.
pub const FOLDER_ENTRIES: usize = 10_000;
/// How often the same kind treatment still moves the caller; after that it is only words.
pub const KIND_WORDS: u8 = 3;
/// How many recordings a scenario may have.
pub const RECORDINGS: usize = 50_000;
/// The largest list of recordings that is read, in bytes.
pub const RECORDINGS_BYTES: u64 = 16 * 1024 * 1024;
/// The longest a recording lasts, in milliseconds.
pub const RECORDING_MS: u32 = 90_000;
/// The largest sound file that is read, in bytes.
pub const SOUND_BYTES: u64 = 64 * 1024 * 1024;
/// In how many ways one line may be drawn to be recorded in all of them.
pub const LINE_VARIANTS: usize = 500;
/// The largest recording of a line that is read, in bytes.
pub const RECORDING_BYTES: u64 = 2 * 1024 * 1024;
/// How many recordings that could not be heard are told of.
pub const SOUND_NOTICES: usize = 1_000;
/// The largest file of a force's own words that is read, in bytes.
pub const FORCE_BYTES: u64 = 64 * 1024;
/// How many files of a shelf are watched for changes.
pub const FILES_WATCHED: usize = 20_000;
/// How many plays of a scenario are explored at once.
pub const EXPLORED_RUNS: u32 = 1_000_000;
/// How many commands a trainee that explores a scenario gives in one play.
pub const EXPLORED_STEPS: usize = 1_500;
/// The longest message an editor may send, in bytes; a longer one is passed over.
pub const EDITOR_MESSAGE_BYTES: u64 = 16 * 1024 * 1024;
/// The longest heading of such a message, in bytes.
pub const EDITOR_HEADING_BYTES: u64 = 4 * 1024;
/// How many documents an editor may have open at once.
pub const EDITOR_DOCUMENTS: usize = 500;
/// How many things that could be written next an editor is offered at once.
pub const COMPLETIONS: usize = 2_000;
/// The largest pack that is read, in bytes.
pub const PACK_BYTES: u64 = 1024 * 1024 * 1024;
/// The largest list of a pack that is read, in bytes.
pub const PACK_MANIFEST_BYTES: u64 = 16 * 1024 * 1024;
/// How many files a pack may have.
pub const PACK_FILES: usize = 60_000;
/// How many bytes all files of a pack may have together.
pub const PACK_INFLATED_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// How many times larger a file of a pack may be than what is kept of it there.
pub const PACK_RATIO: u64 = 200;
/// Up to which size a file of a pack may be any number of times larger than what is kept of it, in bytes.
pub const PACK_SMALL_BYTES: u64 = 4 * 1024;
/// How many bytes a browser may send at once.
pub const WEB_BODY_BYTES: usize = 32 * 1024;
/// How many connections the server holds at once. Beyond that, the one that has waited longest without asking anything
/// makes room.
pub const WEB_CONNECTIONS: usize = 12_288;
/// How long a browser may take to say what it wants, in milliseconds, and how long a connection may lie idle.
pub const WEB_HEAD_MS: u64 = 10_000;
/// How long a browser may take to send what it sends, in milliseconds.
pub const WEB_BODY_MS: u64 = 10_000;
/// How many requests a second one learner may make, and how many at once after a quiet time.
pub const WEB_REQUESTS: (u32, u32) = (30, 120);
/// How many streams one learner may listen to at once.
pub const WEB_STREAMS: u8 = 8;
/// How many new learners a second may come from one address, and how many at once after a quiet time.
pub const WEB_NEW_LEARNERS: (u32, u32) = (20, 400);
/// How many calls are kept of one learner.
pub const WEB_CALLS_KEPT: u32 = 1_000;
/// How many calls of a learner the shelf shows.
pub const WEB_CALLS_SHOWN: u32 = 100;
/// How many calls may be played at once.
pub const WEB_CALLS_AT_ONCE: usize = 5_000;
/// How many debriefs of calls that are over are kept in memory.
pub const WEB_RESULTS: usize = 10_000;
/// How many writes are taken into one transaction.
pub const WEB_WRITES: usize = 512;
/// The longest nickname, in characters.
pub const NICKNAME_CHARS: usize = 40;
/// The longest name of a session, in characters.
pub const ROOM_TITLE_CHARS: usize = 80;
/// How many calls a session may have.
pub const ROOM_CALLS: usize = 20;
/// The longest thing an instructor says to a session at once, in characters.
pub const HINT_CHARS: usize = 400;
/// How many different questions that a session would ask are shown.
pub const ROOM_QUESTIONS: usize = 40;
/// How many trainees may sit in one session.
pub const ROOM_SEATS: u32 = 5_000;
/// The longest question a trainee would have the room ask, in characters.
pub const VOTE_CHARS: usize = 200;
/// How many bytes of a journal are sent to a session's server at once. Written as JSON they are more, and still fewer than
/// it takes.
pub const POSTED_PIECE_BYTES: usize = 8 * 1024;
/// How many bytes of a journal may wait to be sent.
pub const POSTED_BYTES: usize = 1024 * 1024;
