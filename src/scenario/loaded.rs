//! A scenario ready to be played: the script with every id resolved to a number.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use super::catalogue::Catalogue;
use super::code::Code;
use super::diagnostic::{Diagnostic, LineStarts, Severity};
use super::drawn::Drawn;
use super::number::{AdviceNo, CastNo, FactNo, LineNo, RecordNo, RouteNo, SignNo};
use super::read::read;
use super::script::{self, Delivery, Script, Shift, Treatment, Weight};
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
#[derive(Debug)]
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
    line_ids: BTreeMap<Box<str>, LineNo>,
    fact_ids: BTreeMap<Box<str>, FactNo>,
    record_ids: BTreeMap<Box<str>, RecordNo>,
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
#[derive(Debug)]
pub struct LineEntry {
    /// Its id in the script.
    pub id: Box<str>,
    /// What is said.
    pub text: Text,
    /// How.
    pub delivery: Delivery,
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
#[derive(Debug)]
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
#[derive(Debug)]
pub struct FactEntry {
    /// Its id in the script.
    pub id: Box<str>,
    /// What it is about, giving nothing away.
    pub topic: Text,
    /// Ways of asking for it.
    pub asked: Vec<Text>,
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

/// See [`script::Offer`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Once this many milliseconds have gone by.
    AfterMs(u32),
    /// Once this fact has been said.
    Follows(FactNo),
}

/// See [`script::Need`].
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
#[derive(Debug, Default)]
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

