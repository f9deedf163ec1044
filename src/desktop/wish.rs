//! What a screen asks for: panels show, and say what was wished; nothing else changes a call.

use std::path::PathBuf;

use crate::call::deed::Deed;

/// Something asked for on a screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Something done in the call.
    Do(Deed),
    /// The call's clock stands still.
    Pause,
    /// It goes on.
    GoOn,
    /// The call is put aside, to be gone on with later.
    PutAside,
    /// What a call is, before it is taken.
    Brief {
        /// The scenario.
        scenario: String,
    },
    /// A call is taken.
    Ring {
        /// The scenario.
        scenario: String,
        /// Which variant; any, unless given.
        seed: Option<u64>,
        /// For authors: the fact it begins at.
        at_fact: Option<String>,
    },
    /// A call is gone on with.
    Resume(PathBuf),
    /// What a kept call came to.
    Debrief(PathBuf),
    /// A play is watched.
    Watch {
        /// The scenario.
        scenario: String,
        /// The file of the play.
        play: PathBuf,
        /// Whether it is shown for a class: large, without a score.
        projected: bool,
    },
    /// The debrief as a page that prints, opened where pages are read.
    Print(PathBuf),
    /// Back to the shelf.
    Shelf,
    /// The session the console is in, or where one is joined.
    Session,
    /// The settings.
    Settings,
    /// The map of keys, what this is, and where help is found.
    Help,
    /// The window is closed.
    Close,
}
