//! A record as it is held.

use jiff::civil::Date;

use crate::scenario::number::RecordNo;
use crate::scenario::script::{RecordKind, Standing, System};

/// One record as the systems hold it in this call: names drawn, dates reckoned.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Its number; traces name it, and equal scores are ordered by it.
    pub no: RecordNo,
    /// Its name in the script.
    pub id: String,
    /// What kind it is.
    pub kind: RecordKind,
    /// Which system holds it.
    pub system: System,
    /// The force that owns it.
    pub force: String,
    /// The name it is filed under; surname last.
    pub name: Option<String>,
    /// Other names and nicknames.
    pub aliases: Vec<String>,
    /// Usernames.
    pub usernames: Vec<String>,
    /// The birth date it is filed with, right or wrong.
    pub born: Option<Date>,
    /// Town of the address.
    pub town: Option<String>,
    /// Telephone number.
    pub telephone: Option<String>,
    /// Invented training marker codes.
    pub markers: Vec<String>,
    /// Where what it tells of stands in law.
    pub standing: Standing,
    /// The one line a list of traces shows.
    pub summary: String,
    /// What opening it shows.
    pub detail: Vec<String>,
}

impl Held {
    /// The record's line in a list: "PELL, Ryan · born 2006-03-14", or what else it is filed under.
    pub fn heading(&self) -> String {
        let born = match self.born {
            Some(born) => format!("born {born}"),
            None => "no birth date".to_owned(),
        };
        match (&self.name, self.kind) {
            (Some(name), RecordKind::Person) => match name.rsplit_once(' ') {
                Some((first, last)) => format!("{}, {first} · {born}", last.to_uppercase()),
                None => format!("{} · {born}", name.to_uppercase()),
            },
            (_, RecordKind::Person) => format!("{} · {born}", self.filed_under()),
            (_, RecordKind::Incident) => format!("Incident · {}", self.filed_under()),
            (_, RecordKind::Intelligence) => format!("Intelligence · {}", self.filed_under()),
        }
    }

    fn filed_under(&self) -> &str {
        let named = self
            .name
            .as_ref()
            .or(self.usernames.first())
            .or(self.aliases.first());
        named
            .or(self.telephone.as_ref())
            .or(self.town.as_ref())
            .map_or("unnamed", String::as_str)
    }
}
