//! The server: documents kept as the editor changes them, and its questions answered.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use jiff::civil::Date;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::answers;
use super::document::{Document, Kind, script_of};
use super::looking::{Closer, Found, at_once};
use super::wire::{self, Came};
use crate::limits::EDITOR_DOCUMENTS;

/// How long nothing must have been typed before a closer look is taken.
const PAUSE: Duration = Duration::from_millis(300);

/// What the server waits for.
#[derive(Debug)]
pub enum Incoming {
    /// Something from the editor.
    Came(Came),
    /// What a closer look found.
    Found(Found),
}

/// How far the editor and the server are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Begun,
    Running,
    ShutDown,
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// As it should: the editor shut the server down and let it go.
    WellDone,
    /// The editor went away, or sent what could not be followed.
    CutOff,
}

/// See the [module](self).
pub struct Server<'w> {
    out: &'w mut dyn Write,
    found: SyncSender<Incoming>,
    today: Option<Date>,
    phase: Phase,
    snippets: bool,
    documents: BTreeMap<String, Document>,
    /// Documents that changed and were not looked at since.
    changed: BTreeSet<String>,
    /// Documents to take a closer look at, and when.
    closer: BTreeSet<String>,
    due: Option<Instant>,
    looking: Option<JoinHandle<()>>,
}

impl<'w> Server<'w> {
    /// A server that writes here; closer looks come back by `found`. `today` is the day review dates are held against.
    pub fn new(out: &'w mut dyn Write, found: SyncSender<Incoming>, today: Option<Date>) -> Self {
        Server {
            out,
            found,
            today,
            phase: Phase::Begun,
            snippets: false,
            documents: BTreeMap::new(),
            changed: BTreeSet::new(),
            closer: BTreeSet::new(),
            due: None,
            looking: None,
        }
    }

    /// Serves until the editor lets it go.
    ///
    /// # Errors
    ///
    /// When the editor cannot be written to.
    pub fn serve(&mut self, incoming: &Receiver<Incoming>) -> io::Result<Ended> {
        loop {
            let Some(next) = self.next(incoming) else {
                return Ok(Ended::CutOff);
            };
            match next {
                Next::Idle => self.look_at_changed()?,
                Next::Due => self.look_closer(),
                Next::Came(Incoming::Found(found)) => self.take(found)?,
                Next::Came(Incoming::Came(came)) => {
                    if let Some(ended) = self.came(came)? {
                        return Ok(ended);
                    }
                }
            }
        }
    }

