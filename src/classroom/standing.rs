//! Where a room is, and what its instructor may do with it.

use serde::{Deserialize, Serialize};

use super::plan::{Pace, Plan};
use crate::limits;

/// Where a room is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum RoomPhase {
    /// Trainees come in; nothing is played yet.
    #[default]
    Lobby,
    /// Calls are played.
    Running,
    /// It is over; nothing more is played.
    Ended,
}

/// What of the room's answers is on the wall and on the trainees' own screens.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Answers {
    /// What the room would ask next.
    Questions,
    /// Which lines are marked, with which signs.
    Marks,
    /// The grades.
    Grades,
    /// The referrals.
    Referrals,
}

/// Where a room is, as it is kept.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(default)]
pub struct Standing {
    /// Where it is.
    pub phase: RoomPhase,
    /// Which call of the plan the room is at, from 0. A room that goes together plays this one; of one in which everybody
    /// plays by themselves, nobody is at an earlier one.
    pub step: u16,
    /// Whether every clock stands still.
    pub paused: bool,
    /// Whether nobody new may come in.
    pub locked: bool,
    /// What the instructor last said to everybody, and its number.
    pub hint: Option<String>,
    /// How many hints there were.
    pub hints: u32,
    /// What of the room's answers is shown to everybody.
    pub revealed: Vec<Answers>,
    /// The call that is led, in hex, once the instructor has taken it.
    pub led: Option<String>,
    /// How many questions the led caller was asked; what the room would ask belongs to one of them.
    pub asked: u32,
}

/// What an instructor does with a whole room.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub enum Order {
    /// Begin with the first call.
    Start,
    /// Every clock stands still.
    Pause,
    /// They go on.
    GoOn,
    /// Nobody new comes in.
    Lock,
    /// Whoever has the code comes in.
    Unlock,
    /// Say something to everybody; nothing takes it back.
    Hint(String),
    /// Everybody goes on to the next call; calls that are not over are left as they are.
    MoveOn,
    /// Show the room's answers to everybody, or no longer.
    Reveal(Answers, bool),
    /// It is over.
    End,
}

impl Standing {
    /// Does what an instructor orders.
    ///
    /// # Errors
    ///
    /// Why it cannot be done, in words for the instructor; nothing is then changed.
    pub fn take(&mut self, plan: &Plan, order: &Order) -> Result<(), String> {
        let no = |words: &str| Err(words.to_owned());
        if self.phase == RoomPhase::Ended {
            return no("This session is over.");
        }
        let running = self.phase == RoomPhase::Running;
        match order {
            Order::Start if running => return no("It has begun already."),
            Order::Start if plan.calls.is_empty() => return no("Choose at least one call first."),
            Order::Start => self.phase = RoomPhase::Running,
            Order::Pause | Order::GoOn if !running => return no("Nothing is played yet."),
            Order::Pause => self.paused = true,
            Order::GoOn => self.paused = false,
            Order::Lock => self.locked = true,
            Order::Unlock => self.locked = false,
            Order::Hint(words) => self.say(words)?,
            Order::MoveOn if !running => return no("Nothing is played yet."),
            Order::MoveOn => self.move_on(plan)?,
            Order::Reveal(..) if plan.pace == Pace::Own => {
                return no("Answers are shown to everybody only where the room plays together.");
            }
            Order::Reveal(what, shown) => {
                self.revealed.retain(|it| it != what);
                if *shown {
                    self.revealed.push(*what);
                    self.revealed.sort_unstable();
                }
            }
            Order::End => {
                self.phase = RoomPhase::Ended;
                self.paused = false;
                self.hint = None;
            }
        }
        Ok(())
    }

    fn say(&mut self, words: &str) -> Result<(), String> {
        let words = words.trim();
        let plain = words.chars().all(|it| it == '\n' || !it.is_control());
        if words.is_empty() || !plain || words.chars().count() > limits::HINT_CHARS {
            let most = limits::HINT_CHARS;
            return Err(format!(
                "Type what you would say, in at most {most} characters."
            ));
        }
        self.hint = Some(words.to_owned());
        self.hints = self.hints.saturating_add(1);
        Ok(())
    }

