//! Playing a film: how fast it goes, where it waits, and going from one step or line to another.

use std::time::Duration;

use crate::call::command::Command;
use crate::learning::film::Film;
use crate::learning::reel::{Done, reading, supervisor_words};
use crate::scenario::loaded::Supervisor;

/// How long a step is looked at when the talking is skipped.
const LOOK: Duration = Duration::from_millis(1_500);
/// The longest that what was done at the desk is waited at, so that it can be read.
const LINGER: Duration = Duration::from_secs(5);
/// The supervisor's pause before and after speaking.
const BREATH: Duration = Duration::from_millis(700);

/// How fast a film goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// As it was, and heard.
    #[default]
    AsItWas,
    /// One and a half times as fast.
    Faster,
    /// Twice as fast.
    Double,
    /// From step to step, without what is said between.
    Skipping,
}

impl Speed {
    /// Every speed, in the order they are offered.
    pub const ALL: [Speed; 4] = [
        Speed::AsItWas,
        Speed::Faster,
        Speed::Double,
        Speed::Skipping,
    ];

    /// Half milliseconds of the call in a millisecond.
    fn halves(self) -> u32 {
        match self {
            Speed::AsItWas => 2,
            Speed::Faster => 3,
            Speed::Double | Speed::Skipping => 4,
        }
    }
}

/// What a film waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wait {
    /// A note to be read; for ever, where that is wished.
    Note(Option<Duration>),
    /// Something else to be read or heard. The line stays open meanwhile.
    Words(Duration),
}

/// A film being played.
pub struct Player {
    film: Film,
    speed: Speed,
    paused: bool,
    at_notes: bool,
    projected: bool,
    wait: Option<Wait>,
    // Where it stops by itself, once what is said there was said.
    stop_ms: Option<u64>,
    // What was left over of a millisecond.
    over: Duration,
    supervisor: Vec<Supervisor>,
}

impl Player {
    /// Plays a film from its start. Projected, it does not wait at notes.
    pub fn new(film: Film, projected: bool) -> Player {
        Player {
            film,
            speed: Speed::default(),
            paused: false,
            at_notes: false,
            projected,
            wait: None,
            stop_ms: None,
            over: Duration::ZERO,
            supervisor: Vec::new(),
        }
    }

    /// The film.
    pub fn film(&self) -> &Film {
        &self.film
    }

    /// How fast it goes.
    pub fn speed(&self) -> Speed {
        self.speed
    }

    /// Whether it stands still until it is let go on.
    pub fn is_paused(&self) -> bool {
        self.paused || self.film.is_over() && self.wait.is_none() || self.is_held()
    }

    /// Whether it waits at a note until it is let go on.
    pub fn is_held(&self) -> bool {
        self.wait == Some(Wait::Note(None))
    }

    /// Whether it waits at a note.
    pub fn is_at_note(&self) -> bool {
        matches!(self.wait, Some(Wait::Note(_)))
    }

    /// Whether it is over, and what was said last was said.
    pub fn is_over(&self) -> bool {
        self.film.is_over() && self.wait.is_none()
    }

    /// Whether it waits at each note until it is let go on.
    pub fn waits_at_notes(&self) -> bool {
        self.at_notes
    }

    /// Whether the caller can be heard now.
    pub fn is_heard(&self) -> bool {
        self.speed == Speed::AsItWas
    }

    /// What the supervisor said since this was last asked.
    pub fn take_supervisor(&mut self) -> Vec<Supervisor> {
        std::mem::take(&mut self.supervisor)
    }

    /// Lets time pass.
    pub fn pass(&mut self, elapsed: Duration) {
        let mut left = Some(elapsed);
        // Each round ends a wait or a step, of which there are so many, or uses up the time.
        for _ in 0..=2 * self.film.reel().frames.len() + 2 {
            let Some(time) = left else { break };
            if self.is_paused() {
                break;
            }
            left = self.wait_out(time).and_then(|time| self.run_on(time));
        }
        self.settle();
    }

