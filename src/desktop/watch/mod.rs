//! Watching a play like a film: the same console, somebody else at it, and a commentary; or what is said of it, large,
//! for a class.

mod commentary;
mod controls;
mod ending;
mod following;
mod player;
mod plays;
mod projector;
mod telling;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::time::{Duration, Instant};

use bevy_egui::egui::Ui;

use self::controls::Steer;
use self::following::Moment;
use self::player::Player;
use self::plays::Plays;
use super::console::draft::Draft;
use super::console::{self, Heard, Seen};
use super::desk::Desk;
use super::look::Look;
use super::trainer::Listening;
use super::wish::Wish;
use crate::call::terms::Terms;
use crate::debrief::Debrief;
use crate::learning::film::Film;
use crate::learning::reel::{Done, Reel};
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Supervisor;

/// How often it is looked at while the voice is drawn, and while nobody speaks.
const WHILE_SPEAKING: Duration = Duration::from_millis(33);
const WHILE_STILL: Duration = Duration::from_millis(200);
/// The longest that can go by between two looks; more is a machine that slept.
const LONGEST: Duration = Duration::from_secs(1);
/// How many looks it takes until everything has found its height, so that what is brought into sight stays there.
const SETTLING: u8 = 3;
/// The variant that is watched: the one a play runs on where none is named.
const SEED: Seed = Seed(1);

/// A play that is watched.
pub struct Watching {
    player: Player,
    plays: Plays,
    draft: Draft,
    moment: Moment,
    // For how many looks what is done now is still brought into sight.
    settling: u8,
    revealed: bool,
    looked: Instant,
    // What it came to, once it was watched to its end.
    debrief: Option<Debrief>,
    // For how many looks nothing is heard, so that what is being said ends where the film was left.
    hushed: u8,
}

impl Watching {
    /// Opens a play of a scenario.
    ///
    /// # Errors
    ///
    /// Why it cannot be watched.
    pub fn open(
        desk: &mut Desk,
        id: &str,
        play: &Path,
        projected: bool,
    ) -> Result<Watching, String> {
        let scenario = desk.library.load(id).map_err(|it| it.to_string())?;
        let plays = Plays::of(&desk.library, id, play, projected);
        let play = plays::read(&desk.look, play)?;
        let reel = Reel::of(&scenario, SEED, Terms::default(), &play);
        let mut player = Player::new(Film::new(reel), projected);
        player.wait_at_notes(desk.settings().wait_at_notes);
        Ok(Watching {
            player,
            plays,
            draft: Draft::default(),
            moment: Moment::default(),
            settling: SETTLING,
            revealed: false,
            looked: Instant::now(),
            debrief: None,
            hushed: 0,
        })
    }

    /// Stands still where this many steps are done, with what was heard revealed or not.
    pub fn stand_at(&mut self, done: usize, revealed: bool) {
        self.player.go_to_step(done);
        self.player.pause();
        self.revealed = revealed;
    }

    /// Lets time pass.
    pub fn tick(&mut self) {
        let elapsed = self.looked.elapsed().min(LONGEST);
        self.looked = Instant::now();
        self.pass(elapsed);
    }

    /// Lets so much time pass.
    fn pass(&mut self, elapsed: Duration) {
        self.hushed = self.hushed.saturating_sub(1);
        self.player.pass(elapsed);
        if self.player.film().is_over() && self.debrief.is_none() {
            self.debrief = Some(self.player.film().reel().debrief());
        }
    }

    /// How soon it has to be looked at again.
    pub fn patience(&self, still: bool) -> Option<Duration> {
        if self.player.is_paused() && self.hushed == 0 {
            return None;
        }
        let drawn = self.player.film().is_speaking() && !self.player.is_at_note();
        Some(if drawn && !still {
            WHILE_SPEAKING
        } else {
            WHILE_STILL
        })
    }

