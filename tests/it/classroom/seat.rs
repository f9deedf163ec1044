use serde_json::json;

use super::{Session, join, plan};
use crate::serving::Server;

#[test]
fn a_code_is_typed_in_any_case_and_with_a_hyphen() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let lower = session.code.to_lowercase();
    let (first, last) = lower.split_at(3);
    for typed in [
        session.code.clone(),
        lower.clone(),
        format!(" {first}-{last} "),
        format!("{first} {last}"),
    ] {
        let (status, joined) = join(&server.browser(), &typed, None);
        assert_eq!(
            (status, &joined["room"]),
            (200, &json!(session.room)),
            "{typed}"
        );
    }
    let (_, page) = server.browser().get(&format!("/join/{lower}"));
    assert!(page.contains(&format!("\"code\":\"{}\"", session.code)));
    assert_eq!(session.board()["counts"]["seats"], 4);
}

#[test]
fn whoever_comes_in_again_keeps_their_seat_and_their_name() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    session.trainee(&server, "Foxglove");
    // A lost network, another window, a telephone that slept: they type the code once more.
    let (status, _) = join(&trainee.browser, &session.code, Some("Somebody Else"));
    assert_eq!(status, 200);
    let view = trainee.view();
    assert_eq!(
        (&view["no"], &view["name"]),
        (&json!(1), &json!("Bluebell"))
    );
    assert_eq!(session.board()["counts"]["seats"], 2);
}

#[test]
fn another_browser_sits_at_another_seat_under_a_name_of_its_own() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let (one, other) = (server.browser(), server.browser());
    for browser in [&one, &other] {
        assert_eq!(join(browser, &session.code, None).0, 200);
    }
    let view = |it: &crate::serving::Browser| it.json(&format!("/api/room/{}", session.room));
    let (one, other) = (view(&one), view(&other));
    assert_eq!((&one["no"], &other["no"]), (&json!(1), &json!(2)));
    assert_ne!(one["name"], other["name"]);
    assert!(one["name"].as_str().unwrap().contains(' '));
}

#[test]
fn a_name_that_somebody_has_is_not_given_again() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    session.trainee(&server, "Siân");
    let browser = server.browser();
    for name in ["Siân", "SIÂN", "  siân "] {
        let (status, told) = join(&browser, &session.code, Some(name));
        assert_eq!(status, 409, "{told}");
        assert!(told["error"].as_str().unwrap().contains("another name"));
    }
    assert_eq!(join(&browser, &session.code, Some("Siân O")).0, 200);
    let (status, told) = session.seat(2, json!({ "rename": "siân" }));
    assert_eq!(status, 422, "{told}");
    let (status, board) = session.seat(2, json!({ "rename": "Rhian" }));
    assert_eq!((status, &board["seats"][1]["name"]), (200, &json!("Rhian")));
}

#[test]
fn nobody_new_comes_into_a_locked_session_and_whoever_sits_there_does() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    session.order(json!("Lock"));
    let newcomer = server.browser();
    assert_eq!(join(&newcomer, &session.code, None).0, 423);
    assert_eq!(join(&trainee.browser, &session.code, None).0, 200);
    session.order(json!("Unlock"));
    assert_eq!(join(&newcomer, &session.code, None).0, 200);
}

#[test]
fn whoever_was_taken_out_is_told_so_and_may_be_let_in_again() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let call = trainee.take();
    let (status, board) = session.seat(1, json!({ "remove": true }));
    assert_eq!((status, &board["counts"]["seats"]), (200, &json!(0)));
    assert_eq!(trainee.view()["removed"], true);
    assert_eq!(join(&trainee.browser, &session.code, None).0, 410);
    assert_eq!(trainee.post("/take").0, 410);
    let (status, told) = trainee
        .browser
        .send(&call, 1, &json!({ "Write": "still here" }));
    assert_eq!(status, 422, "{told}");
    session.seat(1, json!({ "back": true }));
    assert_eq!(trainee.take(), call);
    trainee.send(&call, 1, &[json!({ "Write": "here again" })]);
}

#[test]
fn whoever_left_comes_in_again_at_the_same_seat() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    assert_eq!(trainee.post("/leave").0, 204);
    assert_eq!(trainee.post("/leave").0, 204);
    assert_eq!(session.board()["seats"][0]["left"], true);
    assert_eq!(trainee.post("/take").0, 409);
    assert_eq!(join(&trainee.browser, &session.code, None).0, 200);
    assert_eq!(session.board()["seats"][0]["left"], false);
    assert_eq!(trainee.no(), 1);
}

#[test]
fn a_session_that_is_over_has_no_code_any_more() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let board = session.order(json!("End"));
    assert_eq!(board["code"], json!(null));
    let (status, told) = join(&server.browser(), &session.code, None);
    assert_eq!(status, 404, "{told}");
}
