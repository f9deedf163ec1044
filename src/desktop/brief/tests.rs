//! The brief as it is seen and used, without a window.

use std::path::Path;

use bevy_egui::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::authoring::library::Library;
use crate::call::terms::Mode;
use crate::desktop::look::typeface;
use crate::desktop::settings::{Kept, Timers};

struct Seen {
    desk: Desk,
    brief: Brief,
    wishes: Vec<Wish>,
    fonts: bool,
    // The settings are kept here.
    folder: tempfile::TempDir,
}

fn opened(author: bool, wide: f32, high: f32) -> Harness<'static, Seen> {
    let folder = tempfile::tempdir().unwrap();
    let (kept, _) = Kept::at(&folder.path().join("settings.ron"));
    let library = Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
    let brief = Brief::new(library.load("server-owner").unwrap());
    let mut desk = Desk::new(library, folder.path().join("calls"), kept);
    desk.set(|settings| settings.author = author);
    let seen = Seen {
        desk,
        brief,
        wishes: Vec::new(),
        fonts: false,
        folder,
    };
    let draw = |ui: &mut Ui, seen: &mut Seen| {
        if !seen.fonts {
            seen.fonts = true;
            typeface::install(ui.ctx());
            seen.desk.look.apply(ui.ctx());
            ui.ctx().request_repaint();
            return;
        }
        seen.wishes.extend(seen.brief.show(ui, &mut seen.desk));
    };
    let mut window = Harness::builder()
        .with_size(vec2(wide, high))
        .build_ui_state(draw, seen);
    window.run();
    window
}

fn says(window: &Harness<'_, Seen>, part: &str) -> bool {
    let said = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let words = node.label().or_else(|| node.value());
        words.is_some_and(|it| it.contains(part))
    };
    window.query_all_by(|_| true).any(|node| said(&node))
}

#[test]
fn a_call_says_what_it_may_stir_up_and_how_it_is_left_before_it_is_taken() {
    let window = opened(false, 1280.0, 800.0);
    for part in [
        "A mother fears for her son. She speaks of a game",
        "You can pause it, put it aside or leave it at any time",
        "All voices are synthetic",
        "Call handler · Foundation · about 14 minutes",
        "Take up a parent's fear the first time",
        "No expert has reviewed this call yet",
        "The topics still open are named",
        "If a call stays with you",
        "Samaritans",
    ] {
        assert!(says(&window, part), "{part}");
    }
    assert!(!says(&window, "Variant"));
}

#[test]
fn how_it_is_played_is_set_and_kept() {
    let mut window = opened(false, 1280.0, 800.0);
    for label in [
        "How much help: Assessed",
        "The clock of the call: Slowed",
        "Write what the caller says in large letters",
        "Sound",
    ] {
        window.get_by_label(label).click();
        window.run();
    }
    assert!(says(&window, "The debrief states it."));
    let (kept, _) = Kept::at(&window.state().folder.path().join("settings.ron"));
    assert_eq!(kept.settings.mode, Mode::Assessed);
    assert_eq!(kept.settings.timers, Timers::Slowed);
    assert!(!kept.settings.captions && !kept.settings.sound);
    // Without sound there is nothing to be louder or softer.
    assert!(!says(&window, "The caller's voice"));
}

#[test]
fn a_volume_is_set_by_key_and_kept() {
    let mut window = opened(false, 1280.0, 800.0);
    window.get_by_label("The room and the line").focus();
    window.run();
    window.key_press(Key::ArrowLeft);
    window.run();
    let (kept, _) = Kept::at(&window.state().folder.path().join("settings.ron"));
    assert_eq!(kept.settings.room_percent, 95);
}

#[test]
fn an_author_sets_the_variant_and_where_it_begins() {
    let mut window = opened(true, 1280.0, 1400.0);
    window.get_by_label("Variant (seed)").focus();
    window.run();
    window.get_by_label("Variant (seed)").type_text("4x");
    window.run();
    assert!(says(&window, "A variant is a whole number"));
    window.get_by_label("Take the call (Enter)").click();
    window.run();
    assert_eq!(window.state().wishes, []);
    window.get_by_label("Variant (seed)").focus();
    window.run();
    window.key_press(Key::Backspace);
    window.run();
    window.get_by_label("Begin at a fact").click();
    window.run();
    window.run();
    window
        .get_by_role_and_label(
            bevy_egui::egui::accesskit::Role::TextInput,
            "Begin at a fact",
        )
        .type_text("other-boys");
    window.run();
    window.key_press(Key::Enter);
    window.run();
    // Enter took the fact, not the call.
    assert_eq!(window.state().wishes, []);
    window.get_by_label("Take the call (Enter)").click();
    window.run();
    let rung = Wish::Ring {
        scenario: "server-owner".to_owned(),
        seed: Some(4),
        at_fact: Some("other-boys".to_owned()),
    };
    assert_eq!(window.state().wishes, [rung]);
}

#[test]
fn escape_puts_an_open_picker_away_first_and_then_goes_back() {
    let mut window = opened(true, 1280.0, 1400.0);
    window.get_by_label("Begin at a fact").click();
    window.run();
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().wishes, []);
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().wishes, [Wish::Shelf]);
}

#[test]
fn what_could_not_be_done_is_told_here_and_put_away() {
    let mut window = opened(false, 1280.0, 800.0);
    window
        .state_mut()
        .desk
        .tell("There is no room on the disk.".to_owned());
    window.run();
    window
        .get_by_label("Put away: There is no room on the disk.")
        .click();
    window.run();
    assert!(window.state().desk.notices.is_empty());
}
