//! The debrief of the shipped plays, worked by pointer and by key.

use std::fs;
use std::path::{Path, PathBuf};

use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Key, Rect, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use super::*;
use crate::authoring::library::Library;
use crate::call::Call;
use crate::call::command::Command;
use crate::call::play::Play;
use crate::call::terms::{Mode, Terms};
use crate::desktop::look::typeface;
use crate::desktop::printing;
use crate::desktop::settings::Kept;
use crate::journal::Header;
use crate::learning::keeping::JournalFile;
use crate::report::account::{self, Numbered};
use crate::scenario::catalogue::support::helplines;
use crate::scenario::drawn::Seed;

struct Bench {
    desk: Desk,
    debriefing: Debriefing,
    wishes: Vec<Wish>,
    ready: bool,
    _folder: tempfile::TempDir,
}

fn library() -> Library {
    Library::at(&Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios"))
}

fn desk(folder: &Path) -> Desk {
    let (kept, _) = Kept::at(&folder.join("settings.ron"));
    Desk::new(library(), folder.join("calls"), kept)
}

/// Plays a shipped play into a journal of this folder.
fn play(folder: &Path, name: &str, terms: Terms) -> Playing {
    let library = library();
    let scenario = library.load("server-owner").unwrap();
    let script = library.folder().join("server-owner/plays").join(name);
    let steps = Play::parse(&fs::read_to_string(script).unwrap()).unwrap();
    let call = Call::ring_on(&scenario, Seed(1), terms);
    let path = folder.join("call.journal");
    let (kept, _) = JournalFile::create(&path, &Header::of(&call)).unwrap();
    let mut playing = Playing::new(call, kept, None);
    for step in &steps.steps {
        if playing.call().state().is_open() {
            playing.step(step).unwrap();
        }
    }
    playing
}

fn journal(folder: &Path, name: &str) -> PathBuf {
    drop(play(folder, name, Terms::default()));
    folder.join("call.journal")
}

fn bench(name: &str) -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path(), name);
    let mut desk = desk(folder.path());
    let mut debriefing = Debriefing::read(&mut desk, &path).unwrap();
    debriefing.by_hand = true;
    Bench {
        desk,
        debriefing,
        wishes: Vec::new(),
        ready: false,
        _folder: folder,
    }
}

fn shown(bench: Bench, wide: f32, high: f32) -> Harness<'static, Bench> {
    let builder = Harness::builder().with_size(vec2(wide, high));
    let mut harness = builder.build_ui_state(
        |ui, bench: &mut Bench| {
            if !bench.ready {
                bench.desk.look.apply(ui.ctx());
                typeface::install(ui.ctx());
                bench.ready = true;
                return;
            }
            bench.debriefing.tick();
            let wishes = bench.debriefing.show(ui, &mut bench.desk);
            bench.wishes.extend(wishes);
        },
        bench,
    );
    harness.run();
    harness
}

fn now_ms(harness: &Harness<'_, Bench>) -> u64 {
    let heard = harness.state().debriefing.listening().unwrap();
    heard.clock.now_ms()
}

#[test]
fn every_point_is_shown_and_every_score_is_told() {
    for name in ["expert.play", "passed-over.play"] {
        let harness = shown(bench(name), 1280.0, 800.0);
        let debrief = &harness.state().debriefing.debrief;
        let account = Account::of(debrief);
        assert_eq!(
            account.points.len() + account.kept.len(),
            debrief.items.len()
        );
        for point in &account.points {
            let item = point.item;
            let what = format!("{}. {}. {}", point.number, account::what(item), item.seen);
            let label = harness.get_by_label_contains(&what);
            let told = label.value().unwrap();
            assert!(told.contains(&item.why), "{told}");
            if let Some(quote) = point.quote() {
                assert!(told.contains(quote), "{told}");
            }
            if let Some(guidance) = &item.guidance {
                assert!(told.contains(&guidance.title), "{told}");
                assert!(told.contains(&guidance.publisher), "{told}");
            }
        }
        let kept = harness.get_by_label_contains("Kept to throughout");
        let kept = kept.value().unwrap();
        assert!(account.kept.iter().all(|it| kept.contains(&it.what)));
        for score in account::scores(debrief) {
            let told = format!("{}: {} of 100", score.name, score.score);
            let bar = harness.get_by_label_contains(&told);
            assert_eq!(bar.accesskit_node().role(), Role::ProgressIndicator);
        }
        harness.get_by_role_and_label(Role::Heading, &debrief.sentence);
        harness.get_by_role_and_label(Role::Heading, "What mattered, in the order it was said");
        harness.get_by_role_and_label(Role::Heading, "What followed");
        harness.get_by_label(&debrief.outcome.as_ref().unwrap().text);
        for helpline in helplines() {
            harness.get_by_label(&format!("{} ({})", helpline.name, helpline.whom));
        }
    }
}

