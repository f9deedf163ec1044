//! The language server as an editor meets it: the real program over its standard input and output.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use super::program::Program;

const SOON: Duration = Duration::from_secs(60);

/// An editor with the server it started.
struct Editor {
    program: Program,
    child: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    asked: i32,
}

impl Editor {
    /// Starts the server, and nothing else.
    fn bare() -> Editor {
        let program = Program::new();
        let mut command = program.command(&["lsp"]);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let input = child.stdin.take();
        let output = child.stdout.take().unwrap();
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = message(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Editor {
            program,
            child,
            input,
            messages,
            asked: 0,
        }
    }

    fn new() -> Editor {
        let mut editor = Editor::bare();
        let can = json!({ "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } } });
        let answer = editor.ask(
            "initialize",
            json!({ "processId": null, "rootUri": null, "capabilities": can }),
        );
        assert_eq!(
            answer["result"]["capabilities"]["textDocumentSync"]["change"],
            1
        );
        editor.note("initialized", json!({}));
        editor
    }

    fn uri(&self, path: &str) -> String {
        format!("file://{}", self.program.path(path).display())
    }

    fn send_bytes(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        // A server that has ended closes its end; what it did then is what is tested.
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let sent = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        self.send_bytes(sent.as_bytes());
    }

    fn note(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    #[track_caller]
    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.wait(|it| it["id"] == id)
    }

    #[track_caller]
    fn wait(&self, wanted: impl Fn(&Value) -> bool) -> Value {
        let mut seen = Vec::new();
        loop {
            match self.messages.recv_timeout(SOON) {
                Ok(message) if wanted(&message) => return message,
                Ok(message) => seen.push(message),
                Err(why) => panic!("{why}, after {seen:#?}"),
            }
        }
    }

    fn open(&mut self, path: &str, text: &str) -> String {
        let uri = self.uri(path);
        let document = json!({ "uri": uri, "languageId": "x", "version": 1, "text": text });
        self.note("textDocument/didOpen", json!({ "textDocument": document }));
        uri
    }

    fn change(&mut self, uri: &str, version: i32, text: &str) {
        let params = json!({
            "textDocument": { "uri": uri, "version": version },
            "contentChanges": [{ "text": text }],
        });
        self.note("textDocument/didChange", params);
    }

    /// The faults of a version of a document, once one of this code is among them.
    #[track_caller]
    fn fault(&self, uri: &str, version: i32, code: &str) -> Value {
        let has = |it: &Value| {
            let list = it["params"]["diagnostics"].as_array();
            list.is_some_and(|list| list.iter().any(|it| it["code"] == code))
        };
        let published = self.wait(|it| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == uri
                && it["params"]["version"] == version
                && has(it)
        });
        let list = published["params"]["diagnostics"].as_array().unwrap();
        list.iter().find(|it| it["code"] == code).unwrap().clone()
    }

    /// What is asked of the place of this part of a text, so many bytes on.
    #[track_caller]
    fn ask_at(&mut self, method: &str, uri: &str, text: &str, part: &str, on: usize) -> Value {
        let params = json!({ "textDocument": { "uri": uri }, "position": place(text, part, on) });
        let answer = self.ask(&format!("textDocument/{method}"), params);
        assert!(answer["error"].is_null(), "{answer}");
        answer["result"].clone()
    }

    #[track_caller]
    fn ends(mut self) -> Option<i32> {
        drop(self.input.take());
        let mut err = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut err)
            .unwrap();
        let status = self.child.wait().unwrap();
        assert!(!err.contains("panicked"), "{err}");
        status.code()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // A test that failed leaves nothing running behind it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn message(from: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        from.read_line(&mut line).ok().filter(|it| *it > 0)?;
        match line.trim().split_once(": ") {
            Some((_, value)) => length = value.parse().unwrap(),
            None => break,
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

#[track_caller]
fn place(text: &str, part: &str, on: usize) -> Value {
    let at = text.find(part).unwrap_or_else(|| panic!("no {part:?}")) + on;
    let before = &text[..at];
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    json!({ "line": line, "character": column })
}

fn labels(completion: &Value) -> Vec<&str> {
    let items = completion["items"].as_array().unwrap();
    items
        .iter()
        .map(|it| it["label"].as_str().unwrap())
        .collect()
}

fn small(editor: &Editor) -> String {
    fs::read_to_string(editor.program.path("scenarios/small/scenario.ron")).unwrap()
}

const SCRIPT: &str = "scenarios/small/scenario.ron";

#[test]
fn a_fault_is_told_as_it_is_typed_and_goes_when_it_is_mended() {
    let mut editor = Editor::new();
    let text = small(&editor);
    let uri = editor.open(SCRIPT, &text);
    let opened = editor.wait(|it| it["params"]["uri"] == uri.as_str());
    assert_eq!(opened["params"]["diagnostics"], json!([]));

    // A character of two units before the fault, in the same line.
    let broken = text.replacen("sign: \"age-gap\"", "/* 😀 */ sign: \"age-gapp\"", 1);
    editor.change(&uri, 2, &broken);
    let fault = editor.fault(&uri, 2, "WS0207");
    assert_eq!(fault["severity"], 1);
    assert_eq!(fault["source"], "warning-signs");
    assert!(
        fault["message"]
            .as_str()
            .unwrap()
            .contains("did you mean `age-gap`?"),
        "{fault}"
    );
    assert_eq!(fault["range"]["start"], place(&broken, "\"age-gapp\"", 0));
    assert_eq!(fault["range"]["end"], place(&broken, "\"age-gapp\"", 10));
    let hover = editor.ask_at("hover", &uri, &broken, "\"age-gapp\"", 3);
    assert!(
        hover["contents"]["value"]
            .as_str()
            .unwrap()
            .contains("WS0207"),
        "{hover}"
    );

    // A text that cannot be read at all.
    editor.change(&uri, 3, &text[..text.len() / 2]);
    editor.wait(|it| {
        let list = it["params"]["diagnostics"].as_array();
        it["params"]["version"] == 3 && list.is_some_and(|it| !it.is_empty())
    });
    editor.change(&uri, 4, &text);
    let mended = editor.wait(|it| it["params"]["version"] == 4);
    assert_eq!(mended["params"]["diagnostics"], json!([]));
    editor.note(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    editor.wait(|it| {
        it["method"] == "textDocument/publishDiagnostics" && it["params"]["version"].is_null()
    });
    assert_eq!(editor.ask("shutdown", Value::Null)["result"], Value::Null);
    editor.note("exit", Value::Null);
    assert_eq!(editor.ends(), Some(0));
}

#[test]
fn what_check_tells_of_a_scenario_is_told_in_the_editor() {
    let mut editor = Editor::new();
    let text = small(&editor);
    let fact = text.find("id: \"secret\"").unwrap();
    let open = fact + text[fact..].find("asked: [").unwrap();
    let close = open + text[open..].find(']').unwrap();
    let few = format!("{}asked: [\"is it so\"{}", &text[..open], &text[close..]);
    let few = few.replacen(
        "id: \"small\",",
        "id: \"small\",\n    twin: \"no-such-twin\",",
        1,
    );
    fs::write(editor.program.path(SCRIPT), &few).unwrap();
    let checked = editor.program.run(&["check", SCRIPT, "--json"]);
    let scenario = editor.program.run(&["check", "scenarios/small", "--json"]);
    let uri = editor.open(SCRIPT, &few);
    // The twin is looked for last.
    editor.fault(&uri, 1, "WS1003");
    editor.change(&uri, 2, &few);
    let known = |it: &Value| {
        it["params"]["version"] == 2
            && it["params"]["diagnostics"]
                .as_array()
                .is_some_and(|it| it.len() > 1)
    };
    let published = editor.wait(known);
    let list = published["params"]["diagnostics"].as_array().unwrap();
    let mut told: Vec<String> = list
        .iter()
        .map(|it| it["code"].as_str().unwrap().to_owned())
        .collect();
    let of = |ran: &Value| {
        let list = ran["diagnostics"].as_array().unwrap().iter();
        let script = list.filter(|it| it["file"].as_str().unwrap().ends_with("scenario.ron"));
        script
            .map(|it| it["code"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let mut wanted = of(&scenario.json());
    assert!(of(&checked.json()).len() < wanted.len());
    wanted.sort();
    told.sort();
    assert_eq!(told, wanted);
}

#[test]
fn ids_lead_to_where_they_are_declared() {
    let mut editor = Editor::new();
    let text = small(&editor);
    let uri = editor.open(SCRIPT, &text);
    let found = editor.ask_at("definition", &uri, &text, "{child", 2);
    assert_eq!(found["uri"], uri);
    assert_eq!(found["range"]["start"], place(&text, "\"child\":", 0));
    let found = editor.ask_at("definition", &uri, &text, "first: \"open-2\"", 9);
    assert_eq!(found["range"]["start"], place(&text, "id: \"open-2\"", 4));
    assert!(
        editor
            .ask_at("definition", &uri, &text, "title:", 2)
            .is_null()
    );

    let play =
        fs::read_to_string(editor.program.path("scenarios/small/plays/expert.play")).unwrap();
    let quoted = play.find("log quote ").unwrap() + "log quote ".len();
    let id = play[quoted..].split_whitespace().next().unwrap();
    for is_open in [true, false] {
        if !is_open {
            // Then it is read from where it was saved.
            editor.note(
                "textDocument/didClose",
                json!({ "textDocument": { "uri": uri } }),
            );
        }
        let of_play = editor.open("scenarios/small/plays/expert.play", &play);
        let found = editor.ask_at("definition", &of_play, &play, "log quote ", 11);
        assert_eq!(found["uri"], uri);
        assert_eq!(
            found["range"]["start"],
            place(&text, &format!("id: \"{id}\""), 4)
        );
    }

    let twin = text.replacen("id: \"small\",", "id: \"small\",\n    twin: \"other\",", 1);
    fs::create_dir(editor.program.path("scenarios/other")).unwrap();
    fs::write(editor.program.path("scenarios/other/scenario.ron"), "").unwrap();
    let uri = editor.open(SCRIPT, &twin);
    let found = editor.ask_at("definition", &uri, &twin, "twin: \"other\"", 9);
    assert_eq!(found["uri"], editor.uri("scenarios/other/scenario.ron"));
}

#[test]
fn completion_hover_and_symbols_work_while_the_text_is_broken() {
    let mut editor = Editor::new();
    let text = small(&editor);
    let uri = editor.open(SCRIPT, &text);
    let broken = text.replacen("facts: [", "facts: [\n(id: \"new\", needs: [Told(\"", 1);
    editor.change(&uri, 2, &broken);
    let offered = editor.ask_at("completion", &uri, &broken, "Told(\"", 6);
    for id in ["school", "football"] {
        assert!(labels(&offered).contains(&id), "{offered}");
    }
    let broken = text.replacen("facts: [", "facts: [(signs: [(sign: \"", 1);
    editor.change(&uri, 3, &broken);
    let offered = editor.ask_at("completion", &uri, &broken, "(signs: [(sign: \"", 17);
    assert!(labels(&offered).contains(&"age-gap"), "{offered}");
    let broken = text.replacen("facts: [", "facts: [( ", 1);
    editor.change(&uri, 4, &broken);
    let offered = editor.ask_at("completion", &uri, &broken, "facts: [( ", 10);
    assert!(labels(&offered).contains(&"offered"), "{offered}");
    let item = offered["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["label"] == "offered")
        .unwrap();
    assert_eq!(item["textEdit"]["newText"], "offered: [$1]");

    let hover = editor.ask_at("hover", &uri, &text, "care_note", 1);
    assert!(
        hover["contents"]["value"]
            .as_str()
            .unwrap()
            .contains("before the call")
    );
    let symbols = editor.ask(
        "textDocument/documentSymbol",
        json!({ "textDocument": { "uri": uri } }),
    );
    assert_eq!(symbols["result"][0]["name"], "cast");
    let play = "then log q\nthen mark op\n";
    let of_play = editor.open("scenarios/small/plays/new.play", play);
    editor.change(&uri, 5, &text);
    let offered = editor.ask_at("completion", &of_play, play, "log q", 5);
    assert!(labels(&offered).contains(&"quote"), "{offered}");
    let offered = editor.ask_at("completion", &of_play, play, "mark op", 7);
    assert!(labels(&offered).contains(&"open-1"), "{offered}");
}

#[test]
fn plays_are_checked_against_the_script_as_it_stands_in_the_editor() {
    let mut editor = Editor::new();
    let text = small(&editor);
    let of_play = editor.open("scenarios/small/plays/new.play", "then dance\n");
    let fault = editor.fault(&of_play, 1, "WS1005");
    assert_eq!(
        fault["range"]["start"],
        json!({ "line": 0, "character": 0 })
    );
    assert_eq!(fault["range"]["end"], json!({ "line": 0, "character": 10 }));
    editor.change(&of_play, 2, "# first\nthen log quote only-here-1\n");
    let fault = editor.fault(&of_play, 2, "WS1006");
    assert_eq!(fault["range"]["start"]["line"], 1);
    let uri = editor.open(SCRIPT, &text);
    editor.fault(&of_play, 2, "WS1006");
    let renamed = text.replace("\"open-1\"", "\"only-here-1\"");
    editor.change(&uri, 2, &renamed);
    editor.wait(|it| {
        it["params"]["uri"] == of_play.as_str() && it["params"]["diagnostics"] == json!([])
    });
}

#[test]
fn nothing_an_editor_sends_breaks_the_server() {
    let mut editor = Editor::bare();
    let early = editor.ask("textDocument/hover", json!({}));
    assert_eq!(early["error"]["code"], -32002);
    editor.ask("initialize", json!({ "capabilities": 7 }));
    for body in [
        "{",
        "[]",
        "\"\u{1F600}\"",
        "{\"id\":{},\"method\":1}",
        &"[".repeat(100_000),
    ] {
        let sent = format!("Content-Length: {}\r\n\r\n{body}", body.len());
        editor.send_bytes(sent.as_bytes());
        editor.wait(|it| it["error"]["code"] == -32700 && it["id"].is_null());
    }
    let long = 17 * 1024 * 1024;
    editor.send_bytes(format!("Content-Length: {long}\r\n\r\n").as_bytes());
    editor.send_bytes(&vec![b' '; long]);
    editor.wait(|it| {
        it["error"]["message"]
            .as_str()
            .is_some_and(|it| it.contains("passed over"))
    });
    assert_eq!(editor.ask("dance", json!({}))["error"]["code"], -32601);
    assert_eq!(
        editor.ask("textDocument/hover", json!([1]))["error"]["code"],
        -32602
    );
    editor.note("textDocument/didOpen", json!({ "textDocument": 3 }));
    editor.note("textDocument/didChange", json!(null));

    // A document of more bytes than are read, and one that is nothing but brackets.
    let uri = editor.open("scenarios/large/scenario.ron", &"(".repeat(3 * 1024 * 1024));
    editor.fault(&uri, 1, "WS0001");
    let deep = editor.open("scenarios/deep/scenario.ron", &"([{".repeat(100_000));
    editor.fault(&deep, 1, "WS0004");
    for uri in [&uri, &deep] {
        for (line, character) in [(0, 0), (0, 200), (9, 9), (u32::MAX, u32::MAX)] {
            let params = json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } });
            for method in ["completion", "hover", "definition"] {
                let answer = editor.ask(&format!("textDocument/{method}"), params.clone());
                assert!(answer["error"].is_null(), "{answer}");
            }
        }
    }
    let long = editor.open(
        "scenarios/small/plays/long.play",
        &"then wait\n".repeat(100_000),
    );
    editor.fault(&long, 1, "WS1005");
    assert_eq!(editor.ask("shutdown", Value::Null)["result"], Value::Null);
    assert_eq!(editor.ask("shutdown", Value::Null)["error"]["code"], -32600);
    // What has no length cannot be followed.
    editor.send_bytes(b"hello\r\n\r\n");
    editor.wait(|it| {
        it["error"]["message"]
            .as_str()
            .is_some_and(|it| it.contains("Content-Length"))
    });
    assert_eq!(editor.ends(), Some(1));
}

#[test]
fn an_editor_that_goes_away_leaves_no_server_behind() {
    let mut editor = Editor::new();
    let text = small(&editor);
    editor.open(SCRIPT, &text);
    assert_eq!(editor.ends(), Some(1));
    let mut editor = Editor::new();
    editor.note("exit", Value::Null);
    assert_eq!(editor.ends(), Some(1));
}
