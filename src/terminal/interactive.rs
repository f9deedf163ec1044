//! Playing a call line by line, in real time.

use std::io;
use std::time::{Duration, Instant};

use super::console::Console;
use super::ear::{self, Ear};
use super::input::Typed;
use super::listing;
use super::narration::{self, Narrator};
use super::stop::{DONE, FAULTS, Stop, tell};
use super::support;
use super::typed::{self, Look, Meant, Waits};
use super::words;
use crate::call::command::Command;
use crate::call::deed::Deed;
use crate::call::event::Event;
use crate::call::play::{Step, When};
use crate::call::refusal::Refusal;
use crate::call::run::NotDone;
use crate::call::state::Phase;
use crate::call::view::{Speaker, TurnView};
use crate::debrief::Debrief;
use crate::learning::clock::CallClock;
use crate::learning::playing::Playing;

/// The longest wait before the clock is looked at again, so that a stopped program is noticed.
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// How long a still clock waits before it looks again.
const STILL: Duration = Duration::from_secs(3600);

/// A trainee at a call.
pub struct Sitting<'c> {
    console: &'c mut Console,
    playing: Playing,
    clock: CallClock,
    ear: Ear,
    narrator: Narrator,
    who: String,
    // How many of the caller's turns have been shown.
    shown: usize,
}

