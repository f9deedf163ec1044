//! A trainee at a call: what every kind of them can do, in the time it takes.
//!
//! Everything goes through the call's own commands, and a command that is refused is simply not done. What a trainee
//! goes by is what a front end shows: the lines heard, the traces found, the log, the decision. Understanding a line
//! cannot be simulated, so what a line tells and which signs it is evidence for is taken from the script; how much of
//! that a trainee notices is for each kind to say.

use crate::call::Call;
use crate::call::command::{Command, TraceAt};
use crate::call::event::Event;
use crate::call::memory::Told;
use crate::call::speech::handler_ms;
use crate::call::state::{Phase, State};
use crate::limits::EXPLORED_STEPS;
use crate::records::Query;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::loaded::{FactEntry, Scenario};
use crate::scenario::number::{AdviceNo, CastNo, FactNo, LineNo, SignNo};
use crate::scenario::script::{Grade, System};
use crate::understanding::{Meaning, Move};

use super::chance::Chance;
use super::questions::Bank;

/// From the caller's last word to the trainee's first, in milliseconds.
const PAUSE_MS: u64 = 800;
/// How long a move takes to say, in milliseconds.
const MOVE_MS: u64 = 2_500;
/// How long a click takes, from and to, in milliseconds.
const CLICK_MS: (u64, u64) = (700, 2_500);
/// How long something written takes beside its words, in milliseconds.
const WRITE_MS: u64 = 2_000;

/// A trainee at a call.
pub(super) struct Trainee<'e> {
    bank: &'e Bank,
    /// Where its decisions come from.
    pub chance: Chance,
    /// The call.
    pub call: Call,
    /// What happened.
    pub events: Vec<Event>,
    /// Lines that were heard and taken in.
    taken_in: Vec<bool>,
    looked_from: usize,
    steps: usize,
}

impl<'e> Trainee<'e> {
    /// Answers a call that rings.
    pub fn answers(call: Call, bank: &'e Bank, chance: Chance) -> Trainee<'e> {
        let lines = call.scenario().lines.len();
        let mut trainee = Trainee {
            bank,
            chance,
            call,
            events: Vec::with_capacity(256),
            taken_in: vec![false; lines],
            looked_from: 0,
            steps: 0,
        };
        trainee.does(0, Command::Wait);
        trainee
    }

    /// The scenario.
    pub fn scenario(&self) -> Scenario {
        self.call.scenario().clone()
    }

    /// Where the call stands.
    pub fn state(&self) -> &State {
        self.call.state()
    }

    /// The questions there are.
    pub fn bank(&self) -> &'e Bank {
        self.bank
    }

    /// Whether the caller can be spoken to.
    pub fn on_the_line(&self) -> bool {
        self.state().phase == Phase::Talking
    }

    /// Whether it has done as much as anybody would.
    pub fn is_tired(&self) -> bool {
        self.steps >= EXPLORED_STEPS
    }

    /// Does something at a time. Whether it was done.
    pub fn does(&mut self, at_ms: u64, command: Command) -> bool {
        self.steps += 1;
        match self.call.handle(at_ms, command) {
            Ok(events) => {
                self.events.extend_from_slice(events);
                true
            }
            Err(_) => false,
        }
    }

    /// Waits until the caller has finished.
    pub fn listen(&mut self) {
        let until_ms = self.state().floor_until_ms;
        if until_ms > self.call.now_ms() {
            self.does(until_ms, Command::Wait);
        }
    }

    /// Says something that takes so long, once the caller has finished.
    fn speak(&mut self, for_ms: u64, command: Command) -> bool {
        self.listen();
        // The caller may begin again while the trainee draws breath; then the trainee waits once more.
        for _ in 0..3 {
            let from_ms = self.call.now_ms() + PAUSE_MS;
            if self.call.next_ms().is_none_or(|next_ms| next_ms > from_ms) {
                break;
            }
            self.does(from_ms, Command::Wait);
            self.listen();
        }
        // A step that says something is done with its last word, and nobody speaks up in the middle of it.
        let mut at_ms = self.call.now_ms() + PAUSE_MS + for_ms;
        if let Some(next_ms) = self.call.next_ms() {
            at_ms = at_ms.min(next_ms.saturating_sub(1)).max(self.call.now_ms());
        }
        self.does(at_ms, command)
    }

    /// Does something at the desk.
    pub fn click(&mut self, command: Command) -> bool {
        let took_ms = self.chance.between(CLICK_MS.0, CLICK_MS.1);
        self.does(self.call.now_ms() + took_ms, command)
    }

