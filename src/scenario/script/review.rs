//! The supervisor's review, and what followed.

use serde::Deserialize;

use super::{Grade, LogMatter};

/// The supervisor's review. The supervisor knows the log and nothing else.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The voice that says the supervisor's words, one of `assets/voices/voices.ron`. The first there unless said.
    #[serde(default)]
    pub voice: Option<String>,
    /// The decisions, in order; the first whose conditions all hold of the log is taken.
    /// The last one has no conditions.
    pub decisions: Vec<Ruling>,
    /// What a challenge must bring.
    pub challenge: Challenge,
}

/// A decision and what it follows from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ruling {
    /// Conditions on the log.
    #[serde(default)]
    pub when: Vec<OfLog>,
    /// The decision.
    pub decision: Decision,
    /// The supervisor's words.
    pub says: String,
    /// Whether this decision is right on such a log. A wrong one is to be challenged.
    pub right: bool,
}

/// A condition on the log as written.
#[derive(Clone, Debug, Deserialize)]
pub enum OfLog {
    /// It carries fewer than this many of these.
    FewerThan(u8, Vec<LogMatter>),
    /// It carries at least this many of these.
    AtLeast(u8, Vec<LogMatter>),
    /// The grade is above this.
    GradedAbove(Grade),
    /// The grade is below this, or none was given.
    GradedBelow(Grade),
    /// It is referred by this route.
    Referred(String),
}

/// What a supervisor can decide.
#[derive(Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq)]
pub enum Decision {
    /// Closed: no further action.
    NoFurtherAction,
    /// Kept open at a lower grade.
    Downgraded(Grade),
    /// Sent on as the handler graded and referred it.
    Agreed,
}

/// What a challenge must bring to change a decision that is not `Agreed`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    /// What counts as evidence, quoted from the call or the records.
    pub evidence: Vec<LogMatter>,
    /// How many of them are needed.
    pub enough: u8,
    /// Of them, those without which nothing changes.
    #[serde(default)]
    pub must: Vec<LogMatter>,
    /// The supervisor's words when the decision is changed (to `Agreed`).
    pub changed: String,
    /// The supervisor's words when it is not.
    pub unchanged: String,
    /// How often the trainee may challenge. 2 unless said.
    #[serde(default)]
    pub tries: Option<u8>,
}

/// A card that says what followed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// The card's name.
    pub id: String,
    /// Conditions, all of which must hold. The last card has none.
    #[serde(default)]
    pub when: Vec<Handled>,
    /// A few words.
    pub title: String,
    /// What followed.
    pub text: String,
}

/// How a call was handled.
#[derive(Clone, Debug, Deserialize)]
pub enum Handled {
    /// The supervisor's last word was to send it on.
    Agreed,
    /// The supervisor's last word was to close it or lower it, and it stood.
    Closed,
    /// It was never submitted.
    NotSubmitted,
    /// The grade was at least this.
    GradedAtLeast(Grade),
    /// The grade was at most this.
    GradedAtMost(Grade),
    /// It was referred by this route.
    Referred(String),
    /// It was not referred by this route.
    NotReferred(String),
    /// This advice was given.
    Advised(String),
    /// This advice was not given.
    NotAdvised(String),
    /// The log carried this.
    Logged(LogMatter),
    /// An enquiry was made about this member of the cast.
    Enquired(String),
}
