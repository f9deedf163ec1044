//! A trainee at a call console joins a session of the real program, plays its calls by their own rules, and everything they
//! do is kept there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bevy_egui::egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use serde_json::{Value, json};
use tempfile::TempDir;
use warning_signs::authoring::library::Library;
use warning_signs::call::deed::Deed;
use warning_signs::call::play::Play;
use warning_signs::desktop::desk::Desk;
use warning_signs::desktop::look::typeface;
use warning_signs::desktop::settings::Kept;
use warning_signs::desktop::trainer::{Place, Screen, Trainer};
use warning_signs::learning::session::client::{Added, Taken};
use warning_signs::learning::session::turn::{NotHere, Turn, sit_down};
use warning_signs::learning::session::view::Whereabouts;
use warning_signs::learning::session::{Address, Client, Trouble};

use super::serving::{Browser, Server};

/// How long anything may take that goes over a connection.
const SOON: Duration = Duration::from_secs(30);

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn library() -> Library {
    Library::at(&root().join("scenarios"))
}

fn expert(id: &str) -> Play {
    let path = root().join(format!("scenarios/{id}/plays/expert.play"));
    Play::parse(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A session, and whoever instructs it.
struct Session {
    server: Server,
    instructor: Browser,
    room: String,
    code: String,
}

impl Session {
    fn of(plan: &Value) -> Session {
        let server = Server::start();
        let instructor = server.browser();
        let entered = json!({ "secret": server.key });
        assert_eq!(instructor.post("/api/instructor/enter", &entered).0, 204);
        let (status, opened) = instructor.post("/api/rooms", &json!({ "plan": plan }));
        assert_eq!(status, 200, "{opened}");
        let room = opened["room"].as_str().unwrap().to_owned();
        let board = instructor.json(&format!("/api/rooms/{room}"));
        Session {
            server,
            instructor,
            room,
            code: board["code"].as_str().unwrap().to_owned(),
        }
    }

    /// Of one or more calls at everybody's own pace.
    fn own(calls: &[&str]) -> Session {
        let seeds: Vec<u64> = calls.iter().map(|_| 7).collect();
        Session::of(&json!({ "title": "Tuesday", "calls": calls, "seeds": seeds }))
    }

    fn order(&self, order: &Value) {
        let (status, told) = self
            .instructor
            .post(&format!("/api/rooms/{}/order", self.room), order);
        assert_eq!(status, 200, "{told}");
    }

    fn board(&self) -> Value {
        self.instructor.json(&format!("/api/rooms/{}", self.room))
    }

    /// What the session's results say of each call.
    fn results(&self) -> Vec<Value> {
        let all = self
            .instructor
            .json(&format!("/api/rooms/{}/results.json", self.room));
        all["rows"].as_array().unwrap().clone()
    }

    fn address(&self) -> Address {
        Address::read(&self.server.address).unwrap()
    }

    fn joined(&self, name: &str) -> Client {
        let client = Client::at(self.address());
        client.come().unwrap();
        client.set("en-GB", "Off").unwrap();
        assert_eq!(client.join(&self.code, Some(name)).unwrap(), self.room);
        client
    }

    fn taken(&self, client: &Client) -> (Taken, Turn) {
        let taken = client.take(&self.room).unwrap();
        let journal = client.journal(&taken.call).unwrap();
        assert_eq!(journal.len() as u64, taken.bytes);
        let turn = sit_down(&library(), client, &taken, journal).unwrap();
        (taken, turn)
    }
}

fn plays(turn: &mut Turn, play: &Play) {
    for step in &play.steps {
        turn.playing.step(step).unwrap();
    }
}

fn hash(turn: &Turn) -> String {
    turn.playing.kept().journal().chain.hash()
}

#[test]
fn an_expert_at_the_console_leaves_the_same_journal_in_the_session() {
    let session = Session::own(&["server-owner", "server-coach"]);
    let client = session.joined("Quiet Heron");
    assert_eq!(
        client.view(&session.room).unwrap().whereabouts(),
        Whereabouts::Lobby
    );
    let early = client.take(&session.room).unwrap_err();
    assert_eq!(early.status(), Some(409));
    session.order(&json!("Start"));
    let mut hashes = Vec::new();
    for id in ["server-owner", "server-coach"] {
        let (taken, mut turn) = session.taken(&client);
        assert_eq!(taken.scenario, id);
        plays(&mut turn, &expert(id));
        assert!(turn.posted.wait(SOON), "{:?}", turn.posted.trouble());
        assert!(turn.playing.take_notices().is_empty());
        hashes.push(hash(&turn));
        let view = client.view(&session.room).unwrap();
        assert_eq!(view.past.len(), hashes.len());
        assert!(view.past.iter().all(|it| it.passed == Some(true)));
        if id == "server-owner" {
            assert_eq!(view.whereabouts(), Whereabouts::Next);
            assert_eq!(client.next(&session.room).unwrap().step, 1);
        } else {
            assert_eq!(view.whereabouts(), Whereabouts::Done);
        }
    }
    let rows = session.results();
    let kept: Vec<&str> = rows
        .iter()
        .map(|it| it["came"]["journal_hash"].as_str().unwrap())
        .collect();
    assert_eq!(kept, hashes, "{rows:?}");
    assert!(rows.iter().all(|it| it["standing"] == "ended"));
}

#[test]
fn a_call_is_gone_on_with_from_what_the_session_has_kept_of_it() {
    let session = Session::own(&["server-owner"]);
    let client = session.joined("Quiet Heron");
    session.order(&json!("Start"));
    let (first, mut turn) = session.taken(&client);
    let play = expert("server-owner");
    for step in play.steps.iter().take(9) {
        turn.playing.step(step).unwrap();
    }
    assert!(turn.posted.wait(SOON));
    let before = hash(&turn);
    // The window is killed; what makes the trainee known was kept.
    let again = Client::known(session.address(), &client.cookies());
    drop((client, turn));
    assert_eq!(
        again.view(&session.room).unwrap().whereabouts(),
        Whereabouts::Open
    );
    let (second, mut turn) = session.taken(&again);
    assert_eq!(second.call, first.call);
    assert_eq!(hash(&turn), before);
    for step in play.steps.iter().skip(9) {
        turn.playing.step(step).unwrap();
    }
    assert!(turn.posted.wait(SOON));
    assert_eq!(session.results()[0]["came"]["journal_hash"], hash(&turn));
    // Whoever was quicker elsewhere is not written over.
    let from = again.add(&second.call, 0, "nonsense\n").unwrap();
    assert_eq!(from, Added::Elsewhere(turn.posted.length()));
}

#[test]
fn a_console_whose_text_is_another_begins_nothing() {
    let session = Session::own(&["server-owner"]);
    let client = session.joined("Quiet Heron");
    session.order(&json!("Start"));
    let taken = client.take(&session.room).unwrap();
    let journal = client.journal(&taken.call).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("server-owner");
    fs::create_dir(&place).unwrap();
    let text = fs::read_to_string(root().join("scenarios/server-owner/scenario.ron")).unwrap();
    fs::write(place.join("scenario.ron"), format!("{text}\n// Changed.\n")).unwrap();
    let here = Library::at(folder.path());
    let why = sit_down(&here, &client, &taken, journal.clone()).err();
    assert!(matches!(why, Some(NotHere::OtherText { .. })), "{why:?}");
    let gone = sit_down(&Library::at(&place), &client, &taken, journal).err();
    assert!(matches!(gone, Some(NotHere::Scenario(_))), "{gone:?}");
    assert_eq!(
        client.journal(&taken.call).unwrap().len() as u64,
        taken.bytes
    );
}

#[test]
fn a_session_that_is_over_takes_no_more_and_says_so() {
    let session = Session::own(&["server-owner"]);
    let client = session.joined("Quiet Heron");
    session.order(&json!("Start"));
    let (_, mut turn) = session.taken(&client);
    assert!(turn.posted.wait(SOON));
    session.order(&json!("End"));
    turn.playing.step(&expert("server-owner").steps[0]).unwrap();
    assert!(!turn.posted.wait(SOON));
    let why = turn.posted.trouble().unwrap().to_string();
    assert!(why.contains("over"), "{why}");
}

#[test]
fn what_is_wrong_with_an_address_or_a_code_is_told_apart() {
    let session = Session::own(&["server-owner"]);
    let client = session.joined("Quiet Heron");
    let wrong = |code: &str, name: &str| {
        let other = Client::at(session.address());
        other.come().unwrap();
        other.join(code, Some(name)).unwrap_err().status()
    };
    assert_eq!(wrong("CCCCCC", "Swift Wren"), Some(404));
    assert_eq!(wrong(&session.code, "Quiet Heron"), Some(409));
    assert_eq!(client.join(&session.code, None).unwrap(), session.room);
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let free = nobody.local_addr().unwrap().to_string();
    drop(nobody);
    let why = Client::at(Address::read(&free).unwrap()).come();
    assert!(matches!(why, Err(Trouble::NotReached(_))), "{why:?}");
    // A trainee who left, or somebody else, has no seat.
    let other = Client::at(session.address());
    other.come().unwrap();
    assert!(other.view(&session.room).unwrap_err().is_gone());
}

/// The whole console without its window.
struct Console {
    harness: Harness<'static, (Trainer, bool)>,
    _folder: TempDir,
}

impl Console {
    fn opened() -> Console {
        let folder = tempfile::tempdir().unwrap();
        let console = Console::in_folder(folder.path());
        Console {
            harness: console,
            _folder: folder,
        }
    }

    fn in_folder(folder: &Path) -> Harness<'static, (Trainer, bool)> {
        let (kept, _) = Kept::at(&folder.join("settings.ron"));
        let desk = Desk::new(library(), folder.join("calls"), kept);
        let draw = |ui: &mut bevy_egui::egui::Ui, (trainer, ready): &mut (Trainer, bool)| {
            if !*ready {
                *ready = true;
                typeface::install(ui.ctx());
                trainer.desk.look.apply(ui.ctx());
                return;
            }
            trainer.tick();
            trainer.show(ui);
        };
        let mut harness = Harness::builder()
            .with_size(vec2(1280.0, 900.0))
            .build_ui_state(draw, (Trainer::new(desk), false));
        harness.step();
        harness
    }

    fn trainer(&mut self) -> &mut Trainer {
        &mut self.harness.state_mut().0
    }

    fn frames(&mut self) {
        for _ in 0..3 {
            self.harness.step();
        }
    }

    /// Goes on until something is so.
    fn until(&mut self, what: impl Fn(&Console) -> bool) {
        let since = Instant::now();
        loop {
            self.harness.step();
            if what(self) {
                self.frames();
                return;
            }
            let place = self.harness.state().0.place();
            assert!(since.elapsed() < SOON, "it never was: {place:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn is_at(&self, place: Place) -> bool {
        self.harness.state().0.place() == place
    }

    fn says(&self, part: &str) -> bool {
        let said = |node: &egui_kittest::Node<'_>| {
            let node = node.accesskit_node();
            let words = node.label().or_else(|| node.value());
            words.is_some_and(|it| it.contains(part))
        };
        self.harness.query_all_by(|_| true).any(|it| said(&it))
    }

    fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.frames();
    }

    /// Types over what stands in the field that has the focus.
    fn types(&mut self, text: &str) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        self.harness.key_press(Key::Delete);
        self.frames();
        let event = bevy_egui::egui::Event::Text(text.to_owned());
        self.harness.event(event);
        self.frames();
    }

    /// Joins by keyboard alone.
    fn joins(&mut self, session: &Session, name: &str) {
        self.key(Key::F4);
        self.types(&format!("{}/join", session.server.address));
        self.key(Key::Tab);
        self.types(&session.code.to_lowercase());
        self.key(Key::Tab);
        self.types(name);
        self.key(Key::Enter);
        self.until(|it| it.is_at(Place::Session));
    }

    fn at_call(&mut self) -> &mut warning_signs::desktop::at_call::AtCall {
        match &mut self.trainer().screen {
            Screen::Console(it) => it,
            _ => panic!("there is no call on the screen"),
        }
    }
}

