use serde_json::{Value, json};

use super::{ASKED, ASKED_TOO, Session, plan, said};
use crate::serving::Server;

#[test]
fn a_trainee_goes_from_call_to_call_and_the_shelf_does_not_list_them() {
    let server = Server::start();
    let session = Session::of(&server, &plan(&["server-owner", "second-pair"]));
    let trainee = session.trainee(&server, "Bluebell");
    assert_eq!(trainee.view()["call"]["state"], "waiting");
    assert_eq!(trainee.post("/take").0, 409, "it has not begun");
    session.order(json!("Start"));
    assert_eq!(trainee.view()["call"]["state"], "ready");
    let call = trainee.take();
    assert_eq!(trainee.take(), call, "it is the same one");
    trainee.send(&call, 1, &[json!({ "Ask": ASKED })]);
    assert_eq!(trainee.view()["call"]["state"], "open");
    assert_eq!(trainee.post("/next").0, 409, "it is not over");
    trainee.send(&call, 2, &[json!("End")]);

    let (status, view) = trainee.post("/next");
    assert_eq!((status, &view["step"]), (200, &json!(1)), "{view}");
    let (_, taken) = trainee.post("/take");
    assert_eq!(taken["seat"], "Supervisor");
    let review = taken["call"].as_str().unwrap();
    trainee.send(review, 1, &[json!({ "Open": 1 }), json!("End")]);
    assert_eq!(trainee.post("/next").0, 409, "that was the last");
    let view = trainee.view();
    let past = view["past"].as_array().unwrap();
    assert_eq!((past.len(), &past[1]["step"]), (2, &json!(1)), "{view}");

    // What is played in a session is looked back on there, and cannot be taken out of it.
    let shelf = trainee.browser.json("/api/shelf");
    assert_eq!(
        (&shelf["unfinished"], &shelf["history"]),
        (&json!([]), &json!([]))
    );
    assert_eq!(trainee.browser.delete(&format!("/api/calls/{call}")), 409);
    let export = trainee.browser.json("/api/me/export");
    assert_eq!(export["sessions"][0]["name"], "Bluebell");
    assert_eq!(export["calls"].as_array().unwrap().len(), 2);
}

#[test]
fn a_trainee_is_shown_what_the_instructor_chose_and_when() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let trainee = session.trainee(&server, "Bluebell");
    let call = trainee.plays();
    let shows = |after_call: bool, at_end: bool| {
        let when = json!({ "after_call": after_call, "at_end": at_end });
        let mut plan = plan(&["server-owner"]);
        plan["showing"] = json!({ "score": when, "debrief": when, "room": when });
        let (status, told) = session.instructor.put(&session.at("/plan"), &plan);
        assert_eq!(status, 200, "{told}");
    };
    let seen = || {
        let view = trainee.view();
        let debrief = trainee.browser.get(&format!("/api/debriefs/{call}")).0 == 200;
        let room = trainee.browser.get(&trainee.at("/debrief")).0 == 200;
        assert_eq!(view["past"][0]["debrief"], debrief);
        assert_eq!(view["room_debrief"], room);
        assert_eq!(view["past"][0]["total"].is_u64(), debrief);
        assert_eq!(debrief, room);
        debrief
    };
    let mut table = Vec::new();
    for (after_call, at_end) in [(false, false), (false, true), (true, false), (true, true)] {
        shows(after_call, at_end);
        table.push(seen());
    }
    session.order(json!("End"));
    for (after_call, at_end) in [(false, false), (false, true), (true, false)] {
        shows(after_call, at_end);
        table.push(seen());
    }
    assert_eq!(table, [false, false, true, true, false, true, true]);
}

#[test]
fn everybody_hears_the_same_people_say_the_same() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let heard = ["Bluebell", "Foxglove"].map(|name| {
        let trainee = session.trainee(&server, name);
        let call = trainee.take();
        let ask = [ASKED, ASKED_TOO].map(|it| json!({ "Ask": it }));
        let shown = trainee.send(&call, 1, &ask);
        (shown["seed"].clone(), said(&shown))
    });
    assert!(heard[0].1.len() > 4, "{heard:?}");
    assert_eq!(heard[0], heard[1]);
}

