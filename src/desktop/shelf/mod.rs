//! The shelf: the calls there are, which of them are unfinished, and what they came to.

mod card;
mod filter;
mod loading;
pub(in crate::desktop) mod plays;
#[cfg(test)]
mod tests;
mod when;

use std::time::Duration;

use bevy_egui::egui::{Id, Ui, accesskit::Live};

use self::card::{Card, Standing};
pub(in crate::desktop) use self::card::{about, objectives};
use self::filter::Filter;
use self::loading::{Found, Loading};
use super::desk::Desk;
use super::kit::button::button;
use super::kit::page::page;
use super::kit::shortcut::{HELP, QUIT, SESSION, SETTINGS};
use super::kit::{card as cards, text};
use super::look::Look;
use super::look::words::Language;
use super::notices;
use super::wish::Wish;
use crate::learning::place::Unfinished;

/// How many unfinished calls are offered at once.
const OFFERED: usize = 3;

/// The shelf.
pub struct Shelf {
    loading: Loading,
    cards: Vec<Card>,
    faults: Vec<String>,
    unfinished: Vec<Unfinished>,
    every_unfinished: bool,
    filter: Filter,
    // The scenario that is looked at, and the one whose plays are shown.
    chosen: Option<String>,
    // For how many more frames what has the focus is brought into sight: cards grow and shrink as they are chosen.
    settling: u8,
    plays_of: Option<String>,
    // Whether the focus has been given where the shelf begins, and to which call it goes next.
    begun: bool,
    focus: Option<String>,
    // What had the focus on the screen before; it is gone, and the window does not know it yet.
    before: Option<Option<Id>>,
}

impl Shelf {
    /// The shelf with all of it read, however long that takes.
    pub fn whole(desk: &mut Desk) -> Shelf {
        let mut shelf = Shelf::new(desk);
        let found = shelf.loading.all();
        shelf.put_up(found);
        shelf
    }

    /// The shelf as it is now. It fills as it is read.
    pub fn new(desk: &mut Desk) -> Shelf {
        Shelf {
            loading: Loading::begin(&desk.library, &desk.calls),
            cards: Vec::new(),
            faults: Vec::new(),
            unfinished: Vec::new(),
            every_unfinished: false,
            filter: Filter::default(),
            chosen: None,
            settling: 0,
            plays_of: None,
            begun: false,
            focus: None,
            before: None,
        }
    }

    /// How soon it has to be looked at again: while it is being read.
    pub fn patience(&self) -> Option<Duration> {
        self.loading.patience()
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        let found = self.loading.take();
        self.put_up(found);
        self.begin(ui, desk);
        let mut wishes = Vec::new();
        let mut away = None;
        let look = &desk.look;
        let (name, under) = (look.say("shelf-name"), look.say("shelf-title"));
        page(
            ui,
            look,
            "shelf",
            (&name, &under),
            |ui| buttons(ui, look, desk.session.is_some(), &mut wishes),
            |ui| away = self.body(ui, desk),
        );
        let (more, put_away) = away.unwrap_or_default();
        wishes.extend(more);
        notices::put_away(ui, desk, put_away);
        for (shortcut, wish) in [
            (SESSION, Wish::Session),
            (HELP, Wish::Help),
            (SETTINGS, Wish::Settings),
            (QUIT, Wish::Close),
        ] {
            if shortcut.pressed(ui) {
                wishes.push(wish);
            }
        }
        wishes
    }

    fn put_up(&mut self, found: Vec<Found>) {
        for it in found {
            match it {
                Found::Unfinished(unfinished) => self.unfinished = unfinished,
                Found::Card(card) => self.cards.push(*card),
                Found::Fault(fault) => self.faults.push(fault),
                Found::Results(results) => {
                    for result in results {
                        let of = self.cards.iter_mut().find(|it| it.id == result.scenario);
                        if let Some(card) = of {
                            card.last = Some(result);
                        }
                    }
                }
            }
        }
    }

    /// Gives the focus to the call last played, or the first there is, unless it has been taken elsewhere.
    fn begin(&mut self, ui: &Ui, desk: &Desk) {
        if let Some(id) = self.focus.take() {
            ui.memory_mut(|memory| memory.request_focus(card::open_id(&id)));
        }
        let focused = ui.memory(|memory| memory.focused());
        let before = *self.before.get_or_insert(focused);
        if self.begun {
            return;
        }
        let last = desk.settings().last_scenario.as_ref();
        let played = self.cards.iter().find(|it| Some(&it.id) == last);
        let may_come = last.is_some() && self.loading.goes_on();
        let first = self.cards.first().filter(|_| !may_come);
        let Some(card) = played.or(first) else {
            return;
        };
        self.begun = true;
        self.chosen = Some(card.id.clone());
        if focused.is_none() || focused == before {
            let open = card::open_id(&card.id);
            ui.memory_mut(|memory| memory.request_focus(open));
        }
    }

    /// What is wished, and which notice is put away.
    fn body(&mut self, ui: &mut Ui, desk: &Desk) -> Option<(Vec<Wish>, Option<usize>)> {
        let look = &desk.look;
        let mut wishes = Vec::new();
        let put_away = notices::show(ui, look, &desk.notices);
        if look.words.language() != Language::English {
            text::note(ui, look, &look.say("shelf-draft"));
        }
        self.go_on(ui, look, &mut wishes);
        let entered = self.filter.show(ui, look, &self.cards);
        self.list(ui, desk, entered, &mut wishes);
        self.rest(ui, desk);
        ui.add_space(4.0);
        text::note(ui, look, &look.say("voices-synthetic"));
        Some((wishes, put_away))
    }

