//! How loud speech is, by EBU R128.

use ebur128::{EbuR128, Mode};

use super::wave::Wave;

/// What was measured of a recording.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loudness {
    /// Integrated loudness, in LUFS.
    pub lufs: f64,
    /// True peak, in dBTP.
    pub peak: f64,
}

/// R128 measures in blocks of 400 ms; a shorter sound is measured as if it went on.
const LEAST_MS: u32 = 1_200;

/// Measures a sound; `None` where there is nothing loud enough to be measured.
pub fn measure(wave: &Wave) -> Option<Loudness> {
    let mut meter = EbuR128::new(1, wave.rate, Mode::I | Mode::TRUE_PEAK).ok()?;
    let mut measured = 0;
    while measured == 0 || measured < wave.span(LEAST_MS) {
        meter.add_frames_f32(&wave.samples).ok()?;
        measured += wave.samples.len().max(1);
    }
    let lufs = meter.loudness_global().ok()?;
    let peak = 20.0 * meter.true_peak(0).ok()?.max(1e-9).log10();
    lufs.is_finite().then_some(Loudness { lufs, peak })
}

/// A ratio of so many decibels.
pub fn gain(decibels: f64) -> f32 {
    10f64.powf(decibels / 20.0) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(ms: u32, peak: f32) -> Wave {
        let rate = 16_000;
        let samples = (0..rate * ms / 1000)
            .map(|at| peak * (at as f32 * 1000.0 * std::f32::consts::TAU / rate as f32).sin());
        Wave {
            samples: samples.collect(),
            rate,
        }
    }

    #[test]
    fn a_tone_measures_what_the_standard_says() {
        // EBU Tech 3341: a sine of 1 kHz at -23 dBFS on both channels is -23 LUFS, so on one it is 3 dB less.
        let measured = measure(&tone(5_000, gain(-20.0))).unwrap();
        assert!((measured.lufs + 23.0).abs() < 0.2, "{measured:?}");
        assert!((measured.peak + 20.0).abs() < 0.2, "{measured:?}");
    }

    #[test]
    fn a_short_sound_measures_as_a_long_one() {
        let long = measure(&tone(5_000, 0.1)).unwrap();
        let short = measure(&tone(150, 0.1)).unwrap();
        assert!((long.lufs - short.lufs).abs() < 0.3, "{long:?} {short:?}");
    }

    #[test]
    fn silence_is_not_measured() {
        let silence = Wave {
            samples: vec![0.0; 16_000],
            rate: 16_000,
        };
        assert_eq!(measure(&silence), None);
    }
}
