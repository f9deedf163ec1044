//! The review as it is seen, reached and used, without a window.

use std::path::Path;

use bevy_egui::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::authoring::library::Library;
use crate::call::terms::Terms;
use crate::desktop::look::typeface;
use crate::desktop::settings::Kept;
use crate::scenario::drawn::Seed;
use crate::scenario::script::ReviewDecision;

struct Bench {
    desk: Desk,
    review: AtReview,
    wishes: Vec<Wish>,
    fonts: bool,
    // The settings are kept here.
    _folder: tempfile::TempDir,
}

type Window = Harness<'static, Bench>;

fn opened(wide: f32, high: f32) -> Window {
    let folder = tempfile::tempdir().unwrap();
    let (kept, _) = Kept::at(&folder.path().join("settings.ron"));
    let library = Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
    let queue = library.queue("second-pair").unwrap();
    let reviewing = Reviewing::nowhere(&queue, Seed(4), Terms::default());
    let bench = Bench {
        desk: Desk::new(library, folder.path().join("calls"), kept),
        review: AtReview::stepped(reviewing),
        wishes: Vec::new(),
        fonts: false,
        _folder: folder,
    };
    let draw = |ui: &mut Ui, bench: &mut Bench| {
        if !bench.fonts {
            bench.fonts = true;
            typeface::install(ui.ctx());
            bench.desk.look.apply(ui.ctx());
            ui.ctx().request_repaint();
            return;
        }
        bench.review.tick();
        let wishes = bench.review.show(ui, &mut bench.desk);
        bench.wishes.extend(wishes);
    };
    let mut window = Harness::builder()
        .with_size(vec2(wide, high))
        .build_ui_state(draw, bench);
    window.run();
    window
}

fn says(window: &Window, part: &str) -> bool {
    let said = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let words = node.label().or_else(|| node.value());
        words.is_some_and(|it| it.contains(part))
    };
    window.query_all_by(|_| true).any(|node| said(&node))
}

fn alt(window: &mut Window, key: Key) {
    window.key_press_modifiers(Modifiers::ALT, key);
    window.run();
}

fn types(window: &mut Window, words: &str) {
    for word in words.chars() {
        window.event(bevy_egui::egui::Event::Text(word.to_string()));
    }
    window.run();
    window.key_press(Key::Enter);
    window.run();
}

fn later(window: &mut Window, ms: u64) {
    let clock = window.state_mut().review.clock_mut();
    let at_ms = clock.now_ms() + ms;
    clock.move_to(at_ms);
    window.run();
}

#[test]
fn the_queue_says_who_wrote_each_log_and_what_stands_in_the_one_that_is_open() {
    let mut window = opened(1280.0, 800.0);
    for part in [
        "You are Sgt Rowan Tate 2210",
        "Log 1, written by PC Amir Shah 4471: waiting",
        "Log 4, written by Sgt Rowan Tate 2210 (you): waiting",
        "Open it to read what stands in it.",
    ] {
        assert!(says(&window, part), "{part}");
    }
    window.key_press(Key::Enter);
    window.run();
    for part in [
        "No record system was searched.",
        "Without deployment; rationale: No offence disclosed.",
        "You have heard nothing of it.",
        "Hear it (F5)",
        "Escalate it (Alt E)",
    ] {
        assert!(says(&window, part), "{part}");
    }
}

#[test]
fn a_review_is_taken_by_key_from_beginning_to_end() {
    let mut window = opened(1280.0, 800.0);
    window.key_press(Key::Enter);
    window.run();
    window.key_press(Key::F5);
    window.run();
    assert!(says(&window, "Stop it (F5)"));
    later(&mut window, 600_000);
    assert!(says(&window, "last Saturday of the month"));
    alt(&mut window, Key::E);
    types(&mut window, "A meeting on the last Saturday");
    assert!(says(
        &window,
        "You escalated it to Priority: A meeting on the last Saturday"
    ));
    alt(&mut window, Key::O);
    types(&mut window, "not yet searched");
    assert!(says(
        &window,
        "You ordered National training system: the person the caller fears"
    ));
    alt(&mut window, Key::ArrowDown);
    alt(&mut window, Key::A);
    types(&mut window, "Every worry has its answer");
    alt(&mut window, Key::ArrowDown);
    alt(&mut window, Key::ArrowDown);
    // One's own: nothing is done about it but to pass it on.
    alt(&mut window, Key::A);
    types(&mut window, "I know this one well");
    assert!(says(
        &window,
        "Whoever took a call does not review it. Pass it on to Sgt Mina Osei 2244."
    ));
    let own = window.state().review.reviewing().shift().state().logs[3].clone();
    assert!(own.acts.is_empty());
    alt(&mut window, Key::P);
    window.key_press(Key::F12);
    window.run();
    let shift = window.state().review.reviewing().shift();
    assert!(window.state().review.is_over());
    let decided = |place: usize| {
        shift.state().logs[place]
            .decisions()
            .map(|(_, it)| it)
            .next()
    };
    assert_eq!(decided(0), Some(ReviewDecision::Escalated));
    assert_eq!(decided(1), Some(ReviewDecision::Agreed));
    assert_eq!(decided(2), None);
    assert_eq!(decided(3), Some(ReviewDecision::PassedOn));
}

#[test]
fn everything_is_reached_by_pointer_too_in_a_narrow_window() {
    let mut window = opened(640.0, 2400.0);
    let press = |window: &mut Window, label: &str| {
        window.get_by_label(label).click();
        window.run();
    };
    press(
        &mut window,
        "Log 3, written by PC Tom Averill 5120: waiting",
    );
    press(&mut window, "Send it back (Alt S)");
    types(
        &mut window,
        "Please search the spelt name before it goes on",
    );
    assert!(says(
        &window,
        "You sent it back: Please search the spelt name"
    ));
    press(&mut window, "Refer it (Alt R)");
    types(&mut window, "social care");
    types(&mut window, "Several children at risk");
    assert!(says(&window, "You referred it: "));
    press(&mut window, "Leave (Esc)");
    press(&mut window, "Put it aside");
    assert_eq!(window.state().wishes, [Wish::PutAside]);
}
