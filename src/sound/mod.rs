//! What is heard: the caller's recordings, and under them the room and the line.
//!
//! The call's clock leads and sound follows. A front end says at each tick what ought to be heard
//! ([`Moment`]); [`Sound`] begins, moves and ends recordings so that it is. Nothing of the call ever waits for
//! sound: without a device, or without a recording, it goes on by its clock with its words on the screen.

mod ambience;
mod band;
mod cache;
mod device;
#[cfg(feature = "terminal")]
pub mod ear;
pub mod moment;
pub mod notice;
mod output;
mod pulse;
mod reopening;
pub mod room;
mod voice;
pub mod volume;

#[cfg(test)]
mod rendered_tests;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::Instant;

use kira::DefaultBackend;
use kira::backend::Backend;

pub use self::moment::{Moment, Next, Speaking};
pub use self::notice::{NoSound, SoundNotice};
pub use self::room::Room;
pub use self::volume::Volumes;

use self::ambience::Ambience;
use self::cache::Recordings;
use self::output::{Open, Output};
use self::pulse::Pulse;
use self::reopening::Reopening;
use self::voice::Voice;

/// How far into a line its door may still be heard, in milliseconds.
const DOOR_LATE_MS: u32 = 1_000;

/// A call as it is heard, on this machine's output device.
///
/// ```no_run
/// use warning_signs::sound::{Moment, Sound, Volumes};
///
/// match Sound::open(Volumes::default()) {
///     Ok(mut sound) => {
///         // At each tick of the front end:
///         sound.follow(&Moment::default());
///         for notice in sound.take_notices() {
///             println!("{notice}");
///         }
///     }
///     Err(why) => println!("{why}"),
/// }
/// ```
pub struct Sound<B: Backend = DefaultBackend> {
    open: Open<B>,
    volumes: Volumes,
    // `None` while the device is lost.
    output: Option<Output<B>>,
    pulse: Pulse,
    reopening: Reopening<B>,
    voice: Voice,
    ambience: Ambience,
    // The utterance a door was last shut at.
    door_shut_at_ms: Option<u64>,
    recordings: Recordings,
    notices: Vec<SoundNotice>,
}

impl Sound {
    /// Sound on the output device this machine uses by default, silent until it is told what to follow.
    ///
    /// # Errors
    ///
    /// When there is no output device, or it cannot be used. The call goes on without.
    pub fn open(volumes: Volumes) -> Result<Sound, NoSound> {
        Sound::on(output::default_device, volumes)
    }
}

impl<B: Backend + Send + 'static> Sound<B> {
    /// Sound on what `open` opens, which is opened again whenever it is lost.
    fn on(open: Open<B>, volumes: Volumes) -> Result<Sound<B>, NoSound> {
        let output = Output::on(open()?, volumes)?;
        Ok(Sound {
            open,
            volumes,
            output: Some(output),
            pulse: Pulse::default(),
            reopening: Reopening::default(),
            voice: Voice::default(),
            ambience: Ambience::make(),
            door_shut_at_ms: None,
            recordings: Recordings::default(),
            notices: Vec::new(),
        })
    }

    /// Lets be heard what ought to be heard now. To be called at each tick, every 20 to 500 ms; right after
    /// the trainee cuts in, so that the caller falls silent at once.
    pub fn follow(&mut self, moment: &Moment) {
        self.recordings.gather();
        self.look_after_device(Instant::now());
        let Some(output) = &mut self.output else {
            return;
        };
        output.run(moment.runs);
        output.hold(moment.on_hold);
        self.ambience.follow(moment, &mut output.room);
        let door = moment.speaking.as_ref().filter(|it| it.door);
        if let Some(speaking) = door.filter(|it| self.door_shut_at_ms != Some(it.from_ms)) {
            self.door_shut_at_ms = Some(speaking.from_ms);
            // One that was shut a while ago is not heard again by a call that is gone on with.
            if speaking.into_ms < DOOR_LATE_MS {
                self.ambience.shut_door(&mut output.room);
            }
        }
        self.voice
            .follow(moment, &mut output.voice, &mut self.recordings);
    }

    /// Reads a recording ahead, without waiting for it, so that it begins without delay when its turn comes.
    /// Those of [`Moment::next`] are read ahead in any case.
    pub fn prepare(&mut self, path: &Path) {
        self.recordings.prepare(path);
    }

    /// How loud the caller and the room are.
    pub fn volumes(&self) -> Volumes {
        self.volumes
    }

    /// Makes the caller and the room this loud, from now on.
    pub fn set_volumes(&mut self, volumes: Volumes) {
        self.volumes = volumes;
        if let Some(output) = &mut self.output {
            output.set_volumes(volumes);
        }
    }

    /// What went wrong since this was last asked. Each recording is told of once.
    pub fn take_notices(&mut self) -> Vec<SoundNotice> {
        let mut notices = std::mem::take(&mut self.notices);
        notices.append(&mut self.recordings.take_notices());
        notices
    }

    /// The output library opens another device when one is lost, but only if there is another at that very
    /// moment; so a device that takes no more sound is let go of, and looked for until one is found.
    fn look_after_device(&mut self, now: Instant) {
        match &self.output {
            Some(output) => {
                if !self.pulse.beats(now, output.ticks()) {
                    self.output = None;
                    self.reopening = Reopening::since(now);
                    self.notices.push(SoundNotice::DeviceLost);
                }
            }
            None => {
                let Some(mut output) = self.reopening.poll(now, self.open, self.volumes) else {
                    return;
                };
                output.set_volumes(self.volumes);
                self.output = Some(output);
                self.pulse = Pulse::default();
                self.voice = Voice::default();
                self.ambience.forget();
                self.notices.push(SoundNotice::DeviceFound);
            }
        }
    }
}
