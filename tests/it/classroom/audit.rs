use serde_json::{Value, json};

use super::{Session, plan};
use crate::serving::Server;

fn audit(session: &Session) -> (Vec<Value>, bool) {
    let audit = session.instructor.json("/api/instructor/audit");
    let rows = audit["rows"].as_array().unwrap().clone();
    (rows, audit["whole"].as_bool().unwrap())
}

#[test]
fn the_audit_says_who_did_what_in_whole_rows_and_without_names() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Meadowsweet");
    trainee.plays();
    session.seat(
        1,
        json!({ "hint": "You are doing well.", "rename": "Cuckooflower" }),
    );
    session
        .instructor
        .put(&session.at("/plan"), &plan(&["server-owner"]));
    session.instructor.file(&session.at("/results.csv?names=1"));
    session.instructor.file(&session.at("/results.csv"));
    session.instructor.file(&session.at("/seats/1/report"));
    session.instructor.json(&session.at("/seats/1/export.json"));
    session.instructor.json(&session.at("/debrief"));
    session.instructor.delete(&session.at("/seats/1"));
    session.instructor.delete(&session.at(""));
    let (rows, whole) = audit(&session);
    assert!(whole);
    let did: Vec<&str> = rows.iter().map(|it| it["did"].as_str().unwrap()).collect();
    let expected = [
        "erased",
        "erased",
        "debriefed",
        "exported",
        "looked",
        "exported",
        "exported",
        "planned",
        "seated",
        "ordered",
        "opened",
        "entered",
    ];
    assert_eq!(did[..expected.len()], expected);
    let numbers: Vec<i64> = rows.iter().map(|it| it["no"].as_i64().unwrap()).collect();
    assert!(
        numbers.windows(2).all(|it| it[0] == it[1] + 1),
        "{numbers:?}"
    );
    let text = json!(rows).to_string();
    assert!(text.contains("with names") && text.contains("without names"));
    for word in ["Meadowsweet", "Cuckooflower", "doing well"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(text.contains(&session.room));
}

#[test]
fn whoever_changes_the_audit_is_found_out() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    assert!(audit(&session).1);
    server.change("UPDATE audit SET what = 'something else' WHERE did = 'ordered'");
    assert!(!audit(&session).1);
    let gone = Server::start();
    let session = Session::begun(&gone, &plan(&["server-owner"]));
    gone.change("DELETE FROM audit WHERE no = (SELECT max(no) FROM audit)");
    assert!(!audit(&session).1, "a row is missed at the end as well");
}

#[test]
fn many_who_are_written_down_at_once_are_one_chain() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let page = session.beside(&server);
            scope.spawn(move || {
                for _ in 0..8 {
                    page.instructor.file(&page.at("/results.csv"));
                }
            });
        }
    });
    let (rows, whole) = audit(&session);
    assert!(whole);
    assert_eq!(rows.iter().filter(|it| it["did"] == "exported").count(), 32);
}
