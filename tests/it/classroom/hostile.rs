use std::net::TcpStream;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::{Cookie, Key};
use serde_json::json;

use super::{Events, Session, enter, instructor, join, plan, together};
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
fn request(server: &Server, (how, path): (&str, &str), head: &str, body: &str) -> String {
    format!(
        "{how} {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n{head}Connection: close\r\n\r\n{body}",
        server.address,
        body.len()
    )
}

/// How a request of this browser's is answered.
fn asked(server: &Server, browser: &Browser, what: (&str, &str), body: &str) -> u16 {
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

#[test]
fn what_is_sent_within_a_body_is_held_to_its_size() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let planned = |plan: &serde_json::Value| session.instructor.put(&session.at("/plan"), plan).0;
    let mut title = plan(&[]);
    title["title"] = "t".repeat(81).into();
    assert_eq!(planned(&title), 422);
    assert_eq!(planned(&plan(&["server-owner"; 21])), 422);
    let mut seeds = plan(&["server-owner"]);
    seeds["seeds"] = json!([u64::MAX]);
    assert_eq!(planned(&seeds), 422);
    let mut language = plan(&[]);
    language["language"] = "xx".into();
    assert_eq!(planned(&language), 422);
    for hint in ["", "   ", "a\u{7}b", &"h".repeat(401)] {
        let (status, told) = session
            .instructor
            .post(&session.at("/order"), &json!({ "Hint": hint }));
        assert_eq!(status, 422, "{told}");
    }
    for seat in ["x", "-1", "1.5", "4294967296", "%00"] {
        let path = session.at(&format!("/seats/{seat}"));
        let status = asked(&server, &session.instructor, ("POST", &path), "{}");
        assert!(matches!(status, 400 | 404), "{seat}: {status}");
    }
}

#[test]
fn markup_in_a_name_is_text_and_what_turns_the_reading_is_refused() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    for name in [
        "gnol\u{202e}",
        "a\u{2066}b",
        "a\u{200b}b",
        "a\u{7}b",
        &"w".repeat(41),
        "\u{3164}",
    ] {
        let (status, told) = join(&server.browser(), &session.code, Some(name));
        assert_eq!(status, 422, "{name:?}: {told}");
    }
    let markup = "</script><img src=x><b>\"'&";
    let trainee = session.trainee(&server, markup);
    trainee.plays();
    assert_eq!(trainee.view()["name"], markup);
    let pages = [
        (&trainee.browser, format!("/room/{}", session.room)),
        (&session.instructor, format!("/session/{}", session.room)),
        (&session.instructor, session.at("/seats/1/report")),
    ];
    for (browser, path) in pages {
        let (status, page) = browser.get(&path);
        assert_eq!(status, 200);
        assert!(
            !page.contains("<img") && !page.contains("</script><"),
            "{path}"
        );
    }
    let (status, told) = session.seat(1, json!({ "rename": "a\u{202e}b" }));
    assert_eq!(status, 422, "{told}");
}

#[test]
fn whoever_guesses_codes_waits_and_the_board_tells_of_it() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    assert_eq!(session.board()["warnings"], json!([]));
    let mut events = Events::of(&server, &session.instructor, &session.at("/live"));
    events.next();
    let guesser = server.browser();
    let tried = |code: &str| join(&guesser, code, None).0;
    let wrong = if session.code == "CCCCCC" {
        "DDDDDD"
    } else {
        "CCCCCC"
    };
    // What is no code at all is a guess as well.
    let tries = ["", "000000", wrong, "' OR 1=1", "CCCCCCCCCCCC"];
    let statuses: Vec<u16> = tries.iter().cycle().take(40).map(|it| tried(it)).collect();
    let let_in = statuses.iter().filter(|it| **it == 404).count();
    assert_eq!(let_in, 30, "{statuses:?}");
    assert!(statuses[30..].iter().all(|it| *it == 429));
    assert_eq!(tried(&session.code), 429, "the right one opens nothing now");
    let event = events.until(|it| it["warnings"] != json!([]));
    assert!(event["warnings"][0].as_str().unwrap().contains("guessing"));
    // Whoever sits there already goes on.
    assert_eq!(trainee.view()["no"], 1);
    let audit = session.instructor.json("/api/instructor/audit");
    assert_eq!(audit["rows"][0]["did"], "guessed");
}

