use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum_extra::extract::SignedCookieJar;
use axum_extra::extract::cookie::{Cookie, Key};
use serde_json::json;

use super::address::{asked, request};
use super::{Events, Session, Trainee, enter, instructor, join, plan, together};
use crate::serving::{Browser, Server, soon, status};

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
    let many: Vec<Trainee> = (0..20)
        .map(|no| session.trainee(&server, &format!("Trainee {no}")))
        .collect();
    let listens = |it: &Trainee| Events::answered(&server, &it.browser, &it.at("/live"));
    let held: Vec<Events> = many
        .iter()
        .flat_map(|it| (0..8).map(|_| listens(it).unwrap()))
        .collect();
    // Nobody has more windows than that.
    assert_eq!(status(&listens(&many[0]).err().unwrap()), 429);
    let began = Instant::now();
    trainee.send(&call, 1, &[json!({ "Write": "meanwhile" })]);
    session.order(json!("Pause"));
    assert!(
        began.elapsed() < Duration::from_secs(5),
        "{:?}",
        began.elapsed()
    );
    // They just go; nobody says goodbye.
    drop(held);
    session.order(json!("GoOn"));
    let began = Instant::now();
    trainee.send(&call, 2, &[json!({ "Write": "after" })]);
    let mut events = Events::of(&server, &session.instructor, &session.at("/live"));
    assert_eq!(events.next()["whole"], true);
    soon(|| listens(&many[0]).ok());
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
