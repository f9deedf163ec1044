//! What a front end shows: plain data, with every text rendered and nothing of what is expected.

use super::Call;
use super::command::TraceAt;
use super::memory::{Entry, EntryWhat, Told, UtteredWhat};
use super::openings::Openings;
use super::state::{Phase, State};
use super::terms::Mode;
use crate::scenario::catalogue::{Catalogue, WordingKind};
use crate::scenario::loaded::{Loaded, Supervisor};
use crate::scenario::number::{AdviceNo, FactNo, LineNo, RecordNo};
use crate::scenario::script::{Decision, Delivery, Grade, RecordKind, Standing, System, Urgency};
use crate::understanding::{Meaning, Move};

/// A call as it is shown.
#[derive(Clone, Debug)]
pub struct View {
    /// The time shown, in milliseconds since the call began.
    pub now_ms: u64,
    /// Where the call is.
    pub phase: Phase,
    /// What the caller is to the child: "mother".
    pub who: String,
    /// How the caller sounds, in words.
    pub tone: String,
    /// What was said by both, in order. The last may still be being said.
    pub turns: Vec<TurnView>,
    /// What the trainee is asked to settle.
    pub choices: Vec<String>,
    /// Topics still open; only in guided mode.
    pub topics: Vec<String>,
    /// Enquiries made, and what came back.
    pub enquiries: Vec<EnquiryView>,
    /// The log.
    pub log: Vec<EntryView>,
    /// Advice given, by name.
    pub advised: Vec<String>,
    /// The grade.
    pub grade: Option<Grade>,
    /// Referrals: route and urgency.
    pub referrals: Vec<(String, Urgency)>,
    /// The supervisor's decision and words.
    pub review: Option<ReviewView>,
    /// What followed: title and text.
    pub outcome: Option<(String, String)>,
    /// What can be done now.
    pub openings: Openings,
}

/// One thing said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnView {
    /// When its first word was said.
    pub from_ms: u64,
    /// When its last word was said.
    pub until_ms: u64,
    /// Who says it, and which line it is.
    pub speaker: Speaker,
    /// The words.
    pub text: String,
    /// Whether it was cut off.
    pub cut: bool,
    /// Names of the signs it is marked with.
    pub marks: Vec<String>,
    /// For the concern: how often it has been said by then.
    pub concern: Option<u8>,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The caller, with the line, its number among the lines said (from 1) and its delivery.
    Caller {
        /// The line.
        line: LineNo,
        /// Its number, for front ends that take numbers. The same line keeps its first number.
        number: u16,
        /// How it is said.
        delivery: Delivery,
    },
    /// The trainee.
    Handler,
}

/// An enquiry as it is shown.
#[derive(Clone, Debug)]
pub struct EnquiryView {
    /// Which system.
    pub system: System,
    /// What was asked for, in words.
    pub asked: String,
    /// The reason given.
    pub reason: String,
    /// What came back.
    pub traces: Vec<TraceView>,
}

/// A trace as it is shown.
#[derive(Clone, Debug)]
pub struct TraceView {
    /// Which.
    pub at: TraceAt,
    /// Its line in the list.
    pub heading: String,
    /// The force that holds it.
    pub force: String,
    /// The one-line summary.
    pub summary: String,
    /// Why it matched, and what does not fit.
    pub matched: Vec<String>,
    /// How well it fits, 0 to 1000.
    pub score: u16,
    /// The record, once opened.
    pub opened: Option<RecordView>,
}

/// A record as it is shown when opened.
#[derive(Clone, Debug)]
pub struct RecordView {
    /// What kind.
    pub kind: RecordKind,
    /// Where the matter stands in law.
    pub standing: Standing,
    /// Training markers.
    pub markers: Vec<String>,
    /// The rest, in lines.
    pub detail: Vec<String>,
}

/// An entry of the log as it is shown.
#[derive(Clone, Debug)]
pub struct EntryView {
    /// When it was written.
    pub at_ms: u64,
    /// Its words.
    pub text: String,
    /// Whether it is a quote.
    pub quote: bool,
    /// Whether it was struck.
    pub struck: bool,
    /// How its wording reads, and what to write instead.
    pub wording: Vec<WordingView>,
}

/// A wording that is pointed out.
#[derive(Clone, Debug)]
pub struct WordingView {
    /// What is wrong with it.
    pub kind: WordingKind,
    /// What it says to a reader.
    pub reads_as: &'static str,
    /// What to write instead.
    pub instead: &'static str,
}

/// The supervisor's decision as it is shown.
#[derive(Clone, Debug)]
pub struct ReviewView {
    /// The decision.
    pub decision: Decision,
    /// The supervisor's words, the last of them.
    pub says: String,
}

