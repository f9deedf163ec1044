//! What is true of the files alone.

use super::*;

#[test]
fn what_is_erased_is_gone_from_every_byte_of_the_files() {
    let fresh = Fresh::files();
    let store = fresh.open();
    let (one, other) = (learner(&store), learner(&store));
    let said = b"a very particular sentence that nobody else would say";
    for (who, nickname) in [(one, "Bluebell"), (other, "Heather")] {
        let row = store.learner(who).unwrap().unwrap();
        let nickname = Some(nickname.to_owned());
        store
            .set_learner(who, LearnerRow { nickname, ..row })
            .unwrap();
        for _ in 0..20 {
            let call = begin(&store, who, None).unwrap();
            let long = said.repeat(200);
            let told: &[u8] = if who == one { &long } else { b"something" };
            add(&store, call, 2, 1, told).unwrap();
        }
    }
    let before = bytes_of(fresh.folder());
    assert!(holds(&before, said) && holds(&before, one.bytes()) && holds(&before, b"Bluebell"));
    let call = store.calls_of(one, 1).unwrap()[0].id;
    store.erase_call(call).unwrap();
    assert_eq!(store.count_calls(one).unwrap(), 19);
    store.erase(one).unwrap();
    let after = bytes_of(fresh.folder());
    assert!(!holds(&after, said) && !holds(&after, one.bytes()) && !holds(&after, b"Bluebell"));
    assert_eq!(store.count_calls(other).unwrap(), 20);
    assert!(holds(&after, b"Heather"));
}

#[test]
fn names_are_in_a_file_of_their_own() {
    let fresh = Fresh::files();
    let store = fresh.open();
    let row = room(&store);
    store
        .sit(
            row.id,
            learner(&store),
            "Particular Heron",
            row.keep_until_s,
        )
        .unwrap();
    drop(store);
    let holding: Vec<String> = std::fs::read_dir(fresh.folder())
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| holds(&std::fs::read(it).unwrap(), b"Particular Heron"))
        .map(|it| it.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(!holding.is_empty());
    assert!(
        holding.iter().all(|it| it.starts_with("names.sqlite")),
        "{holding:?}"
    );
}

fn bytes_of(folder: &Path) -> Vec<u8> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries
        .flat_map(|it| std::fs::read(it.unwrap().path()).unwrap())
        .collect()
}

fn holds(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|it| it == part)
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let fresh = Fresh::files();
    drop(fresh.open());
    let Where::File(path) = &fresh.at else {
        unreachable!("it is in files")
    };
    let connection = rusqlite::Connection::open(path).unwrap();
    connection.pragma_update(None, "user_version", 999).unwrap();
    drop(connection);
    assert!(matches!(Store::open(path), Err(StoreFault::Newer(_))));
}

#[test]
fn what_somebody_else_does_to_the_files_is_noticed_once_and_what_one_does_oneself_is_not() {
    let fresh = Fresh::files();
    let (store, other) = (fresh.open(), fresh.open());
    store.changed_elsewhere().unwrap();
    let row = room(&store);
    assert!(!store.changed_elsewhere().unwrap());
    other.erase_room(row.id).unwrap();
    assert!(store.changed_elsewhere().unwrap() && !store.changed_elsewhere().unwrap());
    let who = learner(&store);
    store.changed_elsewhere().unwrap();
    other
        .rename(row.id, who, "Heron", row.keep_until_s)
        .unwrap();
    assert!(store.changed_elsewhere().unwrap());
}
