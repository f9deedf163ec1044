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
