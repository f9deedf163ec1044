//! A trainee at a call: the call, its clock, and what is shown of it.

use std::cell::OnceCell;
use std::time::{Duration, Instant};

use super::clock::CallClock;
use super::playing::Playing;
use crate::call::Call;
use crate::call::command::Command;
use crate::call::deed::Deed;
use crate::call::event::Event;
use crate::call::play::{Step, When};
use crate::call::run::Shared;
use crate::call::state::Phase;
use crate::call::view::View;
use crate::scenario::loaded::Supervisor;

/// A trainee at a call.
pub struct Sitting {
    playing: Playing,
    clock: CallClock,
    // Made when it is looked at.
    view: OnceCell<View>,
    // What the view was made from: things that happened, turns begun, and where the call was.
    seen: (u32, usize, Phase),
    views: u64,
    // What was done and when, so that an author's changed scenario can be taken to the same place.
    deeds: Vec<(u64, Deed)>,
    supervisor: Vec<Supervisor>,
    notices: Vec<String>,
    // When time was last let pass.
    looked: Instant,
}

/// How long it may be between two looks at a call, with no window in front of anybody.
const BETWEEN_LOOKS: Duration = Duration::from_secs(2);

impl Sitting {
    /// Takes a call on, or goes on with one from where it stands.
    pub fn new(mut playing: Playing) -> Sitting {
        let clock = CallClock::of(playing.call());
        // Nobody asks anything in a call that follows another.
        if !playing.call().terms().follows {
            playing.prepare();
        }
        playing.call_mut().prepare_view();
        let seen = seen(playing.call(), 0);
        let mut sitting = Sitting {
            playing,
            clock,
            view: OnceCell::new(),
            seen,
            views: 0,
            deeds: Vec::new(),
            supervisor: Vec::new(),
            notices: Vec::new(),
            looked: Instant::now(),
        };
        sitting.tick();
        sitting
    }

    /// The same with a clock that moves only when it is moved: for what is played without a person.
    pub fn stepped(playing: Playing) -> Sitting {
        let mut sitting = Sitting::new(playing);
        sitting.clock = CallClock::stepped(sitting.call().now_ms());
        sitting
    }

    /// The call.
    pub fn call(&self) -> &Call {
        self.playing.call()
    }

    /// The call and where it is kept.
    pub fn playing(&self) -> &Playing {
        &self.playing
    }

    /// The clock.
    pub fn clock(&self) -> &CallClock {
        &self.clock
    }

    /// The clock, to be moved.
    pub fn clock_mut(&mut self) -> &mut CallClock {
        &mut self.clock
    }

    /// What is shown.
    pub fn view(&self) -> &View {
        self.view.get_or_init(|| self.call().prepared_view())
    }

    /// Puts what is shown out of memory until it is looked at again: for whoever has passed it on.
    pub fn shown(&mut self) {
        self.view = OnceCell::new();
    }

    /// How often what is shown has changed since the call was taken on.
    pub fn views(&self) -> u64 {
        self.views
    }

    /// When what is shown will change by itself, in milliseconds since the call began: somebody begins to speak or has
    /// said their last word, or the caller grows tired of waiting. `None` where it will not.
    pub fn next_ms(&self) -> Option<u64> {
        if self.is_over() || !self.clock.runs() {
            return None;
        }
        let now_ms = self.now_ms();
        let spoken = self.call().state().spoken.iter().rev();
        let to_come = spoken.take_while(|it| it.until_ms > now_ms);
        let edges = to_come.flat_map(|it| [it.from_ms, it.until_ms]);
        let next = edges.chain(self.call().next_ms());
        next.filter(|it| *it > now_ms).min()
    }

    /// The time of the call, in milliseconds since it began.
    pub fn now_ms(&self) -> u64 {
        self.clock.now_ms().max(self.call().now_ms())
    }

    /// Whether the trainee has stopped the clock.
    pub fn is_paused(&self) -> bool {
        self.clock.is_paused()
    }

    /// Whether the call is over.
    pub fn is_over(&self) -> bool {
        !self.call().state().is_open()
    }

    /// Whether the caller is being heard now.
    pub fn is_speaking(&self) -> bool {
        let now_ms = self.now_ms();
        let spoken = self.call().state().spoken.iter().rev();
        let mut recent = spoken.take_while(|it| it.until_ms > now_ms);
        recent.any(|it| it.from_ms <= now_ms)
    }

    /// Puts out of memory what is made again when it is needed: for a trainee who has done nothing for a while.
    pub fn rest(&mut self) {
        self.view = OnceCell::new();
        self.playing.rest();
    }

    /// Lets time pass up to now.
    pub fn tick(&mut self) {
        if self.is_over() {
            return;
        }
        // A program that was stopped, or a machine that slept, is no caller who was kept waiting.
        if self.clock.waited(self.looked, BETWEEN_LOOKS) {
            let told =
                "The program stood still for a while. The clock of the call stood still with it.";
            self.notices.push(told.to_owned());
        }
        self.looked = Instant::now();
        let silent = !self.call().state().speaking(self.now_ms());
        self.clock.silence(silent);
        let at_ms = self.now_ms();
        // Only a call that has lasted too long refuses to wait; the next thing done is then told so.
        let events = self.playing.pass(at_ms).unwrap_or_default();
        self.take(&events);
        self.settle();
        self.look();
    }

