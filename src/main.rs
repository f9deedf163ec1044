//! The command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    warning_signs::terminal::main()
}
