//! A first draft of a scenario and of its innocent twin, to be made one's own.
//!
//! The words stand in `assets/authoring/`: templates that are RON and plays themselves, and two lists, of what a caller
//! may tell for each warning sign and of invented people.

mod answer;
mod fault;
mod kin;
mod matter;
mod page;
mod people;
mod place;

use jiff::civil::Date;

pub use self::answer::{MOST_SIGNS, ages, default_title, default_twin, id, level, signs, title};
pub use self::fault::DraftFault;
pub use self::kin::{Child, Kin};
use self::page::Page;
pub use self::place::{feared, free, write};
use crate::scenario::loaded::Scenario;
use crate::scenario::script::{Level, Seat};

/// What an author wants a scenario to begin as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The id of the true case.
    pub id: String,
    /// The id of its innocent twin.
    pub twin: String,
    /// The title of the true case.
    pub title: String,
    /// How hard it is.
    pub level: Level,
    /// Where the trainee sits.
    pub seat: Seat,
    /// Who rings.
    pub caller: Kin,
    /// Whether the child is a boy or a girl.
    pub child: Child,
    /// The child's youngest and oldest age, in years.
    pub ages: (u8, u8),
    /// The signs to recognise: ids of the catalogue.
    pub signs: Vec<String>,
    /// Names of feared persons that are on the shelf already; a draft uses others.
    pub feared: Vec<String>,
    /// The day of the call, from which a review in a year is reckoned too.
    pub today: Date,
}

/// One scenario as files of its own folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// Its id, which is the folder's name.
    pub id: String,
    /// Its script.
    pub script: String,
    /// A play that passes.
    pub expert: String,
    /// A play that does not.
    pub passed_over: String,
}

impl Draft {
    /// The true case and its twin. Both can be played.
    ///
    /// # Errors
    ///
    /// When an answer cannot stand.
    pub fn pair(&self) -> Result<[Drafted; 2], DraftFault> {
        answer::all(self)?;
        let pair = [
            Page::of(self, &self.id, &self.twin, page::Case::True).drafted()?,
            Page::of(self, &self.twin, &self.id, page::Case::Innocent).drafted()?,
        ];
        for drafted in &pair {
            // The answers were looked at one by one. What they come to together is held against the rules too, so
            // that nothing is ever written that could not be played.
            match Scenario::load(&drafted.script, None) {
                Ok((_, warnings)) if warnings.is_empty() => {}
                Ok((_, faults)) | Err(faults) => {
                    return Err(DraftFault::Script {
                        id: drafted.id.clone(),
                        fault: faults.into_iter().next().map(Box::new),
                    });
                }
            }
        }
        Ok(pair)
    }
}

#[cfg(test)]
mod tests;
