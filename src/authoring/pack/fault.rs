//! Why a pack cannot be made or unpacked.

use std::fmt;
use std::io;
use std::path::PathBuf;

use super::manifest::{FORMAT, short};
use super::place::MANIFEST;
use crate::authoring::check::Checked;
use crate::authoring::library::LibraryFault;
use crate::authoring::voice::kept::KeptFault;
use crate::limits;

/// Why a pack cannot be made or unpacked. Nothing has been written then.
#[derive(Debug)]
pub enum PackFault {
    /// A file or folder cannot be read or written.
    File(PathBuf, io::Error),
    /// The folder holds no scenario, or the shelf cannot be read.
    Library(LibraryFault),
    /// What is to be packed is neither a scenario's folder nor a shelf.
    NothingToPack(PathBuf),
    /// The recordings of a scenario cannot be had.
    Recordings(KeptFault),
    /// A recording that is listed is not there.
    RecordingGone(PathBuf),
    /// A file has a name that it cannot have in a pack.
    Name(String),
    /// It is no ZIP archive, or has a fault.
    Archive(String),
    /// It is written in a way packs are not.
    Strange(&'static str),
    /// The list of the pack cannot be read.
    Manifest(String),
    /// The pack is of another format.
    Format(u32),
    /// There are more files than a pack may have.
    TooMany,
    /// A file, or the whole, is larger than it may be.
    TooLarge(String),
    /// A name stands in it twice, or twice on a system that does not tell capitals.
    Twice(String),
    /// A file is in the pack and not in its list.
    Unexpected(String),
    /// A file is in the list and not in the pack.
    Missing(String),
    /// A file is not what the list says.
    Changed(String),
    /// The scenarios have errors.
    Faulty(Vec<Checked>),
    /// The recordings of a scenario do not go with their list.
    VoicesFaulty(String, String),
    /// There is a scenario of this id on the shelf, or recordings of one.
    AlreadyThere(PathBuf),
    /// There is no such folder to unpack into.
    NoFolder(PathBuf),
}

impl fmt::Display for PackFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackFault::File(path, why) => write!(f, "{}: {why}", path.display()),
            PackFault::Library(fault) => fault.fmt(f),
            PackFault::NothingToPack(path) => write!(
                f,
                "{} is neither a scenario's folder nor a folder of scenarios",
                path.display()
            ),
            PackFault::Recordings(fault) => fault.fmt(f),
            PackFault::RecordingGone(path) => write!(
                f,
                "{} is listed and not there. Make it with `warning-signs voice`, or pack --without-recordings",
                path.display()
            ),
            PackFault::Name(name) => write!(
                f,
                "`{}` cannot stand in a pack: ids are lower-case words joined by hyphens, and files have plain names of \
                 letters, digits, hyphens and points",
                short(name)
            ),
            PackFault::Archive(why) => write!(f, "it cannot be read: {}. Get it again", short(why)),
            PackFault::Strange(what) => {
                write!(
                    f,
                    "it {what}, which no pack does; it was not made by `warning-signs pack`"
                )
            }
            PackFault::Manifest(why) => write!(f, "{MANIFEST}: {}", short(why)),
            PackFault::Format(format) => write!(
                f,
                "it is a pack of format {format}, and this program reads format {FORMAT}; get a newer program"
            ),
            PackFault::TooMany => write!(f, "it has more than {} files", limits::PACK_FILES),
            PackFault::TooLarge(what) => write!(f, "`{}` is larger than it may be", short(what)),
            PackFault::Twice(name) => write!(f, "`{}` stands in it twice", short(name)),
            PackFault::Unexpected(name) => {
                write!(f, "`{}` is in it and not in its list", short(name))
            }
            PackFault::Missing(name) => write!(f, "`{}` is in its list and not in it", short(name)),
            PackFault::Changed(name) => {
                write!(
                    f,
                    "`{}` is not what its list says. Get it again",
                    short(name)
                )
            }
            PackFault::Faulty(checked) => {
                let errors: usize = checked.iter().map(Checked::errors).sum();
                write!(f, "it has {errors} errors, so that it was left where it is")
            }
            PackFault::VoicesFaulty(id, why) => {
                write!(f, "the recordings of `{}`: {}", short(id), short(why))
            }
            PackFault::AlreadyThere(path) => write!(
                f,
                "{} is there already. It is kept; to put the pack in its place, say --replace",
                path.display()
            ),
            PackFault::NoFolder(path) => {
                write!(f, "there is no folder {}; make it first", path.display())
            }
        }
    }
}

impl std::error::Error for PackFault {}
