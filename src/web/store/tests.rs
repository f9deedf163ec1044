//! The same laws on both databases.

use std::path::Path;

use super::*;
use crate::classroom::code::JoinCode;
use crate::classroom::plan::Plan;
use crate::language::Language;

#[path = "../../../tests/it/postgres.rs"]
mod postgres;

mod files;
mod telling;

/// A database nobody has used yet, and how to open it once more.
struct Fresh {
    at: Where,
    folder: Option<tempfile::TempDir>,
}

impl Fresh {
    fn files() -> Fresh {
        let folder = tempfile::tempdir().unwrap();
        Fresh {
            at: Where::File(folder.path().join("learners.sqlite")),
            folder: Some(folder),
        }
    }

    fn postgres() -> Fresh {
        Fresh {
            at: Where::Postgres(postgres::database()),
            folder: None,
        }
    }

    fn open(&self) -> Store {
        Store::open_at(&self.at).unwrap()
    }

    fn folder(&self) -> &Path {
        self.folder.as_ref().unwrap().path()
    }
}

/// A test for each database.
macro_rules! on_both {
    ($($name:ident => $law:ident;)*) => {
        mod sqlite {
            $(#[test] fn $name() { super::$law(&super::Fresh::files()); })*
        }
        mod postgresql {
            $(#[test] fn $name() { super::$law(&super::Fresh::postgres()); })*
        }
    };
}

on_both! {
    a_call_is_kept_piece_by_piece_and_read_whole => piece_by_piece;
    one_that_fails_does_not_take_those_beside_it_down => alone;
    no_piece_is_kept_without_the_one_before_it_or_twice => no_holes;
    what_is_erased_is_not_there => erased;
    a_room_is_changed_by_one_at_a_time => room_changed;
    a_code_opens_one_room_until_it_has_ended => codes;
    whoever_sits_keeps_their_seat_and_their_name => seats;
    a_call_of_a_room_tells_how_it_is_getting_on => turns;
    a_vote_takes_the_place_of_the_one_before => votes;
    what_was_kept_long_enough_is_erased => purged;
    the_audit_is_bound_row_to_row => audited;
    tables_of_the_first_version_become_those_of_this => migrated;
    a_secret_is_drawn_once => secrets;
}

fn learner(store: &Store) -> LearnerId {
    let learner = LearnerId::draw().unwrap();
    store.admit(learner, Language::Welsh).unwrap();
    learner
}

fn begin(
    store: &Store,
    learner: LearnerId,
    turn: Option<(TurnAt, i64)>,
) -> Result<CallId, StoreFault> {
    let id = CallId::draw().unwrap();
    let new = NewCall {
        id,
        learner,
        scenario: "server-owner".to_owned(),
        turn,
        first: b"one ".to_vec(),
    };
    store.begin_call(new).map(|()| id)
}

fn add(store: &Store, id: CallId, piece: u32, sent: u32, bytes: &[u8]) -> Result<(), StoreFault> {
    let addition = Addition {
        id,
        piece,
        sent,
        bytes: bytes.to_vec(),
        standing: Standing::Open,
        turn: None,
        server: 1,
    };
    store.add_to_call(addition)?.wait()
}

fn room(store: &Store) -> RoomRow {
    let id = RoomId::draw().unwrap();
    let mut chance = [0; 64];
    getrandom::fill(&mut chance).unwrap();
    let code = JoinCode::drawn(&chance).unwrap();
    store.open_room(id, code, &Plan::new(), 90).unwrap();
    store.room(id).unwrap().unwrap()
}

fn piece_by_piece(fresh: &Fresh) {
    let store = fresh.open();
    let stranger = LearnerId::draw().unwrap();
    assert!(matches!(
        begin(&store, stranger, None),
        Err(StoreFault::Conflict)
    ));
    let learner = learner(&store);
    let call = begin(&store, learner, None).unwrap();
    add(&store, call, 2, 1, b"two ").unwrap();
    add(&store, call, 3, 3, b"three").unwrap();
    drop(store);
    let store = fresh.open();
    let kept = store.journal(call).unwrap();
    assert_eq!(kept.bytes, b"one two three");
    assert_eq!((kept.sent, kept.pieces), (3, 3));
    let ended = Addition {
        id: call,
        piece: 4,
        sent: 4,
        bytes: Vec::new(),
        standing: Standing::Ended,
        turn: None,
        server: 1,
    };
    store.add_to_call(ended).unwrap().wait().unwrap();
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
}

fn no_holes(fresh: &Fresh) {
    let (store, other) = (fresh.open(), fresh.open());
    let call = begin(&store, learner(&store), None).unwrap();
    add(&store, call, 2, 1, b"two").unwrap();
    assert!(matches!(
        add(&other, call, 2, 1, b"other"),
        Err(StoreFault::Overtaken)
    ));
    assert!(matches!(
        add(&other, call, 4, 2, b"later"),
        Err(StoreFault::Overtaken)
    ));
    assert_eq!(store.journal(call).unwrap().bytes, b"one two");
    add(&other, call, 3, 2, b" three").unwrap();
    store.erase_call(call).unwrap();
    assert!(matches!(
        add(&other, call, 4, 3, b"gone"),
        Err(StoreFault::Overtaken)
    ));
    assert!(store.call(call).unwrap().is_none());
}

fn alone(fresh: &Fresh) {
    let store = fresh.open();
    let known = learner(&store);
    std::thread::scope(|scope| {
        for turn in 0..64 {
            let store = &store;
            scope.spawn(move || {
                let who = if turn % 2 == 0 {
                    known
                } else {
                    LearnerId::draw().unwrap()
                };
                assert_eq!(begin(store, who, None).is_ok(), turn % 2 == 0);
            });
        }
    });
    assert_eq!(store.count_calls(known).unwrap(), 32);
}

fn erased(fresh: &Fresh) {
    let store = fresh.open();
    let (one, other) = (learner(&store), learner(&store));
    for who in [one, other] {
        let row = store.learner(who).unwrap().unwrap();
        let nickname = Some("Bluebell".to_owned());
        store
            .set_learner(who, LearnerRow { nickname, ..row })
            .unwrap();
        begin(&store, who, None).unwrap();
        begin(&store, who, None).unwrap();
    }
    let room = room(&store);
    store
        .sit(room.id, one, "Quiet Heron", room.keep_until_s)
        .unwrap();
    let at = TurnAt {
        room: room.id,
        seat: 1,
        step: 0,
    };
    begin(&store, one, Some((at, room.keep_until_s))).unwrap();
    store.erase(one).unwrap();
    assert!(store.learner(one).unwrap().is_none());
    assert_eq!(store.count_calls(one).unwrap(), 0);
    assert!(store.seats(room.id).unwrap().is_empty() && store.turns(room.id).unwrap().is_empty());
    assert!(store.names_of(room.id).unwrap().is_empty());
    let kept = store.learner(other).unwrap().unwrap();
    assert_eq!(kept.nickname.as_deref(), Some("Bluebell"));
    assert_eq!(store.count_calls(other).unwrap(), 2);
}

fn room_changed(fresh: &Fresh) {
    let (store, other) = (fresh.open(), fresh.open());
    let mut row = room(&store);
    let mut seen = other.room(row.id).unwrap().unwrap();
    assert_eq!(seen, row);
    row.plan.title = "Tuesday".to_owned();
    let changed = store.change_room(&row).unwrap().unwrap();
    assert_eq!(changed.version, row.version + 1);
    seen.plan.title = "Wednesday".to_owned();
    assert!(other.change_room(&seen).unwrap().is_none());
    assert_eq!(other.room(row.id).unwrap().unwrap().plan.title, "Tuesday");
}

fn codes(fresh: &Fresh) {
    use crate::classroom::standing::RoomPhase;
    let store = fresh.open();
    let mut row = room(&store);
    let code = row.code.unwrap();
    assert_eq!(store.room_of_code(code).unwrap().unwrap().id, row.id);
    let again = store.open_room(RoomId::draw().unwrap(), code, &Plan::new(), 90);
    assert!(matches!(again, Err(StoreFault::Conflict)));
    row.standing.phase = RoomPhase::Ended;
    assert!(store.change_room(&row).unwrap().unwrap().code.is_none());
    assert!(store.room_of_code(code).unwrap().is_none());
    store
        .open_room(RoomId::draw().unwrap(), code, &Plan::new(), 90)
        .unwrap();
}

fn seats(fresh: &Fresh) {
    let store = fresh.open();
    let row = room(&store);
    let keep = row.keep_until_s;
    let all: Vec<LearnerId> = (0..20).map(|_| learner(&store)).collect();
    std::thread::scope(|scope| {
        for (no, who) in all.iter().enumerate() {
            let (store, id) = (&store, row.id);
            scope.spawn(move || store.sit(id, *who, &format!("Heron {no}"), keep).unwrap());
        }
    });
    let nos: Vec<u32> = store
        .seats(row.id)
        .unwrap()
        .iter()
        .map(|it| it.no)
        .collect();
    assert_eq!(nos, (1..=20).collect::<Vec<_>>());
    let first = store.seat(row.id, all[0]).unwrap().unwrap();
    store.sit(row.id, all[0], "Another name", keep).unwrap();
    assert_eq!(store.seat(row.id, all[0]).unwrap().unwrap().no, first.no);
    assert_eq!(
        store.name_of(row.id, all[0]).unwrap().as_deref(),
        Some("Heron 0")
    );
    let newcomer = learner(&store);
    let taken = store.sit(row.id, newcomer, "hERON 3", keep);
    assert!(matches!(taken, Err(StoreFault::Conflict)));
    assert!(!store.rename(row.id, all[1], "heron 0", keep).unwrap());
    assert!(store.rename(row.id, all[1], "Wren", keep).unwrap());
    store.set_seat(row.id, 5, SeatStanding::Removed).unwrap();
    store.step_seat(row.id, 6, 2).unwrap();
    store.step_seat(row.id, 6, 1).unwrap();
    store.hint_seat(row.id, 7, "Ask when").unwrap();
    let seats = store.seats(row.id).unwrap();
    assert_eq!(seats[4].standing, SeatStanding::Removed);
    assert_eq!(
        (seats[5].step, seats[6].hint.as_deref()),
        (2, Some("Ask when"))
    );
    store.lead(row.id, newcomer, keep).unwrap();
    assert!(matches!(
        store.lead(row.id, all[0], keep),
        Err(StoreFault::Conflict)
    ));
}

fn turns(fresh: &Fresh) {
    let store = fresh.open();
    let row = room(&store);
    let who = learner(&store);
    store.sit(row.id, who, "Heron", row.keep_until_s).unwrap();
    let at = TurnAt {
        room: row.id,
        seat: 1,
        step: 0,
    };
    let turn = Some((at, row.keep_until_s));
    let call = begin(&store, who, turn).unwrap();
    assert!(matches!(
        begin(&store, who, turn),
        Err(StoreFault::Conflict)
    ));
    let addition = |piece, acted, came: Option<&str>| Addition {
        id: call,
        piece,
        sent: 1,
        bytes: Vec::new(),
        standing: if came.is_some() {
            Standing::Ended
        } else {
            Standing::Open
        },
        turn: Some(Doing {
            room: row.id,
            progress: format!("{{\"done\":{piece}}}"),
            acted,
            came: came.map(str::to_owned),
        }),
        server: 1,
    };
    let before = store.turns(row.id).unwrap()[0].acted_ms;
    store
        .add_to_call(addition(2, false, None))
        .unwrap()
        .wait()
        .unwrap();
    assert_eq!(store.turns(row.id).unwrap()[0].acted_ms, before);
    store
        .add_to_call(addition(3, true, Some("{}")))
        .unwrap()
        .wait()
        .unwrap();
    store
        .add_to_call(addition(4, true, None))
        .unwrap()
        .wait()
        .unwrap();
    let whole = store.turns_whole(row.id).unwrap();
    assert_eq!(whole[0].progress, "{\"done\":4}");
    assert_eq!(whole[0].came.as_deref(), Some("{}"));
    assert!(whole[0].acted_ms >= before);
    assert_eq!(store.turn_of(call).unwrap().unwrap().at, at);
    assert!(store.own_calls_of(who, 10).unwrap().is_empty());
    assert_eq!(
        store.call(call).unwrap().unwrap().keep_until_s,
        row.keep_until_s
    );
    store.erase_room(row.id).unwrap();
    assert!(store.call(call).unwrap().is_none() && store.room(row.id).unwrap().is_none());
    assert!(store.learner(who).unwrap().is_some());
}

fn votes(fresh: &Fresh) {
    let store = fresh.open();
    let row = room(&store);
    for no in 1..=2 {
        let who = learner(&store);
        store
            .sit(row.id, who, &format!("Heron {no}"), row.keep_until_s)
            .unwrap();
    }
    let vote = |seat, said: &str| VoteRow {
        seat,
        said: said.to_owned(),
        meaning: None,
    };
    for (seat, said) in [
        (1, "how old is he"),
        (2, "who is he"),
        (1, "where did they meet"),
    ] {
        store
            .vote(row.id, (0, 3), vote(seat, said), row.keep_until_s)
            .unwrap();
    }
    let votes = store.votes(row.id, (0, 3)).unwrap();
    assert_eq!(
        votes,
        [vote(1, "where did they meet"), vote(2, "who is he")]
    );
    assert!(store.votes(row.id, (0, 4)).unwrap().is_empty());
}

/// Lets everything have been kept long enough.
fn long_ago(store: &Store, table: &'static str) {
    store
        .writer
        .write(move |it| it.run(table, sql::with![]).map(|_| ()))
        .unwrap();
}

fn purged(fresh: &Fresh) {
    let store = fresh.open();
    let (gone, kept) = (room(&store), room(&store));
    let who = learner(&store);
    for row in [&gone, &kept] {
        store.sit(row.id, who, "Heron", row.keep_until_s).unwrap();
        let at = TurnAt {
            room: row.id,
            seat: 1,
            step: 0,
        };
        begin(&store, who, Some((at, row.keep_until_s))).unwrap();
    }
    let own = begin(&store, who, None).unwrap();
    assert_eq!(store.purge().unwrap(), Purged::default());
    let id = *gone.id.bytes();
    store
        .writer
        .write(move |it| {
            it.run(
                "UPDATE room SET keep_until_s = 1 WHERE id = ?1",
                sql::with![&id],
            )?;
            Ok(())
        })
        .unwrap();
    assert_eq!(store.purge().unwrap().rooms, 1);
    assert!(store.room(gone.id).unwrap().is_none() && store.names_of(gone.id).unwrap().is_empty());
    assert_eq!(store.names_of(kept.id).unwrap().len(), 1);
    assert!(store.call(own).unwrap().is_some());
    long_ago(&store, "UPDATE call SET keep_until_s = 1");
    long_ago(&store, "UPDATE learner SET keep_until_s = 1");
    let purged = store.purge().unwrap();
    // Who sits in a room is kept as long as that.
    assert_eq!((purged.calls, purged.learners), (2, 0));
    let (rows, whole) = store.audited(10).unwrap();
    assert!(whole && rows.len() == 2 && rows.iter().all(|it| it.did == "purged"));
}

fn audited(fresh: &Fresh) {
    let (store, other) = (fresh.open(), fresh.open());
    std::thread::scope(|scope| {
        for store in [&store, &other] {
            scope.spawn(move || {
                for no in 0..20 {
                    store
                        .audit("instructor", Did::Looked, &format!("seat {no}"))
                        .unwrap();
                }
            });
        }
    });
    let (rows, whole) = store.audited(100).unwrap();
    assert!(whole);
    let nos: Vec<i64> = rows.iter().map(|it| it.no).collect();
    assert_eq!(nos, (1..=40).rev().collect::<Vec<_>>());
    long_ago(&store, "UPDATE audit SET keep_until_s = 1 WHERE no <= 10");
    store.purge().unwrap();
    let (rows, whole) = store.audited(100).unwrap();
    assert!(whole && rows.last().unwrap().no == 11, "{rows:?}");
    for harm in [
        "UPDATE audit SET what = 'nothing' WHERE no = 20",
        "DELETE FROM audit WHERE no = 30",
        "DELETE FROM audit WHERE no = 41",
    ] {
        let copied = store.audited(100).unwrap().1;
        long_ago(&store, harm);
        assert!(
            !store.audited(100).unwrap().1,
            "{harm} (whole before: {copied})"
        );
    }
}

fn secrets(fresh: &Fresh) {
    let (store, other) = (fresh.open(), fresh.open());
    assert_eq!(store.secret("link", b"one").unwrap(), b"one");
    assert_eq!(other.secret("link", b"two").unwrap(), b"one");
    store.set_secret("link", Some(b"three")).unwrap();
    assert_eq!(
        other.known_secret("link").unwrap().as_deref(),
        Some(&b"three"[..])
    );
    store.set_secret("link", None).unwrap();
    assert!(other.known_secret("link").unwrap().is_none());
}

/// Makes the tables as the first version did, with somebody in them.
fn migrated(fresh: &Fresh) {
    let (who, call) = (LearnerId::draw().unwrap(), CallId::draw().unwrap());
    let rows = |quoted: &dyn Fn(&[u8; 16]) -> String| {
        let (who, call) = (quoted(who.bytes()), quoted(call.bytes()));
        [
            format!("INSERT INTO learner VALUES ({who}, 'Bluebell', 'cy', '{{}}', 10, 20)"),
            format!("INSERT INTO call VALUES ({call}, {who}, 'server-owner', 11, 21, 0)"),
            format!("INSERT INTO piece VALUES ({call}, 1, 2, '')"),
        ]
    };
    match &fresh.at {
        Where::File(path) => {
            let file = rusqlite::Connection::open(path).unwrap();
            for statement in schema::MIGRATIONS[0] {
                file.execute_batch(statement).unwrap();
            }
            let hex = |it: &[u8; 16]| format!("x'{}'", crate::journal::hex(it));
            for row in rows(&hex) {
                file.execute_batch(&row.replace("2, '')", "2, x'')"))
                    .unwrap();
            }
            file.pragma_update(None, "user_version", 1).unwrap();
        }
        Where::Postgres(url) => {
            let mut post = ::postgres::Client::connect(url, ::postgres::NoTls).unwrap();
            let mut run = |it: &str| post.batch_execute(it).unwrap();
            run(
                "CREATE SCHEMA identity; CREATE TABLE version (at BIGINT NOT NULL); INSERT INTO version VALUES (1)",
            );
            for statement in schema::MIGRATIONS[0] {
                run(&post::in_postgres(statement));
            }
            let hex = |it: &[u8; 16]| format!("'\\x{}'::bytea", crate::journal::hex(it));
            rows(&hex).iter().for_each(|it| run(it));
        }
    }
    let store = fresh.open();
    let row = store.learner(who).unwrap().unwrap();
    assert_eq!(row.nickname.as_deref(), Some("Bluebell"));
    assert_eq!((row.language, row.made_s), (Language::Welsh, 10));
    let kept = store.call(call).unwrap().unwrap();
    assert_eq!(kept.keep_until_s, 21 + OWN_KEPT_S);
    add(&store, call, 2, 3, b"more").unwrap();
    assert_eq!(store.journal(call).unwrap().sent, 3);
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
