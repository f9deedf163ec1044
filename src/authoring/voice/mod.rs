//! The caller's voice: making recordings of a scenario's lines, taking in those of voice actors, and checking them.
//!
//! Recordings are made when a scenario is written, never while a call is played. What makes them is described in
//! [`voices.ron`](voices::Voices): a speech engine, an encoder and a recogniser, each a program of its own.

pub mod examine;
pub mod intelligible;
pub mod kept;
pub mod loudness;
pub mod render;
pub mod sheet;
pub mod spoken;
pub mod studio;
pub mod take;
pub mod telephone;
pub mod tool;
pub mod voices;
pub mod wanted;
pub mod wave;
mod whisper;

use std::path::{Path, PathBuf};

/// The environment variable that names the folder of recordings.
pub const FOLDER_VARIABLE: &str = "WARNING_SIGNS_VOICES";

/// The folder of recordings that belongs to a folder of scenarios: the one named, or the one the environment names, or
/// `assets/voices` beside it.
pub fn folder(named: Option<&Path>, scenarios: &Path) -> PathBuf {
    let from_environment = std::env::var_os(FOLDER_VARIABLE).filter(|it| !it.is_empty());
    named
        .map(Path::to_owned)
        .or_else(|| from_environment.map(PathBuf::from))
        .unwrap_or_else(|| {
            let beside = scenarios.parent().filter(|it| !it.as_os_str().is_empty());
            beside
                .unwrap_or(Path::new("."))
                .join("assets")
                .join("voices")
        })
}
