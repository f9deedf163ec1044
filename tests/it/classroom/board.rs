use serde_json::{Value, json};

use super::{ASKED, Session, plan};
use crate::serving::Server;

#[test]
fn the_board_says_who_sits_where_and_how_they_are_getting_on() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let [one, two, _three] =
        ["Bluebell", "Foxglove", "Yarrow"].map(|it| session.trainee(&server, it));
    let call = one.take();
    let deeds = [
        json!({ "Ask": ASKED }),
        json!({ "Mark": [{ "Number": 1 }, "age-gap"] }),
    ];
    one.send(&call, 1, &deeds);
    two.plays();
    let board = session.board();
    assert_eq!(board["titles"].as_array().unwrap().len(), 1);
    let counts = json!({ "seats": 3, "here": 3, "playing": 1, "over": 1 });
    assert_eq!(board["counts"], counts);
    let seats = board["seats"].as_array().unwrap();
    let names: Vec<&Value> = seats.iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["Bluebell", "Foxglove", "Yarrow"]);
    let progress = &seats[0]["progress"];
    assert_eq!(
        (&progress["last"], &progress["done"]),
        (&json!("mark"), &json!(2))
    );
    assert_eq!(progress["marks"], json!([[1, "age-gap"]]));
    assert!(!progress["heard"].as_array().unwrap().is_empty());
    assert!(seats[0]["quiet_s"].as_i64().unwrap() < 5);
    // Whoever is done is not quiet, and whoever has not begun is not either.
    assert_eq!(
        (&seats[1]["quiet_s"], &seats[1]["over"]),
        (&json!(null), &json!(1))
    );
    assert_eq!(
        (&seats[2]["quiet_s"], &seats[2]["progress"]),
        (&json!(null), &json!(null))
    );
}

#[test]
fn the_board_says_for_how_long_somebody_has_been_quiet() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let call = trainee.take();
    trainee.send(&call, 1, &[json!({ "Write": "one thing" })]);
    server.change(
        "UPDATE turn SET acted_ms = acted_ms - 90000; UPDATE seat SET seen_s = seen_s - 90",
    );
    let board = session.board();
    assert!(
        board["seats"][0]["quiet_s"].as_i64().unwrap() >= 90,
        "{board}"
    );
    assert_eq!(board["seats"][0]["here"], false);
    // A clock that was set back makes nobody wait less than nothing.
    server.change("UPDATE turn SET acted_ms = acted_ms + 9000000");
    assert_eq!(session.board()["seats"][0]["quiet_s"], 0);
    trainee.send(&call, 2, &[json!({ "Write": "another" })]);
    assert!(session.board()["seats"][0]["quiet_s"].as_i64().unwrap() < 5);
}

#[test]
fn the_board_names_what_most_others_heard_and_somebody_did_not() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    for name in ["Bluebell", "Foxglove", "Yarrow", "Campion"] {
        let trainee = session.trainee(&server, name);
        let call = trainee.take();
        trainee.send(&call, 1, &[json!({ "Ask": ASKED })]);
        trainee.send(&call, 2, &[json!("End")]);
    }
    let last = session.trainee(&server, "Teasel");
    let call = last.take();
    last.send(&call, 1, &[json!("End")]);
    let board = session.board();
    let not_heard = |place: usize| board["seats"][place]["not_heard"].as_array().unwrap();
    assert_eq!(not_heard(0).len(), 0, "{board}");
    assert!(!not_heard(4).is_empty(), "{board}");
}

#[test]
fn two_pages_of_one_instructor_change_one_room_and_no_change_is_lost() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let pages = [session.beside(&server), session.beside(&server)];
    std::thread::scope(|scope| {
        for (no, page) in pages.iter().enumerate() {
            scope.spawn(move || {
                for time in 0..15 {
                    page.order(json!({ "Hint": format!("{no} {time}") }));
                    page.order(json!(if no == 0 { "Pause" } else { "Lock" }));
                }
            });
        }
    });
    let standing = &session.board()["standing"];
    assert_eq!(standing["hints"], 30);
    assert_eq!(
        (&standing["paused"], &standing["locked"]),
        (&json!(true), &json!(true))
    );
}

#[test]
fn what_was_begun_is_not_changed_under_those_who_play_it() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let changed = |plan: &Value| session.instructor.put(&session.at("/plan"), plan);
    let (status, board) = changed(&plan(&["server-coach", "server-owner"]));
    assert_eq!(
        (status, &board["plan"]["calls"][0]),
        (200, &json!("server-coach"))
    );
    let seeds = board["plan"]["seeds"].clone();
    session.order(json!("Start"));
    let mut other = plan(&["quiet-boy"]);
    other["title"] = "Wednesday".into();
    other["pace"] = "together".into();
    let (status, board) = changed(&other);
    let plan = &board["plan"];
    assert_eq!((status, &plan["title"]), (200, &json!("Wednesday")));
    assert_eq!(plan["calls"], json!(["server-coach", "server-owner"]));
    assert_eq!((&plan["seeds"], &plan["pace"]), (&seeds, &json!("own")));
    let (status, told) = changed(&super::plan(&["no-such-call"]));
    assert_eq!(status, 422, "{told}");
}
