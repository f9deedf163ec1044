//! What a step of a call, a replay and a score cost.

#[path = "generated.rs"]
mod generated;

use std::hint::black_box;
use std::time::Instant;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::call::event::Event;
use warning_signs::debrief::Debrief;
use warning_signs::journal::{Chain, Header, Journal};
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;
use warning_signs::scenario::number::{AdviceNo, FactNo, LineNo, SignNo};
use warning_signs::understanding::{Candidate, Certainty, Heard, Manner, Meaning, Move, Part};

fn scenario(facts: usize) -> Scenario {
    Scenario::load(&generated::scenario(facts, 30), None)
        .expect("generated scenarios are valid")
        .0
}

/// What a busy trainee does, question by question; each step names its time.
fn commands(scenario: &Scenario, steps: usize) -> Vec<(u64, Command)> {
    let facts = scenario.facts.len();
    (0..steps)
        .map(|step| {
            let fact = FactNo(u16::try_from(step / 5 % facts).expect("few facts"));
            let line = scenario.facts[fact.place()]
                .says
                .iter()
                .next()
                .expect("a line");
            let command = match step % 5 {
                0 => ask(fact),
                1 => Command::Mark {
                    line,
                    sign: SignNo(u16::try_from(step % 30).expect("small")),
                },
                2 => Command::Write("The caller says he told her of it.".to_owned()),
                3 if step % 2 == 0 => Command::Say(Move::Reassure),
                3 => Command::Advise(AdviceNo(u16::try_from(step % 15).expect("small"))),
                _ => Command::Wait,
            };
            (6_000 * step as u64, command)
        })
        .collect()
}

fn ask(fact: FactNo) -> Command {
    let candidate = Candidate {
        meaning: Meaning::Fact(fact),
        score: 900,
        why: "a phrase".to_owned(),
    };
    let part = Part {
        certainty: Certainty::Sure,
        candidates: vec![candidate],
    };
    let heard = Heard {
        parts: vec![part],
        manner: Manner::Neutral,
    };
    Command::Ask {
        text: "What can you tell me about that?".to_owned(),
        heard,
    }
}

/// Times every step by itself and prints the median, for the first and the last quarter of a long call.
fn step(criterion: &mut Criterion) {
    for facts in [200, 1_000] {
        let scenario = scenario(facts);
        let commands = commands(&scenario, 1_200);
        let mut each_ns: Vec<Vec<u128>> = vec![Vec::new(); 4];
        for _ in 0..40 {
            let mut call = Call::ring(&scenario, Seed(7));
            for (place, (at_ms, command)) in commands.iter().cloned().enumerate() {
                let start = Instant::now();
                let _ = black_box(call.handle(at_ms, command));
                each_ns[place * 4 / commands.len()].push(start.elapsed().as_nanos());
            }
        }
        let medians: Vec<u128> = each_ns
            .iter_mut()
            .map(|quarter| {
                quarter.sort_unstable();
                quarter[quarter.len() / 2]
            })
            .collect();
        let mut all: Vec<u128> = each_ns.concat();
        all.sort_unstable();
        let (p50, p99) = (all[all.len() / 2], all[all.len() * 99 / 100]);
        println!(
            "step, {facts} facts: median {p50} ns, 99th {p99} ns; median by quarter of the call {medians:?} ns (one clock reading, about 25 ns, is in each)"
        );
        criterion.bench_function(&format!("step/{facts} facts"), |bencher| {
            bencher.iter_batched(
                || (Call::ring(&scenario, Seed(7)), commands.clone()),
                |(mut call, commands)| {
                    for (at_ms, command) in commands {
                        let _ = black_box(call.handle(at_ms, command));
                    }
                    call
                },
                BatchSize::LargeInput,
            );
        });
    }
}

fn journal(scenario: &Scenario, events: usize) -> Vec<u8> {
    let mut call = Call::ring(scenario, Seed(7));
    let mut bytes = Vec::new();
    let mut chain = Chain::begin(&Header::of(&call), &mut bytes);
    let mut written = 0;
    for (at_ms, command) in commands(scenario, 2_000) {
        let Ok(happened) = call.handle(at_ms, command) else {
            continue;
        };
        let happened: Vec<Event> = happened.to_vec();
        for event in happened.iter().take(events - written) {
            chain.push(event, &mut bytes);
            written += 1;
        }
        if written == events {
            break;
        }
    }
    assert_eq!(written, events, "the call is long enough");
    bytes
}

fn replay(criterion: &mut Criterion) {
    let scenario = scenario(200);
    let bytes = journal(&scenario, 2_000);
    let mut group = criterion.benchmark_group("replay");
    group.throughput(Throughput::Elements(2_000));
    group.bench_function("read, check and fold 2,000 events", |bencher| {
        bencher.iter(|| {
            let journal = Journal::read(&scenario, black_box(&bytes)).expect("a journal");
            journal.replay(&scenario)
        });
    });
    group.bench_function("read, check, fold and score 2,000 events", |bencher| {
        bencher.iter(|| {
            let journal = Journal::read(&scenario, black_box(&bytes)).expect("a journal");
            Debrief::from_journal(&scenario, &journal)
        });
    });
    let journal = Journal::read(&scenario, &bytes).expect("a journal");
    group.bench_function("fold 2,000 events", |bencher| {
        bencher.iter(|| black_box(&journal).replay(&scenario));
    });
    group.bench_function("fold and score 2,000 events", |bencher| {
        bencher.iter(|| Debrief::from_journal(&scenario, black_box(&journal)));
    });
    group.finish();
}

fn write(criterion: &mut Criterion) {
    let scenario = scenario(200);
    let bytes = journal(&scenario, 2_000);
    let journal = Journal::read(&scenario, &bytes).expect("a journal");
    let mut group = criterion.benchmark_group("journal");
    group.throughput(Throughput::Elements(2_000));
    group.bench_function("write 2,000 events to memory", |bencher| {
        bencher.iter(|| {
            let mut out = Vec::with_capacity(bytes.len());
            let mut chain = Chain::begin(&journal.header, &mut out);
            for event in &journal.events {
                chain.push(event, &mut out);
            }
            out
        });
    });
    group.finish();
}

fn heard_first_line(criterion: &mut Criterion) {
    let source = generated::scenario(200, 30);
    println!("generated scenario, 200 facts: {} bytes", source.len());
    criterion.bench_function("text to first line, 200 facts", |bencher| {
        bencher.iter(|| {
            let (scenario, _) = Scenario::load(black_box(&source), None).expect("valid");
            let mut call = Call::ring(&scenario, Seed(7));
            let events = call.handle(0, Command::Wait).expect("it rings").len();
            let first = scenario.words(LineNo(0), call.drawn());
            (events, first)
        });
    });
}

criterion_group!(benches, step, replay, write, heard_first_line);
criterion_main!(benches);
