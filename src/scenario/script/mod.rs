//! The script as an instructor writes it: one RON file, read straight into these types.
//!
//! Nothing here is checked for meaning; ids are still text. [`Scenario`](super::loaded::Scenario) is the same
//! script with every id resolved. The fields are documented for authors, who meet them in `scenario.ron`.

mod caller;
mod expects;
mod fact;
mod front;
mod queue;
mod record;
mod review;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

pub use self::caller::{Caller, Concern, Delivery, Line, LineSound, Room, Shift, Stock, Treatment};
pub use self::expects::{
    Advise, Answer, AnswerReview, AskAbout, Care, CareMatter, Carry, Enquire, Expects, Grade,
    GradeRange, LogMatter, Never, NeverMatter, Recognise, Refer, Step, Urgency,
};
pub use self::fact::{Evidence, Fact, Need, Offer, Weight};
pub use self::front::Front;
pub use self::queue::{
    HearMatter, Instruct, LogOutcome, LogScript, OfReview, Officer, OrderMatter, Ordered,
    QueueScript, ReviewDecision, ReviewExpects, WrongReview,
};
pub use self::record::{Born, Record, RecordKind, Standing, System};
pub use self::review::{Challenge, Decision, Handled, OfLog, Outcome, Review, Ruling};

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
    /// Questions an instructor can put to a room after the call. They are shown as they stand, whatever was drawn, so they
    /// hold no names in braces; each ends with a question mark or a full stop.
    #[serde(default)]
    pub discuss: Vec<String>,
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
    /// In which order the caller volunteers what is due at the same time.
    #[serde(default)]
    pub volunteers: Volunteers,
    /// Groups of facts of which the caller knows one in any call; the seed draws which. A question for any of a group is
    /// answered by the one that is true in this call.
    #[serde(default)]
    pub either: Vec<Vec<String>>,
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

/// In which order a caller volunteers what is due at the same time.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub enum Volunteers {
    /// In the order of the script.
    #[default]
    AsWritten,
    /// In an order that the seed draws.
    Drawn,
}

/// Where the trainee sits.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub enum Seat {
    /// The trainee answers the telephone.
    CallHandler,
    /// The trainee reviews what other handlers wrote; see [`QueueScript`].
    Supervisor,
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

impl Script {
    /// The group of alternatives this fact is one of.
    pub fn alternatives(&self, fact: &str) -> Option<&[String]> {
        let mut groups = self.either.iter();
        let group = groups.find(|group| group.iter().any(|id| id == fact))?;
        Some(group)
    }

    /// Whether a fact can be asked for at all: by its own words, or by those of one it is an alternative to.
    pub fn can_be_asked(&self, fact: &Fact) -> bool {
        fact.can_be_asked()
            || self.alternatives(&fact.id).is_some_and(|group| {
                let others = self.facts.iter().filter(|it| group.contains(&it.id));
                others.into_iter().any(Fact::can_be_asked)
            })
    }
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