#[test]
fn whoever_guesses_the_key_is_shut_out_for_a_while() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner"]));
    let guesser = server.browser();
    let statuses: Vec<u16> = (0..10)
        .map(|no| enter(&guesser, &format!("{no:032x}")).0)
        .collect();
    assert_eq!(statuses[..8], [401; 8]);
    assert_eq!(statuses[8..], [429; 2]);
    let (status, told) = enter(&guesser, &server.key);
    assert_eq!(status, 429, "{told}");
    assert!(told["error"].as_str().unwrap().contains("seconds"));
    // Whoever is in already stays in, and reads of it.
    let audit = session.instructor.json("/api/instructor/audit");
    assert_eq!(audit["rows"][0]["did"], "refused");
}

/// A cookie of an instructor who would stay until then, signed as the server signs.
fn signed(server: &Server, name: &'static str, value: String) -> String {
    let jar = SignedCookieJar::new(Key::from(&server.cookie_key()));
    let jar = jar.add(Cookie::new(name, value));
    let headers = axum::response::IntoResponse::into_response(jar)
        .headers()
        .clone();
    headers["set-cookie"].to_str().unwrap().to_owned()
}

#[test]
fn a_clock_that_was_set_back_lets_no_instructor_stay() {
    let server = Server::start();
    let browser = instructor(&server);
    let cookies = browser.cookies();
    let own = cookies
        .split("; ")
        .find(|it| it.starts_with("instructor="))
        .unwrap();
    let mark = own.rsplit('.').next().unwrap();
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs();
    let is_in = |until: i64, mark: &str| {
        let until = i64::try_from(now).unwrap() + until;
        let cookie = signed(&server, "instructor", format!("{until}.{mark}"));
        let head = format!("Cookie: {cookie}\r\n");
        let answer = server.raw(&request(
            &server,
            ("GET", "/api/instructor/audit"),
            &head,
            "",
        ));
        status(&answer) == 200
    };
    let hour = 60 * 60;
    assert!(is_in(hour, mark), "{mark}");
    assert!(!is_in(-1, mark));
    // Longer than anybody is let in for: it was given by a clock that ran ahead.
    assert!(!is_in(13 * hour, mark));
    assert!(!is_in(i64::from(i32::MAX), mark));
    assert!(!is_in(hour, "0000000000000000"));
    // What makes somebody a learner makes nobody an instructor.
    let learner = cookies
        .split("; ")
        .find(|it| it.starts_with("learner="))
        .unwrap();
    let moved = format!("Cookie: {}\r\n", learner.replace("learner=", "instructor="));
    let answer = server.raw(&request(
        &server,
        ("GET", "/api/instructor/audit"),
        &moved,
        "",
    ));
    assert_eq!(status(&answer), 403);
}

