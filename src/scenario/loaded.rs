//! A scenario ready to be played: the script with every id resolved to a number.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use super::catalogue::Catalogue;
use super::code::Code;
use super::diagnostic::{Diagnostic, LineStarts, Severity};
use super::drawn::Drawn;
use super::number::{AdviceNo, CastNo, FactNo, LineNo, QuestionNo, RecordNo, RouteNo, SignNo};
use super::read::read;
use super::recordings::{Recorded, Recording};
use super::resolve::resolve;
use super::script::{Delivery, LineSound, Script, Shift, Treatment, Weight};
use super::stock::{STOCKS, Stock};
use super::text::Text;

/// A scenario that can be played. Cheap to clone; every id in it resolves.
#[derive(Clone, Debug)]
pub struct Scenario(Arc<Loaded>);

impl Deref for Scenario {
    type Target = Loaded;

    fn deref(&self) -> &Loaded {
        &self.0
    }
}

/// What a [`Scenario`] holds.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The script as written.
    pub script: Script,
    /// blake3 of the script's text with line ends as `\n`: the identity a journal belongs to.
    pub hash: [u8; 32],
    /// All lines, numbered through: opening, concern, facts, then the stock.
    pub lines: Vec<LineEntry>,
    /// The opening's lines.
    pub opening: Lines,
    /// The concern in other words.
    pub concern: ConcernEntry,
    /// What the caller knows.
    pub facts: Vec<FactEntry>,
    /// Facts that may be said unasked, in the order of the script.
    pub offers: Vec<(FactNo, Offer)>,
    /// The caller's own words for the moments every call has, by [`Stock`].
    pub stock: [Lines; STOCKS],
    /// How trust and distress move, by [`Treatment`].
    pub shifts: [Shift; TREATMENTS],
    /// Milliseconds of quiet before the caller speaks unasked.
    pub patience_ms: u32,
    /// The keyword sets that show a fact in a log entry of the trainee's own words.
    pub noted: NotedIndex,
    /// Whose voice says the caller's lines; empty where the script leaves it open.
    pub voice: Text,
    /// Whose voice says the supervisor's words; empty where the script leaves it open.
    pub supervisor_voice: Text,
    /// What is recorded of it, once that has been added.
    pub recorded: Recorded,
    pub(super) line_ids: BTreeMap<Box<str>, LineNo>,
    pub(super) fact_ids: BTreeMap<Box<str>, FactNo>,
    pub(super) record_ids: BTreeMap<Box<str>, RecordNo>,
}

/// How many treatments there are.
pub const TREATMENTS: usize = 13;

/// A run of lines, one after another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    /// The first.
    pub first: u16,
    /// How many.
    pub count: u16,
}

impl Lines {
    /// The lines in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = LineNo> + Clone {
        (self.first..self.first.saturating_add(self.count)).map(LineNo)
    }

    /// The line at this place, counted round.
    pub fn round(self, place: u16) -> Option<LineNo> {
        (self.count > 0).then(|| LineNo(self.first + place % self.count))
    }

    /// Whether the line is one of these.
    pub fn contains(self, line: LineNo) -> bool {
        (self.first..self.first.saturating_add(self.count)).contains(&line.0)
    }
}

/// A line and what it belongs to.
#[derive(Clone, Debug)]
pub struct LineEntry {
    /// Its id in the script.
    pub id: Box<str>,
    /// What is said.
    pub text: Text,
    /// How.
    pub delivery: Delivery,
    /// What else is heard as it begins.
    pub sound: Option<LineSound>,
    /// What it belongs to.
    pub owner: Owner,
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The opening.
    Opening,
    /// The concern said again.
    Concern,
    /// A fact.
    Fact(FactNo),
    /// The stock.
    Stock(Stock),
}

/// The concern with its ids resolved.
#[derive(Clone, Debug)]
pub struct ConcernEntry {
    /// What it is, after "that".
    pub that: Text,
    /// The line that says it first.
    pub first: LineNo,
    /// The same in other words; as many of them as it is said again.
    pub again: Lines,
    /// How many turns may pass it over before it is said again.
    pub patience_turns: u8,
}

/// A fact with its ids resolved.
#[derive(Clone, Debug)]
pub struct FactEntry {
    /// Its id in the script.
    pub id: Box<str>,
    /// What it is about, giving nothing away.
    pub topic: Text,
    /// Ways of asking for it.
    pub asked: Vec<Text>,
    /// Common questions that ask for it too.
    pub questions: Vec<QuestionNo>,
    /// What must hold before it is said.
    pub needs: Vec<Need>,
    /// What is said.
    pub says: Lines,
    /// What is said when it is asked badly.
    pub half: Lines,
    /// How it is spelt.
    pub spells: Lines,
    /// Evidence for signs.
    pub signs: Vec<(SignNo, Weight)>,
    /// Whether being asked about it takes the concern up.
    pub heeds: bool,
}