    /// What is heard: the call, where it goes as fast as it went.
    pub fn listening(&self) -> Option<Listening<'_>> {
        if self.player.is_over() || self.hushed == 1 {
            return None;
        }
        let film = self.player.film();
        let clock = if self.player.is_heard() {
            film.clock()
        } else {
            film.silence()
        };
        Some(Listening {
            call: film.call(),
            clock,
        })
    }

    /// What the supervisor said.
    pub fn take_supervisor(&mut self) -> Vec<Supervisor> {
        self.player.take_supervisor()
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        let mut wishes = Vec::new();
        for steer in controls::pressed(ui, self.plays.projected) {
            self.steer(ui, desk, steer, &mut wishes);
        }
        let projected = self.plays.projected;
        let asked = controls::show(ui, &desk.look, &self.player, projected, self.revealed);
        for steer in asked {
            self.steer(ui, desk, steer, &mut wishes);
        }
        let film = self.player.film();
        let heard = desk.recording(film.call(), film.now_ms());
        let Desk {
            look,
            waves,
            kept,
            notices,
            ..
        } = desk;
        let wave = heard.as_ref().map(|(path, into_ms, for_ms)| Heard {
            wave: path.as_deref().and_then(|path| waves.get(path)),
            into_ms: *into_ms,
            for_ms: *for_ms,
        });
        let title = &film.reel().scenario().script.title;
        let notices = self.told(look, notices);
        if projected {
            let told = self.revealed;
            if !self.end(ui, look, told, &mut wishes) {
                let head = (&**title, &*notices);
                projector::show(ui, look, &self.player, head, wave, told);
            }
        } else {
            let title = format!("{title} · {}", self.plays.name(look));
            self.work(
                ui,
                look,
                &title,
                wave,
                kept.settings.captions,
                &notices,
                &mut wishes,
            );
        }
        wishes
    }

    /// What there is to tell: what went wrong around it, and a step that could not be done.
    fn told(&self, look: &Look, notices: &[String]) -> Vec<String> {
        let film = self.player.film();
        let not = film.last().filter(|it| matches!(it.what, Done::Not(_)));
        let not = not.map(|frame| {
            let file = self.plays.watched.display();
            let line = frame.line.unwrap_or_default();
            format!("{file}:{line}: {}", telling::of(look, film.call(), frame))
        });
        notices.iter().cloned().chain(not).collect()
    }

    /// Shows somebody at work in the console.
    #[expect(
        clippy::too_many_arguments,
        reason = "what the console is shown with is taken apart by its caller, once"
    )]
    fn work(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        title: &str,
        wave: Option<Heard<'_>>,
        captions: bool,
        notices: &[String],
        wishes: &mut Vec<Wish>,
    ) {
        self.follow(ui);
        let film = self.player.film();
        let seen = Seen {
            call: film.view(),
            title,
            mode: film.call().terms().mode,
            now_ms: film.now_ms(),
            heard_ms: film.now_ms(),
            paused: self.player.is_paused(),
            untimed: false,
            slowed: false,
            captions,
            wave,
            notices,
            faults: &[],
            seed: None,
            watched: true,
        };
        // Nothing can be wished in a call that is watched.
        let mut none = Vec::new();
        let narrow = ui.available_width() < console::BESIDE;
        if narrow && self.end(ui, look, true, wishes) {
            return;
        }
        console::top(ui, look, &seen, &mut self.draft, &mut none);
        let mut read = false;
        if self.player.is_over() {
            self.end(ui, look, true, wishes);
        } else {
            read = commentary::show(ui, look, &self.player);
        }
        console::places(ui, look, &seen, &mut self.draft, &mut none);
        if read {
            self.player.go_on_from_note();
            ui.ctx().request_repaint();
        }
    }

    /// Lets the console follow what is being done.
    fn follow(&mut self, ui: &Ui) {
        let film = self.player.film();
        let moment = Moment::of(film);
        if moment != self.moment {
            self.draft = moment.draft(self.moment, film);
            self.moment = moment;
            self.settling = SETTLING;
        }
        let settles = self.settling > 0;
        if settles {
            self.settling -= 1;
            ui.ctx().request_repaint();
        } else {
            self.draft.brought = None;
        }
        self.draft.line_moved = settles;
        self.draft.trace_moved = settles && self.draft.trace.is_some();
    }

    /// Shows what it came to, once it is over. Whether that took all the place there is.
    fn end(&self, ui: &mut Ui, look: &Look, told: bool, wishes: &mut Vec<Wish>) -> bool {
        let debrief = self.debrief.as_ref().filter(|_| self.player.is_over());
        debrief.is_some_and(|it| ending::show(ui, look, it, &self.plays, told, wishes))
    }

    fn steer(&mut self, ui: &Ui, desk: &mut Desk, steer: Steer, wishes: &mut Vec<Wish>) {
        let words = self.player.is_at_words();
        let projected = self.plays.projected;
        match steer {
            Steer::Toggle => self.player.toggle(),
            Steer::Next if projected => self.player.go_to_next_line(),
            Steer::Next => self.player.go_to_next(),
            Steer::Last if projected => self.player.go_to_last_line(),
            Steer::Last => self.player.go_to_last(),
            Steer::Start => self.player.go_to_start(),
            Steer::Part(part) => self.player.go_to_part(part),
            Steer::Speed(speed) => self.player.set_speed(speed),
            Steer::Notes => {
                let wait = !self.player.waits_at_notes();
                desk.set(|settings| settings.wait_at_notes = wait);
                self.player.wait_at_notes(wait);
            }
            Steer::Reveal => {
                self.revealed = !self.revealed;
                if self.revealed {
                    self.player.pause();
                }
            }
            Steer::Leave => wishes.push(Wish::Shelf),
        }
        if words && !self.player.is_at_words() {
            self.hushed = 2;
        }
        ui.ctx().request_repaint();
    }
}
