//! The screen of a call being played: a sitting, what was begun at it, and what is told.

use std::time::Duration;

use bevy_egui::egui::Ui;

use super::console::draft::{Draft, Open};
use super::console::{self, Heard, Seen};
use super::desk::Desk;
use super::reloading::{Beginning, Reloading};
use super::session::turn::Turn;
use super::wish::Wish;
use crate::call::deed::Deed;
use crate::desktop::kit::field;
use crate::learning::sitting::Sitting;

/// How often a call is looked at while the voice is drawn, and while nobody speaks.
const WHILE_SPEAKING: Duration = Duration::from_millis(33);
const WHILE_STILL: Duration = Duration::from_millis(200);
/// While the clock stands still.
const WHILE_PAUSED: Duration = Duration::from_secs(1);

/// A call being played.
pub struct AtCall {
    /// The sitting.
    pub sitting: Sitting,
    /// What was begun at it.
    pub draft: Draft,
    notices: Vec<String>,
    begun: bool,
    reload: Option<(Reloading, Beginning)>,
    // Its place in a session, if it belongs to one.
    turn: Option<Turn>,
}

impl AtCall {
    /// Takes a call on.
    pub fn new(sitting: Sitting) -> AtCall {
        AtCall {
            sitting,
            draft: Draft::default(),
            notices: Vec::new(),
            begun: false,
            reload: None,
            turn: None,
        }
    }

    /// Takes on a call of a session.
    pub fn in_session(sitting: Sitting, turn: Turn) -> AtCall {
        AtCall {
            turn: Some(turn),
            ..AtCall::new(sitting)
        }
    }

    /// Its place in a session, if it belongs to one.
    pub fn turn(&self) -> Option<&Turn> {
        self.turn.as_ref()
    }

    /// The sitting, and its place in a session if it belongs to one.
    pub fn into_parts(self) -> (Sitting, Option<Turn>) {
        (self.sitting, self.turn)
    }

    /// Plays the scenario anew whenever its file is saved, for its author.
    pub fn reload_from(&mut self, reloading: Reloading, beginning: Beginning) {
        self.reload = Some((reloading, beginning));
    }

    /// Lets time pass up to now.
    pub fn tick(&mut self, desk: &Desk) {
        self.follow_session(desk);
        self.sitting.tick();
        self.take_notices();
        self.reload(desk);
    }

    /// Brings the call to where its session is, and sends what could not be sent.
    fn follow_session(&mut self, desk: &Desk) {
        let held = self.held();
        let Some(turn) = &mut self.turn else { return };
        self.sitting.catch_up();
        let view = desk.session.as_ref().and_then(|it| it.view());
        let told = view.map(|view| turn.follow(view, &mut self.sitting, &desk.look));
        for notice in told.unwrap_or_default() {
            self.tell(notice);
        }
        // Why something was not done is out of date once the clock goes on.
        if held.is_some() && self.held().is_none() && self.draft.not_done == held {
            self.draft.not_done = None;
        }
    }

    /// Why nothing is done just now: the instructor has stopped the clock.
    fn held(&self) -> Option<String> {
        self.turn.as_ref()?.held().map(str::to_owned)
    }

    fn reload(&mut self, desk: &Desk) {
        let Some((reloading, beginning)) = &mut self.reload else {
            return;
        };
        let Some(scenario) = reloading.look(&desk.library) else {
            return;
        };
        match beginning.ring(desk, &scenario) {
            Ok((playing, _)) => {
                let not_done = self.sitting.go_on_as(playing).to_string();
                let told = desk.look.say_with("reload-done", &[("count", &not_done)]);
                self.tell(told);
            }
            Err(why) => self.tell(why),
        }
    }

    /// For authors: what is wrong with the file as it was saved last.
    pub fn faults(&self) -> &[String] {
        self.reload.as_ref().map_or(&[], |(it, _)| it.faults())
    }

    fn take_notices(&mut self) {
        for notice in self.sitting.take_notices() {
            self.tell(notice);
        }
    }

    /// Tells something in the band.
    pub fn tell(&mut self, notice: String) {
        self.notices.retain(|it| *it != notice);
        self.notices.push(notice);
        let over = self.notices.len().saturating_sub(2);
        self.notices.drain(..over);
    }