    /// Writes something at the desk.
    pub fn types(&mut self, chars: usize, command: Command) -> bool {
        let took_ms = WRITE_MS + 60 * u64::try_from(chars).unwrap_or(0);
        self.does(self.call.now_ms() + took_ms, command)
    }

    /// Makes a move.
    pub fn says(&mut self, to: Move) -> bool {
        self.speak(MOVE_MS, Command::Say(to))
    }

    /// Gives advice.
    pub fn advises(&mut self, advice: AdviceNo) -> bool {
        let entry = Catalogue::built_in().advice.get(advice.place());
        let for_ms = entry.map_or(0, |it| handler_ms(&it.says));
        self.speak(u64::from(for_ms), Command::Advise(advice))
    }

    /// Asks about a topic, settles what was meant where that is asked back, and listens.
    pub fn asks(&mut self, topic: usize, leading: bool) {
        let scenario = self.scenario();
        let drawn = self.call.drawn();
        let asked = self
            .bank
            .ask(&scenario, drawn, topic, leading, &mut self.chance);
        let Some(question) = asked else { return };
        let for_ms = u64::from(handler_ms(&question.text));
        let (text, heard) = (question.text, question.heard);
        self.speak(for_ms, Command::Ask { text, heard });
        if let Some((candidates, _)) = &self.state().unclear {
            let meant = |meaning: Meaning| question.meant.map(Meaning::Fact) == Some(meaning);
            let choice = candidates.iter().position(|it| meant(it.meaning));
            let choice = choice.and_then(|it| u8::try_from(it).ok());
            self.click(Command::Choose(choice));
        }
        self.listen();
    }

    /// Lines heard since this was last asked, in order, each once in a call.
    pub fn newly_heard(&mut self) -> Vec<LineNo> {
        let now_ms = self.call.now_ms();
        let state = self.call.state();
        // What was said and cut off is taken off the list again.
        let from = self.looked_from.min(state.spoken.len());
        let mut fresh = Vec::new();
        let mut looked_to = state.spoken.len();
        for (place, spoken) in state.spoken.iter().enumerate().skip(from) {
            if spoken.until_ms > now_ms {
                looked_to = looked_to.min(place);
            }
            let taken_in = self.taken_in.get_mut(spoken.line.place());
            if let Some(taken_in @ false) = taken_in
                && spoken.from_ms <= now_ms
                && state.heard(spoken.line, now_ms)
            {
                *taken_in = true;
                fresh.push(spoken.line);
            }
        }
        self.looked_from = looked_to;
        fresh
    }

    /// The fact a line belongs to.
    pub fn fact_of(&self, line: LineNo) -> Option<FactNo> {
        self.call.scenario().fact_of_line(line)
    }

    /// Whether all of a fact was said.
    pub fn knows(&self, fact: FactNo) -> bool {
        self.state().told(fact) == Told::Whole
    }

    /// Whether what a topic asks for was told already.
    pub fn has_told(&self, topic: usize) -> bool {
        self.bank
            .meant_by(topic)
            .is_some_and(|fact| self.knows(self.call.drawn().true_fact(fact)))
    }

    /// What a line is evidence for.
    pub fn signs_of(&self, line: LineNo) -> Vec<SignNo> {
        let fact = self.fact_of(line);
        let entry = fact.and_then(|fact| self.call.scenario().fact(fact));
        entry.map_or_else(Vec::new, |it| {
            it.signs.iter().map(|(sign, _)| *sign).collect()
        })
    }

    /// The lines heard so far.
    pub fn heard(&self) -> Vec<LineNo> {
        let lines = (0u16..).map(LineNo).zip(&self.taken_in);
        lines.filter(|(_, it)| **it).map(|(line, _)| line).collect()
    }

    /// Ties a line to a sign.
    pub fn marks(&mut self, line: LineNo, sign: SignNo) -> bool {
        self.click(Command::Mark { line, sign })
    }

    /// Any sign of the catalogue.
    pub fn any_sign(&mut self) -> SignNo {
        let signs = Catalogue::built_in().signs.len();
        SignNo(u16::try_from(self.chance.below(signs)).unwrap_or(0))
    }

    /// Any member of the cast of whom a name, username or number was told.
    pub fn anybody_named(&mut self) -> Option<CastNo> {
        let script = &self.call.scenario().script;
        let casts = (0u16..).map(CastNo).take(script.cast.len());
        let named: Vec<CastNo> = casts
            .filter(|cast| !self.details(*cast).is_empty())
            .collect();
        // The one who is feared is called so in every scenario that has one.
        let feared = self.call.scenario().cast_of("subject");
        match feared.filter(|it| named.contains(it)) {
            Some(feared) => Some(feared),
            None => self.chance.pick(&named).copied(),
        }
    }