#[test]
fn what_the_call_came_to_is_said_kindly_and_its_terms_plainly() {
    let harness = shown(bench("expert.play"), 1280.0, 800.0);
    harness.get_by_role_and_label(Role::Heading, "Ready for the next call: 100 of 100");
    assert!(harness.query_by_label_contains("untimed").is_none());
    let harness = shown(bench("passed-over.play"), 1280.0, 800.0);
    harness.get_by_label_contains("Worth another try");
    assert!(harness.query_by_label_contains("Fail").is_none());

    let folder = tempfile::tempdir().unwrap();
    let terms = Terms {
        mode: Mode::Guided,
        untimed: true,
        ..Terms::default()
    };
    let playing = play(folder.path(), "passed-over.play", terms);
    let mut desk = desk(folder.path());
    let debriefing = Debriefing::of(&mut desk, playing);
    let bench = Bench {
        desk,
        debriefing,
        wishes: Vec::new(),
        ready: false,
        _folder: folder,
    };
    let harness = shown(bench, 1280.0, 800.0);
    harness.get_by_label_contains("guided, untimed");
    harness.get_by_label_contains("Played untimed");
}

#[test]
fn pressing_a_time_plays_that_moment_and_its_line_is_heard() {
    let mut harness = shown(bench("expert.play"), 1280.0, 800.0);
    let (at_ms, words) = {
        let debrief = &harness.state().debriefing.debrief;
        let plans = debrief
            .items
            .iter()
            .find(|it| it.id == "recognise:plans-to-meet");
        let moment = plans.and_then(|it| it.moment.clone()).unwrap();
        (moment.at_ms, moment.text)
    };
    assert!(harness.state().debriefing.listening().is_none());
    assert_eq!(harness.state().debriefing.patience(false), None);
    harness
        .get_by_label("Play 3:12: Plans to meet")
        .click_accesskit();
    harness.run();
    assert_eq!(now_ms(&harness), at_ms);

    let debriefing = &harness.state().debriefing;
    let heard = debriefing.listening().unwrap();
    assert!(heard.clock.runs() && heard.call.state().is_open());
    let mut spoken = heard.call.state().spoken.iter();
    let line = spoken.find(|it| it.from_ms <= at_ms && at_ms < it.until_ms);
    let line = line.unwrap().line;
    let call = heard.call;
    assert_eq!(call.scenario().words(line, call.drawn()), words);
    assert_eq!(debriefing.patience(false), Some(Duration::from_millis(33)));
    assert_eq!(debriefing.patience(true), Some(Duration::from_millis(200)));
    // The caption says it, and the transcript shows which line it is.
    harness.get_by_label(&format!("“{words}”"));
    let line = harness.get_by_label_contains("3:12, Mother: ");
    assert_eq!(
        line.accesskit_node().toggled(),
        Some(bevy_egui::egui::accesskit::Toggled::True)
    );
}

#[test]
fn keys_alone_reach_the_first_point_and_play_it() {
    let mut harness = shown(bench("passed-over.play"), 1280.0, 800.0);
    let first = "Play 0:05: In the log: the caller's fear, in the caller's own words";
    let mut reached = false;
    for _ in 0..12 {
        harness.key_press(Key::Tab);
        harness.run();
        reached = harness.get_by_label(first).is_focused();
        if reached {
            break;
        }
    }
    assert!(reached, "the first point is too far from the beginning");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(now_ms(&harness), 5_160);
}

#[test]
fn the_line_is_one_stop_and_arrows_go_from_mark_to_mark() {
    let mut harness = shown(bench("passed-over.play"), 1280.0, 800.0);
    harness
        .get_by_label("The fear is said, time 1, at 0:05. Play")
        .focus();
    harness.run();
    harness.key_press(Key::ArrowRight);
    harness.run();
    let second = harness.get_by_label_contains("Point 1, Missed, at 0:05");
    assert!(second.is_focused());
    harness.key_press(Key::End);
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    let debrief = &harness.state().debriefing.debrief;
    let account = Account::of(debrief);
    let timed = account.points.iter().filter_map(Numbered::at_ms);
    let mut times: Vec<u64> = timed.chain(debrief.concern.raised_at_ms.clone()).collect();
    times.sort_unstable();
    assert_eq!(now_ms(&harness), times[times.len() - 2]);
}

