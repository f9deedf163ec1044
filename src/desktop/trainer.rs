//! The trainer: which screen is shown, and going from one to the next. It knows nothing of windows.

use std::path::Path;
use std::time::Duration;

use bevy_egui::egui::Ui;

use super::at_call::AtCall;
use super::brief::Brief;
use super::debriefing::Debriefing;
use super::desk::Desk;
use super::help::Help;
use super::reloading::{Beginning, Reloading};
use super::reviewing::AtReview;
use super::session::joining::Joining;
use super::session::seat::SeatScreen;
use super::settings_screen::SettingsScreen;
use super::shelf::Shelf;
use super::watch::Watching;
use super::wish::Wish;
use crate::call::Call;
use crate::learning::clock::CallClock;
use crate::learning::opening;
use crate::learning::place;
use crate::learning::reviewing::Reviewing;
use crate::learning::sitting::Sitting;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Supervisor;
use crate::scenario::script::Seat;
use crate::supervising::Shift;

/// A screen, by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Place {
    /// The scenarios.
    #[default]
    Shelf,
    /// What a call is, before it is taken.
    Brief,
    /// A call.
    Console,
    /// A review of logs.
    Review,
    /// What it came to.
    Debrief,
    /// A play that is watched.
    Watch,
    /// Where a session is joined.
    Joining,
    /// A seat in a session.
    Session,
    /// The settings.
    Settings,
    /// Keys, what this is, where help is found.
    Help,
}

/// A screen and what is on it.
pub enum Screen {
    /// The scenarios.
    Shelf(Box<Shelf>),
    /// What a call is, before it is taken.
    Brief(Box<Brief>),
    /// A call.
    Console(Box<AtCall>),
    /// A review of logs.
    Review(Box<AtReview>),
    /// What it came to.
    Debrief(Box<Debriefing>),
    /// A play that is watched.
    Watch(Box<Watching>),
    /// Where a session is joined.
    Joining(Box<Joining>),
    /// A seat in a session.
    Session(Box<SeatScreen>),
    /// The settings.
    Settings(Box<SettingsScreen>),
    /// Keys, what this is, where help is found.
    Help(Box<Help>),
}

/// The trainer.
pub struct Trainer {
    /// What every screen shares.
    pub desk: Desk,
    /// The screen shown.
    pub screen: Screen,
    closed: bool,
    // Whether one goes back to the session from the settings and from help.
    from_session: bool,
}

/// A call that is heard: the call, its clock, and whether the clock is the trainee's.
pub struct Listening<'a> {
    /// The call.
    pub call: &'a Call,
    /// Its clock.
    pub clock: &'a CallClock,
}

impl Trainer {
    /// The trainer, at its shelf.
    pub fn new(mut desk: Desk) -> Trainer {
        let shelf = Shelf::new(&mut desk);
        Trainer {
            desk,
            screen: Screen::Shelf(Box::new(shelf)),
            closed: false,
            from_session: false,
        }
    }

    /// Which screen is shown.
    pub fn place(&self) -> Place {
        match self.screen {
            Screen::Shelf(_) => Place::Shelf,
            Screen::Brief(_) => Place::Brief,
            Screen::Console(_) => Place::Console,
            Screen::Review(_) => Place::Review,
            Screen::Debrief(_) => Place::Debrief,
            Screen::Watch(_) => Place::Watch,
            Screen::Joining(_) => Place::Joining,
            Screen::Session(_) => Place::Session,
            Screen::Settings(_) => Place::Settings,
            Screen::Help(_) => Place::Help,
        }
    }

    /// Whether the trainee has closed the window.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// How soon it has to be looked at again; `None` when only the trainee can change anything.
    pub fn patience(&self) -> Option<Duration> {
        let still = self.desk.settings().still;
        match &self.screen {
            Screen::Console(it) => Some(it.patience(&self.desk)),
            Screen::Review(it) => Some(it.patience()),
            Screen::Watch(it) => it.patience(still),
            Screen::Debrief(it) => it.patience(still),
            Screen::Shelf(it) => it.patience(),
            Screen::Joining(it) => it.patience(),
            Screen::Session(it) => Some(it.patience()),
            Screen::Settings(it) => it.patience(),
            _ => None,
        }
    }

    /// Lets time pass up to now.
    pub fn tick(&mut self) {
        self.look_at_session();
        match &mut self.screen {
            Screen::Console(it) => it.tick(&self.desk),
            Screen::Review(it) => it.tick(),
            Screen::Watch(it) => it.tick(),
            Screen::Debrief(it) => it.tick(),
            _ => {}
        }
        self.finish();
    }

