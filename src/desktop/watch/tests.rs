use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use bevy_egui::egui::accesskit::{Live, Role};
use bevy_egui::egui::{self, Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::player::Speed;
use super::*;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::call::event::Event;
use crate::call::play::Play;
use crate::call::run::Running;
use crate::desktop::look::typeface;
use crate::desktop::settings::Kept;
use crate::learning::reel::reading;
use crate::scenario::loaded::Scenario;

fn scenarios() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

fn library() -> Library {
    Library::at(&scenarios())
}

fn play_of(scenario: &str, play: &str) -> PathBuf {
    let folder = scenarios().join(scenario);
    folder.join("plays").join(format!("{play}.play"))
}

/// Every play that is shipped, with its scenario.
fn shipped() -> Vec<(Scenario, Play)> {
    let mut found = Vec::new();
    for id in library().calls().unwrap() {
        let scenario = library().load(&id).unwrap();
        for entry in fs::read_dir(scenarios().join(&id).join("plays")).unwrap() {
            let source = fs::read_to_string(entry.unwrap().path()).unwrap();
            found.push((scenario.clone(), Play::parse(&source).unwrap()));
        }
    }
    assert!(found.len() >= 5);
    found
}

fn player(scenario: &Scenario, play: &Play, projected: bool) -> Player {
    let reel = Reel::of(scenario, Seed(1), Terms::default(), play);
    Player::new(Film::new(reel), projected)
}

fn expert() -> (Scenario, Play) {
    let source = fs::read_to_string(play_of("server-owner", "expert")).unwrap();
    let scenario = library().load("server-owner").unwrap();
    (scenario, Play::parse(&source).unwrap())
}

/// What a play brings when each of its steps is run, and the call as each step left it.
fn run(scenario: &Scenario, seed: u64, play: &Play) -> (Vec<Event>, Vec<Call>) {
    let mut running = Running::new(Call::ring(scenario, Seed(seed)));
    let (mut events, mut calls) = (Vec::new(), Vec::new());
    for step in &play.steps {
        if !running.call.state().is_open() {
            break;
        }
        let _ = running.step(step, &mut events);
        calls.push(running.call.clone());
    }
    (events, calls)
}

#[test]
fn what_is_watched_is_what_happens_when_a_play_is_run() {
    for (scenario, play) in shipped() {
        for seed in [1, 7, 4_242] {
            let (events, calls) = run(&scenario, seed, &play);
            let reel = Reel::of(&scenario, Seed(seed), Terms::default(), &play);
            assert_eq!(reel.events.get(..events.len()), Some(&events[..]));
            let mut film = Film::new(reel);
            for call in &calls {
                film.step();
                assert_eq!(film.call().state(), call.state());
                assert_eq!(film.call().now_ms(), call.now_ms());
            }
        }
    }
}

#[test]
fn watched_in_small_pieces_of_time_nothing_happens_that_did_not() {
    for (scenario, play) in shipped() {
        let (_, calls) = run(&scenario, 1, &play);
        let mut player = player(&scenario, &play, false);
        let mut last = 0;
        let mut ticks = 0;
        while !player.is_over() {
            player.pass(Duration::from_millis(97));
            let film = player.film();
            assert_eq!(
                film.call().state().events as usize,
                film.reel().happened(film.done(), film.now_ms()),
                "time by itself brought something at {}",
                film.now_ms()
            );
            if film.done() > last {
                assert_eq!(film.done(), last + 1, "a step was not shown");
                last = film.done();
                if let Some(call) = calls.get(last - 1) {
                    assert_eq!(film.call().state(), call.state());
                }
            }
            ticks += 1;
            assert!(ticks < 100_000, "it comes to its end");
        }
        assert!(last >= calls.len());
    }
}

#[test]
fn what_it_comes_to_is_what_the_play_says_of_itself() {
    use crate::call::play::Expectation;
    for (scenario, play) in shipped() {
        let reel = Reel::of(&scenario, Seed(1), Terms::default(), &play);
        let passes = play.expects.contains(&Expectation::Pass);
        assert_eq!(reel.debrief().passed, passes, "{:?}", play.expects);
    }
}

#[test]
fn back_and_forward_come_to_the_same_place() {
    let (scenario, play) = expert();
    let mut player = player(&scenario, &play, false);
    for _ in 0..30 {
        player.go_to_next();
    }
    let here = player.film().call().state().clone();
    let (at_ms, lines) = (player.film().now_ms(), player.film().view().turns.len());
    for _ in 0..5 {
        player.go_to_last();
    }
    assert_eq!(player.film().done(), 25);
    assert!(player.film().now_ms() < at_ms && player.film().call().state() != &here);
    for _ in 0..5 {
        player.go_to_next();
    }
    assert_eq!(player.film().call().state(), &here);
    assert_eq!(player.film().now_ms(), at_ms);
    assert_eq!(player.film().view().turns.len(), lines);
    player.go_to_start();
    assert_eq!((player.film().done(), player.film().now_ms()), (0, 0));
    player.go_to_last();
    assert_eq!(player.film().done(), 0);
}

/// A player at its first note, which the expert's play begins with.
fn at_first_note(wait: bool) -> Player {
    let (scenario, play) = expert();
    let mut player = player(&scenario, &play, false);
    player.wait_at_notes(wait);
    let mut ticks = 0;
    while !player.is_at_note() {
        player.pass(Duration::from_millis(50));
        ticks += 1;
        assert!(ticks < 10_000);
    }
    assert_eq!(player.film().done(), 1);
    player
}

#[test]
fn a_note_is_waited_at_until_it_was_read_and_the_clock_stands_still() {
    let mut player = at_first_note(false);
    let Some(Done::Note(note)) = player.film().last().map(|it| &it.what) else {
        panic!("it is a note");
    };
    let long = reading(note);
    assert!(long >= Duration::from_secs(3));
    let at_ms = player.film().now_ms();
    assert!(!player.film().clock().runs());
    player.pass(long - Duration::from_millis(100));
    assert!(player.is_at_note());
    assert_eq!(player.film().now_ms(), at_ms);
    player.pass(Duration::from_millis(300));
    assert!(!player.is_at_note());
    assert!(player.film().clock().runs());
    assert!((100..=300).contains(&(player.film().now_ms() - at_ms)));
}

#[test]
fn where_it_is_wished_a_note_waits_until_it_is_let_go_on() {
    let mut player = at_first_note(true);
    let at_ms = player.film().now_ms();
    player.pass(Duration::from_secs(3_600));
    assert!(player.is_held() && player.is_paused());
    assert_eq!(player.film().now_ms(), at_ms);
    player.toggle();
    player.pass(Duration::from_millis(40));
    assert_eq!(player.film().now_ms(), at_ms + 40);
    // Wished no longer, it goes on by itself.
    let mut player = at_first_note(true);
    player.wait_at_notes(false);
    player.pass(Duration::from_secs(60));
    assert!(player.film().now_ms() > at_ms);
}

#[test]
fn a_film_goes_as_fast_as_is_wished_and_loses_no_time() {
    let (scenario, play) = expert();
    for (speed, gone_ms) in [
        (Speed::AsItWas, 3_000),
        (Speed::Faster, 4_500),
        (Speed::Double, 6_000),
    ] {
        // For a class nothing waits, so that all of the time goes by.
        let mut player = player(&scenario, &play, true);
        player.set_speed(speed);
        for _ in 0..3_000 / 25 {
            player.pass(Duration::from_millis(25));
        }
        let now_ms = player.film().now_ms();
        assert!(now_ms.abs_diff(gone_ms) <= 2, "{speed:?}: {now_ms}");
        assert_eq!(player.is_heard(), speed == Speed::AsItWas);
    }
}

#[test]
fn skipping_goes_from_step_to_step() {
    let (scenario, play) = expert();
    let mut player = player(&scenario, &play, false);
    player.set_speed(Speed::Skipping);
    let steps = player.film().reel().frames.len();
    let mut seen = Vec::new();
    for _ in 0..20_000 {
        player.pass(Duration::from_millis(100));
        let film = player.film();
        let at_step = film.last().is_none_or(|it| it.at_ms == film.now_ms());
        assert!(at_step, "it is at a step");
        if seen.last() != Some(&film.done()) {
            seen.push(film.done());
        }
    }
    assert!(player.is_over());
    assert_eq!(seen, (1..=steps).collect::<Vec<_>>());
}

#[test]
fn the_supervisor_is_heard_out_before_the_next_step() {
    let (scenario, play) = expert();
    let mut player = player(&scenario, &play, false);
    let mut said = Vec::new();
    let mut waited = Duration::ZERO;
    for _ in 0..100_000 {
        player.pass(Duration::from_millis(100));
        if player.is_at_words() && !said.is_empty() && said.len() == 1 {
            waited += Duration::from_millis(100);
        }
        said.extend(player.take_supervisor());
        if player.is_over() {
            break;
        }
    }
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(waited >= Duration::from_secs(3), "{waited:?}");
}

#[test]
fn a_class_goes_from_the_end_of_a_line_to_the_next_and_back() {
    let (scenario, play) = expert();
    let mut player = player(&scenario, &play, true);
    let ends: Vec<u64> = player
        .film()
        .reel()
        .lines
        .iter()
        .map(|it| it.until_ms)
        .collect();
    let first_ms = *ends.iter().min().unwrap();
    let second_ms = *ends.iter().filter(|it| **it > first_ms).min().unwrap();
    player.go_to_next_line();
    for _ in 0..1_000 {
        player.pass(Duration::from_millis(100));
    }
    assert!(player.is_paused());
    assert_eq!(player.film().now_ms(), first_ms);
    // Pressed again on the way, it is there at once.
    player.go_to_next_line();
    player.pass(Duration::from_millis(50));
    assert!(!player.is_paused());
    player.go_to_next_line();
    assert!(player.is_paused());
    assert_eq!(player.film().now_ms(), second_ms);
    player.go_to_last_line();
    assert_eq!(player.film().now_ms(), first_ms);
    player.go_to_last_line();
    assert_eq!(player.film().now_ms(), 0);
}

#[test]
fn only_what_was_said_is_revealed() {
    let (scenario, play) = expert();
    let mut film = Film::new(Reel::of(&scenario, Seed(1), Terms::default(), &play));
    assert_eq!(film.call().revealed(), []);
    let (mut at_ms, mut most) = (0, 0);
    while at_ms < film.reel().ends_ms {
        at_ms += 1_000;
        film.go_to(at_ms);
        let revealed = film.call().revealed();
        let spoken = &film.call().state().spoken;
        for it in &revealed {
            let said = spoken.iter().find(|said| said.line == it.line).unwrap();
            assert!(said.from_ms == it.from_ms && it.from_ms <= film.now_ms());
            assert!(!it.signs.is_empty());
        }
        assert!(revealed.len() >= most);
        most = revealed.len();
    }
    assert!(most > 5, "{most}");
}

/// A folder of settings that lasts as long as the desk.
fn desk() -> (tempfile::TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let (kept, _) = Kept::at(&folder.path().join("settings.ron"));
    let calls = folder.path().join("calls");
    (folder, Desk::new(library(), calls, kept))
}

/// A screen that is shown, and what was wished on it.
struct Shown {
    _folder: tempfile::TempDir,
    desk: Desk,
    watching: Watching,
    wishes: Vec<Wish>,
    drawn: bool,
}

fn shown(projected: bool, size: egui::Vec2) -> Harness<'static, Shown> {
    let (folder, mut desk) = desk();
    let play = play_of("server-owner", "expert");
    let watching = Watching::open(&mut desk, "server-owner", &play, projected).unwrap();
    let shown = Shown {
        _folder: folder,
        desk,
        watching,
        wishes: Vec::new(),
        drawn: false,
    };
    let show = |ui: &mut egui::Ui, it: &mut Shown| {
        if !it.drawn {
            it.drawn = true;
            typeface::install(ui.ctx());
            it.desk.look.apply(ui.ctx());
            return;
        }
        let wishes = it.watching.show(ui, &mut it.desk);
        it.wishes.extend(wishes);
    };
    let mut harness = Harness::builder()
        .with_size(size)
        .build_ui_state(show, shown);
    harness.run_steps(3);
    harness
}

