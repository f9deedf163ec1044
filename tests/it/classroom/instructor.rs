use serde_json::json;

use super::{enter, instructor, join};
use crate::serving::Server;

#[test]
fn an_instructor_comes_in_by_the_link_that_was_printed_and_goes() {
    let server = Server::start();
    assert!(server.told.contains("/instructor#key="));
    let browser = server.browser();
    assert_eq!(browser.json("/api/instructor")["signed_in"], false);
    assert_eq!(enter(&browser, &"0".repeat(32)).0, 401);
    assert_eq!(enter(&browser, "").0, 401);
    assert_eq!(enter(&browser, &server.key).0, 204);
    let first = browser.json("/api/instructor");
    assert_eq!(
        (&first["signed_in"], &first["rooms"]),
        (&json!(true), &json!([]))
    );
    assert!(first["calls"].as_array().unwrap().len() >= 12);
    assert_eq!(browser.post("/api/instructor/leave", &json!({})).0, 204);
    assert_eq!(browser.json("/api/instructor")["signed_in"], false);
    assert_eq!(browser.post("/api/rooms", &json!({})).0, 403);
}

#[test]
fn a_password_is_as_good_as_the_link_until_a_new_link_is_drawn() {
    let server = Server::start();
    let old = server.key.clone();
    let before = instructor(&server);
    let typed = "heron under the willow\n";
    let server = server.killed_and_started_with(&["--set-password"], Some(typed));
    assert_eq!(server.key, old);
    let by_password = server.browser();
    assert_eq!(enter(&by_password, "heron under the willow").0, 204);
    assert_eq!(enter(&server.browser(), "heron under the Willow").0, 401);
    assert_eq!(enter(&server.browser(), &old).0, 204);
    // Who came in before there was a password comes in anew.
    assert_eq!(
        before.beside(&server).json("/api/instructor")["signed_in"],
        false
    );

    let server = server.killed_and_started_with(&["--new-link"], None);
    assert_ne!(server.key, old);
    for cookie in [before, by_password] {
        let browser = cookie.beside(&server);
        assert_eq!(browser.json("/api/instructor")["signed_in"], false);
        assert_eq!(browser.get("/api/instructor/audit").0, 403);
        assert_eq!(enter(&browser, &old).0, 401);
        assert_eq!(enter(&browser, "heron under the willow").0, 401);
        assert_eq!(enter(&browser, &server.key).0, 204);
    }
}

#[test]
fn trainees_are_sent_where_the_server_is_said_to_be_found() {
    let server = Server::start_with(&["--found-at", "https://training.example/"]);
    let told = server.told.clone();
    assert!(
        told.contains("https://training.example/instructor#key="),
        "{told}"
    );
    let code = told
        .split("https://training.example/join, code ")
        .nth(1)
        .expect(&told);
    let code = code.split_whitespace().next().unwrap();
    assert!(told.contains(&format!("https://training.example/join/{code}")));
    // The session that waits is there, and what it is called on the net is what its board says.
    let (status, joined) = join(&server.browser(), code, None);
    assert_eq!(status, 200, "{joined}");
    let room = joined["room"].as_str().unwrap();
    let board = instructor(&server).json(&format!("/api/rooms/{room}"));
    assert_eq!(board["join"], json!(["https://training.example/join"]));
    assert!(board["qr"].as_str().unwrap().contains("<svg"));
    // Started again, the same one waits.
    let server = server.killed_and_started_with(&["--found-at", "https://training.example"], None);
    assert!(
        server.told.contains(&format!("code {code}")),
        "{}",
        server.told
    );
}

#[test]
fn a_server_for_this_machine_alone_opens_no_session_by_itself() {
    let server = Server::start();
    assert!(!server.told.contains("A session waits"), "{}", server.told);
    assert_eq!(
        instructor(&server).json("/api/instructor")["rooms"],
        json!([])
    );
}
