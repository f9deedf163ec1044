//! A shift being reviewed and kept: every command goes through here, so that nothing happens unwritten.

use std::path::Path;

use super::keeping::{JournalFile, Notice};
use super::opening::{GoOnFault, RingFault};
use super::place;
use crate::authoring::library::Library;
use crate::call::play::Step;
use crate::call::terms::Terms;
use crate::journal::read::Lost;
use crate::scenario::drawn::Seed;
use crate::supervising::command::Command;
use crate::supervising::debrief::debrief;
use crate::supervising::deed::Deed;
use crate::supervising::event::Event;
use crate::supervising::refusal::Refusal;
use crate::supervising::run::{self, NotDone};
use crate::supervising::{Queue, Shift};

/// A shift being reviewed and kept.
pub struct Reviewing {
    shift: Shift,
    kept: JournalFile<Event>,
    notices: Vec<Notice>,
}

impl Reviewing {
    /// Begins a shift, kept in the file named, or in the ordinary place for one of this queue.
    ///
    /// # Errors
    ///
    /// When something is in that place already.
    pub fn begin(
        queue: &Queue,
        seed: Seed,
        terms: Terms,
        journal: Option<&Path>,
    ) -> Result<Reviewing, RingFault> {
        let path = journal.map_or_else(
            || place::new_journal(&queue.script().id),
            std::borrow::ToOwned::to_owned,
        );
        let (mut kept, notice) = JournalFile::create(&path, &queue.header(seed, terms))
            .map_err(|why| RingFault::of(&path, why))?;
        kept.set_durable(true);
        Ok(Reviewing {
            shift: Shift::begin(queue, seed, terms),
            kept,
            notices: notice.into_iter().collect(),
        })
    }

    /// A shift that is kept nowhere but in memory.
    pub fn nowhere(queue: &Queue, seed: Seed, terms: Terms) -> Reviewing {
        Reviewing {
            shift: Shift::begin(queue, seed, terms),
            kept: JournalFile::nowhere(&queue.header(seed, terms)),
            notices: Vec::new(),
        }
    }

    /// A shift and where it is kept.
    pub fn kept_in(shift: Shift, kept: JournalFile<Event>) -> Reviewing {
        Reviewing {
            shift,
            kept,
            notices: Vec::new(),
        }
    }

    /// Goes on with a kept shift from its last whole record, and says what could not be read after that.
    ///
    /// # Errors
    ///
    /// When the file or its queue cannot be had, they do not belong together, another program is at it, or it is over.
    pub fn resume(library: &Library, path: &Path) -> Result<(Reviewing, Option<Lost>), GoOnFault> {
        let header = super::opening::header(path)?;
        let queue = library
            .queue(&header.scenario)
            .map_err(GoOnFault::Scenario)?;
        let (journal, mut kept) =
            JournalFile::resume_by(path, |bytes| queue.journal(bytes)).map_err(GoOnFault::Kept)?;
        kept.set_durable(true);
        let shift = Shift::replay(&queue, header.seed, header.terms, &journal.events);
        if !shift.state().is_open() {
            return Err(GoOnFault::Over {
                path: path.to_owned(),
            });
        }
        Ok((Reviewing::kept_in(shift, kept), journal.lost))
    }

    /// The shift.
    pub fn shift(&self) -> &Shift {
        &self.shift
    }

    /// Where it is kept.
    pub fn kept(&self) -> &JournalFile<Event> {
        &self.kept
    }

    /// What there is to tell of the keeping, told once.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// Does something. What it brought.
    ///
    /// # Errors
    ///
    /// Why it was not done; the shift is as it was.
    pub fn handle(&mut self, at_ms: u64, command: Command) -> Result<Vec<Event>, Refusal> {
        let happened = self.shift.handle(at_ms, command)?.to_vec();
        Ok(self.keep(happened))
    }

    /// Does something as it was written. What it brought.
    ///
    /// # Errors
    ///
    /// Why it was not done; the shift is as it was.
    pub fn deed(&mut self, at_ms: u64, deed: &Deed) -> Result<Vec<Event>, NotDone> {
        let happened = run::deed(&mut self.shift, at_ms, deed)?;
        Ok(self.keep(happened))
    }

    /// Does a step of a play at its time.
    ///
    /// # Errors
    ///
    /// See [`Reviewing::deed`].
    pub fn step(&mut self, step: &Step<Deed>) -> Result<Vec<Event>, NotDone> {
        let happened = run::step(&mut self.shift, step)?;
        Ok(self.keep(happened))
    }

    /// The debrief as it stands.
    pub fn debrief(&self) -> crate::debrief::Debrief {
        debrief(self.shift.queue(), &self.kept.journal())
    }

    fn keep(&mut self, happened: Vec<Event>) -> Vec<Event> {
        if !happened.is_empty() {
            self.notices.extend(self.kept.append(&happened));
        }
        happened
    }
}
