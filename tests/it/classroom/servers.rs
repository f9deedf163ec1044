use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{ASKED, Events, Session, plan, said, together};
use crate::serving::{soon, two_servers};

#[test]
fn a_trainee_at_one_server_is_on_the_board_of_the_other() {
    let (here, there) = two_servers();
    assert_eq!(here.key, there.key, "they have one instructor");
    let session = Session::begun(&here, &plan(&["server-owner"]));
    let mut events = Events::of(&here, &session.instructor, &session.at("/live"));
    events.next();
    let trainee = session.trainee(&there, "Bluebell");
    let event = events.until(|it| it["counts"]["seats"] == 1);
    assert_eq!(event["seats"][0]["name"], "Bluebell");
    let call = trainee.take();
    trainee.send(&call, 1, &[json!({ "Write": "one thing" })]);
    events.until(|it| it["seats"][0]["progress"]["done"] == 1);
}

#[test]
fn a_call_goes_on_at_the_other_server_when_the_first_is_killed() {
    let (here, there) = two_servers();
    let session = Session::begun(&here, &plan(&["server-owner"]));
    let trainee = session.trainee(&here, "Bluebell");
    let call = trainee.take();
    let write = |no: u64| json!({ "Write": format!("Entry {no}") });
    let last = trainee.send(&call, 1, &[write(1), write(2), json!({ "Ask": ASKED })]);
    drop(here);
    let trainee = trainee.beside(&there);
    let shown = trainee.look(&call);
    assert_eq!(shown["sent"], 3);
    for part in ["turns", "log", "phase"] {
        assert_eq!(shown["view"][part], last["view"][part], "{part}");
    }
    // The answer to the last was lost: it is sent again, and not done again.
    let (status, again) = trainee.browser.send(&call, 3, &json!({ "Ask": ASKED }));
    assert_eq!((status, said(&again)), (200, said(&last)));
    let shown = trainee.send(&call, 4, &[write(4)]);
    assert_eq!(shown["view"]["log"].as_array().unwrap().len(), 3);
    assert_eq!(trainee.take(), call);
    assert_eq!(
        session.beside(&there).board()["seats"][0]["progress"]["done"],
        4
    );
}

#[test]
fn a_call_that_is_used_at_both_servers_in_turn_is_one_call() {
    let (here, there) = two_servers();
    let session = Session::begun(&here, &plan(&["server-owner"]));
    let trainee = session.trainee(&here, "Bluebell");
    let call = trainee.take();
    let pages = [trainee.beside(&here), trainee.beside(&there)];
    for no in 1..=10_u64 {
        let page = &pages[usize::try_from(no).unwrap() % 2];
        // What the other did a moment ago may not have come over yet: it is then told, and not lost.
        let deed = json!({ "Write": format!("Entry {no}") });
        let (status, shown) = page.browser.send(&call, no, &deed);
        assert_eq!((status, &shown["sent"]), (200, &json!(no)), "{shown}");
    }
    for page in &pages {
        let shown = soon(|| Some(page.look(&call)).filter(|it| it["sent"] == 10));
        let log = shown["view"]["log"].as_array().unwrap();
        let log: Vec<&str> = log.iter().map(|it| it["text"].as_str().unwrap()).collect();
        let expected: Vec<String> = (1..=10).map(|no| format!("Entry {no}")).collect();
        assert_eq!(log, expected);
    }
}

#[test]
fn each_command_is_done_once_though_both_servers_are_asked_at_once() {
    let (here, there) = two_servers();
    let session = Session::begun(&here, &plan(&["server-owner"]));
    let trainee = session.trainee(&here, "Bluebell");
    let call = trainee.take();
    let pages = [trainee.beside(&here), trainee.beside(&there)];
    for no in 1..=12_u64 {
        let statuses = std::thread::scope(|scope| {
            let call = &call;
            let asked = pages.iter().enumerate().map(|(place, page)| {
                let deed = json!({ "Write": format!("{no} of {place}") });
                scope.spawn(move || page.browser.send(call, no, &deed))
            });
            let asked: Vec<_> = asked.collect();
            let each = asked.into_iter().map(|it| it.join().unwrap());
            each.collect::<Vec<(u16, Value)>>()
        });
        let known = statuses.iter().all(|it| matches!(it.0, 200 | 409));
        assert!(
            known && statuses.iter().any(|it| it.0 == 200),
            "{no}: {statuses:?}"
        );
    }
    for page in &pages {
        let shown = soon(|| Some(page.look(&call)).filter(|it| it["sent"] == 12));
        let log = shown["view"]["log"].as_array().unwrap();
        assert_eq!(log.len(), 12, "{log:?}");
        for (no, entry) in (1..).zip(log) {
            let text = entry["text"].as_str().unwrap();
            assert!(text.starts_with(&format!("{no} of ")), "{log:?}");
        }
    }
}