impl Call {
    /// The call as it is shown now.
    pub fn view(&mut self) -> View {
        self.prepare_view();
        self.prepared_view()
    }

    /// Makes ready what a view needs.
    pub(crate) fn prepare_view(&mut self) {
        if !self.state.enquiries.is_empty() {
            self.systems();
        }
    }

    /// The call as it is shown now, once it was prepared.
    pub(crate) fn prepared_view(&self) -> View {
        let (scenario, state) = (&self.scenario, &self.state);
        let lists = Catalogue::built_in();
        View {
            now_ms: self.now_ms,
            phase: state.phase,
            who: scenario.script.caller.who.clone(),
            tone: tone(state, scenario),
            turns: self.turns(),
            choices: self.choices(),
            topics: self.topics(),
            enquiries: self.enquiries(),
            log: state.log.iter().map(|entry| self.entry(entry)).collect(),
            advised: state
                .advised
                .iter()
                .filter_map(|(advice, _)| lists.advice.get(advice.place()))
                .map(|advice| advice.name.clone())
                .collect(),
            grade: state.grade.as_ref().map(|graded| graded.grade),
            referrals: state
                .referrals
                .iter()
                .filter_map(|it| {
                    Some((lists.routes.get(it.route.place())?.name.clone(), it.urgency))
                })
                .collect(),
            review: self.review(),
            outcome: state.outcome.and_then(|card| {
                let card = scenario.script.outcomes.get(usize::from(card))?;
                let say = |text: &str| scenario.say(text, &self.drawn);
                Some((say(&card.title), say(&card.text)))
            }),
            openings: self.openings(),
        }
    }

    /// What was said by both up to now, in the order it began.
    pub fn turns(&self) -> Vec<TurnView> {
        let mut turns = Vec::with_capacity(self.state.spoken.len() + self.state.uttered.len());
        let mut numbers: Vec<LineNo> = Vec::new();
        let mut raised = 0u8;
        for spoken in self
            .state
            .spoken
            .iter()
            .filter(|spoken| spoken.from_ms <= self.now_ms)
        {
            let Some(entry) = self.scenario.line(spoken.line) else {
                continue;
            };
            let known = numbers.iter().position(|line| *line == spoken.line);
            let number = known.unwrap_or_else(|| {
                numbers.push(spoken.line);
                numbers.len() - 1
            });
            let concern = self.scenario.says_concern(spoken.line) && known.is_none();
            raised += u8::from(concern);
            turns.push(TurnView {
                from_ms: spoken.from_ms,
                until_ms: spoken.until_ms,
                speaker: Speaker::Caller {
                    line: spoken.line,
                    number: u16::try_from(number + 1).unwrap_or(u16::MAX),
                    delivery: entry.delivery,
                },
                text: entry.text.render(&self.scenario.script, &self.drawn),
                cut: spoken.cut,
                marks: self.marks_of(spoken.line),
                concern: concern.then_some(raised),
            });
        }
        for uttered in &self.state.uttered {
            turns.push(TurnView {
                from_ms: uttered.at_ms,
                until_ms: uttered.at_ms,
                speaker: Speaker::Handler,
                text: uttered_words(&uttered.what),
                cut: false,
                marks: Vec::new(),
                concern: None,
            });
        }
        turns.sort_by_key(|turn| turn.from_ms);
        turns
    }

    /// The line that front ends show under this number.
    pub fn numbered(&self, number: u16) -> Option<LineNo> {
        let mut seen: Vec<LineNo> = Vec::new();
        for spoken in self
            .state
            .spoken
            .iter()
            .filter(|spoken| spoken.from_ms <= self.now_ms)
        {
            if !seen.contains(&spoken.line) {
                seen.push(spoken.line);
            }
        }
        seen.get(usize::from(number).checked_sub(1)?).copied()
    }

    fn marks_of(&self, line: LineNo) -> Vec<String> {
        let signs = &Catalogue::built_in().signs;
        let marks = self.state.marks.iter().filter(|mark| mark.line == line);
        marks
            .filter_map(|mark| signs.get(mark.sign.place()))
            .map(|it| it.name.clone())
            .collect()
    }

    fn choices(&self) -> Vec<String> {
        let Some((candidates, _)) = &self.state.unclear else {
            return Vec::new();
        };
        let words = candidates.iter().map(|it| self.meaning_words(it.meaning));
        words.collect()
    }

    /// What is meant, in words.
    pub fn meaning_words(&self, meaning: Meaning) -> String {
        match meaning {
            Meaning::Fact(fact) => self.topic(fact.place()),
            Meaning::Move(to) => move_words(to).to_owned(),
            Meaning::Advice(advice) => advice_words(advice),
        }
    }

