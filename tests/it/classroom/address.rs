use serde_json::json;

use super::{Session, plan, together};
use crate::serving::{Browser, Server, status};

/// What an instructor asks for in a session: how, and where.
const INSTRUCTOR: [(&str, &str); 26] = [
    ("GET", ""),
    ("GET", "/live"),
    ("GET", "/wall"),
    ("GET", "/wall/live"),
    ("GET", "/debrief"),
    ("GET", "/report"),
    ("GET", "/report.pdf"),
    ("GET", "/results.xlsx"),
    ("GET", "/results.csv"),
    ("GET", "/results.json?names=1"),
    ("GET", "/nothing-there"),
    ("GET", "/seats/1/report"),
    ("GET", "/seats/1/report.pdf"),
    ("GET", "/seats/1/certificate.pdf"),
    ("GET", "/seats/1/export.json"),
    ("PUT", "/plan"),
    ("POST", "/order"),
    ("POST", "/lead"),
    ("POST", "/ask"),
    ("POST", "/seats/1"),
    ("POST", "/seats/0"),
    ("DELETE", "/seats/1"),
    ("DELETE", "/seats/0"),
    ("DELETE", ""),
    // Addresses of their own, whichever the session.
    ("GET", "//api/instructor/audit"),
    ("POST", "//api/instructor/leave"),
];

/// What a trainee asks for in a session.
const TRAINEE: [(&str, &str); 8] = [
    ("GET", ""),
    ("GET", "/live"),
    ("GET", "/debrief"),
    ("POST", "/take"),
    ("POST", "/next"),
    ("POST", "/ask"),
    ("POST", "/leave"),
    ("POST", "/desk"),
];

/// An address of the instructor's, as it stands in the list.
fn instructors(room: &str, what: &str) -> String {
    match what.strip_prefix('/').filter(|it| it.starts_with('/')) {
        Some(whole) => whole.to_owned(),
        None => format!("/api/rooms/{room}{what}"),
    }
}

/// A request as its bytes, with these cookies and lines in its head.
pub fn request(server: &Server, (how, path): (&str, &str), head: &str, body: &str) -> String {
    format!(
        "{how} {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{head}Connection: close\r\n\r\n{body}",
        server.address,
        body.len()
    )
}

/// How a request of this browser's is answered.
pub fn asked(server: &Server, browser: &Browser, what: (&str, &str), body: &str) -> u16 {
    let head = format!("Cookie: {}\r\n", browser.cookies());
    status(&server.raw(&request(server, what, &head, body)))
}

#[test]
fn a_trainee_is_no_instructor_at_any_address() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    trainee.plays();
    for (how, what) in INSTRUCTOR {
        let path = instructors(&session.room, what);
        assert_eq!(
            asked(&server, &trainee.browser, (how, &path), "{}"),
            403,
            "{how} {path}"
        );
    }
    assert_eq!(trainee.browser.post("/api/rooms", &json!({})).0, 403);
    let first = trainee.browser.json("/api/instructor");
    assert!(first.get("rooms").is_none(), "{first}");
    for page in ["session", "wall"] {
        let (_, page) = trainee.browser.get(&format!("/{page}/{}", session.room));
        assert!(
            page.contains("\"page\":null") && !page.contains(&session.code),
            "{page}"
        );
    }
    let board = session.board();
    assert_eq!(
        (&board["standing"]["phase"], &board["counts"]["over"]),
        (&json!("running"), &json!(1))
    );
}

#[test]
fn a_session_one_does_not_sit_in_is_as_if_it_were_not_there() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let other = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    other.trainee(&server, "Foxglove");
    for room in [&*other.room, &"0".repeat(32), "x", "..%2f..%2fetc", "%00"] {
        for (how, what) in TRAINEE {
            let path = format!("/api/room/{room}{what}");
            let body = if what == "/ask" {
                r#"{"text":"Who?"}"#
            } else {
                ""
            };
            assert_eq!(
                asked(&server, &trainee.browser, (how, &path), body),
                404,
                "{how} {path}"
            );
        }
        let (_, page) = trainee.browser.get(&format!("/room/{room}"));
        assert!(page.contains("\"page\":null"));
    }
    // Nobody has no seat either, and the instructor has none by being the instructor.
    let nobody = Browser::at(&server.address);
    assert_eq!(nobody.get(&trainee.at("")).0, 401);
    assert_eq!(session.instructor.get(&trainee.at("")).0, 404);
    assert_eq!(other.board()["counts"]["seats"], 1);
}

#[test]
fn another_trainees_call_is_as_if_it_were_not_there() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let [owner, other] = ["Bluebell", "Foxglove"].map(|it| session.trainee(&server, it));
    let call = owner.take();
    other.take();
    owner.send(&call, 1, &[json!({ "Write": "mine alone" })]);
    let sent = r#"{"no":2,"deed":{"Write":"not mine"}}"#;
    let added = r#"{"from":0,"text":"not mine"}"#;
    for who in [&other.browser, &session.instructor] {
        for (how, what, body) in [
            ("GET", "", ""),
            ("GET", "/look", ""),
            ("GET", "/journal", ""),
            ("POST", "/journal", added),
            ("POST", "/send", sent),
            ("POST", "/pause", ""),
            ("POST", "/go-on", ""),
            ("POST", "/aside", ""),
            ("DELETE", "", ""),
        ] {
            let path = format!("/api/calls/{call}{what}");
            assert_eq!(asked(&server, who, (how, &path), body), 404, "{how} {path}");
        }
        assert_eq!(who.get(&format!("/api/debriefs/{call}")).0, 404);
    }
    let shown = owner.send(&call, 2, &[json!({ "Write": "still mine" })]);
    assert_eq!(shown["view"]["log"].as_array().unwrap().len(), 2);
}

