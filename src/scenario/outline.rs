//! The outline of a RON text: every value with the bytes it takes up, as far as it can be made out.
//!
//! It is built only to say where a fault is. A text that cannot be read is outlined all the same: each
//! fault of its brackets, commas and quotes is noted and gone round.

use std::ops::Range;

use crate::limits::{FAULTS, NESTING};

use super::code::Code;

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `( … )`, with or without a name before it.
    Group,
    /// `[ … ]`.
    List,
    /// `{ … }`: its children are keys and values by turns.
    Map,
    /// Text in quotes.
    Text,
    /// A number.
    Number,
    /// A word: `None`, `true`, a variant.
    Word,
    /// The name of a field; the next child is its value.
    Name,
    /// Something else that has a value: a character, bytes.
    Other,
    /// What could not be made out; its fault is noted.
    Broken,
}

/// A value of the text. Children follow their parent directly; `after` is the first that is not one.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is.
    pub kind: Kind,
    /// Its first byte.
    pub start: u32,
    /// The byte after it.
    pub end: u32,
    /// Where the name before a group ends; `start` if it has none.
    pub name_end: u32,
    /// The node after this one and all within it.
    pub after: u32,
}

/// A fault of brackets, commas, quotes.
#[derive(Clone, Debug)]
pub struct SyntaxFault {
    /// Its kind.
    pub code: Code,
    /// Where.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub mend: Option<String>,
}

/// See the [module](self).
#[derive(Debug)]
pub struct Outline<'s> {
    source: &'s str,
    nodes: Vec<Node>,
    faults: Vec<SyntaxFault>,
    certain_to: usize,
}

impl<'s> Outline<'s> {
    /// Outlines a text. Takes time in proportion to its length.
    pub fn of(source: &'s str) -> Outline<'s> {
        // Bytes are counted in 32 bits; longer texts are refused before.
        let source = &source[..source.floor_char_boundary(u32::MAX as usize - 1)];
        let mut builder = Builder {
            source,
            bytes: source.as_bytes(),
            at: 0,
            nodes: Vec::with_capacity(source.len() / 16),
            faults: Vec::new(),
            open: Vec::new(),
            certain_to: source.len(),
            given_up: false,
        };
        builder.document();
        Outline {
            source,
            nodes: builder.nodes,
            faults: builder.faults,
            certain_to: builder.certain_to,
        }
    }

    /// The outermost value, if there is one.
    pub fn root(&self) -> Option<usize> {
        (!self.nodes.is_empty()).then_some(0)
    }

    /// A value.
    pub fn node(&self, at: usize) -> Node {
        self.nodes[at]
    }

    /// Faults of brackets, commas and quotes, in the order of the text.
    pub fn faults(&self) -> &[SyntaxFault] {
        &self.faults
    }

    /// How far it is certain what belongs to what: up to the first bracket or quote that is wrong.
    pub fn certain_to(&self) -> usize {
        self.certain_to
    }

    /// The bytes of a value.
    pub fn span(&self, at: usize) -> Range<usize> {
        let node = self.nodes[at];
        node.start as usize..node.end as usize
    }

    /// The bytes that stand for a value when it is pointed at: all of a short one, the opening of a long.
    pub fn head(&self, at: usize) -> Range<usize> {
        let node = self.nodes[at];
        let span = self.span(at);
        match node.kind {
            Kind::Group | Kind::List | Kind::Map if self.source[span.clone()].contains('\n') => {
                span.start..(node.name_end as usize + 1).min(span.end)
            }
            _ => span,
        }
    }

    /// The text of a value as written.
    pub fn text(&self, at: usize) -> &'s str {
        &self.source[self.span(at)]
    }

