//! What a trainee hears of a call: the caller, the room and the supervisor, where there is a device, recordings, and
//! a wish for it.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::{Moment, Sound, Speaking, Volumes};
use crate::call::Call;
use crate::learning::clock::CallClock;
use crate::scenario::loaded::{Scenario, Supervisor};
use crate::supervising::{Queue, Shift};

/// What a trainee hears of one call. A front end lets it follow at each tick, every 20 to 500 ms, and right after the
/// trainee has said something.
pub struct Ear {
    // `None` where nothing can be played, or nothing was wanted so far.
    sound: Option<Sound>,
    folder: PathBuf,
    on: bool,
    // Whether there is anything to hear.
    recorded: bool,
    volumes: Volumes,
    untold: Vec<String>,
    shown: Shown,
    supervisor: Option<Supervised>,
}

/// Words of the supervisor's that are being said. The call's clock does not wait for them.
struct Supervised {
    since: Instant,
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
    /// The call's clock has got here.
    fn reach(&mut self, call_ms: u64) {
        if call_ms > self.reached_ms {
            self.from_ms = self.reached_ms;
            self.reached_ms = call_ms;
            self.since = Some(Instant::now());
        }
    }

    /// What time of the call is heard now, and whether anything is left to be heard.
    fn now(&self) -> (u64, bool) {
        let Some(since) = self.since else {
            return (self.reached_ms, false);
        };
        let gone_ms = u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX);
        let heard_ms = self.from_ms.saturating_add(gone_ms);
        if heard_ms < self.reached_ms {
            (heard_ms, true)
        } else {
            (self.reached_ms, false)
        }
    }
}

impl Ear {
    /// Listens to a call of this scenario, whose recordings are in this folder, unless it is off. A machine that
    /// cannot play sound is no fault; it is told, once, if there is something to hear.
    pub fn open(scenario: &Scenario, folder: &Path, volumes: Volumes, on: bool) -> Ear {
        let recorded = !scenario.recorded.is_empty() && folder.is_dir();
        let mut ear = Ear {
            sound: None,
            folder: folder.to_owned(),
            on,
            recorded,
            volumes,
            untold: Vec::new(),
            shown: Shown::default(),
            supervisor: None,
        };
        if recorded && on {
            ear.begin();
        }
        ear
    }

    /// Listens to the recordings of a queue's calls, which are in folders of this one, unless it is off.
    pub fn open_review(queue: &Queue, voices: &Path, volumes: Volumes, on: bool) -> Ear {
        let recorded = queue.calls().any(|it| !it.recorded.is_empty()) && voices.is_dir();
        let mut ear = Ear {
            sound: None,
            folder: voices.to_owned(),
            on,
            recorded,
            volumes,
            untold: Vec::new(),
            shown: Shown::default(),
            supervisor: None,
        };
        if recorded && on {
            ear.begin();
        }
        ear
    }

    /// Lets be heard what is heard of a recording by now. An untimed review, whose clock jumps to the end of it, is
    /// read and not heard.
    pub fn follow_review(&mut self, shift: &Shift, clock: &CallClock) {
        let Some(sound) = &mut self.sound else {
            return;
        };
        sound.follow(&Moment::of_review(
            shift,
            clock.now_ms(),
            clock.runs(),
            &self.folder,
        ));
        let notices = sound.take_notices();
        self.untold.extend(notices.iter().map(ToString::to_string));
    }

    fn begin(&mut self) {
        match Sound::open(self.heard_volumes()) {
            Ok(sound) => self.sound = Some(sound),
            Err(why) => self.untold.push(why.to_string()),
        }
    }

    fn heard_volumes(&self) -> Volumes {
        if self.on {
            self.volumes
        } else {
            Volumes { voice: 0, room: 0 }
        }
    }

    /// Lets be heard what is said by now.
    pub fn follow(&mut self, call: &Call, clock: &CallClock) {
        if clock.is_untimed() {
            self.shown.reach(call.now_ms());
        }
        let (heard_ms, runs) = self.heard_ms(call, clock);
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
        self.untold.extend(notices.iter().map(ToString::to_string));
    }

    /// The time of the call that is heard now, in milliseconds since it began, and whether it goes on by itself. In
    /// an untimed call it comes after the call's own clock, which jumps to the end of what is said; words shown as
    /// they are spoken go by this. There it is as of the last [`Ear::follow`].
    pub fn heard_ms(&self, call: &Call, clock: &CallClock) -> (u64, bool) {
        if !clock.is_untimed() {
            (clock.now_ms(), clock.runs())
        } else if call.now_ms() > self.shown.reached_ms {
            (self.shown.reached_ms, true)
        } else {
            self.shown.now()
        }
    }

