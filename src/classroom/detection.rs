//! How well a room tells calls in which something is wrong from innocent ones that sound alike.
//!
//! Whoever raises every call finds every true case, and whoever raises none wrongs nobody; neither has learnt to tell them
//! apart. Signal detection keeps the two questions apart: `d′` is how well true cases and twins were told apart, the
//! criterion is how readily a call was raised at all.

use std::f64::consts::PI;

use serde::Serialize;

use super::came::Came;
use crate::scenario::catalogue::Family;

/// How far a 95 % interval goes to either side, in standard errors.
const INTERVAL: f64 = 1.959_963_984_540_054;

/// How well a room tells true cases from innocent ones.
#[derive(Clone, Debug, Serialize, PartialEq)]
pub struct Detection {
    /// By whether a call was raised: one trial is one call that somebody finished.
    pub whole: Sensitivity,
    /// By the marks that stood at the end, for each family of signs: one trial is the family in one such call. A family
    /// that every call shows, or none, is not among them.
    pub families: Vec<(Family, Sensitivity)>,
}

/// How well one kind of thing is told from another.
#[derive(Clone, Copy, Debug, Serialize, PartialEq)]
pub struct Sensitivity {
    /// There, and said to be.
    pub hits: u32,
    /// There, and not said to be.
    pub misses: u32,
    /// Not there, and said to be.
    pub false_alarms: u32,
    /// Not there, and not said to be.
    pub correct_rejections: u32,
    /// The rate of hits with the log-linear correction.
    pub hit_rate: f64,
    /// The rate of false alarms with the log-linear correction.
    pub false_alarm_rate: f64,
    /// How well they are told apart; nought is not at all.
    pub d_prime: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How readily it is said: below nought too readily, above nought too seldom.
    pub criterion: f64,
}

impl Detection {
    /// Of these calls. Only finished ones count, and no review of logs; `None` unless there is a true case and an innocent
    /// one among them.
    pub fn of<'c>(calls: impl IntoIterator<Item = &'c Came>) -> Option<Detection> {
        let mut whole = Trials::default();
        let mut families: Vec<(Family, Trials)> = Vec::new();
        let calls = calls.into_iter();
        for call in calls.filter(|it| it.finished && !it.is_review()) {
            whole.take(call.true_case, call.raised());
            for came in &call.families {
                let known = families.iter().position(|it| it.0 == came.family);
                let place = known.unwrap_or_else(|| {
                    families.push((came.family, Trials::default()));
                    families.len() - 1
                });
                families[place].1.take(came.shown, came.marked);
            }
        }
        families.sort_by_key(|it| it.0);
        let families = families.into_iter();
        Some(Detection {
            whole: whole.sensitivity()?,
            families: families
                .filter_map(|(family, trials)| Some((family, trials.sensitivity()?)))
                .collect(),
        })
    }
}

#[derive(Clone, Copy, Default)]
struct Trials {
    hits: u32,
    misses: u32,
    false_alarms: u32,
    correct_rejections: u32,
}

impl Trials {
    fn take(&mut self, signal: bool, yes: bool) {
        let count = match (signal, yes) {
            (true, true) => &mut self.hits,
            (true, false) => &mut self.misses,
            (false, true) => &mut self.false_alarms,
            (false, false) => &mut self.correct_rejections,
        };
        *count = count.saturating_add(1);
    }

    fn sensitivity(self) -> Option<Sensitivity> {
        Sensitivity::of_counts(
            self.hits,
            self.misses,
            self.false_alarms,
            self.correct_rejections,
        )
    }
}

