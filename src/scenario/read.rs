//! From the text of a scenario to a checked script, or to everything that is wrong with it.
//!
//! A sound text is read straight into the types and checked. Only when something is wrong is its outline
//! built, to find the rest of the faults and to say where they are.

use jiff::civil::Date;

use crate::limits::{FAULTS, SCENARIO_BYTES};

use super::check;
pub(crate) use super::check::Fault;
use super::code::Code;
use super::diagnostic::{Diagnostic, LineStarts, Severity, Span, Step};
use super::fit::{Fitted, Misfit, fit};
use super::outline::{Kind, Outline};
use super::ron_options;
use super::script::{QueueScript, Script, Seat};

/// Reads a script: the script and its warnings, or every fault at once, in the order of the text.
///
/// `today` is the day of reading; without it nothing is said about a review that is due.
///
/// # Errors
///
/// At least one diagnostic of [`Severity::Error`], beside the warnings.
pub fn read(
    source: &str,
    today: Option<Date>,
) -> Result<(Script, Vec<Diagnostic>), Vec<Diagnostic>> {
    if source.len() > SCENARIO_BYTES {
        return Err(vec![too_large(source.len())]);
    }
    // A byte order mark is not part of the text; blanking it would move every place.
    let ron = ron_options().from_str::<Script>(source.trim_start_matches('\u{feff}'));
    match ron {
        Ok(script) => read_whole(source, script, today),
        Err(error) => Err(read_broken(source, &error, today)),
    }
}

/// A script to look at: sound as a text, whatever may be wrong with what it means. Its ids may lead nowhere.
///
/// # Errors
///
/// Every fault, when the text itself cannot be read.
pub fn read_to_look_at(source: &str) -> Result<Script, Vec<Diagnostic>> {
    if source.len() > SCENARIO_BYTES {
        return Err(vec![too_large(source.len())]);
    }
    let ron = ron_options().from_str::<Script>(source.trim_start_matches('\u{feff}'));
    ron.map_err(|error| read_broken(source, &error, None))
}

/// Why the facts that no play of a script can bring up cannot be: each by its place, in order.
pub fn unheard(script: &Script) -> Vec<(usize, String)> {
    check::unheard(script)
}

/// [`read`] for bytes as they come from a file.
///
/// # Errors
///
/// As [`read`]; also when the bytes are too many or are not UTF-8.
pub fn read_bytes(
    bytes: &[u8],
    today: Option<Date>,
) -> Result<(Script, Vec<Diagnostic>), Vec<Diagnostic>> {
    if bytes.len() > SCENARIO_BYTES {
        return Err(vec![too_large(bytes.len())]);
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(source) => return read(source, today),
        Err(error) => error,
    };
    let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
    let sound = std::str::from_utf8(sound).unwrap_or_default();
    let byte = bytes.get(sound.len()).copied().unwrap_or_default();
    let message = format!("the byte {byte:#04x} here is not UTF-8 text");
    let mend = Some("save the file again as UTF-8".to_owned());
    let end = sound.len()..sound.len();
    Err(vec![LineStarts::of(sound).diagnostic(
        Code::NotText,
        Severity::Error,
        end,
        message,
        mend,
    )])
}

/// Who the trainee is in the scenario of this text, whether or not the rest of it can be read.
pub fn seat(source: &str) -> Seat {
    // Most texts do not even have the word, and need no outline.
    if source.len() > SCENARIO_BYTES || !source.contains("Supervisor") {
        return Seat::CallHandler;
    }
    let outline = Outline::of(source);
    let seat = outline
        .root()
        .and_then(|root| outline.field(root, "seat"))
        .map(|node| outline.text(node));
    match seat {
        Some("Supervisor") => Seat::Supervisor,
        _ => Seat::CallHandler,
    }
}

/// Reads a supervisor's script: the script and its warnings, or every fault at once, in the order of the text. What its
/// logs come to is not looked at.
///
/// # Errors
///
/// At least one diagnostic of [`Severity::Error`], beside the warnings.
pub fn read_queue(
    source: &str,
    today: Option<Date>,
) -> Result<(QueueScript, Vec<Diagnostic>), Vec<Diagnostic>> {
    if source.len() > SCENARIO_BYTES {
        return Err(vec![too_large(source.len())]);
    }
    let ron = ron_options().from_str::<QueueScript>(source.trim_start_matches('\u{feff}'));
    let error = match ron {
        Ok(script) => {
            let found = place(source, check::queue(&script, today));
            return match found.iter().any(Diagnostic::is_error) {
                true => Err(found),
                false => Ok((script, found)),
            };
        }
        Err(error) => error,
    };
    let outline = Outline::of(source);
    let mut places = Places::of(source, &outline);
    places.syntax();
    if outline.root().is_some() {
        places.misfits(fit::<QueueScript>(&outline).misfits.into_iter());
    }
    if !places.found.iter().any(Diagnostic::is_error) {
        places.unexplained(&error);
    }
    Err(places.finish())
}

