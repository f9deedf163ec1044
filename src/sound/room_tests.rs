//! The sounds of rooms and lines, measured.

use std::f64::consts::TAU;

use super::*;

fn db(ratio: f64) -> f64 {
    20.0 * ratio.log10()
}

fn rms_db(samples: &[f32]) -> f64 {
    let power: f64 = samples.iter().map(|it| f64::from(*it).powi(2)).sum();
    db((power / samples.len() as f64).sqrt())
}

fn peak_db(samples: &[f32]) -> f64 {
    let peak = samples.iter().fold(0.0f32, |peak, it| peak.max(it.abs()));
    db(f64::from(peak))
}

/// The power at each of the frequencies from nought to half the rate.
fn spectrum(samples: &[f64]) -> Vec<f64> {
    let mut values: Vec<(f64, f64)> = samples.iter().map(|it| (*it, 0.0)).collect();
    let length = values.len();
    let bits = length.trailing_zeros();
    for place in 0..length {
        let other = place.reverse_bits() >> (usize::BITS - bits);
        if place < other {
            values.swap(place, other);
        }
    }
    let mut half = 1;
    while half < length {
        for place in 0..half {
            let (sin, cos) = (-TAU * place as f64 / (2 * half) as f64).sin_cos();
            for first in (place..length).step_by(2 * half) {
                let (a, b) = (values[first], values[first + half]);
                let turned = (b.0 * cos - b.1 * sin, b.0 * sin + b.1 * cos);
                values[first] = (a.0 + turned.0, a.1 + turned.1);
                values[first + half] = (a.0 - turned.0, a.1 - turned.1);
            }
        }
        half *= 2;
    }
    let powers = values[..length / 2].iter();
    powers.map(|(re, im)| re * re + im * im).collect()
}

/// How much less power there is outside the telephone's band than in it, in decibels.
fn outside_db(samples: &[f32]) -> f64 {
    const WINDOW: usize = 32_768;
    let (mut within, mut outside) = (0.0, 0.0);
    let mut padded: Vec<f64> = samples.iter().map(|it| f64::from(*it)).collect();
    padded.resize(padded.len().next_multiple_of(WINDOW), 0.0);
    for window in padded.chunks(WINDOW) {
        let shaped: Vec<f64> = window
            .iter()
            .enumerate()
            .map(|(place, it)| it * (1.0 - (TAU * place as f64 / WINDOW as f64).cos()))
            .collect();
        for (place, power) in spectrum(&shaped).into_iter().enumerate() {
            let hz = place as f64 * f64::from(RATE_HZ) / WINDOW as f64;
            if (300.0..=3_400.0).contains(&hz) {
                within += power;
            } else {
                outside += power;
            }
        }
    }
    10.0 * (within / outside).log10()
}

/// The step from a loop's end to its beginning, and the step that one in a thousand exceeds.
fn seam(samples: &[f32]) -> (f32, f32) {
    let mut steps: Vec<f32> = samples.windows(2).map(|it| (it[1] - it[0]).abs()).collect();
    steps.sort_by(f32::total_cmp);
    let step = (samples[0] - samples[samples.len() - 1]).abs();
    (step, steps[steps.len() * 999 / 1000])
}

#[test]
fn loops_are_as_loud_as_they_are_meant_to_be() {
    for (samples, db, peak) in [
        (loop_of(Room::Kitchen), -52.0, -31.0),
        (loop_of(Room::Quiet), -58.0, -42.0),
        (line(), -62.0, -40.0),
    ] {
        assert_eq!(samples.len(), 24 * 16_000);
        assert!((rms_db(&samples) - db).abs() < 0.1, "{}", rms_db(&samples));
        assert!(peak_db(&samples) < peak, "{}", peak_db(&samples));
    }
}

#[test]
fn nothing_is_heard_outside_the_telephones_band() {
    for samples in [loop_of(Room::Kitchen), loop_of(Room::Quiet), line(), door()] {
        let outside = outside_db(&samples);
        assert!(outside > 30.0, "{outside}");
    }
}

#[test]
fn loops_have_no_seam() {
    for samples in [loop_of(Room::Kitchen), loop_of(Room::Quiet), line()] {
        let (step, most) = seam(&samples);
        assert!(step <= most, "{step} and elsewhere {most}");
    }
}

#[test]
fn a_door_is_half_a_second_and_soft() {
    let samples = door();
    assert_eq!(samples.len(), 8_000);
    assert!((peak_db(&samples) + 26.0).abs() < 0.1);
    assert!(samples[0].abs() < 1e-4 && samples[7_999].abs() < 1e-4);
    // Most of it is over in half the time.
    assert!(rms_db(&samples[..4_000]) > rms_db(&samples[4_000..]) + 15.0);
}

#[test]
fn a_kitchen_has_a_clock_that_ticks_each_second() {
    let samples = loop_of(Room::Kitchen);
    let loudest = |from_s: f64, until_s: f64| {
        let part = &samples[place_of(from_s)..place_of(until_s)];
        part.iter().fold(0.0f32, |peak, it| peak.max(it.abs()))
    };
    let ticks = (0..24).filter(|second| {
        let second = f64::from(*second);
        loudest(second + 0.3, second + 0.34) > loudest(second + 0.2, second + 0.3)
    });
    let heard = ticks.count();
    assert!(heard >= 18, "{heard} of 24");
}

#[test]
fn sounds_are_the_same_each_time() {
    assert_eq!(loop_of(Room::Kitchen), loop_of(Room::Kitchen));
    assert_eq!(loop_of(Room::Quiet), loop_of(Room::Quiet));
    assert_eq!(line(), line());
    assert_eq!(door(), door());
    assert_ne!(loop_of(Room::Kitchen), loop_of(Room::Quiet));
}
