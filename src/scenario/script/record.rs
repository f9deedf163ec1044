//! What the training record systems hold.

use jiff::civil::Date;
use serde::Deserialize;

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
