//! The screen a session is joined from: where it is served, its code, and a name.

use std::time::Duration;

use bevy_egui::egui::{Key, Ui, accesskit::Live};

use super::membership::Membership;
use super::words;
use crate::classroom::code::{CODE_CHARS, JoinCode};
use crate::classroom::nickname;
use crate::desktop::desk::Desk;
use crate::desktop::kit::button::button;
use crate::desktop::kit::field::{self, field};
use crate::desktop::kit::page::page;
use crate::desktop::kit::shortcut::BACK;
use crate::desktop::kit::{card, text};
use crate::desktop::look::Look;
use crate::desktop::notices;
use crate::desktop::settings::Timers;
use crate::desktop::wish::Wish;
use crate::learning::opening::any_seed;
use crate::learning::session::address::{Address, AddressFault};
use crate::learning::session::joined::Ask;
use crate::learning::session::kept_seat::KeptSeat;
use crate::learning::session::{Client, Trouble};

/// How soon it is asked again what has come, while something is asked for.
const SOON: Duration = Duration::from_millis(50);
/// The widest the form is set, in points.
const WIDEST: f32 = 560.0;

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Address,
    Code,
    Name,
}

impl Place {
    fn id(self) -> &'static str {
        match self {
            Place::Address => "joining-address",
            Place::Code => "joining-code",
            Place::Name => "joining-nickname",
        }
    }
}

/// The screen a session is joined from.
pub struct Joining {
    address: String,
    code: String,
    name: String,
    // What is wrong, and with what.
    wrong: Option<(Place, String)>,
    // The seat that is kept on this machine.
    kept: Option<KeptSeat>,
    begun: bool,
    asking: bool,
    // Where the focus goes when it is shown next.
    seek: Option<Place>,
}

/// What was done on the screen.
#[derive(Default)]
struct Done {
    join: bool,
    go_on: bool,
    away: Option<usize>,
}

impl Joining {
    /// The form, with the address that is remembered on this machine.
    pub fn new(desk: &Desk) -> Joining {
        Joining {
            address: desk.settings().session_address.clone(),
            code: String::new(),
            name: nickname::suggested(any_seed().0),
            wrong: None,
            kept: KeptSeat::read(&KeptSeat::place(&desk.calls)),
            begun: false,
            asking: false,
            seek: None,
        }
    }

    /// How soon it has to be looked at again; `None` when only the trainee can change anything.
    pub fn patience(&self) -> Option<Duration> {
        self.asking.then_some(SOON)
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        if !std::mem::replace(&mut self.begun, true) {
            self.seek = Some(if self.address.is_empty() {
                Place::Address
            } else {
                Place::Code
            });
        }
        if let Some(place) = self.seek.take() {
            field::focus(ui.ctx(), place.id());
        }
        self.asking = desk.session.is_some();
        let look = &desk.look;
        let (name, under) = (look.say("session-join"), look.say("joining-under"));
        let mut done = Done::default();
        let mut back = false;
        page(
            ui,
            look,
            "joining",
            (&name, &under),
            |ui| {
                let label = look.say("go-back");
                back = button(&label).key(BACK.written()).show(ui, look).clicked();
            },
            |ui| self.body(ui, look, &desk.notices, &mut done),
        );
        notices::put_away(ui, desk, done.away);
        if back || BACK.pressed(ui) {
            // Whoever goes back while they are coming in has not come in.
            desk.session = None;
            return vec![Wish::Shelf];
        }
        if done.go_on {
            self.go_on(desk);
        } else if done.join && !self.asking {
            self.join(desk);
        }
        if self.seek.is_some() {
            ui.ctx().request_repaint();
        }
        Vec::new()
    }

    fn body(&mut self, ui: &mut Ui, look: &Look, notices: &[String], done: &mut Done) {
        done.away = notices::show(ui, look, notices);
        if let Some(kept) = &self.kept {
            card::card(ui, look, |ui| {
                text::heading(ui, look, &look.say("session-still-in"));
                let title = words::title(look, &kept.title);
                let blanks = [("title", &*title), ("name", &*kept.name)];
                text::body(ui, look, &look.say_with("session-still-in-as", &blanks));
                let label = look.say("session-go-on");
                let shown = button(&label).enabled(!self.asking).show(ui, look);
                done.go_on = shown.clicked();
            });
        }
        ui.set_max_width(WIDEST.min(ui.available_width()));
        done.join |= self.field(ui, look, Place::Address);
        done.join |= self.field(ui, look, Place::Code);
        done.join |= self.field(ui, look, Place::Name);
        let label = look.say("session-name-another");
        if button(&label).show(ui, look).clicked() {
            self.name = nickname::suggested(any_seed().0);
        }
        ui.add_space(8.0);
        let label = look.say("session-join-now");
        let shown = button(&label).key("Enter").primary().enabled(!self.asking);
        done.join |= shown.show(ui, look).clicked();
        if self.asking {
            let shown = text::soft(ui, look, &look.say("joining-under-way"));
            ui.ctx()
                .accesskit_node_builder(shown.id, |node| node.set_live(Live::Polite));
        }
        text::note(ui, look, &look.say("session-join-fair"));
        text::note(ui, look, &look.say("joining-kept-there"));
    }

