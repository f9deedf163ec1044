//! What whoever runs the server does with the sessions it keeps, on the command line: listing, exporting and erasing them, and
//! reading the audit. Whatever is shown, exported or erased so is in the audit too.
//!
//! It is done on the database itself, whether a server is running on it or not.

mod audit;
mod erasing;
mod list;
mod taking;
mod which;

use std::path::Path;
use std::process::ExitCode;

use super::command::data_folder;
use super::serving::place;
use super::store::{Store, StoreFault, Where};
use crate::authoring::library::Library;
use crate::terminal::command_line::{Sessions, SessionsVerb};
use crate::terminal::stop::Stop;

/// Who it is in the audit.
const WHO: &str = "command line";

/// Does what is wanted, and returns how that went.
pub fn main(scenarios: Option<&Path>, wanted: &Sessions) -> ExitCode {
    match run(scenarios, wanted) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => ExitCode::from(stop.tell()),
    }
}

fn run(scenarios: Option<&Path>, wanted: &Sessions) -> Result<u8, Stop> {
    let store = opened(wanted)?;
    match &wanted.verb {
        SessionsVerb::List { json } => list::list(&store, *json),
        SessionsVerb::Export {
            id,
            kind,
            output,
            names,
        } => {
            let library = Library::find(scenarios)?;
            let given = taking::Given::to(output.as_deref());
            taking::room(&store, &library, id, (*kind, *names), given)
        }
        SessionsVerb::Trainee {
            id,
            seat,
            kind,
            output,
        } => {
            let given = taking::Given::to(output.as_deref());
            taking::trainee(&store, id, *seat, *kind, given)
        }
        SessionsVerb::Erase { id, seat, yes } => match seat {
            None => erasing::room(&store, id, *yes),
            Some(no) => erasing::trainee(&store, id, *no, *yes),
        },
        SessionsVerb::EraseLearner { learner, yes } => erasing::learner(&store, learner, *yes),
        SessionsVerb::ExportLearner { learner, output } => {
            taking::learner(&store, learner, taking::Given::to(output.as_deref()))
        }
        SessionsVerb::Audit { json } => audit::audit(&store, *json),
        SessionsVerb::Purge => erasing::purge(&store),
    }
}

/// The database, which must be there: a folder that was mistyped holds no sessions, and none are begun in it.
fn opened(wanted: &Sessions) -> Result<Store, Stop> {
    let data = wanted.data.clone().unwrap_or_else(data_folder);
    let at = place(&data, wanted.database.as_deref());
    if let Where::File(path) = &at
        && !path.is_file()
    {
        return Err(Stop::Wrong(format!(
            "no sessions are kept in {}. Name the folder that `warning-signs serve` keeps them in with --data, or its \
             database with --database",
            data.display()
        )));
    }
    Ok(Store::open_at(&at)?)
}

impl From<StoreFault> for Stop {
    fn from(fault: StoreFault) -> Stop {
        match fault {
            StoreFault::Open(..) | StoreFault::Newer(_) => Stop::Wrong(fault.to_string()),
            other => Stop::Faults(other.to_string()),
        }
    }
}