#[test]
fn a_command_that_was_overheard_does_nothing_with_another_cookie() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let [owner, other] = ["Bluebell", "Foxglove"].map(|it| session.trainee(&server, it));
    let (call, own) = (owner.take(), other.take());
    let body = r#"{"no":1,"deed":{"Write":"overheard"}}"#;
    let path = format!("/api/calls/{call}/send");
    assert_eq!(asked(&server, &owner.browser, ("POST", &path), body), 200);
    // The same bytes, as somebody else's; as nobody's; and once more as their own.
    assert_eq!(asked(&server, &other.browser, ("POST", &path), body), 404);
    let nobody = request(&server, ("POST", &path), "", body);
    assert_eq!(status(&server.raw(&nobody)), 401);
    assert_eq!(asked(&server, &owner.browser, ("POST", &path), body), 200);
    assert_eq!(
        owner.look(&call)["view"]["log"].as_array().unwrap().len(),
        1
    );
    assert_eq!(other.look(&own)["view"]["log"], json!([]));
}

#[test]
fn no_page_of_another_site_changes_anything() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let call = trainee.take();
    let mut all: Vec<(&str, String, &Browser)> = Vec::new();
    for (how, what) in INSTRUCTOR {
        all.push((how, instructors(&session.room, what), &session.instructor));
    }
    for (how, what) in TRAINEE {
        all.push((how, trainee.at(what), &trainee.browser));
    }
    for (how, path) in [
        ("POST", "/api/rooms".to_owned()),
        ("POST", "/api/instructor/enter".to_owned()),
    ] {
        all.push((how, path, &session.instructor));
    }
    for (how, path) in [
        ("POST", "/api/join".to_owned()),
        ("POST", format!("/api/calls/{call}/journal")),
        ("POST", format!("/api/calls/{call}/send")),
        ("PUT", "/api/me".to_owned()),
        ("DELETE", "/api/me".to_owned()),
    ] {
        all.push((how, path, &trainee.browser));
    }
    let version = session.instructor.json("/api/instructor/audit")["rows"][0]["no"].clone();
    for (how, path, browser) in all.iter().filter(|it| it.0 != "GET") {
        for line in [
            "Sec-Fetch-Site: cross-site\r\n",
            "Sec-Fetch-Site: same-site\r\n",
            "Origin: http://evil.example\r\n",
        ] {
            let head = format!("Cookie: {}\r\n{line}", browser.cookies());
            let answer = server.raw(&request(&server, (how, path), &head, "{}"));
            assert_eq!(status(&answer), 403, "{how} {path} {line}");
        }
    }
    let audit = session.instructor.json("/api/instructor/audit");
    assert_eq!(audit["rows"][0]["no"], version, "nothing was done");
    assert_eq!(session.board()["seats"][0]["left"], false);
    assert_eq!(trainee.look(&call)["sent"], 0);
}

#[test]
fn what_is_too_large_or_makes_no_sense_is_refused_in_words_everywhere() {
    let server = Server::start();
    let session = Session::begun(&server, &together(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    session.instructor.post(&session.at("/lead"), &json!({}));
    let call = trainee.take();
    let before = session.board()["standing"].clone();
    let of_instructor = ["/plan", "/order", "/ask", "/seats/1"].map(|it| session.at(it));
    let of_trainee = [
        trainee.at("/ask"),
        "/api/join".to_owned(),
        format!("/api/calls/{call}/send"),
        format!("/api/calls/{call}/journal"),
        "/api/me".to_owned(),
    ];
    let of_instructor = of_instructor
        .into_iter()
        .chain(["/api/rooms".to_owned(), "/api/instructor/enter".to_owned()]);
    let all = of_instructor
        .map(|it| (it, &session.instructor))
        .chain(of_trainee.into_iter().map(|it| (it, &trainee.browser)));
    let large = format!("{{\"text\":\"{}\"}}", "x".repeat(40_000));
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for (path, browser) in all {
        let how = if path.ends_with("/plan") || path.ends_with("/me") {
            "PUT"
        } else {
            "POST"
        };
        let sent = |body: &str| {
            let head = format!("Cookie: {}\r\n", browser.cookies());
            server.raw(&request(&server, (how, &path), &head, body))
        };
        for (body, wanted) in [
            (&*large, 413..=413),
            (&*deep, 400..=422),
            ("", 400..=422),
            ("{", 400..=422),
            ("null", 400..=422),
            ("\"Dance\"", 400..=422),
            ("[1,2]", 400..=422),
            (r#"{"no_such_field":1}"#, 400..=422),
            (
                r#"{"text":7,"code":[],"secret":{},"hint":1,"plan":"x","no":-1}"#,
                400..=422,
            ),
            ("\u{0}\u{1}\u{fffd}", 400..=422),
        ] {
            let answer = sent(body);
            let start: String = body.chars().take(30).collect();
            assert!(
                wanted.contains(&status(&answer)),
                "{how} {path} {start}: {answer}"
            );
            assert!(
                answer.contains("\"error\""),
                "{how} {path} {start}: {answer}"
            );
        }
        // It is not what a form of another page could send.
        let text = format!("Cookie: {}\r\n", browser.cookies());
        let text =
            request(&server, (how, &path), &text, "{}").replace("application/json", "text/plain");
        assert_eq!(status(&server.raw(&text)), 415, "{how} {path}");
    }
    assert_eq!(session.board()["standing"], before);
}
