//! The shelf as it is seen and reached, without a window.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use bevy_egui::egui::{Key, Rect, accesskit::Role, vec2};

use super::*;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::call::terms::Terms;
use crate::desktop::brief::Brief;
use crate::desktop::look::typeface;
use crate::desktop::settings::Kept;
use crate::journal::Header;
use crate::learning::keeping::JournalFile;
use crate::scenario::drawn::Seed;

/// A shelf of one pair, so that all its cards stand in the window: the shipped one, copied once.
fn scenarios() -> PathBuf {
    static SHELF: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
        let shelf = tempfile::tempdir().unwrap();
        let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
        for id in ["server-coach", "server-owner"] {
            for folder in [PathBuf::from(id), Path::new(id).join("plays")] {
                std::fs::create_dir(shelf.path().join(&folder)).unwrap();
                for entry in std::fs::read_dir(shipped.join(&folder)).unwrap().flatten() {
                    if entry.path().is_file() {
                        let to = shelf.path().join(&folder).join(entry.file_name());
                        std::fs::copy(entry.path(), to).unwrap();
                    }
                }
            }
        }
        shelf
    });
    SHELF.path().to_owned()
}

/// A desk whose calls and settings are in this folder.
fn desk(scenarios: &Path, folder: &Path) -> Desk {
    let (kept, _) = Kept::at(&folder.join("settings.ron"));
    Desk::new(Library::at(scenarios), folder.join("calls"), kept)
}

/// A copy of the scenarios, to be spoilt.
fn copied(folder: &Path) -> PathBuf {
    let copy = folder.join("scenarios");
    for id in ["server-owner", "server-coach"] {
        fs::create_dir_all(copy.join(id)).unwrap();
        let script = format!("{id}/scenario.ron");
        fs::copy(scenarios().join(&script), copy.join(&script)).unwrap();
    }
    copy
}

struct Seen {
    desk: Desk,
    shelf: Shelf,
    brief: Option<Brief>,
    wishes: Vec<Wish>,
    fonts: bool,
}

type Window = Harness<'static, Seen>;

fn opened(mut desk: Desk, wide: f32, high: f32) -> Window {
    let mut shelf = Shelf::new(&mut desk);
    let found = shelf.loading.all();
    shelf.put_up(found);
    let seen = Seen {
        desk,
        shelf,
        brief: None,
        wishes: Vec::new(),
        fonts: false,
    };
    let mut window = Harness::builder()
        .with_size(vec2(wide, high))
        .build_ui_state(draw, seen);
    window.run();
    window
}

fn draw(ui: &mut Ui, seen: &mut Seen) {
    if !seen.fonts {
        seen.fonts = true;
        typeface::install(ui.ctx());
        seen.desk.look.apply(ui.ctx());
        ui.ctx().request_repaint();
        return;
    }
    let wishes = match &mut seen.brief {
        Some(brief) => brief.show(ui, &mut seen.desk),
        None => seen.shelf.show(ui, &mut seen.desk),
    };
    for wish in &wishes {
        if let Wish::Brief { scenario } = wish {
            let scenario = seen.desk.library.load(scenario).unwrap();
            seen.brief = Some(Brief::new(scenario));
        }
    }
    seen.wishes.extend(wishes);
}

/// A journal of the server owner; ended, or still to be gone on with.
fn keep(desk: &Desk, name: &str, ended: bool) -> PathBuf {
    let scenario = desk.library.load("server-owner").unwrap();
    let mut call = Call::ring_on(&scenario, Seed(7), Terms::default());
    fs::create_dir_all(&desk.calls).unwrap();
    let path = desk.calls.join(name);
    let (mut kept, _) = JournalFile::create(&path, &Header::of(&call)).unwrap();
    let mut events = call
        .handle(60_000, crate::call::command::Command::Wait)
        .unwrap()
        .to_vec();
    if ended {
        let end = crate::call::command::Command::End;
        events.extend(call.handle(61_000, end).unwrap().iter().cloned());
    }
    kept.append(&events);
    path
}

fn labels(window: &Window) -> Vec<String> {
    let nodes = window.query_all_by(|node| !node.is_hidden());
    let labels = nodes.filter_map(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value())
    });
    labels.collect()
}

fn says(window: &Window, part: &str) -> bool {
    labels(window).iter().any(|it| it.contains(part))
}

#[test]
fn a_card_tells_all_that_there_is_to_know_before_a_call_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let window = opened(desk(&scenarios(), folder.path()), 1280.0, 800.0);
    for part in [
        "The server owner",
        "Call handler · Foundation · about 14 minutes",
        "Care: A mother fears for her son. She speaks of a game",
        "Take up a parent's fear the first time",
        "Look at this call: The server owner",
        "Watch the expert: The server owner",
        "Project for a class: The server owner",
        "Not played yet",
        "All voices are synthetic",
    ] {
        assert!(says(&window, part), "{part}");
    }
    // Whoever saw that two calls are twins would listen for which of them it is.
    assert!(!says(&window, "Twin"));
}

