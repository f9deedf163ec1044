//! The screens of a session as they are seen and used, without a window or a server.

use std::path::Path;
use std::sync::mpsc::Receiver;

use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Key, Rect, Ui, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::{Value, json};

use super::joining::Joining;
use super::membership::Membership;
use super::seat::SeatScreen;
use crate::authoring::library::Library;
use crate::desktop::desk::Desk;
use crate::desktop::look::typeface;
use crate::desktop::look::words::Language;
use crate::desktop::settings::Kept;
use crate::desktop::wish::Wish;
use crate::learning::session::joined::{Ask, Joined};
use crate::learning::session::kept_seat::KeptSeat;
use crate::learning::session::{Address, Client, Trouble};

enum Shown {
    Seat(SeatScreen),
    Joining(Box<Joining>),
}

struct Seen {
    desk: Desk,
    shown: Shown,
    wishes: Vec<Wish>,
    fonts: bool,
    _folder: tempfile::TempDir,
}

type Window = Harness<'static, Seen>;

fn client() -> Client {
    Client::at(Address::read("10.0.0.1:8765").unwrap())
}

fn desk(folder: &Path) -> Desk {
    let (kept, _) = Kept::at(&folder.join("settings.ron"));
    let library = Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"));
    Desk::new(library, folder.join("calls"), kept)
}

fn draw(ui: &mut Ui, seen: &mut Seen) {
    if !seen.fonts {
        seen.fonts = true;
        typeface::install(ui.ctx());
        seen.desk.look.apply(ui.ctx());
        ui.ctx().request_repaint();
        return;
    }
    let wishes = match &mut seen.shown {
        Shown::Seat(it) => it.show(ui, &mut seen.desk),
        Shown::Joining(it) => it.show(ui, &mut seen.desk),
    };
    seen.wishes.extend(wishes);
}

fn window(seen: Seen, (wide, high): (f32, f32)) -> Window {
    let mut window = Harness::builder()
        .with_size(vec2(wide, high))
        .build_ui_state(draw, seen);
    window.run();
    window
}

/// A seat as a server tells it, with something of it changed.
fn told(change: &Value) -> Value {
    let mut told = json!({
        "room": "ab", "title": "Tuesday", "name": "Quiet Heron", "no": 3, "pace": "own",
        "standing": { "phase": "running", "step": 0, "paused": false },
        "step": 0, "steps": 2, "removed": false, "left": false,
        "call": { "title": "The server owner", "scenario": "server-owner", "seat": "CallHandler",
            "care_note": "A mother fears for her son.", "minutes": 14, "state": "ready", "call": null },
        "hint": null, "past": [], "room_debrief": false, "version": 1,
    });
    for (key, value) in change.as_object().unwrap() {
        told[key] = value.clone();
    }
    told
}

fn seated_in(change: &Value, size: (f32, f32), language: Language) -> (Window, Receiver<Ask>) {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(folder.path());
    desk.set(|it| it.language = language);
    let view = serde_json::from_value(told(change)).unwrap();
    let (joined, asks) = Joined::still(client(), Some(view));
    desk.session = Some(Membership::of(joined));
    let seen = Seen {
        desk,
        shown: Shown::Seat(SeatScreen::default()),
        wishes: Vec::new(),
        fonts: false,
        _folder: folder,
    };
    (window(seen, size), asks)
}

fn seated(change: &Value) -> (Window, Receiver<Ask>) {
    seated_in(change, (1280.0, 900.0), Language::English)
}

fn joining(folder: tempfile::TempDir) -> Window {
    let desk = desk(folder.path());
    let seen = Seen {
        shown: Shown::Joining(Box::new(Joining::new(&desk))),
        desk,
        wishes: Vec::new(),
        fonts: false,
        _folder: folder,
    };
    window(seen, (1280.0, 800.0))
}

fn says(window: &Window, part: &str) -> bool {
    let said = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let words = node.label().or_else(|| node.value());
        words.is_some_and(|it| it.contains(part))
    };
    window.query_all_by(|_| true).any(|node| said(&node))
}

