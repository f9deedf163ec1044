//! What time brings when nobody does anything: the caller speaks unasked, waits on hold, or rings off.

use super::event::What;
use super::memory::Told;
use super::state::{Phase, State};
use super::turn::Turn;
use crate::scenario::loaded::{Loaded, Offer};
use crate::scenario::number::FactNo;
use crate::scenario::script::Treatment;
use crate::scenario::stock::Stock;

/// How long a caller waits on hold before it tells, and again, in milliseconds.
const HOLD_STEP_MS: u64 = 60_000;
/// After how many of these steps the caller rings off.
const HOLD_STEPS: u8 = 5;
/// After how many unanswered "are you still there?" the caller rings off.
const IDLE_LULLS: u8 = 4;

/// When the next thing happens if the trainee does nothing. It depends on the state alone, so that it
/// comes out the same however often a front end looks at the clock.
pub(super) fn next_ms(scenario: &Loaded, state: &State) -> Option<u64> {
    match state.phase {
        Phase::Ringing => Some(state.last_event_ms),
        Phase::Talking => {
            let quiet_from_ms = state.floor_until_ms.max(state.last_act_ms);
            Some(quiet_from_ms + u64::from(scenario.patience_ms.max(1_000)))
        }
        Phase::OnHold => {
            let steps = u64::from(state.hold_steps) + 1;
            state
                .held_at_ms
                .map(|held_at_ms| held_at_ms + steps * HOLD_STEP_MS)
        }
        _ => None,
    }
}

impl Turn<'_> {
    /// Lets the thing that is due happen.
    pub(super) fn happen(&mut self) {
        match self.state.phase {
            Phase::Ringing => {
                self.at_once();
                self.say_all(self.scenario.opening);
            }
            Phase::Talking => self.lull(),
            Phase::OnHold => {
                self.treat(Treatment::KeptOnHold);
                if self.state.hold_steps >= HOLD_STEPS {
                    self.give_up();
                }
            }
            _ => {}
        }
    }

    /// The caller speaks unasked: the concern when it waits and what is there to offer, by turns.
    fn lull(&mut self) {
        self.push(What::Lull);
        self.at_once();
        let concern_first = self.state.lulls % 2 == 1;
        let offer = self.next_offer();
        if self.state.concern.open && (concern_first || offer.is_none()) && self.pass_over() {
            return;
        }
        if let Some(entry) = offer.and_then(|fact| self.scenario.fact(fact)) {
            for line in entry.says.iter() {
                if !self.state.said(line) {
                    self.say(line);
                }
            }
        } else if self.state.idle_lulls >= IDLE_LULLS {
            self.give_up();
        } else {
            self.say_stock(Stock::StillThere);
        }
    }

    fn give_up(&mut self) {
        if self.state.phase == Phase::Talking {
            self.part();
        } else if self.state.concern.open {
            self.push(What::PassedOver);
        }
        self.push(What::RangOff);
    }

    /// The fact that the caller says unasked next: of those it is ready to say, the first in the order of the script, or in
    /// the order that the seed drew.
    fn next_offer(&self) -> Option<FactNo> {
        self.scenario
            .offers
            .iter()
            .filter(|(fact, offer)| {
                let due = match offer {
                    Offer::AfterMs(ms) => u64::from(*ms) <= self.at_ms,
                    Offer::Follows(other) => {
                        self.state.told(self.drawn.true_fact(*other)) == Told::Whole
                    }
                };
                due && self.drawn.is_true(*fact)
                    && self.state.told(*fact) != Told::Whole
                    && self.ready(*fact)
            })
            .map(|(fact, _)| *fact)
            .min_by_key(|fact| self.drawn.turn(*fact))
    }
}
