//! What a trainee hears at the terminal: the call's sound, where there is a device, recordings, and a wish for it.

use std::path::Path;
#[cfg(feature = "sound")]
use std::path::PathBuf;
use std::time::Instant;

use super::command_line::Play;
use crate::call::Call;
use crate::learning::clock::CallClock;
use crate::scenario::loaded::{Scenario, Supervisor};
#[cfg(feature = "sound")]
use crate::sound::{Moment, Sound, Speaking, Volumes};

/// What a trainee hears.
pub struct Ear {
    #[cfg(feature = "sound")]
    sound: Option<Sound>,
    #[cfg(feature = "sound")]
    folder: PathBuf,
    sound_on: bool,
    room_on: bool,
    untold: Vec<String>,
    shown: Shown,
    supervisor: Option<Supervised>,
}

/// Words of the supervisor's that are being said. The call's clock does not wait for them.
struct Supervised {
    since: Instant,
    #[cfg(feature = "sound")]
    file: String,
    for_ms: u32,
    // Which of the supervisor's words they are, counted from 1.
    place: u64,
}

impl Supervised {
    fn said_ms(&self) -> Option<u32> {
        let into_ms = u32::try_from(self.since.elapsed().as_millis()).ok()?;
        (into_ms < self.for_ms).then_some(into_ms)
    }
}

/// Where the sound of an untimed call is: its clock jumps to the end of what is said, and sound takes its time.
#[derive(Debug, Default)]
struct Shown {
    // Where the call's clock has got to.
    reached_ms: u64,
    // From where on what was said last is heard, and since when.
    from_ms: u64,
    since: Option<Instant>,
}

impl Shown {
    /// What time of the call is heard now, and whether anything is left to be heard.
    fn at(&mut self, call_ms: u64) -> (u64, bool) {
        if call_ms > self.reached_ms {
            self.from_ms = self.reached_ms;
            self.reached_ms = call_ms;
            self.since = Some(Instant::now());
        }
        let Some(since) = self.since else {
            return (self.reached_ms, false);
        };
        let gone_ms = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
        let heard_ms = self.from_ms.saturating_add(gone_ms);
        if heard_ms >= self.reached_ms {
            self.since = None;
            return (self.reached_ms, false);
        }
        (heard_ms, true)
    }
}

impl Ear {
    /// Listens to a call of this scenario, whose recordings are in this folder. A machine that cannot play sound is no
    /// fault; it is told, once, if there is something to hear.
    pub fn open(scenario: &Scenario, folder: &Path, asked: &Play) -> Ear {
        let mut ear = Ear {
            #[cfg(feature = "sound")]
            sound: None,
            #[cfg(feature = "sound")]
            folder: folder.to_owned(),
            sound_on: !asked.no_sound,
            room_on: !asked.no_room,
            untold: Vec::new(),
            shown: Shown::default(),
            supervisor: None,
        };
        let recorded = !scenario.recorded.is_empty() && folder.is_dir();
        if recorded && ear.sound_on {
            ear.begin();
        }
        ear
    }

    #[cfg(feature = "sound")]
    fn begin(&mut self) {
        match Sound::open(self.volumes()) {
            Ok(sound) => self.sound = Some(sound),
            Err(why) => self.untold.push(format!("({why}.)")),
        }
    }

    #[cfg(not(feature = "sound"))]
    fn begin(&mut self) {
        self.untold
            .push("(This program was built without sound.)".to_owned());
    }

    #[cfg(feature = "sound")]
    fn volumes(&self) -> Volumes {
        Volumes {
            voice: if self.sound_on { 100 } else { 0 },
            room: if self.sound_on && self.room_on {
                100
            } else {
                0
            },
        }
    }

    /// Lets be heard what is said by now.
    #[cfg(feature = "sound")]
    pub fn follow(&mut self, call: &Call, clock: &CallClock) {
        let (heard_ms, runs) = self.time(call, clock);
        let Some(sound) = &mut self.sound else {
            return;
        };
        let (scenario, folder) = (call.scenario(), &self.folder);
        let recording = |line| {
            let recording = scenario.recording(line, call.drawn())?;
            Some(folder.join(&recording.file))
        };
        let mut moment = Moment::of(scenario, call.state(), heard_ms, runs, recording);
        let supervised = self.supervisor.as_ref();
        if let Some((said, into_ms)) = supervised.and_then(|it| Some((it, it.said_ms()?))) {
            moment.runs = clock.runs() || clock.is_untimed();
            moment.speaking = Some(Speaking {
                // No line of the caller's begins so late, so the two are never taken for each other.
                from_ms: u64::MAX - said.place,
                path: folder.join(&said.file),
                into_ms,
                door: false,
            });
        }
        sound.follow(&moment);
        let notices = sound.take_notices();
        self.untold
            .extend(notices.iter().map(|it| format!("({it}.)")));
    }

    /// Lets be heard what is said by now: nothing, without sound.
    #[cfg(not(feature = "sound"))]
    pub fn follow(&mut self, call: &Call, clock: &CallClock) {
        self.time(call, clock);
    }

    fn time(&mut self, call: &Call, clock: &CallClock) -> (u64, bool) {
        if clock.is_untimed() {
            self.shown.at(call.now_ms())
        } else {
            (clock.now_ms(), clock.runs())
        }
    }

    /// The supervisor says this, from now on.
    pub fn supervisor_says(&mut self, call: &Call, words: Supervisor) {
        let place = self.supervisor.as_ref().map_or(0, |it| it.place) + 1;
        let recording = call.scenario().supervisor_recording(words, call.drawn());
        self.supervisor = recording.map(|recording| Supervised {
            since: Instant::now(),
            #[cfg(feature = "sound")]
            file: recording.file.clone(),
            for_ms: recording.for_ms,
            place,
        });
    }

    /// Whether something is being heard that the call's clock does not wait for.
    pub fn is_behind(&self) -> bool {
        let supervised = self.supervisor.as_ref().and_then(Supervised::said_ms);
        self.shown.since.is_some() || supervised.is_some()
    }

    /// Switches the caller's voice and everything else on or off.
    pub fn set_sound(&mut self, on: bool) {
        self.sound_on = on;
        #[cfg(feature = "sound")]
        if on && self.sound.is_none() {
            self.begin();
        }
        self.set_volumes();
    }

    /// Switches the sounds of room and line on or off.
    pub fn set_room(&mut self, on: bool) {
        self.room_on = on;
        self.set_volumes();
    }

    #[cfg(feature = "sound")]
    fn set_volumes(&mut self) {
        let volumes = self.volumes();
        if let Some(sound) = &mut self.sound {
            sound.set_volumes(volumes);
        }
    }

    #[cfg(not(feature = "sound"))]
    fn set_volumes(&mut self) {}

    /// What there is to tell of the sound, told once.
    pub fn take_notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.untold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn an_untimed_call_is_heard_at_the_pace_of_speech_and_what_comes_next_cuts_it_off() {
        let mut shown = Shown::default();
        let (at_ms, more) = shown.at(4_000);
        assert!(at_ms < 1_000 && more, "{at_ms}");
        std::thread::sleep(Duration::from_millis(30));
        let (later_ms, _) = shown.at(4_000);
        assert!((30..2_000).contains(&later_ms), "{later_ms}");
        // Something else is said: it is heard from its beginning, and the rest of the first is not.
        let (next_ms, more) = shown.at(4_020);
        assert!((4_000..=4_020).contains(&next_ms) && more, "{next_ms}");
        std::thread::sleep(Duration::from_millis(30));
        assert_eq!(shown.at(4_020), (4_020, false));
    }
}