#[test]
fn authors_see_the_twin_and_trainees_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&scenarios(), folder.path());
    desk.set(|settings| settings.author = true);
    let window = opened(desk, 1280.0, 800.0);
    assert!(says(&window, "Twin: server-coach"));
}

#[test]
fn searching_and_filtering_keep_what_fits_and_say_how_much() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&scenarios(), folder.path());
    keep(&desk, "one.journal", true);
    let mut window = opened(desk, 1280.0, 800.0);
    window.key_press(Key::F2);
    window.run();
    window
        .get_by_label("Search the calls")
        .type_text("COACH server");
    window.run();
    assert!(says(&window, "The server coach") && !says(&window, "The server owner"));
    assert!(says(&window, "1 of 2 calls have this"));
    // Enter in the field goes to what was found.
    window.key_press(Key::Enter);
    window.run();
    window.run();
    let open = window.get_by_label_contains("Look at this call: The server coach");
    assert!(open.is_focused());
    // With one level there is nothing to choose.
    assert!(!says(&window, "Every level"));
}

#[test]
fn levels_are_chosen_from_where_there_are_several() {
    let folder = tempfile::tempdir().unwrap();
    let copy = copied(folder.path());
    let path = copy.join("server-coach/scenario.ron");
    let script = fs::read_to_string(&path).unwrap();
    fs::write(
        &path,
        script.replace("level: Foundation", "level: Advanced"),
    )
    .unwrap();
    let mut window = opened(desk(&copy, folder.path()), 1280.0, 800.0);
    window.get_by_label("Level: Advanced").click();
    window.run();
    assert!(says(&window, "The server coach") && !says(&window, "The server owner"));
    window.get_by_label("Level: Every level").click();
    window.run();
    assert!(says(&window, "The server owner"));
}

#[test]
fn what_was_passed_can_be_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(desk(&scenarios(), folder.path()), 1280.0, 800.0);
    let owner = window.state_mut().shelf.cards.iter_mut();
    let owner = owner
        .into_iter()
        .find(|it| it.id == "server-owner")
        .unwrap();
    owner.last = Some(crate::learning::results::LastResult {
        scenario: owner.id.clone(),
        when: std::time::SystemTime::UNIX_EPOCH,
        passed: true,
        total: 84,
        sentence: "It was taken up the first time.".to_owned(),
        path: PathBuf::from("/calls/one.journal"),
    });
    window.run();
    assert!(says(&window, "Last time: passed, 84 of 100"));
    window.get_by_label("Not passed yet").click();
    window.run();
    assert!(!says(&window, "The server owner") && says(&window, "The server coach"));
}

#[test]
fn the_last_result_opens_its_debrief_and_an_unfinished_call_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&scenarios(), folder.path());
    let over = keep(&desk, "over.journal", true);
    let unfinished = keep(&desk, "unfinished.journal", false);
    let mut window = opened(desk, 1280.0, 1_600.0);
    assert!(says(&window, "Last time: not passed yet, "));
    assert!(says(&window, "just now"));
    window
        .get_by_label_contains("Look back at The server owner")
        .click();
    window.run();
    window
        .get_by_label_contains("Go on with: The server owner")
        .click();
    window.run();
    let wishes = &window.state().wishes;
    assert_eq!(*wishes, [Wish::Debrief(over), Wish::Resume(unfinished)]);
}

#[test]
fn from_the_shelf_to_a_taken_call_by_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&scenarios(), folder.path());
    desk.set(|settings| settings.last_scenario = Some("server-owner".to_owned()));
    let mut window = opened(desk, 1280.0, 800.0);
    // The call last played has the focus, although it is the second on the shelf.
    let open = window.get_by_label_contains("Look at this call: The server owner");
    assert!(open.is_focused());
    window.key_press(Key::Tab);
    window.run();
    let watch = window.get_by_label("Watch the expert: The server owner");
    assert!(watch.is_focused());
    window.key_press_modifiers(bevy_egui::egui::Modifiers::SHIFT, Key::Tab);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(window.state().brief.is_some());
    window.run();
    window.key_press(Key::Enter);
    window.run();
    let rung = Wish::Ring {
        scenario: "server-owner".to_owned(),
        seed: None,
        at_fact: None,
    };
    assert_eq!(window.state().wishes.last(), Some(&rung));
}

