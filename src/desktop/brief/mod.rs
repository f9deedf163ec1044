//! What a call is, before it is taken: what it may stir up, what is practised, and how it is played.

mod choosing;
#[cfg(test)]
mod tests;

use bevy_egui::egui::{Id, Key, Modifiers, Ui};

use self::choosing::Choosing;
use super::desk::Desk;
use super::how;
use super::kit::button::button;
use super::kit::page::{beside, page};
use super::kit::shortcut::BACK;
use super::kit::{card, text};
use super::look::Look;
use super::notices;
use super::settings::Settings;
use super::shelf::plays::{self, Play};
use super::shelf::{about, objectives};
use super::support;
use super::wish::Wish;
use crate::scenario::catalogue::support::for_trainees;
use crate::scenario::loaded::Scenario;
use crate::scenario::script::Front;
use crate::supervising::Queue;

/// What a call is, before it is taken.
pub struct Brief {
    front: Front,
    // Whether there is anything to hear.
    recorded: bool,
    // What can be watched of it; `None` until it was looked for.
    plays: Option<Vec<Play>>,
    choosing: Choosing,
    begun: bool,
}

/// How much of the width what the call is takes beside how it is played.
const SHARE: f32 = 0.54;

fn take_id() -> Id {
    Id::new("brief-take")
}

impl Brief {
    /// Of this scenario.
    pub fn new(scenario: Scenario) -> Brief {
        Brief {
            choosing: Choosing::of(&scenario),
            front: scenario.script.front(),
            recorded: !scenario.recorded.is_empty(),
            plays: None,
            begun: false,
        }
    }

    /// Of this queue of logs. Its plays are not watched: they have no caller to be heard.
    pub fn of_queue(queue: &Queue) -> Brief {
        Brief {
            choosing: Choosing::default(),
            front: queue.script().front(),
            recorded: false,
            plays: Some(Vec::new()),
            begun: false,
        }
    }

    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        if !self.begun {
            self.begun = true;
            ui.memory_mut(|memory| memory.request_focus(take_id()));
        }
        // Asked before anything is drawn: a field that Enter was typed in lets go of the focus.
        let nowhere = ui.memory(|memory| memory.focused().is_none());
        let script = &self.front;
        let folder = desk.library.folder();
        let find = || plays::of(folder, &script.id);
        let expert = plays::expert(self.plays.get_or_insert_with(find)).cloned();
        let mut settings = desk.settings().clone();
        let (mut wishes, mut held, mut away) = (Vec::new(), false, None);
        let look = &desk.look;
        let (name, title) = (look.say("brief-name"), script.title.clone());
        let ring = self.ring(settings.author);
        let id = script.id.clone();
        let (front, choosing) = ((&self.front, self.recorded), &mut self.choosing);
        page(
            ui,
            look,
            "brief",
            (&name, &title),
            |ui| buttons(ui, look, &id, expert.as_ref(), ring.as_ref(), &mut wishes),
            |ui| {
                away = notices::show(ui, look, &desk.notices);
                held = body(ui, look, front, choosing, &mut settings);
            },
        );
        // With the focus nowhere, Enter does what it is written on.
        let entered = |ui: &Ui| ui.input_mut(|it| it.consume_key(Modifiers::NONE, Key::Enter));
        if nowhere && entered(ui) {
            wishes.extend(ring);
        }
        if BACK.pressed(ui) {
            wishes.push(Wish::Shelf);
        }
        notices::put_away(ui, desk, away);
        how::settle(desk, settings, held);
        wishes
    }

    /// Taking the call, as it was chosen; `None` while what an author typed says nothing.
    fn ring(&self, author: bool) -> Option<Wish> {
        let (seed, at_fact) = if author {
            (self.choosing.seed()?, self.choosing.at_fact())
        } else {
            (None, None)
        };
        Some(Wish::Ring {
            scenario: self.front.id.clone(),
            seed,
            at_fact,
        })
    }
}

fn buttons(
    ui: &mut Ui,
    look: &Look,
    scenario: &str,
    expert: Option<&Play>,
    ring: Option<&Wish>,
    wishes: &mut Vec<Wish>,
) {
    let label = look.say("go-back");
    let back = button(&label).key(BACK.written());
    if back.show(ui, look).clicked() {
        wishes.push(Wish::Shelf);
    }
    if let Some(expert) = expert {
        let label = look.say("brief-watch");
        if button(&label).show(ui, look).clicked() {
            wishes.push(Wish::Watch {
                scenario: scenario.to_owned(),
                play: expert.path.clone(),
                projected: false,
            });
        }
    }
    let label = look.say("brief-take");
    let take = button(&label).key("Enter").primary().id(take_id());
    if take.enabled(ring.is_some()).show(ui, look).clicked() {
        wishes.extend(ring.cloned());
    }
}

/// Whether a slider is held.
fn body(
    ui: &mut Ui,
    look: &Look,
    front: (&Front, bool),
    choosing: &mut Choosing,
    settings: &mut Settings,
) -> bool {
    let mut held = false;
    ui.add_space(4.0);
    beside(
        ui,
        SHARE,
        |ui| what(ui, look, front),
        |ui| {
            card::card(ui, look, |ui| {
                how::mode(ui, look, settings);
                ui.add_space(4.0);
                how::timers(ui, look, settings);
                ui.add_space(4.0);
                held = how::heard(ui, look, settings);
            });
            if settings.author {
                card::card(ui, look, |ui| choosing.show(ui, look));
            }
        },
    );
    ui.add_space(8.0);
    card::rule(ui, look);
    text::heading(ui, look, &look.say("support-title"));
    support::show(ui, look, &for_trainees(), false);
    held
}

/// What the call is.
fn what(ui: &mut Ui, look: &Look, (script, recorded): (&Front, bool)) {
    text::title(ui, look, &script.title);
    let about = about(look, script.seat, script.level, script.minutes);
    text::soft(ui, look, &about);
    if let Some(note) = &script.care_note {
        card::pointed_out(ui, look, |ui| {
            text::strong(ui, look, &look.say("brief-care"));
            text::body(ui, look, note);
        });
    }
    text::body(ui, look, &look.say("brief-leave"));
    let voices = if recorded {
        look.say("voices-synthetic")
    } else {
        look.say("brief-unrecorded")
    };
    text::note(ui, look, &voices);
    ui.add_space(4.0);
    text::heading(ui, look, &look.say("shelf-objectives"));
    objectives(ui, look, &script.objectives);
    let reviewed = match &script.provenance.reviewed {
        Some(reviewed) => {
            let day = reviewed.on.to_string();
            look.say_with("brief-reviewed", &[("who", &*reviewed.by), ("day", &*day)])
        }
        None => look.say("brief-not-reviewed"),
    };
    text::note(ui, look, &reviewed);
}