    /// What to do next; `None` when nothing will ever come.
    fn next(&self, incoming: &Receiver<Incoming>) -> Option<Next> {
        // Of many changes that wait only the last is looked at.
        if !self.changed.is_empty() {
            return match incoming.try_recv() {
                Ok(came) => Some(Next::Came(came)),
                Err(TryRecvError::Empty) => Some(Next::Idle),
                Err(TryRecvError::Disconnected) => None,
            };
        }
        let Some(due) = self.due else {
            return incoming.recv().ok().map(Next::Came);
        };
        match incoming.recv_timeout(due.saturating_duration_since(Instant::now())) {
            Ok(came) => Some(Next::Came(came)),
            Err(RecvTimeoutError::Timeout) => Some(Next::Due),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn came(&mut self, came: Came) -> io::Result<Option<Ended>> {
        match came {
            Came::Message(Message::Request(request)) => self.request(request)?,
            Came::Message(Message::Notification(note)) => return self.note(note),
            // Nothing is asked of the editor.
            Came::Message(Message::Response(_)) => {}
            Came::Nonsense(why) => wire::refuse(self.out, &why)?,
            Came::Lost(why) => {
                wire::refuse(self.out, &why)?;
                return Ok(Some(Ended::CutOff));
            }
            Came::End => return Ok(Some(Ended::CutOff)),
        }
        Ok(None)
    }

    fn request(&mut self, request: Request) -> io::Result<()> {
        let Request { id, method, params } = request;
        match (self.phase, method.as_str()) {
            (Phase::Begun, "initialize") => {
                self.snippets = answers::knows_snippets(&params);
                self.phase = Phase::Running;
                self.answer(id, answers::abilities())
            }
            (Phase::Begun, _) => self.deny(
                id,
                ErrorCode::ServerNotInitialized,
                "`initialize` comes first",
            ),
            (Phase::ShutDown, _) => {
                self.deny(id, ErrorCode::InvalidRequest, "the server was shut down")
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::ShutDown;
                self.answer(id, Value::Null)
            }
            (Phase::Running, method) => self.question(id, method, params),
        }
    }

    fn question(&mut self, id: RequestId, method: &str, params: Value) -> io::Result<()> {
        let answer = match method {
            "textDocument/completion" => read(params).map(|it| self.completion(&it)),
            "textDocument/definition" => read(params).map(|it| self.definition(&it)),
            "textDocument/hover" => read(params).map(|it| self.hover(&it)),
            "textDocument/documentSymbol" => read(params).map(|it| self.symbols(&it)),
            other => {
                let short: String = other.chars().take(60).collect();
                let why = format!("there is no method `{short}`");
                return self.deny(id, ErrorCode::MethodNotFound, &why);
            }
        };
        match answer {
            Ok(answer) => self.answer(id, answer),
            Err(why) => self.deny(id, ErrorCode::InvalidParams, &why.to_string()),
        }
    }

    fn note(&mut self, note: Notification) -> io::Result<Option<Ended>> {
        let Notification { method, params } = note;
        if method == "exit" {
            let ended = match self.phase {
                Phase::ShutDown => Ended::WellDone,
                Phase::Begun | Phase::Running => Ended::CutOff,
            };
            return Ok(Some(ended));
        }
        if self.phase != Phase::Running {
            return Ok(None);
        }
        // A note has no answer; one that cannot be read is passed over.
        match method.as_str() {
            "textDocument/didOpen" => read(params).map_or((), |it| self.open(it)),
            "textDocument/didChange" => read(params).map_or((), |it| self.change(it)),
            "textDocument/didClose" => {
                if let Ok(closed) = read::<lsp_types::DidCloseTextDocumentParams>(params) {
                    self.close(closed.text_document.uri.as_str())?;
                }
            }
            _ => {}
        }
        Ok(None)
    }

    fn open(&mut self, opened: lsp_types::DidOpenTextDocumentParams) {
        let document = opened.text_document;
        let uri = document.uri.as_str().to_owned();
        if self.documents.len() < EDITOR_DOCUMENTS || self.documents.contains_key(&uri) {
            let opened = Document::open(&uri, document.text, document.version);
            self.documents.insert(uri.clone(), opened);
            self.changed.insert(uri);
        }
    }

    fn change(&mut self, changed: lsp_types::DidChangeTextDocumentParams) {
        let uri = changed.text_document.uri.as_str();
        // Whole texts are what was asked for; of several the last stands.
        let whole = changed
            .content_changes
            .into_iter()
            .rfind(|it| it.range.is_none());
        if let (Some(document), Some(whole)) = (self.documents.get_mut(uri), whole) {
            document.change(whole.text, changed.text_document.version);
            self.changed.insert(uri.to_owned());
        }
    }

    fn close(&mut self, uri: &str) -> io::Result<()> {
        self.changed.remove(uri);
        self.closer.remove(uri);
        match self.documents.remove(uri) {
            Some(_) => self.tell(answers::no_faults(uri)),
            None => Ok(()),
        }
    }

    fn look_at_changed(&mut self) -> io::Result<()> {
        for uri in std::mem::take(&mut self.changed) {
            let Some(document) = self.documents.get_mut(&uri) else {
                continue;
            };
            at_once(document, &uri, self.today);
            let is_script = document.kind == Kind::Script;
            self.publish(&uri)?;
            if is_script {
                // What comes of a play depends on its script.
                let plays = self.documents.keys();
                let plays = plays.filter(|it| script_of(it).as_deref() == Some(uri.as_str()));
                self.closer.extend(plays.cloned());
            }
            self.closer.insert(uri);
            self.due = Some(Instant::now() + PAUSE);
        }
        Ok(())
    }

    /// Takes a closer look at what is waiting for one, beside the editing, one after another.
    fn look_closer(&mut self) {
        if self.looking.as_ref().is_some_and(|it| !it.is_finished()) {
            self.due = Some(Instant::now() + PAUSE);
            return;
        }
        self.due = None;
        let waiting = std::mem::take(&mut self.closer);
        let closer = waiting.iter().filter_map(|uri| {
            let document = self.documents.get(uri)?;
            let script = script_of(uri).filter(|_| document.kind == Kind::Play);
            let script = script.and_then(|it| self.documents.get(&it));
            Closer::of(uri, document, script)
        });
        let closer: Vec<Closer> = closer.collect();
        if closer.is_empty() {
            return;
        }
        let found = self.found.clone();
        self.looking = Some(std::thread::spawn(move || {
            for closer in closer {
                if found.send(Incoming::Found(closer.look())).is_err() {
                    return;
                }
            }
        }));
    }

    fn take(&mut self, found: Found) -> io::Result<()> {
        match self.documents.get_mut(&found.uri) {
            Some(document) if document.stamp == found.stamp => {
                document.closely = found.told;
                self.publish(&found.uri)
            }
            _ => Ok(()),
        }
    }

    fn publish(&mut self, uri: &str) -> io::Result<()> {
        match self.documents.get(uri) {
            Some(document) => self.tell(answers::faults(uri, document)),
            None => Ok(()),
        }
    }

    fn completion(&self, asked: &lsp_types::CompletionParams) -> Value {
        self.at(&asked.text_document_position, |uri, document, byte| {
            answers::completion(document, byte, self.script(uri), uri, self.snippets)
        })
    }

    fn definition(&self, asked: &lsp_types::GotoDefinitionParams) -> Value {
        self.at(
            &asked.text_document_position_params,
            |uri, document, byte| answers::definition(document, byte, self.script(uri), uri),
        )
    }

    fn hover(&self, asked: &lsp_types::HoverParams) -> Value {
        self.at(
            &asked.text_document_position_params,
            |uri, document, byte| answers::hover(document, byte, self.script(uri), uri),
        )
    }

    fn symbols(&self, asked: &lsp_types::DocumentSymbolParams) -> Value {
        let document = self.documents.get(asked.text_document.uri.as_str());
        document.map_or(Value::Null, answers::symbols)
    }

    /// Answers what is asked of a place of an open document that is not too long.
    fn at(
        &self,
        asked: &lsp_types::TextDocumentPositionParams,
        answer: impl FnOnce(&str, &Document, usize) -> Value,
    ) -> Value {
        let uri = asked.text_document.uri.as_str();
        let document = self.documents.get(uri).filter(|it| it.is_readable());
        document.map_or(Value::Null, |it| {
            answer(uri, it, it.text.byte(asked.position))
        })
    }

    /// The open script a play belongs to.
    fn script(&self, play: &str) -> Option<&Document> {
        self.documents.get(&script_of(play)?)
    }

    fn answer(&mut self, id: RequestId, result: Value) -> io::Result<()> {
        self.tell(Message::Response(Response {
            id,
            response_result: Ok(result),
        }))
    }

    fn deny(&mut self, id: RequestId, code: ErrorCode, why: &str) -> io::Result<()> {
        self.tell(Message::Response(Response::new_err(
            id,
            code as i32,
            why.to_owned(),
        )))
    }

    fn tell(&mut self, message: impl Into<Message>) -> io::Result<()> {
        wire::write(self.out, &message.into())
    }
}

/// What to do next.
enum Next {
    Came(Incoming),
    /// Nothing waits, and something has changed.
    Idle,
    /// Nothing was typed for a while.
    Due,
}

fn read<T: DeserializeOwned>(params: Value) -> Result<T, serde_json::Error> {
    serde_json::from_value(params)
}
