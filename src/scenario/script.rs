//! The script as an instructor writes it: one RON file, read straight into these types.
//!
//! Nothing here is checked for meaning; ids are still text. [`Scenario`](super::Scenario) is the same
//! script with every id resolved. The fields are documented for authors, who meet them in `scenario.ron`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

/// The whole script of one scenario.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename = "Scenario")]
pub struct Script {
    /// The scenario's name in every command and file; lower-case words joined by hyphens.
    pub id: String,
    /// Raised by the author at every published change; a journal belongs to one version.
    pub version: u32,
    /// What the shelf shows.
    pub title: String,
    /// Who the trainee is in this scenario.
    pub seat: Seat,
    /// How hard it is.
    pub level: Level,
    /// About how long a call lasts, in minutes; shown on the shelf.
    pub minutes: u8,
    /// The innocent (or true) counterpart, by its id.
    #[serde(default)]
    pub twin: Option<String>,
    /// What the trainee will practise.
    pub objectives: Vec<String>,
    /// A short factual note shown before the call, so that a trainee can choose not to take it.
    #[serde(default)]
    pub care_note: Option<String>,
    /// Where the content comes from and when it must be looked at again.
    pub provenance: Provenance,
    /// The day the call comes in. Ages and birth dates are reckoned from it.
    pub today: Date,
    /// The people, each drawn by the seed and written `{child}`, `{subject}`, … in lines.
    pub cast: BTreeMap<String, Member>,
    /// Things that vary with the seed and are not people: `"game": ["…", "…"]`, written `{game}`.
    #[serde(default)]
    pub draws: BTreeMap<String, Vec<String>>,
    /// The person on the telephone.
    pub caller: Caller,
    /// What the caller says first, without being asked.
    pub opening: Vec<Line>,
    /// The fear that brought the caller to ring, and how it is said again when it is passed over.
    pub concern: Concern,
    /// What the caller knows.
    pub facts: Vec<Fact>,
    /// What the training record systems hold.
    #[serde(default)]
    pub records: Vec<Record>,
    /// What good handling of this call is.
    pub expects: Expects,
    /// What the supervisor decides from the log, and what a challenge must bring to change it.
    pub review: Review,
    /// What followed, by how the call was handled. The first whose conditions all hold is shown.
    pub outcomes: Vec<Outcome>,
}

/// Where the trainee sits.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Seat {
    /// The trainee answers the telephone.
    CallHandler,
}

/// How hard a scenario is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Level {
    /// For a first week.
    Foundation,
    /// For handlers who have taken calls.
    Practised,
    /// For experienced handlers.
    Advanced,
}

/// Where the content comes from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Entries of the guidance list it rests on.
    pub sources: Vec<String>,
    /// Who owns the content.
    pub owner: String,
    /// The expert who reviewed it, and when; `None` until that has happened.
    #[serde(default)]
    pub reviewed: Option<Reviewed>,
    /// The day by which it must be reviewed (again).
    pub review_due: Date,
    /// What rests on inference and is to be confirmed by an expert.
    #[serde(default)]
    pub to_confirm: Vec<String>,
}

/// A review by an expert.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reviewed {
    /// Who reviewed it.
    pub by: String,
    /// When.
    pub on: Date,
}

/// One of the people of the call. Every list under `also` has as many entries as `names`: the seed draws
/// one index, so that a name, its spelling and its username belong together.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The names the seed draws from: `{subject}`; `{subject.first}` and `{subject.last}` are its words.
    pub names: Vec<String>,
    /// Youngest and oldest age in years: `{subject.age}` (in words), `{subject.born}` (a date).
    #[serde(default)]
    pub age: Option<(u8, u8)>,
    /// More of the same person, index by index with `names`: `"username": […]` is `{subject.username}`.
    #[serde(default)]
    pub also: BTreeMap<String, Vec<String>>,
}

/// The person on the telephone.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caller {
    /// What the caller is to the child: "mother", "father", "grandmother".
    pub who: String,
    /// Trust in the handler when the call begins, 0 to 100.
    pub trust: u8,
    /// Distress when the call begins, 0 to 100.
    pub distress: u8,
    /// How trust and distress move with each treatment; what is not named here takes the ordinary shift.
    #[serde(default)]
    pub after: BTreeMap<Treatment, Shift>,
    /// Seconds of quiet before the caller speaks unasked. 20 unless said.
    #[serde(default)]
    pub patience: Option<u16>,
    /// What the caller says in the moments every call has.
    pub lines: Stock,
}

