//! From a checked script to a scenario: every id becomes a number.

use std::collections::BTreeMap;

use super::catalogue::questions::Questions;
use super::loaded::{
    ConcernEntry, FactEntry, LineEntry, Lines, Loaded, Need, NotedIndex, Offer, Owner, Scenario,
    TREATMENTS, Unresolved, keywords, sign_of, source_hash,
};
use super::number::{FactNo, LineNo, RecordNo};
use super::recordings::Recorded;
use super::script::{self, Script, Shift, Treatment};
use super::stock::{STOCKS, Stock};
use super::text::Text;

/// Resolves a checked script.
pub(super) fn resolve(script: Script, source: &str) -> Result<Scenario, Unresolved> {
    Resolver::new(&script)?.finish(script, source)
}

/// Ordinary shifts of trust and distress, for treatments the script does not name. Their sizes are ours,
/// to be confirmed by an expert; what matters is their direction and that repair costs more than harm.
pub(super) fn ordinary_shift(treatment: Treatment) -> Shift {
    let (trust, distress) = match treatment {
        Treatment::Warm => (3, -2),
        Treatment::Acknowledged => (10, -8),
        Treatment::Reassured => (6, -6),
        Treatment::Explained => (5, -5),
        Treatment::Apologised => (5, -3),
        Treatment::Advised => (1, -1),
        Treatment::Led => (-3, 2),
        Treatment::Jargon => (-2, 3),
        Treatment::Dismissed => (-15, 8),
        Treatment::Blamed => (-20, 12),
        Treatment::CutIn => (-5, 3),
        Treatment::KeptOnHold => (-5, 5),
        Treatment::PassedOver => (-6, 6),
    };
    Shift { trust, distress }
}

pub(super) const ALL_TREATMENTS: [Treatment; TREATMENTS] = [
    Treatment::Warm,
    Treatment::Acknowledged,
    Treatment::Reassured,
    Treatment::Explained,
    Treatment::Apologised,
    Treatment::Advised,
    Treatment::Led,
    Treatment::Jargon,
    Treatment::Dismissed,
    Treatment::Blamed,
    Treatment::CutIn,
    Treatment::KeptOnHold,
    Treatment::PassedOver,
];

struct Resolver {
    lines: Vec<LineEntry>,
    line_ids: BTreeMap<Box<str>, LineNo>,
    fact_ids: BTreeMap<Box<str>, FactNo>,
}

impl Resolver {
    fn new(script: &Script) -> Result<Resolver, Unresolved> {
        let mut fact_ids = BTreeMap::new();
        for (at, fact) in script.facts.iter().enumerate() {
            let no = u16::try_from(at).map_err(|_| too_many("facts"))?;
            fact_ids.insert(fact.id.as_str().into(), FactNo(no));
        }
        Ok(Resolver {
            lines: Vec::new(),
            line_ids: BTreeMap::new(),
            fact_ids,
        })
    }

    fn finish(mut self, script: Script, source: &str) -> Result<Scenario, Unresolved> {
        let opening = self.add_lines(&script, &script.opening, Owner::Opening)?;
        let mut again = self.add_lines(&script, &script.concern.lines, Owner::Concern)?;
        again.count = again.count.min(u16::from(script.concern.restated));
        let mut facts = Vec::with_capacity(script.facts.len());
        let mut offers = Vec::new();
        for (at, fact) in script.facts.iter().enumerate() {
            let no = FactNo(u16::try_from(at).map_err(|_| too_many("facts"))?);
            facts.push(self.fact(&script, no, fact)?);
            for offer in &fact.offered {
                offers.push((no, self.offer(offer)?));
            }
        }
        let mut stock = [Lines::default(); STOCKS];
        for kind in Stock::ALL {
            let lines = kind.of(&script.caller.lines);
            stock[kind as usize] = self.add_lines(&script, lines, Owner::Stock(kind))?;
        }
        let concern = self.concern(&script, again)?;
        let record_ids = record_ids(&script)?;
        let mut shifts = [Shift::default(); TREATMENTS];
        for treatment in ALL_TREATMENTS {
            let written = script.caller.after.get(&treatment).copied();
            shifts[treatment as usize] = written.unwrap_or_else(|| ordinary_shift(treatment));
        }
        Ok(Scenario::of(Loaded {
            hash: source_hash(source),
            patience_ms: u32::from(script.caller.patience.unwrap_or(20)) * 1000,
            noted: noted_index(&script)?,
            voice: voice(&script, script.caller.voice.as_deref())?,
            supervisor_voice: voice(&script, script.review.voice.as_deref())?,
            recorded: Recorded::default(),
            lines: self.lines,
            opening,
            concern,
            facts,
            offers,
            stock,
            shifts,
            line_ids: self.line_ids,
            fact_ids: self.fact_ids,
            record_ids,
            script,
        }))
    }

    fn add_lines(
        &mut self,
        script: &Script,
        lines: &[script::Line],
        owner: Owner,
    ) -> Result<Lines, Unresolved> {
        let first = u16::try_from(self.lines.len()).map_err(|_| too_many("lines"))?;
        let count = u16::try_from(lines.len()).map_err(|_| too_many("lines"))?;
        first.checked_add(count).ok_or_else(|| too_many("lines"))?;
        for line in lines {
            let no = LineNo(u16::try_from(self.lines.len()).map_err(|_| too_many("lines"))?);
            let text = text(script, &line.text)?;
            let id: Box<str> = line.id.as_str().into();
            self.line_ids.insert(id.clone(), no);
            self.lines.push(LineEntry {
                id,
                text,
                delivery: line.delivery,
                sound: line.sound,
                owner,
            });
        }
        Ok(Lines { first, count })
    }

