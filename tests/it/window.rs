//! The real window, on a display of its own: it opens, a call is taken by keys, and nothing is lost with it.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    AtomEnum, ConnectionExt, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT, Window,
};
use x11rb::protocol::xtest::ConnectionExt as _;
use x11rb::rust_connection::RustConnection;

/// How long anything here may take on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(120);

/// A display that is drawn in software and seen by nobody.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn new() -> Display {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is needed to test the window; ./test installs it");
        let mut line = String::new();
        let out = server.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut line).unwrap();
        let name = format!(":{}", line.trim());
        Display { server, name }
    }

    fn goes_away(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_warning-signs"));
    command
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("WARNING_SIGNS_DATA", folder)
        .env("WARNING_SIGNS_CONFIG", folder.join("config"))
        .env_remove("WARNING_SIGNS_SCENARIOS")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn until<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(began.elapsed() < PATIENCE, "{what} did not come about");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Hands that type on a display.
struct Hands {
    connection: RustConnection,
    window: Window,
    root: Window,
}

impl Hands {
    /// Waits until the window is there, and gives it the keyboard.
    fn at(display: &Display) -> Hands {
        let (connection, screen) = RustConnection::connect(Some(&display.name)).unwrap();
        let root = connection.setup().roots[screen].root;
        let window = until("the window", || {
            let tree = connection.query_tree(root).unwrap().reply().unwrap();
            tree.children.into_iter().find(|it| named(&connection, *it))
        });
        let hands = Hands {
            connection,
            window,
            root,
        };
        hands.take_focus();
        hands
    }

    fn take_focus(&self) {
        let focus = self
            .connection
            .set_input_focus(InputFocus::PARENT, self.window, 0u32);
        // A window that is not yet shown cannot be given it; it is tried again with each key.
        drop(focus.map(|it| it.check()));
    }

    fn key(&self, code: u8) {
        self.take_focus();
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            let typed = self
                .connection
                .xtest_fake_input(kind, code, 0, self.root, 0, 0, 0);
            typed.unwrap().check().unwrap();
        }
    }
}

fn named(connection: &RustConnection, window: Window) -> bool {
    let name = connection.get_property(false, window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64);
    let name = name.ok().and_then(|it| it.reply().ok());
    name.is_some_and(|it| it.value == b"Warning Signs")
}

/// The keyboard's codes.
const ENTER: u8 = 36;
const H: u8 = 43;
const I: u8 = 31;

fn journal(folder: &Path) -> Option<String> {
    let entry = fs::read_dir(folder.join("calls")).ok()?.flatten().next()?;
    fs::read_to_string(entry.path()).ok()
}

/// The window open, and a call in it in which something was said, by keys alone.
fn call_taken(folder: &Path, display: &Display) -> (Child, Hands) {
    let child = program(folder)
        .env("DISPLAY", &display.name)
        .spawn()
        .unwrap();
    let hands = Hands::at(display);
    // The shelf and the brief each take Enter once they are read; it is pressed until the call is there.
    until("a call", || {
        hands.key(ENTER);
        thread::sleep(Duration::from_millis(700));
        journal(folder)
    });
    until("words in the call", || {
        hands.key(H);
        hands.key(I);
        hands.key(ENTER);
        thread::sleep(Duration::from_millis(700));
        journal(folder).filter(|it| it.contains("\"Asked\""))
    });
    (child, hands)
}

fn text(mut from: impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_display_that_goes_away_is_told_and_the_call_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let mut display = Display::new();
    let (mut child, hands) = call_taken(folder.path(), &display);
    drop(hands);
    display.goes_away();
    let status = until("the end", || child.try_wait().unwrap());
    assert_eq!(status.code(), Some(1));
    let told = text(child.stderr.take().unwrap());
    assert!(told.contains("A call that was going on is kept"), "{told}");

    // The whole of it can be read, and it is the one that is gone on with.
    let calls = fs::read_dir(folder.path().join("calls")).unwrap().flatten();
    let path = calls
        .map(|it| it.path())
        .find(|it| it.extension().is_some())
        .unwrap();
    let replay = program(folder.path())
        .arg("replay")
        .arg(&path)
        .output()
        .unwrap();
    assert!(replay.status.success(), "{}", text(&replay.stderr[..]));
    assert!(text(&replay.stdout[..]).to_lowercase().contains("hi"));
    let again = program(folder.path())
        .args(["play", "--resume", "--no-sound"])
        .output()
        .unwrap();
    assert!(text(&again.stdout[..]).contains("Going on with the call"));
}

#[test]
fn without_a_display_it_says_so_and_goes_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let run = program(folder.path()).output().unwrap();
    let (out, err) = (text(&run.stdout[..]), text(&run.stderr[..]));
    assert!(err.contains("DISPLAY is not set"), "{err}");
    assert!(out.contains("Type a number to play"), "{out}");
    assert_eq!(run.status.code(), Some(0));

    let run = program(folder.path())
        .env("DISPLAY", ":4711")
        .output()
        .unwrap();
    let (out, err) = (text(&run.stdout[..]), text(&run.stderr[..]));
    assert!(err.contains("`:4711` does not answer"), "{err}");
    assert!(out.contains("Type a number to play"), "{out}");
}

#[test]
fn without_anything_to_draw_with_it_says_so_and_goes_to_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let display = Display::new();
    let run = program(folder.path())
        .env("DISPLAY", &display.name)
        // A renderer this system cannot have stands for a machine that has none.
        .env("WGPU_BACKEND", if cfg!(windows) { "metal" } else { "dx12" })
        .output()
        .unwrap();
    let (out, err) = (text(&run.stdout[..]), text(&run.stderr[..]));
    assert!(err.contains("The window could not be opened"), "{err}");
    assert!(out.contains("Type a number to play"), "{out}");
}

#[test]
fn a_folder_for_settings_that_cannot_be_written_keeps_nobody_from_a_call() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("config"),
        "a file where a folder should be",
    )
    .unwrap();
    let display = Display::new();
    let (mut child, _hands) = call_taken(folder.path(), &display);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(journal(folder.path()).unwrap().contains("\"Asked\""));
}
