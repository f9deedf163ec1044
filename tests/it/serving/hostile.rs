use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use super::{Browser, Server, status};

#[test]
fn what_is_another_learners_is_as_if_it_were_not_there() {
    let server = Server::start();
    let (owner, other) = (server.browser(), server.browser());
    let call = owner.ring("server-owner", 7);
    owner.send(&call, 1, &json!({ "Write": "mine" }));
    for path in ["", "/look"] {
        let (status, told) = other.get(&format!("/api/calls/{call}{path}"));
        assert_eq!(status, 404, "{told}");
        assert!(!told.contains("mine"));
    }
    assert_eq!(other.send(&call, 2, &json!("End")).0, 404);
    for what in ["pause", "go-on", "aside"] {
        assert_eq!(
            other
                .post(&format!("/api/calls/{call}/{what}"), &json!(null))
                .0,
            404
        );
    }
    assert_eq!(other.delete(&format!("/api/calls/{call}")), 404);
    assert_eq!(other.get(&format!("/api/debriefs/{call}")).0, 404);
    assert_eq!(other.get(&format!("/debrief/{call}/print")).0, 404);
    let (_, page) = other.get(&format!("/call/{call}"));
    assert!(page.contains("\"page\":null") && !page.contains("mine"));
    for call in [
        "0",
        "../../etc/passwd",
        &"0".repeat(32),
        &"f".repeat(33),
        "%00",
    ] {
        assert_eq!(
            other
                .get(&format!("/api/calls/{}", call.replace('/', "%2f")))
                .0,
            404
        );
    }
    // The owner goes on as if nothing had been.
    assert_eq!(
        owner.send(&call, 2, &json!({ "Write": "still mine" })).0,
        200
    );
}

#[test]
fn a_cookie_that_this_server_did_not_sign_is_no_cookie() {
    let server = Server::start();
    let owner = server.browser();
    let call = owner.ring("server-owner", 7);
    let id = owner.json("/api/me/export")["learner"]
        .as_str()
        .unwrap()
        .to_owned();
    let mac = "A".repeat(43);
    for cookie in [
        id.clone(),
        format!("{mac}%3D{id}"),
        format!("{mac}={id}"),
        String::new(),
    ] {
        let asked = format!(
            "GET /api/calls/{call} HTTP/1.1\r\nHost: {}\r\nCookie: learner={cookie}\r\nConnection: close\r\n\r\n",
            server.address
        );
        assert_eq!(status(&server.raw(&asked)), 401, "{cookie}");
    }
    let nobody = Browser::at(&server.address);
    assert_eq!(nobody.get("/api/shelf").0, 401);
}