#[test]
fn it_is_paused_sought_and_stopped_by_keys() {
    let mut harness = shown(bench("expert.play"), 1280.0, 800.0);
    harness.key_press(Key::F7);
    harness.run();
    assert_eq!(now_ms(&harness), 0);
    let press = |harness: &mut Harness<'_, Bench>, modifiers, key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run();
    };
    use bevy_egui::egui::Modifiers;
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(now_ms(&harness), 10_000);
    press(&mut harness, Modifiers::NONE, Key::F7);
    let debriefing = &harness.state().debriefing;
    assert!(!debriefing.listening().unwrap().clock.runs());
    assert_eq!(debriefing.patience(false), None);
    // It stands still where it is put, and the call is as it was then.
    let events = debriefing.listening().unwrap().call.state().events;
    harness
        .get_by_role_and_label(Role::Slider, "Where in the call")
        .focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(now_ms(&harness), 15_000);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(now_ms(&harness), 40_000);
    let heard = harness.state().debriefing.listening().unwrap();
    assert!(!heard.clock.runs() && heard.call.state().events > events);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(now_ms(&harness), 0);
    let heard = harness.state().debriefing.listening().unwrap();
    assert!(heard.call.state().events < events);
    press(&mut harness, Modifiers::NONE, Key::End);
    let length_ms = harness.state().debriefing.tape.length_ms;
    assert_eq!(now_ms(&harness), length_ms);
    // Even at its very end the call is open, so that its last words are heard.
    let heard = harness.state().debriefing.listening().unwrap();
    assert!(heard.call.state().is_open());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().debriefing.listening().is_none());
    assert_eq!(harness.state().wishes, []);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().wishes, [Wish::Shelf]);
}

#[test]
fn a_call_heard_to_its_end_stands_still_there_and_can_begin_anew() {
    let mut bench = bench("expert.play");
    let tape = &bench.debriefing.tape;
    let mut rehearing = Rehearing::at(tape, 5_200, true);
    assert_eq!(
        rehearing.heard(tape).map(|it| (it.0, it.2)),
        Some((tape::By::Caller, true))
    );
    rehearing.next_line(tape);
    let second = rehearing.now_ms();
    rehearing.next_line(tape);
    assert!(rehearing.now_ms() > second);
    rehearing.line_before(tape);
    assert_eq!(rehearing.now_ms(), second);
    rehearing.move_to(second + 1_501);
    rehearing.line_before(tape);
    assert_eq!(rehearing.now_ms(), second);

    rehearing.move_to(tape.length_ms + 5);
    rehearing.tick(tape);
    assert!(!rehearing.is_playing());
    assert_eq!(rehearing.now_ms(), tape.length_ms);
    rehearing.next_line(tape);
    assert_eq!(rehearing.now_ms(), tape.length_ms);
    rehearing.play_or_pause(tape);
    assert!(rehearing.is_playing());
    assert_eq!(rehearing.now_ms(), 0);
    bench.debriefing.rehearing = Some(rehearing);
    assert!(bench.debriefing.patience(false).is_some());
}

#[test]
fn labels_of_the_line_do_not_touch_and_nothing_is_wider_than_the_window() {
    for (name, wide, high) in [
        ("expert.play", 1280.0, 800.0),
        ("passed-over.play", 1280.0, 800.0),
        ("expert.play", 640.0, 400.0),
        ("expert.play", 900.0, 600.0),
    ] {
        let mut harness = shown(bench(name), wide, high);
        let marks: Vec<Rect> = ["Point ", "The fear is said, time"]
            .iter()
            .flat_map(|part| harness.query_all_by_label_contains(part))
            .filter(|node| node.accesskit_node().role() == Role::Button)
            .map(|node| node.rect())
            .collect();
        assert!(marks.len() > 5, "{marks:?}");
        for (place, mark) in marks.iter().enumerate() {
            for other in &marks[place + 1..] {
                assert!(!mark.shrink(0.5).intersects(*other), "{mark} {other}");
            }
        }
        harness.key_press(Key::F7);
        harness.run();
        for role in [
            Role::Button,
            Role::Label,
            Role::Heading,
            Role::ProgressIndicator,
        ] {
            for node in harness.get_all_by_role(role) {
                let rect = node.rect();
                assert!(
                    rect.right() <= wide + 0.5,
                    "{:?}",
                    node.accesskit_node().label()
                );
            }
        }
    }
}

#[test]
fn in_a_narrow_window_the_transcript_takes_the_place_of_the_debrief() {
    let mut harness = shown(bench("expert.play"), 640.0, 400.0);
    harness
        .get_by_label_contains("Hear the call from its start")
        .click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::Heading, "What followed");
    harness
        .get_by_role_and_label(Role::RadioButton, "What was said")
        .click();
    harness.run();
    assert!(
        harness
            .query_by_role_and_label(Role::Heading, "What followed")
            .is_none()
    );
    harness
        .get_by_label_contains("0:05, Mother: ")
        .click_accesskit();
    harness.run();
    assert_eq!(now_ms(&harness), 5_160);
    harness.get_by_label("Stop (Esc)").click();
    harness.run();
    harness.get_by_role_and_label(Role::Heading, "What followed");
}

