//! Times, from the shortest to the longest.

use std::fmt;
use std::time::Duration;

/// Times, in order.
pub struct Spread(Vec<Duration>);

impl Spread {
    /// Of these.
    pub fn of(mut times: Vec<Duration>) -> Spread {
        times.sort_unstable();
        Spread(times)
    }

    /// The one that so many in a thousand are not longer than, in milliseconds.
    pub fn ms(&self, per_mille: usize) -> f64 {
        let place = self.0.len().saturating_sub(1) * per_mille / 1000;
        let time = self.0.get(place).copied().unwrap_or_default();
        time.as_secs_f64() * 1000.0
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "median {:.1} ms, 95 % {:.1} ms, 99 % {:.1} ms, 99.9 % {:.1} ms, longest {:.1} ms",
            self.ms(500),
            self.ms(950),
            self.ms(990),
            self.ms(999),
            self.ms(1000)
        )
    }
}
