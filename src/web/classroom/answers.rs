//! The room's answers in counts: what it would ask next, what it marks, how it grades and where it refers.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::super::refused::Refused;
use super::super::site::Site;
use super::super::store::{RoomRow, TurnRow};
use super::in_room::LEADS;
use crate::call::Call;
use crate::call::terms::Terms;
use crate::call::view::grade_words;
use crate::classroom::progress::Progress;
use crate::classroom::standing::Answers;
use crate::classroom::votes::{Vote, counted};
use crate::scenario::catalogue::Catalogue;
use crate::scenario::drawn::Seed;
use crate::scenario::number::LineNo;
use crate::scenario::script::Grade;

/// Whose answers are counted.
pub struct Asked<'a> {
    /// The room.
    pub room: &'a RoomRow,
    /// All turns of it.
    pub turns: &'a [TurnRow],
}

impl Asked<'_> {
    /// The answers of these kinds to the call the room is at, as a page shows them; the others are empty.
    ///
    /// # Errors
    ///
    /// When they cannot be read.
    pub fn counted(&self, site: &Site, kinds: &[Answers]) -> Result<Value, Refused> {
        let step = self.room.standing.step;
        let here = self.turns.iter();
        let here = here.filter(|it| it.at.step == step && it.at.seat != LEADS);
        let all: Vec<Progress> = here
            .map(|it| serde_json::from_str(&it.progress).unwrap_or_default())
            .filter(|it: &Progress| !it.left)
            .collect();
        let wants = |kind| kinds.contains(&kind);
        let none = || Value::Array(Vec::new());
        Ok(json!({
            "questions": if wants(Answers::Questions) { self.questions(site)? } else { none() },
            "marks": if wants(Answers::Marks) { self.marks(site, &all) } else { none() },
            "grades": if wants(Answers::Grades) { grades(&all) } else { none() },
            "referrals": if wants(Answers::Referrals) { referrals(&all) } else { none() },
            "of": all.len(),
        }))
    }

    fn questions(&self, site: &Site) -> Result<Value, Refused> {
        let standing = &self.room.standing;
        let votes = site
            .store
            .votes(self.room.id, (standing.step, standing.asked))?;
        let votes: Vec<Vote> = votes
            .into_iter()
            .map(|it| Vote {
                text: it.said,
                meaning: it.meaning,
            })
            .collect();
        let counted = counted(&votes);
        let shown = counted.iter();
        let shown =
            shown.map(|it| json!({ "text": it.text, "meaning": it.meaning, "count": it.count }));
        Ok(shown.collect())
    }

    fn marks(&self, site: &Site, all: &[Progress]) -> Value {
        let mut counts: BTreeMap<(u16, &str), u32> = BTreeMap::new();
        for (line, sign) in all.iter().flat_map(|it| &it.marks) {
            *counts.entry((*line, sign)).or_default() += 1;
        }
        let lines = self.lines(site);
        let signs = &Catalogue::built_in().signs;
        let shown = counts.iter().map(|((line, sign), count)| {
            let name = signs.iter().find(|it| it.id == *sign).map(|it| &it.name);
            json!({
                "line": line,
                "text": lines.get(line),
                "sign": sign,
                "name": name,
                "count": count,
            })
        });
        shown.collect()
    }

    /// What the caller has said in the call that is led, by number.
    fn lines(&self, site: &Site) -> BTreeMap<u16, String> {
        let led = self.turns.iter();
        let mut led = led.filter(|it| it.at.seat == LEADS && it.at.step == self.room.standing.step);
        let Some(led) = led.next() else {
            return BTreeMap::new();
        };
        let Ok(call) = replayed(site, self.room, led) else {
            return BTreeMap::new();
        };
        // What was only begun by the last thing that happened has been said since.
        let mut lines: Vec<LineNo> = Vec::new();
        for spoken in &call.state().spoken {
            if !lines.contains(&spoken.line) {
                lines.push(spoken.line);
            }
        }
        let said = lines
            .iter()
            .map(|line| call.scenario().words(*line, call.drawn()));
        (1..).zip(said).collect()
    }
}

/// A call of a room as it was kept.
fn replayed(site: &Site, room: &RoomRow, turn: &TurnRow) -> Result<Call, Refused> {
    let step = usize::from(turn.at.step);
    let not_there = || Refused::not_there("call");
    let id = room.plan.calls.get(step).ok_or_else(not_there)?;
    let seed = room.plan.seeds.get(step).copied().unwrap_or_default();
    let scenario = site.scenario(id)?;
    let kept = site.store.journal(turn.call)?;
    let journal = crate::journal::Journal::read(&scenario, &kept.bytes).map_err(|_| not_there())?;
    Ok(Call::replay(
        &scenario,
        Seed(seed),
        Terms::default(),
        &journal.events,
    ))
}

fn grades(all: &[Progress]) -> Value {
    let each = [
        Grade::Immediate,
        Grade::Priority,
        Grade::Scheduled,
        Grade::WithoutDeployment,
    ];
    let shown = each.iter().map(|grade| {
        let count = all.iter().filter(|it| it.grade == Some(*grade)).count();
        json!({ "grade": grade, "name": grade_words(*grade), "count": count })
    });
    shown.collect()
}

fn referrals(all: &[Progress]) -> Value {
    let routes = Catalogue::built_in().routes.iter();
    let shown = routes.filter_map(|route| {
        let referred = |it: &&Progress| it.referrals.iter().any(|(id, _)| *id == route.id);
        let count = all.iter().filter(referred).count();
        (count > 0).then(|| json!({ "route": route.id, "name": route.name, "count": count }))
    });
    shown.collect()
}
