//! What the caller of one call can be asked for: the phrases and names of this variant.

use std::borrow::Cow;

use super::Call;
use crate::scenario::drawn::Drawn;
use crate::scenario::loaded::Loaded;
use crate::scenario::number::{CastNo, FactNo};
use crate::understanding::{Askable, Names, Understanding};

impl Call {
    /// The understanding of this call's caller. It is made anew at each call of this, and does not change
    /// while the call lasts: a front end keeps it.
    pub fn understanding(&self) -> Understanding {
        understanding(self.scenario(), self.drawn())
    }
}

/// The understanding of a caller in this variant.
pub fn understanding(scenario: &Loaded, drawn: &Drawn) -> Understanding {
    let script = &scenario.script;
    let askable: Vec<Askable<'_>> = scenario
        .facts
        .iter()
        .enumerate()
        .filter_map(|(place, fact)| {
            let phrases = fact
                .asked
                .iter()
                .map(|text| Cow::Owned(text.render(script, drawn)));
            let first = usize::from(fact.says.first);
            let lines = first..first + usize::from(fact.says.count);
            let answers = scenario.lines.get(lines).unwrap_or_default().iter();
            let answers = answers.map(|line| Cow::Owned(line.text.render(script, drawn)));
            Some(Askable {
                fact: FactNo(u16::try_from(place).ok()?),
                phrases: phrases.collect(),
                topic: Cow::Owned(fact.topic.render(script, drawn)),
                answers: answers.collect(),
            })
        })
        .collect();
    Understanding::of(&askable, &names(scenario, drawn))
}

fn names<'s>(scenario: &'s Loaded, drawn: &Drawn) -> Names<'s> {
    let mut names = Names::default();
    for (place, (key, member)) in scenario.script.cast.iter().enumerate() {
        let Ok(no) = u16::try_from(place).map(CastNo) else {
            break;
        };
        let Some(pick) = drawn.member(no).map(|it| usize::from(it.pick)) else {
            continue;
        };
        let mut called: Vec<&str> = member
            .names
            .get(pick)
            .map(String::as_str)
            .into_iter()
            .collect();
        for also in ["spelt", "alias", "nick", "username"] {
            let value = member.also.get(also).and_then(|values| values.get(pick));
            called.extend(value.map(String::as_str));
        }
        match key.as_str() {
            "child" => names.child = called,
            "subject" => names.subject = called,
            other => names.others.push((other.to_owned(), called)),
        }
    }
    names
}
