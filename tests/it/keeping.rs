//! Keeping a journal on stores that fail.

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex};

use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::call::event::Event;
use warning_signs::journal::{Header, Journal};
use warning_signs::learning::keeping::{JournalFile, Notice};
use warning_signs::learning::store::Store;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::understanding::Move;

/// A store in memory whose operations fail as told.
#[derive(Clone, Default)]
struct Failing(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    bytes: Vec<u8>,
    operations: u32,
    // Operations that fail, from this one on and so many.
    fails: Option<(u32, u32)>,
    // How many bytes a write takes at most; one that fails takes half of it first.
    at_most: Option<usize>,
}

impl State {
    fn operate(&mut self) -> io::Result<()> {
        let now = self.operations;
        self.operations += 1;
        match self.fails {
            Some((from, count)) if now >= from && now - from < count => {
                Err(io::ErrorKind::StorageFull.into())
            }
            _ => Ok(()),
        }
    }
}

impl Store for Failing {
    fn make(&mut self, first: &[u8]) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        state.operate()?;
        assert!(state.bytes.is_empty(), "made twice");
        state.bytes.extend_from_slice(first);
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.0.lock().unwrap();
        let count = bytes.len().min(state.at_most.unwrap_or(usize::MAX));
        if let Err(why) = state.operate() {
            // As when the disk fills up in the middle of a write that is then told to have failed.
            state.bytes.extend_from_slice(&bytes[..count / 2]);
            return Err(why);
        }
        state.bytes.extend_from_slice(&bytes[..count]);
        Ok(count)
    }

    fn cut(&mut self, bytes: u64) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        state.operate()?;
        state.bytes.truncate(usize::try_from(bytes).unwrap());
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.lock().unwrap().operate()
    }
}

fn small() -> Scenario {
    let source = include_str!("../data/small/scenario.ron");
    Scenario::load(source, None).unwrap().0
}

/// A call, and what each of its commands brought.
fn played(scenario: &Scenario) -> (Call, Vec<Vec<Event>>) {
    let mut call = Call::ring(scenario, Seed(3));
    let header_call = call.clone();
    let moves = [
        Move::Greet,
        Move::Acknowledge,
        Move::Reassure,
        Move::Explain,
        Move::Goodbye,
    ];
    let mut brought = vec![call.handle(0, Command::Wait).unwrap().to_vec()];
    for (at, to) in (1u64..).zip(moves) {
        brought.push(call.handle(at * 20_000, Command::Say(to)).unwrap().to_vec());
    }
    brought.push(call.handle(200_000, Command::End).unwrap().to_vec());
    (header_call, brought)
}

/// Keeps the call on a store that fails so. How often it was told that it fails, and that it works again.
fn keep(scenario: &Scenario, store: &Failing, durable: bool) -> (u32, u32, JournalFile) {
    let (call, brought) = played(scenario);
    let path = Path::new("the.journal");
    let (mut kept, first) =
        JournalFile::create_in(Box::new(store.clone()), path, &Header::of(&call)).unwrap();
    kept.set_durable(durable);
    let mut notices = Vec::from_iter(first);
    for events in &brought {
        let before = store.0.lock().unwrap().bytes.clone();
        notices.extend(kept.append(events));
        let whole = whole_records(scenario, &before);
        assert!(
            store.0.lock().unwrap().bytes.starts_with(whole),
            "something written was lost"
        );
    }
    let failing = notices
        .iter()
        .filter(|it| matches!(it, Notice::Failing { .. }))
        .count();
    let told = (failing as u32, (notices.len() - failing) as u32);
    (told.0, told.1, kept)
}

fn whole_records<'b>(scenario: &Scenario, bytes: &'b [u8]) -> &'b [u8] {
    let whole = Journal::read(scenario, bytes).map_or(0, |journal| journal.whole_bytes);
    &bytes[..whole]
}

/// The bytes of the journal where nothing fails.
fn sound(scenario: &Scenario) -> Vec<u8> {
    let store = Failing::default();
    keep(scenario, &store, false);
    let state = store.0.lock().unwrap();
    assert!(
        Journal::read(scenario, &state.bytes)
            .unwrap()
            .lost
            .is_none()
    );
    state.bytes.clone()
}

