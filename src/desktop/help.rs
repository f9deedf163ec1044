//! Help: what this is, how a call goes, the map of keys, and whom to turn to.

use bevy_egui::egui::{Id, Ui};

use super::console::leaving;
use super::desk::Desk;
use super::kit::button::button;
use super::kit::keymap::keymap;
use super::kit::page::{beside, page};
use super::kit::shortcut::{BACK, HELP, QUIT, SEARCH, SESSION, SETTINGS, Shortcut};
use super::kit::{card, text};
use super::look::Look;
use super::support;
use super::wish::Wish;
use crate::scenario::catalogue::support::helplines;

/// Help.
#[derive(Clone, Debug, Default)]
pub struct Help {
    begun: bool,
}

/// Where the whole of it is written, beside the program.
const CREDITS: &str = "assets/CREDITS.md";
/// The licence of the program.
const LICENCE: &str = env!("CARGO_PKG_LICENSE");

impl Help {
    /// Shows it.
    pub fn show(&mut self, ui: &mut Ui, desk: &mut Desk) -> Vec<Wish> {
        let back_id = Id::new("help-back");
        if !self.begun {
            self.begun = true;
            ui.memory_mut(|memory| memory.request_focus(back_id));
        }
        let mut wishes = Vec::new();
        let look = &desk.look;
        let (name, back) = (look.say("help-name"), look.say("go-back"));
        page(
            ui,
            look,
            "help",
            (&name, ""),
            |ui| {
                let shown = button(&back).key(BACK.written()).id(back_id);
                if shown.show(ui, look).clicked() {
                    wishes.push(Wish::Shelf);
                }
            },
            |ui| body(ui, look),
        );
        if BACK.pressed(ui) {
            wishes.push(Wish::Shelf);
        }
        wishes
    }
}

fn body(ui: &mut Ui, look: &Look) {
    ui.add_space(4.0);
    beside(
        ui,
        0.5,
        |ui| {
            what(ui, look);
            card::card(ui, look, |ui| how(ui, look));
        },
        |ui| {
            text::heading(ui, look, &look.say("support-title"));
            support::show(ui, look, &helplines(), true);
        },
    );
    ui.add_space(8.0);
    card::card(ui, look, |ui| {
        text::heading(ui, look, &look.say("help-keys"));
        leaving::map(ui, look);
        ui.add_space(4.0);
        text::heading(ui, look, &look.say("help-keys-elsewhere"));
        let elsewhere = [
            (HELP, look.say("shelf-help")),
            (SEARCH, look.say("shelf-search")),
            (SESSION, look.say("session-join")),
            (SETTINGS, look.say("shelf-settings")),
            (QUIT, look.say("shelf-quit")),
            (BACK, look.say("go-back")),
        ];
        let written = |(key, does): (Shortcut, String)| (key.written().to_owned(), does);
        let mut entries = elsewhere.map(written).to_vec();
        // What turns the page is on the keyboard by these names.
        entries.push(("Page Down".to_owned(), look.say("help-page-down")));
        entries.push(("Page Up".to_owned(), look.say("help-page-up")));
        keymap(ui, look, &entries);
    });
    ui.add_space(4.0);
    text::heading(ui, look, &look.say("help-credits"));
    let blanks = [("licence", LICENCE), ("credits", CREDITS)];
    text::note(ui, look, &look.say_with("help-credits-text", &blanks));
    let version = env!("CARGO_PKG_VERSION");
    let version = look.say_with("help-version", &[("version", version)]);
    text::note(ui, look, &version);
}

fn what(ui: &mut Ui, look: &Look) {
    text::heading(ui, look, &look.say("help-what"));
    text::body(ui, look, &look.say("help-what-text"));
    text::body(ui, look, &look.say("help-what-fair"));
    text::note(ui, look, &look.say("voices-synthetic"));
    text::note(ui, look, &look.say("help-invented"));
}

/// How a call goes, in six lines.
fn how(ui: &mut Ui, look: &Look) {
    text::heading(ui, look, &look.say("help-how"));
    let lines = [
        look.say("help-how-listen"),
        look.say("help-how-mark"),
        look.say("help-how-check"),
        look.say("help-how-log"),
        look.say("help-how-decide"),
        look.say("help-how-review"),
    ];
    for (place, line) in lines.iter().enumerate() {
        ui.horizontal_top(|ui| {
            text::mono(ui, look, &format!("{}", place + 1));
            ui.vertical(|ui| text::body(ui, look, line));
        });
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use bevy_egui::egui::{Key, vec2};
    use egui_kittest::Harness;
    use egui_kittest::kittest::{NodeT, Queryable};

    use super::*;
    use crate::authoring::library::Library;
    use crate::desktop::look::typeface;
    use crate::desktop::settings::Kept;

    type Seen = (Desk, Help, Vec<Wish>, bool);

    fn opened(wide: f32, high: f32) -> Harness<'static, Seen> {
        let nowhere = Path::new("/nonexistent/settings.ron");
        let (kept, _) = Kept::at(nowhere);
        let library = Library::at(Path::new("scenarios"));
        let desk = Desk::new(library, nowhere.to_owned(), kept);
        let draw = |ui: &mut Ui, (desk, help, wishes, fonts): &mut Seen| {
            if !*fonts {
                *fonts = true;
                typeface::install(ui.ctx());
                desk.look.apply(ui.ctx());
                ui.ctx().request_repaint();
                return;
            }
            wishes.extend(help.show(ui, desk));
        };
        let seen = (desk, Help::default(), Vec::new(), false);
        let mut window = Harness::builder()
            .with_size(vec2(wide, high))
            .build_ui_state(draw, seen);
        window.run();
        window
    }

    #[test]
    fn help_tells_how_a_call_goes_every_key_and_whom_to_turn_to() {
        for (wide, high) in [(1280.0, 800.0), (640.0, 400.0)] {
            let window = opened(wide, high);
            let words: Vec<String> = window
                .query_all_by(|_| true)
                .filter_map(|it| it.accesskit_node().value())
                .collect();
            let says = |part: &str| words.iter().any(|it| it.contains(part));
            for part in [
                "Samaritans",
                "116 123",
                "Last verified on 2026-11-24",
                LICENCE,
            ] {
                assert!(says(part), "{part}");
            }
            let look = &window.state().0.look;
            for (_, _, _, does) in crate::desktop::keys::MAP {
                let does = look.say(does);
                assert!(words.contains(&does), "{does}");
            }
        }
    }

    #[test]
    fn what_is_only_read_is_turned_by_key() {
        let mut window = opened(640.0, 400.0);
        let top = |window: &Harness<'_, Seen>| window.get_by_label("Back (Esc)").rect().top();
        let before = top(&window);
        window.key_press(Key::PageDown);
        window.run();
        assert!(top(&window) < before - 200.0);
        window.key_press(Key::PageUp);
        window.run();
        assert_eq!(top(&window), before);
    }

    #[test]
    fn back_is_by_key_and_by_button() {
        let mut window = opened(1280.0, 800.0);
        window.key_press(Key::Escape);
        window.run();
        window.get_by_label("Back (Esc)").click();
        window.run();
        assert_eq!(window.state().2, [Wish::Shelf, Wish::Shelf]);
    }
}
