//! The integration tests, in one crate so that the library is linked once.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../../benches/generated.rs"]
mod generated;

mod alternatives;
mod authoring;
mod checking;
#[cfg(feature = "web")]
mod classroom;
#[cfg(all(feature = "web", feature = "desktop"))]
mod classroom_desk;
mod command_line;
#[cfg(feature = "desktop")]
mod console;
mod debrief;
mod explore;
mod guide;
mod hearing;
mod hostile;
mod house;
mod journal;
mod keeping;
mod laws;
mod lsp;
mod pack;
mod plays;
#[cfg(feature = "web")]
mod postgres;
mod program;
#[cfg(feature = "web")]
mod serving;
#[cfg(feature = "web")]
mod sessions;
mod supervising;
mod terminal;
mod understanding;
mod unmatched;
mod voice;
#[cfg(all(feature = "desktop", target_os = "linux"))]
mod window;

use std::sync::OnceLock;

use warning_signs::scenario::loaded::Scenario;

/// A valid scenario of 40 facts, made by rule.
fn generated_scenario() -> Scenario {
    static SCENARIO: OnceLock<Scenario> = OnceLock::new();
    let load = || {
        Scenario::load(&generated::scenario(40, 20), None)
            .unwrap()
            .0
    };
    SCENARIO.get_or_init(load).clone()
}
