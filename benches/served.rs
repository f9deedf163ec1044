//! The browser player's server as a process of its own, to be measured from outside.

use std::path::Path;
use std::process::{Command, Stdio};

/// The program that WARNING_SIGNS names, or else the one just built, serving from this folder at this address.
pub fn command(folder: &Path, address: &str) -> Command {
    let own = env!("CARGO_BIN_EXE_warning-signs").into();
    let mut command = Command::new(std::env::var_os("WARNING_SIGNS").unwrap_or(own));
    command
        .args(["serve", "--address", address, "--data"])
        .arg(folder)
        .arg("--scenarios")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
        .stdout(Stdio::piped());
    command
}

/// The host and port that the server's first line tells.
pub fn told(line: &str) -> &str {
    let address = line.split("http://").nth(1);
    address.expect("it is served").trim().trim_end_matches('/')
}

/// What a process holds in memory, in KiB.
pub fn memory_kib(process: u32) -> i64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find(|it| it.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}