    /// The name written before a group; empty if there is none.
    pub fn name(&self, at: usize) -> &'s str {
        let node = self.nodes[at];
        &self.source[node.start as usize..node.name_end as usize]
    }

    /// What is written directly within a value.
    pub fn children(&self, at: usize) -> Children<'_, 's> {
        Children {
            outline: self,
            at: at + 1,
            after: self.nodes[at].after as usize,
        }
    }

    /// Whether a group holds named fields.
    pub fn is_named(&self, at: usize) -> bool {
        self.children(at)
            .next()
            .is_some_and(|child| self.nodes[child].kind == Kind::Name)
    }

    /// The value of a field of a group, through `Some(…)`.
    pub fn field(&self, at: usize, name: &str) -> Option<usize> {
        let mut children = self.children(at);
        while let Some(child) = children.next() {
            if self.nodes[child].kind == Kind::Name {
                let value = children.next()?;
                if self.text(child) == name {
                    return Some(self.through_some(value));
                }
            }
        }
        None
    }

    /// The value of an entry of a map, by its key as written.
    pub fn entry(&self, at: usize, key: &str) -> Option<usize> {
        let mut children = self.children(at);
        while let Some(child) = children.next() {
            let value = children.next()?;
            if self.text(child).trim_matches('"') == key {
                return Some(self.through_some(value));
            }
        }
        None
    }

    /// The value itself, or what `Some(…)` holds.
    pub fn through_some(&self, at: usize) -> usize {
        if self.nodes[at].kind == Kind::Group && self.name(at) == "Some" {
            return self.children(at).next().unwrap_or(at);
        }
        at
    }
}

/// See [`Outline::children`].
#[derive(Clone, Debug)]
pub struct Children<'o, 's> {
    outline: &'o Outline<'s>,
    at: usize,
    after: usize,
}

impl Iterator for Children<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        if self.at >= self.after {
            return None;
        }
        let child = self.at;
        self.at = self.outline.nodes[child].after as usize;
        Some(child)
    }
}

struct Open {
    at: usize,
    close: u8,
}

struct Builder<'s> {
    source: &'s str,
    bytes: &'s [u8],
    at: usize,
    nodes: Vec<Node>,
    faults: Vec<SyntaxFault>,
    open: Vec<Open>,
    certain_to: usize,
    given_up: bool,
}

