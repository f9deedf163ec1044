//! How well a room told true cases from innocent ones: in plain words first, and then in numbers.

use super::count::counted;
use super::plot::{self, Plot, Told};
use crate::classroom::detection::{Detection, Sensitivity};
use crate::classroom::looking_back::LookedBack;
use crate::scenario::catalogue::Family;

/// From which d′ words change. Ours: one is a difference one notices, two leaves little doubt.
const SOMEWHAT: f64 = 0.5;
const MOSTLY: f64 = 1.0;
const CLEARLY: f64 = 2.0;
/// From which criterion on a leaning is spoken of. Ours.
const LEANING: f64 = 0.25;
/// Of how many calls of either kind numbers are no longer said to be small. With fewer, the interval of d′ is wider than
/// the steps the words are made of.
const FEW: u32 = 30;

/// What the numbers of a row are: of how many that show it, and of how many that do not, it was said to; and how the two
/// compare.
pub const NUMBERS: [&str; 7] = [
    "Raised, of true",
    "Raised, of innocent",
    "Hit rate",
    "False alarms",
    "d′",
    "95% interval",
    "Criterion",
];

/// How well a room told true cases from innocent ones.
pub struct Apart {
    /// How well, and which way it leaned, in sentences.
    pub words: Vec<String>,
    /// How far these numbers bear.
    pub from: String,
    /// The rows of the table: the whole first, then the families of signs.
    pub rows: Vec<Row>,
    /// The same, drawn.
    pub plot: Plot,
}

/// One row of the table.
pub struct Row {
    /// Its name.
    pub name: &'static str,
    /// Its numbers, below their [names](NUMBERS).
    pub numbers: [String; 7],
}

impl Apart {
    /// The account of a room; `None` where there is nothing to tell apart, or where all of it is one trainee's.
    pub fn of_room(looked_back: &LookedBack) -> Option<Apart> {
        let by_several = looked_back.calls.iter().any(|it| it.finished > 1);
        let detection = looked_back.detection.as_ref();
        detection.filter(|_| by_several).map(Apart::of)
    }

    /// The account of these numbers.
    pub fn of(detection: &Detection) -> Apart {
        let whole = &detection.whole;
        let families = detection.families.iter();
        let mut words = vec![well(whole), counts(whole), leaning(whole).to_owned()];
        words.extend(
            families
                .clone()
                .map(|(family, it)| family_words(*family, it)),
        );
        let named: Vec<(&str, &Sensitivity)> = std::iter::once(("All calls", whole))
            .chain(families.map(|(family, it)| (family_name(*family), it)))
            .collect();
        let told = named.iter().map(|(name, it)| Told {
            name,
            guess: it.d_prime,
            low: it.low,
            high: it.high,
        });
        Apart {
            words,
            from: from(whole),
            plot: plot::intervals(&told.collect::<Vec<_>>()),
            rows: named
                .into_iter()
                .map(|(name, it)| Row::of(name, it))
                .collect(),
        }
    }
}

impl Row {
    fn of(name: &'static str, it: &Sensitivity) -> Row {
        Row {
            name,
            numbers: [
                format!("{} of {}", it.hits, signals(it)),
                format!("{} of {}", it.false_alarms, noises(it)),
                format!("{:.0}%", it.hit_rate * 100.0),
                format!("{:.0}%", it.false_alarm_rate * 100.0),
                tenths(it.d_prime),
                format!("{} to {}", tenths(it.low), tenths(it.high)),
                tenths(it.criterion),
            ],
        }
    }
}

/// With a minus that is as wide as a digit and read as one.
fn tenths(value: f64) -> String {
    let words = format!("{value:.1}");
    if words == "-0.0" {
        return "0.0".to_owned();
    }
    words.replace('-', "−")
}

fn signals(it: &Sensitivity) -> u32 {
    it.hits + it.misses
}

fn noises(it: &Sensitivity) -> u32 {
    it.false_alarms + it.correct_rejections
}

fn well(it: &Sensitivity) -> String {
    let how = match it.d_prime {
        d if d >= CLEARLY => "The room told true cases from innocent ones clearly.",
        d if d >= MOSTLY => "The room told true cases from innocent ones in the main.",
        d if d >= SOMEWHAT => "The room told true cases from innocent ones somewhat.",
        d if d > -SOMEWHAT => "The room hardly told true cases from innocent ones yet.",
        _ => "The room raised innocent calls more readily than true ones.",
    };
    how.to_owned()
}

fn counts(it: &Sensitivity) -> String {
    format!(
        "Of {} it raised {}; of {} it raised {} too.",
        counted(signals(it), "true case", "true cases"),
        it.hits,
        counted(noises(it), "innocent call", "innocent calls"),
        it.false_alarms
    )
}

fn leaning(it: &Sensitivity) -> &'static str {
    match it.criterion {
        c if c <= -LEANING => {
            "It leaned towards raising: where a call left doubt, it was more often raised than left."
        }
        c if c >= LEANING => {
            "It leaned towards leaving: where a call left doubt, it was more often left than raised."
        }
        _ => "It leaned neither towards raising nor towards leaving.",
    }
}

fn from(it: &Sensitivity) -> String {
    let calls = counted(signals(it) + noises(it), "call", "calls");
    let wide = if it.low <= 0.0 {
        " The numbers would also fit a room that cannot tell them apart."
    } else {
        ""
    };
    if signals(it).min(noises(it)) < FEW {
        format!("From {calls}: read it as a beginning of a conversation, not a measurement.{wide}")
    } else {
        format!("From {calls}.{wide}")
    }
}

fn family_words(family: Family, it: &Sensitivity) -> String {
    format!(
        "{}: marked in {} of {} that {} them, and in {} of {} that {} not.",
        family_name(family),
        it.hits,
        counted(signals(it), "call", "calls"),
        if signals(it) == 1 { "shows" } else { "show" },
        it.false_alarms,
        noises(it),
        if noises(it) == 1 { "does" } else { "do" },
    )
}

/// A family of signs as a heading.
pub fn family_name(family: Family) -> &'static str {
    match family {
        Family::SexualGrooming => "Signs of sexual grooming",
        Family::Radicalisation => "Signs of grooming for violence",
        Family::Exploitation => "Signs of exploitation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(hits: u32, false_alarms: u32, d_prime: f64, criterion: f64) -> Sensitivity {
        Sensitivity {
            hits,
            misses: 12 - hits,
            false_alarms,
            correct_rejections: 12 - false_alarms,
            hit_rate: f64::from(hits) / 12.0,
            false_alarm_rate: f64::from(false_alarms) / 12.0,
            d_prime,
            low: d_prime - 1.1,
            high: d_prime + 1.1,
            criterion,
        }
    }

    #[test]
    fn plain_words_come_first() {
        let apart = Apart::of(&Detection {
            whole: told(10, 3, 1.5, 0.3),
            families: vec![(Family::Radicalisation, told(6, 6, 0.0, -0.04))],
        });
        insta::assert_snapshot!(apart.words.join("\n"), @"
        The room told true cases from innocent ones in the main.
        Of 12 true cases it raised 10; of 12 innocent calls it raised 3 too.
        It leaned towards leaving: where a call left doubt, it was more often left than raised.
        Signs of grooming for violence: marked in 6 of 12 calls that show them, and in 6 of 12 that do not.
        ");
        assert_eq!(
            apart.from,
            "From 24 calls: read it as a beginning of a conversation, not a measurement."
        );
        assert_eq!(apart.rows[1].numbers[4..], ["0.0", "−1.1 to 1.1", "0.0"]);
    }
}
