//! What ought to be heard at a time of a call: plain data, made from the call and its clock.

use std::path::{Path, PathBuf};

use super::room::Room;
use crate::call::memory::Spoken;
use crate::call::state::{Phase, State};
use crate::scenario::loaded::Loaded;
use crate::scenario::number::LineNo;
use crate::scenario::script::LineSound;
use crate::supervising::Shift;

/// How long before its first word a line is made ready to be heard, in milliseconds. It is more than the time
/// between two ticks of any front end, so that no line is begun late.
const AHEAD_MS: u64 = 1_500;

/// What ought to be heard at a time of a call. The default is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// Whether the clock moves by itself. While it does not, all is silent, and goes on in place when it does.
    pub runs: bool,
    /// Whether the caller is on hold: all is silent, and its time passes.
    pub on_hold: bool,
    /// The room the caller is in; `None` when no line is open, and then nothing is heard of room and line.
    pub room: Option<Room>,
    /// The recording that is heard.
    pub speaking: Option<Speaking>,
    /// The recording that comes next, if it comes soon.
    pub next: Option<Next>,
}

/// A recording of which part has been heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaking {
    /// When its first word was said, in milliseconds since the call began. This tells the utterances of a call
    /// apart: the same line may be said twice.
    pub from_ms: u64,
    /// Its file.
    pub path: PathBuf,
    /// How much of it has been heard, in milliseconds.
    pub into_ms: u32,
    /// Whether a door is shut as it begins.
    pub door: bool,
}

/// A recording that will soon be heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// When its first word will be said, in milliseconds since the call began.
    pub from_ms: u64,
    /// Its file.
    pub path: PathBuf,
    /// How long until then, in milliseconds.
    pub in_ms: u32,
}

impl Moment {
    /// What ought to be heard at `now_ms` (milliseconds since the call began) of a call in this state.
    ///
    /// `runs` tells whether the clock moves by itself; `recording` names the file a line was recorded in, if
    /// it was.
    pub fn of(
        scenario: &Loaded,
        state: &State,
        now_ms: u64,
        runs: bool,
        recording: impl Fn(LineNo) -> Option<PathBuf>,
    ) -> Moment {
        let room = scenario.script.caller.room;
        // A caller who rings off is heard to the end of their last words.
        let open = match state.phase {
            Phase::Talking | Phase::OnHold => true,
            _ => state.is_open() && state.speaking(now_ms),
        };
        let door = |line| {
            let entry = scenario.line(line);
            entry.is_some_and(|it| it.sound == Some(LineSound::Door))
        };
        let (speaking, next) = if state.is_open() {
            said(&state.spoken, now_ms, recording, door)
        } else {
            (None, None)
        };
        Moment {
            runs,
            on_hold: state.phase == Phase::OnHold,
            room: open.then_some(room),
            speaking,
            next,
        }
    }
}

impl Moment {
    /// What ought to be heard of a recording at `now_ms` (milliseconds since the shift began). `voices` is the folder
    /// that holds a folder of recordings for each scenario.
    pub fn of_review(shift: &Shift, now_ms: u64, runs: bool, voices: &Path) -> Moment {
        let silent = Moment {
            runs,
            ..Moment::default()
        };
        let Some(hearing) = shift.state().hearing else {
            return silent;
        };
        let Some(written) = shift.written(hearing.log) else {
            return silent;
        };
        let (call, turns) = (&written.call, &written.tape);
        let scenario = call.scenario();
        let base_ms = turns
            .get(usize::from(hearing.from))
            .map_or(0, |it| it.from_ms);
        let spoken = turns.iter().skip(usize::from(hearing.from));
        let spoken: Vec<Spoken> = spoken
            .filter_map(|turn| {
                Some(Spoken {
                    line: turn.line?,
                    from_ms: hearing.since_ms + turn.from_ms - base_ms,
                    until_ms: hearing.since_ms + turn.until_ms - base_ms,
                    cut: turn.cut,
                })
            })
            .collect();
        let recording = |line| {
            let recording = scenario.recording(line, call.drawn())?;
            Some(voices.join(&scenario.script.id).join(&recording.file))
        };
        let (speaking, next) = said(&spoken, now_ms, recording, |_| false);
        Moment {
            runs,
            on_hold: false,
            room: Some(scenario.script.caller.room),
            speaking,
            next,
        }
    }
}