#[test]
fn a_flood_of_newcomers_keeps_nobody_out_who_is_there() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let call = trainee.take();
    let began = Instant::now();
    let sat = std::thread::scope(|scope| {
        let floods = (0..6).map(|_| {
            scope.spawn(|| {
                let came = (0..80).filter(|_| {
                    let browser = Browser::at(&server.address);
                    browser.get("/join").0 == 200 && join(&browser, &session.code, None).0 == 200
                });
                came.count()
            })
        });
        let floods: Vec<_> = floods.collect();
        for no in 1..=10 {
            let asked = Instant::now();
            trainee.send(&call, no, &[json!({ "Write": "meanwhile" })]);
            assert!(
                asked.elapsed() < Duration::from_secs(3),
                "{:?}",
                asked.elapsed()
            );
        }
        let sat = floods.into_iter().map(|it| it.join().unwrap());
        sat.sum::<usize>()
    });
    // So many may come at once, and after that so many a second.
    let most = 400 + usize::try_from(began.elapsed().as_secs() + 1).unwrap() * 20;
    assert!(sat > 100 && sat <= most, "{sat} of {most}");
    let board = session.board();
    let seats = board["seats"].as_array().unwrap();
    assert_eq!(seats.len(), sat + 1);
    let names: std::collections::BTreeSet<String> =
        seats.iter().map(|it| it["name"].to_string()).collect();
    assert_eq!(names.len(), seats.len(), "each has a name of their own");
}

#[test]
fn streams_that_are_opened_in_hundreds_and_left_slow_nobody() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let call = trainee.take();
    let streams: Vec<Events> = (0..150)
        .map(|_| Events::of(&server, &session.instructor, &session.at("/live")))
        .collect();
    let seats: Vec<Events> = (0..40)
        .map(|_| Events::of(&server, &trainee.browser, &trainee.at("/live")))
        .collect();
    let held: Vec<TcpStream> = streams
        .into_iter()
        .chain(seats)
        .map(|it| it.0.into_inner())
        .collect();
    let began = Instant::now();
    trainee.send(&call, 1, &[json!({ "Write": "meanwhile" })]);
    session.order(json!("Pause"));
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    // Most of them just go; nobody says goodbye.
    drop(held);
    session.order(json!("GoOn"));
    let began = Instant::now();
    trainee.send(&call, 2, &[json!({ "Write": "after" })]);
    let mut events = Events::of(&server, &session.instructor, &session.at("/live"));
    assert_eq!(events.next()["whole"], true);
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
}

#[test]
fn a_journal_that_was_changed_on_its_way_is_not_kept() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let (status, desk) = trainee.post("/desk");
    assert_eq!(status, 200, "{desk}");
    let path = format!("/api/calls/{}/journal", desk["call"].as_str().unwrap());
    let (_, kept) = trainee.browser.get(&path);
    assert_eq!(json!(kept.len()), desk["bytes"]);
    let add = |from: usize, text: &str| {
        trainee
            .browser
            .post(&path, &json!({ "from": from, "text": text }))
    };
    let (status, told) = add(0, &kept);
    assert_eq!((status, &told["bytes"]), (409, &json!(kept.len())));
    let last = kept.lines().last().unwrap();
    for text in [
        "not a record\n".to_owned(),
        last[..last.len() / 2].to_owned(),
        format!("{last}\n"),
        "\u{0}".to_owned(),
        "{}\n".repeat(200),
    ] {
        let (status, told) = add(kept.len(), &text);
        assert_eq!(status, 422, "{text}: {told}");
    }
    let (_, after) = trainee.browser.get(&path);
    assert_eq!(after, kept);
}

#[test]
fn whoever_erases_themselves_stops_nobody_who_follows_a_call() {
    let server = Server::start();
    let session = Session::begun(&server, &together(&["server-owner"]));
    session.instructor.post(&session.at("/lead"), &json!({}));
    let followers = ["Bluebell", "Foxglove"].map(|it| session.trainee(&server, it));
    let calls = followers.each_ref().map(|it| it.take());
    let gone = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        for (trainee, call) in followers.iter().zip(&calls) {
            let gone = &gone;
            scope.spawn(move || {
                while !gone.load(std::sync::atomic::Ordering::Relaxed) {
                    let (status, told) = trainee.browser.get(&format!("/api/calls/{call}"));
                    assert!(matches!(status, 200 | 429), "{told}");
                }
            });
        }
        for _ in 0..60 {
            assert_eq!(server.browser().delete("/api/me"), 204);
        }
        gone.store(true, std::sync::atomic::Ordering::Relaxed);
    });
}