#[test]
fn the_buttons_of_the_band_say_what_is_wished() {
    let mut harness = shown(bench("expert.play"), 1280.0, 800.0);
    for label in [
        "Watch the expert's call",
        "Print",
        "Play it again",
        "Back to the shelf (Esc)",
    ] {
        harness.get_by_label(label).click();
        harness.run();
    }
    let bench = harness.state();
    let scenario = "server-owner".to_owned();
    let play = library().folder().join("server-owner/plays/expert.play");
    let path = bench.debriefing.path.clone().unwrap();
    assert_eq!(
        bench.wishes,
        [
            Wish::Watch {
                scenario: scenario.clone(),
                play,
                projected: false
            },
            Wish::Print(path),
            Wish::Brief { scenario },
            Wish::Shelf,
        ]
    );
}

#[test]
fn a_journal_that_is_torn_is_scored_as_far_as_it_stands_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path(), "expert.play");
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 9]).unwrap();
    let mut desk = desk(folder.path());
    let mut debriefing = Debriefing::read(&mut desk, &path).unwrap();
    debriefing.by_hand = true;
    let bench = Bench {
        desk,
        debriefing,
        wishes: Vec::new(),
        ready: false,
        _folder: folder,
    };
    let mut harness = shown(bench, 1280.0, 800.0);
    harness.get_by_label_contains("its last record is not whole");
    harness.key_press(Key::F7);
    harness.run();
    assert_eq!(now_ms(&harness), 0);
}

#[test]
fn what_is_no_journal_or_of_another_version_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path(), "passed-over.play");
    let mut desk = desk(folder.path());
    let bytes = fs::read(&path).unwrap();
    let mut told = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        Debriefing::read(&mut desk, &path).err().unwrap()
    };
    assert!(told(b"").contains("the journal is empty"));
    assert!(told(b"a letter to a friend").contains("this is not a journal"));
    let whole = String::from_utf8(bytes).unwrap();
    let other = whole.replacen("server-owner", "server-ghost", 1);
    let other = told(other.as_bytes());
    assert!(
        other.starts_with("The debrief cannot be shown: "),
        "{other}"
    );
    let missing = Debriefing::read(&mut desk, &folder.path().join("none.journal"));
    assert!(missing.err().unwrap().contains("cannot be read"));
}

#[test]
fn a_call_that_was_left_has_no_scores_and_no_points() {
    let folder = tempfile::tempdir().unwrap();
    let scenario = library().load("server-owner").unwrap();
    let call = Call::ring(&scenario, Seed(1));
    let kept = JournalFile::nowhere(&Header::of(&call));
    let mut playing = Playing::new(call, kept, None);
    playing
        .handle(2_000, Command::Say(crate::understanding::Move::Greet))
        .unwrap();
    playing.handle(9_000, Command::Leave).unwrap();
    let mut desk = desk(folder.path());
    let bench = Bench {
        debriefing: Debriefing::of(&mut desk, playing),
        desk,
        wishes: Vec::new(),
        ready: false,
        _folder: folder,
    };
    let mut harness = shown(bench, 1280.0, 800.0);
    harness.get_by_role_and_label(Role::Heading, "You left this call");
    assert!(harness.query_by_label_contains(" of 100").is_none());
    // Nothing is kept, so there is nothing to print.
    harness.get_by_label("Print").click();
    harness.run();
    assert_eq!(harness.state().wishes, []);
}

#[test]
fn the_page_stands_beside_its_journal_or_among_the_calls() {
    let folder = tempfile::tempdir().unwrap();
    let path = journal(folder.path(), "expert.play");
    let desk = desk(folder.path());
    let page = printing::write(&desk, &path).unwrap();
    assert_eq!(page, path.with_extension("html"));
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("Debrief: The server owner"));
    // Where the place beside it is taken by a folder, the page is put among the calls.
    fs::remove_file(&page).unwrap();
    fs::create_dir(&page).unwrap();
    fs::create_dir(&desk.calls).unwrap();
    let page = printing::write(&desk, &path).unwrap();
    assert_eq!(page, desk.calls.join("call.html"));
    fs::remove_dir_all(&desk.calls).unwrap();
    let why = printing::write(&desk, &path).unwrap_err();
    assert!(why.contains("cannot be written"), "{why}");
}

#[test]
fn a_notice_is_shown_and_can_be_put_away() {
    let mut bench = bench("expert.play");
    bench.desk.tell("The page is over there.".to_owned());
    let mut harness = shown(bench, 1280.0, 800.0);
    harness.get_by_label("The page is over there.");
    harness
        .get_by_label("Put away: The page is over there.")
        .click();
    harness.run();
    assert!(harness.query_by_label_contains("over there").is_none());
}
