//! The script of the supervisor's seat: logs that wait for a second pair of eyes.
//!
//! A log is not written out in it. It is what a real play of a call wrote, so that log, enquiries and recording can
//! never disagree: the script names the call and the play, and says what a good review of it is.

use serde::Deserialize;

use super::{Front, Grade, GradeRange, Level, LogMatter, Provenance, Refer, Seat, System};

/// The whole script of a scenario whose trainee supervises.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Scenario")]
pub struct QueueScript {
    /// The scenario's name in every command and file; lower-case words joined by hyphens.
    pub id: String,
    /// Raised by the author at every published change.
    pub version: u32,
    /// What the shelf shows.
    pub title: String,
    /// Who the trainee is in this scenario: `Supervisor`.
    pub seat: Seat,
    /// How hard it is.
    pub level: Level,
    /// About how long it takes, in minutes; shown on the shelf.
    pub minutes: u8,
    /// What the trainee will practise.
    pub objectives: Vec<String>,
    /// Questions an instructor can put to a room after the logs are reviewed. They hold no names in braces, and each
    /// ends with a question mark or a full stop.
    #[serde(default)]
    pub discuss: Vec<String>,
    /// A short factual note shown before it begins.
    #[serde(default)]
    pub care_note: Option<String>,
    /// Where the content comes from and when it must be looked at again.
    pub provenance: Provenance,
    /// Whom the trainee is on this duty. Who wrote a log never reviews it, and the number tells who wrote it.
    pub on_duty: Officer,
    /// The colleague a log of one's own is passed to.
    pub colleague: Officer,
    /// The logs, in the order of the queue.
    pub logs: Vec<LogScript>,
}

/// Somebody on duty.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    /// The name as it stands in a log.
    pub name: String,
    /// The number. Two with the same number are the same person.
    pub number: String,
}

/// A log that waits.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogScript {
    /// Its name in commands.
    pub id: String,
    /// The call it is of: a scenario of the same shelf.
    pub scenario: String,
    /// What its handler did: `logs/NAME.play` beside this script, up to `submit`.
    pub play: String,
    /// Who wrote it.
    pub handler: Officer,
    /// What a good review of it is.
    pub expects: ReviewExpects,
    /// What followed, by how it was reviewed. The first whose conditions all hold is shown; the last has none.
    pub outcomes: Vec<LogOutcome>,
}

/// What a good review of a log is.
///
/// `weight` (1 unless said), `critical` and `guidance` mean what they mean in the script of a call.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewExpects {
    /// What is to be decided: one of these is enough.
    pub right: Vec<ReviewDecision>,
    /// What may be decided as well, and is not enough by itself.
    #[serde(default)]
    pub also: Vec<ReviewDecision>,
    /// What the debrief says of the decision.
    pub why: String,
    /// What it rests on.
    #[serde(default)]
    pub guidance: Option<String>,
    /// What the debrief says of a decision that is wrong, with what the caller said.
    #[serde(default)]
    pub wrong: Vec<WrongReview>,
    /// The grades that are right once it has been reviewed.
    #[serde(default)]
    pub grade: Option<GradeRange>,
    /// What the recording says and the log does not: to be heard before deciding.
    #[serde(default)]
    pub hear: Vec<HearMatter>,
    /// What the handler is to be told.
    #[serde(default)]
    pub instruct: Vec<Instruct>,
    /// What is to be ordered. A log that lacks a check of these is never closed and never agreed to.
    #[serde(default)]
    pub order: Vec<OrderMatter>,
    /// Referrals to make.
    #[serde(default)]
    pub refer: Vec<Refer>,
}

/// What can be decided of a log.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum ReviewDecision {
    /// Sent back to its handler, with instructions.
    SentBack,
    /// Given a higher grade.
    Escalated,
    /// Closed: no further action.
    Closed,
    /// Agreed to as it stands.
    Agreed,
    /// Passed on to a colleague, because it is one's own.
    PassedOn,
}

/// A decision that is wrong.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongReview {
    /// Which.
    pub decision: ReviewDecision,
    /// What the debrief says of it.
    pub why: String,
    /// What the caller said that shows it: `Fact("…")` or `Concern`.
    #[serde(default)]
    pub quote: Option<LogMatter>,
}

/// Something the recording says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HearMatter {
    /// What: `Fact("…")` or `Concern`.
    pub what: LogMatter,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// Something the handler is to be told.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instruct {
    /// Its name in the debrief.
    pub id: String,
    /// What it is, after "Tell the handler ".
    pub what: String,
    /// Words that show it: of one of these entries all words must stand in the instructions.
    pub noted: Vec<String>,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// Something to order.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderMatter {
    /// What.
    pub what: Ordered,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`ReviewExpects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// What a supervisor can order.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub enum Ordered {
    /// A search of this system about this member of the call's cast.
    Check(System, String),
    /// That the parent is rung back.
    CallBack,
}

/// A card that says what followed from the review of a log.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LogOutcome {
    /// Conditions, all of which must hold. The last card has none.
    #[serde(default)]
    pub when: Vec<OfReview>,
    /// A few words.
    pub title: String,
    /// What followed.
    pub text: String,
}

/// How a log was reviewed.
#[derive(Clone, Debug, Deserialize)]
pub enum OfReview {
    /// This was decided.
    Decided(ReviewDecision),
    /// Nothing was decided.
    Undecided,
    /// This was ordered.
    Did(Ordered),
    /// It was referred by this route, by the handler or the supervisor.
    Referred(String),
    /// It went on with at least this grade.
    GradedAtLeast(Grade),
    /// Every check that was expected stands in the log or was ordered.
    Checked,
}

impl QueueScript {
    /// What it says of itself.
    pub fn front(&self) -> Front {
        Front {
            id: self.id.clone(),
            version: self.version,
            title: self.title.clone(),
            seat: self.seat,
            level: self.level,
            minutes: self.minutes,
            twin: None,
            objectives: self.objectives.clone(),
            care_note: self.care_note.clone(),
            provenance: self.provenance.clone(),
        }
    }
}
