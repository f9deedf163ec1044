use serde_json::json;

use super::Server;

#[test]
fn a_call_is_taken_played_and_looked_back_on() {
    let server = Server::start();
    let browser = server.browser();
    let shelf = browser.json("/api/shelf");
    let cards = shelf["cards"].as_array().unwrap();
    assert!(cards.len() >= 12 && cards.iter().all(|it| it.get("twin").is_none()));
    let brief = browser.json("/api/brief/server-owner");
    assert!(brief["care_note"].as_str().unwrap().len() > 20);

    let call = browser.ring("server-owner", 7);
    let shown = browser.json(&format!("/api/calls/{call}"));
    let turns = shown["view"]["turns"].as_array().unwrap();
    let recording = turns[0]["recording"].as_str().unwrap();
    let (status, _) = browser.get("/api/debriefs/".to_owned().as_str());
    assert_eq!(status, 404);
    assert_eq!(
        browser.get(&format!("/api/debriefs/{call}")).0,
        409,
        "it is not over"
    );
    assert!(recording.starts_with("/recordings/server-owner/"));

    let (status, shown) = browser.send(&call, 1, &json!({ "Ask": "What is his real name?" }));
    assert_eq!((status, &shown["sent"]), (200, &json!(1)), "{shown}");
    let (_, shown) = browser.send(&call, 2, &json!({ "Mark": [{ "Number": 2 }, "age-gap"] }));
    let marks = &shown["view"]["turns"][1]["marks"];
    assert_eq!(marks[0]["sign"], "age-gap");
    let (status, refused) = browser.send(&call, 3, &json!("Submit"));
    assert_eq!(status, 422, "{refused}");
    assert!(
        refused["error"].as_str().unwrap().contains("Grade"),
        "{refused}"
    );
    assert_eq!(refused["shown"]["sent"], 2);
    let (_, shown) = browser.send(&call, 3, &json!("End"));
    assert_eq!(shown["over"], true);

    let debrief = browser.json(&format!("/api/debriefs/{call}"));
    let html = debrief["html"].as_str().unwrap();
    assert!(html.contains("data-at-ms") && !html.contains("<script") && !html.contains("style="));
    let (status, page) = browser.get(&format!("/debrief/{call}/print"));
    assert!(status == 200 && page.contains("<!DOCTYPE html>"));
    let shelf = browser.json("/api/shelf");
    assert_eq!(shelf["history"][0]["call"], json!(call));
    assert_eq!(shelf["unfinished"], json!([]));
    assert_eq!(browser.delete(&format!("/api/calls/{call}")), 204);
    assert_eq!(browser.get(&format!("/api/debriefs/{call}")).0, 404);
}

#[test]
fn a_command_is_done_once_and_in_its_turn() {
    let server = Server::start();
    let browser = server.browser();
    let call = browser.ring("server-coach", 3);
    let ask = json!({ "Ask": "How old is he?" });
    let (_, first) = browser.send(&call, 1, &ask);
    let turns = |shown: &serde_json::Value| shown["view"]["turns"].as_array().unwrap().len();
    // The answer was lost, and the page sends it again.
    let (status, again) = browser.send(&call, 1, &ask);
    assert_eq!((status, turns(&again)), (200, turns(&first)));
    for no in [0, 3, 99] {
        let (status, told) = browser.send(&call, no, &ask);
        assert_eq!(status, 409, "{told}");
        assert_eq!(turns(&told["shown"]), turns(&first));
    }
}

#[test]
fn a_server_that_was_killed_goes_on_from_the_last_command_it_acknowledged() {
    let mut server = Server::start();
    let mut browser = server.browser();
    let call = browser.ring("server-owner", 5);
    let mut last = browser.json(&format!("/api/calls/{call}"));
    for no in 1..=12_u64 {
        let deed = match no % 3 {
            0 => json!({ "Write": format!("Entry {no}") }),
            1 => json!({ "Ask": "And then?" }),
            // Nothing comes of it, and it was taken all the same.
            _ => json!("Wait"),
        };
        let (status, shown) = browser.send(&call, no, &deed);
        assert_eq!(status, 200, "{shown}");
        last = shown;
        if no % 4 == 0 {
            server = server.killed_and_started_again();
            browser.moved_to(&server);
            let now = browser.json(&format!("/api/calls/{call}"));
            assert_eq!(now["sent"], json!(no));
            for part in ["turns", "log", "enquiries", "phase"] {
                assert_eq!(now["view"][part], last["view"][part], "{part}");
            }
            assert_ne!(
                now["version"], last["version"],
                "what was seen before is not taken for new"
            );
        }
    }
    let shelf = browser.json("/api/shelf");
    assert_eq!(shelf["unfinished"][0]["call"], json!(call));
    assert_eq!(last["view"]["log"].as_array().unwrap().len(), 4);
}