    /// What was told of a member of the cast.
    pub fn details(&self, cast: CastNo) -> Details {
        let scenario = self.call.scenario();
        let Some(key) = scenario.script.cast.keys().nth(cast.place()) else {
            return Details::default();
        };
        let mut details = Details::default();
        let facts = scenario.script.facts.iter().zip(&scenario.facts);
        for ((fact, entry), no) in facts.zip((0u16..).map(FactNo)) {
            if fact.gives.is_empty() || !self.knows(no) {
                continue;
            }
            for gives in &fact.gives {
                if let Some((of, detail)) = gives.split_once('.')
                    && of == key
                    && (detail != "spelt" || self.was_spelt(entry))
                {
                    let value = match detail {
                        "name" => scenario.say(&format!("{{{key}}}"), self.call.drawn()),
                        "age" | "born" => String::new(),
                        _ => scenario.say(&format!("{{{gives}}}"), self.call.drawn()),
                    };
                    details.take(detail, value);
                }
            }
            if fact.gives.iter().any(|it| *it == format!("{key}.age")) {
                details.age = self.call.drawn().member(cast).and_then(|it| it.age);
            }
        }
        details
    }

    /// Whether the caller has spelt what a fact names, where it is spelt at all.
    fn was_spelt(&self, entry: &FactEntry) -> bool {
        entry
            .spells
            .iter()
            .all(|line| self.taken_in.get(line.place()) == Some(&true))
    }

    /// Searches a record system, and returns which enquiry it was.
    pub fn searches(&mut self, system: System, query: Query, reason: &str) -> Option<u16> {
        let reason = reason.to_owned();
        let command = Command::Search {
            system,
            query,
            reason,
        };
        let enquiry = self.state().enquiries.len();
        self.types(30, command)
            .then(|| u16::try_from(enquiry).ok())?
    }

    /// How many traces an enquiry brought.
    pub fn traces(&self, enquiry: u16) -> u8 {
        let made = self.state().enquiries.get(usize::from(enquiry));
        made.map_or(0, |it| {
            u8::try_from(it.searched.traces.len()).unwrap_or(u8::MAX)
        })
    }

    /// Opens a trace.
    pub fn opens(&mut self, at: TraceAt) -> bool {
        self.click(Command::Open(at))
    }

    /// Grades the call.
    pub fn grades(&mut self, grade: Grade, because: Option<&str>) -> bool {
        let because = because.map(str::to_owned);
        let chars = because.as_ref().map_or(0, String::len);
        self.types(chars, Command::Grade { grade, because })
    }

    /// Ends the call, if it is not over.
    pub fn ends(&mut self) {
        if self.state().is_open() {
            self.does(self.call.now_ms(), Command::End);
        }
    }
}

/// What was told of somebody, to search by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Details {
    /// The name by ear.
    pub name: Option<String>,
    /// The name as it is written.
    pub spelt: Option<String>,
    /// The username.
    pub username: Option<String>,
    /// The town.
    pub town: Option<String>,
    /// The telephone number.
    pub telephone: Option<String>,
    /// The age in years.
    pub age: Option<u8>,
}

impl Details {
    fn take(&mut self, detail: &str, value: String) {
        let place = match detail {
            "name" => &mut self.name,
            "spelt" => &mut self.spelt,
            "username" => &mut self.username,
            "town" => &mut self.town,
            "telephone" => &mut self.telephone,
            _ => return,
        };
        if !value.is_empty() {
            *place = Some(value);
        }
    }

    /// Whether there is nothing that singles anybody out.
    pub fn is_empty(&self) -> bool {
        self.name.is_none()
            && self.spelt.is_none()
            && self.username.is_none()
            && self.telephone.is_none()
    }

    /// A search by this name, with the age and town that are known.
    pub fn by_name(&self, name: &str) -> Query {
        Query {
            name: Some(name.to_owned()),
            age: self
                .age
                .map(|age| (age.saturating_sub(1), age.saturating_add(1))),
            town: self.town.clone(),
            ..Query::default()
        }
    }

    /// Every search that can be made, the surest first.
    pub fn queries(&self) -> Vec<Query> {
        let mut queries = Vec::new();
        if let Some(username) = &self.username {
            queries.push(Query {
                username: Some(username.clone()),
                ..Query::default()
            });
        }
        let names = self.spelt.iter().chain(
            self.name
                .iter()
                .filter(|it| self.spelt.as_ref() != Some(*it)),
        );
        queries.extend(names.map(|name| self.by_name(name)));
        if let Some(telephone) = &self.telephone {
            queries.push(Query {
                telephone: Some(telephone.clone()),
                ..Query::default()
            });
        }
        queries
    }
}
