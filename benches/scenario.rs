//! What checking scenarios costs, beside what `ron` alone takes on the same text.

#[path = "generated.rs"]
mod generated;

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use warning_signs::scenario::loaded::Scenario;
use warning_signs::scenario::script::Script;

/// 1,000 generated scenarios of 40 facts: `ron` alone and `check`, by turns in one run.
fn check(criterion: &mut Criterion) {
    let sources: Vec<String> = (0..1_000)
        .map(|number| generated::scenario(30 + number % 20, 10 + number % 10))
        .collect();
    let (mut parsing, mut checking) = (Duration::ZERO, Duration::ZERO);
    for source in &sources {
        let start = Instant::now();
        black_box(parse(source));
        parsing += start.elapsed();
        let start = Instant::now();
        black_box(Scenario::load(source, None).expect("valid"));
        checking += start.elapsed();
    }
    println!(
        "1,000 scenarios, {} kB: ron alone {parsing:?}, check {checking:?}, ratio {:.2}",
        sources.iter().map(String::len).sum::<usize>() / 1_000,
        checking.as_secs_f64() / parsing.as_secs_f64()
    );
    let source = &sources[10];
    criterion.bench_function("ron alone, 40 facts", |it| {
        it.iter(|| parse(black_box(source)))
    });
    criterion.bench_function("check, 40 facts", |it| {
        it.iter(|| Scenario::load(black_box(source), None).expect("valid"));
    });
}

fn parse(source: &str) -> Script {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(source).expect("valid")
}

criterion_group!(benches, check);
criterion_main!(benches);
