//! Taking in what voice actors recorded.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::kept::{Kept, KeptFault, making};
use super::loudness::measure;
use super::render::{RenderFault, Studio, finish, recording};
use super::telephone;
use super::tool::Worker;
use super::wanted::Wanted;
use super::wave::{Wave, WaveFault};
use crate::limits;
use crate::scenario::diagnostic::did_you_mean;
use crate::scenario::recordings::MadeBy;

/// Quieter than this, in LUFS, a take has more room in it than voice.
const TOO_QUIET: f64 = -45.0;
/// This many samples in a row at full scale are a clipped peak.
const CLIPPED: usize = 3;

/// Why a take was not taken.
#[derive(Debug)]
pub enum TakeFault {
    /// Its name belongs to no line; the name that comes nearest.
    NoLine(Option<String>),
    /// It cannot be read.
    Wave(WaveFault),
    /// It is clipped, at this time in milliseconds.
    Clipped(u32),
    /// It is too quiet, in LUFS.
    Quiet(f64),
    /// It could not be finished.
    Finish(RenderFault),
}

impl fmt::Display for TakeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TakeFault::NoLine(Some(near)) => {
                write!(f, "no line has this name; did you mean `{near}.wav`?")
            }
            TakeFault::NoLine(None) => f.write_str(
                "no line has this name; the recording sheet (--sheet) tells each file's name",
            ),
            TakeFault::Wave(fault) => fault.fmt(f),
            TakeFault::Clipped(at_ms) => write!(
                f,
                "it is clipped {} in; record it again, quieter",
                super::render::seconds(*at_ms)
            ),
            TakeFault::Quiet(lufs) => write!(
                f,
                "it is too quiet ({lufs:.0} LUFS); record it again, nearer to the microphone"
            ),
            TakeFault::Finish(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for TakeFault {}

/// What came of one file.
#[derive(Debug)]
pub struct Taken {
    /// The file.
    pub path: PathBuf,
    /// How long the recording lasts in milliseconds, or why there is none.
    pub taken: Result<u32, TakeFault>,
}

/// The WAV files of a folder, by name.
///
/// # Errors
///
/// When the folder cannot be read.
pub fn takes(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut takes = Vec::new();
    for entry in fs::read_dir(folder)?.take(limits::RECORDINGS) {
        let path = entry?.path();
        let wav = path
            .extension()
            .is_some_and(|it| it.eq_ignore_ascii_case("wav"));
        if wav && path.is_file() {
            takes.push(path);
        }
    }
    takes.sort();
    Ok(takes)
}

/// Takes in files; each stands alone. One that cannot be used leaves what was there as it was.
pub fn take(
    studio: &Studio<'_>,
    takes: &[PathBuf],
    wanted: &[Wanted],
    kept: &mut Kept,
    told: &mut dyn FnMut(Taken),
) {
    let mut encoder = Worker::new(&studio.voices.encoder, &studio.folders, studio.patience);
    for path in takes {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let taken = match wanted.iter().find(|it| it.name == name) {
            Some(it) => one(studio, path, it, kept, &mut encoder),
            None => {
                let names = wanted.iter().map(|it| it.name.as_str());
                Err(TakeFault::NoLine(
                    did_you_mean(&name, names).map(str::to_owned),
                ))
            }
        };
        told(Taken {
            path: path.clone(),
            taken,
        });
    }
}

fn one(
    studio: &Studio<'_>,
    path: &Path,
    wanted: &Wanted,
    kept: &mut Kept,
    encoder: &mut Worker,
) -> Result<u32, TakeFault> {
    let wave = Wave::read(path).map_err(TakeFault::Wave)?;
    if let Some(at_ms) = clipped(&wave) {
        return Err(TakeFault::Clipped(at_ms));
    }
    let loud = measure(&wave).map_or(f64::NEG_INFINITY, |it| it.lufs);
    if loud < TOO_QUIET {
        return Err(TakeFault::Quiet(loud));
    }
    let wave = telephone::trimmed(&telephone::resampled(&wave, 100));
    let shape = studio.voices.shape(wanted.delivery);
    let scratch =
        tempfile::tempdir().map_err(|why| TakeFault::Finish(RenderFault::Scratch(why)))?;
    let making = making(kept.folder(), &wanted.name);
    let (made, for_ms) =
        finish(wave, wanted, shape, &making, encoder, scratch.path()).map_err(TakeFault::Finish)?;
    let put = kept.put(&made, recording(wanted, for_ms, MadeBy::Person));
    put.map_err(|why: KeptFault| TakeFault::Finish(RenderFault::Kept(why)))?;
    Ok(for_ms)
}

/// Where a take first stays at full scale.
fn clipped(wave: &Wave) -> Option<u32> {
    let full = |it: &f32| it.abs() >= 0.999;
    let place = wave
        .samples
        .windows(CLIPPED)
        .position(|it| it.iter().all(full))?;
    u32::try_from(place as u64 * 1000 / u64::from(wave.rate)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_peak_that_touches_full_scale_is_not_clipped_and_one_that_stays_there_is() {
        let mut wave = Wave {
            samples: vec![0.1; 16_000],
            rate: 16_000,
        };
        wave.samples[4_000] = 1.0;
        assert_eq!(clipped(&wave), None);
        for at in 8_000..8_004 {
            wave.samples[at] = -1.0;
        }
        assert_eq!(clipped(&wave), Some(500));
    }
}