#[test]
fn the_focus_is_given_when_another_screen_had_it_and_left_where_it_was_taken() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(desk(&scenarios(), folder.path()), 1280.0, 800.0);
    window.get_by_label("Settings (F10)").focus();
    window.run();
    let shelf = |seen: &mut Seen| {
        let mut shelf = Shelf::new(&mut seen.desk);
        let found = shelf.loading.all();
        shelf.put_up(found);
        shelf
    };
    let seen = window.state_mut();
    seen.shelf = shelf(seen);
    window.run();
    let open = window.get_by_label_contains("Look at this call: The server coach");
    assert!(open.is_focused());
    // What comes up while somebody is searching does not take the field from them.
    let seen = window.state_mut();
    let cards = std::mem::take(&mut seen.shelf.cards);
    seen.shelf.begun = false;
    window.run();
    window.key_press(Key::F2);
    window.run();
    window.state_mut().shelf.cards = cards;
    window.run();
    assert!(window.get_by_label("Search the calls").is_focused());
}

#[test]
fn the_expert_is_watched_and_any_play_is_projected() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(desk(&scenarios(), folder.path()), 1280.0, 1_600.0);
    let plays = scenarios().join("server-owner/plays");
    window
        .get_by_label("Watch the expert: The server owner")
        .click();
    window.run();
    window
        .get_by_label("Project for a class: The server owner")
        .click();
    window.run();
    window.get_by_label("Project: passed over").click();
    window.run();
    let watch = |play: &str, projected| Wish::Watch {
        scenario: "server-owner".to_owned(),
        play: plays.join(play),
        projected,
    };
    let wished = [watch("expert.play", false), watch("passed-over.play", true)];
    assert_eq!(window.state().wishes, wished);
}

#[test]
fn a_scenario_with_faults_is_told_of_and_hides_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let copy = copied(folder.path());
    fs::write(copy.join("server-coach/scenario.ron"), "Scenario(id: 3)").unwrap();
    let window = opened(desk(&copy, folder.path()), 1280.0, 800.0);
    assert!(says(&window, "Look at this call: The server owner"));
    assert!(says(&window, "One call cannot be shown"));
    assert!(says(&window, "server-coach/scenario.ron"));
    assert!(says(&window, "warning-signs check"));
}

#[test]
fn an_empty_shelf_and_a_missing_folder_say_what_can_be_done() {
    let folder = tempfile::tempdir().unwrap();
    let window = opened(desk(folder.path(), folder.path()), 1280.0, 800.0);
    assert!(says(&window, "There are no calls here yet"));
    assert!(says(&window, "--scenarios"));
    let gone = folder.path().join("gone");
    let window = opened(desk(&gone, folder.path()), 1280.0, 800.0);
    assert!(says(&window, "gone cannot be read"));
}

#[test]
fn a_notice_is_put_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&scenarios(), folder.path());
    desk.tell("One thing.".to_owned());
    desk.tell("Another.".to_owned());
    let mut window = opened(desk, 1280.0, 800.0);
    window.get_by_label("Put away: One thing.").click();
    window.run();
    assert_eq!(window.state().desk.notices, ["Another."]);
}

#[test]
fn keys_open_settings_and_help_and_close() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = opened(desk(&scenarios(), folder.path()), 1280.0, 800.0);
    window.key_press(Key::F1);
    window.run();
    window.key_press(Key::F10);
    window.run();
    window.key_press_modifiers(bevy_egui::egui::Modifiers::COMMAND, Key::Q);
    window.run();
    let wishes = [Wish::Help, Wish::Settings, Wish::Close];
    assert_eq!(window.state().wishes, wishes);
}

#[test]
fn with_large_text_everything_is_reached_and_nothing_lies_on_anything_else() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&scenarios(), folder.path());
    keep(&desk, "over.journal", true);
    keep(&desk, "unfinished.journal", false);
    let mut window = opened(desk, 640.0, 400.0);
    let pressed = window.query_all_by(|it| matches!(it.role(), Role::Button | Role::CheckBox));
    let pressed: Vec<(String, Rect)> = pressed
        .map(|it| (it.accesskit_node().label().unwrap_or_default(), it.rect()))
        .collect();
    assert!(pressed.len() >= 10, "{pressed:?}");
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
    // By Tab each is reached, and brought into sight.
    for _ in 0..pressed.len() + 3 {
        window.key_press(Key::Tab);
        window.run();
        let focused = window.query_all_by(|it| it.is_focused()).last();
        let Some(focused) = focused else { continue };
        let rect = focused.rect();
        let name = focused.accesskit_node().label();
        assert!(
            rect.top() >= -1.0 && rect.bottom() <= 401.0,
            "{name:?}: {rect:?}"
        );
    }
}
