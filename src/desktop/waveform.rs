//! The shape of a recording: how loud it is along its length, for drawing the voice.
//!
//! Read from the recordings by a thread of its own, so that no frame waits for a file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::authoring::voice::wave;

/// How many parts a recording's length is cut into.
const PARTS: usize = 96;
/// How many shapes are kept; the oldest is let go of first.
const KEPT: usize = 256;

/// How loud a recording is along its length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    // 255 is as loud as its loudest part.
    parts: Vec<u8>,
}

impl Wave {
    /// The shape of these samples, -1 to 1.
    pub fn of(samples: &[f32]) -> Wave {
        let long = samples.len().div_ceil(PARTS).max(1);
        let loud = samples.chunks(long).map(|part| {
            let sum: f32 = part.iter().map(|it| it * it).sum();
            (sum / part.len() as f32).sqrt()
        });
        let loud: Vec<f32> = loud.collect();
        let loudest = loud.iter().copied().fold(1.0e-6_f32, f32::max);
        // Its root draws quiet words higher, as an ear hears them.
        let parts = loud.iter().map(|it| ((it / loudest).sqrt() * 255.0) as u8);
        Wave {
            parts: parts.collect(),
        }
    }

    /// How loud it is at this part of its length (0 to 1), 0 to 1.
    pub fn loud_at(&self, part: f32) -> f32 {
        let place = (part.clamp(0.0, 1.0) * self.parts.len() as f32) as usize;
        let last = self.parts.len().saturating_sub(1);
        let loud = self.parts.get(place.min(last));
        loud.map_or(0.0, |it| f32::from(*it) / 255.0)
    }
}

/// The shapes of recordings, read as they are wanted.
pub struct Waves {
    known: HashMap<PathBuf, Option<Wave>>,
    order: Vec<PathBuf>,
    wanted: Sender<PathBuf>,
    read: Receiver<(PathBuf, Option<Wave>)>,
}

impl Default for Waves {
    fn default() -> Waves {
        let (wanted, wishes) = channel::<PathBuf>();
        let (done, read) = channel();
        // It ends when the last of its wishes was done and nobody can send another.
        thread::spawn(move || {
            for path in wishes {
                let wave = shape(&path);
                if done.send((path, wave)).is_err() {
                    return;
                }
            }
        });
        Waves {
            known: HashMap::new(),
            order: Vec::new(),
            wanted,
            read,
        }
    }
}

fn shape(path: &Path) -> Option<Wave> {
    let recording = wave::Wave::read_mp3(path).ok()?;
    Some(Wave::of(&recording.samples))
}

impl Waves {
    /// The shape of a recording, if it was read. Asking has it read.
    pub fn get(&mut self, path: &Path) -> Option<&Wave> {
        for (path, wave) in self.read.try_iter() {
            self.known.insert(path, wave);
        }
        if !self.known.contains_key(path) {
            self.known.insert(path.to_owned(), None);
            self.order.push(path.to_owned());
            if self.order.len() > KEPT {
                let oldest = self.order.remove(0);
                self.known.remove(&oldest);
            }
            // Without its thread the voice is drawn flat, and nothing else is lost.
            let _ = self.wanted.send(path.to_owned());
        }
        self.known.get(path)?.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loud_parts_stand_high_and_silence_low() {
        let mut samples = vec![0.0_f32; 9_600];
        for (place, sample) in samples.iter_mut().enumerate().skip(4_800) {
            *sample = if place % 2 == 0 { 0.5 } else { -0.5 };
        }
        let wave = Wave::of(&samples);
        assert_eq!(wave.loud_at(0.25), 0.0);
        assert_eq!(wave.loud_at(0.75), 1.0);
        assert_eq!(wave.loud_at(7.0), 1.0);
        assert_eq!(Wave::of(&[]).loud_at(0.5), 0.0);
    }

    #[test]
    fn a_recording_is_read_by_and_by_and_a_missing_one_never() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/voices/server-owner");
        let first = std::fs::read_dir(root)
            .unwrap()
            .flatten()
            .map(|it| it.path());
        let first = first
            .filter(|it| it.extension().is_some_and(|it| it == "mp3"))
            .min()
            .unwrap();
        let mut waves = Waves::default();
        let missing = Path::new("no-such-recording.mp3");
        assert!(waves.get(missing).is_none());
        for _ in 0..400 {
            if waves.get(&first).is_some() {
                break;
            }
            thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!(waves.get(&first).is_some());
        assert!(waves.get(missing).is_none());
    }
}
