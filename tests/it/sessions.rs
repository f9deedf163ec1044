//! What whoever runs the server does with its sessions on the command line, while it is running.

use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx};
use serde_json::{Value, json};
use warning_signs::call::deed::Deed;
use warning_signs::call::play::Play;

use super::program::{Program, Ran};
use super::serving::{Browser, Server};

/// What two trainees go by.
const NAME: &str = "Meadowsweet";
/// See `NAME`.
const OTHER: &str = "Lapwing";
/// What one of them wrote.
const WROTE: &str = "Mother rang about son using computer too much";

/// A session in which the first of two trainees has played a call, on a server that is running.
struct Held {
    server: Server,
    program: Program,
    instructor: Browser,
    trainees: [Browser; 2],
    room: String,
    call: String,
}

impl Held {
    fn new() -> Held {
        let server = Server::start();
        let instructor = server.browser();
        let (status, _) =
            instructor.post("/api/instructor/enter", &json!({ "secret": server.key }));
        assert_eq!(status, 204);
        let plan = json!({
            "title": "Tuesday's = practice", "calls": ["server-owner", "server-coach"], "seeds": [7, 7],
            "timing": "Off", "mode": "assessed",
        });
        let (status, opened) = instructor.post("/api/rooms", &json!({ "plan": plan }));
        assert_eq!(status, 200, "{opened}");
        let room = opened["room"].as_str().unwrap().to_owned();
        let board = instructor.json(&format!("/api/rooms/{room}"));
        let order = format!("/api/rooms/{room}/order");
        assert_eq!(instructor.post(&order, &json!("Start")).0, 200);
        let trainees = [NAME, OTHER].map(|name| {
            let trainee = server.browser();
            let asked = json!({ "code": board["code"], "nickname": name });
            assert_eq!(trainee.post("/api/join", &asked).0, 200);
            trainee
        });
        let taken = trainees[0].post(&format!("/api/room/{room}/take"), &Value::Null);
        assert_eq!(taken.0, 200, "{}", taken.1);
        let call = taken.1["call"].as_str().unwrap().to_owned();
        play(&trainees[0], &call);
        Held {
            server,
            program: Program::new(),
            instructor,
            trainees,
            room,
            call,
        }
    }

    fn run(&self, what: &[&str]) -> Ran {
        let place = self.server.place();
        self.program.run(&args(what, &place))
    }

    /// What it gives that is no text.
    fn bytes(&self, what: &[&str]) -> Vec<u8> {
        let place = self.server.place();
        let mut command = self.program.command(&args(what, &place));
        let ran = command.output().unwrap();
        let err = String::from_utf8_lossy(&ran.stderr);
        assert!(ran.status.success() && err.is_empty(), "{err}");
        ran.stdout
    }

    fn keeps(&self, part: &str) -> bool {
        self.server.holds(part)
    }

    fn keeps_id(&self, id: &str) -> bool {
        let bytes: Vec<u8> = (0..16)
            .map(|at| u8::from_str_radix(&id[at * 2..at * 2 + 2], 16).unwrap())
            .collect();
        self.server.holds(bytes)
    }

    /// What the command line has done by now, as the audit has it, the newest first.
    fn audited(&self) -> Vec<(String, String)> {
        let audit = self.instructor.json("/api/instructor/audit");
        assert_eq!(audit["whole"], true);
        let rows = audit["rows"].as_array().unwrap().iter();
        let rows = rows.filter(|it| it["who"] == "command line");
        let text = |it: &Value| it.as_str().unwrap().to_owned();
        rows.map(|it| (text(&it["did"]), text(&it["what"])))
            .collect()
    }
}

fn args<'a>(what: &[&'a str], place: &'a [String]) -> Vec<&'a str> {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios");
    let mut args = vec!["--scenarios", shipped, "sessions"];
    args.extend(what);
    args.extend(place.iter().map(String::as_str));
    args
}

/// Plays a shipped play to its end.
fn play(trainee: &Browser, call: &str) {
    let path = "scenarios/server-owner/plays/passed-over.play";
    let source = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let steps = Play::parse(&source).unwrap().steps;
    let deeds = steps.into_iter().filter_map(|step| match step.deed {
        Deed::Note(_) => None,
        Deed::Ask(words) => Some(json!({ "Ask": words })),
        Deed::Write(words) => Some(json!({ "Write": words })),
        Deed::Say(what) => Some(json!({ "Say": format!("{what:?}") })),
        Deed::Grade(grade, because) => Some(json!({ "Grade": [format!("{grade:?}"), because] })),
        Deed::Submit => Some(json!("Submit")),
        Deed::Accept => Some(json!("Accept")),
        Deed::End => Some(json!("End")),
        other => panic!("{other:?}"),
    });
    let mut last = Value::Null;
    for (no, deed) in (1..).zip(deeds) {
        let (status, shown) = trainee.send(call, no, &deed);
        assert_eq!(status, 200, "{deed}: {shown}");
        last = shown;
    }
    assert_eq!(last["over"], true);
}

