//! Going into a session, from there to its calls and their debriefs, and back.

use std::time::Duration;

use super::joining::Joining;
use super::seat::SeatScreen;
use super::turn::Turn;
use crate::desktop::at_call::AtCall;
use crate::desktop::debriefing::Debriefing;
use crate::desktop::printing;
use crate::desktop::trainer::{Screen, Trainer};
use crate::journal::Journal;
use crate::learning::session::Trouble;
use crate::learning::session::client::Taken;
use crate::learning::session::joined::{Ask, News};
use crate::learning::session::kept_seat::KeptSeat;
use crate::learning::session::turn::{NotHere, sit_down};
use crate::learning::session::view::Whereabouts;
use crate::learning::sitting::Sitting;

/// How long a window that is closed waits until what was done is sent.
const PARTING: Duration = Duration::from_secs(3);

impl Trainer {
    /// To the session the console is in, or to where one is joined.
    pub fn session(&mut self) {
        let seated = self.desk.session.as_ref();
        self.screen = if seated.is_some_and(|it| it.view().is_some()) {
            Screen::Session(Box::default())
        } else {
            // One that never came in is not waited for.
            self.desk.session = None;
            Screen::Joining(Box::new(Joining::new(&self.desk)))
        };
    }

    /// Looks where the session is, and does what follows from it.
    pub fn look_at_session(&mut self) {
        let Some(session) = &mut self.desk.session else {
            return;
        };
        let news = session.look();
        let refused = session.take_refused();
        for it in news {
            self.hear(it);
        }
        // That a session which is over takes no more is nobody's worry.
        if let Some(trouble) = refused.filter(|_| !self.is_over()) {
            let blanks = [("why", &*trouble.to_string())];
            let told = self.desk.look.say_with("joining-not-kept", &blanks);
            self.tell(told);
        }
        self.move_on();
    }

    /// Whether the session is over, or the trainee was taken out of it.
    fn is_over(&self) -> bool {
        let view = self.desk.session.as_ref().and_then(|it| it.view());
        view.is_none_or(|it| matches!(it.whereabouts(), Whereabouts::Over | Whereabouts::Removed))
    }

    fn hear(&mut self, news: News) {
        match news {
            News::Seen => {}
            News::In => self.come_in(),
            News::Taken(taken, journal) => self.take(&taken, journal),
            News::Journal(journal) => self.look_back(&journal),
            News::Debrief(part) => self.show_page(&part),
            // One can leave whether the server is there to be told or not.
            News::Left | News::NotDone(Ask::Leave, _) => self.part_from_session("joining-left"),
            News::Gone(_) => self.part_from_session("joining-gone"),
            News::NotDone(ask, trouble) => self.not_done(&ask, &trouble),
        }
    }

    /// The trainee has a seat: it is kept, so that it is found again.
    fn come_in(&mut self) {
        let Some(session) = &self.desk.session else {
            return;
        };
        let Some(view) = session.view() else { return };
        let seat = KeptSeat::of(session.client(), &view.room, &view.title, &view.name);
        let kept = seat.keep(&KeptSeat::place(&self.desk.calls));
        let address = session.address();
        self.desk.set(|it| it.session_address = address);
        self.desk.notices.clear();
        if let Err(why) = kept {
            let blanks = [("why", &*why.to_string())];
            let told = self.desk.look.say_with("joining-seat-not-kept", &blanks);
            self.desk.tell(told);
        }
        if matches!(self.screen, Screen::Joining(_)) {
            self.session();
        }
    }

    fn not_done(&mut self, ask: &Ask, trouble: &Trouble) {
        if !matches!(ask, Ask::Join { .. } | Ask::Return(_)) {
            let told = match trouble {
                Trouble::Refused { words, .. } if !words.is_empty() => words.clone(),
                _ => self.desk.look.say("joining-lost"),
            };
            return self.desk.tell(told);
        }
        let address = self.desk.session.take().map(|it| it.address());
        if matches!(ask, Ask::Return(_)) && trouble.is_gone() {
            // What cannot be taken away is tried with once more the next time, and no harm is done.
            let _ = KeptSeat::forget(&KeptSeat::place(&self.desk.calls));
        }
        if let Screen::Joining(it) = &mut self.screen {
            it.not_joined(&self.desk.look, ask, &address.unwrap_or_default(), trouble);
        }
    }

