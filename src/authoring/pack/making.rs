//! Making a pack of a scenario, or of a shelf of them.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::archive::Writer;
use super::fault::PackFault;
use super::manifest::{FORMAT, Listed, Manifest};
use super::place::{MANIFEST, Part, Place, is_file, is_id};
use crate::authoring::check::{self, Checked};
use crate::authoring::library::{
    LOGS, Library, LibraryFault, SCRIPT, files_in, play_files, read_bytes,
};
use crate::authoring::voice::kept::{Kept, LIST};
use crate::limits;
use crate::scenario::script::Seat;

/// The terms where none are said.
const NO_LICENCE: &str = "not stated";

/// What is to be packed, and how.
#[derive(Clone, Copy, Debug)]
pub struct Making<'m> {
    /// A scenario's folder, or a folder of scenarios.
    pub folder: &'m Path,
    /// The folder of recordings, where it is not the one beside the scenarios.
    pub voices: Option<&'m Path>,
    /// Whether recordings go in where there are any.
    pub with_recordings: bool,
    /// Who makes it; the owners of the scenarios unless said.
    pub made_by: Option<&'m str>,
    /// The terms under which it is handed on.
    pub licence: Option<&'m str>,
    /// The file.
    pub to: &'m Path,
    /// The day review dates are held against.
    pub today: Option<Date>,
}

/// A pack that was made.
#[derive(Debug)]
pub struct Made {
    /// Its list.
    pub manifest: Manifest,
    /// How many bytes its file has.
    pub bytes: u64,
    /// What was found by checking; no errors.
    pub checked: Vec<Checked>,
    /// Twins that scenarios in it name and that are not in it.
    pub twins_elsewhere: BTreeSet<String>,
}

/// Makes a pack. The file is there as a whole or not at all; one that is there is replaced.
///
/// # Errors
///
/// When something cannot be read or written, the scenarios have errors, or a name cannot stand in a pack.
pub fn pack(making: Making<'_>) -> Result<Made, PackFault> {
    let (library, ids) = found(&making)?;
    let checked: Vec<Checked> = ids
        .iter()
        .flat_map(|id| check::path(&library.folder().join(id), making.today, None))
        .collect();
    if checked.iter().any(|it| it.errors() > 0) {
        return Err(PackFault::Faulty(checked));
    }
    let mut files = Vec::new();
    let mut owners = BTreeSet::new();
    let mut twins = BTreeSet::new();
    for id in &ids {
        match library.seat(id).map_err(PackFault::Library)? {
            Seat::CallHandler => {
                let script = library.script(id).map_err(PackFault::Library)?;
                owners.insert(script.provenance.owner);
                twins.extend(script.twin);
            }
            Seat::Supervisor => {
                let queue = library.queue(id).map_err(PackFault::Library)?;
                owners.insert(queue.script().provenance.owner.clone());
            }
        }
        files.extend(files_of(&library, id, making.with_recordings)?);
    }
    files.sort_by_cached_key(|(place, _)| place.name());
    if files.len() > limits::PACK_FILES {
        return Err(PackFault::TooMany);
    }
    let owners: Vec<String> = owners.into_iter().collect();
    let made_by = making
        .made_by
        .map_or_else(|| owners.join(", "), str::to_owned);
    let (manifest, bytes) = write(&making, &ids, made_by, &files)?;
    twins.retain(|it| !ids.contains(it));
    Ok(Made {
        manifest,
        bytes,
        checked,
        twins_elsewhere: twins,
    })
}

/// The shelf, and which of its scenarios are meant.
fn found(making: &Making<'_>) -> Result<(Library, Vec<String>), PackFault> {
    let nothing = || PackFault::NothingToPack(making.folder.to_owned());
    let file = |why| PackFault::File(making.folder.to_owned(), why);
    let folder = fs::canonicalize(making.folder).map_err(file)?;
    let (shelf, ids) = if folder.join(SCRIPT).is_file() {
        let shelf = folder.parent().ok_or_else(nothing)?;
        let id = folder.file_name().ok_or_else(nothing)?.to_string_lossy();
        (shelf.to_owned(), vec![id.into_owned()])
    } else {
        let ids = Library::at(&folder).ids().map_err(PackFault::Library)?;
        (folder, ids)
    };
    if ids.is_empty() {
        return Err(nothing());
    }
    if let Some(id) = ids.iter().find(|it| !is_id(it)) {
        return Err(PackFault::Name(id.clone()));
    }
    let library = Library::at(&shelf).with_voices(making.voices);
    let ids = with_calls(&library, ids)?;
    Ok((library, ids))
}