#[test]
fn a_call_that_is_ready_says_what_it_is_and_is_taken_by_enter() {
    let (mut window, asks) = seated(&json!({}));
    for part in [
        "Tuesday",
        "you are Quiet Heron",
        "Your call is ready.",
        "Call 1 of 2",
        "The server owner",
        "Call handler · about 14 minutes",
        "Before you take this call",
        "A mother fears for her son.",
        "Samaritans",
        "You can leave at any time",
    ] {
        assert!(says(&window, part), "{part}");
    }
    let take = window.get_by_label("Take the call (Enter)");
    assert!(take.is_focused());
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(asks.try_recv(), Ok(Ask::Take));
    // Until an answer has come it is not asked for again.
    window.key_press(Key::Enter);
    window.run();
    assert!(asks.try_recv().is_err());
    assert_eq!(window.state().wishes, []);
}

#[test]
fn each_place_of_a_session_says_what_comes_next() {
    let call = |state: &str| {
        json!({ "call": { "title": "The server owner", "scenario": "server-owner",
        "seat": "CallHandler", "care_note": null, "minutes": 14, "state": state, "call": "cd" } })
    };
    let phase = |phase: &str, paused: bool| json!({ "standing": { "phase": phase, "step": 0, "paused": paused } });
    let places = [
        (phase("lobby", false), "Keep this window open.", None),
        (phase("running", true), "Everything stands still.", None),
        (phase("ended", false), "Thank you for taking part.", None),
        (call("waiting"), "The next call comes by itself.", None),
        (
            call("open"),
            "It stands where you left it.",
            Some(("Go on with the call (Enter)", Ask::Take)),
        ),
        (
            call("over"),
            "Go on to the next one",
            Some(("Go to the next call (Enter)", Ask::Next)),
        ),
        (
            json!({ "removed": true }),
            "You are not in this session any more.",
            None,
        ),
        (
            json!({ "pace": "together" }),
            "open http://10.0.0.1:8765 in a browser",
            None,
        ),
    ];
    for (change, part, does) in places {
        let (mut window, asks) = seated(&change);
        assert!(says(&window, part), "{part}");
        let take = window.query_by_label("Take the call (Enter)");
        assert!(take.is_none(), "{part}");
        if let Some((label, ask)) = does {
            window.get_by_label(label).click();
            window.run();
            assert_eq!(asks.try_recv(), Ok(ask), "{part}");
        }
    }
}

#[test]
fn what_the_instructor_says_and_what_is_past_is_shown_as_far_as_it_may_be() {
    let past = |step: u16, total: Option<u32>, passed: Option<bool>, debrief: bool| {
        json!({ "step": step, "title": format!("Call {}", "ABC".get(usize::from(step)..=usize::from(step)).unwrap()),
            "call": format!("c{step}"), "total": total, "passed": passed, "debrief": debrief })
    };
    let (mut window, asks) = seated(&json!({
        "hint": { "words": "Ask how old he is.", "no": 1, "to_all": false },
        "past": [past(0, None, None, false), past(1, Some(64), None, false), past(2, Some(81), Some(true), true)],
        "room_debrief": true,
    }));
    for part in [
        "Your instructor to you:",
        "Ask how old he is.",
        "Your instructor decides when this can be opened.",
        "64 of 100",
        "Passed, 81 of 100",
    ] {
        assert!(says(&window, part), "{part}");
    }
    assert!(window.query_by_label("See the debrief: Call A").is_none());
    window.get_by_label("See the debrief: Call C").click();
    window.run();
    assert_eq!(asks.try_recv(), Ok(Ask::Journal("c2".to_owned())));
    window.get_by_label("What the session came to").click();
    window.run();
    assert_eq!(asks.try_recv(), Ok(Ask::Debrief));
}

#[test]
fn leaving_asks_first_and_staying_is_at_hand() {
    let (mut window, asks) = seated(&json!({}));
    window.get_by_label("Leave the session").click();
    window.run();
    assert!(says(&window, "Leave this session?"));
    assert!(window.get_by_label("Stay (Esc)").is_focused());
    window.key_press(Key::Escape);
    window.run();
    assert!(!says(&window, "Leave this session?"));
    assert!(window.get_by_label("Leave the session").is_focused());
    // By itself Escape leads nowhere: nobody is to be lost by chance.
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().wishes, []);
    window.get_by_label("Leave the session").click();
    window.run();
    window.get_by_label("Leave the session").click();
    window.run();
    assert_eq!(asks.try_recv(), Ok(Ask::Leave));
}

#[test]
fn the_screen_speaks_welsh() {
    let (window, _asks) = seated_in(&json!({}), (1280.0, 900.0), Language::Welsh);
    assert!(says(&window, "Mae eich galwad yn barod."));
    assert!(says(&window, "Gadael y sesiwn"));
}