    /// Sits down at the call that was taken.
    fn take(&mut self, taken: &Taken, journal: Vec<u8>) {
        if !matches!(self.screen, Screen::Session(_)) {
            return;
        }
        let Some(session) = &mut self.desk.session else {
            return;
        };
        let Some(step) = session.view().map(|it| it.step) else {
            return;
        };
        let (playing, posted) = match session.aside(taken) {
            Some(aside) => aside,
            None => match sit_down(&self.desk.library, session.client(), taken, journal) {
                Ok(turn) => (turn.playing, turn.posted),
                Err(why) => {
                    let address = session.address();
                    let told = self.not_here(&why, &address);
                    return self.desk.tell(told);
                }
            },
        };
        let turn = Turn::new(taken.call.clone(), step, posted);
        self.desk.notices.clear();
        let at_call = AtCall::in_session(Sitting::new(playing), turn);
        self.screen = Screen::Console(Box::new(at_call));
    }

    fn not_here(&self, why: &NotHere, address: &str) -> String {
        let words = why.to_string();
        let blanks = [("why", &*words), ("address", address)];
        let key = match why {
            NotHere::Scenario(_) | NotHere::OtherText { .. } | NotHere::Kept(_) => {
                "joining-other-text"
            }
            NotHere::Over => return self.desk.look.say("session-is-next"),
            NotHere::Machine(_) => "joining-not-begun",
        };
        self.desk.look.say_with(key, &blanks)
    }

    /// A call whose session has gone on from it is put aside.
    fn move_on(&mut self) {
        let Screen::Console(it) = &self.screen else {
            return;
        };
        let view = self.desk.session.as_ref().and_then(|it| it.view());
        let over = it.turn().zip(view);
        if let Some(words) = over.and_then(|(turn, view)| turn.over(view, &self.desk.look)) {
            self.back_to_session();
            self.desk.tell(words);
        }
    }

    /// Puts a call of a session aside, as far as it has come, and goes back to the session. Whether there was one.
    pub fn back_to_session(&mut self) -> bool {
        let in_session = matches!(&self.screen, Screen::Console(it) if it.turn().is_some());
        if !in_session {
            return false;
        }
        let seat = Screen::Session(Box::<SeatScreen>::default());
        let Screen::Console(at_call) = std::mem::replace(&mut self.screen, seat) else {
            return false;
        };
        let (mut sitting, turn) = at_call.into_parts();
        if !sitting.is_over() {
            sitting.put_aside();
        }
        for notice in sitting.take_notices() {
            self.desk.tell(notice);
        }
        if let (Some(session), Some(turn)) = (&mut self.desk.session, turn) {
            session.send_rest(turn.call, sitting.into_playing(), turn.posted);
        }
        true
    }

    /// Shows the debrief of a call that is over.
    fn look_back(&mut self, journal: &[u8]) {
        if !matches!(self.screen, Screen::Session(_)) {
            return;
        }
        let read = || -> Result<_, String> {
            let header = Journal::header(journal).map_err(|it| it.to_string())?;
            let scenario = self.desk.library.load(&header.scenario);
            let scenario = scenario.map_err(|it| it.to_string())?;
            let journal = Journal::read(&scenario, journal).map_err(|it| it.to_string())?;
            Ok((scenario, journal))
        };
        match read() {
            Ok((scenario, journal)) => {
                let debriefing = Debriefing::of_session(&mut self.desk, &scenario, &journal);
                self.screen = Screen::Debrief(Box::new(debriefing));
            }
            Err(why) => {
                let blanks = [("why", &*why)];
                let told = self.desk.look.say_with("debrief-unread", &blanks);
                self.desk.tell(told);
            }
        }
    }

    /// Opens what the session came to where pages are read.
    fn show_page(&mut self, part: &str) {
        let told = printing::print_session(&self.desk, part);
        self.desk.tell(told.unwrap_or_else(|why| why));
    }

    /// The console is not in the session any more.
    fn part_from_session(&mut self, key: &'static str) {
        self.back_to_session();
        let told = self.desk.look.say(key);
        // What cannot be taken away is told of when it is tried to go on with it.
        let _ = KeptSeat::forget(&KeptSeat::place(&self.desk.calls));
        self.desk.session = None;
        if matches!(self.screen, Screen::Session(_) | Screen::Joining(_)) {
            self.to_shelf();
        }
        self.desk.tell(told);
    }

    /// A session that is over, or that the trainee was taken out of, is let go of when they go to the shelf.
    pub fn leave_what_is_over(&mut self) {
        let session = self.desk.session.as_ref();
        let at = session.and_then(|it| it.view()).map(|it| it.whereabouts());
        match at {
            Some(Whereabouts::Removed) => {
                // As above: no harm is done by one that stays.
                let _ = KeptSeat::forget(&KeptSeat::place(&self.desk.calls));
                self.desk.session = None;
            }
            Some(Whereabouts::Over) if session.is_some_and(|it| !it.is_sending()) => {
                self.desk.session = None;
            }
            _ => {}
        }
    }

    /// Waits a moment until what was done in a session is sent: the window is being closed.
    pub fn part(&mut self) {
        if let Some(session) = &mut self.desk.session {
            session.finish(PARTING);
        }
    }
}
