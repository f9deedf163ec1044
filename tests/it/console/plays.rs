//! The same play gives the same journal at the console, by either hand, as in the terminal.

use warning_signs::call::Call;
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
