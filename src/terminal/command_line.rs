//! What can be typed after `warning-signs`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::draft::New;
use crate::call::terms::{Mode, Terms};
use crate::limits::EXPLORED_RUNS;

/// Trains police call handlers to recognise grooming, check records, and act on what a parent says.
///
/// Without a command it opens the shelf: choose a call and play it.
#[derive(Clone, Debug, Parser)]
#[command(name = "warning-signs", version, about, long_about)]
#[command(after_help = "Exit codes: 0 done, 1 the thing examined has faults, 2 wrong use.")]
pub struct CommandLine {
    /// The folder of scenarios; otherwise the one WARNING_SIGNS_SCENARIOS names, or `scenarios` here or beside the
    /// program.
    #[arg(long, global = true, value_name = "DIR")]
    pub scenarios: Option<PathBuf>,
    /// The folder of recordings; otherwise the one WARNING_SIGNS_VOICES names, or `assets/voices` beside the scenarios.
    #[arg(long, global = true, value_name = "DIR")]
    pub voices: Option<PathBuf>,
    /// Your force's own names, hours and times for grades and routes; otherwise the file WARNING_SIGNS_FORCE names, or
    /// those of the lists. `assets/catalogue/force.ron` shows how.
    #[arg(long, global = true, value_name = "FILE")]
    pub force: Option<PathBuf>,
    /// No colour, no redrawing: plain lines, for screen readers and for reading back.
    #[arg(long, global = true)]
    pub plain: bool,
    /// Without a command: the shelf in this terminal, where there is a display too.
    #[arg(long)]
    pub terminal: bool,
    /// What to do.
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

impl CommandLine {
    /// Reads what was typed; where it cannot be read, says so and ends the program.
    pub fn read() -> CommandLine {
        CommandLine::parse()
    }

