//! Where a journal's bytes go.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Somewhere bytes are added at the end.
pub trait Store: Send {
    /// Makes the place with its first bytes, all of them or not at all.
    ///
    /// # Errors
    ///
    /// When it cannot be made. `AlreadyExists` when something is there: it is left as it is.
    fn make(&mut self, first: &[u8]) -> io::Result<()>;

    /// Adds bytes, perhaps not all of them, and returns how many.
    ///
    /// # Errors
    ///
    /// When none could be added.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Cuts the place back to this many bytes.
    ///
    /// # Errors
    ///
    /// When it cannot be cut.
    fn cut(&mut self, bytes: u64) -> io::Result<()>;

    /// Waits until what was added would outlast a loss of power.
    ///
    /// # Errors
    ///
    /// When that cannot be promised.
    fn sync(&mut self) -> io::Result<()>;
}

/// Nowhere: for calls nobody asked to be kept.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nowhere;

impl Store for Nowhere {
    fn make(&mut self, _first: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Ok(bytes.len())
    }

    fn cut(&mut self, _bytes: u64) -> io::Result<()> {
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A file that only its owner can read.
#[derive(Debug)]
pub struct FileStore {
    path: PathBuf,
    file: Option<File>,
    // A device or a pipe: it can be neither cut nor synced.
    stream: bool,
}

impl FileStore {
    /// A file that will be made at this path.
    pub fn at(path: &Path) -> FileStore {
        FileStore {
            path: path.to_owned(),
            file: None,
            stream: false,
        }
    }

    /// A file that is there, to be added to.
    ///
    /// # Errors
    ///
    /// When it cannot be opened; `WouldBlock` when another program is writing to it.
    pub fn open(path: &Path) -> io::Result<FileStore> {
        let file = OpenOptions::new().append(true).open(path)?;
        lock(&file)?;
        Ok(FileStore {
            path: path.to_owned(),
            file: Some(file),
            stream: false,
        })
    }

    fn file(&mut self) -> io::Result<&mut File> {
        let gone = || io::Error::new(io::ErrorKind::NotFound, "the file has not been made");
        self.file.as_mut().ok_or_else(gone)
    }

    /// Makes the file under another name and then gives it its own, so that it is never there without its
    /// first line; a file system that cannot do that gets it the plain way.
    fn make_whole(&self, first: &[u8]) -> io::Result<File> {
        let Some(name) = self.path.file_name() else {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "it names no file",
            ));
        };
        let mut new_name = name.to_owned();
        new_name.push(format!(".{}.new", std::process::id()));
        let new_path = self.path.with_file_name(new_name);
        let file = private_file(&new_path)?;
        let made = fill(&file, first).and_then(|()| match fs::hard_link(&new_path, &self.path) {
            Ok(()) => Ok(file),
            Err(why) if why.kind() == io::ErrorKind::AlreadyExists => Err(why),
            Err(_) => {
                let file = private_file(&self.path)?;
                fill(&file, first).inspect_err(|_| {
                    // Nothing but what was just written is lost with it.
                    let _ = fs::remove_file(&self.path);
                })?;
                Ok(file)
            }
        });
        // The other name has served; should it stay, it is a harmless copy.
        let _ = fs::remove_file(&new_path);
        made
    }
}

fn fill(mut file: &File, first: &[u8]) -> io::Result<()> {
    file.write_all(first)?;
    file.sync_data()
}

impl Store for FileStore {
    fn make(&mut self, first: &[u8]) -> io::Result<()> {
        let file = match fs::metadata(&self.path) {
            Ok(there) if there.is_file() || there.is_dir() => {
                return Err(io::ErrorKind::AlreadyExists.into());
            }
            // A device or a pipe cannot be made, only written to.
            Ok(_) => {
                let file = OpenOptions::new().append(true).open(&self.path)?;
                self.stream = true;
                (&file).write_all(first)?;
                file
            }
            Err(_) => {
                let file = self.make_whole(first)?;
                sync_folder(&self.path);
                file
            }
        };
        lock(&file)?;
        self.file = Some(file);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file()?.write(bytes)
    }

    fn cut(&mut self, bytes: u64) -> io::Result<()> {
        if self.stream {
            return Ok(());
        }
        self.file()?.set_len(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        if self.stream {
            return Ok(());
        }
        self.file()?.sync_data()
    }
}

/// How often a lock is tried for, and how long between: a program that was just ended may still hold it.
const LOCK_TRIES: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(10);

/// Keeps a second program from adding to the same call. Where locks are not to be had, it goes without.
fn lock(file: &File) -> io::Result<()> {
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(LOCK_PAUSE),
            _ => return Ok(()),
        }
    }
    Err(io::Error::new(
        io::ErrorKind::WouldBlock,
        "the call is being played in another window",
    ))
}

fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

/// Makes a folder, and those above it that are missing, readable by its owner only.
///
/// # Errors
///
/// When it cannot be made.
pub fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Writes a whole file that only its owner can read, in place of any that is there; all of it or nothing.
///
/// # Errors
///
/// When it cannot be written; what was there is then still there.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let Some(name) = path.file_name() else {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it names no file",
        ));
    };
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        // A device, a pipe or a folder is not replaced.
        return OpenOptions::new().write(true).open(path)?.write_all(bytes);
    }
    let mut new_name = name.to_owned();
    new_name.push(format!(".{}.new", std::process::id()));
    let new_path = path.with_file_name(new_name);
    let written = private_file(&new_path)
        .and_then(|file| fill(&file, bytes))
        .and_then(|()| fs::rename(&new_path, path));
    written.inspect_err(|_| {
        // Only what was just made is taken away.
        let _ = fs::remove_file(&new_path);
    })
}

/// Makes a new file's name outlast a loss of power, where folders can be synced.
fn sync_folder(path: &Path) {
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        // The file itself is synced; without this only its name could be lost, and no more can be done.
        let _ = folder.sync_all();
    }
}