const WIDE: egui::Vec2 = vec2(1280.0, 800.0);

fn press(harness: &mut Harness<'_, Shown>, key: Key) {
    harness.key_press(key);
    harness.run_steps(3);
}

#[test]
fn space_stops_the_film_and_lets_it_go_on() {
    let mut harness = shown(false, WIDE);
    assert!(!harness.state().watching.player.is_paused());
    assert!(harness.state().watching.patience(false).is_some());
    press(&mut harness, Key::Space);
    assert!(harness.state().watching.player.is_paused());
    assert_eq!(harness.state().watching.patience(false), None);
    let at_ms = harness.state().watching.player.film().now_ms();
    harness.state_mut().watching.pass(Duration::from_secs(5));
    assert_eq!(harness.state().watching.player.film().now_ms(), at_ms);
    assert!(!harness.state().watching.listening().unwrap().clock.runs());
    harness.get_by_label("Go on (Space)").click();
    harness.run_steps(3);
    assert!(!harness.state().watching.player.is_paused());
    assert!(harness.state().watching.listening().unwrap().clock.runs());
}

#[test]
fn arrows_step_home_starts_again_and_escape_leaves() {
    let mut harness = shown(false, WIDE);
    press(&mut harness, Key::ArrowRight);
    press(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().watching.player.film().done(), 2);
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(harness.state().watching.player.film().done(), 1);
    press(&mut harness, Key::Home);
    assert_eq!(harness.state().watching.player.film().done(), 0);
    assert_eq!(harness.state().wishes, []);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.state().wishes, [Wish::Shelf]);
}

