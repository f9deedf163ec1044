//! From what was spoken to what is heard on the telephone: trimmed, joined, in the band of a line, and even in level.

use biquad::{Biquad, Coefficients, DirectForm2Transposed, Hertz, Type};
use rubato::audioadapter_buffers::direct::InterleavedSlice;
use rubato::{Fft, FixedSync, Resampler, WindowFunction};

use super::loudness::{gain, measure};
use super::wave::Wave;

/// Samples a second of every recording.
pub const RATE: u32 = 16_000;
/// The loudness of an everyday voice, in LUFS. Quieter than broadcast speech is no use in a room with others.
pub const LUFS: f64 = -20.0;
/// How far a recording may be from it, in LU.
pub const LUFS_WITHIN: f64 = 1.0;
/// What no recording's true peak is above, in dBTP.
pub const PEAK: f64 = -1.0;
/// What is aimed at, so that an MP3, which is a little different, stays below.
const PEAK_AIM: f64 = -2.5;
/// The band of a telephone line, in hertz.
pub const BAND: (f32, f32) = (300.0, 3_400.0);
/// Raised whenever this treatment changes what is heard: recordings made before are then stale.
pub const TREATMENT: u32 = 1;

/// Below this, against the loudest moment, speech has not begun or is over.
const QUIET: f32 = 0.012;
/// What is left standing before and after speech, in milliseconds.
const BEFORE_MS: u32 = 25;
const AFTER_MS: u32 = 140;

/// Cuts off the silence before and after, leaving enough that no sound is cut.
pub fn trimmed(wave: &Wave) -> Wave {
    let floor = wave.peak() * QUIET;
    let loud = |it: &f32| it.abs() > floor;
    let first = wave.samples.iter().position(loud).unwrap_or(0);
    let last = wave.samples.iter().rposition(loud).unwrap_or(0);
    let from = first.saturating_sub(wave.span(BEFORE_MS));
    let to = (last + 1 + wave.span(AFTER_MS)).min(wave.samples.len());
    let mut samples = wave.samples[from..to].to_vec();
    faded(&mut samples, wave.span(8));
    Wave {
        samples,
        rate: wave.rate,
    }
}

/// Begins and ends at nothing, so that no click is heard.
fn faded(samples: &mut [f32], over: usize) {
    let over = over.min(samples.len() / 2).max(1);
    let last = samples.len().saturating_sub(1);
    for at in 0..over.min(samples.len()) {
        let part = at as f32 / over as f32;
        samples[at] *= part;
        samples[last - at] *= part;
    }
}

/// The same sound at the rate of a recording, lifted or lowered by so many percent.
pub fn resampled(wave: &Wave, pitch: u16) -> Wave {
    let from = wave.rate as usize * usize::from(pitch) / 100;
    let to = RATE as usize;
    if from == to {
        return Wave {
            samples: wave.samples.clone(),
            rate: RATE,
        };
    }
    // Odd rates have no small common measure with ours; a hundredth of a percent more or less is not heard.
    let from = from.div_ceil(10) * 10;
    let length = wave.samples.len();
    let made = Fft::<f32>::new_custom(
        from,
        to,
        1024,
        1,
        1,
        WindowFunction::BlackmanHarris2,
        FixedSync::Both,
    )
    .ok()
    .and_then(|mut resampler| {
        let input = InterleavedSlice::new(&wave.samples, 1, length).ok()?;
        let output = resampler.process_all(&input, length, None).ok()?;
        Some(output.take_data())
    });
    Wave {
        // A resampler of two whole rates and one channel cannot fail; were it to, the sound would be wrong, not lost.
        samples: made.unwrap_or_else(|| wave.samples.clone()),
        rate: RATE,
    }
}

/// Sentences, with so many milliseconds of silence between.
pub fn joined(sentences: &[Wave], pause_ms: u32) -> Wave {
    let mut all = Wave {
        samples: Vec::new(),
        rate: RATE,
    };
    // What trimming left standing at both ends is part of the pause.
    let pause = all.span(pause_ms.saturating_sub(BEFORE_MS + AFTER_MS));
    for (place, sentence) in sentences.iter().enumerate() {
        if place > 0 {
            all.samples.resize(all.samples.len() + pause, 0.0);
        }
        all.samples.extend_from_slice(&sentence.samples);
    }
    all
}

/// What a telephone line lets through: 300 to 3,400 Hz, falling off steeply to both sides.
pub fn banded(wave: &mut Wave) {
    // Butterworth filters of the eighth order above and the sixth below, as sections with these qualities.
    const LOW: [f32; 4] = [0.509_8, 0.601_3, 0.9, 2.563];
    const HIGH: [f32; 3] = [0.517_6, std::f32::consts::FRAC_1_SQRT_2, 1.931_9];
    let sections = HIGH
        .iter()
        .map(|q| (Type::HighPass, BAND.0, *q))
        .chain(LOW.iter().map(|q| (Type::LowPass, BAND.1, *q)));
    for (kind, hertz, q) in sections {
        let coefficients = Hertz::from_hz(wave.rate as f32).and_then(|rate| {
            Coefficients::<f32>::from_params(kind, rate, Hertz::from_hz(hertz)?, q)
        });
        // Both corners lie well below half of every rate that is read.
        let Ok(coefficients) = coefficients else {
            continue;
        };
        let mut filter = DirectForm2Transposed::<f32>::new(coefficients);
        for sample in &mut wave.samples {
            *sample = filter.run(*sample);
        }
    }
}