#[test]
fn with_large_text_everything_is_reached_and_nothing_lies_on_anything_else() {
    let change = json!({
        "past": [{ "step": 0, "title": "The server owner", "call": "c", "total": 80, "passed": true, "debrief": true }],
        "room_debrief": true,
    });
    let (mut window, _asks) = seated_in(&change, (640.0, 400.0), Language::English);
    let pressed = window.query_all_by(|it| it.role() == Role::Button);
    let pressed: Vec<(String, Rect)> = pressed
        .map(|it| (it.accesskit_node().label().unwrap_or_default(), it.rect()))
        .collect();
    assert!(pressed.len() >= 6, "{pressed:?}");
    for (place, (name, rect)) in pressed.iter().enumerate() {
        assert!(rect.left() >= 0.0 && rect.right() <= 640.0, "{name}");
        assert!(rect.height() >= 24.0, "{name}: {rect:?}");
        for (other, other_rect) in &pressed[place + 1..] {
            assert!(
                !rect.intersect(*other_rect).is_positive(),
                "{name} and {other}"
            );
        }
    }
    for _ in 0..pressed.len() + 1 {
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
fn an_address_that_was_copied_whole_brings_its_code() {
    let mut window = joining(tempfile::tempdir().unwrap());
    let field = |window: &Window, name: &str| {
        let field = window.get_by_role_and_label(Role::TextInput, name);
        field.accesskit_node().value().unwrap_or_default()
    };
    assert!(
        window
            .get_by_role_and_label(Role::TextInput, "Address")
            .is_focused()
    );
    window
        .get_by_role_and_label(Role::TextInput, "Address")
        .type_text("http://10.0.0.1:8765/join/CDFGHJ");
    window.run();
    assert_eq!(field(&window, "Code"), "CDFGHJ");
    assert!(!field(&window, "Your name in this session").is_empty());
    let before = field(&window, "Your name in this session");
    window.get_by_label("Another one").click();
    window.run();
    // One in two thousand is the same again.
    let after = field(&window, "Your name in this session");
    assert!(!after.is_empty() && after.len() + before.len() > 6);
    window.key_press(Key::Escape);
    window.run();
    assert_eq!(window.state().wishes, [Wish::Shelf]);
}

#[test]
fn why_there_is_no_seat_is_said_beside_the_field_it_is_about() {
    let refused = |status: u16, words: &str| Trouble::Refused {
        status,
        words: words.to_owned(),
    };
    let ask = Ask::Return("ab".to_owned());
    let told = [
        (
            Trouble::NotReached("timeout".to_owned()),
            "Address",
            "Nothing answers at http://a",
        ),
        (
            Trouble::Elsewhere,
            "Address",
            "Something else answers at http://a",
        ),
        (Trouble::Secure, "Address", "https"),
        (
            refused(409, "Somebody in this session is called so."),
            "Your name in this session",
            "has this name already",
        ),
        (
            refused(409, "That session is full."),
            "Code",
            "That session is full.",
        ),
        (
            refused(410, "That session is over."),
            "Code",
            "That session is over.",
        ),
        (refused(423, "closed"), "Code", "lets nobody new in"),
        (
            refused(422, "A name is made of letters."),
            "Your name in this session",
            "A name is made of letters.",
        ),
        (refused(429, "Wait a moment."), "Code", "Wait a moment."),
        (refused(404, "gone"), "Code", "not there any more"),
    ];
    let mut window = joining(tempfile::tempdir().unwrap());
    for (trouble, field, words) in told {
        let seen = window.state_mut();
        let Shown::Joining(joining) = &mut seen.shown else {
            panic!("it is not shown");
        };
        joining.not_joined(&seen.desk.look, &ask, "http://a", &trouble);
        window.run();
        window.run();
        assert!(says(&window, words), "{words}");
        let field = window.get_by_role_and_label(Role::TextInput, field);
        assert!(field.is_focused(), "{words}");
        let described = field.accesskit_node().description().unwrap_or_default();
        assert!(described.contains(words), "{described}");
    }
}

#[test]
fn the_seat_that_is_kept_is_offered() {
    let folder = tempfile::tempdir().unwrap();
    let place = KeptSeat::place(&folder.path().join("calls"));
    KeptSeat::of(&client(), "ab", "", "Quiet Heron")
        .keep(&place)
        .unwrap();
    let window = joining(folder);
    assert!(says(
        &window,
        "You are in “Training session” as Quiet Heron."
    ));
    assert!(window.query_by_label("Go on with it").is_some());
}
