//! What good handling of a call is.

use serde::Deserialize;

use super::System;

/// How urgently the police go.
#[derive(
    Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub enum Grade {
    /// Nobody is sent: advice, telephone work or another agency.
    WithoutDeployment,
    /// By appointment, usually within two days.
    Scheduled,
    /// Within the hour.
    Priority,
    /// At once.
    Immediate,
}

/// How soon a referral must be taken up.
#[derive(
    Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord, Hash,
)]

pub enum Urgency {
    /// In the ordinary course.
    Routine,
    /// In this week.
    ThisWeek,
    /// Today.
    Today,
    /// Now.
    Now,
}

/// What good handling of this call is. In every entry `weight` is how much it counts beside its
/// neighbours (1 unless said), `critical` that missing it fails the call, `why` what the debrief says
/// (the catalogue's own words unless said) and `guidance` the entry of the guidance list it rests on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expects {
    /// Signs to recognise, by marking a line that shows them.
    #[serde(default)]
    pub recognise: Vec<Recognise>,
    /// Facts to ask about.
    #[serde(default)]
    pub ask: Vec<AskAbout>,
    /// Enquiries to make of the record systems.
    #[serde(default)]
    pub enquire: Vec<Enquire>,
    /// What the log must carry.
    #[serde(default)]
    pub log: Vec<Carry>,
    /// Advice the caller must be given.
    #[serde(default)]
    pub advise: Vec<Advise>,
    /// The grade.
    pub grade: GradeRange,
    /// Referrals to make.
    #[serde(default)]
    pub refer: Vec<Refer>,
    /// Whether the supervisor's decision should be challenged or accepted.
    pub review: AnswerReview,
    /// How the caller is to be treated.
    #[serde(default)]
    pub care: Vec<Care>,
    /// What must not be done.
    #[serde(default)]
    pub never: Vec<Never>,
}

/// A sign to recognise.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognise {
    /// An entry of the catalogue of signs.
    pub sign: String,
    /// Seconds from its being heard within which it counts in full; later is "late". 120 unless said.
    #[serde(default)]
    pub within: Option<u16>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub why: Option<String>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// A fact to ask about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskAbout {
    /// The fact.
    pub fact: String,
    /// Seconds from the beginning of the call within which it is to have been said; later is "late". Any time unless said.
    #[serde(default)]
    pub within: Option<u16>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// An enquiry to make.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enquire {
    /// Which system.
    pub system: System,
    /// The member of the cast to search for.
    pub about: String,
    /// The record that should be found and opened, if one is held.
    #[serde(default)]
    pub opens: Option<String>,
    /// The step it must come before. Grading unless said.
    #[serde(default)]
    pub before: Step,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// A step of the call that something must come before.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub enum Step {
    /// The first grading.
    #[default]
    Grading,
    /// Submitting to the supervisor.
    Submitting,
}

/// Something the log must carry.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carry {
    /// What.
    pub what: LogMatter,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// What a log can carry, a supervisor can read and a challenge can bring.
#[derive(Clone, Debug, Deserialize)]
pub enum LogMatter {
    /// A line of this fact, or own words that carry it.
    Fact(String),
    /// The concern, in the caller's words.
    Concern,
    /// This record, as a trace.
    Trace(String),
    /// A reason for the grade.
    Rationale,
}

/// Advice to give.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advise {
    /// An entry of the advice list.
    pub advice: String,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub why: Option<String>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// The grades that are right.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GradeRange {
    /// The lowest that is right.
    pub at_least: Grade,
    /// The highest that is right.
    pub at_most: Grade,
    /// Seconds from the beginning of the call within which it is to be graded for the first time; later is "late". Any time
    /// unless said.
    #[serde(default)]
    pub within: Option<u16>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// A referral to make.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refer {
    /// An entry of the list of routes.
    pub route: String,
    /// The least urgency that is right; less is "late". Routine unless said.
    #[serde(default)]
    pub by: Option<Urgency>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub why: Option<String>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// How to answer the supervisor's decision.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerReview {
    /// What is right when the supervisor does not agree with a sound log.
    pub answer: Answer,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// What to do with the supervisor's decision.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Answer {
    /// Challenge it with the evidence.
    Challenge,
    /// Accept it.
    Accept,
}

/// How the caller is to be treated.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Care {
    /// What is looked for.
    pub what: CareMatter,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub weight: Option<u8>,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// What kind treatment is looked for.
#[derive(Clone, Debug, Deserialize)]
pub enum CareMatter {
    /// The concern is named back to the caller.
    Acknowledged,
    /// The caller is reassured.
    Reassured,
    /// What happens next is explained.
    Explained,
    /// Trust at the end is at least this.
    TrustAtLeast(u8),
    /// The concern is passed over at most this often.
    PassedOverAtMost(u8),
}

/// Something that must not be done. Each is "wrong" in the debrief when it was; `critical` fails the call.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Never {
    /// What.
    pub what: NeverMatter,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub critical: bool,
    /// What the debrief says.
    pub why: String,
    #[doc = "See [`Expects`]."]
    #[serde(default)]
    pub guidance: Option<String>,
}

/// What must not be done.
#[derive(Clone, Debug, Deserialize)]
pub enum NeverMatter {
    /// Telling the caller what a record says.
    TellCallerRecord,
    /// Speaking or writing as if the child or the caller were to blame.
    Blame,
    /// Making light of the concern.
    Dismiss,
    /// Submitting without an enquiry about this member of the cast.
    CloseWithoutEnquiry(String),
    /// Relying, in the log or a challenge, on the record of another person.
    WrongPerson,
    /// Giving this advice.
    Advise(String),
    /// Referring by this route.
    Refer(String),
}