    /// The supervisor says this, from now on.
    pub fn supervisor_says(&mut self, call: &Call, words: Supervisor) {
        let place = self.supervisor.as_ref().map_or(0, |it| it.place) + 1;
        let recording = call.scenario().supervisor_recording(words, call.drawn());
        self.supervisor = recording.map(|recording| Supervised {
            since: Instant::now(),
            file: recording.file.clone(),
            for_ms: recording.for_ms,
            place,
        });
    }

    /// Whether something is being heard that the call's clock does not wait for, so that the front end has to let it
    /// follow although nothing is due.
    pub fn is_behind(&self) -> bool {
        let supervised = self.supervisor.as_ref().and_then(Supervised::said_ms);
        self.shown.now().1 || supervised.is_some()
    }

    /// Whether the trainee wishes to hear anything.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Switches the caller's voice and everything else on or off.
    pub fn set_on(&mut self, on: bool) {
        if on == self.on {
            return;
        }
        self.on = on;
        if on && self.recorded && self.sound.is_none() {
            self.begin();
        }
        self.tell_volumes();
    }

    /// How loud the caller and the room are, while it is on.
    pub fn set_volumes(&mut self, volumes: Volumes) {
        if volumes != self.volumes {
            self.volumes = volumes;
            self.tell_volumes();
        }
    }

    fn tell_volumes(&mut self) {
        let volumes = self.heard_volumes();
        if let Some(sound) = &mut self.sound {
            sound.set_volumes(volumes);
        }
    }

    /// What there is to tell of the sound, told once.
    pub fn take_notices(&mut self) -> Vec<String> {
        std::mem::take(&mut self.untold)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::command::Command;
    use crate::call::terms::Terms;
    use crate::scenario::drawn::Seed;
    use std::time::Duration;

    #[test]
    fn an_untimed_call_is_heard_at_the_pace_of_speech_and_what_comes_next_cuts_it_off() {
        let mut shown = Shown::default();
        shown.reach(4_000);
        let (at_ms, more) = shown.now();
        assert!(at_ms < 1_000 && more, "{at_ms}");
        std::thread::sleep(Duration::from_millis(30));
        shown.reach(4_000);
        let (later_ms, _) = shown.now();
        assert!((30..2_000).contains(&later_ms), "{later_ms}");
        // Something else is said: it is heard from its beginning, and the rest of the first is not.
        shown.reach(4_020);
        let (next_ms, more) = shown.now();
        assert!((4_000..=4_020).contains(&next_ms) && more, "{next_ms}");
        std::thread::sleep(Duration::from_millis(30));
        assert_eq!(shown.now(), (4_020, false));
    }

    fn scenario() -> Scenario {
        let source = include_str!("../../scenarios/server-owner/scenario.ron");
        Scenario::load(source, None).ok().unwrap().0
    }

    #[test]
    fn what_is_heard_of_a_timed_call_is_what_its_clock_says() {
        let scenario = scenario();
        let call = Call::ring(&scenario, Seed(7));
        let mut ear = Ear::open(&scenario, Path::new("nowhere"), Volumes::default(), false);
        let mut clock = CallClock::stepped(0);
        clock.move_to(9_000);
        ear.follow(&call, &clock);
        assert_eq!(ear.heard_ms(&call, &clock), (9_000, true));
        clock.pause();
        assert_eq!(ear.heard_ms(&call, &clock), (9_000, false));
        assert!(!ear.is_behind());
    }

    #[test]
    fn what_is_heard_of_an_untimed_call_comes_after_its_clock() {
        let scenario = scenario();
        let terms = Terms {
            untimed: true,
            ..Terms::default()
        };
        let mut call = Call::ring_on(&scenario, Seed(7), terms);
        let mut ear = Ear::open(&scenario, Path::new("nowhere"), Volumes::default(), false);
        let mut clock = CallClock::of(&call);
        call.handle(60_000, Command::Wait).unwrap();
        clock.move_to(60_000);
        assert_eq!(ear.heard_ms(&call, &clock), (0, true));
        ear.follow(&call, &clock);
        let (heard_ms, more) = ear.heard_ms(&call, &clock);
        assert!(heard_ms < 30_000 && more && ear.is_behind(), "{heard_ms}");
    }

    #[test]
    fn an_ear_that_is_off_opens_no_device_and_tells_nothing() {
        let mut ear = Ear::open(&scenario(), Path::new("nowhere"), Volumes::default(), false);
        assert!(ear.sound.is_none() && !ear.is_on());
        assert_eq!(ear.heard_volumes(), Volumes { voice: 0, room: 0 });
        ear.set_volumes(Volumes {
            voice: 40,
            room: 20,
        });
        assert_eq!(ear.heard_volumes().voice, 0);
        assert!(ear.take_notices().is_empty());
    }
}
