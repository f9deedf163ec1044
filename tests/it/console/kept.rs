//! What is kept of a call at the console, and of an author's file that changes under it.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use warning_signs::authoring::library::Library;
use warning_signs::call::deed::Deed;
use warning_signs::call::state::Phase;
use warning_signs::call::terms::Terms;
use warning_signs::desktop::at_call::AtCall;
use warning_signs::desktop::desk::Desk;
use warning_signs::desktop::reloading::{Beginning, Reloading};
use warning_signs::desktop::settings::Kept;
use warning_signs::learning::sitting::Sitting;
use warning_signs::learning::{opening, place};
use warning_signs::scenario::drawn::Seed;

use super::trainee::{desk, play, playing, root};

#[test]
fn a_window_that_is_killed_loses_nothing_and_the_call_is_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    fs::create_dir_all(&desk.calls).unwrap();
    let journal = desk.calls.join("a.journal");
    let mut sitting = Sitting::stepped(playing(&desk, "server-owner", 7, &journal));
    for step in play("server-owner", "expert").steps.iter().take(20) {
        let due_ms = sitting.playing().due_ms(step);
        sitting.clock_mut().move_to(due_ms);
        sitting.tick();
        sitting.act(&step.deed).unwrap();
    }
    let (state, events) = (
        sitting.call().state().clone(),
        sitting.playing().kept().events().to_vec(),
    );
    // Nothing is closed, ended or said goodbye to: it is as if the power had gone.
    drop(sitting);

    let unfinished = place::unfinished(&desk.calls, None).unwrap();
    assert_eq!(unfinished.len(), 1);
    let (again, lost) = opening::resume(&desk.library, &unfinished[0].path).unwrap();
    assert!(lost.is_none());
    assert_eq!(again.kept().events(), events);
    let mut again = Sitting::stepped(again);
    assert_eq!(*again.call().state(), state);
    again.act(&Deed::Write("Gone on with.".to_owned())).unwrap();
}

#[test]
fn a_paused_call_takes_no_time_and_a_call_put_aside_is_offered_again() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    fs::create_dir_all(&desk.calls).unwrap();
    let mut sitting = Sitting::new(playing(
        &desk,
        "server-owner",
        7,
        &desk.calls.join("a.journal"),
    ));
    sitting.pause();
    let at_ms = sitting.now_ms();
    thread::sleep(Duration::from_millis(30));
    sitting.tick();
    assert_eq!(sitting.now_ms(), at_ms);
    assert!(sitting.act(&Deed::Hold).is_err());
    sitting.go_on();
    sitting.act(&Deed::Hold).unwrap();
    sitting.put_aside();
    drop(sitting);
    assert_eq!(place::unfinished(&desk.calls, None).unwrap().len(), 1);
}

/// A folder with one scenario in it that can be changed.
fn authors_desk(folder: &Path) -> Desk {
    let from = root().join("scenarios/server-owner/scenario.ron");
    let to = folder.join("scenarios/server-owner");
    fs::create_dir_all(&to).unwrap();
    fs::copy(from, to.join("scenario.ron")).unwrap();
    let (kept, _) = Kept::at(&folder.join("settings.ron"));
    let library = Library::at(&folder.join("scenarios"));
    Desk::new(library, folder.join("calls"), kept)
}

/// Looks until what is awaited has come about.
fn until(at_call: &mut AtCall, desk: &Desk, come: impl Fn(&AtCall) -> bool) {
    for _ in 0..1_000 {
        at_call.tick(desk);
        if come(at_call) {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("it did not come about: {:?}", at_call.faults());
}

#[test]
fn an_authors_file_is_read_again_when_it_is_saved_and_the_old_one_kept_until_it_is_sound() {
    let folder = tempfile::tempdir().unwrap();
    let desk = authors_desk(folder.path());
    let path = desk.library.path("server-owner");
    let scenario = desk.library.load("server-owner").unwrap();
    let beginning = Beginning {
        seed: Seed(7),
        terms: Terms::default(),
        at_fact: None,
    };
    let (playing, _) = beginning.ring(&desk, &scenario).unwrap();
    let mut at_call = AtCall::new(Sitting::stepped(playing));
    at_call.reload_from(Reloading::of(&path, "server-owner"), beginning);
    at_call.sitting.clock_mut().move_to(20_000);
    at_call.tick(&desk);
    at_call
        .sitting
        .act(&Deed::Write("Kept.".to_owned()))
        .unwrap();

    // With a fault in it, the call goes on as it was, and the fault is told with its line and how to mend it.
    let sound = fs::read_to_string(&path).unwrap();
    fs::write(&path, sound.replacen("title:", "titel:", 1)).unwrap();
    until(&mut at_call, &desk, |it| !it.faults().is_empty());
    let fault = at_call.faults()[0].clone();
    assert!(
        fault.contains("title") && fault.starts_with(|c: char| c.is_ascii_digit()),
        "{fault}"
    );
    assert_eq!(
        at_call.sitting.call().scenario().script.title,
        "The server owner"
    );

    // Mended, it is played, and what was done is done in it again, at its time.
    fs::write(
        &path,
        sound.replacen("title: \"The server owner", "title: \"The server keeper", 1),
    )
    .unwrap();
    let title = |it: &AtCall| it.sitting.call().scenario().script.title.clone();
    until(&mut at_call, &desk, |it| title(it) == "The server keeper");
    assert!(at_call.faults().is_empty());
    assert_eq!(at_call.sitting.view().log[0].text, "Kept.");
    assert_eq!(at_call.sitting.view().log[0].at_ms, 20_000);
    assert_eq!(at_call.sitting.call().state().phase, Phase::Talking);
    // Only the call that is going on is offered to be gone on with.
    assert_eq!(place::unfinished(&desk.calls, None).unwrap().len(), 1);
}

#[test]
fn a_call_begins_at_the_fact_an_author_names() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    let scenario = desk.library.load("server-owner").unwrap();
    let beginning = Beginning {
        seed: Seed(7),
        terms: Terms::default(),
        at_fact: Some("old-friends".to_owned()),
    };
    let (playing, told) = beginning.ring(&desk, &scenario).unwrap();
    assert_eq!(told, None);
    let line = scenario.line_of("old-friends-1").unwrap();
    assert!(playing.call().state().said(line));
    let journal = playing.kept().path().unwrap().to_owned();
    drop(playing);
    assert!(opening::resume(&desk.library, &journal).is_ok());
}
