//! What exploring a scenario showed, as plain data for a document, a page or a text.

use serde::Serialize;

use crate::call::Call;
use crate::call::view::{decision_words, record_words};
use crate::debrief::item::Item;
use crate::scenario::drawn::Seed;
use crate::scenario::loaded::Scenario;

use super::expected::Expected;
use super::kind::{ByKind, Kind};
use super::play::debrief_of;
use super::spread::{Scores, Spread};
use super::tally::{Tallies, Tally};

/// An expectation that the expert meets less often than this is rarely met, in thousandths.
pub const RARELY: u16 = 600;
/// Scores tell a kind from the one below it where one of it is above one of the other this often, in thousandths.
pub const APART: u16 = 600;

/// What exploring a scenario showed. Shares are in thousandths.
#[derive(Clone, Debug, Serialize)]
pub struct Exploration {
    /// The scenario's id.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: u32,
    /// The seed that all plays come from.
    pub seed: u64,
    /// How many plays there were.
    pub runs: u32,
    /// What each kind of trainee did and scored.
    pub kinds: Vec<OfKind>,
    /// How well the total tells the kinds apart.
    pub separation: Separation,
    /// Every expectation, in the order of a debrief.
    pub expectations: Vec<OfExpectation>,
    /// Every fact, in the order of the script.
    pub facts: Vec<OfFact>,
    /// What followed, in the order of the script.
    pub outcomes: Vec<OfOther>,
    /// The supervisor's first decisions, in the order of the script.
    pub decisions: Vec<OfOther>,
    /// The records, in the order of the script.
    pub records: Vec<OfRecord>,
    /// What nobody reached.
    pub unreached: Unreached,
}

/// What the trainees of one kind came to.
#[derive(Clone, Debug, Serialize)]
pub struct OfKind {
    /// Its name.
    pub kind: &'static str,
    /// What it does.
    pub about: &'static str,
    /// How many plays.
    pub plays: u32,
    /// How many were passed.
    pub passed: u32,
    /// How long a call lasted, in milliseconds, on average.
    pub mean_length_ms: u64,
    /// The totals.
    pub total: Spread,
    /// Recognising.
    pub recognise: Spread,
    /// Checking.
    pub check: Spread,
    /// The log.
    pub record: Spread,
    /// Advice.
    pub advise: Spread,
    /// Grade, referral, challenge.
    pub escalate: Spread,
    /// Care.
    pub care: Spread,
    /// How often each total of 0 to 100 was reached.
    pub totals: Vec<u32>,
    /// How many decisions were challenged.
    pub challenged: u32,
    /// How many of them were changed.
    pub changed: u32,
    /// Marks on lines that do not show the sign, in a hundred plays.
    pub unsupported_marks_per_hundred: u64,
    /// Wordings of the log to be put better, in a hundred plays.
    pub wordings_per_hundred: u64,
}

/// How well the total tells the kinds apart.
#[derive(Clone, Debug, Serialize)]
pub struct Separation {
    /// Each kind and the one below it.
    pub steps: Vec<Apart>,
    /// The probability that of two trainees of different kinds the abler scores higher, in thousandths.
    pub overall: u16,
}

/// How well the total tells two kinds apart.
#[derive(Clone, Debug, Serialize)]
pub struct Apart {
    /// The abler kind.
    pub higher: &'static str,
    /// The other.
    pub lower: &'static str,
    /// The probability that one of the abler scores above one of the other, equal scores counting half, in
    /// thousandths: the area under the ROC curve.
    pub above: u16,
    /// The median total of the abler.
    pub higher_median: u8,
    /// The median total of the other.
    pub lower_median: u8,
    /// Whether they are apart: the medians stand in order, and the abler is above often enough.
    pub apart: bool,
}

/// What became of an expectation.
#[derive(Clone, Debug, Serialize)]
pub struct OfExpectation {
    /// Its name in a debrief.
    pub id: String,
    /// What it asks for.
    pub what: String,
    /// How much it counts beside its neighbours.
    pub weight: u8,
    /// Whether missing it fails the call.
    pub critical: bool,
    /// How often it was met in full; late is not.
    pub met: ByKind<u16>,
    /// The points of the total it brought, on average, in thousandths.
    pub points_thousandths: ByKind<i64>,
    /// Whether even the expert rarely meets it.
    pub rarely_met: bool,
}

/// How often a fact was told.
#[derive(Clone, Debug, Serialize)]
pub struct OfFact {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// How often all of it was told.
    pub told: ByKind<u16>,
    /// How often some of it was, and never all.
    pub half: ByKind<u16>,
    /// Whether none of any kind was ever told any of it.
    pub never: bool,
}

/// How often something came up.
#[derive(Clone, Debug, Serialize)]
pub struct OfOther {
    /// Its id, or its number.
    pub id: String,
    /// What it is.
    pub what: String,
    /// How often it came up.
    pub share: ByKind<u16>,
    /// Whether it never did.
    pub never: bool,
}

