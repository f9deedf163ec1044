use serde_json::json;

use super::Server;

#[test]
fn what_a_learner_set_is_kept_and_the_language_changes_with_nothing_lost() {
    let server = Server::start();
    let browser = server.browser();
    let call = browser.ring("server-owner", 7);
    browser.send(&call, 1, &json!({ "Ask": "How old is he?" }));
    let before = browser.json(&format!("/api/calls/{call}"));
    let set =
        json!({ "language": "cy", "nickname": "Bluebell", "settings": { "text_percent": 150 } });
    let (status, me) = browser.put("/api/me", &set);
    assert_eq!((status, &me["language"]), (200, &json!("cy")));
    let (_, page) = browser.get(&format!("/call/{call}"));
    assert!(page.contains("<html lang=\"cy\""));
    let words = browser.json("/api/words/cy");
    assert_eq!(
        (&words["draft"], &words["language"]),
        (&json!(true), &json!("cy"))
    );
    let after = browser.json(&format!("/api/calls/{call}"));
    assert_eq!(after["view"]["turns"], before["view"]["turns"]);
    let me = browser.json("/api/me");
    assert_eq!(me["settings"]["text_percent"], 150);
    assert_eq!(me["nickname"], "Bluebell");
    let (status, _) = browser.put("/api/me", &json!({ "language": "xx" }));
    assert_eq!(status, 404);
}

#[test]
fn everything_is_exported_and_erased_from_every_byte_that_is_kept() {
    let server = Server::start();
    let (browser, other) = (server.browser(), server.browser());
    let said = "a sentence that nobody else in the world would think of typing";
    for who in [&browser, &other] {
        let call = who.ring("server-owner", 7);
        who.send(&call, 1, &json!({ "Write": said }));
    }
    let open = browser.ring("server-coach", 7);
    browser.send(
        &open,
        1,
        &json!({ "Write": "something only this learner wrote down" }),
    );
    browser.put("/api/me", &json!({ "nickname": "Meadowsweet" }));

    let export = browser.json("/api/me/export");
    assert_eq!(export["nickname"], "Meadowsweet");
    let calls = export["calls"].as_array().unwrap();
    assert_eq!(calls.len(), 2);
    assert!(export.to_string().contains(said));
    let id = export["learner"].as_str().unwrap().to_owned();

    let holds = |all: &[u8], part: &[u8]| all.windows(part.len()).any(|it| it == part);
    let id_bytes: Vec<u8> = (0..16)
        .map(|at| u8::from_str_radix(&id[at * 2..at * 2 + 2], 16).unwrap())
        .collect();
    let before = server.bytes();
    assert!(holds(&before, &id_bytes) && holds(&before, b"Meadowsweet"));

    assert_eq!(browser.delete("/api/me"), 204);
    let after = server.bytes();
    for part in [
        &id_bytes[..],
        id.as_bytes(),
        b"Meadowsweet",
        b"only this learner wrote",
    ] {
        assert!(!holds(&after, part), "{}", String::from_utf8_lossy(part));
    }
    // The other's is still there, and who was erased begins anew.
    assert!(holds(&after, said.as_bytes()));
    assert_eq!(
        other.json("/api/shelf")["unfinished"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(browser.get("/api/shelf").0, 401);
    assert_eq!(browser.get("/").0, 200);
    assert_eq!(browser.json("/api/shelf")["unfinished"], json!([]));
}
