//! A call that follows another: a room hears one caller, and everybody decides by themselves.

use super::Call;
use super::event::Event;
use super::state::Phase;

impl Call {
    /// Takes over something that happened in the call this one follows. What it was here, to be kept; `None` where it is no
    /// part of the conversation, or the conversation is over for this trainee.
    ///
    /// Somebody who is a moment ahead of the call they follow hears it a moment later: time does not run back.
    pub fn follow(&mut self, event: &Event) -> Option<Event> {
        let over = matches!(
            self.state.phase,
            Phase::Reviewed | Phase::Settled | Phase::Ended | Phase::Left
        );
        if !self.terms.follows || over || !event.what.is_conversation() {
            return None;
        }
        let event = Event {
            at_ms: event.at_ms.max(self.now_ms),
            what: event.what.clone(),
        };
        self.state.apply(&self.scenario, &event);
        self.now_ms = event.at_ms;
        Some(event)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::call::command::Command;
    use crate::call::play::Play;
    use crate::call::refusal::Refusal;
    use crate::call::run::Running;
    use crate::call::terms::Terms;
    use crate::scenario::drawn::Seed;
    use crate::scenario::loaded::Scenario;
    use crate::understanding::Move;

    const SCENARIO: &str = include_str!("../../scenarios/server-owner/scenario.ron");
    const PLAY: &str = include_str!("../../scenarios/server-owner/plays/expert.play");

    fn scenario() -> Scenario {
        Scenario::load(SCENARIO, None).unwrap().0
    }

    /// Everything that happens when the expert plays.
    fn led(scenario: &Scenario, seed: Seed) -> (Call, Vec<Event>) {
        let mut running = Running::new(Call::ring(scenario, seed));
        let mut events = Vec::new();
        for step in &Play::parse(PLAY).unwrap().steps {
            running.step(step, &mut events).unwrap();
        }
        (running.call, events)
    }

    fn follower(scenario: &Scenario, seed: Seed) -> Call {
        let terms = Terms {
            follows: true,
            ..Terms::default()
        };
        Call::ring_on(scenario, seed, terms)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn whoever_follows_hears_what_is_said_however_it_comes_over(seed in 0_u64..1_000, breaths in proptest::collection::vec(1_usize..20, 1..40)) {
            let scenario = scenario();
            let (led, events) = led(&scenario, Seed(seed));
            let mut follower = follower(&scenario, Seed(seed));
            let mut kept = Vec::new();
            let mut rest = &events[..];
            for breath in breaths.iter().cycle() {
                if rest.is_empty() {
                    break;
                }
                let (now, later) = rest.split_at((*breath).min(rest.len()));
                kept.extend(now.iter().filter_map(|it| follower.follow(it)));
                rest = later;
            }
            // The last line may still be to come for whoever is not as far.
            prop_assert_eq!(&follower.state().spoken, &led.state().spoken);
            prop_assert_eq!(&follower.state().uttered, &led.state().uttered);
            prop_assert!(follower.state().log.is_empty() && follower.state().grade.is_none());
            let again = Call::replay(&scenario, Seed(seed), follower.terms(), &kept);
            prop_assert_eq!(again.state(), follower.state());
        }
    }

    #[test]
    fn whoever_follows_decides_and_does_not_speak() {
        let scenario = scenario();
        let (_, events) = led(&scenario, Seed(3));
        let mut follower = follower(&scenario, Seed(3));
        for event in events.iter().take(20) {
            follower.follow(event);
        }
        let at_ms = follower.now_ms() + 60_000;
        assert!(matches!(
            follower.handle(at_ms, Command::Say(Move::Acknowledge)),
            Err(Refusal::Led)
        ));
        assert!(matches!(
            follower.handle(at_ms, Command::Hold),
            Err(Refusal::Led)
        ));
        assert!(!follower.openings().speak && follower.openings().desk);
        // Nobody speaks by themselves, however long it lasts.
        let waited = follower.handle(at_ms, Command::Wait).unwrap();
        assert!(waited.is_empty() && follower.next_ms().is_none());
        let line = follower.openings().heard[0];
        let sign = crate::scenario::number::SignNo(0);
        assert!(follower.handle(at_ms, Command::Mark { line, sign }).is_ok());
        // What comes over late comes a moment later.
        let late = follower.follow(&events[20]).map(|it| it.at_ms);
        assert!(late.is_none_or(|it| it >= at_ms));
    }

    #[test]
    fn a_call_that_is_played_follows_nobody() {
        let scenario = scenario();
        let (_, events) = led(&scenario, Seed(3));
        let mut call = Call::ring(&scenario, Seed(3));
        assert!(events.iter().all(|it| call.follow(it).is_none()));
        assert_eq!(call.state().events, 0);
    }
}
