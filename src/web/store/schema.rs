//! The tables, and how files and databases of earlier versions become ones of this.

/// What makes the tables of each version those of the next, statement by statement, as SQLite writes it. Never changed once
/// released, only added to.
pub const MIGRATIONS: [&[&str]; 2] = [FIRST, CLASSROOM];

const FIRST: &[&str] = &[
    "CREATE TABLE learner (
        id BLOB PRIMARY KEY,
        nickname TEXT,
        language TEXT NOT NULL,
        settings TEXT NOT NULL,
        made_s INTEGER NOT NULL,
        seen_s INTEGER NOT NULL
    ) WITHOUT ROWID",
    "CREATE TABLE call (
        id BLOB PRIMARY KEY,
        learner BLOB NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
        scenario TEXT NOT NULL,
        begun_s INTEGER NOT NULL,
        touched_s INTEGER NOT NULL,
        standing INTEGER NOT NULL
    ) WITHOUT ROWID",
    "CREATE INDEX call_of_learner ON call (learner, touched_s)",
    "CREATE TABLE piece (
        call BLOB NOT NULL REFERENCES call (id) ON DELETE CASCADE,
        no INTEGER NOT NULL,
        sent INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        PRIMARY KEY (call, no)
    ) WITHOUT ROWID",
];

/// Rooms; names apart from what was done; a day on every row after which it is erased; and the audit.
const CLASSROOM: &[&str] = &[
    // What people are called, by room; a room of no bytes is the learner's own shelf.
    "CREATE TABLE identity.name (
        room BLOB NOT NULL,
        learner BLOB NOT NULL,
        nickname TEXT NOT NULL,
        keep_until_s INTEGER NOT NULL,
        PRIMARY KEY (room, learner)
    ) WITHOUT ROWID",
    "ALTER TABLE learner ADD COLUMN keep_until_s INTEGER NOT NULL DEFAULT 0",
    "UPDATE learner SET keep_until_s = seen_s + 63158400",
    "INSERT INTO identity.name SELECT x'', id, nickname, keep_until_s FROM learner WHERE nickname IS NOT NULL",
    "ALTER TABLE learner DROP COLUMN nickname",
    "ALTER TABLE call ADD COLUMN keep_until_s INTEGER NOT NULL DEFAULT 0",
    "UPDATE call SET keep_until_s = touched_s + 63158400",
    "CREATE TABLE room (
        id BLOB PRIMARY KEY,
        code TEXT UNIQUE,
        plan TEXT NOT NULL,
        standing TEXT NOT NULL,
        version INTEGER NOT NULL,
        seats INTEGER NOT NULL,
        made_s INTEGER NOT NULL,
        keep_until_s INTEGER NOT NULL
    ) WITHOUT ROWID",
    "CREATE TABLE seat (
        room BLOB NOT NULL REFERENCES room (id) ON DELETE CASCADE,
        no INTEGER NOT NULL,
        learner BLOB NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
        step INTEGER NOT NULL,
        standing INTEGER NOT NULL,
        hint TEXT,
        hints INTEGER NOT NULL,
        joined_s INTEGER NOT NULL,
        seen_s INTEGER NOT NULL,
        keep_until_s INTEGER NOT NULL,
        PRIMARY KEY (room, no),
        UNIQUE (room, learner)
    ) WITHOUT ROWID",
    "CREATE INDEX seat_of_learner ON seat (learner)",
    "CREATE TABLE turn (
        call BLOB PRIMARY KEY REFERENCES call (id) ON DELETE CASCADE,
        room BLOB NOT NULL,
        seat INTEGER NOT NULL,
        step INTEGER NOT NULL,
        progress TEXT NOT NULL,
        acted_ms INTEGER NOT NULL,
        came TEXT,
        keep_until_s INTEGER NOT NULL,
        UNIQUE (room, seat, step),
        FOREIGN KEY (room, seat) REFERENCES seat (room, no) ON DELETE CASCADE
    ) WITHOUT ROWID",
    "CREATE TABLE vote (
        room BLOB NOT NULL,
        step INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        seat INTEGER NOT NULL,
        said TEXT NOT NULL,
        meaning TEXT,
        keep_until_s INTEGER NOT NULL,
        PRIMARY KEY (room, step, asked, seat),
        FOREIGN KEY (room, seat) REFERENCES seat (room, no) ON DELETE CASCADE
    ) WITHOUT ROWID",
    "CREATE TABLE audit (
        no INTEGER PRIMARY KEY,
        at_s INTEGER NOT NULL,
        who TEXT NOT NULL,
        did TEXT NOT NULL,
        what TEXT NOT NULL,
        hash BLOB NOT NULL,
        keep_until_s INTEGER NOT NULL
    )",
    // Where the chain ends, so that a row that was taken off its end is missed, and where it begins since older rows were
    // erased in their time.
    "CREATE TABLE audit_head (
        id INTEGER PRIMARY KEY,
        no INTEGER NOT NULL,
        hash BLOB NOT NULL,
        first_no INTEGER NOT NULL,
        first_hash BLOB NOT NULL
    )",
    "INSERT INTO audit_head VALUES (0, 0, x'', 0, x'')",
    // What all servers of one database must have in common: the key of their cookies, and the instructor's secret, hashed.
    "CREATE TABLE secret (
        name TEXT PRIMARY KEY,
        bytes BLOB NOT NULL
    ) WITHOUT ROWID",
];
