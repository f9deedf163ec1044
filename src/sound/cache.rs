//! The recordings as they are in memory: a few, read when they are wanted or a little before.

use std::collections::{BTreeSet, VecDeque};
use std::fs::{self, File};
use std::io::{Cursor, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use kira::sound::static_sound::StaticSoundData;

use super::notice::SoundNotice;
use crate::limits;

/// How many recordings are kept; each takes up to about two megabytes.
const KEPT: usize = 6;
/// How many may wait to be read ahead.
const ASKED: usize = 4;

/// A recording as it was read, or why it was not.
type WasRead = Result<StaticSoundData, SoundNotice>;

/// The recordings that are in memory or on their way there.
#[derive(Default)]
pub(super) struct Recordings {
    // The one used last is last.
    kept: VecDeque<(PathBuf, StaticSoundData)>,
    asked: Vec<PathBuf>,
    reader: Option<Reader>,
    told: BTreeSet<PathBuf>,
    notices: Vec<SoundNotice>,
}

/// A thread that reads ahead. It ends when nobody can ask it any more.
struct Reader {
    ask: SyncSender<PathBuf>,
    answers: Receiver<(PathBuf, WasRead)>,
}

impl Recordings {
    /// Whether this one is in memory.
    pub fn has(&self, path: &Path) -> bool {
        self.kept.iter().any(|(it, _)| it == path)
    }

    /// The recording, read now unless it was before; `None` when it cannot be, which is then told.
    pub fn get(&mut self, path: &Path) -> Option<StaticSoundData> {
        self.gather();
        if let Some(place) = self.kept.iter().position(|(it, _)| it == path) {
            let entry = self.kept.remove(place)?;
            let data = entry.1.clone();
            self.kept.push_back(entry);
            return Some(data);
        }
        let read = read(path);
        let data = read.as_ref().ok().cloned();
        self.keep(path.to_owned(), read);
        data
    }

    /// Has a recording read aside. One that finds no place to wait in is read when it is wanted.
    pub fn prepare(&mut self, path: &Path) {
        if self.has(path) || self.asked.iter().any(|it| it == path) || self.told.contains(path) {
            return;
        }
        if self.reader.is_none() {
            self.reader = Reader::begin();
        }
        let Some(reader) = &self.reader else {
            return;
        };
        if reader.ask.try_send(path.to_owned()).is_ok() {
            self.asked.push(path.to_owned());
        }
    }

    /// Takes in what has been read ahead.
    pub fn gather(&mut self) {
        while let Some(reader) = &self.reader {
            let Ok((path, read)) = reader.answers.try_recv() else {
                return;
            };
            self.asked.retain(|it| *it != path);
            if !self.has(&path) {
                self.keep(path, read);
            }
        }
    }

    /// What could not be read since this was last asked.
    pub fn take_notices(&mut self) -> Vec<SoundNotice> {
        std::mem::take(&mut self.notices)
    }

    fn keep(&mut self, path: PathBuf, read: WasRead) {
        match read {
            Ok(data) => {
                if self.kept.len() == KEPT {
                    self.kept.pop_front();
                }
                self.kept.push_back((path, data));
            }
            Err(notice) => {
                if self.told.len() < limits::SOUND_NOTICES && self.told.insert(path) {
                    self.notices.push(notice);
                }
            }
        }
    }
}

impl Reader {
    fn begin() -> Option<Reader> {
        let (ask, asked) = mpsc::sync_channel::<PathBuf>(ASKED);
        let (answer, answers) = mpsc::channel();
        let reading = move || {
            for path in asked {
                let read = read(&path);
                if answer.send((path, read)).is_err() {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("recordings".to_owned());
        thread.spawn(reading).ok()?;
        Some(Reader { ask, answers })
    }
}

fn read(path: &Path) -> WasRead {
    let fault = |why: String| SoundNotice::Unreadable {
        path: path.to_owned(),
        why,
    };
    let io = |why: std::io::Error| match why.kind() {
        ErrorKind::NotFound => SoundNotice::Missing {
            path: path.to_owned(),
        },
        _ => fault(why.to_string()),
    };
    // Opening a pipe would wait for somebody to write to it.
    if !fs::metadata(path).map_err(io)?.is_file() {
        return Err(fault("it is not a file".to_owned()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(io)?;
    file.take(limits::RECORDING_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    if bytes.len() as u64 > limits::RECORDING_BYTES {
        return Err(fault("it is too large".to_owned()));
    }
    let data =
        StaticSoundData::from_cursor(Cursor::new(bytes)).map_err(|why| fault(why.to_string()))?;
    if data.num_frames() == 0 || data.sample_rate == 0 {
        return Err(fault("it holds no sound".to_owned()));
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    /// An MP3 of silence: frames of 36 ms, mono, 16 kHz, 32 kbit/s.
    fn mp3(frames: usize) -> Vec<u8> {
        let mut frame = vec![0xFF, 0xF3, 0x48, 0xC4];
        frame.resize(144, 0);
        frame.repeat(frames)
    }

    #[test]
    fn an_mp3_is_read_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("line.mp3");
        fs::write(&path, mp3(28)).unwrap();
        let mut recordings = Recordings::default();
        let data = recordings.get(&path).unwrap();
        assert_eq!(data.sample_rate, 16_000);
        let ms = data.duration().as_millis();
        assert!((900..=1_010).contains(&ms), "{ms}");

        fs::remove_file(&path).unwrap();
        assert!(recordings.get(&path).is_some());
        assert_eq!(recordings.take_notices(), []);
    }

    #[test]
    fn what_is_prepared_is_there_without_reading() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("line.mp3");
        fs::write(&path, mp3(10)).unwrap();
        let mut recordings = Recordings::default();
        recordings.prepare(&path);
        let until = Instant::now() + Duration::from_secs(10);
        while !recordings.has(&path) {
            assert!(Instant::now() < until);
            thread::sleep(Duration::from_millis(2));
            recordings.gather();
        }
        fs::remove_file(&path).unwrap();
        assert!(recordings.get(&path).is_some());
    }

    #[test]
    fn only_so_many_are_kept_and_the_one_used_longest_ago_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = |number: usize| folder.path().join(format!("{number}.mp3"));
        let mut recordings = Recordings::default();
        for number in 0..=KEPT {
            fs::write(path(number), mp3(2)).unwrap();
            recordings.get(&path(number)).unwrap();
            recordings.get(&path(0)).unwrap();
        }
        assert_eq!(recordings.kept.len(), KEPT);
        assert!(recordings.has(&path(0)));
        assert!(!recordings.has(&path(1)));
    }

    #[test]
    fn what_cannot_be_read_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let (gone, broken) = (folder.path().join("gone.mp3"), folder.path().join("b.mp3"));
        fs::write(&broken, "no sound in here").unwrap();
        let large = folder.path().join("large.mp3");
        let bytes = usize::try_from(limits::RECORDING_BYTES).unwrap() + 1;
        fs::write(&large, vec![0; bytes]).unwrap();
        let mut recordings = Recordings::default();
        for _ in 0..3 {
            for path in [&gone, &broken, &large, &folder.path().to_owned()] {
                assert!(recordings.get(path).is_none());
            }
        }
        let notices = recordings.take_notices();
        assert_eq!(notices.len(), 4, "{notices:?}");
        assert_eq!(notices[0], SoundNotice::Missing { path: gone.clone() });
        assert!(notices[0].to_string().contains("gone.mp3 is not there"));
        assert!(notices[1].to_string().contains("b.mp3 cannot be played"));
        assert!(notices[2].to_string().contains("too large"));
        assert!(notices[3].to_string().contains("not a file"));
        assert!(recordings.get(&gone).is_none());
        assert_eq!(recordings.take_notices(), []);
    }
}