    /// What is left of the time once what is waited for is over.
    fn wait_out(&mut self, time: Duration) -> Option<Duration> {
        let (wait, rest) = match self.wait {
            None => (None, Some(time)),
            Some(Wait::Note(None)) => (self.wait, None),
            Some(Wait::Note(Some(left))) if left > time => {
                (Some(Wait::Note(Some(left - time))), None)
            }
            Some(Wait::Words(left)) if left > time => (Some(Wait::Words(left - time)), None),
            Some(Wait::Note(Some(left)) | Wait::Words(left)) => (None, Some(time - left)),
        };
        self.wait = wait;
        rest
    }

    /// Runs on for this long, or to the next step. What is left of the time.
    fn run_on(&mut self, time: Duration) -> Option<Duration> {
        let now_ms = self.film.now_ms();
        if self.stop_ms.is_some_and(|it| it <= now_ms) {
            self.stop_ms = None;
            self.paused = true;
            return None;
        }
        let due_ms = self.film.next()?.at_ms;
        if self.speed == Speed::Skipping {
            self.do_next();
            return Some(time);
        }
        let halves = self.speed.halves();
        let gone = time.saturating_mul(halves) / 2 + self.over;
        let gone_ms = u64::try_from(gone.as_millis()).unwrap_or(u64::MAX);
        let to_ms = now_ms.saturating_add(gone_ms);
        let limit_ms = self.stop_ms.map_or(due_ms, |it| it.min(due_ms));
        if to_ms < limit_ms {
            self.over = gone - Duration::from_millis(gone_ms);
            self.film.run_to(to_ms);
            return None;
        }
        self.over = Duration::ZERO;
        self.film.run_to(limit_ms);
        if limit_ms == due_ms {
            self.do_next();
        }
        let used = Duration::from_millis(limit_ms - now_ms).saturating_mul(2) / halves;
        Some(time.saturating_sub(used))
    }

    /// Does the next step, and waits for what has to be read or heard of it.
    fn do_next(&mut self) {
        self.film.step();
        self.wait = self.wait_after();
        let said = self.film.last().map(|it| self.film.reel().brought(it));
        let said = said.unwrap_or_default().iter();
        let said: Vec<Supervisor> = said.filter_map(|it| it.what.supervisor()).collect();
        if self.is_heard() {
            self.supervisor.extend(said);
        }
    }

    /// What is waited for after the step that was done last.
    fn wait_after(&self) -> Option<Wait> {
        let film = &self.film;
        let frame = film.last()?;
        let brought = film.reel().brought(frame);
        let words = brought.iter().find_map(|it| it.what.supervisor());
        if let Some(words) = words {
            let text = supervisor_words(film.call(), words);
            let call = film.call();
            let recording = call.scenario().supervisor_recording(words, call.drawn());
            let heard = recording.map(|it| Duration::from_millis(u64::from(it.for_ms)));
            let long = heard.unwrap_or_default().max(reading(&text)) + BREATH;
            return Some(Wait::Words(long));
        }
        let look = (self.speed == Speed::Skipping).then_some(Wait::Words(LOOK));
        // While the caller speaks nothing waits: the voice goes on in any case.
        if self.projected || film.call().state().speaking(film.now_ms()) {
            return look;
        }
        match &frame.what {
            Done::Note(text) => Some(self.note(text)),
            Done::Not(why) => Some(Wait::Words(reading(why))),
            Done::Did(command) => linger(command).map(Wait::Words).or(look),
        }
    }

    fn note(&self, text: &str) -> Wait {
        Wait::Note((!self.at_notes).then(|| reading(text)))
    }

    /// Whether it waits at each note until it is let go on.
    pub fn wait_at_notes(&mut self, wait: bool) {
        if self.at_notes != wait {
            self.at_notes = wait;
            if let (Some(Done::Note(text)), true) =
                (self.film.last().map(|it| &it.what), self.is_at_note())
            {
                self.wait = Some(self.note(text));
            }
            self.settle();
        }
    }