#[test]
fn whichever_operation_fails_nothing_is_lost_and_it_is_told_once() {
    let scenario = small();
    let sound = sound(&scenario);
    for durable in [false, true] {
        for at_most in [None, Some(7), Some(100)] {
            let store = Failing::default();
            store.0.lock().unwrap().at_most = at_most;
            keep(&scenario, &store, durable);
            let operations = store.0.lock().unwrap().operations;
            for nth in 0..operations {
                let store = Failing::default();
                store.0.lock().unwrap().at_most = at_most;
                store.0.lock().unwrap().fails = Some((nth, 1));
                let (failed, again, mut kept) = keep(&scenario, &store, durable);
                assert_eq!(failed, 1, "operation {nth} of {operations}");
                let late = kept.catch_up();
                assert_eq!(
                    again + u32::from(late.is_some()),
                    1,
                    "operation {nth} of {operations}"
                );
                assert_eq!(
                    store.0.lock().unwrap().bytes,
                    sound,
                    "operation {nth} of {operations}"
                );
            }
        }
    }
}

#[test]
fn a_disk_that_stays_full_is_told_once_and_caught_up_with_when_there_is_space() {
    let scenario = small();
    let sound = sound(&scenario);
    for from in 0..12 {
        let store = Failing::default();
        store.0.lock().unwrap().fails = Some((from, u32::MAX));
        let (failed, again, mut kept) = keep(&scenario, &store, true);
        if store.0.lock().unwrap().operations <= from {
            continue;
        }
        assert_eq!((failed, again), (1, 0));
        assert!(kept.is_failing());
        store.0.lock().unwrap().fails = None;
        assert!(matches!(kept.catch_up(), Some(Notice::Again { .. })));
        assert!(!kept.is_failing());
        assert_eq!(store.0.lock().unwrap().bytes, sound);
        assert_eq!(
            kept.journal().chain.hash(),
            Journal::read(&scenario, &sound).unwrap().chain.hash()
        );
    }
}

#[test]
fn a_file_cut_anywhere_is_gone_on_with_from_its_last_whole_record() {
    let scenario = small();
    let sound = sound(&scenario);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("call.journal");
    let header_bytes = sound.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for cut in header_bytes..=sound.len() {
        std::fs::write(&path, &sound[..cut]).unwrap();
        let (journal, mut kept) = JournalFile::resume(&path, &scenario).unwrap();
        let whole = sound[..cut]
            .iter()
            .rposition(|byte| *byte == b'\n')
            .unwrap()
            + 1;
        assert_eq!(journal.whole_bytes, whole);
        assert_eq!(journal.lost.is_some(), whole < cut);
        let rest = Journal::read(&scenario, &sound).unwrap().events;
        assert!(kept.append(&rest[journal.events.len()..]).is_none());
        drop(kept);
        assert_eq!(std::fs::read(&path).unwrap(), sound, "cut at {cut}");
    }
}

#[test]
fn a_journal_that_was_changed_is_kept_as_it_was_found() {
    let scenario = small();
    let mut changed = sound(&scenario);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("call.journal");
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    std::fs::write(&path, &changed).unwrap();
    let (journal, kept) = JournalFile::resume(&path, &scenario).unwrap();
    assert!(journal.lost.is_some() && journal.whole_bytes < middle);
    drop(kept);
    assert_eq!(
        std::fs::read(&path).unwrap(),
        changed[..journal.whole_bytes]
    );
    assert_eq!(
        std::fs::read(folder.path().join("call.damaged")).unwrap(),
        changed
    );
}

#[test]
fn a_journal_is_never_written_over_and_is_its_owners_alone() {
    let scenario = small();
    let (call, _) = played(&scenario);
    let header = Header::of(&call);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("call.journal");
    let (kept, notice) = JournalFile::<Event>::create(&path, &header).unwrap();
    assert!(notice.is_none());
    let there = std::fs::read(&path).unwrap();
    let why = JournalFile::<Event>::create(&path, &header)
        .map(|_| ())
        .unwrap_err();
    assert_eq!(why.kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(std::fs::read(&path).unwrap(), there);
    assert_eq!(
        std::fs::read_dir(folder.path()).unwrap().count(),
        1,
        "nothing is left beside it"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert!(
        JournalFile::resume(&path, &scenario).is_err(),
        "two programs must not write one journal"
    );
    drop(kept);
    assert!(JournalFile::resume(&path, &scenario).is_ok());
}