#[test]
fn arrows_steer_the_film_while_a_button_has_the_focus() {
    let mut harness = shown(false, WIDE);
    press(&mut harness, Key::Tab);
    let focused = |harness: &Harness<'_, Shown>| {
        let memory = |memory: &egui::Memory| memory.focused();
        harness.ctx.memory(memory)
    };
    let before = focused(&harness);
    assert!(before.is_some());
    press(&mut harness, Key::ArrowRight);
    assert_eq!(harness.state().watching.player.film().done(), 1);
    assert_eq!(focused(&harness), before);
}

#[test]
fn every_control_has_a_button_that_says_its_key() {
    let harness = shown(false, WIDE);
    for label in [
        "Pause (Space)",
        "Back (Left)",
        "Next step (Right)",
        "From start (Home)",
        "As fast as it was, with sound (1)",
        "One and a half times as fast, without sound (2)",
        "Twice as fast, without sound (3)",
        "Skip talking (4)",
        "Wait at notes (N)",
        "Leave (Esc)",
    ] {
        harness.get_by_label(label);
    }
    let harness = shown(true, WIDE);
    for label in [
        "Pause to discuss (Space)",
        "Line before (Left)",
        "Next line (Right)",
        "Reveal what was heard (R)",
    ] {
        harness.get_by_label(label);
    }
}