#[test]
fn a_pause_refuses_what_is_done_until_all_go_on() {
    let server = Server::start();
    let mut timed = plan(&["server-owner"]);
    timed["timing"] = "AsMeant".into();
    let session = Session::begun(&server, &timed);
    let trainee = session.trainee(&server, "Bluebell");
    let call = trainee.take();
    trainee.send(&call, 1, &[json!({ "Write": "before" })]);
    session.order(json!("Pause"));
    let deed = json!({ "Write": "meanwhile" });
    let (status, told) = trainee.browser.send(&call, 2, &deed);
    assert_eq!(status, 422, "{told}");
    assert!(
        told["error"]
            .as_str()
            .unwrap()
            .contains("stopped the clock")
    );
    assert_eq!(told["shown"]["clock"], "paused");
    let at_ms = trainee.look(&call)["now_ms"].clone();
    std::thread::sleep(std::time::Duration::from_millis(200));
    assert_eq!(trainee.look(&call)["now_ms"], at_ms);
    // It is not theirs to let it go on.
    let go_on = format!("/api/calls/{call}/go-on");
    assert_eq!(trainee.browser.post(&go_on, &json!(null)).0, 422);
    session.order(json!("GoOn"));
    let shown = trainee.send(&call, 2, &[deed]);
    assert_eq!(shown["clock"], "runs");
    // Whoever has to go may, also while everything stands still.
    session.order(json!("Pause"));
    trainee.send(&call, 3, &[json!("Leave")]);
}

#[test]
fn a_hint_is_said_to_everybody_or_to_one_alone() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner", "server-owner"]));
    let (one, other) = (
        session.trainee(&server, "Bluebell"),
        session.trainee(&server, "Foxglove"),
    );
    session.order(json!({ "Hint": "Ask who else is there." }));
    session.seat(1, json!({ "hint": "You have heard an age." }));
    let hint = |view: Value| {
        (
            view["hint"]["words"].clone(),
            view["hint"]["to_all"].clone(),
        )
    };
    assert_eq!(
        hint(one.view()),
        (json!("You have heard an age."), json!(false))
    );
    assert_eq!(
        hint(other.view()),
        (json!("Ask who else is there."), json!(true))
    );
    let (status, _) = session.seat(1, json!({ "hint": "x".repeat(401) }));
    assert_eq!(status, 422);
    let no = one.view()["hint"]["no"].as_u64();
    session.seat(1, json!({ "hint": "You have heard an age." }));
    assert!(
        one.view()["hint"]["no"].as_u64() > no,
        "said again, it is new"
    );
}

#[test]
fn going_on_to_the_next_call_leaves_calls_as_they_are() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner", "server-coach"]));
    let trainee = session.trainee(&server, "Bluebell");
    let first = trainee.take();
    trainee.send(&first, 1, &[json!({ "Write": "half a log" })]);
    session.order(json!("MoveOn"));
    let view = trainee.view();
    assert_eq!(
        (&view["step"], &view["call"]["state"]),
        (&json!(1), &json!("ready"))
    );
    let (status, told) = trainee.browser.send(&first, 2, &json!({ "Write": "more" }));
    assert_eq!(status, 422, "{told}");
    assert_eq!(trainee.look(&first)["over"], false);
    assert_ne!(trainee.take(), first);
    let results = session.instructor.json(&session.at("/results.json"));
    assert!(results.to_string().contains("\"open\""), "{results}");
    let (status, told) = session
        .instructor
        .post(&session.at("/order"), &json!("MoveOn"));
    assert_eq!(status, 422, "that was the last: {told}");
}

#[test]
fn nothing_more_is_played_once_a_session_has_ended() {
    let server = Server::start();
    let session = Session::begun(&server, &plan(&["server-owner"]));
    let (one, other) = (
        session.trainee(&server, "Bluebell"),
        session.trainee(&server, "Foxglove"),
    );
    let call = one.take();
    session.order(json!("End"));
    let (status, told) = one.browser.send(&call, 1, &json!({ "Write": "too late" }));
    assert_eq!(status, 422, "{told}");
    assert_eq!(other.post("/take").0, 409);
    assert_eq!(one.post("/next").0, 409);
    assert_eq!(one.view()["standing"]["phase"], "ended");
    let (status, told) = session
        .instructor
        .post(&session.at("/order"), &json!("Start"));
    assert_eq!(status, 422, "{told}");
}
