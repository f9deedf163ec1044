//! The scores: six of 0 to 100, and a total.

use serde::{Deserialize, Serialize};

use super::item::{Category, Item, Verdict};
use super::tally::Tally;
use crate::scenario::script::Treatment;

/// The scores of a call, 0 to 100 each.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub struct Score {
    /// The weighted mean of the others: 20, 20, 15, 15, 20, 10.
    pub total: u8,
    /// Asking, and recognising signs.
    pub recognise: u8,
    /// Checking records.
    pub check: u8,
    /// Keeping the log.
    pub record: u8,
    /// Advising the caller.
    pub advise: u8,
    /// Grading, referring, standing up to a wrong review.
    pub escalate: u8,
    /// Care for the caller.
    pub care: u8,
}

/// How much each category counts in the total, of 100. Ours; to be confirmed by an expert.
const WEIGHTS: [(Category, u32); 6] = [
    (Category::Recognise, 20),
    (Category::Check, 20),
    (Category::Record, 15),
    (Category::Advise, 15),
    (Category::Escalate, 20),
    (Category::Care, 10),
];

/// How much a category counts in the total, of 100.
pub fn weight_of(category: Category) -> u32 {
    let mut all = WEIGHTS.iter();
    all.find(|it| it.0 == category).map_or(0, |it| it.1)
}

/// The most that slips of one kind take off their category.
const SLIPS_MOST: u32 = 30;

impl Score {
    pub(super) fn of(items: &[Item], tally: &Tally) -> Score {
        Score::with(items, |category| slips(tally, category))
    }

    /// The scores of these items, with nothing else against them.
    pub(crate) fn of_items(items: &[Item]) -> Score {
        Score::with(items, |_| 0)
    }

    fn with(items: &[Item], slips: impl Fn(Category) -> u32) -> Score {
        let each = WEIGHTS
            .map(|(category, weight)| (of_category(items, slips(category), category), weight));
        let total: u32 = each.iter().map(|(score, weight)| score * weight).sum();
        let byte = |score: u32| u8::try_from(score.min(100)).unwrap_or(100);
        Score {
            total: byte((total + 50) / 100),
            recognise: byte(each[0].0),
            check: byte(each[1].0),
            record: byte(each[2].0),
            advise: byte(each[3].0),
            escalate: byte(each[4].0),
            care: byte(each[5].0),
        }
    }
}

/// What was earned of what could be, less what went wrong.
fn of_category(items: &[Item], slips: u32, category: Category) -> u32 {
    let of = || items.iter().filter(move |item| item.category == category);
    let possible: u32 = of().map(|item| u32::from(item.weight)).sum();
    let halves: u32 = of()
        .map(|item| match item.verdict {
            Verdict::Met => 2 * u32::from(item.weight),
            Verdict::Late => u32::from(item.weight),
            Verdict::Missed | Verdict::Wrong => 0,
        })
        .sum();
    let earned = (halves * 50).checked_div(possible).unwrap_or(100);
    let wrong = of().filter(|item| item.verdict == Verdict::Wrong);
    let penalties: u32 = wrong.map(|item| u32::from(item.penalty)).sum();
    earned.saturating_sub(penalties + slips)
}

/// Small things that add up without being an expectation of their own.
fn slips(tally: &Tally, category: Category) -> u32 {
    if category != Category::Care {
        return 0;
    }
    let times = |treatment: Treatment| u32::from(tally.treated[treatment as usize]);
    let each = [
        times(Treatment::CutIn) * 4,
        times(Treatment::KeptOnHold) * 4,
        times(Treatment::Led) * 3,
        times(Treatment::Jargon) * 2,
        times(Treatment::Dismissed) * 10,
        times(Treatment::Blamed) * 15,
        times(Treatment::PassedOver) * 6,
    ];
    each.iter().map(|slip| (*slip).min(SLIPS_MOST)).sum()
}
