//! From a first call to a later one.

use std::collections::BTreeMap;
use std::ops::Bound;

use serde::Serialize;

use super::numbers::FiveNumbers;
use super::{Played, count};
use crate::classroom::came::Came;
use crate::debrief::score::Score;

/// From a first call to a later one: the middles of the scores of those who finished both.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Movement {
    /// How many finished both.
    pub seats: u32,
    /// Their scores in the first.
    pub first: Score,
    /// Their scores in the later one.
    pub last: Score,
    /// The first call's title.
    pub first_title: String,
    /// The later one's title.
    pub last_title: String,
}

type Seats<'c> = BTreeMap<u32, &'c Came>;

impl Movement {
    /// Of these calls. The two are as far apart in the plan as they can be with most of those who finished any two: one
    /// who went on alone does not stand for the room.
    pub(super) fn of(played: &[Played]) -> Option<Movement> {
        let mut steps: BTreeMap<u16, Seats<'_>> = BTreeMap::new();
        for it in played.iter().filter(|it| it.came.finished) {
            steps.entry(it.step).or_default().insert(it.seat, &it.came);
        }
        let pairs: Vec<(u16, Vec<(&Came, &Came)>)> = pairs(&steps).collect();
        let most = pairs.iter().map(|it| it.1.len()).max()?;
        let widest = pairs
            .iter()
            .filter(|it| it.1.len() * 2 >= most)
            .rev()
            .max_by_key(|it| it.0)?;
        let (first, last): (Vec<&Came>, Vec<&Came>) = widest.1.iter().copied().unzip();
        Some(Movement {
            seats: count(widest.1.len()),
            first: middle(&first)?,
            last: middle(&last)?,
            first_title: first.first()?.title.clone(),
            last_title: last.first()?.title.clone(),
        })
    }
}

/// Each two steps that somebody finished both of: how far apart they are, and the calls.
fn pairs<'s>(
    steps: &'s BTreeMap<u16, Seats<'s>>,
) -> impl Iterator<Item = (u16, Vec<(&'s Came, &'s Came)>)> {
    let pairs = steps.iter().flat_map(move |(first, firsts)| {
        let later = steps.range((Bound::Excluded(first), Bound::Unbounded));
        later.map(move |(last, lasts)| {
            let both = firsts.iter();
            let both = both.filter_map(|(seat, one)| Some((*one, *lasts.get(seat)?)));
            (last - first, both.collect::<Vec<_>>())
        })
    });
    pairs.filter(|it| !it.1.is_empty())
}

fn middle(cames: &[&Came]) -> Option<Score> {
    let of = |score: fn(&Score) -> u8| {
        let all = cames.iter().map(|it| u64::from(score(&it.score)));
        u8::try_from(FiveNumbers::of(all)?.median).ok()
    };
    Some(Score {
        total: of(|it| it.total)?,
        recognise: of(|it| it.recognise)?,
        check: of(|it| it.check)?,
        record: of(|it| it.record)?,
        advise: of(|it| it.advise)?,
        escalate: of(|it| it.escalate)?,
        care: of(|it| it.care)?,
    })
}
