//! One search: which records to look at, and what each of them counts.

use jiff::civil::Date;

use super::name::Name;
use super::resemblance::{self, Bearing, Resemblance};
use super::town::Town;
use super::username::Username;
use super::word::{Likeness, Word};
use super::{PartialDate, Query, Reason, Systems, Trace, born, reason, telephone};
use crate::limits;
use crate::scenario::number::RecordNo;
use crate::scenario::script::System;

/// A record prepared for searching.
#[derive(Clone, Debug)]
pub(super) struct Filed {
    pub no: RecordNo,
    pub system: System,
    /// The name and the aliases; their words are places in the vocabulary. `true` for an alias.
    pub names: Vec<(Name<u32>, bool)>,
    /// How many of `usernames` are usernames; the rest are aliases.
    pub own_usernames: usize,
    pub usernames: Vec<Username>,
    pub born: Option<Date>,
    pub town: Option<Town>,
    pub telephone: Option<String>,
}

/// A query prepared for comparing.
struct Sought {
    /// The name; its words are rows of `likenesses`.
    name: Option<Name<usize>>,
    /// For every word of the name, how each word of the vocabulary is like it.
    likenesses: Vec<Vec<Likeness>>,
    username: Option<Username>,
    born: Option<PartialDate>,
    age: Option<(u8, u8)>,
    town: Option<Town>,
    telephone: Option<String>,
}

pub(super) fn search(systems: &Systems, system: System, query: &Query) -> Vec<Trace> {
    if query.validate().is_err() {
        return Vec::new();
    }
    let sought = Sought::of(query, &systems.words);
    let near = sought.near(systems);
    let candidates = systems.filed.iter().zip(near);
    let mut traces: Vec<Trace> = candidates
        .filter(|(filed, near)| *near && filed.system == system)
        .filter_map(|(filed, _)| sought.judge(filed, systems.today))
        .collect();
    traces.sort_by(|a, b| b.score.cmp(&a.score).then(a.record.cmp(&b.record)));
    traces.truncate(limits::TRACES);
    traces
}

impl Sought {
    fn of(query: &Query, words: &[Word]) -> Sought {
        let mut likenesses = Vec::new();
        let name = query.name().and_then(Name::of).map(|name| {
            name.map(|text| {
                let word = Word::of(text);
                likenesses.push(words.iter().map(|other| word.compare(other)).collect());
                likenesses.len() - 1
            })
        });
        Sought {
            name,
            likenesses,
            username: query.username().and_then(Username::of),
            born: query.born(),
            age: query.age,
            town: query.town().and_then(Town::of),
            telephone: query.telephone().map(telephone::digits),
        }
    }

    /// For every record, whether anything that identifies comes near it.
    fn near(&self, systems: &Systems) -> Vec<bool> {
        let mut near = vec![false; systems.filed.len()];
        let mut mark = |place: u32| {
            if let Some(near) = near.get_mut(place as usize) {
                *near = true;
            }
        };
        for row in &self.likenesses {
            let alike = row.iter().zip(&systems.bearers);
            for (_, bearers) in alike.filter(|(likeness, _)| **likeness != Likeness::NONE) {
                bearers.iter().copied().for_each(&mut mark);
            }
        }
        if let Some(username) = &self.username {
            let alike = systems
                .usernames
                .iter()
                .filter(|(held, _)| username.compare(held).is_some());
            alike.for_each(|(_, place)| mark(*place));
        }
        let others = (0_u32..).zip(&systems.filed);
        others
            .filter(|(_, filed)| self.born_or_telephone(filed))
            .for_each(|(place, _)| mark(place));
        near
    }

    fn born_or_telephone(&self, filed: &Filed) -> bool {
        (self.telephone.is_some() && self.telephone == filed.telephone)
            || self
                .born
                .is_some_and(|born| singles_out(born, born.compare(filed.born)))
    }

