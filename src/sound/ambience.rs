//! The sounds of the room and the line, as they are played under the call.

use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;

use kira::Frame;
use kira::sound::static_sound::{StaticSoundData, StaticSoundHandle, StaticSoundSettings};
use kira::track::TrackHandle;

use super::band::RATE_HZ;
use super::moment::Moment;
use super::output::over;
use super::room::{self, Room};

/// How long room and line take to be heard when the line is opened.
const FADE_IN: Duration = Duration::from_millis(300);
/// How long they take to fall silent when it is closed: a line goes dead at once.
const FADE_OUT: Duration = Duration::from_millis(60);

/// The sounds, once they are made: they are the same for every call.
static MADE: OnceLock<Made> = OnceLock::new();

/// The sounds of the room and the line.
#[derive(Default)]
pub(super) struct Ambience {
    playing: Option<(Room, Vec<StaticSoundHandle>)>,
}

/// The sounds, made.
struct Made {
    kitchen: StaticSoundData,
    quiet: StaticSoundData,
    line: StaticSoundData,
    door: StaticSoundData,
}

impl Ambience {
    /// Has the sounds made aside; they are heard from when they are there.
    pub fn make() -> Ambience {
        if MADE.get().is_none() {
            let thread = thread::Builder::new().name("room sounds".to_owned());
            // With no thread to be had, the call is heard without them.
            let _ = thread.spawn(|| {
                MADE.get_or_init(Made::new);
            });
        }
        Ambience::default()
    }

    /// Lets the room and the line be heard as the moment says, on this track.
    pub fn follow(&mut self, moment: &Moment, track: &mut TrackHandle) {
        let playing = self.playing.as_ref().map(|(room, _)| *room);
        if playing == moment.room {
            return;
        }
        if let Some((_, handles)) = self.playing.take() {
            // A track that is paused would play the fade when it goes on.
            let fade = if moment.runs {
                FADE_OUT
            } else {
                Duration::ZERO
            };
            for mut handle in handles {
                handle.stop(over(fade));
            }
        }
        let (Some(room), Some(made)) = (moment.room, MADE.get()) else {
            return;
        };
        let loops = [made.of(room), &made.line];
        let played = loops.map(|data| track.play(data.fade_in_tween(over(FADE_IN))).ok());
        self.playing = Some((room, played.into_iter().flatten().collect()));
    }

    /// Lets a door be heard, if room and line are.
    pub fn shut_door(&mut self, track: &mut TrackHandle) {
        if let (Some(_), Some(made)) = (&self.playing, MADE.get()) {
            // With no place for it on the track it is a door nobody heard.
            let _ = track.play(made.door.clone());
        }
    }

    /// The track it was played on is gone.
    pub fn forget(&mut self) {
        self.playing = None;
    }

    /// Whether the sounds are there.
    #[cfg(test)]
    pub fn is_made() -> bool {
        MADE.get().is_some()
    }
}

impl Made {
    fn new() -> Made {
        Made {
            kitchen: looped(&room::loop_of(Room::Kitchen)),
            quiet: looped(&room::loop_of(Room::Quiet)),
            line: looped(&room::line()),
            door: once(&room::door()),
        }
    }

    fn of(&self, room: Room) -> &StaticSoundData {
        match room {
            Room::Kitchen => &self.kitchen,
            Room::Quiet => &self.quiet,
        }
    }
}

fn once(samples: &[f32]) -> StaticSoundData {
    let frames: Arc<[Frame]> = samples.iter().map(|it| Frame::from_mono(*it)).collect();
    StaticSoundData {
        sample_rate: RATE_HZ,
        frames,
        settings: StaticSoundSettings::default(),
        slice: None,
    }
}

fn looped(samples: &[f32]) -> StaticSoundData {
    once(samples).loop_region(0.0..)
}
