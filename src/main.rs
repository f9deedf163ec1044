//! The command line.

use std::process::ExitCode;

use warning_signs::terminal;
use warning_signs::terminal::command_line::CommandLine;

/// A server that has been busy gives memory back, which the system's own allocator hardly does.
#[cfg(feature = "web")]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let line = CommandLine::read();
    if let Err(code) = terminal::adopt_force(&line) {
        return code;
    }
    #[cfg(feature = "desktop")]
    if let Some(code) = in_a_window(&line) {
        return code;
    }
    #[cfg(feature = "web")]
    if let Some(code) = in_a_browser(&line) {
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

/// What is done in a browser; `None` when that is for the terminal. Where there is no window to be had, whoever sits at a
/// terminal is served the calls too: there may be a browser where there is no display.
#[cfg(feature = "web")]
fn in_a_browser(line: &CommandLine) -> Option<ExitCode> {
    use std::io::{IsTerminal, stdin};
    use warning_signs::terminal::command_line::{Serve, Verb};
    use warning_signs::web;

    let (scenarios, voices) = (line.scenarios.as_deref(), line.voices.as_deref());
    match &line.verb {
        Some(Verb::Serve(serve)) => Some(web::main(scenarios, voices, serve)),
        Some(Verb::Sessions(sessions)) => Some(web::sessions::main(scenarios, sessions)),
        None if line.asks_for_shelf() && stdin().is_terminal() => {
            Some(web::main(scenarios, voices, &Serve::at_any_port()))
        }
        _ => None,
    }
}
