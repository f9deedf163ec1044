use serde_json::{Value, json};

use super::{ASKED, ASKED_TOO, Session, Trainee, said, together};
use crate::serving::Server;

/// Has the instructor take the call of the room.
fn lead(session: &Session) -> String {
    let (status, led) = session.instructor.post(&session.at("/lead"), &json!({}));
    assert_eq!(status, 200, "{led}");
    led["call"].as_str().unwrap().to_owned()
}

/// Has the instructor ask the caller what the room chose.
fn ask(session: &Session, words: &str) {
    let asked = json!({ "text": words });
    let (status, told) = session.instructor.post(&session.at("/ask"), &asked);
    assert_eq!(status, 200, "{told}");
}

fn led(server: &Server) -> (Session, String) {
    let session = Session::begun(server, &together(&["server-owner"]));
    let call = lead(&session);
    (session, call)
}

fn trainees<const N: usize>(server: &Server, session: &Session) -> [Trainee; N] {
    let names = ["Bluebell", "Foxglove", "Yarrow", "Campion"];
    std::array::from_fn(|place| session.trainee(server, names[place]))
}

fn view(session: &Session, call: &str) -> Value {
    session.instructor.json(&format!("/api/calls/{call}"))
}

#[test]
fn a_room_waits_until_its_instructor_has_taken_the_call() {
    let server = Server::start();
    let session = Session::begun(&server, &together(&["server-owner"]));
    let [trainee] = trainees(&server, &session);
    assert_eq!(trainee.view()["call"]["state"], "waiting");
    assert_eq!(trainee.post("/take").0, 409);
    let call = lead(&session);
    assert_eq!(lead(&session), call, "it is the same one");
    assert_eq!(view(&session, &call)["room"]["led"], true);
    assert_eq!(trainee.view()["call"]["state"], "ready");
    let own = trainee.take();
    assert_ne!(own, call);
    let shown = trainee.look(&own);
    assert_eq!(
        (&shown["room"]["led"], &shown["room"]["pace"]),
        (&json!(false), &json!("together"))
    );
    // Whoever leads is no trainee, and is not counted as one.
    assert_eq!(session.board()["counts"]["seats"], 1);
    // Together it is the instructor who goes on; a call that is heard together is not played elsewhere.
    assert_eq!(trainee.post("/next").0, 409);
    assert_eq!(trainee.post("/desk").0, 409);
}

#[test]
fn what_the_led_caller_says_reaches_everybody_in_the_same_words() {
    let server = Server::start();
    let (session, call) = led(&server);
    let [one, late] = trainees(&server, &session);
    let own = one.take();
    ask(&session, ASKED);
    let now = view(&session, &call);
    assert!(said(&now).len() > 2, "{now}");
    assert_eq!(said(&one.look(&own)), said(&now));
    let (status, shown) = session
        .instructor
        .send(&call, 2, &json!({ "Ask": ASKED_TOO }));
    assert_eq!(status, 200, "{shown}");
    let now = said(&view(&session, &call));
    assert!(now.iter().any(|it| it == ASKED_TOO));
    // Whoever comes late has heard what there was to hear.
    let own_of_late = late.take();
    assert_eq!(said(&one.look(&own)), now);
    assert_eq!(said(&late.look(&own_of_late)), now);
}

#[test]
fn a_follower_says_nothing_to_the_caller_and_decides_by_themselves() {
    let server = Server::start();
    let (session, _) = led(&server);
    let [trainee] = trainees(&server, &session);
    let call = trainee.take();
    ask(&session, ASKED);
    let openings = &trainee.look(&call)["view"]["openings"];
    assert_eq!(
        (&openings["speak"], &openings["moves"]),
        (&json!(false), &json!([]))
    );
    let to_the_caller = [
        json!({ "Ask": "Who are you?" }),
        json!({ "Say": "Acknowledge" }),
        json!({ "Advise": "keep-devices" }),
        json!("Hold"),
    ];
    for deed in to_the_caller {
        let (status, told) = trainee.browser.send(&call, 1, &deed);
        assert_eq!(status, 422, "{deed}: {told}");
    }
    let own = [
        json!({ "Mark": [{ "Number": 1 }, "age-gap"] }),
        json!({ "Write": "He is seventeen." }),
        json!({ "Search": ["Local", { "name": "Luke Marsden" }, "child at risk"] }),
        json!({ "Grade": ["Priority", null] }),
    ];
    trainee.send(&call, 1, &own);
}