#[test]
fn the_sessions_are_listed() {
    let held = Held::new();
    let listed = held.run(&["list", "--json"]).exits(0);
    assert_eq!(listed.err, "");
    let listed = listed.json();
    let one = &listed.as_array().unwrap()[0];
    let board = held.instructor.json(&format!("/api/rooms/{}", held.room));
    assert_eq!(one["id"], json!(held.room));
    for part in ["code", "made", "keep_until"] {
        assert_eq!(one[part], board[part], "{part}");
    }
    assert_eq!(one["title"], "Tuesday's = practice");
    assert_eq!(
        (&one["phase"], &one["seats"]),
        (&json!("running"), &json!(2))
    );
    let code = board["code"].as_str().unwrap();
    let told = held.run(&["list"]).exits(0);
    told.says(&held.room).says(code).says("2 seats");
    let end = format!("/api/rooms/{}/order", held.room);
    assert_eq!(held.instructor.post(&end, &json!("End")).0, 200);
    let listed = held.run(&["list", "--json"]).exits(0).json();
    assert_eq!(
        (&listed[0]["code"], &listed[0]["phase"]),
        (&Value::Null, &json!("ended"))
    );
    let row = ("listed".to_owned(), "sessions".to_owned());
    assert_eq!(held.audited(), vec![row; 3]);
}

#[test]
fn what_a_session_came_to_is_exported_in_every_form() {
    let held = Held::new();
    let short = &held.room[..6];
    let file = held.program.path("results.xlsx");
    let args = [
        "export",
        short,
        "--as",
        "xlsx",
        "-o",
        file.to_str().unwrap(),
    ];
    let ran = held.run(&args).exits(0);
    assert_eq!((&*ran.out, &*ran.err), ("", ""));
    let written = std::fs::read(&file).unwrap();
    let attempts = |bytes: Vec<u8>| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        let rows = book.worksheet_range("Attempts").unwrap();
        let rows: Vec<String> = rows
            .rows()
            .map(|row| row.iter().map(|it| format!("{it}|")).collect())
            .collect();
        rows
    };
    let rows = attempts(written);
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(
        rows[1].contains("The server owner") && rows[1].contains("ended"),
        "{rows:?}"
    );
    assert!(!rows[1].contains(NAME));
    let named = attempts(held.bytes(&["export", short, "--as", "xlsx", "--names"]));
    assert!(named[1].contains(NAME), "{named:?}");

    let csv = held
        .run(&["export", &held.room, "--as", "csv", "--names"])
        .exits(0);
    assert!(
        csv.out.starts_with('\u{feff}') && csv.out.contains(NAME),
        "{csv}"
    );
    let document = held.run(&["export", short, "--as", "json"]).exits(0);
    assert!(!document.out.contains(NAME));
    let document = document.json();
    assert_eq!(
        (&document["named"], &document["rows"][0]["seat"]),
        (&json!(false), &json!(1))
    );
    assert_eq!(document["rows"][0]["came"]["passed"], false);
    let served = format!("/api/rooms/{}/results.json", held.room);
    assert_eq!(
        document,
        held.instructor.json(&served),
        "the server gives the same"
    );

    let page = held
        .run(&["export", short, "--as", "html", "--names"])
        .exits(0);
    let page = page
        .says("<html")
        .says("The server owner")
        .complains("a debrief has no names");
    assert!(!page.out.contains(NAME));
    assert!(
        held.bytes(&["export", short, "--as", "pdf"])
            .starts_with(b"%PDF-")
    );
    let session = format!("session {}", held.room);
    let rows = held.audited();
    let told: Vec<&str> = rows
        .iter()
        .map(|it| it.1.strip_prefix(&session).unwrap())
        .collect();
    assert!(rows.iter().all(|it| it.0 == "exported"));
    assert_eq!(
        told,
        [
            " report.pdf without names",
            " report without names",
            " results.json without names",
            " results.csv with names",
            " results.xlsx with names",
            " results.xlsx without names",
        ]
    );
}

