//! Sound as it comes out, sample by sample.
//!
//! The recordings are ramps: how loud a sample is tells which place of the recording it is from.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::rendered_tests::{PIECE, Rendered, rendered, wav};
use super::*;

/// How loud a ramp is after a second.
const A_SECOND: f32 = 0.2;

/// A call that is heard: a clock, a folder of recordings, and what comes out.
struct Heard {
    sound: Sound<Rendered>,
    folder: tempfile::TempDir,
    moment: Moment,
}

impl Heard {
    fn at(volumes: Volumes) -> Heard {
        let folder = tempfile::tempdir().unwrap();
        let mut heard = Heard {
            sound: Sound::on(rendered, volumes).unwrap(),
            folder,
            moment: Moment {
                runs: true,
                ..Moment::default()
            },
        };
        heard.record("ramp.wav", 3.0);
        heard
    }

    fn new() -> Heard {
        Heard::at(Volumes::default())
    }

    fn record(&mut self, name: &str, seconds: f32) {
        let samples = (0..(seconds * 16_000.0) as u32).map(|place| {
            let value = place as f32 / 16_000.0 * A_SECOND;
            (value * 32_767.0) as i16
        });
        fs::write(self.path(name), wav(samples)).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn says(&mut self, from_ms: u64, into_ms: u32) {
        self.moment.speaking = Some(Speaking {
            from_ms,
            path: self.path("ramp.wav"),
            into_ms,
            door: false,
        });
        self.follow();
    }

    fn follow(&mut self) {
        self.sound.follow(&self.moment);
    }

    /// What comes out in this time, as the device asks for it: in pieces of 10 ms.
    fn hear(&mut self, ms: usize) -> Vec<f32> {
        let output = self.sound.output.as_mut().unwrap();
        let backend = output.manager.backend_mut();
        (0..ms / 10).flat_map(|_| backend.piece()).collect()
    }

    /// Which place of the ramp comes out after this time, in milliseconds.
    fn place_after(&mut self, ms: usize) -> f32 {
        *self.hear(ms).last().unwrap() / A_SECOND * 1000.0
    }

    fn with_room(mut self) -> Heard {
        let until = Instant::now() + Duration::from_secs(60);
        while !Ambience::is_made() {
            assert!(Instant::now() < until);
            std::thread::sleep(Duration::from_millis(5));
        }
        self.moment.room = Some(Room::Kitchen);
        self.follow();
        self
    }
}

fn silent(samples: &[f32]) -> bool {
    samples.iter().all(|it| *it == 0.0)
}

fn near(found: f32, wanted: f32) {
    assert!((found - wanted).abs() < 3.0, "{found}, and not {wanted}");
}

fn rms_db(samples: &[f32]) -> f32 {
    let power: f32 = samples.iter().map(|it| it * it).sum();
    10.0 * (power / samples.len() as f32).log10()
}

#[test]
fn a_line_is_heard_from_its_beginning() {
    let mut heard = Heard::new();
    assert!(silent(&heard.hear(50)));
    heard.says(1_000, 0);
    near(heard.place_after(100), 100.0);
    heard.says(1_000, 100);
    near(heard.place_after(1_900), 2_000.0);
}

#[test]
fn a_line_is_heard_from_where_the_clock_has_it() {
    let mut heard = Heard::new();
    heard.says(1_000, 1_500);
    near(heard.place_after(100), 1_600.0);
}

#[test]
fn a_line_that_is_cut_off_falls_silent_at_once_and_without_a_click() {
    let mut heard = Heard::new();
    heard.says(1_000, 1_500);
    heard.hear(200);
    heard.moment.speaking = None;
    heard.follow();
    let out = heard.hear(60);
    assert!(out[..PIECE].iter().any(|it| *it != 0.0));
    let step = out.windows(2).map(|it| (it[1] - it[0]).abs());
    let largest = step.fold(0.0, f32::max);
    assert!(largest < 0.01, "{largest}");
    assert!(silent(&heard.hear(100)));
}

#[test]
fn a_line_that_is_over_is_not_begun_again() {
    let mut heard = Heard::new();
    heard.says(1_000, 2_900);
    heard.hear(300);
    for into_ms in [3_200, 3_300, 9_000] {
        heard.says(1_000, into_ms);
        assert!(silent(&heard.hear(50)));
    }
    heard.says(20_000, 3_500);
    assert!(silent(&heard.hear(50)));
    assert_eq!(heard.sound.take_notices(), []);
}

#[test]
fn the_same_line_said_again_is_heard_again() {
    let mut heard = Heard::new();
    heard.says(1_000, 0);
    heard.hear(500);
    heard.says(9_000, 0);
    heard.hear(100);
    near(heard.place_after(100), 200.0);
}

#[test]
fn a_clock_that_stands_still_is_silent_and_goes_on_in_place() {
    let mut heard = Heard::new().with_room();
    heard.says(1_000, 1_000);
    heard.hear(500);
    heard.moment.runs = false;
    heard.says(1_000, 1_500);
    heard.hear(50);
    for _ in 0..3 {
        heard.follow();
        assert!(silent(&heard.hear(200)));
    }
    heard.moment.runs = true;
    heard.moment.room = None;
    heard.says(1_000, 1_500);
    heard.hear(100);
    // What was still heard while it fell silent is no more than the ear lets pass.
    let place = heard.place_after(100);
    assert!((1_690.0..1_740.0).contains(&place), "{place}");
}

#[test]
fn what_ends_while_the_clock_stands_still_is_not_heard_when_it_goes_on() {
    let mut heard = Heard::new();
    heard.says(1_000, 1_000);
    heard.hear(100);
    heard.moment.runs = false;
    heard.follow();
    heard.hear(50);
    heard.moment.speaking = None;
    heard.follow();
    heard.hear(50);
    heard.moment.runs = true;
    heard.follow();
    assert!(silent(&heard.hear(100)));
}

#[test]
fn on_hold_nothing_is_heard_and_its_time_passes() {
    let mut heard = Heard::new().with_room();
    heard.says(1_000, 0);
    heard.hear(200);
    heard.moment.on_hold = true;
    heard.says(1_000, 200);
    heard.hear(200);
    assert!(silent(&heard.hear(600)));
    heard.moment.on_hold = false;
    heard.moment.room = None;
    heard.says(1_000, 1_000);
    heard.hear(190);
    near(heard.place_after(10), 1_200.0);
}

#[test]
fn a_line_that_has_drifted_is_moved_and_one_that_hardly_has_is_not() {
    let mut heard = Heard::new();
    heard.says(1_000, 0);
    heard.hear(500);
    heard.says(1_000, 550);
    near(heard.place_after(100), 600.0);
    heard.says(1_000, 550);
    near(heard.place_after(100), 700.0);

    heard.says(1_000, 1_000);
    heard.hear(60);
    near(heard.place_after(40), 1_100.0);
    heard.says(1_000, 900);
    heard.hear(60);
    near(heard.place_after(40), 1_000.0);
}

#[test]
fn a_line_to_come_begins_at_its_time_however_seldom_the_clock_is_looked_at() {
    let mut heard = Heard::new();
    heard.moment.next = Some(Next {
        from_ms: 1_000,
        path: heard.path("ramp.wav"),
        in_ms: 300,
    });
    heard.follow();
    assert!(silent(&heard.hear(290)));
    near(heard.place_after(110), 100.0);
    heard.moment.next = None;
    heard.says(1_000, 100);
    near(heard.place_after(100), 200.0);
}

#[test]
fn a_line_to_come_that_does_not_is_not_heard() {
    let mut heard = Heard::new();
    heard.moment.next = Some(Next {
        from_ms: 1_000,
        path: heard.path("ramp.wav"),
        in_ms: 200,
    });
    heard.follow();
    heard.hear(100);
    heard.moment.next = None;
    heard.follow();
    assert!(silent(&heard.hear(500)));
}

#[test]
fn a_line_to_come_is_moved_when_the_clock_jumps_to_it() {
    let mut heard = Heard::new();
    heard.moment.next = Some(Next {
        from_ms: 1_000,
        path: heard.path("ramp.wav"),
        in_ms: 500,
    });
    heard.follow();
    heard.hear(20);
    heard.moment.next = None;
    heard.says(1_000, 1_000);
    heard.hear(60);
    near(heard.place_after(40), 1_100.0);
}

#[test]
fn a_line_far_off_is_read_aside_and_still_begins_at_its_time() {
    let mut heard = Heard::new();
    let path = heard.path("ramp.wav");
    heard.moment.next = Some(Next {
        from_ms: 1_000,
        path: path.clone(),
        in_ms: 1_200,
    });
    heard.follow();
    let until = Instant::now() + Duration::from_secs(10);
    while !heard.sound.recordings.has(&path) {
        assert!(Instant::now() < until);
        std::thread::sleep(Duration::from_millis(2));
        heard.follow();
    }
    assert!(silent(&heard.hear(1_190)));
    near(heard.place_after(60), 50.0);
}

#[test]
fn a_recording_that_is_missing_is_told_once_and_stops_nothing() {
    let mut heard = Heard::new();
    fs::remove_file(heard.path("ramp.wav")).unwrap();
    for into_ms in [0, 100, 200] {
        heard.says(1_000, into_ms);
        assert!(silent(&heard.hear(100)));
    }
    heard.says(9_000, 0);
    let path = heard.path("ramp.wav");
    assert_eq!(heard.sound.take_notices(), [SoundNotice::Missing { path }]);
    assert_eq!(heard.sound.take_notices(), []);
}

#[test]
fn the_room_is_heard_under_an_open_line_and_only_then() {
    let mut heard = Heard::new().with_room();
    heard.hear(400);
    let level = rms_db(&heard.hear(1_000));
    assert!((-56.0..-48.0).contains(&level), "{level}");
    heard.moment.room = None;
    heard.follow();
    heard.hear(80);
    assert!(silent(&heard.hear(200)));
}

#[test]
fn a_door_is_heard_once_as_its_line_begins() {
    let mut heard = Heard::at(Volumes {
        voice: 0,
        room: 100,
    })
    .with_room();
    heard.hear(400);
    let mut shut = |from_ms, into_ms| {
        heard.moment.speaking = Some(Speaking {
            from_ms,
            path: heard.path("ramp.wav"),
            into_ms,
            door: true,
        });
        heard.follow();
        heard.hear(500).into_iter().fold(0.0, f32::max) > 0.035
    };
    assert!(shut(1_000, 0));
    assert!(!shut(1_000, 500), "it is the same door");
    assert!(shut(9_000, 20));
    assert!(!shut(20_000, 4_000), "it was shut long ago");
}

#[test]
fn nought_percent_is_silence() {
    let mut heard = Heard::at(Volumes { voice: 0, room: 0 }).with_room();
    heard.says(1_000, 1_000);
    assert!(silent(&heard.hear(500)));
    heard.sound.set_volumes(Volumes { voice: 50, room: 0 });
    heard.says(1_000, 1_500);
    heard.hear(50);
    let half = *heard.hear(50).last().unwrap() / A_SECOND * 1000.0;
    near(half, 1_600.0 * 10f32.powf(-10.0 / 20.0));
    heard.sound.set_volumes(Volumes { voice: 0, room: 0 });
    heard.hear(50);
    assert!(silent(&heard.hear(200)));
}

#[test]
fn a_device_that_is_lost_is_looked_for_and_the_call_is_heard_again() {
    let mut heard = Heard::new();
    heard.says(1_000, 0);
    heard.hear(100);
    // Nothing asks for sound any more.
    let began = Instant::now();
    let mut at_ms = 0;
    while heard.sound.output.is_some() {
        heard
            .sound
            .look_after_device(began + Duration::from_millis(at_ms));
        at_ms += 500;
        assert!(at_ms < 10_000);
    }
    assert_eq!(heard.sound.take_notices(), [SoundNotice::DeviceLost]);
    heard.says(1_000, 1_000);
    while heard.sound.output.is_none() {
        heard
            .sound
            .look_after_device(began + Duration::from_millis(at_ms));
        at_ms += 500;
        assert!(at_ms < 1_000_000);
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(heard.sound.take_notices(), [SoundNotice::DeviceFound]);
    heard.says(1_000, 1_500);
    near(heard.place_after(100), 1_600.0);
}