impl Builder<'_> {
    fn document(&mut self) {
        self.blank();
        while self.bytes[self.at..].starts_with(b"#!") {
            let rest = &self.bytes[self.at..];
            let close = rest.iter().position(|&b| b == b']' || b == b'\n');
            self.at += close.map_or(rest.len(), |ahead| ahead + 1);
            self.blank();
        }
        if self.at == self.bytes.len() {
            let message = "there is no scenario in this file".to_owned();
            let mend = "begin with `Scenario(` and close it with `)`";
            self.fault(Code::Empty, self.at..self.at, message, mend);
            return;
        }
        self.value();
        self.blank();
        if !self.given_up && self.at < self.bytes.len() {
            let mend =
                "a file holds one scenario; remove what follows it, or look for a bracket too many";
            let end = self.line_end(self.at);
            let message = "there is something after the end of the scenario".to_owned();
            self.lose_hold(Code::Trailing, self.at..end, message, mend);
        }
    }

    fn fault(&mut self, code: Code, span: Range<usize>, message: String, mend: &str) {
        if self.given_up {
            return;
        }
        self.faults.push(SyntaxFault {
            code,
            span,
            message,
            mend: (!mend.is_empty()).then(|| mend.to_owned()),
        });
        if self.faults.len() >= FAULTS {
            self.give_up();
        }
    }

    /// A fault after which it is not certain what belongs to what.
    fn lose_hold(&mut self, code: Code, span: Range<usize>, message: String, mend: &str) {
        let from = span.start;
        self.fault(code, span, message, mend);
        self.certain_to = self.certain_to.min(from);
        self.give_up();
    }

    fn give_up(&mut self) {
        self.certain_to = self.certain_to.min(self.at);
        self.given_up = true;
        self.at = self.bytes.len();
    }

    fn line_end(&self, from: usize) -> usize {
        let rest = &self.bytes[from..];
        from + rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len())
    }

    fn line_of(&self, byte: usize) -> usize {
        1 + self.bytes[..byte].iter().filter(|&&b| b == b'\n').count()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Passes over white space and comments.
    fn blank(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\n' | b'\r' | b'\t' | 0x0b | 0x0c) => self.at += 1,
                Some(b'/') if self.bytes.get(self.at + 1) == Some(&b'/') => {
                    self.at = self.line_end(self.at);
                }
                Some(b'/') if self.bytes.get(self.at + 1) == Some(&b'*') => self.block_comment(),
                Some(byte) if byte >= 0x80 && self.unusual_blank() => {}
                _ => return,
            }
        }
    }

    fn unusual_blank(&mut self) -> bool {
        let next = self.source[self.at..].chars().next();
        let blank = next.filter(|&c| {
            matches!(
                c,
                '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
            )
        });
        self.at += blank.map_or(0, char::len_utf8);
        blank.is_some()
    }

    fn block_comment(&mut self) {
        let opened = self.at;
        let mut depth = 0usize;
        while self.at < self.bytes.len() {
            match &self.bytes[self.at..] {
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.at += 1,
            }
        }
        let message = "the comment that begins here is not closed".to_owned();
        self.lose_hold(
            Code::Unclosed,
            opened..opened + 2,
            message,
            "close it with `*/`",
        );
    }

    fn push(&mut self, kind: Kind, start: usize) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node {
            kind,
            start: start as u32,
            end: self.at as u32,
            name_end: start as u32,
            after: at as u32 + 1,
        });
        at
    }

    fn close(&mut self, node: usize) {
        self.nodes[node].end = self.at as u32;
        self.nodes[node].after = self.nodes.len() as u32;
    }

    /// One value; always adds exactly one node and what is within it.
    fn value(&mut self) {
        self.blank();
        let start = self.at;
        match self.peek() {
            Some(b'(') => self.bracketed(Kind::Group, start, b')'),
            Some(b'[') => self.bracketed(Kind::List, start, b']'),
            Some(b'{') => self.bracketed(Kind::Map, start, b'}'),
            Some(b'"') => self.quoted(Kind::Text, start),
            Some(b'\'') => self.character(start),
            Some(b'r') if self.raw_text(start) => {}
            Some(b'b') if matches!(self.bytes.get(start + 1), Some(b'"' | b'\'')) => {
                self.at += 1;
                match self.peek() {
                    Some(b'"') => self.quoted(Kind::Other, start),
                    _ => self.character(start),
                }
            }
            Some(b'0'..=b'9' | b'+' | b'-' | b'.') => {
                self.run(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.' | '_'));
                self.push(Kind::Number, start);
            }
            _ if self.word() => self.after_word(start),
            _ => self.nothing(start),
        }
    }

    /// Passes over a word; whether there was one.
    fn word(&mut self) -> bool {
        if self.bytes[self.at..].starts_with(b"r#") {
            self.at += 2;
        }
        let from = self.at;
        self.run(|c| c.is_alphanumeric() || c == '_');
        self.at > from
    }

    fn run(&mut self, belongs: impl Fn(char) -> bool) {
        let rest = &self.source[self.at..];
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    }

    fn after_word(&mut self, start: usize) {
        let word_end = self.at;
        self.blank();
        if self.peek() == Some(b'(') {
            let node = self.nodes.len();
            self.bracketed(Kind::Group, start, b')');
            self.nodes[node].name_end = word_end as u32;
        } else {
            self.at = if self.given_up { self.at } else { word_end };
            let node = self.push(Kind::Word, start);
            self.nodes[node].end = word_end as u32;
        }
    }

    fn nothing(&mut self, start: usize) {
        if !self.given_up {
            match self.source[start..].chars().next() {
                None => {
                    let message = "the file ends where a value should stand".to_owned();
                    self.lose_hold(Code::ExpectedValue, start..start, message, "");
                }
                Some(c @ (',' | ')' | ']' | '}')) => {
                    let message = format!("a value should stand before this `{c}`");
                    let mend = "write the value, or remove the field";
                    self.fault(Code::ExpectedValue, start..start + 1, message, mend);
                }
                Some(c) => {
                    self.run(|c| !c.is_whitespace() && !matches!(c, ',' | ')' | ']' | '}' | '"'));
                    self.at = self.at.max(start + c.len_utf8());
                    let message = format!("`{}` does not begin a value", c.escape_debug());
                    let mend = "a value is text in \"quotes\", a number, a word, or begins with `(`, `[` or `{`";
                    self.fault(Code::Unexpected, start..self.at, message, mend);
                }
            }
        }
        self.push(Kind::Broken, start);
    }

    fn quoted(&mut self, kind: Kind, start: usize) {
        self.at += 1;
        loop {
            let rest = &self.bytes[self.at..];
            let Some(ahead) = rest.iter().position(|&b| b == b'"' || b == b'\\') else {
                self.unclosed_text(start);
                self.push(Kind::Broken, start);
                return;
            };
            self.at += ahead;
            if self.bytes[self.at] == b'"' {
                self.at += 1;
                self.push(kind, start);
                return;
            }
            self.at = (self.at + 2).min(self.bytes.len());
            while !self.source.is_char_boundary(self.at) {
                self.at += 1;
            }
        }
    }

    fn unclosed_text(&mut self, start: usize) {
        let end = self.line_end(start);
        let message = "the text that begins here is not closed".to_owned();
        self.lose_hold(
            Code::UnclosedText,
            start..end,
            message,
            "close it with `\"`",
        );
    }

    fn raw_text(&mut self, start: usize) -> bool {
        let rest = &self.bytes[start + 1..];
        let marks = rest.iter().take_while(|&&b| b == b'#').count();
        if rest.get(marks) != Some(&b'"') {
            return false;
        }
        self.at = start + 1 + marks + 1;
        loop {
            let rest = &self.bytes[self.at..];
            let Some(ahead) = rest.iter().position(|&b| b == b'"') else {
                self.unclosed_text(start);
                self.push(Kind::Broken, start);
                return true;
            };
            self.at += ahead + 1;
            let closing = self.bytes[self.at..].iter().take(marks);
            let closing = closing.take_while(|&&b| b == b'#').count();
            self.at += closing;
            if closing == marks {
                self.push(Kind::Text, start);
                return true;
            }
        }
    }

    fn character(&mut self, start: usize) {
        self.at += 1;
        let line = &self.bytes[self.at..self.line_end(self.at).min(self.at + 16)];
        let escaped = usize::from(line.first() == Some(&b'\\'));
        let close = line.iter().skip(escaped + 1).position(|&b| b == b'\'');
        let Some(close) = close else {
            self.run(|c| !c.is_whitespace() && !matches!(c, ',' | ')' | ']' | '}'));
            let message = "this quotation mark is for a single character".to_owned();
            let mend = "put text in double quotation marks: \"…\"";
            self.fault(Code::Unexpected, start..self.at, message, mend);
            self.push(Kind::Broken, start);
            return;
        };
        self.at += escaped + 1 + close + 1;
        self.push(Kind::Other, start);
    }

    fn bracketed(&mut self, kind: Kind, start: usize, close: u8) {
        let opened = self.at;
        self.at += 1;
        let node = self.push(kind, start);
        self.nodes[node].name_end = opened as u32;
        if self.open.len() >= NESTING {
            let message = format!("brackets are nested more than {NESTING} deep here");
            self.lose_hold(
                Code::TooDeep,
                opened..opened + 1,
                message,
                "a scenario needs no more than ten",
            );
        }
        self.open.push(Open { at: opened, close });
        self.items(kind);
        self.open.pop();
        self.close(node);
    }

    fn items(&mut self, kind: Kind) {
        while !self.given_up {
            self.blank();
            if self.closing() {
                return;
            }
            match kind {
                Kind::Group => self.group_item(),
                Kind::Map => self.map_item(),
                _ => self.value(),
            }
            self.blank();
            if self.given_up || self.closing() {
                return;
            }
            self.comma();
        }
    }

    /// Whether the innermost bracket is closed here.
    fn closing(&mut self) -> bool {
        let Some(innermost) = self.open.last() else {
            return true;
        };
        let (opened, close) = (innermost.at, innermost.close);
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                true
            }
            Some(byte @ (b')' | b']' | b'}')) => {
                let message = format!(
                    "`{}` does not close the `{}` opened in line {}",
                    char::from(byte),
                    char::from(self.bytes[opened]),
                    self.line_of(opened)
                );
                let mend = format!("close that one first, with `{}`", char::from(close));
                self.certain_to = self.certain_to.min(opened);
                self.lose_hold(Code::Mismatched, self.at..self.at + 1, message, &mend);
                true
            }
            None => {
                if !self.given_up {
                    let opener = char::from(self.bytes[opened]);
                    let message = format!("the `{opener}` opened here is not closed");
                    let mend = format!("close it with `{}`", char::from(close));
                    self.certain_to = self.certain_to.min(opened);
                    self.lose_hold(Code::Unclosed, opened..opened + 1, message, &mend);
                }
                true
            }
            _ => false,
        }
    }

    fn comma(&mut self) {
        if self.peek() == Some(b',') {
            self.at += 1;
            return;
        }
        let before = self.nodes.last().copied();
        let after_text = before.filter(|node| {
            let text = &self.bytes[node.start as usize..node.end as usize];
            node.kind == Kind::Text && node.end as usize == self.at && text.contains(&b'\n')
        });
        if let Some(text) = after_text {
            let start = text.start as usize;
            let mend = format!(
                "is the text opened in line {} meant to run on to line {}? Close it with `\"`",
                self.line_of(start),
                self.line_of(self.at)
            );
            let message = "this text ends where it seems to begin".to_owned();
            let end = self.line_end(start);
            self.lose_hold(Code::UnclosedText, start..end, message, &mend);
            return;
        }
        let start = before
            .map_or(self.at, |node| node.end as usize)
            .min(self.at);
        let span = start.saturating_sub(1)..start;
        let message = "a comma is missing after this".to_owned();
        self.fault(
            Code::MissingComma,
            span,
            message,
            "put `,` between one entry and the next",
        );
    }

    fn group_item(&mut self) {
        let start = self.at;
        let first = self.bytes[start];
        let begins_name = first.is_ascii_alphabetic() || first == b'_' || first >= 0x80;
        if begins_name && !self.begins_text() && self.word() {
            let end = self.at;
            self.blank();
            match self.peek() {
                Some(b':') => return self.field_value(start, end),
                Some(b'=') => {
                    let message = "a field's value is written after `:`".to_owned();
                    self.fault(
                        Code::Unexpected,
                        self.at..self.at + 1,
                        message,
                        "write `:` for `=`",
                    );
                    return self.field_value(start, end);
                }
                _ => self.at = if self.given_up { self.at } else { start },
            }
        }
        self.value();
    }

    fn begins_text(&self) -> bool {
        let rest = &self.bytes[self.at..];
        rest.starts_with(b"r\"")
            || rest.starts_with(b"r#")
            || rest.starts_with(b"b\"")
            || rest.starts_with(b"b'")
    }

    fn field_value(&mut self, start: usize, end: usize) {
        let node = self.push(Kind::Name, start);
        self.nodes[node].end = end as u32;
        self.at += 1;
        self.value();
    }

    fn map_item(&mut self) {
        self.value();
        self.blank();
        if self.peek() == Some(b':') {
            self.at += 1;
        } else if !self.given_up {
            let key = self
                .nodes
                .last()
                .map_or(self.at, |node| node.start as usize);
            let message = "an entry of `{ … }` is a key, `:` and a value".to_owned();
            self.fault(
                Code::Unexpected,
                key.min(self.at)..self.at,
                message,
                "write `\"key\": value`",
            );
            self.push(Kind::Broken, self.at);
            return;
        }
        self.value();
    }
}
