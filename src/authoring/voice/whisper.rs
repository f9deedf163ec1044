//! A whisper: the mouth does what it did, and breath takes the place of the voice.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::wave::Wave;

/// How many coefficients describe the mouth: enough for the formants below half the rate.
const ORDER: usize = 20;
/// The length of a moment in which the mouth is taken to be still, in milliseconds; moments overlap by half.
const MOMENT_MS: u32 = 24;

/// The same words in a whisper.
///
/// Linear prediction divides each moment of speech into the shape of the mouth and what drives it; noise of the same
/// strength drives it instead.
pub fn whispered(wave: &Wave) -> Wave {
    let moment = wave.span(MOMENT_MS).max(2 * ORDER + 2);
    let step = moment / 2;
    let window: Vec<f64> = (0..moment)
        .map(|at| 0.5 - 0.5 * (at as f64 * std::f64::consts::TAU / moment as f64).cos())
        .collect();
    let mut noise = ChaCha8Rng::seed_from_u64(1);
    let mut out = vec![0.0f64; wave.samples.len() + moment];
    let mut from = 0;
    while from < wave.samples.len() {
        let heard: Vec<f64> = (0..moment)
            .map(|at| {
                let sample = wave.samples.get(from + at).copied().unwrap_or(0.0);
                f64::from(sample) * window[at]
            })
            .collect();
        let strength = power(&heard);
        if strength > 1e-9 {
            let mouth = predictor(&heard);
            let driven = driven(&mouth, moment, &mut noise);
            let by = (strength / power(&driven).max(1e-12)).sqrt();
            for (at, sample) in driven.iter().enumerate() {
                out[from + at] += sample * by * window[at];
            }
        }
        from += step;
    }
    out.truncate(wave.samples.len());
    Wave {
        samples: out.iter().map(|it| *it as f32).collect(),
        rate: wave.rate,
    }
}

fn power(samples: &[f64]) -> f64 {
    samples.iter().map(|it| it * it).sum::<f64>() / samples.len().max(1) as f64
}

/// The coefficients that best foretell each sample from those before it, by Levinson's recursion.
fn predictor(samples: &[f64]) -> [f64; ORDER] {
    let mut alike = [0.0; ORDER + 1];
    for (lag, alike) in alike.iter_mut().enumerate() {
        *alike = samples
            .iter()
            .zip(&samples[lag..])
            .map(|(a, b)| a * b)
            .sum();
    }
    // A trace of white noise keeps the recursion sound where a moment is nearly silent.
    alike[0] *= 1.000_1;
    let mut coefficients = [0.0; ORDER];
    let mut left = alike[0];
    for place in 0..ORDER {
        let told: f64 = (0..place)
            .map(|at| coefficients[at] * alike[place - at])
            .sum();
        let reflection = (alike[place + 1] - told) / left.max(1e-12);
        let before = coefficients;
        coefficients[place] = reflection;
        for at in 0..place {
            coefficients[at] = before[at] - reflection * before[place - 1 - at];
        }
        left *= 1.0 - reflection * reflection;
    }
    coefficients
}

fn driven(mouth: &[f64; ORDER], length: usize, noise: &mut ChaCha8Rng) -> Vec<f64> {
    let mut out: Vec<f64> = Vec::with_capacity(length);
    for at in 0..length {
        let breath = f64::from(noise.next_u32()) / f64::from(u32::MAX) * 2.0 - 1.0;
        let told: f64 = mouth
            .iter()
            .enumerate()
            .filter_map(|(lag, by)| Some(by * out.get(at.checked_sub(lag + 1)?)?))
            .sum();
        out.push(breath + told);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whisper_has_the_strength_and_length_of_the_voice_and_not_its_pitch() {
        // A buzz of 120 Hz, as a voice is, through nothing.
        let rate = 16_000;
        let samples = (0..rate).map(|at| {
            let beat = at as f32 * 120.0 / rate as f32;
            0.5 - beat.fract()
        });
        let voice = Wave {
            samples: samples.collect(),
            rate,
        };
        let whisper = whispered(&voice);
        assert_eq!(whisper.samples.len(), voice.samples.len());
        let strength = |wave: &Wave| wave.samples.iter().map(|it| it * it).sum::<f32>();
        let ratio = strength(&whisper) / strength(&voice);
        assert!((0.2..2.0).contains(&ratio), "{ratio}");
        // How like itself one period later: a voice is, a whisper is not.
        let like = |wave: &Wave| {
            let period = 133;
            let both: f32 = wave
                .samples
                .windows(period + 1)
                .map(|it| it[0] * it[period])
                .sum();
            both / strength(wave)
        };
        assert!(like(&voice) > 0.8, "{}", like(&voice));
        assert!(like(&whisper) < 0.3, "{}", like(&whisper));
    }
}
