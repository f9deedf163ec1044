//! A made-up session for the tests of this folder: everybody plays a true case and its innocent twin.

use super::{RoomAbout, RoomExport, RoomRow, TraineeReport};
use crate::classroom::came::*;
use crate::classroom::looking_back::{LookedBack, Played};
use crate::debrief::score::Score;
use crate::scenario::catalogue::Family;
use crate::scenario::script::{Grade, Urgency};

/// A name that would be a formula, were it not text.
pub const FORMULA: &str = "=HYPERLINK(\"http://x.example\")";

const EXPECTED: [(&str, &str, &str, u64, &str); 10] = [
    (
        "ask",
        "ask:name",
        "Who he is was asked",
        40_000,
        "I only know him as Luke.",
    ),
    (
        "recognise",
        "recognise:secrecy",
        "Secrecy",
        95_000,
        "He told my boy it was just between the two of them, and that I wouldn’t understand.",
    ),
    (
        "recognise",
        "recognise:age-gap",
        "An age gap",
        60_000,
        "There’s an older lad who runs the server.",
    ),
    (
        "recognise",
        "recognise:isolation",
        "Drawn away from friends and family",
        150_000,
        "He hardly sees his mates now. It’s all that server.",
    ),
    (
        "check",
        "check:national-subject",
        "Luke Marsden was searched for in the national records",
        180_000,
        "Marsden, I think. Luke Marsden.",
    ),
    (
        "record",
        "record:fear",
        "In the log: the fear in the parent’s words",
        210_000,
        "I’m frightened of where this is going.",
    ),
    (
        "advise",
        "advise:keep-evidence",
        "Keep the messages",
        240_000,
        "I’ve got his old phone here.",
    ),
    (
        "grade",
        "grade:grade",
        "Grade: Priority to Immediate",
        300_000,
        "They’re meeting on Saturday.",
    ),
    (
        "refer",
        "refer:child-abuse-unit",
        "Child abuse unit",
        310_000,
        "They’re meeting on Saturday.",
    ),
    (
        "challenge",
        "challenge:review",
        "The supervisor was asked to look again",
        0,
        "",
    ),
];

fn point(seat: u32, no: usize, twin: bool) -> PointCame {
    let (part, id, what, heard_ms, line) = EXPECTED[no];
    let turn = (seat as usize * 7 + no * 5 + usize::from(twin)) % 10;
    let became = match turn {
        0..=5 => Became::Met,
        6 => Became::Late,
        _ if part == "grade" => Became::Wrong,
        _ => Became::Missed,
    };
    let done = became != Became::Missed;
    let after_ms = 15_000 + u64::from(seat * 37 % 11) * 14_000;
    PointCame {
        id: id.to_owned(),
        part: part.to_owned(),
        what: what.to_owned(),
        why: "It is asked for because what comes next rests on it.".to_owned(),
        became,
        at_ms: done.then_some(heard_ms + after_ms),
        moment: (!line.is_empty()).then(|| (heard_ms + u64::from(seat) * 900, line.to_owned())),
        weight: 1,
        critical: part == "check",
    }
}

fn beside(id: &str, what: &str, became: Became) -> PointCame {
    PointCame {
        id: id.to_owned(),
        part: id.split(':').next().unwrap().to_owned(),
        what: what.to_owned(),
        why: "Write instead what was said.".to_owned(),
        became,
        at_ms: Some(200_000),
        moment: None,
        weight: 0,
        critical: false,
    }
}

/// What a seat's call came to.
pub fn came(seat: u32, twin: bool) -> Came {
    let mut points: Vec<PointCame> = (0..EXPECTED.len())
        .map(|no| point(seat, no, twin))
        .collect();
    points.push(beside(
        "care:never-tell-caller-record",
        "What a record says is not told to the caller",
        Became::Met,
    ));
    if seat.is_multiple_of(4) {
        points.push(beside(
            "record:wording-game",
            "it makes light of what was said",
            Became::Wrong,
        ));
    }
    let grade = match seat % 5 {
        0 => Grade::Scheduled,
        1..=3 => Grade::Priority,
        _ => Grade::Immediate,
    };
    let range = if twin {
        (Grade::WithoutDeployment, Grade::Scheduled)
    } else {
        (Grade::Priority, Grade::Immediate)
    };
    let raised = if twin {
        seat.is_multiple_of(3)
    } else {
        !seat.is_multiple_of(6)
    };
    let total = u8::try_from(38 + seat * 11 % 55).unwrap() + u8::from(twin) * 6;
    Came {
        scenario: if twin { "server-coach" } else { "server-owner" }.to_owned(),
        title: if twin {
            "The server coach"
        } else {
            "The server owner"
        }
        .to_owned(),
        version: 1,
        seed: 7,
        journal_hash: "ab".repeat(32),
        finished: true,
        left: false,
        passed: total >= 70,
        length_ms: 380_000 + u64::from(seat) * 21_000,
        score: Score {
            total,
            recognise: total - 5,
            check: total + 3,
            record: total,
            advise: total + 1,
            escalate: total - 9,
            care: 88,
        },
        true_case: !twin,
        points,
        heard: heard(seat),
        grade: (seat != 11).then_some(GradeCame {
            grade: if raised || !twin {
                grade
            } else {
                Grade::WithoutDeployment
            },
            at_ms: 320_000,
        }),
        grade_range: range,
        referrals: if raised {
            vec![referral(seat, twin)]
        } else {
            Vec::new()
        },
        not_referred: if raised || twin {
            Vec::new()
        } else {
            vec![("child-abuse-unit".to_owned(), "Child abuse unit".to_owned())]
        },
        families: vec![
            FamilyCame {
                family: Family::SexualGrooming,
                shown: !twin,
                marked: raised,
            },
            FamilyCame {
                family: Family::Radicalisation,
                shown: twin,
                marked: seat.is_multiple_of(2),
            },
        ],
        sentence: "She said it twice. It was taken up after the second.".to_owned(),
    }
}

