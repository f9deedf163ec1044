//! How loud the caller and the room are.

use kira::Decibels;

/// The quietest that is still heard, in decibels. Below it the output library plays silence, which is what
/// nought percent is for.
const QUIETEST_DB: f32 = -59.0;

/// How loud the caller and the room are, in percent. More than 100 counts as 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volumes {
    /// The caller's recordings: 100 as they were recorded, 0 silent.
    pub voice: u8,
    /// The room and the line: 100 as they are meant to be, some 30 dB under the caller; 0 silent.
    pub room: u8,
}

impl Default for Volumes {
    fn default() -> Volumes {
        Volumes {
            voice: 100,
            room: 100,
        }
    }
}

/// A loudness in percent as decibels. Half the percent sounds half as loud, which for the ear is 10 dB less.
pub(super) fn decibels(percent: u8) -> Decibels {
    match percent.min(100) {
        0 => Decibels::SILENCE,
        100 => Decibels::IDENTITY,
        percent => {
            let part = f32::from(percent) / 100.0;
            Decibels((10.0 * part.log2()).max(QUIETEST_DB))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_percent_is_ten_decibels_less() {
        assert_eq!(decibels(100), Decibels(0.0));
        assert!((decibels(50).0 + 10.0).abs() < 0.001);
        assert!((decibels(25).0 + 20.0).abs() < 0.001);
        assert_eq!(decibels(200), decibels(100));
    }

    #[test]
    fn only_nought_is_silent_and_more_is_louder() {
        assert_eq!(decibels(0).as_amplitude(), 0.0);
        assert!(decibels(1).as_amplitude() > 0.0);
        for percent in 1..100 {
            assert!(decibels(percent).0 <= decibels(percent + 1).0);
        }
    }
}