#[test]
fn what_the_room_would_ask_is_counted_and_what_is_chosen_is_asked() {
    let server = Server::start();
    let (session, call) = led(&server);
    let [one, two, three] = trainees(&server, &session);
    one.would_ask("Where does he live?");
    one.would_ask(ASKED);
    two.would_ask(&ASKED.to_lowercase().replace('?', ""));
    assert_eq!(
        three.would_ask("What is his name?")["asked"],
        "What is his name?"
    );
    let board = session.board();
    let questions = &board["answers"]["questions"];
    assert_eq!(questions[0]["count"], 2, "{board}");
    assert_eq!(questions.as_array().unwrap().len(), 2);
    assert_eq!(three.view()["answers"], json!(null), "it is not shown yet");
    session.order(json!({ "Reveal": ["questions", true] }));
    assert_eq!(three.view()["answers"]["questions"][0]["count"], 2);
    assert_eq!(session.wall()["answers"]["questions"][0]["count"], 2);
    ask(&session, ASKED);
    assert!(said(&view(&session, &call)).iter().any(|it| it == ASKED));
    // What they would ask next begins anew.
    let board = session.board();
    assert_eq!(board["answers"]["questions"], json!([]));
    assert_eq!(board["standing"]["asked"], 1);
    assert_eq!(three.view()["asked"], json!(null));
}

#[test]
fn marks_grades_and_referrals_are_shown_in_counts() {
    let server = Server::start();
    let (session, call) = led(&server);
    view(&session, &call);
    let all: [Trainee; 3] = trainees(&server, &session);
    for (place, trainee) in all.iter().enumerate() {
        let own = trainee.take();
        let sign = if place == 2 {
            "asked-to-keep-secrets"
        } else {
            "age-gap"
        };
        let deeds = [
            json!({ "Mark": [{ "Number": 1 }, sign] }),
            json!({ "Grade": ["Immediate", "a child may be met today"] }),
            json!({ "Refer": ["child-abuse-unit", "Today", "an adult and several children"] }),
        ];
        for (no, deed) in (1..).zip(&deeds) {
            let (status, told) = trainee.browser.send(&own, no, deed);
            assert_eq!(status, 200, "{deed}: {told}");
        }
    }
    let answers = &session.board()["answers"];
    let marks = answers["marks"].as_array().unwrap();
    assert_eq!((&answers["of"], marks.len()), (&json!(3), 2), "{answers}");
    let most = marks.iter().find(|it| it["sign"] == "age-gap").unwrap();
    assert_eq!((&most["line"], &most["count"]), (&json!(1), &json!(2)));
    assert_eq!(json!(said(&view(&session, &call))[0]), most["text"]);
    let grade = answers["grades"].as_array().unwrap().iter();
    let given: Vec<u64> = grade.map(|it| it["count"].as_u64().unwrap()).collect();
    assert_eq!(given.iter().sum::<u64>(), 3);
    assert_eq!(answers["referrals"][0]["count"], 3);
    session.order(json!({ "Reveal": ["marks", true] }));
    for shown in [session.wall(), all[0].view()] {
        let answers = &shown["answers"];
        assert_eq!(answers["marks"].as_array().unwrap().len(), 2, "{answers}");
        assert_eq!(
            (&answers["grades"], &answers["referrals"]),
            (&json!([]), &json!([]))
        );
    }
    session.order(json!({ "Reveal": ["marks", false] }));
    assert_eq!(session.wall()["answers"], json!(null));
}

