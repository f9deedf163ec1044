use serde_json::json;

use super::{Session, Trainee, plan, together};
use crate::serving::Server;

/// Names that are found again however they are written.
const NAMES: [&str; 4] = [
    "<b>Zyxxy</b>",
    "Wqyll & \"Ŵqyll\"",
    "=2+2 Jzzkk",
    "Łukqsz'; --",
];
const PARTS: [&str; 4] = ["zyxxy", "wqyll", "jzzkk", "ukqsz"];

fn trainees(server: &Server, session: &Session) -> Vec<Trainee> {
    NAMES.iter().map(|it| session.trainee(server, it)).collect()
}

fn assert_nameless(what: &str, text: &str) {
    let text = text.to_lowercase();
    for part in PARTS {
        assert!(!text.contains(part), "{what} names {part}");
    }
}

/// What everybody in the room may see, or what is handed on without names.
fn assert_all_nameless(session: &Session, trainee: &Trainee) {
    for path in [
        "/wall",
        "/debrief",
        "/report",
        "/results.json",
        "/results.csv",
    ] {
        let (status, text) = session.instructor.get(&session.at(path));
        assert_eq!(status, 200, "{path}");
        assert_nameless(path, &text);
    }
    for path in [
        format!("/wall/{}", session.room),
        "/api/instructor/audit".to_owned(),
    ] {
        let (status, text) = session.instructor.get(&path);
        assert_eq!(status, 200, "{path}");
        assert_nameless(&path, &text);
    }
    let (status, text) = trainee.browser.get(&trainee.at("/debrief"));
    assert_eq!(status, 200, "{text}");
    assert_nameless("the room's debrief", &text);
}

#[test]
fn the_wall_and_the_rooms_debrief_name_nobody() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner", "server-owner"]));
    let all = trainees(&server, &session);
    for trainee in &all {
        trainee.plays();
    }
    session.order(json!("End"));
    assert_all_nameless(&session, &all[0]);
    // The names are there, for whoever may see them.
    let board = session.board().to_string().to_lowercase();
    assert!(PARTS.iter().all(|it| board.contains(it)), "{board}");
}

#[test]
fn what_a_room_hears_together_names_nobody() {
    let server = Server::start();
    let session = Session::begun(&server, &together(&["server-owner"]));
    let all = trainees(&server, &session);
    assert_eq!(
        session.instructor.post(&session.at("/lead"), &json!({})).0,
        200
    );
    for trainee in &all {
        trainee.would_ask("How old is he?");
        let call = trainee.take();
        let deeds = [
            json!({ "Mark": [{ "Number": 1 }, "age-gap"] }),
            json!({ "Grade": ["Priority", null] }),
        ];
        trainee.send(&call, 1, &deeds);
    }
    for kind in ["questions", "marks", "grades", "referrals"] {
        session.order(json!({ "Reveal": [kind, true] }));
    }
    session.order(json!({ "Hint": "Listen to how she says it." }));
    let wall = session.wall();
    assert_nameless("the wall", &wall.to_string());
    assert_eq!(wall["standing"]["hint"], json!(null));
    assert_nameless("another's view", &all[0].view()["answers"].to_string());
    session.order(json!("End"));
    assert_all_nameless(&session, &all[0]);
}

#[test]
fn a_trainee_sees_no_name_but_their_own() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let all = trainees(&server, &session);
    let own = session.trainee(&server, "Bluebell");
    own.plays();
    all[0].plays();
    let (_, page) = own.browser.get(&format!("/room/{}", session.room));
    assert!(page.contains("Bluebell"));
    assert_nameless("their page", &page);
    assert_nameless("their seat", &own.view().to_string());
}
