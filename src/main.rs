//! The command line.

use std::process::ExitCode;

use warning_signs::terminal;
use warning_signs::terminal::command_line::CommandLine;

fn main() -> ExitCode {
    let line = CommandLine::read();
    if let Err(code) = terminal::adopt_force(&line) {
        return code;
    }
    #[cfg(feature = "desktop")]
    if let Some(code) = in_a_window(&line) {
        return code;
    }
    terminal::main(&line)
}

/// What is done in a window, or drawn as one; `None` when that is for the terminal.
#[cfg(feature = "desktop")]
fn in_a_window(line: &CommandLine) -> Option<ExitCode> {
    use warning_signs::desktop;
    use warning_signs::terminal::command_line::Verb;

    let scenarios = line.scenarios.as_deref();
    if let Some(Verb::Pictures { folder, check }) = &line.verb {
        return Some(desktop::pictures::main(scenarios, folder, check.as_deref()));
    }
    if !line.asks_for_shelf() {
        return None;
    }
    match desktop::open(scenarios, line.voices.as_deref()) {
        Ok(code) => Some(code),
        Err(why) => {
            eprintln!("{why}");
            None
        }
    }
}