/// Faults of meaning with their places in the text, in its order.
pub(crate) fn place(source: &str, faults: Vec<Fault>) -> Vec<Diagnostic> {
    if faults.is_empty() {
        return Vec::new();
    }
    let outline = Outline::of(source);
    let mut places = Places::of(source, &outline);
    places.faults(faults, None);
    places.finish()
}

fn too_large(bytes: usize) -> Diagnostic {
    let message = format!("the file has {bytes} bytes; at most {SCENARIO_BYTES} are read");
    LineStarts::of("").diagnostic(Code::TooLarge, Severity::Error, 0..0, message, None)
}

fn read_whole(
    source: &str,
    script: Script,
    today: Option<Date>,
) -> Result<(Script, Vec<Diagnostic>), Vec<Diagnostic>> {
    let faults = check::script(&script, today, check::Extent::Whole);
    let doubled = check::may_double_keys(source, &script);
    if faults.is_empty() && !doubled {
        return Ok((script, Vec::new()));
    }
    let outline = Outline::of(source);
    let mut places = Places::of(source, &outline);
    if doubled {
        let fitted = fit::<Script>(&outline);
        let twice = fitted.misfits.into_iter();
        places.misfits(twice.filter(|misfit| misfit.code == Code::DuplicateKey));
    }
    places.faults(faults, None);
    let found = places.finish();
    if found.iter().any(Diagnostic::is_error) {
        return Err(found);
    }
    Ok((script, found))
}

fn read_broken(
    source: &str,
    error: &ron::error::SpannedError,
    today: Option<Date>,
) -> Vec<Diagnostic> {
    let outline = Outline::of(source);
    let mut places = Places::of(source, &outline);
    places.syntax();
    if outline.root().is_some() {
        let mut fitted = fit::<Script>(&outline);
        let misfits = std::mem::take(&mut fitted.misfits);
        places.misfits(misfits.into_iter());
        let is_certain = outline.certain_to() >= source.len();
        if let Some(script) = fitted.script.as_ref().filter(|_| is_certain) {
            let faults = check::script(script, today, check::Extent::Part);
            places.faults(faults, Some(&fitted));
        }
    }
    if !places.found.iter().any(Diagnostic::is_error) {
        places.unexplained(error);
    }
    places.finish()
}

struct Places<'o, 's> {
    source: &'s str,
    outline: &'o Outline<'s>,
    starts: LineStarts<'s>,
    found: Vec<Diagnostic>,
}

impl<'o, 's> Places<'o, 's> {
    fn of(source: &'s str, outline: &'o Outline<'s>) -> Self {
        Places {
            source,
            outline,
            starts: LineStarts::of(source),
            found: Vec::new(),
        }
    }

    fn add(
        &mut self,
        code: Code,
        severity: Severity,
        span: Span,
        message: String,
        mend: Option<String>,
    ) {
        self.found
            .push(self.starts.diagnostic(code, severity, span, message, mend));
    }

    /// Faults of brackets, commas and quotes.
    fn syntax(&mut self) {
        for fault in self.outline.faults() {
            let span = fault.span.clone();
            let (message, mend) = (fault.message.clone(), fault.mend.clone());
            self.add(fault.code, Severity::Error, span, message, mend);
        }
    }

    /// What does not fit, as far as it is certain what belongs to what.
    fn misfits(&mut self, misfits: impl Iterator<Item = Misfit>) {
        let certain_to = self.outline.certain_to();
        for misfit in misfits {
            if misfit.span.end <= certain_to && !self.hides(&misfit) {
                let Misfit {
                    code,
                    span,
                    message,
                    mend,
                } = misfit;
                self.add(code, Severity::Error, span, message, mend);
            }
        }
    }

    /// Whether a missing field may stand after the place where the text comes apart.
    fn hides(&self, misfit: &Misfit) -> bool {
        misfit.code == Code::MissingField && self.outline.certain_to() < self.source.len()
    }

    fn faults(&mut self, faults: Vec<Fault>, fitted: Option<&Fitted<Script>>) {
        let doubts = fitted.map(|fitted| Doubts::of(self.outline, fitted));
        for fault in faults {
            if doubts
                .as_ref()
                .is_some_and(|doubts| doubts.cover(fault.code))
            {
                continue;
            }
            if let Some(span) = self.span_of(&fault.path, fitted) {
                let Fault {
                    code,
                    severity,
                    message,
                    mend,
                    ..
                } = fault;
                self.add(code, severity, span, message, mend);
            }
        }
    }