    fn topic(&self, fact: usize) -> String {
        let fact = self.scenario.facts.get(fact);
        fact.map_or_else(String::new, |it| {
            it.topic.render(&self.scenario.script, &self.drawn)
        })
    }

    fn topics(&self) -> Vec<String> {
        if self.terms.mode != Mode::Guided || !self.openings().speak {
            return Vec::new();
        }
        let facts = 0..u16::try_from(self.scenario.facts.len()).unwrap_or(u16::MAX);
        facts
            .map(FactNo)
            .filter(|fact| self.state.told(*fact) != Told::Whole)
            .filter(|fact| self.drawn.is_true(*fact) && self.is_asked_for(*fact))
            .map(|fact| self.topic(fact.place()))
            .collect()
    }

    /// Whether a fact, or one it is an alternative to, has ways of asking of its own.
    fn is_asked_for(&self, fact: FactNo) -> bool {
        let script = &self.scenario.script;
        let Some(entry) = script.facts.get(fact.place()) else {
            return false;
        };
        let group = script.alternatives(&entry.id).unwrap_or_default();
        let mut facts = script.facts.iter();
        !entry.asked.is_empty() || facts.any(|it| group.contains(&it.id) && !it.asked.is_empty())
    }

    fn enquiries(&self) -> Vec<EnquiryView> {
        let mut views = Vec::with_capacity(self.state.enquiries.len());
        for (place, enquiry) in self.state.enquiries.iter().enumerate() {
            let traces = enquiry.searched.traces.iter().enumerate();
            let traces = traces.filter_map(|(trace, found)| {
                let at = TraceAt {
                    enquiry: u16::try_from(place).ok()?,
                    trace: u8::try_from(trace).ok()?,
                };
                let opened = enquiry.opened.iter().any(|(it, _)| *it == at.trace);
                self.trace(at, found, opened)
            });
            views.push(EnquiryView {
                system: enquiry.searched.system,
                asked: enquiry.searched.query.to_string(),
                reason: enquiry.searched.reason.to_string(),
                traces: traces.collect(),
            });
        }
        views
    }

    fn trace(&self, at: TraceAt, found: &crate::records::Trace, opened: bool) -> Option<TraceView> {
        let held = self.systems.as_ref()?.get(found.record)?;
        Some(TraceView {
            at,
            heading: held.heading(),
            force: held.force.clone(),
            summary: held.summary.clone(),
            matched: found.reasons.iter().map(|reason| reason.words()).collect(),
            score: found.score,
            opened: opened.then(|| RecordView {
                kind: held.kind,
                standing: held.standing,
                markers: held.markers.clone(),
                detail: held.detail.clone(),
            }),
        })
    }

    /// The heading and force of a record, as a log or a debrief names it.
    pub fn record_words(&self, record: RecordNo) -> String {
        record_words(&self.scenario, &self.drawn, record)
    }

    fn entry(&self, entry: &Entry) -> EntryView {
        let lists = Catalogue::built_in();
        let (text, quote, wording) = match &entry.what {
            EntryWhat::Quote(line) => (
                format!("“{}”", self.scenario.words(*line, &self.drawn)),
                true,
                &[][..],
            ),
            EntryWhat::Own { text, wording, .. } => (text.to_string(), false, &wording[..]),
            EntryWhat::Trace(_, record) => (
                format!("Trace: {}", self.record_words(*record)),
                false,
                &[][..],
            ),
        };
        let wording = wording
            .iter()
            .filter_map(|place| lists.wording.get(usize::from(*place)));
        EntryView {
            at_ms: entry.at_ms,
            text,
            quote,
            struck: entry.struck_at_ms.is_some(),
            wording: wording
                .map(|it| WordingView {
                    kind: it.kind,
                    reads_as: &it.reads_as,
                    instead: &it.instead,
                })
                .collect(),
        }
    }

    /// Which of the supervisor's words were the last.
    pub fn supervisor_words(&self) -> Option<Supervisor> {
        let word = self.state.last_word?;
        Some(match word.ruling {
            None => Supervisor::Changes,
            Some(_) if self.state.challenges > 0 => Supervisor::Stands,
            Some(ruling) => Supervisor::Decides(ruling),
        })
    }

    fn review(&self) -> Option<ReviewView> {
        let says = self.supervisor_words()?.says(&self.scenario.script)?;
        Some(ReviewView {
            decision: self.state.last_word?.decision,
            says: self.scenario.say(says, &self.drawn),
        })
    }
}