/// How often a record came up.
#[derive(Clone, Debug, Serialize)]
pub struct OfRecord {
    /// Its id.
    pub id: String,
    /// What it is.
    pub what: String,
    /// How often a search brought it.
    pub found: ByKind<u16>,
    /// How often it was opened.
    pub opened: ByKind<u16>,
    /// Whether no search ever brought it.
    pub never: bool,
}

/// Ids of what nobody reached.
#[derive(Clone, Debug, Default, Serialize, PartialEq, Eq)]
pub struct Unreached {
    /// Facts never told, in whole or in part.
    pub facts: Vec<String>,
    /// Expectations that even the expert rarely meets.
    pub expectations: Vec<String>,
    /// Outcomes never shown.
    pub outcomes: Vec<String>,
    /// Decisions never taken, by their numbers from 1.
    pub decisions: Vec<String>,
    /// Records never found.
    pub records: Vec<String>,
}

/// What is reported of: the scenario, and one variant of it for names in words.
pub(super) struct Subject<'s> {
    pub scenario: &'s Scenario,
    pub expected: &'s [Expected],
    pub seed: u64,
    pub runs: u32,
}

impl Exploration {
    pub(super) fn of(subject: &Subject<'_>, tallies: &Tallies) -> Exploration {
        let call = Call::ring(subject.scenario, Seed(subject.seed));
        let script = &subject.scenario.script;
        let kinds = tallies.0.iter();
        let expectations = expectations(subject, tallies);
        let (facts, records) = (facts(&call, tallies), records(&call, tallies));
        let outcomes = script.outcomes.iter().enumerate().map(|(place, it)| {
            let words = subject.scenario.say(&it.title, call.drawn());
            other(tallies, it.id.clone(), words, |of| of.outcomes[place])
        });
        let decisions = script.review.decisions.iter().enumerate();
        let decisions = decisions.map(|(place, it)| {
            let number = (place + 1).to_string();
            let words = decision_words(it.decision);
            other(tallies, number, words, |of| of.decisions[place])
        });
        let mut exploration = Exploration {
            scenario: script.id.clone(),
            title: script.title.clone(),
            version: script.version,
            seed: subject.seed,
            runs: subject.runs,
            kinds: kinds.map(|(kind, tally)| OfKind::of(kind, tally)).collect(),
            separation: Separation::of(tallies),
            expectations,
            facts,
            outcomes: outcomes.collect(),
            decisions: decisions.collect(),
            records,
            unreached: Unreached::default(),
        };
        exploration.unreached = Unreached::of(&exploration);
        exploration
    }
}

impl OfKind {
    fn of(kind: Kind, tally: &Tally) -> OfKind {
        let per_hundred = |count: u64| count * 100 / u64::from(tally.plays.max(1));
        let spread = |place: usize| tally.scores[place].spread();
        OfKind {
            kind: kind.name(),
            about: kind.about(),
            plays: tally.plays,
            passed: tally.passed,
            mean_length_ms: tally.length_ms / u64::from(tally.plays.max(1)),
            total: spread(0),
            recognise: spread(1),
            check: spread(2),
            record: spread(3),
            advise: spread(4),
            escalate: spread(5),
            care: spread(6),
            totals: tally.scores[0].counts().to_vec(),
            challenged: tally.challenges.1,
            changed: tally.challenges.0,
            unsupported_marks_per_hundred: per_hundred(tally.unsupported_marks),
            wordings_per_hundred: per_hundred(tally.wordings),
        }
    }

