//! The sounds of a room and of a line, made from numbers: the same each time, and no file to lose.
//!
//! Each is a loop that is made round. Everything in it either fits into it a whole number of times or runs over
//! its end into its beginning, so there is no seam to hear.

use std::f64::consts::TAU;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::band::{self, RATE_HZ};
pub use crate::scenario::script::Room;

/// How long a loop is. Long enough that nobody notices it come round.
const LOOP_SECONDS: u32 = 24;

/// How loud a kitchen is, in decibels of full scale: 32 dB under speech.
const KITCHEN_DB: f64 = -52.0;
/// How loud a quiet room is.
const QUIET_DB: f64 = -58.0;
/// How loud the line is.
const LINE_DB: f64 = -62.0;
/// The loudest moment of a door being shut.
const DOOR_PEAK_DB: f64 = -26.0;

/// The fridge as a telephone has it: harmonics of the mains in hertz, and their strength.
const FRIDGE: [(u32, f64); 12] = [
    (350, 0.9),
    (400, 1.0),
    (450, 0.5),
    (500, 0.7),
    (600, 0.6),
    (700, 0.3),
    (800, 0.35),
    (900, 0.25),
    (1_000, 0.15),
    (1_200, 0.2),
    (1_500, 0.1),
    (1_800, 0.06),
];

/// The sound of a room as a loop at 16 kHz.
pub(super) fn loop_of(room: Room) -> Vec<f32> {
    match room {
        Room::Kitchen => kitchen(),
        Room::Quiet => quiet(),
    }
}

/// The sound of the line itself as a loop at 16 kHz: a faint hiss, and a crackle fainter still.
pub(super) fn line() -> Vec<f32> {
    let mut chance = Chance::new(3);
    let mut samples = silence();
    for sample in &mut samples {
        *sample = chance.either_way();
    }
    for _ in 0..36 {
        let at = chance.place();
        let strength = chance.between(5.0, 13.0) * chance.either_way().signum();
        mix_in(&mut samples, at, [strength]);
    }
    band::pass_round(&mut samples);
    at_loudness(&samples, LINE_DB)
}

/// A door shut softly in another room, at 16 kHz: the latch, and the leaf in its frame. Half a second.
pub(super) fn door() -> Vec<f32> {
    let length = RATE_HZ as usize / 2;
    let mut chance = Chance::new(4);
    let mut samples = vec![0.0; length];
    let mut dull = 0.0;
    for (place, sample) in samples.iter_mut().enumerate() {
        let t = seconds(place) - 0.06;
        // What comes through a wall has lost its brightness.
        dull += 0.2 * (chance.either_way() - dull);
        if t >= 0.0 {
            let thud = (TAU * 320.0 * t).sin() + 0.6 * (TAU * 470.0 * t).sin();
            *sample += 1.2 * dull * (-t / 0.05).exp() + thud * (-t / 0.035).exp();
        }
    }
    for (at_s, strength) in [(0.015, 0.5), (0.19, 0.35)] {
        let at = place_of(at_s);
        let latch = ring(&[(900.0, 1.0), (1_600.0, 0.4)], 0.006, strength);
        mix_in(&mut samples, at, latch);
    }
    band::pass(&mut samples);
    let fade = RATE_HZ as usize / 20;
    for (left, sample) in samples.iter_mut().rev().take(fade).enumerate() {
        *sample *= left as f64 / fade as f64;
    }
    let peak = samples.iter().fold(0.0f64, |peak, it| peak.max(it.abs()));
    scaled(&samples, amplitude(DOOR_PEAK_DB) / peak)
}

fn kitchen() -> Vec<f32> {
    let mut chance = Chance::new(1);
    let mut samples = tone(&mut chance, 0.16);
    fridge(&mut samples, &mut chance);
    for second in 0..LOOP_SECONDS {
        let even = second % 2 == 0;
        let at_s = f64::from(second) + 0.31 + chance.between(0.0, 0.006);
        let (hz, strength) = if even { (2_100.0, 3.0) } else { (1_800.0, 2.4) };
        let strength = strength * chance.between(0.8, 1.2);
        let tick = ring(&[(hz, 1.0), (hz * 1.31, 0.6)], 0.003, strength);
        mix_in(&mut samples, place_of(at_s), tick);
    }
    for around_s in [3.4, 9.1, 11.7, 20.2] {
        let at_s = around_s + chance.between(-0.9, 0.9);
        let drip = drip(chance.between(800.0, 1_050.0), chance.between(2.0, 4.0));
        mix_in(&mut samples, place_of(at_s), drip);
    }
    let at_s = 15.0 + chance.between(0.0, 2.0);
    for (after_s, strength) in [(0.0, 3.4), (0.11, 1.6)] {
        let cup = ring(
            &[(1_430.0, 1.0), (2_270.0, 0.6), (2_810.0, 0.3)],
            0.045,
            strength,
        );
        mix_in(&mut samples, place_of(at_s + after_s), cup);
    }
    band::pass_round(&mut samples);
    at_loudness(&samples, KITCHEN_DB)
}