    /// Does something now.
    ///
    /// # Errors
    ///
    /// Why it was not done, in words for the trainee.
    pub fn act(&mut self, deed: &Deed) -> Result<(), String> {
        if self.is_paused() && !matches!(deed, Deed::Leave | Deed::End) {
            return Err("The clock stands still. Let it go on first.".to_owned());
        }
        let done = if self.clock.is_untimed() {
            let step = Step {
                line: 0,
                when: When::Then,
                deed: deed.clone(),
            };
            self.playing.step(&step)
        } else {
            let at_ms = self.now_ms();
            self.playing.deed(at_ms, deed)
        };
        let done = match done {
            Ok(events) => {
                self.take(&events);
                self.deeds.push((self.call().now_ms(), deed.clone()));
                Ok(())
            }
            Err(why) => Err(why.to_string()),
        };
        self.settle();
        self.look();
        done
    }

    /// Takes over what happened in the call this one follows.
    pub fn follow(&mut self, led: &[Event]) {
        if led.is_empty() {
            return;
        }
        self.playing.follow(led);
        let now_ms = self.call().now_ms();
        if now_ms > self.clock.now_ms() {
            self.clock.move_to(now_ms);
        }
        self.look();
    }

    /// Whether what is needed when something is asked is at hand.
    pub fn is_ready(&self) -> bool {
        self.playing.is_ready()
    }

    /// What would be made of these words if they were said now; see [`Playing::meaning`].
    pub fn meaning(&self, words: &str) -> Option<String> {
        self.playing.meaning(words)
    }

    /// Tries again to write what could not be written; see [`Playing::catch_up`].
    pub fn catch_up(&mut self) {
        self.playing.catch_up();
    }

    /// Takes what is large from other calls of the same scenario and seed.
    pub fn share(&mut self, shared: &Shared) {
        self.playing.share(shared);
    }

    /// Stops the clock. An untimed call's stands still in any case.
    pub fn pause(&mut self) {
        if !self.clock.is_untimed() {
            self.tick();
            self.clock.pause();
        }
    }

    /// Lets it go on.
    pub fn go_on(&mut self) {
        self.clock.go_on();
    }

    /// Puts the call aside: it stays as it is, to be gone on with.
    pub fn put_aside(&mut self) {
        let at_ms = self.now_ms();
        // What cannot be waited for any more has been kept already.
        let _ = self.playing.handle(at_ms, Command::Wait);
    }

    /// Goes on with another playing of the call, in which everything done here is done again at its time. How
    /// much of it could not be.
    pub fn go_on_as(&mut self, mut playing: Playing) -> usize {
        let now_ms = self.now_ms();
        // The call that is not gone on with is left, so that nobody is asked to go on with it.
        let _ = self.playing.handle(now_ms, Command::Leave);
        let mut not_done = 0;
        let deeds = std::mem::take(&mut self.deeds);
        for (at_ms, deed) in &deeds {
            let at_ms = (*at_ms).max(playing.call().now_ms());
            not_done += usize::from(playing.deed(at_ms, deed).is_err());
        }
        let paused = self.is_paused();
        *self = Sitting::new(playing);
        self.deeds = deeds;
        self.clock.move_to(now_ms);
        if paused {
            self.clock.pause();
        }
        self.tick();
        not_done
    }

    /// What the supervisor said since this was last asked.
    pub fn take_supervisor(&mut self) -> Vec<Supervisor> {
        std::mem::take(&mut self.supervisor)
    }

    /// What there is to tell of the keeping, told once.
    pub fn take_notices(&mut self) -> Vec<String> {
        let fresh = self.playing.take_notices();
        self.notices.extend(fresh.iter().map(ToString::to_string));
        std::mem::take(&mut self.notices)
    }

    /// The call that was played, and the journal it is kept in.
    pub fn into_playing(self) -> Playing {
        self.playing
    }

    fn take(&mut self, events: &[Event]) {
        let words = events.iter().filter_map(|event| event.what.supervisor());
        self.supervisor.extend(words);
    }

    /// An untimed call waits until the caller has finished.
    fn settle(&mut self) {
        let floor_ms = self.call().state().floor_until_ms;
        if self.clock.is_untimed() && floor_ms > self.call().now_ms() {
            let events = self.playing.pass(floor_ms).unwrap_or_default();
            self.take(&events);
        }
        let now_ms = self.call().now_ms();
        self.clock.move_to(now_ms);
    }

    /// Lets the view be made again if anything in it has changed.
    fn look(&mut self) {
        let seen = seen(self.call(), self.now_ms());
        if seen != self.seen {
            self.seen = seen;
            self.views += 1;
            self.view = OnceCell::new();
        }
        if self.view.get().is_none() {
            self.playing.call_mut().prepare_view();
        }
    }
}

fn seen(call: &Call, now_ms: u64) -> (u32, usize, Phase) {
    let state = call.state();
    let begun = state.spoken.partition_point(|it| it.from_ms <= now_ms);
    (state.events, begun, state.phase)
}
