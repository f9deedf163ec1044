//! Bad input never panics and never hangs.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::call::deed::Deed;
use warning_signs::call::play::Play;
use warning_signs::call::refusal::Refusal;
use warning_signs::call::run::Running;
use warning_signs::debrief::Debrief;
use warning_signs::journal::{Chain, Header, Journal};
use warning_signs::limits;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::scenario::read::read_bytes;

use crate::{generated, generated_scenario};

/// Long enough for any machine; what is caught is something that grows without end.
const SOON: Duration = Duration::from_secs(20);

fn soon<T>(what: &str, act: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = act();
    assert!(start.elapsed() < SOON, "{what} took {:?}", start.elapsed());
    result
}

#[test]
fn scenarios_that_are_none_are_refused_with_a_reason_and_a_place() {
    let valid = generated::scenario(10, 5);
    let twice = valid.replacen("id: \"fact-1\"", "id: \"fact-0\"", 1);
    let texts: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("blank", b" \n\t\n".to_vec()),
        ("invalid UTF-8", [valid.as_bytes(), b"\xff\xfe"].concat()),
        ("100 MB", vec![b'('; 100 * 1024 * 1024]),
        (
            "nested",
            format!("Scenario(facts: {}", "[".repeat(10_000)).into_bytes(),
        ),
        (
            "nested and closed",
            format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)).into_bytes(),
        ),
        ("duplicate ids", twice.into_bytes()),
        (
            "a long text",
            valid
                .replacen("Hello.", &"a".repeat(1_000_000), 1)
                .into_bytes(),
        ),
        (
            "control characters",
            valid
                .replacen("Hello.", "Hel\u{7}lo\u{1b}[2J", 1)
                .into_bytes(),
        ),
        (
            "right to left",
            valid.replacen("Hello.", "שלום \u{202e}abc", 1).into_bytes(),
        ),
        ("nulls", vec![0; 1000]),
        ("cut", valid.as_bytes()[..valid.len() / 2].to_vec()),
    ];
    for (what, bytes) in texts {
        let faults = soon(what, || read_bytes(&bytes, None)).expect_err(what);
        let error = faults.iter().find(|fault| fault.is_error()).expect(what);
        assert!(
            error.line >= 1 && error.column >= 1 && !error.message.is_empty(),
            "{what}"
        );
    }
}

#[test]
fn right_to_left_names_without_hidden_marks_are_welcome() {
    let source = generated::scenario(10, 5).replacen("\"Ravi\"", "\"רביע\"", 1);
    let (scenario, _) = Scenario::load(&source, None).unwrap();
    for seed in 0..8 {
        let mut call = Call::ring(&scenario, Seed(seed));
        call.handle(0, Command::Wait).unwrap();
    }
}

#[test]
fn a_million_characters_typed_are_refused_and_change_nothing() {
    let scenario = generated_scenario();
    let mut call = Call::ring(&scenario, Seed(7));
    call.handle(10_000, Command::Wait).unwrap();
    let understanding = call.understanding();
    let before = call.state().clone();
    for text in [
        "what about him ".repeat(70_000),
        "😀".repeat(250_000),
        "(".repeat(1_000_000),
    ] {
        let heard = soon("understanding", || understanding.hear(&text));
        let refusal = call
            .handle(
                11_000,
                Command::Ask {
                    text: text.clone(),
                    heard,
                },
            )
            .unwrap_err();
        assert_eq!(
            refusal,
            Refusal::TooLong {
                most: limits::TYPED_CHARS
            }
        );
        let refusal = call.handle(11_000, Command::Write(text)).unwrap_err();
        assert_eq!(
            refusal,
            Refusal::TooLong {
                most: limits::TYPED_CHARS
            }
        );
        assert_eq!(&before, call.state());
    }
}

#[test]
fn waiting_for_hours_brings_few_events_and_an_end() {
    let scenario = generated_scenario();
    let mut call = Call::ring(&scenario, Seed(7));
    let events = soon("hours", || {
        call.handle(limits::CALL_MS, Command::Wait).unwrap().len()
    });
    assert!(events < 400, "{events} events");
    let phase = call.state().phase;
    assert_eq!(phase, warning_signs::call::state::Phase::RungOff);
    assert!(call.handle(limits::CALL_MS + 1, Command::Wait).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// Whatever is typed is done, refused or explained.
    #[test]
    fn any_line_typed_is_answered(lines in prop::collection::vec("\\PC{0,40}|(ask|say|mark|search|log|grade|refer|challenge|open|choose) \\PC{0,60}", 1..12)) {
        let scenario = generated_scenario();
        let mut running = Running::new(Call::ring(&scenario, Seed(3)));
        for (place, line) in lines.iter().enumerate() {
            let deed = Deed::parse(line).or_else(|_| Deed::parse(&format!("ask {line}")));
            let Ok(deed) = deed else { continue };
            let at_ms = 9_000 * (place as u64 + 1);
            if let Err(not_done) = running.deed(at_ms, &deed, &mut Vec::new()) {
                prop_assert!(!not_done.to_string().is_empty());
            }
        }
        running.call.view();
    }

    /// Whatever stands in a file of plays is read or explained.
    #[test]
    fn any_play_is_read_or_explained(text in "(([0-9]:[0-9]{2}|then|\\+[0-9]) (ask|mark|search|log|grade) \\PC{0,30}\n|\\PC{0,40}\n){0,10}") {
        if let Err(faults) = Play::parse(&text) {
            prop_assert!(faults.iter().all(|(line, fault)| *line >= 1 && !fault.to_string().is_empty()));
        }
    }

    /// Bytes that are no journal are refused; a sound beginning is kept.
    #[test]
    fn any_bytes_after_a_header_are_survived(tail in prop::collection::vec(any::<u8>(), 0..300)) {
        let scenario = generated_scenario();
        let call = Call::ring(&scenario, Seed(1));
        let mut bytes = Vec::new();
        Chain::begin(&Header::of(&call), &mut bytes);
        let header = bytes.len();
        bytes.extend_from_slice(&tail);
        let journal = Journal::read(&scenario, &bytes).unwrap();
        prop_assert_eq!(journal.lost.is_some(), !tail.is_empty());
        prop_assert_eq!(journal.whole_bytes, header);
        Debrief::from_journal(&scenario, &journal);
    }
}