/// How the caller can be treated.
#[derive(
    Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub enum Treatment {
    /// A question was asked warmly.
    Warm,
    /// The concern was named back to the caller.
    Acknowledged,
    /// The caller was reassured.
    Reassured,
    /// What happens next was explained.
    Explained,
    /// The handler apologised.
    Apologised,
    /// Advice was given.
    Advised,
    /// The question carried its own answer.
    Led,
    /// The question was put in the service's own jargon.
    Jargon,
    /// The concern was made light of.
    Dismissed,
    /// The child or the caller was spoken of as if they were to blame.
    Blamed,
    /// The caller was cut off while speaking.
    CutIn,
    /// The caller waited on hold for long.
    KeptOnHold,
    /// The concern was said and not taken up.
    PassedOver,
}

/// A movement of the caller's state, in points of 100.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// Added to trust.
    #[serde(default)]
    pub trust: i8,
    /// Added to distress.
    #[serde(default)]
    pub distress: i8,
}

/// The caller's own words for the moments every call has. Each list is gone through in order and then
/// begun again.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stock {
    /// Back to a greeting.
    pub greeted: Vec<Line>,
    /// When the concern has been named back.
    pub acknowledged: Vec<Line>,
    /// When reassured.
    pub reassured: Vec<Line>,
    /// When told what happens next.
    pub explained: Vec<Line>,
    /// When the handler has apologised.
    pub apologised: Vec<Line>,
    /// When given advice.
    pub advised: Vec<Line>,
    /// When the concern was made light of.
    pub dismissed: Vec<Line>,
    /// When the child or the caller was spoken of as if they were to blame.
    pub blamed: Vec<Line>,
    /// When told what a record says.
    pub told_record: Vec<Line>,
    /// When the caller is not ready to say it.
    pub guarded: Vec<Line>,
    /// When asked for what has been said already; the answer follows again.
    pub again: Vec<Line>,
    /// When the caller did not follow the question.
    pub unsure: Vec<Line>,
    /// When the question has nothing to do with the call.
    pub off_topic: Vec<Line>,
    /// When asked to go on and there is no more.
    pub nothing_more: Vec<Line>,
    /// When the handler has long been silent.
    pub still_there: Vec<Line>,
    /// When taken off hold.
    pub back: Vec<Line>,
    /// Goodbye from a caller who was helped.
    pub goodbye_eased: Vec<Line>,
    /// Goodbye from a caller who was not.
    pub goodbye_uneasy: Vec<Line>,
}

/// One utterance of the caller.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// The line's name: what a mark, a quote and a recording are tied to.
    pub id: String,
    /// What is said, with `{names}` drawn by the seed.
    pub text: String,
    /// How it is said.
    #[serde(default)]
    pub delivery: Delivery,
}

/// How a line is said.
#[derive(Clone, Copy, Debug, Default, Deserialize, serde::Serialize, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// An everyday voice.
    #[default]
    Calm,
    /// Worried.
    Worried,
    /// Uneasy, hesitant.
    Uneasy,
    /// Flat, tired.
    Flat,
    /// Angry.
    Angry,
    /// Crying held back.
    Tearful,
    /// In a whisper.
    Whisper,
    /// Relieved.
    Relief,
}

/// The caller's fear.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concern {
    /// What it is, in a few words after "that": "her son is being groomed".
    pub that: String,
    /// The line of the opening (or of a fact) in which it is first said.
    pub first: String,
    /// How often it is said again when passed over; at most as many as there are lines.
    pub restated: u8,
    /// The concern in other words, in order.
    pub lines: Vec<Line>,
    /// Facts whose being asked about takes the concern up.
    pub heeded_by: Vec<String>,
    /// How many turns of the handler may pass before the caller says it again. 2 unless said.
    #[serde(default)]
    pub patience: Option<u8>,
}