impl Sensitivity {
    /// Of so many trials of each kind; `None` where nothing was there in any, or something in all.
    ///
    /// The rates have the log-linear correction of Hautus (1995), so that a room in which nobody erred has a finite `d′`.
    /// The interval is by the variance of Gourevitch and Galanter (1967). It takes each trial to be independent of the
    /// others; one trainee's calls are not quite, so it is if anything too narrow.
    pub fn of_counts(
        hits: u32,
        misses: u32,
        false_alarms: u32,
        correct_rejections: u32,
    ) -> Option<Sensitivity> {
        let signals = f64::from(hits) + f64::from(misses);
        let noises = f64::from(false_alarms) + f64::from(correct_rejections);
        if signals == 0.0 || noises == 0.0 {
            return None;
        }
        let hit_rate = corrected(hits, signals);
        let false_alarm_rate = corrected(false_alarms, noises);
        let d_prime = z(hit_rate) - z(false_alarm_rate);
        let variance = variance(hit_rate, signals) + variance(false_alarm_rate, noises);
        let error = INTERVAL * variance.sqrt();
        Some(Sensitivity {
            hits,
            misses,
            false_alarms,
            correct_rejections,
            hit_rate,
            false_alarm_rate,
            d_prime,
            low: d_prime - error,
            high: d_prime + error,
            criterion: -(z(hit_rate) + z(false_alarm_rate)) / 2.0,
        })
    }
}

fn corrected(yes: u32, trials: f64) -> f64 {
    (f64::from(yes) + 0.5) / (trials + 1.0)
}

/// The variance of `z` of a rate over so many trials.
fn variance(rate: f64, trials: f64) -> f64 {
    let density = density(z(rate));
    rate * (1.0 - rate) / (trials * density * density)
}

/// The standard normal density.
fn density(z: f64) -> f64 {
    (-z * z / 2.0).exp() / (2.0 * PI).sqrt()
}

/// The standard normal deviate below which this share lies: Wichura's PPND16 (Algorithm AS 241, Applied Statistics 37,
/// 1988). Its third region, of shares nearer to nought or one than `e⁻²⁵`, is left out: a corrected rate of at most
/// 2³² trials of a kind never comes there.
fn z(share: f64) -> f64 {
    let q = share - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180625 - q * q;
        return q * polynomial(&MIDDLE_ABOVE, r) / polynomial(&MIDDLE_BELOW, r);
    }
    let tail = if q < 0.0 { share } else { 1.0 - share };
    let r = (-tail.ln()).sqrt() - 1.6;
    let away = polynomial(&TAIL_ABOVE, r) / polynomial(&TAIL_BELOW, r);
    away.copysign(q)
}

fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, it| sum * x + it)
}