    fn fact_no(&self, id: &str) -> Result<FactNo, Unresolved> {
        self.fact_ids
            .get(id)
            .copied()
            .ok_or_else(|| Unresolved(format!("fact `{id}`")))
    }

    fn fact(
        &mut self,
        script: &Script,
        no: FactNo,
        fact: &script::Fact,
    ) -> Result<FactEntry, Unresolved> {
        let owner = Owner::Fact(no);
        let says = self.add_lines(script, &fact.says, owner)?;
        let half = self.add_lines(script, &fact.half, owner)?;
        let spells = self.add_lines(script, &fact.spells, owner)?;
        let mut needs = Vec::with_capacity(fact.needs.len());
        for need in &fact.needs {
            needs.push(match need {
                script::Need::Trust(least) => Need::Trust(i16::from(*least)),
                script::Need::Calm(most) => Need::Calm(i16::from(*most)),
                script::Need::Told(fact) => Need::Told(self.fact_no(fact)?),
                script::Need::Pressed(times) => Need::Pressed(*times),
                script::Need::Unhurt => Need::Unhurt,
            });
        }
        let mut signs = Vec::with_capacity(fact.signs.len());
        for evidence in &fact.signs {
            let sign = sign_of(&evidence.sign)
                .ok_or_else(|| Unresolved(format!("sign `{}`", evidence.sign)))?;
            signs.push((sign, evidence.weight));
        }
        let asked = fact.asked.iter().map(|asked| text(script, asked));
        let questions = fact.questions.iter().map(|id| {
            let found = Questions::built_in().find(id);
            found.ok_or_else(|| Unresolved(format!("question `{id}`")))
        });
        Ok(FactEntry {
            id: fact.id.as_str().into(),
            topic: text(script, &fact.topic)?,
            asked: asked.collect::<Result<_, _>>()?,
            questions: questions.collect::<Result<_, _>>()?,
            needs,
            says,
            half,
            spells,
            signs,
            heeds: script.concern.heeded_by.contains(&fact.id),
        })
    }

    fn offer(&self, offer: &script::Offer) -> Result<Offer, Unresolved> {
        Ok(match offer {
            script::Offer::After(seconds) => Offer::AfterMs(u32::from(*seconds) * 1000),
            script::Offer::Follows(fact) => Offer::Follows(self.fact_no(fact)?),
        })
    }

    fn concern(&self, script: &Script, again: Lines) -> Result<ConcernEntry, Unresolved> {
        let first = self.line_ids.get(script.concern.first.as_str()).copied();
        Ok(ConcernEntry {
            that: text(script, &script.concern.that)?,
            first: first.ok_or_else(|| Unresolved(format!("line `{}`", script.concern.first)))?,
            again,
            patience_turns: script.concern.patience.unwrap_or(2).max(1),
        })
    }
}

fn record_ids(script: &Script) -> Result<BTreeMap<Box<str>, RecordNo>, Unresolved> {
    let mut ids = BTreeMap::new();
    for (at, record) in script.records.iter().enumerate() {
        let no = u16::try_from(at).map_err(|_| too_many("records"))?;
        ids.insert(record.id.as_str().into(), RecordNo(no));
    }
    Ok(ids)
}

fn voice(script: &Script, written: Option<&str>) -> Result<Text, Unresolved> {
    let written = written.unwrap_or_default();
    Text::resolve(script, written).ok_or_else(|| Unresolved(format!("voice `{written}`")))
}

fn noted_index(script: &Script) -> Result<NotedIndex, Unresolved> {
    let mut index = NotedIndex::default();
    let mut counts: BTreeMap<Box<str>, u32> = BTreeMap::new();
    for (at, fact) in script.facts.iter().enumerate() {
        let no = FactNo(u16::try_from(at).map_err(|_| too_many("facts"))?);
        for set in &fact.noted {
            if set.contains('{') {
                index.drawn.push((no, text(script, set)?));
                continue;
            }
            let mut words: Vec<Box<str>> = keywords(set).map(Into::into).collect();
            words.sort_unstable();
            words.dedup();
            for word in &words {
                *counts.entry(word.clone()).or_default() += 1;
            }
            index.sets.push((no, words.into()));
        }
    }
    for (at, (_, words)) in index.sets.iter().enumerate() {
        let set_no = u16::try_from(at).map_err(|_| too_many("noted words"))?;
        if let Some(rarest) = words.iter().min_by_key(|word| counts.get(*word)) {
            index
                .by_rarest_word
                .entry(rarest.clone())
                .or_default()
                .push(set_no);
        }
    }
    Ok(index)
}

fn text(script: &Script, source: &str) -> Result<Text, Unresolved> {
    Text::resolve(script, source).ok_or_else(|| Unresolved(format!("a name in \"{source}\"")))
}

fn too_many(what: &str) -> Unresolved {
    Unresolved(format!("number of {what}"))
}