#[test]
fn a_pause_at_one_server_stops_calls_at_the_other() {
    let (here, there) = two_servers();
    let mut timed = plan(&["server-owner"]);
    timed["timing"] = "AsMeant".into();
    let session = Session::begun(&here, &timed);
    let trainee = session.trainee(&there, "Bluebell");
    let call = trainee.take();
    let mut events = Events::of(&there, &trainee.browser, &trainee.at("/live"));
    events.next();
    let began = Instant::now();
    session.order(json!("Pause"));
    events.until(|it| it["standing"]["paused"] == true);
    assert!(
        began.elapsed() < Duration::from_secs(2),
        "{:?}",
        began.elapsed()
    );
    let (status, told) = trainee
        .browser
        .send(&call, 1, &json!({ "Write": "meanwhile" }));
    assert_eq!(
        (status, &told["shown"]["clock"]),
        (422, &json!("paused")),
        "{told}"
    );
    session.order(json!("GoOn"));
    events.until(|it| it["standing"]["paused"] == false);
    trainee.send(&call, 1, &[json!({ "Write": "after" })]);
}

#[test]
fn a_room_that_is_changed_at_both_servers_loses_no_change() {
    let (here, there) = two_servers();
    let session = Session::begun(&here, &plan(&["server-owner"]));
    let pages = [session.beside(&here), session.beside(&there)];
    std::thread::scope(|scope| {
        for (no, page) in pages.iter().enumerate() {
            scope.spawn(move || {
                for time in 0..12 {
                    page.order(json!({ "Hint": format!("{no} {time}") }));
                    page.order(json!(if no == 0 { "Pause" } else { "Lock" }));
                }
            });
        }
    });
    for page in &pages {
        let standing = &page.board()["standing"];
        assert_eq!(standing["hints"], 24);
        assert_eq!(
            (&standing["paused"], &standing["locked"]),
            (&json!(true), &json!(true))
        );
    }
    let audit = pages[1].instructor.json("/api/instructor/audit");
    assert_eq!(audit["whole"], true);
}

#[test]
fn many_who_come_in_at_both_servers_at_once_have_each_a_seat() {
    let (here, there) = two_servers();
    let session = Session::begun(&here, &plan(&["server-owner"]));
    std::thread::scope(|scope| {
        for (place, server) in [&here, &there, &here, &there].into_iter().enumerate() {
            let session = &session;
            scope.spawn(move || {
                for no in 0..6 {
                    session.trainee(server, &format!("Trainee {place} {no}"));
                }
            });
        }
    });
    let board = session.board();
    let seats = board["seats"].as_array().unwrap().iter();
    let numbers: Vec<u64> = seats.map(|it| it["no"].as_u64().unwrap()).collect();
    assert_eq!(numbers, (1..=24).collect::<Vec<u64>>());
}

#[test]
fn a_call_that_is_led_at_one_server_is_followed_at_the_other() {
    let (here, there) = two_servers();
    let session = Session::begun(&here, &together(&["server-owner"]));
    let trainee = session.trainee(&there, "Bluebell");
    let (status, led) = session.instructor.post(&session.at("/lead"), &json!({}));
    assert_eq!(status, 200, "{led}");
    let led = led["call"].as_str().unwrap();
    soon(|| (trainee.view()["call"]["state"] == "ready").then_some(()));
    let call = trainee.take();
    let asked = json!({ "text": ASKED });
    assert_eq!(session.instructor.post(&session.at("/ask"), &asked).0, 200);
    let shown = session.instructor.json(&format!("/api/calls/{led}"));
    assert!(said(&shown).len() > 2);
    soon(|| (said(&trainee.look(&call)) == said(&shown)).then_some(()));
    let wall = session.beside(&there).wall();
    assert_eq!(said(&wall["shown"]), said(&shown));
}

#[test]
fn what_is_erased_at_one_server_is_gone_at_the_other() {
    let (here, there) = two_servers();
    let session = Session::begun(&here, &plan(&["server-owner"]));
    let trainee = session.trainee(&there, "Bluebell");
    let call = trainee.take();
    assert_eq!(trainee.look(&call)["over"], false);
    assert_eq!(session.instructor.delete(&session.at("")), 204);
    let gone = |path: String| (trainee.browser.get(&path).0 == 404).then_some(());
    soon(|| gone(trainee.at("")));
    soon(|| gone(format!("/api/calls/{call}")));
    assert_eq!(
        session.beside(&there).instructor.get(&session.at("")).0,
        404
    );
}