/// Something the caller knows.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The fact's name.
    pub id: String,
    /// What it is about, in words that give nothing away; guided mode lists it while it is open.
    pub topic: String,
    /// Ways of asking for it.
    #[serde(default)]
    pub asked: Vec<String>,
    /// When the caller says it unasked.
    #[serde(default)]
    pub offered: Vec<Offer>,
    /// What must hold before the caller says it.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// What is said.
    pub says: Vec<Line>,
    /// What is said instead when it is asked badly; without it, the first line of `says`.
    #[serde(default)]
    pub half: Vec<Line>,
    /// What is said when asked to spell it; only for names and usernames.
    #[serde(default)]
    pub spells: Vec<Line>,
    /// The warning signs it is evidence for.
    #[serde(default)]
    pub signs: Vec<Evidence>,
    /// Details the handler then has: "subject.name", "subject.username", "subject.age".
    #[serde(default)]
    pub gives: Vec<String>,
    /// Words that show, in the trainee's own log entry, that it carries this fact. Each string is one way:
    /// all of its words must be in the entry, in any order.
    #[serde(default)]
    pub noted: Vec<String>,
}

/// When a fact is said unasked; always in a lull, when what it needs holds.
#[derive(Clone, Debug, Deserialize)]
pub enum Offer {
    /// Once this many seconds of the call have gone by.
    After(u16),
    /// Once the named fact has been said.
    Follows(String),
}

/// What must hold before a fact is said.
#[derive(Clone, Debug, Deserialize)]
pub enum Need {
    /// Trust is at least this.
    Trust(u8),
    /// Distress is at most this.
    Calm(u8),
    /// The named fact has been said.
    Told(String),
    /// It has been asked for this many times.
    Pressed(u8),
    /// The caller has not been dismissed or blamed, or the handler has apologised since.
    Unhurt,
}

/// A fact as evidence of a warning sign.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// An entry of the catalogue of signs.
    pub sign: String,
    /// How much it says.
    pub weight: Weight,
}

/// How much a fact says about a sign.
#[derive(Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Often ordinary; counts in a cluster.
    Weak,
    /// Counts by itself.
    Strong,
}

/// A training record system.
#[derive(
    Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord, Hash,
)]
pub enum System {
    /// The national training system: people, with what is held against a name.
    National,
    /// The force's own system, with incidents, and intelligence shared by other forces.
    Local,
}

/// One record.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Record {
    /// The record's name.
    pub id: String,
    /// What kind it is.
    pub kind: RecordKind,
    /// Which system holds it.
    pub system: System,
    /// The (fictional) force that owns it.
    pub force: String,
    /// The member of the cast it truly is about; `None` for a namesake or a stranger.
    #[serde(default)]
    pub about: Option<String>,
    /// The name it is filed under; surname last.
    #[serde(default)]
    pub name: Option<String>,
    /// Other names and nicknames.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Usernames.
    #[serde(default)]
    pub usernames: Vec<String>,
    /// The birth date it is filed with.
    #[serde(default)]
    pub born: Born,
    /// Town of the address.
    #[serde(default)]
    pub town: Option<String>,
    /// Telephone number, from the ranges kept for drama.
    #[serde(default)]
    pub telephone: Option<String>,
    /// Invented training marker codes, never real ones.
    #[serde(default)]
    pub markers: Vec<String>,
    /// Where what it tells of stands in law.
    #[serde(default)]
    pub standing: Standing,
    /// The one line a list of traces shows.
    pub summary: String,
    /// What opening it shows.
    #[serde(default)]
    pub detail: Vec<String>,
}

/// What kind a record is.
#[derive(Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq)]
pub enum RecordKind {
    /// A person.
    Person,
    /// Something reported.
    Incident,
    /// Something somebody believes or saw.
    Intelligence,
}

/// The birth date on a record.
#[derive(Clone, Debug, Default, Deserialize)]
pub enum Born {
    /// None is held.
    #[default]
    Unknown,
    /// This date.
    On(Date),
    /// The cast member's own.
    Of(String),
    /// The cast member's own, moved by these many years (a duplicate with a wrong date).
    Near(String, i8),
}

/// Where a matter stands in law. An allegation is not a conviction.
#[derive(Clone, Copy, Debug, Default, Deserialize, serde::Serialize, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is alleged.
    #[default]
    NothingAlleged,
    /// Alleged; no finding.
    Allegation,
    /// Arrested or looked into; no further action was taken.
    NoFurtherAction,
    /// Charged and not yet tried.
    Charged,
    /// Acquitted.
    Acquitted,
    /// Convicted.
    Convicted,
    /// Checked and cleared to work with children.
    Cleared,
}

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

/// The supervisor's review. The supervisor knows the log and nothing else.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
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
