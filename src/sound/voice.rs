//! The caller's voice: the recording that is heard, kept in step with the clock, and the one that comes next.

use std::time::Duration;

use kira::StartTime;
use kira::sound::PlaybackState;
use kira::sound::static_sound::StaticSoundHandle;
use kira::track::TrackHandle;

use super::cache::Recordings;
use super::moment::{Moment, Next, Speaking};
use super::output::over;

/// How far a recording may be from where the clock has it, in milliseconds. The ear does not notice this
/// much, and an output device takes sound in pieces of up to half as long.
const DRIFT_MS: f64 = 80.0;
/// How long a recording takes to fall silent.
const FADE_OUT: Duration = Duration::from_millis(40);
/// How long a recording that is begun in its middle takes to be heard.
const FADE_IN: Duration = Duration::from_millis(10);
/// How long before its time, in milliseconds, a recording is at last read by whoever waits for it.
const NO_MORE_WAITING_MS: u32 = 600;

/// The caller's voice.
#[derive(Default)]
pub(super) struct Voice {
    now: Option<Playing>,
    next: Option<Playing>,
}

/// A recording that is on the track, or that could not be put there.
struct Playing {
    from_ms: u64,
    // `None` when it cannot be heard or is over; it is not tried again.
    handle: Option<StaticSoundHandle>,
    begun_ms: f64,
    // Whether its start was left to the output: if it is then not found begun, it is begun at once.
    timed: bool,
}

impl Voice {
    /// Lets be heard what the moment says, on this track.
    pub fn follow(
        &mut self,
        moment: &Moment,
        track: &mut TrackHandle,
        recordings: &mut Recordings,
    ) {
        let speaking = moment.speaking.as_ref();
        let from_ms = speaking.map(|it| it.from_ms);
        // A track that is paused would play the fade when it goes on.
        let fade = if moment.runs {
            FADE_OUT
        } else {
            Duration::ZERO
        };
        if let Some(gone) = self.now.take_if(|it| Some(it.from_ms) != from_ms) {
            gone.stop(fade);
        }
        let next_ms = moment.next.as_ref().map(|it| it.from_ms);
        if let Some(begun) = self.next.take_if(|it| Some(it.from_ms) == from_ms) {
            self.now.get_or_insert(begun);
        } else if let Some(gone) = self.next.take_if(|it| Some(it.from_ms) != next_ms) {
            // Should it have begun already, its time is over as well.
            gone.stop(fade);
        }
        if !moment.runs {
            return;
        }
        if let Some(speaking) = speaking {
            if let Some(astray) = self.now.take_if(|it| it.strays(speaking.into_ms)) {
                astray.stop(FADE_OUT);
            }
            self.now
                .get_or_insert_with(|| Playing::begin(speaking, track, recordings));
        }
        if let (Some(next), None) = (&moment.next, &self.next) {
            if next.in_ms > NO_MORE_WAITING_MS && !recordings.has(&next.path) {
                recordings.prepare(&next.path);
            } else {
                self.next = Some(Playing::begin_later(next, track, recordings));
            }
        }
    }
}

impl Playing {
    /// Begins a recording where the clock has it. The sound of one that is moved fades from the one place to
    /// the other, so that it does not click.
    fn begin(speaking: &Speaking, track: &mut TrackHandle, recordings: &mut Recordings) -> Playing {
        let into = Duration::from_millis(u64::from(speaking.into_ms));
        let data = recordings.get(&speaking.path);
        let data = data.filter(|data| into < data.duration());
        let handle = data.and_then(|data| {
            let fade_in = (!into.is_zero()).then(|| over(FADE_IN));
            let data = data
                .start_position(into.as_secs_f64())
                .fade_in_tween(fade_in);
            track.play(data).ok()
        });
        Playing {
            from_ms: speaking.from_ms,
            handle,
            begun_ms: f64::from(speaking.into_ms),
            timed: false,
        }
    }

    /// Leaves it to the output to begin a recording when its time comes: it does so to the millisecond,
    /// however seldom the clock is looked at.
    fn begin_later(next: &Next, track: &mut TrackHandle, recordings: &mut Recordings) -> Playing {
        let wait = Duration::from_millis(u64::from(next.in_ms));
        let data = recordings.get(&next.path);
        let handle =
            data.and_then(|data| track.play(data.start_time(StartTime::Delayed(wait))).ok());
        Playing {
            from_ms: next.from_ms,
            handle,
            begun_ms: 0.0,
            timed: true,
        }
    }

    /// Whether it is too far from where the clock has it.
    fn strays(&self, into_ms: u32) -> bool {
        let Some(handle) = &self.handle else {
            return false;
        };
        if handle.state() == PlaybackState::Stopped {
            return false;
        }
        let at_ms = handle.position() * 1000.0;
        // The device has not asked for it yet. Beginning again would not make it do so sooner.
        if !self.timed && (at_ms - self.begun_ms).abs() < 1.0 {
            return false;
        }
        (at_ms - f64::from(into_ms)).abs() > DRIFT_MS
    }

    fn stop(self, fade: Duration) {
        if let Some(mut handle) = self.handle {
            handle.stop(over(fade));
        }
    }
}
