//! The settings: how the console looks, sounds and waits, and what is kept of the trainee on this machine.

mod belongings;
#[cfg(test)]
mod tests;

use std::time::Duration;

use bevy_egui::egui::{Id, Ui};

use self::belongings::Belongings;
use super::desk::Desk;
use super::how;
use super::kit::button::button;
use super::kit::choices::choices;
use super::kit::page::{beside, page};
use super::kit::shortcut::BACK;
use super::kit::slider::{Slid, slider};
use super::kit::toggle::toggle;
use super::kit::{card, text};
use super::look::Look;
use super::look::words::Language;
use super::notices;
use super::settings::{Brightness, Settings, TEXT_PERCENT};
use super::wish::Wish;

/// The step the text grows by, in percent.
const TEXT_STEP: u16 = 10;

/// The settings on a screen.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    // The size the slider is held at. Were it taken at once, the slider would grow away from under the pointer.
    text_percent: Option<u16>,
    belongings: Belongings,
    begun: bool,
}

fn back_id() -> Id {
    Id::new("settings-back")
}

impl SettingsScreen {
    /// How soon it has to be looked at again: while calls are being copied or erased.
    pub fn patience(&self) -> Option<Duration> {
        self.belongings.patience()
    }

    /// Shows them.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        if !self.begun {
            self.begun = true;
            ui.memory_mut(|memory| memory.request_focus(back_id()));
        }
        let mut settings = desk.settings().clone();
        let (mut wishes, mut held, mut away) = (Vec::new(), false, None);
        let look = &desk.look;
        let name = look.say("settings-name");
        page(
            ui,
            look,
            "settings",
            (&name, ""),
            |ui| {
                let label = look.say("go-back");
                let back = button(&label).key(BACK.written()).id(back_id());
                if back.show(ui, look).clicked() {
                    wishes.push(Wish::Shelf);
                }
            },
            |ui| {
                away = notices::show(ui, look, &desk.notices);
                held = self.body(ui, desk, &mut settings);
            },
        );
        // An open question is put away before the screen is.
        if BACK.pressed(ui) && !self.belongings.put_away() {
            wishes.push(Wish::Shelf);
        }
        notices::put_away(ui, desk, away);
        how::settle(desk, settings, held);
        wishes
    }

    /// Whether a slider is held.
    fn body(&mut self, ui: &mut Ui, desk: &Desk, settings: &mut Settings) -> bool {
        let look = &desk.look;
        let mut held = false;
        let (percent, belongings) = (&mut self.text_percent, &mut self.belongings);
        let calls = |ui: &mut Ui, settings: &mut Settings| {
            how::mode(ui, look, settings);
            ui.add_space(4.0);
            how::timers(ui, look, settings);
            ui.add_space(4.0);
            how::heard(ui, look, settings)
        };
        let (mut one, mut other) = (settings.clone(), settings.clone());
        beside(
            ui,
            0.5,
            |ui| {
                card::card(ui, look, |ui| seen(ui, look, &mut one, percent));
                card::card(ui, look, |ui| author(ui, look, &mut one));
            },
            |ui| {
                card::card(ui, look, |ui| held = calls(ui, &mut other));
                card::card(ui, look, |ui| belongings.show(ui, look, &desk.calls));
            },
        );
        // Each side changes what is its own.
        *settings = Settings {
            mode: other.mode,
            timers: other.timers,
            captions: other.captions,
            sound: other.sound,
            voice_percent: other.voice_percent,
            room_percent: other.room_percent,
            ..one
        };
        held
    }
}

/// How everything looks.
fn seen(ui: &mut Ui, look: &Look, settings: &mut Settings, percent: &mut Option<u16>) {
    let name = look.say("settings-language");
    text::heading(ui, look, &name);
    let entries = Language::ALL.map(|it| (it, it.name().to_owned()));
    if let Some(language) = choices(ui, look, &name, &entries, settings.language) {
        settings.language = language;
    }
    text::note(ui, look, &look.say("settings-welsh-draft"));
    ui.add_space(4.0);
    let name = look.say("settings-brightness");
    text::heading(ui, look, &name);
    let entries = [
        (Brightness::Light, look.say("settings-light")),
        (Brightness::Dark, look.say("settings-dark")),
    ];
    if let Some(brightness) = choices(ui, look, &name, &entries, settings.brightness) {
        settings.brightness = brightness;
    }
    ui.add_space(4.0);
    size(ui, look, settings, percent);
    ui.add_space(4.0);
    text::heading(ui, look, &look.say("settings-motion"));
    let label = look.say("settings-still");
    if toggle(ui, look, &label, settings.still).clicked() {
        settings.still = !settings.still;
    }
}

/// How large everything is that is read.
fn size(ui: &mut Ui, look: &Look, settings: &mut Settings, percent: &mut Option<u16>) {
    let (least, most) = TEXT_PERCENT;
    text::heading(ui, look, &look.say("settings-text"));
    ui.horizontal_wrapped(|ui| {
        let (smaller, larger) = (look.say("settings-smaller"), look.say("settings-larger"));
        let now = settings.text_percent;
        let shown = button(&smaller).enabled(now > least);
        if shown.show(ui, look).clicked() {
            settings.text_percent = now.saturating_sub(TEXT_STEP).max(least);
        }
        let shown = button(&larger).enabled(now < most);
        if shown.show(ui, look).clicked() {
            settings.text_percent = (now + TEXT_STEP).min(most);
        }
        let usual = look.say("settings-usual");
        if now != 100 && button(&usual).show(ui, look).clicked() {
            settings.text_percent = 100;
        }
    });
    let name = look.say("settings-text-slider");
    let now = percent.unwrap_or(settings.text_percent);
    match slider(ui, look, &name, now, least..=most, TEXT_STEP) {
        Slid::Not => {}
        Slid::To(to) => *percent = Some(to),
        Slid::Settled(to) => {
            *percent = None;
            settings.text_percent = to;
        }
    }
}

fn author(ui: &mut Ui, look: &Look, settings: &mut Settings) {
    text::heading(ui, look, &look.say("settings-author"));
    let label = look.say("settings-author-tools");
    if toggle(ui, look, &label, settings.author).clicked() {
        settings.author = !settings.author;
    }
    text::note(ui, look, &look.say("settings-author-means"));
}