/// What of these is being said at a time, and what comes after it.
fn said(
    spoken: &[Spoken],
    now_ms: u64,
    recording: impl Fn(LineNo) -> Option<PathBuf>,
    door: impl Fn(LineNo) -> bool,
) -> (Option<Speaking>, Option<Next>) {
    // Only the last few matter: a call has thousands, and this is asked at every tick.
    let recent = spoken.iter().rev().take_while(|it| it.until_ms > now_ms);
    let (mut speaking, mut next) = (None, None);
    for it in recent {
        if it.from_ms > now_ms {
            // Walked backwards, so the last one kept is the nearest.
            next = Some(it);
        } else if speaking.is_none() {
            speaking = Some(it);
        }
    }
    let speaking = speaking.and_then(|it| {
        Some(Speaking {
            from_ms: it.from_ms,
            path: recording(it.line)?,
            into_ms: u32::try_from(now_ms - it.from_ms).unwrap_or(u32::MAX),
            door: door(it.line),
        })
    });
    let next = next
        .filter(|it| it.from_ms - now_ms <= AHEAD_MS)
        .and_then(|it| {
            Some(Next {
                from_ms: it.from_ms,
                path: recording(it.line)?,
                in_ms: u32::try_from(it.from_ms - now_ms).unwrap_or(u32::MAX),
            })
        });
    (speaking, next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Call;
    use crate::call::command::Command;
    use crate::scenario::drawn::Seed;
    use crate::scenario::loaded::Scenario;
    use crate::understanding::Move;

    fn spoken(line: u16, from_ms: u64, until_ms: u64) -> Spoken {
        Spoken {
            line: LineNo(line),
            from_ms,
            until_ms,
            cut: false,
        }
    }

    fn file(line: LineNo) -> Option<PathBuf> {
        (line.0 != 9).then(|| PathBuf::from(format!("{}.mp3", line.0)))
    }

    fn speaking(spoken: &[Spoken], now_ms: u64) -> Option<(u64, u32)> {
        said(spoken, now_ms, file, |_| false)
            .0
            .map(|it| (it.from_ms, it.into_ms))
    }

    fn next(spoken: &[Spoken], now_ms: u64) -> Option<(u64, u32)> {
        said(spoken, now_ms, file, |_| false)
            .1
            .map(|it| (it.from_ms, it.in_ms))
    }

    #[test]
    fn an_utterance_is_heard_from_its_first_word_to_its_last() {
        let turns = [spoken(1, 1_000, 3_000), spoken(2, 3_300, 5_000)];
        assert_eq!(speaking(&turns, 999), None);
        assert_eq!(speaking(&turns, 1_000), Some((1_000, 0)));
        assert_eq!(speaking(&turns, 2_999), Some((1_000, 1_999)));
        assert_eq!(speaking(&turns, 3_000), None);
        assert_eq!(speaking(&turns, 4_000), Some((3_300, 700)));
        assert_eq!(speaking(&turns, 5_000), None);
    }

    #[test]
    fn the_nearest_one_to_come_is_next_if_it_comes_soon() {
        let turns = [spoken(1, 2_000, 3_000), spoken(2, 3_300, 5_000)];
        assert_eq!(next(&turns, 0), None);
        assert_eq!(next(&turns, 1_900), Some((2_000, 100)));
        assert_eq!(next(&turns, 2_000), Some((3_300, 1_300)));
        assert_eq!(next(&turns, 3_300), None);
    }

    #[test]
    fn a_line_without_a_recording_is_not_heard() {
        let turns = [spoken(9, 1_000, 3_000), spoken(9, 3_300, 5_000)];
        assert_eq!(said(&turns, 2_500, file, |_| false), (None, None));
    }

    #[test]
    fn a_call_is_heard_while_it_is_open() {
        let source = include_str!("../../scenarios/server-owner/scenario.ron");
        let (scenario, _) = Scenario::load(source, None).ok().unwrap();
        let mut call = Call::ring(&scenario, Seed(7));
        let moment = |call: &Call, now_ms| {
            Moment::of(&scenario, call.state(), now_ms, true, |line| {
                Some(PathBuf::from(format!("{}.mp3", line.0)))
            })
        };
        assert_eq!(moment(&call, 0).room, None);

        call.handle(1_000, Command::Say(Move::Greet)).unwrap();
        let first = call.state().spoken.last().copied().unwrap();
        assert!(first.from_ms > 1_000);
        let before = moment(&call, first.from_ms - 1);
        assert_eq!(before.room, Some(Room::Kitchen));
        assert_eq!(before.next.map(|it| it.in_ms), Some(1));
        let during = moment(&call, first.from_ms + 250);
        assert_eq!(during.speaking.map(|it| it.into_ms), Some(250));

        call.handle(first.from_ms + 300, Command::Leave).unwrap();
        let after = moment(&call, first.from_ms + 301);
        assert_eq!((after.room, after.speaking, after.next), (None, None, None));
        assert!(!after.on_hold);
    }

    #[test]
    fn a_caller_who_rings_off_is_heard_to_the_end() {
        let source = include_str!("../../scenarios/server-owner/scenario.ron");
        let (scenario, _) = Scenario::load(source, None).ok().unwrap();
        let mut state = State::new(&scenario);
        state.phase = Phase::RungOff;
        state.spoken.push(spoken(1, 2_000, 4_000));
        state.floor_until_ms = 4_000;
        let moment = |now_ms| Moment::of(&scenario, &state, now_ms, true, file);
        assert!(moment(3_999).speaking.is_some());
        assert_eq!(moment(3_999).room, Some(Room::Kitchen));
        assert_eq!(moment(4_000).room, None);
    }
}
