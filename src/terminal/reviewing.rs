//! The supervisor's seat in the terminal: a queue of logs, line by line, in real time or from a script.

use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use super::command_line::Play as Asked;
use super::console::Console;
use super::ear::{self, Ear};
use super::input::Typed;
use super::narration::Told;
use super::output;
use super::review_words::{self, Look, Meant};
use super::screen::{self, Screen};
use super::stop::{DONE, FAULTS, Stop, tell};
use super::support;
use super::words;
use crate::authoring::expectation::unmet;
use crate::authoring::library::{Library, read_review};
use crate::call::clock;
use crate::call::play::{Step, When};
use crate::learning::clock::CallClock;
use crate::learning::opening::any_seed;
use crate::learning::reviewing::Reviewing;
use crate::scenario::drawn::Seed;
use crate::scenario::number::LogNo;
use crate::supervising::command::Command;
use crate::supervising::deed::Deed;
use crate::supervising::event::{Event, What};
use crate::supervising::run::NotDone;
use crate::supervising::state::Phase;
use crate::supervising::{Queue, Shift};

/// The longest wait before the clock is looked at again.
const LOOK_AGAIN: Duration = Duration::from_millis(500);
/// How long a still clock waits before it looks again.
const STILL: Duration = Duration::from_secs(3600);

/// Runs a play to its end and prints the debrief.
///
/// # Errors
///
/// When there is no such queue or file, or the play cannot be read.
pub fn scripted(library: &Library, asked: &Asked, script: &Path, plain: bool) -> Result<u8, Stop> {
    let queue = library.queue(asked.id.as_deref().unwrap_or_default())?;
    let play = read_review(script)?;
    let (seed, terms) = (Seed(asked.seed.unwrap_or(1)), asked.terms());
    let mut reviewing = match &asked.journal {
        Some(path) => Reviewing::begin(&queue, seed, terms, Some(path))?,
        None => Reviewing::nowhere(&queue, seed, terms),
    };
    let mut sound = true;
    for step in &play.steps {
        if let Err(why) = reviewing.step(step) {
            sound &= matches!(why, NotDone::Refused(_));
            tell(&format!("{}:{}: {why}", script.display(), step.line));
        }
        tell_notices(&mut reviewing);
        if !reviewing.shift().state().is_open() {
            break;
        }
    }
    if reviewing.shift().state().is_open() {
        let at_ms = reviewing.shift().now_ms();
        if let Err(why) = reviewing.handle(at_ms, Command::End) {
            tell(&format!("the review could not be ended: {why}"));
        }
        tell_notices(&mut reviewing);
    }
    let debrief = reviewing.debrief();
    for unmet in unmet(&play.expects, &debrief) {
        sound = false;
        tell(&format!("{}: {unmet}", script.display()));
    }
    if asked.json {
        output::json(&debrief)?;
    } else {
        for told in review_words::told(reviewing.shift(), reviewing.kept().events()) {
            output::text(&told.line())?;
        }
        output::text("")?;
        output::text(&screen::debrief(&debrief, plain))?;
    }
    if reviewing.kept().is_failing() {
        tell("The journal is not whole: its end could not be written.");
        sound = false;
    }
    Ok(if sound { DONE } else { FAULTS })
}

fn tell_notices(reviewing: &mut Reviewing) {
    for notice in reviewing.take_notices() {
        tell(&notice.to_string());
    }
}

/// Begins a new review.
///
/// # Errors
///
/// When there is no such queue, the journal named is there already, or nothing can be shown.
pub fn play(library: &Library, asked: &Asked, console: &mut Console) -> Result<u8, Stop> {
    let queue = library.queue(asked.id.as_deref().unwrap_or_default())?;
    let seed = asked.seed.map_or_else(any_seed, Seed);
    introduce(&queue, seed, asked, &mut console.screen)?;
    let first = match console.ask() {
        Typed::Line(line) if matches!(line.trim(), "q" | "quit" | "leave") => None,
        Typed::Line(line) => Some(line),
        Typed::Closed | Typed::Interrupted => None,
    };
    let Some(first) = first else {
        console.screen.line("The review was not taken.")?;
        return Ok(DONE);
    };
    let journal = asked.journal.as_deref();
    let reviewing = Reviewing::begin(&queue, seed, asked.terms(), journal)?;
    let ear = ear::open_review(&queue, library.voices(), asked);
    let mut sitting = Sitting::new(console, reviewing, ear);
    sitting.look(&Look::Queue)?;
    sitting.play(Some(&first))
}