/// Brings speech to so many LUFS, and its peaks down to what a recording may have. `None` where it cannot be measured.
pub fn levelled(wave: &mut Wave, lufs: f64) -> Option<()> {
    // Limiting takes a little loudness with it, so it is measured again.
    for _ in 0..4 {
        let now = measure(wave)?;
        let by = gain(lufs - now.lufs);
        for sample in &mut wave.samples {
            *sample *= by;
        }
        limited(wave, gain(PEAK_AIM));
    }
    Some(())
}

/// Brings peaks down to this, gently: the gain is lowered before a peak comes and let up slowly after it.
fn limited(wave: &mut Wave, most: f32) {
    let ahead = wave.span(4).max(1);
    let needed: Vec<f32> = wave
        .samples
        .iter()
        .map(|it| {
            if it.abs() > most {
                most / it.abs()
            } else {
                1.0
            }
        })
        .collect();
    let release = 1.0 / wave.span(60).max(1) as f32;
    let mut lowest: Vec<f32> = Vec::with_capacity(needed.len());
    let mut held = 1.0f32;
    for at in 0..needed.len() {
        let until = (at + ahead).min(needed.len());
        let ahead_of_it = needed[at..until].iter().fold(1.0f32, |a, b| a.min(*b));
        held = ahead_of_it.min(held + release);
        lowest.push(held);
    }
    // Smoothed over the look-ahead so that the gain has no steps; it never comes out above what is needed.
    let mut sum: f32 = ahead as f32;
    for at in 0..lowest.len() {
        let gone = if at >= ahead { lowest[at - ahead] } else { 1.0 };
        sum += lowest[at] - gone;
        let by = (sum / ahead as f32).min(needed[at]);
        wave.samples[at] *= by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hertz: f32, ms: u32, peak: f32, rate: u32) -> Wave {
        let samples = (0..rate * ms / 1000)
            .map(|at| peak * (at as f32 * hertz * std::f32::consts::TAU / rate as f32).sin());
        Wave {
            samples: samples.collect(),
            rate,
        }
    }

    fn level(wave: &Wave) -> f32 {
        let middle = &wave.samples[wave.samples.len() / 4..wave.samples.len() * 3 / 4];
        let power: f32 = middle.iter().map(|it| it * it).sum::<f32>() / middle.len() as f32;
        10.0 * power.max(1e-12).log10()
    }

    #[test]
    fn only_the_band_of_a_telephone_is_let_through() {
        let through = |hertz: f32| {
            let mut wave = tone(hertz, 1_000, 0.5, RATE);
            let before = level(&wave);
            banded(&mut wave);
            level(&wave) - before
        };
        for hertz in [450.0, 1_000.0, 2_800.0] {
            assert!(through(hertz).abs() < 1.0, "{hertz}: {}", through(hertz));
        }
        for hertz in [80.0, 120.0, 5_500.0, 7_000.0] {
            assert!(through(hertz) < -28.0, "{hertz}: {}", through(hertz));
        }
    }

    #[test]
    fn a_loud_and_a_quiet_voice_come_out_equally_loud_and_never_clip() {
        for peak in [0.02, 0.3, 1.0] {
            let mut wave = tone(700.0, 2_000, peak, RATE);
            // A burst as of a plosive, far above the rest.
            for at in 8_000..8_040 {
                wave.samples[at] *= 12.0;
            }
            levelled(&mut wave, LUFS).unwrap();
            let measured = measure(&wave).unwrap();
            assert!((measured.lufs - LUFS).abs() < 0.5, "{peak}: {measured:?}");
            assert!(measured.peak < PEAK, "{peak}: {measured:?}");
        }
    }

    #[test]
    fn silence_is_trimmed_and_speech_is_not() {
        let mut wave = tone(500.0, 400, 0.5, RATE);
        let spoken = wave.samples.len();
        let mut with_silence = vec![0.0; 16_000];
        with_silence.append(&mut wave.samples);
        with_silence.resize(with_silence.len() + 16_000, 0.0);
        let trimmed = trimmed(&Wave {
            samples: with_silence,
            rate: RATE,
        });
        let left = trimmed.samples.len() - spoken;
        assert!(left < wave.span(BEFORE_MS + AFTER_MS + 2), "{left}");
        assert!(left > wave.span(AFTER_MS), "{left}");
    }

    #[test]
    fn pitch_moves_a_tone_and_the_rate_is_always_ours() {
        for (rate, pitch) in [(24_000, 100), (24_000, 94), (22_050, 105), (48_000, 88)] {
            let wave = resampled(&tone(1_000.0, 1_000, 0.5, rate), pitch);
            assert_eq!(wave.rate, RATE);
            let crossings = wave
                .samples
                .windows(2)
                .filter(|it| it[0] < 0.0 && it[1] >= 0.0)
                .count() as f32;
            let heard = crossings / (wave.samples.len() as f32 / RATE as f32);
            let wanted = 1_000.0 * f32::from(pitch) / 100.0;
            assert!((heard - wanted).abs() < 15.0, "{rate} {pitch}: {heard}");
        }
    }
}
