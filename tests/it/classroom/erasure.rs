use serde_json::json;

use super::{Session, Trainee, plan, together};
use crate::serving::Server;

/// Somebody who has left something of themselves everywhere: a name, a log, a mark, and what is told of them.
fn somebody(server: &Server, session: &Session, name: &str) -> (Trainee, String) {
    let trainee = session.trainee(server, name);
    let call = trainee.take();
    let wrote = format!("a sentence that only {name} would have typed");
    trainee.send(&call, 1, &[json!({ "Write": wrote })]);
    let hint = format!("a hint that is for {name} alone");
    session.seat(trainee.no(), json!({ "hint": hint }));
    (trainee, call)
}

fn learner(trainee: &Trainee) -> Vec<u8> {
    let id = trainee.browser.json("/api/me/export")["learner"].clone();
    bytes(id.as_str().unwrap())
}

fn bytes(id: &str) -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&id[at * 2..at * 2 + 2], 16).unwrap();
    (0..16).map(byte).collect()
}

#[test]
fn one_trainees_part_is_erased_from_every_byte_that_is_kept() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let (gone, call) = somebody(&server, &session, "Meadowsweet");
    let (stays, _) = somebody(&server, &session, "Cuckooflower");
    assert!(server.holds("Meadowsweet") && server.holds("only Meadowsweet would"));
    assert!(server.holds(bytes(&call)));
    assert_eq!(session.instructor.delete(&session.at("/seats/1")), 204);
    assert!(!server.holds("Meadowsweet"));
    assert!(!server.holds(bytes(&call)));
    assert!(server.holds("only Cuckooflower would"));
    assert_eq!(gone.browser.get(&gone.at("")).0, 404);
    assert_eq!(gone.browser.get(&format!("/api/calls/{call}")).0, 404);
    assert_eq!(stays.view()["no"], 2);
    assert_eq!(session.instructor.delete(&session.at("/seats/1")), 404);
}

#[test]
fn a_session_is_erased_with_everything_in_it() {
    let server = Server::start();
    let mut named = plan(&["server-owner"]);
    named["title"] = "Snowdrop Evening".into();
    let session = Session::begun(&server, &named);
    let other = Session::begun(&server, &plan(&["server-owner"]));
    let (trainee, call) = somebody(&server, &session, "Meadowsweet");
    somebody(&server, &other, "Cuckooflower");
    // What they play by themselves is theirs.
    let own = trainee.browser.ring("server-owner", 7);
    assert!(server.holds("Snowdrop Evening") && server.holds("Meadowsweet"));
    assert_eq!(session.instructor.delete(&session.at("")), 204);
    assert!(!server.holds("Snowdrop Evening") && !server.holds("Meadowsweet"));
    assert!(!server.holds(bytes(&call)));
    assert_eq!(session.instructor.get(&session.at("")).0, 404);
    assert_eq!(trainee.browser.get(&trainee.at("")).0, 404);
    assert_eq!(trainee.browser.get(&format!("/api/calls/{own}")).0, 200);
    assert_eq!(other.board()["counts"]["seats"], 1);
}

#[test]
fn a_learner_who_erases_themselves_is_gone_from_sessions_too() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let (gone, call) = somebody(&server, &session, "Meadowsweet");
    somebody(&server, &session, "Cuckooflower");
    let id = learner(&gone);
    assert!(server.holds(&id));
    assert_eq!(gone.browser.delete("/api/me"), 204);
    for part in [&id[..], &bytes(&call), b"Meadowsweet"] {
        assert!(!server.holds(part), "{}", String::from_utf8_lossy(part));
    }
    let board = session.board();
    assert_eq!(board["seats"].as_array().unwrap().len(), 1);
    assert_eq!(board["seats"][0]["name"], "Cuckooflower");
}

#[test]
fn what_somebody_would_have_asked_goes_with_them() {
    let server = Server::start();
    let session = Session::begun(&server, &together(&["server-owner"]));
    let trainee = session.trainee(&server, "Meadowsweet");
    session.instructor.post(&session.at("/lead"), &json!({}));
    trainee.would_ask("Does the heron fly at dusk?");
    assert!(server.holds("the heron fly"));
    assert_eq!(session.instructor.delete(&session.at("/seats/1")), 204);
    assert!(!server.holds("the heron fly"));
}

#[test]
fn whoever_led_a_room_may_erase_themselves_and_the_room_goes_on() {
    let server = Server::start();
    let session = Session::begun(&server, &together(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    session.instructor.post(&session.at("/lead"), &json!({}));
    let call = trainee.take();
    assert_eq!(session.instructor.delete("/api/me"), 204);
    let other = Session {
        instructor: super::instructor(&server),
        ..session.beside(&server)
    };
    let (status, told) = other.instructor.post(&other.at("/lead"), &json!({}));
    assert_eq!(status, 200, "{told}");
    trainee.send(&call, 1, &[json!({ "Write": "still here" })]);
    assert_eq!(other.board()["counts"]["playing"], 1);
}

#[test]
fn what_was_kept_long_enough_is_erased_when_the_server_begins() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let other = Session::of(&server, &plan(&["server-owner"]));
    let (trainee, _) = somebody(&server, &session, "Meadowsweet");
    let room = &session.room;
    let key = server.key.clone();
    let due = if server.is_on_postgres() {
        format!("UPDATE room SET keep_until_s = 1 WHERE id = '\\x{room}'")
    } else {
        format!("UPDATE room SET keep_until_s = 1 WHERE id = x'{room}'")
    };
    let server = server.started_again_after(&due);
    assert_eq!(server.key, key, "the link is the same");
    assert!(!server.holds("Meadowsweet"));
    let (session, other) = (session.beside(&server), other.beside(&server));
    assert_eq!(session.instructor.get(&session.at("")).0, 404);
    assert_eq!(trainee.beside(&server).browser.get(&trainee.at("")).0, 404);
    assert_eq!(other.board()["counts"]["seats"], 0);
    let audit = other.instructor.json("/api/instructor/audit");
    let rows = audit["rows"].as_array().unwrap();
    let purged = rows.iter().find(|it| it["did"] == "purged").unwrap();
    assert!(
        purged["what"].as_str().unwrap().contains("1 sessions"),
        "{purged}"
    );
    assert_eq!(audit["whole"], true);
}
