//! Reading a ZIP archive from elsewhere, and writing one.

use std::collections::BTreeSet;
use std::io::{Read, Seek, SeekFrom, Write};

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use super::fault::PackFault;
use super::manifest::{Manifest, Sure, hash};
use super::metered::Metered;
use super::place::MANIFEST;
use crate::limits;

/// Of the mode of a file, the part that says what kind of file it is, and that of an ordinary one.
const KIND: u32 = 0o170_000;
const ORDINARY: u32 = 0o100_000;

/// A pack that is read. Nothing of it is believed until it has been held against its list.
pub struct Archive<R> {
    zip: ZipArchive<Metered<R>>,
}

impl From<ZipError> for PackFault {
    fn from(why: ZipError) -> PackFault {
        PackFault::Archive(why.to_string())
    }
}

impl<R: Read + Seek> Archive<R> {
    /// Opens a pack, and makes sure that its directory is one a pack can have. No file is inflated.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn open(mut from: R) -> Result<Archive<R>, PackFault> {
        let directory = directory(&mut from)?;
        let (metered, budget) = Metered::new(from, limits::PACK_MANIFEST_BYTES);
        let mut zip = ZipArchive::new(metered)?;
        budget.lift();
        if zip.central_directory_start() != u64::from(directory) {
            return Err(PackFault::Strange("has two directories"));
        }
        if zip.has_duplicate_names() {
            return Err(PackFault::Strange("has two files of one name"));
        }
        if zip.len() > limits::PACK_FILES + 1 {
            return Err(PackFault::TooMany);
        }
        if zip.offset() != 0 {
            return Err(PackFault::Strange("begins with something else"));
        }
        let mut seen = BTreeSet::new();
        for place in 0..zip.len() {
            let file = zip.by_index_data(place)?;
            let name = String::from_utf8_lossy(file.name_raw()).into_owned();
            if file.encrypted() {
                return Err(PackFault::Strange("has a file under a password"));
            }
            let mode = file.unix_mode().unwrap_or(ORDINARY) & KIND;
            if !file.is_file() || !(mode == ORDINARY || mode == 0) {
                return Err(PackFault::Strange("has a link or a folder among its files"));
            }
            let known = [CompressionMethod::Stored, CompressionMethod::Deflated];
            if !known.contains(&file.compression()) {
                return Err(PackFault::Strange("is compressed in an unusual way"));
            }
            let most = file.compressed_size().saturating_mul(limits::PACK_RATIO);
            if file.size() > most.max(limits::PACK_SMALL_BYTES) {
                return Err(PackFault::TooLarge(name));
            }
            if !seen.insert(name.to_ascii_lowercase()) {
                return Err(PackFault::Twice(name));
            }
        }
        if zip.has_overlapping_entries()? {
            return Err(PackFault::Strange("has files within one another"));
        }
        Ok(Archive { zip })
    }

    /// The list of the pack; every file in the pack is in it, and every file in it is in the pack.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn manifest(&mut self) -> Result<(Manifest, Vec<Sure>), PackFault> {
        let bytes = self.content(MANIFEST, limits::PACK_MANIFEST_BYTES)?;
        let source = String::from_utf8(bytes);
        let source = source.map_err(|_| PackFault::Manifest("it is not UTF-8 text".to_owned()))?;
        let (manifest, files) = Manifest::read(&source)?;
        let listed: BTreeSet<&str> = files.iter().map(|it| it.listed.name.as_str()).collect();
        for name in self.zip.file_names_raw() {
            let name = String::from_utf8_lossy(name);
            if name != MANIFEST && !listed.contains(name.as_ref()) {
                return Err(PackFault::Unexpected(name.into_owned()));
            }
        }
        // Names are told apart, so that as many means the same.
        if let Some(missing) = listed
            .iter()
            .find(|it| self.zip.index_for_name_raw(it.as_bytes()).is_none())
        {
            return Err(PackFault::Missing((*missing).to_owned()));
        }
        Ok((manifest, files))
    }

    /// A file of the pack, held against the list.
    ///
    /// # Errors
    ///
    /// When it is not what the list says.
    pub fn file(&mut self, sure: &Sure) -> Result<Vec<u8>, PackFault> {
        let listed = &sure.listed;
        let content = self.content(&listed.name, listed.bytes)?;
        if content.len() as u64 != listed.bytes || hash(&content) != listed.blake3 {
            return Err(PackFault::Changed(listed.name.clone()));
        }
        Ok(content)
    }

    /// Inflates a file of at most so many bytes, whatever the archive says of its size.
    fn content(&mut self, name: &str, most: u64) -> Result<Vec<u8>, PackFault> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Err(PackFault::Missing(name.to_owned())),
            Err(why) => return Err(why.into()),
        };
        let mut content = Vec::new();
        // One byte more than there may be shows that there are more; and its end is met, where its sum is held against it.
        let read = file.take(most.saturating_add(1)).read_to_end(&mut content);
        read.map_err(|why| PackFault::Archive(why.to_string()))?;
        if content.len() as u64 > most {
            return Err(PackFault::TooLarge(name.to_owned()));
        }
        Ok(content)
    }
}

/// Where the directory of an archive begins, as its last bytes say: those of a pack say nothing else, and of no more
/// files than a pack may have.
fn directory(from: &mut (impl Read + Seek)) -> Result<u32, PackFault> {
    const END: i64 = 22;
    let unreadable = |why: std::io::Error| PackFault::Archive(why.to_string());
    let mut end = [0; END as usize];
    let directory_end = from.seek(SeekFrom::End(-END)).map_err(unreadable)?;
    from.read_exact(&mut end).map_err(unreadable)?;
    from.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let [b'P', b'K', 5, 6, 0, 0, 0, 0, here @ .., 0, 0] = end else {
        return Err(PackFault::Archive(
            "it does not end as a pack does".to_owned(),
        ));
    };
    let [here, here2, all, all2, size @ .., a, b, c, d] = here;
    let files = u16::from_le_bytes([all, all2]);
    if files != u16::from_le_bytes([here, here2]) {
        return Err(PackFault::Strange("is one of several parts"));
    }
    if usize::from(files) > limits::PACK_FILES + 1 {
        return Err(PackFault::TooMany);
    }
    let at = u32::from_le_bytes([a, b, c, d]);
    if u64::from(at) + u64::from(u32::from_le_bytes(size)) != directory_end {
        return Err(PackFault::Strange("has something beside its files"));
    }
    Ok(at)
}

/// A pack that is written. The same files in the same order give the same bytes, wherever and whenever.
pub struct Writer<W: Write + Seek> {
    zip: ZipWriter<W>,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins one.
    pub fn new(to: W) -> Writer<W> {
        Writer {
            zip: ZipWriter::new(to),
        }
    }

    /// Adds a file. Sound is kept as it is.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn add(&mut self, name: &str, content: &[u8], is_sound: bool) -> Result<(), ZipError> {
        let method = match is_sound {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .compression_level((!is_sound).then_some(9))
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        self.zip.start_file(name, options)?;
        self.zip.write_all(content)?;
        Ok(())
    }

    /// Ends it.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn finish(self) -> Result<W, ZipError> {
        self.zip.finish()
    }
}