    /// What this record counts, if it is a trace at all.
    fn judge(&self, filed: &Filed, today: Date) -> Option<Trace> {
        let name = self.name(filed);
        let username = self.username(filed);
        let telephone = fit(&self.telephone, &filed.telephone, |asked, held| {
            if asked == held {
                Reason::TelephoneExact
            } else {
                Reason::TelephoneDiffers
            }
        });
        let born = self.born.map(|born| born.compare(filed.born));
        let age = self
            .age
            .map(|range| born::compare_age(range, filed.born, today));
        let town = fit(&self.town, &filed.town, Town::compare);

        let town_fits = town == Some(Reason::TownFits);
        let born_fits = self
            .born
            .zip(born)
            .is_some_and(|(asked, reason)| singles_out(asked, reason));
        let identified = username.is_some_and(|(reason, _)| reason.fits())
            || telephone == Some(Reason::TelephoneExact)
            || (born_fits && town_fits)
            || name.is_some_and(|(name, _)| match name.bearing {
                Bearing::Name => true,
                Bearing::Surname => town_fits || born_fits,
                Bearing::Forename => born_fits,
            });
        if !identified {
            return None;
        }

        let mut reasons = Vec::with_capacity(8);
        match name {
            Some((name, _)) => reasons.extend(name.reasons()),
            None if self.name.is_some() && !filed.names.is_empty() => {
                reasons.push(Reason::NameDiffers)
            }
            None => {}
        }
        reasons.extend(username.map(|(reason, _)| reason));
        if name.is_some_and(|(_, alias)| alias) || username.is_some_and(|(_, alias)| alias) {
            reasons.push(Reason::Alias);
        }
        reasons.extend(telephone);
        reasons.extend(born);
        // That no birth date is held need not be said twice.
        reasons.extend(age.filter(|age| *age != Reason::BornNotHeld || born.is_none()));
        reasons.extend(town);
        let score = reason::score(reasons.iter().copied()).max(1);
        Some(Trace {
            record: filed.no,
            score,
            reasons,
        })
    }

    /// The best fit among the name and the aliases, and whether it is an alias.
    fn name(&self, filed: &Filed) -> Option<(Resemblance, bool)> {
        let asked = self.name.as_ref()?;
        let like = |row: &usize, word: &u32| {
            let row = self.likenesses.get(*row);
            row.and_then(|row| row.get(*word as usize))
                .copied()
                .unwrap_or(Likeness::NONE)
        };
        let mut best: Option<(Resemblance, bool)> = None;
        for (held, is_alias) in &filed.names {
            if let Some(found) = resemblance::compare(asked, held, &like)
                && best.is_none_or(|(best, _)| {
                    (found.bearing, found.score) > (best.bearing, best.score)
                })
            {
                best = Some((found, *is_alias));
            }
        }
        best
    }

    /// The best fit among the usernames, then the aliases, and whether it is an alias.
    fn username(&self, filed: &Filed) -> Option<(Reason, bool)> {
        let asked = self.username.as_ref()?;
        let fits = filed
            .usernames
            .iter()
            .enumerate()
            .filter_map(|(place, held)| {
                let is_alias = place >= filed.own_usernames;
                Some((asked.compare(held)?, is_alias))
            });
        // The reasons are declared strongest first, and a username goes before an alias.
        let best = fits.min();
        best.or_else(|| (filed.own_usernames > 0).then_some((Reason::UsernameDiffers, false)))
    }
}

/// Compares what is asked with what is held, if both are there.
fn fit<A, H>(
    asked: &Option<A>,
    held: &Option<H>,
    compare: impl Fn(&A, &H) -> Reason,
) -> Option<Reason> {
    Some(compare(asked.as_ref()?, held.as_ref()?))
}

/// Whether a birth date fits closely enough to single a person out beside something else. A year alone never
/// does: it is shared by a whole school.
fn singles_out(asked: PartialDate, reason: Reason) -> bool {
    use Reason::*;
    let fits = matches!(
        reason,
        BornExact | BornPartFits | BornDayMonthSwapped | BornOneDigit | BornYearNear(_)
    );
    fits && asked.month.is_some()
}