/// A record as a log or a debrief names it.
pub fn record_words(
    scenario: &Loaded,
    drawn: &crate::scenario::drawn::Drawn,
    record: RecordNo,
) -> String {
    let Some(record) = scenario.script.records.get(record.place()) else {
        return String::new();
    };
    let say = |text: &str| scenario.say(text, drawn);
    let name = record
        .name
        .as_deref()
        .or(record.usernames.first().map(String::as_str));
    let standing = standing_words(record.standing);
    let mut words = format!(
        "{}, held by {}",
        say(name.unwrap_or("record")),
        say(&record.force)
    );
    if !standing.is_empty() {
        words.push_str(": ");
        words.push_str(standing);
    }
    words
}

/// Where a matter stands in law, in words.
pub fn standing_words(standing: Standing) -> &'static str {
    match standing {
        Standing::NothingAlleged => "",
        Standing::Allegation => "an allegation, not a conviction",
        Standing::NoFurtherAction => "looked into, no further action, not a conviction",
        Standing::Charged => "charged, not tried",
        Standing::Acquitted => "acquitted",
        Standing::Convicted => "convicted",
        Standing::Cleared => "checked and cleared to work with children",
    }
}

/// How the caller sounds. Words, not figures: a handler hears a voice.
fn tone(state: &State, scenario: &Loaded) -> String {
    let delivery = state
        .spoken
        .last()
        .and_then(|spoken| scenario.line(spoken.line));
    let voice = match delivery.map(|entry| entry.delivery) {
        None | Some(Delivery::Calm) => "even",
        Some(Delivery::Worried) => "worried",
        Some(Delivery::Uneasy) => "uneasy",
        Some(Delivery::Flat) => "flat, tired",
        Some(Delivery::Angry) => "angry",
        Some(Delivery::Tearful) => "close to tears",
        Some(Delivery::Whisper) => "whispering",
        Some(Delivery::Relief) => "relieved",
    };
    let manner = match (state.trust, state.hurt) {
        (_, true) => "hurt",
        (0..25, _) => "guarded",
        (25..55, _) => "careful",
        (55..80, _) => "open",
        _ => "trusting",
    };
    format!("{voice}; {manner}")
}

/// What the trainee said, as a transcript shows it.
fn uttered_words(what: &UtteredWhat) -> String {
    match what {
        UtteredWhat::Words(text) => text.to_string(),
        UtteredWhat::Move(to) => format!("({})", move_words(*to)),
        UtteredWhat::Advice(advice) => {
            let advice = Catalogue::built_in().advice.get(advice.place());
            advice.map_or_else(String::new, |advice| advice.says.clone())
        }
    }
}

/// A move in words: what the handler does by it.
pub fn move_words(to: Move) -> &'static str {
    match to {
        Move::Greet => "greets the caller",
        Move::Acknowledge => "says the concern back to the caller",
        Move::Reassure => "reassures the caller",
        Move::Explain => "explains what happens next",
        Move::Hold => "puts the caller on hold",
        Move::Thank => "thanks the caller",
        Move::Apologise => "apologises",
        Move::GoBack => "asks the caller to go on with what was left unfinished",
        Move::Repeat => "asks to hear that again",
        Move::Spell => "asks how it is spelt",
        Move::Goodbye => "says goodbye",
        Move::TellRecord => "tells the caller what a record says",
    }
}

/// A piece of advice in words: what the handler does by it.
pub fn advice_words(advice: AdviceNo) -> String {
    format!("advises: {}", advice_name(advice))
}

/// The name of a piece of advice.
pub fn advice_name(advice: AdviceNo) -> &'static str {
    let advice = Catalogue::built_in().advice.get(advice.place());
    advice.map_or("", |it| it.name.as_str())
}

/// A grade in words: the force's own.
pub fn grade_words(grade: Grade) -> &'static str {
    let grading = Catalogue::built_in().grading(grade);
    grading.map_or("", |it| it.name.as_str())
}

/// An urgency in words.
pub fn urgency_words(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Now => "now",
        Urgency::Today => "today",
        Urgency::ThisWeek => "this week",
        Urgency::Routine => "routine",
    }
}

/// A decision in words.
pub fn decision_words(decision: Decision) -> String {
    match decision {
        Decision::NoFurtherAction => "No further action".to_owned(),
        Decision::Downgraded(grade) => format!("Kept open, graded {}", grade_words(grade)),
        Decision::Agreed => "Agreed".to_owned(),
    }
}

/// A system in words.
pub fn system_words(system: System) -> &'static str {
    match system {
        System::National => "National training system",
        System::Local => "Local training system",
    }
}
