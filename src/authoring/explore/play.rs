//! One play of a scenario by one trainee, and its debrief.

use crate::call::Call;
use crate::call::event::{Event, What};
use crate::debrief::Debrief;
use crate::journal::{Chain, Header, Journal};
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;

use super::chance::{Chance, For};
use super::goals::Goals;
use super::kind::{KINDS, Kind};
use super::questions::Bank;
use super::trainee::Trainee;
use super::{expert, keen, novice, random};

/// A play that was played.
pub(super) struct Played {
    /// By which kind of trainee.
    pub kind: Kind,
    /// The call as it ended.
    pub call: Call,
    /// The supervisor's first decision, by its place in the script.
    pub ruling: Option<u8>,
    /// Its debrief.
    pub debrief: Debrief,
}

/// What plays of one scenario have in common.
pub(super) struct Stage<'s> {
    pub scenario: &'s Scenario,
    pub bank: Bank,
    pub goals: Goals,
    pub seed: u64,
}

impl<'s> Stage<'s> {
    /// Made ready for plays from this seed.
    pub fn of(scenario: &'s Scenario, seed: u64) -> Stage<'s> {
        Stage {
            scenario,
            bank: Bank::of(scenario, Seed(seed)),
            goals: Goals::of(scenario),
            seed,
        }
    }

    /// The play of this number. It depends on the seed and the number alone.
    pub fn play(&self, run: u32) -> Played {
        let kind = Kind::of_run(run);
        // The four kinds play the same variants.
        let variant = u64::from(run) / KINDS as u64;
        let variant = Chance::of(self.seed, For::Variants, variant).number();
        let chance = Chance::of(self.seed, For::Trainee, u64::from(run));
        let call = Call::ring(self.scenario, Seed(variant));
        let mut trainee = Trainee::answers(call, &self.bank, chance);
        match kind {
            Kind::Random => random::play(&mut trainee),
            Kind::Novice => novice::play(&mut trainee),
            Kind::Keen => keen::play(&mut trainee),
            Kind::Expert => expert::play(&mut trainee, &self.goals),
        }
        let Trainee { call, events, .. } = trainee;
        let ruling = events.iter().find_map(|event| match event.what {
            What::Decided { ruling, .. } => ruling,
            _ => None,
        });
        Played {
            kind,
            ruling,
            debrief: debrief_of(&call, events),
            call,
        }
    }
}

/// The debrief of a call that these events made. Scored like any other, from a journal: one that was not written out
/// and read back, which would change nothing in it.
pub(super) fn debrief_of(call: &Call, events: Vec<Event>) -> Debrief {
    let header = Header::of(call);
    let chain = Chain::begin(&header, &mut Vec::new());
    let journal = Journal {
        header,
        events,
        chain,
        whole_bytes: 0,
        lost: None,
    };
    Debrief::from_journal(call.scenario(), &journal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::state::Phase;

    fn scenario() -> Scenario {
        let source = include_str!("../../../scenarios/server-coach/scenario.ron");
        Scenario::load(source, None).ok().unwrap().0
    }

    #[test]
    fn every_kind_plays_to_the_end_and_its_journal_reads_back_to_the_same_score() {
        let scenario = scenario();
        let stage = Stage::of(&scenario, 5);
        for run in 0..16 {
            let chance = Chance::of(stage.seed, For::Trainee, u64::from(run));
            let call = Call::ring(&scenario, Seed(u64::from(run)));
            let mut trainee = Trainee::answers(call, &stage.bank, chance);
            match Kind::of_run(run) {
                Kind::Random => random::play(&mut trainee),
                Kind::Novice => novice::play(&mut trainee),
                Kind::Keen => keen::play(&mut trainee),
                Kind::Expert => expert::play(&mut trainee, &stage.goals),
            }
            assert_eq!(trainee.state().phase, Phase::Ended, "run {run}");
            let mut bytes = Vec::new();
            let mut chain = Chain::begin(&Header::of(&trainee.call), &mut bytes);
            for event in &trainee.events {
                chain.push(event, &mut bytes);
            }
            let journal = Journal::read(&scenario, &bytes).unwrap();
            assert_eq!(journal.lost, None);
            let written = Debrief::from_journal(&scenario, &journal);
            let unwritten = debrief_of(&trainee.call, trainee.events);
            let json = |debrief: &Debrief| serde_json::to_value(&debrief.items).unwrap();
            assert_eq!(json(&written), json(&unwritten));
            assert_eq!(written.score, unwritten.score);
        }
    }

    #[test]
    fn a_play_is_the_same_again() {
        let scenario = scenario();
        let (one, other) = (Stage::of(&scenario, 9), Stage::of(&scenario, 9));
        for run in 0..8 {
            let (one, other) = (one.play(run), other.play(run));
            assert_eq!(one.call.state(), other.call.state(), "run {run}");
        }
    }
}