#[test]
fn a_note_is_read_out_when_it_comes_and_waits_where_that_is_wished() {
    let mut harness = shown(false, WIDE);
    press(&mut harness, Key::N);
    assert!(harness.state().desk.settings().wait_at_notes);
    press(&mut harness, Key::ArrowRight);
    let note = harness.get_by_label_contains("She has said the word already");
    assert_eq!(note.accesskit_node().live(), Live::Polite);
    assert!(harness.state().watching.player.is_held());
    press(&mut harness, Key::Space);
    assert!(!harness.state().watching.player.is_held());
}

#[test]
fn the_work_at_the_desk_is_seen_being_done() {
    let mut harness = shown(false, WIDE);
    let searches = |it: &crate::learning::reel::Frame| {
        matches!(
            it.what,
            Done::Did(crate::call::command::Command::Search { .. })
        )
    };
    let reel = harness.state().watching.player.film().reel();
    let place = reel.frames.iter().position(searches).unwrap();
    let player = &mut harness.state_mut().watching.player;
    player.go_to_step(place);
    player.pass(Duration::from_secs(60));
    let player = &mut harness.state_mut().watching.player;
    player.go_to_step(place);
    player.pause();
    player.toggle();
    while player.film().begun().is_none() {
        player.pass(Duration::from_millis(100));
    }
    assert_eq!(player.film().done(), place);
    harness.run_steps(3);
    harness.get_by_label("The search being made");
    harness.get_by_label_contains("Searches the local training system");
    harness.state_mut().watching.player.go_to_next();
    harness.run_steps(3);
    assert!(harness.query_by_label("The search being made").is_none());
    harness.get_by_label_contains("on these details");
}

#[test]
fn at_the_end_it_says_what_it_came_to_and_offers_the_other_way_and_a_try() {
    let mut harness = shown(false, WIDE);
    let end = harness.state().watching.player.film().reel().frames.len();
    let it = &mut harness.state_mut().watching;
    it.player.go_to_step(end);
    it.pass(Duration::from_millis(1));
    harness.run_steps(3);
    harness.get_by_label("Handled like this, the call is passed.");
    harness.get_by_label("Watch the way it went wrong").click();
    harness.run_steps(3);
    let other = Wish::Watch {
        scenario: "server-owner".to_owned(),
        play: play_of("server-owner", "passed-over"),
        projected: false,
    };
    assert_eq!(harness.state().wishes, [other]);
    harness.get_by_label("Try it yourself").click();
    harness.run_steps(3);
    let brief = Wish::Brief {
        scenario: "server-owner".to_owned(),
    };
    assert_eq!(harness.state().wishes.last(), Some(&brief));
}

