//! What an instructor chose for a room.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::call::terms::{Mode, Terms};
use crate::language::Language;
use crate::limits;

/// A page counts exactly up to here, and what it was given must come back as it was.
const SEED_BITS: u64 = (1 << 53) - 1;

/// How a room goes through its calls.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// Everybody hears one call, led by the instructor.
    Together,
    /// Everybody plays by themselves.
    #[default]
    Own,
}

/// How the clock of the room's calls runs.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub enum Timing {
    /// As the scenario means it.
    AsMeant,
    /// At half its pace while the caller is not speaking.
    Slowed,
    /// It moves only by what is said.
    Off,
    /// As each trainee has set it for themselves: whoever needs longer to read, hear or type has it.
    #[default]
    Own,
}

/// When something is shown to trainees.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Once a trainee's call is over.
    pub after_call: bool,
    /// Once the room has ended.
    pub at_end: bool,
}

/// What trainees are shown, and when. What helps during a call is the [`Mode`].
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Showing {
    /// How many points a call came to.
    pub score: When,
    /// The whole debrief of their own call.
    pub debrief: When,
    /// What the room did, in counts and without names.
    pub room: When,
}

impl Default for Showing {
    fn default() -> Showing {
        let both = When {
            after_call: true,
            at_end: true,
        };
        Showing {
            score: both,
            debrief: both,
            room: When {
                after_call: false,
                at_end: true,
            },
        }
    }
}

/// What an instructor chose for a room.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// What the room is called.
    pub title: String,
    /// The calls, by their scenarios' ids, in order. A scenario may come again.
    pub calls: Vec<String>,
    /// The number each call is drawn from, so that everybody hears the same people; one for each call.
    #[serde(default)]
    pub seeds: Vec<u64>,
    /// How the room goes through them.
    #[serde(default)]
    pub pace: Pace,
    /// How much help there is during a call.
    #[serde(default)]
    pub mode: Mode,
    /// How the clock runs.
    #[serde(default)]
    pub timing: Timing,
    /// What is shown to trainees, and when.
    #[serde(default)]
    pub showing: Showing,
    /// The language a trainee who has chosen none is met in: its tag.
    #[serde(default = "english")]
    pub language: String,
}

fn english() -> String {
    Language::English.tag().to_owned()
}

/// What is wrong with a plan, in words for the instructor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanFault(pub String);

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PlanFault {}

impl Plan {
    /// A plan nobody has chosen anything for yet.
    pub fn new() -> Plan {
        Plan {
            title: String::new(),
            calls: Vec::new(),
            seeds: Vec::new(),
            pace: Pace::default(),
            mode: Mode::default(),
            timing: Timing::default(),
            showing: Showing::default(),
            language: english(),
        }
    }

    /// Checks it, and gives each call that has none a number to be drawn from. `known` says whether a scenario is there to
    /// be played.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn completed(
        mut self,
        known: impl Fn(&str) -> bool,
        mut seed: impl FnMut() -> u64,
    ) -> Result<Plan, PlanFault> {
        let fault = |words: String| Err(PlanFault(words));
        self.title = self.title.trim().to_owned();
        let plain = self.title.chars().all(|it| !it.is_control());
        if !plain || self.title.chars().count() > limits::ROOM_TITLE_CHARS {
            return fault(format!(
                "A session's name has at most {} characters, all of them visible.",
                limits::ROOM_TITLE_CHARS
            ));
        }
        if self.calls.len() > limits::ROOM_CALLS {
            let most = limits::ROOM_CALLS;
            return fault(format!("A session has at most {most} calls."));
        }
        if let Some(unknown) = self.calls.iter().find(|it| !known(it)) {
            let unknown: String = unknown.chars().take(limits::ID_CHARS).collect();
            return fault(format!(
                "There is no call `{unknown}` here, or it cannot be played."
            ));
        }
        if Language::tagged(&self.language).is_none() {
            return fault("That language is not spoken here.".to_owned());
        }
        self.seeds.truncate(self.calls.len());
        while self.seeds.len() < self.calls.len() {
            self.seeds.push(seed() & SEED_BITS);
        }
        Ok(self)
    }

    /// The terms of the room's calls; `own` is how the trainee has set the clock.
    pub fn terms(&self, own: Timing) -> Terms {
        let timing = match self.timing {
            Timing::Own => own,
            other => other,
        };
        Terms {
            mode: self.mode,
            untimed: timing == Timing::Off,
            slowed: timing == Timing::Slowed,
            follows: false,
        }
    }

    /// The terms of the calls in which trainees follow the one that is led: its clock is theirs.
    pub fn following(&self) -> Terms {
        Terms {
            follows: true,
            ..self.terms(Timing::AsMeant)
        }
    }
}

