//! What is taken out of a room, with names or without.

use serde::Serialize;
use serde_json::Value;

use super::about::RoomAbout;
use crate::classroom::came::Came;
use crate::classroom::looking_back::LookedBack;

/// What the document says it is.
const FORMAT: &str = "warning-signs session, 1";

/// What is taken out of a room.
#[derive(Clone, Debug, Serialize)]
pub struct RoomExport {
    /// What is said of the session itself.
    pub about: RoomAbout,
    /// Its debrief.
    pub looked_back: LookedBack,
    /// Every call of every seat.
    pub rows: Vec<RoomRow>,
}

/// One call of one seat.
#[derive(Clone, Debug, Serialize)]
pub struct RoomRow {
    /// The seat's number, from 1.
    pub seat: u32,
    /// The name the trainee went by; `None` where names stay behind.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The call's place in the session, from 0.
    pub step: u16,
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// When it was begun: RFC 3339.
    pub begun: String,
    /// `open`, `ended` or `left`.
    pub standing: String,
    /// What it came to, once it is over.
    pub came: Option<Came>,
    /// The day it is erased.
    pub keep_until: String,
}

impl RoomExport {
    /// Whether any name is in it.
    pub fn is_named(&self) -> bool {
        self.rows.iter().any(|it| it.name.is_some())
    }
}

/// It, as one JSON document.
pub fn document(export: &RoomExport) -> Value {
    #[derive(Serialize)]
    struct Document<'e> {
        format: &'static str,
        named: bool,
        #[serde(flatten)]
        export: &'e RoomExport,
    }
    let document = Document {
        format: FORMAT,
        named: export.is_named(),
        export,
    };
    // Plain data whose keys are all names of fields.
    #[expect(clippy::unwrap_used, reason = "plain data with names for keys is JSON")]
    serde_json::to_value(document).unwrap()
}
