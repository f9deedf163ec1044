use std::time::{Duration, Instant};

use serde_json::json;

use super::{Events, Session, plan};
use crate::serving::Server;

#[test]
fn a_board_is_sent_whole_once_and_then_only_what_has_changed() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let [one, _two] = ["Bluebell", "Foxglove"].map(|it| session.trainee(&server, it));
    let mut events = Events::of(&server, &session.instructor, &session.at("/live"));
    let first = events.next();
    assert_eq!(first["whole"], true);
    assert_eq!(first["seats"].as_array().unwrap().len(), 2);
    let call = one.take();
    one.send(&call, 1, &[json!({ "Write": "one thing" })]);
    let event = events.until(|it| it["seats"][0]["progress"]["done"] == 1);
    assert_eq!(event["whole"], false);
    assert_eq!(event["seats"].as_array().unwrap().len(), 1, "{event}");
    assert_eq!(event["seats"][0]["no"], 1);
    session.order(json!({ "Hint": "Listen once more." }));
    let event = events.until(|it| it["standing"]["hints"] == 1);
    assert_eq!(event["seats"], json!([]), "{event}");
    // A seat that is gone is told by all the others.
    assert_eq!(session.instructor.delete(&session.at("/seats/1")), 204);
    let event = events.until(|it| it["whole"] == true);
    assert_eq!(event["seats"].as_array().unwrap().len(), 1);
}

#[test]
fn a_seat_is_told_of_a_pause_within_a_second() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let mut events = Events::of(&server, &trainee.browser, &trainee.at("/live"));
    assert_eq!(events.next()["standing"]["paused"], false);
    let began = Instant::now();
    session.order(json!("Pause"));
    events.until(|it| it["standing"]["paused"] == true);
    assert!(
        began.elapsed() < Duration::from_secs(1),
        "{:?}",
        began.elapsed()
    );
    session.seat(1, json!({ "hint": "You are doing well." }));
    let event = events.until(|it| it["hint"] != json!(null));
    assert_eq!(event["hint"]["words"], "You are doing well.");
    session.seat(1, json!({ "remove": true }));
    events.until(|it| it["removed"] == true);
}

#[test]
fn a_wall_is_sent_again_when_somebody_comes_and_not_for_nothing() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let mut events = Events::of(&server, &session.instructor, &session.at("/wall/live"));
    assert_eq!(events.next()["counts"]["seats"], 0);
    session.trainee(&server, "Bluebell");
    assert_eq!(events.next()["counts"]["seats"], 1);
    session.order(json!("Lock"));
    assert_eq!(events.next()["standing"]["locked"], true);
}

#[test]
fn a_stream_ends_with_its_session() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let mut events = Events::of(&server, &trainee.browser, &trainee.at("/live"));
    events.next();
    assert_eq!(session.instructor.delete(&session.at("")), 204);
    let mut rest = Vec::new();
    std::io::Read::read_to_end(&mut events.0, &mut rest).unwrap();
    assert_eq!(trainee.browser.get(&trainee.at("/live")).0, 404);
}