    fn move_on(&mut self, plan: &Plan) -> Result<(), String> {
        if usize::from(self.step) + 1 >= plan.calls.len() {
            return Err("This is the last call. End the session when you are done.".to_owned());
        }
        *self = Standing {
            phase: self.phase,
            step: self.step + 1,
            locked: self.locked,
            hints: self.hints,
            ..Standing::default()
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn plan(calls: usize, pace: Pace) -> Plan {
        Plan {
            calls: vec!["server-owner".to_owned(); calls],
            pace,
            ..Plan::new()
        }
    }

    fn taken(plan: &Plan, orders: &[Order]) -> Standing {
        let mut standing = Standing::default();
        for order in orders {
            standing.take(plan, order).unwrap();
        }
        standing
    }

    fn order() -> impl Strategy<Value = Order> {
        let answers = prop_oneof![
            Just(Answers::Questions),
            Just(Answers::Marks),
            Just(Answers::Grades),
            Just(Answers::Referrals),
        ];
        prop_oneof![
            4 => Just(Order::Start),
            2 => Just(Order::Pause),
            2 => Just(Order::GoOn),
            1 => Just(Order::Lock),
            1 => Just(Order::Unlock),
            3 => "[ a-z\n\u{7}]{0,3}".prop_map(Order::Hint),
            4 => Just(Order::MoveOn),
            3 => (answers, any::<bool>()).prop_map(|(what, shown)| Order::Reveal(what, shown)),
            1 => Just(Order::End),
        ]
    }

    proptest! {
        #[test]
        fn a_room_only_goes_forward_and_a_refused_order_changes_nothing(
            calls in 0_usize..4,
            together in any::<bool>(),
            orders in proptest::collection::vec(order(), 0..60),
        ) {
            let plan = plan(calls, if together { Pace::Together } else { Pace::Own });
            let mut standing = Standing::default();
            for order in orders {
                let before = standing.clone();
                let refused = standing.take(&plan, &order).is_err();
                if refused {
                    prop_assert_eq!(&standing, &before);
                }
                prop_assert!(before.phase != RoomPhase::Ended || refused);
                prop_assert!(standing.phase as u8 >= before.phase as u8);
                prop_assert!(standing.step >= before.step && standing.step - before.step <= 1);
                prop_assert!(standing.hints >= before.hints);
                prop_assert!(standing.phase != RoomPhase::Running || usize::from(standing.step) < calls);
                prop_assert!(!standing.paused || standing.phase == RoomPhase::Running);
                prop_assert!(together || standing.revealed.is_empty());
                let mut once = standing.revealed.clone();
                once.dedup();
                prop_assert_eq!(&once, &standing.revealed);
                let kept = serde_json::to_string(&standing).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Standing>(&kept).unwrap(), &standing);
            }
        }
    }

    #[test]
    fn going_on_to_the_next_call_leaves_what_belonged_to_the_last() {
        let plan = plan(2, Pace::Together);
        let mut standing = taken(
            &plan,
            &[
                Order::Start,
                Order::Lock,
                Order::Pause,
                Order::Hint(" Listen once more.\n".to_owned()),
                Order::Reveal(Answers::Marks, true),
            ],
        );
        assert_eq!(standing.hint.as_deref(), Some("Listen once more."));
        (standing.led, standing.asked) = (Some("0a".to_owned()), 3);
        standing.take(&plan, &Order::MoveOn).unwrap();
        let fresh = Standing {
            phase: RoomPhase::Running,
            step: 1,
            locked: true,
            hints: 1,
            ..Standing::default()
        };
        assert_eq!(standing, fresh);
        let last = standing.take(&plan, &Order::MoveOn).unwrap_err();
        assert!(last.contains("last call"), "{last}");
    }

    #[test]
    fn what_cannot_be_done_is_said_in_words() {
        let refusal = |plan: &Plan, orders: &[Order], then: Order| {
            taken(plan, orders).take(plan, &then).unwrap_err()
        };
        let (none, own) = (plan(0, Pace::Own), plan(1, Pace::Own));
        assert!(refusal(&none, &[], Order::Start).contains("at least one call"));
        assert!(refusal(&own, &[], Order::Pause).contains("Nothing is played yet"));
        assert!(refusal(&own, &[], Order::MoveOn).contains("Nothing is played yet"));
        assert!(refusal(&own, &[Order::Start], Order::Start).contains("begun already"));
        let reveal = Order::Reveal(Answers::Grades, true);
        assert!(refusal(&own, &[Order::Start], reveal).contains("together"));
        assert!(refusal(&own, &[], Order::Hint("  ".to_owned())).contains("at most 400"));
        let long = Order::Hint("h".repeat(401));
        assert!(refusal(&own, &[], long).contains("at most 400"));
        assert!(refusal(&own, &[Order::End], Order::Unlock).contains("over"));
    }

    #[test]
    fn an_order_is_read_as_a_page_sends_it() {
        let read = |text: &str| serde_json::from_str::<Order>(text).unwrap();
        assert_eq!(read(r#""GoOn""#), Order::GoOn);
        assert_eq!(
            read(r#"{"Hint":"Ask who."}"#),
            Order::Hint("Ask who.".to_owned())
        );
        let reveal = Order::Reveal(Answers::Marks, true);
        assert_eq!(read(r#"{"Reveal":["marks",true]}"#), reveal);
        assert_eq!(
            serde_json::from_str::<Standing>("{}").unwrap(),
            Standing::default()
        );
    }
}