    /// A field with what it means, and what is wrong with it. Whether Enter was pressed in it.
    fn field(&mut self, ui: &mut Ui, look: &Look, place: Place) -> bool {
        let (label, means, typed) = match place {
            Place::Address => (
                "joining-address",
                "joining-address-means",
                &mut self.address,
            ),
            Place::Code => ("session-code", "session-code-means", &mut self.code),
            Place::Name => ("session-name", "session-name-means", &mut self.name),
        };
        let (label, means) = (look.say(label), look.say(means));
        ui.add_space(6.0);
        let before = typed.clone();
        let response = field(place.id(), &label).under(ui, look, typed);
        let changed = *typed != before;
        let entered = response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
        if changed && self.wrong.as_ref().is_some_and(|it| it.0 == place) {
            self.wrong = None;
        }
        let wrong = self.wrong.as_ref().filter(|it| it.0 == place);
        let mut told = means.clone();
        if let Some((_, words)) = wrong {
            let shown = text::meant(ui, words, look.palette.heard);
            ui.ctx()
                .accesskit_node_builder(shown.id, |node| node.set_live(Live::Assertive));
            told = format!("{words} {means}");
        }
        ui.ctx()
            .accesskit_node_builder(response.id, |node| node.set_description(told));
        text::note(ui, look, &means);
        if place == Place::Address && changed {
            self.take_code();
        }
        entered
    }

    /// An address that was copied whole holds the code as well.
    fn take_code(&mut self) {
        if let Some(code) = Address::code_in(&self.address)
            && JoinCode::read(code).is_some()
        {
            self.code = code.to_owned();
        }
    }

    /// Says what is wrong, and goes there.
    fn wrong(&mut self, place: Place, words: String) {
        self.wrong = Some((place, words));
        self.seek = Some(place);
    }

    /// Asks for a seat, or says what is wrong.
    fn join(&mut self, desk: &mut Desk) {
        let look = &desk.look;
        let address = match Address::read(&self.address) {
            Ok(address) => address,
            Err(fault) => {
                let key = match fault {
                    AddressFault::Empty => "joining-address-none",
                    AddressFault::Secure => "joining-address-secure",
                    AddressFault::Unread => "joining-address-unread",
                };
                return self.wrong(Place::Address, look.say(key));
            }
        };
        let Some(code) = JoinCode::read(&self.code) else {
            return self.wrong(Place::Code, no_code(look, &self.code));
        };
        let nickname = Some(self.name.trim().to_owned()).filter(|it| !it.is_empty());
        if let Some(name) = &nickname
            && let Err(words) = nickname::read(name)
        {
            return self.wrong(Place::Name, words);
        }
        self.wrong = None;
        let ask = Ask::Join {
            code: code.to_string(),
            nickname,
            language: look.words.language().tag().to_owned(),
            timers: timers(desk.settings().timers).to_owned(),
        };
        self.begin(desk, Client::at(address), ask);
    }

    /// Goes on with the seat that is kept.
    fn go_on(&mut self, desk: &mut Desk) {
        let Some(kept) = &self.kept else { return };
        match kept.client() {
            Some(client) => {
                let ask = Ask::Return(kept.room.clone());
                self.begin(desk, client, ask);
            }
            None => self.kept = None,
        }
    }

    fn begin(&mut self, desk: &mut Desk, client: Client, ask: Ask) {
        match Membership::begin(client, ask) {
            Ok(session) => {
                desk.session = Some(session);
                self.asking = true;
            }
            Err(why) => desk.tell(why.to_string()),
        }
    }

    /// Says why there is no seat.
    pub fn not_joined(&mut self, look: &Look, ask: &Ask, address: &str, trouble: &Trouble) {
        self.asking = false;
        if matches!(ask, Ask::Return(_)) && trouble.is_gone() {
            self.kept = None;
            return self.wrong(Place::Code, look.say("joining-gone"));
        }
        let at = |key: &'static str| look.say_with(key, &[("address", address)]);
        let (place, words) = match trouble {
            Trouble::NotReached(_) => (Place::Address, at("joining-not-reached")),
            Trouble::Elsewhere => (Place::Address, at("joining-elsewhere")),
            Trouble::Secure => (Place::Address, look.say("joining-address-secure")),
            Trouble::Refused { status: 404, .. } => (Place::Code, look.say("session-code-unknown")),
            Trouble::Refused { status: 423, .. } => (Place::Code, look.say("session-code-locked")),
            Trouble::Refused { status: 409, words } if !words.contains("full") => {
                (Place::Name, look.say("session-name-taken"))
            }
            Trouble::Refused { status: 422, words } => (Place::Name, words.clone()),
            Trouble::Refused { words, .. } => (Place::Code, words.clone()),
        };
        self.wrong(place, words);
    }
}

fn no_code(look: &Look, typed: &str) -> String {
    let bare = typed.chars().filter(|it| !it.is_whitespace() && *it != '-');
    match bare.count() {
        0 => look.say("session-code-none"),
        CODE_CHARS => look.say("session-code-unknown"),
        count => look.say_with("session-code-length", &[("count", &count.to_string())]),
    }
}

/// The clock as a server names it.
fn timers(timers: Timers) -> &'static str {
    match timers {
        Timers::AsMeant => "AsMeant",
        Timers::Slowed => "Slowed",
        Timers::Off => "Off",
    }
}
