//! One pass over a journal: the state it leaves, and the moments that the state does not keep.

use super::item::Moment;
use crate::call::Call;
use crate::call::event::{Asked, Event, What};
use crate::journal::Journal;
use crate::scenario::loaded::{Scenario, TREATMENTS};
use crate::understanding::{Certainty, Manner, Meaning, Move};

/// What a pass over a journal gathers.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    /// When the call was first graded.
    pub graded_ms: Option<u64>,
    /// When it was submitted.
    pub submitted_ms: Option<u64>,
    /// When the concern was first taken up.
    pub heeded_ms: Option<u64>,
    /// The first decision of the supervisor's, by its place in the script.
    pub first_ruling: Option<u8>,
    /// Whether it was accepted.
    pub accepted: bool,
    /// When it was challenged.
    pub challenged_ms: Vec<u64>,
    /// When the trainee told the caller what a record says.
    pub told_record: Vec<Moment>,
    /// When the trainee made light of the concern.
    pub dismissed: Vec<Moment>,
    /// When the trainee spoke as if the child or the caller were to blame.
    pub blamed: Vec<Moment>,
    /// What was not understood.
    pub not_understood: Vec<Moment>,
    /// How often the caller was treated each way.
    pub treated: [u8; TREATMENTS],
    last_words: Option<Moment>,
}

impl Tally {
    /// The call as the journal left it, and what was gathered on the way.
    pub fn of(scenario: &Scenario, journal: &Journal) -> (Call, Tally) {
        let mut tally = Tally::default();
        for event in &journal.events {
            tally.take(event);
        }
        let call = journal.replay(scenario);
        tally.treated = call.state().treated;
        (call, tally)
    }

    fn take(&mut self, event: &Event) {
        let at_ms = event.at_ms;
        match &event.what {
            What::Asked(asked) => self.asked(at_ms, asked),
            What::Moved(Move::TellRecord) => {
                let text = "(told the caller what a record says)".to_owned();
                self.told_record.push(Moment {
                    at_ms,
                    line: None,
                    text,
                });
            }
            What::NotUnderstood { .. } => {
                let known = self.not_understood.last() == self.last_words.as_ref();
                if !known || self.not_understood.is_empty() {
                    self.not_understood.extend(self.last_words.clone());
                }
            }
            What::Heeded => self.heeded_ms = self.heeded_ms.or(Some(at_ms)),
            What::Graded { .. } => self.graded_ms = self.graded_ms.or(Some(at_ms)),
            What::Submitted => self.submitted_ms = Some(at_ms),
            What::Decided { ruling, .. } => self.first_ruling = self.first_ruling.or(*ruling),
            What::Accepted => self.accepted = true,
            What::Challenged(_) => self.challenged_ms.push(at_ms),
            _ => {}
        }
    }

    fn asked(&mut self, at_ms: u64, asked: &Asked) {
        let moment = Moment {
            at_ms,
            line: None,
            text: asked.text.to_string(),
        };
        match asked.manner() {
            Manner::Dismissive => self.dismissed.push(moment.clone()),
            Manner::Blaming => self.blamed.push(moment.clone()),
            _ => {}
        }
        let mut sure = asked
            .heard
            .parts
            .iter()
            .filter(|part| part.certainty == Certainty::Sure);
        let tells = sure.any(|part| {
            let first = part.candidates.first();
            first.is_some_and(|it| it.meaning == Meaning::Move(Move::TellRecord))
        });
        if tells {
            self.told_record.push(moment.clone());
        }
        self.last_words = Some(moment);
    }
}
