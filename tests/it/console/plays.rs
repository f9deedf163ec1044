//! The same play gives the same journal at the console, by either hand, as in the terminal.

use bevy_egui::egui::{Event, Key, Modifiers};
use warning_signs::call::Call;
use warning_signs::call::deed::Deed;
use warning_signs::call::terms::Terms;
use warning_signs::journal::Header;
use warning_signs::learning::keeping::JournalFile;
use warning_signs::learning::playing::Playing;
use warning_signs::scenario::drawn::Seed;

use super::trainee::{Hand, Trainee, play};

/// The hash of the journal that running a play without a person gives.
fn in_the_terminal(id: &str, name: &str, seed: u64, trainee: &Trainee) -> String {
    let scenario = trainee.harness.state().desk.library.load(id).unwrap();
    let call = Call::ring_on(&scenario, Seed(seed), Terms::default());
    let kept = JournalFile::nowhere(&Header::of(&call));
    let mut playing = Playing::new(call, kept, None);
    for step in &play(id, name).steps {
        playing.step(step).unwrap();
    }
    playing.kept().journal().chain.hash()
}

fn played(id: &str, name: &str, seed: u64, hand: Hand) {
    let mut trainee = Trainee::sits_down(id, seed, hand, (1280.0, 800.0));
    trainee.follows(&play(id, name));
    assert!(trainee.sitting().is_over());
    let hash = trainee.sitting().playing().kept().journal().chain.hash();
    assert_eq!(
        hash,
        in_the_terminal(id, name, seed, &trainee),
        "{id} {name} {hand:?}"
    );
}

#[test]
fn an_expert_goes_through_the_call_by_keyboard_alone() {
    played("server-owner", "expert", 7, Hand::Keys);
    played("server-coach", "expert", 1, Hand::Keys);
}

#[test]
fn an_expert_goes_through_the_call_by_pointer_alone() {
    played("server-owner", "expert", 1, Hand::Pointer);
    played("server-coach", "expert", 7, Hand::Pointer);
}

#[test]
fn a_concern_is_passed_over_at_the_console_as_in_the_terminal() {
    played("server-owner", "passed-over", 2026, Hand::Keys);
    played("server-coach", "passed-over", 3, Hand::Pointer);
}

#[test]
fn a_number_typed_elsewhere_does_not_settle_what_was_meant() {
    let mut trainee = Trainee::sits_down("server-owner", 7, Hand::Keys, (1280.0, 800.0));
    trainee.later(12_000);
    trainee.does(&Deed::Ask("What have you noticed?".to_owned()));
    assert!(!trainee.sitting().view().choices.is_empty());
    trainee.harness.key_press(Key::F3);
    trainee.frames();
    let before = trainee.sitting().playing().kept().events().len();
    trainee.harness.key_press(Key::Num1);
    trainee.harness.event(Event::Text("1".to_owned()));
    trainee.frames();
    let console = trainee.harness.state();
    assert_eq!(console.at_call.draft.search.name, "1");
    assert_eq!(trainee.sitting().playing().kept().events().len(), before);
    // In the question box it does.
    trainee.harness.key_press(Key::F2);
    trainee.frames();
    trainee.does(&Deed::Choose(Some(1)));
}

#[test]
fn what_is_refused_can_be_mended() {
    let mut trainee = Trainee::sits_down("server-owner", 7, Hand::Keys, (1280.0, 800.0));
    let mut play = play("server-owner", "expert");
    play.steps
        .retain(|it| !matches!(it.deed, Deed::Challenge(..) | Deed::End));
    trainee.follows(&play);
    // The supervisor has decided; the clock is stopped, and a challenge sent all the same.
    trainee.harness.key_press_modifiers(Modifiers::ALT, Key::C);
    trainee.frames();
    trainee
        .harness
        .event(Event::Text("Control of several boys.".to_owned()));
    trainee.frames();
    trainee.harness.state_mut().at_call.sitting.pause();
    trainee.harness.key_press(Key::Enter);
    trainee.frames();
    let draft = &trainee.harness.state().at_call.draft;
    assert!(draft.not_done.is_some());
    assert_eq!(
        draft.challenge.as_ref().unwrap().reason,
        "Control of several boys."
    );
}
