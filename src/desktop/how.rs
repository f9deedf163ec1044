//! How a call is played: how much help there is, how its clock runs, what is written and heard. The same on the
//! brief of a call and in the settings.

use bevy_egui::egui::Ui;

use super::desk::Desk;
use super::kit::choices::choices;
use super::kit::slider::{Slid, slider};
use super::kit::toggle::toggle;
use super::kit::{button, text};
use super::look::Look;
use super::settings::{Settings, Timers};
use super::words_of;
use crate::call::terms::Mode;

/// The step volumes are set by, in percent.
const VOLUME_STEP: u16 = 5;

/// Shows how much help there is.
pub fn mode(ui: &mut Ui, look: &Look, settings: &mut Settings) {
    text::heading(ui, look, &look.say("how-mode"));
    let name = look.say("how-mode");
    for mode in [Mode::Guided, Mode::Practice, Mode::Assessed] {
        let (label, means) = words_of::mode(look, mode);
        let chosen = settings.mode == mode;
        if explained(ui, look, &name, (&label, &means), chosen) {
            settings.mode = mode;
        }
    }
}

/// A choice with what it means beside it. Whether it was chosen now.
fn explained(
    ui: &mut Ui,
    look: &Look,
    name: &str,
    (label, means): (&str, &str),
    chosen: bool,
) -> bool {
    /// How wide the choices are, so that what they mean begins on one line.
    const CHOICE: f32 = 124.0;
    ui.horizontal_top(|ui| {
        let pressed = ui
            .scope(|ui| {
                ui.set_width(CHOICE);
                let told = format!("{name}: {label}");
                let shown = button::button(label).choice(chosen).described(&told).wide();
                shown.show(ui, look).clicked()
            })
            .inner;
        ui.vertical(|ui| {
            ui.add_space(4.0);
            text::note(ui, look, means);
        });
        pressed
    })
    .inner
}

/// Shows how the clock runs.
pub fn timers(ui: &mut Ui, look: &Look, settings: &mut Settings) {
    let name = look.say("how-timers");
    text::heading(ui, look, &name);
    let all = [Timers::AsMeant, Timers::Slowed, Timers::Off];
    let entries = all.map(|it| (it, words_of::timers(look, it).0));
    if let Some(timers) = choices(ui, look, &name, &entries, settings.timers) {
        settings.timers = timers;
    }
    text::note(ui, look, &words_of::timers(look, settings.timers).1);
}

/// Shows whether what is said is written large, and what is heard. Whether a slider is still held.
pub fn heard(ui: &mut Ui, look: &Look, settings: &mut Settings) -> bool {
    text::heading(ui, look, &look.say("how-heard"));
    let label = look.say("how-captions");
    if toggle(ui, look, &label, settings.captions).clicked() {
        settings.captions = !settings.captions;
    }
    let label = look.say("how-sound");
    if toggle(ui, look, &label, settings.sound).clicked() {
        settings.sound = !settings.sound;
    }
    if !settings.sound {
        return false;
    }
    let (voice, room) = (look.say("how-voice"), look.say("how-room"));
    let voice = volume(ui, look, &voice, &mut settings.voice_percent);
    let room = volume(ui, look, &room, &mut settings.room_percent);
    voice || room
}

fn volume(ui: &mut Ui, look: &Look, name: &str, percent: &mut u8) -> bool {
    let slid = slider(ui, look, name, u16::from(*percent), 0..=100, VOLUME_STEP);
    let (Slid::To(to) | Slid::Settled(to)) = slid else {
        return false;
    };
    *percent = u8::try_from(to).unwrap_or(100);
    matches!(slid, Slid::To(_))
}

/// Takes settings that were changed on a screen over. While a slider is held they hold and are not yet kept,
/// so that no file is written at every step of it.
pub fn settle(desk: &mut Desk, settings: Settings, held: bool) {
    if held {
        desk.kept.settings = settings;
    } else if *desk.settings() != settings {
        desk.set(|it| *it = settings);
    } else {
        let told = desk.kept.keep();
        desk.notices.extend(told);
    }
}
