//! When something was done, on the time of the call.

use super::{Held, Look, Plot, Shape, Sign};
use crate::call::clock;
use crate::classroom::looking_back::FiveNumbers;
use crate::report::axis::Axis;

/// How high a strip is, in pixels.
const HIGH: u32 = 26;
/// Where what was done is drawn, below what was heard.
const LINE: u32 = 17;
/// The most times the axis names, its beginning among them.
const TICKS: u64 = 5;
/// From where a time's name is held by its end, in tenths of a per cent.
const NEAR_THE_END: u32 = 930;

/// The time of a call that several drawings share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock(Axis);

impl Clock {
    /// As long as the last of these times, in milliseconds.
    pub fn until(times_ms: impl Iterator<Item = u64>) -> Clock {
        let length_ms = times_ms.max().unwrap_or(0).max(1_000);
        Clock(Axis { length_ms })
    }

    fn place(self, at_ms: u64) -> u32 {
        self.0.place_of(at_ms)
    }

    /// The times it names, to stand above the strips.
    pub fn names(self) -> Plot {
        let mut plot = Plot {
            high: 16,
            ..Plot::default()
        };
        for tick in self.0.ticks(TICKS) {
            let unit = if tick.in_seconds { "s" } else { "min" };
            let place = self.place(tick.at_s * 1_000);
            let held = match place {
                0 => Held::Start,
                NEAR_THE_END.. => Held::End,
                _ => Held::Middle,
            };
            let name = match tick.count() {
                // It stands close to the next.
                0 => "0".to_owned(),
                count => format!("{count} {unit}"),
            };
            plot.words(place, 12, held, name);
        }
        plot
    }
}

/// When something was done by those who did it, and when what it rests on was heard.
pub fn strip(
    what: &str,
    when: Option<FiveNumbers>,
    heard_ms: Option<u64>,
    clock_of: Clock,
) -> Plot {
    let mut plot = Plot {
        title: format!("When: {what}"),
        high: HIGH,
        ..Plot::default()
    };
    plot.line((0, 1000), LINE, Look::Track);
    if let Some(when) = when {
        let [least, lower, middle, upper, most] =
            [when.least, when.lower, when.median, when.upper, when.most]
                .map(|it| clock_of.place(it));
        plot.line((least, most), LINE, Look::Whisker);
        plot.slab((lower, upper), (LINE - 6, LINE + 6), Look::Half);
        plot.upright(middle, (LINE - 8, LINE + 8), Look::Middle);
    }
    if let Some(heard_ms) = heard_ms {
        plot.sign(clock_of.place(heard_ms), 6, Sign::Heard);
    }
    plot.description = said(when, heard_ms);
    plot
}

fn said(when: Option<FiveNumbers>, heard_ms: Option<u64>) -> String {
    let mut said = Vec::new();
    if let Some(it) = heard_ms {
        said.push(format!("Heard at {}.", clock(it)));
    }
    if let Some(it) = when {
        said.push(format!(
            "Done from {} to {}, the middle half from {} to {}, the middle one at {}.",
            clock(it.least),
            clock(it.most),
            clock(it.lower),
            clock(it.upper),
            clock(it.median)
        ));
    }
    said.join(" ")
}

/// How many of all did something, and how many of those late. The words beside it say the same.
pub fn share(done: u32, late: u32, of: u32) -> Plot {
    let place = |count: u32| (count.min(of) * 1000).checked_div(of).unwrap_or(0);
    let in_time = done.saturating_sub(late);
    let mut plot = Plot {
        high: 12,
        ..Plot::default()
    };
    plot.slab((0, 1000), (0, 12), Look::Track);
    for (across, down, look) in [
        ((0, place(in_time)), (0, 12), Look::Count),
        // Half as high, so that it differs in shape too.
        ((place(in_time), place(done)), (6, 12), Look::Late),
    ] {
        if across.0 < across.1 {
            plot.shapes.push(Shape::Slab { across, down, look });
        }
    }
    plot
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_says_in_words_what_it_shows() {
        let clock_of = Clock::until([600_000].into_iter());
        let when = FiveNumbers {
            least: 60_000,
            lower: 90_000,
            median: 120_000,
            upper: 300_000,
            most: 600_000,
        };
        let plot = strip("Marked: a secret", Some(when), Some(45_000), clock_of);
        assert_eq!(
            plot.description,
            "Heard at 0:45. Done from 1:00 to 10:00, the middle half from 1:30 to 5:00, the middle one at 2:00."
        );
        assert!(plot.shapes.contains(&Shape::Upright {
            x: 200,
            down: (9, 25),
            look: Look::Middle
        }));
        assert_eq!(clock_of.names().shapes.len(), 4);
        assert_eq!(strip("x", None, None, clock_of).shapes.len(), 1);
    }

    #[test]
    fn a_share_of_nobody_is_empty() {
        assert_eq!(share(0, 0, 0).shapes.len(), 1);
        assert_eq!(share(9, 2, 12).shapes.len(), 3);
        assert_eq!(share(2, 2, 12).shapes.len(), 2);
    }
}