#[test]
fn a_call_nobody_looks_at_stands_still_and_a_paused_one_too() {
    let server = Server::start();
    let browser = server.browser();
    let asked = json!({ "scenario": "server-owner", "seed": 1 });
    let (_, rung) = browser.post("/api/calls", &asked);
    let call = rung["call"].as_str().unwrap();
    let look = |version: u64| browser.json(&format!("/api/calls/{call}/look?version={version}"));
    let shown = look(0);
    assert_eq!(shown["clock"], "runs");
    assert!(shown["next_ms"].as_u64().unwrap() > 0);
    let (_, paused) = browser.post(&format!("/api/calls/{call}/pause"), &json!(null));
    assert_eq!(paused["clock"], "paused");
    let at_ms = paused["now_ms"].as_u64().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let short = look(paused["version"].as_u64().unwrap());
    assert!(short.get("view").is_none(), "nothing changed");
    assert_eq!(short["now_ms"], json!(at_ms));
    let (status, refused) = browser.send(call, 1, &json!({ "Ask": "Hello?" }));
    assert_eq!(status, 422, "{refused}");
    let (_, on) = browser.post(&format!("/api/calls/{call}/go-on"), &json!(null));
    assert_eq!(on["clock"], "runs");
    // It may be left at any moment, paused or not.
    browser.post(&format!("/api/calls/{call}/pause"), &json!(null));
    let (status, left) = browser.send(call, 1, &json!("Leave"));
    assert_eq!((status, &left["left"]), (200, &json!(true)), "{left}");
}

#[test]
fn a_play_is_watched_at_any_moment() {
    let server = Server::start();
    let browser = server.browser();
    let film = browser.json("/api/films/night-reader/expert");
    let steps = film["steps"].as_array().unwrap();
    assert!(steps.len() > 20);
    assert!(steps.iter().any(|it| it["note"].is_string()));
    let at_ms = steps[9]["at_ms"].as_u64().unwrap();
    let there = browser.json(&format!(
        "/api/films/night-reader/expert/at?step=10&at_ms={at_ms}"
    ));
    let start = browser.json("/api/films/night-reader/expert/at");
    let turns = |it: &serde_json::Value| it["view"]["turns"].as_array().unwrap().len();
    assert!(turns(&there) > turns(&start));
    let debrief = browser.json("/api/films/night-reader/expert/debrief");
    assert_eq!(debrief["passed"], true);
    // The names of the other plays can tell which of two calls is the innocent one.
    assert_eq!(browser.get("/api/films/night-reader/over-escalates").0, 404);
}

#[test]
fn a_review_is_taken_gone_on_with_after_a_kill_and_looked_back_on() {
    let server = Server::start();
    let mut browser = server.browser();
    let call = browser.ring("second-pair", 7);
    let shown = browser.json(&format!("/api/reviews/{call}"));
    let logs = shown["view"]["logs"].as_array().unwrap();
    assert!(logs.len() >= 3 && logs.iter().any(|it| it["own"] == true));
    // Nothing of a log is told before it is opened, and nothing of its call before it is heard.
    assert!(
        logs.iter()
            .all(|it| it["parts"] == json!([]) && it["heard"] == json!([]))
    );
    let (status, opened) = browser.send(&call, 1, &json!({ "Open": 1 }));
    assert_eq!(status, 200, "{opened}");
    assert!(
        !opened["view"]["logs"][0]["parts"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    let (_, heard) = browser.send(&call, 2, &json!({ "Hear": 1 }));
    let turns = heard["view"]["logs"][0]["heard"].as_array().unwrap();
    assert!(turns.len() > 5 && turns.iter().any(|it| it["recording"].is_string()));
    let because = "She says the word, a meeting is planned, and nobody was searched.";
    let (status, refused) = browser.send(
        &call,
        3,
        &json!({ "Do": [1, { "Escalate": ["Priority", ""] }] }),
    );
    assert_eq!(status, 422, "{refused}");
    let deed = json!({ "Do": [1, { "Escalate": ["Priority", because] }] });
    assert_eq!(browser.send(&call, 3, &deed).0, 200);
    let server = server.killed_and_started_again();
    browser.moved_to(&server);
    let deed = json!({ "Do": [1, { "Order": [1, null] }] });
    let (status, ordered) = browser.send(&call, 4, &deed);
    assert_eq!((status, &ordered["sent"]), (200, &json!(4)), "{ordered}");
    assert_eq!(
        ordered["view"]["logs"][0]["done"].as_array().unwrap().len(),
        2
    );
    let (_, over) = browser.send(&call, 5, &json!("End"));
    assert_eq!(over["over"], true);
    let debrief = browser.json(&format!("/api/debriefs/{call}"));
    assert_eq!(
        (&debrief["seat"], &debrief["lines"]),
        (&json!("Supervisor"), &json!([]))
    );
    assert!(
        debrief["html"]
            .as_str()
            .unwrap()
            .contains("She says the word")
    );
    let shelf = browser.json("/api/shelf");
    assert_eq!(shelf["history"][0]["seat"], "Supervisor");
}
