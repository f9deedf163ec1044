//! The lists every scenario draws on: signs, advice, routes, grades, guidance, wording and helplines.
//!
//! They live in `assets/catalogue/` as RON and are built in, so that the rules read no file.

pub mod force;
pub mod questions;
pub mod sections;
pub mod support;

use std::sync::OnceLock;

use jiff::civil::Date;
use serde::Deserialize;

use super::script::Grade;

/// A warning sign. A sign is a reason to ask more, never a finding.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sign {
    /// Its name in scripts and commands.
    pub id: String,
    /// What kind of harm it points to.
    pub families: Vec<Family>,
    /// A few words for a tag.
    pub name: String,
    /// What a parent may have seen or heard.
    pub seen: String,
    /// What else it may be: the ordinary explanation.
    pub ordinary: String,
    /// Why it matters, for the debrief.
    pub why: String,
    /// The guidance it rests on.
    pub guidance: Vec<String>,
    /// When the entry was last held against its source.
    pub verified: Date,
    /// Who keeps it.
    pub owner: String,
    /// Whether it rests on inference and is to be confirmed by an expert.
    #[serde(default)]
    pub to_confirm: bool,
}

/// A kind of harm a sign points to.
#[derive(Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Sexual grooming.
    SexualGrooming,
    /// Grooming for terrorism or violence.
    Radicalisation,
    /// Criminal or sexual exploitation.
    Exploitation,
}

/// A piece of advice to a parent.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// Its name in scripts and commands.
    pub id: String,
    /// A few words for a button.
    pub name: String,
    /// What the handler says to the caller.
    pub says: String,
    /// Why it matters, for the debrief.
    pub why: String,
    /// Whether giving it does harm.
    #[serde(default)]
    pub harmful: bool,
    /// The guidance it rests on.
    pub guidance: Vec<String>,
    /// When the entry was last held against its source.
    pub verified: Date,
    /// Who keeps it.
    pub owner: String,
    /// Whether it rests on inference and is to be confirmed by an expert.
    #[serde(default)]
    pub to_confirm: bool,
}

/// A route a concern can be referred by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Route {
    /// Its name in scripts and commands.
    pub id: String,
    /// A few words for a button.
    pub name: String,
    /// When it is the right one.
    pub when: String,
    /// When it can be reached.
    pub hours: String,
    /// Why it matters, for the debrief.
    pub why: String,
    /// The guidance it rests on.
    pub guidance: Vec<String>,
    /// When the entry was last held against its source.
    pub verified: Date,
    /// Who keeps it.
    pub owner: String,
    /// Whether it rests on inference and is to be confirmed by an expert.
    #[serde(default)]
    pub to_confirm: bool,
}

/// A grade, as a force has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grading {
    /// Its name in a force's own file and in commands.
    pub id: String,
    /// Which grade it is.
    pub grade: Grade,
    /// What the button says.
    pub name: String,
    /// Which calls it is for.
    pub when: String,
    /// How soon somebody comes.
    pub within: String,
    /// The guidance it rests on.
    pub guidance: Vec<String>,
    /// When the entry was last held against its source.
    pub verified: Date,
    /// Who keeps it.
    pub owner: String,
    /// Whether it rests on inference and is to be confirmed by an expert.
    #[serde(default)]
    pub to_confirm: bool,
}

/// A published text that advice, signs and expectations rest on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guidance {
    /// Its name in scripts.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Where it is, without the scheme.
    pub address: String,
    /// What it says that matters here, in our words.
    pub says: String,
    /// When it was last held against its source.
    pub verified: Date,
    /// How it was verified: from a stored copy, in part, in full.
    pub how: String,
    /// Who keeps it.
    pub owner: String,
}

/// Wording a log should not have, and what to write instead.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Its name in reports.
    pub id: String,
    /// Phrases that show it, in lower case; matched as whole words.
    pub phrases: Vec<String>,
    /// What is wrong with it.
    pub kind: WordingKind,
    /// What it says to a reader, in one sentence.
    pub reads_as: String,
    /// What to write instead.
    pub instead: String,
    /// The guidance it rests on.
    pub guidance: Vec<String>,
    /// When the entry was last held against its source.
    pub verified: Date,
    /// Who keeps it.
    pub owner: String,
}

/// What is wrong with a wording.
#[derive(Clone, Copy, Debug, Deserialize, serde::Serialize, PartialEq, Eq)]
pub enum WordingKind {
    /// Makes the concern smaller than it was said.
    Minimising,
    /// Puts the blame on the child.
    BlamesChild,
    /// Puts the blame on the parent, or doubts them.
    DoubtsParent,
}

/// Support for the trainee or for a family.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// Its name.
    pub name: String,
    /// Whom it is for.
    pub whom: String,
    /// The number, or where to find it.
    pub number: String,
    /// When it is open, as last verified.
    pub hours: String,
    /// When it was last verified.
    pub verified: Date,
    /// How it was verified.
    pub how: String,
    /// Who keeps it.
    pub owner: String,
}

/// All the lists.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Warning signs.
    pub signs: Vec<Sign>,
    /// Advice to parents.
    pub advice: Vec<Advice>,
    /// Referral routes.
    pub routes: Vec<Route>,
    /// Grades.
    pub grades: Vec<Grading>,
    /// Guidance.
    pub guidance: Vec<Guidance>,
    /// Wording to avoid in a log.
    pub wording: Vec<Wording>,
    /// Support.
    pub helplines: Vec<Helpline>,
}

static LISTS: OnceLock<Catalogue> = OnceLock::new();

/// The texts of the lists, by the names of their files in `assets/catalogue/`.
pub const TEXTS: [(&str, &str); 7] = [
    (
        "signs.ron",
        include_str!("../../assets/catalogue/signs.ron"),
    ),
    (
        "advice.ron",
        include_str!("../../assets/catalogue/advice.ron"),
    ),
    (
        "routes.ron",
        include_str!("../../assets/catalogue/routes.ron"),
    ),
    (
        "grades.ron",
        include_str!("../../assets/catalogue/grades.ron"),
    ),
    (
        "guidance.ron",
        include_str!("../../assets/catalogue/guidance.ron"),
    ),
    (
        "wording.ron",
        include_str!("../../assets/catalogue/wording.ron"),
    ),
    (
        "helplines.ron",
        include_str!("../../assets/catalogue/helplines.ron"),
    ),
];

impl Catalogue {
    /// The lists that come with the program, in the words of the force that was [adopted](Catalogue::adopt).
    pub fn built_in() -> &'static Catalogue {
        LISTS.get_or_init(Catalogue::read)
    }

    fn read() -> Catalogue {
        // The built-in lists are read by a test of their own, so a fault in them cannot be shipped.
        #[expect(clippy::unwrap_used, reason = "built in, and read by the tests")]
        fn list<T: for<'de> Deserialize<'de>>(place: usize) -> Vec<T> {
            super::ron_options().from_str(TEXTS[place].1).unwrap()
        }
        Catalogue {
            signs: list(0),
            advice: list(1),
            routes: list(2),
            grades: list(3),
            guidance: list(4),
            wording: list(5),
            helplines: list(6),
        }
    }

    /// What is said of a grade.
    pub fn grading(&self, grade: Grade) -> Option<&Grading> {
        self.grades.iter().find(|it| it.grade == grade)
    }
}

#[cfg(test)]
mod tests;