#[test]
fn other_pages_and_other_names_are_not_served() {
    let server = Server::start();
    let host = &server.address;
    let ask = |head: &str| status(&server.raw(&format!("{head}Connection: close\r\n\r\n")));
    assert_eq!(ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n")), 200);
    assert_eq!(ask("GET / HTTP/1.1\r\nHost: evil.example\r\n"), 421);
    assert_eq!(ask("GET / HTTP/1.0\r\n"), 421);
    for lines in [
        "Sec-Fetch-Site: cross-site\r\n",
        "Sec-Fetch-Site: same-site\r\n",
        "Origin: http://evil.example\r\n",
        "Origin: null\r\n",
    ] {
        let head = format!("DELETE /api/me HTTP/1.1\r\nHost: {host}\r\n{lines}");
        assert_eq!(ask(&head), 403, "{lines}");
    }
}

#[test]
fn what_is_too_large_or_makes_no_sense_is_refused_in_words() {
    let server = Server::start();
    let browser = server.browser();
    let call = browser.ring("server-owner", 7);
    let path = format!("/api/calls/{call}/send");
    let (status, told) = browser.send(&call, 1, &json!({ "Ask": "x".repeat(100_000) }));
    assert_eq!(status, 413, "{told}");
    let (status, told) = browser.send(&call, 1, &json!({ "Ask": "x".repeat(20_000) }));
    assert_eq!(status, 422, "{told}");
    assert!(told["error"].as_str().unwrap().contains("long"), "{told}");
    for body in [
        json!({}),
        json!([]),
        json!({ "no": -1, "deed": "End" }),
        json!({ "no": 1, "deed": { "Dance": "now" } }),
        json!({ "no": 1, "deed": "End", "more": true }),
        json!({ "no": 1, "deed": { "Note": "x" } }),
    ] {
        let (status, told) = browser.post(&path, &body);
        assert!((400..500).contains(&status), "{body}: {status}");
        assert!(told["error"].is_string(), "{body}");
    }
    let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
    for (kind, body) in [
        ("application/json", &*deep),
        ("text/plain", "{}"),
        ("application/json", "{"),
    ] {
        let asked = format!(
            "POST {path} HTTP/1.1\r\nHost: {}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            server.address,
            body.len()
        );
        // Without a cookie it is nobody's, whatever it says.
        assert_eq!(super::status(&server.raw(&asked)), 401);
    }
    assert_eq!(browser.json(&format!("/api/calls/{call}"))["sent"], 0);
}

#[test]
fn markup_is_text_wherever_it_was_typed() {
    let server = Server::start();
    let browser = server.browser();
    let call = browser.ring("server-owner", 7);
    let markup = "</script><img src=x onerror=alert(1)><b>\"'&";
    browser.put("/api/me", &json!({ "nickname": "<script>1" }));
    let deeds = [
        json!({ "Ask": markup }),
        json!({ "Write": markup }),
        json!({ "Search": ["National", { "name": markup }, markup] }),
        json!({ "Grade": ["Priority", markup] }),
        json!("End"),
    ];
    let mut no = 1;
    for deed in deeds {
        let (status, told) = browser.send(&call, no, &deed);
        assert!(matches!(status, 200 | 422), "{told}");
        no += u64::from(status == 200);
        let (_, page) = browser.get(&format!("/call/{call}"));
        assert!(!page.contains("<img") && !page.contains("<script>1"));
    }
    let html = browser.json(&format!("/api/debriefs/{call}"))["html"].to_string();
    assert!(
        !html.contains("<img") && !html.contains("<b>\\\""),
        "{html}"
    );
    let (_, printed) = browser.get(&format!("/debrief/{call}/print"));
    assert!(!printed.contains("<img"));
}

#[test]
fn no_path_leads_out_of_what_is_served() {
    let server = Server::start();
    let browser = server.browser();
    for path in [
        "/static/x/../../Cargo.toml",
        "/static/x/..%2f..%2fCargo.toml",
        "/static/x/%2e%2e/%2e%2e/etc/passwd",
        "/recordings/server-owner/..%2f..%2f..%2fCargo.toml",
        "/recordings/..%2f..%2fscenarios/server-owner",
        "/recordings/server-owner/recordings.ron",
        "/api/brief/..%2f..%2fetc",
        "/api/films/server-owner/..%2f..%2f..%2fCargo",
        "/api/films/..%2fscenarios/expert",
        "/scenarios/server-owner/scenario.ron",
    ] {
        let (status, told) = browser.get(path);
        assert!(status == 404 || status == 400, "{path}: {status}");
        assert!(
            !told.contains("[package]") && !told.contains("root:"),
            "{path}"
        );
    }
}

#[test]
fn whoever_asks_too_much_waits_and_others_do_not() {
    let server = Server::start();
    let (greedy, other) = (server.browser(), server.browser());
    let refused = (0..300).filter(|_| greedy.get("/api/me").0 == 429).count();
    assert!(refused > 50, "{refused}");
    assert_eq!(other.get("/api/me").0, 200);
}

#[test]
fn connections_that_are_opened_and_left_keep_nobody_out() {
    let server = Server::start();
    let browser = server.browser();
    let mut left = Vec::new();
    for _ in 0..3_000 {
        // This machine lets a program open so many; what matters is that they are more than the server holds.
        match TcpStream::connect(&server.address) {
            Ok(stream) => left.push(stream),
            Err(_) => break,
        }
    }
    let began = Instant::now();
    assert_eq!(browser.get("/api/me").0, 200);
    assert_eq!(server.browser().get("/api/shelf").0, 200);
    assert!(left.len() > 500, "{}", left.len());
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn what_is_sent_too_slowly_is_not_waited_for_and_slows_nobody() {
    let server = Server::start();
    let browser = server.browser();
    let mut slow = Vec::new();
    for _ in 0..50 {
        let mut stream = TcpStream::connect(&server.address).unwrap();
        let head = format!(
            "POST /api/calls HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{",
            server.address
        );
        stream.write_all(head.as_bytes()).unwrap();
        slow.push(stream);
    }
    let mut half = TcpStream::connect(&server.address).unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nHo").unwrap();
    assert_eq!(browser.get("/api/shelf").0, 200);
    half.set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    let mut rest = Vec::new();
    // It is closed, with words or without.
    let _ = half.read_to_end(&mut rest);
    let all = String::from_utf8_lossy(&rest);
    assert!(all.is_empty() || all.contains("408"), "{all}");
}
