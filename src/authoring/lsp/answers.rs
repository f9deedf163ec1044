//! Answers in the protocol's terms.

use std::borrow::Cow;

use lsp_server::Notification;
use serde::Serialize;
use serde_json::{Value, json};

use super::completion;
use super::document::{Document, Kind, neighbour_of, path_of, script_of};
use super::looking::script_on_disk;
use super::names::Names;
use super::pointed::{self, Declaration, Pointed};
use super::symbols;
use super::text::Text;
use crate::authoring::finding::explain;
use crate::scenario::read::seat;
use crate::scenario::script::Seat;

/// What the server can do.
pub fn abilities() -> Value {
    json!({
        "capabilities": {
            "positionEncoding": "utf-16",
            // Whole texts: a scenario is small, and nothing can come apart.
            "textDocumentSync": { "openClose": true, "change": 1 },
            "completionProvider": { "triggerCharacters": ["\"", "{", ".", "(", " ", "="] },
            "definitionProvider": true,
            "hoverProvider": true,
            "documentSymbolProvider": true,
        },
        "serverInfo": { "name": "warning-signs", "version": env!("CARGO_PKG_VERSION") },
    })
}

/// Whether an editor can go on at a place within what was put in.
pub fn knows_snippets(params: &Value) -> bool {
    let path = "/capabilities/textDocument/completion/completionItem/snippetSupport";
    params
        .pointer(path)
        .and_then(Value::as_bool)
        .unwrap_or(false)
}

/// All that is wrong with a document.
pub fn faults(uri: &str, document: &Document) -> Notification {
    let told = document.at_once.iter().chain(&document.closely);
    let mut told: Vec<_> = told.collect();
    told.sort_by_key(|it| (it.span.start, it.span.end));
    told.dedup();
    let shown: Vec<_> = told
        .into_iter()
        .map(|it| it.shown(&document.text))
        .collect();
    published(json!({ "uri": uri, "version": document.version, "diagnostics": shown }))
}

/// What is told of a document that was closed.
pub fn no_faults(uri: &str) -> Notification {
    published(json!({ "uri": uri, "diagnostics": [] }))
}

fn published(params: Value) -> Notification {
    Notification::new("textDocument/publishDiagnostics".to_owned(), params)
}

/// What could be written next.
pub fn completion(
    document: &Document,
    byte: usize,
    script: Option<&Document>,
    uri: &str,
    snippets: bool,
) -> Value {
    let text = &document.text;
    let items = match document.kind {
        Kind::Script => completion::in_script(text, byte, &document.names, snippets),
        Kind::Play => {
            let (names, of) = names_of(uri, script);
            match seat(of.as_str()) {
                Seat::CallHandler => completion::in_play(text, byte, &names, snippets),
                // A supervisor does other things than a handler.
                Seat::Supervisor => Vec::new(),
            }
        }
        Kind::Other => Vec::new(),
    };
    value(&json!({ "isIncomplete": false, "items": items }))
}

/// What a play's script declares, and its text: as it is open, or as it was saved.
fn names_of<'d>(play: &str, script: Option<&'d Document>) -> (Cow<'d, Names>, Cow<'d, Text>) {
    match script {
        Some(script) => (Cow::Borrowed(&script.names), Cow::Borrowed(&script.text)),
        None => {
            let source = script_on_disk(play).unwrap_or_default();
            (Cow::Owned(Names::of(&source)), Cow::Owned(Text::of(source)))
        }
    }
}

/// Where what is pointed at is declared.
pub fn definition(document: &Document, byte: usize, script: Option<&Document>, uri: &str) -> Value {
    let place = |uri: &str, text: &Text, span| json!({ "uri": uri, "range": text.range(span) });
    match document.kind {
        Kind::Script => {
            let declared = pointed::in_script(&document.text, byte).and_then(|it| it.declared);
            match declared {
                Some(Declaration::Script(span)) => place(uri, &document.text, span),
                Some(Declaration::Scenario(id)) => {
                    let other = neighbour_of(uri, &id);
                    let other = other.filter(|it| path_of(it).is_some_and(|it| it.is_file()));
                    other.map_or(Value::Null, |it| place(&it, &Text::default(), 0..0))
                }
                None => Value::Null,
            }
        }
        Kind::Play => {
            let (_, text) = names_of(uri, script);
            // Places are those of the text as it is now.
            let names = Names::of(text.as_str());
            let declared = pointed::in_play(&document.text, byte, &names);
            match (declared.and_then(|it| it.declared), script_of(uri)) {
                (Some(Declaration::Script(span)), Some(script)) => place(&script, &text, span),
                _ => Value::Null,
            }
        }
        Kind::Other => Value::Null,
    }
}

/// What is said of what is pointed at, and of what is wrong with it.
pub fn hover(document: &Document, byte: usize, script: Option<&Document>, uri: &str) -> Value {
    let pointed = match document.kind {
        Kind::Script => pointed::in_script(&document.text, byte),
        Kind::Play => pointed::in_play(&document.text, byte, &names_of(uri, script).0),
        Kind::Other => None,
    };
    let mut pointed = pointed.unwrap_or_else(|| Pointed {
        span: byte..byte,
        ..Pointed::default()
    });
    let told = document.at_once.iter().chain(&document.closely);
    let mut codes: Vec<&str> = told
        .filter(|it| it.span.start <= byte && byte <= it.span.end)
        .map(|it| it.code)
        .collect();
    codes.dedup();
    for explanation in codes.into_iter().filter_map(explain) {
        if !pointed.about.is_empty() {
            pointed.about.push_str("\n\n---\n\n");
        }
        pointed.about.push_str(&explanation.to_string());
    }
    if pointed.about.is_empty() {
        return Value::Null;
    }
    let mut hover = json!({ "contents": { "kind": "markdown", "value": pointed.about } });
    if !pointed.span.is_empty() {
        hover["range"] = value(&document.text.range(pointed.span));
    }
    hover
}

/// What a document declares.
pub fn symbols(document: &Document) -> Value {
    match document.kind {
        Kind::Script if document.is_readable() => value(&symbols::symbols(&document.text)),
        _ => json!([]),
    }
}

fn value(of: &impl Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}
