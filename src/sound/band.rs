//! What a telephone lets through: 300 to 3400 Hz.

use std::f64::consts::PI;

/// Samples a second of every sound made here, and of the recordings.
pub(super) const RATE_HZ: u32 = 16_000;

// Both edges lie within the band, so that next to nothing is left outside it.
const LOW_HZ: f64 = 360.0;
const LOW_ORDER: u32 = 14;
const HIGH_HZ: f64 = 2_950.0;
const HIGH_ORDER: u32 = 14;

/// How long the filter takes to forget what it was given, in samples: a quarter of a second.
const MEMORY: usize = 4_000;

/// A filter of the second order.
#[derive(Clone, Debug)]
struct Section {
    b: [f64; 3],
    a: [f64; 2],
    z: [f64; 2],
}

impl Section {
    fn pass(&mut self, x: f64) -> f64 {
        let y = self.b[0] * x + self.z[0];
        self.z[0] = self.b[1] * x - self.a[0] * y + self.z[1];
        self.z[1] = self.b[2] * x - self.a[1] * y;
        y
    }
}

/// The telephone's band, as a filter.
#[derive(Clone, Debug)]
struct Band {
    sections: Vec<Section>,
}

impl Band {
    fn new() -> Band {
        let mut sections = butterworth(LOW_HZ, LOW_ORDER, true);
        sections.extend(butterworth(HIGH_HZ, HIGH_ORDER, false));
        Band { sections }
    }

    fn pass(&mut self, x: f64) -> f64 {
        self.sections.iter_mut().fold(x, |x, it| it.pass(x))
    }
}

/// A Butterworth filter of an even order, as sections (after Robert Bristow-Johnson's cookbook).
fn butterworth(edge_hz: f64, order: u32, high_pass: bool) -> Vec<Section> {
    let w = 2.0 * PI * edge_hz / f64::from(RATE_HZ);
    let section = |k: u32| {
        let angle = PI * f64::from(2 * k + 1) / f64::from(2 * order);
        let alpha = w.sin() * angle.cos();
        let a0 = 1.0 + alpha;
        let edge = match high_pass {
            true => [1.0 + w.cos(), -2.0 * (1.0 + w.cos()), 1.0 + w.cos()],
            false => [1.0 - w.cos(), 2.0 * (1.0 - w.cos()), 1.0 - w.cos()],
        };
        Section {
            b: edge.map(|it| it / 2.0 / a0),
            a: [-2.0 * w.cos() / a0, (1.0 - alpha) / a0],
            z: [0.0; 2],
        }
    };
    (0..order / 2).map(section).collect()
}

/// Lets a sound through the telephone's band.
pub(super) fn pass(samples: &mut [f64]) {
    let mut band = Band::new();
    for sample in samples {
        *sample = band.pass(*sample);
    }
}

/// Lets a loop through the telephone's band. The filter comes to its beginning as from its end, so a loop
/// whose end meets its beginning still does.
pub(super) fn pass_round(samples: &mut [f64]) {
    let mut band = Band::new();
    let tail = samples.len().saturating_sub(MEMORY);
    for sample in &samples[tail..] {
        band.pass(*sample);
    }
    for sample in samples {
        *sample = band.pass(*sample);
    }
}
