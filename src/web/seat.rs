//! Where a trainee sits, and what is done from there: at a call, or at a review of logs.

use crate::call::deed::Deed;
use crate::call::event::Event;
use crate::call::state::Phase;
use crate::classroom::came::Came;
use crate::learning::review_sitting::ReviewSitting;
use crate::learning::sitting::Sitting;
use crate::supervising;
use crate::supervising::command::Command;
use crate::supervising::state::Phase as ReviewPhase;

use super::store::Standing;

/// Where the trainee sits.
pub enum Seat {
    /// At a call.
    Call(Box<Sitting>),
    /// At a review of logs.
    Review(Box<ReviewSitting>),
}

/// Something to be done, from one seat or the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doing {
    /// In a call.
    Call(Deed),
    /// In a review.
    Review(Command),
}

impl Doing {
    /// What it is, in one word.
    pub fn word(&self) -> &'static str {
        let deed = match self {
            Doing::Review(_) => return "review",
            Doing::Call(deed) => deed,
        };
        match deed {
            Deed::Ask(_) => "ask",
            Deed::Choose(_) => "choose",
            Deed::Say(_) => "say",
            Deed::Mark(..) => "mark",
            Deed::Unmark(..) => "unmark",
            Deed::Search(..) => "search",
            Deed::Open(..) => "open",
            Deed::Write(_) => "write",
            Deed::Quote(_) => "quote",
            Deed::LogTrace(..) => "note",
            Deed::Strike(_) => "strike",
            Deed::Advise(_) => "advise",
            Deed::Grade(..) => "grade",
            Deed::Refer(..) => "refer",
            Deed::Hold => "hold",
            Deed::Resume => "resume",
            Deed::AskColleague => "colleague",
            Deed::Submit => "submit",
            Deed::Accept => "accept",
            Deed::Challenge(..) => "challenge",
            Deed::End => "end",
            Deed::Leave => "leave",
            _ => "wait",
        }
    }
}

impl Seat {
    /// Whether it is over.
    pub fn is_over(&self) -> bool {
        match self {
            Seat::Call(it) => it.is_over(),
            Seat::Review(it) => it.is_over(),
        }
    }

    /// Whether it was left, and is scored for or against nobody.
    pub fn is_left(&self) -> bool {
        match self {
            Seat::Call(it) => it.call().state().phase == Phase::Left,
            Seat::Review(it) => it.shift().state().phase == ReviewPhase::Left,
        }
    }

    /// What happened in the call; nothing of a review.
    pub fn events(&self) -> &[Event] {
        match self {
            Seat::Call(it) => it.playing().kept().events(),
            Seat::Review(_) => &[],
        }
    }

    /// What it came to.
    pub fn came(&self) -> Came {
        match self {
            Seat::Call(it) => {
                let journal = it.playing().kept().journal();
                Came::of_call(it.call().scenario(), &journal)
            }
            Seat::Review(it) => {
                let journal = it.reviewing().kept().journal();
                let queue = it.shift().queue();
                Came::of_review(&supervising::debrief::debrief(queue, &journal))
            }
        }
    }

    /// How what is played there stands.
    pub fn standing(&self) -> Standing {
        if self.is_left() {
            Standing::Left
        } else if self.is_over() {
            Standing::Ended
        } else {
            Standing::Open
        }
    }

    /// How often what is shown has changed.
    pub fn views(&self) -> u64 {
        match self {
            Seat::Call(it) => it.views(),
            Seat::Review(it) => it.views(),
        }
    }

    /// Lets time pass up to now.
    pub fn tick(&mut self) {
        match self {
            Seat::Call(it) => it.tick(),
            Seat::Review(it) => it.tick(),
        }
    }

    /// Does something.
    ///
    /// # Errors
    ///
    /// Why it was not done, in words for the trainee.
    pub fn act(&mut self, doing: &Doing) -> Result<(), String> {
        match (self, doing) {
            (Seat::Call(it), Doing::Call(deed)) => it.act(deed),
            (Seat::Review(it), Doing::Review(command)) => it.act(command.clone()),
            _ => Err("That is not done from this seat.".to_owned()),
        }
    }
}
