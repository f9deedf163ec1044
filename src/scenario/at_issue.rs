//! What of a script is at issue in one call: of alternatives the seed draws one, and what rests on another is left out.

use super::drawn::Drawn;
use super::loaded::{LineEntry, Loaded, Owner};
use super::number::{FactNo, LineNo, SignNo};
use super::script::LogMatter;

impl Loaded {
    /// Whether the fact of this id is true in this call.
    pub fn fact_is_true(&self, drawn: &Drawn, id: &str) -> bool {
        self.fact_of(id).is_none_or(|fact| drawn.is_true(fact))
    }

    /// Whether a log can carry this in this call. What is no fact always can be.
    pub fn matter_is_true(&self, drawn: &Drawn, matter: &LogMatter) -> bool {
        match matter {
            LogMatter::Fact(id) => self.fact_is_true(drawn, id),
            LogMatter::Concern | LogMatter::Trace(_) | LogMatter::Rationale => true,
        }
    }

    /// Whether anything that is true in this call is evidence for the sign, or nothing at all is in any.
    pub fn sign_is_true(&self, drawn: &Drawn, sign: SignNo) -> bool {
        let mut shown = false;
        for (place, fact) in self.facts.iter().enumerate() {
            if fact.signs.iter().any(|(it, _)| *it == sign) {
                let no = u16::try_from(place).map(FactNo);
                if no.is_ok_and(|no| drawn.is_true(no)) {
                    return true;
                }
                shown = true;
            }
        }
        !shown
    }

    /// The line that is said in this call instead of this one, where its fact is not true in it: the one at the same
    /// place of the fact that is.
    pub fn true_line(&self, drawn: &Drawn, line: LineNo) -> LineNo {
        let Some(Owner::Fact(fact)) = self.line(line).map(|entry: &LineEntry| entry.owner) else {
            return line;
        };
        let (Some(written), Some(instead)) = (self.fact(fact), self.fact(drawn.true_fact(fact)))
        else {
            return line;
        };
        let place = line.0.wrapping_sub(written.says.first);
        if place < written.says.count && place < instead.says.count {
            LineNo(instead.says.first + place)
        } else {
            line
        }
    }
}
