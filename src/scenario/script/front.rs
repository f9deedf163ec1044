//! What a script says of itself before anything is played, whoever sits where.

use super::{Level, Provenance, Script, Seat};

/// What a script says of itself: all that a shelf shows of it.
#[derive(Clone, Debug)]
pub struct Front {
    /// See [`Script::id`].
    pub id: String,
    /// See [`Script::version`].
    pub version: u32,
    /// See [`Script::title`].
    pub title: String,
    /// See [`Script::seat`].
    pub seat: Seat,
    /// See [`Script::level`].
    pub level: Level,
    /// See [`Script::minutes`].
    pub minutes: u8,
    /// See [`Script::twin`].
    pub twin: Option<String>,
    /// See [`Script::objectives`].
    pub objectives: Vec<String>,
    /// See [`Script::care_note`].
    pub care_note: Option<String>,
    /// See [`Script::provenance`].
    pub provenance: Provenance,
}

impl Script {
    /// What it says of itself.
    pub fn front(&self) -> Front {
        Front {
            id: self.id.clone(),
            version: self.version,
            title: self.title.clone(),
            seat: self.seat,
            level: self.level,
            minutes: self.minutes,
            twin: self.twin.clone(),
            objectives: self.objectives.clone(),
            care_note: self.care_note.clone(),
            provenance: self.provenance.clone(),
        }
    }
}
