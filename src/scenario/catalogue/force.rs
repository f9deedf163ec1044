//! A force's own words for grades and routes, over those of the lists.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::Deserialize;

use super::{Catalogue, LISTS};
use crate::scenario::diagnostic::did_you_mean;
use crate::scenario::ron_options;

/// What a force's own file says. What it leaves out stays as the lists have it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Force {
    /// The force's name.
    pub name: String,
    /// Who keeps the file.
    pub owner: String,
    /// When it was last held against how the force works.
    pub verified: Date,
    /// Grades, by their ids.
    #[serde(default)]
    pub grades: BTreeMap<String, OwnGrade>,
    /// Routes, by their ids.
    #[serde(default)]
    pub routes: BTreeMap<String, OwnRoute>,
}

/// What a force says of a grade.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnGrade {
    /// What the button says.
    #[serde(default)]
    pub name: Option<String>,
    /// How soon somebody comes.
    #[serde(default)]
    pub within: Option<String>,
}

/// What a force says of a route.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnRoute {
    /// What the team is called.
    #[serde(default)]
    pub name: Option<String>,
    /// When it can be reached.
    #[serde(default)]
    pub hours: Option<String>,
}

/// Why a force's file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForceFault {
    /// It cannot be read; line and column from 1.
    Unreadable {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong.
        why: String,
    },
    /// It names a grade or a route that is not there.
    Unknown {
        /// "grade" or "route".
        what: &'static str,
        /// What it names.
        id: String,
        /// The one that comes nearest.
        near: Option<String>,
    },
    /// The lists are in use already.
    TooLate,
}

impl fmt::Display for ForceFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ForceFault::Unreadable { line, column, why } => {
                write!(f, "line {line}, column {column}: {why}")
            }
            ForceFault::Unknown { what, id, near } => {
                write!(f, "there is no {what} `{id}`")?;
                match near {
                    Some(near) => write!(f, "; did you mean `{near}`?"),
                    None => f.write_str("; its ids stand in the lists of assets/catalogue"),
                }
            }
            ForceFault::TooLate => f.write_str("the lists are in use already"),
        }
    }
}

impl std::error::Error for ForceFault {}

impl Force {
    /// Reads a force's file.
    ///
    /// # Errors
    ///
    /// Where and why it cannot be read.
    pub fn read(text: &str) -> Result<Force, ForceFault> {
        ron_options()
            .from_str(text)
            .map_err(|fault| ForceFault::Unreadable {
                line: fault.span.start.line,
                column: fault.span.start.col,
                why: fault.code.to_string(),
            })
    }
}

impl Catalogue {
    /// Has every list of this program speak in a force's own words. To be called once, before anything else.
    ///
    /// # Errors
    ///
    /// When the force names what is not there, or the lists are in use already.
    pub fn adopt(force: &Force) -> Result<(), ForceFault> {
        let lists = Catalogue::read().with(force)?;
        LISTS.set(lists).map_err(|_| ForceFault::TooLate)
    }

    /// These lists in a force's own words.
    ///
    /// # Errors
    ///
    /// When the force names what is not there.
    pub fn with(mut self, force: &Force) -> Result<Catalogue, ForceFault> {
        for (id, own) in &force.grades {
            let near = did_you_mean(id, self.grades.iter().map(|it| it.id.as_str()));
            let near = near.map(str::to_owned);
            let entry = self.grades.iter_mut().find(|it| it.id == *id);
            let entry = entry.ok_or_else(|| unknown("grade", id, near))?;
            take(&mut entry.name, own.name.as_ref());
            take(&mut entry.within, own.within.as_ref());
        }
        for (id, own) in &force.routes {
            let near = did_you_mean(id, self.routes.iter().map(|it| it.id.as_str()));
            let near = near.map(str::to_owned);
            let entry = self.routes.iter_mut().find(|it| it.id == *id);
            let entry = entry.ok_or_else(|| unknown("route", id, near))?;
            take(&mut entry.name, own.name.as_ref());
            take(&mut entry.hours, own.hours.as_ref());
        }
        Ok(self)
    }
}

fn take(place: &mut String, own: Option<&String>) {
    if let Some(own) = own {
        place.clone_from(own);
    }
}

fn unknown(what: &'static str, id: &str, near: Option<String>) -> ForceFault {
    let id = id.chars().take(60).collect();
    ForceFault::Unknown { what, id, near }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::script::Grade;

    #[test]
    fn the_force_that_comes_with_the_program_is_sound_and_changes_nothing_but_words() {
        let text = include_str!("../../../assets/catalogue/force.ron");
        let force = Force::read(text).unwrap();
        let lists = Catalogue::read().with(&force).unwrap();
        let ids = |lists: &Catalogue| -> Vec<String> {
            lists.routes.iter().map(|it| it.id.clone()).collect()
        };
        assert_eq!(ids(&lists), ids(&Catalogue::read()));
    }

    #[test]
    fn a_force_says_it_in_its_own_words() {
        let text = "Force(name: \"Vale Police\", owner: \"duty desk\", verified: \"2026-11-24\", \
                    grades: {\"priority\": (name: \"P2\", within: \"40 minutes\")}, \
                    routes: {\"prevent\": (name: \"Vale Prevent team\")})";
        let lists = Catalogue::read().with(&Force::read(text).unwrap()).unwrap();
        let priority = lists.grading(Grade::Priority).unwrap();
        assert_eq!((&*priority.name, &*priority.within), ("P2", "40 minutes"));
        let prevent = lists.routes.iter().find(|it| it.id == "prevent").unwrap();
        assert_eq!(prevent.name, "Vale Prevent team");
        assert!(!prevent.hours.is_empty());
    }

    #[test]
    fn what_is_not_there_is_said_with_what_was_meant() {
        let text =
            "Force(name: \"V\", owner: \"o\", verified: \"2026-11-24\", routes: {\"prevnt\": ()})";
        let fault = Catalogue::read().with(&Force::read(text).unwrap());
        let said = fault.unwrap_err().to_string();
        assert_eq!(said, "there is no route `prevnt`; did you mean `prevent`?");
        let fault = Force::read("Force(\n  name: 7)").unwrap_err();
        assert!(fault.to_string().starts_with("line 2, column"), "{fault}");
    }
}