fn introduce(queue: &Queue, seed: Seed, asked: &Asked, screen: &mut Screen) -> Result<(), Stop> {
    let script = queue.script();
    let (terms, me) = (asked.terms(), &script.on_duty);
    screen.heading(&script.title)?;
    screen.line(&format!(
        "{}, {}, about {} minutes. {} review, seed {}{}.",
        words::capital(words::seat(script.seat)),
        words::level(script.level),
        script.minutes,
        words::capital(terms.mode.name()),
        seed.0,
        words::pace(terms)
    ))?;
    if let Some(note) = &script.care_note {
        screen.line(&format!("Care: {note}"))?;
    }
    for objective in &script.objectives {
        screen.line(&format!("You practise: {objective}"))?;
    }
    screen.line(&format!(
        "You are {} {}. {} logs by call handlers wait for a second pair of eyes. You see what stands in each, and can \
         hear its recording. Whoever wrote a log does not review it.",
        me.name,
        me.number,
        script.logs.len()
    ))?;
    screen.line("`open 1` reads the first log. `?` shows what else can be typed.")?;
    screen.line(
        "You can stop the clock with `pause`, or `leave` at any time: nothing is asked and nothing is scored.",
    )?;
    screen.line("Press Enter to begin, or type q not to.")?;
    Ok(())
}

/// Goes on with a kept review.
///
/// # Errors
///
/// When it cannot be read or gone on with.
pub fn resume(
    library: &Library,
    path: &Path,
    asked: &Asked,
    console: &mut Console,
) -> Result<u8, Stop> {
    let (reviewing, lost) = Reviewing::resume(library, path)?;
    let queue = reviewing.shift().queue().clone();
    let screen = &mut console.screen;
    screen.heading(&queue.script().title)?;
    screen.line(&format!("Going on with the review in {}.", path.display()))?;
    if let Some(lost) = lost {
        let at = clock(reviewing.shift().now_ms());
        screen.line(&format!(
            "The journal {lost}. The review goes on from the last whole record, at {at}."
        ))?;
    }
    let ear = ear::open_review(&queue, library.voices(), asked);
    let mut sitting = Sitting::new(console, reviewing, ear);
    sitting.look(&Look::Queue)?;
    sitting.play(None)
}

/// A trainee at the supervisor's desk.
struct Sitting<'c> {
    console: &'c mut Console,
    reviewing: Reviewing,
    clock: CallClock,
    ear: Ear,
    // How many turns of each recording have been shown.
    shown: Vec<u16>,
}

