//! Laws of the call and its journal, tried with random commands.

use proptest::prelude::*;
use warning_signs::call::Call;
use warning_signs::call::command::{Command, TraceAt};
use warning_signs::call::event::Event;
use warning_signs::call::refusal::Refusal;
use warning_signs::call::terms::{Mode, Terms};
use warning_signs::debrief::Debrief;
use warning_signs::journal::{Chain, Header, Journal};
use warning_signs::records::Query;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::number::{AdviceNo, FactNo, LineNo, RouteNo, SignNo};
use warning_signs::scenario::script::{Grade, System, Urgency};
use warning_signs::understanding::{Candidate, Certainty, Heard, Manner, Meaning, Move, Part};

use crate::generated_scenario;

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        Just(Move::Greet),
        Just(Move::Acknowledge),
        Just(Move::Reassure),
        Just(Move::Explain),
        Just(Move::Apologise),
        Just(Move::GoBack),
        Just(Move::Repeat),
        Just(Move::Spell),
        Just(Move::Goodbye),
        Just(Move::TellRecord),
        Just(Move::Hold),
        Just(Move::Thank),
    ]
}

fn heard() -> impl Strategy<Value = Heard> {
    let meaning = prop_oneof![4 => (0u16..45).prop_map(|it| Meaning::Fact(FactNo(it))), 1 => moves().prop_map(Meaning::Move), 1 => (0u16..21).prop_map(|it| Meaning::Advice(AdviceNo(it)))];
    let candidate = (meaning, 0u16..=1000).prop_map(|(meaning, score)| Candidate {
        meaning,
        score,
        why: String::new(),
    });
    let certainty = prop_oneof![
        4 => Just(Certainty::Sure),
        2 => Just(Certainty::Unsure),
        1 => Just(Certainty::Nothing)
    ];
    let part =
        (certainty, prop::collection::vec(candidate, 0..4)).prop_map(|(certainty, candidates)| {
            Part {
                certainty,
                candidates,
            }
        });
    let manner = prop_oneof![
        5 => Just(Manner::Neutral),
        1 => Just(Manner::Warm),
        1 => Just(Manner::Leading),
        1 => Just(Manner::Dismissive),
        1 => Just(Manner::Blaming),
        1 => Just(Manner::Jargon),
    ];
    (prop::collection::vec(part, 1..4), manner).prop_map(|(parts, manner)| Heard { parts, manner })
}

fn trace_at() -> impl Strategy<Value = TraceAt> {
    (0u16..4, 0u8..5).prop_map(|(enquiry, trace)| TraceAt { enquiry, trace })
}

fn speaking() -> impl Strategy<Value = Command> {
    prop_oneof![
        6 => heard().prop_map(|heard| Command::Ask { text: "something".to_owned(), heard }),
        2 => moves().prop_map(Command::Say),
        1 => prop::option::of(0u8..4).prop_map(Command::Choose),
        2 => (0u16..24).prop_map(|it| Command::Advise(AdviceNo(it))),
        1 => Just(Command::Hold),
        1 => Just(Command::Resume),
        2 => Just(Command::Wait),
        1 => Just(Command::AskColleague),
    ]
}

fn desk() -> impl Strategy<Value = Command> {
    let line = || (0u16..110).prop_map(LineNo);
    let sign = || (0u16..50).prop_map(SignNo);
    let name = prop_oneof![
        Just("Luke Marsden".to_owned()),
        Just("Adam Abbot".to_owned()),
        Just("?".to_owned())
    ];
    let grade = prop_oneof![
        Just(Grade::WithoutDeployment),
        Just(Grade::Scheduled),
        Just(Grade::Priority),
        Just(Grade::Immediate)
    ];
    let system = prop_oneof![Just(System::National), Just(System::Local)];
    prop_oneof![
        4 => (line(), sign()).prop_map(|(line, sign)| Command::Mark { line, sign }),
        1 => (line(), sign()).prop_map(|(line, sign)| Command::Unmark { line, sign }),
        2 => (system, name, "[a-z]{0,3}").prop_map(|(system, name, reason)| Command::Search {
            system,
            query: Query { name: Some(name), ..Query::default() },
            reason,
        }),
        2 => trace_at().prop_map(Command::Open),
        2 => "[a-z ]{0,12}".prop_map(Command::Write),
        3 => line().prop_map(Command::Quote),
        1 => trace_at().prop_map(Command::Note),
        1 => (0u16..6).prop_map(Command::Strike),
        2 => (grade, prop::option::of("[a-z ]{0,20}"))
            .prop_map(|(grade, because)| Command::Grade { grade, because }),
        1 => (0u16..12, "[a-z]{0,4}").prop_map(|(route, reason)| Command::Refer {
            route: RouteNo(route),
            urgency: Urgency::Today,
            reason,
        }),
    ]
}

fn ending() -> impl Strategy<Value = Command> {
    let quotes = prop::collection::vec((0u16..110).prop_map(LineNo), 0..4);
    let traces = prop::collection::vec(trace_at(), 0..3);
    prop_oneof![
        4 => Just(Command::Submit),
        3 => (quotes, traces, "[a-z ]{0,20}")
            .prop_map(|(quotes, traces, reason)| Command::Challenge { quotes, traces, reason }),
        1 => Just(Command::Accept),
        1 => Just(Command::End),
        1 => Just(Command::Leave),
    ]
}