    /// How soon it has to be looked at again.
    pub fn patience(&self, desk: &Desk) -> Duration {
        let speaking = self.sitting.is_speaking() || desk.behind_ms.is_some();
        if self.sitting.is_paused() {
            WHILE_PAUSED
        } else if speaking && !desk.settings().still {
            WHILE_SPEAKING
        } else {
            WHILE_STILL
        }
    }

    /// Shows it, and does what was wished in the call. What is left is for the trainer to do.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        if !self.begun {
            self.begun = true;
            field::focus(ui.ctx(), "question");
        }
        let call = self.sitting.call();
        let now_ms = self.sitting.now_ms();
        let heard = desk.recording(call, desk.behind_ms.unwrap_or(now_ms));
        let settings = &desk.kept.settings;
        // Why the clock stands still comes before whatever else there is to tell.
        let notices: Vec<String> = self
            .held()
            .into_iter()
            .chain(self.notices.clone())
            .collect();
        let wave = heard.as_ref().map(|(path, into_ms, for_ms)| Heard {
            wave: path.as_deref().and_then(|path| desk.waves.get(path)),
            into_ms: *into_ms,
            for_ms: *for_ms,
        });
        let seen = Seen {
            call: self.sitting.view(),
            title: &call.scenario().script.title,
            mode: call.terms().mode,
            now_ms,
            heard_ms: desk.behind_ms.unwrap_or(now_ms),
            paused: self.sitting.is_paused(),
            untimed: call.terms().untimed,
            slowed: call.terms().slowed,
            captions: settings.captions,
            wave,
            notices: &notices,
            faults: self.reload.as_ref().map_or(&[], |(it, _)| it.faults()),
            seed: settings.author.then(|| call.seed().0),
            watched: false,
        };
        let wishes = console::show(ui, &desk.look, &seen, &mut self.draft);
        wishes
            .into_iter()
            .filter_map(|wish| self.fulfil(wish))
            .collect()
    }

    /// Does what can be done in the call; returns what cannot.
    fn fulfil(&mut self, wish: Wish) -> Option<Wish> {
        match (wish, self.held()) {
            // A call can be left at any time.
            (Wish::Do(Deed::Leave), _) => self.fulfil_now(Wish::Do(Deed::Leave)),
            (Wish::Do(_) | Wish::Pause | Wish::GoOn, Some(held)) => {
                self.draft.not_done = Some(held);
                None
            }
            (wish, _) => self.fulfil_now(wish),
        }
    }

    fn fulfil_now(&mut self, wish: Wish) -> Option<Wish> {
        match wish {
            Wish::Do(deed) => {
                match self.sitting.act(&deed) {
                    Ok(()) => {
                        self.draft.not_done = None;
                        self.done(&deed);
                    }
                    Err(why) => self.draft.not_done = Some(why),
                }
                self.take_notices();
                None
            }
            Wish::Pause => {
                self.sitting.pause();
                None
            }
            Wish::GoOn => {
                self.sitting.go_on();
                None
            }
            other => Some(other),
        }
    }

    /// What was begun is put away once it is done.
    fn done(&mut self, deed: &Deed) {
        match deed {
            Deed::Ask(_) => self.draft.question.clear(),
            Deed::Write(_) => self.draft.entry.clear(),
            Deed::Refer(..) => {
                self.draft.open = Open::Nothing;
                self.draft.referring = None;
            }
            Deed::Submit => self.draft.show(Open::Nothing),
            Deed::Challenge(..) => self.draft.challenge = None,
            Deed::Search(..) => {
                self.draft.trace = None;
                self.draft.move_trace(self.sitting.view(), 0);
            }
            Deed::AskColleague => {
                let events = self.sitting.playing().kept().events();
                let hint = events.iter().rev().find_map(|event| match &event.what {
                    crate::call::event::What::Helped(hint) => Some(hint),
                    _ => None,
                });
                if let Some(hint) = hint {
                    let call = self.sitting.call();
                    let words = hint.words(call.scenario(), call.drawn());
                    self.tell(words);
                }
            }
            _ => {}
        }
        // What was said now is the line that is marked next.
        if matches!(deed, Deed::Ask(_) | Deed::Choose(_) | Deed::Say(_)) {
            self.draft.line = None;
        }
    }
}
