//! How scores are spread.

use super::{Held, Look, Plot};
use crate::classroom::looking_back::FiveNumbers;

/// Score of 0 to 100: from the least to the most, the middle half, the middle one.
pub fn spread(what: &str, of: FiveNumbers) -> Plot {
    let [least, lower, middle, upper, most] =
        [of.least, of.lower, of.median, of.upper, of.most].map(place);
    let mut plot = Plot {
        title: what.to_owned(),
        description: format!(
            "From {} to {} of 100, the middle half from {} to {}, the middle one {}.",
            of.least, of.most, of.lower, of.upper, of.median
        ),
        high: 64,
        ..Plot::default()
    };
    plot.line((0, 1000), 28, Look::Track);
    plot.line((least, most), 28, Look::Whisker);
    plot.slab((lower, upper), (16, 40), Look::Half);
    plot.upright(middle, (12, 44), Look::Middle);
    for (score, held) in [
        (0, Held::Start),
        (25, Held::Middle),
        (50, Held::Middle),
        (75, Held::Middle),
        (100, Held::End),
    ] {
        plot.words(place(score), 60, held, score.to_string());
    }
    plot
}

fn place(score: u64) -> u32 {
    u32::try_from(score.min(100) * 10).unwrap_or(1000)
}