const MIDDLE_ABOVE: [f64; 8] = [
    3.387_132_872_796_366_5,
    133.141_667_891_784_38,
    1_971.590_950_306_551_3,
    13_731.693_765_509_46,
    45_921.953_931_549_87,
    67_265.770_927_008_7,
    33_430.575_583_588_13,
    2_509.080_928_730_122_7,
];
const MIDDLE_BELOW: [f64; 8] = [
    1.0,
    42.313_330_701_600_91,
    687.187_007_492_057_9,
    5_394.196_021_424_751,
    21_213.794_301_586_597,
    39_307.895_800_092_71,
    28_729.085_735_721_943,
    5_226.495_278_852_854,
];
const TAIL_ABOVE: [f64; 8] = [
    1.423_437_110_749_683_5,
    4.630_337_846_156_546,
    5.769_497_221_460_691,
    3.647_848_324_763_204_5,
    1.270_458_252_452_368_4,
    0.241_780_725_177_450_6,
    0.022_723_844_989_269_184,
    0.000_774_545_014_278_341_4,
];
const TAIL_BELOW: [f64; 8] = [
    1.0,
    2.053_191_626_637_759,
    1.676_384_830_183_803_8,
    0.689_767_334_985_1,
    0.148_103_976_427_480_08,
    0.015_198_666_563_616_457,
    0.000_547_593_808_499_534_5,
    1.050_750_071_644_416_9e-9,
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::classroom::tests::came;

    fn close(found: f64, published: f64, within: f64) {
        assert!((found - published).abs() <= within, "{found}, {published}");
    }

    #[test]
    fn deviates_are_those_that_wichura_published_to_check_against() {
        close(z(0.25), -0.674_489_750_196_081_7, 1e-15);
        close(z(0.001), -3.090_232_306_167_814, 1e-14);
        // The farthest that a corrected rate can lie; from Python's `statistics.NormalDist`, which is the whole of AS 241.
        close(z(0.5 / 4_294_967_296.0), FARTHEST, 1e-13);
        close(z(0.5), 0.0, 0.0);
    }

    const FARTHEST: f64 = -6.337_957_754_553_789;

    #[test]
    fn rates_and_sensitivity_are_those_of_a_published_example_with_the_log_linear_correction() {
        // The example of `signal` in Bonett's statpsych for R (version 1.7.0), which corrects as Hautus does: 82 of 100
        // signals and 46 of 100 noises answered yes.
        let found = Sensitivity::of_counts(82, 18, 46, 54).unwrap();
        close(found.hit_rate, 0.816_831_7, 5e-8);
        close(found.false_alarm_rate, 0.460_396, 5e-7);
        close(found.d_prime, 1.002_793, 5e-7);
        close(found.criterion, -0.401_960_3, 5e-8);
    }

    #[test]
    fn uncorrected_rates_give_the_textbook_values() {
        // Macmillan and Creelman, Detection Theory (2nd edition, 2005), chapter 1: faces recognised, 20 of 25 old ones and
        // 10 of 25 new ones called old.
        close(z(0.8), 0.842, 5e-4);
        close(z(0.4), -0.253, 5e-4);
        close(z(0.8) - z(0.4), 1.095, 5e-4);
        // Perlman, |STAT handbook (1985), the example of `dprime`.
        close(z(0.7) - z(0.4), 0.78, 5e-3);
        // The variance of Gourevitch and Galanter for the same faces, by hand with the ordinates of the printed tables,
        // 0.280 and 0.386: 0.16 / (25 × 0.0784) + 0.24 / (25 × 0.1490) = 0.0816 + 0.0644.
        close(variance(0.8, 25.0), 0.0816, 2e-4);
        close(variance(0.4, 25.0), 0.0644, 2e-4);
    }

    #[test]
    fn a_room_that_never_errs_or_always_raises_has_finite_values() {
        let perfect = Sensitivity::of_counts(20, 0, 0, 20).unwrap();
        assert!(perfect.d_prime > 3.0 && perfect.d_prime < 5.0);
        assert!(perfect.low > 0.0 && perfect.high.is_finite());
        close(perfect.criterion, 0.0, 1e-12);
        let eager = Sensitivity::of_counts(20, 0, 20, 0).unwrap();
        close(eager.d_prime, 0.0, 1e-12);
        assert!(eager.criterion < -1.0);
        assert_eq!(Sensitivity::of_counts(3, 2, 0, 0), None);
        assert_eq!(Sensitivity::of_counts(0, 0, 3, 2), None);
    }

    proptest! {
        #[test]
        fn saying_yes_and_no_the_other_way_round_turns_the_criterion_about(
            hits in 0_u32..5_000, misses in 0_u32..5_000, alarms in 0_u32..5_000, rejections in 0_u32..5_000,
        ) {
            let found = Sensitivity::of_counts(hits, misses, alarms, rejections);
            let turned = Sensitivity::of_counts(rejections, alarms, misses, hits);
            prop_assert_eq!(found.is_some(), hits + misses > 0 && alarms + rejections > 0);
            if let (Some(found), Some(turned)) = (found, turned) {
                prop_assert!(found.low < found.d_prime && found.d_prime < found.high);
                prop_assert!((found.d_prime - turned.d_prime).abs() < 1e-9);
                prop_assert!((found.criterion + turned.criterion).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn only_finished_calls_are_trials_and_a_family_needs_both_kinds() {
        let (raised, passed) = (came("true", true, true), came("true", true, false));
        let (twin, false_alarm) = (came("twin", false, false), came("twin", false, true));
        assert_eq!(Detection::of([&raised, &passed]), None, "no twin");
        let mut left = came("twin", false, true);
        (left.finished, left.left) = (false, true);
        assert_eq!(Detection::of([&raised, &left]), None);
        let mut review = came("review", true, false);
        review.families.clear();

        let found = Detection::of([&raised, &passed, &twin, &twin, &false_alarm, &left, &review]);
        let whole = found.as_ref().unwrap().whole;
        let counts = (
            whole.hits,
            whole.misses,
            whole.false_alarms,
            whole.correct_rejections,
        );
        assert_eq!(counts, (1, 1, 1, 2));
        // True cases of the made-up calls show one family of the two.
        let families = found.unwrap().families;
        assert_eq!(families.len(), 1);
        assert_eq!(families[0].0, Family::SexualGrooming);
        assert_eq!(families[0].1.hits, 1);
    }
}
