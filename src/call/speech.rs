//! How long speech takes: as long as its recording, or an estimate where there is none.

use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::Loaded;
use crate::scenario::number::LineNo;
use crate::scenario::script::Delivery;

/// The caller's pause before answering, in milliseconds.
pub const THINK_MS: u32 = 600;
/// The pause between two lines of one turn, in milliseconds.
pub const BREATH_MS: u32 = 300;

/// How long a line takes to say, in milliseconds.
pub fn line_ms(scenario: &Loaded, drawn: &Drawn, line: LineNo) -> u32 {
    if let Some(recording) = scenario.recording(line, drawn) {
        return recording.for_ms;
    }
    let Some(entry) = scenario.line(line) else {
        return 0;
    };
    estimate_ms(entry.text.chars(&scenario.script, drawn), entry.delivery)
}

/// How long so many characters take to say, in milliseconds. About fifteen a second in an everyday voice;
/// distress slows some voices and hurries others.
pub fn estimate_ms(chars: u32, delivery: Delivery) -> u32 {
    400 + chars * ms_per_char(delivery)
}

fn ms_per_char(delivery: Delivery) -> u32 {
    match delivery {
        Delivery::Angry => 60,
        Delivery::Worried => 63,
        Delivery::Calm | Delivery::Relief => 67,
        Delivery::Flat => 74,
        Delivery::Uneasy | Delivery::Whisper => 78,
        Delivery::Tearful => 82,
    }
}

/// How long a handler takes to say this, in milliseconds. Scripts that go on as soon as the caller has
/// finished allow for it.
pub fn handler_ms(text: &str) -> u32 {
    let chars = u32::try_from(text.chars().count())
        .unwrap_or(u32::MAX)
        .min(600);
    500 + chars * 62
}