#[test]
fn a_trainee_joins_takes_the_call_and_follows_the_instructor_by_keyboard_alone() {
    let session = Session::own(&["server-owner", "server-coach"]);
    let mut console = Console::opened();
    console.joins(&session, "Quiet Heron");
    assert!(console.says("You are in."));
    assert!(console.says("you are Quiet Heron"));
    session.order(&json!("Start"));
    console.until(|it| it.says("Your call is ready."));
    assert!(console.says("The server owner"));
    console.key(Key::Enter);
    console.until(|it| it.is_at(Place::Console));

    session.order(&json!("Pause"));
    console.until(|it| it.says("Your instructor has paused the session."));
    let at_ms = console.at_call().sitting.now_ms();
    console.key(Key::F7);
    std::thread::sleep(Duration::from_millis(300));
    console.frames();
    assert_eq!(console.at_call().sitting.now_ms(), at_ms);
    console.key(Key::F8);
    assert!(console.says("Everything stands still"));
    session.order(&json!("GoOn"));
    console.until(|it| it.says("The session goes on."));
    assert!(!console.says("Everything stands still"));
    session.order(&json!({ "Hint": "Ask how old he is." }));
    console.until(|it| it.says("Your instructor to everybody: Ask how old he is."));
    let later_ms = console.at_call().sitting.now_ms();
    assert!(later_ms > at_ms);

    session.order(&json!("MoveOn"));
    console.until(|it| it.is_at(Place::Session));
    assert!(console.says("The session has gone on from this call."));
    console.until(|it| it.says("The server coach"));
    session.order(&json!("End"));
    console.until(|it| it.says("The session is over."));
}

