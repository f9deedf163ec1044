//! What a room changes about a call that is played in it: its clock stands still when the instructor stops it, it goes on no
//! longer once the room has gone on, and where the room goes together it follows the call that is led.

use serde_json::{Value, json};

use super::super::attempt::Attempt;
use super::super::attempts::locked;
use super::super::refused::Refused;
use super::super::seat::{Doing, Seat as Seated};
use super::super::site::Site;
use super::super::store::{CallId, CallRow, Standing};
use super::rooms::RoomNow;
use super::seated::Here;
use crate::call::Call;
use crate::call::deed::Deed;
use crate::call::event::Event;
use crate::call::run::Shared;
use crate::call::terms::Terms;
use crate::classroom::plan::Pace;
use crate::classroom::standing::RoomPhase;
use crate::journal::Journal;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;
use crate::supervising::command::Command;

/// The seat of whoever leads a room: a call is led from there.
pub const LEADS: u32 = 0;

impl Site {
    /// What the calls of this scenario and seed have in common, where they are to share it.
    pub fn shared_of(&self, scenario: &Scenario, seed: Seed, shares: bool) -> Option<Shared> {
        shares.then(|| {
            let mut call = Call::ring_on(scenario, seed, Terms::default());
            self.sharing.of(&mut call)
        })
    }

    /// Gives a call of a room what is needed to ask and search, if it was put out of memory.
    pub fn ready(&self, attempt: &mut Attempt) {
        let Seated::Call(it) = attempt.seat() else {
            return;
        };
        if attempt.turn().is_some() && !it.is_ready() {
            let (scenario, seed) = (it.call().scenario().clone(), it.call().seed());
            attempt.ready(|| self.shared_of(&scenario, seed, true));
        }
    }

    /// The room an attempt is played in, as it is now.
    fn room_of(&self, attempt: &Attempt) -> Result<Option<std::sync::Arc<RoomNow>>, Refused> {
        let Some(at) = attempt.turn() else {
            return Ok(None);
        };
        let room = self.rooms.get(&self.store, at.room)?;
        room.map(Some).ok_or_else(|| Refused::not_there("call"))
    }

    /// Brings an attempt to where its room is.
    ///
    /// # Errors
    ///
    /// When the room is gone, or cannot be read.
    pub fn in_room(&self, attempt: &mut Attempt) -> Result<(), Refused> {
        let Some(room) = self.room_of(attempt)? else {
            return Ok(());
        };
        let standing = &room.row.standing;
        let step = attempt.turn().map(|it| it.step);
        // Nobody speaks on to whoever may answer no longer.
        let gone = standing.phase == RoomPhase::Ended || step.is_some_and(|it| it < standing.step);
        attempt.hold(standing.paused || gone)?;
        let follows = matches!(attempt.seat(), Seated::Call(it) if it.call().terms().follows);
        let here = standing.phase == RoomPhase::Running && step == Some(standing.step);
        if let Some(led) = standing.led.as_deref().and_then(CallId::read)
            && follows
            && here
        {
            let (events, over) = self.led_events(led, attempt.followed())?;
            attempt.follow(&events);
            if over {
                attempt.hung_up();
            }
        }
        Ok(())
    }

    /// What has happened in the call that is led, from the event of this number on, and whether it is over.
    fn led_events(&self, led: CallId, from: usize) -> Result<(Vec<Event>, bool), Refused> {
        let since = |events: &[Event]| events.get(from..).unwrap_or_default().to_vec();
        if let Some(shared) = self.attempts.get(led) {
            let mut led = locked(&shared);
            if led.is_tended() {
                // Its time goes by for all who hear it. What is not kept in the end is read back by whoever leads.
                drop(led.look()?);
            }
            return Ok((since(led.seat().events()), led.seat().is_over()));
        }
        // It is led at another server, or nobody is leading just now.
        let Some(row) = self.store.call(led)? else {
            // Whoever led has erased themselves. What was heard by then is everybody's own.
            return Ok((Vec::new(), false));
        };
        let scenario = self.scenario(&row.scenario)?;
        let kept = self.store.journal(led)?;
        let journal = Journal::read(&scenario, &kept.bytes);
        let events = journal.map_or_else(|_| Vec::new(), |it| since(&it.events));
        Ok((events, row.standing != Standing::Open))
    }

    /// What a call's page is told of the room it is played in.
    pub fn told_of_room(&self, attempt: &Attempt) -> Value {
        let Ok(Some(room)) = self.room_of(attempt) else {
            return Value::Null;
        };
        let led = attempt.turn().is_some_and(|it| it.seat == LEADS);
        json!({
            "room": room.row.id.to_string(),
            "pace": room.row.plan.pace,
            "led": led,
            "title": room.row.plan.title,
        })
    }

    /// Why something is not done in a call of a room just now; `None` where it may be. A call can be left at any time.
    pub fn not_now(&self, attempt: &Attempt, doing: &Doing) -> Option<String> {
        let leaves = matches!(
            doing,
            Doing::Call(Deed::Leave) | Doing::Review(Command::Leave)
        );
        let room = self.room_of(attempt).ok()??;
        let at = attempt.turn()?;
        if leaves {
            return None;
        }
        let standing = &room.row.standing;
        let words = if room.removed.contains(&at.seat) {
            "Your instructor has taken you out of this session. Nothing is lost; ask them."
        } else if standing.phase == RoomPhase::Ended {
            "This session is over. Go back to it to see what it came to."
        } else if standing.step > at.step {
            "Your instructor has gone on to the next call. Go back to the session."
        } else if standing.paused {
            "Your instructor has stopped the clock. It goes on for everybody together."
        } else {
            return None;
        };
        Some(words.to_owned())
    }

    /// Whether a trainee may look back on a call: one of a room when the plan says so, and whoever leads always.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn shows_debrief(&self, call: &CallRow) -> Result<bool, Refused> {
        let Some(turn) = self.store.turn_of(call.id)? else {
            return Ok(true);
        };
        if turn.at.seat == LEADS {
            return Ok(true);
        }
        let here = Here::of(self, call.learner, &turn.at.room.to_string())?;
        Ok(here.shows_debrief())
    }

    /// Whether the room of a call goes together, and this is the call it is led by.
    pub fn is_led(&self, attempt: &Attempt) -> bool {
        let room = self.room_of(attempt).ok().flatten();
        room.is_some_and(|it| it.row.plan.pace == Pace::Together)
            && attempt.turn().is_some_and(|it| it.seat == LEADS)
    }
}