    /// Stops it, or lets it go on; from a note that was read, and at the end from the start.
    pub fn toggle(&mut self) {
        if self.is_over() {
            self.go_to_start();
            self.paused = false;
        } else if self.is_paused() {
            self.paused = false;
            self.wait = self.wait.filter(|it| !matches!(it, Wait::Note(_)));
        } else {
            self.paused = true;
            self.stop_ms = None;
        }
        self.settle();
    }

    /// Goes on from a note that was read.
    pub fn go_on_from_note(&mut self) {
        if self.is_at_note() {
            self.paused = false;
            self.wait = None;
        }
        self.settle();
    }

    /// Stops it.
    pub fn pause(&mut self) {
        self.paused = true;
        self.stop_ms = None;
        self.settle();
    }

    /// Makes it go so fast.
    pub fn set_speed(&mut self, speed: Speed) {
        self.speed = speed;
    }

    /// Goes on to the next step at once.
    pub fn go_to_next(&mut self) {
        self.leave();
        if !self.film.is_over() {
            self.do_next();
        }
        self.settle();
    }

    /// Goes back to the step before.
    pub fn go_to_last(&mut self) {
        self.go_to_step(self.film.done().saturating_sub(1));
    }

    /// Goes to where so many steps were done.
    pub fn go_to_step(&mut self, done: usize) {
        self.leave();
        self.film.go_to_step(done);
        if let Some(Done::Note(text)) = self.film.last().map(|it| &it.what)
            && !self.projected
        {
            self.wait = Some(self.note(text));
        }
        self.settle();
    }

    /// Goes to the start.
    pub fn go_to_start(&mut self) {
        self.leave();
        self.film.go_to_step(0);
        self.settle();
    }

    /// Goes to this part of it, 0 to 1.
    pub fn go_to_part(&mut self, part: f32) {
        let ends_ms = self.film.reel().ends_ms;
        let at_ms = (part.clamp(0.0, 1.0) * ends_ms as f32) as u64;
        self.leave();
        self.film.go_to(at_ms);
        self.settle();
    }

    /// Goes on to the end of the next line and stops there; at once, if it was going there already.
    pub fn go_to_next_line(&mut self) {
        if let Some(stop_ms) = self.stop_ms.filter(|_| !self.is_paused()) {
            self.leave();
            self.film.go_to(stop_ms);
            self.paused = true;
        } else {
            self.leave();
            let now_ms = self.film.now_ms();
            let ends = self.film.reel().lines.iter().map(|it| it.until_ms);
            self.stop_ms = ends.filter(|it| *it > now_ms).min();
            self.paused = false;
        }
        self.settle();
    }

    /// Goes back to the end of the line before, and stops there.
    pub fn go_to_last_line(&mut self) {
        let now_ms = self.film.now_ms();
        self.leave();
        let ends = self.film.reel().lines.iter().map(|it| it.until_ms);
        match ends.filter(|it| *it < now_ms).max() {
            Some(before_ms) => self.film.go_to(before_ms),
            None => self.film.go_to_step(0),
        }
        self.paused = true;
        self.settle();
    }

    /// Leaves the moment it is at for another.
    fn leave(&mut self) {
        self.wait = None;
        self.stop_ms = None;
        self.over = Duration::ZERO;
        self.supervisor.clear();
    }

    /// Whether words that are not the caller's are being waited for.
    pub fn is_at_words(&self) -> bool {
        matches!(self.wait, Some(Wait::Words(_)))
    }

    fn settle(&mut self) {
        let still = self.is_paused() || self.is_at_note();
        self.film.hold(still);
    }
}

/// How long what was done at the desk is waited at, so that it can be read.
fn linger(command: &Command) -> Option<Duration> {
    let text_ms = |chars: usize| Duration::from_millis(35 * chars as u64);
    let long = match command {
        Command::Search { .. } | Command::Open(_) | Command::Submit => LINGER,
        Command::Write(text) => text_ms(text.len()),
        Command::Refer { reason, .. } | Command::Challenge { reason, .. } => text_ms(reason.len()),
        Command::Grade { because, .. } => text_ms(because.as_ref().map_or(0, String::len)),
        _ => return None,
    };
    Some(long.min(LINGER))
}
