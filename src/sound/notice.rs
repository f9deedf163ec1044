//! What is told when something cannot be heard. None of it stops a call.

use std::fmt;
use std::path::PathBuf;

use crate::limits;

/// Why there is no sound at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSound {
    /// This machine has nothing to play sound on.
    NoDevice,
    /// There is an output device, and it cannot be used.
    Refused {
        /// Why, in the system's words.
        why: String,
    },
}

impl fmt::Display for NoSound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoSound::NoDevice => f.write_str(
                "no sound: this machine has no output device. The call goes on with what is said \
                 in writing. To hear it, connect a headset or speakers",
            ),
            NoSound::Refused { why } => write!(
                f,
                "no sound: the output device cannot be used ({why}). The call goes on with what is \
                 said in writing. To hear it, close other programs that use the device, or choose \
                 another in the system's settings",
            ),
        }
    }
}

impl std::error::Error for NoSound {}

/// Something that cannot be heard. The call goes on by its clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SoundNotice {
    /// A recording is not there.
    Missing {
        /// Where it should be.
        path: PathBuf,
    },
    /// A recording is there, and cannot be played.
    Unreadable {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The output device was lost.
    DeviceLost,
    /// An output device was found after one was lost.
    DeviceFound,
}

impl fmt::Display for SoundNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SoundNotice::Missing { path } => write!(
                f,
                "the recording {} is not there, so its line is not heard. Put it back, or play the \
                 call without sound",
                path.display()
            ),
            SoundNotice::Unreadable { path, why } => write!(
                f,
                "the recording {} cannot be played ({why}), so its line is not heard. Put an MP3 \
                 of at most {} MB with one or two channels in its place",
                path.display(),
                limits::RECORDING_BYTES / (1024 * 1024)
            ),
            SoundNotice::DeviceLost => f.write_str(
                "the output device is gone, so nothing is heard. The call goes on; connect a \
                 headset or speakers and it is heard again",
            ),
            SoundNotice::DeviceFound => {
                f.write_str("an output device was found, and the call is heard again")
            }
        }
    }
}
