//! What a search is made with.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{DateFault, PartialDate, fold, telephone, username};
use crate::limits;

/// The details of one search. A field that is absent or blank is not searched by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// A name, "Forename Surname" or "Surname, Forename"; tried against names and aliases.
    pub name: Option<String>,
    /// A username; tried against usernames and aliases.
    pub username: Option<String>,
    /// The date of birth, as much of it as is known.
    pub born: Option<PartialDate>,
    /// Youngest and oldest age in years, both included.
    pub age: Option<(u8, u8)>,
    /// Town of the address.
    pub town: Option<String>,
    /// A telephone number, spaced as you like, with 0 or +44.
    pub telephone: Option<String>,
}

/// A field of a [`Query`] that is typed as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The name.
    Name,
    /// The username.
    Username,
    /// The town.
    Town,
    /// The telephone number.
    Telephone,
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Field::Name => "name",
            Field::Username => "username",
            Field::Town => "town",
            Field::Telephone => "telephone number",
        })
    }
}

/// Why a search cannot be made. Its text says what is wrong and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueryFault {
    /// Nothing was given.
    Empty,
    /// A field is longer than [`limits::QUERY_CHARS`].
    TooLong(Field),
    /// A field holds no letter and no digit.
    OnlyPunctuation(Field),
    /// The name is a single letter, or initials alone.
    OneLetterName,
    /// The username is a single character.
    OneCharacterUsername,
    /// The telephone number has too few digits to be one.
    TelephoneTooShort,
    /// The youngest age is above the oldest.
    AgeReversed {
        /// The youngest as given.
        youngest: u8,
        /// The oldest as given.
        oldest: u8,
    },
    /// The date of birth cannot be one.
    Date(DateFault),
    /// Age, town or date of birth alone would bring back half the town.
    TooWide,
}

impl fmt::Display for QueryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QueryFault::Empty => f.write_str(
                "there is nothing to search for; give a name, a username or a telephone number",
            ),
            QueryFault::TooLong(field) => write!(
                f,
                "the {field} is longer than {} characters; give the {field} alone",
                limits::QUERY_CHARS
            ),
            QueryFault::OnlyPunctuation(field) => write!(
                f,
                "the {field} has no letter or digit in it; give it as it is written or leave it out"
            ),
            QueryFault::OneLetterName => f.write_str(
                "one letter is too little of a name; give the surname, or one name in full",
            ),
            QueryFault::OneCharacterUsername => {
                f.write_str("one character is too little of a username; give the whole of it")
            }
            QueryFault::TelephoneTooShort => {
                f.write_str("the telephone number is too short; give all of it with its area code")
            }
            QueryFault::AgeReversed { youngest, oldest } => write!(
                f,
                "the age goes from {youngest} to {oldest}; give the youngest first and then the oldest"
            ),
            QueryFault::Date(fault) => fault.fmt(f),
            QueryFault::TooWide => f.write_str(
                "these details fit too many people; add a name, a username or a telephone number, \
                 or give a date of birth together with a town",
            ),
        }
    }
}

impl std::error::Error for QueryFault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            QueryFault::Date(fault) => Some(fault),
            _ => None,
        }
    }
}

impl fmt::Display for Query {
    /// The search in words, as an audit shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut terms: Vec<String> = Vec::new();
        let mut add = |what: &str, value: Option<String>| {
            terms.extend(value.map(|value| format!("{what} {value}")));
        };
        add("name", self.name.clone());
        add("username", self.username.clone());
        add("born", self.born.map(|born| born.to_string()));
        add(
            "age",
            self.age.map(|(youngest, oldest)| {
                if youngest == oldest {
                    youngest.to_string()
                } else {
                    format!("{youngest} to {oldest}")
                }
            }),
        );
        add("town", self.town.clone());
        add("telephone", self.telephone.clone());
        f.write_str(&terms.join(", "))
    }
}

impl Query {
    /// Whether nothing was given: every field is absent or blank.
    pub fn is_empty(&self) -> bool {
        self.texts().iter().all(|(_, text)| text.is_none())
            && self.born().is_none()
            && self.age.is_none()
    }

    /// Whether this search can be made. [`search`](super::Systems::search) brings nothing back otherwise.
    ///
    /// # Errors
    /// The first fault found, in the order of the fields; too wide a search last.
    pub fn validate(&self) -> Result<(), QueryFault> {
        if self.is_empty() {
            return Err(QueryFault::Empty);
        }
        for (field, text) in self.texts() {
            if let Some(text) = text {
                validate_text(field, text)?;
            }
        }
        if let Some(born) = self.born() {
            born.validate().map_err(QueryFault::Date)?;
        }
        if let Some((youngest, oldest)) = self.age.filter(|age| age.0 > age.1) {
            return Err(QueryFault::AgeReversed { youngest, oldest });
        }
        if self.identifies() {
            Ok(())
        } else {
            Err(QueryFault::TooWide)
        }
    }

    /// Whether it holds something that can single a person out.
    fn identifies(&self) -> bool {
        let [(_, name), (_, username), (_, town), (_, telephone)] = self.texts();
        let born = self
            .born()
            .is_some_and(|born| born.year.is_some() && born.month.is_some());
        name.is_some() || username.is_some() || telephone.is_some() || (born && town.is_some())
    }

    /// The name, unless blank.
    pub(super) fn name(&self) -> Option<&str> {
        given(&self.name)
    }

    /// The username, unless blank.
    pub(super) fn username(&self) -> Option<&str> {
        given(&self.username)
    }

    /// The town, unless blank.
    pub(super) fn town(&self) -> Option<&str> {
        given(&self.town)
    }

    /// The telephone number, unless blank.
    pub(super) fn telephone(&self) -> Option<&str> {
        given(&self.telephone)
    }

    /// The date of birth, unless nothing of it is known.
    pub(super) fn born(&self) -> Option<PartialDate> {
        self.born.filter(|born| !born.is_empty())
    }

    fn texts(&self) -> [(Field, Option<&str>); 4] {
        [
            (Field::Name, self.name()),
            (Field::Username, self.username()),
            (Field::Town, self.town()),
            (Field::Telephone, self.telephone()),
        ]
    }
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.trim().is_empty())
}

fn validate_text(field: Field, text: &str) -> Result<(), QueryFault> {
    if text.chars().nth(limits::QUERY_CHARS).is_some() {
        return Err(QueryFault::TooLong(field));
    }
    let words = fold::words(text);
    if words.is_empty() {
        return Err(QueryFault::OnlyPunctuation(field));
    }
    let fault = match field {
        Field::Name if words.iter().all(|word| word.chars().count() == 1) => {
            QueryFault::OneLetterName
        }
        Field::Username if username::plain(text).chars().count() < 2 => {
            QueryFault::OneCharacterUsername
        }
        Field::Telephone if telephone::digits(text).len() < telephone::SHORTEST => {
            QueryFault::TelephoneTooShort
        }
        _ => return Ok(()),
    };
    Err(fault)
}