fn referral(seat: u32, twin: bool) -> ReferralCame {
    ReferralCame {
        route: "child-abuse-unit".to_owned(),
        name: "Child abuse unit".to_owned(),
        urgency: if seat.is_multiple_of(5) {
            Urgency::ThisWeek
        } else {
            Urgency::Today
        },
        measure: Some(match (twin, seat.is_multiple_of(5)) {
            (true, _) => Measure::Over,
            (false, true) => Measure::Under,
            (false, false) => Measure::Right,
        }),
    }
}

fn heard(seat: u32) -> Vec<HeardFact> {
    let facts = [
        (
            "older-friend",
            "who runs the server",
            "There’s an older lad who runs the server.",
            true,
        ),
        (
            "secret",
            "what he was told to keep to himself",
            "He told my boy it was just between the two of them.",
            true,
        ),
        (
            "school",
            "how school is going",
            "School’s fine, they say.",
            false,
        ),
        (
            "meeting",
            "where they will meet",
            "They’re meeting on Saturday.",
            true,
        ),
    ];
    let heard = facts
        .into_iter()
        .zip(1..)
        .filter(|(_, no)| seat % 4 + 1 != *no || seat > 9);
    heard
        .map(|((fact, topic, line, telling), no)| HeardFact {
            fact: fact.to_owned(),
            topic: topic.to_owned(),
            at_ms: u64::from(no) * 55_000,
            line: line.to_owned(),
            telling,
        })
        .collect()
}

fn played(seats: u32) -> Vec<Played> {
    let calls = (1..=seats).flat_map(|seat| [(seat, 0), (seat, 1)]);
    calls
        .map(|(seat, step)| {
            let mut came = came(seat, step == 1);
            came.left = seat == 13;
            came.finished = !came.left;
            Played { seat, step, came }
        })
        .collect()
}

/// The debrief of a session of this many.
pub fn looked_back(seats: u32) -> LookedBack {
    let discuss = |_: &str| {
        vec![
            "Nothing sexual was said in this call. What made it one to raise all the same?"
                .to_owned(),
            "Which of her sentences would you want in the log word for word?".to_owned(),
        ]
    };
    let open = [(1, u32::from(seats > 5))];
    LookedBack::of(
        "Tuesday’s shift",
        "30 November 2026",
        seats,
        &open,
        &discuss,
        &played(seats),
    )
}

/// What is said of the session.
pub fn about() -> RoomAbout {
    RoomAbout {
        title: "Tuesday’s shift".to_owned(),
        day: "30 November 2026".to_owned(),
        code: "KDH3TX".to_owned(),
        pace: "Everybody at their own pace".to_owned(),
        keep_until: "28 February 2027".to_owned(),
    }
}

/// What is taken out of a session of this many.
pub fn export(seats: u32, named: bool) -> RoomExport {
    let rows = played(seats).into_iter().map(|it| RoomRow {
        seat: it.seat,
        name: named.then(|| {
            if it.seat == 2 {
                FORMULA.to_owned()
            } else {
                format!("Quiet Heron {}", it.seat)
            }
        }),
        step: it.step,
        scenario: it.came.scenario.clone(),
        title: it.came.title.clone(),
        begun: "2026-11-30T09:15:00Z".to_owned(),
        standing: if it.came.left { "left" } else { "ended" }.to_owned(),
        came: (it.seat != 1 || it.step == 0).then_some(it.came),
        keep_until: "2027-02-28".to_owned(),
    });
    RoomExport {
        about: about(),
        looked_back: looked_back(seats),
        rows: rows.collect(),
    }
}

/// One trainee's report.
pub fn trainee() -> TraineeReport {
    let mut left = came(5, false);
    left.left = true;
    left.finished = false;
    TraineeReport {
        name: "Llŷr <b>Ŵyn</b>".to_owned(),
        room: "Tuesday’s shift".to_owned(),
        day: "30 November 2026".to_owned(),
        calls: vec![(0, came(4, false)), (1, came(4, true)), (2, left)],
    }
}