impl<'c> Sitting<'c> {
    /// A call to play, or to go on with from where it stands.
    pub fn new(console: &'c mut Console, mut playing: Playing, ear: Ear) -> Sitting<'c> {
        let call = playing.call();
        let clock = CallClock::of(call);
        let who = words::capital(&call.scenario().script.caller.who);
        let mut narrator = Narrator::default();
        let events = playing.kept().events().to_vec();
        for event in &events {
            // What was shown before is not shown again; the narrator counts it.
            narrator.tell(playing.call_mut(), event);
        }
        let shown = caller_turns(&playing).len();
        Sitting {
            console,
            playing,
            clock,
            ear,
            narrator,
            who,
            shown,
        }
    }

    /// Plays until the call is over or the trainee goes away. `first` is what was typed to take the call:
    /// it is done first, so that a call can be fed from a file.
    ///
    /// # Errors
    ///
    /// When nothing can be shown any more.
    pub fn play(mut self, first: Option<&str>) -> Result<u8, Stop> {
        self.tick()?;
        if let Some(first) = first {
            self.line(first)?;
        }
        self.console.input.ready();
        while self.playing.call().state().is_open() {
            let (began, at_most) = (Instant::now(), self.patience());
            let typed = self.console.input.wait(at_most);
            if self.clock.waited(began, at_most) {
                self.console
                    .screen
                    .line("(The program was stopped for a while. The call's clock stood still.)")?;
            }
            match typed {
                None => self.tick()?,
                Some(Typed::Line(line)) => {
                    self.line(&line)?;
                    if self.playing.call().state().is_open() {
                        self.console.input.ready();
                    }
                }
                Some(Typed::Closed | Typed::Interrupted) => return self.go_away(),
            }
        }
        self.finish()
    }

    /// How long nothing is due.
    fn patience(&self) -> Duration {
        if !self.clock.runs() {
            return if self.ear.is_behind() {
                LOOK_AGAIN
            } else {
                STILL
            };
        }
        let call = self.playing.call();
        let spoken = &call.state().spoken;
        let begins = spoken
            .iter()
            .map(|it| it.from_ms)
            .find(|from| *from > call.now_ms());
        let due_ms = begins.into_iter().chain(call.next_ms()).min();
        let wait = due_ms.and_then(|due_ms| self.clock.wait_until(due_ms));
        wait.unwrap_or(LOOK_AGAIN)
            .clamp(Duration::from_millis(1), LOOK_AGAIN)
    }

    /// Lets time pass up to now and shows what it brought.
    fn tick(&mut self) -> io::Result<()> {
        let at_ms = self.clock.now_ms().max(self.playing.call().now_ms());
        // Only a call that has lasted too long refuses to wait; what is typed next is then told so.
        let events = self.playing.pass(at_ms).unwrap_or_default();
        self.show(&events)?;
        self.settle()?;
        self.listen()
    }

    /// Lets what is said now be heard. A slowed call's clock goes slower while nothing is.
    fn listen(&mut self) -> io::Result<()> {
        let now_ms = self.clock.now_ms();
        let speaking = self.playing.call().state().speaking(now_ms);
        self.clock.silence(!speaking);
        self.ear.follow(self.playing.call(), &self.clock);
        for notice in self.ear.take_notices() {
            self.console.screen.line(&format!("({notice}.)"))?;
        }
        Ok(())
    }

    /// An untimed call waits until the caller has finished.
    fn settle(&mut self) -> io::Result<()> {
        let floor_ms = self.playing.call().state().floor_until_ms;
        if self.clock.is_untimed() && floor_ms > self.playing.call().now_ms() {
            let events = self.playing.pass(floor_ms).unwrap_or_default();
            self.show(&events)?;
        }
        self.clock.move_to(self.playing.call().now_ms());
        Ok(())
    }

    fn show(&mut self, events: &[Event]) -> io::Result<()> {
        for event in events {
            if let Some(told) = self.narrator.tell(self.playing.call_mut(), event) {
                self.console.screen.told(&told)?;
            }
            if let Some(words) = event.what.supervisor() {
                self.ear.supervisor_says(self.playing.call(), words);
            }
        }
        let turns = caller_turns(&self.playing);
        for turn in turns.iter().skip(self.shown) {
            let told = narration::turn(&self.who, turn);
            self.console.screen.told(&told)?;
        }
        self.shown = turns.len();
        let numbers = turns.iter().filter_map(|turn| match turn.speaker {
            Speaker::Caller { number, .. } => Some(number),
            Speaker::Handler => None,
        });
        self.console.set_heard(numbers.max().unwrap_or(0));
        for notice in self.playing.take_notices() {
            self.console.screen.line(&notice.to_string())?;
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        self.tick()?;
        let paused = self.clock.is_paused();
        let choice = self.playing.call().state().unclear.is_some();
        match typed::read(line, Waits { choice, paused }) {
            Meant::Nothing => Ok(()),
            Meant::Look(Look::Pause) => self.pause(),
            Meant::Look(Look::GoOn) => {
                self.clock.go_on();
                self.listen()?;
                self.console.screen.line("The clock runs again.")
            }
            Meant::Look(Look::Sound(on)) => {
                self.ear.set_on(on);
                self.listen()?;
                let said = if on { "on" } else { "off" };
                self.console.screen.line(&format!("Sound is {said}."))
            }
            Meant::Look(Look::Room(on)) => {
                ear::set_room(&mut self.ear, on);
                let said = if on { "on" } else { "off" };
                self.console
                    .screen
                    .line(&format!("The sounds of room and line are {said}."))
            }
            Meant::Look(look) => {
                let text = listing::of(look, self.playing.call_mut());
                self.console.screen.line(&words::printable(&text))
            }
            Meant::Do(Deed::Leave) => self.deed(&Deed::Leave),
            Meant::Do(_) if paused => self
                .console
                .screen
                .line("The clock stands still. Type `go on` first."),
            Meant::Do(deed) => self.deed(&deed),
            Meant::Unreadable(fault) => {
                let hint =
                    "To say it to the caller, begin with `ask`. `?` shows what can be typed.";
                self.console
                    .screen
                    .line(&format!("Not done: {fault}. {hint}"))
            }
        }
    }

    fn pause(&mut self) -> io::Result<()> {
        if self.clock.is_untimed() {
            return self
                .console
                .screen
                .line("This call is untimed: its clock stands still while you think.");
        }
        self.clock.pause();
        self.listen()?;
        self.console
            .screen
            .line("The clock stands still. Nothing is held against you. `go on` lets it run again.")
    }

    fn deed(&mut self, deed: &Deed) -> io::Result<()> {
        let spoken = matches!(deed, Deed::Say(_) | Deed::Advise(_));
        let uttered = self.playing.call().state().uttered.len();
        let done = if self.clock.is_untimed() {
            let step = Step {
                line: 0,
                when: When::Then,
                deed: deed.clone(),
            };
            self.playing.step(&step)
        } else {
            let at_ms = self.clock.now_ms().max(self.playing.call().now_ms());
            self.playing.deed(at_ms, deed)
        };
        match done {
            Ok(events) => {
                if spoken && self.playing.call().state().uttered.len() > uttered {
                    self.show_own_words()?;
                }
                self.show(&events)?;
                if *deed == Deed::AskColleague {
                    self.console.screen.line("(`?` shows what can be typed.)")?;
                }
            }
            Err(NotDone::Refused(Refusal::TooLate)) => {
                self.console
                    .screen
                    .line(&format!("Not done: {}", Refusal::TooLate))?;
            }
            Err(why) => self.console.screen.line(&format!("Not done: {why}"))?,
        }
        self.settle()?;
        self.listen()
    }

    /// Words that the trainee did not type themselves.
    fn show_own_words(&mut self) -> io::Result<()> {
        let turns = self.playing.call().turns();
        let own = turns
            .iter()
            .rev()
            .find(|turn| turn.speaker == Speaker::Handler);
        match own {
            Some(turn) => self.console.screen.told(&narration::turn(&self.who, turn)),
            None => Ok(()),
        }
    }

    /// The trainee has gone: the call stays as it is, to be gone on with.
    fn go_away(mut self) -> Result<u8, Stop> {
        let at_ms = self.clock.now_ms().max(self.playing.call().now_ms());
        let events = self
            .playing
            .handle(at_ms, Command::Wait)
            .unwrap_or_default();
        self.show(&events)?;
        let id = &self.playing.call().scenario().script.id;
        let screen = &mut self.console.screen;
        screen.line("You have put the call aside. Nothing is scored.")?;
        if self.playing.kept().is_failing() {
            tell(
                "The call could not be written to the end, so it cannot be gone on with from here.",
            );
            return Ok(FAULTS);
        }
        if let Some(path) = self.playing.kept().path() {
            let path = path.display();
            screen.line(&format!(
                "It is kept in {path}. To go on with it: warning-signs play {id} --resume --journal {path}"
            ))?;
        }
        screen.line(&support::text())?;
        Ok(DONE)
    }

    fn finish(self) -> Result<u8, Stop> {
        let screen = &mut self.console.screen;
        let call = self.playing.call();
        if call.state().phase == Phase::Left {
            screen.line("Nothing is scored, and nobody asks why.")?;
        } else {
            let debrief = Debrief::from_journal(call.scenario(), &self.playing.kept().journal());
            screen.line("")?;
            screen.debrief(&debrief)?;
        }
        screen.line("")?;
        screen.line(&support::text())?;
        if self.playing.kept().is_failing() {
            tell("The journal of this call could not be written to its end.");
            return Ok(FAULTS);
        }
        if let (Some(path), Phase::Ended) = (self.playing.kept().path(), call.state().phase) {
            let path = path.display();
            screen.line(&format!(
                "The call is kept in {path}. To see this again: warning-signs debrief {path}"
            ))?;
        }
        Ok(DONE)
    }
}

fn caller_turns(playing: &Playing) -> Vec<TurnView> {
    let mut turns = playing.call().turns();
    turns.retain(|turn| turn.speaker != Speaker::Handler);
    turns
}
