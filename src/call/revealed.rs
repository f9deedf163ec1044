//! What the lines said so far were evidence for: answers, which the trainee is to find.

use super::Call;
use super::memory::Spoken;
use super::speech::line_ms;
use crate::scenario::catalogue::Catalogue;
use crate::scenario::number::LineNo;
use crate::scenario::script::Weight;

/// A line that was said, and the signs it is evidence for. An answer; see [`Call::revealed`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revealed {
    /// The line.
    pub line: LineNo,
    /// When its first word was said, in milliseconds since the call began.
    pub from_ms: u64,
    /// Names of the signs, and how much the line says about each.
    pub signs: Vec<(String, Weight)>,
    /// Whether the trainee has marked the line with one of them.
    pub marked: bool,
}

impl Call {
    /// What the lines heard so far were evidence for, in the order they were first said. A line that says nothing of
    /// any sign is not among them, nor is one that is still to come or was cut off before it could be heard.
    ///
    /// **This gives the answers.** It is for a group that discusses a call on a projector, for watching a play, and
    /// for authors; never for the screen of a trainee whose own call goes on, and no part of the
    /// [view](super::view::View) for that reason.
    pub fn revealed(&self) -> Vec<Revealed> {
        let mut revealed: Vec<Revealed> = Vec::new();
        let begun = self.state.spoken.iter();
        for spoken in begun.filter(|it| it.from_ms <= self.now_ms) {
            let line = spoken.line;
            let known = revealed.iter().any(|it| it.line == line);
            if known || !self.was_heard(spoken) {
                continue;
            }
            let fact = self.scenario.fact_of_line(line);
            let Some(fact) = fact.and_then(|it| self.scenario.fact(it)) else {
                continue;
            };
            if fact.signs.is_empty() {
                continue;
            }
            let lists = Catalogue::built_in();
            let signs = fact.signs.iter().filter_map(|(sign, weight)| {
                Some((lists.signs.get(sign.place())?.name.clone(), *weight))
            });
            revealed.push(Revealed {
                line,
                from_ms: spoken.from_ms,
                signs: signs.collect(),
                marked: fact
                    .signs
                    .iter()
                    .any(|(sign, _)| self.state.marked(line, *sign)),
            });
        }
        revealed
    }

    /// Whether something the caller has begun was heard: a line that is cut off before its half is not.
    fn was_heard(&self, spoken: &Spoken) -> bool {
        let whole_ms = u64::from(line_ms(&self.scenario, &self.drawn, spoken.line));
        !spoken.cut || spoken.until_ms - spoken.from_ms >= whole_ms / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::command::Command;
    use crate::call::play::Play;
    use crate::call::run::Running;
    use crate::scenario::drawn::Seed;
    use crate::scenario::loaded::Scenario;
    use crate::scenario::number::FactNo;
    use crate::understanding::{Heard, Manner, Meaning};

    fn scenario() -> Scenario {
        let source = include_str!("../../scenarios/server-owner/scenario.ron");
        Scenario::load(source, None).ok().unwrap().0
    }

    #[test]
    fn what_an_expert_marks_was_revealed_and_nothing_before_it_was_said() {
        let scenario = scenario();
        let play = include_str!("../../scenarios/server-owner/plays/expert.play");
        let mut running = Running::new(Call::ring(&scenario, Seed(1)));
        assert_eq!(running.call.revealed(), []);
        for step in &Play::parse(play).unwrap().steps {
            running.step(step, &mut Vec::new()).unwrap();
            for it in running.call.revealed() {
                assert!(it.from_ms <= running.call.now_ms() && !it.signs.is_empty());
            }
        }
        let revealed = running.call.revealed();
        let marked = revealed.iter().filter(|it| it.marked);
        let lines = marked.map(|it| it.line).collect::<Vec<_>>();
        assert!(!lines.is_empty() && lines.len() <= revealed.len());
        for mark in &running.call.state().marks {
            let fact = scenario.fact_of_line(mark.line);
            let fact = fact.and_then(|it| scenario.fact(it));
            let right = fact.is_some_and(|it| it.signs.iter().any(|(sign, _)| *sign == mark.sign));
            assert_eq!(right, lines.contains(&mark.line), "{mark:?}");
        }
        let mut seen: Vec<LineNo> = revealed.iter().map(|it| it.line).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), revealed.len(), "a line is told once");
    }

    fn ask(call: &mut Call, fact: FactNo) {
        let at_ms = call.state().floor_until_ms.max(call.now_ms()) + 1_000;
        let heard = Heard::sure(Meaning::Fact(fact), "and then?", Manner::Neutral);
        let text = "and then?".to_owned();
        call.handle(at_ms, Command::Ask { text, heard }).unwrap();
    }

    #[test]
    fn a_line_that_is_still_to_come_or_was_cut_off_is_not_revealed() {
        let scenario = scenario();
        let telling = |fact: &&FactNo| {
            let entry = scenario.fact(**fact).unwrap();
            !entry.signs.is_empty() && entry.needs.is_empty()
        };
        let facts: Vec<FactNo> = (0..scenario.facts.len())
            .map(|it| FactNo(u16::try_from(it).unwrap()))
            .collect();
        let fact = *facts.iter().find(telling).unwrap();
        let mut call = Call::ring(&scenario, Seed(1));
        call.handle(0, Command::Wait).unwrap();
        ask(&mut call, fact);
        assert_eq!(call.revealed(), [], "it has not begun");
        let first = *call.state().telling().first().unwrap();
        call.handle(first.from_ms + 1, Command::Hold).unwrap();
        assert_eq!(call.revealed(), [], "it was cut off");

        call.handle(first.from_ms + 2_000, Command::Resume).unwrap();
        ask(&mut call, fact);
        let until_ms = call.state().floor_until_ms;
        call.handle(until_ms, Command::Wait).unwrap();
        let revealed = call.revealed();
        assert_eq!(revealed[0].line, first.line);
        assert!(revealed[0].from_ms > first.from_ms && !revealed[0].marked);
        // Told again, it stays what it was.
        ask(&mut call, fact);
        assert_eq!(call.revealed(), revealed);
    }
}