impl LineEntry {
    /// Whether the line belongs to the fact of this id.
    pub fn owner_fact_is(&self, scenario: &Loaded, id: &str) -> bool {
        let Owner::Fact(fact) = self.owner else {
            return false;
        };
        scenario
            .facts
            .get(fact.place())
            .is_some_and(|entry| *entry.id == *id)
    }
}

impl ConcernEntry {
    /// Whether this line says the concern.
    pub fn says(&self, line: LineNo) -> bool {
        line == self.first || self.again.contains(line)
    }
}

/// See [`super::script::Offer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Once this many milliseconds have gone by.
    AfterMs(u32),
    /// Once this fact has been said.
    Follows(FactNo),
}

/// See [`super::script::Need`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Trust is at least this.
    Trust(i16),
    /// Distress is at most this.
    Calm(i16),
    /// This fact has been said.
    Told(FactNo),
    /// It has been asked for this many times.
    Pressed(u8),
    /// Not dismissed or blamed since the last apology.
    Unhurt,
}

/// The keyword sets that show a fact in a log entry, each found by the rarest of its words.
#[derive(Clone, Debug, Default)]
pub struct NotedIndex {
    /// Each set: its fact, and its words in order.
    pub sets: Vec<(FactNo, Box<[Box<str>]>)>,
    /// Sets by the rarest of their words.
    pub by_rarest_word: BTreeMap<Box<str>, Vec<u16>>,
    /// Sets with names in them, whose words are known once the seed has drawn.
    pub drawn: Vec<(FactNo, Text)>,
}

/// An id that should have been found by the checks and was not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unresolved(
    /// What it is: "fact `older-friend`".
    pub String,
);

impl std::fmt::Display for Unresolved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} does not resolve", self.0)
    }
}

impl std::error::Error for Unresolved {}

impl Unresolved {
    /// As a fault of the whole text. The checks find what does not resolve and where; this stands behind them.
    fn diagnostic(&self, source: &str) -> Diagnostic {
        let message = self.to_string();
        let (code, severity) = (Code::Unresolved, Severity::Error);
        LineStarts::of(source).diagnostic(code, severity, 0..0, message, None)
    }
}

impl Scenario {
    pub(super) fn of(loaded: Loaded) -> Scenario {
        Scenario(Arc::new(loaded))
    }

    /// Reads a scenario: one that can be played and its warnings, or every fault at once.
    ///
    /// `today` is what a review date is held against; without it, none has passed.
    ///
    /// # Errors
    ///
    /// Every fault found, in the order of the text.
    pub fn load(
        source: &str,
        today: Option<Date>,
    ) -> Result<(Scenario, Vec<Diagnostic>), Vec<Diagnostic>> {
        let (script, warnings) = read(source, today)?;
        match Scenario::resolve(script, source) {
            Ok(scenario) => Ok((scenario, warnings)),
            Err(unresolved) => Err(vec![unresolved.diagnostic(source)]),
        }
    }

    /// The same with what is recorded of it, so that lines last as long as their recordings.
    pub fn with_recorded(mut self, recorded: Recorded) -> Scenario {
        Arc::make_mut(&mut self.0).recorded = recorded;
        self
    }

    /// Resolves a checked script.
    ///
    /// # Errors
    ///
    /// An id that resolves nowhere; the checks of [`super::read`] report these with their places.
    pub fn resolve(script: Script, source: &str) -> Result<Scenario, Unresolved> {
        resolve(script, source)
    }
}

impl Loaded {
    /// The line of this id.
    pub fn line_of(&self, id: &str) -> Option<LineNo> {
        self.line_ids.get(id).copied()
    }

    /// The fact of this id.
    pub fn fact_of(&self, id: &str) -> Option<FactNo> {
        self.fact_ids.get(id).copied()
    }

    /// The record of this id.
    pub fn record_of(&self, id: &str) -> Option<RecordNo> {
        self.record_ids.get(id).copied()
    }

    /// The member of the cast of this key.
    pub fn cast_of(&self, key: &str) -> Option<CastNo> {
        place(self.script.cast.keys().position(|name| name == key)).map(CastNo)
    }

    /// A line by its number.
    pub fn line(&self, line: LineNo) -> Option<&LineEntry> {
        self.lines.get(line.place())
    }

    /// A fact by its number.
    pub fn fact(&self, fact: FactNo) -> Option<&FactEntry> {
        self.facts.get(fact.place())
    }

    /// The fact a line belongs to.
    pub fn fact_of_line(&self, line: LineNo) -> Option<FactNo> {
        match self.line(line)?.owner {
            Owner::Fact(fact) => Some(fact),
            _ => None,
        }
    }

    /// Whether this line says the concern.
    pub fn says_concern(&self, line: LineNo) -> bool {
        self.concern.says(line)
    }

    /// The words of a line in this variant.
    pub fn words(&self, line: LineNo, drawn: &Drawn) -> String {
        self.line(line)
            .map_or_else(String::new, |entry| entry.text.render(&self.script, drawn))
    }

