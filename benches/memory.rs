//! What one more idle call beside a shared scenario keeps on the heap, and what understanding its caller does.

#[path = "generated.rs"]
mod generated;

use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;

#[global_allocator]
static HEAP: dhat::Alloc = dhat::Alloc;

fn main() {
    understanding();
    for facts in [40, 200, 1_000] {
        let (scenario, _) = Scenario::load(&generated::scenario(facts, 30), None)
            .expect("generated ones are valid");
        let profiler = dhat::Profiler::builder().testing().build();
        let before = dhat::HeapStats::get().curr_bytes;
        let calls: Vec<Call> = (0..1_000)
            .map(|seed| {
                let mut call = Call::ring(&scenario, Seed(seed));
                call.handle(0, Command::Wait).expect("it rings");
                call
            })
            .collect();
        let bytes = dhat::HeapStats::get().curr_bytes - before;
        // The calls' own places in the list are on the heap too, and counted.
        println!(
            "{facts} facts: {} bytes of heap a call",
            bytes / calls.len()
        );
        drop(calls);
        drop(profiler);
    }
}

/// What is kept to understand the questions of any call, once, and of one more call.
fn understanding() {
    let owner = include_str!("../scenarios/server-owner/scenario.ron").to_owned();
    let coach = include_str!("../scenarios/server-coach/scenario.ron").to_owned();
    let profiler = dhat::Profiler::builder().testing().build();
    let bytes = || dhat::HeapStats::get().curr_bytes;
    for (name, text) in [
        ("server-owner", owner),
        ("server-coach", coach),
        ("200 facts, made by rule", generated::scenario(200, 30)),
    ] {
        let (scenario, _) = Scenario::load(&text, None).expect("it is valid");
        let call = Call::ring(&scenario, Seed(1));
        let before = bytes();
        let first = call.understanding();
        let after_first = bytes();
        let second = call.understanding();
        println!(
            "understanding of {name}: {} kB the first time, {} kB once more",
            (after_first - before) / 1000,
            (bytes() - after_first) / 1000
        );
        drop((first, second));
    }
    drop(profiler);
}
