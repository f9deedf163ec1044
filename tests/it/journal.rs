//! A journal survives being cut anywhere and finds any change.

use warning_signs::call::Call;
use warning_signs::call::command::{Command, TraceAt};
use warning_signs::call::event::Event;
use warning_signs::journal::read::How;
use warning_signs::journal::{Chain, Fault, Header, Journal};
use warning_signs::records::Query;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::scenario::number::{AdviceNo, LineNo, SignNo};
use warning_signs::scenario::script::{Grade, System};
use warning_signs::understanding::Move;

use crate::{generated, generated_scenario};

/// A call with something of everything, as it was journalled.
fn recorded() -> (Scenario, Vec<u8>, usize) {
    let scenario = generated_scenario();
    let mut call = Call::ring(&scenario, Seed(7));
    let understanding = call.understanding();
    let ask = |text: &str| Command::Ask {
        text: text.to_owned(),
        heard: understanding.hear(text),
    };
    let query = Query {
        name: Some("Adam Abbot".to_owned()),
        ..Query::default()
    };
    let commands = [
        (12_000, Command::Say(Move::Acknowledge)),
        (20_000, ask("what about the beso")),
        (28_000, ask("Zażółć gęślą jaźń – 😀?")),
        (
            40_000,
            Command::Mark {
                line: LineNo(1),
                sign: SignNo(0),
            },
        ),
        (41_000, Command::Quote(LineNo(1))),
        (
            42_000,
            Command::Search {
                system: System::National,
                query,
                reason: "a child at risk".to_owned(),
            },
        ),
        (
            43_000,
            Command::Open(TraceAt {
                enquiry: 0,
                trace: 0,
            }),
        ),
        (
            44_000,
            Command::Write("Mum is over-anxious, she says “he” told her.\n\tNew line.".to_owned()),
        ),
        (90_000, Command::Advise(AdviceNo(0))),
        (
            99_000,
            Command::Grade {
                grade: Grade::Scheduled,
                because: Some("it can wait a day".to_owned()),
            },
        ),
        (100_000, Command::Submit),
        (
            101_000,
            Command::Challenge {
                quotes: vec![LineNo(1)],
                traces: vec![],
                reason: "it was said twice".to_owned(),
            },
        ),
        (102_000, Command::Accept),
        (103_000, Command::End),
    ];
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
    let mut count = 0;
    for (at_ms, command) in commands {
        let happened: Vec<Event> = call.handle(at_ms, command).unwrap().to_vec();
        for event in &happened {
            chain.push(event, &mut bytes);
            count += 1;
        }
    }
    assert!(count > 25, "the call is worth testing on");
    (scenario, bytes, count)
}

#[test]
fn cut_at_every_byte_it_gives_the_last_whole_record_and_goes_on() {
    let (scenario, bytes, count) = recorded();
    let whole = Journal::read(&scenario, &bytes).unwrap();
    assert_eq!((whole.events.len(), whole.lost.as_ref()), (count, None));
    let header_end = bytes.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    for cut in 0..bytes.len() {
        let read = Journal::read(&scenario, &bytes[..cut]);
        if cut < header_end {
            assert!(read.is_err(), "cut at {cut}");
            continue;
        }
        let journal = read.unwrap();
        assert_eq!(
            journal.events,
            whole.events[..journal.events.len()],
            "cut at {cut}"
        );
        let at_end_of_line = bytes[..cut].ends_with(b"\n");
        assert_eq!(journal.lost.is_none(), at_end_of_line, "cut at {cut}");
        if let Some(lost) = &journal.lost {
            assert_eq!(
                (lost.how, lost.bytes),
                (How::Torn, cut - journal.whole_bytes),
                "cut at {cut}"
            );
        }
        goes_on_from(&scenario, &bytes[..journal.whole_bytes], &journal, &whole);
    }
}

/// What was lost can be written again, and gives the journal it was.
fn goes_on_from(scenario: &Scenario, kept: &[u8], journal: &Journal, whole: &Journal) {
    let mut bytes = kept.to_vec();
    let mut chain = journal.chain.clone();
    for event in &whole.events[journal.events.len()..] {
        chain.push(event, &mut bytes);
    }
    assert_eq!(chain.hash(), whole.chain.hash());
    let again = Journal::read(scenario, &bytes).unwrap();
    assert_eq!((again.events.len(), again.lost), (whole.events.len(), None));
}