    fn list(&mut self, ui: &mut Ui, desk: &Desk, entered: bool, wishes: &mut Vec<Wish>) {
        let look = &desk.look;
        let shown = self.cards.iter().filter(|it| self.filter.keeps(it));
        let shown: Vec<&Card> = shown.collect();
        if entered && let Some(first) = shown.first() {
            // In the next frame: in this one Enter would press it as well.
            self.focus = Some(first.id.clone());
            ui.ctx().request_repaint();
        }
        if self.filter.is_set() {
            let counts = [shown.len(), self.cards.len()].map(|it| it.to_string());
            let blanks = [("shown", &*counts[0]), ("all", &*counts[1])];
            let told = text::note(ui, look, &look.say_with("shelf-shown", &blanks));
            ui.ctx()
                .accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
        }
        let mut chosen = None;
        for card in shown {
            let standing = Standing {
                chosen: self.chosen.as_ref() == Some(&card.id),
                plays_shown: self.plays_of.as_ref() == Some(&card.id),
                author: desk.settings().author,
                settling: self.settling > 0,
            };
            let touched = card.show(ui, look, standing, wishes);
            if touched.focused {
                chosen = Some(card.id.clone());
            }
            if touched.plays {
                self.plays_of = (!standing.plays_shown).then(|| card.id.clone());
            }
        }
        self.settling = self.settling.saturating_sub(1);
        if self.settling > 0 {
            ui.ctx().request_repaint();
        }
        if chosen.is_some() && chosen != self.chosen {
            self.settling = 3;
            self.chosen = chosen;
            ui.ctx().request_repaint();
        }
    }

    /// What is not on the shelf, and why.
    fn rest(&self, ui: &mut Ui, desk: &Desk) {
        let look = &desk.look;
        if self.loading.is_slow() {
            let count = self.cards.len().to_string();
            let told = look.say_with("shelf-loading", &[("count", &count)]);
            text::soft(ui, look, &told);
        }
        if self.cards.is_empty() && self.faults.is_empty() && !self.loading.goes_on() {
            let folder = desk.library.folder().display().to_string();
            cards::card(ui, look, |ui| {
                text::strong(ui, look, &look.say("shelf-empty"));
                let told = look.say_with("shelf-empty-folder", &[("folder", &folder)]);
                text::body(ui, look, &told);
            });
        }
        if self.faults.is_empty() {
            return;
        }
        cards::pointed_out(ui, look, |ui| {
            let count = self.faults.len().to_string();
            let told = look.say_with("shelf-faults", &[("count", &count)]);
            text::strong(ui, look, &told);
            for fault in &self.faults {
                text::body(ui, look, fault);
            }
        });
    }

    /// Offers the unfinished calls.
    fn go_on(&mut self, ui: &mut Ui, look: &Look, wishes: &mut Vec<Wish>) {
        if self.unfinished.is_empty() {
            return;
        }
        let offered = if self.every_unfinished {
            self.unfinished.len()
        } else {
            OFFERED
        };
        cards::card(ui, look, |ui| {
            text::heading(ui, look, &look.say("shelf-unfinished"));
            for it in self.unfinished.iter().take(offered) {
                self.offer(ui, look, it, wishes);
            }
        });
        let more = self.unfinished.len().saturating_sub(offered);
        if more > 0 {
            let count = more.to_string();
            let label = look.say_with("shelf-unfinished-more", &[("count", &count)]);
            if button(&label).small().show(ui, look).clicked() {
                self.every_unfinished = true;
            }
        }
    }

    fn offer(&self, ui: &mut Ui, look: &Look, it: &Unfinished, wishes: &mut Vec<Wish>) {
        let id = &it.header.scenario;
        let card = self.cards.iter().find(|card| card.id == *id);
        let title = card.map_or(id.as_str(), |it| it.title.as_str());
        let ago = when::ago(look, it.written);
        let mode = super::words_of::mode(look, it.header.terms.mode).0;
        ui.horizontal_wrapped(|ui| {
            let label = look.say_with("shelf-go-on", &[("title", title)]);
            let told = format!("{label}, {ago}");
            let id = Id::new(("shelf-go-on", &it.path));
            let shown = button(&label).described(&told).id(id).show(ui, look);
            if shown.clicked() {
                wishes.push(Wish::Resume(it.path.clone()));
            }
            text::note(ui, look, &format!("{ago} · {}", mode.to_lowercase()));
        });
    }
}

fn buttons(ui: &mut Ui, look: &Look, in_session: bool, wishes: &mut Vec<Wish>) {
    let session = if in_session {
        look.say("session-back")
    } else {
        look.say("session-join")
    };
    let entries = [
        (session, SESSION, Wish::Session),
        (look.say("shelf-help"), HELP, Wish::Help),
        (look.say("shelf-settings"), SETTINGS, Wish::Settings),
        (look.say("shelf-quit"), QUIT, Wish::Close),
    ];
    for (label, shortcut, wish) in entries {
        let shown = button(&label).key(shortcut.written());
        if shown.show(ui, look).clicked() {
            wishes.push(wish);
        }
    }
}
