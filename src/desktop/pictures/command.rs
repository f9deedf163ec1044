//! The command that draws the pictures, or holds them against those that are kept.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::{PictureFault, check_all, draw_all};
use crate::authoring::library::Library;

/// Draws every picture into a folder; with `check`, holds them against those in it and draws what differs there.
/// 0 when all is well, 1 when something differs or cannot be drawn, 2 when there are no scenarios.
pub fn main(scenarios: Option<&Path>, folder: &Path, check: Option<&Path>) -> ExitCode {
    let library = match Library::find(scenarios) {
        Ok(library) => library,
        Err(fault) => {
            eprintln!("error: {fault}");
            return ExitCode::from(2);
        }
    };
    let done = match check {
        Some(beside) => check_all(library.folder(), folder, beside).map(|told| told.join("\n")),
        None => draw_all(library.folder(), folder).map(|files| listed(&files)),
    };
    let well = matches!((&done, check), (Ok(_), None)) || done.as_ref().is_ok_and(String::is_empty);
    match done {
        Ok(told) if told.is_empty() => {}
        Ok(told) => println!("{told}"),
        Err(fault) => tell(&fault),
    }
    if well {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn listed(files: &[PathBuf]) -> String {
    let names = files.iter().map(|it| it.display().to_string());
    names.collect::<Vec<_>>().join("\n")
}

fn tell(fault: &PictureFault) {
    eprintln!("error: {fault}");
}