/// These scenarios, and the calls that the logs of a supervisor's are of: without them it could not be played.
fn with_calls(library: &Library, ids: Vec<String>) -> Result<Vec<String>, PackFault> {
    let mut all: BTreeSet<String> = ids.iter().cloned().collect();
    for id in &ids {
        if matches!(library.seat(id), Ok(Seat::Supervisor)) {
            let queue = library.queue(id).map_err(PackFault::Library)?;
            let logs = queue.script().logs.iter();
            all.extend(logs.map(|log| log.scenario.clone()));
        }
    }
    if let Some(id) = all.iter().find(|it| !is_id(it)) {
        return Err(PackFault::Name(id.clone()));
    }
    Ok(all.into_iter().collect())
}

/// The files of a scenario and where they stand.
fn files_of(
    library: &Library,
    id: &str,
    with_recordings: bool,
) -> Result<Vec<(Place, PathBuf)>, PackFault> {
    let folder = library.folder().join(id);
    let mut files = vec![(Place::of(id, Part::Script), folder.join(SCRIPT))];
    let plays = play_files(&folder).map_err(|why| PackFault::File(folder.clone(), why))?;
    let logs = files_in(&folder.join(LOGS)).map_err(|why| PackFault::File(folder, why))?;
    type Of = fn(String) -> Part;
    for (paths, part) in [(plays, Part::Play as Of), (logs, Part::Log as Of)] {
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if !is_file(&name, ".play") {
                return Err(PackFault::Name(name.into_owned()));
            }
            files.push((Place::of(id, part(name.into_owned())), path));
        }
    }
    if with_recordings {
        let kept = Kept::read(library.voices(), id).map_err(PackFault::Recordings)?;
        if !kept.list().recorded.is_empty() {
            files.push((Place::of(id, Part::Recordings), kept.folder().join(LIST)));
        }
        let mut seen = BTreeSet::new();
        for recording in &kept.list().recorded {
            if !is_file(&recording.file, ".mp3") {
                return Err(PackFault::Name(recording.file.clone()));
            }
            let path = kept.path(recording);
            if !path.is_file() {
                return Err(PackFault::RecordingGone(path));
            }
            if seen.insert(recording.file.clone()) {
                files.push((Place::of(id, Part::Recording(recording.file.clone())), path));
            }
        }
    }
    Ok(files)
}

fn write(
    making: &Making<'_>,
    ids: &[String],
    made_by: String,
    files: &[(Place, PathBuf)],
) -> Result<(Manifest, u64), PackFault> {
    let failed = |why: io::Error| PackFault::File(making.to.to_owned(), why);
    let beside = making.to.parent().filter(|it| !it.as_os_str().is_empty());
    let file = tempfile::Builder::new()
        .prefix(".packing-")
        .tempfile_in(beside.unwrap_or(Path::new(".")))
        .map_err(failed)?;
    let mut manifest = Manifest {
        format: FORMAT,
        made_by,
        licence: making.licence.unwrap_or(NO_LICENCE).to_owned(),
        scenarios: ids.to_vec(),
        files: Vec::with_capacity(files.len()),
    };
    let mut zip = Writer::new(BufWriter::new(file.as_file()));
    for (place, path) in files {
        let content = read_bytes(path, place.most_bytes());
        let content = content.map_err(|why| PackFault::File(path.clone(), why))?;
        manifest.files.push(Listed::of(place, &content));
        zip.add(&place.name(), &content, place.is_sound())
            .map_err(|why| failed(why.into()))?;
    }
    let text = manifest.to_text();
    // What is written can be read: the same rules hold for both.
    Manifest::read(&text)?;
    zip.add(MANIFEST, text.as_bytes(), false)
        .map_err(|why| failed(why.into()))?;
    let written = zip.finish().map_err(|why| failed(why.into()))?;
    written
        .into_inner()
        .map_err(|why| failed(why.into_error()))?;
    let bytes = file.as_file().metadata().map_err(failed)?.len();
    if bytes > limits::PACK_BYTES {
        return Err(PackFault::TooLarge("all together".to_owned()));
    }
    readable(file.as_file()).map_err(failed)?;
    file.persist(making.to).map_err(|why| failed(why.error))?;
    Ok((manifest, bytes))
}

/// A temporary file is its owner's alone; a pack is for whoever can read the folder it is in.
fn readable(file: &fs::File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    let _ = file;
    Ok(())
}

impl From<LibraryFault> for PackFault {
    fn from(fault: LibraryFault) -> PackFault {
        PackFault::Library(fault)
    }
}