#[test]
fn any_bit_flipped_is_found() {
    let (scenario, bytes, _) = recorded();
    let whole = Journal::read(&scenario, &bytes).unwrap();
    let mut flipped = bytes.clone();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            flipped[at] ^= 1 << bit;
            match Journal::read(&scenario, &flipped) {
                Err(Fault::NoHeader | Fault::OtherScenario { .. } | Fault::OtherVersion { .. }) => {
                }
                Err(other) => panic!("byte {at} bit {bit}: {other}"),
                Ok(journal) => {
                    assert!(journal.lost.is_some(), "byte {at} bit {bit} was not found");
                    assert!(journal.whole_bytes <= at, "byte {at} bit {bit}");
                    assert_eq!(journal.events, whole.events[..journal.events.len()]);
                }
            }
            flipped[at] ^= 1 << bit;
        }
    }
}

#[test]
fn a_record_taken_out_put_in_twice_or_swapped_is_found() {
    let (scenario, bytes, count) = recorded();
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    assert_eq!(lines.len(), count + 1);
    for at in 1..lines.len() - 1 {
        let mut without = lines.clone();
        without.remove(at);
        let mut twice = lines.clone();
        twice.insert(at, lines[at]);
        let mut swapped = lines.clone();
        swapped.swap(at, at + 1);
        for changed in [without, twice, swapped] {
            let journal = Journal::read(&scenario, &changed.concat()).unwrap();
            let lost = journal.lost.expect("it is found");
            assert_eq!(lost.how, How::Changed, "record {at}");
            assert!(journal.events.len() >= at - 1, "what came before is kept");
        }
    }
}

#[test]
fn a_journal_of_another_scenario_or_version_is_refused_in_words() {
    let (_, bytes, _) = recorded();
    let other = |from: &str, to: &str| {
        let source = generated::scenario(40, 20).replacen(from, to, 1);
        Scenario::load(&source, None).unwrap().0
    };
    let renamed = other("id: \"generated\"", "id: \"renamed\"");
    let fault = Journal::read(&renamed, &bytes).unwrap_err();
    assert!(
        fault.to_string().contains("scenario `generated`"),
        "{fault}"
    );
    let raised = other("version: 1", "version: 2");
    let fault = Journal::read(&raised, &bytes).unwrap_err();
    assert!(
        fault.to_string().contains("version 1") && fault.to_string().contains("version 2"),
        "{fault}"
    );
    let edited = other("Hello.", "Hallo.");
    let fault = Journal::read(&edited, &bytes).unwrap_err();
    assert!(fault.to_string().contains("different text"), "{fault}");
}

#[test]
fn what_is_no_journal_is_refused() {
    let scenario = generated_scenario();
    for bytes in [
        &b""[..],
        b"\n",
        b"0 00000000 ",
        b"{}",
        b"\xff\xfe\x00",
        &[b'0'; 100_000],
    ] {
        assert!(Journal::read(&scenario, bytes).is_err());
    }
}

#[test]
fn a_forged_record_that_names_what_is_not_there_is_not_believed() {
    let scenario = generated_scenario();
    let call = Call::ring(&scenario, Seed(7));
    let header = Header::of(&call);
    let forged = [
        warning_signs::call::event::What::Quoted(LineNo(60_000)),
        warning_signs::call::event::What::Ended { outcome: 200 },
        warning_signs::call::event::What::Advised(AdviceNo(9_999)),
        warning_signs::call::event::What::Said {
            line: LineNo(0),
            after_ms: u32::MAX,
            for_ms: u32::MAX,
        },
    ];
    for what in forged {
        let mut bytes = Vec::new();
        let mut chain = Chain::begin(&header, &mut bytes);
        chain.push(&Event { at_ms: 5, what }, &mut bytes);
        let journal = Journal::read(&scenario, &bytes).unwrap();
        assert_eq!(journal.events.len(), 0);
        assert_eq!(journal.lost.unwrap().how, How::Senseless);
    }
}
