//! What one more idle call beside a shared scenario keeps on the heap.

#[path = "generated.rs"]
mod generated;

use warning_signs::call::Call;
use warning_signs::call::command::Command;
use warning_signs::scenario::drawn::Seed;
use warning_signs::scenario::loaded::Scenario;

#[global_allocator]
static HEAP: dhat::Alloc = dhat::Alloc;

fn main() {
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
