//! The settings as they are seen and used, without a window.

use std::fs;
use std::path::{Path, PathBuf};

use bevy_egui::egui::{Key, Rect, accesskit::Role, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::authoring::library::Library;
use crate::desktop::look::typeface;
use crate::desktop::settings::Kept;

struct Seen {
    desk: Desk,
    screen: SettingsScreen,
    wishes: Vec<Wish>,
    fonts: bool,
    folder: tempfile::TempDir,
}

impl Seen {
    /// What is in the file of settings.
    fn kept(&self) -> Settings {
        Kept::at(&self.folder.path().join("settings.ron"))
            .0
            .settings
    }

    fn calls(&self) -> PathBuf {
        self.folder.path().join("calls")
    }
}

fn opened(wide: f32, high: f32) -> Harness<'static, Seen> {
    let folder = tempfile::tempdir().unwrap();
    let (kept, _) = Kept::at(&folder.path().join("settings.ron"));
    let library = Library::at(Path::new("scenarios"));
    let calls = folder.path().join("calls");
    fs::create_dir_all(&calls).unwrap();
    for name in ["one.journal", "two.journal", "one.html", "notes.txt"] {
        fs::write(calls.join(name), name).unwrap();
    }
    let seen = Seen {
        desk: Desk::new(library, calls, kept),
        screen: SettingsScreen::default(),
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
        seen.wishes.extend(seen.screen.show(ui, &mut seen.desk));
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

fn press(window: &mut Harness<'_, Seen>, label: &str) {
    window.get_by_label(label).click();
    window.run();
}

#[test]
fn everything_that_can_be_set_is_applied_at_once_and_kept() {
    let mut window = opened(1280.0, 1000.0);
    press(&mut window, "Larger");
    press(&mut window, "Larger");
    press(&mut window, "Smaller");
    press(&mut window, "Light or dark: Dark");
    press(&mut window, "Nothing moves by itself");
    press(&mut window, "Show what authors need");
    press(&mut window, "How much help: Guided");
    press(&mut window, "The clock of the call: Off");
    press(&mut window, "Write what the caller says in large letters");
    let expected = Settings {
        brightness: Brightness::Dark,
        text_percent: 110,
        still: true,
        author: true,
        mode: crate::call::terms::Mode::Guided,
        timers: crate::desktop::settings::Timers::Off,
        captions: false,
        ..Settings::default()
    };
    assert_eq!(window.state().kept(), expected);
    assert!(window.state().desk.look.dark && window.state().desk.look.still);
    press(&mut window, "Language: Cymraeg");
    assert_eq!(window.state().kept().language, Language::Welsh);
    let language = window.state().desk.look.words.language();
    assert_eq!(language, Language::Welsh);
}

#[test]
fn the_size_of_text_is_set_by_the_slider_too_and_stays_in_its_range() {
    let mut window = opened(1280.0, 1000.0);
    window
        .get_by_label("Size of everything that is read")
        .focus();
    window.run();
    for _ in 0..15 {
        window.key_press(Key::ArrowRight);
        window.run();
    }
    assert_eq!(window.state().kept().text_percent, 200);
    let larger = window.get_by_label("Larger");
    assert!(larger.accesskit_node().is_disabled());
    press(&mut window, "Back to 100 %");
    assert_eq!(window.state().kept().text_percent, 100);
}

#[test]
fn erasing_asks_first_and_erases_calls_and_their_pages_only() {
    let mut window = opened(1280.0, 1000.0);
    let calls = window.state().calls();
    press(&mut window, "Erase my calls");
    assert!(says(&window, "Erase 2 calls, for good?"));
    assert!(says(&window, &calls.display().to_string()));
    assert!(says(&window, "one page of a debrief"));
    // The focus is on keeping them.
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(!says(&window, "for good?") && calls.join("one.journal").exists());
    press(&mut window, "Erase my calls");
    window.key_press(Key::Escape);
    window.run();
    assert!(!says(&window, "for good?") && calls.join("one.journal").exists());
    assert_eq!(window.state().wishes, []);
    press(&mut window, "Erase my calls");
    window.get_by_label("Erase them").click();
    window.step();
    finish(&mut window);
    assert!(says(&window, "2 calls are erased."));
    let left: Vec<_> = fs::read_dir(&calls).unwrap().collect();
    assert_eq!(left.len(), 1);
    assert!(calls.join("notes.txt").exists());
    press(&mut window, "Erase my calls");
    assert!(says(&window, "There are no calls here yet."));
}

fn finish(window: &mut Harness<'_, Seen>) {
    let seen = window.state_mut();
    seen.screen.belongings.finish(&seen.desk.look);
    window.run();
}

#[test]
fn calls_are_copied_and_a_folder_that_will_not_do_is_told() {
    let mut window = opened(1280.0, 1000.0);
    let folder = window.state().folder.path().to_owned();
    let file = folder.join("calls/notes.txt");
    press(&mut window, "Export my calls");
    window.run();
    let field = window.get_by_role_and_label(Role::TextInput, "Folder to copy them to");
    assert!(field.is_focused());
    field.type_text(&file.join("x").display().to_string());
    window.run();
    window.get_by_label("Copy them there").click();
    window.step();
    finish(&mut window);
    assert!(says(&window, "Not all calls were copied: the folder"));
    press(&mut window, "Put away (Esc)");
    press(&mut window, "Export my calls");
    window.run();
    let to = folder.join("copies");
    window
        .get_by_role_and_label(Role::TextInput, "Folder to copy them to")
        .type_text(&to.display().to_string());
    window.run();
    window.key_press(Key::Enter);
    window.step();
    finish(&mut window);
    assert!(says(&window, "2 calls were copied to"));
    assert_eq!(fs::read(to.join("two.journal")).unwrap(), b"two.journal");
    assert!(!to.join("one.html").exists());
}

#[test]
fn with_large_text_everything_is_reached_and_nothing_lies_on_anything_else() {
    let mut window = opened(640.0, 400.0);
    let roles = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::Slider,
    ];
    let pressed = window.query_all_by(|it| roles.contains(&it.role()));
    let pressed: Vec<(String, Rect)> = pressed
        .map(|it| (it.accesskit_node().label().unwrap_or_default(), it.rect()))
        .collect();
    assert!(pressed.len() >= 20, "{pressed:?}");
    for (place, (name, rect)) in pressed.iter().enumerate() {
        assert!(
            rect.left() >= 0.0 && rect.right() <= 640.0,
            "{name}: {rect:?}"
        );
        for (other, other_rect) in &pressed[place + 1..] {
            let shared = rect.intersect(*other_rect);
            assert!(!shared.is_positive(), "{name} and {other}");
        }
    }
    for _ in 0..pressed.len() {
        window.key_press(Key::Tab);
        window.run();
        let Some(focused) = window.query_all_by(|it| it.is_focused()).last() else {
            continue;
        };
        let rect = focused.rect();
        let name = focused.accesskit_node().label();
        assert!(
            rect.top() >= -1.0 && rect.bottom() <= 401.0,
            "{name:?}: {rect:?}"
        );
    }
}

#[test]
fn escape_goes_back() {
    let mut window = opened(1280.0, 800.0);
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().wishes, [Wish::Shelf]);
}