    /// What is heard now, if anything is.
    pub fn listening(&self) -> Option<Listening<'_>> {
        match &self.screen {
            Screen::Console(it) => Some(Listening {
                call: it.sitting.call(),
                clock: it.sitting.clock(),
            }),
            Screen::Watch(it) => it.listening(),
            Screen::Debrief(it) => it.listening(),
            _ => None,
        }
    }

    /// The review whose recordings are heard now, if one is taken.
    pub fn listening_to_a_recording(&self) -> Option<(&Shift, &CallClock)> {
        match &self.screen {
            Screen::Review(it) => Some((it.reviewing().shift(), it.clock())),
            _ => None,
        }
    }

    /// What the supervisor said since this was last asked.
    pub fn take_supervisor(&mut self) -> Vec<Supervisor> {
        match &mut self.screen {
            Screen::Console(it) => it.sitting.take_supervisor(),
            Screen::Watch(it) => it.take_supervisor(),
            _ => Vec::new(),
        }
    }

    /// Tells something, on whatever screen is shown.
    pub fn tell(&mut self, notice: String) {
        match &mut self.screen {
            Screen::Console(it) => it.tell(notice),
            Screen::Review(it) => it.tell(notice),
            _ => self.desk.tell(notice),
        }
    }

    /// Shows the screen, and does what was wished on it.
    pub fn show(&mut self, ui: &mut Ui) {
        let desk = &mut self.desk;
        let wishes = match &mut self.screen {
            Screen::Shelf(it) => it.show(ui, desk),
            Screen::Brief(it) => it.show(ui, desk),
            Screen::Console(it) => it.show(ui, desk),
            Screen::Review(it) => it.show(ui, desk),
            Screen::Debrief(it) => it.show(ui, desk),
            Screen::Watch(it) => it.show(ui, desk),
            Screen::Joining(it) => it.show(ui, desk),
            Screen::Session(it) => it.show(ui, desk),
            Screen::Settings(it) => it.show(ui, desk),
            Screen::Help(it) => it.show(ui, desk),
        };
        let any = !wishes.is_empty();
        for wish in wishes {
            self.fulfil(wish);
        }
        self.finish();
        if any {
            ui.ctx().request_repaint();
        }
    }

    /// A call that is over goes to its debrief.
    fn finish(&mut self) {
        let over = match &self.screen {
            Screen::Console(it) => it.sitting.is_over(),
            Screen::Review(it) => it.is_over(),
            _ => false,
        };
        // What one of a session came to is told by the session, when its instructor lets it be.
        if !over || self.back_to_session() {
            return;
        }
        // A call that was left is not scored; its debrief says so, and where support is found.
        let nothing = Screen::Help(Box::default());
        let desk = &mut self.desk;
        let debriefing = match std::mem::replace(&mut self.screen, nothing) {
            Screen::Console(it) => Debriefing::of(desk, it.sitting.into_playing()),
            Screen::Review(it) => Debriefing::of_review(desk, it.into_reviewing()),
            _ => return,
        };
        self.screen = Screen::Debrief(Box::new(debriefing));
    }

    /// To the shelf, as it is now.
    pub fn to_shelf(&mut self) {
        self.screen = Screen::Shelf(Box::new(Shelf::new(&mut self.desk)));
    }

    /// Whether a screen is shown from which one goes back to where one came from.
    fn is_aside(&self) -> bool {
        matches!(self.screen, Screen::Settings(_) | Screen::Help(_))
    }

    /// Does what was wished.
    pub fn fulfil(&mut self, wish: Wish) {
        let done = match wish {
            Wish::Do(_) | Wish::Pause | Wish::GoOn => Ok(()),
            Wish::PutAside => {
                self.put_aside();
                Ok(())
            }
            Wish::Brief { scenario } => self.brief(&scenario),
            Wish::Ring {
                scenario,
                seed,
                at_fact,
            } => self.ring(&scenario, seed, at_fact.as_deref()),
            Wish::Resume(path) => self.resume(&path),
            Wish::Debrief(path) => self.debrief(&path),
            Wish::Watch {
                scenario,
                play,
                projected,
            } => self.watch(&scenario, &play, projected),
            Wish::Print(path) => self.print(&path),
            Wish::Shelf if self.from_session && self.is_aside() => {
                self.session();
                Ok(())
            }
            Wish::Shelf => {
                self.leave_what_is_over();
                self.to_shelf();
                Ok(())
            }
            Wish::Session => {
                self.session();
                Ok(())
            }
            Wish::Settings => {
                self.from_session = matches!(self.screen, Screen::Session(_));
                self.screen = Screen::Settings(Box::default());
                Ok(())
            }
            Wish::Help => {
                self.from_session = matches!(self.screen, Screen::Session(_));
                self.screen = Screen::Help(Box::default());
                Ok(())
            }
            Wish::Close => {
                self.closed = true;
                Ok(())
            }
        };
        if let Err(why) = done {
            self.tell(why);
        }
    }

    /// Puts the call aside, if there is one, and goes to the shelf; one of a session, and goes back to that.
    pub fn put_aside(&mut self) {
        let told = self.desk.look.say("shelf-aside");
        if self.back_to_session() {
            return self.desk.tell(told);
        }
        if let Screen::Console(it) = &mut self.screen {
            it.sitting.put_aside();
        }
        // The call is let go of before the shelf is read, so that its journal is free to be gone on with.
        self.screen = Screen::Help(Box::default());
        self.to_shelf();
        self.desk.tell(told);
    }

    fn brief(&mut self, id: &str) -> Result<(), String> {
        let library = &self.desk.library;
        let brief = match library.seat(id).map_err(|it| it.to_string())? {
            Seat::CallHandler => Brief::new(library.load(id).map_err(|it| it.to_string())?),
            Seat::Supervisor => Brief::of_queue(&library.queue(id).map_err(|it| it.to_string())?),
        };
        self.screen = Screen::Brief(Box::new(brief));
        Ok(())
    }

    fn review(&mut self, id: &str, seed: Option<u64>) -> Result<(), String> {
        let queue = self.desk.library.queue(id).map_err(|it| it.to_string())?;
        let seed = seed.map_or_else(opening::any_seed, Seed);
        let path = place::new_journal_in(&self.desk.calls, id);
        let terms = self.desk.settings().terms();
        let reviewing = Reviewing::begin(&queue, seed, terms, Some(&path));
        let reviewing = reviewing.map_err(|it| it.to_string())?;
        self.desk
            .set(|settings| settings.last_scenario = Some(id.to_owned()));
        self.screen = Screen::Review(Box::new(AtReview::new(reviewing)));
        Ok(())
    }

    fn ring(&mut self, id: &str, seed: Option<u64>, at_fact: Option<&str>) -> Result<(), String> {
        let seat = self.desk.library.seat(id).map_err(|it| it.to_string())?;
        if seat == Seat::Supervisor {
            return self.review(id, seed);
        }
        let scenario = self.desk.library.load(id).map_err(|it| it.to_string())?;
        let begin = Beginning {
            seed: seed.map_or_else(opening::any_seed, Seed),
            terms: self.desk.settings().terms(),
            at_fact: at_fact.map(str::to_owned),
        };
        let (playing, reached) = begin.ring(&self.desk, &scenario)?;
        let mut at_call = AtCall::new(Sitting::new(playing));
        if self.desk.settings().author {
            let path = self.desk.library.path(id);
            at_call.reload_from(Reloading::of(&path, id), begin);
        }
        if let Some(reached) = reached {
            at_call.tell(reached);
        }
        self.desk
            .set(|settings| settings.last_scenario = Some(id.to_owned()));
        self.screen = Screen::Console(Box::new(at_call));
        Ok(())
    }

    fn resume(&mut self, path: &Path) -> Result<(), String> {
        let header = opening::header(path).map_err(|it| it.to_string())?;
        if self.desk.library.seat(&header.scenario).ok() == Some(Seat::Supervisor) {
            let resumed = Reviewing::resume(&self.desk.library, path);
            let (reviewing, lost) = resumed.map_err(|it| it.to_string())?;
            let mut at_review = AtReview::new(reviewing);
            if let Some(lost) = lost {
                let blanks = [("lost", &*lost.to_string())];
                at_review.tell(self.desk.look.say_with("shelf-lost", &blanks));
            }
            self.screen = Screen::Review(Box::new(at_review));
            return Ok(());
        }
        let resumed = opening::resume(&self.desk.library, path);
        let (playing, lost) = resumed.map_err(|it| it.to_string())?;
        let mut at_call = AtCall::new(Sitting::new(playing));
        if let Some(lost) = lost {
            let blanks = [("lost", &*lost.to_string())];
            at_call.tell(self.desk.look.say_with("shelf-lost", &blanks));
        }
        self.screen = Screen::Console(Box::new(at_call));
        Ok(())
    }

    fn debrief(&mut self, path: &Path) -> Result<(), String> {
        let debriefing = Debriefing::read(&mut self.desk, path)?;
        self.screen = Screen::Debrief(Box::new(debriefing));
        Ok(())
    }

    fn watch(&mut self, id: &str, play: &Path, projected: bool) -> Result<(), String> {
        let watching = Watching::open(&mut self.desk, id, play, projected)?;
        self.screen = Screen::Watch(Box::new(watching));
        Ok(())
    }

    fn print(&mut self, journal: &Path) -> Result<(), String> {
        let told = super::printing::print(&mut self.desk, journal)?;
        self.tell(told);
        Ok(())
    }
}