    /// Resolves a checked script.
    ///
    /// # Errors
    ///
    /// An id that resolves nowhere; the checks of [`super::read`] report these with their places.
    pub fn resolve(script: Script, source: &str) -> Result<Scenario, Unresolved> {
        Resolver::new(&script)?.finish(script, source)
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

    /// How trust and distress move with a treatment.
    pub fn shift(&self, treatment: Treatment) -> Shift {
        self.shifts[treatment as usize]
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

/// Ordinary shifts of trust and distress, for treatments the script does not name. Their sizes are ours,
/// to be confirmed by an expert; what matters is their direction and that repair costs more than harm.
pub(super) fn ordinary_shift(treatment: Treatment) -> Shift {
    let (trust, distress) = match treatment {
        Treatment::Warm => (3, -2),
        Treatment::Acknowledged => (10, -8),
        Treatment::Reassured => (6, -6),
        Treatment::Explained => (5, -5),
        Treatment::Apologised => (5, -3),
        Treatment::Advised => (1, -1),
        Treatment::Led => (-3, 2),
        Treatment::Jargon => (-2, 3),
        Treatment::Dismissed => (-15, 8),
        Treatment::Blamed => (-20, 12),
        Treatment::CutIn => (-5, 3),
        Treatment::KeptOnHold => (-5, 5),
        Treatment::PassedOver => (-6, 6),
    };
    Shift { trust, distress }
}

pub(super) const ALL_TREATMENTS: [Treatment; TREATMENTS] = [
    Treatment::Warm,
    Treatment::Acknowledged,
    Treatment::Reassured,
    Treatment::Explained,
    Treatment::Apologised,
    Treatment::Advised,
    Treatment::Led,
    Treatment::Jargon,
    Treatment::Dismissed,
    Treatment::Blamed,
    Treatment::CutIn,
    Treatment::KeptOnHold,
    Treatment::PassedOver,
];

struct Resolver {
    lines: Vec<LineEntry>,
    line_ids: BTreeMap<Box<str>, LineNo>,
    fact_ids: BTreeMap<Box<str>, FactNo>,
}

impl Resolver {
    fn new(script: &Script) -> Result<Resolver, Unresolved> {
        let mut fact_ids = BTreeMap::new();
        for (at, fact) in script.facts.iter().enumerate() {
            let no = u16::try_from(at).map_err(|_| too_many("facts"))?;
            fact_ids.insert(fact.id.as_str().into(), FactNo(no));
        }
        Ok(Resolver {
            lines: Vec::new(),
            line_ids: BTreeMap::new(),
            fact_ids,
        })
    }

    fn finish(mut self, script: Script, source: &str) -> Result<Scenario, Unresolved> {
        let opening = self.add_lines(&script, &script.opening, Owner::Opening)?;
        let mut again = self.add_lines(&script, &script.concern.lines, Owner::Concern)?;
        again.count = again.count.min(u16::from(script.concern.restated));
        let mut facts = Vec::with_capacity(script.facts.len());
        let mut offers = Vec::new();
        for (at, fact) in script.facts.iter().enumerate() {
            let no = FactNo(u16::try_from(at).map_err(|_| too_many("facts"))?);
            facts.push(self.fact(&script, no, fact)?);
            for offer in &fact.offered {
                offers.push((no, self.offer(offer)?));
            }
        }
        let mut stock = [Lines::default(); STOCKS];
        for kind in Stock::ALL {
            let lines = kind.of(&script.caller.lines);
            stock[kind as usize] = self.add_lines(&script, lines, Owner::Stock(kind))?;
        }
        let concern = self.concern(&script, again)?;
        let record_ids = record_ids(&script)?;
        let mut shifts = [Shift::default(); TREATMENTS];
        for treatment in ALL_TREATMENTS {
            let written = script.caller.after.get(&treatment).copied();
            shifts[treatment as usize] = written.unwrap_or_else(|| ordinary_shift(treatment));
        }
        Ok(Scenario(Arc::new(Loaded {
            hash: source_hash(source),
            patience_ms: u32::from(script.caller.patience.unwrap_or(20)) * 1000,
            noted: noted_index(&script)?,
            lines: self.lines,
            opening,
            concern,
            facts,
            offers,
            stock,
            shifts,
            line_ids: self.line_ids,
            fact_ids: self.fact_ids,
            record_ids,
            script,
        })))
    }

    fn add_lines(
        &mut self,
        script: &Script,
        lines: &[script::Line],
        owner: Owner,
    ) -> Result<Lines, Unresolved> {
        let first = u16::try_from(self.lines.len()).map_err(|_| too_many("lines"))?;
        let count = u16::try_from(lines.len()).map_err(|_| too_many("lines"))?;
        first.checked_add(count).ok_or_else(|| too_many("lines"))?;
        for line in lines {
            let no = LineNo(u16::try_from(self.lines.len()).map_err(|_| too_many("lines"))?);
            let text = text(script, &line.text)?;
            let id: Box<str> = line.id.as_str().into();
            self.line_ids.insert(id.clone(), no);
            self.lines.push(LineEntry {
                id,
                text,
                delivery: line.delivery,
                owner,
            });
        }
        Ok(Lines { first, count })
    }

    fn fact_no(&self, id: &str) -> Result<FactNo, Unresolved> {
        self.fact_ids
            .get(id)
            .copied()
            .ok_or_else(|| Unresolved(format!("fact `{id}`")))
    }

    fn fact(
        &mut self,
        script: &Script,
        no: FactNo,
        fact: &script::Fact,
    ) -> Result<FactEntry, Unresolved> {
        let owner = Owner::Fact(no);
        let says = self.add_lines(script, &fact.says, owner)?;
        let half = self.add_lines(script, &fact.half, owner)?;
        let spells = self.add_lines(script, &fact.spells, owner)?;
        let mut needs = Vec::with_capacity(fact.needs.len());
        for need in &fact.needs {
            needs.push(match need {
                script::Need::Trust(least) => Need::Trust(i16::from(*least)),
                script::Need::Calm(most) => Need::Calm(i16::from(*most)),
                script::Need::Told(fact) => Need::Told(self.fact_no(fact)?),
                script::Need::Pressed(times) => Need::Pressed(*times),
                script::Need::Unhurt => Need::Unhurt,
            });
        }
        let mut signs = Vec::with_capacity(fact.signs.len());
        for evidence in &fact.signs {
            let sign = sign_of(&evidence.sign)
                .ok_or_else(|| Unresolved(format!("sign `{}`", evidence.sign)))?;
            signs.push((sign, evidence.weight));
        }
        let asked = fact.asked.iter().map(|asked| text(script, asked));
        Ok(FactEntry {
            id: fact.id.as_str().into(),
            topic: text(script, &fact.topic)?,
            asked: asked.collect::<Result<_, _>>()?,
            needs,
            says,
            half,
            spells,
            signs,
            heeds: script.concern.heeded_by.contains(&fact.id),
        })
    }

    fn offer(&self, offer: &script::Offer) -> Result<Offer, Unresolved> {
        Ok(match offer {
            script::Offer::After(seconds) => Offer::AfterMs(u32::from(*seconds) * 1000),
            script::Offer::Follows(fact) => Offer::Follows(self.fact_no(fact)?),
        })
    }

    fn concern(&self, script: &Script, again: Lines) -> Result<ConcernEntry, Unresolved> {
        let first = self.line_ids.get(script.concern.first.as_str()).copied();
        Ok(ConcernEntry {
            that: text(script, &script.concern.that)?,
            first: first.ok_or_else(|| Unresolved(format!("line `{}`", script.concern.first)))?,
            again,
            patience_turns: script.concern.patience.unwrap_or(2).max(1),
        })
    }
}

fn record_ids(script: &Script) -> Result<BTreeMap<Box<str>, RecordNo>, Unresolved> {
    let mut ids = BTreeMap::new();
    for (at, record) in script.records.iter().enumerate() {
        let no = u16::try_from(at).map_err(|_| too_many("records"))?;
        ids.insert(record.id.as_str().into(), RecordNo(no));
    }
    Ok(ids)
}

fn noted_index(script: &Script) -> Result<NotedIndex, Unresolved> {
    let mut index = NotedIndex::default();
    let mut counts: BTreeMap<Box<str>, u32> = BTreeMap::new();
    for (at, fact) in script.facts.iter().enumerate() {
        let no = FactNo(u16::try_from(at).map_err(|_| too_many("facts"))?);
        for set in &fact.noted {
            if set.contains('{') {
                index.drawn.push((no, text(script, set)?));
                continue;
            }
            let mut words: Vec<Box<str>> = keywords(set).map(Into::into).collect();
            words.sort_unstable();
            words.dedup();
            for word in &words {
                *counts.entry(word.clone()).or_default() += 1;
            }
            index.sets.push((no, words.into()));
        }
    }
    for (at, (_, words)) in index.sets.iter().enumerate() {
        let set_no = u16::try_from(at).map_err(|_| too_many("noted words"))?;
        if let Some(rarest) = words.iter().min_by_key(|word| counts.get(*word)) {
            index
                .by_rarest_word
                .entry(rarest.clone())
                .or_default()
                .push(set_no);
        }
    }
    Ok(index)
}

fn text(script: &Script, source: &str) -> Result<Text, Unresolved> {
    Text::resolve(script, source).ok_or_else(|| Unresolved(format!("a name in \"{source}\"")))
}

fn too_many(what: &str) -> Unresolved {
    Unresolved(format!("number of {what}"))
}

/// blake3 of a scenario's text, the same whatever line ends an editor wrote.
pub fn source_hash(source: &str) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for line in source.split_inclusive('\n') {
        match line.strip_suffix("\r\n") {
            Some(line) => hasher.update(line.as_bytes()).update(b"\n"),
            None => hasher.update(line.as_bytes()),
        };
    }
    *hasher.finalize().as_bytes()
}