#[test]
fn one_trainee_s_part_of_a_session_is_given() {
    let held = Held::new();
    held.run(&["trainee", &held.room, "1"])
        .exits(0)
        .says("<html")
        .says(NAME)
        .says("The server owner");
    for kind in ["pdf", "certificate"] {
        let bytes = held.bytes(&["trainee", &held.room, "1", "--as", kind]);
        assert!(bytes.starts_with(b"%PDF-"), "{kind}");
    }
    let kept = held
        .run(&["trainee", &held.room, "1", "--as", "json"])
        .exits(0)
        .json();
    assert_eq!(
        (&kept["name"], &kept["calls"][0]["call"]),
        (&json!(NAME), &json!(held.call))
    );
    assert!(kept["calls"][0]["journal"].to_string().contains(WROTE));
    let did: Vec<String> = held.audited().into_iter().map(|it| it.0).collect();
    assert_eq!(did, ["exported", "looked", "looked", "looked"]);
    held.run(&["trainee", &held.room, "9"])
        .exits(2)
        .complains("nobody has seat 9")
        .complains("1, 2");
    held.run(&["trainee", &held.room, "0"]).exits(2);
}

#[test]
fn a_trainee_s_part_of_a_session_and_then_the_session_are_erased_from_every_byte() {
    let held = Held::new();
    let parts = |held: &Held| {
        let name = held.keeps(NAME);
        let wrote = held.keeps(WROTE);
        (
            name,
            wrote,
            held.keeps_id(&held.call),
            held.keeps_id(&held.room),
        )
    };
    held.run(&["erase", &held.room, "--seat", "1"])
        .exits(2)
        .complains("this erases seat 1")
        .complains("1 call")
        .complains("--yes");
    held.run(&["erase", &held.room])
        .exits(2)
        .complains("2 trainees");
    assert_eq!(parts(&held), (true, true, true, true));
    assert_eq!(held.audited(), []);

    held.run(&["erase", &held.room[..8], "--seat", "1", "--yes"])
        .exits(0)
        .says("Erased: seat 1");
    assert_eq!(parts(&held), (false, false, false, true));
    assert!(held.keeps(OTHER));
    let page = format!("/api/room/{}", held.room);
    assert_eq!(
        (held.trainees[0].get(&page).0, held.trainees[1].get(&page).0),
        (404, 200)
    );

    held.run(&["erase", &held.room, "--yes"])
        .exits(0)
        .says("1 trainee with their name, 0 calls");
    assert!(!held.keeps(OTHER) && !held.keeps_id(&held.room));
    assert_eq!(held.trainees[1].get(&page).0, 404);
    assert_eq!(
        held.instructor.get(&format!("/api/rooms/{}", held.room)).0,
        404
    );
    held.run(&["erase", &held.room, "--yes"])
        .exits(2)
        .complains("there is no session");
    let session = format!("session {}", held.room);
    let erased = |what: String| ("erased".to_owned(), what);
    assert_eq!(
        held.audited(),
        [erased(session.clone()), erased(format!("{session} seat 1"))]
    );
}

#[test]
fn everything_of_a_learner_is_exported_and_erased_from_every_byte() {
    let held = Held::new();
    let alone = held.trainees[0].ring("server-coach", 3);
    held.trainees[0].send(&alone, 1, &json!({ "Write": "said to nobody else at all" }));
    held.trainees[0].put("/api/me", &json!({ "nickname": "Yarrow" }));
    let own = held.trainees[0].json("/api/me/export");
    let learner = own["learner"].as_str().unwrap();

    let file = held.program.path("learner.json");
    let args = [
        "export-learner",
        &learner[..6],
        "-o",
        file.to_str().unwrap(),
    ];
    assert_eq!(held.run(&args).exits(0).out, "");
    let kept: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(kept, own, "what they take away themselves");
    assert_eq!(
        (&kept["nickname"], &kept["sessions"][0]["name"]),
        (&json!("Yarrow"), &json!(NAME))
    );
    assert_eq!(kept["calls"].as_array().unwrap().len(), 2);
    let text = kept.to_string();
    assert!(text.contains(WROTE) && text.contains("said to nobody else at all"));
    assert_eq!(held.run(&["export-learner", learner]).exits(0).json(), own);

    held.run(&["erase-learner", learner])
        .exits(2)
        .complains("2 calls")
        .complains("1 seat in a session")
        .complains("--yes");
    assert!(held.keeps("Yarrow") && held.keeps(NAME) && held.keeps_id(learner));
    held.run(&["erase-learner", learner, "--yes"]).exits(0);
    for part in [NAME, "Yarrow", WROTE, "said to nobody else at all", learner] {
        assert!(!held.keeps(part), "{part}");
    }
    for id in [learner, &held.call, &alone] {
        assert!(!held.keeps_id(id), "{id}");
    }
    assert!(held.keeps(OTHER) && held.keeps_id(&held.room));
    assert_eq!(held.trainees[0].get("/api/me").0, 401);
    held.run(&["export-learner", learner])
        .exits(2)
        .complains("there is no learner");
    let rows = held.audited();
    let exported = (
        "exported".to_owned(),
        format!("learner {}, everything", &learner[..6]),
    );
    let erased = "one learner: 2 calls, 1 seat in a session".to_owned();
    assert_eq!(
        rows,
        [("erased".to_owned(), erased), exported.clone(), exported]
    );
}

