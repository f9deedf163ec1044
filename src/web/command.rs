//! The command that serves.

use std::io::{self, BufRead, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::classroom::Qr;
use super::serving::{Ready, Serving, serve, shown_address};
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
    let password = match wanted.set_password.then(password).transpose() {
        Ok(password) => password,
        Err(why) => return wrong(&why),
    };
    let serving = Serving {
        library,
        address: wanted.address,
        data: wanted.data.clone().unwrap_or_else(data_folder),
        database: wanted.database.clone(),
        found_at: wanted.found_at.clone(),
        kept_days: wanted.keep,
        password,
        new_link: wanted.new_link,
    };
    let served = serve(serving, |ready| {
        let address = shown_address(ready.address);
        // Nobody may be reading; it is served all the same.
        let _ = write!(io::stdout(), "{}", told(ready));
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

/// Where this machine keeps what the server must not lose.
pub fn data_folder() -> PathBuf {
    place::calls_folder().with_file_name("browser")
}

/// What is told once it is served.
fn told(ready: &Ready<'_>) -> String {
    let address = shown_address(ready.address);
    let mut told = format!("The calls are at {address}\n");
    if let Some(code) = ready.code {
        let joining = ready.found.joining(code);
        let others = ready.found.to_join().join(" or ");
        told += &format!("\nA session waits for trainees: {others}, code {code}\n");
        told +=
            &Qr::of(&joining).map_or_else(String::new, |it| format!("{}\n{joining}\n", it.text()));
    }
    told += &format!(
        "\nFor the instructor alone: {}\nWhoever has this link sees every session's results. Keep it to yourself.\n\
         \nCtrl C ends. To play in this terminal instead: warning-signs --terminal\n",
        ready.instructor
    );
    told
}

/// How long a password has to be, and may be, in characters.
const PASSWORD: std::ops::RangeInclusive<usize> = 12..=200;

/// The instructor's password, as it is typed or sent on standard input.
fn password() -> Result<String, String> {
    if io::stdin().is_terminal() {
        let _ = writeln!(
            io::stderr(),
            "Type the instructor's password, and press Enter. It can be seen as it is typed."
        );
    }
    let mut line = String::new();
    let read = io::stdin().lock().take(4_096).read_line(&mut line);
    read.map_err(|why| format!("The password cannot be read: {why}"))?;
    let password = line.trim_end_matches(['\r', '\n']).to_owned();
    if PASSWORD.contains(&password.chars().count()) {
        Ok(password)
    } else {
        let (least, most) = (PASSWORD.start(), PASSWORD.end());
        Err(format!(
            "A password has {least} to {most} characters. Three or four words that do not belong together do well."
        ))
    }
}