#[test]
fn everybody_finishes_by_themselves_and_has_a_result() {
    let server = Server::start();
    let (session, call) = led(&server);
    let all: [Trainee; 2] = trainees(&server, &session);
    let own: Vec<String> = all.iter().map(Trainee::take).collect();
    ask(&session, ASKED);
    let (status, told) = session.instructor.send(&call, 2, &json!("End"));
    assert_eq!(status, 200, "{told}");
    for (trainee, call) in all.iter().zip(&own) {
        let shown = trainee.look(call);
        assert_eq!(shown["over"], false, "what they do at the desk is not over");
        trainee.send(
            call,
            1,
            &[json!({ "Grade": ["Priority", null] }), json!("End")],
        );
        assert_eq!(trainee.browser.get(&format!("/api/debriefs/{call}")).0, 200);
        assert_eq!(trainee.view()["past"].as_array().unwrap().len(), 1);
    }
    session.order(json!("End"));
    let debrief = session.instructor.json(&session.at("/debrief"));
    let calls = &debrief["whole"]["calls"];
    assert_eq!(calls[0]["finished"], 2, "{calls}");
    assert_eq!(calls.as_array().unwrap().len(), 1);
}

#[test]
fn the_wall_shows_the_call_that_is_led() {
    let server = Server::start();
    let (session, call) = led(&server);
    ask(&session, ASKED);
    let wall = session.wall();
    assert_eq!(said(&wall["shown"]), said(&view(&session, &call)));
    session.order(json!("End"));
    let wall = session.wall();
    assert_eq!(wall["shown"], json!(null));
    assert!(
        wall["debrief"]
            .as_str()
            .unwrap()
            .contains("0 trainees came")
    );
}

#[test]
fn a_call_goes_with_whoever_leads_it() {
    let server = Server::start();
    let (session, call) = led(&server);
    ask(&session, ASKED);
    let other = Session {
        instructor: super::instructor(&server),
        ..session.beside(&server)
    };
    assert_eq!(
        lead(&other),
        call,
        "the call is the same, led by another hand"
    );
    ask(&other, ASKED_TOO);
    assert!(said(&view(&other, &call)).iter().any(|it| it == ASKED_TOO));
    // Whoever sits there as a trainee does not lead it with the same browser.
    let trainee = session.trainee(&server, "Bluebell");
    super::enter(&trainee.browser, &server.key);
    assert_eq!(
        trainee.browser.post(&session.at("/lead"), &json!({})).0,
        422
    );
}

#[test]
fn two_pages_that_take_the_call_at_once_lead_one_call() {
    let server = Server::start();
    let session = Session::begun(&server, &together(&["server-owner"]));
    let calls = std::thread::scope(|scope| {
        let pages = (0..4).map(|_| scope.spawn(|| lead(&session)));
        let pages: Vec<_> = pages.collect();
        let calls = pages.into_iter().map(|it| it.join().unwrap());
        calls.collect::<std::collections::BTreeSet<String>>()
    });
    assert_eq!(calls.len(), 1, "{calls:?}");
    assert_eq!(json!(calls.first()), session.board()["standing"]["led"]);
}

#[test]
fn a_call_that_was_taken_as_the_server_was_killed_is_found_again() {
    let server = Server::start();
    let (session, call) = led(&server);
    // It was taken, and nobody had come to write down yet that the room is led by it.
    let before = format!("UPDATE room SET standing = replace(standing, '\"{call}\"', 'null')");
    let server = server.started_again_after(&before);
    let session = session.beside(&server);
    assert_eq!(session.board()["standing"]["led"], json!(null));
    assert_eq!(lead(&session), call);
    let trainee = session.trainee(&server, "Bluebell");
    trainee.take();
}

#[test]
fn once_the_led_call_is_over_the_caller_has_rung_off_and_the_rest_can_still_be_done() {
    let server = Server::start();
    let (session, call) = led(&server);
    let [trainee] = trainees(&server, &session);
    let own = trainee.take();
    ask(&session, ASKED);
    assert_eq!(trainee.look(&own)["view"]["phase"], "Talking");
    let (status, ended) = session.instructor.send(&call, 2, &json!("End"));
    assert_eq!(status, 200, "{ended}");
    let shown = trainee.look(&own);
    assert_eq!(shown["view"]["phase"], "RungOff");
    assert_eq!(said(&shown), said(&view(&session, &call)));
    assert_eq!(
        trainee.look(&own)["version"],
        shown["version"],
        "it is told once"
    );
    let would = json!({ "text": ASKED_TOO });
    assert_eq!(trainee.browser.post(&trainee.at("/ask"), &would).0, 409);
    let deeds = [json!({ "Grade": ["Priority", null] }), json!("Submit")];
    trainee.send(&own, 1, &deeds);
}
