use super::*;
use crate::language::Language;

fn store() -> (tempfile::TempDir, PathBuf, Store) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("learners.sqlite");
    let store = Store::open(&path).unwrap();
    (folder, path, store)
}

fn bytes_of(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        all.extend(std::fs::read(entry.unwrap().path()).unwrap());
    }
    all
}

fn holds(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|it| it == part)
}

#[test]
fn a_call_is_kept_piece_by_piece_and_read_whole() {
    let (folder, path, store) = store();
    let (learner, call) = (LearnerId::draw().unwrap(), CallId::draw().unwrap());
    assert!(
        store
            .begin_call(call, learner, "server-owner", b"one ")
            .is_err()
    );
    store.admit(learner, Language::Welsh).unwrap();
    store
        .begin_call(call, learner, "server-owner", b"one ")
        .unwrap();
    store.add_to_call(call, 1, b"two ").unwrap();
    store.add_to_call(call, 3, b"three").unwrap();
    drop(store);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.journal(call).unwrap(), (b"one two three".to_vec(), 3));
    store.cut_call(call, 8).unwrap();
    assert_eq!(store.journal(call).unwrap(), (b"one two ".to_vec(), 3));
    store.set_standing(call, Standing::Ended).unwrap();
    let rows = store.calls_of(learner, 10).unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].standing, rows[0].learner),
        (Standing::Ended, learner)
    );
    assert_eq!(
        store.learner(learner).unwrap().unwrap().language,
        Language::Welsh
    );
    drop(folder);
}

#[test]
fn what_is_erased_is_gone_from_every_byte_of_the_files() {
    let (folder, _, store) = store();
    let (learner, other) = (LearnerId::draw().unwrap(), LearnerId::draw().unwrap());
    let said = b"a very particular sentence that nobody else would say";
    for (who, nickname) in [(learner, "Bluebell"), (other, "Heather")] {
        store.admit(who, Language::English).unwrap();
        let row = store.learner(who).unwrap().unwrap();
        let nickname = Some(nickname.to_owned());
        store
            .set_learner(who, LearnerRow { nickname, ..row })
            .unwrap();
        for _ in 0..20 {
            let call = CallId::draw().unwrap();
            store
                .begin_call(call, who, "server-owner", b"header")
                .unwrap();
            let long = said.repeat(200);
            let told: &[u8] = if who == learner { &long } else { b"something" };
            store.add_to_call(call, 1, told).unwrap();
        }
    }
    let before = bytes_of(folder.path());
    assert!(holds(&before, said) && holds(&before, learner.bytes()) && holds(&before, b"Bluebell"));
    let one = store.calls_of(learner, 1).unwrap()[0].id;
    store.erase_call(one).unwrap();
    assert_eq!(store.count_calls(learner).unwrap(), 19);
    store.erase(learner).unwrap();
    let after = bytes_of(folder.path());
    assert!(!holds(&after, said) && !holds(&after, learner.bytes()) && !holds(&after, b"Bluebell"));
    assert!(store.learner(learner).unwrap().is_none());
    assert_eq!(store.count_calls(other).unwrap(), 20);
    assert!(holds(&after, b"Heather"));
}

#[test]
fn one_that_fails_does_not_take_those_beside_it_down() {
    let (_folder, _, store) = store();
    let learner = LearnerId::draw().unwrap();
    store.admit(learner, Language::English).unwrap();
    std::thread::scope(|scope| {
        for turn in 0..64 {
            let store = &store;
            scope.spawn(move || {
                let call = CallId::draw().unwrap();
                let who = if turn % 2 == 0 {
                    learner
                } else {
                    LearnerId::draw().unwrap()
                };
                let begun = store.begin_call(call, who, "server-owner", b"header");
                assert_eq!(begun.is_ok(), turn % 2 == 0);
            });
        }
    });
    assert_eq!(store.count_calls(learner).unwrap(), 32);
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let (_folder, path, store) = store();
    drop(store);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 999).unwrap();
    drop(connection);
    assert!(matches!(Store::open(&path), Err(StoreFault::Newer(_))));
}

#[test]
fn an_id_is_read_only_as_it_is_written() {
    let call = CallId::draw().unwrap();
    assert_eq!(CallId::read(&call.to_string()), Some(call));
    for text in [
        "",
        "xyz",
        &call.to_string().to_uppercase(),
        &format!("{call}0"),
        "é".repeat(16).as_str(),
    ] {
        let same = CallId::read(text);
        assert!(same.is_none() || text == call.to_string(), "{text}");
    }
}
