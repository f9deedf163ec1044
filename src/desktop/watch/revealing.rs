//! What the lines said so far were evidence for: shown to a class when it asks for it, never before.

use crate::call::Call;
use crate::call::memory::Spoken;
use crate::call::speech::line_ms;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::LineNo;
use crate::scenario::script::Weight;

/// A line that was said, and the signs it is evidence for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// The line.
    pub line: LineNo,
    /// When its first word was said, in milliseconds since the call began.
    pub from_ms: u64,
    /// Names of the signs, and how much the line says about each.
    pub signs: Vec<(String, Weight)>,
    /// Whether it has been marked with one of them.
    pub marked: bool,
}

/// What the lines heard so far were evidence for, in the order they were first said.
pub fn revealed(call: &Call) -> Vec<Revealed> {
    let (scenario, state) = (call.scenario(), call.state());
    let mut revealed: Vec<Revealed> = Vec::new();
    let begun = state.spoken.iter();
    for spoken in begun.filter(|it| it.from_ms <= call.now_ms()) {
        let line = spoken.line;
        let fact = scenario.fact_of_line(line);
        let signs = fact.and_then(|it| scenario.fact(it)).map(|it| &*it.signs);
        let signs = signs.unwrap_or_default();
        let known = revealed.iter().any(|it| it.line == line);
        if known || signs.is_empty() || !was_heard(call, spoken) {
            continue;
        }
        let lists = Catalogue::built_in();
        let names = signs.iter().filter_map(|(sign, weight)| {
            Some((lists.signs.get(sign.place())?.name.clone(), *weight))
        });
        revealed.push(Revealed {
            line,
            from_ms: spoken.from_ms,
            signs: names.collect(),
            marked: signs.iter().any(|(sign, _)| state.marked(line, *sign)),
        });
    }
    revealed
}

/// Whether what the caller has begun was heard: a line that is cut off before its half is not.
fn was_heard(call: &Call, spoken: &Spoken) -> bool {
    let whole_ms = u64::from(line_ms(call.scenario(), call.drawn(), spoken.line));
    !spoken.cut || spoken.until_ms - spoken.from_ms >= whole_ms / 2
}