/// Commands and the time before each, in milliseconds; now and then back in time.
fn commands() -> impl Strategy<Value = Vec<(i64, Command)>> {
    let command = prop_oneof![10 => speaking(), 10 => desk(), 1 => ending()];
    let after_ms = prop_oneof![20 => 0i64..9_000, 3 => 9_000i64..90_000, 1 => -3_000i64..0];
    prop::collection::vec((after_ms, command), 0..80)
}

fn terms() -> impl Strategy<Value = Terms> {
    prop_oneof![
        Just(Mode::Guided),
        Just(Mode::Practice),
        Just(Mode::Assessed)
    ]
    .prop_map(|mode| Terms {
        mode,
        ..Terms::default()
    })
}

/// Whether a text or a query is well formed is not for the list of openings to say.
fn is_about_form(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::Empty(_)
            | Refusal::TooLong { .. }
            | Refusal::Query(_)
            | Refusal::TimeRunsBack { .. }
            | Refusal::TooLate
    )
}

struct Played {
    call: Call,
    events: Vec<Event>,
}

fn play(seed: u64, terms: Terms, commands: &[(i64, Command)]) -> Result<Played, TestCaseError> {
    let scenario = generated_scenario();
    let mut call = Call::ring_on(&scenario, Seed(seed), terms);
    let mut events: Vec<Event> = Vec::new();
    let mut at_ms = 0i64;
    for (after_ms, command) in commands {
        let now_ms = u64::try_from((at_ms + after_ms).max(0)).unwrap();
        // Time goes by first, so that what is listed is what is judged.
        if let Ok(happened) = call.handle(now_ms, Command::Wait) {
            events.extend_from_slice(happened);
            at_ms = i64::try_from(now_ms).unwrap();
        }
        let (before, before_ms) = (call.state().clone(), call.now_ms());
        let listed = call.openings().admit(command);
        match call.handle(now_ms, command.clone()) {
            Ok(happened) => {
                prop_assert!(listed, "accepted and not listed: {command:?}");
                events.extend_from_slice(happened);
            }
            Err(refusal) => {
                prop_assert!(
                    !listed || is_about_form(&refusal),
                    "listed and refused: {command:?}: {refusal}"
                );
                prop_assert_eq!(&before, call.state(), "a refused command changed something");
                prop_assert_eq!(before_ms, call.now_ms());
                prop_assert!(!refusal.to_string().is_empty());
            }
        }
    }
    Ok(Played { call, events })
}

fn journal_of(call: &Call, events: &[Event]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(call), &mut bytes);
    for event in events {
        chain.push(event, &mut bytes);
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// A refused command changes nothing; what is listed is what is accepted; folding the events gives
    /// the running state; a journal read back gives the same call and the same score.
    #[test]
    fn the_laws_of_a_call(seed in 0u64..50, terms in terms(), commands in commands()) {
        let scenario = generated_scenario();
        let played = play(seed, terms, &commands)?;
        let folded = Call::replay(&scenario, Seed(seed), terms, &played.events);
        prop_assert_eq!(folded.state(), played.call.state());
        let bytes = journal_of(&played.call, &played.events);
        let journal = Journal::read(&scenario, &bytes).unwrap();
        prop_assert_eq!(&journal.lost, &None);
        prop_assert_eq!(&journal.events, &played.events);
        let debrief = Debrief::from_journal(&scenario, &journal);
        let live = Journal { events: played.events.clone(), ..journal.clone() };
        let of_play = Debrief::from_journal(&scenario, &live);
        prop_assert_eq!(
            serde_json::to_string(&debrief).unwrap(),
            serde_json::to_string(&of_play).unwrap()
        );
        let again = play(seed, terms, &commands)?;
        prop_assert_eq!(journal_of(&again.call, &again.events), bytes);
    }

    /// How often a front end looks at the clock changes nothing.
    #[test]
    fn time_comes_out_the_same_however_it_is_cut(
        seed in 0u64..50,
        commands in commands(),
        step_ms in 37u64..5_000,
    ) {
        let scenario = generated_scenario();
        let mut coarse = Call::ring(&scenario, Seed(seed));
        let mut fine = coarse.clone();
        let (mut coarse_events, mut fine_events) = (Vec::new(), Vec::new());
        let mut at_ms = 0u64;
        for (after_ms, command) in &commands {
            let next_ms = at_ms + after_ms.unsigned_abs();
            while at_ms < next_ms {
                at_ms = (at_ms + step_ms).min(next_ms);
                if let Ok(happened) = fine.handle(at_ms, Command::Wait) {
                    fine_events.extend_from_slice(happened);
                }
            }
            let one = fine.handle(at_ms, command.clone()).map(<[Event]>::to_vec);
            let other = coarse.handle(at_ms, command.clone()).map(<[Event]>::to_vec);
            prop_assert_eq!(one.is_ok(), other.is_ok());
            fine_events.extend(one.unwrap_or_default());
            coarse_events.extend(other.unwrap_or_default());
        }
        // A refused command lets no time pass; a last look at the clock brings both up to date.
        if let Ok(happened) = coarse.handle(at_ms, Command::Wait) {
            coarse_events.extend_from_slice(happened);
        }
        if let Ok(happened) = fine.handle(at_ms, Command::Wait) {
            fine_events.extend_from_slice(happened);
        }
        prop_assert_eq!(coarse_events, fine_events);
        prop_assert_eq!(coarse.state(), fine.state());
    }
}
