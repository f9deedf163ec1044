//! The command that serves.

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::serving::{Serving, serve, shown_address};
use crate::authoring::library::Library;
use crate::learning::place;
use crate::terminal::command_line::Serve;
use crate::terminal::stop::WRONG_USE;

/// Serves until it is interrupted.
pub fn main(scenarios: Option<&Path>, voices: Option<&Path>, wanted: &Serve) -> ExitCode {
    let library = match Library::find(scenarios) {
        Ok(library) => library.with_voices(voices),
        Err(why) => return wrong(&why.to_string()),
    };
    let serving = Serving {
        library,
        address: wanted.address,
        data: wanted.data.clone().unwrap_or_else(|| {
            let calls = place::calls_folder();
            calls.with_file_name("browser")
        }),
    };
    let served = serve(serving, |address| {
        let address = shown_address(address);
        // Nobody may be reading; it is served all the same.
        let _ = writeln!(
            io::stdout(),
            "The calls are at {address}\nCtrl C ends. To play in this terminal instead: warning-signs --terminal"
        );
        if wanted.open && open::that_detached(&address).is_err() {
            let _ = writeln!(
                io::stderr(),
                "No browser could be opened: open {address} yourself."
            );
        }
    });
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => wrong(&why.to_string()),
    }
}

fn wrong(why: &str) -> ExitCode {
    let _ = writeln!(io::stderr(), "{why}");
    ExitCode::from(WRONG_USE)
}