    /// The bytes a path leads to; `None` if it leads through something blank.
    fn span_of(&self, path: &[Step], fitted: Option<&Fitted<Script>>) -> Option<Span> {
        let Some(mut node) = self.outline.root() else {
            return Some(0..0);
        };
        for step in path {
            let next = match step {
                Step::Field(name) => self.outline.field(node, name),
                Step::Item(place) => self.outline.children(node).nth(*place),
                Step::Key(key) => self.outline.entry(node, key),
            };
            let Some(next) = next else {
                let lacks = |fitted: &Fitted<Script>| match step {
                    Step::Field(name) => fitted
                        .missing
                        .get(&node)
                        .is_some_and(|missing| missing.contains(name)),
                    _ => true,
                };
                return (!fitted.is_some_and(lacks)).then(|| self.outline.head(node));
            };
            node = next;
            let is_broken = self.outline.node(node).kind == Kind::Broken;
            if is_broken || fitted.is_some_and(|fitted| fitted.blanks.contains(&node)) {
                return None;
            }
        }
        Some(self.outline.head(node))
    }

    /// What the reader says when the outline shows nothing wrong.
    fn unexplained(&mut self, error: &ron::error::SpannedError) {
        let line = error.span.start.line.saturating_sub(1);
        let from = self
            .source
            .split_inclusive('\n')
            .take(line)
            .map(str::len)
            .sum::<usize>();
        let rest = self.source.get(from..).unwrap_or_default();
        let mut chars = rest
            .char_indices()
            .skip(error.span.start.col.saturating_sub(1));
        let start = from + chars.next().map_or(rest.len(), |(at, _)| at);
        let code = match error.code {
            ron::Error::ExceededRecursionLimit => Code::TooDeep,
            _ => Code::Syntax,
        };
        let message = format!("the text cannot be read here: {}", error.code);
        self.add(code, Severity::Error, start..start + 1, message, None);
    }

    fn finish(mut self) -> Vec<Diagnostic> {
        self.found
            .sort_by_key(|fault| (fault.span.start, fault.code, fault.span.end));
        self.found.dedup();
        let errors = self.found.iter().filter(|fault| fault.is_error()).count();
        if errors > FAULTS {
            // Beyond the cap warnings go first: an error must always be among what is left.
            self.found.retain(Diagnostic::is_error);
        }
        self.found.truncate(2 * FAULTS);
        self.found
    }
}

/// What of a script is not sure to be declared, because something in its place could not be read.
struct Doubts {
    facts: bool,
    records: bool,
    lines: bool,
    cast: bool,
}

impl Doubts {
    fn of(outline: &Outline<'_>, fitted: &Fitted<Script>) -> Doubts {
        let lists = |name| declarations_doubtful(outline, fitted, name);
        let within = |name| anything_doubtful(outline, fitted, name);
        Doubts {
            facts: lists("facts"),
            records: lists("records"),
            lines: within("opening") || within("facts"),
            cast: within("cast") || within("draws"),
        }
    }

    /// Whether a fault of this kind may only follow from what could not be read.
    fn cover(&self, code: Code) -> bool {
        match code {
            Code::UnknownFact => self.facts,
            Code::UnknownRecord => self.records,
            Code::UnknownLine => self.lines,
            Code::UnknownCast | Code::UnknownName | Code::UnknownDetail | Code::AlsoLength => {
                self.cast
            }
            _ => false,
        }
    }
}

fn is_blank(outline: &Outline<'_>, fitted: &Fitted<Script>, node: usize) -> bool {
    outline.node(node).kind == Kind::Broken || fitted.blanks.contains(&node)
}

fn is_missing(outline: &Outline<'_>, fitted: &Fitted<Script>, field: &str) -> bool {
    let missing = outline.root().and_then(|root| fitted.missing.get(&root));
    missing.is_some_and(|missing| missing.contains(&field))
}

/// Whether an entry of this list, or its id, could not be read.
fn declarations_doubtful(outline: &Outline<'_>, fitted: &Fitted<Script>, list: &str) -> bool {
    let Some(list) = outline.root().and_then(|root| outline.field(root, list)) else {
        return is_missing(outline, fitted, list);
    };
    is_blank(outline, fitted, list)
        || outline.children(list).any(|item| {
            let id = outline.field(item, "id");
            is_blank(outline, fitted, item) || id.is_none_or(|id| is_blank(outline, fitted, id))
        })
}

/// Whether anything within this field could not be read.
fn anything_doubtful(outline: &Outline<'_>, fitted: &Fitted<Script>, field: &str) -> bool {
    let Some(field) = outline.root().and_then(|root| outline.field(root, field)) else {
        return is_missing(outline, fitted, field);
    };
    let within = field..outline.node(field).after as usize;
    fitted.blanks.range(within.clone()).next().is_some()
        || fitted.missing.range(within.clone()).next().is_some()
        || within
            .into_iter()
            .any(|node| outline.node(node).kind == Kind::Broken)
}

#[cfg(test)]
#[path = "read_tests.rs"]
mod tests;
