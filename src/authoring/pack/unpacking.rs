//! Putting the scenarios of a pack on the shelf, when nothing is wrong with them.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use tempfile::TempDir;

use super::archive::Archive;
use super::fault::PackFault;
use super::manifest::{Manifest, Sure};
use super::place::{Part, is_id};
use crate::authoring::check::{self, Checked};
use crate::authoring::library::{Library, SCRIPT};
use crate::authoring::voice::kept::Kept;
use crate::limits;

/// What folders that are being unpacked into begin with. The shelf does not show what begins with a point.
const UNPACKING: &str = ".unpacking-";

/// What is to be unpacked, and where.
#[derive(Clone, Copy, Debug)]
pub struct Unpacking<'u> {
    /// The pack.
    pub pack: &'u Path,
    /// The folder of scenarios.
    pub scenarios: &'u Path,
    /// The folder of recordings.
    pub voices: &'u Path,
    /// Whether scenarios that are there make place.
    pub replace: bool,
    /// The day review dates are held against.
    pub today: Option<Date>,
}

/// What was unpacked.
#[derive(Debug)]
pub struct Unpacked {
    /// The list of the pack.
    pub manifest: Manifest,
    /// What was found by checking; no errors. Paths are names in the pack.
    pub checked: Vec<Checked>,
}

/// Unpacks a pack. Every scenario of it is then on the shelf, with its recordings, or none is.
///
/// # Errors
///
/// When the pack is not what it says or not what a pack can be, its scenarios have errors, something is there already,
/// or something cannot be written. The shelf is then as it was.
pub fn unpack(unpacking: Unpacking<'_>) -> Result<Unpacked, PackFault> {
    let folder = unpacking.scenarios;
    if !folder.is_dir() {
        return Err(PackFault::NoFolder(folder.to_owned()));
    }
    let unreadable = |why| PackFault::File(unpacking.pack.to_owned(), why);
    let file = File::open(unpacking.pack).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.len() > limits::PACK_BYTES {
        return Err(PackFault::TooLarge(unpacking.pack.display().to_string()));
    }
    let mut archive = Archive::open(io::BufReader::new(file))?;
    let (manifest, files) = archive.manifest()?;
    let mut stage = Stage::of(&unpacking, &files)?;
    stage.nothing_there(&unpacking, &manifest)?;
    for sure in &files {
        let content = archive.file(sure)?;
        let path = sure.place.path(stage.scenarios.path(), stage.voices());
        let failed = |why| PackFault::File(path.clone(), why);
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .map_err(failed)?;
        fs::write(&path, content).map_err(failed)?;
    }
    recordings_hold(&stage, &manifest, &files)?;
    let checked = stage.check(&unpacking, &manifest)?;
    if checked.iter().any(|it| it.errors() > 0) {
        return Err(PackFault::Faulty(checked));
    }
    stage.put(&unpacking, &manifest)?;
    Ok(Unpacked { manifest, checked })
}

/// Where a pack is unpacked before it is on the shelf: on the same file systems, so that it gets there in one step.
struct Stage {
    scenarios: TempDir,
    voices: Option<TempDir>,
}

impl Stage {
    fn of(unpacking: &Unpacking<'_>, files: &[Sure]) -> Result<Stage, PackFault> {
        let within = |folder: &Path| {
            let made = tempfile::Builder::new()
                .prefix(UNPACKING)
                .tempdir_in(folder);
            made.map_err(|why| PackFault::File(folder.to_owned(), why))
        };
        let heard = |sure: &Sure| matches!(sure.place.file, Part::Recordings | Part::Recording(_));
        // A folder of recordings that is not there yet is made when there is something to put into it.
        let mut there = unpacking.voices.ancestors();
        let voices = files.iter().any(heard).then(|| {
            let there = there.find(|it| it.is_dir());
            within(there.unwrap_or(unpacking.scenarios))
        });
        Ok(Stage {
            voices: voices.transpose()?,
            scenarios: within(unpacking.scenarios)?,
        })
    }

    fn voices(&self) -> &Path {
        let voices = self.voices.as_ref();
        voices.unwrap_or(&self.scenarios).path()
    }

    /// What is put in place, and where: recordings first, as they are nothing without a scenario.
    fn moves(&self, unpacking: &Unpacking<'_>, manifest: &Manifest) -> Vec<(PathBuf, PathBuf)> {
        let mut moves = Vec::new();
        if let Some(voices) = &self.voices {
            let ids = manifest.scenarios.iter();
            let from = ids.map(|id| (voices.path().join(id), unpacking.voices.join(id)));
            moves.extend(from);
        }
        let ids = manifest.scenarios.iter();
        let from = ids.map(|id| (self.scenarios.path().join(id), unpacking.scenarios.join(id)));
        moves.extend(from);
        moves
    }

