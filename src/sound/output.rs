//! An output device that is open, and what sound goes to it through: a line that is paused and held as one,
//! and on it the caller's voice and the room.

use std::time::Duration;

use kira::backend::Backend;
use kira::backend::cpal::Error as DeviceError;
use kira::backend::cpal::cpal::traits::HostTrait;
use kira::backend::cpal::cpal::{ErrorKind, default_host};
use kira::clock::{ClockHandle, ClockSpeed};
use kira::track::{TrackBuilder, TrackHandle};
use kira::{
    AudioManager, AudioManagerSettings, Decibels, DefaultBackend, ResourceLimitReached, Tween,
};

use super::device;
use super::notice::NoSound;
use super::volume::{Volumes, decibels};

/// How long all takes to fall silent when the clock is stopped, and to come back.
const PAUSE: Duration = Duration::from_millis(20);
/// How long all takes to fall silent when the caller is put on hold, and to come back.
const HOLD: Duration = Duration::from_millis(150);
/// How long a change of volume takes, so that it does not click.
const VOLUME: Duration = Duration::from_millis(30);

/// Opens an output device.
pub(super) type Open<B> = fn() -> Result<AudioManager<B>, NoSound>;

/// An output device that is open.
pub(super) struct Output<B: Backend> {
    /// What the caller's recordings are played on.
    pub voice: TrackHandle,
    /// What the sounds of the room and the line are played on.
    pub room: TrackHandle,
    line: TrackHandle,
    clock: ClockHandle,
    runs: bool,
    on_hold: bool,
    // Last: the tracks are let go of first, so that the device falls silent at once and not with its thread.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "held so that the device stays open")
    )]
    pub(super) manager: AudioManager<B>,
}

impl<B: Backend> Output<B> {
    /// The tracks of a call on this device.
    pub fn on(mut manager: AudioManager<B>, volumes: Volumes) -> Result<Output<B>, NoSound> {
        let full = |why: ResourceLimitReached| NoSound::Refused {
            why: why.to_string(),
        };
        let mut line = manager.add_sub_track(TrackBuilder::new()).map_err(full)?;
        let voice = TrackBuilder::new().volume(decibels(volumes.voice));
        let room = TrackBuilder::new().volume(decibels(volumes.room));
        let voice = line.add_sub_track(voice).map_err(full)?;
        let room = line.add_sub_track(room).map_err(full)?;
        let mut clock = manager
            .add_clock(ClockSpeed::TicksPerSecond(10.0))
            .map_err(full)?;
        clock.start();
        Ok(Output {
            voice,
            room,
            line,
            clock,
            runs: true,
            on_hold: false,
            manager,
        })
    }

    /// How far the device has gone on taking sound, as ticks and the bits of a part of one: good for telling
    /// whether it still does.
    pub fn ticks(&self) -> (u64, u64) {
        let time = self.clock.time();
        (time.ticks, time.fraction.to_bits())
    }

    /// Makes the caller and the room this loud.
    pub fn set_volumes(&mut self, volumes: Volumes) {
        self.voice.set_volume(decibels(volumes.voice), over(VOLUME));
        self.room.set_volume(decibels(volumes.room), over(VOLUME));
    }

    /// Lets everything go on, or stand still in its place.
    pub fn run(&mut self, runs: bool) {
        if runs != self.runs {
            self.runs = runs;
            match runs {
                true => self.line.resume(over(PAUSE)),
                false => self.line.pause(over(PAUSE)),
            }
        }
    }

    /// Lets everything go on unheard, or heard.
    pub fn hold(&mut self, on_hold: bool) {
        if on_hold != self.on_hold {
            self.on_hold = on_hold;
            let volume = match on_hold {
                true => Decibels::SILENCE,
                false => Decibels::IDENTITY,
            };
            self.line.set_volume(volume, over(HOLD));
        }
    }
}

/// A change that takes this long, from now.
pub(super) fn over(duration: Duration) -> Tween {
    Tween {
        duration,
        ..Tween::default()
    }
}

/// The output device this machine uses by default.
pub(super) fn default_device() -> Result<AudioManager<DefaultBackend>, NoSound> {
    if !device::is_likely() {
        return Err(NoSound::NoDevice);
    }
    let mut settings = AudioManagerSettings::<DefaultBackend>::default();
    if cfg!(target_os = "linux") {
        // Left to itself the library opens ALSA's default device anew twice a second, to see whether it is
        // still the same. It always is: what ALSA calls so follows the user's choice by itself.
        settings.backend_settings.device = default_host().default_output_device();
    }
    AudioManager::new(settings).map_err(|why| match why {
        DeviceError::NoDefaultOutputDevice => NoSound::NoDevice,
        DeviceError::CpalError(why) if why.kind() == ErrorKind::DeviceNotAvailable => {
            NoSound::NoDevice
        }
        DeviceError::CpalError(why) => NoSound::Refused {
            why: why.to_string(),
        },
    })
}