impl<'c> Sitting<'c> {
    fn new(console: &'c mut Console, reviewing: Reviewing, ear: Ear) -> Sitting<'c> {
        let shift = reviewing.shift();
        let mut clock = CallClock::from(shift.now_ms(), shift.terms().untimed);
        clock.set_slow(shift.terms().slowed);
        let shown = shift.state().logs.iter().map(|it| it.heard()).collect();
        Sitting {
            console,
            reviewing,
            clock,
            ear,
            shown,
        }
    }

    fn play(mut self, first: Option<&str>) -> Result<u8, Stop> {
        self.tick()?;
        if let Some(first) = first {
            self.line(first)?;
        }
        self.console.input.ready();
        while self.reviewing.shift().state().is_open() {
            let (began, at_most) = (Instant::now(), self.patience());
            let typed = self.console.input.wait(at_most);
            if self.clock.waited(began, at_most) {
                self.console
                    .screen
                    .line("(The program was stopped for a while. The clock stood still.)")?;
            }
            match typed {
                None => self.tick()?,
                Some(Typed::Line(line)) => {
                    self.line(&line)?;
                    if self.reviewing.shift().state().is_open() {
                        self.console.input.ready();
                    }
                }
                Some(Typed::Closed | Typed::Interrupted) => return self.go_away(),
            }
        }
        self.finish()
    }

    fn patience(&self) -> Duration {
        if !self.clock.runs() {
            return STILL;
        }
        let due_ms = self.reviewing.shift().next_ms();
        let wait = due_ms.and_then(|due_ms| self.clock.wait_until(due_ms));
        wait.unwrap_or(LOOK_AGAIN)
            .clamp(Duration::from_millis(1), LOOK_AGAIN)
    }

    fn now_ms(&self) -> u64 {
        self.clock.now_ms().max(self.reviewing.shift().now_ms())
    }

    /// Lets time pass up to now and shows what it brought. An untimed review hears a recording to its end at once.
    fn tick(&mut self) -> io::Result<()> {
        let hearing = self.reviewing.shift().state().hearing;
        let at_ms = match hearing {
            Some(hearing) if self.clock.is_untimed() => hearing.until_ms,
            _ => self.now_ms(),
        };
        let events = self.reviewing.handle(at_ms, Command::Wait);
        self.clock.move_to(at_ms);
        self.show(&events.unwrap_or_default())
    }

    /// Shows what happened, and the turns of a recording that have begun.
    fn show(&mut self, events: &[Event]) -> io::Result<()> {
        let shift = self.reviewing.shift();
        let (at_ms, hearing) = (self.now_ms(), shift.state().hearing);
        let mut lines: Vec<Told> = Vec::new();
        for event in events {
            // What was heard comes before what ended it.
            if matches!(event.what, What::Heard { .. }) {
                turns(shift, &mut self.shown, at_ms, &mut lines);
            }
            lines.extend(review_words::event(shift, event));
        }
        turns(shift, &mut self.shown, at_ms, &mut lines);
        self.clock.silence(hearing.is_none());
        for told in &lines {
            self.console.screen.told(told)?;
        }
        self.ear.follow_review(self.reviewing.shift(), &self.clock);
        for notice in self.ear.take_notices() {
            self.console.screen.line(&format!("({notice}.)"))?;
        }
        for notice in self.reviewing.take_notices() {
            self.console.screen.line(&notice.to_string())?;
        }
        Ok(())
    }

    fn line(&mut self, line: &str) -> io::Result<()> {
        self.tick()?;
        let paused = self.clock.is_paused();
        match review_words::read(line) {
            Meant::Nothing => Ok(()),
            Meant::Look(Look::Pause) if self.clock.is_untimed() => self
                .console
                .screen
                .line("This review is untimed: its clock stands still while you think."),
            Meant::Look(Look::Pause) => {
                self.clock.pause();
                self.show(&[])?;
                self.console.screen.line(
                    "The clock stands still. Nothing is held against you. `go on` lets it run again.",
                )
            }
            Meant::Look(Look::GoOn) => {
                self.clock.go_on();
                self.show(&[])?;
                self.console.screen.line("The clock runs again.")
            }
            Meant::Look(Look::Sound(on)) => {
                self.ear.set_on(on);
                let said = if on { "on" } else { "off" };
                self.console.screen.line(&format!("Sound is {said}."))
            }
            Meant::Look(look) => self.look(&look),
            Meant::Do(Deed::Leave) => self.deed(&Deed::Leave),
            Meant::Do(_) if paused => self
                .console
                .screen
                .line("The clock stands still. Type `go on` first."),
            Meant::Do(deed) => self.deed(&deed),
            Meant::Unreadable(fault) => self
                .console
                .screen
                .line(&format!("Not done: {fault}. `?` shows what can be typed.")),
        }
    }

    fn look(&mut self, look: &Look) -> io::Result<()> {
        let text = review_words::look(look, self.reviewing.shift());
        self.console.screen.line(&words::printable(&text))
    }

    fn deed(&mut self, deed: &Deed) -> io::Result<()> {
        let done = if self.clock.is_untimed() {
            self.reviewing.step(&Step {
                line: 0,
                when: When::Then,
                deed: deed.clone(),
            })
        } else {
            self.reviewing.deed(self.now_ms(), deed)
        };
        match done {
            Ok(events) => self.show(&events)?,
            Err(why) => self.console.screen.line(&format!("Not done: {why}"))?,
        }
        self.tick()
    }

    /// The trainee has gone: the review stays as it is, to be gone on with.
    fn go_away(mut self) -> Result<u8, Stop> {
        self.tick()?;
        let id = &self.reviewing.shift().queue().script().id;
        let screen = &mut self.console.screen;
        screen.line("You have put the review aside. Nothing is scored.")?;
        if self.reviewing.kept().is_failing() {
            tell("It could not be written to the end, so it cannot be gone on with from here.");
            return Ok(FAULTS);
        }
        if let Some(path) = self.reviewing.kept().path() {
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
        let ended = self.reviewing.shift().state().phase == Phase::Ended;
        if ended {
            screen.line("")?;
            screen.debrief(&self.reviewing.debrief())?;
        } else {
            screen.line("Nothing is scored, and nobody asks why.")?;
        }
        screen.line("")?;
        screen.line(&support::text())?;
        if self.reviewing.kept().is_failing() {
            tell("The journal of this review could not be written to its end.");
            return Ok(FAULTS);
        }
        if let (Some(path), true) = (self.reviewing.kept().path(), ended) {
            let path = path.display();
            screen.line(&format!(
                "The review is kept in {path}. To see this again: warning-signs debrief {path}"
            ))?;
        }
        Ok(DONE)
    }
}

/// Turns of recordings that have begun by now and were not shown.
fn turns(shift: &Shift, shown: &mut [u16], at_ms: u64, lines: &mut Vec<Told>) {
    for (shown, log) in shown.iter_mut().zip((0u16..).map(LogNo)) {
        let begun = shift.begun(log, at_ms);
        let Some(written) = shift.written(log) else {
            continue;
        };
        for turn in *shown..begun {
            let began_ms = review_words::began_ms(shift, log, turn).unwrap_or(at_ms);
            lines.extend(review_words::turn(written, turn, began_ms));
        }
        *shown = begun.max(*shown);
    }
}