fn quiet() -> Vec<f32> {
    let mut chance = Chance::new(2);
    let mut samples = tone(&mut chance, 0.12);
    band::pass_round(&mut samples);
    at_loudness(&samples, QUIET_DB)
}

/// What is heard of a room when nothing is: noise that falls off upwards the more, the smaller `bright` is,
/// and swells a little. Its loudness is about one within the band.
fn tone(chance: &mut Chance, bright: f64) -> Vec<f64> {
    let mut samples = silence();
    for sample in &mut samples {
        *sample = chance.either_way();
    }
    // Twice round, so that what falls off at the end has its effect at the beginning.
    let mut held = 0.0;
    for sample in &samples {
        held += bright * (sample - held);
    }
    let swell = Swell::new(chance, 0.2);
    for (place, sample) in samples.iter_mut().enumerate() {
        held += bright * (*sample - held);
        *sample = 5.0 * held * swell.at(place);
    }
    samples
}

fn fridge(samples: &mut [f64], chance: &mut Chance) {
    for (hz, strength) in FRIDGE {
        let phase = chance.between(0.0, TAU);
        let swell = Swell::new(chance, 0.35);
        for (place, sample) in samples.iter_mut().enumerate() {
            let turn = TAU * f64::from(hz) * seconds(place) + phase;
            *sample += 0.5 * strength * turn.sin() * swell.at(place);
        }
    }
}

/// A slow rise and fall that fits into the loop a whole number of times.
struct Swell {
    waves: [(f64, f64); 3],
    depth: f64,
}

impl Swell {
    fn new(chance: &mut Chance, depth: f64) -> Swell {
        let waves = [1.0, 3.0, 7.0].map(|times| (times, chance.between(0.0, TAU)));
        Swell { waves, depth }
    }

    fn at(&self, place: usize) -> f64 {
        let round = TAU * seconds(place) / f64::from(LOOP_SECONDS);
        let waves = self.waves.iter();
        let sum: f64 = waves.map(|(times, at)| (times * round + at).sin()).sum();
        1.0 + self.depth * sum / 3.0
    }
}

/// Something struck: tones in hertz with their strengths, that die away.
fn ring(tones: &[(f64, f64)], dies_s: f64, strength: f64) -> Vec<f64> {
    let length = place_of(dies_s * 8.0);
    let sample = |place: usize| {
        let t = seconds(place);
        let tones = tones.iter();
        let sum: f64 = tones.map(|(hz, part)| part * (TAU * hz * t).sin()).sum();
        strength * sum * (-t / dies_s).exp()
    };
    (0..length).map(sample).collect()
}

/// A drip into a basin: a tone that rises as it dies away.
fn drip(from_hz: f64, strength: f64) -> Vec<f64> {
    let sample = |place: usize| {
        let t = seconds(place);
        let turn = TAU * from_hz * (t + 4.0 * t * t);
        strength * turn.sin() * (-t / 0.02).exp()
    };
    (0..place_of(0.16)).map(sample).collect()
}

fn silence() -> Vec<f64> {
    vec![0.0; (LOOP_SECONDS * RATE_HZ) as usize]
}

fn seconds(place: usize) -> f64 {
    place as f64 / f64::from(RATE_HZ)
}

fn place_of(at_s: f64) -> usize {
    (at_s * f64::from(RATE_HZ)) as usize
}

/// Adds a sound to a loop; what runs over its end is heard at its beginning.
fn mix_in(samples: &mut [f64], at: usize, sound: impl IntoIterator<Item = f64>) {
    let length = samples.len();
    for (place, sample) in sound.into_iter().enumerate() {
        samples[(at + place) % length] += sample;
    }
}

fn amplitude(db: f64) -> f64 {
    10f64.powf(db / 20.0)
}

fn at_loudness(samples: &[f64], db: f64) -> Vec<f32> {
    let power: f64 = samples.iter().map(|it| it * it).sum();
    let rms = (power / samples.len() as f64).sqrt();
    scaled(samples, amplitude(db) / rms)
}

fn scaled(samples: &[f64], by: f64) -> Vec<f32> {
    samples.iter().map(|it| (it * by) as f32).collect()
}

/// Chance that falls the same way each time.
struct Chance(ChaCha8Rng);

impl Chance {
    fn new(of: u8) -> Chance {
        Chance(ChaCha8Rng::from_seed([of; 32]))
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * f64::from(self.0.next_u32()) / f64::from(u32::MAX)
    }

    fn either_way(&mut self) -> f64 {
        self.between(-1.0, 1.0)
    }

    fn place(&mut self) -> usize {
        place_of(self.between(0.0, f64::from(LOOP_SECONDS)))
    }
}

#[cfg(test)]
#[path = "room_tests.rs"]
mod tests;