#[test]
fn a_call_that_is_over_leads_back_to_the_session_and_its_debrief_where_that_is_shown() {
    let session = Session::own(&["server-owner"]);
    let mut console = Console::opened();
    console.joins(&session, "Quiet Heron");
    session.order(&json!("Start"));
    console.until(|it| it.says("Your call is ready."));
    console.key(Key::Enter);
    console.until(|it| it.is_at(Place::Console));
    // Put aside, and gone on with.
    console.key(Key::Escape);
    console
        .harness
        .get_by_label("Put it aside and go on later")
        .click();
    console.until(|it| it.is_at(Place::Session));
    console.until(|it| it.says("Your call goes on."));
    console.key(Key::Enter);
    console.until(|it| it.is_at(Place::Console));
    console.at_call().sitting.act(&Deed::End).unwrap();
    console.until(|it| it.is_at(Place::Session));
    console.until(|it| it.says("Your calls in this session"));
    assert!(console.says("Not passed yet"));
    let board = session.board();
    assert_eq!(board["seats"][0]["over"], 1, "{board}");
    assert_eq!(board["seats"][0]["here"], true, "{board}");
    console
        .harness
        .get_by_label("See the debrief: The server owner")
        .click();
    console.until(|it| it.is_at(Place::Debrief));
    console
        .harness
        .get_by_label_contains("Back to the session")
        .click();
    console.until(|it| it.is_at(Place::Session));
    console.harness.get_by_label("Leave the session").click();
    console.frames();
    assert!(console.says("Leave this session?"));
    console.harness.get_by_label("Leave the session").click();
    console.until(|it| it.is_at(Place::Shelf));
    assert!(console.says("You have left the session."));
}

