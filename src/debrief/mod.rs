//! The debrief: the score of a call and its explanation, from the journal alone.
//!
//! Everything is judged by what the trainee had heard by then. What was never said because it was never
//! asked counts as missed and says so; it is not counted as overlooked.

mod care;
pub(crate) mod explain;
pub mod item;
mod judge;
mod points;
pub mod score;
mod sentence;
mod tally;

use serde::Serialize;

use self::item::{Item, Moment, Verdict};
use self::judge::Judge;
use self::score::Score;
use self::tally::Tally;
use crate::call::Call;
use crate::call::state::Phase;
use crate::call::terms::Terms;
use crate::call::view;
use crate::journal::Journal;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;

/// The least total that passes.
pub const PASS: u8 = 70;

/// A debrief.
#[derive(Clone, Debug, Serialize)]
pub struct Debrief {
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: u32,
    /// The seed.
    pub seed: Seed,
    /// The terms it was played on.
    pub terms: Terms,
    /// Whether the call was played to its end.
    pub finished: bool,
    /// Whether the trainee left it. A call that was left is not scored against anybody.
    pub left: bool,
    /// How long it took, in milliseconds.
    pub length_ms: u64,
    /// Whether it was passed.
    pub passed: bool,
    /// One sentence about what happened to the caller's concern.
    pub sentence: String,
    /// The scores, 0 to 100 each.
    pub score: Score,
    /// Ids of the items that fail the call by themselves.
    pub critical: Vec<String>,
    /// What happened to the caller's concern.
    pub concern: Concern,
    /// Every expectation, and what became of it.
    pub items: Vec<Item>,
    /// Every search, as the systems' audit has it.
    pub audit: Vec<Audit>,
    /// What was said and not understood, for authors.
    pub not_understood: Vec<Moment>,
    /// The supervisor's last word.
    pub decision: Option<String>,
    /// What followed.
    pub outcome: Option<Outcome>,
    /// From the supervisor's seat: each log, what was done about it, and what followed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logs: Vec<LogReview>,
    /// What was said, for looking back.
    pub transcript: Vec<Moment>,
    /// The head of the journal's chain, in hex.
    pub journal_hash: String,
}

/// A log that was reviewed.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct LogReview {
    /// Its name.
    pub id: String,
    /// Who wrote it.
    pub handler: String,
    /// What was decided, in words.
    pub decision: String,
    /// What was done about it, in order, each in a sentence, and when.
    pub done: Vec<Moment>,
    /// What followed.
    pub outcome: Option<Outcome>,
}

/// What happened to the caller's concern.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Concern {
    /// How often the caller raised it.
    pub raised: u8,
    /// How often it was passed over.
    pub passed_over: u8,
    /// After how many times it was taken up; `None` if it never was.
    pub heeded_after: Option<u8>,
    /// When it was first taken up, in milliseconds since the call began.
    pub heeded_at_ms: Option<u64>,
    /// When it was raised, each time.
    pub raised_at_ms: Vec<u64>,
}

/// A search, as the audit has it.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Audit {
    /// When, in milliseconds since the call began.
    pub at_ms: u64,
    /// Which system.
    pub system: String,
    /// For what.
    pub asked: String,
    /// The reason given.
    pub reason: String,
    /// How many traces came back.
    pub traces: usize,
    /// The records that were opened.
    pub opened: Vec<String>,
    /// Whether what was asked for has to do with anybody in the call.
    pub about_the_call: bool,
}

/// What followed.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
pub struct Outcome {
    /// The card's name.
    pub id: String,
    /// A few words.
    pub title: String,
    /// What followed.
    pub text: String,
}

impl Debrief {
    /// Scores a call and explains it.
    pub fn from_journal(scenario: &Scenario, journal: &Journal) -> Debrief {
        let (call, tally) = Tally::of(scenario, journal);
        let judge = Judge {
            scenario,
            call: &call,
            state: call.state(),
            tally: &tally,
        };
        let items = judge.items();
        let left = call.state().phase == Phase::Left;
        let score = Score::of(&items, &tally);
        let critical: Vec<String> = items
            .iter()
            .filter(|item| {
                item.critical && matches!(item.verdict, Verdict::Missed | Verdict::Wrong)
            })
            .map(|item| item.id.clone())
            .collect();
        let finished = call.state().phase == Phase::Ended;
        let submitted = tally.submitted_ms.is_some();
        let concern = concern(&call, &tally);
        Debrief {
            scenario: scenario.script.id.clone(),
            title: scenario.script.title.clone(),
            version: scenario.script.version,
            seed: journal.header.seed,
            terms: journal.header.terms,
            finished,
            left,
            length_ms: call.state().last_event_ms,
            passed: finished && submitted && critical.is_empty() && score.total >= PASS,
            sentence: sentence::of(&scenario.script.caller.who, &concern),
            score,
            critical,
            concern,
            audit: audit(&call),
            not_understood: tally.not_understood.clone(),
            decision: call
                .state()
                .last_word
                .map(|word| view::decision_words(word.decision)),
            outcome: outcome(&call),
            logs: Vec::new(),
            transcript: transcript(&call),
            items,
            journal_hash: journal.chain.hash(),
        }
    }
}

fn concern(call: &Call, tally: &Tally) -> Concern {
    let state = call.state().concern;
    Concern {
        raised: state.raised,
        passed_over: state.passed_over,
        heeded_after: state.heeded_after,
        heeded_at_ms: tally.heeded_ms,
        raised_at_ms: call
            .turns()
            .iter()
            .filter(|turn| turn.concern.is_some())
            .map(|turn| turn.from_ms)
            .collect(),
    }
}

fn audit(call: &Call) -> Vec<Audit> {
    let enquiries = call.state().enquiries.iter();
    enquiries
        .map(|enquiry| {
            let traces = &enquiry.searched.traces;
            let opened = enquiry.opened.iter().filter_map(|(trace, _)| {
                Some(call.record_words(traces.get(usize::from(*trace))?.record))
            });
            Audit {
                at_ms: enquiry.at_ms,
                system: view::system_words(enquiry.searched.system).to_owned(),
                asked: enquiry.searched.query.to_string(),
                reason: enquiry.searched.reason.to_string(),
                traces: traces.len(),
                opened: opened.collect(),
                about_the_call: !enquiry.searched.about.is_empty(),
            }
        })
        .collect()
}

fn outcome(call: &Call) -> Option<Outcome> {
    let card = call.state().outcome?;
    let card = call.scenario().script.outcomes.get(usize::from(card))?;
    let say = |text: &str| call.scenario().say(text, call.drawn());
    Some(Outcome {
        id: card.id.clone(),
        title: say(&card.title),
        text: say(&card.text),
    })
}

fn transcript(call: &Call) -> Vec<Moment> {
    let turns = call.turns().into_iter();
    turns
        .map(|turn| Moment {
            at_ms: turn.from_ms,
            line: match &turn.speaker {
                view::Speaker::Caller { line, .. } => call
                    .scenario()
                    .line(*line)
                    .map(|entry| entry.id.to_string()),
                view::Speaker::Handler => None,
            },
            text: if turn.cut {
                format!("{}—", turn.text)
            } else {
                turn.text
            },
        })
        .collect()
}
