//! A trainee's seat in a session, as a screen: where the session is, the call that is to be taken, what the instructor says,
//! and what is past.

use std::time::Duration;

use bevy_egui::egui::{Id, Key, Modifiers, Response, Ui, accesskit::Live};

use super::membership::Membership;
use super::{past, words};
use crate::desktop::desk::Desk;
use crate::desktop::kit::button::button;
use crate::desktop::kit::page::{beside, page};
use crate::desktop::kit::shortcut::{BACK, HELP, SETTINGS};
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::desktop::wish::Wish;
use crate::desktop::{notices, support, words_of};
use crate::learning::session::SeatView;
use crate::learning::session::joined::Ask;
use crate::learning::session::view::{CallState, SeatCall, Whereabouts};
use crate::scenario::catalogue::support::for_trainees;

/// How often it is looked at: what is told every second is shown soon.
const OFTEN: Duration = Duration::from_millis(200);
/// How much of the width where one is takes beside what is past.
const SHARE: f32 = 0.6;

/// A trainee's seat.
#[derive(Clone, Debug, Default)]
pub struct SeatScreen {
    begun: bool,
    // What could be done when it was last shown.
    could: Option<Ask>,
    // Whether it is asked whether to leave.
    leaving: bool,
    // Where the focus goes as soon as that is shown: what is not there yet cannot have it.
    seek: Option<Id>,
}

/// What was done on the screen.
#[derive(Default)]
struct Done {
    ask: Option<Ask>,
    wishes: Vec<Wish>,
    away: Option<usize>,
    leave: Option<bool>,
    open: bool,
}

fn act_id() -> Id {
    Id::new("session-act")
}

fn leave_id() -> Id {
    Id::new("session-leave")
}

fn stay_id() -> Id {
    Id::new("session-stay")
}

impl SeatScreen {
    /// How soon it has to be looked at again.
    pub fn patience(&self) -> Duration {
        OFTEN
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        let Some(session) = &desk.session else {
            return vec![Wish::Shelf];
        };
        let Some(view) = session.view() else {
            return Vec::new();
        };
        // Asked before anything is drawn: what Enter was pressed on lets go of the focus.
        let nowhere = ui.memory(|memory| memory.focused().is_none());
        let could = does(view);
        self.focus(ui, could.as_ref(), nowhere);
        let look = &desk.look;
        let name = words::title(look, &view.title);
        let under = look.say_with("session-you-are", &[("name", &view.name)]);
        let mut done = Done::default();
        let mut bar = Vec::new();
        page(
            ui,
            look,
            "session",
            (&name, &under),
            |ui| buttons(ui, look, &mut bar),
            |ui| self.body(ui, look, session, &desk.notices, view, &mut done),
        );
        done.wishes.extend(bar);
        let entered = |ui: &Ui| ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
        if nowhere && !self.leaving && !session.is_asking() && entered(ui) {
            done.ask = done.ask.or_else(|| could.clone());
        }
        self.could = could;
        for (shortcut, wish) in [(HELP, Wish::Help), (SETTINGS, Wish::Settings)] {
            if shortcut.pressed(ui) {
                done.wishes.push(wish);
            }
        }
        if self.leaving && BACK.pressed(ui) {
            done.leave = Some(false);
        }
        self.settle(ui, desk, done)
    }

    /// Gives the focus to what is done next, when the screen begins and when that has changed, unless it is elsewhere. While
    /// there is nothing to do it is given to nothing: Enter, pressed a moment early, is not to lead out of the session.
    fn focus(&mut self, ui: &Ui, could: Option<&Ask>, nowhere: bool) {
        let first = !std::mem::replace(&mut self.begun, true);
        if could.is_some() && (first || (nowhere && self.could.as_ref() != could)) {
            ui.memory_mut(|memory| memory.request_focus(act_id()));
        }
    }

    fn settle(&mut self, ui: &Ui, desk: &mut Desk, done: Done) -> Vec<Wish> {
        notices::put_away(ui, desk, done.away);
        let Some(session) = &mut desk.session else {
            return done.wishes;
        };
        if let Some(ask) = done.ask {
            session.ask(ask);
        }
        match done.leave {
            None => {}
            Some(true) if !self.leaving => {
                self.leaving = true;
                self.seek = Some(stay_id());
            }
            Some(leaves) => {
                self.leaving = false;
                self.seek = Some(leave_id());
                if leaves {
                    session.ask(Ask::Leave);
                }
            }
        }
        if self.seek.is_some() {
            ui.ctx().request_repaint();
        }
        let address = session.client().address().of("/join");
        if done.open && open::that_detached(&address).is_err() {
            let told = desk
                .look
                .say_with("joining-not-opened", &[("address", &address)]);
            desk.tell(told);
        }
        done.wishes
    }

    fn body(
        &mut self,
        ui: &mut Ui,
        look: &Look,
        session: &Membership,
        notices: &[String],
        view: &SeatView,
        done: &mut Done,
    ) {
        done.away = notices::show(ui, look, notices);
        if session.lost().is_some() {
            card::pointed_out(ui, look, |ui| {
                let shown = text::strong(ui, look, &look.say("joining-lost"));
                live(ui, &shown);
            });
        }
        if let Some(hint) = view.hint.as_ref().filter(|_| !view.removed) {
            card::pointed_out(ui, look, |ui| {
                text::strong(ui, look, &words::to_whom(look, hint));
                let shown = text::body(ui, look, &hint.words);
                live(ui, &shown);
            });
        }
        let (mut ask, mut journal, mut open) = (None, None, false);
        beside(
            ui,
            SHARE,
            |ui| (ask, open) = place(ui, look, session, view),
            |ui| journal = after(ui, look, session, view),
        );
        done.ask = ask.or(journal);
        done.open = open;
        ui.add_space(8.0);
        card::rule(ui, look);
        text::heading(ui, look, &look.say("support-title"));
        support::show(ui, look, &for_trainees(), false);
        ui.add_space(4.0);
        let over = matches!(view.whereabouts(), Whereabouts::Removed | Whereabouts::Over);
        if !over {
            card::rule(ui, look);
            done.leave = self.leave(ui, look);
        }
    }