#[test]
fn a_console_that_is_opened_again_finds_its_seat() {
    let session = Session::own(&["server-owner"]);
    let mut console = Console::opened();
    console.joins(&session, "Quiet Heron");
    let folder = console._folder;
    drop(console.harness);
    let mut console = Console {
        harness: Console::in_folder(folder.path()),
        _folder: folder,
    };
    console.key(Key::F4);
    assert!(console.says("You are in “Tuesday” as Quiet Heron."));
    console.harness.get_by_label("Go on with it").click();
    console.until(|it| it.is_at(Place::Session));
    assert!(console.says("You are in."));
}

#[test]
fn a_room_that_goes_together_is_for_a_browser() {
    let plan = json!({ "title": "Tuesday", "calls": ["server-owner"], "pace": "together" });
    let session = Session::of(&plan);
    let mut console = Console::opened();
    console.joins(&session, "Quiet Heron");
    assert!(console.says("Everybody hears one call together in this session."));
    assert!(console.says(&format!(
        "open http://{} in a browser",
        session.server.address
    )));
    let refused = session
        .joined("Swift Wren")
        .take(&session.room)
        .unwrap_err();
    assert!(refused.to_string().contains("browser"), "{refused}");
}

#[test]
fn what_is_wrong_is_said_beside_its_field() {
    let session = Session::own(&["server-owner"]);
    let mut console = Console::opened();
    console.key(Key::F4);
    console.key(Key::Enter);
    assert!(console.says("Type the address from your instructor's screen."));
    console.types("https://training.example");
    console.key(Key::Enter);
    assert!(console.says("https, which the console does not speak yet"));
    console.types(&session.server.address);
    console.key(Key::Enter);
    assert!(console.says("Type the code from your instructor's screen."));
    console.types("CDF");
    console.key(Key::Enter);
    assert!(console.says("There are 3 here"));
    let other = if session.code == "CCCCCC" {
        "DDDDDD"
    } else {
        "CCCCCC"
    };
    console.types(other);
    console.key(Key::Enter);
    console.until(|it| it.says("No session has this code."));
    let field = console
        .harness
        .get_by_role_and_label(bevy_egui::egui::accesskit::Role::TextInput, "Code");
    assert!(field.is_focused());
    console.types(&session.code);
    console.key(Key::Enter);
    console.until(|it| it.is_at(Place::Session));
}