#[test]
fn the_audit_tells_whether_it_is_whole_and_where_it_is_not() {
    let held = Held::new();
    let audit = held.run(&["audit", "--json"]).exits(0).json();
    let rows = audit["rows"].as_array().unwrap();
    assert_eq!(
        (&audit["whole"], &audit["broken"]),
        (&json!(true), &Value::Null)
    );
    let served = held.instructor.json("/api/instructor/audit");
    assert_eq!(&served["rows"].as_array().unwrap()[1..], &rows[..]);
    held.run(&["audit"])
        .exits(0)
        .says("command line  listed  the audit")
        .says("The chain is whole");
    held.server
        .change("UPDATE audit SET what = 'nothing' WHERE no = 2");
    let ran = held
        .run(&["audit", "--json"])
        .exits(1)
        .complains("row 2 is not bound");
    let audit = ran.json();
    assert_eq!(
        (&audit["whole"], &audit["broken"]["row"]),
        (&json!(false), &json!(2))
    );
    held.server.change("DELETE FROM audit WHERE no = 2");
    held.run(&["audit"]).exits(1).complains("row 2 is gone");
}

#[test]
fn what_was_kept_long_enough_is_erased() {
    let held = Held::new();
    held.run(&["purge"])
        .exits(0)
        .says("Nothing has been kept long enough");
    assert_eq!(held.audited(), []);
    held.server.change("UPDATE room SET keep_until_s = 1");
    held.run(&["purge"]).exits(0).says("1 session, ");
    assert!(!held.keeps(NAME) && !held.keeps(WROTE) && !held.keeps_id(&held.call));
    assert_eq!(held.audited()[0].0, "purged");
    held.run(&["list"])
        .exits(0)
        .says("No sessions are kept here.");
}

#[test]
fn wrong_use_is_told_and_nothing_is_made_of_a_folder_that_was_mistyped() {
    let held = Held::new();
    held.run(&["export", "xyz", "--as", "csv"])
        .exits(2)
        .complains("`xyz` is not an id");
    held.run(&["export", &held.room[..5], "--as", "csv"])
        .exits(2)
        .complains("first 6 or more");
    held.run(&["export", "ffffffff", "--as", "csv"])
        .exits(2)
        .complains("there is no session");
    held.run(&["export", &held.room]).exits(2).complains("--as");
    held.run(&[
        "export",
        &held.room,
        "--as",
        "pdf",
        "-o",
        "gone/results.pdf",
    ])
    .exits(2)
    .complains("gone/results.pdf cannot be written");
    let gone = held.program.path("gone");
    let ran = held
        .program
        .run(&["sessions", "list", "--data", gone.to_str().unwrap()]);
    ran.exits(2).complains("no sessions are kept in");
    assert!(!gone.exists());
}

#[test]
fn a_server_that_is_running_notices_what_is_erased() {
    let held = Held::new();
    let mine = format!("/api/calls/{}", held.call);
    assert_eq!(held.trainees[0].get(&mine).0, 200);
    let ran = held.run(&["erase", &held.room, "--yes"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let since = std::time::Instant::now();
    while held.trainees[0].get(&mine).0 != 404 {
        assert!(since.elapsed().as_secs() < 30, "it is shown still");
        std::thread::sleep(std::time::Duration::from_millis(200));
    }
    let board = format!("/api/rooms/{}", held.room);
    assert_eq!(held.instructor.get(&board).0, 404);
}