    fn nothing_there(
        &self,
        unpacking: &Unpacking<'_>,
        manifest: &Manifest,
    ) -> Result<(), PackFault> {
        if unpacking.replace {
            return Ok(());
        }
        let mut places = self
            .moves(unpacking, manifest)
            .into_iter()
            .map(|(_, to)| to);
        match places.find(|it| is_there(it)) {
            Some(path) => Err(PackFault::AlreadyThere(path)),
            None => Ok(()),
        }
    }

    /// Checks the scenarios as they will stand on the shelf.
    fn check(
        &self,
        unpacking: &Unpacking<'_>,
        manifest: &Manifest,
    ) -> Result<Vec<Checked>, PackFault> {
        let stage = self.scenarios.path();
        let packed = Library::at(stage);
        let shelf = Library::at(unpacking.scenarios);
        let twins = manifest
            .scenarios
            .iter()
            .filter_map(|id| packed.script(id).ok()?.twin);
        let twins: BTreeSet<String> = twins.collect();
        let elsewhere = twins
            .iter()
            .filter(|it| is_id(it) && !manifest.scenarios.contains(it));
        for twin in elsewhere {
            // A twin that is on the shelf already is looked at from here.
            let from = shelf.path(twin);
            let to = stage.join(twin);
            if from.is_file() {
                let copied = fs::create_dir(&to).and_then(|()| fs::copy(&from, to.join(SCRIPT)));
                copied.map_err(|why| PackFault::File(from, why))?;
            }
        }
        let ids = manifest.scenarios.iter();
        let mut checked: Vec<Checked> = ids
            .flat_map(|id| check::path(&stage.join(id), unpacking.today, None))
            .collect();
        for checked in &mut checked {
            if let Ok(within) = checked.path.strip_prefix(stage) {
                checked.path = unpacking.pack.join(within);
            }
        }
        Ok(checked)
    }

    /// Puts everything in its place. What went before goes back when something does not.
    fn put(&mut self, unpacking: &Unpacking<'_>, manifest: &Manifest) -> Result<(), PackFault> {
        let mut done = Vec::new();
        for (place, (from, to)) in self.moves(unpacking, manifest).into_iter().enumerate() {
            if !is_there(&from) {
                continue;
            }
            let beside = from.parent().unwrap_or(&from);
            let aside = beside.join(format!(".replaced-{place}"));
            let was_there = unpacking.replace && is_there(&to);
            let make_room = || match was_there {
                true => fs::rename(&to, &aside),
                false => to.parent().map_or(Ok(()), fs::create_dir_all),
            };
            let put = make_room().and_then(|()| fs::rename(&from, &to));
            done.push((from, to.clone(), was_there.then_some(aside)));
            if let Err(why) = put {
                if !back(done) {
                    // What made room and could not be put back is not thrown away.
                    self.scenarios.disable_cleanup(true);
                    self.voices
                        .iter_mut()
                        .for_each(|it| it.disable_cleanup(true));
                }
                return Err(PackFault::File(to, why));
            }
        }
        Ok(())
    }
}

/// Undoes what was put in place, the last first; whether all that made room is back.
fn back(done: Vec<(PathBuf, PathBuf, Option<PathBuf>)>) -> bool {
    let mut all = true;
    for (from, to, aside) in done.into_iter().rev() {
        if !is_there(&from) && fs::rename(&to, &from).is_err() {
            all = false;
        }
        if let Some(aside) = aside.filter(|it| is_there(it)) {
            all &= fs::rename(aside, &to).is_ok();
        }
    }
    all
}

fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Recordings and their lists go together: every file is listed, and every listed file is there.
fn recordings_hold(stage: &Stage, manifest: &Manifest, files: &[Sure]) -> Result<(), PackFault> {
    for id in &manifest.scenarios {
        let of_it = files.iter().filter(|it| it.place.scenario == *id);
        let sounds = of_it.filter_map(|it| match &it.place.file {
            Part::Recording(sound) => Some(sound.as_str()),
            _ => None,
        });
        let sounds: BTreeSet<&str> = sounds.collect();
        let faulty = |why: String| PackFault::VoicesFaulty(id.clone(), why);
        let kept = Kept::read(stage.voices(), id).map_err(|why| match why {
            crate::authoring::voice::kept::KeptFault::List(_, why) => faulty(why.to_string()),
            why => PackFault::Recordings(why),
        })?;
        let recorded = kept.list().recorded.iter();
        let listed: BTreeSet<&str> = recorded.map(|it| it.file.as_str()).collect();
        if let Some(other) = sounds.symmetric_difference(&listed).next() {
            return Err(faulty(format!(
                "`{other}` is either not listed or not there"
            )));
        }
    }
    Ok(())
}
