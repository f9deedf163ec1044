//! A search as it is filled in, field by field.

use serde::{Deserialize, Serialize};

use super::deed::{self, Deed};
use crate::records::{PartialDate, Query};
use crate::scenario::script::System;

/// What is searched for.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct SearchForm {
    /// A name.
    pub name: String,
    /// An age, a range of ages, or a date of birth as far as it is known.
    pub age: String,
    /// A username.
    pub username: String,
    /// A town.
    pub town: String,
    /// A telephone number.
    pub telephone: String,
    /// Why it is lawful to look.
    pub reason: String,
}

impl SearchForm {
    /// The search it asks for.
    ///
    /// # Errors
    ///
    /// What cannot be read, and how to write it.
    pub fn deed(&self, system: System) -> Result<Deed, String> {
        let given = |text: &str| {
            let text = text.trim();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let (mut age, mut born) = (None, None);
        if let Some(text) = given(&self.age) {
            match deed::age(&text) {
                Ok(ages) => age = Some(ages),
                Err(_) => {
                    born = Some(PartialDate::parse(&text).map_err(|fault| fault.to_string())?);
                }
            }
        }
        let query = Query {
            name: given(&self.name),
            username: given(&self.username),
            born,
            age,
            town: given(&self.town),
            telephone: given(&self.telephone),
        };
        Ok(Deed::Search(
            system,
            Box::new(query),
            self.reason.trim().to_owned(),
        ))
    }
}