    /// Leaving, which is always possible. Whether it was asked for, or thought better of.
    fn leave(&mut self, ui: &mut Ui, look: &Look) -> Option<bool> {
        let mut answer = None;
        if !self.leaving {
            text::note(ui, look, &look.say("session-leave-means"));
            let label = look.say("session-leave");
            let shown = button(&label).id(leave_id()).show(ui, look);
            self.found(&shown);
            return shown.clicked().then_some(true);
        }
        card::pointed_out(ui, look, |ui| {
            let shown = text::strong(ui, look, &look.say("session-leave-sure"));
            live(ui, &shown);
            text::body(ui, look, &look.say("session-leave-means"));
            ui.horizontal_wrapped(|ui| {
                let label = look.say("session-stay");
                let stay = button(&label).key("Esc").primary().id(stay_id());
                let stay = stay.show(ui, look);
                self.found(&stay);
                if stay.clicked() {
                    answer = Some(false);
                }
                let label = look.say("session-leave");
                if button(&label).show(ui, look).clicked() {
                    answer = Some(true);
                }
            });
        });
        answer
    }

    /// Gives what is shown the focus, if it was to have it.
    fn found(&mut self, shown: &Response) {
        if self.seek == Some(shown.id) {
            self.seek = None;
            shown.request_focus();
        }
    }
}

fn live(ui: &Ui, shown: &Response) {
    ui.ctx()
        .accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
}

/// What can be done next.
fn does(view: &SeatView) -> Option<Ask> {
    match view.whereabouts() {
        _ if view.needs_a_browser() && view.whereabouts() != Whereabouts::Next => None,
        Whereabouts::Ready | Whereabouts::Open => Some(Ask::Take),
        Whereabouts::Next => Some(Ask::Next),
        _ => None,
    }
}

fn buttons(ui: &mut Ui, look: &Look, wishes: &mut Vec<Wish>) {
    let entries = [
        (look.say("session-to-shelf"), "", Wish::Shelf),
        (look.say("shelf-help"), HELP.written(), Wish::Help),
        (
            look.say("shelf-settings"),
            SETTINGS.written(),
            Wish::Settings,
        ),
    ];
    for (label, key, wish) in entries {
        if button(&label).key(key).show(ui, look).clicked() {
            wishes.push(wish);
        }
    }
}

/// Where the session is, and the call the trainee is at. What is asked for, and whether a browser is.
fn place(ui: &mut Ui, look: &Look, session: &Membership, view: &SeatView) -> (Option<Ask>, bool) {
    let (mut ask, mut open) = (None, false);
    card::card(ui, look, |ui| {
        let (title, means) = words::whereabouts(look, view, &session.address());
        let shown = text::heading_of(ui, &title, look.palette.ink);
        live(ui, &shown);
        text::body(ui, look, &means);
        let ahead = matches!(
            view.whereabouts(),
            Whereabouts::Paused | Whereabouts::Waiting | Whereabouts::Ready | Whereabouts::Open
        );
        let ahead = view.call.as_ref().filter(|_| ahead);
        if let Some(call) = ahead.filter(|it| it.state != CallState::Over) {
            what(ui, look, view, call);
        }
        if view.needs_a_browser()
            && !matches!(view.whereabouts(), Whereabouts::Removed | Whereabouts::Over)
        {
            let label = look.say("joining-open");
            open = button(&label).show(ui, look).clicked();
        }
        let Some(could) = does(view) else { return };
        let label = look.say(match (&could, view.whereabouts()) {
            (Ask::Next, _) => "session-next",
            (_, Whereabouts::Open) => "session-go-on-call",
            _ => "session-take",
        });
        let shown = button(&label).key("Enter").primary().id(act_id());
        if shown.enabled(!session.is_asking()).show(ui, look).clicked() {
            ask = Some(could);
        }
    });
    (ask, open)
}

/// What the call is.
fn what(ui: &mut Ui, look: &Look, view: &SeatView, call: &SeatCall) {
    if view.steps > 1 {
        let (step, steps) = ((view.step + 1).to_string(), view.steps.to_string());
        let blanks = [("step", &*step), ("steps", &*steps)];
        text::note(ui, look, &look.say_with("session-step", &blanks));
    }
    text::subtitle(ui, look, &call.title);
    let minutes = call.minutes.to_string();
    let length = look.say_with("shelf-minutes", &[("minutes", &minutes)]);
    let seat = words_of::seat(look, call.seat);
    text::soft(ui, look, &format!("{seat} · {length}"));
    if let Some(note) = &call.care_note {
        card::pointed_out(ui, look, |ui| {
            text::strong(ui, look, &look.say("brief-care"));
            text::body(ui, look, note);
        });
    }
}

/// What is past, and what the session came to.
fn after(ui: &mut Ui, look: &Look, session: &Membership, view: &SeatView) -> Option<Ask> {
    let mut ask = past::show(ui, look, view).map(Ask::Journal);
    if session.is_sending() {
        let shown = text::note(ui, look, &look.say("joining-sending"));
        live(ui, &shown);
    }
    if view.room_debrief {
        let label = look.say("session-debrief");
        if button(&label).show(ui, look).clicked() {
            ask = Some(Ask::Debrief);
        }
    }
    ask
}