impl Default for Plan {
    fn default() -> Plan {
        Plan::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known(id: &str) -> bool {
        id.starts_with("server-")
    }

    fn plan(calls: &[&str]) -> Plan {
        Plan {
            title: "Tuesday".to_owned(),
            calls: calls.iter().map(|it| (*it).to_owned()).collect(),
            ..Plan::new()
        }
    }

    fn fault(plan: Plan) -> String {
        plan.completed(known, || 7).unwrap_err().to_string()
    }

    #[test]
    fn a_plan_says_what_is_wrong_with_it() {
        assert!(fault(plan(&["server-owner", "no-such"])).contains("`no-such`"));
        assert!(fault(plan(&["server-owner"; limits::ROOM_CALLS + 1])).contains("at most 20"));
        let named = |title: &str| Plan {
            title: title.to_owned(),
            ..plan(&[])
        };
        assert!(fault(named(&"t".repeat(81))).contains("at most 80"));
        assert!(fault(named("a\u{7}b")).contains("visible"));
        let welsh = |tag: &str| Plan {
            language: tag.to_owned(),
            ..plan(&[])
        };
        assert!(fault(welsh("xx")).contains("language"));
        assert!(welsh("cy").completed(known, || 7).is_ok());
    }

    #[test]
    fn each_call_has_its_own_number_and_keeps_it() {
        let mut last = 0;
        let mut next = || {
            last += 1;
            last
        };
        let first = plan(&["server-owner", "server-coach"]);
        let mut first = first.completed(known, &mut next).unwrap();
        assert_eq!(first.seeds, [1, 2]);
        first.calls.push("server-owner".to_owned());
        let mut more = first.completed(known, &mut next).unwrap();
        assert_eq!(more.seeds, [1, 2, 3]);
        more.calls.truncate(1);
        assert_eq!(more.completed(known, next).unwrap().seeds, [1]);
        let large = plan(&["server-owner"])
            .completed(known, || u64::MAX)
            .unwrap();
        assert!(large.seeds[0] < 1 << 53);
    }

    #[test]
    fn what_is_left_out_of_a_plan_is_as_it_usually_is_and_nothing_else_is_taken() {
        let read = |text: &str| serde_json::from_str::<Plan>(text);
        let short = read(r#"{"title": "", "calls": []}"#).unwrap();
        assert_eq!(short, Plan::new());
        assert_eq!(short.pace, Pace::Own);
        let together = read(
            r#"{"title": "", "calls": [], "pace": "together", "mode": "guided", "timing": "Own"}"#,
        );
        let together = together.unwrap();
        assert_eq!(
            (together.pace, together.timing),
            (Pace::Together, Timing::Own)
        );
        assert!(read(r#"{"title": "", "calls": [], "pase": "own"}"#).is_err());
        assert!(read(r#"{"calls": []}"#).is_err());
    }

    #[test]
    fn a_trainee_sets_the_clock_only_where_the_room_leaves_it_to_them() {
        let mut plan = plan(&[]);
        assert!(plan.terms(Timing::Off).untimed);
        plan.timing = Timing::AsMeant;
        assert_eq!(plan.terms(Timing::Off), Terms::default());
        plan.timing = Timing::Slowed;
        assert!(plan.terms(Timing::Off).slowed && !plan.terms(Timing::Off).untimed);
        plan.timing = Timing::Own;
        assert!(plan.terms(Timing::Off).untimed && !plan.terms(Timing::Off).slowed);
        assert!(plan.terms(Timing::Slowed).slowed);
        assert_eq!(plan.terms(Timing::Own), Terms::default());
    }

    proptest! {
        #[test]
        fn completing_a_plan_twice_gives_the_same(
            title in any::<String>(),
            calls in proptest::collection::vec("(server-[a-c]|other)", 0..24),
            seeds in proptest::collection::vec(any::<u64>(), 0..24),
            language in "(en|cy|xx)",
            mut drawn in any::<u64>(),
        ) {
            let plan = Plan { title, calls, seeds, language, ..Plan::new() };
            let mut next = || { drawn = drawn.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1); drawn };
            if let Ok(once) = plan.completed(known, &mut next) {
                prop_assert_eq!(once.seeds.len(), once.calls.len());
                let written = serde_json::to_string(&once).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Plan>(&written).unwrap(), &once);
                let twice = once.clone().completed(known, next);
                prop_assert_eq!(twice, Ok(once));
            }
        }
    }
}