#[test]
fn a_class_is_told_neither_signs_nor_notes_nor_a_result_until_it_asks() {
    let mut harness = shown(true, WIDE);
    let end = harness.state().watching.player.film().reel().frames.len();
    let it = &mut harness.state_mut().watching;
    it.player.go_to_step(end);
    it.pass(Duration::from_millis(1));
    harness.run_steps(3);
    let hidden = [
        "Handled like this, the call is passed.",
        "What was heard so far",
        "Graded by the call handler: Priority",
    ];
    for label in hidden {
        assert!(harness.query_by_label(label).is_none(), "{label}");
    }
    assert!(
        harness
            .query_by_label_contains("She has said the word")
            .is_none()
    );
    press(&mut harness, Key::R);
    for label in hidden {
        harness.get_by_label(label);
    }
    assert!(harness.query_all_by_label_contains("· strong").count() > 0);
    assert!(
        harness
            .query_by_label_contains("She has said the word")
            .is_some()
    );
    press(&mut harness, Key::R);
    assert!(harness.query_by_label("What was heard so far").is_none());
}

#[test]
fn a_narrow_window_shows_the_same() {
    for projected in [false, true] {
        let mut harness = shown(projected, vec2(640.0, 400.0));
        for _ in 0..3 {
            press(&mut harness, Key::ArrowRight);
        }
        let buttons = harness.query_all_by_role(Role::Button).count();
        assert!(buttons >= 5, "{buttons}");
        let it = &mut harness.state_mut().watching;
        let end = it.player.film().reel().frames.len();
        it.player.go_to_step(end);
        it.pass(Duration::from_millis(1));
        harness.run_steps(3);
        harness.get_by_label("Try it yourself").click();
        harness.run_steps(3);
        assert_eq!(harness.state().wishes.len(), 1);
    }
}

#[test]
fn a_play_that_cannot_be_watched_says_where_it_is_wrong() {
    let (folder, mut desk) = desk();
    let mut open = |path: &Path| {
        let opened = Watching::open(&mut desk, "server-owner", path, false);
        opened.err().unwrap()
    };
    let faulty = folder.path().join("faulty.play");
    fs::write(&faulty, "then ask Hello\nthen dance\nlater wait\n").unwrap();
    let told = open(&faulty);
    assert!(
        told.contains("faulty.play:2: ") && told.contains("faulty.play:3: "),
        "{told}"
    );
    assert!(open(&folder.path().join("none.play")).contains("none.play"));
    fs::write(&faulty, [0xff, 0xfe, 0x00]).unwrap();
    assert!(open(&faulty).contains("UTF-8"));
    let other = Watching::open(&mut desk, "nowhere", &faulty, false);
    assert!(other.err().unwrap().contains("nowhere"));
}

#[test]
fn a_step_that_is_not_done_is_told_with_its_line_and_the_film_goes_on() {
    let (folder, mut desk) = desk();
    let play = folder.path().join("half.play");
    fs::write(
        &play,
        "then mark no-such-line age-gap\nthen say acknowledge\n",
    )
    .unwrap();
    let mut watching = Watching::open(&mut desk, "server-owner", &play, false).unwrap();
    watching.player.go_to_next();
    let told = watching.told(&desk.look, &[]);
    assert!(
        told[0].contains("half.play:1: ") && told[0].contains("no-such-line"),
        "{told:?}"
    );
    for _ in 0..2_000 {
        watching.pass(Duration::from_millis(100));
    }
    // The play does not end the call; it ends all the same.
    assert!(watching.player.is_over());
    assert!(watching.debrief.is_some());
    let empty = folder.path().join("empty.play");
    fs::write(&empty, "# nothing\n").unwrap();
    let mut watching = Watching::open(&mut desk, "server-owner", &empty, true).unwrap();
    for _ in 0..2_000 {
        watching.pass(Duration::from_millis(100));
    }
    assert!(watching.player.is_over());
}
