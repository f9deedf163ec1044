//! The command line.

use std::process::ExitCode;

use warning_signs::terminal;
use warning_signs::terminal::command_line::CommandLine;

fn main() -> ExitCode {
    let line = CommandLine::read();
    #[cfg(feature = "desktop")]
    if line.asks_for_shelf() {
        use warning_signs::desktop;
        match desktop::open(line.scenarios.as_deref(), line.voices.as_deref()) {
            Ok(code) => return code,
            Err(why) => eprintln!("{why}"),
        }
    }
    terminal::main(&line)
}