    /// Whether it asks for the shelf, in whatever front end there is.
    pub fn asks_for_shelf(&self) -> bool {
        self.verb.is_none() && !self.terminal && !self.plain
    }
}

/// What to do.
#[derive(Clone, Debug, Subcommand)]
pub enum Verb {
    /// The scenarios: id, title, seat, level, length, twin.
    List {
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Play a call, or run a script of one.
    Play(Play),
    /// Score a journal and explain it.
    Debrief {
        /// The journal.
        journal: PathBuf,
        /// One JSON document.
        #[arg(long)]
        json: bool,
        /// Write it as a page to this file.
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
    },
    /// The call again, line by line.
    Replay {
        /// The journal.
        journal: PathBuf,
        /// Stop after this event, counted from 1.
        #[arg(long, value_name = "SEQ")]
        until: Option<u64>,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Every fault of every scenario, at once; exit code 1 if any is an error.
    Check {
        /// Scripts or folders; all scenarios unless given.
        paths: Vec<PathBuf>,
        /// Have made-up trainees play every scenario too, so many times, and warn of what they never reach, rarely meet,
        /// or score alike.
        #[arg(
            long,
            value_name = "N",
            num_args = 0..=1,
            require_equals = true,
            default_missing_value = "1000",
            value_parser = clap::value_parser!(u32).range(4..=EXPLORED)
        )]
        explore: Option<u32>,
        /// One JSON document.
        #[arg(long)]
        json: bool,
        /// Check again whenever one of them is saved, until stopped with Ctrl C.
        #[arg(long, conflicts_with = "json")]
        watch: bool,
    },
    /// Have made-up trainees play a scenario many times: what they reach, what they score, and what nobody can.
    Explore(Explore),
    /// What a fault's code means and how to mend it.
    Explain {
        /// The code.
        code: String,
    },
    /// Begin a scenario: a few questions, and a draft of it and of its innocent twin that can be played at once.
    New(New),
    /// Draw a scenario: what opens each fact, what it shows, and what rests on it.
    Graph {
        /// The scenario.
        id: String,
        /// The file to draw it to; standard output unless given.
        #[arg(short, long, value_name = "FILE.svg")]
        out: Option<PathBuf>,
        /// The same in words, for a screen reader.
        #[arg(long)]
        outline: bool,
    },
    /// Help an editor while scenarios and plays are written: a language server on standard input and output.
    Lsp,
    /// Put a scenario, or a shelf of them, into one file to hand on: scripts, plays, recordings.
    Pack(Pack),
    /// Check the scenarios of such a file and put them on the shelf.
    Unpack(Unpack),
    /// What a question would be taken for.
    Understand {
        /// The scenario.
        id: String,
        /// The question; read line by line from standard input unless given.
        question: Option<String>,
        /// How many of the utterances of this file are rightly understood. Each line: the utterance, a tab, and
        /// the fact's id, several joined by "+", or "none".
        #[arg(long, value_name = "FILE", conflicts_with = "question")]
        evaluate: Option<PathBuf>,
        /// Which variant.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// The questions most calls have in common, which a fact names under `questions`; with an id, its ways of asking.
    Questions {
        /// The question; all unless given.
        id: Option<String>,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Make the recordings of a scenario's lines: what is missing or stale, and nothing else.
    Voice(Voice),
    /// Write the author's guide, which is scenarios/README.md.
    #[command(hide = true)]
    Guide {
        /// The file to write it to; standard output unless given.
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// The same calls in a browser: serves them from this machine, and prints the address.
    Serve(Serve),
    /// The sessions that are kept: what they came to, what is erased, and who did what. For whoever runs the server.
    Sessions(Sessions),
    /// Draw the pictures of every screen of the window.
    #[command(hide = true)]
    Pictures {
        /// The folder they are drawn into.
        folder: PathBuf,
        /// Hold them against those that are there instead, and draw what differs into this folder.
        #[arg(long, value_name = "DIR")]
        check: Option<PathBuf>,
    },
    /// What trainees typed and was not understood, with how often, to add phrases by.
    Unmatched {
        /// The scenario; all unless given.
        id: Option<String>,
        /// The folder of journals (files that end in `.journal`); the one calls are kept in unless given.
        #[arg(long, value_name = "DIR")]
        journals: Option<PathBuf>,
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
}

/// What is served, and where.
#[derive(Args, Clone, Debug)]
pub struct Serve {
    /// Where it is served: an address of this machine and a port; port 0 takes any that is free.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8765")]
    pub address: std::net::SocketAddr,
    /// The folder learners' calls are kept in; otherwise where this machine keeps a user's data.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// A PostgreSQL database to keep everything in instead, for several servers: `postgres://user@host/name`. The connection is
    /// not encrypted: use a local socket, a private network or a tunnel.
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// Where trainees find it, if that is not this machine's own address, such as `https://training.example`.
    #[arg(long, value_name = "URL")]
    pub found_at: Option<String>,
    /// How many days a session is kept before it is erased.
    #[arg(long, value_name = "DAYS", default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=3_650))]
    pub keep: u16,
    /// Read a password for the instructor from standard input, to come in by as well as by the link.
    #[arg(long)]
    pub set_password: bool,
    /// Draw a new link for the instructor, and forget the password: whoever had either is out.
    #[arg(long)]
    pub new_link: bool,
    /// Open it in this machine's browser.
    #[arg(long)]
    pub open: bool,
}

impl Serve {
    /// This machine alone is served, at any port that is free.
    pub fn at_any_port() -> Serve {
        Serve {
            address: std::net::SocketAddr::from(([127, 0, 0, 1], 0)),
            data: None,
            database: None,
            found_at: None,
            keep: 90,
            set_password: false,
            new_link: false,
            open: false,
        }
    }
}

/// What is done with the sessions that are kept. It may be done while they are served.
#[derive(Args, Clone, Debug)]
pub struct Sessions {
    /// The folder they are kept in, as it was named to `serve`; otherwise where this machine keeps a user's data.
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// The PostgreSQL database they are kept in instead: postgres://user@host/name.
    #[arg(long, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// What is done.
    #[command(subcommand)]
    pub verb: SessionsVerb,
}

/// What is done with the sessions that are kept. Ids may be given by their first 6 digits or more.
#[derive(Clone, Debug, Subcommand)]
pub enum SessionsVerb {
    /// The sessions: id, code while it is open, phase, seats, when it was made, when it is erased, title.
    List {
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// What a session came to: results as a spreadsheet, a table or data, or its debrief as a page or a PDF.
    Export {
        /// The session.
        id: String,
        /// How it is written.
        #[arg(long = "as", value_name = "KIND", value_enum)]
        kind: RoomKind,
        /// The file; one that is there is replaced. Standard output unless given.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// With the names trainees went by. A debrief has none.
        #[arg(long)]
        names: bool,
    },
    /// One trainee's part of a session: their report, their record of practice, or everything that is kept.
    Trainee {
        /// The session.
        id: String,
        /// The number of their seat, from 1.
        #[arg(value_parser = clap::value_parser!(u32).range(1..))]
        seat: u32,
        /// How it is written.
        #[arg(long = "as", value_name = "KIND", value_enum, default_value_t)]
        kind: TraineeKind,
        /// The file; one that is there is replaced. Standard output unless given.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Erase a session with everything that was done in it, or one trainee's part of it.
    Erase {
        /// The session.
        id: String,
        /// Only what is kept of the trainee at this seat.
        #[arg(long, value_name = "NO", value_parser = clap::value_parser!(u32).range(1..))]
        seat: Option<u32>,
        /// Do it. Otherwise it is only said what would be erased.
        #[arg(long)]
        yes: bool,
    },
    /// Erase everything that is kept of a learner, in sessions and by themselves.
    EraseLearner {
        /// The learner. Their own settings page shows the first 6 digits.
        learner: String,
        /// Do it. Otherwise it is only said what would be erased.
        #[arg(long)]
        yes: bool,
    },
    /// Everything that is kept of a learner, as one JSON document: for whoever asks what is known of them.
    ExportLearner {
        /// The learner. Their own settings page shows the first 6 digits.
        learner: String,
        /// The file; one that is there is replaced. Standard output unless given.
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Who saw, exported and erased what; exit code 1 if a row was changed or taken out.
    Audit {
        /// One JSON document.
        #[arg(long)]
        json: bool,
    },
    /// Erase what has been kept long enough. The server does so by itself, every day.
    Purge,
}

/// How what a session came to is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum RoomKind {
    /// A spreadsheet of all results.
    Xlsx,
    /// A table of all results, as plain text.
    Csv,
    /// All results, for other programs.
    Json,
    /// The debrief, as a page that prints.
    Html,
    /// The debrief, as a PDF.
    Pdf,
}

/// How one trainee's part of a session is written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum TraineeKind {
    /// Their report, as a page that prints.
    #[default]
    Html,
    /// Their report, as a PDF.
    Pdf,
    /// Their record of practice, as a PDF.
    Certificate,
    /// Everything the session keeps of them.
    Json,
}

/// What is done about recordings.
#[derive(Clone, Debug, Args)]
pub struct Voice {
    /// The scenario; all unless given.
    pub id: Option<String>,
    /// Set up the shipped speech engine, in a folder of its own. Needs Python and a network, once.
    #[arg(long, conflicts_with_all = ["id", "check", "sheet", "take"])]
    pub install: bool,
    /// Make nothing; say what is missing, stale, too loud, too long or orphaned. Exit code 1 if anything is.
    #[arg(long, conflicts_with_all = ["sheet", "take"])]
    pub check: bool,
    /// Have every recording listened to by a recogniser, and list what it makes out worst.
    #[arg(long, requires = "check")]
    pub recognise: bool,
    /// Write a sheet for voice actors: what to record, how it is said, and what to name each file.
    #[arg(
        long,
        value_name = "FILE.xlsx",
        requires = "id",
        conflicts_with = "take"
    )]
    pub sheet: Option<PathBuf>,
    /// Take in the WAV files of this folder, each named as the sheet says.
    #[arg(long, value_name = "DIR", requires = "id")]
    pub take: Option<PathBuf>,
    /// Only recordings of these lines.
    #[arg(long, value_name = "LINE")]
    pub only: Vec<String>,
    /// How many are made at once; as many as there are cores unless given.
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
    /// How long an engine may take for one thing, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 120)]
    pub patience: u64,
    /// One JSON document.
    #[arg(long, requires = "check")]
    pub json: bool,
}

/// How a scenario is explored.
#[derive(Clone, Debug, Args)]
pub struct Explore {
    /// The scenario.
    pub id: String,
    /// How many plays: a quarter each by random, novice, keen and expert trainees.
    #[arg(long, value_name = "N", default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(4..=EXPLORED))]
    pub runs: u32,
    /// Where all chance comes from; the same seed gives the same figures.
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// One JSON document.
    #[arg(long)]
    pub json: bool,
    /// Write it as a page to this file.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// How many plays may be asked for.
const EXPLORED: i64 = EXPLORED_RUNS as i64;
/// What is packed.
#[derive(Clone, Debug, Args)]
pub struct Pack {
    /// A scenario's folder, or a folder of scenarios.
    pub folder: PathBuf,
    /// The file; one that is there is replaced.
    #[arg(short, long, value_name = "FILE.zip")]
    pub output: PathBuf,
    /// Leave recordings out.
    #[arg(long)]
    pub without_recordings: bool,
    /// Who makes it; the owners of the scenarios unless given.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// The terms under which it is handed on.
    #[arg(long, value_name = "TERMS")]
    pub licence: Option<String>,
}

/// What is unpacked.
#[derive(Clone, Debug, Args)]
pub struct Unpack {
    /// The file.
    pub pack: PathBuf,
    /// The folder of scenarios they are put into; the one that is played from unless given.
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
    /// Let scenarios that are there make place.
    #[arg(long)]
    pub replace: bool,
}

/// How a call is played.
#[derive(Clone, Debug, Default, Args)]
pub struct Play {
    /// The scenario. With --resume it may be left out.
    #[arg(required_unless_present = "resume")]
    pub id: Option<String>,
    /// Which variant: names, ages and things are drawn from it. Random unless given; 1 with --script.
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// How much help there is.
    #[arg(long, value_enum, default_value_t)]
    pub mode: ModeName,
    /// The clock moves only by what is said, for those who need longer to read or type.
    #[arg(long)]
    pub untimed: bool,
    /// The clock goes at half speed while the caller is silent, for those who need a little longer.
    #[arg(long, conflicts_with = "untimed")]
    pub slowed: bool,
    /// Hear nothing; what is said is written in any case.
    #[arg(long)]
    pub no_sound: bool,
    /// Hear the caller without the sounds of the room and the line.
    #[arg(long)]
    pub no_room: bool,
    /// Run this `.play` script without waiting, and end with the debrief.
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    pub script: Option<PathBuf>,
    /// Keep the call in this file; it must not be there yet, unless with --resume.
    #[arg(long, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// Go on with the newest unfinished call (of this scenario, or of the journal named).
    #[arg(long)]
    pub resume: bool,
    /// Print the debrief as one JSON document and nothing else.
    #[arg(long, requires = "script")]
    pub json: bool,
}

/// How much help there is.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum ModeName {
    /// The topics still open are named, and a colleague gives hints.
    Guided,
    /// A colleague gives a hint when asked.
    #[default]
    Practice,
    /// Neither.
    Assessed,
}

impl Play {
    /// The terms it asks for.
    pub fn terms(&self) -> Terms {
        let mode = match self.mode {
            ModeName::Guided => Mode::Guided,
            ModeName::Practice => Mode::Practice,
            ModeName::Assessed => Mode::Assessed,
        };
        Terms {
            mode,
            untimed: self.untimed,
            slowed: self.slowed,
            follows: false,
        }
    }
}
