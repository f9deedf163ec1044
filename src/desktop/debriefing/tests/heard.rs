//! Hearing a moment again.

use super::*;

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
    assert!(!heard.clock.runs());
    let later = heard.call.state().events;
    assert!(later > events);
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(now_ms(&harness), 0);
    let heard = harness.state().debriefing.listening().unwrap();
    assert!(heard.call.state().events < later);
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
    let mut rehearing = Rehearing::at(tape, 5_200, true).unwrap();
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