    /// A text of the script in this variant; empty where it names nobody, which the checks rule out.
    pub fn say(&self, source: &str, drawn: &Drawn) -> String {
        Text::resolve(&self.script, source)
            .map_or_else(String::new, |text| text.render(&self.script, drawn))
    }

    /// The recording of a line in this variant, if there is one that says what the script says.
    pub fn recording(&self, line: LineNo, drawn: &Drawn) -> Option<&Recording> {
        if self.recorded.is_empty() {
            return None;
        }
        let entry = self.line(line)?;
        let (script, voice) = (&self.script, &self.voice);
        let words = entry.text.render(script, drawn);
        self.recorded
            .find(&entry.id, &words, &voice.render(script, drawn))
    }

    /// The recording of words of the supervisor's in this variant.
    pub fn supervisor_recording(&self, of: Supervisor, drawn: &Drawn) -> Option<&Recording> {
        let words = self.say(of.says(&self.script)?, drawn);
        let voice = self.supervisor_voice.render(&self.script, drawn);
        self.recorded.find(&of.id(), &words, &voice)
    }

    /// How trust and distress move with a treatment.
    pub fn shift(&self, treatment: Treatment) -> Shift {
        self.shifts[treatment as usize]
    }
}

/// Words of the supervisor's that can be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supervisor {
    /// What is said with the decision of this place.
    Decides(u8),
    /// What is said when a challenge changed it.
    Changes,
    /// What is said when it did not.
    Stands,
}

impl Supervisor {
    /// The name its recordings go by. It has a point in it, which no line's id can have.
    pub fn id(self) -> String {
        match self {
            Supervisor::Decides(place) => format!("supervisor.{}", place + 1),
            Supervisor::Changes => "supervisor.changes".to_owned(),
            Supervisor::Stands => "supervisor.stands".to_owned(),
        }
    }

    /// The words, as the script has them.
    pub fn says(self, script: &Script) -> Option<&str> {
        let review = &script.review;
        match self {
            Supervisor::Decides(place) => {
                let ruling = review.decisions.get(usize::from(place))?;
                Some(&ruling.says)
            }
            Supervisor::Changes => Some(&review.challenge.changed),
            Supervisor::Stands => Some(&review.challenge.unchanged),
        }
    }

    /// All that a script has.
    pub fn all(script: &Script) -> impl Iterator<Item = Supervisor> {
        let decisions = u8::try_from(script.review.decisions.len()).unwrap_or(u8::MAX);
        (0..decisions)
            .map(Supervisor::Decides)
            .chain([Supervisor::Changes, Supervisor::Stands])
    }
}

/// The sign of this id in the built-in catalogue.
pub fn sign_of(id: &str) -> Option<SignNo> {
    place(
        Catalogue::built_in()
            .signs
            .iter()
            .position(|sign| sign.id == id),
    )
    .map(SignNo)
}

/// The advice of this id in the built-in catalogue.
pub fn advice_of(id: &str) -> Option<AdviceNo> {
    place(
        Catalogue::built_in()
            .advice
            .iter()
            .position(|advice| advice.id == id),
    )
    .map(AdviceNo)
}

/// The route of this id in the built-in catalogue.
pub fn route_of(id: &str) -> Option<RouteNo> {
    place(
        Catalogue::built_in()
            .routes
            .iter()
            .position(|route| route.id == id),
    )
    .map(RouteNo)
}

fn place(found: Option<usize>) -> Option<u16> {
    found.and_then(|place| u16::try_from(place).ok())
}

/// The words of a text as keywords are compared: lower case, without plural or possessive endings.
pub fn keywords(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'')
        .map(|word| {
            let word = word.to_lowercase();
            let word = word.trim_matches('\'');
            let word = word.strip_suffix("'s").unwrap_or(word);
            word.strip_suffix('s')
                .filter(|stem| stem.len() > 2)
                .unwrap_or(word)
                .to_owned()
        })
        .filter(|word| !word.is_empty())
}

/// blake3 of a scenario's text, the same whatever line ends an editor wrote.
pub fn source_hash(source: &str) -> [u8; 32] {
    if !source.contains('\r') {
        return *blake3::hash(source.as_bytes()).as_bytes();
    }
    let mut hasher = blake3::Hasher::new();
    for line in source.split_inclusive('\n') {
        match line.strip_suffix("\r\n") {
            Some(line) => hasher.update(line.as_bytes()).update(b"\n"),
            None => hasher.update(line.as_bytes()),
        };
    }
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::source_hash;

    #[test]
    fn line_ends_do_not_change_what_a_journal_belongs_to() {
        let hash = source_hash("one\ntwo\n\nthree");
        assert_eq!(source_hash("one\r\ntwo\r\n\r\nthree"), hash);
        assert_eq!(source_hash("one\r\ntwo\n\r\nthree"), hash);
        assert_ne!(source_hash("one\ntwo\nthree"), hash);
    }
}