    /// The six scores by their names, in the order of the chain.
    pub fn categories(&self) -> [(&'static str, Spread); 6] {
        [
            ("Recognise", self.recognise),
            ("Check", self.check),
            ("Record", self.record),
            ("Advise", self.advise),
            ("Escalate", self.escalate),
            ("Care", self.care),
        ]
    }
}

impl Separation {
    fn of(tallies: &Tallies) -> Separation {
        let scores = |kind: Kind| &tallies.0.get(kind).scores[0];
        let steps = Kind::ALL.windows(2).rev().map(|pair| {
            let (lower, higher) = (pair[0], pair[1]);
            Apart::of((higher, scores(higher)), (lower, scores(lower)))
        });
        let (mut sum, mut pairs) = (0u32, 0u32);
        for (place, higher) in Kind::ALL.into_iter().enumerate() {
            for lower in &Kind::ALL[..place] {
                sum += u32::from(scores(higher).above(scores(*lower)));
                pairs += 1;
            }
        }
        Separation {
            steps: steps.collect(),
            overall: u16::try_from(sum / pairs.max(1)).unwrap_or(1000),
        }
    }
}

impl Apart {
    fn of(higher: (Kind, &Scores), lower: (Kind, &Scores)) -> Apart {
        let above = higher.1.above(lower.1);
        let (higher_median, lower_median) = (higher.1.spread().median, lower.1.spread().median);
        Apart {
            higher: higher.0.name(),
            lower: lower.0.name(),
            above,
            higher_median,
            lower_median,
            apart: higher_median > lower_median && above >= APART,
        }
    }
}

impl Unreached {
    fn of(it: &Exploration) -> Unreached {
        let others = |list: &[OfOther]| {
            let never = list.iter().filter(|it| it.never);
            never.map(|it| it.id.clone()).collect()
        };
        let facts = it.facts.iter().filter(|it| it.never);
        let expectations = it.expectations.iter().filter(|it| it.rarely_met);
        let records = it.records.iter().filter(|it| it.never);
        Unreached {
            facts: facts.map(|it| it.id.clone()).collect(),
            expectations: expectations.map(|it| it.id.clone()).collect(),
            outcomes: others(&it.outcomes),
            decisions: others(&it.decisions),
            records: records.map(|it| it.id.clone()).collect(),
        }
    }
}

fn expectations(subject: &Subject<'_>, tallies: &Tallies) -> Vec<OfExpectation> {
    let words = words(subject);
    let expected = subject.expected.iter().enumerate();
    let all = expected.map(|(place, expected)| {
        let item = words.iter().find(|it| it.id == expected.id);
        let fate = |kind| tallies.0.get(kind).expectations[place];
        let met = ByKind::of(|kind| share(fate(kind).met, fate(kind).judged));
        let judged = fate(Kind::Expert).judged > 0;
        OfExpectation {
            id: expected.id.clone(),
            what: item.map_or_else(String::new, |it| it.what.clone()),
            weight: item.map_or(0, |it| it.weight),
            critical: item.is_some_and(|it| it.critical),
            points_thousandths: ByKind::of(|kind| {
                fate(kind).points_thousandths / i64::from(fate(kind).judged.max(1))
            }),
            rarely_met: judged && met.expert < RARELY,
            met,
        }
    });
    all.collect()
}

/// How many variants are looked at for one in which an expectation is at issue.
const VARIANTS: u64 = 24;

/// Every expectation in words. A call in which nothing happened is judged too and has them all; but what rests on a fact
/// that is not true in it, which another variant may have.
fn words(subject: &Subject<'_>) -> Vec<Item> {
    let mut words: Vec<Item> = Vec::new();
    for more in 0..VARIANTS {
        let known = |id: &String| words.iter().any(|it| it.id == *id);
        if subject.expected.iter().all(|it| known(&it.id)) {
            break;
        }
        let seed = Seed(subject.seed.wrapping_add(more));
        let items = debrief_of(&Call::ring(subject.scenario, seed), Vec::new()).items;
        let new: Vec<Item> = items.into_iter().filter(|it| !known(&it.id)).collect();
        words.extend(new);
    }
    words
}

fn facts(call: &Call, tallies: &Tallies) -> Vec<OfFact> {
    let scenario = call.scenario();
    let facts = scenario.facts.iter().enumerate();
    let all = facts.map(|(place, fact)| {
        let of = |kind| tallies.0.get(kind);
        let told = |kind| of(kind).facts[place];
        OfFact {
            id: fact.id.to_string(),
            topic: fact.topic.render(&scenario.script, call.drawn()),
            told: ByKind::of(|kind| share(told(kind).0, of(kind).plays)),
            half: ByKind::of(|kind| share(told(kind).1, of(kind).plays)),
            never: Kind::ALL.into_iter().all(|kind| told(kind) == (0, 0)),
        }
    });
    all.collect()
}

fn records(call: &Call, tallies: &Tallies) -> Vec<OfRecord> {
    let scenario = call.scenario();
    let records = scenario.script.records.iter();
    let all = records.zip(0u16..).map(|(record, no)| {
        let no = crate::scenario::number::RecordNo(no);
        let of = |kind| tallies.0.get(kind);
        let seen = |kind| of(kind).records[no.place()];
        OfRecord {
            id: record.id.clone(),
            what: record_words(scenario, call.drawn(), no),
            found: ByKind::of(|kind| share(seen(kind).0, of(kind).plays)),
            opened: ByKind::of(|kind| share(seen(kind).1, of(kind).plays)),
            never: Kind::ALL.into_iter().all(|kind| seen(kind).0 == 0),
        }
    });
    all.collect()
}

fn other(tallies: &Tallies, id: String, what: String, count: impl Fn(&Tally) -> u32) -> OfOther {
    let of = |kind| tallies.0.get(kind);
    OfOther {
        id,
        what,
        share: ByKind::of(|kind| share(count(of(kind)), of(kind).plays)),
        never: Kind::ALL.into_iter().all(|kind| count(of(kind)) == 0),
    }
}

/// In thousandths; never 0 of what there was, and never all where there was not all.
fn share(count: u32, of: u32) -> u16 {
    let exact = u64::from(count) * 1000 / u64::from(of.max(1));
    let shown = if count > 0 { exact.max(1) } else { exact };
    u16::try_from(shown).unwrap_or(1000)
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_none_or_all_only_where_it_is() {
        assert_eq!(share(0, 0), 0);
        assert_eq!(share(1, 5_000), 1);
        assert_eq!(share(4_999, 5_000), 999);
        assert_eq!(share(5_000, 5_000), 1000);
    }
}
